"""Which verdicts the evidence admits, asked before one is given."""

from __future__ import annotations

from typing import Any

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.findings import InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.dates import today
from factcheck.versions import edits

__all__ = ["admissible"]


def admissible(annotation: Annotation, claim: str, *, cutoff: str | None = None) -> dict[str, Any]:
    """Say of each verdict whether it would be taken, and what stands against it if not, in the words of checking.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        cutoff: Day after which evidence is left out of account, ISO 8601.

    Raises:
        NoSuchClaim: If the annotation has no such claim.
    """
    # What a verdict rests on is the claim with its evidence; the other claims would only be checked along with it.
    held = attrs.evolve(annotation.claim(claim), relations=())
    alone = attrs.evolve(annotation, claims=[held], unclaimed=(), counterparts=())
    details = {"evidence_cutoff": cutoff} if cutoff else {}
    found = []
    for term in load_vocabulary("verdicts").terms:
        against: list[str] = []
        try:
            edits.assess(alone, claim, verdict=term.id, by="-", at=today(), **details)
        except InvalidAnnotation as error:
            against = [" ".join(filter(None, [one.message, one.hint and f"({one.hint})"])) for one in error.findings]
        except ValueError as error:
            against = [str(error)]
        found.append({"id": term.id, "title": term.title, "means": term.description, "against": against})
    return {"verdicts": found}
