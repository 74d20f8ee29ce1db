"""Where quotes of a lost text stand: by what stood beside them, and by the rows and sentences of which parts are known."""

from __future__ import annotations

from functools import cached_property
from typing import Final

import attrs

from factcheck.text.folding import Folded
from factcheck.text.placing import Placed, Placer
from factcheck.text.remnants import REFUTED, Remnants
from factcheck.text.words import likeness

__all__ = ["Fragments"]

# A row that is as it was, but has neither of its neighbours beside it, has less: the lost text may have had such a row twice.
_LEAST_WITH_NEIGHBOUR: Final = 0.95

# What one of two methods doubts is no more certain than this.
_MOST_CERTAIN: Final = 0.8

# A row that changed, as far as it is known, and the least likeness of words in it that are rather other words than new ones.
_LEAST_CHANGED: Final = 0.7
_LEAST_LIKENESS: Final = 0.6
# Words as like as this may be those of a quote wherever they stand, and are asked about.
_MUCH_LIKE: Final = 0.9


class Fragments:
    """Places quotes of a lost text in a new one by two methods, of which the second is asked where the first is in doubt.

    Args:
        known: What is known of the old text.
        new: The new text.
    """

    def __init__(self, known: Folded, new: Folded) -> None:
        self._known, self._new = known, new
        self._remnants = Remnants(known, new)

    def place(self, start: int, end: int) -> Placed:
        """Place a range of what is known of the old text.

        Args:
            start: Where it starts, in the folded text.
            end: Where it ends.
        """
        found = self._remnants.place(start, end)
        if found.verdict in ("settled", "changed") or found.runner_up == REFUTED:
            return found
        other = self._placer.place(start, end)
        if other.verdict == "settled" and other.places == found.places:
            is_certain = other.score >= _LEAST_WITH_NEIGHBOUR
            return self._remnants.settled(start, end, other.places[0], _MOST_CERTAIN) if is_certain else found
        if other.verdict == "changed":
            return self._changed(start, end, other) or found
        return found

    @cached_property
    def _placer(self) -> Placer:
        return Placer(self._known, self._new)

    def _changed(self, start: int, end: int, found: Placed) -> Placed | None:
        alike = likeness(self._known.text[start:end], self._new.text[slice(*found.places[0])])
        if alike >= _LEAST_LIKENESS and found.score >= _LEAST_CHANGED:
            return attrs.evolve(found, unit=None)
        return attrs.evolve(found, verdict="ambiguous", unit=None) if alike >= _MUCH_LIKE else None
