"""History that may not be rewritten; what each code looks like stands in tests/examples/invalid/against."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

import factcheck
from factcheck.checks.rewriting import rewritten_findings
from factcheck.model import Work
from tests.versions.edits import BASE, LOOK, NEW, edited, edits, with_claim

ASSESSED = with_claim(BASE, assessments=[LOOK])


def codes(old, new):
    return [finding.code for finding in rewritten_findings(old, new)]


@given(edits(), edits())
def test_work_that_goes_on_rewrites_nothing(names, more):
    started = edited(names)

    assert codes(started, edited([name for name in more if name not in names], started)) == []


def test_merging_rewrites_nothing_of_either_side():
    base = with_claim(BASE, assessments=[attrs.evolve(LOOK, at="2024-01-01")])
    ours, theirs = (edited([name], base) for name in ("later-verdict", "earlier-verdict"))

    done = factcheck.merge(base, ours, theirs).annotation

    assert (codes(base, done), codes(ours, done), codes(theirs, done)) == ([], ["FC612"], [])


def test_assessments_of_a_renamed_claim_are_looked_for_under_its_new_id():
    assert codes(ASSESSED, with_claim(ASSESSED, id="closure")) == []
    assert codes(ASSESSED, with_claim(BASE, id="closure")) == ["FC610"]


def test_assessments_go_with_their_claim():
    (finding,) = rewritten_findings(ASSESSED, attrs.evolve(ASSESSED, claims=ASSESSED.claims[1:]))

    assert (finding.code, finding.where) == ("FC610", "/claims")
    assert codes(BASE, attrs.evolve(BASE, claims=BASE.claims[1:])) == []


def test_one_of_several_assessments_is_missed():
    two = with_claim(BASE, assessments=[LOOK, attrs.evolve(LOOK, id="other")])

    (finding,) = rewritten_findings(two, ASSESSED)

    assert (finding.code, finding.where, finding.message) == (
        "FC610",
        "/claims/0/assessments",
        "'other' is gone from 'mill-closed'",
    )


def test_same_order_on_the_same_day_is_no_matter():
    second = attrs.evolve(LOOK, id="second")

    assert codes(ASSESSED, with_claim(BASE, assessments=[second, LOOK])) == ["FC612"]
    assert codes(ASSESSED, with_claim(BASE, assessments=[LOOK, second])) == []


@pytest.mark.parametrize(
    ("old", "new", "is_another"),
    [
        ("The mill closed on 2 May.", "The bridge was opened.", True),
        ("The mill closed on 2 May.", "Mills were shut, all 2 of them.", False),
        ("The mill closed on 2 May.", "He is it.", False),
        ("工場は閉鎖された。", "工場が閉まった。", False),
        ("工場は閉鎖された。", "Bridges opened.", True),
    ],
)
def test_claims_are_two_where_they_share_no_word_of_note(old, new, is_another):
    first, second = (
        attrs.evolve(
            BASE,
            claims=[attrs.evolve(NEW, statement=text, spans=[attrs.evolve(NEW.spans[0], exact=text, start=0, end=len(text))])],
        )
        for text in (old, new)
    )

    assert codes(first, second) == (["FC413"] if is_another else [])


def test_claim_that_is_reworded_in_place_is_the_same():
    assert codes(BASE, with_claim(BASE, statement="Bridges opened.")) == []


@pytest.mark.parametrize(
    ("old", "new", "is_another"),
    [
        ({"title": "Gates shut"}, {"title": "Annual accounts"}, True),
        ({"title": "Gates shut"}, {"title": "The gates are shut"}, False),
        ({"title": "Gates shut", "DOI": "10.1/A"}, {"title": "Tore zu", "DOI": "10.1/a"}, False),
        ({"title": "Gates shut"}, {"author": [{"literal": "Board"}], "issued": {"literal": "2024"}}, False),
    ],
)
def test_works_are_two_where_neither_title_nor_identifier_agrees(old, new, is_another):
    first, second = (attrs.evolve(BASE, works=[Work(id="w", csl={"type": "report", **csl})]) for csl in (old, new))

    assert codes(first, second) == (["FC414"] if is_another else [])
