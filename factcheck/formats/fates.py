"""What becomes of each field of an annotation in a foreign format: exact, lost, or something else, declared and tested."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from factcheck.findings import Loss
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.span import Span

__all__ = ["ANNOTATION_FIELDS", "CLAIM_FIELDS", "EXACT", "LOST", "fates", "losses_of", "value_of"]

EXACT: Final = "exact"
LOST: Final = "lost"


def _plain(name: str) -> Callable[[Any], Any]:
    return lambda record: getattr(record, name)


def _of_source(name: str) -> Callable[[Annotation], Any]:
    return lambda annotation: getattr(annotation.source, name)


CLAIM_FIELDS: Final[Mapping[str, Callable[[Claim], Any]]] = {
    "id": _plain("id"),
    "statement": _plain("statement"),
    "spans": lambda claim: tuple((span.start, span.end, span.exact) for span in claim.spans),
    "span roles": lambda claim: tuple(span.role for span in claim.spans),
    "span context": lambda claim: tuple((span.prefix, span.suffix) for span in claim.spans),
    **{
        name: _plain(name)
        for name in (
            "categories", "mode", "checkability", "attribution", "hedges", "quantity", "time", "places", "agents", "relations",
            "slots", "assessments", "triage", "by", "tags", "note",
        )
    },
}  # fmt: skip
"""What a format can hold of a claim, each with the function that gives it."""

ANNOTATION_FIELDS: Final[Mapping[str, Callable[[Annotation], Any]]] = {
    "annotation id": _plain("id"),
    "annotation note": _plain("note"),
    "text": lambda annotation: annotation.source.text,
    **{name: _of_source(name) for name in ("title", "issuer", "issued", "language", "url", "rights", "previous", "extraction")},
    **{name: _plain(name) for name in ("vocabulary", "unclaimed", "works", "origins", "counterparts", "annotators")},
}
"""What a format can hold of an annotation beside its claims."""

_EMPTY: Final = {"vocabulary": Annotation.vocabulary, "mode": Claim.mode}

# Evidence and bookkeeping stay here: they lead to works and origins, which no format of annotations has a place for.
_STAY: Final = (
    "slots", "assessments", "triage", "issuer", "previous", "extraction", "vocabulary", "unclaimed", "works", "origins",
    "counterparts", "annotators",
)  # fmt: skip
_BY: Final = "as the program that imported it"

_WHY_LOST: Final = "the format has no place for it"


def fates(**changes: str) -> Mapping[str, str]:
    """Give the table of a format in which a note can travel with each claim and with the whole.

    Args:
        changes: What is otherwise in this format; blanks in names of fields are underscores.
    """
    # Exact unless somebody says otherwise: the laws of the tests then find what is not.
    table = {name: LOST if name in _STAY else EXACT for name in (*CLAIM_FIELDS, *ANNOTATION_FIELDS)}
    return {**table, "by": _BY, **{name.replace("_", " "): fate for name, fate in changes.items()}}


def value_of(annotation: Annotation, field: str) -> Any:
    """Give what an annotation says under a field of these tables: a value, or one for each claim by its place."""
    if field in ANNOTATION_FIELDS:
        return ANNOTATION_FIELDS[field](annotation)
    return [CLAIM_FIELDS[field](claim) for claim in annotation.claims]


def losses_of(annotation: Annotation, table: Mapping[str, str]) -> list[Loss]:
    """Give what an annotation says and a format cannot hold, or holds otherwise, as its table declares."""
    losses = []
    for field, fate in table.items():
        if fate == EXACT:
            continue
        if field in ANNOTATION_FIELDS:
            places = [(f"/{field.replace(' ', '-')}", ANNOTATION_FIELDS[field](annotation))]
        else:
            places = [
                (f"/claims/{number}/{field.replace(' ', '-')}", CLAIM_FIELDS[field](claim))
                for number, claim in enumerate(annotation.claims)
            ]
        losses += [_loss(where, field, fate, value) for where, value in places if _says(field, value)]
    return losses


def _says(field: str, value: Any) -> bool:
    # What every span has unless somebody says otherwise says nothing.
    if field == "span roles":
        return any(role != Span.role for role in value)
    if field == "span context":
        return any(words is not None for pair in value for words in pair)
    return bool(value) and value != _EMPTY.get(field)


def _loss(where: str, field: str, fate: str, value: Any) -> Loss:
    what = f"{field}, {len(value)} of them" if isinstance(value, tuple) and len(value) > 1 else field
    if fate == LOST:
        return Loss(where=where, what=what, why=_WHY_LOST)
    return Loss(where=where, what=what, why=fate, kind="changed")
