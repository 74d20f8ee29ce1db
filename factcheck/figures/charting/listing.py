"""What stands below a chart: what its shapes mean, and every figure in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.figures.charting.marks import Mark, arrowhead, bar, chip
from factcheck.figures.charting.scales import month_name
from factcheck.figures.charting.svg import cut, element, text, width_of
from factcheck.figures.gathering import SeriesEntry
from factcheck.model.dates import is_iso_date

__all__ = ["KEY_ROW", "key", "legend"]

KEY_ROW: Final = 33.0
"""Height of a row of the list."""

_LEFT: Final = 12.0
_INDENT: Final = 34.0
_SMALL: Final = 11.0
_DOUBTS: Final = {"~": "about", "?": "perhaps", "%": "perhaps about"}
"""The marks of EDTF in words."""

_BOLD: Final = 1.1
"""How much wider bold type is."""
_LEGEND_ROW: Final = 21.0


def legend(marks: Sequence[Mark], top: float, width: float, *, all_drawn: bool) -> tuple[list[str], float]:
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


def _shapes(marks: Sequence[Mark]) -> Iterator[tuple[str, str]]:
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
    if any(mark.leaves_out_its_bound for mark in marks):
        yield bar(0, 0, dashed=True), "more or less than"


def _stem(start: float, end: float) -> str:
    return element("line", x1=0, x2=0, y1=start, y2=end, stroke="currentColor", stroke_width=1.5)


def _dash(x: float, y: float) -> str:
    return text("–", x=x, y=y + 4, text_anchor="middle")


def key(rows: Sequence[tuple[int | None, SeriesEntry]], top: float, width: float) -> Iterator[str]:
    """Draw a row for each figure: its number in the chart, the figure and its day, its source and relation."""
    room = width - _INDENT - _LEFT / 2
    for place, (number, entry) in enumerate(rows):
        y = top + place * KEY_ROW + 12
        if number is None:
            yield _dash(_LEFT + 9, y)
        else:
            comparable = entry.comparison is None or entry.comparison.relation != "not-comparable"
            yield chip(_LEFT + 9, y, str(number), own=entry.figure.work is None, comparable=comparable)
        yield text(cut(f"{entry.figure} · {_when(entry)}", room, 12 * _BOLD), x=_INDENT, y=y, font_weight="600")
        if standing := _standing(entry):
            yield text(cut(standing, room, _SMALL), x=_INDENT, y=y + 13.5, font_size=_SMALL, fill_opacity=0.8)


def _standing(entry: SeriesEntry) -> str:
    figure = entry.figure
    who = "this document" if figure.work is None else ", ".join(figure.origins) or figure.source
    return " · ".join(str(part) for part in (entry.comparison, who) if part)


def _when(entry: SeriesEntry) -> str:
    quantity = entry.figure.quantity
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
        return f"{int(date[8:])} {month_name(int(date[5:7]))} {date[:4]}"
    if is_iso_date(f"{date}-01"):
        return f"{month_name(int(date[5:7]))} {date[:4]}"
    return date
