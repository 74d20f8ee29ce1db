"""Decisions between annotators as commands print them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.agreement.adjudicating import Adjudicated
from factcheck.agreement.deciding import Decision
from factcheck.findings import Loss
from factcheck.model.display import brief

__all__ = ["AdjudicationResult", "adjudication_result"]


@brief
@attrs.frozen(kw_only=True)
class AdjudicationResult:
    """What was decided between annotators, as ``factcheck adjudicate`` keeps it.

    Args:
        annotators: What the annotators are called, in their order.
        written: Digest of the annotation that was written; None where none was.
        decisions: Every decision.
        losses: Links that went with a claim that was left out.
    """

    annotators: tuple[str, ...]
    written: str | None
    decisions: tuple[Decision, ...]
    losses: tuple[Loss, ...]


def adjudication_result(found: Adjudicated, *, annotators: Sequence[str], written: str | None = None) -> AdjudicationResult:
    """Give decisions as a command prints them.

    Args:
        found: What :func:`factcheck.agreement.adjudicate` gave.
        annotators: What the annotators are called, in their order.
        written: Digest of the annotation that was written (SHA-256 in hexadecimal), if one was.
    """
    return AdjudicationResult(annotators=tuple(annotators), written=written, decisions=found.decisions, losses=found.losses)
