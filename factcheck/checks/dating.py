"""Days of works: when a text was written or signed is not yet when the public could read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.contract.json_text import JsonObject
from factcheck.findings import Finding
from factcheck.model.dates import lies_before, span_of_date
from factcheck.works.citing import rows_in_iso

__all__ = ["dating_findings"]


# Of these types of CSL the date is that of writing or of signing: a treaty is signed, a letter is sent, before it is published.
_DATED_BY_TEXT: Final = frozenset({"treaty", "manuscript", "personal_communication", "bill", "interview"})


def dating_findings(value: JsonObject) -> Iterator[Finding]:
    """Find works whose day of availability seems to be the day of their text.

    Args:
        value: The JSON value of the annotation.
    """
    for number, work in enumerate(value.get("works", ())):
        if "available" in work:
            yield from _taken_for_publication(work, f"/works/{number}/available")


def _taken_for_publication(work: JsonObject, where: str) -> Iterator[Finding]:
    csl, available = work["csl"], work["available"]
    issued = "/".join(rows_in_iso(csl.get("issued", {})))
    span, of_issue = span_of_date(available), span_of_date(issued)
    if span is None or of_issue is None:
        return
    if lies_before(span, of_issue):
        message = f"the work was issued {issued}, and is said to be available from {available}, before that"
        yield Finding(code="FC626", message=message, where=where)
    elif csl.get("type") in _DATED_BY_TEXT and span == of_issue and "note" not in work:
        message = f"{available} is when the {csl['type'].replace('_', ' ')} is dated; since when could the public read it?"
        yield Finding(code="FC626", message=message, where=where, hint="say so in the note of the work if it is the same day")
