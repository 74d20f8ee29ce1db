"""Short inputs of every kind that the rules tell apart, with marks and words of many languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.text import structure_of

FOLDER = Path(__file__).parents[1] / "suite/structure/probes"
CASES = json.loads((FOLDER / "cases.json").read_text(encoding="utf-8"))
# Sentences that begin as notices, greetings, captions, contacts and labels do.
ASSERTING = json.loads((FOLDER / "asserting.json").read_text(encoding="utf-8"))


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


@pytest.mark.parametrize("before", ["", "Bridge closes\n\nThe bridge closed. Nobody was hurt.\n\n"])
@pytest.mark.parametrize("sentence", ASSERTING)
def test_a_sentence_that_begins_like_something_else_is_a_candidate(sentence, before):
    text = f"{before}{sentence}\n\nForty people left the town.\n" if before else sentence

    aside = [piece for piece in structure_of(text).pieces if piece.kind != "sentence" and piece.end > len(before) <= piece.start]

    assert [text[piece.start : piece.end] for piece in aside] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thank you, Mr. President.", "salutation"),
        ("Good morning.", "salutation"),
        ("Many thanks to all.", "salutation"),
        ("(Applause)", "stage-direction"),
        ("© 2001 River Watch", "boilerplate"),
        ("Copyright 2001 River Watch. All rights reserved.", "boilerplate"),
        ("Photo: Ann Doe", "apparatus"),
        ("Source: River Watch, May 2001", "apparatus"),
    ],
)
def test_what_begins_so_and_is_one_is_set_aside(text, kind):
    whole = f"Bridge closes\n\nThe bridge closed. Nobody was hurt.\n\n{text}\n\nForty people left the town.\n"

    assert [piece.kind for piece in structure_of(whole).pieces if whole[piece.start : piece.end].startswith(text[:5])] == [kind]
