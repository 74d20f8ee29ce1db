"""Queries, checked against brute force where a range is involved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.source import Source
from factcheck.model.span import Span
from factcheck.model.span_index import SpanIndex

LENGTH = 60
TEXT = "x" * LENGTH
RANGES = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda pair: pair[0] < pair[1])


def claim_over(number, pairs):
    spans = [Span(start=start, end=end, exact=TEXT[start:end]) for start, end in pairs]
    return Claim(id=f"c{number}", statement="S.", spans=spans, categories=["event.state"])


@st.composite
def annotations(draw):
    claims = [
        claim_over(number, pairs)
        for number, pairs in enumerate(draw(st.lists(st.lists(RANGES, min_size=1, max_size=3), max_size=8)))
    ]
    return Annotation(id="a", source=Source.from_text(TEXT, title="T"), claims=claims)


def by_brute_force(annotation, holds):
    return {claim.id for claim in annotation.claims if any(holds(span.start, span.end) for span in claim.spans)}


def ids(claims):
    assert len({claim.id for claim in claims}) == len(claims)
    return {claim.id for claim in claims}


class TestRanges:
    @given(annotations(), RANGES)
    def test_overlapping_is_exact(self, annotation, wanted):
        start, end = wanted

        assert ids(annotation.overlapping(start, end)) == by_brute_force(annotation, lambda a, b: a < end and start < b)

    @given(annotations(), RANGES)
    def test_covering_is_exact(self, annotation, wanted):
        start, end = wanted

        assert ids(annotation.covering(start, end)) == by_brute_force(annotation, lambda a, b: a <= start and end <= b)

    @given(annotations(), RANGES)
    def test_covered_is_exact(self, annotation, wanted):
        start, end = wanted

        assert ids(annotation.covered(start, end)) == by_brute_force(annotation, lambda a, b: start <= a and b <= end)

    @given(st.lists(RANGES, max_size=20), RANGES)
    def test_index_gives_ranges_by_start_then_in_the_order_given(self, ranges, wanted):
        numbered = [(start, end, number) for number, (start, end) in enumerate(ranges)]
        expected = sorted((r for r in numbered if r[0] < wanted[1] and wanted[0] < r[1]), key=lambda r: (r[0], r[2]))

        assert SpanIndex(numbered).overlapping(*wanted) == expected

    @pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5)])
    def test_empty_range_is_refused(self, sheet, start, end):
        with pytest.raises(ValueError, match="end must be greater than start"):
            sheet.overlapping(start, end)

    def test_same_words_serve_several_claims(self, sheet):
        start = sheet.source.text.index("All these conditions now exist")

        found = sheet.covering(start, start + len("All these conditions now exist"))

        assert [claim.id for claim in found] == [
            "condition-responsibility",
            "condition-compliance",
            "condition-repression",
        ]


class TestSelection:
    def test_claim_is_found_by_id(self, sheet):
        assert sheet.claim("displaced-total").quantity.value == 250000

    def test_unknown_id_suggests_a_near_one(self, sheet):
        with pytest.raises(factcheck.errors.NoSuchClaim, match="did you mean displaced-total") as raised:
            sheet.claim("displaced-totl")

        assert raised.value.id == "displaced-totl"
        assert raised.value.annotation == "kosovo-objectives-1999"

    def test_unknown_id_is_a_key_error_too(self, sheet):
        with pytest.raises(KeyError):
            sheet.claim("none")

    def test_family_selects_all_its_terms(self, sheet):
        chosen = sheet.select(category="quantity")

        assert {term for claim in chosen for term in claim.categories if term.startswith("quantity.")} == {
            "quantity.comparison", "quantity.flow", "quantity.stock", "quantity.vague",
        }  # fmt: skip

    def test_beginning_of_a_family_is_no_category(self, sheet):
        with pytest.raises(factcheck.errors.NoSuchTerm, match="did you mean quantity"):
            sheet.select(category="quant")

    def test_conditions_are_joined(self, sheet):
        chosen = sheet.select(category="quantity.stock", mode="asserted")

        assert [claim.id for claim in chosen] == [
            "displaced-total", "refugees-albania", "refugees-macedonia", "refugees-montenegro", "security-forces-total",
        ]  # fmt: skip

    def test_checkability_and_tag_are_conditions_too(self):
        tagged = Claim(
            id="a",
            statement="S.",
            spans=[Span(start=0, end=1, exact="x")],
            categories=["event.state"],
            tags=["t"],
            checkability="not-checkable",
        )
        plain = claim_over(1, [(0, 2)])
        annotation = Annotation(id="a", source=Source.from_text(TEXT, title="T"), claims=[plain, tagged])

        assert annotation.select(tag="t") == annotation.select(checkability="not-checkable") == (tagged,)

    def test_reading_order_is_that_of_core_spans_and_the_longer_first(self):
        lead = Span(start=0, end=4, exact=TEXT[:4], role="lead-in")
        late = Claim(id="late", statement="S.", spans=[lead, Span(start=30, end=31, exact="x")], categories=["event.state"])
        short, long = claim_over(1, [(10, 12)]), claim_over(2, [(10, 20)])
        annotation = Annotation(id="a", source=Source.from_text(TEXT, title="T"), claims=[late, short, long])

        assert [claim.id for claim in annotation.reading_order] == ["c2", "c1", "late"]

    def test_words_of_a_claim_are_its_lead_in_and_core(self, sheet):
        assert sheet.claim("risk-macedonia").words == "Continued fighting in Kosovo has the potential to … Destabilize Macedonia"

    def test_words_leave_out_context(self, sheet):
        assert sheet.claim("osce-regime-established").words == "the establishment of the OSCE … verification regimes"
