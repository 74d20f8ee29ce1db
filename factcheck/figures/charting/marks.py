"""Marks of figures: what each looks like, and where it stands so that none covers another.

A number is a chip at its height. A bound is a bar with an arrow towards the numbers that it leaves possible, and its chip stands
on the other side, so that no bound looks like a number. The chip's shape tells the document's own figures from those of works.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

import attrs

from factcheck.figures.charting.svg import element, text
from factcheck.figures.gathering import Figure
from factcheck.figures.intervals import Interval

__all__ = ["CHIP", "IMPLIED", "PAPER", "Box", "ChartMark", "arrowhead", "bar", "chip", "glyph", "placed_marks", "tie"]

CHIP: Final = 17.0
"""Width and height of a chip."""

PAPER: Final = "var(--factcheck-paper, Canvas)"
"""The colour of the ground, which a page may set."""

IMPLIED: Final = "2 2.5"
"""How the line of a bound is broken that is implied and not stated."""

_ARROW: Final = 30.0
_BAR: Final = 7.0
_GAP: Final = 1.5
_STEP: Final = 3.0
_CHIP_BESIDE_BAR: Final = CHIP / 2 + 3

# Marks that are further apart than a chip with its gaps lie in other cells, and a bound's line goes through a few.
_CELL: Final = CHIP + 2 * _GAP

_Point = tuple[float, float]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@attrs.frozen(kw_only=True)
class ChartMark:
    """A figure in a chart.

    Args:
        figure: The figure.
        interval: The numbers that it leaves possible.
        number: The number on its chip.
        own: Whether it is the document's.
        comparable: Whether it can be compared with the document's own.
        x: Where its day lies.
        first: Where the first of its possible days lies.
        last: Where the last of its possible days lies.
        value: Height of its number, in pixels from the top.
        low: Height of its lower bound.
        high: Height of its upper bound.
        reach: Heights between which its number leaves others possible, as "about" does; None where it does not.
        implied: Whether its bounds are implied by its words, as of "tens of thousands", and not stated.
    """

    figure: Figure
    interval: Interval
    number: int
    own: bool
    comparable: bool
    x: float
    first: float
    last: float
    value: float | None
    low: float | None
    high: float | None
    reach: tuple[float, float] | None = None
    implied: bool = False

    @property
    def anchor(self) -> _Point:
        """The point of the day and the number, or the bound, that the figure gives."""
        return self.x, next((height for height in (self.value, self.high, self.low) if height is not None), 0.0)

    @property
    def leaves_out_its_bound(self) -> bool:
        """Whether a bound of it is one that the figure itself does not reach, as after "more than"."""
        return (self.low is not None and self.interval.low_open) or (self.high is not None and self.interval.high_open)

    @property
    def stem(self) -> tuple[float, float] | None:
        """Heights between which a bound's line runs, from the bound."""
        # A bound on both sides is a line between the two and has no arrow: it leaves nothing beyond them possible.
        if self.low is not None and self.high is not None:
            return self.high, self.low
        if self.high is not None:
            return self.high, self.high + _ARROW
        return None if self.low is None else (self.low, self.low - _ARROW)

    @property
    def chip_height(self) -> float:
        """Height of the middle of its chip: at a number, beyond a bound."""
        if self.stem is None:
            return self.anchor[1]
        return self.anchor[1] + (_CHIP_BESIDE_BAR if self.stem[1] < self.stem[0] else -_CHIP_BESIDE_BAR)

    def boxes(self, x: float) -> list[Box]:
        """Give the room that the mark takes if it stands at *x*."""
        half, middle = CHIP / 2 + _GAP, self.chip_height
        boxes = [(x - half, middle - half, x + half, middle + half)]
        if self.stem:
            boxes.append((x - _BAR - _GAP, min(self.stem) - _GAP, x + _BAR + _GAP, max(self.stem) + _GAP))
        return boxes


def placed_marks(marks: Sequence[ChartMark], left: float, right: float) -> list[tuple[ChartMark, float]]:
    """Give each mark with the place where it stands: its day, or as near to it as it covers no other.

    Heights are kept, since figures are what the chart compares; a line ties a mark that stands aside to its day. The document's
    own figures come first, so that they stand where they belong, then bounds, which are larger.

    Args:
        marks: The marks.
        left: The first place where a mark may stand.
        right: The last.
    """
    # The order in which marks choose decides who stands aside, and none of it depends on the order of the works in the file.
    taken = _Taken()
    found: dict[int, float] = {}
    for mark in sorted(marks, key=lambda mark: (not mark.own, mark.stem is None, mark.number)):
        # Where no place is free a mark covers others; the list below the chart has every figure all the same.
        x = next((x for x in _places(mark.x, left, right) if not taken.meets(mark.boxes(x))), mark.x)
        found[mark.number] = x
        taken.add(mark.boxes(x))
    return [(mark, found[mark.number]) for mark in marks]


def _places(x: float, left: float, right: float) -> Iterator[float]:
    yield x
    for number in range(1, int((right - left) / _STEP) + 1):
        yield from (place for place in (x - number * _STEP, x + number * _STEP) if left <= place <= right)


class _Taken:
    """Room that is taken, in cells about as large as a mark, so that a mark is compared with what lies near it.

    A series can have thousands of figures. Where they stand so close that none finds room, the first that lies in its cell
    settles that, so each costs about the same.
    """

    def __init__(self) -> None:
        self._boxes: dict[tuple[int, int], list[Box]] = {}

    def add(self, boxes: Iterable[Box]) -> None:
        for box in boxes:
            for cell in _cells(box):
                self._boxes.setdefault(cell, []).append(box)

    def meets(self, boxes: Iterable[Box]) -> bool:
        return any(
            one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
            for one in boxes
            for cell in _cells(one)
            for other in self._boxes.get(cell, ())
        )


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(edge // _CELL) for edge in box)
    return product(range(left, right + 1), range(top, bottom + 1))


def tie(mark: ChartMark, x: float) -> str:
    """Draw what ties a mark that stands at *x* to its day, and the days between which that is not known."""
    parts = []
    day, height = mark.anchor
    # Days that lie under the chip need no line, which would only look like a longer chip.
    if mark.last - mark.first > CHIP:
        faint = {"stroke_opacity": "0.6", "stroke_dasharray": "1 3"}
        parts.append(_line(x1=mark.first, y1=height, x2=mark.last, y2=height, **faint))
    if x != day:
        parts.append(_line(x1=day, y1=height, x2=x, y2=height, stroke_opacity=0.6))
        parts.append(element("circle", cx=day, cy=height, r=2))
    return "".join(parts)


def glyph(mark: ChartMark, x: float) -> str:
    """Draw a mark that stands at *x*."""
    parts = [_line(x1=x, y1=mark.reach[0], x2=x, y2=mark.reach[1], stroke_opacity=0.5)] if mark.reach else []
    for height, left_out in ((mark.low, mark.interval.low_open), (mark.high, mark.interval.high_open)):
        if height is not None:
            parts.append(bar(x, height, dashed=left_out))
    if mark.stem:
        start, end = mark.stem
        parts.append(_line(x1=x, y1=start, x2=x, y2=end, stroke_width=1.5, stroke_dasharray=IMPLIED if mark.implied else None))
        if mark.low is None or mark.high is None:
            parts.append(arrowhead(x, end, up=end < start))
    parts.append(chip(x, mark.chip_height, str(mark.number), own=mark.own, comparable=mark.comparable))
    return "".join(parts)


def bar(x: float, y: float, *, dashed: bool = False) -> str:
    """Draw the bar of a bound, broken where the bound itself is left out."""
    return _line(x1=x - _BAR, y1=y, x2=x + _BAR, y2=y, stroke_width=2, stroke_dasharray="3 1.7" if dashed else None)


def arrowhead(x: float, y: float, *, up: bool) -> str:
    """Draw the head of an arrow that ends at a height."""
    back = 5 if up else -5
    path = f"M{x - 4:.1f} {y + back:.1f}L{x:.1f} {y:.1f}L{x + 4:.1f} {y + back:.1f}"
    return element("path", d=path, fill="none", stroke="currentColor", stroke_width=1.5)


def chip(x: float, y: float, label: str, *, own: bool, comparable: bool = True) -> str:
    """Draw a chip: a filled square for the document's own figure, a ring for another, broken where it cannot be compared."""
    half = CHIP / 2
    ground = {"fill": "currentColor" if own else PAPER, "stroke": "currentColor"}
    dashes = None if comparable else "2 2"
    if own:
        shape = element("rect", x=x - half, y=y - half, width=CHIP, height=CHIP, rx=2, **ground)
    else:
        shape = element("circle", cx=x, cy=y, r=half - 0.5, stroke_width=1.3, stroke_dasharray=dashes, **ground)
    if not label:
        return shape
    # Three digits fit into a chip only in smaller type.
    size = 10.5 if len(label) < 3 else 8
    ink = PAPER if own else "currentColor"
    return shape + text(label, x=x, y=y + size * 0.36, text_anchor="middle", font_size=size, font_weight="600", fill=ink)


def _line(**attributes: float | str | None) -> str:
    return element("line", stroke="currentColor", **attributes)
