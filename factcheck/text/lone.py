"""Words that stand once in each of two editions: where they are, whatever has become of the rows and sentences around them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Final

from factcheck.text.editions import Editions, Pair
from factcheck.text.ends import glued
from factcheck.text.units import WORD
from factcheck.text.word_places import WordPlaces

__all__ = ["LoneWords"]

# So many words in a row are typed a second time by nobody who does not copy them.
_FEWEST_WORDS: Final = 8


class LoneWords:
    """Finds stretches of an old text in the new one by nothing but their words.

    Args:
        editions: The editions.
    """

    def __init__(self, editions: Editions) -> None:
        self._editions = editions
        self._old, self._new = editions.old.text, editions.new.text

    def place(self, start: int, end: int) -> Pair | None:
        """Give the place of words that stand once in each edition, as whole words.

        Args:
            start: Where they start in the folded old text.
            end: Where they end.
        """
        words = self._old[start:end]
        found = self.only_place(words)
        if found is None:
            return None
        place = found, found + len(words)
        return place if glued(self._new, *place) == place else None

    def only_place(self, words: str) -> int | None:
        """Give the one offset at which words stand in the new text, if they stand no more than once in the old one either."""
        found = list(islice(self.in_new(words), 2))
        return found[0] if len(found) == 1 and not self.stand_twice(words) else None

    def stand_twice(self, words: str) -> bool:
        """Tell whether words stand more than once in the old text."""
        return len(list(islice(self._old_places.whole_occurrences(words), 2))) > 1

    def stand_often(self, words: str) -> bool:
        """Tell whether words stand more than once in one of the editions."""
        return self.stand_twice(words) or len(list(islice(self.in_new(words), 2))) > 1

    def in_new(self, words: str) -> Iterator[int]:
        """Give the offsets at which words stand in the new text, in order."""
        return self._new_places.whole_occurrences(words) if self._may_stand(words) else iter(())

    def more_places(self, words: str, place: Pair) -> list[Pair]:
        """Give the other places at which words stand in the new text, if they stand there more often than in the old one.

        Args:
            words: The words of a row or sentence, which may have gone into a longer one.
            place: The place that is known.
        """
        if self._editions.cannot_stand_outside(words, self._new[slice(*place)]):
            return []
        found = [(at, at + len(words)) for at in self.in_new(words)]
        if len(found) <= len(list(self._old_places.whole_occurrences(words))):
            return []
        return [other for other in found if other != place and glued(self._new, *other) == other]

    def place_by_neighbours(self, start: int, end: int, within: Pair) -> Pair | None:
        """Give the place of words that stand in a stretch of so many words that it can be no chance, once in each edition.

        Args:
            start: Where they start in the folded old text.
            end: Where they end.
            within: The stretch of the old text from which their neighbours are taken.
        """
        for first, last in self._stretches(start, end, within):
            found = self.place(first, last)
            if found is not None:
                return found[0] + start - first, found[1] + end - last
        return None

    def _stretches(self, start: int, end: int, within: Pair) -> Iterator[Pair]:
        """Give the stretches that have enough words: the words in their middle first, then at either end."""
        lacking = _FEWEST_WORDS - len(WORD.findall(self._old, start, end))
        before = [word.start() for word in WORD.finditer(self._old, within[0], start)][::-1]
        after = [word.end() for word in WORD.finditer(self._old, end, within[1])]
        for left in dict.fromkeys((max(0, lacking) // 2, max(0, lacking), 0)):
            right = max(0, lacking) - left
            if left <= len(before) and right <= len(after):
                yield (before[left - 1] if left else start), (after[right - 1] if right else end)

    def _may_stand(self, words: str) -> bool:
        """Tell, without a search, whether words may stand in the new text."""
        return all(map(self._editions.new_words.get, WORD.findall(words.casefold())))

    @cached_property
    def _old_places(self) -> WordPlaces:
        return WordPlaces(self._old, self._editions.old_listed)

    @cached_property
    def _new_places(self) -> WordPlaces:
        return WordPlaces(self._new, self._editions.new_listed)
