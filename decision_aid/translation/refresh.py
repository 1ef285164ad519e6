"""Update a translation file after its rule file changed: add missing texts, flag stale ones, follow moved ones.

Finished texts stay byte for byte, with their comments. Lines that begin with `#>` are generated, and are removed once
they no longer apply. Translated texts that have left the rule file are collected at the end, and never deleted.
"""

import datetime
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from decision_aid.model.aid import DecisionAid
from decision_aid.rule_file.syntax.parse import quote_scalar
from decision_aid.translation.addresses import addressed_texts
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import TranslatedText, Translation, text_fingerprint, texts_to_translate

WIDTH = 115
PLAIN = re.compile(r"\w[\w .()'/-]*\w")
SECTION = "  # ---"
GENERATED = "  #>"
HEAD = """\
# The texts of {name}.yaml in another language: {language}. How to translate: docs/translating.md
# Above each text stands what it says in the rule file. Write the translation after 'says:', and leave 'of:' as it is.

language: {language}
status: draft                        # draft, reviewed or approved
translated_by: Nobody yet           # people read it: write it in this language
# reviewed_by: who read it all, and what makes them able to judge it

texts:
"""
REVIEWED = re.compile(r"^status: *[\"']?(?:reviewed|approved)\b[\"']?", re.MULTILINE)
REVIEW = re.compile(r"^reviewed_(?:by|on):.*(?:\n +.*)*", re.MULTILINE)
NO_REVIEW = re.compile(r"^(?:# *)?reviewed_(?:by|on):.*(?:\n +.*)*\n", re.MULTILINE)
STATUS = re.compile(r"^status:.*?(?=\s*(?:#|$))", re.MULTILINE)
TRANSLATED_BY = re.compile(r"^translated_by:.*(?:\n +.*)*", re.MULTILINE)
GONE = "No longer in the rule file: delete these, or move what they say to where it belongs"


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """The new text of a translation file, and how many of its texts are done, stale and missing."""

    text: str
    done: int
    stale: int
    missing: int


@dataclass(frozen=True, slots=True)
class _Old:
    """The translation file before the update: everything down to `texts:`, and the lines of each text by address."""

    head: str
    translation: Translation | None
    blocks: Mapping[str, str]


def new_translation_file(name: str, language: str) -> str:
    """The head of a new translation file for the rule file of that name (without `.yaml`)."""
    return HEAD.format(name=name, language=language)


def refresh_translation(aid: DecisionAid, written: str, translation: Translation | None) -> RefreshResult:
    """Update a translation file to the aid; pass None for `translation` where the file has no texts yet."""
    old = _old(written, translation)
    made = list(_text_blocks(aid, old))
    used = {address for _, _, address in made}
    gone = [block for address, block in old.blocks.items() if address not in used and _says(old, address)]
    blocks = [block for block, _, _ in made] + ([_section(GONE), *gone] if gone else [])
    states = [state for _, state, _ in made]
    counts = (states.count(state) for state in ("done", "stale", "missing"))
    return RefreshResult("\n\n".join([old.head.rstrip("\n"), *blocks]) + "\n", *counts)


def write_translations(aid: DecisionAid, written: str, says: Mapping[str, str]) -> str:
    """A translation file in which these texts, by address, are translated; all others stay as they are.

    It becomes a draft: whoever reviewed it has not read them. `written` must be a file that can be read.
    """
    text = refresh_translation(aid, written, read_translation(written.encode())[0]).text
    blocks, originals = _old(text, read_translation(text.encode())[0]).blocks, dict(addressed_texts(aid))
    for address, said in says.items():
        text = text.replace(blocks[address], _translated(blocks[address], address, originals[address], said), 1)
    return _as_draft(text) if says else text


def write_credit(written: str, translated_by: str) -> str:
    """A translation file with who translated it."""
    return TRANSLATED_BY.sub(lambda _found: f"translated_by: {_scalar(translated_by)}", written, count=1)


def write_review(written: str, reviewed_by: str, day: datetime.date) -> str:
    """A translation file that is reviewed, with who read it all and when; its texts stay as they are."""
    head, texts, rest = written.partition("\ntexts:")
    reviewed = f"\nreviewed_by: {_scalar(reviewed_by)}\nreviewed_on: {day}"
    head = STATUS.sub("status: reviewed", NO_REVIEW.sub("", f"{head}\n"), count=1).removesuffix("\n")
    return TRANSLATED_BY.sub(lambda found: found[0] + reviewed, head, count=1) + texts + rest


def write_approval(written: str) -> str:
    """A reviewed translation file as an approved one; all else stays as it is."""
    head, texts, rest = written.partition("\ntexts:")
    return STATUS.sub("status: approved", head, count=1) + texts + rest


def _translated(block: str, address: str, original: str, said: str) -> str:
    kept = [line for line in block.split("\n") if line.startswith("  #")]
    comments = _comment("#", original) if not kept or GENERATED in block else kept
    return "\n".join(
        [*comments, f"  {_key(address)}", f"    of: {text_fingerprint(original)}", f"    says: {_scalar(said)}"]
    )


def _as_draft(written: str) -> str:
    """The file as a draft, with the name of its reviewer in a comment: people would read it beside what is new."""
    if not REVIEWED.search(written):
        return written
    return REVIEW.sub(r"# \g<0>", REVIEWED.sub("status: draft", written, count=1), count=2)


def _scalar(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if "\n" in text else quote_scalar(text)


def _text_blocks(aid: DecisionAid, old: _Old) -> Iterator[tuple[str, str, str]]:
    """The block of lines of each text, its state and its previous address; section comments come between, without."""
    first, all_texts, section = dict(texts_to_translate(aid)), dict(addressed_texts(aid)), ""
    for address, text in all_texts.items():
        translated = old.translation.find(address, text) if old.translation else None
        elsewhere = translated and translated.address != address and all_texts.get(translated.address) == text
        if elsewhere or (address not in first and not _says(old, address)):
            continue
        if _theme(address) != section:
            section = _theme(address)
            yield _section(section), "", ""
        yield _block(address, text, old)


def _theme(address: str) -> str:
    top = address.partition(".")[0]
    return "about" if top == "title" else top.replace("_", " ")


def _block(address: str, text: str, old: _Old) -> tuple[str, str, str]:
    translated = old.translation.find(address, text) if old.translation else None
    if translated:
        return _done(old.blocks[translated.address], translated, address, text), "done", translated.address
    own = _says(old, address)
    if own:
        return _stale(old.blocks[address], text), "stale", address
    return "\n".join([*_comment("#", text), *_empty(address, text)]), "missing", address


def _done(block: str, translated: TranslatedText, address: str, text: str) -> str:
    """The block of a finished text: unchanged, but for the original's wording above it where that was out of date."""
    lines = block.split("\n")
    if GENERATED in block or not _is_above(lines, text):
        lines = [*_comment("#", text), *(line for line in lines if not line.startswith("  #"))]
    return "\n".join(lines).replace(_key(translated.address), _key(address), 1)


def _is_above(lines: list[str], text: str) -> bool:
    """Whether whole lines of a block's comment are the text as it is now; notes of a translator may be around them.

    It is so too where there is no comment to be out of date.
    """
    comment = [f"{' '.join(line.strip().removeprefix('#').split())} " for line in lines if line.startswith("  #")]
    wanted = f"{' '.join(text.split())} "
    return not comment or any("".join(comment[a:b]) == wanted for a, b in combinations(range(len(comment) + 1), 2))


def _stale(block: str, text: str) -> str:
    lines = [line for line in block.split("\n") if not line.startswith(GENERATED)]
    comments = [line for line in lines if line.startswith("  #")]
    ours = (
        *_comment("#>", f"Stale. It says now: {text}"),
        f"{GENERATED} When the text below fits that, write of: {text_fingerprint(text)}",
    )
    return "\n".join([*comments, *ours, *lines[len(comments) :]])


def _empty(address: str, text: str) -> Iterator[str]:
    yield f"  {_key(address)}"
    yield f"    of: {text_fingerprint(text)}"
    yield "    says:"


def _key(address: str) -> str:
    """The address as a YAML key, in quotes where it has characters that need them."""
    return f"{address if PLAIN.fullmatch(address) else quote_scalar(address)}:"


def _comment(sign: str, text: str) -> list[str]:
    """The text as a comment; the lines of a list stay lines, so that the translation has them too."""
    before = f"  {sign} "
    wrapped = partial(textwrap.wrap, width=WIDTH, initial_indent=before, subsequent_indent=before)
    return [part for line in text.splitlines() for part in wrapped(line, break_on_hyphens=False)]


def _section(title: str) -> str:
    return f"{SECTION} {title} ".ljust(WIDTH, "-")


def _says(old: _Old, address: str) -> bool:
    translated = old.translation.by_address.get(address) if old.translation else None
    return bool(translated and translated.says)


def _old(written: str, translation: Translation | None) -> _Old:
    lines = written.splitlines()
    translations = translation.texts if translation else ()
    starts = [_start(lines, translated.place.line - 1) for translated in translations]
    ends = [*starts[1:], len(lines)] if starts else []
    blocks = {
        translated.address: _trimmed(lines[start:end])
        for translated, start, end in zip(translations, starts, ends, strict=True)
    }
    head = next((number for number, line in enumerate(lines, 1) if line.startswith("texts:")), len(lines))
    return _Old("\n".join(lines[:head]), translation, blocks)


def _start(lines: list[str], key: int) -> int:
    """The first line of a text's block: that of the comment directly above its key."""
    while lines[key - 1].lstrip().startswith("#") and not lines[key - 1].startswith(SECTION):
        key -= 1
    return key


def _trimmed(lines: list[str]) -> str:
    return "\n".join(line for line in lines if not line.startswith(SECTION)).rstrip()
