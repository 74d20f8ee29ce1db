"""Which claims stand on which characters, and in which lane each is underlined; nothing here knows of HTML."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.span import Span
from factcheck.text.offsets import Extent

__all__ = ["MarkedStretch", "claim_ends", "lanes_of", "pieces_of"]

# A claim is made where its core stands and where it is mentioned again. Lead-ins and context, which one sentence can lend to
# twenty claims, are only needed to read it, so they get no lane.


@attrs.frozen(kw_only=True)
class MarkedStretch:
    """A stretch of the source all of whose characters belong to the same claims.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last character, in code points.
        claims: The claims that are made here, by lane.
        needed_by: The claims that cannot be read without these words and are made elsewhere, in reading order.
        unclaimed: Why the words assert nothing, as a term of ``unclaimed-reasons``; None where they are not set aside.
        closing: The claims whose last words end here, in reading order.
    """

    start: int
    end: int
    claims: tuple[Claim, ...] = ()
    needed_by: tuple[Claim, ...] = ()
    unclaimed: str | None = None
    closing: tuple[Claim, ...] = ()


def lanes_of(claims: Iterable[Claim]) -> dict[str, int]:
    """Give each claim a lane, from 0, such that no two claims of a lane touch and all parts of a claim share one.

    Args:
        claims: The claims in the order in which they choose; each takes the first lane that is free wherever it is made.

    Returns:
        The lanes by id of the claim.
    """
    taken: list[list[Extent]] = []
    lanes: dict[str, int] = {}
    for claim in claims:
        extents = [(span.start, span.end) for span in _making(claim)]
        # Taking the first free lane keeps lines near the words; to need the fewest lanes would let a line jump as claims are
        # added.
        lane = next((number for number, others in enumerate(taken) if _is_free(others, extents)), len(taken))
        if lane == len(taken):
            taken.append([])
        for extent in extents:
            insort(taken[lane], extent)
        lanes[claim.id] = lane
    return lanes


def _is_free(others: list[Extent], extents: Iterable[Extent]) -> bool:
    for start, end in extents:
        after = bisect_left(others, (start, end))
        if after < len(others) and others[after][0] <= end:
            return False
        if after and others[after - 1][1] >= start:
            return False
    return True


def claim_ends(claim: Claim) -> int:
    """Give the offset just after the last words that make a claim, in code points."""
    return max(span.end for span in _making(claim))


def _making(claim: Claim) -> list[Span]:
    making = load_vocabulary("span-roles").having("making")
    return [span for span in claim.spans if span.role in making] or list(claim.spans)


@attrs.define
class _Boundary:
    """What begins and ends at an offset: claims by their number in reading order, each with whether it is made there."""

    beginning: list[tuple[int, bool]] = attrs.field(factory=list)
    ending: list[tuple[int, bool]] = attrs.field(factory=list)
    closing: list[int] = attrs.field(factory=list)
    asides: list[str | None] = attrs.field(factory=list)


def _boundaries(annotation: Annotation) -> dict[int, _Boundary]:
    found: dict[int, _Boundary] = defaultdict(_Boundary)
    for number, claim in enumerate(annotation.reading_order):
        # By role, since to look for each span among thousands of its claim would take the square of their number.
        making = {span.role for span in _making(claim)}
        found[claim_ends(claim)].closing.append(number)
        for span in claim.spans:
            found[span.start].beginning.append((number, span.role in making))
            found[span.end].ending.append((number, span.role in making))
    for aside in annotation.unclaimed:
        found[aside.start].asides.append(aside.reason)
        found[aside.end].asides.append(None)
    return found


def pieces_of(annotation: Annotation, lanes: Mapping[str, int] | None = None) -> Iterator[MarkedStretch]:
    """Take the source apart wherever a claim or a word set aside begins or ends.

    Args:
        annotation: An annotation that is valid and has its text.
        lanes: The lanes of the claims by id; :func:`lanes_of` in reading order when None.

    Returns:
        The pieces in order, none of them empty; together they are the source.
    """
    lanes = lanes_of(annotation.reading_order) if lanes is None else lanes
    boundaries = _boundaries(annotation)
    claims = annotation.reading_order
    made: dict[int, Claim] = {}
    needed: dict[int, Claim] = {}
    unclaimed: str | None = None
    # What ends at a place is taken off before what begins there is put on, or two neighbours would share an empty piece.
    for start, end in pairwise(sorted({0, annotation.source.length, *boundaries})):
        for number, makes in boundaries[start].ending:
            (made if makes else needed).pop(number, None)
        for number, makes in boundaries[start].beginning:
            (made if makes else needed)[number] = claims[number]
        for reason in boundaries[start].asides:
            unclaimed = reason
        yield MarkedStretch(
            start=start,
            end=end,
            claims=tuple(sorted(made.values(), key=lambda claim: lanes[claim.id])),
            needed_by=tuple(claim for _, claim in sorted(needed.items())),
            unclaimed=unclaimed,
            closing=tuple(claims[number] for number in boundaries[end].closing),
        )
