"""The columns of a corpus as tables: what stands in each, of which type, and the rows of an annotation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from factcheck.contract.codec import canonical_value
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.corpora.entries import Entry
from factcheck.evidence.slots import demands_of
from factcheck.evidence.weighing import weigh
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim

__all__ = ["CLAIMS", "DOCUMENTS", "document_row", "rows_of_claims", "slot_columns"]

DOCUMENTS: Final[Mapping[str, tuple[str, str]]] = {
    "file": ("text", "The file, relative to the folder that was exported."),
    "line_number": ("whole", "The line in a corpus, from 1; 0 for a file of its own."),
    "line": ("bytes", "The line with its line end, or the file, byte for byte."),
    "document": ("text", "Id of the annotation, by which claims name it; none for a blank line."),
    "title": ("text", "Title of the document."),
    "issuer": ("text", "Id of the body that issued it."),
    "issued": ("text", "Day of issue, ISO 8601."),
    "language": ("text", "BCP 47 tag of its language."),
    "url": ("text", "Where it was published."),
    "rights": ("text", "What is known of the rights in its text."),
    "vocabulary": ("text", "The category vocabulary."),
    "sha256": ("text", "Digest of its text."),
    "length": ("whole", "Length of its text in code points."),
    "path": ("text", "Where its text stands, from the folder of the file; none where it is inline."),
    "text": ("text", "Its text."),
    "claims": ("whole", "Number of its claims."),
}
"""The columns of ``documents.parquet``: for each a kind of value, and what it says."""

CLAIMS: Final[Mapping[str, tuple[str, str]]] = {
    "document": ("text", "Id of the annotation."),
    "number": ("whole", "Which claim of it, from 1, in the order of the file."),
    "id": ("text", "Id of the claim."),
    "statement": ("text", "The assertion as a sentence that stands alone."),
    "mode": ("text", "How the document puts it forward."),
    "categories": ("texts", "Its categories, the leading one first."),
    "checkability": ("text", "Whether evidence can settle it, its category's where it says nothing."),
    "spans": ("spans", "Where it stands: start and end in code points, exact words, role."),
    "measure": ("text", "What its figure measures."),
    "value": ("number", "The figure, where it is one."),
    "low": ("number", "Its lower bound; the value where it is one."),
    "high": ("number", "Its upper bound; the value where it is one."),
    "comparators": ("texts", "How the document relates the figure to the truth."),
    "unit": ("text", "What one of the figure is."),
    "figure_as_written": ("text", "The figure in the words of the document."),
    "time_at": ("text", "When it happened or holds, ISO 8601 or EDTF."),
    "time_since": ("text", "From when."),
    "time_until": ("text", "Until when."),
    "places": ("texts", "Where, by name."),
    "agents": ("texts", "Who acts in it, by name."),
    "hedges": ("texts", "The words by which the document weakens it."),
    "voice": ("text", "Whose word the document gives for it: own, named, unnamed."),
    "speaker": ("text", "The person or body that the document names for it."),
    "slots": ("slots", "The kinds of evidence in each state: open, filled, and so on."),
    "verdict": ("text", "The latest verdict, if there is one."),
    "verdict_at": ("text", "The day of it."),
    "by": ("text", "Id of the annotator."),
    "tags": ("texts", "Free labels."),
    "note": ("text", "What a reader should know."),
    "json": ("text", "The claim as JSON, with all that has no column."),
}
"""The columns of ``claims.parquet``, likewise."""


def document_row(entry: Entry) -> dict[str, Any]:
    """Give the row of an entry in the table of documents."""
    # A blank line has a row too, or the file could not be made again byte for byte.
    row: dict[str, Any] = dict.fromkeys(DOCUMENTS)
    row |= {"file": entry.file, "line_number": entry.line, "line": entry.raw}
    annotation = entry.annotation
    if annotation is None:
        return row
    source = annotation.source
    names = ("title", "issuer", "issued", "language", "url", "rights", "sha256", "length", "path", "text")
    row |= {name: getattr(source, name) for name in names}
    return row | {"document": annotation.id, "vocabulary": annotation.vocabulary, "claims": len(annotation.claims)}


def rows_of_claims(annotation: Annotation, value: Any) -> Iterator[dict[str, Any]]:
    """Give the rows of an annotation in the table of claims.

    Args:
        annotation: The annotation.
        value: Its JSON value.
    """
    states = slot_columns()
    kinds_of = _Demands(annotation)
    for number, claim in enumerate(annotation.claims, start=1):
        latest = claim.assessments[-1] if claim.assessments else None
        yield {
            "document": annotation.id,
            "number": number,
            **{name: getattr(claim, name) for name in ("id", "statement", "mode", "by", "note")},
            **{name: list(getattr(claim, name)) for name in ("categories", "places", "agents", "hedges", "tags")},
            "checkability": annotation.checkability_of(claim),
            "spans": [{"start": span.start, "end": span.end, "exact": span.exact, "role": span.role} for span in claim.spans],
            **_figure(claim),
            # A claim without a time or an attribution has the same columns, empty: tables have no optional ones.
            **{f"time_{name}": getattr(claim.time, name, None) for name in ("at", "since", "until")},
            **{name: getattr(claim.attribution, name, None) for name in ("voice", "speaker")},
            "slots": _by_state(kinds_of.states(claim), states),
            "verdict": latest.verdict if latest else None,
            "verdict_at": latest.at if latest else None,
            # Columns are for looking things up. What a claim holds beyond them must not be lost on the way.
            "json": canonical_value(value["claims"][number - 1]).decode(),
        }


def slot_columns() -> Mapping[str, str]:
    """Give the states of slots, each with its name as a field of the column ``slots``."""
    # A hyphen in the name of a field has to be quoted in every query.
    return {state: state.replace("-", "_") for state in load_vocabulary("slot-states").by_id}


class _Demands:
    """The slots of the claims of an annotation, each with its state."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._demanded: dict[tuple[str, ...], tuple[str, ...]] = {}

    def states(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """Give the kind and the state of each slot."""
        if any(slot.references or slot.searches or slot.waived for slot in claim.slots):
            yield from ((held.slot.kind, held.state) for held in weigh(self._annotation, claim).slots)
            return
        # Where nobody has looked yet there is nothing to weigh, and in a large corpus that is nearly everywhere.
        listed = (slot.kind for slot in claim.slots)
        yield from ((kind, "open") for kind in dict.fromkeys([*self._kinds(claim), *listed]))

    def _kinds(self, claim: Claim) -> tuple[str, ...]:
        if claim.categories not in self._demanded:
            self._demanded[claim.categories] = tuple(demands_of(self._annotation.terms_of(claim)))
        return self._demanded[claim.categories]


def _by_state(slots: Iterable[tuple[str, str]], states: Mapping[str, str]) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {name: [] for name in states.values()}
    for kind, state in slots:
        kinds[states[state]].append(kind)
    return kinds


_FIGURE: Final[Mapping[str, Callable[[Any], Any]]] = {
    "measure": lambda figure: figure.measure,
    "value": lambda figure: figure.value,
    # Whoever looks for figures in a range should find the exact ones too.
    "low": lambda figure: figure.low if figure.value is None else figure.value,
    "high": lambda figure: figure.high if figure.value is None else figure.value,
    "comparators": lambda figure: list(figure.comparators),
    "unit": lambda figure: figure.unit,
    "figure_as_written": lambda figure: figure.as_written,
}


def _figure(claim: Claim) -> dict[str, Any]:
    if claim.quantity is None:
        return dict.fromkeys(_FIGURE) | {"comparators": []}
    return {name: give(claim.quantity) for name, give in _FIGURE.items()}
