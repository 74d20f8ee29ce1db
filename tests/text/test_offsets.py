"""Offsets in all units, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import Offsets

TEXTS = st.text(alphabet=st.sampled_from("a é漢🏭👨‍👩‍👧ש\u0301\r\n\ufeff"), max_size=30) | st.text(max_size=30)


@given(TEXTS)
def test_units_are_those_of_the_encodings_and_lead_back(text):
    offsets = Offsets(text)
    for offset in range(len(text) + 1):
        before = text[:offset]
        assert offsets.to_utf16(offset) == len(before.encode("utf-16-le", "surrogatepass")) // 2
        assert offsets.to_bytes(offset) == len(before.encode("utf-8", "surrogatepass"))
        assert offsets.from_utf16(offsets.to_utf16(offset)) == offset
        assert offsets.from_bytes(offsets.to_bytes(offset)) == offset
        assert offsets.from_line(*offsets.to_line(offset)) == offset


@given(TEXTS)
def test_what_lies_inside_a_character_is_refused_with_the_nearest(text):
    offsets = Offsets(text)
    for to, back in ((offsets.to_utf16, offsets.from_utf16), (offsets.to_bytes, offsets.from_bytes)):
        right = {to(offset) for offset in range(len(text) + 1)}
        for units in range(-1, max(right) + 2):
            if units in right:
                continue
            with pytest.raises(ValueError, match=r"inside a character|not in the text") as refused:
                back(units)
            if 0 < units < max(right):
                below, above = max(one for one in right if one < units), min(one for one in right if one > units)
                assert f"the nearest are {below} and {above}" in str(refused.value)


def test_each_end_of_a_line_counts_once():
    offsets = Offsets("a\r\nb\rc\nd")

    assert [offsets.to_line(place) for place in (0, 1, 2, 3, 4, 5, 7, 8)] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1), (4, 1), (4, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "column", "words"), [(0, 1, "no line 0"), (3, 1, "has 2"), (1, 9, "its last is"), (1, 0, "its last is")]
)
def test_line_or_column_that_is_not_there_is_refused(line, column, words):
    with pytest.raises(ValueError, match=words):
        Offsets("ab\ncd").from_line(line, column)


def test_offset_beyond_the_text_is_refused():
    for ask in ("to_utf16", "to_bytes", "to_line"):
        for offset in (-1, 3):
            with pytest.raises(ValueError, match="has 2 code points"):
                getattr(Offsets("ab"), ask)(offset)
