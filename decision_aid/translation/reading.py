"""Parse a translation file: texts by address, each with the fingerprint of the wording that it translates.

Only the file itself is parsed; whether it fits its rule file is for `translation.checks`.
"""

from collections.abc import Iterator
from dataclasses import replace

from decision_aid.model.enums import Status
from decision_aid.model.problems import Problem, by_place, has_errors
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.syntax.parse import Node, ScalarNode, parse
from decision_aid.translation.translate import TranslatedText, Translation

TRANSLATION = {"language": True, "status": True, "translated_by": True, "reviewed_by": False, "reviewed_on": False,
               "texts": True}  # fmt: skip
TEXT = {"of": True, "says": True}


def read_translation(content: bytes) -> tuple[Translation | None, tuple[Problem, ...]]:
    """Parse a translation file: the translation, None if a problem is an error; and all problems from top to bottom."""
    node, syntax_problems = parse(content)
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    reader = ReadingContext(lines=tuple(lines), problems=list(syntax_problems), texts=[])
    fields = read_entry(reader, node, "a translation", TRANSLATION) if node is not None else None
    translation = _translation(reader, fields) if fields else None
    problems = tuple(sorted(reader.problems, key=by_place))
    return (None if has_errors(problems) else translation), problems


def _translation(reader: ReadingContext, fields: EntryFields) -> Translation:
    status = fields.one_of("status", Status, Status.DRAFT)
    translated_by, reviewed_by = fields.text("translated_by"), fields.text("reviewed_by")
    credits = tuple(replace(text, key="") for text in reader.texts)
    if status is not Status.DRAFT and not reviewed_by:
        message = f"The translation is '{status.value}', and nobody is named. Add 'reviewed_by: ...' with who read it."
        reader.problem(fields.place_of("status"), "nobody-reviewed", message)
    return Translation(
        language=fields.language("language"),
        status=status,
        translated_by=translated_by,
        reviewed_by=reviewed_by,
        reviewed_on=fields.date("reviewed_on"),
        credits=credits,
        texts=tuple(_texts(reader, fields.node("texts"))),
    )


def _texts(reader: ReadingContext, node: Node | None) -> Iterator[TranslatedText]:
    if isinstance(node, ScalarNode) and not node.value:
        return
    for name, value in reader.mapping_pairs(node, "texts"):
        if fields := read_entry(reader, value, f"the text '{name.value}'", TEXT):
            yield _translated_text(reader, name, fields)


def _translated_text(reader: ReadingContext, name: ScalarNode, fields: EntryFields) -> TranslatedText:
    node = fields.node("says")
    if isinstance(node, ScalarNode) and not node.value.strip():
        return TranslatedText(name.value, fields.word("of"), "", name.place, None)
    says = fields.text("says")
    text = replace(reader.texts[-1], key="") if says else None
    return TranslatedText(name.value, fields.word("of"), says, name.place, text)
