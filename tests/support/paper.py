"""The letters on a PDF or a printed page without the spaces between them, so that line breaks don't count."""

import html
import random
import re
from functools import cache
from pathlib import Path

import page

from decision_aid.consultation.answers import Answer, Declined
from decision_aid.consultation.voices import Voices, asked_questions, follow_paths
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.enums import Importance, QuestionKind
from tests.support.aids import aid_from
from tests.support.pdf_text import DrawnText, PrintedPage, read_pages

EDGE = 12.0


@cache
def aid(file: Path) -> DecisionAid:
    """The aid in a file."""
    return aid_from(file.read_text(encoding="utf-8"))


def some_answers(found: DecisionAid, seed: int) -> dict[str, Answer]:
    """Answers of somebody made up; the same seed makes up the same person."""
    chance = random.Random(seed)
    said = {question.id: _answer(question, chance) for question in found.questions if chance.random() < 0.8}
    return said if seed else {}


def two_voices(found: DecisionAid) -> Voices:
    """Answers of a made-up person and a made-up clinician who see something differently."""
    people = (Voices(some_answers(found, seed), some_answers(found, seed + 1)) for seed in range(1, 50))
    return next(
        one for one in people if any(one.disagree_on(each.id) for each in asked_questions(follow_paths(found, one)))
    )


def _answer(question: Question, chance: random.Random) -> Answer:
    if chance.random() < 0.05:
        return Declined.RATHER_NOT_SAY
    together = [choice.id for choice in question.choices if choice.id not in question.alone]
    match question.kind:
        case QuestionKind.ONE:
            return frozenset({chance.choice(question.choices).id})
        case QuestionKind.SEVERAL:
            return frozenset(chance.sample(together, chance.randint(1, len(together))))
        case QuestionKind.NUMBER:
            return chance.randint(*question.limits)
        case QuestionKind.IMPORTANCE:
            return chance.choice(list(Importance))


def letters(text: str) -> str:
    """The text without spaces, with which lines and columns play, and without places to break a long word."""
    return re.sub(r"[\s\u200b\xa0]", "", text)


def pages_of(pdf: bytes) -> list[str]:
    """The letters of each page."""
    return [letters("".join(drawn.text for drawn in one.texts)) for one in read_pages(pdf)]


def off_the_paper(pdf: bytes) -> list[str]:
    """The words that begin or stand beyond the edges of their page, or nearer to them than a printer prints."""
    return [drawn.text for one in read_pages(pdf) for drawn in one.texts if drawn.text.strip() and not _on(one, drawn)]


def _on(sheet: PrintedPage, drawn: DrawnText) -> bool:
    below_the_top = EDGE <= drawn.y <= sheet.height - EDGE - drawn.height
    return below_the_top and EDGE <= drawn.x <= sheet.width - EDGE


def over_the_foot(pdf: bytes, foot: str) -> list[str]:
    """The words that stand as low as the foot of their page and are no part of it, nor the number of the page."""
    return [text for one in read_pages(pdf) for text in _below_its_first_line(one, letters(foot))]


def _below_its_first_line(one: PrintedPage, foot: str) -> list[str]:
    drawn = [(letters(each.text), each.y) for each in one.texts if each.text.strip()]
    first = max(y for text, y in drawn if foot.startswith(text))
    low = [text for text, y in drawn if y <= first and text not in foot]
    return [text for text in low if not re.fullmatch(r"Page\d+of\d+", text)]


def running_text(pdf: bytes, *repeated: str) -> str:
    """The letters of all pages in order, without what is repeated at their top and bottom."""
    whole = ""
    for text in pages_of(pdf):
        for part in map(letters, repeated):
            text = text.replace(part, "")
        whole += re.sub(r"Page\d+of\d+$", "", text)
    return whole


def page_text(text: str) -> str:
    """The letters of an HTML page."""
    return letters(html.unescape(re.sub(r"<[^>]+>", "", text)))


def unfit(pdf: bytes) -> list[str]:
    """What keeps a PDF from being one that everybody can read (PDF/UA-1)."""
    return [str(found.message) for found in page.validate_pdf_bytes(pdf, profile="ua1").failures]
