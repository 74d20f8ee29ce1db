"""Edits of evidence: references, searches, waivers and assessments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from factcheck.contract.vocabulary import UNSORTED, load_vocabulary
from factcheck.evidence.digests import digests_of
from factcheck.evidence.slots import slots_of
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.origin import Origin
from factcheck.model.reference import Link, Reference
from factcheck.model.slot import Search, Slot, Waiver
from factcheck.model.work import Capture, Work
from factcheck.versions.edits.accepting import accepted, replaced
from factcheck.versions.edits.listing import free_id
from factcheck.works.adding import add_works
from factcheck.works.proposing import origin_named, with_proposed_origins

__all__ = ["assess", "capture", "confirm", "record_search", "refer", "waive"]


def refer(
    annotation: Annotation,
    claim: str,
    slot: str,
    *,
    work: str | Work,
    stance: str,
    origin: str | Origin | None = None,
    via: Sequence[str | Origin] = (),
    distorting: str | None = None,
    **details: Any,
) -> Annotation:
    """Put a reference into a slot; a work and an origin that are new join the annotation.

    A work that is the same as one that the annotation has is not added again (see :func:`factcheck.works.add_works`). Where the
    work has other origins than *origin*, that is the one that speaks in the passage. Where no origin is known, the publisher or
    the authors of the work are proposed, which counts only when it is confirmed.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        slot: Kind of the slot.
        work: Id of a work of the annotation, or a new one.
        stance: A term of ``stances``.
        origin: Whose word it is: id or name of an origin, or the origin.
        via: Through whom the passage has it, from who speaks in it down to who has it from *origin*: ids, names or origins.
        distorting: Id or name of the one of *via* that changes what it passes on.
        details: Any other field of a reference, such as ``excerpt``, ``gist``, ``locator``, ``relay`` or ``interest``.

    Raises:
        ValueError: If *via* is given without *origin*, or *distorting* is none of *via*.
        InvalidAnnotation: If the reference is not sound: a work that there is not, say, or one of which it is not said whose
            word it gives.
        NoSuchClaim: If the annotation has no such claim.
        NoSuchTerm: If there is no such kind of slot, or no such stance.
    """
    held = _slot(annotation, claim, slot)
    speaker = origin_named(annotation, origin) if isinstance(origin, str) else origin
    grown = annotation if speaker is None else _with_origin(annotation, speaker)
    if isinstance(work, Work):
        grown, work = _with_work(grown, work if via else _spoken_by(work, speaker))
    grown, details = _with_voice(grown, work, speaker, via, distorting, details)
    # A work that the annotation has may lack an origin too; who only prints a passage that says whose it is need not be one.
    if work in grown.works_by_id and not details.get("relay"):
        grown = with_proposed_origins(grown, [work])
    reference = Reference(work=work, stance=stance, **details)
    after = _with_slot(grown, claim, attrs.evolve(held, references=[*held.references, reference]))
    _refuse_nobodys_word(after, reference)
    return accepted(annotation, after)


def confirm(annotation: Annotation, work: str, *, origin: str | Origin | None = None) -> Annotation:
    """Say whose word a work gives: what was proposed, or another origin.

    Args:
        annotation: The annotation.
        work: Id of the work.
        origin: Id or name of the origin, or the origin; what was proposed when None.

    Raises:
        NoSuchTerm: If the annotation has no such work.
        ValueError: If nothing was proposed, and no origin is given.
    """
    found = annotation.work(work)
    if origin is None and not (found.origins and found.origins_proposed):
        raise ValueError(f"nothing was proposed for the work {work!r} that could be confirmed")
    speaker = origin_named(annotation, origin) if isinstance(origin, str) else origin
    grown = annotation if speaker is None else _with_origin(annotation, speaker)
    origins = found.origins if speaker is None else (speaker.id,)
    return accepted(annotation, _with_changed_work(grown, attrs.evolve(found, origins=origins, origins_proposed=False)))


def capture(annotation: Annotation, work: str, made: Capture) -> Annotation:
    """Record a copy of a work; one of the same path is replaced.

    Args:
        annotation: The annotation.
        work: Id of the work.
        made: The copy.

    Raises:
        NoSuchTerm: If the annotation has no such work.
    """
    found = annotation.work(work)
    # Copies without a path cannot be told to be the same, so none of them replaces another.
    others = [one for one in found.captures if made.path is None or one.path != made.path]
    return accepted(annotation, _with_changed_work(annotation, attrs.evolve(found, captures=[*others, made])))


def _with_origin(annotation: Annotation, origin: Origin) -> Annotation:
    """Give the annotation with an origin, in place of one of that id."""
    others = [origin if one.id == origin.id else one for one in annotation.origins]
    return attrs.evolve(annotation, origins=others if origin in others else [*others, origin])


def _with_work(annotation: Annotation, work: Work) -> tuple[Annotation, str]:
    """Give the annotation with a work, and the id that it has there."""
    outcome = add_works(annotation, [work])
    for _, taken in outcome.refused:
        message = f"the id {work.id!r} is that of another work, {str(taken.csl.get('title', taken.id))!r}"
        raise InvalidAnnotation([Finding(code="FC401", message=message, hint="give the new work another id")])
    return outcome.annotation, outcome.known[0][1].id if outcome.known else work.id


def _spoken_by(work: Work, speaker: Origin | None) -> Work:
    """Give a new work its origin where that is said, so that none is proposed for it."""
    return work if speaker is None or work.origins else attrs.evolve(work, origins=[speaker.id])


def _with_changed_work(annotation: Annotation, work: Work) -> Annotation:
    return attrs.evolve(annotation, works=[work if one.id == work.id else one for one in annotation.works])


def _with_voice(
    annotation: Annotation, work: str, speaker: Origin | None, via: Sequence[str | Origin], distorting: str | None,
    details: dict[str, Any],
) -> tuple[Annotation, dict[str, Any]]:  # fmt: skip
    """Let the passage say whose word it is: through a chain, as the word of the one that speaks in it, or as the work has it."""
    if via:
        grown, links = _with_chain(annotation, via, speaker, distorting)
        return grown, {**details, "relay": links}
    if distorting is not None:
        raise ValueError("who distorts is one of those through whom the passage has it")
    # A work that there is not is told by checking the outcome, with everything else that is wrong with it.
    if speaker is None or work not in annotation.works_by_id:
        return annotation, details
    return _with_speaker(annotation, work, speaker.id, details)


def _with_speaker(annotation: Annotation, id_: str, speaker: str, details: dict[str, Any]) -> tuple[Annotation, dict[str, Any]]:
    """Let an origin be that of a work which has none yet, else the one that speaks in the passage."""
    work = annotation.work(id_)
    if not work.origins or work.origins_proposed:
        settled = attrs.evolve(work, origins=[speaker], origins_proposed=False)
        return _with_changed_work(annotation, settled), details
    # A work of which it is settled whose word it gives stays as it is: somebody else who speaks in one passage does not speak
    # in the rest.
    return annotation, details if speaker in work.origins else {**details, "origins": [speaker, *details.get("origins", ())]}


def _with_chain(
    annotation: Annotation, via: Sequence[str | Origin], knowing: Origin | None, distorting: str | None
) -> tuple[Annotation, list[Link]]:
    """Give the annotation with those through whom a passage is told, and the chain down to whoever knows."""
    if knowing is None:
        raise ValueError("say from whom they have it: give the origin that knows")
    through = []
    for one in via:
        # Each joins before the next one is looked up, so that a new name which is given twice does not become two origins.
        through.append(origin_named(annotation, one) if isinstance(one, str) else one)
        annotation = _with_origin(annotation, through[-1])
    guilty = None if distorting is None else origin_named(annotation, distorting).id
    if guilty is not None and guilty not in {one.id for one in through}:
        raise ValueError(f"{distorting!r} is none of those through whom the passage has it")
    return annotation, [*(Link(origin=one.id, distorts=one.id == guilty) for one in through), Link(origin=knowing.id)]


def _refuse_nobodys_word(annotation: Annotation, reference: Reference) -> None:
    work = annotation.works_by_id.get(reference.work)
    bears = "background" not in load_vocabulary("stances").term(reference.stance).traits
    if work is not None and bears and not work.origins and not reference.voices:
        message = f"nobody says whose word the work {work.id!r} gives, so that a reference to it would count for nothing"
        raise InvalidAnnotation([Finding(code="FC504", message=message, hint="say whose word it is: give an origin")])


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
            ``contemporaneous`` where there is a cutoff, else ``retrospective``; the rater's last assessment on the same basis is
            superseded.

    Raises:
        InvalidAnnotation: If the evidence does not admit the verdict, with what is missing.
        NoSuchClaim: If the annotation has no such claim.
    """
    found = annotation.claim(claim)
    if UNSORTED in found.categories and load_vocabulary("verdicts").term(verdict).conclusive:
        message = f"{verdict!r} on {claim!r}, which has no category yet, so that nothing says what evidence it takes"
        raise InvalidAnnotation([Finding(code="FC412", message=message, hint="give the claim a category first")])
    bases = load_vocabulary("assessment-bases")
    cut_off = bool(details.get("evidence_cutoff"))
    basis = next(term for term in bases.by_id if (term in bases.having("cut-off")) is cut_off)
    given = {"basis": basis, **details}
    # What could be known then and what is known in hindsight are two verdicts, of which neither replaces the other.
    earlier = [one.id for one in found.assessments if (one.by, one.basis) == (by, given["basis"])]
    # A caller who gives None says that nothing is superseded, and that is left as it is.
    given.setdefault("supersedes", earlier[-1] if earlier else None)
    # An id of an assessment may be used once in the whole annotation, not once in a claim.
    taken = {one.id for each in annotation.claims for one in each.assessments}
    made = Assessment(
        id=free_id(f"{claim} {at}", taken, otherwise="assessment"),
        at=at,
        by=by,
        verdict=verdict,
        reviewed=digests_of(annotation, found),
        **given,
    )
    after = replaced(annotation, claim, [attrs.evolve(found, assessments=[*found.assessments, made])])
    return accepted(annotation, after)


def _slot(annotation: Annotation, claim: str, kind: str) -> Slot:
    found = annotation.claim(claim)
    if not any(slot.kind == kind for slot in (*found.slots, *slots_of(annotation, found))):
        # Looked up only for the error that it raises where there is no such kind, with the nearest that there is.
        annotation.terms.slot_kind(kind)
    return next((slot for slot in found.slots if slot.kind == kind), Slot(kind=kind))


def _with_slot(annotation: Annotation, claim: str, slot: Slot) -> Annotation:
    found = annotation.claim(claim)
    return replaced(annotation, claim, [attrs.evolve(found, slots=_placed(found, slot))])


def _placed(claim: Claim, slot: Slot) -> list[Slot]:
    if all(one.kind != slot.kind for one in claim.slots):
        return [*claim.slots, slot]
    return [slot if one.kind == slot.kind else one for one in claim.slots]
