"""Tables: the grids that ruled lines make, and the words in their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from factcheck.documents.pdf.letters import Rule
from factcheck.documents.pdf.words import PrintedWord, RuledTable, printed_lines

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


def with_tables(words: Sequence[PrintedWord], rules: Sequence[Rule]) -> list[PrintedWord]:
    """Put a table in the place of the words that stand in a grid of rules.

    Args:
        words: The words of a page.
        rules: Its rules.
    """
    left = list(words)
    for grid in _grids(rules[:_MOST_RULES]):
        columns, levels = grid.columns, grid.levels
        if len(columns) < 3 or len(levels) < 3:
            continue
        inside = [word for word in left if columns[0] <= _middle(word) <= columns[-1] and levels[0] <= word.base <= levels[-1]]
        cells = _cells(inside, columns, levels)
        if sum(any(row) for row in cells) < 2:
            continue
        taken = {id(word) for word in inside}
        left = [word for word in left if id(word) not in taken]
        rows = tuple(row for row in cells if any(row))
        left.append(
            PrintedWord(
                text="", left=columns[0], right=columns[-1], bottom=levels[0], top=levels[-1], base=levels[0],
                size=max(word.size for word in inside), table=RuledTable(rows=rows, headed=_is_headed(rows, inside, levels)),
            )
        )  # fmt: skip
    return left


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


def _cells(words: Sequence[PrintedWord], columns: Sequence[float], levels: Sequence[float]) -> list[tuple[str, ...]]:
    held: dict[tuple[int, int], list[PrintedWord]] = {}
    for word in words:
        row = sum(level > word.base for level in levels)
        column = sum(place <= _middle(word) for place in columns)
        held.setdefault((row, column), []).append(word)
    return [
        tuple(_said(held.get((row, column), [])) for column in range(1, len(columns)))
        for row in range(1, len(levels))
    ]  # fmt: skip


def _said(words: list[PrintedWord]) -> str:
    return re.sub(r"\s+", " ", " ".join(line.text for line in printed_lines(words))).strip()


def _is_headed(rows: tuple[tuple[str, ...], ...], words: Sequence[PrintedWord], levels: Sequence[float]) -> bool:
    """Tell whether the first row is the heads of the columns: bold above what is not, or without figures above figures."""
    highest = max(word.base for word in words)
    below = max((level for level in levels if level < highest), default=0.0)
    first = [word.bold for word in words if word.base > below]
    rest = [word.bold for word in words if word.base <= below]
    if all(first) and not all(rest):
        return True
    figures = [any(character.isdigit() for character in row[-1]) for row in rows]
    return not any(character.isdigit() for cell in rows[0] for character in cell) and any(figures[1:])
