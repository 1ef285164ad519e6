"""Judgements on development: review dates, funding, interests, authors, method, reading grade."""

import math

from decision_aid.checks.text.readability import flesch_kincaid_grade, smog_grade
from decision_aid.checks.text.texts import MANY_WORDS, WORD, is_english, running_texts, statement_texts
from decision_aid.model.gettext_marker import _
from decision_aid.review.standards.declared import SAYS, stated
from decision_aid.review.standards.judgement import AssessedAid, CriterionResult, Judgement

AGE_AT_GRADE_0 = 5
AGE_ALONE = 11
AGE_WITH_A_PROFESSIONAL = 14
DATED = _("Sources last read on %(reviewed)s. Next reading due by %(next)s. Each page says so.")
PASSED = _("The review is overdue.")
OFFERS_NOT_SAID = _("For some writers it does not say whether their unit offers one of the options.")
FOR_ENGLISH = _("The formulas for reading grades are for English texts.")
GRADE = _(
    "All texts: grade %(all_grade)s by Flesch-Kincaid, %(all_smog)s by SMOG. "
    "Statements alone: %(grade)s and %(smog)s. Every word counts, those of the glossary too."
)
AGE = _("Reading age: about %(age)s by Flesch-Kincaid.")
WITH_A_PROFESSIONAL = _("This is enough when a professional explains the aid, but not when people read it alone.")


def dated(judged: AssessedAid) -> Judgement:
    """The aid has the dates of its last and next review; partly met if the next one is overdue."""
    about = judged.aid.about
    because = judged.say(DATED, reviewed=about.reviewed, next=about.review_by)
    if judged.today > about.review_by:
        because += f" {judged.say(PASSED)}"
        return Judgement(CriterionResult.PARTLY, because, judged.line_of(about.declared["update_policy"]))
    return Judgement(CriterionResult.MET, because, judged.line_of(about.declared["update_policy"]))


def interests_stated(judged: AssessedAid) -> Judgement:
    """The aid states its authors' interests, including whether their unit offers an option."""
    about = judged.aid.about
    if all(writer.offers_this_treatment is not None for writer in about.written_by):
        return stated(judged, "interests")
    return Judgement(CriterionResult.PARTLY, judged.say(OFFERS_NOT_SAID), judged.line_of(about.declared["interests"]))


def writers_named(judged: AssessedAid) -> Judgement:
    """The aid names its authors and their roles."""
    writers = judged.aid.about.written_by
    said = "; ".join(f"{writer.name}, {writer.role}" for writer in writers)
    where = tuple(sorted({line for writer in writers for line in judged.line_of(writer.role)}))
    return Judgement(CriterionResult.MET, judged.say(SAYS, text=said), where)


def reading_grade_reported(judged: AssessedAid) -> Judgement:
    """The reading grades (Flesch-Kincaid and SMOG) are reported, in this very report."""
    if not is_english(judged.aid):
        return Judgement(CriterionResult.HUMAN, judged.say(FOR_ENGLISH))
    texts, statements = _texts(judged), [text.text for _, text in statement_texts(judged.aid)]
    grades = {
        "all_grade": flesch_kincaid_grade(texts), "all_smog": smog_grade(texts),
        "grade": flesch_kincaid_grade(statements), "smog": smog_grade(statements),
    }  # fmt: skip
    return Judgement(CriterionResult.MET, judged.say(GRADE, **{name: f"{grade:.1f}" for name, grade in grades.items()}))


def reading_age(judged: AssessedAid) -> Judgement:
    """Met at a reading age of 11 or less, partly met up to 14, which suits texts that a professional explains."""
    if not is_english(judged.aid):
        return Judgement(CriterionResult.HUMAN, judged.say(FOR_ENGLISH))
    age = flesch_kincaid_grade(_texts(judged)) + AGE_AT_GRADE_0
    because = judged.say(AGE, age=math.ceil(age))
    if age <= AGE_ALONE:
        return Judgement(CriterionResult.MET, because)
    if age <= AGE_WITH_A_PROFESSIONAL:
        return Judgement(CriterionResult.PARTLY, f"{because} {judged.say(WITH_A_PROFESSIONAL)}")
    return Judgement(CriterionResult.NOT, because)


def _texts(judged: AssessedAid) -> list[str]:
    """The running texts that are long enough for a grade to mean something."""
    return [text.text for text in running_texts(judged.aid) if len(WORD.findall(text.text)) >= MANY_WORDS]
