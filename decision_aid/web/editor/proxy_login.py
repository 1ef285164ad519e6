"""Login by a trusted reverse proxy: the author that its header names, and the client's address.

Both count only on requests from an address in `web.editor.state.AuthorLogin.proxies`: anybody can send a header.
"""

import contextlib
import logging
import unicodedata

from flask import request

from decision_aid.storage.authors import LONGEST_NAME, NOT_IN_A_NAME
from decision_aid.web.editor.state import editor_state

LOG = logging.getLogger(__name__)

NOBODY = "Your organisation's own sign-in says who you are, and it named nobody."
SEVERAL = "Your organisation's own sign-in named “{name}”. That may be two people, so nobody is signed in."
UNUSABLE = "Your organisation's own sign-in named “{name}”, which can't be used as an author's name."
UNLISTED = "Your organisation's own sign-in named “{name}”, who is not on the list of authors here."


def author() -> str:
    """The author named by the proxy, spelled as they were added; "" where it names nobody who may edit."""
    name = _named()
    return "" if _fault(name) else editor_state().authors.canonical_name(name)


def refusal() -> str:
    """Why the proxy's header logs nobody in, for the page; logged with the address it came from."""
    header, name = editor_state().author_login.header, _named()
    said = _fault(name).format(name=name)
    if name:
        LOG.warning("%s: %s", header, said)
    elif request.headers.get(header):
        LOG.warning("%s came from %s, which no --author-proxy names", header, request.remote_addr)
    return said


def client_address() -> str:
    """The client's address: the last in X-Forwarded-For that is not a trusted proxy."""
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    route = [one for part in forwarded if (one := part.strip())] + [request.remote_addr or ""]
    return next((one for one in reversed(route) if one not in editor_state().author_login.proxies), route[0])


def _named() -> str:
    """The name in the header, decoded as UTF-8 where possible, without a Windows domain (DOMAIN\\user)."""
    editing = editor_state().author_login
    if request.remote_addr not in editing.proxies:
        return ""
    sent = request.headers.get(editing.header, "")
    with contextlib.suppress(UnicodeError):  # else it is Latin-1, as WSGI decodes headers
        sent = sent.encode("latin-1").decode("utf-8")
    return unicodedata.normalize("NFC", sent.rpartition("\\")[2].strip())


def _fault(name: str) -> str:
    """Why a name can't be an author's; "" where it can."""
    if not name:
        return NOBODY
    if "," in name:  # a header that is there twice arrives as one with a comma
        return SEVERAL
    if len(name) > LONGEST_NAME or NOT_IN_A_NAME & set(name):
        return UNUSABLE
    return "" if editor_state().authors.canonical_name(name) else UNLISTED
