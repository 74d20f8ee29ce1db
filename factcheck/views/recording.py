"""When somebody last did something to an annotation, as far as it says so."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.annotation import Annotation
from factcheck.model.dates import is_iso_date

__all__ = ["last_day"]


def last_day(annotation: Annotation) -> str | None:
    """Give the last day on which somebody is recorded to have done something to an annotation; None where there is none."""
    # Days that are not exact, such as a month, cannot be compared with others and are passed over.
    return max((day[:10] for day in _days(annotation) if day and is_iso_date(day[:10])), default=None)


def _days(annotation: Annotation) -> Iterator[str | None]:
    for work in annotation.works:
        yield from (capture.accessed for capture in work.captures)
    for claim in annotation.claims:
        yield from (one.at for one in claim.assessments)
        yield claim.triage.at if claim.triage else None
        for slot in claim.slots:
            yield from (search.at for search in slot.searches)
            yield slot.waived.at if slot.waived else None
            yield from (reference.added.at for reference in slot.references if reference.added)
