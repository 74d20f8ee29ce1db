"""Slots and evidence as commands print them."""

from __future__ import annotations

from typing import Final

import attrs

from factcheck.evidence.digests import digests_of
from factcheck.evidence.weighed import ClaimEvidence, Reading, SlotEvidence
from factcheck.evidence.weighing import weigh, weigh_all
from factcheck.figures.nearness import NearFigure, near_figures
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Digests
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.reference import Reference
from factcheck.model.slot import Slot
from factcheck.views.facts import place_in_original
from factcheck.views.lookup import Lookup

__all__ = [
    "EvidenceResult", "EvidenceRow", "NearResult", "ReferenceResult", "SlotEvidenceResult", "SlotResult", "evidence_result",
    "evidence_rows", "slot_results",
]  # fmt: skip

_NOBODY_LOOKED: Final = "nobody-looked"


@brief
@attrs.frozen(kw_only=True)
class SlotResult:
    """A slot of a claim, as ``factcheck slots`` lists it.

    Args:
        file: The file, as it was named.
        claim: Id of the claim.
        category: The category that leads the claim.
        kind: Kind of evidence.
        level: ``must``, ``should`` or ``may``.
        state: A term of ``slot-states``.
        references: Number of references in it.
        origins: Ids of the independent origins that fill it.
        contradicting: Ids of those that bear against the claim.
        needed: Number of independent origins that fill it.
        searched: What came of the last search that is recorded, such as ``nothing-found``, or ``nobody-looked``.
    """

    file: str
    claim: str
    category: str
    kind: str
    level: str
    state: str
    references: int
    origins: tuple[str, ...]
    contradicting: tuple[str, ...]
    needed: int
    searched: str


def slot_results(annotation: Annotation, *, file: str = "", as_of: str | None = None) -> tuple[SlotResult, ...]:
    """Give every slot of every claim in reading order, with its state.

    Args:
        annotation: The annotation.
        file: What the results call its file.
        as_of: Count only works that the public could know by this day, ISO 8601; every work when None.
    """
    return tuple(
        SlotResult(
            file=file, claim=evidence.claim.id, category=evidence.claim.categories[0], kind=held.slot.kind,
            level=held.level, state=held.state, references=len(held.readings), origins=held.filling,
            contradicting=held.contradicting, needed=held.slot.min_origins or 1,
            searched=_searched(held.slot),
        )
        for evidence in weigh_all(annotation, as_of=as_of)
        for held in evidence.slots
    )  # fmt: skip


def _searched(slot: Slot) -> str:
    """Tell whether somebody looked; of several searches, the last, which knows of those before it."""
    return slot.searches[-1].outcome if slot.searches else _NOBODY_LOOKED


@brief
@attrs.frozen(kw_only=True)
class ReferenceResult:
    """A reference, and what it counts for.

    Args:
        reference: The reference.
        bears: ``for``, ``against`` or ``neither``.
        lineage: From each origin that speaks in it to the origins that it comes down to, as ids.
        counts: Whether these are counted in the slot.
        why: Whose word it is, and why it does not count if it does not.
        via: Ids of those with an interest through whom it is heard.
    """

    reference: Reference
    bears: str
    lineage: tuple[tuple[str, ...], ...]
    counts: bool
    why: str
    via: tuple[str, ...]


@brief
@attrs.frozen(kw_only=True)
class SlotEvidenceResult:
    """A slot with all that was found for it.

    Args:
        kind: Kind of evidence.
        level: ``must``, ``should`` or ``may``.
        min_origins: Number of independent origins that fill it.
        state: A term of ``slot-states``.
        missing: How many more would fill it.
        filling: Ids of the independent origins that fill it.
        supporting: Ids of those that bear for the claim.
        contradicting: Ids of those that bear against it.
        references: Its references.
    """

    kind: str
    level: str
    min_origins: int
    state: str
    missing: int
    filling: tuple[str, ...]
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    references: tuple[ReferenceResult, ...]


@brief
@attrs.frozen(kw_only=True)
class NearResult:
    """A figure of the same measure that is near that of a claim.

    Args:
        figure: The figure in words.
        held: The day or period that it holds for; None where it gives none.
        work: Id of the work that gives it.
        origins: Names of those whose figure it is.
        relation: What it is to the claim's, a term of ``figure-relations``.
        bears: ``for``, ``against`` or ``neither``.
        days: Days between the times that the two hold for, negative where this one comes first; None where one has no day.
        size: ``lower``, ``higher`` or ``overlapping``.
    """

    figure: str
    held: str | None
    work: str | None
    origins: tuple[str, ...]
    relation: str
    bears: str
    days: int | None
    size: str


def _near_result(near: NearFigure) -> NearResult:
    figure = near.figure
    return NearResult(
        figure=str(figure), held=figure.as_of or figure.stated, work=figure.work, origins=figure.origins,
        relation=near.comparison.relation, bears=near.bears, days=near.days, size=near.size,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class EvidenceResult:
    """What is known on a claim, as ``factcheck evidence`` tells it.

    Args:
        claim: Id of the claim.
        statement: Its statement.
        supporting: Ids of the independent origins that bear for it.
        contradicting: Ids of those that bear against it.
        disinterested: Those of *supporting* that are known to take no side, and are heard through nobody who does.
        reviewed: Digests of the claim as it stands, for an assessment that is made now.
        slots: Its slots.
        place: Where it stands in the file that the text was extracted from, such as "p. 4 of release.pdf"; None where that is not
            known.
        near: Figures of its measure that are near its own in time or in size.
    """

    claim: str
    statement: str
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    disinterested: tuple[str, ...]
    reviewed: Digests
    slots: tuple[SlotEvidenceResult, ...]
    place: str | None = None
    near: tuple[NearResult, ...] = ()


def evidence_result(annotation: Annotation, claim: str | Claim, *, as_of: str | None = None) -> EvidenceResult:
    """Weigh the evidence for a claim. Arguments and errors as for :func:`factcheck.weigh`."""
    weighed: ClaimEvidence = weigh(annotation, claim, as_of=as_of)
    return EvidenceResult(
        claim=weighed.claim.id,
        statement=weighed.claim.statement,
        supporting=weighed.supporting,
        contradicting=weighed.contradicting,
        disinterested=weighed.disinterested,
        reviewed=digests_of(annotation, weighed.claim),
        slots=tuple(map(_slot_result, weighed.slots)),
        place=place_in_original(Lookup(annotation=annotation), weighed.claim) or None,
        near=tuple(map(_near_result, near_figures(annotation, weighed.claim, as_of=as_of))),
    )


@brief
@attrs.frozen(kw_only=True)
class EvidenceRow:
    """A reference in its slot, as ``factcheck evidence`` lists it in a table; a slot without any has a row of its own.

    Args:
        claim: Id of the claim.
        slot: Kind of evidence.
        level: ``must``, ``should`` or ``may``.
        state: A term of ``slot-states``.
        work: Id of the work; None where the slot has no reference, as in all that follow.
        stance: The stance of the passage.
        bears: ``for``, ``against`` or ``neither``.
        counts: Whether its origins are counted in the slot.
        lineage: From each origin that speaks in it to those that it comes down to.
        why: Whose word it is, and why it does not count if it does not.
        locator: Where in the work it stands.
        excerpt: The words of the work.
        gist: What they say.
    """

    claim: str
    slot: str
    level: str
    state: str
    work: str | None = None
    stance: str | None = None
    bears: str | None = None
    counts: bool | None = None
    lineage: tuple[str, ...] | None = None
    why: str | None = None
    locator: str | None = None
    excerpt: str | None = None
    gist: str | None = None


def evidence_rows(result: EvidenceResult) -> tuple[EvidenceRow, ...]:
    """Lay the evidence for a claim out, a row a reference, so that a table has the open slots too.

    Args:
        result: What :func:`evidence_result` gave.
    """
    return tuple(row for slot in result.slots for row in _rows_of(result.claim, slot))


def _rows_of(claim: str, slot: SlotEvidenceResult) -> list[EvidenceRow]:
    bare = EvidenceRow(claim=claim, slot=slot.kind, level=slot.level, state=slot.state)
    rows = [
        attrs.evolve(
            bare, work=one.reference.work, stance=one.reference.stance, bears=one.bears, counts=one.counts, why=one.why,
            lineage=tuple(" < ".join(path) for path in one.lineage), locator=one.reference.locator, excerpt=one.reference.excerpt,
            gist=one.reference.gist,
        )
        for one in slot.references
    ]  # fmt: skip
    return rows or [bare]


def _slot_result(held: SlotEvidence) -> SlotEvidenceResult:
    return SlotEvidenceResult(
        kind=held.slot.kind, level=held.level, min_origins=held.slot.min_origins or 1, state=held.state,
        missing=held.missing, filling=held.filling, supporting=held.supporting, contradicting=held.contradicting,
        references=tuple(map(_reference_result, held.readings)),
    )  # fmt: skip


def _reference_result(reading: Reading) -> ReferenceResult:
    return ReferenceResult(
        reference=reading.reference,
        bears=reading.bears,
        lineage=reading.paths,
        counts=reading.counts,
        why=reading.why,
        via=reading.via,
    )
