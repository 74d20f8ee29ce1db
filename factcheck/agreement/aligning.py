"""Claims of several annotators of one text side by side: which claim of the one says what which of the other says."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import Final, NamedTuple

import attrs

from factcheck.matching.wording import Wording, lower_case_words, read_wording, weights_of
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.span import Span
from factcheck.model.span_index import SpanIndex

__all__ = ["Alignment", "Group", "Side", "align", "by_annotator", "core_spans"]

_LEAST_SCORE: Final = 0.4
"""Score from which two claims are one: the mean of what they share of their words in the text and of their statements. Chosen on
``tests/suite/aligning/chosen-on.json``; what it gives elsewhere is measured on another file beside it."""

_LEAST_PART: Final = 0.5
"""Share of the smaller of two claims, in the text and in the statement, from which one is a part of the other."""

_Key = tuple[int, str]


@brief
@attrs.frozen(kw_only=True)
class Group:
    """Claims of several annotators that say the same, in one claim each or cut differently; or a claim that stands alone.

    Args:
        claims: For each annotator, in the order of the alignment, the claims; none where somebody has no such claim.
    """

    claims: tuple[tuple[Claim, ...], ...]

    @property
    def kind(self) -> str:
        """``one-to-one``, ``split`` where somebody has several claims for it, or ``alone`` where only one has any."""
        held = [claims for claims in self.claims if claims]
        if any(len(claims) > 1 for claims in held) and len(held) > 1:
            return "split"
        return "alone" if len(held) == 1 else "one-to-one"


@brief
@attrs.frozen(kw_only=True, slots=False)
class Alignment:
    """Claims of several annotators side by side.

    Args:
        annotations: The annotations of one text.
        clusters: Claims that are one, at most one of each annotator; None where somebody has none. Claims without any
            counterpart are clusters of one.
        parts: Claims that are a part of another's claim, or of which another's is one: annotator and id of both.
        groups: Clusters with the parts that belong to them, in reading order.
    """

    annotations: tuple[Annotation, ...]
    clusters: tuple[tuple[Claim | None, ...], ...]
    parts: tuple[tuple[_Key, _Key], ...]
    groups: tuple[Group, ...]

    @cached_property
    def with_counterpart(self) -> frozenset[tuple[_Key, int]]:
        """Every claim, by annotator and id, with each annotator who has a counterpart of it, whole or in part."""
        pairs = list(self.parts)
        for cluster in self.clusters:
            pairs += combinations([(at, claim.id) for at, claim in enumerate(cluster) if claim is not None], 2)
        return frozenset([(one, other[0]) for one, other in pairs] + [(other, one[0]) for one, other in pairs])

    def partners(self, one: int, other: int) -> Iterator[tuple[Claim, Claim]]:
        """Give the claims of two annotators that are one."""
        for cluster in self.clusters:
            ours, theirs = cluster[one], cluster[other]
            if ours is not None and theirs is not None:
                yield ours, theirs


@attrs.frozen(kw_only=True)
class Side:
    """A claim ready to be compared: the letters and figures of the text that it is made with, and the words of its statement."""

    place: int
    claim: Claim
    letters: frozenset[int]
    wording: Wording

    @property
    def key(self) -> _Key:
        """Annotator and id."""
        return self.place, self.claim.id

    @property
    def stems(self) -> frozenset[str]:
        """What the statement says, numbers included."""
        return self.wording.stems | self.wording.numbers


class _Link(NamedTuple):
    score: float
    part: float
    one: Side
    other: Side


def align(*annotations: Annotation) -> Alignment:
    """Find which claims of several annotators of one text say the same.

    Two claims are one if the words that they are made with and their statements are alike; each has at most one counterpart of
    another annotator, the best ones first. A claim that then has none is a part of a claim, or has it for a part, if most of
    the smaller one is in the larger, in the text and in the statement.

    Args:
        annotations: The annotations of the annotators; two or more, of one text.

    Raises:
        ValueError: If there are fewer than two, or they are not of one text.
    """
    if len(annotations) < 2:
        raise ValueError("it takes two annotations to be compared")
    if len({one.source.sha256 for one in annotations}) > 1:
        raise ValueError("the annotations are of several texts; carry them over to one with factcheck rebase")
    # The best pairs settle first, so that no claim is taken by a middling counterpart before its own comes; the keys break ties.
    links = sorted(_links(_sides(annotations)), key=lambda link: (-link.score, link.one.key, link.other.key))
    home = _clustered(annotations, links)
    parts = tuple(_parts(links, home))
    clusters = _clusters(annotations, home)
    return Alignment(annotations=annotations, clusters=clusters, parts=parts, groups=_groups(annotations, clusters, parts))


def _clustered(annotations: Sequence[Annotation], links: Sequence[_Link]) -> dict[_Key, dict[int, _Key]]:
    """Put claims that are one into one cluster; give the cluster of each claim."""
    home: dict[_Key, dict[int, _Key]] = {
        (at, claim.id): {at: (at, claim.id)} for at, one in enumerate(annotations) for claim in one
    }
    for link in links:
        ours, theirs = home[link.one.key], home[link.other.key]
        # A cluster in which an annotator stands already takes no second claim of the same annotator, however alike it is.
        if link.score >= _LEAST_SCORE and ours is not theirs and ours.keys().isdisjoint(theirs):
            ours.update(theirs)
            # Every claim of the cluster that is swallowed must lead to the grown one, since clusters are told apart by identity.
            home.update(dict.fromkeys(theirs.values(), ours))
    return home


def by_annotator(annotation: Annotation) -> dict[str, Annotation]:
    """Take an annotation apart into one for each annotator that its claims name; each has the claims of one.

    Args:
        annotation: An annotation whose claims all say who made them.

    Raises:
        ValueError: If a claim does not say who made it.
    """
    nameless = [claim.id for claim in annotation.claims if claim.by is None]
    if nameless:
        raise ValueError(f"{len(nameless)} of the claims do not say by whom they are, the first is {nameless[0]}")
    names = dict.fromkeys(claim.by for claim in annotation.claims if claim.by is not None)
    return {name: attrs.evolve(annotation, claims=[claim for claim in annotation.claims if claim.by == name]) for name in names}


def core_spans(claim: Claim) -> tuple[Span, ...]:
    """Give the spans with which the document makes a claim; every span of one that has none of the role ``core``."""
    return claim.cores or claim.spans


def _sides(annotations: Sequence[Annotation]) -> list[list[Side]]:
    texts = [text for one in annotations for claim in one for text in (claim.statement, *(span.exact for span in claim.spans))]
    # The words of all annotators together, so that one word is read alike in every statement.
    known = lower_case_words(texts)
    return [
        [Side(place=at, claim=claim, letters=_letters(claim), wording=read_wording(claim.statement, known)) for claim in one]
        for at, one in enumerate(annotations)
    ]


def _letters(claim: Claim) -> frozenset[int]:
    # Letters and not words, since not every script parts words.
    return frozenset(
        span.start + place for span in core_spans(claim) for place, letter in enumerate(span.exact) if letter.isalnum()
    )


def _links(sides: Sequence[Sequence[Side]]) -> Iterator[_Link]:
    weights = weights_of(side.wording for annotator in sides for side in annotator)
    # Once for each claim and not for each pair, since one claim may be cut into thousands.
    whole = {side.key: _weight(side.stems, weights) for annotator in sides for side in annotator}
    for ours, theirs in combinations(sides, 2):
        # Only claims that share words of the text are compared, since to compare all pairs would take the square of their number.
        index = SpanIndex((span.start, span.end, side) for side in theirs for span in core_spans(side.claim))
        # A text may say a thing twice and each annotator mark another place, so equal statements are compared wherever they
        # stand.
        same: dict[frozenset[str], list[Side]] = {}
        for side in theirs:
            same.setdefault(side.stems, []).append(side)
        for one in ours:
            near = [side for span in core_spans(one.claim) for _, _, side in index.overlapping(span.start, span.end)]
            for other in {side.key: side for side in (*near, *same.get(one.stems, ()))}.values():
                yield _link(one, other, weights, whole)


def _link(one: Side, other: Side, weights: Mapping[str, float], whole: Mapping[_Key, float]) -> _Link:
    shared, sizes = len(one.letters & other.letters), (len(one.letters), len(other.letters))
    words = 2 * shared / sum(sizes) if shared else 0.0
    within = shared / min(sizes) if shared else 0.0
    stems, all_stems = _weight(one.stems & other.stems, weights), (whole[one.key], whole[other.key])
    alike = 2 * stems / sum(all_stems) if stems else 0.0
    contained = stems / min(all_stems) if stems else 0.0
    # Text and statement count alike, so that either, if it is wholly shared, is enough: one half is more than LEAST_SCORE.
    return _Link((words + alike) / 2, min(within, contained), one, other)


def _weight(stems: frozenset[str], weights: Mapping[str, float]) -> float:
    # Sets of texts come in another order in each run, and fsum gives the same sum in any.
    return math.fsum(weights.get(stem, 1.0) for stem in stems)


def _parts(links: Sequence[_Link], home: dict[_Key, dict[int, _Key]]) -> Iterator[tuple[_Key, _Key]]:
    """Give for each claim without a counterpart the claim that it is a part of, or that is a part of it, the best one."""
    letters = {side.key: side.letters for link in links for side in (link.one, link.other)}
    settled: set[tuple[_Key, int]] = set()
    for link in sorted(links, key=lambda link: (-link.part, -link.score, link.one.key, link.other.key)):
        # The links are sorted by this, so that all that follow are smaller too.
        if link.part < _LEAST_PART:
            break
        wanting = [
            (one.key, other.place)
            for one, other in ((link.one, link.other), (link.other, link.one))
            if other.place not in home[one.key] and (one.key, other.place) not in settled
            if _has_room(one, other, letters.get(home[other.key].get(one.place, one.key), frozenset()), home)
        ]
        settled.update(wanting)
        if wanting:
            yield link.one.key, link.other.key


def _has_room(one: Side, other: Side, taken: frozenset[int], home: dict[_Key, dict[int, _Key]]) -> bool:
    """Tell whether a claim can be a part of another's claim, or have it for a part, beside the counterpart that this one has.

    A claim that stands on words which the same annotator's claim has already is no part that was cut off; it is one more claim,
    such as one that the words presuppose.
    """
    if one.place not in home[other.key]:
        return True
    return len(one.letters) <= len(other.letters) and 2 * len(one.letters - taken) >= len(one.letters)


def _clusters(annotations: Sequence[Annotation], home: dict[_Key, dict[int, _Key]]) -> tuple[tuple[Claim | None, ...], ...]:
    clusters = {id(cluster): cluster for cluster in home.values()}.values()
    return tuple(
        tuple(annotations[at].claim(cluster[at][1]) if at in cluster else None for at in range(len(annotations)))
        for cluster in clusters
    )


def _groups(
    annotations: Sequence[Annotation], clusters: Sequence[tuple[Claim | None, ...]], parts: Sequence[tuple[_Key, _Key]]
) -> tuple[Group, ...]:
    number = {
        (at, claim.id): place for place, cluster in enumerate(clusters) for at, claim in enumerate(cluster) if claim is not None
    }
    root = list(range(len(clusters)))

    def found(place: int) -> int:
        while root[place] != place:
            # Halving the way to the root keeps a claim with many parts from making each search longer.
            root[place] = root[root[place]]
            place = root[place]
        return place

    for one, other in parts:
        root[found(number[one])] = found(number[other])
    members: dict[int, list[dict[str, Claim]]] = {}
    for (at, id_), place in number.items():
        members.setdefault(found(place), [{} for _ in annotations])[at][id_] = annotations[at].claim(id_)
    groups = [Group(claims=tuple(tuple(sorted(claims.values(), key=_place)) for claims in held)) for held in members.values()]
    return tuple(sorted(groups, key=_first))


def _first(group: Group) -> tuple[int, int]:
    return min(_place(claim) for claims in group.claims for claim in claims)


def _place(claim: Claim) -> tuple[int, int]:
    leading = core_spans(claim)[0]
    # Of claims that begin together the longest comes first, so that a whole stands before its parts.
    return leading.start, -leading.end
