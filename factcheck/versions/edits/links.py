"""Edits of links: between claims of one document, and to claims of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.relation import Relation
from factcheck.versions.edits.accepting import accepted, replaced

__all__ = ["link", "relate", "unrelate"]

_Link = TypeVar("_Link")


def link(annotation: Annotation, claim: str, relation: str, *, other: Annotation, target: str, **details: Any) -> Annotation:
    """Say what a claim is to a claim of another document, or decide on what was suggested.

    A link to the same claim of the same document is replaced: two people who differ say so in the note of one.

    Args:
        annotation: The annotation.
        claim: Id of its claim.
        relation: What the claim is to the other: a term of ``relation-types``, such as ``fails``.
        other: The annotation of the other document. It is read, so that no link leads nowhere, and not changed.
        target: Id of the claim there.
        details: The other fields of a counterpart: ``status``, ``by``, ``at``, ``names`` and ``note``.

    Returns:
        The annotation with the link. No verdict and no evidence passes over it.

    Raises:
        InvalidAnnotation: If the other document is this one, or a decision is without a name or a day.
        NoSuchClaim: If one of the two has no such claim.
        NoSuchTerm: If there is no such relation or status.
    """
    entry = Counterpart(
        claim=annotation.claim(claim).id, document=other.id, target=other.claim(target).id, relation=relation, **details
    )
    links = _put(entry, annotation.counterparts, lambda one: (one.claim, one.document, one.target))
    return accepted(annotation, attrs.evolve(annotation, counterparts=links))


def relate(annotation: Annotation, claim: str, type: str, target: str, **details: Any) -> Annotation:
    """Say what a claim is to another claim of the same document.

    A relation of that type to that claim is replaced, so that its status and note can be corrected.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        type: What it is to the other: a term of ``relation-types``, such as ``elaborates``.
        target: Id of the other claim.
        details: The other fields of a relation: ``status`` and ``note``.

    Raises:
        InvalidAnnotation: If the relation would make a circle, or lead from a claim to itself.
        NoSuchClaim: If there is no such claim.
        NoSuchTerm: If there is no such relation or status.
    """
    held = annotation.claim(claim)
    entry = Relation(type=type, target=annotation.claim(target).id, **details)
    return _related(annotation, held, _put(entry, held.relations, lambda one: (one.type, one.target)))


def unrelate(annotation: Annotation, claim: str, type: str, target: str) -> Annotation:
    """Take back what a claim was said to be to another claim of the same document.

    Args:
        annotation: The annotation.
        claim: Id of the claim.
        type: The type of the relation.
        target: Id of the other claim, which need not be there any more.

    Raises:
        NoSuchClaim: If there is no such claim.
        ValueError: If it has no such relation.
    """
    held = annotation.claim(claim)
    left = [one for one in held.relations if (one.type, one.target) != (type, target)]
    if len(left) == len(held.relations):
        there = ", ".join(f"{one.type} {one.target}" for one in held.relations) or "none"
        raise ValueError(f"{claim} has no relation {type} {target} (it has: {there})")
    return _related(annotation, held, left)


def _related(annotation: Annotation, claim: Claim, relations: list[Relation]) -> Annotation:
    return accepted(annotation, replaced(annotation, claim.id, [attrs.evolve(claim, relations=relations)]))


def _put(entry: _Link, held: Sequence[_Link], key: Callable[[_Link], object]) -> list[_Link]:
    """Give links with one more, in the place of the one that it replaces."""
    # So a change of the file shows what was decided and nothing else.
    place = next((number for number, one in enumerate(held) if key(one) == key(entry)), len(held))
    rest = [one for one in held if key(one) != key(entry)]
    return [*rest[:place], entry, *rest[place:]]
