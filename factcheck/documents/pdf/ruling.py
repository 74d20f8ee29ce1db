"""Tables: the grids that ruled lines make, and the words in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from factcheck.documents.pdf.letters import Rule
from factcheck.documents.pdf.open_tables import Rows, is_headed, said_in, with_open_tables
from factcheck.documents.pdf.words import PrintedWord, RuledTable

__all__ = ["with_tables"]

# Rules whose ends are so near meet, in points; a table is no larger than so many rules.
_NEAR: Final = 3.0
_MOST_RULES: Final = 4000


@attrs.define
class _Grid:
    """Rules that meet."""

    rules: list[Rule]

    @property
    def columns(self) -> list[float]:
        """Where the upright rules stand, from the left."""
        return _places(rule.left for rule in self.rules if not rule.is_level)

    @property
    def levels(self) -> list[float]:
        """Where the level rules stand, from the bottom."""
        return _places(rule.bottom for rule in self.rules if rule.is_level)

    def cells(self, words: Sequence[PrintedWord]) -> Rows:
        """Give the words of the cells, row by row from the top; those of a cell over several columns or rows are in its first."""
        columns, levels = self.columns, self.levels
        held: dict[tuple[int, int], list[PrintedWord]] = {}
        for word in words:
            row = sum(level > word.base for level in levels)
            column = sum(place <= _middle(word) for place in columns)
            middle = (levels[-row] + levels[-row - 1]) / 2
            while column > 1 and not self._parts(columns[column - 1], middle):
                column -= 1
            while row > 1 and not self._levels(levels[-row], (columns[column - 1] + columns[column]) / 2):
                row -= 1
            held.setdefault((row, column), []).append(word)
        return tuple(
            tuple(said_in(held.get((row, column), [])) for column in range(1, len(columns))) for row in range(1, len(levels))
        )

    def _parts(self, x: float, y: float) -> bool:
        """Tell whether an upright rule at *x* reaches *y*, and so parts two cells there."""
        return any(
            not rule.is_level and abs(rule.left - x) <= _NEAR and rule.bottom - _NEAR <= y <= rule.top + _NEAR
            for rule in self.rules
        )

    def _levels(self, y: float, x: float) -> bool:
        """Tell whether a level rule at *y* reaches *x*."""
        return any(
            rule.is_level and abs(rule.bottom - y) <= _NEAR and rule.left - _NEAR <= x <= rule.right + _NEAR
            for rule in self.rules
        )


def with_tables(words: Sequence[PrintedWord], rules: Sequence[Rule]) -> list[PrintedWord]:
    """Put a table in the place of the words that stand in a grid of rules, or between rules that only part its head and its ends.

    Args:
        words: The words of a page.
        rules: Its rules.
    """
    left = list(words)
    grids = _grids(rules[:_MOST_RULES])
    for grid in grids:
        columns, levels = grid.columns, grid.levels
        if len(columns) < 3 or len(levels) < 3:
            continue
        inside = [word for word in left if columns[0] <= _middle(word) <= columns[-1] and levels[0] <= word.base <= levels[-1]]
        rows = _without_empty(grid.cells(inside))
        if sum(any(row) for row in rows) < 2 or max(map(len, rows)) < 2:
            # One cell is a frame around text.
            continue
        left = _replaced(left, inside, rows, levels)
    return with_open_tables(left, [rule for grid in grids if len(grid.columns) < 2 for rule in grid.rules])


def _replaced(words: list[PrintedWord], inside: Sequence[PrintedWord], rows: Rows, levels: Sequence[float]) -> list[PrintedWord]:
    taken = {id(word) for word in inside}
    table = PrintedWord(
        text="", left=min(word.left for word in inside), right=max(word.right for word in inside), bottom=levels[0],
        top=levels[-1], base=levels[0], size=max(word.size for word in inside), turned=inside[0].turned,
        table=RuledTable(rows=rows, headed=is_headed(rows, inside, levels)),
    )  # fmt: skip
    return [*(word for word in words if id(word) not in taken), table]


def _without_empty(rows: Rows) -> Rows:
    """Give the rows that say something, without columns that nowhere do: rules that are drawn twice leave some between them."""
    said = [row for row in rows if any(row)]
    used = [place for place in range(max(map(len, said), default=0)) if any(row[place] for row in said)]
    kept = [tuple(row[place] for place in used) for row in said]
    # A title within a table needs no empty cells beside it.
    return tuple(row[:1] if row[0] and not any(row[1:]) else row for row in kept)


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    """Put together rules that meet, by sweeping over them from left to right."""
    parents = list(range(len(rules)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    reach: list[int] = []
    for place in sorted(range(len(rules)), key=lambda place: rules[place].left):
        rule = rules[place]
        reach = [other for other in reach if rules[other].right + _NEAR >= rule.left]
        for other in reach:
            if rules[other].bottom - _NEAR <= rule.top and rule.bottom - _NEAR <= rules[other].top:
                parents[root(other)] = root(place)
        reach.append(place)
    grids: dict[int, _Grid] = {}
    for place, rule in enumerate(rules):
        grids.setdefault(root(place), _Grid([])).rules.append(rule)
    return list(grids.values())


def _places(found: Iterable[float]) -> list[float]:
    """Give different places in order; those that are near one another are one."""
    places: list[float] = []
    for one in sorted(found):
        if not places or one - places[-1] > _NEAR:
            places.append(one)
    return places


def _middle(word: PrintedWord) -> float:
    return (word.left + word.right) / 2
