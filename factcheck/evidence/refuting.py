"""What refutes a claim: how much evidence against it a verdict may rest on."""

from __future__ import annotations

from typing import Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.interests import Interests
from factcheck.evidence.weighed import ClaimEvidence
from factcheck.model.annotation import Annotation

__all__ = ["Refutation", "refutation_of"]

# How many independent origins refute a claim together where none of them was there or counted for itself.
_ORIGINS_THAT_REFUTE: Final = 2


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
    interests = Interests(origins, issuer=annotation.source.issuer)
    for reading, path in ((one, path) for one in readings if one.counts for path in one.paths):
        refusal = interests.doubt(path, reading.reference)
        # One passage in which it speaks for itself is enough.
        refusals[path[-1]] = refusal and refusals.get(path[-1], refusal)
    disinterested = tuple(root for root, refusal in refusals.items() if not refusal)
    accesses = load_vocabulary("origin-accesses").having("knowing")
    return Refutation(
        # An admission fills no slot, so it is looked for among all readings and not among those that count.
        admitted=any(reading.admission for reading in readings),
        knowing=tuple(root for root in disinterested if origins[root].access in accesses),
        disinterested=disinterested,
        apart={root: refusal for root, refusal in refusals.items() if refusal},
    )
