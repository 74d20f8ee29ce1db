"""What became of quotes that were to be pinned, as the report of ``factcheck pin`` holds it."""

from __future__ import annotations

import attrs

from factcheck.model.display import brief
from factcheck.text.pinning.rules import Policy, policy
from factcheck.versions.pinning.results import Pinned, PinnedClaim, Refusal, Stretch

__all__ = ["PinResult", "pin_result"]


@brief
@attrs.frozen(kw_only=True)
class PinResult:
    """What became of items, as ``factcheck pin`` reports it.

    Args:
        policy: The rules under which quotes were pinned, with their digest.
        pinned: The items that were pinned.
        refused: What was refused, and why; an item may have several reasons.
        warnings: What to look at in items that were pinned.
        uncovered: The stretches of the text that no claim and no unclaimed span has.
    """

    policy: Policy
    pinned: tuple[PinnedClaim, ...]
    refused: tuple[Refusal, ...]
    warnings: tuple[Refusal, ...]
    uncovered: tuple[Stretch, ...]


def pin_result(outcome: Pinned) -> PinResult:
    """Give what became of items as a command reports it.

    Args:
        outcome: What :func:`factcheck.pin` gave.
    """
    return PinResult(
        policy=policy(), pinned=outcome.pinned, refused=outcome.refused, warnings=outcome.warnings, uncovered=outcome.uncovered
    )
