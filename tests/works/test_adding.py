from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.errors import NoSuchTerm
from factcheck.model.work import Work
from factcheck.works.adding import add_works

DATE = {"date-parts": [[2024, 5, 2]]}


@pytest.fixture(scope="module")
def annotation(root):
    return factcheck.load(root / "tests/examples/valid/bibliography.claims.json")


def work(id, **csl):
    return Work(id=id, csl={"type": "report", "title": f"Title of {id}", **csl})


def test_new_works_are_added_at_the_end(annotation):
    merged = add_works(annotation, [work("roads"), work("rails")])

    assert [added.id for added in merged.annotation.works[-2:]] == ["roads", "rails"]
    assert merged.annotation.works[:-2] == annotation.works
    assert merged.added == merged.annotation.works[-2:]


@pytest.mark.parametrize(
    ("csl", "same", "shared"),
    [
        ({"URL": "https://doi.org/10.1000/182", "title": "磨坊关闭"}, "mo-2024", "DOI"),
        ({"title": "MILL  act", "number": "14", "issued": {"date-parts": [[2020]]}}, "mill-act-2020", "title and date"),
    ],
)
def test_the_same_work_is_passed_over(annotation, csl, same, shared):
    merged = add_works(annotation, [work(**{"id": "roads", **csl})])

    assert [(other.id, mark) for _, other, mark in merged.known] == [(same, shared)]
    assert merged.annotation == annotation


@pytest.mark.parametrize(
    "csl",
    [
        {"title": "Mill Act"},
        {"title": "Mill Act", "issued": {"literal": "2020"}},
        {"title": "Quite another", "DOI": "10.1000/182"},
    ],
)
def test_what_may_be_the_same_is_asked_and_added_or_passed_over_when_somebody_has_said(annotation, csl):
    came = [work("roads", **csl)]

    asked = add_works(annotation, came)
    assert [doubt.work.id for doubt in asked.doubts] == ["roads"]
    assert "with the same" in str(asked.doubts[0])
    assert asked.annotation == annotation
    assert [added.id for added in add_works(annotation, came, new=["roads"]).added] == ["roads"]
    assert [one.id for one, _, _ in add_works(annotation, came, same=["roads"]).known] == ["roads"]


def test_an_answer_that_is_given_again_changes_nothing(annotation):
    came = [work("roads", title="Mill Act")]
    once = add_works(annotation, came, new=["roads"]).annotation

    again = add_works(once, came, new=["roads"])

    assert (again.annotation, again.refused, len(again.known)) == (once, (), 1)


def test_an_answer_about_a_work_that_did_not_come_is_refused(annotation):
    with pytest.raises(NoSuchTerm, match="did you mean"):
        add_works(annotation, [work("roads")], new=["road"])


def test_a_title_of_another_year_is_another_work(annotation):
    assert add_works(annotation, [work("roads", title="Mill Act", issued={"date-parts": [[2021]]})]).added


def test_works_with_two_dois_are_two(annotation):
    twins = [work("a", DOI="10.1/1", URL="https://x.example"), work("b", DOI="10.1/2", URL="https://x.example")]

    assert len(add_works(annotation, twins).added) == 2


def test_a_work_that_comes_twice_is_added_once(annotation):
    merged = add_works(annotation, [work("a", DOI="10.1/A"), work("b", DOI="10.1/a")])

    assert [added.id for added in merged.added] == ["a"]
    assert [(came.id, other.id) for came, other, _ in merged.known] == [("b", "a")]


def test_another_work_of_the_same_id_is_refused(annotation):
    merged = add_works(annotation, [work("mill-act-2020")])

    assert [(came.id, other.csl["title"]) for came, other in merged.refused] == [("mill-act-2020", "Mill Act")]
    assert merged.annotation == annotation


def test_origins_that_the_annotation_lacks_are_left_out_and_named(annotation):
    merged = add_works(annotation, [attrs.evolve(work("roads"), origins=["board", "office"])])

    assert merged.added[0].origins == ("board",)
    assert merged.unknown_origins == (("roads", "office"),)
    assert not [finding for finding in factcheck.check(merged.annotation) if finding.severity == "error"]


class TestProposing:
    @pytest.mark.parametrize(
        ("csl", "name"),
        [
            ({"publisher": "The  Courier", "author": [{"literal": "A"}]}, "The Courier"),
            ({"author": [{"given": "Ann", "family": "Lee"}]}, "Ann Lee"),
            ({"author": [{"family": "Lee"}, {"literal": "Agency"}, {"family": "Ito"}]}, "Lee, Agency and Ito"),
            ({}, None),
        ],
    )
    def test_publisher_or_authors_are_proposed_and_marked(self, annotation, csl, name):
        work = Work(id="new-work", csl={"type": "report", "title": "Quite new", **csl})
        outcome = add_works(annotation, [work])

        [added] = outcome.added
        assert added.origins_proposed == (name is not None)
        assert [outcome.annotation.origin(id_).name for id_ in added.origins] == ([] if name is None else [name])

    def test_origin_that_is_there_is_taken_and_stays_as_it_is(self, annotation):
        known = annotation.origins[0]
        work = Work(id="new-work", csl={"type": "report", "title": "Quite new", "publisher": known.name.upper()})
        outcome = add_works(annotation, [work])

        assert outcome.added[0].origins == (known.id,)
        assert outcome.annotation.origins == annotation.origins
