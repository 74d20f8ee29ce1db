"""Claims that want another look."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.model import Addition, Capture, Quantity, Search, Time, Waiver
from tests.versions.edits import BASE, GAZETTE, LOOK, SEEN, with_claim, with_slot

ISSUED = attrs.evolve(BASE, source=attrs.evolve(BASE.source, issued="2024-05-03"), claims=BASE.claims[:1])
STOCK = with_claim(ISSUED, categories=["quantity.stock"], time=None)


def dates(annotation, as_of):
    return [(one.as_of, one.evidence, one.assessed, one.age) for one in factcheck.versions.stale(annotation, as_of=as_of)]


def test_claim_is_stale_from_the_day_after_the_last_that_is_allowed():
    assert factcheck.versions.stale(STOCK, as_of="2024-06-02") == ()

    (found,) = factcheck.versions.stale(STOCK, as_of="2024-06-03")

    assert (found.claim.id, found.category, found.allowed, found.age) == ("mill-closed", "quantity.stock", 30, 31)
    assert found.newest == "2024-05-03"


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"quantity": Quantity(value=1, as_of="2024-05-01"), "time": Time(at="2024-04-01")}, "2024-05-01"),
        ({"quantity": Quantity(value=1, since="2024-01", until="2024-03")}, "2024-03-31"),
        ({"time": Time(at="2024-04")}, "2024-04-30"),
        ({"time": Time(since="2024-01")}, "2024-05-03"),
        ({"time": Time(at="2024-05-01/..")}, "2024-05-01"),
        ({"time": Time(at="../2030")}, None),
        ({}, "2024-05-03"),
    ],
)
def test_claim_speaks_of_the_day_of_its_figure_its_time_or_its_document(fields, day):
    assert dates(with_claim(STOCK, **fields), "2026-01-01")[0][0] == day


@pytest.mark.parametrize(
    ("fields", "work", "day"),
    [
        ({"references": [SEEN]}, {"available": "2024-06"}, "2024-06-30"),
        ({"references": [SEEN]}, {"captures": [Capture(url="https://gazette.example/", accessed="2024-07-01")]}, "2024-07-01"),
        ({"references": [attrs.evolve(SEEN, added=Addition(by="B", at="2024-08-01"))]}, {}, "2024-08-01"),
        ({"references": [attrs.evolve(SEEN, work="lost")]}, {}, None),
        ({"searches": [Search(at="2024-09-01", by="B", where="Archive", outcome="nothing-found")]}, {}, "2024-09-01"),
        ({"waived": Waiver(reason="Lost.", by="B", at="2024-10-01")}, {}, "2024-10-01"),
    ],
)
def test_evidence_is_as_new_as_the_newest_look_at_it(fields, work, day):
    annotation = attrs.evolve(with_slot(STOCK, **fields), works=[attrs.evolve(GAZETTE, **work)])

    assert dates(annotation, "2026-01-01")[0][1] == day


def test_assessment_makes_a_claim_fresh():
    assessed = with_claim(STOCK, assessments=[LOOK, attrs.evolve(LOOK, id="second", at="2024-07-01")])

    assert factcheck.versions.stale(assessed, as_of="2024-07-31") == ()
    assert dates(assessed, "2024-08-01") == [("2024-05-03", None, "2024-07-01", 31)]


def test_what_lies_after_the_day_does_not_count():
    assessed = with_claim(STOCK, assessments=[attrs.evolve(LOOK, at="2024-12-01")])

    assert dates(assessed, "2024-06-30") == [("2024-05-03", None, None, 58)]


def test_claim_without_any_day_is_listed_since_nobody_can_say_that_it_is_fresh():
    undated = attrs.evolve(STOCK, source=BASE.source)

    assert dates(undated, "2024-06-30") == [(None, None, None, None)]
    assert factcheck.versions.stale(undated, as_of="2024-06-30")[0].newest is None


def test_strictest_category_holds():
    (found,) = factcheck.versions.stale(
        with_claim(ISSUED, categories=["event.incident", "event.state"], time=None), as_of="2024-07-01"
    )

    assert (found.category, found.allowed) == ("event.state", 30)


@pytest.mark.parametrize("category", ["record.act", "evaluation.norm", "unsorted"])
def test_category_that_does_not_age_is_never_stale(category):
    assert factcheck.versions.stale(with_claim(STOCK, categories=[category]), as_of="2099-01-01") == ()


def test_own_vocabulary_has_its_own_limits():
    own = attrs.evolve(STOCK, vocabulary="own/1")

    with pytest.raises(factcheck.errors.NoSuchTerm):
        factcheck.versions.stale(own, as_of="2024-07-01")
    assert factcheck.versions.stale(attrs.evolve(own, categories=attrs.evolve(STOCK.terms, name="own")), as_of="2024-07-01")


@pytest.mark.parametrize("day", ["2024-02-30", "today"])
def test_day_must_be_one(day):
    with pytest.raises(ValueError, match="not a day of the calendar"):
        factcheck.versions.stale(STOCK, as_of=day)
