"""Excerpts and figures of references against their claim."""

from __future__ import annotations

import pytest

from factcheck.checks.excerpts import excerpt_findings
from factcheck.contract.vocabulary import load_vocabulary

FORTY = {"measure": "laid-off", "value": 40, "unit": "person", "kind": "flow"}


def found(reference, *, quantity=None, category="quantity.flow", statement="Forty were laid off.", vocabulary="press-statement"):
    references = [{"work": "log", "stance": "supports", **reference}]
    claim = {
        "statement": statement,
        "spans": [{"exact": statement}],
        "categories": [category],
        "slots": [{"kind": "primary-statistics", "references": references}, {"kind": "independent-report"}],
    }
    if quantity:
        claim["quantity"] = quantity
    known = load_vocabulary(vocabulary) if vocabulary else None
    place = "/claims/0/slots/0/references/0/"
    return [(one.code, one.where.removeprefix(place)) for one in excerpt_findings(claim, known, "/claims/0")]


@pytest.mark.parametrize(
    ("excerpt", "quantity", "lacks"),
    [
        ("40 workers", {"value": 40}, False),
        ("forty workers", {"value": 40}, False),
        ("a quarter of a million", {"value": 250_000, "as_written": "a quarter of a million"}, False),
        ("240,000 displaced", {"value": 240_000}, False),
        ("38 workers", {"value": 40}, True),
        ("some workers", {"value": 40}, True),
        ("more than 40 workers", {"low": 40}, False),
        ("between 30 and 50", {"low": 30, "high": 50}, False),
        ("hundreds of thousands", {"low": 200_000, "as_written": "hundreds of thousands"}, False),
        ("half of them", {"value": 50, "unit": "percent"}, False),
        ("many workers", {"as_of": "2024-05-02"}, False),
    ],
)
def test_figure_that_is_taken_from_a_passage_stands_in_its_excerpt(excerpt, quantity, lacks):
    assert found({"excerpt": excerpt, "quantity": quantity}) == ([("FC625", "excerpt")] if lacks else [])


def test_passage_without_an_excerpt_is_left_alone():
    assert found({"quantity": {"value": 40}}) == []


@pytest.mark.parametrize(
    ("category", "stance", "excerpt", "lacks"),
    [
        ("legal.characterisation", "supports", "acts of genocide took place", False),
        ("legal.characterisation", "supports", "a genocidal campaign", False),
        ("legal.characterisation", "supports", "many were killed there", True),
        ("legal.characterisation", "contradicts", "many were killed there", True),
        ("legal.characterisation", "context", "many were killed there", False),
        ("event.incident", "supports", "many were killed there", False),
    ],
)
def test_wording_that_is_at_issue_stands_in_the_excerpt(category, stance, excerpt, lacks):
    statement = "What happened at the mill was genocide."

    assert found({"excerpt": excerpt, "stance": stance}, category=category, statement=statement) == (
        [("FC625", "excerpt")] if lacks else []
    )


def test_without_a_vocabulary_no_wording_is_at_issue():
    assert found({"excerpt": "many were killed"}, category="legal.characterisation", vocabulary=None) == []


@pytest.mark.parametrize(
    ("stance", "quantity", "against"),
    [
        ("supports", {"value": 60}, True),
        ("supports", {"value": 40}, False),
        ("supports", {"low": 30, "comparators": ["more-than"]}, False),
        ("supports", {"low": 50, "comparators": ["more-than"]}, True),
        ("supports", {"value": 60, "measure": "re-hired"}, False),
        ("supports", {"value": 60, "unit": "family"}, False),
        ("different-figure", {"value": 60}, False),
        ("contradicts", {"value": 60}, False),
    ],
)
def test_passage_that_supports_while_its_own_figure_contradicts_is_found(stance, quantity, against):
    figure = str(next(iter(quantity.values())))

    assert found({"excerpt": figure, "stance": stance, "quantity": quantity}, quantity=FORTY) == (
        [("FC627", "stance")] if against else []
    )
