"""Many files as one run of bytes that a browser puts into the file system of its Python, before that starts.

A line of JSON with the name and the size of each, then their contents. It is not compressed: the whole of it will be.
"""

import json
from collections.abc import Mapping


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """The files by path; the same bytes for the same files."""
    each = {name: files[name] for name in sorted(files)}
    head = json.dumps([[name, len(content)] for name, content in each.items()])
    return b"".join([head.encode(), b"\n", *each.values()])
