"""The answer code: all answers in a few letters to read out, type or scan, since the server stores none.

A code is one whole number in Crockford's base32 (digits and letters without I, L, O and U; a typed I or L is read as 1
and O as 0, as Crockford has it; U as V is our addition). From its highest digits to its lowest it holds

- 4 letters that name the rule file: the first 20 bits of its fingerprint, XORed with a mask for who answered,
- the answers as a mixed-radix number with one digit for each question, the first question lowest,
- 2 letters of checksum, which make the whole a multiple of the prime 1021.

Only the version of the rule file that made a code can decode it. A code is no secret: anybody with that file can.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from decision_aid.consultation.answers import (
    RATHER_NOT_SAY,
    Answer,
    Answers,
    Declined,
    as_form_values,
    parse_answers,
)
from decision_aid.consultation.path import Voice
from decision_aid.consultation.voices import Voices, answers_on_path, as_voices, voices_of
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.enums import Importance, QuestionKind
from decision_aid.rule_file.lookalikes import DASHES

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})
# Letters of codes that people take for one another. Both are in codes, so only the checksum can tell which was printed.
TWINS = {"5": "S", "S": "5", "2": "Z", "Z": "2", "8": "B", "B": "8"}
GROUP_LETTERS = 4
BASE = len(ALPHABET)
BITS_PER_LETTER = 5
FINGERPRINT_LETTERS = 4
CHECKSUM_LETTERS = 2
# The checksum's modulus: the largest prime below BASE ** CHECKSUM_LETTERS. A code is a multiple of it. One wrong letter
# (d * 32**k) or two swapped neighbours ((a - b) * 31 * 32**k) never give another multiple, so both are always detected.
CHECKSUM_PRIME = 1021
# The maximum length of a code in letters, eight times that of an aid with 20 questions: more would not fit on a page in
# large print, and nobody would type it. The check `long-code` rejects an aid that needs more.
MAX_CODE_LENGTH = 300
# The maximum length of input that is decoded: at most one space or dash after each letter.
MAX_TYPED_LENGTH = 2 * MAX_CODE_LENGTH
# Masks that record who answered, XORed onto the 20 bits that name the rule file, so that a code needs no letter for it.
VOICE_MASKS = {Voice.PERSON: 0, Voice.CLINICIAN: 0xA5A5A, Voice.TOGETHER: 0x5A5A5}
UNANSWERED, NOT_SAID, SPOKEN = 0, 1, 2
SEPARATORS = re.compile(rf"[\s.{DASHES}-]")
MOST_GROUPS_NAMED = 2


class InvalidCode(Exception):
    """The input is not a code for this aid: a letter is wrong, missing or extra.

    `letter` is one that no code has; `groups` has the number and the letters of each group in which the slip may be.
    """

    def __init__(self, letter: str = "", groups: tuple[tuple[int, str], ...] = ()) -> None:
        super().__init__(letter)
        self.letter = letter
        self.groups = groups


@dataclass(frozen=True, slots=True)
class DecodedCode:
    """A code with a valid checksum, decoded as far as possible without its rule file."""

    masked_fingerprint: int  # 20 bits of the file's fingerprint, masked
    payload: int  # the answers, a mixed-radix number
    letters: int  # its length in letters, which tells one voice from two

    @property
    def possible_fingerprints(self) -> tuple[int, ...]:
        """The 20 fingerprint bits that each mask would give: one of them is the rule file's."""
        return tuple(self.masked_fingerprint ^ sign for sign in VOICE_MASKS.values())


def fingerprint_bits(fingerprint: str) -> int:
    """The first 20 bits of a fingerprint (hexadecimal), by which a code names its rule file."""
    return int(fingerprint[:5], 16)


def codes_may_collide(fingerprint: str, other: str) -> bool:
    """Whether codes of two rule files could be confused, under any mask: the odds are 4 in 2 ** 20 for two files."""
    apart = fingerprint_bits(fingerprint) ^ fingerprint_bits(other)
    return apart in {one ^ another for one in VOICE_MASKS.values() for another in VOICE_MASKS.values()}


def encode_answers(aid: DecisionAid, answers: Answers | Voices) -> str:
    """Encode the answers to questions that are asked, in groups of four letters; differing voices need more."""
    voices = answers_on_path(aid, as_voices(answers))
    states, alone = _all_states(aid.questions), None if voices.patient else voices.single_voice()
    said = (voices.person or voices.clinician,) if alone else (voices.person, voices.clinician)
    letters, number = _packed(states, [_number(aid, one) for one in (*said, *filter(None, [voices.patient]))])
    bits = fingerprint_bits(aid.fingerprint) ^ VOICE_MASKS[alone or Voice.PERSON]
    checked = (bits * BASE**letters + number) * BASE**CHECKSUM_LETTERS
    text = _written(checked + -checked % CHECKSUM_PRIME, FINGERPRINT_LETTERS + letters + CHECKSUM_LETTERS)
    return " ".join(_groups(text))


def max_code_length(questions: Iterable[Question], voices: int = 2) -> int:
    """The length in letters of the longest code for these questions: that of two voices, or of three."""
    return FINGERPRINT_LETTERS + _letters_for_voices(_all_states(questions), voices) + CHECKSUM_LETTERS


def _packed(states: int, numbers: Sequence[int]) -> tuple[int, int]:
    """How many letters the answers of so many voices take, and all of them as one number, the first voice highest."""
    return _letters_for_voices(states, len(numbers)), reduce(lambda packed, number: packed * states + number, numbers)


def decode(text: str) -> DecodedCode:
    """Decode typed or scanned letters, ignoring case, spaces and dashes; InvalidCode where the checksum is wrong."""
    plain = _plain(text)
    letters, number = len(plain) - FINGERPRINT_LETTERS - CHECKSUM_LETTERS, _as_number(plain)
    if number % CHECKSUM_PRIME:
        raise InvalidCode(groups=_groups_of_wrong_length(text) or _groups_one_letter_off(plain))
    bits, packed = divmod(number // BASE**CHECKSUM_LETTERS, BASE**letters)
    return DecodedCode(bits, packed, letters)


def decode_twins(text: str) -> DecodedCode | None:
    """Decode letters of which some were taken for their twins; None unless exactly one reading has a valid checksum.

    Of codes with another slip, some 1 in 100 has such a reading too: say that it was read so, and show the answers.
    """
    plain = _plain(text)
    valid = {reading for reading in _twin_readings(plain) if _as_number(reading) % CHECKSUM_PRIME == 0}
    return decode(valid.pop()) if len(valid) == 1 else None


def _twin_readings(plain: str) -> Iterator[str]:
    """The letters with one of them read as its twin, and with all of a kind read so."""
    for letter, twin in TWINS.items():
        yield from (plain[:at] + twin + plain[at + 1 :] for at, typed in enumerate(plain) if typed == letter)
        yield plain.replace(letter, twin)


def _plain(text: str) -> str:
    """The letters without case, spaces and dashes; InvalidCode where they can't be those of a code."""
    plain = SEPARATORS.sub("", text).upper().translate(LOOKALIKES)
    if not FINGERPRINT_LETTERS + CHECKSUM_LETTERS < len(plain) <= MAX_CODE_LENGTH:
        raise InvalidCode(groups=_groups_of_wrong_length(text))
    at = next((at for at, letter in enumerate(plain) if letter not in ALPHABET), None)
    if at is not None:
        raise InvalidCode(plain[at], (_numbered_groups(plain)[at // GROUP_LETTERS],))
    return plain


def _as_number(plain: str) -> int:
    number = 0
    for letter in plain:
        number = number * BASE + ALPHABET.index(letter)
    return number


def _groups(plain: str) -> list[str]:
    return [plain[at : at + GROUP_LETTERS] for at in range(0, len(plain), GROUP_LETTERS)]


def _numbered_groups(plain: str) -> list[tuple[int, str]]:
    return list(enumerate(_groups(plain), 1))


def _groups_of_wrong_length(text: str) -> tuple[tuple[int, str], ...]:
    """The groups, as they were typed apart, that have too few letters or too many; the last one may be short."""
    typed = SEPARATORS.sub(" ", text[:MAX_TYPED_LENGTH]).split()
    found = [(number, group) for number, group in enumerate(typed[:-1], 1) if len(group) != GROUP_LETTERS]
    return tuple(found) if len(found) <= MOST_GROUPS_NAMED else ()


def _groups_one_letter_off(plain: str) -> tuple[tuple[int, str], ...]:
    """The groups in which one other letter would make a code; () where there are too many to help."""
    over, groups = _as_number(plain) % CHECKSUM_PRIME, _numbered_groups(plain)
    found = {
        at // GROUP_LETTERS
        for at, letter in enumerate(plain)
        for other in range(BASE)
        if (over + (other - ALPHABET.index(letter)) * pow(BASE, len(plain) - 1 - at, CHECKSUM_PRIME)) % CHECKSUM_PRIME
        == 0
    }
    return tuple(groups[place] for place in sorted(found)) if len(found) <= MOST_GROUPS_NAMED else ()


def decoded_voices(aid: DecisionAid, packed: DecodedCode) -> Voices:
    """The answers in a code; InvalidCode where another version of the aid made it, or a digit is no valid answer."""
    states, bits = _all_states(aid.questions), fingerprint_bits(aid.fingerprint)
    several = {_letters_for_voices(states, 3): 3} if Voice.PATIENT in voices_of(aid) else {}
    several[_letters_for_voices(states, 2)] = 2
    if packed.masked_fingerprint == bits and packed.letters in several:
        return Voices(*_unpacked(aid, packed.payload, states, several[packed.letters]))
    voice = next((voice for voice, sign in VOICE_MASKS.items() if packed.masked_fingerprint ^ sign == bits), None)
    if voice is None or packed.letters != _letters_for_voices(states, 1):
        raise InvalidCode
    answers = _answers(aid, packed.payload)
    return Voices(
        person={} if voice is Voice.CLINICIAN else answers,
        clinician={} if voice is Voice.PERSON else answers,
    )


def carry_answers_over(
    before: DecisionAid, now: DecisionAid, answers: Answers
) -> tuple[dict[str, Answer], tuple[Question, ...]]:
    """Migrate answers to another version of the aid: those that are still valid there, and the questions that lose one.

    An answer survives only if the words of its question and of the chosen choices are unchanged.
    """
    fitting = {
        question.id: as_form_values(question, answers[question.id])
        for question in now.questions
        if question.id in answers and _means_the_same(before.question(question.id), question, answers[question.id])
    }
    valid, _ = parse_answers(now.questions, fitting)
    return valid, tuple(before.question(name) for name in answers if name not in valid)


def _means_the_same(asked: Question, question: Question, answer: Answer) -> bool:
    """Whether an answer means the same under both questions: same wording, kind and unit, same labels of choices."""
    labels = {choice.id: choice.label for choice in question.choices}
    choices = [choice for choice in asked.choices if isinstance(answer, frozenset) and choice.id in answer]
    same_question = (asked.ask, asked.kind, asked.unit) == (question.ask, question.kind, question.unit)
    return same_question and all(labels.get(choice.id) == choice.label for choice in choices)


def _number(aid: DecisionAid, answers: Answers) -> int:
    """The answers as a mixed-radix number: the radix of each digit is the number of states of its question."""
    number = 0
    for question in reversed(aid.questions):
        number = number * _states(question) + _state(question, answers.get(question.id))
    return number


def _answers(aid: DecisionAid, number: int) -> dict[str, Answer]:
    typed = {}
    for question in aid.questions:
        number, state = divmod(number, _states(question))
        typed[question.id] = list(_form_values(question, state))
    answers, refusals = parse_answers(aid.questions, typed)
    if number or refusals:
        raise InvalidCode
    return answers


def _unpacked(aid: DecisionAid, packed: int, states: int, voices: int) -> Iterator[dict[str, Answer]]:
    for place in reversed(range(voices)):
        number, packed = divmod(packed, states**place)
        yield _answers(aid, number)


def _all_states(questions: Iterable[Question]) -> int:
    return math.prod(map(_states, questions))


def _letters_for_voices(states: int, voices: int) -> int:
    """The letters for so many voices: always more than for fewer, so that the length tells them apart."""
    fewer = _letters_for_voices(states, voices - 1) if voices > 1 else 0
    return max(_letters_for(states**voices), fewer + 1)


def _letters_for(states: int) -> int:
    return math.ceil((states - 1).bit_length() / BITS_PER_LETTER)


def _written(number: int, length: int) -> str:
    letters = ""
    for _ in range(length):
        number, digit = divmod(number, BASE)
        letters = ALPHABET[digit] + letters
    return letters


def _states(question: Question) -> int:
    """The number of states of a question, its digit's radix: no answer and "rather not say" are two of them."""
    match question.kind:
        case QuestionKind.ONE:
            return SPOKEN + len(question.choices)
        case QuestionKind.IMPORTANCE:
            return SPOKEN + len(Importance)
        case QuestionKind.NUMBER:
            return SPOKEN + question.limits[1] - question.limits[0] + 1
        case QuestionKind.SEVERAL:
            return SPOKEN + (1 << len(question.choices)) - 1


def _state(question: Question, answer: Answer | None) -> int:
    if answer is None:
        return UNANSWERED
    if isinstance(answer, Declined):
        return NOT_SAID
    if isinstance(answer, Importance):
        return SPOKEN + list(Importance).index(answer)
    if isinstance(answer, int):
        return SPOKEN + answer - question.limits[0]
    places = [place for place, choice in enumerate(question.choices) if choice.id in answer]
    return SPOKEN + (places[0] if question.kind is QuestionKind.ONE else sum(1 << place for place in places) - 1)


def _form_values(question: Question, state: int) -> Iterator[str]:
    """The raw values of the answer with this state, as a form would send them."""
    spoken = state - SPOKEN
    match question.kind:
        case _ if spoken < 0:
            yield from [RATHER_NOT_SAY] if state == NOT_SAID else []
        case QuestionKind.ONE:
            yield question.choices[spoken].id
        case QuestionKind.IMPORTANCE:
            yield str(list(Importance)[spoken].value)
        case QuestionKind.NUMBER:
            yield str(spoken + question.limits[0])
        case QuestionKind.SEVERAL:
            yield from (choice.id for place, choice in enumerate(question.choices) if (spoken + 1) >> place & 1)
