"""Statements and their quotes: what a statement has and no quote has is told, and what is merely said otherwise is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.checks.statements import Statements

ISSUED = "2024-05-02"

# Statement and quotes, of a document of 2 May 2024; the statement only resolves or rewords.
ALIKE = [
    ("The mill lost 250,000 dollars.", ["lost two hundred and fifty thousand dollars"]),
    ("The mill lost two hundred fifty thousand dollars.", ["lost $250,000"]),
    ("The mill lost 1.5 million euros.", ["lost 1,500,000 euros"]),
    ("The mill lost 1,500,000 euros.", ["lost EUR 1.5m"]),
    ("Between 1 million and 2 million people fled.", ["between 1 and 2 million people fled"]),
    ("Forty workers were laid off.", ["40 workers were laid off"]),
    ("12 workers were laid off.", ["a dozen workers were laid off"]),
    ("Half of the staff left.", ["50% of the staff left"]),
    ("50 per cent of the staff left.", ["half the staff left"]),
    ("About a quarter of the looms stood still.", ["about 25 per cent of the looms stood still"]),
    ("The mill closed on 1 May 2024.", ["the mill closed yesterday"]),
    ("The mill closed in 2023.", ["the mill closed last year"]),
    ("The mill closed on Friday 26 April 2024.", ["the mill closed on Friday"]),
    ("The mill closed between 16 and 29 February 2024.", ["the mill closed in late February"]),
    ("The mill was closed as of 2 May 2024.", ["the mill is closed"]),
    ("The mill closed on 12 March 2024.", ["the mill closed on March 12"]),
    ("The mill closed on 12 March 2023.", ["closed on 2023-03-12"]),
    ("Sales fell in 1998.", ["sales fell in '98"]),
    ("Prices rose from 2019 to 2020.", ["prices rose in 2019-20"]),
    ("The board did not sign the deal.", ["the board refused to sign the deal"]),
    ("The board has not paid.", ["the board failed to pay"]),
    ("No water was available.", ["water was unavailable"]),
    ("The mill is not licensed.", ["the unlicensed mill"]),
    ("The board cannot pay.", ["the board is unable to pay"]),
    ("The board doesn't pay.", ["the board does not pay"]),
    ("The third shift was cut.", ["the third shift was cut"]),
    ("One worker died.", ["a worker died"]),
    ("Two of the mills closed.", ["both mills closed"]),
    ("Twenty-five people fled.", ["25 people fled"]),
    ("Hundreds of thousands of people fled.", ["hundreds of thousands fled"]),
    ("The mill may close.", ["the mill may close"]),
    ("Protesters will march to the mill.", ["protesters will march to the mill"]),
    ("The mill lost 1.250 tonnes.", ["lost 1,250 tonnes"]),
    ("The mill is in the 1990s building.", ["the building of the 1990s"]),
    ("3,200 people work there.", ["3200 people work there"]),
    ("On 1 June 2024 the mill will close.", ["will close next month"]),
]

# Here it adds or alters something; the last value is what must be named.
BEYOND = [
    ("The mill lost 260,000 dollars.", ["lost 250,000 dollars"], "260,000"),
    ("The mill lost 25,000 dollars.", ["lost 250,000 dollars"], "25,000"),
    ("2 workers were laid off.", ["250,000 workers were laid off"], "2"),
    ("Fifty workers were laid off.", ["40 workers were laid off"], "Fifty"),
    ("40 workers were laid off.", ["workers were laid off"], "40"),
    ("The mill lost 2 million dollars.", ["lost 2 thousand dollars"], "2 million"),
    ("Thousands of people fled.", ["hundreds of people fled"], "Thousands"),
    ("Half of the staff left.", ["much of the staff left"], "Half"),
    ("15.5% of the staff left.", ["1.5% of the staff left"], "15.5"),
    ("The mill closed on 29 March 2024.", ["the mill closed on March 19"], "29"),
    ("The mill closed on 12 June 2024.", ["the mill closed on 12 March"], "June"),
    ("The mill closed in 1987.", ["the mill closed last year"], "1987"),
    ("The mill closed in 2019.", ["the mill closed in 2018"], "2019"),
    ("The mill closed on 9 July 2023.", ["the mill closed"], "9"),
    ("The mill opened in May 2011.", ["the mill opened"], "2011"),
    ("The board did not sign.", ["the board has signed"], "not"),
    ("The board did not refuse to sign.", ["the board refused to sign"], "not"),
    ("No worker was hurt.", ["workers were hurt"], "No"),
    ("The board never paid.", ["the board paid"], "never"),
    ("The mill ran without a licence.", ["the mill ran with a licence"], "without"),
    ("The board doesn't pay.", ["the board pays"], "n't"),
    ("The board can’t pay.", ["the board can pay"], "n’t"),
    ("Neither mill closed.", ["the mills closed"], "Neither"),
    ("Three mills closed.", ["the mills closed"], "Three"),
    ("The price rose by 20 euros.", ["the price rose by 2 euros"], "20"),
    ("Sixty-five people fled.", ["sixty people fled"], "Sixty five"),
]


def told(statement, quotes, **more):
    source = {"issued": ISSUED, "language": "en", **more.pop("source", {})}
    claim = {"id": "c", "statement": statement, "spans": [{"exact": quote} for quote in quotes], **more}
    return [finding.message for finding in Statements(source).findings(claim, "/claims/0")]


@pytest.mark.parametrize(("statement", "quotes"), ALIKE)
def test_what_is_said_otherwise_is_left_alone(statement, quotes):
    assert told(statement, quotes) == []


@pytest.mark.parametrize(("statement", "quotes", "named"), BEYOND)
def test_what_no_quote_has_is_named(statement, quotes, named):
    [message] = told(statement, quotes)

    assert f'"{named}"' in message


def test_claim_says_itself_what_a_date_or_figure_is():
    time = {"at": "2019-07-09/2019-07-10", "basis": "inferred"}

    assert told("The mill closed on 9 July 2019.", ["the mill closed"], time=time) == []
    assert told("1,200 people fled.", ["a great many fled"], quantity={"low": 1200, "as_written": "a great many"}) == []
    assert told("1,200 people fled.", ["a great many fled"], quantity={"low": 1200})


def test_what_the_note_names_is_left_alone():
    note = "The heading gives the 1,200; the board's letter says that it did not sign."

    assert told("1,200 people fled.", ["people fled"], note=note) == []
    assert told("The board did not sign.", ["the board signed"], note=note) == []
    assert told("1,300 people fled.", ["people fled"], note=note)


def test_in_another_language_digits_are_compared_and_words_are_not():
    assert told("Le 9 juillet, deux usines sans licence.", ["9 juillet, deux usines"], source={"language": "fr"}) == []
    assert told("Le 10 juillet, 20 usines.", ["10 juillet, 30 usines"], source={"language": "fr-CA"})


def test_without_a_day_of_issue_dates_rest_on_the_quotes():
    claim = {"id": "c", "statement": "It closed on 1 May 2024.", "spans": [{"exact": "it closed"}]}

    assert list(Statements({}).findings(claim, ""))
    assert not list(Statements({}).findings({**claim, "spans": [{"exact": "it closed yesterday"}]}, ""))


def test_nothing_is_told_of_the_shipped_statements(sheet):
    assert not [finding for finding in factcheck.check(sheet) if finding.code == "FC327"]


@given(
    st.lists(
        st.sampled_from(["no", "didn", "n't", "n’t", "March", "Two", "٣", "4", "é", "ł", "mill", " ", "-", "’", "\ud800", "a"])
    )
)
def test_first_look_misses_no_statement_that_tells(parts):
    told = Statements({"issued": "1999-03-26"})
    words = "".join(parts)

    assert list(told.telling([{"statement": "calm"}, {"statement": words}])) == [1] or not told._telling_words(words)
