"""Changes in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.compare.changes import TEXT, Manner, title_and_details
from factcheck.versions.changes import Change

PLAIN = Manner(gone="-{}-".format, come="+{}+".format, plain=str)
SENTENCES = st.lists(st.sampled_from(["rain", "fell", "on", "250,000", "roofs", " ", "  ", ".", "\n"])).map(" ".join)


def reworded(before, after, manner=PLAIN):
    return title_and_details(Change(kind="reworded", claim="a", field="statement", before=before, after=after), manner)[1]


@given(SENTENCES, SENTENCES)
def test_each_version_can_be_read_out_of_the_differences(before, after):
    before, after = f"It: {before}", f"It: {after}"

    assert reworded(before, after, Manner(gone=lambda words: "", come=str, plain=str)) == after
    assert reworded(before, after, Manner(gone=str, come=lambda words: "", plain=str)) == before


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Up to 40 lost.", "At most 40 lost.", "-Up to-+At most+ 40 lost."),
        ("About 250,000 fled.", "About 260,000 fled.", "About -250,000-+260,000+ fled."),
        ("They fled.", "They have fled.", "They +have +fled."),
        ("At 12:30 it closed.", "At 12:45 it closed.", "At -12:30-+12:45+ it closed."),
    ],
)
def test_numbers_and_phrases_are_shown_as_one(before, after, shown):
    assert reworded(before, after) == shown


def test_kind_has_its_title():
    assert title_and_details(Change(kind="slot-reopened", claim="a", slot="dissent", before="filled", after="open"), TEXT) == (
        "Slot opened again",
        "dissent: filled → open",
    )
