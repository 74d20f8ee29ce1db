"""The quick looks and the checks that word findings give the same answer."""

from __future__ import annotations

import copy
import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
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

DATES = ["2024", "2024-05", "2024-05-02", "2024-05-09", "2024-21", "2024-05~", "2024-05-01/2024-05-09", "../2024-05"]
WORDS = ["Up to", "on 2 May", "late May", "in m\u0130d-May", "hundreds of people", "The mill closed", "mill closes", "40"]
FIGURES = [
    {"measure": "work-lost", "value": 50, "as_of": "2024-05-02"},
    {"measure": "work-lost", "value": 5, "as_of": "2024-05-02"},
    {"value": 38, "as_written": "hundreds of people"},
]
REFERENCES = [
    {"work": "paper", "stance": "supports"},
    {"work": "paper", "stance": "supports", "excerpt": "The mill closed on a Thursday."},
    {"work": "work-lost", "stance": "contradicts", "gist": "The paper confirms it."},
    {"work": "register", "stance": "different-figure", "relay": [{"origin": "agency"}]},
]
RELATIONS = [
    {"type": type_, "target": id_} for type_ in ("part-of", "contains", "related") for id_ in ("mill-closed", "work-lost", "no")
]
ASSESSMENTS = [{"id": "first", "at": "2024-06-01", "by": "A", "verdict": "supported", "basis": "retrospective"}]
PERIOD = {"since": DATES, "until": DATES, "as_written": WORDS}

OF_EACH = {
    "claim": {
        "id": ["mill-closed", "mill-massacre", "no-mill", "quiet"],
        "statement": ["Forty people did not lose work.", "On 3 May,\n\u0664\u0660 said; they didn\u2019t.", "The mill closed."],
        "categories": [["event.state"], ["event.state", "quantity.flow"], ["event.none"]],
        "by": ["agency"],
        "hedges": [["Up to"], ["nearly"]],
        "time": [{"since": "2024-05-03", "until": "2024-05-02"}, {"at": "2024-05-02", "as_written": "late May"}],
        "quantity": FIGURES,
        "relations": [[one] for one in RELATIONS] + [RELATIONS[:1] * 2],
        "assessments": [ASSESSMENTS, ASSESSMENTS * 2],
        "slots": [[], [{"kind": "primary-record", "references": REFERENCES}, {"kind": "official-record"}]],
        "attribution": [{"voice": "own", "as_written": words} for words in WORDS],
    },
    "span": {
        "start": [0, 13, 38, 39, 13.0, 2**40],
        "end": [5, 11, 37, 70, 71, 920.0, 2**40],
        "exact": ["Mill closes", "mill"],
        "role": ["lead-in", "core"],
        "prefix": ["x", "\n"],
        "suffix": ["x", "."],
    },
    "slot": {
        "kind": ["primary-record", "official-record", "none"],
        "level": ["may", "must"],
        "min_origins": [2, 2.0, 2.5],
        "references": [REFERENCES, REFERENCES[:1] * 2, REFERENCES[1:2]],
    },
    "reference": {
        "work": ["paper", "register", "none"],
        "origins": [["agency"], ["none"]],
        "relay": [[{"origin": "agency"}], [{"origin": "none"}], [{"origin": "agency"}] * 2],
        "gist": ["The paper confirms it.", "It says so."],
        "excerpt": ["50 people", "The mill closed on a Thursday."],
        "quantity": [*FIGURES, {"low": 50, "high": 40}, {"since": "2024-06", "until": "2024-05"}],
    },
    "quantity": {
        "low": [1, 50], "high": [1, 50], "value": [40, 5], "measure": ["work-lost"], "comparators": [["up-to"], ["about"]],
        **PERIOD,
    },
    "time": PERIOD,
}  # fmt: skip
"""What the fields of each record may be spoilt with."""


def records(value):
    """Give all records of the claims, each with what it is."""
    for claim in value["claims"]:
        yield "claim", claim
        yield from (("span", span) for span in claim["spans"])
        yield from ((name, claim[name]) for name in ("time", "quantity") if name in claim)
        for slot in claim.get("slots", ()):
            yield "slot", slot
            for reference in slot.get("references", ()):
                yield "reference", reference
                if "quantity" in reference:
                    yield "quantity", reference["quantity"]
    yield from (("span", span) for span in value["unclaimed"])


def spoil(value, rng):
    """Replace, remove, add or double something in a record."""
    kinds = list(records(value))
    wanted = rng.choice(sorted({kind for kind, _ in kinds}))
    kind, record = rng.choice([one for one in kinds if one[0] == wanted])
    action = rng.random()
    if action < 0.15:
        del record[rng.choice(list(record))]
        return
    if action < 0.25 and (lists := [part for part in record.values() if isinstance(part, list) and part]):
        one = rng.choice(lists)
        one.append(copy.deepcopy(rng.choice(one)))
        return
    key = rng.choice(list(OF_EACH[kind]))
    record[key] = copy.deepcopy(rng.choice(OF_EACH[kind][key]))


@pytest.fixture
def evidenced_mill(mill):
    """The small annotation with works, origins, references to them, figures that meet, and loose words for figure and date."""
    paper = {"work": "paper", "stance": "supports", "origins": ["agency"]}
    register = {"work": "register", "stance": "different-figure", "quantity": {"low": 38, "high": 40, "since": "2024-05-01"}}
    mill["claims"][0]["slots"][0]["references"] = [paper, register, {**paper, "gist": "Says so twice."}]
    mill["works"] = [{"id": id_, "csl": {"type": "report", "title": id_}, "origins": ["agency"]} for id_ in ("paper", "register")]
    mill["origins"] = [{"id": "agency", "name": "An agency"}]
    words, last = "In late May hundreds of people came", "the gates were shut"
    start = len(mill["source"]["text"]) + 1
    source = factcheck.Source.from_text(f"{mill['source']['text']} {words}: {last}", title="Mill closes")
    mill["source"] |= {"text": source.text, "sha256": source.sha256, "length": source.length}
    mill["claims"].append(
        {
            "id": "people-came",
            "statement": "In late May hundreds of people came to the mill.",
            "spans": [{"start": start, "end": start + len(words), "exact": words}],
            "categories": ["event.incident"],
            "time": {"at": "2024-05-21/2024-05-31", "as_written": "late May"},
            "quantity": {"low": 200, "comparators": ["implied"], "as_written": "hundreds of people", "as_of": "2024-05-02"},
        }
    )
    mill["claims"].append(
        {
            "id": "gates-shut",
            "statement": "The gates were shut.",
            "spans": [{"start": source.length - len(last), "end": source.length, "exact": last}],
            "categories": ["event.state"],
        }
    )
    mill["claims"][0]["quantity"] = {"measure": "work-lost", "value": 40, "as_of": "2024-05-02"}
    mill["claims"][1]["quantity"] |= {"measure": "work-lost", "as_of": "2024-05-02"}
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
    for _ in range(5000):
        value = copy.deepcopy(mill)
        for _ in range(rng.randint(1, 3)):
            # A value that no longer has its form is not spoilt further.
            if conforms(value):
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
        if conforms(value):
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


def test_words_that_a_claim_with_a_misplaced_span_has_are_not_taken_as_its_own(mill):
    title = {"start": 0, "end": 11, "exact": "Mill closes"}
    mill["claims"][0]["spans"].insert(0, {**title, "role": "lead-in"})
    mill["claims"][0]["spans"][1]["start"] += 1
    findings = check_integrity(mill, mill["source"]["text"], load_vocabulary("press-statement"))

    assert [finding.code for finding in findings] == ["FC301"]


def test_verdict_beside_a_number_of_origins_with_a_fraction_ends_no_check(mill):
    mill["claims"][0]["slots"][1]["min_origins"] = 2.0
    mill["claims"][0]["assessments"] = ASSESSMENTS
    findings = check_integrity(mill, mill["source"]["text"], load_vocabulary("press-statement"))

    assert [finding.code for finding in findings] == ["FC304"]
