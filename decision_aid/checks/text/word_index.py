"""An inverted index of an aid's texts by their words: a check looks only at texts that may have what it looks for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.text.word_lists import words_in
from decision_aid.model.aid import DecisionAid, VisibleText


def texts_with(aid: DecisionAid, words: frozenset[str]) -> Iterator[VisibleText]:
    """The texts that have all of these words, one at least, in file order."""
    return (aid.texts[number] for number in _numbers_with(aid, words))


def texts_with_any(aid: DecisionAid, phrases: Iterable[frozenset[str]]) -> Iterator[VisibleText]:
    """The texts that have all words of one of these phrases, in file order."""
    numbers = set[int]().union(*(_numbers_with(aid, words) for words in phrases))
    return (aid.texts[number] for number in sorted(numbers))


def _numbers_with(aid: DecisionAid, words: frozenset[str]) -> Iterable[int]:
    index = _numbers_by_word(aid)
    rarest = min((index.get(word, ()) for word in words), key=len)
    return (number for number in rarest if words <= words_in(aid.texts[number].text)) if len(words) > 1 else rarest


@cached_for_last_aid
def _numbers_by_word(aid: DecisionAid) -> dict[str, list[int]]:
    """By word in small letters, the places in `aid.texts` of those that have it; cached for the last aid."""
    index = defaultdict[str, list[int]](list)
    for number, text in enumerate(aid.texts):
        for word in words_in(text.text):
            index[word].append(number)
    return dict(index)
