"""What an alignment leaves open of a text, and where a passage may stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from factcheck.text.alignment import Range
from factcheck.text.folding import Folded
from factcheck.text.words import carried_over, cuts, whole_words

__all__ = ["WORD", "OpenText", "Passage", "trimmed"]

# Similarity from which a passage is looked at more closely, of 100, and how many such passages are.
_WORTH_A_LOOK: Final = 60
_LOOKED_AT: Final = 6

# A phrase that stands more often than this cannot be told apart by looking at more of its places.
_MOST_OCCURRENCES: Final = 50

# If more lines and sentences than this are open, only those are looked at which share most with the passage, word by word.
_MANY_UNITS: Final = 200
_SHARING_MOST: Final = 20

# A word that stands in more of them than this does not help to choose.
_TOO_COMMON: Final = 500

WORD: Final = re.compile(r"\d+(?:[.,:/]\d+)*|\w+(?:['-]\w+)*")
_UNIT_START: Final = re.compile(r"(?:\A|\n|[.!?;:•]\s)\W*(?=\w)")
_OUTER_SIGNS: Final = " .,;:!?•\"'()[]{}-"


class Passage(NamedTuple):
    """Words with what stands before and after them, folded; the neighbours with their line breaks."""

    before: str
    words: str
    after: str


class _Unit(NamedTuple):
    """A line or sentence: where it begins, where the next one does, and where the open stretch ends in which it lies."""

    start: int
    following: int
    limit: int


class OpenText:
    """The stretches of a text that no block has.

    Args:
        folded: The text.
        ranges: The stretches, in order.
    """

    def __init__(self, folded: Folded, ranges: list[Range]) -> None:
        self._folded = folded
        self._ranges = ranges

    def places(self, passage: Passage) -> list[Range]:
        """Find where a passage may stand: verbatim, or failing that, in words like its own."""
        core = passage.words.strip(_OUTER_SIGNS) or passage.words
        text = self._folded.text
        places = list(self._verbatim(core))
        if places:
            lead = passage.words.find(core)
            return [_with_signs(passage.words, lead, lead + len(core), text, place) for place in places]
        return list(dict.fromkeys(self._similar(passage, core)))

    def _verbatim(self, core: str) -> Iterator[int]:
        text = self._folded.text
        left = _MOST_OCCURRENCES
        for start, end in self._ranges:
            place = text.find(core, start, end)
            while place >= 0 and left:
                if not (cuts(text, place) or cuts(text, place + len(core))):
                    left -= 1
                    yield place
                place = text.find(core, place + 1, end)

    def _similar(self, passage: Passage, core: str) -> Iterator[Range]:
        # rapidfuzz is loaded when words are first not found as they were.
        from rapidfuzz import fuzz, process

        text = self._folded.text
        windows = list(self._windows(core))
        texts = [text[start:end] for start, end in windows]
        whole = "".join(passage).replace("\n", " ")
        lead = len(passage.before)
        alike = process.extract(core, texts, scorer=fuzz.partial_ratio, score_cutoff=_WORTH_A_LOOK, limit=_LOOKED_AT)
        for window, _, number in alike:
            found = fuzz.partial_ratio_alignment(core, window)
            if found is None or len(window) < len(core) / 2:
                continue
            first, last = windows[number][0] + found.dest_start, windows[number][0] + found.dest_end
            start, end = whole_words(text, max(0, first - lead), min(len(text), last + len(passage.after)))
            place = carried_over(whole, lead, lead + len(passage.words), text[start:end])
            kept = trimmed(text, start + place[0], start + place[1])
            if kept is not None:
                yield kept

    def _windows(self, core: str) -> Iterator[Range]:
        """Give stretches, one from the beginning of each unit, that hold any such passage which begins in it."""
        units = self._units if len(self._units) <= _MANY_UNITS else self._sharing_most(core)
        reach = len(core) + len(core) // 2
        return ((unit.start, min(unit.limit, unit.following + reach)) for unit in units)

    def _sharing_most(self, core: str) -> list[_Unit]:
        shares: Counter[int] = Counter()
        for word in set(WORD.findall(core.casefold())):
            numbers = self._units_by_word.get(word, ())
            if len(numbers) <= _TOO_COMMON:
                shares.update(dict.fromkeys(numbers, 1))
        return [self._units[number] for number, _ in shares.most_common(_SHARING_MOST)]

    @cached_property
    def _units(self) -> list[_Unit]:
        units = []
        for start, end in self._ranges:
            starts = [found.end() for found in _UNIT_START.finditer(self._folded.lined, start, end)]
            starts = [start, *(place for place in starts if place > start)]
            units += [_Unit(place, following, end) for place, following in zip(starts, [*starts[1:], end], strict=True)]
        return units

    @cached_property
    def _units_by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, unit in enumerate(self._units):
            for word in set(WORD.findall(self._folded.text[unit.start : unit.following].casefold())):
                found.setdefault(word, []).append(number)
        return found


def _with_signs(words: str, first: int, last: int, text: str, place: int) -> Range:
    """Widen the place of the words by the signs before and after them, as far as they stand there too."""
    start, end = place, place + last - first
    while first > 0 and start > 0 and words[first - 1] == text[start - 1]:
        first, start = first - 1, start - 1
    while last < len(words) and end < len(text) and words[last] == text[end]:
        last, end = last + 1, end + 1
    return start, end


def trimmed(text: str, start: int, end: int) -> Range | None:
    """Give a range without the spaces at its ends; None if nothing else is in it."""
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return (start, end) if start < end else None
