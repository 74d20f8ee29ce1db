"""All faults at once, each at its place."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import pytest

import factcheck
from factcheck.store.examining import examine


def examined(value, folder=None):
    return examine(json.dumps(value, indent=1).encode(), folder=folder, vocabularies={})


def test_fault_of_form_does_not_hide_faults_of_content_elsewhere(mill):
    mill["claims"].insert(0, {"id": "no-spans"})
    mill["claims"][2]["spans"][0].update(start=40, end=71)
    mill["claims"][2]["quantity"]["as_written"] = "forty"

    found = [(finding.code, finding.where) for finding in examined(mill).findings]

    assert found == [
        ("FC201", "/claims/0"), ("FC201", "/claims/0"), ("FC201", "/claims/0"),
        ("FC301", "/claims/2/spans/0/exact"), ("FC317", "/claims/2/quantity/as_written"),
    ]  # fmt: skip


def test_absence_of_a_spoilt_record_is_not_blamed_on_others(mill):
    mill["claims"][0]["mode"] = 3

    assert [finding.code for finding in examined(mill).findings] == ["FC203"]


def test_fault_of_the_source_leaves_the_rest_unexamined(mill):
    mill["source"]["length"] = "long"
    mill["claims"][0]["spans"][0]["start"] = 14

    assert [finding.code for finding in examined(mill).findings] == ["FC203"]


def test_source_that_is_gone_does_not_hide_other_faults(mill, tmp_path):
    mill["source"] = {**mill["source"], "path": "gone.txt"}
    del mill["source"]["text"]
    mill["claims"][0]["categories"] = ["event"]

    assert [finding.code for finding in examined(mill, tmp_path).findings] == ["FC310", "FC405"]


def test_without_a_folder_no_file_is_read(mill):
    mill["source"] = {**mill["source"], "path": "mill.txt"}
    del mill["source"]["text"]

    (finding,) = examined(mill).findings

    assert (finding.code, finding.message) == ("FC310", "there is no folder in which to look for 'mill.txt'")


def test_path_that_the_system_cannot_look_up_is_a_finding(mill, tmp_path):
    mill["source"] = {**mill["source"], "path": "x" * 900}
    del mill["source"]["text"]

    assert examined(mill, tmp_path).findings[0].code == "FC310"


def test_path_with_a_nul_character_is_refused(mill, tmp_path):
    mill["source"] = {**mill["source"], "path": "a\0b"}
    del mill["source"]["text"]

    assert {one.code for one in examined(mill, tmp_path).findings} == {"FC107", "FC311"}


def test_misplaced_span_is_not_told_twice(mill):
    mill["claims"][0]["spans"][0].update(start=14, end=38)

    assert [finding.code for finding in examined(mill).findings] == ["FC301"]


def test_findings_come_in_the_order_of_the_file(mill):
    mill["unclaimed"][0]["reason"] = "none"
    mill["claims"][1]["mode"] = "none"
    mill["id"] = "No"

    lines = [finding.line for finding in examined(mill).findings]

    assert len(lines) == 3
    assert lines == sorted(lines)


def test_suffix_that_differs_is_found(mill):
    mill["claims"][1]["spans"][0].update(prefix=". ", suffix="!")

    (finding,) = examined(mill).findings

    assert (finding.code, finding.where) == ("FC318", "/claims/1/spans/0/suffix")


def test_unclaimed_span_with_a_wrong_quote_is_found(mill):
    mill["unclaimed"][0]["exact"] = "Mill clozes"

    assert [finding.code for finding in examined(mill).findings] == ["FC301"]


def test_many_places_of_a_quote_are_counted(mill):
    text = "go " * 9 + "stop"
    source = factcheck.Source.from_text(text, title="T")
    mill["source"] = {"title": "T", "text": text, "sha256": source.sha256, "length": source.length}
    mill["claims"] = [
        {"id": "a", "statement": "S.", "spans": [{"start": 1, "end": 3, "exact": "go"}], "categories": ["event.state"]}
    ]
    del mill["unclaimed"]

    assert examined(mill).findings[0].hint == "the quote stands at 0–2, 3–5, 6–8 and 6 more places"


def test_long_circle_is_named_whole(mill):
    first = mill["claims"][0]
    names = ["a", "b", "c", "d"]
    mill["claims"] = [
        {**first, "id": name, "relations": [{"type": "causes", "target": target}]}
        for name, target in zip(names, ["b", "c", "d", "b"], strict=True)
    ] + [mill["claims"][1] | {"relations": []}]

    (finding,) = examined(mill).findings

    assert (finding.code, finding.message) == ("FC404", "relations close: b causes c causes d causes b")


def test_two_ways_to_one_claim_are_no_circle(mill):
    first = mill["claims"][0]
    links = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
    mill["claims"] = [
        {**first, "id": name, "relations": [{"type": "causes", "target": target} for target in targets]}
        for name, targets in links.items()
    ] + [mill["claims"][1] | {"relations": []}]

    assert examined(mill).findings == ()


TOKENS = [
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\\",
    b"\xff",
    b"\x00",
    b"1e5",
    b"-",
    b"null",
    b"NaN",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"9" * 40,
]
VALUES = [
    None,
    True,
    0,
    -1,
    1.5,
    920.0,
    10**30,
    1e300,
    "",
    "é\n",
    [],
    {},
    [[]],
    ["a", "a"],
    {"a": 1},
    "🏭",
    "2024-02-30",
    "../x",
    "x.json",
    2**53,
]


def with_random_bytes(data, rng):
    spoilt = bytearray(data)
    for _ in range(rng.randint(1, 3)):
        place = rng.randrange(len(spoilt))
        spoilt[place : place + rng.randint(0, 4)] = rng.choice([b"", rng.choice(TOKENS), bytes([rng.randrange(256)])])
    return bytes(spoilt)


def with_random_values(value, rng):
    for _ in range(rng.randint(1, 3)):
        place, key = value, None
        while isinstance(place, dict | list) and place and (key is None or rng.random() < 0.8):
            parent, key = place, rng.choice(list(place) if isinstance(place, dict) else range(len(place)))
            place = parent[key]
        action = rng.random()
        if action < 0.6:
            parent[key] = copy.deepcopy(rng.choice(VALUES))
        elif action < 0.8:
            del parent[key]
        elif isinstance(parent, list):
            parent.append(copy.deepcopy(rng.choice(VALUES)))
        else:
            parent[rng.choice(["id", "role", "note", "start", "low", "text", "path", "relations", "slots"])] = copy.deepcopy(
                rng.choice(VALUES)
            )
    return value


@pytest.mark.parametrize("name", ["every-record", "mill", "scripts", "own-vocabulary"])
def test_no_change_to_a_file_ends_in_anything_but_findings(name):
    path = Path(__file__).parents[1] / "examples/valid" / f"{name}.claims.json"
    data = path.read_bytes()
    rng = random.Random(name)
    found = 0
    for _ in range(300):
        by_bytes = with_random_bytes(data, rng)
        by_values = json.dumps(with_random_values(json.loads(data), rng), ensure_ascii=rng.random() < 0.5).encode()
        for spoilt in (by_bytes, by_values):
            outcome = examine(spoilt, folder=path.parent, vocabularies={}, file="f")
            found += bool(outcome.findings)
            assert all(finding.line >= 1 and finding.column >= 1 and str(finding) for finding in outcome.findings)
            if outcome.is_valid:
                factcheck.loads(spoilt, folder=path.parent)

    assert found > 300
