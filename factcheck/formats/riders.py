"""What this package writes into the note field of a foreign format, so that a claim comes back as it was.

A rider holds what describes a claim: its id, its statement, its figure, and so on. What leads to evidence stays at home. What the
format says itself goes before what a rider says, since somebody may have changed it there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

import attrs

from factcheck.contract.codec import to_value
from factcheck.formats.records import ForeignRange, Mark
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim

__all__ = [
    "KEY", "annotation_rider", "claim_rider", "hints_of", "parse_rider", "rider_text", "task_rider", "with_riders",
    "worded_rider",
]  # fmt: skip

KEY: Final = "factcheck"
"""The name under which riders stand in formats that have named fields."""

_NOT_OF_THE_CLAIM: Final = ("spans", "slots", "assessments", "triage", "by")
_OF_THE_SOURCE: Final = ("title", "issued", "language", "url", "rights")
_OF_A_SPAN: Final = ("role", "prefix", "suffix")


def claim_rider(claim: Claim, *, native: Collection[str] = ()) -> dict[str, Any]:
    """Give what travels with a claim, as JSON.

    Args:
        claim: The claim.
        native: Fields that the format holds itself.
    """
    value = to_value(claim)
    parts = [{key: span[key] for key in _OF_A_SPAN if key in span} for span in value["spans"]]
    # Readers pass over a statement of blanks, which no person would have written.
    left = {*_NOT_OF_THE_CLAIM, *native} - (set() if claim.statement.strip() else {"statement"})
    rider = {key: part for key, part in value.items() if key not in left}
    return {**rider, "parts": parts} if any(parts) else rider


def annotation_rider(annotation: Annotation, *, unit: str | None = None) -> dict[str, Any]:
    """Give what travels with a whole annotation, as JSON.

    Args:
        annotation: The annotation.
        unit: The unit in which offsets are written, where the format has no quotes to prove it.
    """
    value = to_value(annotation)
    rider = {"id": value["id"], "source": {key: value["source"][key] for key in _OF_THE_SOURCE if key in value["source"]}}
    noted = {"note": value["note"]} if "note" in value else {}
    return {**rider, **noted, **({"unit": unit} if unit else {})}


def task_rider(annotation: Annotation, *, unit: str | None = None) -> dict[str, Any]:
    """Give what travels with a text whose marks have no note fields: the annotation, and each claim with its words."""
    return {**annotation_rider(annotation, unit=unit), "claims": [worded_rider(claim) for claim in annotation.claims]}


def worded_rider(claim: Claim, *, native: Collection[str] = ()) -> dict[str, Any]:
    """Give what travels with a claim in a format that has no place for the words at its offsets."""
    return {**claim_rider(claim, native=native), "words": [span.exact for span in claim.spans]}


def rider_text(rider: Mapping[str, Any], *, ascii_only: bool = False) -> str:
    """Write a rider on one line, with escapes for all that is not ASCII where a format could not hold that."""
    return json.dumps(rider, ensure_ascii=ascii_only)


def parse_rider(value: Any) -> Mapping[str, Any] | None:
    """Read a rider that stands in a foreign file, as JSON or as a text of it; None where it is none."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, Mapping) else None


def with_riders(marks: Iterable[Mark], rider: Mapping[str, Any] | None, *, named: bool = False) -> tuple[Mark, ...]:
    """Give each claim of the rider of a text to the mark that it was, by its name or in order.

    Args:
        marks: The marks, those of several pieces joined.
        rider: What :func:`task_rider` gave, if the file has it.
        named: Whether the keys of marks are ids of claims.
    """
    found = list(marks)
    claims = rider.get("claims") if rider is not None else None
    # Whatever stands in the file may have been edited by hand.
    ridden = [claim for claim in claims if isinstance(claim, Mapping)] if isinstance(claims, list) else []
    by_id = {claim["id"]: claim for claim in ridden if isinstance(claim.get("id"), str)}
    if named:
        return tuple(attrs.evolve(mark, rider=by_id.get(mark.key)) for mark in found)
    # Without names the order must tell, which it does only as long as no mark came or went.
    if len(ridden) != len(found) or not all(map(_alike, found, ridden)):
        return tuple(found)
    return tuple(attrs.evolve(mark, rider=claim) for mark, claim in zip(found, ridden, strict=True))


def _alike(mark: Mark, claim: Mapping[str, Any]) -> bool:
    words, categories = claim.get("words"), claim.get("categories")
    lengths = isinstance(words, list) and len(words) == len(mark.pieces)
    return lengths and isinstance(categories, list) and tuple(categories[:1]) == mark.labels[:1]


def hints_of(marks: Iterable[Mark]) -> tuple[ForeignRange, ...]:
    """Give the words that riders say stand at the offsets of marks, by which the unit of a file shows itself."""
    hints = []
    for mark in marks:
        words = (mark.rider or {}).get("words")
        if isinstance(words, list) and len(words) == len(mark.pieces):
            hints += [attrs.evolve(piece, quote=str(one)) for piece, one in zip(mark.pieces, words, strict=True)]
    return tuple(hints)
