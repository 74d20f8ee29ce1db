"""Places in the original of a text: which run covers which words, and how it is worded."""

from __future__ import annotations

import pytest

from factcheck.model.extraction import Extraction, Extractor, Original, Run, place_of


def extraction(*runs):
    return Extraction(
        original=Original(media_type="application/pdf", sha256="0" * 64),
        by=Extractor(name="pypdfium2", version="5"),
        policy="reading-order",
        map=runs,
    )


PAGES = extraction(Run(start=0, end=10, page=1), Run(start=12, end=20, page=2, label="iv"), Run(start=20, end=30, page=3))


def test_runs_that_only_touch_an_extent_do_not_cover_it():
    assert [run.page for run in PAGES.runs_of(10, 12)] == []
    assert [run.page for run in PAGES.runs_of(9, 13)] == [1, 2]
    assert [run.page for run in PAGES.runs_of(20, 21)] == [3]


@pytest.mark.parametrize(
    ("run", "worded"),
    [
        ({"page": 4}, "p. 4"),
        ({"page": 4, "label": "iv"}, "p. iv"),
        ({"at": "0:04:17.200/0:04:19.000"}, "0:04:17"),
        ({"paragraph": 12}, "para. 12"),
        ({"element": "p[3]"}, "p[3]"),
    ],
)
def test_place_of_one_run_is_worded(run, worded):
    assert place_of(extraction(Run(start=0, end=9, **run)), 1, 2) == worded


def test_place_over_several_runs_names_the_first_and_the_last():
    assert place_of(PAGES, 5, 25) == "pp. 1–3"
    assert (
        place_of(extraction(Run(start=0, end=5, element="li[1]"), Run(start=5, end=9, element="li[2]")), 0, 9) == "li[1], li[2]"
    )


def test_no_place_is_given_where_none_is_known():
    assert place_of(None, 0, 5) == ""
    assert place_of(PAGES, 30, 40) == ""


def test_map_holds_runs_and_nothing_else():
    with pytest.raises(TypeError, match="expected Run"):
        extraction({"start": 0, "end": 1})
