"""What stands below a chart: what its shapes mean, and every figure in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.figures.charting.marks import IMPLIED, ChartMark, arrowhead, bar, chip
from factcheck.figures.charting.scales import short_month
from factcheck.figures.charting.svg import broken_lines, element, text, width_of
from factcheck.figures.gathering import SeriesEntry
from factcheck.model.dates import is_iso_date

__all__ = ["BOLD", "key", "legend"]

BOLD: Final = 1.1
"""How much wider bold type is."""

_LEFT: Final = 12.0
_INDENT: Final = 34.0
_SMALL: Final = 11.0
_DOUBTS: Final = {"~": "about", "?": "perhaps", "%": "perhaps about"}
"""The marks of EDTF in words."""

# Heights of lines of type, of the least that a row of the list takes, and of what stands over a group of rows.
_LINE: Final = 15.0
_SMALL_LINE: Final = 13.5
_LEAST_ROW: Final = 21.0
_GROUP_ROW: Final = 18.0
_LEGEND_ROW: Final = 21.0


def legend(marks: Sequence[ChartMark], top: float, width: float, *, all_drawn: bool) -> tuple[list[str], float]:
    """Draw what the shapes that *marks* use mean, and give where the room below begins."""
    parts: list[str] = []
    x, y = _LEFT, top + 8
    for shape, words in [*_shapes(marks), *([] if all_drawn else [(_dash(0, 0), "not drawn")])]:
        needed = 22 + width_of(words, _SMALL) + 12
        if x > _LEFT and x + needed > width:
            x, y = _LEFT, y + _LEGEND_ROW
        parts.append(element("g", shape, transform=f"translate({x + 9:g} {y:g})"))
        parts.append(text(words, x=x + 22, y=y + 3.6, font_size=_SMALL, fill_opacity=0.85))
        x += needed
    return parts, y + 24 if parts else top


def _shapes(marks: Sequence[ChartMark]) -> Iterator[tuple[str, str]]:
    if any(mark.own for mark in marks):
        yield chip(0, 0, "", own=True), "this document"
    if any(not mark.own and mark.comparable for mark in marks):
        yield chip(0, 0, "", own=False), "another work"
    if any(not mark.comparable for mark in marks):
        yield chip(0, 0, "", own=False, comparable=False), "not comparable"
    if any(mark.low is not None and mark.high is None for mark in marks):
        yield bar(0, 7) + _stem(7, -8) + arrowhead(0, -8, up=True), "at least"
    if any(mark.high is not None and mark.low is None for mark in marks):
        yield bar(0, -7) + _stem(-7, 8) + arrowhead(0, 8, up=False), "at most"
    if any(mark.low is not None and mark.high is not None for mark in marks):
        yield bar(0, -8) + _stem(-8, 8) + bar(0, 8), "between"
    if any(mark.implied for mark in marks):
        yield (
            element("line", x1=0, x2=0, y1=-8, y2=8, stroke="currentColor", stroke_width=1.5, stroke_dasharray=IMPLIED),
            "implied",
        )
    if any(mark.reach for mark in marks):
        yield _stem(-8, 8, opacity=0.5), "possible too"
    if any(mark.leaves_out_its_bound for mark in marks):
        yield bar(0, 0, dashed=True), "more or less than"


def _stem(start: float, end: float, *, dashes: str | None = None, opacity: float | None = None) -> str:
    look = {"stroke_width": 1.5, "stroke_dasharray": dashes, "stroke_opacity": opacity}
    return element("line", x1=0, x2=0, y1=start, y2=end, stroke="currentColor", **look)


def _dash(x: float, y: float) -> str:
    return text("–", x=x, y=y + 4, text_anchor="middle")


def key(rows: Sequence[tuple[int | None, SeriesEntry]], top: float, width: float) -> tuple[list[str], float]:
    """Draw each figure in words, the document's own first: its number in the chart, the figure, its day, its source and relation.

    Returns:
        What is drawn, and where the room below begins.
    """
    # The document's figures stand first, whatever their days: what is checked is looked for first.
    own = [row for row in rows if row[1].figure.work is None]
    others = [row for row in rows if row[1].figure.work is not None]
    parts: list[str] = []
    for title, group in (("In this document", own), ("In other works", others)):
        if group and own and others:
            parts.append(text(title, x=_LEFT, y=top + 11, font_size=_SMALL, fill_opacity=0.8))
            top += _GROUP_ROW
        for number, entry in group:
            drawn, top = _row(number, entry, top, width - _INDENT - _LEFT / 2)
            parts += drawn
    return parts, top + 4


def _row(number: int | None, entry: SeriesEntry, top: float, room: float) -> tuple[list[str], float]:
    comparable = entry.comparison is None or not entry.comparison.is_apart
    own = entry.figure.work is None
    sign = (
        _dash(_LEFT + 9, top + 12) if number is None else chip(_LEFT + 9, top + 12, str(number), own=own, comparable=comparable)
    )
    parts, y = [sign], top + 12
    for line in broken_lines(f"{entry.figure} · {_when(entry)}", room, 12 * BOLD):
        parts.append(text(line, x=_INDENT, y=y, font_weight="600"))
        y += _LINE
    for line in broken_lines(_standing(entry), room, _SMALL):
        parts.append(text(line, x=_INDENT, y=y - 1, font_size=_SMALL, fill_opacity=0.8))
        y += _SMALL_LINE
    return parts, max(y - 6, top + _LEAST_ROW)


def _standing(entry: SeriesEntry) -> str:
    figure = entry.figure
    who = figure.source if figure.work is None else ", ".join(figure.origins) or figure.source
    return " · ".join(part for part in (entry.comparison and entry.comparison.words, who) if part)


def _when(entry: SeriesEntry) -> str:
    quantity = entry.figure.quantity
    # A sum is nothing without its period, so that goes before the day on which somebody stated it.
    if quantity.since:
        begin, end = day_words(quantity.since), day_words(quantity.until or "")
        # The year is said once.
        return f"{begin.removesuffix(end[-5:])} – {end}" if end else f"since {begin}"
    if entry.figure.as_of:
        return day_words(entry.figure.as_of)
    return f"stated {day_words(entry.figure.stated)}" if entry.figure.stated else "undated"


def day_words(date: str) -> str:
    """Write a day or month as people do, and leave any other date as it stands.

    >>> day_words("1999-03-26"), day_words("1999-03-20/1999-03"), day_words("1998-12~"), day_words("1998-23")
    ('26 Mar 1999', '20 Mar 1999–Mar 1999', 'about Dec 1998', '1998-23')
    """
    if "/" in date and ".." not in date:
        return "–".join(map(day_words, date.split("/")))
    if date[-1:] in _DOUBTS:
        return f"{_DOUBTS[date[-1]]} {day_words(date[:-1])}"
    if is_iso_date(date):
        return f"{int(date[8:])} {short_month(int(date[5:7]))} {date[:4]}"
    if is_iso_date(f"{date}-01"):
        return f"{short_month(int(date[5:7]))} {date[:4]}"
    return date
