"""Hidden characters are a warning in what people write, and a note in what they quote."""

from __future__ import annotations

import json

import attrs
import pytest

import factcheck
from factcheck.checks.hidden import hidden_findings


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"claims": [{"statement": "a\u202eb"}]}, [("FC107", "/claims/0/statement")]),
        ({"claims": [{"spans": [{"exact": "a\x1bb"}]}]}, [("FC108", "/claims/0/spans/0/exact")]),
        ({"claims": [{"hedges": ["about", "n\u2066early"]}]}, [("FC108", "/claims/0/hedges/1")]),
        ({"claims": [{"tags": ["seen", "\x9b2J"]}]}, [("FC107", "/claims/0/tags/1")]),
        ({"works": [{"csl": {"a/b": "\x07"}}]}, [("FC107", "/works/0/csl/a~1b")]),
        ({"claims": [{"statement": "plain", "spans": [{"start": 1, "exact": "tab\tpage\f"}]}]}, []),
    ],
)
def test_place_and_kind_are_told(value, found):
    assert [(one.code, one.where) for one in hidden_findings(value)] == found


def test_the_first_one_is_shown_with_the_words_around_it():
    words = 100 * "before " + "here\x07there" + 100 * " after"

    (finding,) = hidden_findings({"note": words})

    assert "here␇there" in finding.message
    assert "\x07" not in finding.message
    assert len(finding.message) < 100


def test_annotation_in_memory_is_looked_at_too(root):
    sheet = factcheck.load(root / "tests/examples/valid/every-record.claims.json")
    spoilt = attrs.evolve(sheet, note="a\u202eb")

    assert [one.code for one in factcheck.check(spoilt)] == ["FC107"]


def test_a_fault_of_the_schema_hides_it_not(root, tmp_path):
    value = json.loads((root / "tests/examples/invalid/FC107.claims.json").read_text(encoding="utf-8"))
    value["claims"][0]["mode"] = "assertd"
    (tmp_path / "a.claims.json").write_text(json.dumps(value), encoding="utf-8")

    assert {"FC107"} < {one.code for one in factcheck.check(tmp_path / "a.claims.json")}
