"""How alike the rows and sentences of two editions are, and which of them may be which."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from operator import add
from typing import Final

from factcheck.text.editions import TELLING, Editions
from factcheck.text.signs import Signed, Signs
from factcheck.text.slots import Slots

__all__ = ["ALMOST", "HELD", "LOOKALIKE", "Kin", "Kinship"]

# A word that stands in more open units than this does not help to choose; neither do more candidates than these.
_TOO_COMMON: Final = 40
_MOST_CANDIDATES: Final = 10

# What is shared between the units that have a word: a whole number for each, since sums of fractions differ in their last digits.
_ALL_OF_A_WORD: Final = math.lcm(*range(1, _TOO_COMMON + 1))

# What shares so many times less than the one that shares most is no candidate; what shares so many times more leads there.
_PLAINLY_LESS: Final = 32
_PLAINLY_MOST: Final = 2

# Shorter units than this, in words, are also compared letter by letter.
_FEW_WORDS: Final = 3
_BY_LETTERS: Final = 0.9

# A unit that holds as much of another, by weight, is alike by as much at least.
HELD: Final = 0.85
_HOLDS: Final = (HELD, 0.6)
_HELD_ALIKE, _LESS_HELD_ALIKE = 0.65, 0.5

# A part that was split off is at least so much of the whole, has so much of what the other part lacks, and so little else.
_LEAST_PART: Final = 0.15
_MOST_OF_REST: Final = 0.6
_OWN: Final = 0.3

# What says most of what one part says is a copy of it, and not the other part.
_SAME_AGAIN: Final = 0.75

# A lookalike that nothing explains, where a unit stood that is found elsewhere: this alike, it may be the unit itself.
LOOKALIKE: Final = 0.6

# Units that are not the same, word for word, are never wholly alike.
ALMOST: Final = 0.99


class Kinship:
    """The likeness of units of two editions.

    Args:
        editions: The editions.
    """

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self.signs = Signs(editions)
        self._known: dict[int, dict[int, float]] = defaultdict(dict)
        self.are_tied = cache(self._are_tied)

    @cached_property
    def _measures(self) -> tuple[Callable[[str, str], float], Callable[[str, str], float]]:
        """How long what two words have in common is, in order, and how alike they are, by rapidfuzz, loaded at the first use."""
        from rapidfuzz.distance import LCSseq, Levenshtein

        return LCSseq.similarity, Levenshtein.normalized_similarity

    def likeness(self, one: int, other: int) -> float:
        """Say how alike two units are, from 0 to 1: by their words in order, rare ones more than frequent ones."""
        try:
            return self._known[one][other]
        except KeyError:
            return self.likenesses(one, (other,))[other]

    def likenesses(self, one: int, others: Iterable[int]) -> dict[int, float]:
        """Give how alike some units of the new text are to one of the old text, with what they share looked up once."""
        old, news, in_common, similarity = self._editions.olds[one].words, self._editions.news, *self._measures
        of_new, weights_of_bits, weights = self.signs.of_new, self.signs.weights_of_bits, self.signs.weights
        signs, bits, rare, weight = self.signs.of_old[one]
        length, rare_weights = len(signs), [(sign, weights[sign]) for sign in rare]
        is_short = length <= _FEW_WORDS
        # Whatever was put in between, a unit that holds all words of another in order may be that.
        most, least = (share * weight if length >= _FEW_WORDS else math.inf for share in _HOLDS)
        found: dict[int, float] = {}
        for other in others:
            other_signs, other_bits, other_rare, other_weight = of_new[other]
            common, alike = weights_of_bits[bits & other_bits], 0.0
            for sign, weight_of_sign in rare_weights:
                if sign in other_rare:
                    common += weight_of_sign
            if common:
                alike = similarity(signs, other_signs) / 2 + common / (weight + other_weight)
                if common >= least:
                    held = _HELD_ALIKE if common >= most else _LESS_HELD_ALIKE
                    # No more than all of it can be in common.
                    if alike < held:
                        alike = max(alike, held * in_common(signs, other_signs) / length)
            if (is_short or len(other_signs) <= _FEW_WORDS) and signs and other_signs:
                alike = max(alike, _BY_LETTERS * similarity(old, news[other].words))
            if signs == other_signs and old == news[other].words:
                alike = 1.0
            elif alike > ALMOST:
                alike = ALMOST
            found[other] = alike
        self._known[one].update(found)
        return found

    def share(self, part: str, whole: str) -> float:
        """Say how much of some words lies in others, from 0 to 1."""
        return self._share(self.signs.of[part], self.signs.of[whole])

    def _share(self, part: Signed, whole: Signed) -> float:
        return self.signs.common(part, whole) / part.weight if part.weight else 0.0

    def beginning(self, words: str, count: int) -> str:
        """Give the first words of a unit, as signs."""
        return self.signs.of[words].signs[:count]

    def _are_tied(self, one: int, other: int) -> bool:
        """Tell whether two units have a name or another word in common that stands once in each edition."""
        return self.signs.are_tied(self.signs.of_old[one], self.signs.of_new[other])

    def is_cut_in_two(self, one: int, other: int) -> bool:
        """Tell whether a unit of the new text and the next one hold nearly all words of an old one between them."""
        words, news = self._editions.olds[one].words, self._editions.news
        return len(words) >= TELLING and self.share(words, f"{news[other].words} {news[other + 1].words}") >= HELD

    def has_rest(self, whole: str, part: str, other: str) -> bool:
        """Tell whether words have what one part of a whole lacks of it: then they are the other part."""
        common = self.signs.common
        all_, one, rest = (self.signs.of[words] for words in (whole, part, other))
        if self._share(rest, one) >= _SAME_AGAIN:
            return False
        lacking, own = all_.weight - common(all_, one), common(all_, rest)
        has = common(all_.without(one), rest)
        # Words that came in on top belong to neither part, so a part that is there as a whole need not have most of the rest.
        is_held = own >= HELD * rest.weight and has >= _LEAST_PART * all_.weight
        return is_held or (lacking >= _LEAST_PART * all_.weight and has >= _MOST_OF_REST * lacking and own >= _OWN * rest.weight)


class Kin:
    """The units of the new text, outside what is certain, that open units of the old one may have become.

    ``of`` gives those of a unit, each with how alike the two are. They are found by rare words and pairs of words, and by their
    place, so that their number does not grow with the texts.

    Args:
        editions: The editions.
        kinship: The likeness of their units.
    """

    def __init__(self, editions: Editions, kinship: Kinship) -> None:
        self._editions, self._kinship = editions, kinship
        self.olds = [number for number in range(len(editions.olds)) if number not in editions.firm]
        self.news = [number for number in range(len(editions.news)) if number not in editions.firm_back]
        self.of, self._sharing = cache(self._of), cache(self._sharing_uncached)
        self._slots = Slots(editions, self.olds, self.news, lambda one: self._sharing(one)[1])

    def _of(self, one: int) -> Mapping[int, float]:
        found = dict.fromkeys(self.verbatim(self._editions.olds[one].words)[:_MOST_CANDIDATES])
        found |= dict.fromkeys(self._sharing(one)[0])
        found |= dict.fromkeys(self._slots.of(one))
        return self._kinship.likenesses(one, found)

    def _sharing_uncached(self, one: int) -> tuple[Sequence[int], int | None]:
        """Give the units of the new text that share most with an old one, and that which shares plainly more than all others."""
        shares = self._shares(one)
        if not shares:
            return (), None
        # In the order of the text first, which decides between those that share as much.
        numbers = sorted(sorted(shares), key=shares.__getitem__, reverse=True)[:_MOST_CANDIDATES]
        most = shares[numbers[0]]
        least = most / _PLAINLY_LESS
        next_most = shares[numbers[1]] if len(numbers) > 1 else 0
        is_led = most >= max(_ALL_OF_A_WORD, _PLAINLY_MOST * next_most)
        if not is_led:
            return numbers, None
        return [number for number in numbers if shares[number] >= least], numbers[0]

    def _shares(self, one: int) -> dict[int, int]:
        """Give the units of the new text that have a rare word or pair of words, and how much of each they have."""
        places = self._by_key
        keys = _keys(self._kinship.signs.of_old[one].signs)
        shares: dict[int, int] = defaultdict(int)
        for key in keys & places.keys():
            numbers = places[key]
            if isinstance(numbers, int):
                shares[numbers] += _ALL_OF_A_WORD
            else:
                share = _ALL_OF_A_WORD // len(numbers)
                for number in numbers:
                    shares[number] += share
        return shares

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

    @cached_property
    def _by_key(self) -> dict[str, int | list[int]]:
        """Give the one unit that has a word or pair, or those that share one: most pairs stand once, and a list takes room."""
        found: dict[str, int | list[int]] = {}
        together: dict[str, list[int]] = {}
        of_new, first_with = self._kinship.signs.of_new, found.setdefault
        for other in self.news:
            for key in _keys(of_new[other].signs):
                first = first_with(key, other)
                if first is not other:
                    if isinstance(first, int):
                        found[key] = together[key] = [first, other]
                    else:
                        first.append(other)
        for key, numbers in together.items():
            if len(numbers) > _TOO_COMMON:
                del found[key]
        return found

    @cached_property
    def _by_words(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for other in self.news:
            found[self._editions.news[other].words].append(other)
        return found


def _keys(signs: str) -> set[str]:
    """Give the words of a unit and its pairs of neighbouring words."""
    return {*signs, *map(add, signs, signs[1:])}
