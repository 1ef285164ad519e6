"""Jinja set-up: strict templates, gettext, filters, globals, and cache-busting URLs of static files."""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, current_app, url_for
from markupsafe import Markup

from decision_aid.consultation.glance import counted_beside_head, group_below_head, names_the_counted
from decision_aid.consultation.statement_labels import FILLED_DOTS, withdrawn_source
from decision_aid.consultation.wording import as_sentence, together
from decision_aid.model.fingerprint import short_fingerprint
from decision_aid.model.languages import SOURCE_LANGUAGE
from decision_aid.output.templating import STRICT
from decision_aid.translation import foreign_texts
from decision_aid.web.http import language
from decision_aid.web.http.served_folder import load_hospital
from decision_aid.web.http.sessions import session_field
from decision_aid.web.rendering import fragment_cache, glossary_links, icon_arrays, long_words

DRAWINGS = ("icon_array_size", "icon_blocks", "icon_rectangles", "icon_scale", "chain_bar", "course_lines")
FILTERS = {
    "sentence": as_sentence,
    "together": together,
    "counted_beside_head": counted_beside_head,
    "group_below_head": group_below_head,
    "names_the_counted": names_the_counted,
    "day": language.format_day,
    "short_fingerprint": short_fingerprint,
    "breakable": long_words.breakable,
}


def set_up(app: Flask) -> None:
    """Configure the application's Jinja environment; an undefined name in a template is an error."""
    app.jinja_options = {**app.jinja_options, **STRICT}
    environment = app.jinja_env
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        language.translate, language.translate_plural, newstyle=True
    )
    environment.filters.update(FILTERS)
    environment.globals.update({name: getattr(icon_arrays, name) for name in DRAWINGS})
    environment.globals.update(
        dots=FILLED_DOTS,
        glossary_linker=glossary_links.GlossaryLinker,
        piece_renderer=fragment_cache.PieceRenderer,
        fragments_of=fragment_cache.fragments_of,
        head_renderer=fragment_cache.HeadRenderer,
        hospital=load_hospital,
        language_attributes=language_attributes,
        source_renderer=fragment_cache.SourceRenderer,
        session_field=session_field,
        static=static_url,
        linked_terms=glossary_links.linked_terms,
        withdrawn_source=lambda source: withdrawn_source(source, language.translate),
    )


def language_attributes(spoken: str, around: str = SOURCE_LANGUAGE) -> Markup:
    """The `lang` of an element, and its `dir` where that is not the one of what is around it."""
    return Markup(foreign_texts.language_attributes(spoken, around))  # made of a checked tag alone


def static_url(filename: str) -> str:
    """URL of a static file with a hash of its content (cache busting)."""
    return url_for("static", filename=filename, v=_hash_of(filename))


def is_current_hash(filename: str, content_hash: str) -> bool:
    """Whether that is the hash of the file as it is: only then may a browser cache it forever."""
    try:
        return content_hash == _hash_of(filename)
    except OSError:
        return False


def _hash_of(filename: str) -> str:
    path = Path(current_app.static_folder or "") / filename
    found = path.stat()
    return _content_hash(path, found.st_mtime_ns, found.st_size)


@lru_cache
def _content_hash(path: Path, *_state: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
