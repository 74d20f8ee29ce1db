"""Tables of a page of the web as lines: heads of several rows in one, cells that reach over others at all of their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from factcheck.documents.webpage import Element

__all__ = ["heads_and_rows"]

# A cell reaches over no more than this, so that a page of a few letters cannot ask for millions of cells.
_WIDEST: Final = 100
_TALLEST: Final = 500
_Cells = Sequence[Sequence[Element]]


def heads_and_rows(table: Element, cells: _Cells, shown: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, str]]:
    """Give the lines of a table: the number of the row, ``columns`` or ``row``, and its words with bars between the cells.

    A cell that stands beside several rows says something in each of them, and so it stands in each line. One over several columns
    stands in the first of them, except in the heads, where it is part of the head of each.

    Args:
        table: The table.
        cells: Its cells, row by row.
        shown: Their words.
    """
    titles = sum(1 for _ in takewhile(lambda row: len(row) == 1 and max(map(len, cells)) > 1, cells))
    for number, title in enumerate(shown[:titles], start=1):
        if title[0]:
            # A cell alone at the top is what the table is called.
            yield number, "heading", title[0]
    heads = titles + _heads(table, cells[titles:], titles)
    grid = _grid(cells, shown, heads)
    if heads > titles:
        above = grid[titles:heads]
        width = max(map(len, above))
        names = [[row[column] for row in above if column < len(row) and row[column]] for column in range(width)]
        # A head over several rows of heads is the same words again and again.
        joined = " | ".join(" ".join(dict.fromkeys(name)) for name in names)
        if any(names):
            yield titles + 1, "columns", joined
    for number, row in enumerate(grid[heads:], start=heads + 1):
        if any(row):
            yield number, "row", row[0] if row[0] and not any(row[1:]) else " | ".join(row)


def _heads(table: Element, cells: _Cells, titles: int) -> int:
    """Give how many rows below titles are heads: those in ``thead``, else those of heads alone, else none."""
    marked = [row for head in table.find("thead")[:1] for row in head.inside if isinstance(row, Element) and row.tag == "tr"]
    if marked:
        return max(0, min(len(marked) - titles, len(cells)))
    leading = 0
    for row in cells:
        if not row or any(cell.tag != "th" for cell in row):
            break
        leading += 1
    # A table of heads alone has none.
    return leading if leading < len(cells) else min(leading, 1)


def _grid(cells: _Cells, shown: Sequence[Sequence[str]], heads: int) -> list[list[str]]:
    grid: list[list[str]] = []
    # Words that reach down into the rows below, by their column, and into how many more.
    reaching: dict[int, tuple[str, int]] = {}
    for number, (row, words) in enumerate(zip(cells, shown, strict=True)):
        line: list[str] = []
        below: dict[int, tuple[str, int]] = {}
        waiting = list(zip(words, row, strict=True))[::-1]
        while waiting or len(line) in reaching:
            if len(line) in reaching:
                word, left = reaching[len(line)]
                if left > 1:
                    below[len(line)] = word, left - 1
                line.append(word)
                continue
            word, cell = waiting.pop()
            wide, tall = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", _TALLEST)
            for place in range(wide):
                said = word if place == 0 or number < heads else ""
                if tall > 1:
                    below[len(line)] = said, tall - 1
                line.append(said)
        grid.append(line)
        reaching = below
    return grid


def _span(cell: Element, name: str, most: int) -> int:
    stated = cell.attributes.get(name, "1").strip()
    return max(1, min(int(stated), most)) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1
