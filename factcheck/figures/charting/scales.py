"""Axes: where numbers and days lie, and which of them are labelled."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

import attrs

from factcheck.model.dates import Day

__all__ = ["Scale", "TimeScale", "day_number", "number_ticks", "number_words", "short_month", "time_scale", "time_ticks"]

_BREAK: Final = 26.0
"""Width of a break."""
_LONG: Final = 3
"""How many times as long as the rest an empty time is that becomes a break: then the rest has a quarter of the axis at most."""
_LEAST: Final = 20.0
"""Width that a stretch has at least, so that one mark stands on it."""

# The steps in which people count: one, two and five times a power of ten.
_STEPS: Final = (1, 2, 5, 10)
_LONGEST_LABEL: Final = 13
_DAYS_OF_A_MONTH: Final = 31
# Steps in months, from parts of a year to centuries, so that few labels serve a time of any length.
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)


@attrs.frozen
class Scale:
    """A straight map from numbers to pixels."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, number: float) -> float:
        """Give the pixel at which a number lies."""
        return self.start + (number - self.first) / (self.last - self.first) * (self.end - self.start)


def day_number(day: Day) -> int:
    """Give the place of a day in the calendar, counted in days."""
    return datetime.date(*day).toordinal()


@attrs.frozen
class TimeScale:
    """A map from days to pixels that is straight within stretches, with breaks between them where nothing happens for long.

    Args:
        stretches: The straight parts, in order.
    """

    stretches: tuple[Scale, ...]

    def __call__(self, day: float) -> float:
        """Give the pixel at which a day of a stretch lies."""
        stretch = next((one for one in self.stretches if day <= one.last), self.stretches[-1])
        return stretch(day)

    @property
    def breaks(self) -> list[float]:
        """The pixels in the middle of the breaks."""
        return [(one.end + other.start) / 2 for one, other in pairwise(self.stretches)]


def time_scale(spans: Iterable[tuple[int, int]], start: float, end: float) -> TimeScale:
    """Give a scale for spans of days, with a break for each empty time that is many times as long as all the rest together.

    Args:
        spans: First and last day of each span, as :func:`day_number` counts; at least one.
        start: Pixel of the first day.
        end: Pixel of the last day.
    """
    parts = _broken(_merged(spans))
    days = sum(last - first for first, last in parts)
    free = (end - start) - _BREAK * (len(parts) - 1) - _LEAST * len(parts)
    stretches = []
    for first, last in parts:
        width = _LEAST + free * ((last - first) / days if days else 1 / len(parts))
        # A stretch of one day lies in the middle of its room.
        half = 0.5 if first == last else 0.0
        stretches.append(Scale(first - half, last + half, start, start + width))
        start += width + _BREAK
    return TimeScale(tuple(stretches))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _broken(busy: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    gaps = sorted(((other[0] - one[1], number) for number, (one, other) in enumerate(pairwise(busy))), reverse=True)
    remaining = busy[-1][1] - busy[0][0]
    cuts = set()
    for gap, number in gaps:
        remaining -= gap
        if gap <= _LONG * remaining or not remaining:
            break
        cuts.add(number)
    parts, first = [], busy[0][0]
    for number, (_, last) in enumerate(busy):
        if number in cuts or number == len(busy) - 1:
            parts.append((first, last))
            first = busy[(number + 1) % len(busy)][0]
    return parts


def number_ticks(least: float, most: float, *, count: int = 4) -> list[Decimal]:
    """Give round numbers, about *count* steps apart, the first at or below *least* and the last at or above *most*."""
    low, high = Decimal(str(least)), Decimal(str(most))
    # Two equal numbers would give a step of nothing.
    raw = (high - low) / count or Decimal(1)
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(factor * power for factor in _STEPS if factor * power >= raw)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [step * number for number in range(first, max(last, first + 1) + 1)]


def number_words(number: Decimal) -> str:
    """Write a number with separators and without needless digits, and a very long one as a power of ten."""
    plain = f"{int(number):,}" if number == int(number) else f"{number.normalize():,f}"
    return plain if len(plain) <= _LONGEST_LABEL else f"{number:.2g}"


def time_ticks(first: int, last: int, *, most: int = 4) -> list[tuple[int, str]]:
    """Give at most *most* days between two, each with its label, evenly spread.

    A shorter time has its first and its last day among them, a longer one the beginnings of months or years.

    Args:
        first: The first day, as :func:`day_number` counts.
        last: The last day.
        most: How many labels there is room for; at least one.
    """
    length = last - first
    if length < most * _DAYS_OF_A_MONTH or most == 1:
        steps = max((steps for steps in range(1, most) if length % steps == 0 or length > _DAYS_OF_A_MONTH), default=0)
        days = [first + length * number // steps for number in range(steps + 1)] if steps and length else [last]
        return [(day, _day_words(day)) for day in days]
    tried = (list(_months(first, last, months)) for months in _MONTHS)
    return next((ticks for ticks in tried if 1 <= len(ticks) <= most), [(last, _day_words(last))])


def _day_words(number: int) -> str:
    day = datetime.date.fromordinal(number)
    return f"{day.day} {short_month(day.month)} {day.year}"


def _months(first: int, last: int, length: int) -> Iterator[tuple[int, str]]:
    begin, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    # The calendar of the standard library ends with the year 9999.
    for month in range(begin.year * 12, min(end.year + 1, datetime.MAXYEAR) * 12, length):
        day = datetime.date(month // 12, month % 12 + 1, 1)
        if begin <= day <= end:
            yield day.toordinal(), f"{short_month(day.month)} {day.year}" if length < 12 else str(day.year)


_MONTH_NAMES: Final[Sequence[str]] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_month(number: int) -> str:
    """Give the short English name of a month, from 1."""
    return _MONTH_NAMES[number - 1]
