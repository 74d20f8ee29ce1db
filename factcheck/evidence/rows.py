"""An annotation as a table: a flat dictionary for each claim, as data frames take them."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.weighed import ClaimEvidence
from factcheck.evidence.weighing import weigh_all
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.extraction import place_of_spans

__all__ = ["to_rows"]

_SEPARATOR: Final = "; "


def to_rows(annotation: Annotation, *, as_of: str | None = None) -> list[dict[str, Any]]:
    """Give a flat dictionary for each claim, in reading order, ready for ``pandas.DataFrame``.

    Every row has the same keys. Where a record says nothing the value is None; several values stand in one text, with semicolons
    between them. Offsets count code points and lead from the first span of the claim to its last.

    Args:
        annotation: The annotation.
        as_of: Count only works that the public could know by this day, ISO 8601; every work when None.

    Returns:
        Keys are ``annotation``, ``number`` in reading order from 1, ``id``, ``statement``, ``words``, ``start``, ``end``,
        ``place_in_original`` (such as "p. 4" or "0:04:17", where the text was extracted from another file), ``category``,
        ``categories``, ``mode``, ``checkability``, ``voice``, ``speaker``, ``hedges``, the fields of the figure as
        ``quantity_value`` and so on, those of the time as ``time_at`` and so on, ``places``, ``agents``, ``tags``, how many
        slots are in each state as ``slots_open`` and so on, ``must_open``, ``origins_for``, ``origins_against``,
        ``disinterested``, ``verdict`` and ``verdict_at`` of the latest assessment, and ``note``.
    """
    states = tuple(load_vocabulary("slot-states").by_id)
    weighed = weigh_all(annotation, as_of=as_of)
    return [_row(annotation, number, evidence, states) for number, evidence in enumerate(weighed, start=1)]


def _row(annotation: Annotation, number: int, evidence: ClaimEvidence, states: tuple[str, ...]) -> dict[str, Any]:
    claim = evidence.claim
    counted = Counter(held.state for held in evidence.slots)
    # In the order of the file, which is that in which verdicts were given.
    latest = claim.assessments[-1] if claim.assessments else None
    return {
        "annotation": annotation.id,
        "number": number,
        "id": claim.id,
        "statement": claim.statement,
        "words": claim.words,
        "start": min(span.start for span in claim.spans),
        "end": max(span.end for span in claim.spans),
        "place_in_original": place_of_spans(annotation.source.extraction, claim.spans) or None,
        "category": claim.categories[0],
        "categories": _joined(claim.categories),
        "mode": claim.mode,
        "checkability": annotation.checkability_of(claim),
        "voice": claim.attribution.voice if claim.attribution else None,
        "speaker": claim.attribution.speaker if claim.attribution else None,
        "hedges": _joined(claim.hedges),
        **_details(claim),
        "places": _joined(claim.places),
        "agents": _joined(claim.agents),
        "tags": _joined(claim.tags),
        **{f"slots_{state.replace('-', '_')}": counted[state] for state in states},
        "must_open": sum(held.is_open and held.is_required for held in evidence.slots),
        "origins_for": len(evidence.supporting),
        "origins_against": len(evidence.contradicting),
        "disinterested": len(evidence.disinterested),
        "verdict": latest.verdict if latest else None,
        "verdict_at": latest.at if latest else None,
        "note": claim.note,
    }


def _details(claim: Claim) -> dict[str, Any]:
    quantity, time = claim.quantity, claim.time
    # The same keys for a claim without a figure, since a table of rows needs its columns in every one.
    figure = {name: getattr(quantity, name, None) for name in ("measure", "value", "low", "high", "unit", "kind", "as_written")}
    figure["comparators"] = _joined(quantity.comparators) if quantity else None
    days = {name: getattr(time, name, None) for name in ("at", "since", "until", "as_written")}
    return {f"quantity_{name}": value for name, value in figure.items()} | {f"time_{name}": value for name, value in days.items()}


def _joined(values: tuple[str, ...]) -> str | None:
    # An empty text would be a value to a data frame, where None is a gap.
    return _SEPARATOR.join(values) or None
