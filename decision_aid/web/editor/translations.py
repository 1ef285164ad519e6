"""The page that says what a translation lacks, and what is out of date in it, beside what the rule file says now."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, abort, render_template

from decision_aid.model.aid import DecisionAid
from decision_aid.model.languages import own_name
from decision_aid.storage.files import read_rule_bytes
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import Translation, texts_to_translate
from decision_aid.web.editor.draft import working_copy
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("translations", __name__)


@dataclass(frozen=True, slots=True)
class OpenText:
    """A text that is to be translated: its address, what it says, and the translation of what it said before, or ""."""

    address: str
    text: str
    said: str


@pages.get("/<name>/translation/<language>")
def look(name: str, language: str) -> str:
    """What is missing and what is out of date, for the text that the author sees."""
    now = working_copy(name)
    path = served_folder().folder.translation_files(name).get(language)
    if path is None or now.readable is None or now.readable.aid is None:
        abort(404)
    translation, problems = read_translation(read_rule_bytes(path))
    aid = now.readable.aid
    found = list(_open_texts(aid, translation)) if translation else []
    return render_template(
        "editor/translation.html",
        work=now,
        code=language,
        language_name=own_name(language),
        original=aid.language,
        file=path.name,
        problems=() if translation else problems,
        stale=[one for one in found if one.said],
        missing=[one for one in found if not one.said],
        done=len(list(texts_to_translate(aid))) - len(found),
        is_served=language in now.loaded.translations,
    )


def _open_texts(aid: DecisionAid, translation: Translation) -> Iterator[OpenText]:
    for address, text in texts_to_translate(aid):
        if translation.find(address, text) is None:
            own = translation.by_address.get(address)
            yield OpenText(address, text, own.says if own else "")
