"""Whether two references cite the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Generic, TypeVar

from factcheck.model.reference import Reference

__all__ = ["KnownPassages", "PassageKey", "passage_of", "same_passage", "same_sentence"]

PassageKey = tuple[str, str | None]
"""Id of a work, and an excerpt of it."""

_Words = tuple[str, ...]

_WordRun = tuple[str | None, _Words]
"""Words that stand side by side, with the work that they are of; None for those that tell in any work."""

_Item = TypeVar("_Item")

_WORD: Final = re.compile(r"\w+")
# Fewer words may stand in two sentences of a work by chance.
_ENOUGH_WORDS: Final = 4
# Fewer words may stand in two works by custom: two bodies that the annotated fact sheet cites share a phrase of eight.
_ENOUGH_ELSEWHERE: Final = 9


def same_sentence(one: str | None, other: str | None) -> bool:
    """Tell whether two excerpts of one work are of the same sentence: equal but for signs and case, or one within the other.

    Without an excerpt nothing says which sentence is meant, so the answer is no.

    Args:
        one: An excerpt.
        other: Another one.

    >>> same_sentence("around 60,000 people fled", "Around 60,000 people fled from their homes.")
    True
    """
    first, second = ([*_WORD.findall((text or "").casefold())] for text in (one, other))
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return False
    # A space on either side, so that no word is found within a longer one.
    within = f" {' '.join(shorter)} " in f" {' '.join(longer)} "
    return first == second or (within and len(shorter) >= _ENOUGH_WORDS)


def passage_of(reference: Reference) -> PassageKey:
    """Give what a passage is known by: the work of a reference, and its excerpt."""
    return reference.work, reference.excerpt


def same_passage(one: PassageKey, other: PassageKey) -> bool:
    """Tell whether two references cite the same sentence, in one work or reprinted in another.

    Args:
        one: The work and the excerpt of a reference.
        other: Those of another.

    >>> same_passage(("herald", "found the gate locked"), ("courier", "found the gate locked"))
    False
    >>> words = "found the gate of the mill locked on Friday"
    >>> same_passage(("herald", words), ("courier", words))
    True
    """
    if not same_sentence(one[1], other[1]):
        return False
    shorter = min(len(_WORD.findall(text or "")) for _, text in (one, other))
    return one[0] == other[0] or shorter >= _ENOUGH_ELSEWHERE


class KnownPassages(Generic[_Item]):
    """Passages in the order in which they were added, each with an item, to find those that cite the same sentence.

    One sentence lies within another only if the first words of the one stand somewhere in the other, so passages are looked up by
    runs of as many words as are enough: to compare each with all before would take the square of their number.
    """

    def __init__(self) -> None:
        self._known: list[tuple[PassageKey, _Item]] = []
        self._whole: dict[_WordRun, list[int]] = {}
        self._beginnings: dict[_WordRun, list[int]] = {}
        self._runs: dict[_WordRun, list[int]] = {}

    def add(self, passage: PassageKey, item: _Item) -> None:
        """Note a passage."""
        place, words = len(self._known), _words_of(passage)
        self._known.append((passage, item))
        # An excerpt of two or three words makes no run, and is the same sentence as its equal in one work all the same. Without
        # an excerpt nothing is the same sentence, and thousands of references may have none.
        if words:
            self._whole.setdefault((passage[0], words), []).append(place)
        for run in _runs_of(passage[0], words):
            self._runs.setdefault(run, []).append(place)
        for run in _beginnings_of(passage[0], words):
            self._beginnings.setdefault(run, []).append(place)

    def same_as(self, passage: PassageKey) -> Iterator[tuple[PassageKey, _Item]]:
        """Give those that cite the same sentence as a passage, in the order in which they were added."""
        words = _words_of(passage)
        places = {*self._whole.get((passage[0], words), ())}
        for run in _beginnings_of(passage[0], words):
            places.update(self._runs.get(run, ()))
        for run in _runs_of(passage[0], words):
            places.update(self._beginnings.get(run, ()))
        # Whoever asks takes the first, and two runs must not differ in what they call it.
        for place in sorted(places):
            # Words in common only make a passage worth a comparison; what is the same sentence is decided by one rule alone.
            if same_passage(self._known[place][0], passage):
                yield self._known[place]


def _words_of(passage: PassageKey) -> _Words:
    return tuple(_WORD.findall((passage[1] or "").casefold()))


def _beginnings_of(work: str, words: _Words) -> list[_WordRun]:
    """Give the first words by which a passage is found within others: a few within its work, and more elsewhere."""
    # Short beginnings are alike in many works, and between works so few words settle nothing.
    return [(where, words[:size]) for where, size in _sizes(work) if len(words) >= size]


def _runs_of(work: str, words: _Words) -> set[_WordRun]:
    return {(where, words[start : start + size]) for where, size in _sizes(work) for start in range(len(words) - size + 1)}


def _sizes(work: str) -> tuple[tuple[str | None, int], ...]:
    return (work, _ENOUGH_WORDS), (None, _ENOUGH_ELSEWHERE)
