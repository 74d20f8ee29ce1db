"""What annotators of one text differ in, as a table to talk about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import attrs

from factcheck.agreement.aligning import Alignment, Group, core_spans
from factcheck.agreement.comparing import (
    same_days,
    same_figure,
    same_spans,
    say_otherwise,
    stances,
    told_figure,
    told_time,
)
from factcheck.model.claim import Claim
from factcheck.model.display import brief

__all__ = ["Difference", "differences"]

_BETWEEN: Final = " … "
_AND: Final = " | "


@brief
@attrs.frozen(kw_only=True)
class Difference:
    """One thing that annotators differ in.

    Args:
        kind: ``alone`` where somebody has no such claim, ``split`` where the claims are cut differently, ``words``,
            ``statement``, ``category``, ``mode``, ``tags``, ``quantity``, ``time`` or ``stance``.
        claims: For each annotator the ids of the claims.
        says: What each says, in words; None where somebody says nothing.
        words: The words of the document that are in question.
        about: What the stances are toward: the title of the work; None for the other kinds.
    """

    kind: str
    claims: Mapping[str, tuple[str, ...]] = attrs.field(hash=False)
    says: Mapping[str, str | None] = attrs.field(hash=False)
    words: str
    about: str | None = None


def differences(alignment: Alignment, names: Sequence[str]) -> tuple[Difference, ...]:
    """Give all that some annotators differ in, in reading order of the claims.

    Args:
        alignment: Their claims side by side.
        names: What the annotators are called.
    """
    found: list[Difference] = []
    # By identity, since claims of two annotators may be equal in all that they say.
    cluster_of = {id(claim): cluster for cluster in alignment.clusters for claim in cluster if claim is not None}
    for group in alignment.groups:
        found += _of_group(group, names)
        clusters = {id(cluster): cluster for held in group.claims for claim in held if (cluster := cluster_of[id(claim)])}
        for cluster in clusters.values():
            found += _of_cluster(alignment, cluster, names)
    return tuple(found)


def _of_group(group: Group, names: Sequence[str]) -> Iterator[Difference]:
    by_name = dict(zip(names, group.claims, strict=True))
    claims = {name: tuple(claim.id for claim in held) for name, held in by_name.items()}
    says = {name: _AND.join(claim.statement for claim in held) or None for name, held in by_name.items()}
    words = _words(next(held for held in group.claims if held))
    if any(not held for held in group.claims):
        yield Difference(kind="alone", claims=claims, says=says, words=words)
    if group.kind == "split":
        yield Difference(kind="split", claims=claims, says=says, words=words)


def _of_cluster(alignment: Alignment, cluster: Sequence[Claim | None], names: Sequence[str]) -> Iterator[Difference]:
    held = [(name, claim) for name, claim in zip(names, cluster, strict=True) if claim is not None]
    claims = {name: (claim.id,) if claim else () for name, claim in zip(names, cluster, strict=True)}
    words = _words([held[0][1]])
    for kind, differ, told in _FIELDS:
        if any(differ(one, other) for (_, one), (_, other) in combinations(held, 2)):
            says = {name: told(claim) if claim else None for name, claim in zip(names, cluster, strict=True)}
            yield Difference(kind=kind, claims=claims, says=says, words=words)
    sides = list(zip(names, alignment.annotations, cluster, strict=True))
    for (one, ours, our_claim), (other, theirs, their_claim) in combinations(sides, 2):
        if our_claim is None or their_claim is None:
            continue
        for work, stance, their_stance in stances((ours, our_claim), (theirs, their_claim)):
            if stance != their_stance:
                says = {one: stance, other: their_stance}
                about = str(work.csl.get("title", work.id))
                yield Difference(kind="stance", claims=claims, says=says, words=words, about=about)


def _words(claims: Sequence[Claim]) -> str:
    # Claims of one group may be made with the same words, which are quoted once.
    spans = {(span.start, span.exact) for claim in claims for span in core_spans(claim)}
    return _BETWEEN.join(" ".join(exact.split()) for _, exact in sorted(spans))


_FIELDS: Final[Sequence[tuple[str, Callable[[Claim, Claim], bool], Callable[[Claim], str | None]]]] = (
    ("words", lambda one, other: not same_spans(one, other), lambda claim: _words([claim])),
    ("statement", lambda one, other: say_otherwise(one.statement, other.statement), lambda claim: claim.statement),
    ("category", lambda one, other: set(one.categories) != set(other.categories), lambda claim: ", ".join(claim.categories)),
    ("mode", lambda one, other: one.mode != other.mode, lambda claim: claim.mode),
    ("tags", lambda one, other: set(one.tags) != set(other.tags), lambda claim: ", ".join(claim.tags) or None),
    (
        "quantity",
        lambda one, other: not same_figure(one.quantity, other.quantity),
        lambda claim: told_figure(claim.quantity),
    ),
    ("time", lambda one, other: not same_days(one.time, other.time), lambda claim: told_time(claim.time)),
)
