"""Characters that hide, move or reorder are seen, and ordinary ones of every script are not taken for them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.hidden import hidden_in, may_hide, visible

HIDDEN = [*map(chr, range(0x09)), "\x0b", *map(chr, range(0x0E, 0x20)), *map(chr, range(0x7F, 0xA0))]
BIDI = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]


@pytest.mark.parametrize("character", [*HIDDEN, *BIDI], ids=ascii)
def test_character_is_found_and_shown_as_a_sign(character):
    words = f"a{character}b"

    assert hidden_in(words) == (character,)
    assert character not in visible(words)
    assert len(visible(words)) > 2


@pytest.mark.parametrize("character", [*HIDDEN, *BIDI], ids=ascii)
@pytest.mark.parametrize("escaped", [True, False])
def test_character_is_suspected_in_json_however_it_is_written(character, escaped):
    assert may_hide(json.dumps({"note": f"a{character}b"}, ensure_ascii=escaped).encode())


@pytest.mark.parametrize(
    "words", ["tab\tand\nline\r\nand\fpage", "§ « café » – “quote” … ‰", "مرحبا\u200f", "שלום", "字", "\U0001f600"]
)
def test_ordinary_characters_hide_nothing(words):
    assert hidden_in(words) == ()
    assert not may_hide(json.dumps(words, ensure_ascii=False).encode())


@pytest.mark.parametrize("before", [0, 1, 199, 200, 201, 1000])
def test_character_is_suspected_behind_however_many_that_begin_like_it(before):
    assert may_hide(json.dumps(before * "…" + "\u202e", ensure_ascii=False).encode())
    assert not may_hide(json.dumps(before * "…" + "!", ensure_ascii=False).encode())


@given(st.text())
def test_what_the_quick_look_passes_hides_nothing(words):
    if not may_hide(json.dumps(words, ensure_ascii=False).encode()):
        assert hidden_in(words) == ()
