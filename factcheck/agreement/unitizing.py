"""Agreement on where something stands in a text: Krippendorff's alpha for units that annotators cut out themselves.

Source: Krippendorff (1995), On the reliability of unitizing continuous data, Sociological Methodology 25, 47-76.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, permutations
from typing import NamedTuple

import attrs

from factcheck.model.display import brief

__all__ = ["UnitizedAlpha", "merged_units", "unitized_alpha"]

Units = Sequence[tuple[int, int]]


@brief
@attrs.frozen(kw_only=True)
class UnitizedAlpha:
    """Unitized alpha, with what it is made of.

    Args:
        value: 1 for full agreement, 0 for as much as chance gives, less for disagreement with a system; None where it is not
            defined.
        observed: Disagreement that was seen; None where there is no continuum or only one annotator.
        expected: Disagreement as chance gives it.
        units: Number of units of all annotators.
        why: Why it is not defined; empty where it is.
    """

    value: float | None
    observed: float | None = None
    expected: float | None = None
    units: int = 0
    why: str = ""


class _Section(NamedTuple):
    """A stretch of the continuum, which is a unit or a gap between two."""

    start: int
    end: int
    is_unit: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def unitized_alpha(categories: Iterable[Sequence[Units]], *, length: int, start: int = 0) -> UnitizedAlpha:
    """Give alpha of the units that some annotators cut out of one continuum.

    Args:
        categories: For each kind of unit, for each annotator, the units: where each begins and where it ends, disjoint. Several
            kinds give one alpha over all.
        length: Length of the continuum.
        start: Where it begins.

    Raises:
        ValueError: If units of one annotator overlap or leave the continuum, or a kind has another number of annotators.

    >>> two = [[(225, 295), (370, 400)], [(220, 300), (355, 375), (400, 420)]]
    >>> round(unitized_alpha([two], length=300, start=150).value, 4)
    0.7286
    """
    kinds = [[sorted(units) for units in annotators] for annotators in categories]
    if len({len(annotators) for annotators in kinds}) > 1:
        raise ValueError("every kind of unit needs the units of every annotator; give an empty list for who has none")
    count = sum(len(units) for annotators in kinds for units in annotators)
    if not kinds or len(kinds[0]) < 2 or length < 1:
        return UnitizedAlpha(value=None, units=count, why="it takes two annotators and a text")
    if not count:
        return UnitizedAlpha(value=None, units=0, why="nobody marked anything")
    parts = [[_sections(units, start, length) for units in annotators] for annotators in kinds]
    observed = sum(_observed(sections, length) for sections in parts)
    expected = sum(_expected(sections, length) for sections in parts)
    # Where one unit fills the whole continuum chance cannot lay it elsewhere.
    if not expected:
        why = "chance leaves nothing to differ in"
        return UnitizedAlpha(value=None, observed=observed, expected=expected, units=count, why=why)
    return UnitizedAlpha(value=1 - observed / expected, observed=observed, expected=expected, units=count)


def merged_units(units: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one unit of those that overlap or touch, in order.

    >>> merged_units([(5, 9), (0, 3), (3, 6)])
    [(0, 9)]
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(units):
        # Units that touch are one, since where one claim ends and the next begins is no gap in what is claimed.
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _sections(units: Units, start: int, length: int) -> list[_Section]:
    sections: list[_Section] = []
    place = start
    for first, last in units:
        # Overlaps have no meaning in a continuum that is cut up; the caller has to merge them.
        if first < place or last <= first or last > start + length:
            raise ValueError(f"the unit from {first} to {last} is empty, overlaps another, or leaves the continuum")
        if first > place:
            sections.append(_Section(place, first, False))
        sections.append(_Section(first, last, True))
        place = last
    if place < start + length:
        sections.append(_Section(place, start + length, False))
    return sections


def _observed(annotators: Sequence[Sequence[_Section]], length: int) -> float:
    """Give the mean of the squared differences over all ordered pairs of annotators, for a continuum of length 1."""
    squares = sum(_difference(one, other) for one, other in permutations(annotators, 2))
    count = len(annotators)
    return squares / (count * (count - 1) * length**2)


def _difference(one: Sequence[_Section], other: Sequence[_Section]) -> int:
    """Go through two lists of sections side by side; only sections that share something can differ."""
    total = ours = theirs = 0
    while ours < len(one) and theirs < len(other):
        total += _squared(one[ours], other[theirs])
        # The one that ends first shares nothing with what follows; where both end, neither does.
        ends = one[ours].end, other[theirs].end
        ours, theirs = ours + (ends[0] <= ends[1]), theirs + (ends[1] <= ends[0])
    return total


def _squared(one: _Section, other: _Section) -> int:
    if one.is_unit and other.is_unit:
        return (one.start - other.start) ** 2 + (one.end - other.end) ** 2
    if one.is_unit and other.start <= one.start and one.end <= other.end:
        return one.length**2
    if other.is_unit and one.start <= other.start and other.end <= one.end:
        return other.length**2
    return 0


def _expected(annotators: Sequence[Sequence[_Section]], length: int) -> float:
    """Give the mean of the squared differences between all units of all annotators, laid anywhere in the continuum."""
    units = [section.length for sections in annotators for section in sections if section.is_unit]
    gaps = sorted(section.length for sections in annotators for section in sections if not section.is_unit)
    sums = [0, *accumulate(gaps)]
    size = len(annotators) * length
    total = 0.0
    for unit in units:
        wide = bisect_left(gaps, unit)
        # In as many places as this the unit fits into gaps that are at least as long as it is.
        places = sums[-1] - sums[wide] - (len(gaps) - wide) * (unit - 1)
        total += (len(units) - 1) / 3 * (2 * unit**3 - 3 * unit**2 + unit) + unit**2 * places
    pairs = size * (size - 1) - sum(unit * (unit - 1) for unit in units)
    return 2 / length * total / pairs if pairs else 0.0
