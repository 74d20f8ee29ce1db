"""Composed edits, whose labels are the origins of the characters."""

from __future__ import annotations

from functools import cache

import pytest

from tests.benchmarks.composed import CHOOSING, REPORTING, generated, judged

# What becomes of the quotes is found once for all that is asked of it, by one worker.
pytestmark = pytest.mark.xdist_group("composed edits")

CASES = 250


@cache
def counts(report):
    cases = generated(REPORTING if report else CHOOSING, CASES, report=report)
    return judged([case for case in cases if not case.case.bare], misses=False)[0]


@pytest.mark.parametrize("report", [False, True])
def test_no_quote_of_a_text_that_is_known_is_placed_wrongly(report):
    assert not [key for key, count in counts(report).items() if key[1].startswith("wrong") and count]


@pytest.mark.parametrize("report", [False, True])
@pytest.mark.parametrize(("kind", "least"), [("changed", 0.95), ("moved", 0.9), ("same", 0.975)])
def test_quotes_are_found_as_a_person_finds_them(report, kind, least):
    found = {verdict: count for (name, verdict), count in counts(report).items() if name == kind}

    assert found["right"] >= least * sum(found.values())


def test_cases_are_the_same_for_the_same_seed():
    one, other = ([case.case.new for case in generated(CHOOSING, 5, report=False)] for _ in range(2))

    assert one == other
