"""The fields of a form on a page."""

import html
import re

from werkzeug.datastructures import MultiDict


def hidden(page: str) -> MultiDict[str, str]:
    """The hidden fields of a page."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return MultiDict([(name, html.unescape(value)) for name, value in found])
