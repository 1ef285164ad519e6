"""An aid goes in; whether what it says of its making is what standards ask for, criterion by criterion, comes out."""

from decision_aid.checks.texts import MANY_WORDS, WORD, explained, is_english, running
from decision_aid.readability import grade, without
from decision_aid.standards.content import stated
from decision_aid.standards.judgement import Found, Judged, Judgement

AGE_AT_GRADE_0 = 5
AGE_ALONE = 11
AGE_WITH_A_PROFESSIONAL = 14


def only_for_tests(judged: Judged) -> Judgement:
    """What is asked only of an aid about a test or screening."""
    because = "It is asked of aids about a test or screening. If this one is about those, a human must judge it."
    return Judgement(Found.NOT_APPLICABLE, because)


def dated(judged: Judged) -> Judgement:
    """Gives the day of its last review, and when the next is due."""
    about = judged.aid.about
    because = f"Last gone through on {about.reviewed}, to be looked at again by {about.review_by}; each page says so."
    if judged.today > about.review_by:
        return Judgement(Found.PARTLY, f"{because} That day has passed.", judged.line_of(about.update_policy))
    return Judgement(Found.MET, because, judged.line_of(about.update_policy))


def update_policy(judged: Judged) -> Judgement:
    """Says how it is kept up."""
    text = judged.aid.about.update_policy
    return stated(text, judged.line_of(text), "The file has no 'update_policy:' under 'about:'.")


def funding_stated(judged: Judged) -> Judgement:
    """Says who paid."""
    text = judged.aid.about.funding
    return stated(text, judged.line_of(text), "The file has no 'funding:' under 'about:'.")


def interests_stated(judged: Judged) -> Judgement:
    """Says what its writers may gain, and whether their unit offers an option."""
    about = judged.aid.about
    if all(writer.offers_this_treatment is not None for writer in about.written_by):
        return stated(about.interests, judged.line_of(about.interests), "The file has no 'interests:' under 'about:'.")
    because = "It does not say of every writer whether their unit offers one of the options."
    return Judgement(Found.PARTLY, because, judged.line_of(about.interests))


def writers_named(judged: Judged) -> Judgement:
    """Says who wrote it and what they are."""
    writers = judged.aid.about.written_by
    said = "; ".join(f"{writer.name}, {writer.role}" for writer in writers)
    where = tuple(sorted({line for writer in writers for line in judged.line_of(writer.role)}))
    return stated(said, where, "The file names no writer.")


def method_described(judged: Judged) -> Judgement:
    """Says how the evidence was found and chosen."""
    text = judged.aid.about.method
    return stated(text, judged.line_of(text), "The file has no 'method:' under 'about:'.")


def reading_grade_reported(judged: Judged) -> Judgement:
    """How easy it is to read is reported, here."""
    if not is_english(judged.aid):
        return Judgement(Found.HUMAN, "The formula for reading grades is for English.")
    because = (
        f"This report says so: grade {_grade(judged):.1f} by Flesch and Kincaid, without the terms that it explains."
    )
    return Judgement(Found.MET, because)


def reading_age(judged: Judged) -> Judgement:
    """A reading age of 11, or of 14 where a professional explains."""
    if not is_english(judged.aid):
        return Judgement(Found.HUMAN, "The formula for reading grades is for English.")
    age = _grade(judged) + AGE_AT_GRADE_0
    because = f"A reading age of about {age:.0f} by Flesch and Kincaid, without the terms that it explains."
    if age <= AGE_ALONE:
        return Judgement(Found.MET, because)
    if age <= AGE_WITH_A_PROFESSIONAL:
        return Judgement(
            Found.PARTLY, f"{because} That is met where a professional explains it, not where people read alone."
        )
    return Judgement(Found.NOT, because)


def _grade(judged: Judged) -> float:
    texts = [one.text for one in running(judged.aid) if len(WORD.findall(one.text)) >= MANY_WORDS]
    return grade(without(texts, explained(judged.aid)))
