"""The quick looks and the checks that word findings give the same answer."""

from __future__ import annotations

import copy
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks import links, passages, run
from factcheck.checks.acceptance import Acceptance, Glance
from factcheck.checks.details import detail_findings
from factcheck.checks.figures import _parts
from factcheck.checks.figures_apart import apart_findings
from factcheck.checks.run import check_integrity
from factcheck.checks.statements import Statements
from factcheck.contract.codec import to_value
from factcheck.contract.conformance import conforms
from factcheck.contract.json_text import plain_value
from factcheck.contract.vocabulary import load_vocabulary
from tests.strategies import annotations

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
    "mill-massacre",
    "no-mill",
    "Forty people did not lose their work.",
    "It closed on 3 May,\n\u0664\u0660 people said; they didn’t.",
    "D\u0131d it end m\u0130d-May, or late in May?",
    "2024-05-01/2024-05-09",
    "The paper confirms it.",
    "part-of",
    {"type": "contains", "target": "work-lost"},
    {"measure": "work-lost", "value": 50, "as_of": "2024-05-02"},
    {"measure": "work-lost", "value": 5, "as_of": "2024-05-02"},
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
        parent[key] = copy.deepcopy(rng.choice(SPOILT))
    elif action < 0.8:
        del parent[key]
    elif isinstance(parent, list):
        parent.append(copy.deepcopy(rng.choice([parent[key], *SPOILT])))
    else:
        added = ["low", "until", "since", "role", "prefix", "suffix", "min_origins", "quantity", "gist"]
        parent[rng.choice(added)] = copy.deepcopy(rng.choice(SPOILT))


@pytest.fixture
def evidenced_mill(mill):
    """The small annotation with works, origins, and references to them."""
    paper = {"work": "paper", "stance": "supports", "origins": ["agency"]}
    register = {"work": "register", "stance": "different-figure", "quantity": {"low": 38, "high": 40, "since": "2024-05-01"}}
    mill["claims"][0]["slots"][0]["references"] = [paper, register, {**paper, "gist": "Says so twice."}]
    mill["works"] = [{"id": id_, "csl": {"type": "report", "title": id_}} for id_ in ("paper", "register")]
    mill["origins"] = [{"id": "agency", "name": "An agency"}]
    return mill


def found_closely(monkeypatch, value, text, vocabulary):
    """Find what is wrong without any quick look: all claims are gone through by what words findings."""

    def doubt(self, claims):
        numbers = set(range(len(claims)))
        return Glance(unplaced=numbers, doubtful=numbers, citing={number for number in numbers if "slots" in claims[number]})

    def figures(value):
        claims = value["claims"]
        numbered = [(number, claim) for number, claim in enumerate(claims) if "quantity" in claim]
        return apart_findings(value, numbered, *_parts(claims, {claim["id"] for claim in claims}))

    class Everything:
        def heard(self, texts):
            return [number for number, text in enumerate(texts) if text]

    with monkeypatch.context() as patched:
        patched.setattr(Acceptance, "glance", doubt)
        patched.setattr(run, "figure_findings", figures)
        patched.setattr(passages, "_GRANTING_WORDS", Everything())
        patched.setattr(Acceptance, "accepts_rest", lambda self, unclaimed: False)
        patched.setattr(Statements, "telling", lambda self, claims: range(len(claims)))
        patched.setattr(run, "telling_ids", lambda claims: range(len(claims)))
        patched.setattr(links, "_lead_somewhere", lambda stated, ids: False)
        return check_integrity(value, text, vocabulary)


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
        if check_integrity(value, text, vocabulary) != found_closely(monkeypatch, value, text, vocabulary):
            differing.append(json.dumps([value["claims"], value["unclaimed"]]))

    assert judged > 1000
    assert differing == []


# Making an annotation takes far longer than checking it.
@settings(max_examples=30)
@given(annotations(), st.randoms(use_true_random=False), st.integers(0, 2))
def test_of_any_annotation_the_quick_look_passes_only_what_has_no_findings(annotation, rng, times):
    value, _ = plain_value(to_value(annotation))
    value.setdefault("unclaimed", [])
    whole = copy.deepcopy(value)
    for _ in range(times):
        spoil(value, rng)
    value = value if conforms(value) else whole
    vocabulary = load_vocabulary("press-statement")
    text = annotation.source.text

    with pytest.MonkeyPatch.context() as patch:
        assert check_integrity(value, text, vocabulary) == found_closely(patch, value, text, vocabulary)


def test_sound_claims_are_accepted_at_a_glance(sheet_path, sheet):
    value = json.loads(sheet_path.read_text(encoding="utf-8"))
    works, origins = ([record["id"] for record in value[key]] for key in ("works", "origins"))
    acceptance = Acceptance(sheet.source.text, load_vocabulary("press-statement"), works=works, origins=origins)

    glance = acceptance.glance(value["claims"])

    # A season or a doubtful date at the end of a period wants the closer look, and loose words for a number or a date do; nothing
    # else does.
    assert glance.unplaced == set()
    wanting = ("~", "?", "hundreds", "thousands", "mid-", "late", "end", "last", "first")
    assert all(any(word in json.dumps(value["claims"][number]) for word in wanting) for number in glance.doubtful)
    assert acceptance.accepts_rest(value["unclaimed"])


PARTS = [
    "1998",
    "1998-06-20/1998-07",
    "../1998-03",
    "1998-11/..",
    "1998-02",
    "1998-12",
    "1998-12-31",
    "1999",
    "1999-01-01",
    "1999-02-28",
    "1999-21",
    "1998-24",
    "1999?",
    "199X",
]


@pytest.mark.parametrize("since", PARTS)
@pytest.mark.parametrize("until", PARTS)
def test_period_that_is_accepted_at_a_glance_does_not_end_before_it_begins(mill, since, until):
    claim = {**mill["claims"][0], "time": {"since": since, "until": until}}
    glance = Acceptance(mill["source"]["text"], load_vocabulary("press-statement")).glance([claim])

    assert glance.doubtful or list(detail_findings(claim, "/claims/0")) == []


def test_period_from_a_month_to_a_day_is_accepted_at_a_glance(mill):
    claim = {**mill["claims"][0], "time": {"since": "1998-11", "until": "1999-03-26"}}

    assert not Acceptance(mill["source"]["text"], load_vocabulary("press-statement")).glance([claim]).doubtful
