from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.segmentation import segment

SUITE = sorted((Path(__file__).parent / "suite/segmentation").glob("*.json"))

LEAD_INS = {
    "Belgrade’s sustained and accelerating": 8,
    "Continued fighting in Kosovo has the potential to:": 4,
    "Serb security forces have:": 4,
    "NATO action has three objectives:": 3,
}


def words_of(text, part):
    return text[part.start : part.end]


@pytest.mark.parametrize("path", SUITE, ids=lambda path: path.stem)
def test_text_is_taken_apart_as_the_case_says(path):
    case = json.loads(path.read_text(encoding="utf-8"))
    text = case["text"]
    parts = segment(text)

    found = []
    for part in parts:
        entry = {"kind": part.kind, "exact": words_of(text, part)}
        if part.lead_in is not None:
            entry["lead_in"] = words_of(text, parts[part.lead_in])
        found.append(entry)

    assert found == case["segments"], case["why"]


def test_every_bullet_of_the_fact_sheet_hangs_on_its_lead_in(sheet):
    text = sheet.source.text
    parts = segment(text)
    hanging: dict[str, int] = {}
    for part in parts:
        if part.kind == "bullet":
            lead_in = words_of(text, parts[part.lead_in])
            key = next(start for start in LEAD_INS if start in lead_in)
            hanging[key] = hanging.get(key, 0) + 1

    # Eighteen bullets, one of which has two sentences.
    assert hanging == LEAD_INS
    assert text.count("•") == 18


def test_fact_sheet_has_a_title_a_dateline_42_sentences_and_a_footer(sheet):
    kinds = [part.kind for part in segment(sheet.source.text)]

    assert (kinds[:2], kinds[-1], len(kinds)) == (["title", "dateline"], "heading", 45)


@given(st.text(st.sampled_from("ab. \n\r-•1)é🏭。:;,’#*AB,2"), max_size=80))
def test_segments_are_disjoint_and_leave_out_only_marks(text):
    parts = segment(text)
    covered: set[int] = set()
    last = 0
    for part in parts:
        assert last <= part.start < part.end
        assert words_of(text, part) == words_of(text, part).strip()
        last = part.end
        covered.update(range(part.start, part.end))

    left = {text[place] for place in range(len(text)) if place not in covered and not text[place].isspace()}
    assert all(character in "0123456789)ABab(#*-•." or unicodedata.category(character)[0] == "P" for character in left)


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text):
    assert all(part.lead_in is None or segment(text)[part.lead_in].kind == "sentence" for part in segment(text))
