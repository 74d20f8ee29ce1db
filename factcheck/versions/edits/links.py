"""The edit that links a claim to a claim of another document."""

from __future__ import annotations

from typing import Any

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.counterpart import Counterpart
from factcheck.versions.edits.accepting import accepted

__all__ = ["link"]


def link(annotation: Annotation, claim: str, relation: str, *, other: Annotation, target: str, **details: Any) -> Annotation:
    """Say what a claim is to a claim of another document, or decide on what was suggested.

    A link to the same claim of the same document is replaced: two people who differ say so in the note of one.

    Args:
        annotation: The annotation.
        claim: Id of its claim.
        relation: What the claim is to the other: a term of ``relation-types``, such as ``fails``.
        other: The annotation of the other document. It is read, so that no link leads nowhere, and not changed.
        target: Id of the claim there.
        details: The other fields of a counterpart: ``status``, ``by``, ``at``, ``names`` and ``note``.

    Returns:
        The annotation with the link. No verdict and no evidence passes over it.

    Raises:
        InvalidAnnotation: If the other document is this one, or a decision is without a name or a day.
        NoSuchClaim: If one of the two has no such claim.
        NoSuchTerm: If there is no such relation or status.
    """
    entry = Counterpart(
        claim=annotation.claim(claim).id, document=other.id, target=other.claim(target).id, relation=relation, **details
    )
    pair = (entry.claim, entry.document, entry.target)
    held = [one for one in annotation.counterparts if (one.claim, one.document, one.target) != pair]
    # A replaced link keeps its place, so that a change of the file shows what was decided and nothing else.
    places = [number for number, one in enumerate(annotation.counterparts) if (one.claim, one.document, one.target) == pair]
    place = places[0] if places else len(held)
    return accepted(annotation, attrs.evolve(annotation, counterparts=[*held[:place], entry, *held[place:]]))
