"""A chart for a card: the figures of a measure on one line of numbers, the document's own told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.figures.charting.drawing import base_of, can_be_drawn
from factcheck.figures.charting.scales import Scale, number_ticks, number_words
from factcheck.figures.charting.svg import element, text, width_of
from factcheck.figures.gathering import Figure, Series

__all__ = ["small_chart"]

_WIDTH: Final = 260.0
_HEIGHT: Final = 48.0
_KEY: Final = 9.0
_LINE: Final = 26.0
_SMALL: Final = 10.0
_ARROW: Final = 16.0
_SIDE: Final = 9.0
_PAPER: Final = "var(--fc-paper, Canvas)"


def small_chart(series: Series) -> str:
    """Draw the figures of a measure on one line of numbers, from zero; empty where fewer than two can be drawn.

    The document's own are squares and others rings. A bound is an arrow towards the numbers that it leaves possible.

    Args:
        series: The figures.

    Returns:
        An ``svg`` element that says in words what it shows.
    """
    # The same figures are left out as in the large chart, so that the two never say different things.
    base = base_of(series)
    drawn = [entry.figure for entry in series.entries if can_be_drawn(entry.figure, base)]
    if len(drawn) < 2:
        return ""
    numbers = [number for figure in drawn for number in _ends(figure) if number is not None]
    ticks = number_ticks(min(0, *numbers), max(0, *numbers), count=2)
    words = [number_words(tick) for tick in ticks]
    # Labels stand centred under their ticks, and those at both ends must not be cut by the frame.
    half = max(width_of(label, _SMALL) for label in words) / 2
    scale = Scale(float(ticks[0]), float(ticks[-1]), max(half, _SIDE) + 2, _WIDTH - max(half, _ARROW) - 2)
    parts = [*_key(drawn), _stroke(scale(float(ticks[0])), scale(float(ticks[-1])), opacity=0.6)]
    parts += [part for tick, label in zip(ticks, words, strict=True) for part in _tick(scale(float(tick)), label)]
    # The document's own figures lie over those of others.
    for figure in sorted(drawn, key=lambda figure: figure.work is None):
        parts.append(_mark(figure, scale))
    return element(
        "svg", *parts, class_="factcheck-chart fc-small", viewBox=f"0 0 {_WIDTH:g} {_HEIGHT:g}", role="img",
        aria_label=_said(series, drawn), fill="currentColor",
    )  # fmt: skip


def _tick(x: float, label: str) -> Iterator[str]:
    yield element("line", x1=x, x2=x, y1=_LINE, y2=_LINE + 4, stroke="currentColor", stroke_opacity=0.6)
    yield text(label, x=x, y=_HEIGHT - 6, text_anchor="middle", font_size=_SMALL)


def _key(drawn: Sequence[Figure]) -> Iterator[str]:
    x = 2.0
    for own, words in ((True, "this document"), (False, "other works")):
        if any((figure.work is None) == own for figure in drawn):
            yield _sign(x + _SIDE / 2, _KEY - 3, own=own)
            yield text(words, x=x + _SIDE + 5, y=_KEY, font_size=_SMALL)
            x += _SIDE + 17 + width_of(words, _SMALL)


def _sign(x: float, y: float, *, own: bool) -> str:
    if own:
        return element("rect", x=x - _SIDE / 2, y=y - _SIDE / 2, width=_SIDE, height=_SIDE)
    return element("circle", cx=x, cy=y, r=_SIDE / 2, fill=_PAPER, stroke="currentColor", stroke_width=1.3)


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    quantity, interval = figure.quantity, figure.interval
    if quantity.value is not None:
        return quantity.value, quantity.value
    return (interval.low, interval.high) if interval else (None, None)


def _mark(figure: Figure, scale: Scale) -> str:
    low, high = (None if end is None else scale(end) for end in _ends(figure))
    at = next(end for end in (low, high) if end is not None)
    parts = []
    if low is not None and high is not None and low != high:
        parts.append(_stroke(low, high, width=3))
    elif low is None or high is None:
        end = at + (_ARROW if high is None else -_ARROW)
        back = -4 if high is None else 4
        parts.append(_stroke(at, end, width=1.5))
        head = f"M{end + back:.1f} {_LINE - 3:.1f}L{end:.1f} {_LINE:.1f}L{end + back:.1f} {_LINE + 3:.1f}"
        parts.append(element("path", d=head, fill="none", stroke="currentColor", stroke_width=1.5))
    return "".join([*parts, _sign(at, _LINE, own=figure.work is None)])


def _stroke(start: float, end: float, *, width: float = 1, opacity: float | None = None) -> str:
    return element(
        "line", x1=start, x2=end, y1=_LINE, y2=_LINE, stroke="currentColor", stroke_width=width, stroke_opacity=opacity
    )


def _said(series: Series, drawn: list[Figure]) -> str:
    own = "; ".join(str(figure) for figure in drawn if figure.work is None)
    others = "; ".join(str(figure) for figure in drawn if figure.work is not None)
    told = [f"this document {own}" if own else "", f"other works {others}" if others else ""]
    return f"{series.words}: {', '.join(filter(None, told))}"
