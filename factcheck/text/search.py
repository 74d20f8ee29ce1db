"""Where words may stand in another edition, and how much speaks for each place."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Final

from factcheck.text.alignment import Alignment, Range
from factcheck.text.folding import Folded
from factcheck.text.open_text import WORD, OpenText, Passage, trimmed
from factcheck.text.skeleton import UNKNOWN
from factcheck.text.words import carried_over, cuts

__all__ = ["Seeker", "likeness"]

# How far the words around a quote are looked at, in code points: a sentence or two.
REACH: Final = 120

# Words around a quote count for as much as this many code points of the quote itself, so they decide about short quotes.
CONTEXT_WORTH: Final = 40

# The fourth word away counts half as much as the next one.
_HALVED_AFTER: Final = 3

# Words of other rows and sentences count for a quarter: what a row says is told by its own label, not by its neighbour's.
_BEYOND: Final = 0.25

# What it is worth to lie between the same unchanged lines as before.
_SAME_GAP: Final = 0.1

# What says nothing either way: a quote that was kept without its neighbours.
_NO_EVIDENCE: Final = 0.5

# Two gaps are compared word by word up to this product of their lengths in code points; then only search remains.
_MOST_COMPARED: Final = 2_000_000_000

_BOUNDARY: Final = re.compile(r"[.!?;•][\"')\]]*\s|\n(?![a-z])")


# Words with the side on which they stand: before the quote, in it, or after it.
Weights = dict[tuple[int, str], float]


def likeness(one: str, other: str) -> float:
    """Give the share of two wordings that agrees, from 0 to 1, after Levenshtein."""
    if one == other:
        return 1.0
    # rapidfuzz is loaded when two wordings first differ.
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


class Seeker:
    """The search for passages in what an alignment leaves open.

    Args:
        alignment: What is certain about the two editions.
    """

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old, self._new = alignment.old.text, alignment.new.text
        self._open_old = OpenText(alignment.old, alignment.open_old)
        self._open_new = OpenText(alignment.new, alignment.open_new)

    def passage(self, start: int, end: int) -> Passage:
        """Give a range of the old text with its neighbours."""
        return _passage(self._alignment.old, start, end)

    def score(self, passage: Passage, place: Range, *, in_gap: bool) -> float:
        """Say how much speaks for a place of the new text, from 0 to 1: its words, the words around it, and where it lies."""
        start, end = place
        lined = self._alignment.new.lined
        before, after = lined[max(0, start - len(passage.before)) : start], lined[end : end + len(passage.after)]
        there = Passage(before, self._new[start:end], after)
        around = self._agreement(self._weights(passage), self._weights(there))
        length = len(passage.words)
        blend = (length * likeness(passage.words, there.words) + CONTEXT_WORTH * around) / (length + CONTEXT_WORTH)
        return (1 - _SAME_GAP) * blend + _SAME_GAP * in_gap

    def _agreement(self, one: Weights, other: Weights) -> float:
        keys = one.keys() | other.keys()
        most = sum(max(one.get(key, 0), other.get(key, 0)) for key in keys)
        return sum(min(one.get(key, 0), other.get(key, 0)) for key in keys) / most if most else _NO_EVIDENCE

    def _weights(self, passage: Passage) -> Weights:
        """Weigh words: less the farther they are from the quote, and the more frequent they are where the search goes."""
        weights = {(0, word): 1 / self._frequency.get(word, 1) for word in WORD.findall(passage.words.casefold())}
        for side, (near, far) in ((-1, _parted_before(passage.before)), (1, _parted_after(passage.after))):
            for distance, word in enumerate([*near, *far]):
                word = word.casefold()
                share = (1 if distance < len(near) else _BEYOND) / (1 + distance / _HALVED_AFTER)
                weight = share / self._frequency.get(word, 1)
                weights[side, word] = max(weight, weights.get((side, word), 0))
        return weights

    @cached_property
    def _frequency(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for text, ranges in ((self._old, self._alignment.open_old), (self._new, self._alignment.open_new)):
            counts.update(word.casefold() for start, end in ranges for word in WORD.findall(text, start, end))
        return counts

    def in_new(self, passage: Passage) -> list[Range]:
        """Find the places of the new text, outside what is certain, where a passage may stand."""
        return self._open_new.places(passage)

    def in_old(self, place: Range) -> list[Range]:
        """Find the places of the old text, outside what is certain, that the words of the new text may have come from."""
        return self._open_old.places(_passage(self._alignment.new, *place))

    def by_gap(self, start: int, end: int) -> Range | None:
        """Carry a range over by comparing the stretches, between unchanged blocks, in which its ends lie."""
        (old_start, old_end), (new_start, new_end) = self._alignment.gap(start)
        (last_start, last_end), (new_last_start, new_last_end) = self._alignment.gap(end - 1)
        if (
            max(old_end - old_start, last_end - last_start) * max(new_end - new_start, new_last_end - new_last_start)
            > _MOST_COMPARED
        ):
            return None
        first, last = new_start, new_last_end
        if old_start < old_end:
            old, new = self._old[old_start:old_end], self._new[new_start:new_end]
            first = new_start + carried_over(old, start - old_start, min(end, old_end) - old_start, new)[0]
        if last_start < last_end:
            old, new = self._old[last_start:last_end], self._new[new_last_start:new_last_end]
            last = new_last_start + carried_over(old, max(start, last_start) - last_start, end - last_start, new)[1]
        else:
            last = new_last_end + 1
        words = self._old[start:end]
        if self._new.startswith(words, first) and not cuts(self._new, first + len(words)):
            return first, first + len(words)
        return trimmed(self._new, first, last)


def _passage(folded: Folded, start: int, end: int) -> Passage:
    before = folded.lined[max(0, start - REACH) : start].rpartition(UNKNOWN)[2]
    return Passage(before, folded.text[start:end], folded.lined[end : end + REACH].partition(UNKNOWN)[0])


def _parted_before(text: str) -> tuple[list[str], list[str]]:
    """Give the words before a quote, nearest first: those of its own row or sentence, and those beyond."""
    last = 0
    for boundary in _BOUNDARY.finditer(text):
        last = boundary.end()
    return WORD.findall(text, last)[::-1], WORD.findall(text, 0, last)[::-1]


def _parted_after(text: str) -> tuple[list[str], list[str]]:
    boundary = _BOUNDARY.search(text)
    first = boundary.start() if boundary else len(text)
    return WORD.findall(text, 0, first), WORD.findall(text, first)
