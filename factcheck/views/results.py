"""What commands find, as records: each is what a command prints with ``--format json``, and has a schema under ``results/``.

A program that imports the library gets the same from these functions as a program that reads the output of a command.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from factcheck.contract.codec import to_value
from factcheck.evidence.digests import digests_of
from factcheck.evidence.weighing import ClaimEvidence, Reading, SlotEvidence, weigh, weigh_all
from factcheck.figures.gathering import Series, SeriesEntry
from factcheck.matching.pairing import Match
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Digests
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.quantity import Quantity
from factcheck.model.reference import Reference
from factcheck.model.work import Work
from factcheck.versions.freshness import StaleClaim, stale
from factcheck.versions.rebasing import Rebased
from factcheck.works.citing import cite

__all__ = [
    "EvidenceResult", "FigureResult", "MatchResult", "RebaseResult", "ReferenceResult", "SeriesResult", "SlotEvidenceResult",
    "SlotResult", "StaleResult", "WorkResult", "evidence_result", "match_result", "rebase_results", "result_value",
    "series_result", "slot_results", "stale_results", "work_results",
]  # fmt: skip


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
            level=held.slot.level or "may", state=held.state, references=len(held.readings), origins=held.filling,
            contradicting=held.contradicting, needed=held.slot.min_origins or 1,
        )
        for evidence in weigh_all(annotation, as_of=as_of)
        for held in evidence.slots
    )  # fmt: skip


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
    """

    reference: Reference
    bears: str
    lineage: tuple[tuple[str, ...], ...]
    counts: bool
    why: str


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
class EvidenceResult:
    """What is known on a claim, as ``factcheck evidence`` tells it.

    Args:
        claim: Id of the claim.
        statement: Its statement.
        supporting: Ids of the independent origins that bear for it.
        contradicting: Ids of those that bear against it.
        disinterested: Those of *supporting* that are neither claimant nor party.
        reviewed: Digests of the claim as it stands, for an assessment that is made now.
        slots: Its slots.
    """

    claim: str
    statement: str
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]
    disinterested: tuple[str, ...]
    reviewed: Digests
    slots: tuple[SlotEvidenceResult, ...]


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
    )


def _slot_result(held: SlotEvidence) -> SlotEvidenceResult:
    return SlotEvidenceResult(
        kind=held.slot.kind, level=held.slot.level or "may", min_origins=held.slot.min_origins or 1, state=held.state,
        missing=held.missing, filling=held.filling, supporting=held.supporting, contradicting=held.contradicting,
        references=tuple(map(_reference_result, held.readings)),
    )  # fmt: skip


def _reference_result(reading: Reading) -> ReferenceResult:
    return ReferenceResult(
        reference=reading.reference, bears=reading.bears, lineage=reading.paths, counts=reading.counts, why=reading.why
    )


@brief
@attrs.frozen(kw_only=True)
class FigureResult:
    """A figure of a series.

    Args:
        words: The figure as it is written.
        quantity: The quantity.
        interval: The numbers that it leaves possible: ``low``, ``high``, ``low_open``, ``high_open``; None
            where it gives no number.
        stated: When it was stated, ISO 8601 or EDTF.
        claim: Id of the claim that gives it, or that its reference stands at.
        work: Id of the work that gives it; None where the document itself does.
        source: Title of the document or work.
        origins: Names of those whose figure it is.
        relation: What it is to the document's own figure, a term of ``figure-relations``; None where there is none.
        dimension: In what the two cannot be compared.
        compared_with: Id of the claim whose figure it was compared with.
    """

    words: str | None
    quantity: Quantity
    interval: Mapping[str, Any] | None
    stated: str | None
    claim: str | None
    work: str | None
    source: str | None
    origins: tuple[str, ...]
    relation: str | None
    dimension: str | None
    compared_with: str | None


@brief
@attrs.frozen(kw_only=True)
class SeriesResult:
    """The figures of a measure over time, as ``factcheck series`` shows them.

    Args:
        measure: The measure.
        annotation: Id of the annotation.
        title: Title of its document.
        figures: The figures in order of time.
    """

    measure: str
    annotation: str
    title: str
    figures: tuple[FigureResult, ...]


def series_result(found: Series) -> SeriesResult:
    """Give a series as a command prints it.

    Args:
        found: What :func:`factcheck.series` gave.
    """
    figures = tuple(map(_figure_result, found.entries))
    return SeriesResult(measure=found.measure, annotation=found.annotation, title=found.title, figures=figures)


def _figure_result(entry: SeriesEntry) -> FigureResult:
    figure, comparison = entry.figure, entry.comparison
    return FigureResult(
        words=figure.words, quantity=figure.quantity, interval=attrs.asdict(figure.interval) if figure.interval else None,
        stated=figure.stated, claim=figure.claim, work=figure.work, source=figure.source, origins=figure.origins,
        relation=comparison.relation if comparison else None, dimension=comparison.dimension if comparison else None,
        compared_with=comparison.one.claim if comparison else None,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class WorkResult:
    """A work, as ``factcheck works`` lists it.

    Args:
        work: The work.
        citation: The work in a line.
        references: How many references cite it.
    """

    work: Work
    citation: str
    references: int


def work_results(annotation: Annotation, *, claim: str | None = None) -> tuple[WorkResult, ...]:
    """Give the works of an annotation with the number of their references, in the order of the file.

    Args:
        annotation: The annotation.
        claim: Id of a claim; then only the works that it cites.

    Raises:
        NoSuchClaim: If the annotation has no claim of that id.
    """
    wanted = None if claim is None else annotation.claim(claim)
    counts = dict.fromkeys(annotation.works_by_id, 0)
    for citing, _, reference in annotation.references():
        if wanted in (None, citing):
            counts[reference.work] += 1
    return tuple(
        WorkResult(work=work, citation=cite(work).text, references=counts[work.id])
        for work in annotation.works
        if claim is None or counts[work.id]
    )


@brief
@attrs.frozen(kw_only=True)
class MatchResult:
    """Two claims of different documents, as ``factcheck match`` shows them.

    Args:
        claim: Id of the claim.
        document: Id of the other annotation.
        other: Id of the claim there.
        relation: What the claim is to the other, a term of ``relation-types``.
        score: How well they fit, from 0 to 1.
        parts: What the score consists of.
        why: What the relation rests on.
        runner_up: Id of the next best claim there.
        margin: How much worse that one fits.
        status: ``suggested``, ``confirmed`` or ``rejected``.
    """

    claim: str
    document: str
    other: str
    relation: str
    score: float
    parts: Mapping[str, float]
    why: str
    runner_up: str | None
    margin: float
    status: str


def match_result(one: Match) -> MatchResult:
    """Give a match as a command prints it.

    Args:
        one: A match that :func:`factcheck.match` gave.
    """
    return MatchResult(
        claim=one.claim.id, document=one.document, other=one.other.id, relation=one.relation, score=round(one.score, 4),
        parts={name: round(part, 4) for name, part in one.parts.items()}, why=one.why, runner_up=one.runner_up,
        margin=round(one.margin, 4), status=one.status,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class StaleResult:
    """A claim that has grown old, as ``factcheck stale`` lists it.

    Args:
        file: The file, as it was named.
        claim: Id of the claim.
        category: The category whose limit it exceeds.
        allowed: How many days the category allows.
        age: How many days it is old; None where no day is known.
        as_of: The day that it speaks of.
        evidence: The day of its newest evidence.
        assessed: The day of its last assessment.
    """

    file: str
    claim: str
    category: str
    allowed: int
    age: int | None
    as_of: str | None
    evidence: str | None
    assessed: str | None


def stale_results(annotation: Annotation, *, as_of: str, file: str = "") -> tuple[StaleResult, ...]:
    """Give the claims that have grown old by a day, in reading order.

    Args:
        annotation: The annotation.
        as_of: The day to judge from, ISO 8601.
        file: What the results call its file.

    Raises:
        ValueError: If *as_of* is no day.
    """
    return tuple(_stale_result(file, found) for found in stale(annotation, as_of=as_of))


def _stale_result(file: str, found: StaleClaim) -> StaleResult:
    return StaleResult(
        file=file, claim=found.claim.id, category=found.category, allowed=found.allowed, age=found.age, as_of=found.as_of,
        evidence=found.evidence, assessed=found.assessed,
    )  # fmt: skip


@brief
@attrs.frozen(kw_only=True)
class RebaseResult:
    """A span of a claim and where it stands in another edition, as ``factcheck rebase`` shows it.

    Args:
        claim: Id of the claim.
        start: Offset of the span in the old text, in code points.
        end: Offset just after it.
        status: What has become of it.
        new_start: Offset in the new text; None where it has no certain place.
        new_end: Offset just after it.
        exact: The words that stand there.
        score: How like they are, from 0 to 1.
        margin: How much less like the next best place is.
        places: Where it may stand, as start and end, if it has no certain place.
    """

    claim: str
    start: int
    end: int
    status: str
    new_start: int | None
    new_end: int | None
    exact: str | None
    score: float
    margin: float
    places: tuple[tuple[int, int], ...]


def rebase_results(rebased: Rebased) -> tuple[RebaseResult, ...]:
    """Give what became of each span as a command prints it.

    Args:
        rebased: What :func:`factcheck.rebase` gave.
    """
    return tuple(
        RebaseResult(
            claim=row.claim, start=row.span.start, end=row.span.end, status=row.anchor.status, new_start=row.anchor.start,
            new_end=row.anchor.end, exact=row.anchor.exact, score=round(row.anchor.score, 3), margin=round(row.anchor.margin, 3),
            places=row.anchor.places,
        )
        for row in rebased.anchors
    )  # fmt: skip


def result_value(result: Any) -> Any:
    """Turn a result into a JSON value: every field of it, and records of an annotation as a file holds them.

    Args:
        result: A result, or a list of them.
    """
    if attrs.has(type(result)):
        # A record of an annotation leaves out what is not said; a result says all, so that programs find it.
        if type(result).__module__.startswith("factcheck.model."):
            return to_value(result)
        return {field.name: result_value(getattr(result, field.name)) for field in attrs.fields(type(result))}
    if isinstance(result, Mapping):
        return {key: result_value(part) for key, part in result.items()}
    if isinstance(result, Iterable) and not isinstance(result, str | bytes):
        return [result_value(part) for part in result]
    return result
