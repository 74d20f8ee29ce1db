"""What the corpora of AVeriTeC and FEVER share: a claim an entry, with a verdict and its evidence."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import items, json_lines, string
from factcheck.formats.records import Document, Foreign, Imported, Refused
from factcheck.formats.riders import KEY, claim_rider, parse_rider
from factcheck.formats.statements import WITHOUT_DOCUMENT, LooseClaim, of_statements
from factcheck.model.annotation import Annotation

__all__ = ["entries_of", "import_lines", "written"]

_NO_VERDICT = "a verdict here is somebody's, of a day, and rests on evidence that is on record"


def entries_of(document: Document) -> tuple[Any, ...]:
    """Give the first entries of a file that is a list or JSON Lines, to know it by."""
    return tuple(items(document.value)[:20]) if document.value is not None else document.lines


def import_lines(document: Document, *, tool: str, verdict: str, names: Mapping[str, str]) -> Imported:
    """Read claims, each of which is a line of the text.

    Args:
        document: The file.
        tool: Name of the corpus.
        verdict: The field that has the verdict.
        names: The other fields, with what each is that a claim cannot hold.
    """
    losses: list[Loss] = []
    refused: list[Refused] = []
    statements = []
    # A verdict of others is named and not taken over: nobody here has seen what it rests on.
    for where, value in _values(document, refused):
        words = string(value.get("claim")) if isinstance(value, Mapping) else None
        if words is None:
            refused.append(Refused(where=where, why="it has no claim in words", raw=value))
            continue
        rider = parse_rider(value.get(KEY))
        if value.get(verdict) is not None:
            losses.append(Loss(where=where, what=f"verdict {value[verdict]}", why=_NO_VERDICT, kind="refused"))
        for key, what in names.items():
            if value.get(key) not in (None, "", []) and rider is None:
                losses.append(Loss(where=where, what=key, why=what))
        if rider is None:
            Gathering(losses, refused).rest(value, {"id", "claim", verdict, *names}, where)
        # An id of figures alone would be no name for people.
        number = string(value.get("id"))
        name = f"claim-{number}" if number and number.isdigit() else number
        statements.append(LooseClaim(where=where, raw=value, words=words, name=name, rider=rider))
    if not statements:
        found = tuple(refused) or (Refused(where="", why="it has no claims"),)
        return Imported(losses=tuple(losses), refused=found)
    # These corpora have no relations, so those that travelled with the claims are the only ones.
    foreign = Foreign(name=document.stem, text=None, title=f"Claims of {tool}", native_links=False)
    made = build([of_statements(statements, foreign)], tool=tool, plausible=("codepoints",), unit=None)
    return attrs.evolve(made, losses=(*losses, *made.losses), refused=(*refused, *made.refused))


def _values(document: Document, refused: list[Refused]) -> Iterator[tuple[str, Any]]:
    if document.value is not None:
        for number, value in enumerate(items(document.value)):
            yield f"/{number}", value
        return
    for row in json_lines(document.data):
        if row.fault is not None:
            refused.append(Refused(where=f"line {row.line}", why=row.fault, raw=row.raw))
        else:
            yield f"line {row.line}", row.value


def written(annotation: Annotation, entry: Callable[[int, str], Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Give an entry for each claim.

    Args:
        annotation: The annotation.
        entry: Gives the entry of a claim by its number and its statement.
    """
    entries = []
    for number, claim in enumerate(annotation.claims):
        rider = claim_rider(claim, native=("statement", *WITHOUT_DOCUMENT))
        rider.pop("parts", None)
        entries.append({**entry(number, claim.statement), KEY: json.loads(json.dumps(rider))})
    return entries
