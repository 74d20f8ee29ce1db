"""Figures of one document against each other: what is certain is reported, and nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.figures import figure_findings
from factcheck.figures.intervals import interval_of

FLOW = {"measure": "displaced", "unit": "person", "population": "people displaced", "kind": "flow"}
STOCK = {"measure": "displaced", "unit": "person", "population": "people displaced", "kind": "stock", "as_of": "1999-03-26"}
PART = {"unit": "person", "kind": "stock", "as_of": "1999-03-26"}


def claim(id_, quantity, *relations, **more):
    linked = [dict(zip(("type", "target", "status"), relation, strict=False)) for relation in relations]
    return {"id": id_, "quantity": quantity, "relations": linked, **more}


def found(*claims, issued="1999-03-26"):
    return [(finding.code, finding.where) for finding in figure_findings({"claims": claims, "source": {"issued": issued}})]


def inner(**more):
    return claim("inner", {**FLOW, "low": 80, "since": "1999-03-19", **more})


def outer(**more):
    return claim("outer", {**FLOW, "high": 60, "since": "1999-02", **more})


class TestNestedPeriods:
    def test_longer_period_is_found_among_several(self):
        others = [claim(f"o{n}", {**FLOW, "high": 10 * n, "since": f"1999-03-{19 + n}"}) for n in range(1, 4)]

        assert ("FC320", "/claims/4/quantity") in found(*others, outer(), inner())

    def test_sum_over_a_part_of_a_period_may_not_exceed_the_whole(self):
        assert found(outer(), inner()) == [("FC320", "/claims/1/quantity")]

    def test_finding_says_both_figures(self):
        (finding,) = figure_findings({"claims": [outer(), inner()], "source": {"issued": "1999-03-26"}})

        assert finding.message == "inner ([80, ∞)) exceeds outer ([0, 60]), whose period holds its own"

    @pytest.mark.parametrize(
        "change",
        [
            {"low": 60},
            {"unit": "family"},
            {"population": "people who fled"},
            {"place": "Kosovo"},
            {"measure": "homeless"},
            {"since": "1999-02-15"},
            {"since": "1999-01"},
            {"until": "1999-04"},
            {"low": 80, "high": 40},
        ],
        ids=str,
    )
    def test_what_is_not_certain_is_not_reported(self, change):
        assert found(outer(), inner(**change)) == []

    def test_period_whose_end_nobody_knows_holds_none(self):
        assert found(outer(), inner(), issued=None) == []
        assert found(outer(since=".."), inner()) == []

    def test_balance_that_counts_nobody_may_grow_and_shrink(self):
        balance = {key: FLOW[key] for key in ("measure", "kind")}

        claims = [
            claim("i", {**balance, "low": 80, "since": "1999-03-19"}),
            claim("o", {**balance, "high": 60, "since": "1999-02"}),
        ]
        assert found(*claims) == []

    @pytest.mark.parametrize("mode", ["reported", "conditional"])
    def test_figure_that_is_not_the_documents_own_is_left_out(self, mode):
        assert found(outer(), {**inner(), "mode": mode}) == []

    @pytest.mark.parametrize(
        "relation", [("part-of", "outer", "undetermined"), ("tension-with", "outer"), ("contradicts", "outer")]
    )
    def test_link_that_the_file_leaves_open_or_calls_at_odds_is_not_reported(self, relation):
        assert found(outer(), claim("inner", inner()["quantity"], relation)) == []


class TestPartsAndTotals:
    def total(self, *relations, **more):
        return claim("all", {**STOCK, "value": 100, "comparators": ["exactly"], **more}, *relations)

    def part(self, id_, value, *relations, **more):
        return claim(id_, {**PART, "value": value, "comparators": ["exactly"], **more}, *relations)

    def test_parts_add_up_to_no_more_than_the_total(self):
        some, others = self.part("some", 60, ("part-of", "all")), self.part("others", 41, ("part-of", "all", "inferred"))

        assert found(self.total(), some, others) == [("FC321", "/claims/0/quantity")]
        assert found(self.total(("contains", "some"), ("contains", "others")), self.part("some", 60), self.part("others", 41))
        assert found(self.total(), some, self.part("others", 40, ("part-of", "all"))) == []

    def test_one_part_exceeds_the_total(self):
        (finding,) = figure_findings({"claims": [self.total(), self.part("some", 101, ("part-of", "all"))], "source": {}})

        assert finding.message == "the part some (101) is at least 101, more than all (100)"

    def test_link_stated_twice_is_one_part(self):
        assert found(self.total(("contains", "some")), self.part("some", 60, ("part-of", "all"))) == []

    def test_undetermined_link_is_never_added_up(self):
        parts = [self.part(name, 90, ("part-of", "all", "undetermined")) for name in ("some", "others")]

        assert found(self.total(), *parts) == []

    def test_rounding_is_allowed_for(self):
        shares = [claim(name, {"value": value, "unit": "percent"}, ("part-of", "all")) for name, value in (("a", 34), ("b", 67))]

        assert found(claim("all", {"value": 100, "unit": "percent"}), *shares) == []

    @pytest.mark.parametrize("more", [{"unit": "family"}, {"kind": "count"}, {"as_of": "1999-05"}], ids=str)
    def test_part_of_another_unit_kind_or_day_is_not_added(self, more):
        assert found(self.total(), self.part("some", 101, ("part-of", "all"), **more)) == []

    def test_part_of_a_part_is_in_the_sum_already(self):
        some = self.part("some", 60, ("part-of", "all"))

        assert found(self.total(), some, self.part("few", 50, ("part-of", "all"), ("part-of", "some", "undetermined"))) == []
        assert found(self.total(), some, self.part("again", 60, ("part-of", "all"), ("restates", "some"))) == []

    def test_part_without_a_lower_bound_or_a_number_adds_nothing_certain(self):
        some = self.part("some", 101, ("part-of", "all"))
        unknown = claim("others", {**PART, "high": 5}, ("part-of", "all"))

        assert found(self.total(), some, unknown) == []
        assert found(self.total(), some, claim("others", {**PART, "as_written": "many"}, ("part-of", "all"))) != []

    def test_part_of_a_claim_without_a_figure_is_no_matter(self):
        assert found({"id": "all"}, self.part("some", 1, ("part-of", "all")), self.part("others", 2)) == []

    def test_sum_over_a_shorter_period_is_a_part_too(self):
        whole = claim("whole", {**FLOW, "measure": "w", "high": 60, "since": "1999-02"})
        early = claim(
            "early", {**FLOW, "measure": "e", "low": 80, "since": "1999-03-19", "until": "1999-03-20"}, ("part-of", "whole")
        )

        assert found(whole, early) == [("FC321", "/claims/0/quantity")]


class TestDisagreement:
    def one(self, id_="one", **more):
        return claim(id_, {**STOCK, **more})

    def test_two_figures_for_the_same_share_no_number(self):
        assert found(self.one(high=300), self.one("two", value=340)) == [("FC322", "/claims/1/quantity")]

    def test_sums_over_the_same_period_share_no_number(self):
        assert found(outer(), inner(since="1999-02")) == [("FC322", "/claims/1/quantity")]

    @pytest.mark.parametrize(
        "more",
        [{"value": 290}, {"as_of": "1999-03-27"}, {"as_of": "1999-03"}, {"place": "Pristina"}, {"unit": "family"}],
        ids=str,
    )
    def test_figures_that_can_both_hold_are_not_reported(self, more):
        assert found(self.one(high=300), self.one("two", **{"value": 340, **more})) == []

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.sampled_from(["more-than", "at-least"])), max_size=7))
    def test_figure_is_reported_exactly_if_an_earlier_one_shares_no_number_with_it(self, drawn):
        claims = [self.one(str(n), low=low, high=low + more, comparators=[word]) for n, (low, more, word) in enumerate(drawn)]
        intervals = [interval_of(one["quantity"]) for one in claims]

        apart = [n for n, one in enumerate(intervals) if not all(one.overlaps(other) for other in intervals[:n])]
        assert found(*claims) == [("FC322", f"/claims/{n}/quantity") for n in apart]

    def test_two_speakers_may_disagree(self):
        other = {**self.one("two", value=340), "attribution": {"voice": "named", "speaker": "NATO"}}

        assert found(self.one(high=300), other) == []

    def test_claims_that_the_file_relates_as_at_odds_are_not_reported(self):
        assert found(self.one(high=300), claim("two", {**STOCK, "value": 340}, ("contrasts", "one"))) == []


def test_fact_sheet_sums_no_refugees_into_the_displaced(sheet_path):
    value = json.loads(sheet_path.read_text(encoding="utf-8"))
    assert list(figure_findings(value)) == []

    for one in value["claims"]:
        if one["id"].startswith("refugees-"):
            one["quantity"]["value"] = 10**6
    assert list(figure_findings(value)) == []

    for one in value["claims"]:
        for relation in one.get("relations", ()):
            relation.pop("status", None)
    assert [finding.code for finding in figure_findings(value)] == ["FC321"]
