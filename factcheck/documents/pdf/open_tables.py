"""Tables without upright rules, as books and LaTeX set them: a rule above, one below the heads, one at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

import attrs

from factcheck.documents.pdf.letters import Rule
from factcheck.documents.pdf.words import PrintedWord, RuledTable, printed_lines

__all__ = ["Rows", "is_headed", "said_in", "with_open_tables"]

Rows = tuple[tuple[str, ...], ...]
_Sides = tuple[float, float]

# The rules of one table begin and end at the same places, in points, and are no shorter than this.
_SAME: Final = 4.0
_SHORTEST: Final = 60.0
# So wide, in sizes of letters, is the space that runs through all lines between two columns.
_GAP: Final = 0.7
_FEWEST: Final = 2
# Columns of running text have lines of so many letters and about as long as one another; cells are shorter or differ.
_TEXT: Final = 24
_ALIKE: Final = 0.7
_LINES: Final = 4
_LONGEST: Final = 120
# In so many of its rows, as a share, a table has more than one cell; else the rules frame headings with something beside them.
_MOSTLY: Final = 0.6
# Rows that stand so far apart, in sizes of letters, are none of one table.
_FAR: Final = 3.0


def with_open_tables(words: Sequence[PrintedWord], rules: Sequence[Rule]) -> list[PrintedWord]:
    """Put a table in the place of the words that stand in columns between level rules of one length.

    Args:
        words: The words of a page, without those of tables that were found.
        rules: The rules that no upright rule meets.
    """
    left = list(words)
    for levels, sides in _stacks(rules):
        inside = [word for word in left if word.table is None and _lies_in(word, levels, sides)]
        if len(levels) == _FEWEST:
            inside += _below(left, inside, levels[0], sides)
        edges = _edges(inside)
        rows = _rows(inside, edges) if len(edges) >= _FEWEST else ()
        full = sum(sum(map(bool, row)) >= _FEWEST for row in rows)
        if full < max(_FEWEST, _MOSTLY * len(rows)) or _are_columns(rows):
            continue
        taken = {id(word) for word in inside}
        left = [word for word in left if id(word) not in taken]
        left.append(
            PrintedWord(
                text="", left=sides[0], right=sides[1], bottom=min(word.bottom for word in inside), top=levels[-1],
                base=min(word.base for word in inside),
                size=max(word.size for word in inside), turned=inside[0].turned,
                table=RuledTable(rows=rows, headed=len(levels) > 2 or is_headed(rows, inside, levels)),
            )
        )  # fmt: skip
    return left


def _are_columns(rows: Rows) -> bool:
    """Tell whether the cells are the lines of columns of text: many pages have a rule at their head and one at their foot."""
    filled = 0
    for cells in zip(*rows, strict=True):
        lengths = [len(cell) for cell in cells if cell]
        usual = median(lengths) if lengths else 0
        filled += len(lengths) >= _LINES and usual >= _TEXT and usual >= _ALIKE * max(lengths)
    return filled >= _FEWEST or max(len(cell) for row in rows for cell in row) > _LONGEST


def _stacks(rules: Sequence[Rule]) -> list[tuple[list[float], _Sides]]:
    """Give the heights of level rules that stand above one another with the same ends, from the bottom, and these ends."""
    stacks: list[list[Rule]] = []
    for rule in _whole(rules):
        home = next((stack for stack in stacks if _ends_like(stack[0], rule)), None)
        if home is None:
            stacks.append([rule])
        elif rule.bottom - home[-1].bottom > _SAME:
            home.append(rule)
    return [([one.bottom for one in stack], (stack[0].left, stack[0].right)) for stack in stacks if len(stack) > 1]


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Give the level rules from the bottom; those that go on in one another are one, as browsers draw one under each cell."""
    joined: list[Rule] = []
    for rule in sorted((rule for rule in rules if rule.is_level), key=lambda one: (round(one.bottom), one.left)):
        last = joined[-1] if joined else None
        if last and abs(last.bottom - rule.bottom) < 1 and rule.left - last.right < _SAME:
            joined[-1] = attrs.evolve(last, right=max(last.right, rule.right))
        else:
            joined.append(rule)
    return [rule for rule in joined if rule.right - rule.left >= _SHORTEST]


def _ends_like(one: Rule, other: Rule) -> bool:
    return abs(one.left - other.left) < _SAME and abs(one.right - other.right) < _SAME


def _lies_in(word: PrintedWord, levels: Sequence[float], sides: _Sides) -> bool:
    return levels[0] <= word.base <= levels[-1] and sides[0] - _SAME <= word.left and word.right <= sides[1] + _SAME


def _below(words: Sequence[PrintedWord], head: Sequence[PrintedWord], level: float, sides: _Sides) -> list[PrintedWord]:
    """Give the words of the lines below a rule that keep to the columns above it: the table goes on over the end of its page."""
    columns = len(_edges(head))
    within = [
        word for word in words if word.table is None and word.base < level and _lies_in(word, (word.base, word.base), sides)
    ]
    found: list[PrintedWord] = []
    above = level
    for line in _lines(within)[:_LONGEST]:
        step = above - line[0].base
        if columns < _FEWEST or step > _FAR * line[0].size or len(_edges(line)) < _FEWEST:
            break
        if len(_edges([*head, *found, *line])) != columns:
            break
        found += line
        above = line[0].base
    return found


def _edges(words: Sequence[PrintedWord]) -> list[float]:
    """Give where columns begin: after a space that runs through all lines."""
    edges: list[float] = []
    reach = float("-inf")
    for word in sorted(words, key=lambda one: one.left):
        if word.left - reach > _GAP * word.size:
            edges.append(word.left)
        reach = max(reach, word.right)
    return edges


def _rows(words: Sequence[PrintedWord], edges: Sequence[float]) -> Rows:
    """Give the rows; a line without a first cell goes on with the row above it, as cells wrap."""
    rows: list[list[list[PrintedWord]]] = []
    for line in _lines(words):
        cells: list[list[PrintedWord]] = [[] for _ in edges]
        for word in line:
            cells[sum(edge <= word.left + 0.01 for edge in edges) - 1].append(word)
        if rows and not cells[0] and sum(map(bool, cells)) < len(cells) - 1:
            for above, below in zip(rows[-1], cells, strict=True):
                above += below
        else:
            rows.append(cells)
    return tuple(tuple(said_in(cell) for cell in row) for row in rows)


def _lines(words: Sequence[PrintedWord]) -> list[list[PrintedWord]]:
    lines: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda one: -one.base):
        if lines and abs(lines[-1][0].base - word.base) < 0.5 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def said_in(words: Sequence[PrintedWord]) -> str:
    """Give the words of a cell on one line."""
    return re.sub(r"\s+", " ", " ".join(line.text for line in printed_lines(words))).strip()


def is_headed(rows: Rows, words: Sequence[PrintedWord], levels: Sequence[float]) -> bool:
    """Tell whether the first row is the heads of the columns: bold above what is not, or without figures above figures."""
    highest = max(word.base for word in words)
    below = max((level for level in levels if level < highest), default=0.0)
    first = [word.bold for word in words if word.base > below]
    rest = [word.bold for word in words if word.base <= below]
    if all(first) and not all(rest):
        return True
    figures = [any(character.isdigit() for character in row[-1]) for row in rows]
    return not any(character.isdigit() for cell in rows[0] for character in cell) and any(figures[1:])
