"""The logo and the colour of the hospital that offers the aids: the same for everybody, so caches may keep them."""

from flask import Blueprint, Response, abort

from decision_aid.web.http.served_folder import load_hospital

pages = Blueprint("hospital", __name__, url_prefix="/folder")

PNG = b"\x89PNG"
# In the light scheme alone: its contrast is known there.
SHEET = "@media (prefers-color-scheme: light) and (not (forced-colors: active)) { :root { --action: %s; } }\n"


@pages.get("/logo")
def logo() -> Response:
    """The logo, which is a PNG or a JPEG."""
    found = load_hospital().logo
    return Response(found, mimetype="image/png" if found.startswith(PNG) else "image/jpeg") if found else abort(404)


@pages.get("/colour.css")
def colour() -> Response:
    """A style sheet that gives what can be pressed the hospital's colour."""
    found = load_hospital().colour
    return Response(SHEET % found, mimetype="text/css") if found else abort(404)
