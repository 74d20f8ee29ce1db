"""What a figure leaves possible: an interval of numbers, either end of which can be open or unknown.

Figures are compared, and added, as such intervals and never by a midpoint: "up to 30,000" says nothing of 15,000. A number is
taken as good to half a unit of its last digit that is not zero, and a plain one to at least two digits: "40,000" stands for
39,500 to 40,500, "about 40,000" for 35,000 to 45,000, and "exactly 40,000" for itself (see the decision record "Figures are
intervals"). Bounds are taken as they are written. Where there is no number but a word of magnitude, what it implies is the
interval, and marked so: "hundreds of thousands" is at least 200,000.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.vocabulary import Term
from factcheck.text.magnitudes import bounds_in_words

__all__ = ["Interval", "bound_words", "interval_of", "is_rounded", "least_sum"]

_PLAIN_DIGITS: Final = 2
"""Digits that a plain number is good to at least. A round number is said loosely, but 40 dead are not 44."""


@attrs.frozen(kw_only=True)
class Interval:
    """The numbers that a figure leaves possible.

    Args:
        low: The lower end; None where nothing is said of it.
        high: The upper end; None where nothing is said of it.
        low_open: Whether the lower end itself is left out, as after "more than".
        high_open: Whether the upper end itself is left out, as after "less than".
        implied: Whether the ends are only implied by a word of magnitude, such as "thousands".
    """

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False
    implied: bool = attrs.field(default=False, eq=False)

    def lies_above(self, other: Interval) -> bool:
        """Tell whether every number of this interval exceeds every number of the other.

        >>> Interval(low=60_000, low_open=True).lies_above(Interval(high=60_000))
        True
        """
        if self.low is None or other.high is None:
            return False
        return self.low > other.high or (self.low == other.high and (self.low_open or other.high_open))

    def times(self, factor: float) -> Interval:
        """Give the interval in a unit of which one is so many of the other.

        >>> print(Interval(low=2, high=3).times(1000))
        [2,000, 3,000]
        """
        # By way of its shortest writing, so that 0.1 is a tenth and not the binary number next to it.
        low, high = (None if end is None else _number(Decimal(str(end)) * Decimal(str(factor))) for end in (self.low, self.high))
        return attrs.evolve(self, low=low, high=high)

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some number lies in both."""
        return not (self.lies_above(other) or other.lies_above(self))

    def __str__(self) -> str:
        if self.low == self.high:
            return "any number" if self.low is None else _shown(self.low)
        low = "(−∞" if self.low is None else f"{'(' if self.low_open else '['}{_shown(self.low)}"
        high = "∞)" if self.high is None else f"{_shown(self.high)}{')' if self.high_open else ']'}"
        return f"{low}, {high}{' implied' if self.implied else ''}"


def _shown(number: float) -> str:
    return f"{number:,}"


@cache
def _counted() -> frozenset[str]:
    return load_vocabulary("quantity-kinds").having("counted")


def bound_words(comparators: Iterable[str]) -> Mapping[str, str]:
    """Give the words for the bounds that comparators set: by ``low`` and ``high``, the stricter word of two.

    >>> bound_words(["already", "up-to"])
    {'high': 'up to'}
    """
    # Of two words for one bound the later takes the place of the earlier, so the stricter ones come last.
    terms = sorted((_comparators()[name] for name in comparators), key=lambda term: bool(term.strict))
    return {term.bound: term.title.lower() for term in terms if term.bound}


def interval_of(quantity: Mapping[str, Any]) -> Interval | None:
    """Give the numbers that a quantity leaves possible.

    Args:
        quantity: The JSON value of a quantity that conforms to its schema.

    Returns:
        The interval; None where the quantity has neither a number nor a word of magnitude, or bounds that are reversed.

    >>> print(interval_of({"value": 250_000, "comparators": ["about"]}))
    [245,000, 255,000)
    >>> print(interval_of({"high": 30_000, "comparators": ["up-to"], "population": "displaced people"}))
    [0, 30,000]
    >>> print(interval_of({"as_written": "hundreds of thousands"}))
    [200,000, 1,000,000) implied
    """
    comparators = quantity.get("comparators", ())
    # Nothing that is counted is fewer than none, so "up to 30,000" has a lower end too.
    least = 0 if quantity.get("kind") in _counted() or "population" in quantity else None
    if "value" in quantity:
        return _around(quantity["value"], comparators)
    if "high" not in quantity and ("low" not in quantity or _is("implied", comparators)):
        implied = bounds_in_words(quantity.get("as_written", ""))
        if implied is not None:
            least, limit = implied
            return Interval(low=quantity.get("low", least), high=limit, high_open=limit is not None, implied=True)
    strict = {_comparators()[name].bound for name in comparators if _comparators()[name].strict}
    return _between(quantity.get("low"), quantity.get("high"), strict, least)


def _between(low: float | None, high: float | None, strict: Collection[str | None], least: float | None) -> Interval | None:
    if low is None and high is not None and least is not None and least <= high:
        low, strict = least, {*strict} - {"low"}
    if (low is None and high is None) or (low is not None and high is not None and low > high):
        return None
    # Where both ends are one number, to leave an end out would leave no number at all.
    several = low != high
    return Interval(low=low, high=high, low_open=several and "low" in strict, high_open=several and "high" in strict)


def _around(value: float, comparators: Iterable[str]) -> Interval:
    number = Decimal(str(value))
    # Zero has no digit that it could be good to half a unit of.
    if not number or _is("exact", comparators):
        return Interval(low=value, high=value)
    half = _unit(number, rounded=is_rounded(comparators)) / 2
    return Interval(low=_number(number - half), high=_number(number + half), high_open=True)


def _unit(number: Decimal, *, rounded: bool) -> Decimal:
    """Give the unit that a number is written to: that of its last digit that is not zero, unless it is plain and rounder."""
    last = number.normalize().as_tuple().exponent
    place = int(last) if rounded else min(int(last), number.adjusted() - _PLAIN_DIGITS + 1)
    return Decimal(1).scaleb(place)


def _number(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() else float(number)


def is_rounded(comparators: Iterable[str]) -> bool:
    """Tell whether a figure is said to be rounded or estimated."""
    return any(_comparators()[name].rounded for name in comparators)


def _is(trait: str, comparators: Iterable[str]) -> bool:
    return not load_vocabulary("comparators").having(trait).isdisjoint(comparators)


@cache
def _comparators() -> Mapping[str, Term]:
    return load_vocabulary("comparators").by_id


def least_sum(intervals: Iterable[Interval]) -> Interval | None:
    """Give what the sum of some figures is at least, as an interval without an upper end.

    Returns:
        The interval; None where one of the figures has no lower end.
    """
    total, is_open = Decimal(0), False
    for interval in intervals:
        if interval.low is None:
            return None
        total += Decimal(str(interval.low))
        is_open = is_open or interval.low_open
    return Interval(low=_number(total), low_open=is_open)
