"""The unit of a file is decided by its quotes, and otherwise asked for."""

from __future__ import annotations

import pytest

from factcheck.formats.records import Foreign, ForeignRange, Mark
from factcheck.formats.units import UNITS, Counting, decide

TEXT = "e\u0301🏭👩🏽‍🚒\r\nक्षत्र mill"
PLAUSIBLE = ("codepoints", "utf16")


def foreign(text, *pieces, **more):
    marks = [Mark(where="", raw=None, pieces=(piece,), key=str(number)) for number, piece in enumerate(pieces)]
    return Foreign(name="a", text=text, marks=tuple(marks), **more)


MILL = {
    "codepoints": 16,
    "utf16": 20,
    "bytes": 43,
    "graphemes": 7,
    "graphemes-doccano": 9,
    "codepoints-crlf-as-one": 15,
    "utf16-crlf-as-one": 19,
}


@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_leads_to_the_words(unit):
    counting = Counting(TEXT, unit)
    start, end = counting.range(ForeignRange(start=MILL[unit], end=MILL[unit] + 4))

    assert TEXT[start:end] == "mill"


@pytest.mark.parametrize("unit", UNITS)
def test_the_unit_under_which_every_quote_stands_is_taken(unit):
    piece = ForeignRange(start=MILL[unit], end=MILL[unit] + 4, quote="mill")

    assert decide([foreign(TEXT, piece)], PLAUSIBLE, None).unit == unit


def test_an_offset_inside_a_character_leads_nowhere():
    assert Counting("🏭", "utf16").range(ForeignRange(start=1, end=2)) is None
    assert Counting("é", "bytes").range(ForeignRange(start=1, end=2)) is None
    assert Counting("🏭", "graphemes").range(ForeignRange(start=0, end=2)) is None


def test_quotes_that_stand_under_no_unit_are_counted():
    pieces = [ForeignRange(start=0, end=1, quote="🏭"), ForeignRange(start=1, end=4, quote="the")]

    decision = decide([foreign("🏭 the", *pieces)], PLAUSIBLE, None)

    assert decision.unit is None
    assert "all 2 quotes" in decision.why
    assert "codepoints 1" in decision.why


def test_a_bad_quote_says_nothing_of_units_that_lead_to_the_same_words():
    pieces = [ForeignRange(start=0, end=3, quote="The"), ForeignRange(start=4, end=8, quote="milk")]

    assert decide([foreign("The mill", *pieces)], PLAUSIBLE, None).unit == "codepoints"


def test_without_quotes_units_that_lead_to_the_same_words_need_no_choice():
    assert decide([foreign("mill 🏭", ForeignRange(start=0, end=4))], PLAUSIBLE, None).unit == "codepoints"


def test_without_quotes_units_that_lead_elsewhere_are_asked_for():
    decision = decide([foreign("🏭 mill", ForeignRange(start=2, end=6))], PLAUSIBLE, None)

    assert decision.unit is None
    assert "--unit codepoints or --unit utf16" in decision.why


def test_quotes_that_stand_under_two_units_that_part_elsewhere_are_asked_about():
    pieces = [ForeignRange(start=0, end=1, quote="a"), ForeignRange(start=3, end=4)]

    decision = decide([foreign("a🏭bbbb", *pieces)], PLAUSIBLE, None)

    assert decision.unit is None
    assert "lead to different words" in decision.why


def test_tokens_prove_a_unit_though_they_are_no_claims():
    proofs = (ForeignRange(start=3, end=7, quote="mill"),)

    assert decide([foreign("🏭 mill", ForeignRange(start=3, end=5), proofs=proofs)], PLAUSIBLE, None).unit == "utf16"


def test_a_given_unit_is_taken():
    assert decide([foreign("🏭 mill", ForeignRange(start=2, end=6))], PLAUSIBLE, "codepoints").unit == "codepoints"
