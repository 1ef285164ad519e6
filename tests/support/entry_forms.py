"""The forms for entries as a browser fills and sends them."""

import html
import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.forms import hidden
from tests.support.pages import session_id

Sent = dict[str, str | list[str]]


def fields(page: str) -> Sent:
    """What a browser would send of the form on a page, as it stands."""
    form = page[page.index('<form class="entry-form"') :].partition("</form>")[0]
    sent: Sent = {}
    for box in re.findall(r"<input[^>]*>", form):
        facts = dict(re.findall(r'([\w-]+)="([^"]*)"', box))
        if facts.get("type") == "checkbox" and " checked" in box:
            sent[facts["name"]] = [*sent.get(facts["name"], []), facts["value"]]
        elif facts.get("type") not in ("checkbox", "radio") or " checked" in box:
            sent[facts["name"]] = html.unescape(facts.get("value", ""))
    for name, said in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        sent[name] = html.unescape(said)
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        sent[name] = html.unescape(chosen[1]) if chosen else ""
    return sent


def send(client: FlaskClient, address: str, go: str = "save", **changes: str | list[str]) -> TestResponse:
    """Open a form, change some of it, and press a button."""
    named = {name.replace("__", "."): said for name, said in changes.items()}
    return client.post(address, data={**fields(client.get(address).text), **named, "go": go})


def delete(client: FlaskClient, entry: str) -> TestResponse:
    """Open the page that asks whether an entry of the small aid is to go, and press its button."""
    address = f"/edit/small/delete/{entry}"
    page = client.get(address).text
    return client.post(address, data={**hidden(page), "session_id": session_id(page)})
