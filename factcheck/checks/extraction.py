"""The map of an extraction against the text that it is a map of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.checks.spans import fractional_number
from factcheck.findings import Finding

__all__ = ["extraction_findings"]


def extraction_findings(source: Mapping[str, Any]) -> Iterator[Finding]:
    """Find what is wrong with the map of an extraction: runs out of order, beyond the text, or with nothing in them.

    Args:
        source: The value of a source that conforms to its schema.
    """
    runs = source.get("extraction", {}).get("map", ())
    last = 0
    for number, run in enumerate(runs):
        for key in ("start", "end", "page", "paragraph"):
            if key in run and not isinstance(run[key], int):
                yield fractional_number(run[key], key, f"/source/extraction/map/{number}")
        fault = _fault(run, last, source["length"])
        if fault:
            yield Finding(code="FC331", message=fault, where=f"/source/extraction/map/{number}")
        # A run that reaches too far must not make every later one wrong.
        last = max(last, min(run["end"], source["length"]))


def _fault(run: Mapping[str, Any], last: int, length: int) -> str:
    start, end = run["start"], run["end"]
    if end <= start:
        return f"the run {start}–{end} has no characters"
    if end > length:
        return f"the run {start}–{end} reaches beyond the text, which ends at {length}"
    if start < last:
        return f"the run {start}–{end} begins before the end of one that stands before it, {last}"
    if "at" in run:
        first, _, until = run["at"].partition("/")
        if _seconds(until) < _seconds(first):
            return f"the interval {run['at']} ends before it begins"
    return ""


def _seconds(moment: str) -> tuple[float, ...]:
    return tuple(float(part) for part in moment.split(":"))
