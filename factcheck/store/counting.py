"""What is counted in annotations as they are examined: claims, and words with what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.store.examining import Examined
from factcheck.text.coverage import Coverage, coverage_of

__all__ = ["Counts", "counts_of"]


@attrs.frozen(kw_only=True)
class Counts:
    """How much some annotations hold; counts of several parts of a corpus add up with ``+``.

    Args:
        annotations: Number of annotations.
        claims: Number of their claims.
        words: Number of words of their texts.
        accounted: Number of those that lie in a claim or are set aside.
        aside: Number of those that were set aside since they assert nothing.
        left_out: Number of those that assert something and were left out on purpose.
    """

    annotations: int = 0
    claims: int = 0
    words: int = 0
    accounted: int = 0
    aside: int = 0
    left_out: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            annotations=self.annotations + other.annotations,
            claims=self.claims + other.claims,
            words=self.words + other.words,
            accounted=self.accounted + other.accounted,
            aside=self.aside + other.aside,
            left_out=self.left_out + other.left_out,
        )


def counts_of(examined: Examined) -> Counts:
    """Count what was examined; what is no annotation at all counts for nothing."""
    if not isinstance(examined.value, dict) or not isinstance(examined.value.get("claims"), list):
        return Counts()
    coverage = _coverage_of(examined)
    return Counts(
        annotations=1,
        claims=len(examined.value["claims"]),
        words=coverage.words,
        accounted=coverage.accounted,
        aside=coverage.aside,
        left_out=coverage.left_out,
    )


def _coverage_of(examined: Examined) -> Coverage:
    text = examined.text
    if text is None:
        return Coverage(words=0, accounted=0)
    value = examined.value
    asserting = load_vocabulary("unclaimed-reasons").having("asserting")
    unclaimed = [span for span in _listed(value, "unclaimed") if _stands(span, text)]
    # A reason may be anything here, even what no set can hold.
    left_out = [_offsets(span) for span in unclaimed if str(span.get("reason")) in asserting]
    aside = [_offsets(span) for span in unclaimed if str(span.get("reason")) not in asserting]
    # Words that nothing accounts for are a finding, so without one the claims need not be gone through.
    if not examined.findings:
        return coverage_of(text, [(0, len(text))], aside=aside, left_out=left_out)
    spans = [span for claim in value["claims"] if isinstance(claim, dict) for span in _listed(claim, "spans")]
    claimed = [_offsets(span) for span in spans if _stands(span, text)]
    return coverage_of(text, [*claimed, *aside, *left_out], aside=aside, left_out=left_out)


def _stands(span: Any, text: str) -> bool:
    """Tell whether a span, which may be anything, stands in the text where it says."""
    if not isinstance(span, dict):
        return False
    start, end = _offsets(span)
    return text[start:end] == span.get("exact") and start < end <= len(text)


def _listed(record: Mapping[str, Any], key: str) -> list[Any]:
    part = record.get(key)
    return part if isinstance(part, list) else []


def _offsets(span: Mapping[str, Any]) -> tuple[int, int]:
    start, end = span.get("start"), span.get("end")
    return (start, end) if isinstance(start, int) and isinstance(end, int) else (0, 0)
