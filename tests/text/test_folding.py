from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.folding import fold

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40) | st.text(
    st.sampled_from("aé e\u0301\u0323\n\r\t\xa0\xad\ufeff\u200b-‐–“”’…ﬁ🏭가\u1100\u1161\u11a8 "), max_size=40
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“Fair” – it’s", '"Fair" - it\'s'),
        ("two  words\r\nand", "two words and"),
        ("10 km", "10\xa0km"),
        ("gov\xadern\xadment", "government"),
        ("\ufeffstart", "start"),
        ("self-\n  government", "self-government"),
        ("wait…", "wait..."),
        ("ﬁnal", "final"),
        (unicodedata.normalize("NFD", "Zoë"), "Zoë"),
        (unicodedata.normalize("NFD", "닫혔다"), "닫혔다"),
        ("an en quad\u2000 and", "an en quad and"),
        ("é and e\u0301", "e\u0301 and é"),
    ],
)
def test_form_makes_no_difference(one, other):
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [("250,000", "260,000"), ("10²", "102"), ("5′", "5″"), ("1.200", "1,200"), ("May", "may"), ("½", "1/2"), ("no one", "noone")],
)
def test_words_and_figures_make_a_difference(one, other):
    assert fold(one).text != fold(other).text


@given(TEXTS)
def test_folding_twice_changes_nothing(text):
    folded = fold(text).text

    assert fold(folded).text == folded


@given(TEXTS, st.data())
def test_range_of_the_folded_text_shows_the_range_of_the_stored_text(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))

    first, last = folded.stored(start, end)

    assert 0 <= first <= len(text)
    assert last <= len(text)
    if start < end:
        back = folded.folded(first, last)
        assert back[0] <= start
        assert end <= back[1]


def test_unseen_characters_at_the_ends_of_a_range_stay_outside():
    text = "a \xadword\xad b"
    folded = fold(text)
    start = folded.text.index("word")

    assert text[slice(*folded.stored(start, start + 4))] == "word"
