"""Dates as annotation files write them: ISO 8601 days, and the part of EDTF that documents need.

Source: ISO 8601-1:2019 for days, and the Extended Date/Time Format of ISO 8601-2:2019 (levels 0 and 1) for years, months,
seasons, digits that are not known (``199X``, ``1999-XX``), intervals with ends that are open (``..``) or unknown (nothing), and
the marks ``~`` (approximate), ``?`` (uncertain) and ``%`` (both). Years have four digits.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final

__all__ = ["ANY_DAY", "DateSpan", "Day", "day_of", "is_edtf", "is_iso_date", "lies_before", "overlap", "span_of_date", "today"]

# The end is \Z and not $, which would let a line feed follow.
_DATE: Final = re.compile(
    r"(?:(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?:(?P<day>[0-9]{2})|XX))?|-XX(?:-XX)?)?"
    r"|(?P<decade>[0-9]{3})X|(?P<century>[0-9]{2})XX)[?~%]?\Z"
)
_ENDLESS: Final = frozenset({"..", ""})

# EDTF numbers the seasons after the months: 21 spring, 22 summer, 23 autumn, 24 winter, each here by its months in the north. The
# winter of a year begins in its last month and goes on into the next year.
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}

Day = tuple[int, int, int]
DateSpan = tuple[Day | None, Day | None]

ANY_DAY: Final[DateSpan] = (None, None)
"""The span of a date that is not known."""


def is_iso_date(value: object) -> bool:
    """Tell whether *value* is a day of the calendar written YYYY-MM-DD.

    >>> is_iso_date("1999-03-26"), is_iso_date("1999-02-30"), is_iso_date("19990326")
    (True, False, False)
    """
    # 1999-03-XX is as long as a day, but means a month.
    if not isinstance(value, str) or len(value) != len("YYYY-MM-DD") or value.endswith("X"):
        return False
    return _ends_of_one(value) is not None


def day_of(value: str) -> Day:
    """Give a day written YYYY-MM-DD as year, month and day.

    Raises:
        ValueError: If *value* is no such day.

    >>> day_of("1999-03-26")
    (1999, 3, 26)
    """
    if not is_iso_date(value):
        raise ValueError(f"{value!r} is not a day of the calendar written YYYY-MM-DD")
    year, month, day = map(int, value.split("-"))
    return year, month, day


def is_edtf(value: object) -> bool:
    """Tell whether *value* is a date or interval of EDTF that exists in the calendar and does not end before it begins.

    >>> is_edtf("1998-23"), is_edtf("1999-03-20/1999-03-21"), is_edtf("1999-03/1998")
    (True, True, False)
    """
    return isinstance(value, str) and span_of_date(value) is not None


def span_of_date(value: str) -> DateSpan | None:
    """Give the first and the last day that an EDTF date can mean.

    Args:
        value: A date or interval, such as ``1999-03``, ``1999-03-26~`` or ``1999-03-19/..``.

    Returns:
        Two days as (year, month, day), either of them None where the interval is open; None if *value* is no such date.

    >>> span_of_date("1999-02")
    ((1999, 2, 1), (1999, 2, 28))
    >>> span_of_date("1999-03-19/..")
    ((1999, 3, 19), None)
    >>> span_of_date("1998-24")
    ((1998, 12, 1), (1999, 2, 28))
    >>> span_of_date("199X")
    ((1990, 1, 1), (1999, 12, 31))
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _ends_of_one(value)
    if first in _ENDLESS and last in _ENDLESS:
        return None
    begin = (None, None) if first in _ENDLESS else _ends_of_one(first)
    end = (None, None) if last in _ENDLESS else _ends_of_one(last)
    if begin is None or end is None or (begin[0] and end[1] and begin[0] > end[1]):
        return None
    return begin[0], end[1]


def _ends_of_one(value: str) -> tuple[Day, Day] | None:
    match = _DATE.match(value)
    if match is None:
        return None
    rounded = match["decade"] or match["century"]
    if rounded:
        return _of_years(int(rounded.ljust(4, "0")), int(rounded.ljust(4, "9")))
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    if not year or month is None:
        return _of_years(year or 0, year or 0)
    # A season has no days, so 1998-21-05 is no date.
    if month in _SEASONS and match.end("month") == len(value.rstrip("?~%")):
        first, last = _SEASONS[month]
        end = year if last > first else year + 1
        return (year, first, 1), (end, last, calendar.monthrange(end, last)[1])
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return (year, month, 1), (year, month, length)
    return ((year, month, day), (year, month, day)) if 1 <= day <= length else None


def _of_years(first: int, last: int) -> tuple[Day, Day] | None:
    # The calendar of the standard library begins with the year 1, so 0000 is no date.
    return ((first, 1, 1), (last, 12, 31)) if first else None


def overlap(one: DateSpan, other: DateSpan) -> bool:
    """Tell whether two spans of days, either of them open at an end, can mean the same day.

    >>> overlap(((1999, 3, 1), (1999, 3, 31)), ((1999, 3, 26), None))
    True
    """
    return not (lies_before(one, other) or lies_before(other, one))


def lies_before(one: DateSpan, other: DateSpan) -> bool:
    """Tell whether every day of a span comes before every day of another."""
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def today() -> str:
    """Give the day of today where this machine stands, ISO 8601: a person's act is dated when it is entered.

    Nothing that is computed asks for it; commands and the editor do, for whoever gives no day.
    """
    return datetime.datetime.now().astimezone().date().isoformat()
