"""Annotations as tables for spreadsheets and data frames: claims, references, works and figures, a dictionary for each line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from factcheck.evidence.rows import to_rows
from factcheck.evidence.weighing import weigh_all
from factcheck.figures.gathering import measures, series
from factcheck.model.annotation import Annotation
from factcheck.model.quantity import Quantity
from factcheck.text.hidden import visible
from factcheck.versions.sheets import editable_row
from factcheck.views.phrases import address_of, figure_in_words
from factcheck.views.results.figures import work_results

__all__ = ["TABLES", "columns_of", "shown_cell", "table_rows"]

_Row = dict[str, Any]

_SEPARATOR: Final = "; "
_QUANTITY: Final = ("value", "low", "high", "unit", "kind", "as_of", "since", "until", "population", "place")


def table_rows(kind: str, annotation: Annotation, *, as_of: str | None = None) -> list[_Row]:
    """Give a table of an annotation: a flat dictionary for each line, all with the keys that :func:`columns_of` gives.

    Args:
        kind: A table: ``claims``, ``references``, ``works`` or ``figures``.
        annotation: The annotation.
        as_of: Count only works that the public could know by this day, ISO 8601; every work when None.

    Raises:
        KeyError: If there is no such table.
    """
    return list(TABLES[kind](annotation, as_of))


def columns_of(kind: str) -> tuple[str, ...]:
    """Give the names of the columns of a table, in order.

    Args:
        kind: ``claims``, ``references``, ``works`` or ``figures``.

    Raises:
        KeyError: If there is no such table.

    >>> columns_of("works")[:4]
    ('annotation', 'id', 'citation', 'title')
    """
    return _COLUMNS[kind]


def shown_cell(value: Any) -> Any:
    """Give a value as a cell shows it to people: in a text, characters that hide, move or reorder others stand as signs.

    Args:
        value: A value of a row.
    """
    return visible(value) if isinstance(value, str) else value


def _claims(annotation: Annotation, as_of: str | None) -> Iterator[_Row]:
    for row, claim in zip(to_rows(annotation, as_of=as_of), annotation.reading_order, strict=True):
        yield row | editable_row(claim)


def _references(annotation: Annotation, as_of: str | None) -> Iterator[_Row]:
    citations = {one.work.id: one.citation for one in work_results(annotation)}
    for evidence in weigh_all(annotation, as_of=as_of):
        for held in evidence.slots:
            for reading in held.readings:
                reference, added = reading.reference, reading.reference.added
                yield {
                    "annotation": annotation.id,
                    "claim": evidence.claim.id,
                    "statement": evidence.claim.statement,
                    "slot": held.slot.kind,
                    "level": held.level,
                    "state": held.state,
                    "work": reference.work,
                    "citation": citations.get(reference.work),
                    "stance": reference.stance,
                    "bears": reading.bears,
                    "counts": reading.counts,
                    "why": reading.why,
                    "locator": reference.locator,
                    "excerpt": reference.excerpt,
                    "gist": reference.gist,
                    "relay": _joined(link.origin for link in reference.relay),
                    "interest": reference.interest.value if reference.interest else None,
                    "figure": figure_in_words(reference.quantity) if reference.quantity else None,
                    "added_by": added.by if added else None,
                    "added_at": added.at if added else None,
                    "added_method": added.method if added else None,
                    "note": reference.note,
                }


def _works(annotation: Annotation, as_of: str | None) -> Iterator[_Row]:
    for one in work_results(annotation):
        work = one.work
        yield {
            "annotation": annotation.id,
            "id": work.id,
            "citation": one.citation,
            "title": work.csl.get("title"),
            "type": work.csl.get("type"),
            "kind": work.kind,
            "origins": _joined(work.origins),
            "available": work.available,
            "address": address_of(work.csl),
            "read": work.extent_read,
            "accessed": _joined(capture.accessed for capture in work.captures),
            "copies": _joined(filter(None, (capture.archive for capture in work.captures))),
            "references": one.references,
            "note": work.note,
        }


def _figures(annotation: Annotation, as_of: str | None) -> Iterator[_Row]:
    for measure in measures(annotation):
        for entry in series(annotation, measure, as_of=as_of).entries:
            figure, comparison = entry.figure, entry.comparison
            yield {
                "annotation": annotation.id,
                "measure": measure,
                "figure": str(figure),
                **_numbers(figure.quantity),
                "stated": figure.stated,
                "words": figure.words,
                "claim": figure.claim,
                "work": figure.work,
                "source": figure.source,
                "origins": _joined(figure.origins),
                "relation": comparison.relation if comparison else None,
                "dimension": comparison.dimension if comparison else None,
            }


def _numbers(quantity: Quantity) -> _Row:
    return {name: getattr(quantity, name) for name in _QUANTITY} | {"comparators": _joined(quantity.comparators)}


def _joined(values: Any) -> str | None:
    return _SEPARATOR.join(values) or None


TABLES: Final[Mapping[str, Callable[[Annotation, str | None], Iterator[_Row]]]] = {
    "claims": _claims,
    "references": _references,
    "works": _works,
    "figures": _figures,
}
"""The tables by their names, each with what gives its lines."""

# The columns of a table are a promise to whoever reads it with a program, so that they do not follow the vocabulary by
# themselves.
_SLOT_STATES: Final = ("open", "not_due", "filled", "contested", "contradicted", "waived", "unobtainable")
_STATES: Final = tuple(f"slots_{state}" for state in _SLOT_STATES)
_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "claims": (
        "annotation", "number", "id", "statement", "words", "start", "end", "place_in_original", "category", "categories",
        "mode", "checkability", "voice", "speaker", "hedges", "quantity_measure", "quantity_value", "quantity_low",
        "quantity_high", "quantity_unit", "quantity_kind", "quantity_as_written", "quantity_comparators", "time_at",
        "time_since", "time_until", "time_as_written", "places", "agents", "tags", *_STATES, "must_open", "origins_for",
        "origins_against", "disinterested", "verdict", "verdict_at", "note", "triage", "triage_reason", "assignee", "digest",
    ),
    "references": (
        "annotation", "claim", "statement", "slot", "level", "state", "work", "citation", "stance", "bears", "counts", "why",
        "locator", "excerpt", "gist", "relay", "interest", "figure", "added_by", "added_at", "added_method", "note",
    ),
    "works": (
        "annotation", "id", "citation", "title", "type", "kind", "origins", "available", "address", "read", "accessed",
        "copies", "references", "note",
    ),
    "figures": (
        "annotation", "measure", "figure", *_QUANTITY, "comparators", "stated", "words", "claim", "work", "source", "origins",
        "relation", "dimension",
    ),
}  # fmt: skip
