"""What seems to have stayed, held against the lookalikes that came in: either of the two may be what stayed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.text.editions import Editions, Pair
from factcheck.text.kinship import LOOKALIKE, Kinship

__all__ = ["refuted"]

# Runs of more units than this are not copied and changed in one edit.
_SHORT_RUN: Final = 8
_MOST_BESIDE: Final = 32


def refuted(editions: Editions, kinship: Kinship) -> Editions:
    """Give the editions without the short runs that have lookalikes beside them: either of the two may be what stayed.

    Args:
        editions: The editions.
        kinship: The likeness of their units.
    """
    firm = dict(editions.firm)
    for first, last in _runs(editions.firm):
        # Short runs that left their order are held against all that came in, not only against what lies beside them.
        has_moved = first not in editions.chain
        if last - first <= _SHORT_RUN and (has_moved or _has_doubles(editions, kinship, first, last)):
            for one in range(first, last):
                del firm[one]
    return attrs.evolve(editions, firm=firm)


def _has_doubles(editions: Editions, kinship: Kinship, first: int, last: int) -> bool:
    beside = set(_came_beside(editions, editions.firm[first], editions.firm[last - 1]))
    slot = range(editions.slot(first)[0], editions.slot(last - 1)[1])
    if len(slot) <= _MOST_BESIDE:
        beside.update(other for other in slot if other not in editions.firm_back)
    doubles = {
        one: {
            other
            for other in beside
            if kinship.likeness(one, other) >= LOOKALIKE or (other + 1 in beside and kinship.is_cut_in_two(one, other))
        }
        for one in range(first, last)
    }
    return all(doubles.values()) and len(set().union(*doubles.values())) >= last - first


def _came_beside(editions: Editions, start: int, end: int) -> Iterator[int]:
    """Give the open units of the new text directly before and after a run."""
    for step, place in ((-1, start), (1, end)):
        for other in range(place + step, place + step * (_MOST_BESIDE + 1), step):
            if not 0 <= other < len(editions.news) or other in editions.firm_back:
                break
            yield other


def _runs(firm: dict[int, int]) -> Iterator[Pair]:
    """Give the stretches of old units that went to one stretch of the new text."""
    first = last = -1
    for one in sorted(firm):
        if first >= 0 and one == last and firm[one] == firm[one - 1] + 1:
            last = one + 1
            continue
        if first >= 0:
            yield first, last
        first, last = one, one + 1
    if first >= 0:
        yield first, last
