"""Parts of months and years in words."""

from __future__ import annotations

import pytest

from factcheck.text.partial_dates import narrowed, span_in_words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("late February", ((1999, 2, 21), (1999, 2, 28))),
        ("since the end of the first round of peace talks in late February", ((1999, 2, 21), (1999, 2, 28))),
        ("at the end of February", ((1999, 2, 21), (1999, 2, 28))),
        ("late in February 2000", ((2000, 2, 21), (2000, 2, 29))),
        ("in the first days of March", ((1999, 3, 1), (1999, 3, 5))),
        ("the last days of March", ((1999, 3, 27), (1999, 3, 31))),
        ("first week of March", ((1999, 3, 1), (1999, 3, 7))),
        ("the last week of February", ((1999, 2, 22), (1999, 2, 28))),
        ("early March", ((1999, 3, 1), (1999, 3, 10))),
        ("the beginning of March", ((1999, 3, 1), (1999, 3, 10))),
        ("mid-January", ((1999, 1, 11), (1999, 1, 20))),
        ("the middle of January", ((1999, 1, 11), (1999, 1, 20))),
        ("the second half of April", ((1999, 4, 16), (1999, 4, 30))),
        ("early 1998", ((1998, 1, 1), (1998, 4, 30))),
        ("in mid-1998", ((1998, 5, 1), (1998, 8, 31))),
        ("late in 1998", ((1998, 9, 1), (1998, 12, 31))),
        ("the first half of 1998", ((1998, 1, 1), (1998, 6, 30))),
        ("late 1990s", None),
        ("on 2 March", None),
        ("February", None),
        ("lately, March", None),
        ("", None),
    ],
)
def test_part_of_a_month_or_year_is_an_interval_of_days(words, expected):
    assert span_in_words(words, year=1999) == expected


def test_month_without_a_year_is_no_interval():
    assert span_in_words("late February") is None
    assert span_in_words("late February 1999") == ((1999, 2, 21), (1999, 2, 28))


MONTH = ((1999, 2, 1), (1999, 2, 28))


@pytest.mark.parametrize(
    ("span", "words", "expected"),
    [
        (MONTH, "late February", ((1999, 2, 21), (1999, 2, 28))),
        (MONTH, "in February", MONTH),
        (MONTH, "late March", MONTH),
        (((1999, 2, 25), (1999, 3, 31)), "late February", ((1999, 2, 25), (1999, 2, 28))),
        (((1999, 2, 1), None), "late February", ((1999, 2, 1), None)),
        ((None, (1999, 2, 28)), "late February", (None, (1999, 2, 28))),
    ],
)
def test_span_is_narrowed_to_what_its_words_name(span, words, expected):
    assert narrowed(span, words) == expected
