"""The labelled cases of tests/suite/anchoring."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck.text.reanchoring import reanchor
from tests.benchmarks.anchoring import LEAST_RECALL, load_cases, verdict
from tests.benchmarks.anchoring_cases import CHANGES

CASES = list(load_cases())
GROUPS = [*CHANGES, "hand-made"]

# What becomes of the quotes is found once for all that is asked of it, by one worker.
pytestmark = pytest.mark.xdist_group("cases of anchoring")

# Without the old text, more has to be left to a person.
LEAST_BARE_RECALL = 0.85


def group_of(case):
    return next((name for name in CHANGES if case.name.startswith(name)), "hand-made")


@cache
def judgements(group):
    """Give the quotes of the cases of a group, each with its case, what is expected, its anchor and the verdict on that."""
    found = []
    for case in (case for case in CASES if group_of(case) == group):
        anchors = reanchor([quote for quote, _, _ in case.quotes], None if case.bare else case.old, case.new)
        for (quote, kind, places), anchor in zip(case.quotes, anchors, strict=True):
            found.append((case, quote, kind, anchor, verdict(anchor, kind, places)))
    return found


def test_suite_has_a_thousand_cases_and_each_kind_of_change():
    assert len(CASES) >= 1000
    assert {group_of(case) for case in CASES} == set(GROUPS)


@pytest.mark.parametrize("group", GROUPS)
def test_no_quote_is_placed_wrongly_without_a_word(group):
    for case, quote, kind, anchor, found in judgements(group):
        assert found != "wrong", (case.name, quote, kind, anchor)


@pytest.mark.parametrize(("bare", "least"), [(False, LEAST_RECALL), (True, LEAST_BARE_RECALL)])
def test_quotes_are_found_as_a_person_finds_them(bare, least):
    rows = [row for group in GROUPS for row in judgements(group) if row[0].bare == bare and row[2] != "open"]

    assert sum(found == "right" for *_, found in rows) >= least * len(rows)


def test_most_of_the_hand_made_cases_need_no_person():
    rows = [row for row in judgements("hand-made") if row[2] != "open"]

    assert sum(found == "right" for *_, found in rows) >= 0.85 * len(rows)


@pytest.mark.parametrize("shortcut", ["slots._MOST_IN_SLOT", "kinship._TOO_COMMON"])
def test_shortcuts_for_long_texts_place_nothing_wrongly(shortcut, monkeypatch):
    monkeypatch.setattr(f"factcheck.text.{shortcut}", 0)
    for case in (case for case in CASES if group_of(case) in ("several-edits", "delete-and-change", "change-date")):
        anchors = reanchor([quote for quote, _, _ in case.quotes], None if case.bare else case.old, case.new)

        for (quote, kind, places), anchor in zip(case.quotes, anchors, strict=True):
            assert verdict(anchor, kind, places) != "wrong", (case.name, quote, kind, anchor)
