"""The words of a text, listed once, are those of each of its rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.folding import fold
from factcheck.text.listed_words import ListedWords
from factcheck.text.units import WORD, units_of

SIGNS = ("-", "'", "(", ")", ".", ",", ": ", ". ", "? ", "\n", "\n\n", " ", "|", "\t", "\u0345", "।")
FIGURES = ("5", "40", "1070", "1.5", "12,500.5", ".5,123.4", "1070,37.53", "x/y")
NAMES = ("May", "re-run", "l'État", "İzmir", "Straße", "東京。", "は", "كتاب", "नमस्ते", "Ω")
PIECES = st.sampled_from([*SIGNS, *FIGURES, *NAMES])


@pytest.mark.parametrize("by_lines", [True, False])
@given(text=st.lists(PIECES, max_size=24).map("".join))
def test_words_of_a_unit_are_a_stretch_of_those_of_its_text(text, by_lines):
    folded = fold(text)
    listed = ListedWords(folded.text)

    for unit in units_of(folded, 0, len(folded.text), by_lines=by_lines):
        extent = listed.extent(unit)
        assert extent is None or listed.words[slice(*extent)] == WORD.findall(unit.words.casefold())


@given(text=st.lists(PIECES, max_size=24).map("".join))
def test_words_begin_where_they_are_said_to_begin(text):
    listed = ListedWords(text)

    places = [(found.start(), found.group().casefold()) for found in WORD.finditer(text)]
    assert not listed.is_even or places == [*zip(listed.starts, listed.words, strict=True)]


@pytest.mark.parametrize("text", ["Straße 5", "İzmir, 5 May", "ᾳ\u0345 b"])
def test_offsets_are_not_vouched_for_where_small_letters_are_others(text):
    assert not ListedWords(text).is_even


def test_figure_behind_a_point_is_read_by_itself():
    (unit,) = units_of(fold(".5,123.4"), 0, 8)

    assert ListedWords(".5,123.4").extent(unit) is None
