"""Reading order: a page is cut into what runs over its whole width and into columns, and each column again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from factcheck.documents.pdf.words import PrintedLine, PrintedWord, printed_lines

__all__ = ["blocks_of"]

_Width = tuple[float, float]

# So wide must the space between columns be, in points and in sizes of letters.
_GUTTER: Final = 8.0
_GUTTER_SIZE: Final = 0.8
# So many lines make a column, so wide is one, and so much of that do most of its lines fill: cells of tables are narrower.
_FEWEST: Final = 3
_NARROWEST: Final = 70.0
_FILLED: Final = 0.55
_LETTERS: Final = 12
# What follows columns after so much more space than between their lines stands below them, and not in the first.
_BREAK: Final = 1.7
_OTHER_SIZE: Final = 0.08
# Columns in columns in columns are a layout that nobody reads.
_DEEPEST: Final = 4
# No sheet of paper has so many lines; a page that does is made to be slow, and is read line by line.
_MOST_STRIPS: Final = 400


def blocks_of(words: Sequence[PrintedWord]) -> list[list[PrintedLine]]:
    """Give the lines of a page in reading order, those of a column or of a stretch of full width together."""
    return [block for block in _cut(list(words), 0) if block]


def _cut(words: list[PrintedWord], depth: int) -> Iterator[list[PrintedLine]]:
    strips = _strips(words)
    whole: list[PrintedLine] = []
    place = 0
    # Taken once, since a page may have a strip for each of its words.
    bounds = min((word.left for word in words), default=0.0), max((word.right for word in words), default=0.0)
    least = max(_GUTTER, _GUTTER_SIZE * median(word.size for word in words)) if words else _GUTTER
    while place < len(strips):
        found = _columns(strips, place, bounds, least) if depth < _DEEPEST and len(strips) <= _MOST_STRIPS else None
        if found is None:
            whole += printed_lines(strips[place])
            place += 1
            continue
        yield whole
        whole = []
        stop, gutter = found
        inside = [word for strip in strips[place:stop] for word in strip]
        sides = [word for word in inside if word.right <= gutter], [word for word in inside if word.right > gutter]
        for side in sides:
            yield from _cut(side, depth + 1)
        place = stop
    yield whole


def _strips(words: list[PrintedWord]) -> list[list[PrintedWord]]:
    """Part words by the level spaces that run through all of them, from the top down."""
    strips: list[list[PrintedWord]] = []
    low = 0.0
    for word in sorted(words, key=lambda word: -word.top):
        if strips and word.top > low:
            strips[-1].append(word)
            low = min(low, word.bottom)
        else:
            strips.append([word])
            low = word.bottom
    return strips


def _columns(strips: list[list[PrintedWord]], first: int, bounds: _Width, least: float) -> tuple[int, float] | None:
    """Find the longest stretch of strips from the first one that an upright space runs through, with text on both sides.

    Args:
        strips: The strips.
        first: The first of the stretch.
        bounds: Where the words of all strips begin and end.
        least: How wide the space must be.

    Returns:
        The strip after the stretch and the middle of the space, or None.
    """
    free = [bounds]
    seen: list[_Width] = []
    best: tuple[int, _Width] | None = None
    for place in range(first, len(strips)):
        for word in strips[place]:
            free = [part for whole in free for part in _without(whole, (word.left, word.right)) if part[1] - part[0] >= least]
        seen += [(word.left, word.right) for word in strips[place]]
        if not free:
            break
        inner = [gap for gap in free if any(right <= gap[0] for _, right in seen) and any(left >= gap[1] for left, _ in seen)]
        if inner:
            best = place + 1, max(inner, key=lambda gap: gap[1] - gap[0])
    if best is None:
        return None
    middle = (best[1][0] + best[1][1]) / 2
    every = [word for strip in strips[first:] for word in strip]
    lefts = [place for place in range(first, best[0]) if any(word.right <= middle for word in strips[place])]
    rights = [place for place in range(first, best[0]) if any(word.right > middle for word in strips[place])]
    above = [word for strip in strips[first : max(lefts[0], rights[0])] for word in strip]
    if above and not _belongs(above, [word for word in every if (word.right <= middle) == (above[0].right <= middle)]):
        # What stands on one side above both columns is read before them.
        return None
    stop = _end(strips, first, best[0], min(lefts[-1], rights[-1]))
    inside = [word for strip in strips[first:stop] for word in strip]
    sides = [word for word in inside if word.right <= middle], [word for word in inside if word.right > middle]
    return (stop, middle) if all(map(_is_column, sides)) else None


def _without(whole: _Width, taken: _Width) -> list[_Width]:
    if taken[1] <= whole[0] or taken[0] >= whole[1]:
        return [whole]
    return [part for part in ((whole[0], taken[0]), (taken[1], whole[1])) if part[0] < part[1]]


def _belongs(above: list[PrintedWord], side: list[PrintedWord]) -> bool:
    """Tell whether the first lines of a side go on in its others: in letters of one size, with the same space between them."""
    lines = printed_lines(side)
    lowest = min(word.base for word in above)
    steps = [upper.base - lower.base for upper, lower in pairwise(lines)]
    leading = median(steps) if steps else 0.0
    upper = [step for step, line in zip(steps, lines, strict=False) if line.base >= lowest]
    sizes = [line.size for line in lines if line.base >= lowest]
    usual = median(line.size for line in lines)
    return all(step <= _BREAK * leading for step in upper) and all(abs(size - usual) <= _OTHER_SIZE * usual for size in sizes)


def _end(strips: list[list[PrintedWord]], first: int, stop: int, last: int) -> int:
    """Cut off what stands on one side only, below a larger space or in other letters: it belongs below all columns.

    Args:
        strips: The strips.
        first: The first of the columns.
        stop: The one after their last.
        last: The last before only one side goes on.
    """
    sizes = [word.size for strip in strips[first : last + 1] for word in strip]
    usual = median(sizes)
    gaps = [_gap(strips, place) for place in range(first + 1, last + 1)]
    leading = median(gaps) if gaps else 0.0
    for place in range(last + 1, stop):
        size = median(word.size for word in strips[place])
        if _gap(strips, place) > max(_BREAK * leading, leading + 0.5 * usual) or abs(size - usual) > _OTHER_SIZE * usual:
            return place
    return stop


def _gap(strips: list[list[PrintedWord]], place: int) -> float:
    return min(word.bottom for word in strips[place - 1]) - max(word.top for word in strips[place])


def _is_column(words: list[PrintedWord]) -> bool:
    """Tell whether words fill a column, as running text does, or stand in short cells."""
    if any(word.table for word in words):
        words = [word for word in words if not word.table]
    lines = printed_lines(words)
    if len(lines) < _FEWEST:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    filled = median(line.right - line.left for line in lines) / width if width else 0.0
    return width >= _NARROWEST and filled >= _FILLED and median(len(line.text) for line in lines) >= _LETTERS
