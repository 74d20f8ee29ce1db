"""What has grown old: claims on which nobody has looked, and nothing has come to light, for longer than their category allows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.dates import Day, day_of, span_of_date
from factcheck.model.display import brief
from factcheck.model.reference import Reference
from factcheck.model.work import Work

__all__ = ["StaleClaim", "stale"]


@brief
@attrs.frozen(kw_only=True)
class StaleClaim:
    """A claim that is older than its category allows.

    Args:
        claim: The claim.
        category: The category that allows least.
        allowed: For how many days the category takes a claim for fresh.
        as_of: Day for which the claim speaks: that of its figure, of its time, or of the document; None if none is recorded.
        evidence: Newest day on which evidence for it appeared, was read, added, searched for or waived; None if there is none.
        assessed: Day of the newest assessment; None if there is none.
        age: Days from the newest of the three to the day in question; None where there is none of the three.
    """

    claim: Claim
    category: str
    allowed: int
    as_of: str | None = None
    evidence: str | None = None
    assessed: str | None = None
    age: int | None = None

    @property
    def newest(self) -> str | None:
        """The newest of the three days."""
        return max(filter(None, (self.as_of, self.evidence, self.assessed)), default=None)


def stale(annotation: Annotation, *, as_of: str) -> tuple[StaleClaim, ...]:
    """Give the claims that have grown old by a day.

    A category says after how many days a claim wants another look (``stale_after_days``); where a claim has several, the
    strictest holds, and where none says so, it never grows old. What lies after *as_of* is left out of account.

    Args:
        annotation: The annotation.
        as_of: The day to judge from, ISO 8601.

    Returns:
        Claims in reading order.

    Raises:
        NoSuchTerm: If its category vocabulary is not attached and does not come with the package.
        ValueError: If *as_of* is no day.
    """
    day = day_of(as_of)
    terms, works = annotation.terms.by_id, annotation.works_by_id
    found = []
    for claim in annotation:
        limits = [
            (term.stale_after_days, term.id)
            for term in (terms.get(category) for category in claim.categories)
            if term is not None and term.stale_after_days is not None
        ]
        if not limits:
            continue
        # Of several categories the one that ages fastest decides: a level that moved makes the whole claim old.
        allowed, category = min(limits)
        dates = {
            "as_of": _newest(_days_of_claim(annotation, claim), day),
            "evidence": _newest(_days_of_evidence(claim, works), day),
            "assessed": _newest((one.at for one in claim.assessments), day),
        }
        newest = max(filter(None, dates.values()), default=None)
        age = None if newest is None else (datetime.date(*day) - datetime.date(*newest)).days
        # A claim of which no day is known was never looked at, which is older than any age.
        if age is None or age > allowed:
            written = {name: None if value is None else _iso(value) for name, value in dates.items()}
            found.append(StaleClaim(claim=claim, category=category, allowed=allowed, age=age, **written))
    return tuple(found)


def _newest(dates: Iterable[str | None], day: Day) -> Day | None:
    """Give the last of the days that the dates can mean and that are not after *day*."""
    return max((found for date in dates if date and (found := _last_day(date, day))), default=None)


def _last_day(date: str, day: Day) -> Day | None:
    """Give the last day that a date surely reaches by *day*: an interval that is open or not over yet reaches its beginning."""
    first, last = span_of_date(date) or (None, None)
    # An end that lies ahead is a plan; only the beginning has surely been reached.
    return next((end for end in (last, first) if end is not None and end <= day), None)


def _days_of_claim(annotation: Annotation, claim: Claim) -> Iterator[str | None]:
    """Give the day for which the claim speaks, from the first of its figure, its time and the document that has one."""
    quantity, time = claim.quantity, claim.time
    # Most particular first: a figure is of its own day, whatever day the document has.
    own = [quantity.as_of, quantity.until] if quantity else []
    own += [time.at, time.until] if time else []
    yield next((date for date in own if date), annotation.source.issued)


def _days_of_evidence(claim: Claim, works: Mapping[str, Work]) -> Iterator[str | None]:
    for slot in claim.slots:
        yield from (search.at for search in slot.searches)
        yield slot.waived.at if slot.waived else None
        for reference in slot.references:
            yield from _days_of_reference(reference, works.get(reference.work))


def _days_of_reference(reference: Reference, work: Work | None) -> Iterator[str | None]:
    yield reference.added.at if reference.added else None
    if work is not None:
        yield work.available
        yield from (capture.accessed for capture in work.captures)


def _iso(day: Day) -> str:
    return datetime.date(*day).isoformat()
