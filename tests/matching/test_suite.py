"""The matcher on labelled cases: pairs of claims, and two documents whose pairs were labelled by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck
from factcheck.contract.codec import annotation_from_value

ROOT = Path(__file__).resolve().parent.parent.parent
SUITE = ROOT / "tests" / "suite" / "matching"
CASES = json.loads((SUITE / "cases.json").read_text(encoding="utf-8"))["cases"]
GOLDEN = sorted(path for path in SUITE.glob("*.json") if path.name != "cases.json")

LEAST_PRECISION, LEAST_RECALL, LEAST_RIGHT, LEAST_NAMED = 0.85, 0.85, 0.9, 0.6
"""What a change of the algorithm may not fall below; how far it reaches stands in the explanation of the documentation."""


def annotation_of(side, id):
    said = side.get("said", side["claim"]["statement"])
    claim = {"id": "claim", **side["claim"], "spans": [{"start": 0, "end": len(said), "exact": said}]}
    source = {"title": id, "issued": side["issued"], "text": said, "sha256": "0" * 64, "length": len(said)}
    origins = [{"id": "issuer", "name": side["issuer"]}] if "issuer" in side else []
    issuer = {"issuer": "issuer"} if origins else {}
    return annotation_from_value({"id": id, "source": {**source, **issuer}, "claims": [claim], "origins": origins})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_pair_of_claims_has_the_relation_that_it_is_labelled_with(case):
    matches = factcheck.match(annotation_of(case["one"], "one"), annotation_of(case["other"], "other"))

    assert [found.relation for found in matches] == ([case["relation"]] if case["relation"] else []), [
        found.why for found in matches
    ]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_matches_of_two_documents_are_those_that_a_person_made(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    labelled = {(claim, target): relation for claim, relation, target in golden["pairs"]}
    document, earlier = (factcheck.load(ROOT / golden[key]) for key in ("document", "earlier"))
    found = {(one.claim.id, one.other.id): one.relation for one in factcheck.match(document, earlier)}

    shared = labelled.keys() & found.keys()

    assert len(shared) / len(found) >= LEAST_PRECISION
    assert len(shared) / len(labelled) >= LEAST_RECALL
    named = [pair for pair in shared if found[pair] != "related"]
    to_name = [pair for pair in labelled if labelled[pair] != "related"]
    assert sum(found[pair] == labelled[pair] for pair in named) / len(named) >= LEAST_RIGHT
    assert len(named) / len(to_name) >= LEAST_NAMED


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_nothing_is_called_a_restatement_that_a_person_did_not_call_one(path):
    golden = json.loads(path.read_text(encoding="utf-8"))
    document, earlier = (factcheck.load(ROOT / golden[key]) for key in ("document", "earlier"))
    restated = {(claim, target) for claim, relation, target in golden["pairs"] if relation == "restates"}

    found = {(one.claim.id, one.other.id) for one in factcheck.match(document, earlier) if one.relation == "restates"}

    assert found <= restated
