"""What could be known on a day."""

from __future__ import annotations

from factcheck.model.dates import Day, span_of_date
from factcheck.model.work import Work

__all__ = ["was_available"]


def was_available(work: Work, day: Day) -> bool | None:
    """Tell whether the public could know a work by a day.

    Args:
        work: The work.
        day: Year, month and day.

    Returns:
        True if it certainly could, False if it certainly could not, None if the record of the work leaves it open, as a month
        does until its last day.

    >>> was_available(Work(id="a", csl={"type": "report"}, available="1999-03"), (1999, 3, 26)) is None
    True
    """
    span = span_of_date(work.available) if work.available else None
    if span is None:
        return None
    first, last = span
    # What came out on the day itself could be known on it, so the day counts on this side and not on the other.
    if last is not None and last <= day:
        return True
    return False if first is not None and first > day else None
