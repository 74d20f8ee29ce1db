"""The project's own two annotations of the fact sheet: both are sound, and every difference is decided."""

from __future__ import annotations

import json

import pytest

import factcheck
from factcheck.agreement import agree


@pytest.fixture(scope="module")
def folder(root):
    return root / "annotations" / "agreement"


def test_second_annotation_is_sound_and_of_the_same_text(folder, sheet):
    second = factcheck.load(folder / "second.json")

    assert factcheck.check(second) == ()
    assert second.source.sha256 == sheet.source.sha256


FIELDS = {"category": "/categories", "mode": "/mode", "split": "/cut", "alone": ""}


def test_every_difference_in_what_is_claimed_is_decided_by_somebody_and_a_rule(folder, sheet):
    second = factcheck.load(folder / "second.json")
    decided = json.loads((folder / "decisions.json").read_text(encoding="utf-8"))["decisions"]
    by_where = {one["where"]: one for one in decided}

    found = agree(sheet, second, names=["first", "second"], resamples=0).differences
    open_ = [
        one
        for one in found
        if one.kind in FIELDS
        and not any(f"claims/{id_}{FIELDS[one.kind]}" in by_where for ids in one.claims.values() for id_ in ids)
    ]

    assert [(one.kind, one.words) for one in open_] == []
    assert len([one for one in found if one.kind in FIELDS]) > 30
    assert all(one["by"] and one["rule"] and one["take"] in ("first", "second") for one in decided)
