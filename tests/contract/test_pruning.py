"""What the schema refuses of a record does not hide what else is wrong with it."""

from __future__ import annotations

import copy
import json

import pytest

import factcheck
from factcheck import Annotation, Claim, Source, Span
from factcheck.contract.codec import to_value
from factcheck.contract.conformance import check_schema, conforms
from factcheck.contract.pruning import prune

TEXT = "About 40 households fled. The mill closed."


@pytest.fixture
def value():
    spans = [Span(start=0, end=24, exact=TEXT[:24]), Span(start=26, end=41, exact=TEXT[26:41])]
    claims = [
        Claim(id=id_, statement=f"{span.exact}.", spans=[span], categories=[category])
        for id_, span, category in zip(("fled", "closed"), spans, ("quantity.flow", "event.incident"), strict=True)
    ]
    made = to_value(Annotation(id="a", source=Source.from_text(TEXT, title="T"), claims=claims))
    made["claims"][0]["quantity"] = {"value": 40, "unit": "household"}
    return made


def codes(value):
    findings = []
    try:
        factcheck.loads(json.dumps(value))
    except factcheck.InvalidAnnotation as error:
        findings = [(finding.code, finding.where) for finding in error.findings]
    return sorted(findings)


def test_three_faults_of_a_claim_are_found_at_once(value):
    value["claims"][0]["quantity"]["unit"] = "Households"
    value["claims"][0]["spans"][0]["start"] = 1
    value["claims"][0]["categories"] = ["quantity.flw"]

    assert codes(value) == [
        ("FC204", "/claims/0/quantity/unit"),
        ("FC301", "/claims/0/spans/0/exact"),
        ("FC405", "/claims/0/categories/0"),
    ]


def test_places_after_what_was_cut_are_those_of_the_file(value):
    value["claims"][0] = {"id": "no"}
    value["claims"][1]["spans"].insert(0, {"start": -1, "end": 2, "exact": "x"})
    value["claims"][1]["spans"][1]["exact"] = "The mill opened"

    assert codes(value)[-2:] == [("FC205", "/claims/1/spans/0/start"), ("FC301", "/claims/1/spans/1/exact")]


def test_what_a_cut_leaves_bare_is_no_fault(value):
    value["claims"][0]["spans"].append({"start": 0, "end": 5, "exact": "About", "role": "cores"})
    value["claims"][0]["spans"][0]["role"] = "lead-in"

    assert [code for code, _ in codes(value)] == ["FC410"]


def test_vocabulary_that_is_no_text_makes_no_category_wrong(value):
    value["vocabulary"] = 7
    value["claims"][0]["categories"] = ["own.term"]

    assert [where for _, where in codes(value)] == ["/vocabulary"]


@pytest.mark.parametrize("spoilt", [None, [], 7, {}, {"claims": 3}])
def test_value_of_which_nothing_can_be_kept_is_left(spoilt):
    assert prune(spoilt, "annotation", check_schema(spoilt)).value is None


def test_value_itself_stays_as_it_is(value):
    value["claims"][0]["tags"] = ["A B", "ok"]
    before = copy.deepcopy(value)

    rest = prune(value, "annotation", check_schema(value))

    assert value == before
    assert conforms(rest.value)
    assert rest.value["claims"][0]["tags"] == ["ok"]
    assert rest.in_whole("/claims/0/tags/0") == "/claims/0/tags/1"


def test_certain_repairs_are_data(value):
    value["claims"][0]["spans"][0].update(start=1, end=25)
    value["claims"][1]["spans"][0]["start"] = 26.0

    with pytest.raises(factcheck.InvalidAnnotation) as caught:
        factcheck.loads(json.dumps(value))

    assert [[(fix.where, fix.value) for fix in finding.fix] for finding in caught.value.findings] == [
        [("/claims/0/spans/0/start", 0), ("/claims/0/spans/0/end", 24)],
        [("/claims/1/spans/0/start", 26)],
    ]
