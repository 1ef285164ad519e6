"""An aid goes in; whether its content has what standards ask for, criterion by criterion, comes out."""

from collections.abc import Iterable, Mapping

from decision_aid.evidence import Finding, Statement
from decision_aid.scales import OutcomeKind, QuestionKind
from decision_aid.standards.judgement import Found, Judged, Judgement, at, lines
from decision_aid.wording import english, joined

TWICE = 2


def stated(text: str, where: tuple[int, ...], missing: str) -> Judgement:
    """Met where the file says something there."""
    return Judgement(Found.MET, f"The file says: “{text}”", where) if text else Judgement(Found.NOT, missing)


def condition_described(judged: Judged) -> Judgement:
    """Says what the illness or problem is."""
    text = judged.aid.about.condition
    return stated(text, judged.line_of(text), "The file has no 'condition:' under 'about:'.")


def decision_stated(judged: Judged) -> Judgement:
    """Says which decision there is."""
    text = judged.aid.about.decision
    return stated(text, judged.line_of(text), "The file has no 'decision:' under 'about:'.")


def audience_stated(judged: Judged) -> Judgement:
    """Says for whom the aid is."""
    text = judged.aid.about.for_whom
    return stated(text, judged.line_of(text), "The file has no 'for:' under 'about:'.")


def options_laid_out(judged: Judged) -> Judgement:
    """Lays out the options."""
    options = judged.aid.options
    names = joined([option.name for option in options], english)
    because = (
        f"{len(options)} options, always all shown: {names}. Whether a reasonable one is missing, a human must say."
    )
    return Judgement(Found.MET, because, lines(option.place for option in options))


def benefits_of_every_option(judged: Judged) -> Judgement:
    """Something is known of a benefit of each option."""
    return _of_every_option(judged, judged.on(OutcomeKind.BENEFIT), "benefit")


def harms_of_every_option(judged: Judged) -> Judgement:
    """Something is known of a harm of each option."""
    return _of_every_option(judged, judged.on(OutcomeKind.HARM), "harm")


def _of_every_option(judged: Judged, statements: Iterable[Statement], what: str) -> Judgement:
    by_option: Mapping[str, list[Statement]] = {option.name: [] for option in judged.aid.options}
    names = {option.id: option.name for option in judged.aid.options}
    for one in statements:
        by_option[names[one.option]].append(one)
    everywhere = at(one for found in by_option.values() for one in found)
    if nothing := [name for name, found in by_option.items() if not found]:
        return Judgement(Found.NOT, f"No {what} is written about for: {joined(nothing, english)}.", everywhere)
    gaps = [name for name, found in by_option.items() if not any(isinstance(one.content, Finding) for one in found)]
    if gaps:
        because = f"Only a written “not known” stands on each {what} of: {joined(gaps, english)}."
        return Judgement(Found.PARTLY, because, everywhere)
    return Judgement(Found.MET, f"Each option has at least one statement on a {what}.", everywhere)


def daily_life(judged: Judged) -> Judgement:
    """What the options ask of daily life is written; whether it conveys what that is like, only a human can tell."""
    found = judged.on(OutcomeKind.BURDEN, OutcomeKind.PRACTICAL)
    if not found:
        return Judgement(Found.NOT, "No outcome is a burden or practical.")
    because = (
        f"{len(found)} statements are about burdens and practical things. Whether they convey it, people must say."
    )
    return Judgement(Found.HUMAN, because, at(found))


def options_treated_alike(judged: Judged) -> Judgement:
    """Each option has something on each outcome, and none has more than twice the words of another."""
    aid = judged.aid
    written = {(one.option, one.outcome) for one in aid.statements}
    empty = [o for o in aid.outcomes if any((option.id, o.id) not in written for option in aid.options)]
    if empty:
        because = "Not every option has something on each outcome."
        return Judgement(Found.PARTLY, because, lines(outcome.place for outcome in empty))
    words = {
        option.name: sum(_words(one) for one in aid.statements if one.option == option.id) for option in aid.options
    }
    counted = joined([f"{name} {count} words" for name, count in words.items()], english)
    because = f"One layout draws all options, and each has something on each outcome. The statements hold: {counted}."
    found = Found.PARTLY if max(words.values()) > TWICE * min(words.values()) else Found.MET
    return Judgement(found, because, lines(option.place for option in aid.options))


def _words(statement: Statement) -> int:
    content = statement.content
    return len((content.says if isinstance(content, Finding) else content.text).split())


def side_by_side(judged: Judged) -> Judgement:
    """Every page and paper has the options side by side."""
    because = f"Each of {len(judged.aid.outcomes)} outcomes has all options side by side, on screen and on paper."
    return Judgement(Found.MET, because, lines(outcome.place for outcome in judged.aid.outcomes))


def asks_what_matters(judged: Judged) -> Judgement:
    """Asks how much benefits and harms matter to the person."""
    asked = [q for q in judged.aid.questions if q.kind is QuestionKind.IMPORTANCE]
    about = {question.about for question in asked}
    kinds = {outcome.kind for outcome in judged.aid.outcomes if outcome.id in about}
    where = lines(question.place for question in asked)
    if not asked:
        return Judgement(Found.NOT, "No question asks what matters to the person ('kind: importance').")
    if {OutcomeKind.BENEFIT, OutcomeKind.HARM} <= kinds:
        return Judgement(Found.MET, f"{len(asked)} questions ask what matters, of benefits and of harms.", where)
    return Judgement(Found.PARTLY, "It is not asked both of a benefit and of a harm how much it matters.", where)


def step_by_step(judged: Judged) -> Judgement:
    """The considerations are the steps."""
    count = len(judged.aid.considerations)
    because = f"{count} considerations are walked one by one, then what was said is looked over, then the evidence."
    return Judgement(Found.MET, because, lines(question.place for question in judged.aid.questions))


def questions_for_the_visit(judged: Judged) -> Judgement:
    """There are questions to take to the team."""
    asks = judged.aid.ask_the_team
    if not asks:
        return Judgement(Found.NOT, "The file has nothing under 'ask_the_team:'.")
    where = tuple(sorted({line for one in asks for line in judged.line_of(one.ask)}))
    return Judgement(Found.MET, f"{len(asks)} questions to take to the team, on screen and on paper.", where)
