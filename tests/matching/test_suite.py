"""The matcher on labelled cases: pairs of claims, and two documents whose pairs were labelled by hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import attrs
import pytest

import factcheck
from factcheck.contract.codec import annotation_from_value

# What the matcher finds is found once for all that is asked of it, by one worker.
pytestmark = pytest.mark.xdist_group("pairs of claims")

ROOT = Path(__file__).resolve().parent.parent.parent
SUITE = ROOT / "tests" / "suite" / "matching"
CASES = json.loads((SUITE / "cases.json").read_text(encoding="utf-8"))["cases"]
GOLDEN = sorted(path for path in SUITE.glob("*.json") if path.name != "cases.json" and not path.name.startswith("pairs"))

SETS = [
    "second-odd", "second-even",
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
    "south-1", "south-2", "south-3", "south-4", "south-5", "south-6", "south-7", "south-8",
    "east-1", "east-2", "east-3", "east-4", "east-5", "east-6", "east-7", "east-8",
    "west-1", "west-2", "west-3", "west-4", "west-5", "west-6",
    "blind-1", "blind-2",
]  # fmt: skip
"""The sets of pairs in about twenty languages, in the order in which they were written."""

LEAST_OF_FORM, LEAST_OF_MEANING = 0.8, 0.5
"""Least shares of true restatements found: where form, order, number, date, unit or name differ, and where words do."""

LEAST_PRECISION, LEAST_RECALL, LEAST_RIGHT, LEAST_NAMED = 0.85, 0.85, 1.0, 0.5
"""What a change of the algorithm may not fall below. That a relation is right counts more than that there is one; how far it
reaches stands in the explanation of the documentation."""


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


@cache
def found_in(half):
    """Give each pair of a half with the relation that the matcher gives it; the second set has its halves in one file."""
    name, _, ordinal = half.rpartition("-") if half.endswith(("-odd", "-even")) else (half, "", "")
    pairs = json.loads((SUITE / f"pairs-{name}.json").read_text(encoding="utf-8"))["pairs"]
    wanted = {"": pairs, "odd": pairs[::2], "even": pairs[1::2]}[ordinal]
    return [(pair, relation_of(pair)) for pair in wanted]


def relation_of(pair):
    one, other = (annotation_of(side_of(pair, side), side) for side in ("one", "other"))
    found = factcheck.match(
        *(attrs.evolve(side, source=attrs.evolve(side.source, language=pair["language"])) for side in (one, other))
    )
    return found[0].relation if found else None


def side_of(pair, side):
    issued = dict(zip(("one", "other"), pair.get("issued", ["2031-05-13"] * 2), strict=True))
    return {"issued": issued[side], "claim": {"statement": pair[side], "categories": ["event.incident"]}}


@pytest.mark.parametrize(
    "half",
    [
        "dev",
        "report",
        "traps",
        "moretraps",
        "southtraps",
        "easttraps",
        "westtraps",
        "trickytraps",
        "west-words",
        "south-words",
        "plain",
        "plaintraps",
        *SETS,
    ],
)
def test_no_pair_that_differs_in_sense_is_called_a_restatement(half):
    called = [pair for pair, relation in found_in(half) if relation == "restates" and pair["relation"] != "restates"]

    assert called == []


@pytest.mark.parametrize("half", ["dev", "report"])
def test_pairs_that_say_the_same_are_found_by_group(half):
    groups = {}
    for pair, relation in found_in(half):
        if pair["relation"] == "restates":
            groups.setdefault(pair["group"], []).append(relation == "restates")

    shares = {group: sum(found) / len(found) for group, found in groups.items()}

    assert min(len(found) for found in groups.values()) >= 5
    assert {
        group for group, share in shares.items() if share < (LEAST_OF_MEANING if group == "meaning" else LEAST_OF_FORM)
    } == set()


@pytest.mark.parametrize("half", [*SETS, "plain", "plaintraps"])
def test_pairs_of_twenty_languages_that_say_the_same_are_found(half):
    found = [
        (pair["group"] == "meaning", relation == "restates")
        for pair, relation in found_in(half)
        if pair["relation"] == "restates"
    ]

    of_form, of_meaning = ([same for is_meaning, same in found if is_meaning == wanted] for wanted in (False, True))

    assert sum(of_form) / len(of_form) >= LEAST_OF_FORM
    assert sum(of_meaning) >= LEAST_OF_MEANING * len(of_meaning)


@pytest.mark.parametrize("half", ["moretraps", "southtraps", "easttraps", "westtraps", "west-words", "south-words", *SETS])
def test_no_pair_is_called_a_contradiction_or_an_update_that_is_none(half):
    bold = [
        (pair, relation)
        for pair, relation in found_in(half)
        if relation not in ("restates", "related", None) and relation != pair["relation"]
    ]

    assert bold == []


def test_pairs_are_many_and_in_six_languages():
    pairs = [pair for half in ("dev", "report") for pair, _ in found_in(half)]

    assert len(pairs) >= 300
    assert {pair["language"] for pair in pairs} == {"en", "de", "fr", "es", "ru", "pl"}
    assert len({pair["language"] for half in ("second-odd", "second-even") for pair, _ in found_in(half)}) == 20
