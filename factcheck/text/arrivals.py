"""What came into a text: the rows and sentences that are no other ones of the old text, or may be none."""

from __future__ import annotations

from typing import Final

from factcheck.text.editions import Pair
from factcheck.text.fates import Fates
from factcheck.text.units import Unit

__all__ = ["Arrivals"]

# So many lines of a slot may be those of a row that was wrapped.
_MOST_IN_SLOT: Final = 16


class Arrivals:
    """Tells what may have come in.

    Args:
        fates: What has become of the old text.
    """

    def __init__(self, fates: Fates) -> None:
        self._fates, self._editions = fates, fates.editions

    def left_in_slot(self, one: int, outside: range) -> list[Unit]:
        """Give what stands in the slot of a unit of the old text, which may have been wrapped anew there.

        Args:
            one: The unit.
            outside: Units of the new text that are left out, as are those that others have become.
        """
        first, last = self._editions.slot(one)
        slot = (other for other in range(first, min(last, first + _MOST_IN_SLOT)) if other not in outside)
        open_ = (other for other in slot if other not in self._editions.firm_back)
        return [self._editions.news[other] for other in open_ if self._fates.owner(other) in (None, one)]

    def sentence(self, start: int, end: int) -> str:
        """Give the words of the rows and sentences in which a range of the folded old text lies."""
        units = self._editions.in_old(start, end)
        return self._editions.old.text[self._editions.olds[units[0]].start : self._editions.olds[units[-1]].end]

    def may_be_beside(self, known: Pair, place: Pair, count: int) -> bool:
        """Tell whether one of the units on either side of a place may have come in.

        Args:
            known: The range of the words in the folded old text that stand at the place.
            place: The range of the folded new text.
            count: How many units are looked at on a side.
        """
        units = self._editions.in_new(*place)
        beside = (*range(max(0, units.start - count), units.start), *range(units.stop, units.stop + count))
        return any(self._may_have_come(known, other) for other in beside if other < len(self._editions.news))

    def may_be_at(self, known: Pair, place: Pair) -> bool:
        """Tell whether what stands at a place came in, or is as like some other words as those that it seems to have been.

        Args:
            known: The range of the other words in the folded old text.
            place: The range of the folded new text.
        """
        return any(self._may_have_come(known, other) for other in self._editions.in_new(*place))

    def _may_have_come(self, known: Pair, other: int) -> bool:
        if other in self._editions.firm_back:
            return False
        owner, alike = self._fates.owner(other), self._fates.likeness
        return owner is None or alike(owner, other) <= max(alike(one, other) for one in self._editions.in_old(*known)) < 1
