"""Words of a row or sentence that stand once more than they did: of the two places either may be that of the row."""

from __future__ import annotations

from factcheck.text.editions import TELLING, Editions, Pair
from factcheck.text.fates import Fate
from factcheck.text.lone import LoneWords

__all__ = ["Copies"]


class Copies:
    """Finds where the words of units and quotes stand besides the places that are known.

    Args:
        editions: The editions.
        lone_words: Where words stand that stand once.
    """

    def __init__(self, editions: Editions, lone_words: LoneWords) -> None:
        self._editions, self._lone_words = editions, lone_words
        self._old, self._new = editions.old.text, editions.new.text

    def of_unit(self, fate: Fate) -> Pair | None:
        """Give a place at which the words stand that a unit had, if it has become another: then that may be the unit itself.

        Args:
            fate: What has become of the unit.
        """
        (first, last), news = fate.olds, fate.news
        if news is None:
            return None
        olds = self._editions.olds
        words = self._old[olds[first].start : olds[last - 1].end]
        extent = self._editions.news[news[0]].start, self._editions.news[news[1] - 1].end
        new_words = self._new[slice(*extent)]
        if words == new_words:
            return self._once_more(words, extent, fate)
        if words in new_words and len(words) >= TELLING:
            # It was joined to another, and there may be a copy of both.
            return next(iter(self._lone_words.more_places(words, extent)), None)
        if len(words) < TELLING or words in new_words or self._editions.cannot_stand_outside(words, new_words):
            return None
        place = next(self._lone_words.in_new(words), -1)
        return (place, place + len(words)) if place >= 0 and not self._lone_words.stand_twice(words) else None

    def _once_more(self, words: str, extent: Pair, fate: Fate) -> Pair | None:
        """Give another place of the words of a unit that is as it was, if they stand more often than before.

        With one neighbour beside it, it may still have gone into a longer unit between those that stayed around it.
        """
        others = self._lone_words.more_places(words, extent) if min(fate.before, fate.after) < 1 else []
        if max(fate.before, fate.after) == 1:
            slot = range(*self._editions.slot(fate.olds[0]))
            others = [other for other in others if self._is_part_within(other, words, slot)]
        return next(iter(others), None)

    def _is_part_within(self, place: Pair, words: str, slot: range) -> bool:
        units = self._editions.in_new(*place)
        return any(other in slot and self._editions.news[other].words != words for other in units)

    def of_words(self, words: str, place: Pair) -> tuple[Pair, ...]:
        """Give the places at which words stand verbatim that the old text had once, and has no longer where it had them.

        Args:
            words: The words.
            place: Where other words stand for them.
        """
        if len(words) < TELLING or self._editions.cannot_stand_outside(words, self._new[slice(*place)]):
            return ()
        if self._lone_words.stand_twice(words):
            return ()
        return tuple((at, at + len(words)) for at in self._lone_words.in_new(words))
