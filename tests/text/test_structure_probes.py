"""Short inputs of every kind that the rules tell apart, with marks and words of many languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.text import structure_of

CASES = json.loads((Path(__file__).parents[1] / "suite/structure/probes/cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_what_asserts_is_a_candidate_and_nothing_else_is(case):
    text = case["text"]

    found = structure_of(text, language=case.get("language"))

    asserting = [piece for piece in found.pieces if piece.kind == "sentence"]
    leads = [[text[slice(*lead)] for lead in piece.lead_ins] for piece in asserting]
    assert [text[piece.start : piece.end] for piece in asserting] == case["candidates"]
    assert leads == case.get("lead_ins", leads)
    assert found.issued == case.get("issued", found.issued)
    assert "title" not in case or (found.title is not None and text[slice(*found.title)] == case["title"])
