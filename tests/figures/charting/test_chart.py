"""Charts: what is drawn, and that it can be read."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.figures import Comparison, Figure, Series, SeriesEntry, chart
from factcheck.figures.charting.marks import ChartMark, placed_marks
from factcheck.figures.charting.small import small_chart
from factcheck.figures.charting.svg import broken_lines, cut, width_of
from factcheck.figures.intervals import Interval
from factcheck.model import Quantity
from factcheck.views.phrases import units_in_words

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="session")
def town(root):
    return factcheck.load(root / "tests/examples/valid/figures.claims.json")


def parsed(series, **options):
    return ElementTree.fromstring(chart(series, **options))  # noqa: S314


def words_of(svg):
    return [element.text for element in svg.iter(f"{SVG}text")]


def figure(work=None, **quantity):
    made = Figure(quantity=Quantity(**{"as_of": "1999-03-26", **quantity}), work=work, source="Report", words="many")
    return SeriesEntry(figure=made, comparison=None)


def series(*entries):
    return Series(measure="m", annotation="a", title="T", entries=entries)


def marks_of(svg):
    return [group for group in svg.iter(f"{SVG}g") if group.get("class") in ("own", "cited")]


@pytest.mark.parametrize("measure", ["arrived-in-northtown", "children-in-northtown", "sheltering-in-northtown"])
def test_chart_is_golden(town, measure, root):
    golden = root / "tests/golden/series" / f"{measure}.svg"

    found = factcheck.series(town, measure)

    assert chart(found, standalone=True, unit=units_in_words(found)) + "\n" == golden.read_text(encoding="utf-8")


def test_chart_says_what_it_is_to_those_who_do_not_see_it(town):
    svg = parsed(factcheck.series(town, "sheltering-in-northtown"))

    assert svg.get("role") == "img"
    title, description = (svg.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert (svg.get("aria-labelledby"), svg.get("aria-describedby")) == (title.get("id"), description.get("id"))
    assert title.text == "Figures: Sheltering in Northtown"
    assert description.text.startswith("1 figure of the document and 6 figures of works")
    assert "at least 2,600, Full halls." in description.text


def test_chart_in_a_page_brings_neither_styles_nor_scripts(town):
    text = chart(factcheck.series(town, "sheltering-in-northtown"))

    assert not re.search(r"<style|<script| style=| on[a-z]+=|href", text)
    assert "<style>" in chart(factcheck.series(town, "sheltering-in-northtown"), standalone=True)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', text)) == {"currentColor", "none", "var(--factcheck-paper, Canvas)"}


def test_own_figure_is_a_square_and_another_a_ring():
    own, cited = marks_of(parsed(series(figure(value=5), figure("w", value=9))))

    assert own.find(f"{SVG}rect") is not None
    assert cited.find(f"{SVG}rect") is None
    assert cited.find(f"{SVG}circle") is not None


@pytest.mark.parametrize(
    ("quantity", "bars", "arrows"),
    [({"value": 5}, 0, 0), ({"low": 5}, 1, 1), ({"high": 5}, 1, 1), ({"low": 3, "high": 5}, 2, 0)],
    ids=str,
)
def test_bound_is_a_bar_with_an_open_end(quantity, bars, arrows):
    (mark,) = marks_of(parsed(series(figure("w", **quantity))))

    level = [line for line in mark.iter(f"{SVG}line") if line.get("y1") == line.get("y2")]
    assert (len(level), len(list(mark.iter(f"{SVG}path")))) == (bars, arrows)


def test_chip_of_a_bound_does_not_stand_at_its_height():
    for bound in ({"low": 5}, {"high": 5}):
        (mark,) = marks_of(parsed(series(figure("w", **bound))))
        bar = next(line for line in mark.iter(f"{SVG}line") if line.get("y1") == line.get("y2"))

        assert abs(float(mark.find(f"{SVG}circle").get("cy")) - float(bar.get("y1"))) > 8


def test_bound_that_is_left_out_is_a_broken_bar():
    svg = parsed(series(figure("w", low=5, comparators=["more-than"]), figure("x", high=5, comparators=["less-than"])))

    for mark in marks_of(svg):
        assert any(line.get("stroke-dasharray") for line in mark.iter(f"{SVG}line"))
    assert "more or less than" in words_of(svg)


def test_name_of_a_measure_is_worded_and_takes_as_many_lines_as_it_needs():
    named = attrs.evolve(series(figure(value=5)), named="People who crossed the border between the two of them in the third week")

    words = words_of(parsed(named))

    assert " ".join(words[:2]) == named.words
    assert not any(word.endswith("…") for word in words)
    assert words_of(parsed(series(figure(value=5))))[0] == "M"


def test_unit_is_in_the_words_that_are_given():
    assert "in people" in words_of(parsed(series(figure(value=5, unit="person")), unit="people"))
    assert "in person" in words_of(parsed(series(figure(value=5, unit="person"))))


def test_figures_of_the_document_stand_apart_and_have_a_line_across():
    svg = parsed(series(figure("w", value=9), figure(value=5)))

    words = words_of(svg)
    assert words.index("In this document") < words.index("5 · 26 Mar 1999") < words.index("In other works")
    assert sum(line.get("stroke-dasharray") == "6 4" for line in svg.iter(f"{SVG}line")) == 1


def test_number_that_leaves_others_possible_has_a_line_as_long_as_they_reach():
    wide, narrow = (parsed(series(figure("w", value=number, comparators=["about"]))) for number in (500, 123456))

    assert "possible too" in words_of(wide)
    assert "possible too" not in words_of(narrow)


def test_bounds_that_words_imply_are_drawn_broken(monkeypatch):
    monkeypatch.setattr("factcheck.figures.gathering.interval_of", lambda quantity: Interval(low=20, high=99))

    svg = parsed(series(figure("w", as_written="dozens")))

    (mark,) = marks_of(svg)
    assert any(line.get("stroke-dasharray") == "2 2.5" for line in mark.iter(f"{SVG}line"))
    assert "implied" in words_of(svg)


def small(*entries):
    drawn = small_chart(series(*entries))
    return ElementTree.fromstring(drawn) if drawn else None  # noqa: S314


def test_small_chart_has_a_square_for_the_document_and_rings_for_works():
    svg = small(figure(value=5), figure("w", low=3), figure("x", low=2, high=4), figure("y", high=9))

    assert svg.get("aria-label") == "M: this document 5, other works at least 3; 2 to 4; at most 9"
    # The key has one of each too.
    assert [len(list(svg.iter(name))) for name in ("rect", "circle", "path")] == [2, 4, 2]


def test_small_chart_of_works_alone_says_so():
    assert small(figure("w", value=5), figure("x", value=6)).get("aria-label") == "M: other works 5; 6"


def test_one_figure_needs_no_small_chart():
    assert small(figure(value=5), figure("w"), figure("x", value=5, unit="family")) is not None
    assert small(figure(value=5, unit="person"), figure("w"), figure("x", value=5, unit="family")) is None


def test_figure_that_cannot_be_compared_is_a_broken_ring():
    entry = figure("w", value=5)
    entry = attrs.evolve(entry, comparison=Comparison(one=entry.figure, other=entry.figure, relation="not-comparable"))

    (mark,) = marks_of(parsed(series(entry)))

    assert mark.find(f"{SVG}circle").get("stroke-dasharray")


@pytest.mark.parametrize(
    "entry",
    [
        figure("w", value=5, unit="family"),
        figure("w", value=5, kind="flow"),
        figure("w"),
        figure("w", value=5, as_of=None),
    ],
)
def test_figure_that_cannot_be_drawn_is_listed(entry):
    svg = parsed(series(figure(value=5, unit="person", kind="stock"), entry))

    assert len(marks_of(svg)) == 1
    assert {"–", "not drawn"} <= set(words_of(svg))


def test_day_that_is_not_known_closely_is_a_dotted_line():
    svg = parsed(series(figure("w", value=5, as_of="1999-03"), figure("x", value=9, as_of="1999-04-20/..")))

    assert sum(line.get("stroke-dasharray") == "1 3" for line in svg.iter(f"{SVG}line")) == 1


def test_list_says_when_and_whose():
    entries = [
        figure(value=5),
        figure("a", value=5, as_of=None, since="1999-03-19", until="1999-03~"),
        figure("b", value=5, as_of=None, since="1999-03-19"),
        figure("c", value=5, as_of="1999-03-20/1999-03-21"),
        figure("d", value=5, as_of="1999-03/.."),
        figure("e", value=5, as_of=None),
        attrs.evolve(figure("f", value=5), figure=Figure(quantity=Quantity(value=5), work="f", stated="1999-03-27")),
    ]

    words = [word for word in words_of(parsed(series(*entries))) if not word.isdigit() and word != "–"]

    assert words[words.index("5 · 26 Mar 1999") :] == [
        "5 · 26 Mar 1999", "Report",
        "In other works",
        "5 · 19 Mar – about Mar 1999", "Report",
        "5 · since 19 Mar 1999", "Report",
        "5 · 20 Mar 1999–21 Mar 1999", "Report",
        "5 · 1999-03/..", "Report",
        "5 · undated", "Report",
        "5 · stated 27 Mar 1999",
    ]  # fmt: skip


def test_words_of_others_are_text_and_no_markup():
    hostile = '</text><script>alert("1")</script>\x00\ud800'
    made = Figure(quantity=Quantity(value=5, as_of="1999"), work="w", source=hostile, origins=(hostile,), words=hostile)

    text = chart(Series(measure="m", annotation="a", title="T", entries=(SeriesEntry(figure=made),)))

    assert "<script" not in text
    assert ElementTree.fromstring(text) is not None  # noqa: S314
    text.encode()


def test_everything_stays_inside_the_picture_and_no_words_overlap(town):
    long = figure("w", value=123456789.5, as_of="1990-01-01", unit="person")
    own = figure(value=5, unit="person", as_of="2020-12-31")
    named = attrs.evolve(long, figure=attrs.evolve(long.figure, origins=("Ministry " * 20,)))
    charts = [parsed(factcheck.series(town, measure)) for measure in factcheck.figures.measures(town)]

    charts += [parsed(series(own, named)), parsed(series()), parsed(broken())]
    for svg in charts:
        *_, width, height = map(float, svg.get("viewBox").split())
        boxes = []
        for group in svg.iter(f"{SVG}text"):
            if (group.text or "").isdigit() and group.get("text-anchor") == "middle":
                continue
            x, y, size = (float(group.get(key, 12)) for key in ("x", "y", "font-size"))
            wide = width_of(group.text or "", size)
            left = x - {"middle": wide / 2, "end": wide}.get(group.get("text-anchor"), 0)
            if (x, y) != (0, 4):
                boxes.append((left, y - size * 0.8, left + wide, y + size * 0.2))
        for left, top, right, bottom in boxes:
            assert -0.1 <= left <= right <= width + 0.1
            assert 0 <= top <= bottom <= height
        for one, other in combinations(boxes, 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def broken():
    days = ("1998-09-23", "1999-03-01", "1999-03-12", "1999-03-31", "2001-01-01")
    return series(*[figure(str(number), value=5, as_of=day) for number, day in enumerate(days)])


def test_long_empty_time_is_a_break_in_the_axis():
    svg = parsed(broken())

    assert sum((path.get("d") or "").endswith("m4 0l-4 10") for path in svg.iter(f"{SVG}path")) == 2
    words = set(words_of(svg))
    assert {"23 Sep 1998", "1 Jan 2001"} <= words
    assert any(word.endswith("Mar 1999") and "·" not in word for word in words)


def mark(number, x, value=None, low=None, high=None):
    made = Figure(quantity=Quantity(value=1))
    return ChartMark(
        figure=made, interval=Interval(), number=number, own=number == 3, comparable=True, x=x, first=x, last=x,
        value=value, low=low, high=high,
    )  # fmt: skip


HEIGHTS = st.one_of(
    st.floats(50, 200).map(lambda y: {"value": y}),
    st.floats(50, 200).map(lambda y: {"low": y}),
    st.floats(50, 200).map(lambda y: {"high": y}),
    st.floats(50, 200).map(lambda y: {"high": y, "low": y + 20}),
)


@given(st.lists(st.tuples(st.floats(50, 330), HEIGHTS), max_size=8))
def test_marks_cover_no_other_and_keep_their_heights(drawn):
    marks = [mark(number, x, **heights) for number, (x, heights) in enumerate(drawn)]

    standing = placed_marks(marks, 40, 350)

    assert [one for one, _ in standing] == marks
    boxes = [(one.number, box) for one, x in standing for box in one.boxes(x)]
    for (one, first), (other, second) in combinations(boxes, 2):
        if one != other:
            apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]
            assert apart


def test_own_figure_stands_at_its_day():
    standing = placed_marks([mark(number, 100, value=100) for number in range(6)], 40, 350)

    assert [one.number for one, x in standing if x == 100] == [3]


def test_marks_for_which_there_is_no_room_stand_at_their_day():
    standing = placed_marks([mark(number, 100, value=100) for number in range(60)], 40, 350)

    assert sum(x == 100 for _, x in standing) > 1


def test_words_are_cut_to_the_room_there_is():
    assert cut("Ministry of\nthe Interior", 500, 12) == "Ministry of the Interior"
    assert cut("Ministry of the Interior", 80, 12) == "Ministry o…"
    assert cut("内務省内務省内務省", 60, 12) == "内務省内…"
    assert cut("Ministry", 0, 12) == "…"
    assert broken_lines("Ministry of the Interior-and-exterior", 80, 12) == ["Ministry of", "the", "Interior-a…"]
    assert broken_lines("", 80, 12) == []
