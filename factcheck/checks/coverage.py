"""How much of a text is accounted for: every character that is neither space nor punctuation lies in some extent."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from factcheck.checks.spans import Whereabouts, extent_findings, quoted
from factcheck.contract.json_text import JsonObject
from factcheck.findings import Finding
from factcheck.text.coverage import unaccounted

if TYPE_CHECKING:
    from factcheck.text.offsets import Extent

__all__ = ["coverage_findings", "unclaimed_findings"]


def unclaimed_findings(
    unclaimed: Sequence[JsonObject], text: str | None, whereabouts: Whereabouts, claimed: Sequence[Extent]
) -> Iterator[Finding]:
    """Check the unclaimed spans against the text, each other and what claims have.

    Args:
        unclaimed: The spans, in the order of the file.
        text: The text of the source; None leaves out the quotes.
        claimed: What claims have, as disjoint extents in order.
    """
    last = 0
    for number, span in enumerate(unclaimed):
        where = f"/unclaimed/{number}"
        faults = list(extent_findings(span, text, where, whereabouts))
        yield from faults
        if faults:
            continue
        start, end = span["start"], span["end"]
        if start < last:
            message = f"the span at {start} begins before {last}, where an earlier one ends"
            yield Finding(code="FC309", message=message, where=where)
        # Of disjoint extents in order, the first that ends after the span begins is the first that can share characters with it.
        place = bisect_right(claimed, start, key=itemgetter(1))
        if place < len(claimed) and claimed[place][0] < end:
            overlap = f"{max(start, claimed[place][0])}–{min(end, claimed[place][1])}"
            yield Finding(code="FC307", message=f"the span {start}–{end} lies over {overlap}, which a claim has", where=where)
        last = max(last, end)


def coverage_findings(value: JsonObject, text: str, extents: Iterable[Extent]) -> Iterator[Finding]:
    """Find the words that no claim and no unclaimed span has."""
    line, counted = 1, 0
    for start, end in unaccounted(text, extents):
        # Counted on from the last stretch, so that thousands of them cost one pass over the text together.
        line += text.count("\n", counted, start)
        counted = start
        message = f"{quoted(text[start:end])} at {start}–{end} (line {line} of the source) is neither claimed nor accounted for"
        yield Finding(code="FC308", message=message, where="/unclaimed" if "unclaimed" in value else "/claims", on_key=True)
