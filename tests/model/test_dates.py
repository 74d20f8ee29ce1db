from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.dates import is_edtf, is_iso_date, span_of_date


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day):
    assert is_iso_date(day.isoformat())
    assert span_of_date(day.isoformat()) == ((day.year, day.month, day.day),) * 2


@given(st.integers(1, 9999), st.integers(0, 14), st.integers(0, 33))
def test_a_day_is_a_date_exactly_if_the_calendar_has_it(year, month, day):
    try:
        datetime.date(year, month, day)
    except ValueError:
        exists = False
    else:
        exists = True

    assert is_iso_date(f"{year:04}-{month:02}-{day:02}") == exists


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1999", ((1999, 1, 1), (1999, 12, 31))),
        ("2000-02", ((2000, 2, 1), (2000, 2, 29))),
        ("1998-23", ((1998, 9, 1), (1998, 11, 30))),
        ("1999-24", ((1999, 12, 1), (2000, 2, 29))),
        ("1998-24~", ((1998, 12, 1), (1999, 2, 28))),
        ("1998-24/1999-21", ((1998, 12, 1), (1999, 5, 31))),
        ("199X", ((1990, 1, 1), (1999, 12, 31))),
        ("19XX?", ((1900, 1, 1), (1999, 12, 31))),
        ("1999-XX", ((1999, 1, 1), (1999, 12, 31))),
        ("1999-XX-XX", ((1999, 1, 1), (1999, 12, 31))),
        ("1999-02-XX", ((1999, 2, 1), (1999, 2, 28))),
        ("1999-03-19/", ((1999, 3, 19), None)),
        ("/1999-03-19", (None, (1999, 3, 19))),
        ("198X/199X", ((1980, 1, 1), (1999, 12, 31))),
        ("1999-01-15~", ((1999, 1, 15), (1999, 1, 15))),
        ("1999-03-20/1999-03-21", ((1999, 3, 20), (1999, 3, 21))),
        ("../1999-03", (None, (1999, 3, 31))),
        ("1999-03/..", ((1999, 3, 1), None)),
    ],
)
def test_date_spans_the_days_that_it_can_mean(value, expected):
    assert span_of_date(value) == expected
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["", "..", "../..", "0000", "1999-13", "1999-00", "1999-02-29", "99", "1999-03-21/1999-03-20",
     "1999/x", "x/1999", "1999-03-26\n", "１９９９", "1999-1", "1999-03-26T00:00", None, 1999],
)  # fmt: skip
def test_what_is_no_date_is_refused(value):
    assert not is_edtf(value)
    assert not is_iso_date(value)


def test_month_is_no_day():
    assert not is_iso_date("1999-03")
