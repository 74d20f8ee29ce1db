"""What could be known on a day."""

from __future__ import annotations

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import Day, span_of_date
from factcheck.model.work import Work
from factcheck.text.partial_dates import narrowed

__all__ = ["outcome_is_in", "was_available"]


def was_available(work: Work, day: Day) -> bool | None:
    """Tell whether the public could know a work by a day.

    Args:
        work: The work.
        day: Year, month and day.

    Returns:
        True if it certainly could, False if it certainly could not, None if the record of the work leaves it open, as a month
        does until its last day.

    >>> was_available(Work(id="a", csl={"type": "map", "title": "A"}, available="1999-03"), (1999, 3, 26)) is None
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


def outcome_is_in(annotation: Annotation, claim: Claim, day: Day) -> bool:
    """Tell whether the outcome of a claim can be known on a day.

    It can when the time of the claim is over; where that is not said, on any day after the document's own.

    Args:
        annotation: The annotation.
        claim: The claim.
        day: Year, month and day.
    """
    time, issued = claim.time, annotation.source.issued
    words = (time and time.as_written) or ""
    dates = [(date, said) for date, said in ((time and (time.until or time.at), words), (issued, "")) if date]
    spans = [narrowed(span, said) for date, said in dates if (span := span_of_date(date)) is not None]
    ends = [end for _, end in spans if end is not None]
    # The later end decides, so that nothing is due before the document was there to say it.
    return not ends or day > max(ends)
