"""What an assessment looked at, as digests: when one of them differs later, the assessment is stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import attrs

from factcheck.contract.codec import canonical_value, to_value
from factcheck.evidence.lineage import ancestors_of
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment, Digests
from factcheck.model.claim import Claim

__all__ = ["digests_of", "stale_parts"]


def digests_of(annotation: Annotation, claim: str | Claim) -> Digests:
    """Give the digests of a claim, its source and its evidence as they stand now.

    They are what ``reviewed`` of an assessment should say on the day on which it is made. The digest of the evidence takes in
    the slots of the claim, the works that they cite and every origin that these come from.

    Args:
        annotation: The annotation.
        claim: The claim, or its id.

    Raises:
        NoSuchClaim: If the annotation has no claim of that id.
    """
    found = annotation.claim(claim) if isinstance(claim, str) else claim
    cited = {reference.work for slot in found.slots for reference in slot.references}
    # Only what the claim rests on: a work that is added for another claim makes no verdict stale.
    works = [work for work in annotation.works if work.id in cited]
    speakers = {id_ for work in works for id_ in work.origins}
    speakers |= {id_ for slot in found.slots for reference in slot.references for id_ in reference.voices}
    # Not the roots alone: whatever changes in the middle of a chain may lead to another root, or through somebody with an
    # interest.
    ancestry = ancestors_of(speakers, annotation.origins_by_id)
    origins = [origin for origin in annotation.origins if origin.id in ancestry]
    return Digests(
        source=annotation.source.sha256,
        # Slots have a digest of their own, and neither who wrote the claim nor its triage alters what a rater judged.
        claim=_digest([to_value(attrs.evolve(found, slots=(), assessments=(), triage=None, by=None))]),
        evidence=_digest([*map(to_value, found.slots), *_sorted(works), *_sorted(origins)]),
    )


def stale_parts(annotation: Annotation, claim: Claim, assessment: Assessment) -> tuple[str, ...]:
    """Give what changed since a rater looked: ``source``, ``claim``, ``evidence``; nothing where no digests were kept.

    Args:
        annotation: The annotation.
        claim: The claim.
        assessment: An assessment of the claim.
    """
    # What the rater saw was not recorded, so that nothing can be said of whether it changed.
    if assessment.reviewed is None:
        return ()
    now = digests_of(annotation, claim)
    parts = [field.name for field in attrs.fields(Digests)]
    return tuple(part for part in parts if getattr(now, part) != getattr(assessment.reviewed, part))


def _sorted(records: Iterable[Any]) -> list[dict[str, Any]]:
    """Give works or origins in the order of their ids, since their order in the file says nothing."""
    return [to_value(record) for record in sorted(records, key=lambda record: str(record.id))]


def _digest(values: list[dict[str, Any]]) -> str:
    # The canonical form is digested, so that a file which is only laid out anew makes no assessment stale.
    return hashlib.sha256(canonical_value(values)).hexdigest()
