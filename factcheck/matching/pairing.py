"""Pairs of claims of two documents: each claim with its best counterpart, scored part by part."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from factcheck.figures.gathering import Comparison
from factcheck.matching.candidates import Candidates
from factcheck.matching.reading import Read, read_claims
from factcheck.matching.relating import Relating, related
from factcheck.matching.wording import shared_weight, weights_of
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.counterpart import Counterpart
from factcheck.model.dates import overlap
from factcheck.model.display import brief

__all__ = ["LEAST_SCORE", "WEIGHTS", "Match", "match"]

WEIGHTS: Final[Mapping[str, float]] = {"words": 0.4, "figure": 0.3, "time": 0.1, "place": 0.1, "agents": 0.1}
"""What each part counts for. Words count most, since every claim has them; a figure counts nearly as much, since whoever gave two
figures one measure said that they count the same. A part that one of the two claims lacks is left out of the mean."""

LEAST_SCORE: Final = 0.5
"""Score from which a pair is proposed: below half, two claims differ in more than they share."""

LEAST_RIVAL: Final = 0.25
"""Score from which another counterpart is named as the runner-up: half of what it takes to be proposed."""

OTHER_KIND: Final = 0.8
"""What the score is multiplied by where the categories have no family in common. That somebody said a thing, or foresaw it,
shares nearly all words with the thing itself and is seldom its counterpart."""

KEPT: Final = 8
"""How many pairs of each claim are kept until all are known, the best first, so that memory grows with the claims alone."""


@brief
@attrs.frozen(kw_only=True)
class Match:
    """A claim of one document with its counterpart in another, as a proposal that a person decides on.

    A match says what two statements are to each other. No verdict and no evidence passes from one claim to the other.

    Args:
        claim: The claim.
        document: Id of the annotation that the counterpart stands in.
        other: The counterpart.
        relation: What the claim is to its counterpart, a term of ``relation-types``: ``restates``, ``supersedes`` or
            ``superseded-by``, ``corrects`` or ``corrected-by``, ``contradicts`` or ``related``.
        score: How well the two fit, 0 to 1.
        parts: What the score consists of, each 0 to 1: ``words``, and of ``figure``, ``time``, ``place`` and ``agents`` those
            that both claims have.
        why: What the relation rests on, in words.
        runner_up: Id of the next best counterpart; None where no other fits at all.
        margin: By how much the score exceeds that of the runner-up; negative where the better one is another claim's counterpart.
        status: ``suggested``, or ``confirmed`` where the annotation of the claim records that a person did so.
    """

    claim: Claim
    document: str
    other: Claim
    relation: str
    score: float
    parts: Mapping[str, float] = attrs.field(hash=False)
    why: str
    runner_up: str | None = None
    margin: float
    status: str = Counterpart.status


@brief
@attrs.frozen(kw_only=True, eq=False)
class _Pair:
    one: Read
    other: Read
    place: tuple[int, int]
    relation: str
    why: str
    parts: Mapping[str, float]
    score: float
    decision: Counterpart | None

    @property
    def is_confirmed(self) -> bool:
        return self.decision is not None and self.decision.is_confirmed


def match(one: Annotation, other: Annotation, *, min_score: float = LEAST_SCORE) -> tuple[Match, ...]:
    """Propose which claims of one document restate, update, correct or contradict which claims of another.

    Each claim has at most one counterpart, its best. Where several claims have the same one, it goes to the claim that fits it
    best, and to others only where they are more than related to it. What people decided is kept to: a pair that *one* records as
    rejected is not proposed, and one that it records as confirmed is given, with the relation that was confirmed.

    Args:
        one: An annotation.
        other: The annotation of another document.
        min_score: The weakest score to propose, 0 to 1.

    Returns:
        The matches, in the reading order of *one*.

    Raises:
        ValueError: If the two annotations have the same id.
    """
    if one.id == other.id:
        raise ValueError(f"both annotations have the id {one.id!r}; a document is not matched with itself")
    # Both are read together, since the rarity of a word is that in the two documents.
    ours, theirs = read_claims(one, other)
    decided = {(entry.claim, entry.target): entry for entry in one.counterparts if entry.document == other.id}
    pairs = sorted(_pairs(ours, theirs, decided), key=_rank)
    chosen = _chosen(pairs, min_score)
    rivals: dict[str, list[_Pair]] = {}
    for pair in pairs:
        rivals.setdefault(pair.one.claim.id, []).append(pair)
    return tuple(_match(pair, rivals[pair.one.claim.id], other.id) for pair in sorted(chosen, key=lambda pair: pair.place))


def _pairs(ours: Sequence[Read], theirs: Sequence[Read], decided: Mapping[tuple[str, str], Counterpart]) -> Iterator[_Pair]:
    """Give the best pairs of each claim, and those that are confirmed, but none that is rejected."""
    weights = weights_of(read.wording for read in (*ours, *theirs))
    index = Candidates(theirs)
    # Decisions name claims by id, the index has them by place.
    places = {read.claim.id: place for place, read in enumerate(theirs)}
    confirmed: dict[str, set[int]] = {}
    for (claim, target), entry in decided.items():
        if entry.is_confirmed and target in places:
            confirmed.setdefault(claim, set()).add(places[target])
    for number, one in enumerate(ours):
        kept = confirmed.get(one.claim.id, set())
        found: list[_Pair] = []
        for place in sorted({*index.of(one, number / len(ours)), *kept}):
            decision = decided.get((one.claim.id, theirs[place].claim.id))
            if decision is None or not decision.is_refused:
                found.append(_pair(one, theirs[place], (number, place), decision, weights))
        # What a person confirmed is kept however badly it scores.
        yield from heapq.nsmallest(KEPT, found, key=_rank)
        yield from (pair for pair in heapq.nsmallest(len(found), found, key=_rank)[KEPT:] if pair.is_confirmed)


def _pair(one: Read, other: Read, place: tuple[int, int], decision: Counterpart | None, weights: Mapping[str, float]) -> _Pair:
    relating = related(one, other, weights)
    parts = _parts(one, other, relating)
    # Families, not terms: two annotators seldom differ in a family, and often in the term.
    kind = 1.0 if one.families & other.families else OTHER_KIND
    return _Pair(
        one=one,
        other=other,
        place=place,
        relation=decision.relation if decision is not None and decision.is_confirmed else relating.relation,
        why=relating.why,
        parts=parts,
        score=_mean(parts) * kind,
        decision=decision,
    )


def _rank(pair: _Pair) -> tuple[float, bool, int, tuple[int, int]]:
    """Put pairs in order: of two that fit equally well, the one that says the same before what has become of it.

    What two documents say several times over goes together in the order in which they say it.
    """
    return -pair.score, pair.relation != "restates", abs(pair.place[0] - pair.place[1]), pair.place


def _parts(one: Read, other: Read, relating: Relating) -> dict[str, float]:
    parts = {"words": relating.words}
    if relating.figures is not None:
        parts["figure"] = _figure_part(relating.figures)
    # Each document's own present says nothing of whether the two speak of the same.
    if one.claim.time and other.claim.time and not (one.is_present and other.is_present):
        parts["time"] = float(overlap(one.held, other.held))
    for name, ours, theirs in (("place", one.places, other.places), ("agents", one.agents, other.agents)):
        if ours and theirs:
            parts[name] = shared_weight(ours, theirs, {})
    return parts


def _figure_part(figures: Comparison) -> float:
    """Give 1 for figures of one measure, 0 for those that count different things, and a half where it cannot be told."""
    if figures.dimension is None or figures.dimension in ("figure", "period"):
        return 1.0 if figures.one.quantity.measure == figures.other.quantity.measure is not None else 0.5
    return 0.0


def _mean(parts: Mapping[str, float]) -> float:
    whole = math.fsum(WEIGHTS[name] for name in parts)
    return math.fsum(WEIGHTS[name] * part for name, part in parts.items()) / whole


def _chosen(pairs: Iterable[_Pair], min_score: float) -> list[_Pair]:
    """Choose the best pair of each claim from pairs in the order of their scores, and every pair that is confirmed."""
    # Sorting is stable, so that within both groups the order of scores stays.
    ordered = sorted(pairs, key=lambda pair: not pair.is_confirmed)
    chosen: list[_Pair] = []
    settled: set[str] = set()
    taken: set[str] = set()
    for pair in ordered:
        ours, theirs = pair.one.claim.id, pair.other.claim.id
        is_free = theirs not in taken or pair.relation != "related"
        if pair.is_confirmed or (ours not in settled and is_free and pair.score >= min_score):
            chosen.append(pair)
            settled.add(ours)
            taken.add(theirs)
    return chosen


def _match(pair: _Pair, rivals: Iterable[_Pair], document: str) -> Match:
    runner_up = next((rival for rival in rivals if rival is not pair and rival.score >= LEAST_RIVAL), None)
    return Match(
        claim=pair.one.claim,
        document=document,
        other=pair.other.claim,
        relation=pair.relation,
        score=pair.score,
        parts=pair.parts,
        why=pair.why,
        runner_up=None if runner_up is None else runner_up.other.claim.id,
        margin=pair.score - (0.0 if runner_up is None else runner_up.score),
        status=pair.decision.status if pair.decision is not None and pair.decision.is_confirmed else Counterpart.status,
    )
