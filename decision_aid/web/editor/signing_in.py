"""A name and a password, or a trusted proxy's word, come in; the author of this request goes out, or the way in."""

from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from decision_aid.authors import LONGEST_NAME, NOT_IN_A_NAME
from decision_aid.drafts import Draft
from decision_aid.reading import fingerprint
from decision_aid.web.editor.desk import desk
from decision_aid.web.form_mark import is_ours
from decision_aid.web.forms import Token
from decision_aid.web.language import translate
from decision_aid.web.sessions import AUTHOR, TOKEN
from decision_aid.wording import _

pages = Blueprint("signing_in", __name__)

LARGEST = 4 * 1024 * 1024  # a rule file of a million letters, as a form sends it
SEE_OTHER, NOT_SIGNED_IN, NOT_TAKEN = 303, 401, 422
SENT = ("text", "base", "seen", "window")
FILLED_IN = ("editor.entries.", "editor.publishing.publish")
OPEN = {"editor.signing_in.sign_in", "editor.signing_in.take"}

WRONG = _("This name and password do not belong together. Look at both, and try again.")
PAUSE = _("There were several wrong tries. Wait %(seconds)s seconds, then try again.")
BY_PROXY = _("Nobody comes in here by password: your organisation's own sign-in says who you are.")
TOO_OLD = _("This page was open for too long. Try again.")


def author() -> str:
    """Who is signed in, on a page that only they can open."""
    name: str = g.author
    return name


def guard() -> Response | tuple[str, int] | None:
    """Let nobody in who is not signed in, and take nothing that did not come from a page of theirs."""
    request.max_content_length = request.max_form_memory_size = LARGEST
    g.author = _signed_in()
    if request.endpoint in OPEN:
        return None
    if request.method not in {"GET", "HEAD"} and not (g.author and _came_from_us()):
        return _ended()
    if not g.author:
        return redirect(url_for("editor.signing_in.sign_in", to=request.path), SEE_OTHER)
    return None


def facts() -> dict[str, object]:
    """What every page for authors is drawn with."""
    return {
        "author": g.get("author", ""),
        "can_sign_out": not desk().editing.header,
        "token": Token(formdata=None),
    }


@pages.get("/sign-in")
def sign_in() -> Response | str | tuple[str, int]:
    """The page to sign in on; where a proxy says who comes, that it did not."""
    if g.author:
        return redirect(_next(), SEE_OTHER)
    return _sign_in_page()


@pages.post("/sign-in")
def take() -> Response | str | tuple[str, int]:
    """Let an author in whose password is right, and keep the text that waited for them."""
    name = g.author or " ".join(request.form.get("name", "").split())
    wrong = "" if _came_from_us() else translate(TOO_OLD)
    if wrong := wrong or ("" if g.author else _refusal(name)):
        return _sign_in_page(name, wrong), NOT_TAKEN
    if not g.author:
        session.clear()
        session[AUTHOR] = [name, desk().authors.mark(name)]
        g.author = name
    if filled := request.form.get("filled"):
        fields = parse_qsl(filled, keep_blank_values=True)
        return render_template("editor/again.html", to=_next(), fields=fields, publishing="reason" in dict(fields))
    waited = _waiting() if "kept_text" in request.form else None
    if waited and not _kept(name, waited):
        return render_template("editor/not_kept.html", waiting=waited)
    return redirect(_next(), SEE_OTHER)


def _refusal(name: str) -> str:
    """Why nobody comes in with this name and the password that was typed; each wrong try makes the wait longer."""
    address, pauses = request.remote_addr or "", desk().pauses
    if desk().editing.header:
        return translate(BY_PROXY)
    waiting = pauses.seconds(name, address)
    if waiting > 0:
        return translate(PAUSE) % {"seconds": waiting}
    if not desk().authors.admits(name, request.form.get("password", "")):
        pauses.wrong(name, address)
        return translate(WRONG)
    pauses.right(name, address)
    return ""


@pages.post("/sign-out")
def sign_out() -> Response:
    """Forget who was signed in; a consultation in the same browser goes on."""
    session.clear()
    return redirect(url_for(".sign_in"), SEE_OTHER)


def _signed_in() -> str:
    editing = desk().editing
    if editing.header:
        name = _named_by_proxy(editing.header) if request.remote_addr in editing.proxies else ""
        return "" if len(name) > LONGEST_NAME or NOT_IN_A_NAME & set(name) else name
    name, mark = session.get(AUTHOR, ("", ""))
    return name if mark and mark == desk().authors.mark(name) else ""


def _named_by_proxy(header: str) -> str:
    """The name in the header: proxies send UTF-8, which arrives as if it were the letters of Western Europe."""
    name = request.headers.get(header, "").strip()
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def _came_from_us() -> bool:
    return is_ours(request.form.get(TOKEN) or request.headers.get("X-CSRFToken"))


def _next() -> str:
    """Where to go after signing in: a page for authors of this site, and no other."""
    wanted = request.values.get("to", "")
    start = url_for("editor.files.listed")
    return wanted if wanted.startswith(start) and "\\" not in wanted and "\n" not in wanted else start


def _sign_in_page(name: str = "", wrong: str = "", *, waiting: bool = False, filled: str = "") -> str:
    waited = _waiting() if waiting or "kept_text" in request.form else None
    return render_template(
        "editor/sign_in.html",
        name=name,
        wrong=wrong,
        to=_back_to(waited, filled),
        filled=filled or request.form.get("filled", ""),
        by_proxy=bool(desk().editing.header),
        waiting=waited,
    )


def _back_to(waited: dict[str, str] | None, filled: str) -> str:
    """Where to go after signing in, by what was sent without it."""
    if waited and waited["name"]:
        return url_for("editor.writing.write", name=waited["name"])
    return request.path if filled else _next()


def _ended() -> tuple[str, int]:
    """That the signing in has ended, with the text or the form that was sent kept on the page."""
    return _sign_in_page(waiting="text" in request.form, filled=_filled()), NOT_SIGNED_IN


def _filled() -> str:
    """What was filled in of an entry's form, or of that to publish, packed, to be sent once more."""
    if not (request.endpoint or "").startswith(FILLED_IN):
        return ""
    return urlencode([one for one in request.form.items(multi=True) if one[0] not in {TOKEN, "go"}])


def _waiting() -> dict[str, str]:
    """A text that came without anybody signed in, on its way to becoming a draft."""
    if "kept_text" in request.form:
        return {key: request.form.get(f"kept_{key}", "") for key in (*SENT, "name")}
    facts = {key: request.form.get(key, "") for key in SENT}
    return facts | {"name": (request.view_args or {}).get("name", "")}


def _kept(author_name: str, waited: dict[str, str]) -> bool:
    """Whether the text that waited is the author's draft now; another that they began elsewhere is not overwritten."""
    before, text = desk().drafts.find(author_name, waited["name"]), waited["text"].replace("\r\n", "\n")
    if not waited["name"] or (before and not _known(before, waited)):
        return before is not None and before.text == text
    desk().drafts.keep(author_name, waited["name"], text, waited["base"], waited["window"])
    return True


def _known(before: Draft, waited: dict[str, str]) -> bool:
    """Whether the page from which a text came knew of the draft that is there."""
    same_window = waited["window"] and waited["window"] == before.window
    return before.base == waited["base"] and (bool(same_window) or fingerprint(before.text.encode()) == waited["seen"])
