"""Judgements on content: options, benefits and harms, what matters to the person, steps, questions for the team."""

from collections.abc import Iterable, Mapping

from decision_aid.model.enums import OutcomeKind, QuestionKind
from decision_aid.model.evidence import Finding, Statement
from decision_aid.model.gettext_marker import _
from decision_aid.review.standards.judgement import (
    AssessedAid,
    CriterionResult,
    Judgement,
    line_numbers,
    lines_of_statements,
)

TWICE = 2
ALL_SHOWN = _("%(count)s options, always all shown: %(names)s. Whether a reasonable one is missing, a human must say.")
ON_BENEFITS = (
    _("No benefit is written about for: %(options)s."),
    _("There is only “not known” on each benefit of: %(options)s."),
    _("Each option has at least one statement on a benefit."),
)
ON_HARMS = (
    _("No harm is written about for: %(options)s."),
    _("There is only “not known” on each harm of: %(options)s."),
    _("Each option has at least one statement on a harm."),
)
NOTHING_DAILY = _("No outcome is a burden or practical.")
DAILY = _("Statements about burdens and practical things: %(count)s. Whether they convey it, people must say.")
NOT_ON_EACH = _("Not every option has something on each outcome.")
SO_MANY_WORDS = _("%(name)s (words: %(count)s)")
ONE_LAYOUT = _(
    "One layout draws all options, and each has something on each outcome. The statements hold: %(counted)s."
)
SIDE_BY_SIDE = _("Each outcome (%(count)s in all) has all options side by side, on screen and on paper.")
NOT_ASKED = _("No question asks what matters to the person ('kind: importance').")
ASKED = _("%(count)s questions ask what matters, of benefits and of harms.")
NOT_OF_BOTH = _("It is not asked both of a benefit and of a harm how much it matters.")
STEPS = _("Considerations: %(count)s, walked one by one. Then what was said is looked over, then the evidence.")
NOTHING_TO_ASK = _("The file has nothing under 'ask_the_team:'.")
TO_ASK = _("Questions to take to the team, on screen and on paper: %(count)s.")


def options_laid_out(judged: AssessedAid) -> Judgement:
    """The aid lists the options. Always met: a rule file without options is invalid."""
    options = judged.aid.options
    because = judged.say(ALL_SHOWN, count=len(options), names=judged.list([option.name for option in options]))
    return Judgement(CriterionResult.MET, because, line_numbers(option.place for option in options))


def benefits_of_every_option(judged: AssessedAid) -> Judgement:
    """Each option has a known benefit; partly met if all that is written on one is "not known"."""
    return _of_every_option(judged, judged.on(OutcomeKind.BENEFIT), ON_BENEFITS)


def harms_of_every_option(judged: AssessedAid) -> Judgement:
    """Each option has a known harm; partly met if all that is written on one is "not known"."""
    return _of_every_option(judged, judged.on(OutcomeKind.HARM), ON_HARMS)


def _of_every_option(judged: AssessedAid, statements: Iterable[Statement], said: tuple[str, str, str]) -> Judgement:
    found = list(statements)
    by_option: Mapping[str, list[Statement]] = {
        option.name: [statement for statement in found if statement.is_about(option.id)]
        for option in judged.aid.options
    }
    everywhere = lines_of_statements(statement for found in by_option.values() for statement in found)
    if nothing := [name for name, found in by_option.items() if not found]:
        return Judgement(CriterionResult.NOT, judged.say(said[0], options=judged.list(nothing)), everywhere)
    gaps = [
        name
        for name, found in by_option.items()
        if not any(isinstance(statement.content, Finding) for statement in found)
    ]
    if gaps:
        return Judgement(CriterionResult.PARTLY, judged.say(said[1], options=judged.list(gaps)), everywhere)
    return Judgement(CriterionResult.MET, judged.say(said[2]), everywhere)


def daily_life(judged: AssessedAid) -> Judgement:
    """Burdens and practical matters are covered; whether the text conveys them needs a person's judgement."""
    statements = judged.on(OutcomeKind.BURDEN, OutcomeKind.PRACTICAL)
    if not statements:
        return Judgement(CriterionResult.NOT, judged.say(NOTHING_DAILY))
    return Judgement(CriterionResult.HUMAN, judged.say(DAILY, count=len(statements)), lines_of_statements(statements))


def options_treated_alike(judged: AssessedAid) -> Judgement:
    """Each option has something on each outcome, and none has more than twice the words of another."""
    aid = judged.aid
    about = {
        (option.id, statement.outcome)
        for statement in judged.written
        for option in aid.options
        if statement.is_about(option.id)
    }
    empty = [o for o in aid.outcomes if any((option.id, o.id) not in about for option in aid.options)]
    if empty:
        return Judgement(
            CriterionResult.PARTLY, judged.say(NOT_ON_EACH), line_numbers(outcome.place for outcome in empty)
        )
    words = {
        option.name: sum(len(statement.text.split()) for statement in aid.statements if option.id in statement.options)
        for option in aid.options
    }
    counted = judged.list([judged.say(SO_MANY_WORDS, name=name, count=count) for name, count in words.items()])
    because = judged.say(ONE_LAYOUT, counted=counted)
    result = CriterionResult.PARTLY if max(words.values()) > TWICE * min(words.values()) else CriterionResult.MET
    return Judgement(result, because, line_numbers(option.place for option in aid.options))


def side_by_side(judged: AssessedAid) -> Judgement:
    """The options are side by side. Always met: every page and handout has this layout."""
    because = judged.say(SIDE_BY_SIDE, count=len(judged.aid.outcomes))
    return Judgement(CriterionResult.MET, because, line_numbers(outcome.place for outcome in judged.aid.outcomes))


def asks_what_matters(judged: AssessedAid) -> Judgement:
    """The aid asks how much benefits and harms matter to the person."""
    questions = [q for q in judged.aid.questions if q.kind is QuestionKind.IMPORTANCE]
    about = {question.about for question in questions}
    kinds = {kind for outcome in judged.aid.outcomes if outcome.id in about for kind in outcome.sides}
    where = line_numbers(question.place for question in questions)
    if not questions:
        return Judgement(CriterionResult.NOT, judged.say(NOT_ASKED))
    if {OutcomeKind.BENEFIT, OutcomeKind.HARM} <= kinds:
        return Judgement(CriterionResult.MET, judged.say(ASKED, count=len(questions)), where)
    return Judgement(CriterionResult.PARTLY, judged.say(NOT_OF_BOTH), where)


def step_by_step(judged: AssessedAid) -> Judgement:
    """The aid leads through the decision in steps. Always met: the considerations are the steps."""
    because = judged.say(STEPS, count=len(judged.aid.considerations))
    return Judgement(CriterionResult.MET, because, line_numbers(question.place for question in judged.aid.questions))


def questions_for_the_visit(judged: AssessedAid) -> Judgement:
    """The aid suggests questions for the team."""
    asks = judged.aid.ask_the_team
    if not asks:
        return Judgement(CriterionResult.NOT, judged.say(NOTHING_TO_ASK))
    where = tuple(sorted({line for ask in asks for line in judged.line_of(ask.ask)}))
    return Judgement(CriterionResult.MET, judged.say(TO_ASK, count=len(asks)), where)
