"""The pages on which an aid is translated: its languages, and the texts of one beside what the aid says now.

Translations are of the published text. What is kept is live at once, and a commit of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.model.aid import DecisionAid
from decision_aid.model.languages import is_language_tag, own_name, suggest_language_tag
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.schema.keys import Text, places
from decision_aid.rule_file.schema.table import RULE_FILE
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.translations import change_translation
from decision_aid.translation.checks import check_translation
from decision_aid.translation.reading import read_translation
from decision_aid.translation.refresh import (
    new_translation_file,
    refresh_translation,
    write_credit,
    write_translations,
)
from decision_aid.translation.translate import Translation, key_of, text_fingerprint, texts_to_translate
from decision_aid.web.editor.drafts.draft import WorkingCopy, working_copy
from decision_aid.web.editor.entries.entry_choices import shortened
from decision_aid.web.editor.publishing.publish_text import signed
from decision_aid.web.http.served_folder import load_rule_file, served_folder

pages = Blueprint("translations", __name__)

MOST = 15  # texts on a page
STALE, MISSING, DONE = "stale", "missing", "done"
TRANSLATED = "Translated into %(language)s"
BEGUN = "Begun in %(language)s"
OVERTAKEN = "Somebody has changed this meanwhile. It says now: “%(says)s”. What you typed is not kept yet."
TEXT_CHANGED = "The aid says something else here now. What you typed is not kept yet."
NOT_A_LANGUAGE = "Write the code of a language, such as es for Spanish. %(advice)s"
SAME_LANGUAGE = "The aid itself is in that language."
THERE_ALREADY = "This language is there already."
NO_CREDIT = "Say who translates it. People read it beside who wrote the aid."
LABELS = {
    (place.partition(".")[0] or key.name, key.name): key.title
    for place, entry in places(RULE_FILE)
    for key in entry.keys
    if isinstance(key.holds, Text)
}
PARTS = {key.name: key.title for key in RULE_FILE.keys}


@dataclass(frozen=True, slots=True)
class LanguageOfAid:
    """A language of an aid: its code, its own name, its file, how many texts are in which state, who made it."""

    code: str
    language: str
    file: str
    counts: Mapping[str, int] | None
    translation: Translation | None
    is_served: bool
    is_being_checked: bool


@dataclass(frozen=True, slots=True)
class TextInBoth:
    """A text to translate: where it stands, what the aid says, what the translation says, and how the two stand."""

    address: str
    text: str
    says: str
    state: str

    @property
    def label(self) -> str:
        """What it is, in the words of forms."""
        part = self.address.partition(".")[0]
        key = key_of(self.address)
        return " · ".join(dict.fromkeys((PARTS.get(part, part), LABELS.get((part, key), key))))


@dataclass(frozen=True, slots=True)
class SentText:
    """What was sent of one text; `of` and `was` are what the page showed, as fingerprints."""

    entry: TextInBoth
    says: str
    fits: bool
    of: str
    was: str

    @property
    def is_changed(self) -> bool:
        """Whether it is to be written."""
        return bool(self.says) and (self.fits or text_fingerprint(self.says) != self.was)


@pages.get("/<name>/translations")
def listed(name: str) -> str:
    """The languages of an aid, and a form to begin another."""
    return _list(working_copy(name))


@pages.post("/<name>/translations")
def begin(name: str) -> Response | tuple[str, int]:
    """Begin a translation: a file in which every text is missing."""
    now, code = working_copy(name), request.form.get("language", "").strip()
    credit = " ".join(request.form.get("translated_by", "").split())
    aid = published_aid(now)
    wrong = _refusals(now, aid, code, credit)
    if wrong:
        return _list(now, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    head = write_credit(new_translation_file(name, code), credit)
    made = refresh_translation(aid, head, None).text.encode()
    info = signed(BEGUN % {"language": own_name(code)})
    change_translation(now.loaded.path, code, lambda before: made if before is None else None, info)
    return redirect(url_for(".look", name=name, language=code), HTTPStatus.SEE_OTHER)


@pages.get("/<name>/translation/<language>")
def look(name: str, language: str) -> str:
    """What is out of date and what is missing, or the texts with the words that are looked for, to be translated."""
    return _page(working_copy(name), language)


@pages.post("/<name>/translation/<language>")
def keep(name: str, language: str) -> Response | tuple[str, int]:
    """Keep what is translated, unless one of the texts has an error or was changed meanwhile."""
    now = working_copy(name)
    aid, wrong, kept = published_aid(now), dict[str, str](), list[SentText]()

    def change(before: bytes | None) -> bytes | None:
        sent = list(_sent(aid, before or b""))
        kept[:] = [one for one in sent if one.is_changed]
        wrong.update(_overtaken(kept))
        says = {one.entry.address: one.says for one in kept}
        after = write_translations(aid, (before or b"").decode("utf-8-sig"), says).encode()
        wrong.update({} if wrong else _errors(aid, after, says))
        return None if wrong or not says else after

    if translation_file(now, language) is None:
        abort(404)
    info = signed(TRANSLATED % {"language": own_name(language)})
    if change_translation(now.loaded.path, language, change, info):
        served_folder().folder.reload_now(name)
    if wrong:
        return _page(now, language, wrong, kept), HTTPStatus.UNPROCESSABLE_ENTITY
    find = request.args.get("find") or None
    here = url_for(".look", name=name, language=language, find=find, told=len(kept), _anchor="told")
    return redirect(here, HTTPStatus.SEE_OTHER)


def published_aid(now: WorkingCopy) -> DecisionAid:
    """The aid that people read, which is what is translated; 404 where there is none."""
    return now.loaded.aid or abort(404)


def translation_file(now: WorkingCopy, language: str) -> bytes | None:
    """The file of a translation; None where there is none."""
    path = served_folder().folder.translation_files(now.name).get(language)
    return read_rule_bytes(path) if path else None


def _refusals(now: WorkingCopy, aid: DecisionAid, code: str, credit: str) -> dict[str, str]:
    wrong = {} if credit else {"translated_by": NO_CREDIT}
    if not is_language_tag(code):
        wrong["language"] = (NOT_A_LANGUAGE % {"advice": suggest_language_tag(code) if code else ""}).strip()
    elif code == aid.language:
        wrong["language"] = SAME_LANGUAGE
    elif translation_file(now, code) is not None:
        wrong["language"] = THERE_ALREADY
    return wrong


def entries_of(aid: DecisionAid, translation: Translation | None) -> Iterator[TextInBoth]:
    """All texts of an aid, each beside what the translation has for it."""
    for address, text in texts_to_translate(aid):
        found = translation.find(address, text) if translation else None
        own = translation.by_address.get(address) if translation else None
        if found:
            yield TextInBoth(found.address, text, found.says, DONE)
        else:
            yield TextInBoth(address, text, own.says if own else "", STALE if own and own.says else MISSING)


def _sent(aid: DecisionAid, content: bytes) -> Iterator[SentText]:
    """What was sent, beside how the file stands now; an address that is gone is left out."""
    known = {entry.address: entry for entry in entries_of(aid, read_translation(content)[0])}
    form = request.form
    for number in range(MOST):
        if entry := known.get(form.get(f"at-{number}", "")):
            says = form.get(f"says-{number}", "").replace("\r\n", "\n").strip()
            fits = f"fits-{number}" in form
            yield SentText(entry, says, fits, form.get(f"of-{number}", ""), form.get(f"was-{number}", ""))


def _overtaken(sent: Sequence[SentText]) -> Iterator[tuple[str, str]]:
    for one in sent:
        if one.of != text_fingerprint(one.entry.text):
            yield one.entry.address, TEXT_CHANGED
        elif one.was != text_fingerprint(one.entry.says) and one.says != one.entry.says:
            yield one.entry.address, OVERTAKEN % {"says": one.entry.says}


def _errors(aid: DecisionAid, content: bytes, says: Mapping[str, str]) -> dict[str, str]:
    """The errors in what would be written, by the address of the text, of those that were sent."""
    told = _told(content, check_translation(aid, content)[1])
    return {address: found[0].message for address, found in told.items() if address in says and _is_error(found[0])}


def _is_error(problem: Problem) -> bool:
    return problem.level is Level.ERROR


def _told(content: bytes, problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """The problems of a translation file by the address of the text in which they are, errors first."""
    translation = read_translation(content)[0]
    starts = [(text.place.line, text.address) for text in translation.texts] if translation else []
    found = dict[str, list[Problem]]()
    for problem in sorted(problems, key=lambda one: not _is_error(one)):
        address = next((at for line, at in reversed(starts) if line <= problem.place.line), "")
        if address and problem.check not in {"missing-text", "stale-text"}:
            found.setdefault(address, []).append(problem)
    return found


def counts_of(entries: Sequence[TextInBoth]) -> dict[str, int]:
    """How many texts are in which state."""
    return {state: sum(entry.state == state for entry in entries) for state in (STALE, MISSING, DONE)}


def _list(now: WorkingCopy, wrong: Mapping[str, str] | None = None) -> str:
    aid = published_aid(now)
    return render_template(
        "editor/translations/translations.html",
        work=now,
        listed=[_listed(now, aid, code) for code in served_folder().folder.translation_files(now.name)],
        typed=request.form,
        wrong=wrong or {},
    )


def _listed(now: WorkingCopy, aid: DecisionAid, code: str) -> LanguageOfAid:
    content = translation_file(now, code) or b""
    translation = read_translation(content)[0]
    counts = counts_of(list(entries_of(aid, translation))) if translation else None
    file = f"{now.name}.{code}.yaml"
    live = load_rule_file(now.name)
    is_served = code in live.translations
    return LanguageOfAid(code, own_name(code), file, counts, translation, is_served, live.being_checked)


def _page(
    now: WorkingCopy, language: str, wrong: Mapping[str, str] | None = None, typed: Sequence[SentText] = ()
) -> str:
    content, aid = translation_file(now, language), published_aid(now)
    if content is None:
        abort(404)
    translation, problems = read_translation(content)
    entries = list(entries_of(aid, translation)) if translation else []
    told = _told(content, check_translation(aid, content)[1]) if translation else {}
    found, start = _shown(entries, told), max(request.args.get("from", 0, int), 0)
    return render_template(
        "editor/translations/translation.html",
        work=now,
        code=language,
        language_name=own_name(language),
        problems=problems,
        translation=translation,
        counts=counts_of(entries),
        shown=found[start : start + MOST],
        found=len(found),
        start=start,
        most=MOST,
        told=told,
        fingerprint=text_fingerprint,
        typed={one.entry.address: one for one in typed},
        drafted=_drafted(now, aid),
        is_served=language in load_rule_file(now.name).translations,
        wrong=wrong or {},
        refusals=_refusals_at(found[start : start + MOST], wrong or {}),
    )


def _refusals_at(shown: Sequence[TextInBoth], wrong: Mapping[str, str]) -> list[tuple[str, str]]:
    """Why texts are not kept, each with the place of its text on the page."""
    return [
        (f"says-{number}", f"{shortened(one.text)}: {wrong[one.address]}")
        for number, one in enumerate(shown)
        if one.address in wrong
    ]


def _shown(entries: Sequence[TextInBoth], told: Mapping[str, object]) -> list[TextInBoth]:
    """The texts with the words that are looked for; else what is out of date, what has a problem, what is missing."""
    wanted = request.args.get("find", "").casefold().split()
    if wanted:
        return [one for one in entries if all(word in f"{one.text} {one.says}".casefold() for word in wanted)]
    order = (STALE, DONE, MISSING)
    listed = [entry for entry in entries if entry.state != DONE or entry.address in told]
    return sorted(listed, key=lambda one: order.index(one.state))


def _drafted(now: WorkingCopy, aid: DecisionAid) -> int:
    """How many texts the author's draft has that are not published."""
    drafted = now.readable.aid if now.draft and now.readable else None
    published = {text for _address, text in texts_to_translate(aid)}
    return sum(text not in published for _address, text in texts_to_translate(drafted)) if drafted else 0
