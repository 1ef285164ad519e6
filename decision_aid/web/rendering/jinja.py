"""An application comes in; it goes out able to draw the pages, with every slip in a template an error."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app, url_for

from decision_aid.consultation.wording import sentence
from decision_aid.output.templating import STRICT
from decision_aid.web.http import language
from decision_aid.web.rendering import fragment_cache, glossary_links, icon_arrays


def set_up(app: Flask) -> None:
    """Make the templates strict, and give them their words, days and drawings."""
    app.jinja_options = {**app.jinja_options, **STRICT}
    environment = app.jinja_env
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        language.translate, language.translate_counted, newstyle=True
    )
    environment.filters.update(sentence=sentence, day=language.day)
    environment.globals.update(
        blocks=icon_arrays.blocks,
        dots=icon_arrays.dots,
        marker=glossary_links.Marker,
        cell_drawing=fragment_cache.Cells,
        remembered=fragment_cache.remembered,
        source_drawing=fragment_cache.Sources,
        static=static,
        words_used=glossary_links.used,
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
