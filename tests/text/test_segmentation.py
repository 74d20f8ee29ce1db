from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.text.segmentation import segment

SUITE = sorted((Path(__file__).parents[1] / "suite/segmentation").glob("*.json"))

LEAD_INS = {
    "Belgrade’s sustained and accelerating": 8,
    "Continued fighting in Kosovo has the potential to:": 4,
    "Serb security forces have:": 4,
    "NATO action has three objectives:": 3,
}

# Each sentence and bullet sentence of the fact sheet, in code points.
EXTENTS = [
    (133, 324), (325, 512), (513, 643), (650, 799), (804, 915), (920, 984), (989, 1110), (1115, 1188), (1189, 1253),
    (1258, 1384), (1389, 1515), (1517, 1614), (1615, 1661), (1662, 1712), (1718, 1745), (1750, 1772), (1777, 1845), (1850, 1972),
    (1974, 2036), (2037, 2161), (2163, 2211), (2212, 2382), (2383, 2505), (2506, 2734), (2735, 2766), (2768, 2843), (2844, 3058),
    (3059, 3239), (3240, 3288), (3290, 3399), (3400, 3503), (3505, 3814), (3816, 3913), (3914, 3940), (3946, 3997), (4002, 4074),
    (4079, 4211), (4216, 4276), (4278, 4311), (4317, 4433), (4438, 4523), (4528, 4622),
]  # fmt: skip

# What may lie between segments: marks of bullets and headings, numbering, rules.
MARK = re.compile(r"[•‣◦▪·●○・]+|[*–—-]|#{1,6}|\d{1,2}[.)]|\(\d{1,2}\)|\(?([A-Za-z]|[ivx]{2,4})\)|[=~_*-]{3,}")


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


def test_sentences_and_bullets_of_the_fact_sheet_have_the_offsets_that_people_gave_them(sheet):
    parts = segment(sheet.source.text)

    assert [(part.start, part.end) for part in parts if part.kind in ("sentence", "bullet")] == EXTENTS


@settings(max_examples=500)
@given(st.text(st.sampled_from("ab. \n\r\f\t-=_~•1)(é🏭。:;,’」#*AiBⅣ,2\ufeff\xa0؟"), max_size=80))
def test_segments_are_disjoint_and_leave_out_only_marks(text):
    parts = segment(text)
    ends = [0, *(part.end for part in parts)]
    starts = [*(part.start for part in parts), len(text)]
    gaps = [text[end:start].replace("\ufeff", " ") for end, start in zip(ends, starts, strict=True)]

    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    assert all(words_of(text, part) == words_of(text, part).strip() != "" for part in parts)
    assert all(MARK.fullmatch(token) for gap in gaps for token in gap.split())


@given(st.text(max_size=60) | st.text(st.sampled_from("aA.\n- •\ufeff:—2"), max_size=60))
def test_bullets_hang_on_sentences_before_them(text):
    parts = segment(text)
    hanging = [(place, part) for place, part in enumerate(parts) if part.lead_in is not None]

    assert all(part.lead_in < place and parts[part.lead_in].kind == "sentence" for place, part in hanging)
    assert all(part.kind == "bullet" for _, part in hanging)


def test_importing_segmentation_leaves_the_splitter_alone():
    code = "import sys, factcheck.text.segmentation; sys.exit('nupunkt' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
