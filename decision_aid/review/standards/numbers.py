"""Judgements on figures and sources: citations, uncertainty, counts, time spans, frames, pictures."""

from collections.abc import Callable, Iterable, Iterator

from decision_aid.consultation.frequencies import can_be_drawn, told_out_of
from decision_aid.model.amounts import Amount, AmountCourse, Difference, MeasuredGroup, SignedChange
from decision_aid.model.enums import OutcomeKind, Statistic
from decision_aid.model.evidence import Chance, Course, Figure, Statement
from decision_aid.model.gettext_marker import _
from decision_aid.review.standards.judgement import AssessedAid, Judgement, all_or_some
from decision_aid.rule_file.schema.figures import TIME_NOT_GIVEN

NO_FIGURES = _("The file has no figures.")
SOURCED = _("Each statement (%(count)s in all) names its source. Sources in the file: %(sources)s.")
SOME_UNSOURCED, NONE_SOURCED = _("Some statements name no source."), _("No statement names a source.")
RANGES = _("Each figure (%(count)s in all) has a certainty with its reason, and a range.")
SOME_RANGES = _(
    "Each figure (%(count)s in all) has a certainty with its reason. Without a range: %(without)s; the page says so."
)
NO_RANGES = _("No figure has a range.")
SURE = _("Each statement (%(count)s in all) says how sure it is, on one scale for all options, and why.")
FACTS = _("Reported facts, which have no certainty: %(count)s.")
SOME_SURE, NONE_SURE = _("Some statements do not say why."), _("No statement says how sure it is.")
ALL_FIGURES = _("Each benefit and harm of an option has a figure.")
SOME_FIGURES = _("Benefits and harms of an option: %(count)s. With words or a “not known” and no figure: %(without)s.")
PEOPLE = _("The source of each figure (%(count)s in all) says who was studied.")
SOME_PEOPLE = _("Figures whose source does not say who was studied: %(count)s.")
COUNTS = _("Each figure (%(count)s in all) says how many of how many. Relative effects and “1 in N” are errors here.")
TIMES = _("Each figure (%(count)s in all) says over what time, or at what time, it was counted.")
SOME_TIMES = _("Figures that say no time: %(count)s.")
BOTH_WAYS = _("Each figure (%(count)s in all) is said both ways: how many did, and how many did not.")
ONE_WAY = _("Figures on people that are said one way, as how many more or fewer: %(count)s.")
PICTURES = _("Each figure (%(count)s in all) is a sentence, a number and a picture, all made from one count.")
SOME_PICTURES = _("Figures are a sentence, a number and a picture. Without a picture: %(count)s.")
THE_SAME = _("Within each outcome they are the same.")
OTHER_TIMES = _("Outcomes with figures: %(all)s. With figures over different times: %(count)s. The page warns of that.")
OTHER_NUMBERS = _(
    "Outcomes with figures: %(all)s. With figures out of different numbers of people, as they were counted: %(count)s."
    " The page warns of that."
)


def sources_cited(judged: AssessedAid) -> Judgement:
    """Each statement cites a source."""
    short = [statement for statement, content in judged.findings if not content.sources]
    good = [statement for statement, content in judged.findings if content.sources]
    met = judged.say(SOURCED, count=len(good), sources=len(judged.aid.sources))
    return all_or_some(good, short, met, judged.say(SOME_UNSOURCED), judged.say(NONE_SOURCED))


def uncertainty_stated(judged: AssessedAid) -> Judgement:
    """Each figure has a certainty with its reason, and a range."""
    good = [statement for statement, figure in judged.figures if _has_range(figure)]
    short = [statement for statement, figure in judged.figures if not _has_range(figure)]
    met = judged.say(RANGES, count=len(judged.figures))
    partly = judged.say(SOME_RANGES, count=len(judged.figures), without=len(short))
    return all_or_some(good, short, met, partly, judged.say(NO_RANGES if short else NO_FIGURES))


def _has_range(figure: Figure) -> bool:
    """Whether each number has one; a published difference has it for both of its groups, and a count needs none."""
    match figure:
        case Chance(change=None, arms=arms):
            return all(arm.range or arm.plus_minus is not None or arm.standard_error is not None for arm in arms)
        case Course(chances=times) | AmountCourse(amounts=times):
            return all(map(_has_range, times))
        case Amount(change=None, statistic=Statistic.COUNT):
            return True
        case Amount(change=None, groups=groups):
            return all(_has_interval(group) for group in groups)
        case (
            Chance(change=SignedChange() as change)
            | Amount(change=SignedChange() as change)
            | Difference(change=change)
        ):
            return _has_interval(change)
    return False


def _has_interval(measured: MeasuredGroup | SignedChange) -> bool:
    return measured.interval is not None or measured.standard_error is not None


def certainty_stated(judged: AssessedAid) -> Judgement:
    """Each statement has a certainty with its reason."""
    good = [statement for statement, content in judged.findings if content.because]
    short = [statement for statement, content in judged.findings if content.certainty and not content.because]
    met = judged.say(SURE, count=len(good))
    if facts := len(judged.findings) - len(good) - len(short):
        met += " " + judged.say(FACTS, count=facts)
    return all_or_some(good, short, met, judged.say(SOME_SURE), judged.say(NONE_SURE))


def chances_given(judged: AssessedAid) -> Judgement:
    """Each benefit and harm on which something is written has a figure."""
    statements = judged.on(OutcomeKind.BENEFIT, OutcomeKind.HARM)
    with_figures = _cells(statement for statement, figure in judged.figures)
    written = _cells(statements)
    good = [statement for statement, figure in judged.figures if _cells([statement]) & written]
    without = len(written - with_figures)
    short = [statement for statement in statements if _cells([statement]) - with_figures]
    partly = judged.say(SOME_FIGURES, count=len(written), without=without)
    return all_or_some(good, short, judged.say(ALL_FIGURES), partly, judged.say(NO_FIGURES))


def _cells(statements: Iterable[Statement]) -> set[tuple[str, str]]:
    """The option and the outcome of each cell in which the statements stand."""
    return {(option, statement.outcome) for statement in statements for option in statement.options}


def people_described(judged: AssessedAid) -> Judgement:
    """The sources of each figure describe the people studied."""
    described = {source.id for source in judged.aid.sources if source.people}
    named = {statement.id: content.sources for statement, content in judged.findings}
    good = [statement for statement, figure in judged.figures if set(named[statement.id]) <= described]
    short = [statement for statement, figure in judged.figures if not set(named[statement.id]) <= described]
    met, partly = judged.say(PEOPLE, count=len(good)), judged.say(SOME_PEOPLE, count=len(short))
    return all_or_some(good, short, met, partly, judged.say(NO_FIGURES))


def counts_given(judged: AssessedAid) -> Judgement:
    """Figures are counts of people. Met if there are any: checks reject relative effects as errors."""
    met = judged.say(COUNTS, count=len(judged.chances))
    return all_or_some([statement for statement, chance in judged.chances], [], met, "", judged.say(NO_FIGURES))


def time_stated(judged: AssessedAid) -> Judgement:
    """Each figure has a time span or point in time."""
    good = [statement for statement, figure in judged.figures if _has_time(figure)]
    short = [statement for statement, figure in judged.figures if not _has_time(figure)]
    met, partly = judged.say(TIMES, count=len(good)), judged.say(SOME_TIMES, count=len(short))
    return all_or_some(good, short, met, partly, judged.say(NO_FIGURES))


def _has_time(figure: Figure) -> bool:
    """Whether it says its time; what is the same for everybody, such as a price, needs none."""
    if isinstance(figure, Course | AmountCourse) or (
        isinstance(figure, Amount) and figure.statistic is Statistic.COUNT
    ):
        return True
    return (figure.over or figure.at) not in ("", TIME_NOT_GIVEN)


def both_frames(judged: AssessedAid) -> Judgement:
    """Each figure on people is framed both ways: with the event and without. A difference without groups is not."""
    short = [statement for statement, figure in judged.figures if isinstance(figure, Difference) and figure.per]
    met, partly = judged.say(BOTH_WAYS, count=len(judged.chances)), judged.say(ONE_WAY, count=len(short))
    return all_or_some([statement for statement, chance in judged.chances], short, met, partly, judged.say(NO_FIGURES))


def several_ways(judged: AssessedAid) -> Judgement:
    """Each figure is given in words, as a number and as a picture."""
    drawn = {
        statement.id
        for statement, chance in judged.chances
        if chance.picture and can_be_drawn(chance, judged.out_of(statement))
    }
    good = [statement for statement, _ in judged.chances if statement.id in drawn]
    short = [statement for statement, _ in judged.chances if statement.id not in drawn]
    met, partly = judged.say(PICTURES, count=len(good)), judged.say(SOME_PICTURES, count=len(short))
    return all_or_some(good, short, met, partly, judged.say(NO_FIGURES))


def same_time(judged: AssessedAid) -> Judgement:
    """Within an outcome, all figures are over the same time."""
    return _same(judged, lambda one, chance: chance.over or chance.at, OTHER_TIMES)


def same_number(judged: AssessedAid) -> Judgement:
    """Within an outcome, all figures have the same denominator."""

    def bases(one: Statement, chance: Chance) -> str:
        return " and ".join(sorted({str(told_out_of(arm, chance, judged.out_of(one))) for arm in chance.arms}))

    return _same(judged, bases, OTHER_NUMBERS)


def _same(judged: AssessedAid, of: Callable[[Statement, Chance], str], how: str) -> Judgement:
    statements, differing = [statement for statement, chance in judged.chances], list(_differing(judged, of))
    rows, all_rows = ({statement.outcome for statement in some} for some in (differing, statements))
    partly = judged.say(how, count=len(rows), all=len(all_rows))
    return all_or_some(statements, differing, judged.say(THE_SAME), partly, judged.say(NO_FIGURES))


def _differing(judged: AssessedAid, of: Callable[[Statement, Chance], str]) -> Iterator[Statement]:
    for outcome in judged.aid.outcomes:
        row = [
            (statement, of(statement, chance))
            for statement, chance in judged.chances
            if statement.outcome == outcome.id
        ]
        if len({said for statement, said in row}) > 1:
            yield from (statement for statement, said in row)
