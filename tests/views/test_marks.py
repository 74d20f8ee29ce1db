"""Which claims stand where, compared with asking each character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.source import Source
from factcheck.model.span import Span, Unclaimed
from factcheck.views.marks import claim_ends, lanes_of, pieces_of

TEXT = "The mill closed on 2 May. Forty lost work."
ROLES = ("core", "core", "core", "lead-in", "context", "mention")


def annotation_of(*claims, text=TEXT, unclaimed=()):
    """Give an annotation of claims, each a list of (start, end) or (start, end, role)."""
    made = [
        Claim(
            id=f"claim-{number}",
            statement="It is said.",
            categories=["event.incident"],
            spans=[Span(start=e[0], end=e[1], exact=text[e[0] : e[1]], role=(*e, "core")[2]) for e in extents],
        )
        for number, extents in enumerate(claims)
    ]
    aside = [Unclaimed(start=start, end=end, exact=text[start:end], reason="title") for start, end in unclaimed]
    return Annotation(id="mill", source=Source.from_text(text, title="Mill"), claims=made, unclaimed=aside)


@st.composite
def overlapping(draw):
    """Give an annotation whose claims overlap at will, each of several spans that are disjoint but may touch."""
    length = draw(st.integers(1, 30))
    claims = []
    for _ in range(draw(st.integers(0, 8))):
        bounds = sorted(draw(st.lists(st.integers(0, length), min_size=2, max_size=8, unique=True)))
        extents = [(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
        claims.append([(*extent, draw(st.sampled_from(ROLES))) for extent in extents])
    bounds = sorted(draw(st.lists(st.integers(0, length), max_size=6, unique=True)))
    unclaimed = list(zip(bounds[::2], bounds[1::2], strict=False))
    return annotation_of(*claims, text="abcdefghij" * 3 if length == 30 else ("abcdefghij" * 3)[:length], unclaimed=unclaimed)


def made_at(claim, offset):
    making = [span for span in claim.spans if span.role in ("core", "mention")] or claim.spans
    return any(span.start <= offset < span.end for span in making)


@given(overlapping())
def test_pieces_are_the_source_and_say_of_each_character_whose_it_is(annotation):
    pieces = list(pieces_of(annotation))

    assert "".join(annotation.source.text[piece.start : piece.end] for piece in pieces) == annotation.source.text
    for piece in pieces:
        assert piece.start < piece.end
        for offset in range(piece.start, piece.end):
            made = {claim.id for claim in annotation.claims if made_at(claim, offset)}
            whole = {c.id for c in annotation.claims if any(s.start <= offset < s.end for s in c.spans)}
            reasons = [span.reason for span in annotation.unclaimed if span.start <= offset < span.end]

            assert {claim.id for claim in piece.claims} == made
            assert {claim.id for claim in piece.needed_by} == whole - made
            assert piece.unclaimed == (reasons[0] if reasons else None)


@given(overlapping())
def test_each_claim_closes_once_where_its_last_words_end(annotation):
    closed = [(claim.id, piece.end) for piece in pieces_of(annotation) for claim in piece.closing]

    assert sorted(closed) == sorted((claim.id, claim_ends(claim)) for claim in annotation.claims)


@given(overlapping())
def test_claims_of_one_lane_never_touch_and_lanes_are_used_from_the_first(annotation):
    lanes = lanes_of(annotation.reading_order)
    length = annotation.source.length

    for offset in range(length):
        here = [lanes[claim.id] for claim in annotation.claims if made_at(claim, offset)]
        assert len(here) == len(set(here))
    for one in annotation.claims:
        for other in annotation.claims:
            if one is not other and lanes[one.id] == lanes[other.id]:
                assert not any(made_at(one, offset) and made_at(other, offset + 1) for offset in range(length))
    assert set(lanes.values()) == set(range(len(set(lanes.values()))))


def test_claim_of_several_parts_has_one_lane_that_is_free_at_all_of_them():
    annotation = annotation_of([(0, 8)], [(0, 3), (20, 25)], [(19, 24)])

    lanes = lanes_of(annotation.reading_order)

    assert lanes == {"claim-0": 0, "claim-1": 1, "claim-2": 0}


def test_claims_that_touch_get_different_lanes():
    annotation = annotation_of([(0, 8)], [(8, 15)])

    assert lanes_of(annotation.reading_order) == {"claim-0": 0, "claim-1": 1}


def test_lead_in_is_needed_by_a_claim_and_makes_none():
    annotation = annotation_of([(0, 8, "lead-in"), (26, 41)])

    first = next(iter(pieces_of(annotation)))

    assert (first.end, first.claims, first.needed_by) == (8, (), annotation.claims)
