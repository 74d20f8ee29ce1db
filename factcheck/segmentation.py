"""Placeholder until the segmentation lands."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Segment:
    """S."""

    start: int
    end: int
    kind: Literal["title", "heading", "dateline", "sentence", "bullet"]
    lead_in: int | None = None


def segment(text: str) -> tuple[Segment, ...]:
    """S."""
    return (Segment(start=0, end=len(text.rstrip()), kind="sentence"),)
