"""Cases that need no Python to read, and that programs in other languages can hold themselves to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck
from factcheck.contract.codec import annotation_from_value, to_value
from factcheck.contract.conformance import check_schema
from factcheck.figures import Figure, compare
from factcheck.model import Quantity, Work
from factcheck.works import cite, works_from_bibtex
from tests.unchecked import unchecked

# Cases are those of any CSL and of any way to write a unit, also of what no file of ours would hold.
WORK = Work(id="w", csl={"type": "report", "title": "T"})


def quantity_of(value):
    return unchecked(Quantity(value=1), **{"value": None, **value, "comparators": tuple(value.get("comparators", ()))})


SUITE = Path(__file__).parent / "suite"


def cases(name):
    loaded = json.loads((SUITE / name / "cases.json").read_text(encoding="utf-8"))["cases"]
    return pytest.mark.parametrize("case", loaded, ids=[case["about"] for case in loaded])


def read(value):
    assert check_schema(value) == []
    return annotation_from_value(value)


@cases("weighing")
def test_weighing(case):
    weighed = factcheck.weigh(read(case["annotation"]), case["claim"], as_of=case["as_of"])

    assert case["expected"] == {
        "slots": {held.slot.kind: {"state": held.state, "filling": list(held.filling)} for held in weighed.slots},
        "supporting": list(weighed.supporting),
        "contradicting": list(weighed.contradicting),
        "disinterested": list(weighed.disinterested),
    }


@cases("comparing")
def test_comparing(case):
    one, other = (Figure(quantity=quantity_of(case[key]["quantity"]), stated=case[key]["stated"]) for key in ("one", "other"))

    for found in (compare(one, other), compare(other, one)):
        assert {"relation": found.relation, "dimension": found.dimension} == case["expected"]


@cases("diff")
def test_diff(case):
    changes = factcheck.diff(read(case["old"]), read(case["new"]))

    assert [{"kind": one.kind, "claim": one.claim, "field": one.field} for one in changes] == case["expected"]


@cases("merging")
def test_merging(case):
    base, ours, theirs = (read(case[side]) for side in ("base", "ours", "theirs"))
    merged = factcheck.merge(base, ours, theirs)

    assert to_value(merged.annotation) == case["expected"]
    assert [str(conflict) for conflict in merged.conflicts] == case["conflicts"]


@cases("citing")
def test_citing(case):
    assert cite(unchecked(WORK, csl=case["csl"])).text == case["expected"]


@cases("bibtex")
def test_bibtex(case):
    imported = works_from_bibtex(case["bibtex"])

    assert [{"id": work.id, "csl": work.csl} for work in imported.works] == case["expected"]
    assert [[loss.where, loss.kind, loss.what] for loss in imported.losses] == case["losses"]
