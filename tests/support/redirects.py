"""Where another site sends a browser on to, without going there."""

from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, build_opener


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


def redirect_of(address: str) -> str:
    """Open a page as a browser would; the address that it leads on to."""
    try:
        build_opener(_Stay()).open(address)
    except HTTPError as redirect:
        redirect.close()
        return redirect.headers["Location"]
    raise AssertionError("no redirect")
