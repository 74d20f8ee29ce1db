"""Days of texts taken for days of publication."""

from __future__ import annotations

import pytest

from factcheck.checks.dating import dating_findings


def found(available, issued, *, type_="report", original=None, **more):
    csl = {"type": type_, "title": "T", **({"issued": {"date-parts": [issued]}} if issued else {})}
    if original:
        csl["original-date"] = {"date-parts": [original]}
    work = {"id": "w", "csl": csl, **({"available": available} if available else {}), **more}
    return [(one.code, one.where) for one in dating_findings({"works": [work]})]


@pytest.mark.parametrize(
    ("available", "issued", "more", "reported"),
    [
        ("2024-05-02", [2024, 5, 2], {}, False),
        ("2024-05-02", [2024, 5, 3], {}, True),
        ("2024-05-02", [2024, 5], {}, False),
        ("2024-04", [2024, 5, 3], {}, True),
        ("2024-05-02/2024-06", [2024, 5, 3], {}, False),
        ("2024-05-04", [2024, 5, 3], {}, False),
        ("1950", [2024], {"original": [1950]}, True),
        ("2024-05-02", None, {}, False),
        (None, [2024, 5, 2], {}, False),
        ("2024-05-02", [2024, 13], {}, False),
        ("2024-05-02", [2024, 5, 2], {"type_": "treaty"}, True),
        ("2024-05-02", [2024, 5, 2], {"type_": "personal_communication"}, True),
        ("2024-05-02", [2024, 5, 2], {"type_": "treaty", "note": "Read out to the press the same day."}, False),
        ("2024-06", [2024, 5, 2], {"type_": "treaty"}, False),
    ],
)
def test_day_of_the_text_is_not_that_of_publication(available, issued, more, reported):
    assert found(available, issued, **more) == ([("FC626", "/works/0/available")] if reported else [])


def test_date_in_words_alone_tells_nothing():
    work = {"id": "w", "csl": {"type": "report", "issued": {"literal": "last spring"}}, "available": "2024"}

    assert list(dating_findings({"works": [work]})) == []
    assert list(dating_findings({})) == []
