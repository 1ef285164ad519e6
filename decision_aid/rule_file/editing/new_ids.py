"""Generate ids for new entries from their text (slugs): authors fill in forms and need not invent ids."""

import re
import unicodedata
from collections.abc import Collection

from decision_aid.model.evidence import OPTION_WORDS
from decision_aid.rule_file.editing.entry_kinds import SCHEMAS, EntryKind
from decision_aid.rule_file.editing.form_fields import FieldValue, FormData
from decision_aid.rule_file.reading.conditions import GROUPS

MAX_LENGTH = 30
YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
WORDS = {*GROUPS, *(word for word, _ in OPTION_WORDS)}  # what means something else where an id may stand


def new_id(kind: EntryKind, filled: FormData, taken: Collection[str]) -> str:
    """A slug that is not taken; a source becomes author and year, and a number is added if necessary."""
    text = str(filled.get(SCHEMAS[kind].title_key, ""))
    year = YEAR.search(text)
    author = _plain(text).split("-")[0]
    text = f"{author} {year[0]}" if kind is EntryKind.SOURCE and year and author else text
    return slug(text, taken, kind.value)


def slug(text: str, taken: Collection[str], otherwise: str = "entry") -> str:
    """The text as an id that is not taken and no word of the file; `otherwise` stands for one without a letter."""
    name = _cut(_plain(text).split("-")) or otherwise
    others = (f"{name}-{number}" for number in range(2, len(taken) + 4))
    return next(one for one in (name, *others) if one not in taken and one not in WORDS)


def with_choice_ids(filled: FormData) -> dict[str, FieldValue]:
    """The form of a new question with generated choice ids in place of numbers, without blank choices."""
    names: dict[str, str] = {}
    for key, label in filled.items():
        if key.startswith("choices.") and key.endswith(".label") and label:
            number = key.split(".")[1]
            names[number] = new_id(EntryKind.CHOICE, {"label": label}, names.values())
    found: dict[str, FieldValue] = {}
    for key, data in filled.items():
        steps = key.split(".")
        if steps[0] != "choices":
            found[key] = data
        elif steps[1] in names:
            found[f"choices.{names[steps[1]]}.{steps[2]}"] = data
    return found


def _plain(text: str) -> str:
    """The text as a slug: lower-case ASCII letters, digits and hyphens, accents dropped."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def _cut(words: list[str]) -> str:
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > MAX_LENGTH:
            break
        name = f"{name}-{word}".strip("-")[:MAX_LENGTH]
    return name
