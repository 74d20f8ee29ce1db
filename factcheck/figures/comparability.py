"""What two figures are to each other: whether they count the same, for the same time, and what numbers they leave possible.

Like the checks, which share it, this reads JSON values and not records.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.intervals import Interval, interval_of
from factcheck.figures.units import unit_of
from factcheck.model.dates import ANY_DAY, DateSpan, lies_before, overlap, span_of_date
from factcheck.model.display import brief

__all__ = ["Outcome", "StatedFigure", "covers", "difference", "relate", "same_time", "what_is_counted"]

_DIMENSIONS: Final = ("measure", "kind", "unit", "population", "place")

_IN_WORDS: Final = frozenset({"population", "place"})
"""Dimensions that are written in free words, so that other words need not mean another thing."""


@brief
@attrs.frozen(kw_only=True)
class StatedFigure:
    """A figure, and the day on which somebody stated it.

    Args:
        quantity: The JSON value of the figure.
        stated: When it was stated, ISO 8601 or EDTF; None where that is not known.
    """

    quantity: Mapping[str, Any]
    stated: str | None = None

    @cached_property
    def stated_span(self) -> DateSpan:
        """The days on which it can have been stated."""
        return _span(self.stated)

    @cached_property
    def covers_a_period(self) -> bool:
        """Whether the figure is a sum over a period."""
        return self.quantity.get("kind") in _kinds("over-a-period") or "since" in self.quantity or "until" in self.quantity

    @cached_property
    def begin(self) -> DateSpan:
        """The days on which the period that it covers can begin."""
        return _span(self.quantity.get("since"))

    @cached_property
    def held(self) -> DateSpan:
        """The days for which the figure can hold: of a period, those on which it can end."""
        date = self.quantity.get("until", self.quantity.get("as_of"))
        if date is None and (self.covers_a_period or self.quantity.get("kind") in _kinds("lasting")):
            date = self.stated
        return _span(date)


def _span(date: str | None) -> DateSpan:
    return (span_of_date(date) if date else None) or ANY_DAY


@brief
@attrs.frozen(kw_only=True)
class Outcome:
    """What a comparison comes to.

    Args:
        relation: A term of the vocabulary ``figure-relations``.
        dimension: In what the two differ, where they are not comparable.
        later: Which of the two holds or was stated later, 0 or 1, for an update or a correction.
    """

    relation: str
    dimension: str | None = None
    later: int | None = None


def difference(one: Mapping[str, Any], other: Mapping[str, Any]) -> str | None:
    """Give the first dimension of what is counted in which two quantities differ.

    What only one of them says is taken to hold for both, since a passage seldom repeats what its heading says. Words are
    compared without regard to capitals and spaces, units by what they mean.

    >>> difference({"unit": "person", "place": "Kosovo"}, {"unit": "family"})
    'unit'
    >>> difference({"unit": "km"}, {"unit": "metres"})
    """
    for key in _DIMENSIONS:
        if key in one and key in other and not _alike(key, one[key], other[key]):
            return key
    return None


def what_is_counted(quantity: Mapping[str, Any]) -> tuple[str | None, ...]:
    """Give what a quantity says of what is counted; two that give the same say the same, and neither says more."""
    # Figures in different multiples of a unit stand apart here, since their numbers cannot be added or held against each other.
    return tuple(
        (str(unit_of(quantity[key])) if key == "unit" else _folded(quantity[key])) if key in quantity else None
        for key in _DIMENSIONS
    )


def _alike(key: str, one: str, other: str) -> bool:
    if key == "unit":
        return unit_of(one).base == unit_of(other).base
    return _folded(one) == _folded(other)


def _in_base_units(quantity: Mapping[str, Any], beside: Mapping[str, Any]) -> Interval | None:
    """Give the numbers of a quantity so that they can be compared with those of one whose unit is another multiple."""
    found = interval_of(quantity)
    if found is None or "unit" not in quantity or "unit" not in beside:
        return found
    factor = unit_of(quantity["unit"]).factor
    return found if factor == unit_of(beside["unit"]).factor else found.times(factor)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def covers(outer: StatedFigure, inner: StatedFigure) -> bool:
    """Tell whether the period of *inner* lies certainly within that of *outer*; periods without known ends never do."""
    last_begin, first_begin = outer.begin[1], inner.begin[0]
    first_end, last_end = outer.held[0], inner.held[1]
    if last_begin is None or first_begin is None or first_end is None or last_end is None:
        return False
    return last_begin <= first_begin and last_end <= first_end


def same_time(one: StatedFigure, other: StatedFigure) -> bool:
    """Tell whether two figures can hold for the same day, or for the same period."""
    return not _differ_in_period(one, other) and overlap(one.held, other.held)


def relate(one: StatedFigure, other: StatedFigure, *, of_one_origin: bool = True) -> Outcome:
    """Give the relation of two figures; it is the same in either order, but for which of them is the later.

    Two figures of one measure count the same, as whoever gave them that measure says. Other words for the population or the
    place cast a doubt on that: figures that agree are then consistent at most, and those that do not are not comparable, since
    what sets them apart may lie in what is counted.

    Args:
        one: A figure.
        other: Another.
        of_one_origin: Whether the two can come from the same origin, so that the later statement corrects the earlier.
    """
    dimension = difference(one.quantity, other.quantity)
    left, right = _in_base_units(one.quantity, other.quantity), _in_base_units(other.quantity, one.quantity)
    in_other_words = dimension in _IN_WORDS and "measure" in one.quantity and "measure" in other.quantity
    if dimension is not None and not in_other_words:
        return Outcome(relation="not-comparable", dimension=dimension)
    if left is None or right is None:
        return Outcome(relation="not-comparable", dimension="figure")
    if _differ_in_period(one, other):
        return Outcome(relation="not-comparable", dimension="period")
    # Times come before numbers, since figures for different days may differ without anybody being wrong.
    later = _later(one.held, other.held)
    if later is not None:
        return Outcome(relation="update", later=later)
    if left.overlaps(right):
        return Outcome(relation="same" if left == right and not in_other_words else "consistent")
    if in_other_words:
        return Outcome(relation="not-comparable", dimension=dimension)
    later = _later(one.stated_span, other.stated_span) if of_one_origin else None
    return Outcome(relation="contradiction" if later is None else "correction", later=later)


def _differ_in_period(one: StatedFigure, other: StatedFigure) -> bool:
    if one.covers_a_period != other.covers_a_period:
        return True
    # A sum since a known day and one since an unknown day may cover other times, however their ends agree.
    begins_are_known = ("since" in one.quantity, "since" in other.quantity)
    return begins_are_known[0] != begins_are_known[1] or not overlap(one.begin, other.begin)


def _later(one: DateSpan, other: DateSpan) -> int | None:
    if lies_before(one, other):
        return 1
    return 0 if lies_before(other, one) else None


def _kinds(trait: str) -> frozenset[str]:
    return load_vocabulary("quantity-kinds").having(trait)
