"""What is listened for is heard, however it is written, and in which texts is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.acceptance import _LOOSE
from factcheck.checks.listening import Listening
from factcheck.text.magnitudes import bounds_in_words
from factcheck.text.partial_dates import span_in_words

PIECES = [
    "hundreds", "of", "thousands", "Thousand", "several", "a few", "some few", "dozens", "scores", "million", "M\u0130LLIONS",
    "m\u0131llions", "thou\u017fands", "early", "in", "the", "beginning", "start", "opening", "mid", "middle", "late", "very",
    "end", "first", "second", "last", "days", "few days", "week", "half", "May", "february", "1999", "2", "\n", "-", " ", " ",
    " ", "’", "é",
]  # fmt: skip
"""Of these, phrases are put together, some of which are of magnitudes or of parts of months, and some nearly so."""


@pytest.mark.parametrize(
    ("texts", "heard"),
    [
        ([], []),
        (["They did.", "They did not.", "Nothing, 3 did", "a\u0664"], [1, 2, 3]),
        (["They did\nnot.", "They\ndid.", "Not they."], [0]),
        (["They didn't.", "They didn’t.", "They knot."], [0, 1]),
        (["Two.", "ab\u00adnot", "Ünot, not\u00fc", "they\u2019d not\ud800"], [1, 2, 3]),
    ],
)
def test_texts_are_told_by_their_numbers(texts, heard):
    assert list(Listening(["not"], within=["n't", "n’t"], digits=True).heard(texts)) == heard


def test_digits_and_case_count_only_where_that_is_meant():
    assert list(Listening(["mid"]).heard(["mid 3", "Mid", "3", "m\u0131d"])) == [0]
    assert list(Listening(["mid"], any_case=True).heard(["MID", "m\u0131d", "M\u0130D", "amid", "3"])) == [0, 1, 2]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), max_size=4))
def test_words_for_a_magnitude_or_for_a_part_of_a_month_are_always_heard(texts):
    loose = [
        number for number, words in enumerate(texts) if bounds_in_words(words) is not None or span_in_words(words, year=1999)
    ]

    assert set(loose) <= set(_LOOSE.heard(texts))
