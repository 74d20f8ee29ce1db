"""The quick look and the checks that word findings give the same answer."""

from __future__ import annotations

import copy
import json
import random

import pytest

from factcheck.checks.acceptance import Acceptance
from factcheck.checks.details import detail_findings
from factcheck.checks.run import check_integrity
from factcheck.contract.conformance import conforms
from factcheck.contract.vocabulary import load_vocabulary

SPOILT = [
    0,
    1,
    5,
    13,
    38,
    920.0,
    2**40,
    "x",
    "Up to",
    "mill-closed",
    "paper",
    "agency",
    "work-lost",
    "event.state",
    "core",
    "context",
    "1999",
    "hundreds of thousands",
    "in late May",
    "2024-06/..",
    50,
]


def spoil(value, rng):
    """Replace, remove or double something at a random place of a claim or an unclaimed span."""
    place = rng.choice([*value["claims"], *value["unclaimed"]])
    key = None
    while isinstance(place, dict | list) and place:
        parent, key = place, rng.choice(list(place) if isinstance(place, dict) else range(len(place)))
        place = parent[key]
        if rng.random() < 0.25:
            break
    action = rng.random()
    if action < 0.6:
        parent[key] = rng.choice(SPOILT)
    elif action < 0.8:
        del parent[key]
    elif isinstance(parent, list):
        parent.append(copy.deepcopy(parent[key]))
    else:
        parent[rng.choice(["low", "until", "since", "role", "prefix", "suffix", "min_origins"])] = rng.choice(SPOILT)


@pytest.fixture
def evidenced_mill(mill):
    """The small annotation with works, origins, and references to them."""
    paper = {"work": "paper", "stance": "supports", "origins": ["agency"]}
    register = {"work": "register", "stance": "different-figure", "quantity": {"low": 38, "high": 40, "since": "2024-05-01"}}
    mill["claims"][0]["slots"][0]["references"] = [paper, register, {**paper, "gist": "Says so twice."}]
    mill["works"] = [{"id": id_, "csl": {"type": "report", "title": id_}} for id_ in ("paper", "register")]
    mill["origins"] = [{"id": "agency", "name": "An agency"}]
    return mill


def test_what_is_accepted_at_a_glance_has_no_findings(evidenced_mill, monkeypatch):
    mill = evidenced_mill
    rng = random.Random(1999)
    vocabulary = load_vocabulary("press-statement")
    text = mill["source"]["text"]
    judged = 0
    differing = []
    for _ in range(7000):
        value = copy.deepcopy(mill)
        for _ in range(rng.randint(1, 2)):
            spoil(value, rng)
        if not conforms(value):
            continue
        judged += 1
        quick = check_integrity(value, text, vocabulary)
        with monkeypatch.context() as patched:
            patched.setattr(Acceptance, "accepts", lambda self, claim: False)
            patched.setattr(Acceptance, "accepts_rest", lambda self, unclaimed: False)
            thorough = check_integrity(value, text, vocabulary)
        if quick != thorough:
            differing.append(json.dumps([value["claims"], value["unclaimed"]]))

    assert judged > 1000
    assert differing == []


def test_sound_claims_are_accepted_at_a_glance(sheet_path, sheet):
    value = json.loads(sheet_path.read_text(encoding="utf-8"))
    works, origins = ([record["id"] for record in value[key]] for key in ("works", "origins"))
    acceptance = Acceptance(sheet.source.text, load_vocabulary("press-statement"), works=works, origins=origins)

    refused = [claim for claim in value["claims"] if not acceptance.accepts(claim)]
    for claim in refused:
        acceptance.note(claim)

    # A season or a doubtful date at the end of a period wants the closer look, a chain of voices, and loose words for a number
    # or a date do; nothing else does.
    wanting = ("~", "?", "/", '"relay"', "hundreds", "thousands", "mid-", "late", "end", "last", "first")
    assert all(any(word in json.dumps(claim) for word in wanting) for claim in refused)
    assert acceptance.accepts_rest(value["unclaimed"])


PARTS = ["1998", "1998-02", "1998-12", "1998-12-31", "1999", "1999-01-01", "1999-02-28", "1999-21", "1998-24", "1999?", "199X"]


@pytest.mark.parametrize("since", PARTS)
@pytest.mark.parametrize("until", PARTS)
def test_period_that_is_accepted_at_a_glance_does_not_end_before_it_begins(mill, since, until):
    claim = {**mill["claims"][0], "time": {"since": since, "until": until}}
    accepted = Acceptance(mill["source"]["text"], load_vocabulary("press-statement")).accepts(claim)

    assert not accepted or list(detail_findings(claim, "/claims/0")) == []


def test_period_from_a_month_to_a_day_is_accepted_at_a_glance(mill):
    claim = {**mill["claims"][0], "time": {"since": "1998-11", "until": "1999-03-26"}}

    assert Acceptance(mill["source"]["text"], load_vocabulary("press-statement")).accepts(claim)
