"""A text that becomes part of a sentence fits there: "32 of 40 did not arrive; 8 of 40 did not" misleads.

Passes:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: few people, sources: [beta],
         chance: {people: 4, of: 40, event: did not move with ease, otherwise: did, over: 1 year}}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: few people, sources: [beta],
         chance: {people: 4, of: 40, event: did not move with ease, over: 1 year}}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: few people, sources: [beta],
         chance: {people: 4, of: 40, event: moved with ease, over: over 1 year}}
Fails:
    statements:
      - {option: wait, outcome: ease, says: Few did., certainty: low, because: because few took part, sources: [beta]}
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from decision_aid.checks.text.chances import PERIOD, TimedFigure, normalise_period, period_of
from decision_aid.checks.text.texts import WORD, is_english, place_of
from decision_aid.checks.text.word_lists import WordLists, word_lists
from decision_aid.consultation.faces import face
from decision_aid.consultation.frequencies import period_template
from decision_aid.consultation.path import Voice
from decision_aid.consultation.reasons import SAID, SHOWN
from decision_aid.consultation.statement_labels import certainty_sentence
from decision_aid.consultation.wording import (
    AN_AGREED_DAY,
    LOOK_AGAIN,
    REASON,
    Translate,
    english,
    look_again,
    trade_off,
)
from decision_aid.model.aid import Choice, DecisionAid
from decision_aid.model.amounts import Amount, AmountCourse, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Chance, Course, Figure, Finding, Statement, groups_of
from decision_aid.model.problems import Level, Place, Problem, Wording, worded
from decision_aid.rule_file.schema.figures import CHANCE, TIME_NOT_GIVEN

# A text that does not fit, what to do about it, and how bad that is.
Misfit = tuple[str, str, Level]
THE_EVENT = Wording("“event”", f"“{CHANCE.by_name['event'].title}”")
THE_OTHERS = Wording("“otherwise”", f"“{CHANCE.by_name['otherwise'].title}”")
SAYS_THE_SAME = worded("{} says the same as {}. Say what the others did.", THE_OTHERS, THE_EVENT)
SAY_WHAT = worded("Say under {} what the others did.", THE_OTHERS)
SAY_HOW = worded("Say under {} how the others were, such as: were not.", THE_OTHERS)
DID_THE_SAME = worded("The others did the opposite of {}, and this says that they did the same.", THE_EVENT)
OTHERWISE, PUT_BESIDE = "otherwise", (SAY_WHAT, SAY_HOW)  # the key beside the event in which they are put right
ONE_PART = "Write one part of a sentence, without a full stop."


# Where the parts of a sentence begin in the file, what puts it together, and what does not fit. Most fit, and are never
# put together.
Sentence = tuple[Place, Callable[[], str], Iterator[Misfit]]


def problems_in(aid: DecisionAid, translate: Translate) -> Iterator[Problem]:
    """A warning at each text that does not fit into its sentence; an error where the sentence says the opposite.

    `translate` puts the sentence into the language of the aid; one that only English could put is not shown.
    """
    lists, is_shown = word_lists(aid.language), is_english(aid) or translate is not english
    for begins, put_together, misfits in _sentences(aid, lists, translate):
        first_of_each = {text: (advice, level) for text, advice, level in reversed([*misfits])}
        for text, (advice, level) in first_of_each.items():
            shown = f" People would read: “{put_together()}”" if is_shown else ""
            message = worded("“{}” does not fit into its sentence. {}{}", text, advice, shown)
            beside = OTHERWISE if advice in PUT_BESIDE else ""
            yield Problem(place_of(aid, text, begins), "sentence-part", message, level, key=beside)


def _sentences(aid: DecisionAid, lists: WordLists, translate: Translate) -> Iterator[Sentence]:
    """Each sentence that the pages put together."""
    for statement, finding in aid.findings:
        out_of = aid.out_of(statement.outcome, finding.figure)
        yield from _sentences_of_finding(statement, finding, out_of, lists, translate)
    if again := look_again(aid.about, translate(AN_AGREED_DAY), translate):
        yield Place(), partial(str, again), _misfits_of_look_again(aid.about.look_again, lists, translate)
    for option in aid.options:
        if sentence := trade_off(option, translate):
            halves = option.accepting, option.for_a_chance_of
            yield option.place, partial(str, sentence), _misfits_of_halves(halves, lists)
    for question in aid.questions:
        for choice in (choice for choice in question.choices if choice.said):
            yield (
                question.place,
                partial(_reason_sentence, choice, translate),
                _misfits_of_said(choice, lists, translate),
            )


def _sentences_of_finding(
    statement: Statement, finding: Finding, out_of: int, lists: WordLists, translate: Translate
) -> Iterator[Sentence]:
    if figure := finding.figure:
        yield (
            figure.place,
            partial(_figure_sentence, figure, out_of, translate),
            _misfits_of_figure(figure, lists, translate),
        )
        for group in groups_of(figure):
            put_together = partial(_figure_sentence, figure, out_of, translate, group.name)
            yield figure.place, put_together, _misfits_of_end(group.name)
    if finding.because:
        put_together = partial(_certainty_with_reason, finding, translate)
        yield statement.place, put_together, _misfits_of_reason(finding.because, lists)


def _figure_sentence(figure: Figure, out_of: int, translate: Translate, group: str = "") -> str:
    """The sentence about that group; of several times, and without a group, the first."""
    told = face(figure, out_of, translate).figures
    return next((one.sentence for one in told if one.name == group), told[0].sentence)


def _certainty_with_reason(finding: Finding, translate: Translate) -> str:
    return f"{certainty_sentence(finding, translate)} {translate(REASON) % {'reason': finding.because}}"


def _reason_sentence(choice: Choice, translate: Translate) -> str:
    return translate(SHOWN) % {"reasons": translate(SAID[Voice.PERSON]) % {"said": choice.said}}


def _misfits_of_figure(figure: Figure, lists: WordLists, translate: Translate) -> Iterator[Misfit]:
    match figure:
        case Chance():
            yield from _misfits_of_chance(figure, lists, translate)
        case Course():
            yield from chain.from_iterable(_misfits_of_chance(chance, lists, translate) for chance in figure.chances)
        case Chain():
            yield from _misfits_of_chain(figure, lists, translate)
        case AmountCourse():
            yield from chain.from_iterable(_misfits_of_amount(amount, lists, translate) for amount in figure.amounts)
        case Amount() | Difference():
            yield from _misfits_of_amount(figure, lists, translate)


def _misfits_of_chain(told: Chain, lists: WordLists, translate: Translate) -> Iterator[Misfit]:
    for step in told.steps:
        if _begins(step.event, lists.subjects):
            yield step.event, "Leave the people out: the sentence names them already.", Level.WARNING
        yield from _misfits_of_form(step.event, lists)
        yield from _misfits_of_end(step.comes_from)
    yield from _misfits_of_form(told.who, lists)
    yield from _misfits_of_time(told, told.who, lists, translate)


def _misfits_of_reason(reason: str, lists: WordLists) -> Iterator[Misfit]:
    if word := _begins(reason, lists.reasoning):
        yield reason, f"Leave “{word}” out: the page says before it that this is the reason.", Level.WARNING
    yield from _misfits_of_end(reason)


def _misfits_of_look_again(when: str, lists: WordLists, translate: Translate) -> Iterator[Misfit]:
    if word := _begins(when, lists.awaiting):
        yield (
            when,
            f"Leave “{word}” out: the page says “{_put_before(LOOK_AGAIN, translate)}” before it.",
            Level.WARNING,
        )
    yield from _misfits_of_form(when, lists)


def _misfits_of_chance(chance: Chance, lists: WordLists, translate: Translate) -> Iterator[Misfit]:
    yield from _misfits_of_event(chance.event, chance.otherwise, lists)
    yield from _misfits_of_otherwise(chance.event, chance.otherwise, lists)
    yield from _misfits_of_form(chance.who, lists)
    for part in filter(None, (chance.event, chance.otherwise)):
        if _begins(part, lists.subjects):
            yield part, "Leave the people out: the sentence names them already.", Level.WARNING
        yield from _misfits_of_form(part, lists)
    yield from _misfits_of_time(chance, chance.event, lists, translate)


def _misfits_of_amount(figure: Amount | Difference, lists: WordLists, translate: Translate) -> Iterator[Misfit]:
    yield from _misfits_of_form(figure.unit, lists)
    if figure.unit[:1].isdigit():
        yield figure.unit, "Leave the number out: the page puts it before the unit.", Level.WARNING
    if isinstance(figure, Difference):
        yield from _misfits_of_comparison(figure, lists)
    yield from _misfits_of_time(figure, "", lists, translate)


def _misfits_of_comparison(difference: Difference, lists: WordLists) -> Iterator[Misfit]:
    if word := _begins(difference.unit, lists.comparing):
        yield difference.unit, f"Leave “{word}” out: “fewer” or “more” says it.", Level.WARNING
    if word := _begins(difference.compared_with, lists.comparing):
        yield difference.compared_with, f"Leave “{word}” out: the page says it.", Level.WARNING
    yield from _misfits_of_form(difference.compared_with, lists)
    yield from _misfits_of_form(difference.who, lists)


def _misfits_of_time(figure: TimedFigure, beside: str, lists: WordLists, translate: Translate) -> Iterator[Misfit]:
    """What does not fit in the time of a figure, and a time that the text beside it repeats."""
    time = period_of(figure)
    spans = {normalise_period(hit[0]) for hit in PERIOD.finditer(beside.lower())}
    if time and normalise_period(time) in spans:
        yield beside, f"Leave the time out: the page adds “{time}”.", Level.WARNING
    if word := _begins(time, lists.preposing):
        yield time, _advice_on_time(word, _put_before(period_template(figure), translate)), Level.WARNING
    elif time and not any(map(str.isalpha, time)):
        yield time, "Name the unit, such as 10 years.", Level.WARNING
    yield from _misfits_of_form(time, lists)


def _put_before(template: str, translate: Translate) -> str:
    """The words that a page puts right before the last part of a sentence, such as "or when"."""
    return translate(template).rpartition("%(")[0].rpartition(", ")[2].strip()


def _advice_on_time(word: str, put: str) -> str:
    """What to do about a time that begins with `word`, where the page puts `put`: only the same word may just go."""
    if word == put.casefold():
        return f"Leave “{word}” out: the page puts “{put}” before it."
    return (
        f"The page puts “{put}” before it. Write a time that is true after “{put}”, such as: 6 months. If the source "
        f"does not say when, write “{TIME_NOT_GIVEN}”."
    )


def _misfits_of_event(event: str, otherwise: str, lists: WordLists) -> Iterator[Misfit]:
    if event and event.casefold().split() == otherwise.casefold().split():
        yield otherwise, SAYS_THE_SAME, Level.ERROR
    elif not otherwise and _begins(event, lists.negating):
        yield event, SAY_WHAT, Level.ERROR
    elif not otherwise and _begins(event, lists.being):
        yield event, SAY_HOW, Level.WARNING


def _misfits_of_otherwise(event: str, otherwise: str, lists: WordLists) -> Iterator[Misfit]:
    """A bare "did" or "were not" that does not turn the event round: all people would seem to have done the same."""
    said = " ".join(otherwise.casefold().split())
    negative = said in lists.negating
    verb = _begins(said, lists.affirming)
    if negative and _begins(event, lists.negating) or said in lists.affirming and not _begins(event, lists.negating):
        yield otherwise, DID_THE_SAME, Level.ERROR
    elif negative and verb in lists.being and not _begins(event, lists.being):
        yield (
            otherwise,
            worded("{} does not begin with “{}”. Say what the others did, such as: did not.", THE_EVENT, verb),
            Level.WARNING,
        )


def _misfits_of_said(choice: Choice, lists: WordLists, translate: Translate) -> Iterator[Misfit]:
    said = " ".join(choice.said.casefold().split())
    if word := _begins(said, lists.saying):
        yield (
            choice.said,
            f"Leave “{word}” out: the page puts “{_put_before(SAID[Voice.PERSON], translate)}” before it.",
            Level.WARNING,
        )
    label, words = _plain_words(choice.label), f" {_plain_words(choice.said)} "
    if any(f" {no} {label} " in words for no in lists.negating):
        yield choice.said, f"It says the opposite of the choice, “{choice.label}”.", Level.ERROR
    yield from _misfits_of_form(choice.said, lists)


def _plain_words(text: str) -> str:
    return " ".join(WORD.findall(text.casefold().replace("’", "'")))


def _misfits_of_halves(halves: tuple[str, str], lists: WordLists) -> Iterator[Misfit]:
    for half in halves:
        if word := _begins(half, lists.subjects):
            yield half, f"Begin it without “{word}”: name what it is, not a whole sentence.", Level.WARNING
        yield from _misfits_of_form(half, lists)


def _misfits_of_form(part: str, lists: WordLists) -> Iterator[Misfit]:
    """A capital letter or a full stop, which cut a sentence in two; no capital where names of things may have one."""
    first = part.partition(" ")[0]
    if ". " in part:
        yield part, ONE_PART, Level.WARNING
    elif lists.subjects and first[:1].isupper() and first[1:].islower():
        yield part, "Begin it with a small letter.", Level.WARNING
    yield from _misfits_of_end(part)


def _misfits_of_end(part: str) -> Iterator[Misfit]:
    if part.endswith((".", ":", ";", "!", "?")):
        yield part, ONE_PART, Level.WARNING


def _begins(part: str, phrases: tuple[str, ...]) -> str:
    """The longest of the phrases with which a part begins; "" for none."""
    words = part.casefold()
    if not words.startswith(phrases):  # as most do not
        return ""
    return max((phrase for phrase in phrases if f"{words} ".startswith(f"{phrase} ")), key=len, default="")
