"""Charts of figures over time, as SVG that needs no script, no style sheet and no network.

What a chart says in shapes it also says in words: a list below it has every figure with its day and source, and those that
cannot be drawn. It is laid out for a narrow screen and grows with its place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from factcheck.figures.charting.listing import BOLD, key, legend
from factcheck.figures.charting.marks import CHIP, PAPER, ChartMark, glyph, placed_marks, tie
from factcheck.figures.charting.scales import Scale, TimeScale, day_number, number_ticks, number_words, time_scale, time_ticks
from factcheck.figures.charting.svg import broken_lines, element, escaped, text, width_of
from factcheck.figures.gathering import Figure, Series, SeriesEntry
from factcheck.figures.intervals import Interval
from factcheck.figures.units import unit_of

__all__ = ["base_of", "can_be_drawn", "chart", "numbered_figures"]

_WIDTH: Final = 360.0
_TITLE: Final = 14.0
_TITLE_ROW: Final = 17.0
_PLOT: Final = 230.0
_AXIS: Final = 26.0
_MARGIN: Final = 12.0
_SMALL: Final = 11.0
_ROOM_FOR_ARROW: Final = 34.0
_ROOM_FOR_LABEL: Final = 75.0
_ROOM_FOR_CHIP: Final = CHIP + 6

# A chart that is a file of its own has no page to take colours and a width from.
_STANDALONE: Final = (
    "svg:root{color-scheme:light dark;color:CanvasText;background:Canvas;display:block;max-width:36rem;margin:auto}"
)


def chart(series: Series, *, standalone: bool = False, unit: str | None = None, beside: bool = False) -> str:
    """Draw the figures of a series: days from left to right, numbers from bottom to top.

    A bound is a bar with an arrow towards the numbers that it leaves possible, never a point; one that words imply has a broken
    line, and a number that leaves others possible has a line as long as these reach. The document's own figures are squares with
    a line across the picture, those of works are rings, broken where they cannot be compared. Figures of another unit or kind
    than the document's, without a number or without a day are listed, not drawn. The same series always gives the same text.

    Args:
        series: The figures.
        standalone: Whether the text is to be a file of its own, with colours for a light and a dark ground. Otherwise it takes
            its colour, its type and its width from the page, and the ground of its chips from the CSS variable
            ``--factcheck-paper``, which a page sets to its own ground.
        unit: The unit of the axis in words; as the figures name it when None.
        beside: Whether a list beside it has every figure by its number as it is numbered here, so that the picture has none.

    Returns:
        An ``svg`` element of the class ``factcheck-chart``, 360 units wide, with a title and a description.
    """
    rows = numbered_figures(series)
    drawn = [(number, entry) for number, entry in rows if number is not None]
    body, top = heading(series, unit)
    marks: list[ChartMark] = []
    if drawn:
        plot, marks = _plot(drawn, top)
        body += plot
        top += _PLOT + _AXIS
    shapes, top = legend(marks, top + 6, _WIDTH, all_drawn=len(drawn) == len(series.entries))
    body += shapes
    if beside:
        return _document(series, body, top, standalone, "")
    listed, top = key(rows, top, _WIDTH)
    return _document(series, [*body, *listed], top, standalone, f" {_listed(series)}")


def numbered_figures(series: Series) -> list[tuple[int | None, SeriesEntry]]:
    """Give the figures of a series, each with the number that it bears in the chart; None where it has no place there."""
    base, count = base_of(series), 0
    rows: list[tuple[int | None, SeriesEntry]] = []
    for entry in series.entries:
        drawn = can_be_drawn(entry.figure, base)
        count += drawn
        rows.append((count if drawn else None, entry))
    return rows


def _document(series: Series, body: Sequence[str], height: float, standalone: bool, listed: str) -> str:
    name = f"factcheck-chart-{series.annotation}-{series.measure}"
    own = sum(entry.figure.work is None for entry in series.entries)
    cited = len(series.entries) - own
    described = (
        f"{_counted(own, 'figure')} of the document and {_counted(cited, 'figure')} of works, by the day for which each holds."
    )
    return element(
        "svg",
        element("title", escaped(f"Figures: {series.words}"), id=f"{name}-title"),
        element("desc", escaped(f"{described}{listed}"), id=f"{name}-desc"),
        element("style", _STANDALONE) if standalone else "",
        *body,
        xmlns="http://www.w3.org/2000/svg",
        class_="factcheck-chart",
        viewBox=f"0 0 {_WIDTH:g} {height:g}",
        width="100%",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        fill="currentColor",
        font_family="system-ui, sans-serif",
        font_size=12.0,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _listed(series: Series) -> str:
    return " ".join(f"{entry.figure}, {entry.figure.source or 'no source'}." for entry in series.entries)


def base_of(series: Series) -> Figure | None:
    """Give the figure whose unit and kind the axis has: the document's first with a number, else the first with a number."""
    # The axis has one unit. That of the document is what a reader compares others with.
    with_number = [entry.figure for entry in series.entries if _has_number(entry.figure)]
    return next((figure for figure in with_number if figure.work is None), with_number[0] if with_number else None)


def can_be_drawn(figure: Figure, base: Figure | None) -> bool:
    """Tell whether a figure has a place in a chart: a number and a day, and the unit and kind of *base*."""
    if base is None or not _has_number(figure) or figure.held == (None, None):
        return False
    # What says nothing of unit or kind is not known to differ, and is drawn; the list says what is not known.
    units = [unit_of(one.quantity.unit) for one in (figure, base) if one.quantity.unit is not None]
    kinds = [one.quantity.kind for one in (figure, base) if one.quantity.kind is not None]
    return len({*units}) <= 1 and len({*kinds}) <= 1


def _has_number(figure: Figure) -> bool:
    """Tell whether a figure has a number to draw; what words of magnitude only imply is told in the list."""
    return figure.interval is not None and not figure.interval.implied


def heading(series: Series, unit: str | None = None) -> tuple[list[str], float]:
    """Draw the measure in words, and the unit of the axis below it; give where the room below begins."""
    base = base_of(series)
    named = unit or (base.quantity.unit if base else None)
    lines = broken_lines(series.words, _WIDTH - 2 * _MARGIN, _TITLE * BOLD)
    parts = [
        text(line, x=_MARGIN, y=_TITLE + number * _TITLE_ROW, font_size=_TITLE, font_weight="600")
        for number, line in enumerate(lines)
    ]
    bottom = _TITLE + (len(lines) - 1) * _TITLE_ROW
    if named:
        parts.append(text(f"in {named}", x=_MARGIN, y=bottom + 14, font_size=_SMALL, fill_opacity=0.8))
    return parts, bottom + 20


def _plot(entries: Sequence[tuple[int, SeriesEntry]], top: float) -> tuple[list[str], list[ChartMark]]:
    figures = [entry.figure for _, entry in entries]
    ticks = number_ticks(*_range(figures))
    words = [number_words(tick) for tick in ticks]
    left, right = _MARGIN + max(width_of(label, _SMALL) for label in words) + 6, _WIDTH - _MARGIN
    heights = Scale(float(ticks[0]), float(ticks[-1]), top + _PLOT - _below(figures), top + _above(figures))
    # Room at both sides lets the first and the last chip stand on their days without being cut.
    days = time_scale(map(_ends, figures), left + CHIP, right - CHIP)
    marks = [_mark(number, entry, days, heights) for number, entry in entries]
    parts = [*_number_axis([(heights(float(tick)), label) for tick, label in zip(ticks, words, strict=True)], left, right)]
    parts += _time_axis(days, left, right, top + _PLOT)
    # Guides lie under all marks, lest they strike through numbers.
    parts += [_guide(mark, left, right) for mark in marks if mark.own]
    edge = CHIP / 2 + 2
    standing = placed_marks(marks, left + edge, right - edge)
    parts += [tie(mark, x) for mark, x in standing]
    parts += [element("g", _title(mark.figure), glyph(mark, x), class_=_kind(mark)) for mark, x in standing]
    return parts, marks


def _guide(mark: ChartMark, left: float, right: float) -> str:
    """Draw a line at the height of the document's own figure, by which others are compared with it."""
    height = mark.anchor[1]
    return element(
        "line", x1=left, x2=right, y1=height, y2=height, stroke="currentColor", stroke_dasharray="6 4", stroke_opacity=0.5
    )


def _kind(mark: ChartMark) -> str:
    return "own" if mark.own else "cited"


def _title(figure: Figure) -> str:
    who = ", ".join(figure.origins)
    words = f"{figure}; {figure.as_of or figure.stated or 'undated'}; {figure.source or ''}{f' ({who})' if who else ''}"
    return element("title", escaped(words))


def _bounds(figure: Figure) -> tuple[float | None, float | None, float | None]:
    """Give number, lower and upper bound of a figure: as stated, else as its words imply them."""
    quantity, interval = figure.quantity, figure.interval
    stated = (quantity.value, quantity.low, quantity.high)
    return stated if stated != (None, None, None) or interval is None else (None, interval.low, interval.high)


def _numbers(figure: Figure) -> Iterator[float]:
    yield from (number for number in _bounds(figure) if number is not None)


def _range(figures: Sequence[Figure]) -> tuple[float, float]:
    numbers = [number for figure in figures for number in _numbers(figure)]
    # Heights are compared by eye, which needs the ground to be zero.
    return min(0, *numbers), max(0, *numbers)


def _above(figures: Sequence[Figure]) -> float:
    open_above = any(high is None and low is not None for _, low, high in map(_bounds, figures))
    return _ROOM_FOR_ARROW if open_above else _ROOM_FOR_CHIP


def _below(figures: Sequence[Figure]) -> float:
    return _ROOM_FOR_CHIP if any(value is None for value, _, _ in map(_bounds, figures)) else CHIP / 2 + 2


def _ends(figure: Figure) -> tuple[int, int]:
    # A period of which one end is open stands at the end that is known.
    first, last = figure.held
    known = first or last or (1, 1, 1)
    return day_number(first or known), day_number(last or known)


def _mark(number: int, entry: SeriesEntry, days: TimeScale, heights: Scale) -> ChartMark:
    first, last = _ends(entry.figure)
    stated = entry.figure.quantity
    value, low, high = (None if part is None else heights(part) for part in _bounds(entry.figure))
    return ChartMark(
        figure=entry.figure,
        interval=entry.figure.interval or Interval(),
        number=number,
        own=entry.figure.work is None,
        comparable=entry.comparison is None or not entry.comparison.is_apart,
        x=days((first + last) / 2),
        first=days(first),
        last=days(last),
        value=value,
        low=low,
        high=high,
        reach=_reach(entry.figure, heights) if value is not None else None,
        implied=(stated.value, stated.low, stated.high) == (None, None, None),
    )


def _reach(figure: Figure, heights: Scale) -> tuple[float, float] | None:
    interval = figure.interval
    if interval is None or interval.low is None or interval.high is None:
        return None
    low, high = heights(interval.low), heights(interval.high)
    # What the chip covers is not seen.
    return (high, low) if low - high > CHIP else None


def _number_axis(ticks: Sequence[tuple[float, str]], left: float, right: float) -> Iterator[str]:
    for height, label in ticks:
        yield element("line", x1=left, x2=right, y1=height, y2=height, stroke="currentColor", stroke_opacity=0.18)
        yield text(label, x=left - 6, y=height + 3.6, text_anchor="end", font_size=_SMALL, fill_opacity=0.8)


def _time_axis(days: TimeScale, left: float, right: float, bottom: float) -> Iterator[str]:
    yield element("line", x1=left, x2=right, y1=bottom, y2=bottom, stroke="currentColor", stroke_opacity=0.6)
    for x in days.breaks:
        yield element("rect", x=x - 2, y=bottom - 2, width=4, height=4, fill=PAPER)
        strokes = f"M{x - 4:.1f} {bottom + 5:.1f}l4 -10m4 0l-4 10"
        yield element("path", d=strokes, fill="none", stroke="currentColor", stroke_opacity=0.8)
    for x, middle, label in _apart(_labels(days)):
        yield element("line", x1=x, x2=x, y1=bottom, y2=bottom + 4, stroke="currentColor", stroke_opacity=0.6)
        yield text(label, x=middle, y=bottom + 17, text_anchor="middle", font_size=_SMALL, fill_opacity=0.8)


def _labels(days: TimeScale) -> Iterator[tuple[float, str]]:
    """Give days that may be labelled, the more important ones first: stretches with few, and at last the middle of each."""
    found: list[list[tuple[float, str]]] = []
    middles: list[tuple[float, str]] = []
    for stretch in days.stretches:
        first, last = math.ceil(stretch.first), math.floor(stretch.last)
        most = max(1, int((stretch.end - stretch.start) / _ROOM_FOR_LABEL))
        found.append([(stretch(day), label) for day, label in time_ticks(first, last, most=most)])
        middles += [(stretch(day), label) for day, label in time_ticks(first, (first + last) // 2, most=1)]
    for ticks in sorted(found, key=len):
        yield from reversed(ticks)
    yield from middles


def _apart(ticks: Iterable[tuple[float, str]]) -> Iterator[tuple[float, float, str]]:
    """Give the labels that cover no earlier one, each with the middle at which it stays inside the picture."""
    taken: list[tuple[float, float]] = []
    for x, label in ticks:
        half = width_of(label, _SMALL) / 2
        middle = min(max(x, half), _WIDTH - half - 2)
        if all(middle + half < first or last < middle - half for first, last in taken):
            taken.append((middle - half - 4, middle + half + 4))
            yield x, middle, label
