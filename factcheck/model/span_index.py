"""Which spans share characters with a range: an index over half-open intervals."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

__all__ = ["SpanIndex"]

_Item = TypeVar("_Item")


class SpanIndex(Generic[_Item]):
    """Items that stand at half-open ranges of offsets, found again by range.

    The ranges are kept in classes by length, each class sorted by start. All that overlap [start, end) in a class whose
    longest range is n have their start in (start - n, end), so two binary searches a class bound the candidates closely: a
    range at least a quarter as long as n cannot be far from overlapping. Long ranges thus never slow down the search among
    short ones, which one list sorted by start would suffer from.

    Args:
        ranges: Triples of start, end (code points, end exclusive, not empty) and the item that stands there.
    """

    def __init__(self, ranges: Iterable[tuple[int, int, _Item]]) -> None:
        classes: dict[int, list[tuple[int, int, int, _Item]]] = {}
        for order, (start, end, item) in enumerate(ranges):
            # A class holds lengths that differ by less than four times: a search looks into few classes, and into few in vain.
            classes.setdefault((end - start).bit_length() // 2, []).append((start, order, end, item))
        self._classes = []
        for members in classes.values():
            members.sort()
            longest = max(end - start for start, _, end, _ in members)
            self._classes.append((longest, [start for start, _, _, _ in members], members))

    def overlapping(self, start: int, end: int) -> list[tuple[int, int, _Item]]:
        """Give all that share at least one character with [start, end), by start, then in the order they were given.

        Args:
            start: Offset of the first character, in code points.
            end: Offset just after the last character, in code points.

        Raises:
            ValueError: If the range is empty or reversed.
        """
        if end <= start:
            raise ValueError(f"a range is half-open and not empty: end must be greater than start, got {start} to {end}")
        found: list[tuple[int, int, int, _Item]] = []
        for longest, starts, members in self._classes:
            candidates = members[bisect_right(starts, start - longest) : bisect_left(starts, end)]
            found += [member for member in candidates if member[2] > start]
        # No two have the same order, so items are never compared.
        found.sort()
        return [(first, last, item) for first, _, last, item in found]
