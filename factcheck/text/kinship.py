"""How alike the rows and sentences of two editions are, and which of them may be which."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from operator import add
from typing import Final

from factcheck.text.editions import TELLING, Editions, Pair
from factcheck.text.units import WORD, Unit

__all__ = ["LOOKALIKE", "Kin", "Kinship"]

# A word that stands in more open units than this does not help to choose; neither do more candidates than these.
_TOO_COMMON: Final = 40
_MOST_CANDIDATES: Final = 10
_MOST_IN_SLOT: Final = 16
_NEAR_IN_SLOT: Final = 4

# Shorter units than this, in words, are also compared letter by letter.
_FEW_WORDS: Final = 3
_BY_LETTERS: Final = 0.9

# A unit that holds as much of another, by weight, is alike by as much at least.
_HELD: Final = 0.85
_HELD_ALIKE: Final = 0.65
_MOSTLY_HELD: Final = 0.6
_MOSTLY_HELD_ALIKE: Final = 0.5

# A part that was split off is at least so much of the whole, has so much of what the other part lacks, and so little else.
_LEAST_PART: Final = 0.15
_MOST_OF_REST: Final = 0.6
_OWN: Final = 0.3

# What says most of what one part says is a copy of it, and not the other part.
_SAME_AGAIN: Final = 0.75

# A lookalike that nothing explains, where a unit stood that is found elsewhere: this alike, it may be the unit itself.
LOOKALIKE: Final = 0.6

# What the rarest word weighs. Whole numbers are added, since sums of fractions differ in their last digits with the order of a
# set, which is another one in each run, and a doubt must not hang on that.
_WEIGHT: Final = 1 << 20

# Units that are not the same, word for word, are never wholly alike.
_ALMOST: Final = 0.99


class Kinship:
    """The likeness of units of two editions.

    Args:
        editions: The editions.
    """

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._signs: dict[str, str] = {}
        self._weights: dict[str, int] = {}
        self._lone: set[str] = set()
        # The caches live as long as the two editions that they are about.
        self.signs_of = cache(self._signs_of)
        self.likeness = cache(self._likeness)

    def _signs_of(self, words: str) -> tuple[str, frozenset[str], int]:
        """Give words as one sign each, so that they are compared quickly, the kinds of signs, and what these weigh together."""
        known = self._signs
        signs = "".join([known.get(word) or self._sign(word) for word in WORD.findall(words.casefold())])
        kinds = frozenset(signs)
        return signs, kinds, sum(map(self._weights.__getitem__, kinds))

    def _sign(self, word: str) -> str:
        # Surrogates are no signs of a text; all else serves.
        number = len(self._signs) + 1
        sign = chr(number if number < 0xD800 else number + 0x800)
        self._signs[word] = sign
        # Figures are corrected more often than names are, so a figure ties nothing.
        if self._editions.old_words[word] == self._editions.new_words[word] == 1 and not any(map(str.isdigit, word)):
            self._lone.add(sign)
        self._weights[sign] = round(_WEIGHT / math.log2(1 + max(1, self._editions.counts[word])))
        return sign

    @cached_property
    def _measures(self) -> tuple[Callable[[str, str], float], Callable[[str, str], float]]:
        """How long what two words have in common is, in order, and how alike they are, by rapidfuzz, loaded at the first use."""
        from rapidfuzz.distance import LCSseq, Levenshtein

        return LCSseq.similarity, Levenshtein.normalized_similarity

    def _likeness(self, one: int, other: int) -> float:
        """Say how alike two units are, from 0 to 1: by their words in order, rare ones more than frequent ones."""
        old, new = self._editions.olds[one].words, self._editions.news[other].words
        if old == new:
            return 1.0
        (signs, kinds, weight), (other_signs, other_kinds, other_weight) = self.signs_of(old), self.signs_of(new)
        if not signs or not other_signs:
            return 0.0
        in_common, similarity = self._measures
        common = sum(map(self._weights.__getitem__, kinds & other_kinds))
        in_order = similarity(signs, other_signs)
        alike = (in_order + 2 * common / (weight + other_weight)) / 2
        if len(signs) >= _FEW_WORDS and common >= _HELD * weight:
            # Whatever was put in between, a unit that holds all words of another in order may be that.
            alike = max(alike, _HELD_ALIKE * in_common(signs, other_signs) / len(signs))
        elif len(signs) >= _FEW_WORDS and common >= _MOSTLY_HELD * weight:
            alike = max(alike, _MOSTLY_HELD_ALIKE * in_common(signs, other_signs) / len(signs))
        if min(len(signs), len(other_signs)) <= _FEW_WORDS:
            alike = max(alike, _BY_LETTERS * similarity(old, new))
        return min(alike, _ALMOST)

    def share(self, part: str, whole: str) -> float:
        """Say how much of some words lies in others, from 0 to 1."""
        (_, kinds, weight), (_, other_kinds, _) = self.signs_of(part), self.signs_of(whole)
        return sum(self._weights[sign] for sign in kinds & other_kinds) / weight if weight else 0.0

    def are_tied(self, one: int, other: int) -> bool:
        """Tell whether two units have a name or another word in common that stands once in each edition."""
        kinds, other_kinds = self.signs_of(self._editions.olds[one].words)[1], self.signs_of(self._editions.news[other].words)[1]
        return not self._lone.isdisjoint(kinds & other_kinds)

    def is_cut_in_two(self, one: int, other: int) -> bool:
        """Tell whether a unit of the new text and the next one hold nearly all words of an old one between them."""
        words, news = self._editions.olds[one].words, self._editions.news
        return len(words) >= TELLING and self.share(words, f"{news[other].words} {news[other + 1].words}") >= _HELD

    def has_rest(self, whole: str, part: str, other: str) -> bool:
        """Tell whether words have what one part of a whole lacks of it: then they are the other part."""
        (_, kinds, weight), (_, part_kinds, _), (_, other_kinds, other_weight) = map(self.signs_of, (whole, part, other))
        rest = kinds - part_kinds
        lacking = sum(self._weights[sign] for sign in rest)
        has = sum(self._weights[sign] for sign in rest & other_kinds)
        own = sum(self._weights[sign] for sign in kinds & other_kinds)
        if self.share(other, part) >= _SAME_AGAIN:
            return False
        # Words that came in on top belong to neither part, so a part that is there as a whole need not have most of the rest.
        is_held = own >= _HELD * other_weight and has >= _LEAST_PART * weight
        return is_held or (lacking >= _LEAST_PART * weight and has >= _MOST_OF_REST * lacking and own >= _OWN * other_weight)


class Kin:
    """The units of the new text, outside what is certain, that open units of the old one may have become.

    They are found by rare words and pairs of words, and by their place, so that their number does not grow with the texts.

    Args:
        editions: The editions.
        kinship: The likeness of their units.
    """

    def __init__(self, editions: Editions, kinship: Kinship) -> None:
        self._editions, self._kinship = editions, kinship
        self.olds = [number for number in range(len(editions.olds)) if number not in editions.firm]
        self.news = [number for number in range(len(editions.news)) if number not in editions.firm_back]
        self.of = cache(self._of)

    def _of(self, one: int) -> tuple[int, ...]:
        unit = self._editions.olds[one]
        found = dict.fromkeys(self.verbatim(unit.words)[:_MOST_CANDIDATES])
        shares: dict[int, float] = defaultdict(float)
        by_key = self._by_key
        for numbers in filter(None, map(by_key.get, self._keys(unit))):
            share = 1 / len(numbers)
            for number in numbers:
                shares[number] += share
        # Sums of the same shares in another order differ in the last digits, and sets have another order in each run.
        found |= dict.fromkeys(sorted(shares, key=lambda number: (-round(shares[number], 9), number))[:_MOST_CANDIDATES])
        found |= dict.fromkeys(self._in_slot(one))
        return tuple(found)

    @cached_property
    def reverse(self) -> dict[int, list[int]]:
        """The old units that may have become a new one."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in self.olds:
            for other in self.of(one):
                found[other].append(one)
        return found

    def verbatim(self, words: str) -> Sequence[int]:
        """Give the open units of the new text that are these words."""
        return self._by_words.get(words, ())

    def _in_slot(self, one: int) -> Sequence[int]:
        first, last = self._editions.slot(one)
        begin, end = bisect_left(self.news, first), bisect_left(self.news, last)
        if end - begin <= _MOST_IN_SLOT:
            return self.news[begin:end]
        rank, size = self._ranks[one]
        middle = begin + round(rank * (end - begin) / size)
        return self.news[max(begin, middle - _NEAR_IN_SLOT) : min(end, middle + _NEAR_IN_SLOT + 1)]

    @cached_property
    def _ranks(self) -> dict[int, Pair]:
        """The place of each open old unit among those of its gap, and how many those are."""
        gaps: dict[int, list[int]] = defaultdict(list)
        for one in self.olds:
            gaps[self._editions.gaps_of_olds[one]].append(one)
        return {one: (rank, len(olds)) for olds in gaps.values() for rank, one in enumerate(olds)}

    def _keys(self, unit: Unit) -> frozenset[str]:
        """Give the words of a unit and its pairs of neighbouring words."""
        signs, kinds, _ = self._kinship.signs_of(unit.words)
        return kinds.union(map(add, signs, signs[1:]))

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for other in self.news:
            for key in self._keys(self._editions.news[other]):
                found[key].append(other)
        return {key: numbers for key, numbers in found.items() if len(numbers) <= _TOO_COMMON}

    @cached_property
    def _by_words(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for other in self.news:
            found[self._editions.news[other].words].append(other)
        return found
