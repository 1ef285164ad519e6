"""An aid goes in; whether its figures and sources have what standards ask for, criterion by criterion, comes out."""

from collections.abc import Callable, Iterator

from decision_aid.evidence import Chance, Statement
from decision_aid.frequencies import counts
from decision_aid.scales import OutcomeKind
from decision_aid.standards.judgement import Found, Judged, Judgement, all_or_some, at

NO_FIGURES = "The file has no figures."


def sources_cited(judged: Judged) -> Judgement:
    """Each statement names its source."""
    short = [one for one, content in judged.findings if not content.sources]
    good = [one for one, content in judged.findings if content.sources]
    met = f"Each of {len(good)} statements names its source; the file has {len(judged.aid.sources)} sources."
    return all_or_some(good, short, met, "Some statements name no source.", "No statement names a source.")


def uncertainty_told(judged: Judged) -> Judgement:
    """Each figure has a certainty with its reason, and a range."""
    good = [one for one, chance in judged.chances if _has_range(chance)]
    short = [one for one, chance in judged.chances if not _has_range(chance)]
    met = f"Each of {len(judged.chances)} figures has a certainty with its reason, and a range."
    partly = (
        f"Each of {len(judged.chances)} figures has a certainty with its reason. "
        f"{len(short)} have no range, and the page says so."
    )
    return all_or_some(good, short, met, partly, NO_FIGURES if not short else "No figure has a range.")


def _has_range(chance: Chance) -> bool:
    return all(arm.range or arm.plus_minus is not None for arm in chance.arms)


def certainty_told(judged: Judged) -> Judgement:
    """Each statement says how sure it is, and why."""
    good = [one for one, content in judged.findings if content.because]
    short = [one for one, content in judged.findings if not content.because]
    met = f"Each of {len(good)} statements says how sure it is, on one scale for all options, and why."
    return all_or_some(good, short, met, "Some statements do not say why.", "No statement says how sure it is.")


def chances_given(judged: Judged) -> Judgement:
    """Figures stand on benefits and harms wherever something is known of one."""
    wanted = judged.on(OutcomeKind.BENEFIT, OutcomeKind.HARM)
    with_figures = {(one.option, one.outcome) for one, _ in judged.chances}
    written = {(one.option, one.outcome) for one in wanted}
    good = [one for one, _ in judged.chances if (one.option, one.outcome) in written]
    without = len(written - with_figures)
    short = [one for one in wanted if (one.option, one.outcome) not in with_figures]
    partly = f"Of {len(written)} benefits and harms of an option, {without} have words or a “not known” and no figure."
    return all_or_some(good, short, "Each benefit and harm of an option has a figure.", partly, NO_FIGURES)


def people_described(judged: Judged) -> Judgement:
    """Each figure says which people were counted."""
    described = {source.id for source in judged.aid.sources if source.people}
    named = {one.id: content.sources for one, content in judged.findings}
    good = [one for one, _ in judged.chances if set(named[one.id]) <= described]
    short = [one for one, _ in judged.chances if not set(named[one.id]) <= described]
    met = f"The source of each of {len(good)} figures says who was studied."
    return all_or_some(good, short, met, f"The sources of {len(short)} figures do not say who was studied.", NO_FIGURES)


def counts_given(judged: Judged) -> Judgement:
    """Figures are counts of people; a relative effect has no place in a file."""
    met = f"Each of {len(judged.chances)} figures is a count of people. Relative effects and “1 in N” are errors here."
    return all_or_some([one for one, _ in judged.chances], [], met, "", NO_FIGURES)


def time_told(judged: Judged) -> Judgement:
    """Each figure says when it was counted."""
    good = [one for one, chance in judged.chances if chance.over or chance.at]
    short = [one for one, chance in judged.chances if not (chance.over or chance.at)]
    met = f"Each of {len(good)} figures says over what time, or at what time, it was counted."
    return all_or_some(good, short, met, f"{len(short)} figures say no time.", NO_FIGURES)


def both_frames(judged: Judged) -> Judgement:
    """Each figure is said both ways."""
    met = f"Each of {len(judged.chances)} figures is said both ways: how many did, and how many did not."
    return all_or_some([one for one, _ in judged.chances], [], met, "", NO_FIGURES)


def several_ways(judged: Judged) -> Judgement:
    """Each figure stands in words, as a number and as a picture."""
    good = [one for one, chance in judged.chances if chance.picture]
    short = [one for one, chance in judged.chances if not chance.picture]
    met = f"Each of {len(good)} figures is a sentence, a number and a picture, all made from one count."
    partly = f"Figures are a sentence, a number and a picture; {len(short)} have no picture, as the file asks."
    return all_or_some(good, short, met, partly, NO_FIGURES)


def same_time(judged: Judged) -> Judgement:
    """Within one outcome all figures were counted over one time."""
    return _same(judged, lambda chance: chance.over or chance.at, "over different times")


def same_number(judged: Judged) -> Judgement:
    """Within one outcome all figures are out of one number of people."""
    because = "out of different numbers of people, as they were counted"
    return _same(judged, lambda chance: " and ".join(str(counts(arm)[1]) for arm in chance.arms), because)


def _same(judged: Judged, of: Callable[[Chance], str], how: str) -> Judgement:
    if not judged.chances:
        return Judgement(Found.NOT, NO_FIGURES)
    differing = list(_differing(judged, of))
    if not differing:
        return Judgement(Found.MET, "Within each outcome they are the same.", at(one for one, _ in judged.chances))
    rows = {one.outcome for one in differing}
    of_all = {one.outcome for one, _ in judged.chances}
    because = f"On {len(rows)} of {len(of_all)} outcomes with figures, these stand {how}. The page warns of that."
    return Judgement(Found.PARTLY, because, at(differing))


def _differing(judged: Judged, of: Callable[[Chance], str]) -> Iterator[Statement]:
    for outcome in judged.aid.outcomes:
        row = [(one, of(chance)) for one, chance in judged.chances if one.outcome == outcome.id]
        if len({said for _, said in row}) > 1:
            yield from (one for one, _ in row)
