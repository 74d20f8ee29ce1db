"""A claim followed through other documents, along the links that people put on record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from factcheck.errors import NoSuchClaim
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart

__all__ = ["Station", "follow"]

# A document without a day comes last, as in a report: it cannot be shown to be earlier than another.
_LAST: Final = "9999"

_Place = tuple[str, str]
"""Id of an annotation, and of a claim of it."""


@attrs.frozen(kw_only=True)
class Station:
    """A claim on the way of another through documents.

    Args:
        annotation: The annotation of its document.
        claim: The claim.
        links: The links that it holds to other claims on the way, which say what it is to them.
    """

    annotation: Annotation
    claim: Claim
    links: tuple[Counterpart, ...] = ()


def follow(annotations: Iterable[Annotation], document: str, claim: str) -> tuple[Station, ...]:
    """Follow a claim back to the earlier claims that it takes up, and on to the later ones that take it up.

    Links are followed from a claim to earlier documents, and from there to still earlier ones, and the same way forwards: what
    else a later claim is linked to is another way. Links that were refused are none. No verdict is followed.

    Args:
        annotations: The documents.
        document: Id of the annotation of the claim.
        claim: Id of the claim.

    Returns:
        The claims on the way, the claim itself among them, in order of the days of their documents.

    Raises:
        NoSuchClaim: If there is no such claim.
    """
    documents = {annotation.id: annotation for annotation in annotations}
    ids = {name: {one.id for one in annotation.claims} for name, annotation in documents.items()}
    start = (document, claim)
    if claim not in ids.get(document, ()):
        raise NoSuchClaim(claim, annotation=document, known=tuple(sorted(ids.get(document, ()))))
    earlier: dict[_Place, set[_Place]] = defaultdict(set)
    later: dict[_Place, set[_Place]] = defaultdict(set)
    held: dict[_Place, list[Counterpart]] = defaultdict(list)
    for one, other, entry in _links(documents, ids):
        first, second = sorted((one, other), key=lambda place: _day(documents[place[0]]))
        later[first].add(second)
        earlier[second].add(first)
        held[one].append(entry)
    way = _reached(start, earlier) | _reached(start, later)
    order = sorted(way, key=lambda place: (_day(documents[place[0]]), place))
    return tuple(
        Station(
            annotation=documents[name],
            claim=documents[name].claim(id_),
            links=tuple(entry for entry in held[name, id_] if (entry.document, entry.target) in way),
        )
        for name, id_ in order
    )


def _links(documents: Mapping[str, Annotation], ids: Mapping[str, set[str]]) -> Iterator[tuple[_Place, _Place, Counterpart]]:
    for name, annotation in documents.items():
        for entry in annotation.counterparts:
            # A link that leads to no claim any more is passed over, as matching does.
            if not entry.is_refused and entry.target in ids.get(entry.document, ()):
                yield (name, entry.claim), (entry.document, entry.target), entry


def _reached(start: _Place, ways: Mapping[_Place, set[_Place]]) -> set[_Place]:
    found, ahead = {start}, [start]
    while ahead:
        new = ways.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found


def _day(annotation: Annotation) -> str:
    return annotation.source.issued or _LAST
