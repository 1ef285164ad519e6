"""Suggestions for misspelled words ("Did you mean ...?"), which an author may accept unread, with one press.

So a word counts as a slip of the fingers only where no other word can be meant. A similarity ratio is no test of that:
it holds "at_most" for "at_least", and "unreviewed" for "reviewed". What remains are the four typing errors of Damerau
(1964): a letter left out, put in or exchanged, or two swapped. The first letter and all digits are right, no word is
added or left out, and only one known word is near. Affixes such as "un-", "in-" or "-less" change the length by two or
more, and a word of three or four letters easily becomes another ("ham", "harm"; "mild", "mold").
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from decision_aid.rule_file.lookalikes import in_plain_signs, odd_sign

DOUBLED = re.compile(r"(.)\1")
SEPARATORS = re.compile(r"[\s_.-]+")
CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
MOST_SLIPS = 2
TOO_FAR = 99
# Parts of words with unlike senses that typing errors can turn into each other.
SENSES = (
    ("hyper", "hypo"), ("intra", "inter"), ("macro", "micro"), ("maxim", "minim"), ("ante", "anti"), ("absor", "adsor"),
    ("abduct", "adduct"), ("arter", "arthr"), ("dysphag", "dysphas"), ("humer", "humor"), ("ile", "ili"),
    ("perine", "perone"), ("tues", "thurs"), ("never", "nerve"), ("man", "men"),
)  # fmt: skip
SENSES_REVERSED = tuple((after, before) for before, after in SENSES)
NUMBER = re.compile(
    r"(?:zero|one|two|three|third|for|four|five|fif|six|seven|eight?|nine?|ten|eleven|twelve|twelf|twen|thir|hundred"
    r"|thousand|million|half|quarter|first|second|once|twice)(?:teen|ty|tieth|th)?s?"
)


def join_with_or(words: Collection[str]) -> str:
    """The words as an English list: "a, b or c"; at least one word."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def closest_match(word: str, known: Collection[str]) -> str | None:
    """The one known word of which this can only be a misspelling; None if there is none, or more than one."""
    folded = _folded(word)
    same = [other for other in known if _folded(other) == folded]
    near = same or [other for other in known if _is_slip(word, other)]
    return near[0] if len(near) == 1 else None


def did_you_mean(word: str, near: str | None, known: Collection[str]) -> str:
    """The advice for an unknown word: the nearest known one, or else all of them if they are few."""
    if near:
        return guess(word, near)
    return (
        f"Known names: {', '.join(sorted(known))}."
        if 0 < len(known) <= 12
        else "Look at the names that the file gives."
    )


def guess(word: str, near: str) -> str:
    """The question whether the near word is meant; if a sign in the word only looks right, which one that is."""
    odd = in_plain_signs(word) != word and in_plain_signs(word).strip() == near
    return f"{odd_sign(word)} Type it anew: {near}" if odd else f"Did you mean '{near}'?"


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """The parts between separators; other signs, and a dash in front, count as letters, since they may negate."""
    plain = CAMEL_CASE.sub(" ", in_plain_signs(word)).strip().casefold()
    return (*re.findall("^-", plain), *filter(None, SEPARATORS.split(plain)))


@lru_cache(maxsize=4096)
def _folded(word: str) -> tuple[str, tuple[str, ...]]:
    """What must be the same for two spellings of one word: the letters, and where a number ends."""
    return "".join(_parts(word)), tuple(re.findall(r"\d+", " ".join(_parts(word))))


def _is_slip(word: str, other: str) -> bool:
    typed, meant = _parts(word), _parts(other)
    if not typed or len(typed) != len(meant):
        return False
    found = 0
    for one, other_one in zip(typed, meant, strict=True):
        found += 0 if one == other_one else _slips(one, other_one)
        if found > MOST_SLIPS:
            return False
    return True


def _slips(typed: str, meant: str) -> int:
    """How many typing errors lie between two parts of words; TOO_FAR if the difference may be meant."""
    shorter = min(len(typed), len(meant))
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > 1 or shorter <= 2:
        return TOO_FAR
    if shorter == 3:
        found = 1 if sorted(typed) == sorted(meant) or DOUBLED.sub(r"\1", typed) == meant else TOO_FAR
    else:
        found = _edits(typed, meant, MOST_SLIPS if shorter >= 7 else 1, exchange=shorter >= 5)
    return TOO_FAR if found > MOST_SLIPS or _differ_in_sense(typed, meant) else found


def _differ_in_sense(typed: str, meant: str) -> bool:
    """Whether they may be two words: in another digit, another end, a number in words, or a sense."""
    if re.findall(r"\d+", typed) != re.findall(r"\d+", meant) or _has_another_end(typed, meant):
        return True
    if NUMBER.fullmatch(typed) or NUMBER.fullmatch(meant):
        return True
    return any(one in typed and other in meant and one not in meant for one, other in (*SENSES, *SENSES_REVERSED))


def _has_another_end(typed: str, meant: str) -> bool:
    """Whether only the last letter differs ("groupa", "groupb"), or the last two do ("approved", "approval")."""
    ends = typed[-2:], meant[-2:]
    if len(typed) != len(meant) or typed[:-2] != meant[:-2] or sorted(ends[0]) == sorted(ends[1]):
        return False
    return ends[0][1] != ends[1][1]


def _edits(typed: str, meant: str, most: int, exchange: bool) -> int:
    """The typing errors between two words, TOO_FAR if more than `most`; `exchange` allows one letter for another."""
    pairs = enumerate(zip(typed, meant, strict=False))
    same = next((at for at, (one, other) in pairs if one != other), min(len(typed), len(meant)))
    typed, meant = typed[same:], meant[same:]
    if not typed and not meant:
        return 0
    if not most:
        return TOO_FAR
    return 1 + min(_edits(*after, most - 1, exchange) for after in _after_one_edit(typed, meant, exchange))


def _after_one_edit(typed: str, meant: str, exchange: bool) -> Iterator[tuple[str, str]]:
    """What is left of both words after one typing error at their start, of each kind that fits."""
    yield typed[1:], meant
    yield typed, meant[1:]
    if exchange:
        yield typed[1:], meant[1:]
    if typed[:2] == meant[1::-1]:
        yield typed[2:], meant[2:]
