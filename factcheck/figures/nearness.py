"""Figures that stand near that of a claim, and which of them are for it or against it, by a rule that is stated.

The rule goes by intervals and never by a midpoint. For the same time, a figure is *for* the claim if it leaves no number possible
but such as the claim leaves possible too, and *against* it if the two share none; if they share some, it allows the claim, which
is neither. A figure for another day is neither, however close: what was counted a week before makes nothing true or false.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.gathering import Comparison, Figure, compare, series
from factcheck.figures.intervals import Interval
from factcheck.figures.units import unit_of
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import DateSpan, Day
from factcheck.model.display import brief

__all__ = ["NEAR_DAYS", "NearFigure", "near_figures"]

NEAR_DAYS: Final = 31
"""Figures that hold at most so many days apart are near in time."""

_NEAR_FACTOR: Final = 2
"""Figures that can be at most so many times the other are near in size."""


@brief
@attrs.frozen(kw_only=True)
class NearFigure:
    """A figure of the same measure that is near that of a claim in time or in size.

    Args:
        figure: The figure.
        comparison: What it is to the claim's.
        bears: ``for``, ``against`` or ``neither``.
        days: How many days lie between the times for which the two hold, negative where this one comes first; 0 where they can
            hold for the same day, None where one of them has no day.
        size: ``lower``, ``higher``, or ``overlapping`` where they share a number.
    """

    figure: Figure
    comparison: Comparison
    bears: str
    days: int | None
    size: str


def near_figures(annotation: Annotation, claim: str | Claim, *, as_of: str | None = None) -> tuple[NearFigure, ...]:
    """Give the figures of works that have the measure of a claim's figure and are near it, by the days that they hold for.

    Args:
        annotation: The annotation.
        claim: The claim, or its id.
        as_of: A day, ISO 8601. Only figures of works that were certainly available on it are given.

    Returns:
        The figures; nothing where the claim has no figure, or one without a measure or a number.

    Raises:
        NoSuchClaim: If the annotation has no claim of that id.
        ValueError: If *as_of* is no day.
    """
    found = annotation.claim(claim) if isinstance(claim, str) else claim
    if found.quantity is None or found.quantity.measure is None:
        return ()
    entries = series(annotation, found.quantity.measure, as_of=as_of).entries
    # The claim has a measure, so its own figure is among those of that measure.
    own = next(entry.figure for entry in entries if entry.figure.work is None and entry.figure.claim == found.id)
    if own.interval is None:
        return ()
    cited = (entry.figure for entry in entries if entry.figure.work is not None)
    beside = (_beside(own, one, annotation.source.issuer) for one in cited)
    return tuple(near for near in beside if near is not None)


def _beside(own: Figure, other: Figure, issuer: str | None) -> NearFigure | None:
    left, right = own.interval, other.interval
    if left is None or right is None:
        return None
    # A figure that names no unit can be in any, and its number is taken as it stands.
    if own.quantity.unit is not None and other.quantity.unit is not None:
        one, another = unit_of(own.quantity.unit), unit_of(other.quantity.unit)
        if one.base != another.base:
            return None
        left, right = left.times(one.factor), right.times(another.factor)
    days = _days_apart(own.held, other.held)
    if not (days is not None and abs(days) <= NEAR_DAYS) and not _near_in_size(left, right):
        return None
    comparison = compare(own, other)
    # What goes back to the claimant is the claim again, and bears nothing out.
    bears = "neither" if issuer in other.lineage else _bearing(comparison, left, right)
    size = "higher" if right.lies_above(left) else "lower" if left.lies_above(right) else "overlapping"
    return NearFigure(figure=other, comparison=comparison, bears=bears, days=days, size=size)


def _bearing(comparison: Comparison, claimed: Interval, other: Interval) -> str:
    """Apply the rule that the module states."""
    relations = load_vocabulary("figure-relations")
    if comparison.relation in relations.having("at-odds"):
        return "against"
    # Which relations hold for one time, and which are at odds, is said by the vocabulary and not here.
    same_time = "same-time" in relations.by_id[comparison.relation].traits
    return "for" if same_time and _lies_within(other, claimed) else "neither"


def _lies_within(inner: Interval, outer: Interval) -> bool:
    if outer.low is not None and (inner.low is None or inner.low < outer.low):
        return False
    return outer.high is None or (inner.high is not None and inner.high <= outer.high)


def _near_in_size(one: Interval, other: Interval) -> bool:
    """Tell whether one can be at most twice the other; what has no end can be any number."""
    return not (one.lies_above(other.times(_NEAR_FACTOR)) or other.lies_above(one.times(_NEAR_FACTOR)))


def _days_apart(own: DateSpan, other: DateSpan) -> int | None:
    """Give the days from one span to another: 0 where they overlap, negative where the other comes first."""
    (first, last), (begin, end) = own, other
    # A span without an end may lie anywhere, so how far apart two are cannot be said.
    if first is None or last is None or begin is None or end is None:
        return None
    if end < first:
        return _number(end) - _number(first)
    return _number(begin) - _number(last) if begin > last else 0


def _number(day: Day) -> int:
    # The calendar of Python has no year 0, and dates of records have none either.
    return date(*day).toordinal()
