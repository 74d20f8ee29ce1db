"""The quick look and the checks that word findings give the same answer."""

from __future__ import annotations

import copy
import json
import random

from factcheck.integrity import check_integrity
from factcheck.integrity.acceptance import Acceptance
from factcheck.schema import conforms
from factcheck.vocabulary import load_vocabulary

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
    "work-lost",
    "event.state",
    "core",
    "context",
    "1999",
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


def test_what_is_accepted_at_a_glance_has_no_findings(mill, monkeypatch):
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
    acceptance = Acceptance(sheet.source.text, load_vocabulary("press-statement"))

    refused = [claim for claim in value["claims"] if not acceptance.accepts(claim)]
    for claim in refused:
        acceptance.note(claim)

    # A period whose ends are not both days wants the closer look.
    assert len(refused) <= 1
    assert acceptance.accepts_rest(value["unclaimed"])
