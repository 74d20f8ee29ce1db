from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.dates import span_of_date
from factcheck.works.dates import date_from_fields, read_date


def parts(*rows):
    return {"date-parts": [list(row) for row in rows]}


@pytest.mark.parametrize(
    ("year", "month", "day", "date"),
    [
        ("1999", "26 March", "", parts((1999, 3, 26))),
        ("1999", "26\u00a0March", "", parts((1999, 3, 26))),
        ("1999", "March 26th", "", parts((1999, 3, 26))),
        ("1999", "March–April", "", parts((1999, 3), (1999, 4))),
        ("1999", "Mar/Apr", "", parts((1999, 3), (1999, 4))),
        ("1999", "3-4", "", parts((1999, 3), (1999, 4))),
        ("1999", "3–5 June", "", parts((1999, 6, 3), (1999, 6, 5))),
        ("1999", "June 3–5", "", parts((1999, 6, 3), (1999, 6, 5))),
        ("1999", "28 Feb – 2 Mar", "", parts((1999, 2, 28), (1999, 3, 2))),
        ("1999–2000", "December–January", "", parts((1999, 12), (2000, 1))),
        ("1999–2000", "", "", parts((1999,), (2000,))),
        ("c. 1850", "", "", {**parts((1850,)), "circa": True}),
        ("1999", "Spring", "", parts((1999, 21))),
        ("1999", "Fall 1999", "", parts((1999, 23))),
        ("1999", "3", "24", parts((1999, 3, 24))),
        ("1999", "Mai", "", parts((1999, 5))),
        ("1999", "März", "24", parts((1999, 3, 24))),
        ("1999", "août", "", parts((1999, 8))),
        ("1999", "марта", "24", parts((1999, 3, 24))),
        ("1999", "września", "", parts((1999, 9))),
        ("1999", "Μαΐου", "", parts((1999, 5))),
    ],
)
def test_fields_of_a_date_are_understood(year, month, day, date):
    assert date_from_fields(year, month, day) == (date, [])


@pytest.mark.parametrize(
    ("year", "month", "words", "told"),
    [
        ("1999", "listopad", "listopad 1999", True),
        ("1999", "Advent", "Advent 1999", True),
        ("1999", "December–January", "December–January 1999", True),
        ("1999", "31 February", "31 February 1999", True),
        ("1999", "May 1998", "May 1998 1999", True),
        ("1999", "1 2 March", "1 2 March 1999", True),
        ("2010-11", "", "2010-11", False),
        ("in press", "", "in press", False),
        ("1999-00", "", "1999-00", False),
    ],
)
def test_what_is_not_understood_stays_in_words_and_is_told_where_a_year_was_known(year, month, words, told):
    date, losses = date_from_fields(year, month, "")

    assert date == {"literal": words}
    assert [loss.kind for loss in losses] == ["changed"] * told


@pytest.mark.parametrize(
    ("text", "date", "kinds"),
    [
        ("2019-03-12T20:12:22Z", parts((2019, 3, 12)), ["dropped"]),
        ("2019-03-12 20:12", parts((2019, 3, 12)), ["dropped"]),
        ("2019-03-12T10:00/2019-03-13T11:00", parts((2019, 3, 12), (2019, 3, 13)), ["dropped", "dropped"]),
        ("c1995–1999", {**parts((1995,), (1999,)), "circa": True}, ["guessed"]),
        ("1999?", {**parts((1999,)), "circa": True}, ["changed"]),
        ("2020/3/4", parts((2020, 3, 4)), []),
        ("2020-3-4", parts((2020, 3, 4)), []),
        ("2020/03/", parts((2020, 3)), []),
        ("2020-03-04/", {"literal": "2020-03-04/"}, []),
        ("24.3.1999", parts((1999, 3, 24)), []),
        ("1999年3月24日", parts((1999, 3, 24)), []),
        ("May 2020", parts((2020, 5)), []),
        ("5 de mayo de 2020", parts((2020, 5, 5)), []),
        ("5/6/2020", {"literal": "5/6/2020"}, ["changed"]),
        ("99.99.1999", {"literal": "99.99.1999"}, ["changed"]),
        ("1999/..", {"literal": "1999/.."}, []),
    ],
)
def test_dates_in_one_text_are_understood_or_stay_as_they_are(text, date, kinds):
    made, losses = read_date(text, "date")

    assert made == date
    assert [loss.kind for loss in losses] == kinds


@given(st.text(alphabet="0123456789-–/ .~?TZ:MayJunemärz", max_size=24), st.text(alphabet="0123456789-–/ MayJune", max_size=12))
def test_any_words_make_a_date_of_the_calendar_or_stay_words(text, month):
    for made in (read_date(text, "date")[0], date_from_fields(text, month, "")[0]):
        rows = ["-".join(f"{part:0{2 if place else 4}}" for place, part in enumerate(row)) for row in made.get("date-parts", ())]
        assert "literal" in made or span_of_date("/".join(rows))


@pytest.mark.parametrize(
    ("year", "date", "told"),
    [
        ("1999-03-24", {"date-parts": [[1999, 3, 24]]}, []),
        ("1999-00-00", {"date-parts": [[1999]]}, []),
        ("1999-03-00", {"date-parts": [[1999, 3]]}, []),
        ("1999-03", {"literal": "1999-03"}, []),
        ("12.3.2001", {"date-parts": [[2001, 3, 12]]}, []),
        ("c1988", {"date-parts": [[1988]], "circa": True}, ["guessed"]),
        ("c. 1988", {"date-parts": [[1988]], "circa": True}, []),
        ("1999?", {"date-parts": [[1999]], "circa": True}, ["changed"]),
        ("in press", {"literal": "in press"}, []),
    ],
)
def test_the_field_for_the_year_may_hold_more(year, date, told):
    made, losses = date_from_fields(year, "", "")

    assert (made, [loss.kind for loss in losses]) == (date, told)
    if year != "1999-03":
        assert read_date(year, "date")[0] == date
