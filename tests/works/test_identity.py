from __future__ import annotations

import pytest

from factcheck.model.work import Work
from factcheck.works.identity import compare_works
from factcheck.works.index import WorkIndex

DAY = {"issued": {"date-parts": [[1999, 3, 24]]}}
YEAR = {"issued": {"date-parts": [[1999]]}}
DOE = {"author": [{"family": "Doe", "given": "J."}]}
LONG = {"title": "A report on roads of the north"}
PLACE = {"container-title": "Post", "volume": "4", "page": "7"}


def work(id_="w", **csl):
    return Work(id=id_, csl={"type": "report", "title": "Situation report", **csl})


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ({"DOI": "10.1/A"}, {"DOI": "10.1/a", "title": "Situation Report."}, "same"),
        ({"DOI": "10.1/a"}, {"URL": "https://doi.org/10.1/a"}, "same"),
        ({"DOI": "10.1/a"}, {"DOI": "10.1/a", "title": "Quite another thing"}, "maybe"),
        ({"DOI": "10.1/a", **DAY}, {"DOI": "10.1/b", **DAY}, "different"),
        ({"DOI": "10.1/a", "title": "Roads of the north"}, {"DOI": "10.1/a", "title": "Roads of the north: a history"}, "same"),
        ({"DOI": "10.1/a", "title": "Roads, part one"}, {"DOI": "10.1/a", "title": "Roads, part two", "page": "7"}, "same"),
        (
            {"DOI": "10.1/a", "title": "Roads, part one", "page": "1"},
            {"DOI": "10.1/a", "title": "Roads, part two", "page": "7"},
            "maybe",
        ),
        ({"DOI": "10.1/a", "title": "Foreword"}, {"DOI": "10.1/a", "title": "Roads: foreword and afterword"}, "maybe"),
        ({"DOI": "n/a", **YEAR}, {"DOI": "n/a", "title": "Another report"}, "different"),
        ({**YEAR, "publisher": "Army"}, {**YEAR, "publisher": "Navy"}, "maybe"),
        ({**YEAR, "publisher": "Army"}, {**YEAR, "publisher": "The Army"}, "maybe"),
        ({**YEAR, **DOE, "publisher": "Army"}, {**YEAR, **DOE, "publisher": "Navy"}, "maybe"),
        ({**YEAR, **DOE, "publisher": "Army"}, {**YEAR, **DOE, "publisher": "The Army"}, "same"),
        (
            {**YEAR, "author": [{"family": "Doe"}, {"family": "Roe"}]},
            {**YEAR, "author": [{"family": "Doe"}, {"family": "Poe"}]},
            "maybe",
        ),
        ({**YEAR, "author": [{"family": "Doe"}, {"family": "Roe"}]}, {**YEAR, **DOE}, "maybe"),
        ({**YEAR, **LONG, "author": [{"family": "Doe"}, {"family": "Roe"}]}, {**YEAR, **LONG, **DOE}, "same"),
        ({**YEAR, **LONG, **DOE}, {**YEAR, **LONG, "author": [{"family": "Doe", "given": "Richard"}]}, "maybe"),
        ({**YEAR, **LONG, **DOE}, {**YEAR, **LONG, "author": [{"family": "Doe", "given": "Richard J., Jr."}]}, "same"),
        ({**YEAR, **LONG, **DOE}, {**YEAR, **LONG, "author": [{"family": "Doe"}]}, "same"),
        ({**YEAR, **DOE, **PLACE}, {**YEAR, **DOE, **PLACE, "URL": "https://a.example/1"}, "same"),
        ({**YEAR, **DOE, **PLACE, "volume": "4"}, {**YEAR, **DOE, **PLACE, "volume": "5"}, "different"),
        ({"DOI": "10.1/a", "title": "Roads, volume one", **YEAR}, {"DOI": "10.1/a", "title": "Roads, volume two", **DAY}, "same"),
        (
            {"DOI": "10.1/a", "title": "Roads, volume one", **YEAR},
            {"DOI": "10.1/a", "title": "Roads, volume two", "issued": {"date-parts": [[2001]]}},
            "maybe",
        ),
        ({"DOI": "10.1/a", "title": "…"}, {"DOI": "10.1/a"}, "same"),
        ({"DOI": "10.1/a", "title": "…", **YEAR}, {"DOI": "10.1/a", "issued": {"date-parts": [[2001]]}}, "maybe"),
        ({**YEAR, "URL": "https://a.example/1"}, {"URL": "https://a.example/1"}, "maybe"),
        ({**YEAR, "publisher": "Army", "note": "x"}, {**YEAR, "publisher": "Army"}, "same"),
        ({**YEAR, "note": "x"}, YEAR, "maybe"),
        (
            {**YEAR, "title": "A report on roads of the north", "note": "x"},
            {**YEAR, "title": "A report on roads of the north"},
            "same",
        ),
        (DAY, {**DAY, "title": "SITUATION  report"}, "same"),
        ({**DAY, **DOE}, {**DAY, "author": [{"family": "Roe"}]}, "different"),
        ({**DAY, "number": "81"}, {**DAY, "number": "82"}, "different"),
        ({**DAY, "number": "R/7"}, {**DAY, "number": "7"}, "same"),
        ({**DAY, "number": "No. 07"}, {**DAY, "number": "nr 7"}, "same"),
        ({**DAY, "number": "17"}, {**DAY, "number": "7"}, "different"),
        ({**DAY, "number": "XIV"}, {**DAY, "number": "IV"}, "different"),
        ({**DAY, "number": "7a"}, {**DAY, "number": "7"}, "different"),
        ({**DAY, "number": "2015/7"}, {**DAY, "number": "7"}, "maybe"),
        ({**DAY, "number": "—"}, {**DAY, "number": "7"}, "different"),
        ({**DAY, "version": "1.0"}, {**DAY, "version": "2.0"}, "maybe"),
        ({**YEAR, **LONG, "version": "1.0"}, {**YEAR, **LONG}, "maybe"),
        ({**DAY, "editor": [{"family": "Doe"}]}, {**DAY, "editor": [{"family": "Roe"}]}, "maybe"),
        ({**DAY, "editor": [{"family": "Doe"}]}, {**DAY, "editor": [{"family": "Roe"}, {"family": "Doe"}]}, "same"),
        ({**YEAR, "URL": "https://a.example/1"}, {**YEAR, "URL": "https://a.example/2"}, "maybe"),
        ({**YEAR, "container-title": "Post"}, {**YEAR, "container-title": "Herald"}, "maybe"),
        (YEAR, DAY, "maybe"),
        (DAY, {"issued": {"date-parts": [[1999, 3, 25]]}}, "different"),
        (YEAR, {}, "maybe"),
        ({}, {}, "same"),
        ({}, {"note": "x"}, "maybe"),
        ({**YEAR, "number": "81"}, {**YEAR, "URL": "https://a.example/1"}, "maybe"),
        ({**YEAR, "number": "81"}, YEAR, "maybe"),
        ({**YEAR, **DOE}, YEAR, "maybe"),
        ({**DAY, "number": "81"}, DAY, "maybe"),
        ({**DAY, **DOE}, DAY, "same"),
        ({**YEAR, **DOE, "note": "x"}, {**YEAR, **DOE}, "same"),
        (YEAR, {"issued": {"date-parts": [[2000]]}}, "different"),
        ({"URL": "https://a.example/1"}, {"URL": "http://www.a.example/1#top"}, "same"),
        ({"URL": "https://a.example/1"}, {"URL": "https://a.example/1", "title": "Report on the situation"}, "maybe"),
        ({"URL": "https://a.example"}, {"URL": "https://a.example", "title": "Something else"}, "different"),
        ({"title": "Roads: a history", **YEAR, **DOE}, {"title": "Roads", **YEAR, **DOE}, "maybe"),
        ({"title": "Roads: a history", **YEAR}, {"title": "Roads", **YEAR}, "different"),
        ({**DAY, "page": "1–4"}, {**DAY, "page": "1"}, "same"),
        ({**DAY, "edition": "2"}, {**DAY, "edition": "2nd ed."}, "same"),
        ({**DAY, "edition": "2"}, {**DAY, "edition": "2nd ed., revised 2004"}, "same"),
        ({**DAY, "edition": "Version 2.5"}, {**DAY, "edition": "Version 2.4"}, "different"),
        ({**DAY, "edition": "second"}, {**DAY, "edition": "third"}, "different"),
        ({**DAY, "author": [{"literal": "WHO"}]}, {**DAY, "author": [{"literal": "World Health Organization"}]}, "same"),
        ({**DAY, "ISBN": "978-1"}, {**DAY, "ISBN": "978-2"}, "maybe"),
        ({**DAY, "page": "1–4"}, {**DAY, "page": "7–9"}, "different"),
    ],
)
def test_evidence_decides_or_leaves_it_to_a_person(one, other, verdict):
    assert compare_works(work("a", **one), work("b", **other)).verdict == verdict
    assert compare_works(work("b", **other), work("a", **one)).verdict == verdict


@pytest.mark.parametrize("verdict", ["same", "maybe"])
def test_the_index_finds_what_comparing_with_all_would_find(verdict):
    variants = [
        {}, YEAR, DAY, DOE, {**YEAR, **DOE}, {"number": "7"}, {"number": "7", **YEAR}, {"number": "R/7", **YEAR},
        {"number": "2015/7", **YEAR}, {"number": "17", **YEAR, **DOE}, {"issue": "7", **YEAR},
        {"issue": "8", "volume": "2", **YEAR}, {"DOI": "10.1/a"}, {"URL": "https://a.example/1"},
        {"URL": "https://doi.org/10.1/a"}, {"title": "Roads: a history", **YEAR, **DOE}, {"title": "Roads", **YEAR, **DOE},
        {"title": "Report", "URL": "https://a.example/1"},
    ]  # fmt: skip
    works = [work(f"w{number}", **csl) for number, csl in enumerate(variants)]
    for one in works:
        others = [other for other in works if other is not one]
        expected = {compare_works(one, other).verdict for other in others}
        found = WorkIndex(others).find(one)

        best = "same" if "same" in expected else "maybe" if "maybe" in expected else None
        assert (found[1].verdict if found else None) == best
        assert found is None or found[1].verdict in ("same", verdict, "maybe")


def test_works_without_titles_are_told_apart_by_who_and_when():
    untitled = {"type": "article", "container-title": "Post"}
    one = Work(id="a", csl={**untitled, **DAY, **DOE})
    other = Work(id="b", csl={**untitled, **DAY, "author": [{"family": "Roe"}]})
    again = Work(id="c", csl={**untitled, **DAY, **DOE})

    assert compare_works(one, other).verdict == "different"
    assert compare_works(one, again).verdict == "same"
    assert compare_works(one, Work(id="d", csl={**again.csl, "note": "x"})).verdict == "maybe"
