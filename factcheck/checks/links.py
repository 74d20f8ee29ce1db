"""Ids, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import eq
from typing import Final

from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import UNSORTED, is_packaged, load_vocabulary
from factcheck.errors import nearest
from factcheck.findings import Finding
from factcheck.model.vocabulary import Vocabulary

__all__ = ["category_findings", "duplicate_claims", "link_findings", "relation_findings", "repeated_ids"]

Edge = tuple[str, str]


_OWN_TERMS: Final = (
    "Choose a term of the annotation's own vocabulary; factcheck explain TERM --vocabulary FILE says what one means."
)

_KINDS: Final = ("work", "origin", "annotator", "assessment")


def duplicate_claims(claims: Sequence[JsonObject]) -> Iterator[Finding]:
    """Find the claims whose id an earlier claim has."""
    seen: set[str] = set()
    for number, claim in enumerate(claims):
        if claim["id"] in seen:
            yield _duplicate(claim["id"], "claim", f"/claims/{number}/id")
        seen.add(claim["id"])


def _duplicate(id_: str, kind: str, where: str) -> Finding:
    return Finding(code="FC401", message=f"{kind} id {id_!r} is used before", where=where)


def category_findings(claim: JsonObject, vocabulary: Vocabulary | None, where: str) -> Iterator[Finding]:
    """Find the categories of a claim that are not terms of its vocabulary."""
    for number, category in enumerate(claim["categories"]):
        place = f"{where}/categories/{number}"
        if category == UNSORTED:
            yield Finding(code="FC412", message=f"claim {claim['id']!r} is not sorted into a category yet", where=place)
        elif vocabulary is not None and category not in vocabulary.by_id:
            family = [term for term in vocabulary.by_id if term.startswith(f"{category}.")]
            known = list(vocabulary.by_id)
            # People write the family where they have not yet decided; a term that is merely spelt like it would mislead them.
            remedy = f"; {category} is the family of {', '.join(family)}" if family else nearest(category, known)
            message = f"category {category!r} is not in {vocabulary.key}{remedy}"
            yield Finding(code="FC405", message=message, where=place, hint="" if is_packaged(vocabulary) else _OWN_TERMS)


def relation_findings(claims: Sequence[JsonObject], ids: Mapping[str, int], *, complete: bool = True) -> Iterator[Finding]:
    """Find relations that lead nowhere, to themselves, twice to the same place, or in a circle that their type forbids.

    Args:
        claims: All claims.
        ids: Place of each claim by id.
        complete: Whether a claim that is not there is missing.
    """
    links = [
        (relation["type"], claim["id"], relation["target"])
        for claim in claims
        if "relations" in claim
        for relation in claim["relations"]
    ]
    # One look at all of them; places are made only where it finds that something is wrong.
    if not _lead_somewhere(links, ids):
        yield from _faulty_relations(claims, ids, complete)
        links = [link for link in links if link[2] in ids and link[2] != link[1]]
    directions = _directions()
    edges: dict[str, list[Edge]] = {}
    for type_, source, target in links:
        if type_ in directions:
            direction, is_inverse = directions[type_]
            # "A contains B" and "B is part of A" say the same, so they count in one direction, and a circle of both is seen.
            edges.setdefault(direction, []).append((target, source) if is_inverse else (source, target))
    for direction, along in edges.items():
        cycle = _find_cycle(along, ids)
        if cycle:
            # The whole circle is named, because any of its links may be the one that is wrong.
            chain = f" {direction} ".join([*cycle, cycle[0]])
            yield Finding(code="FC404", message=f"relations close: {chain}", where=f"/claims/{ids[cycle[0]]}/relations")


def _lead_somewhere(links: Sequence[tuple[str, str, str]], ids: Mapping[str, int]) -> bool:
    """Tell whether links (type, source and target) lead from one claim to another, and each is stated once."""
    if not links:
        return True
    _, sources, targets = zip(*links, strict=True)
    return len(set(links)) == len(links) and ids.keys() >= set(targets) and not any(map(eq, sources, targets))


def _faulty_relations(claims: Sequence[JsonObject], ids: Mapping[str, int], complete: bool) -> Iterator[Finding]:
    for number, claim in enumerate(claims):
        stated: set[Edge] = set()
        for place, relation in enumerate(claim.get("relations", ())):
            type_, target, where = relation["type"], relation["target"], f"/claims/{number}/relations/{place}"
            if target == claim["id"]:
                yield Finding(code="FC403", message=f"claim {target!r} is related to itself", where=f"{where}/target")
            # What another fault has cut out is not missing from the file.
            elif target not in ids and complete:
                yield Finding(code="FC402", message=f"no claim {target!r}{nearest(target, list(ids))}", where=f"{where}/target")
            elif (type_, target) in stated:
                yield Finding(code="FC409", message=f"{type_} {target!r} is stated before", where=where)
            stated.add((type_, target))


@cache
def _directions() -> Mapping[str, tuple[str, bool]]:
    """Give for each type that may not close the one of it and its inverse that stands for both, and whether it is the other one.

    A circle is thus seen in whichever words its links are written.
    """
    types = load_vocabulary("relation-types").by_id
    directions = {}
    for type_, term in types.items():
        if term.acyclic:
            inverse = term.inverse if term.inverse in types else None
            directions[type_] = (type_, False) if inverse is None or type_ <= inverse else (inverse, True)
    return directions


def _find_cycle(edges: Sequence[Edge], ids: Mapping[str, int]) -> list[str]:
    """Give the nodes of one circle in order, or nothing.

    Args:
        edges: Links, each as source and target.
        ids: A number for each source.
    """
    # A circle has a link that does not lead back, to a node from which a link leads on; so most files need no search.
    sources = {source for source, _ in edges}
    roots = [source for source, target in edges if target in sources and ids[source] <= ids[target]]
    targets: dict[str, list[str]] = {}
    for source, target in edges if roots else ():
        targets.setdefault(source, []).append(target)
    finished: set[str] = set()
    for root in roots:
        path: list[str] = [root]
        # A stack of its own and no recursion, since a chain of links may be longer than the stack of Python.
        branches = [iter(targets[root])]
        on_path = {root}
        while branches and root not in finished:
            node = next(branches[-1], None)
            if node is None:
                branches.pop()
                left = path.pop()
                on_path.discard(left)
                # A circle through it would have been found, so that no node is gone through twice.
                finished.add(left)
            elif node in on_path:
                return path[path.index(node) :]
            elif node in targets and node not in finished:
                path.append(node)
                on_path.add(node)
                branches.append(iter(targets[node]))
    return []


def link_findings(value: JsonObject, numbers: Sequence[int], *, complete: bool = True) -> Iterator[Finding]:
    """Find links to works, origins and annotators that lead nowhere, and ids of theirs and of assessments that are used twice.

    Args:
        value: The annotation.
        numbers: Places of the claims that may have references or assessments.
        complete: Whether a work or an origin that is not there is missing.
    """
    known: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    yield from _repeated(_ids(value, numbers), known)
    for kind, id_, where in _links(value, numbers) if complete else ():
        if id_ not in known[kind]:
            yield Finding(code="FC402", message=f"no {kind} {id_!r}{nearest(id_, sorted(known[kind]))}", where=where)
    yield from _lineage_findings(value.get("origins", ()))


def repeated_ids(value: JsonObject) -> Iterator[Finding]:
    """Find the ids of claims, works, origins and assessments that are used twice.

    Args:
        value: The annotation.
    """
    yield from duplicate_claims(value["claims"])
    known: dict[str, set[str]] = {kind: set() for kind in _KINDS}
    yield from _repeated(_ids(value, range(len(value["claims"]))), known)


def _repeated(ids: Iterable[tuple[str, str, str]], known: Mapping[str, set[str]]) -> Iterator[Finding]:
    """Find the ids that are known already, and learn the others."""
    for kind, id_, where in ids:
        if id_ in known[kind]:
            yield _duplicate(id_, kind, where)
        known[kind].add(id_)


def _ids(value: JsonObject, numbers: Sequence[int]) -> Iterator[tuple[str, str, str]]:
    for kind, key in (("work", "works"), ("origin", "origins"), ("annotator", "annotators")):
        for number, record in enumerate(value.get(key, ())):
            yield kind, record["id"], f"/{key}/{number}/id"
    for number in numbers:
        for place, assessment in enumerate(value["claims"][number].get("assessments", ())):
            yield "assessment", assessment["id"], f"/claims/{number}/assessments/{place}/id"


def _links(value: JsonObject, numbers: Sequence[int]) -> Iterator[tuple[str, str, str]]:
    if "issuer" in value["source"]:
        yield "origin", value["source"]["issuer"], "/source/issuer"
    for key, link in (("works", "origins"), ("origins", "derived_from")):
        for number, record in enumerate(value.get(key, ())):
            for place, id_ in enumerate(record.get(link, ())):
                yield "origin", id_, f"/{key}/{number}/{link}/{place}"
    for number in numbers:
        if "by" in value["claims"][number]:
            yield "annotator", value["claims"][number]["by"], f"/claims/{number}/by"
        for slot_number, slot in enumerate(value["claims"][number].get("slots", ())):
            for place, reference in enumerate(slot.get("references", ())):
                where = f"/claims/{number}/slots/{slot_number}/references/{place}"
                yield "work", reference["work"], f"{where}/work"
                for origin_number, id_ in enumerate(reference.get("origins", ())):
                    yield "origin", id_, f"{where}/origins/{origin_number}"
                for link_number, link in enumerate(reference.get("relay", ())):
                    yield "origin", link["origin"], f"{where}/relay/{link_number}/origin"


def _lineage_findings(origins: Sequence[JsonObject]) -> Iterator[Finding]:
    """Find origins that derive from themselves in the end."""
    ids = {origin["id"]: number for number, origin in enumerate(origins)}
    # In a circle nobody would be the first to know, and every count of independent origins would come to nothing.
    cycle = _find_cycle([(origin["id"], parent) for origin in origins for parent in origin.get("derived_from", ())], ids)
    if cycle:
        chain = " from ".join([*cycle, cycle[0]])
        number = next(number for number, origin in enumerate(origins) if origin["id"] == cycle[0])
        where = f"/origins/{number}/derived_from"
        yield Finding(code="FC502", message=f"lineage closes: {chain}", where=where)
