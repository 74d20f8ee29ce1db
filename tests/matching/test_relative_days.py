"""Days that only the day of issue of a document tells."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from tests.matching.test_suite import annotation_of, side_of


def relation(code, one, other, issued):
    pair = {"one": one, "other": other, "issued": issued}
    sides = (annotation_of(side_of(pair, side), side) for side in ("one", "other"))
    found = factcheck.match(*(attrs.evolve(side, source=attrs.evolve(side.source, language=code)) for side in sides))
    return [match.relation for match in found]


# 3 May 2031 is a Saturday.
@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "On Tuesday the guard rescued nine sailors.", "The guard rescued nine sailors on Tuesday."),
        ("ru", "Во вторник министр открыл мост.", "Министр открыл мост во вторник."),
        ("pl", "We wtorek minister otworzył most.", "Minister otworzył most we wtorek."),
        ("de", "Am Dienstag wurde die Brücke gesperrt.", "Die Brücke wurde am Dienstag gesperrt."),
        ("es", "El martes el ministro abrió el puente.", "El ministro abrió el puente el martes."),
        ("pt", "Na terça-feira o ministro abriu a ponte.", "O ministro abriu a ponte na terça-feira."),
    ],
)
@pytest.mark.parametrize(
    ("issued", "relations"),
    [
        (["2031-05-07", "2031-05-07"], ["restates"]),
        (["2031-05-07", "2031-05-09"], ["restates"]),
        (["2031-05-09", "2031-05-07"], ["restates"]),
        # The Tuesday lies between them, or is the day of one of them, or a week ends between them.
        (["2031-05-05", "2031-05-07"], ["related"]),
        (["2031-05-06", "2031-05-07"], ["related"]),
        (["2031-05-10", "2031-05-12"], ["related"]),
        (["2031-05-10", "2031-05-11"], ["related"]),
        (["2031-05-07", "2031-05-14"], ["related"]),
    ],
)
def test_day_of_the_week_is_the_same_day_within_a_week(code, one, other, issued, relations):
    assert relation(code, one, other, issued) == relations


@pytest.mark.parametrize(
    "said",
    [
        "The guard slept last Tuesday.",
        "The guard sleeps next Tuesday.",
        "The guard slept yesterday and on Tuesday.",
        "The guard slept on Tuesday three weeks ago.",
    ],
)
def test_what_counts_from_the_day_of_issue_is_another_day_on_another(said):
    assert relation("en", said, said, ["2031-05-07", "2031-05-08"]) == ["related"]


@pytest.mark.parametrize(("code", "said"), [("de", "Am Sonnabend schlief die Wache."), ("zh", "周二，大桥关闭。")])
def test_day_whose_name_is_not_known_is_not_guessed(code, said):
    assert relation(code, said, said, ["2031-05-07", "2031-05-07"]) == ["restates"]
    assert relation(code, said, said, ["2031-05-07", "2031-05-08"]) == ["related"]
