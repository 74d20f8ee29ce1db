from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.work import Work
from factcheck.works.citing import CitedPart, cite, date_in_words, first_day_of
from tests.strategies import works


def cited(**csl):
    return cite(Work(id="w", csl={"type": "report", "title": "Roads", **csl})).text


def body(name):
    return [{"literal": name}]


def test_a_work_is_cited_with_all_that_is_known():
    issued = {"date-parts": [[1999, 3, 19]]}

    shown = cited(
        author=body("Road Office"), issued=issued, publisher="Ministry", number="R/7", **{"container-title": "Reports"},
        URL="https://roads.example/",
    )  # fmt: skip

    assert shown == "Road Office. Roads. Reports, R/7, Ministry, 19 March 1999. https://roads.example/"


def test_a_work_of_which_only_the_title_is_known_is_cited():
    assert cited() == "Roads. no date."


def test_a_title_keeps_its_own_ending():
    assert cited(title="Roads?") == "Roads? no date."


def test_a_title_of_two_lines_is_cited_in_one():
    assert cited(title="Roads\n  and rails") == "Roads and rails. no date."


def test_a_body_that_publishes_its_own_work_is_named_once():
    assert cited(author=body("Road Office"), publisher="Road Office") == "Road Office. Roads. no date."


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([{"family": "Ogata", "given": "Sadako"}], "Sadako Ogata"),
        ([{"family": "Plato"}], "Plato"),
        ([{"given": "Madonna"}], "Madonna"),
        ([{"family": "King", "given": "M. L., Jr."}], "M. L. King, Jr."),
        ([{"family": "毛", "given": "小明"}], "毛小明"),
        ([{"family": "Иванова", "given": "Анна"}], "Анна Иванова"),
        ([*body("A"), *body("B")], "A and B"),
        ([*body("A"), *body("B"), *body("C")], "A, B and C"),
        ([*body("A"), *body("B"), *body("C"), *body("D")], "A and others"),
    ],
)
def test_names_are_read_naturally(names, shown):
    assert cited(author=names) == f"{shown.removesuffix('.')}. Roads. no date."


def test_editors_stand_in_for_authors():
    assert cited(editor=body("A")) == "A (editor). Roads. no date."
    assert cited(editor=[*body("A"), *body("B")]) == "A and B (editors). Roads. no date."


def test_volume_and_issue_stand_together():
    assert cited(volume=12, issue="3") == "Roads. 12 (3), no date."
    assert cited(issue="3") == "Roads. (3), no date."


def test_a_bare_number_is_called_one_and_not_said_twice():
    assert cited(number="14") == "Roads. no. 14, no date."
    assert cited(title="Roads 14", number="14") == "Roads 14. no date."


def test_a_doi_serves_as_the_address():
    assert cited(DOI="10.1/2") == "Roads. no date. https://doi.org/10.1/2"


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ({"date-parts": [[1999]]}, "1999"),
        ({"date-parts": [[1999, 12]]}, "December 1999"),
        ({"date-parts": [[1999, 21]]}, "Spring 1999"),
        ({"date-parts": [[1999, 16]]}, "Winter 1999"),
        ({"date-parts": [[1999, 17]]}, "month 17, 1999"),
        ({"date-parts": [[1998], [1999]]}, "1998 – 1999"),
        ({"date-parts": [[1999], [1999]]}, "1999"),
        ({"date-parts": [[1999, 3], [1999, 4]]}, "March – April 1999"),
        ({"date-parts": [[1999, 3, 19], [1999, 4, 2]]}, "19 March – 2 April 1999"),
        ({"date-parts": [[1999, 3], [1999, 4, 2]]}, "March 1999 – 2 April 1999"),
        ({"date-parts": [[1999, 3]], "circa": False}, "March 1999"),
        ({"literal": "first days of March"}, "first days of March"),
    ],
)
def test_dates_are_worded_as_precisely_as_they_are_known(date, shown):
    assert date_in_words(date) == shown


def test_a_page_can_find_the_title_among_the_parts():
    citation = cite(Work(id="w", csl={"type": "report", "title": "Roads", "author": body("A")}))

    assert citation.parts[:3] == (CitedPart(text="A", role="author"), CitedPart(text="."), CitedPart(text=" "))
    assert [part.text for part in citation.parts if part.role == "title"] == ["Roads"]


def test_works_without_a_date_come_last():
    dated = Work(id="a", csl={"type": "report", "title": "A", "issued": {"date-parts": [[2024, 5]]}})
    undated = Work(id="b", csl={"type": "report", "title": "B", "issued": {"literal": "long ago"}})

    assert sorted([undated, dated], key=first_day_of) == [dated, undated]


@given(works())
def test_every_work_is_cited_in_one_line_with_its_title(work):
    text = cite(work).text

    assert " ".join(work.csl["title"].split()) in text
    assert "\n" not in text


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=3))
def test_every_date_that_the_schema_allows_can_be_worded(row):
    assert str(row[0]) in date_in_words({"date-parts": [row]})
