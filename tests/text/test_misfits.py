from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.folding import occurrences
from factcheck.text.misfits import diagnose

TEXT = "A “fair” plan 🏭 was the plan of the day."


@given(st.text("ab", max_size=12), st.text("ab", max_size=3), st.integers(0, 12))
def test_occurrences_are_all_and_the_nearest_comes_first(text, quote, near):
    found = occurrences(text, quote, near=near)

    assert sorted(found) == [place for place in range(len(text)) if quote and text.startswith(quote, place)]
    assert list(found) == sorted(found, key=lambda place: abs(place - near))


def test_quote_that_stands_elsewhere_is_found_there():
    assert diagnose(TEXT, 0, 4, "plan").places == (9, 24)


def test_quote_with_other_quotation_marks_is_found():
    misfit = diagnose(TEXT, 0, 6, 'A "fair"')

    assert (misfit.places, misfit.altered) == ((), ((0, 8),))


def test_offsets_in_utf_16_are_recognised():
    misfit = diagnose(TEXT, 17, 24, "was the")

    assert (misfit.units, misfit.code_points) == ("UTF-16 units", (16, 23))


def test_offsets_in_bytes_are_recognised():
    start = len(TEXT[:16].encode())

    misfit = diagnose(TEXT, start, start + 7, "was the")

    assert (misfit.units, misfit.code_points) == ("bytes", (16, 23))


def test_offsets_inside_a_character_are_no_bytes():
    assert diagnose("é🏭", 1, 3, "é").units is None


def test_agreement_ends_where_text_and_quote_part():
    assert diagnose(TEXT, 16, 23, "was thy").agreement == 6
    assert diagnose(TEXT, 16, 23, "was the").agreement == 7
