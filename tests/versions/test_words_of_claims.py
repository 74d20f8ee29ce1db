"""Words given to a claim in a role, put in place of those that it has, and taken away."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.findings import InvalidAnnotation
from factcheck.versions import edits


@pytest.fixture
def sheet(mill):
    return factcheck.loads(json.dumps(mill))


@pytest.fixture
def plain(sheet):
    """Without the figure and the hedge, whose words would have to stay."""
    return edits.amend(sheet, "work-lost", hedges=(), quantity=None)


def spans(annotation, claim="work-lost"):
    return [(span.exact, span.role) for span in annotation.claim(claim).spans]


def test_words_are_given_in_a_role(sheet):
    after = edits.give_words(sheet, "work-lost", "on 2 May", role="context")

    assert spans(after) == [("on 2 May", "context"), ("Up to 40 people lost their work", "core")]


def test_words_that_overlap_in_one_role_are_one_span(plain):
    narrow = edits.put_words(plain, "work-lost", "40 people")

    after = edits.give_words(narrow, "work-lost", "people lost their work")

    assert spans(after) == [("40 people lost their work", "core")]


def test_words_change_their_role_and_the_rest_keeps_its_own(plain):
    after = edits.give_words(plain, "work-lost", "Up to 40", role="lead-in")

    assert spans(after) == [("Up to 40", "lead-in"), ("people lost their work", "core")]


def test_words_that_were_set_aside_are_so_no_longer(sheet):
    after = edits.give_words(sheet, "mill-closed", "Mill closes", role="mention")

    assert after.unclaimed == ()


def test_words_are_put_in_place_of_all_core_words(sheet):
    several = edits.give_words(
        edits.put_words(sheet, "work-lost", ["Up to 40", "their work"]), "work-lost", "2 May", role="context"
    )

    after = edits.put_words(several, "work-lost", "Up to 40 people")

    assert spans(after) == [("2 May", "context"), ("Up to 40 people", "core")]


def test_words_are_taken_and_signs_alone_make_no_span(mill):
    mill["claims"] = [
        {
            **mill["claims"][0],
            "spans": [{"start": 13, "end": 38, "exact": "The mill closed on 2 May."}],
            "time": {"at": "2024-05"},
        }
    ]
    del mill["unclaimed"]
    sheet = factcheck.loads(json.dumps(mill))

    after = edits.take_words(sheet, "mill-closed", "on 2 May")

    assert spans(after, "mill-closed") == [("The mill closed", "core")]


def test_words_in_the_middle_leave_two_spans(sheet):
    after = edits.take_words(sheet, "work-lost", "lost")

    assert spans(after) == [("Up to 40 people", "core"), ("their work", "core")]


def test_a_claim_keeps_core_words(sheet):
    for after in (
        lambda: edits.take_words(sheet, "mill-closed", "The mill closed on 2 May"),
        lambda: edits.give_words(sheet, "mill-closed", "The mill closed on 2 May", role="context"),
    ):
        with pytest.raises(InvalidAnnotation, match="FC319"):
            after()


def test_words_that_the_figure_is_written_in_cannot_be_taken(sheet):
    with pytest.raises(InvalidAnnotation, match="FC317"):
        edits.take_words(sheet, "work-lost", "Up to 40")
