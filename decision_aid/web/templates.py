"""An application comes in; it goes out able to draw the pages, with every slip in a template an error."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app, url_for

from decision_aid.templating import STRICT
from decision_aid.web import drawn_once, figures, language, words
from decision_aid.wording import sentence


def set_up(app: Flask) -> None:
    """Make the templates strict, and give them their words, days and drawings."""
    app.jinja_options = {**app.jinja_options, **STRICT}
    environment = app.jinja_env
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        language.translate, language.translate_counted, newstyle=True
    )
    environment.filters.update(sentence=sentence, day=language.day)
    environment.globals.update(
        blocks=figures.blocks,
        dots=figures.dots,
        marker=words.Marker,
        cell_drawing=drawn_once.Cells,
        remembered=drawn_once.remembered,
        source_drawing=drawn_once.Sources,
        static=static,
        words_used=words.used,
    )


def static(filename: str) -> str:
    """The address of a static file, with a mark that changes when the file does."""
    return url_for("static", filename=filename, v=_mark_of(filename))


def is_marked(filename: str, mark: str) -> bool:
    """Whether that is the mark of the static file as it is, and not as another version of the program has it."""
    try:
        return mark == _mark_of(filename)
    except OSError:
        return False


def _mark_of(filename: str) -> str:
    path = Path(current_app.static_folder or "") / filename
    found = path.stat()
    return _mark(path, found.st_mtime_ns, found.st_size)


@lru_cache
def _mark(path: Path, *_state: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
