"""What became of a claim, from version to version."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.model import Relation
from tests.versions.edits import NEW, SEEN, edited, with_claim, with_slot


def told(claim, versions):
    return [
        (one.label, one.claim, [change.kind for change in one.changes]) for one in factcheck.versions.history(claim, versions)
    ]


def test_claim_is_followed_from_its_beginning_to_its_end(base):
    reworded = with_claim(base, statement="The mill shut.")
    without = attrs.evolve(base, claims=base.claims[1:])

    assert told("mill-closed", [("a", base), ("b", edited(["work"])), ("c", reworded), ("d", without), ("e", without)]) == [
        ("a", "mill-closed", ["claim-added"]),
        ("c", "mill-closed", ["reworded"]),
        ("d", "mill-closed", ["claim-removed"]),
    ]


def test_claim_is_followed_through_its_names(base):
    first = with_claim(base, 1, id="jobs-lost")
    second = with_claim(with_claim(base, 1, id="jobs-gone"), note="Another claim changes too.")
    versions = [("a", base), ("b", first), ("c", second)]

    assert told("jobs-gone", versions) == [
        ("a", "work-lost", ["claim-added"]),
        ("b", "jobs-lost", ["claim-renamed"]),
        ("c", "jobs-gone", ["claim-renamed"]),
    ]
    assert told("jobs-lost", versions) == told("work-lost", versions) == told("jobs-gone", versions)


def test_claim_that_comes_later_begins_there(base):
    later = attrs.evolve(base, claims=[*base.claims, NEW])

    assert told("shut-for-good", [("a", base), ("b", later)]) == [("b", "shut-for-good", ["claim-added"])]


def test_evidence_is_weighed_in_each_version(base):
    filled = with_slot(base, references=[SEEN])

    assert told("mill-closed", [("a", filled), ("b", base)])[1] == ("b", "mill-closed", ["evidence-removed", "slot-reopened"])


def test_renaming_of_another_claim_is_no_change_of_this_one(base):
    renamed = with_claim(with_claim(base, id="closure"), 1, relations=[Relation(type="elaborates", target="closure")])

    assert told("work-lost", [("a", base), ("b", renamed)]) == [("a", "work-lost", ["claim-added"])]


def test_unknown_claim_is_an_error_with_a_suggestion(base):
    with pytest.raises(factcheck.errors.NoSuchClaim, match="did you mean mill-closed"):
        factcheck.versions.history("mill-close", [("a", base)])
    with pytest.raises(factcheck.errors.NoSuchClaim):
        factcheck.versions.history("mill-closed", [])
