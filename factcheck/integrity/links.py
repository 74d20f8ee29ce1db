"""Ids, and the links that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.errors import nearest
from factcheck.findings import Finding
from factcheck.vocabulary import UNSORTED, Term, Vocabulary, load_vocabulary

__all__ = ["category_findings", "duplicate", "link_findings", "relation_findings"]

Value = Mapping[str, Any]
Edge = tuple[str, str]


def duplicate(id_: str, kind: str, where: str) -> Finding:
    """Make the finding for an id that is used a second time."""
    return Finding(code="FC401", message=f"{kind} id {id_!r} is used before", where=where)


def unknown_category(claim: Value, category: str, vocabulary: Vocabulary, where: str) -> Finding:
    """Make the finding for a category that is not a term of the vocabulary."""
    place = f"{where}/categories/{claim['categories'].index(category)}"
    if category == UNSORTED:
        return Finding(code="FC412", message=f"claim {claim['id']!r} is not sorted into a category yet", where=place)
    family = [term for term in vocabulary.by_id if term.startswith(f"{category}.")]
    remedy = f"; {category} is the family of {', '.join(family)}" if family else nearest(category, list(vocabulary.by_id))
    return Finding(code="FC405", message=f"category {category!r} is not in {vocabulary.key}{remedy}", where=place)


def relation_findings(claims: Sequence[Value], related: Sequence[int], ids: Mapping[str, int]) -> Iterator[Finding]:
    """Find relations that lead nowhere, to themselves, twice to the same place, or in a circle that their type forbids.

    Args:
        claims: All claims.
        related: Places of those that have relations.
        ids: Place of each claim by id.
    """
    types = load_vocabulary("relation-types").by_id
    links: dict[str, list[Edge]] = {}
    for number in related:
        claim = claims[number]
        stated: set[Edge] = set()
        for place, relation in enumerate(claim["relations"]):
            type_, target = relation["type"], relation["target"]
            where = f"/claims/{number}/relations/{place}"
            if target == claim["id"]:
                yield Finding(code="FC403", message=f"claim {target!r} is related to itself", where=f"{where}/target")
            elif target not in ids:
                yield Finding(code="FC402", message=f"no claim {target!r}{nearest(target, list(ids))}", where=f"{where}/target")
            elif (type_, target) in stated:
                yield Finding(code="FC409", message=f"{type_} {target!r} is stated before", where=where)
            elif types[type_].acyclic:
                direction, edge = _as_one_edge(types, type_, (claim["id"], target))
                links.setdefault(direction, []).append(edge)
            stated.add((type_, target))
    for type_, edges in links.items():
        cycle = _find_cycle(edges)
        if cycle:
            chain = f" {type_} ".join([*cycle, cycle[0]])
            yield Finding(code="FC404", message=f"relations close: {chain}", where=f"/claims/{ids[cycle[0]]}/relations")


def _as_one_edge(types: Mapping[str, Term], type_: str, edge: Edge) -> tuple[str, Edge]:
    """Write a link and its inverse as the same edge, so that a circle is seen in whichever words its links are written."""
    inverse = types[type_].inverse or ""
    return (inverse, (edge[1], edge[0])) if inverse in types and inverse < type_ else (type_, edge)


def _find_cycle(edges: Sequence[Edge]) -> list[str]:
    """Give the nodes of one circle in order, or nothing."""
    targets: dict[str, list[str]] = {}
    for source, target in edges:
        targets.setdefault(source, []).append(target)
    finished: set[str] = set()
    for root in targets:
        path: list[str] = [root]
        branches = [iter(targets[root])]
        on_path = {root}
        while branches and root not in finished:
            node = next(branches[-1], None)
            if node is None:
                branches.pop()
                left = path.pop()
                on_path.discard(left)
                finished.add(left)
            elif node in on_path:
                return path[path.index(node) :]
            elif node in targets and node not in finished:
                path.append(node)
                on_path.add(node)
                branches.append(iter(targets[node]))
    return []


def link_findings(value: Value) -> Iterator[Finding]:
    """Find links to works and origins that lead nowhere, and ids of works, origins and assessments that are used twice."""
    known: dict[str, set[str]] = {"work": set(), "origin": set(), "assessment": set()}
    for kind, id_, where in _ids(value):
        if id_ in known[kind]:
            yield duplicate(id_, kind, where)
        known[kind].add(id_)
    for kind, id_, where in _links(value):
        if id_ not in known[kind]:
            yield Finding(code="FC402", message=f"no {kind} {id_!r}{nearest(id_, sorted(known[kind]))}", where=where)


def _ids(value: Value) -> Iterator[tuple[str, str, str]]:
    for kind, key in (("work", "works"), ("origin", "origins")):
        for number, record in enumerate(value.get(key, ())):
            yield kind, record["id"], f"/{key}/{number}/id"
    for number, claim in enumerate(value["claims"]):
        if "assessments" in claim:
            for place, assessment in enumerate(claim["assessments"]):
                yield "assessment", assessment["id"], f"/claims/{number}/assessments/{place}/id"


def _links(value: Value) -> Iterator[tuple[str, str, str]]:
    if "issuer" in value["source"]:
        yield "origin", value["source"]["issuer"], "/source/issuer"
    for key, link in (("works", "origins"), ("origins", "derived_from")):
        for number, record in enumerate(value.get(key, ())):
            for place, id_ in enumerate(record.get(link, ())):
                yield "origin", id_, f"/{key}/{number}/{link}/{place}"
    for number, claim in enumerate(value["claims"]):
        if "slots" in claim:
            for slot_number, slot in enumerate(claim["slots"]):
                if "references" in slot:
                    for place, reference in enumerate(slot["references"]):
                        yield "work", reference["work"], f"/claims/{number}/slots/{slot_number}/references/{place}/work"
