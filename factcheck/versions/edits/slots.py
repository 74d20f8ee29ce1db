"""Edits of evidence: references, searches, waivers and assessments."""

from __future__ import annotations

from typing import Any

import attrs

from factcheck.evidence.digests import digests_of
from factcheck.evidence.slots import slots_of
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.fields import slug_from
from factcheck.model.origin import Origin
from factcheck.model.reference import Reference
from factcheck.model.slot import Search, Slot, Waiver
from factcheck.model.work import Work
from factcheck.versions.edits.accepting import accepted, replaced

__all__ = ["assess", "record_search", "refer", "waive"]


def refer(
    annotation: Annotation, claim: str, slot: str, *, work: str | Work, stance: str, origin: Origin | None = None, **details: Any
) -> Annotation:
    """Put a reference into a slot; a work and an origin that are new join the annotation.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        slot: Kind of the slot.
        work: Id of a work of the annotation, or a new one.
        stance: A term of ``stances``.
        origin: Whose word a new work is, if the annotation has not got it.
        details: Any other field of a reference, such as ``excerpt``, ``gist`` or ``locator``.

    Raises:
        InvalidAnnotation: If the reference is not sound: a work or an origin that there is not, say.
        NoSuchClaim: If the annotation has no such claim.
    """
    id_ = work if isinstance(work, str) else work.id
    works = [] if isinstance(work, str) or work.id in annotation.works_by_id else [work]
    origins = [] if origin is None or origin.id in annotation.origins_by_id else [origin]
    grown = attrs.evolve(annotation, works=[*annotation.works, *works], origins=[*annotation.origins, *origins])
    held = _slot(grown, claim, slot)
    reference = Reference(work=id_, stance=stance, **details)
    return accepted(annotation, _with_slot(grown, claim, attrs.evolve(held, references=[*held.references, reference])))


def record_search(annotation: Annotation, claim: str, slot: str, **details: Any) -> Annotation:
    """Record that somebody looked for what a slot asks for.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        slot: Kind of the slot.
        details: The fields of a search: ``at``, ``by``, ``where``, ``outcome``, and ``query`` and ``note`` where there are any.

    Raises:
        NoSuchClaim: If the annotation has no such claim.
        NoSuchTerm: If there is no such outcome.
    """
    held = _slot(annotation, claim, slot)
    return accepted(annotation, _with_slot(annotation, claim, attrs.evolve(held, searches=[*held.searches, Search(**details)])))


def waive(annotation: Annotation, claim: str, slot: str, *, reason: str, by: str, at: str) -> Annotation:
    """Decide, under a name, that a slot need not be filled.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        slot: Kind of the slot.
        reason: Why.
        by: Who decides it.
        at: Day of the decision, ISO 8601.

    Raises:
        NoSuchClaim: If the annotation has no such claim.
    """
    held = _slot(annotation, claim, slot)
    return accepted(annotation, _with_slot(annotation, claim, attrs.evolve(held, waived=Waiver(reason=reason, by=by, at=at))))


def assess(annotation: Annotation, claim: str, *, verdict: str, by: str, at: str, **details: Any) -> Annotation:
    """Give a verdict on a claim, if the evidence admits it; what the rater looked at is kept as digests.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        verdict: A term of ``verdicts``.
        by: Who assesses.
        at: Day of the assessment, ISO 8601.
        details: Any other field of an assessment, such as ``evidence_cutoff``, ``certainty`` or ``rationale``. The basis is
            ``contemporaneous`` where there is a cutoff, else ``retrospective``; the rater's last assessment is superseded.

    Raises:
        InvalidAnnotation: If the evidence does not admit the verdict, with what is missing.
        NoSuchClaim: If the annotation has no such claim.
    """
    found = annotation.claim(claim)
    basis = "contemporaneous" if details.get("evidence_cutoff") else "retrospective"
    earlier = [one.id for one in found.assessments if one.by == by]
    given = {"basis": basis, "supersedes": earlier[-1] if earlier else None, **details}
    made = Assessment(
        id=_free_id(annotation, f"{claim} {at}"), at=at, by=by, verdict=verdict, reviewed=digests_of(annotation, found), **given
    )
    after = replaced(annotation, claim, [attrs.evolve(found, assessments=[*found.assessments, made])])
    return accepted(annotation, after)


def _slot(annotation: Annotation, claim: str, kind: str) -> Slot:
    found = annotation.claim(claim)
    if not any(slot.kind == kind for slot in (*found.slots, *slots_of(annotation, found))):
        annotation.terms.slot_kind(kind)
    return next((slot for slot in found.slots if slot.kind == kind), Slot(kind=kind))


def _with_slot(annotation: Annotation, claim: str, slot: Slot) -> Annotation:
    found = annotation.claim(claim)
    return replaced(annotation, claim, [attrs.evolve(found, slots=_placed(found, slot))])


def _placed(claim: Claim, slot: Slot) -> list[Slot]:
    if all(one.kind != slot.kind for one in claim.slots):
        return [*claim.slots, slot]
    return [slot if one.kind == slot.kind else one for one in claim.slots]


def _free_id(annotation: Annotation, words: str) -> str:
    taken = {one.id for claim in annotation.claims for one in claim.assessments}
    plain = slug_from(words, otherwise="assessment")
    id_, number = plain, 2
    while id_ in taken:
        id_, number = f"{plain}-{number}", number + 1
    return id_
