"""Rows and sentences with one sign for each word, so that they are compared quickly, and what the words weigh that they share."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final, Generic, NamedTuple, TypeVar

from factcheck.text.editions import Editions
from factcheck.text.listed_words import ListedWords
from factcheck.text.units import WORD, Unit

__all__ = ["Signed", "Signs"]

# What the rarest word weighs. Whole numbers are added, since sums of fractions differ in their last digits with the order of a
# set, which is another one in each run, and a doubt must not hang on that.
_WEIGHT: Final = 1 << 20

# A word that is at least one of so many has a bit of its own, so that there are no more bits than this. Most of what two rows
# share are such words, and bits take less room and time than sets.
_ONE_OF: Final = 500

# A word that stands more rarely has none, since it may be the name of a row.
_LEAST_FREQUENT: Final = 3

# Surrogates are no signs of a text; all else serves, the last of them for the words for which no sign of their own is left.
_SURROGATES: Final = range(0xD800, 0xE000)
_SHARED: Final = range(0x100000, 0x110000)

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Signed(NamedTuple):
    """Words with one sign for each.

    Args:
        signs: The signs, in the order of the words.
        bits: Which of the frequent words are among them.
        rare: The signs of the other words, each once: of so few a search is as quick as in a set, and takes a third of the room.
        weight: What all its kinds of words weigh together.
    """

    signs: str
    bits: int
    rare: str
    weight: int

    def without(self, other: Signed) -> Signed:
        """Give the kinds of words that another has not, without their order and weight."""
        return Signed("", self.bits & ~other.bits, "".join(sign for sign in self.rare if sign not in other.rare), 0)


class _Kept(dict[_Key, _Value], Generic[_Key, _Value]):
    """Values that are made when they are first asked for, and that cost no call of Python after that."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        value = self[key] = self._make(key)
        return value


class Signs:
    """The words of two editions as signs: ``of`` any words, ``of_old`` and ``of_new`` the units by their numbers.

    Args:
        editions: The editions.
    """

    def __init__(self, editions: Editions) -> None:
        self._old_words, self._new_words = editions.old_words, editions.new_words
        words = self._old_words.total() + self._new_words.total()
        self._least_frequent = max(_LEAST_FREQUENT, words / _ONE_OF)
        self._signs = _Kept(self._sign)
        self._weights_of_counts: _Kept[int, int] = _Kept(lambda count: round(_WEIGHT / math.log2(1 + max(1, count))))
        self._lone: set[str] = set()
        self._bits: dict[str, int] = {}
        self._frequent: set[str] = set()
        self._by_bit: list[int] = []
        self.weights: dict[str, int] = {}
        self.weights_of_bits = _Kept(self._weigh_bits)
        self.of = _Kept(self._signed)
        self.of_old = _Kept(self._of_units(editions.olds, editions.old_listed))
        self.of_new = _Kept(self._of_units(editions.news, editions.new_listed))

    def common(self, one: Signed, other: Signed) -> int:
        """Say what the words weigh that two have in common."""
        rare = sum(self.weights[sign] for sign in one.rare if sign in other.rare)
        return self.weights_of_bits[one.bits & other.bits] + rare

    def are_tied(self, one: Signed, other: Signed) -> bool:
        """Tell whether two have a name or another word in common that stands once in each edition."""
        return any(sign in self._lone for sign in one.rare if sign in other.rare)

    def _of_units(self, units: list[Unit], listed: ListedWords) -> Callable[[int], Signed]:
        """Give what looks up a unit in the signs of its whole text, which are put down when it first does."""
        signs_of_text: list[str] = []

        def of_unit(number: int) -> Signed:
            unit = units[number]
            extent = listed.extent(unit)
            if extent is None:
                return self._signed(unit.words)
            if not signs_of_text:
                signs_of_text.append(self._put_down(listed.words))
            return self._weighed(signs_of_text[0][slice(*extent)])

        return of_unit

    def _put_down(self, words: list[str]) -> str:
        return "".join(map(self._signs.__getitem__, words))

    def _signed(self, words: str) -> Signed:
        return self._weighed(self._put_down(WORD.findall(words.casefold())))

    def _weighed(self, signs: str) -> Signed:
        kinds = set(signs)
        weight = sum(map(self.weights.__getitem__, kinds))
        frequent = kinds & self._frequent
        if not frequent:
            return Signed(signs, 0, "".join(kinds), weight)
        return Signed(signs, sum(map(self._bits.__getitem__, frequent)), "".join(kinds - frequent), weight)

    def _sign(self, word: str) -> str:
        number = len(self._signs) + 1
        if number >= _SURROGATES.start:
            number += len(_SURROGATES)
        old, new = self._old_words.get(word, 0), self._new_words.get(word, 0)
        if number >= _SHARED.start:
            # Of a million words two may be taken for one in what they weigh. It ties nothing, and units are the same by words.
            sign = chr(_SHARED[number % len(_SHARED)])
            self.weights.setdefault(sign, self._weights_of_counts[old + new])
            return sign
        sign = chr(number)
        # Figures are corrected more often than names are, so a figure ties nothing.
        if old == new == 1 and not any(map(str.isdigit, word)):
            self._lone.add(sign)
        weight = self.weights[sign] = self._weights_of_counts[old + new]
        if old + new >= self._least_frequent:
            self._frequent.add(sign)
            self._bits[sign] = 1 << len(self._by_bit)
            self._by_bit.append(weight)
        return sign

    def _weigh_bits(self, bits: int) -> int:
        weight = 0
        while bits:
            last = bits.bit_length() - 1
            weight += self._by_bit[last]
            bits ^= 1 << last
        return weight
