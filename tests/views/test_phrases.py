"""Days and periods in the words that a reader sees."""

from __future__ import annotations

import pytest

from factcheck.views.phrases import day_in_words, period_in_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1998-24~", "about winter 1998"),
        ("19XX", "the years 1900 to 1999"),
        ("1999-XX", "a month of 1999"),
        ("1999-XX-XX", "a day of 1999"),
        ("1999-03-19/..", "from 19 March 1999 on"),
        ("1999-03-19/", "from 19 March 1999 on, it is not known until when"),
        ("../1999-03-01", "until 1 March 1999"),
        ("/1999", "until 1999, it is not known since when"),
        ("1998-22/1998-23", "between summer 1998 and autumn 1998"),
        ("1999-03-26T10:00:00Z", "26 March 1999"),
    ],
)
def test_every_form_of_a_date_is_said_in_words(written, said):
    assert day_in_words(written) == said


@pytest.mark.parametrize("written", ["soon", "1998-99", "../..", "x/1999", "1999/x"])
def test_what_is_no_date_is_shown_as_it_is(written):
    assert day_in_words(written) == written


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("1999-02-21/1999-02-28", "1999-03-26", "since some time between 21 and 28 February 1999 until 26 March 1999"),
        ("1998-23", None, "since autumn 1998"),
        (None, "1999-03-01/1999-03-05", "until some time between 1 and 5 March 1999"),
    ],
)
def test_period_whose_end_lies_between_two_days_reads_as_a_sentence(since, until, said):
    assert period_in_words(None, since, until) == said
