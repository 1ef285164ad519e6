"""Error pages: each failure gets a helpful page and an HTTP status, never a trace or an answer in the log."""

import traceback
from collections.abc import Mapping
from http import HTTPStatus

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import BadHost, HTTPException, SecurityError

from decision_aid.model.gettext_marker import _
from decision_aid.storage.check_process import CheckUnavailable
from decision_aid.storage.rule_folder import UnknownAid
from decision_aid.web.http.language import translate
from decision_aid.web.http.log_throttle import LogThrottle
from decision_aid.web.http.served_folder import AidUnavailable

ErrorPage = tuple[str, int]

UNKNOWN_PAGE = (
    _("There is no such page"),
    _("Check the address, or find the page in the list of decision aids."),
)
UNKNOWN_AID = (
    _("There is no such decision aid"),
    _("It may have a new name. Look in the list of decision aids."),
)
CANT_BE_SHOWN = (
    _("This decision aid can't be shown now"),
    _("Its file is being worked on and has something in it that is not right. Half an aid is never shown. "
      "Whoever looks after these pages can see what is wrong. Please try again later."),
)  # fmt: skip
BEING_CHECKED = (
    _("This decision aid is being checked"),
    _("Its file is new, and is shown as soon as it has been looked through. Please come back in a minute."),
)
TOO_LARGE = (
    _("That is too long"),
    _("We did not save it. Go back one page, shorten what you typed, and try again."),
)  # fmt: skip
WRONG_WAY = (
    _("This page can't be opened like that"),
    _("Start again from the list of decision aids."),
)
FAILED = (
    _("Sorry, something went wrong"),
    _("Go back one page and try again. Your earlier answers are still in your browser. If it happens "
      "again, tell the people who run this site."),
)  # fmt: skip
WRONG_HOST = "decision-aid-wrong-host"
OTHER_HOST = (
    "A request named another Host than %s, as DECISION_AID_ADDRESS has it, and got 400. The web server in front must "
    "pass on the Host that the browser named."
)
NOT_CHECKED_YET = "This can't be shown yet"  # only authors open what may be unchecked
A_MINUTE = 60  # seconds: in which a check is probably done
NOT_HERE = "These pages are not at this address.\n"
BY_CODE: Mapping[int, tuple[str, str]] = {
    HTTPStatus.NOT_FOUND: UNKNOWN_PAGE,
    HTTPStatus.METHOD_NOT_ALLOWED: WRONG_WAY,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: TOO_LARGE,
}


def set_up(app: Flask) -> None:
    """Register the error handlers."""
    app.extensions[WRONG_HOST] = LogThrottle()
    app.register_error_handler(UnknownAid, lambda _error: error_page(UNKNOWN_AID, HTTPStatus.NOT_FOUND))
    app.register_error_handler(AidUnavailable, _aid_unavailable)
    app.register_error_handler(CheckUnavailable, _check_unavailable)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failed)


def error_page(said: tuple[str, str], code: int) -> ErrorPage:
    """A page of title and text, with that status."""
    title, text = said
    return render_template("problem.html", title=translate(title), text=translate(text)), code


def _aid_unavailable(error: AidUnavailable) -> ErrorPage | Response:
    if error.found.being_checked:
        return _come_again(BEING_CHECKED)
    return error_page(CANT_BE_SHOWN, HTTPStatus.SERVICE_UNAVAILABLE)


def _check_unavailable(error: CheckUnavailable) -> Response:
    return _come_again((NOT_CHECKED_YET, error.problem.message))


def _come_again(said: tuple[str, str]) -> Response:
    page, code = error_page(said, HTTPStatus.SERVICE_UNAVAILABLE)
    return Response(page, code, {"Retry-After": str(A_MINUTE)})


def _http_error(error: HTTPException) -> ErrorPage | HTTPException | Response:
    code = error.code or 500
    if isinstance(error, BadHost | SecurityError):  # without a trusted host no URL can be built
        _log_wrong_host()
        return Response(NOT_HERE, HTTPStatus.BAD_REQUEST, mimetype="text/plain")
    if code < 400:
        return error
    return error_page(BY_CODE.get(code, UNKNOWN_PAGE if code < 500 else FAILED), code)


def _log_wrong_host() -> None:
    """Log the host that was expected, not the one that came: a stranger chooses that one."""
    expected, throttle = current_app.config["TRUSTED_HOSTS"], current_app.extensions[WRONG_HOST]
    if expected and throttle.is_due():
        current_app.logger.warning(OTHER_HOST, expected[0])


def _failed(error: Exception) -> ErrorPage:
    """Log the traceback without the exception's message, which may hold an answer."""
    places = "".join(traceback.format_tb(error.__traceback__))
    current_app.logger.error("%s at %s\n%s", type(error).__name__, request.endpoint, places)
    return error_page(FAILED, HTTPStatus.INTERNAL_SERVER_ERROR)
