"""What refutes a claim: how much evidence against it a verdict may rest on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.lineage import Path
from factcheck.evidence.weighing import ClaimEvidence
from factcheck.model.annotation import Annotation
from factcheck.model.origin import Origin

__all__ = ["Refutation", "refutation_of"]

_ORIGINS_THAT_REFUTE: Final = 2
"""How many independent origins refute a claim together where none of them was there or counted for itself."""


@attrs.frozen(kw_only=True)
class Refutation:
    """What stands against a claim.

    Args:
        admitted: Whether the claimant's own record is against its claim.
        knowing: Ids of the disinterested origins against it that were there or counted for themselves.
        disinterested: Ids of all disinterested origins against it.
        apart: Why each of the other origins against it does not weigh, by id.
    """

    admitted: bool
    knowing: tuple[str, ...]
    disinterested: tuple[str, ...]
    apart: dict[str, str]

    @property
    def suffices(self) -> bool:
        """Whether a claim may be called contradicted on the strength of it."""
        return self.admitted or bool(self.knowing) or len(self.disinterested) >= _ORIGINS_THAT_REFUTE


def refutation_of(annotation: Annotation, evidence: ClaimEvidence) -> Refutation:
    """Give what refutes a claim, of all that counts against it in any slot.

    An origin that is heard only through somebody with an interest is not disinterested: nobody else vouches that it said so.

    Args:
        annotation: The annotation.
        evidence: The claim, weighed.
    """
    origins = annotation.origins_by_id
    readings = [reading for held in evidence.slots for reading in held.readings if reading.bears == "against"]
    refusals: dict[str, str] = {}
    for path in (path for reading in readings if reading.counts for path in reading.paths):
        refusal = _refusal(path, origins)
        # One passage in which it speaks for itself is enough.
        refusals[path[-1]] = refusal and refusals.get(path[-1], refusal)
    disinterested = tuple(root for root, refusal in refusals.items() if not refusal)
    accesses = load_vocabulary("origin-accesses").having("knowing")
    return Refutation(
        admitted=any(reading.admission for reading in readings),
        knowing=tuple(root for root in disinterested if origins[root].access in accesses),
        disinterested=disinterested,
        apart={root: refusal for root, refusal in refusals.items() if refusal},
    )


def _refusal(path: Path, origins: Mapping[str, Origin]) -> str:
    """Say why what comes by a path is no word of somebody disinterested, or nothing."""
    interests = load_vocabulary("origin-interests")
    root = origins[path[-1]]
    if root.interest in interests.having("claimant"):
        return "the claimant"
    if root.interest in interests.having("interested"):
        return "a party to the matter"
    if root.interest not in interests.having("disinterested"):
        return "whose interest is not recorded"
    through = [origins[id_].name for id_ in path[:-1] if origins[id_].interest in interests.having("interested")]
    return f"heard only through {through[0]}" if through else ""
