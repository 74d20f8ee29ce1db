"""Rows of tables in plain text: with bars, drawn in boxes, aligned by spaces, parted by tabs, semicolons or commas."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from factcheck.text.structure.lines import Line
from factcheck.text.structure.marks import ItemMark, is_number
from factcheck.text.structure.turns import Label

__all__ = ["BARS", "rows_in"]

BARS: Final = "|│┃║"
"""The signs that part cells, and stand at the edges of rows."""

_PIPES: Final = re.compile(r"\|?.*\S.*\|.*\S.*")
_DRAWN: Final = "─━═│┃║┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╯╰"
# Plain text, Markdown and terminals draw rules with different signs; a rule is one by having nothing else.
_RULE: Final = re.compile(rf"[\s|:+-]*-{{2,}}[\s|:+-]*|[\s{_DRAWN}]*[─━═]{{2}}[\s{_DRAWN}]*")
_BAR: Final = re.compile(rf"[{BARS}]")
_CELLS: Final = re.compile(r"\t+| {3,}|(?<=[^\s.]) {2,}(?=\S)")
# Sought from the first dot of a run only, lest a long one be gone through from each of its dots.
_DOTS: Final = re.compile(r"(?<!\.)(?<!\.\s)(?:\.\s?){4,}\s*\d{0,4}\Z|(?<!…)…{2,}\s*\d{0,4}\Z")
# Semicolons and commas also stand in prose, so cells are short, no space follows the sign, and all rows have as many.
_SEPARATED: Final = re.compile(r"[^;\s][^;]{0,40}(?:;[^;\s][^;]{0,40}|;)+|[^,\s][^,]{0,40}(?:,[^,\s][^,]{0,40}|,){2,}")
_WIDEST_CELL: Final = 60
_FEWEST: Final = 3


def rows_in(group: Sequence[Line], marks: Mapping[int, ItemMark], labels: Mapping[int, Label]) -> dict[int, str]:
    """Tell which lines of a group are rows of a table, its column heads, or its rules.

    Args:
        group: Lines without a blank line between them.
        marks: The marks of items by the offset at which their lines start.
        labels: The labels of turns by the offset at which their lines start.

    Returns:
        ``row``, ``columns`` or ``rule`` by the offset at which a line starts.
    """
    kinds: dict[int, str] = {}
    # Bars are the surest sign and separators in prose the least sure; what one way has claimed the next leaves alone.
    for cells_of in (_barred, _aligned, _separated):
        run: list[Line] = []
        most = 0
        for line in [*group, None]:
            count = cells_of(line.words) if line and line.start not in labels and line.start not in kinds else 0
            listed = line is not None and line.start in marks and cells_of is not _barred and not is_number(marks[line.start])
            if line and count and not listed and (not run or _near(count, most, cells_of)):
                most = max(most, count)
                run.append(line)
                continue
            _close(run, kinds, cells_of)
            run, most = ([line], count) if line and count and not listed else ([], 0)
    return kinds


def _near(count: int, before: int, cells_of: Callable[[str], int]) -> bool:
    """Tell whether rows with so many cells can be of one table; an empty cell more or less is allowed where there are many."""
    if count < 0 or before <= 0:
        return True
    return abs(count - before) <= (1 if before > _FEWEST - 1 and cells_of is not _separated else 0)


def _barred(words: str) -> int:
    first = words[0]
    if (first in "|+-:" or first in _DRAWN) and _RULE.fullmatch(words):
        # A rule of hyphens alone is one under a heading, or between parts of the text.
        return -1 if first in _DRAWN or "|" in words or "+" in words else 0
    bars = len(_BAR.findall(words)) if "|" in words or first in _DRAWN else 0
    if bars > 1 or (bars and words.startswith("|") and _PIPES.fullmatch(words)):
        return len([cell for cell in _BAR.split(words) if cell.strip()])
    return 0


def _aligned(words: str) -> int:
    if "  " not in words and "\t" not in words:
        return 0
    cells = _CELLS.split(words)
    return len(cells) if len(cells) > 1 and max(map(len, cells)) < _WIDEST_CELL and not _DOTS.search(words) else 0


def _separated(words: str) -> int:
    if ";" not in words and words.count(",") < _FEWEST - 1:
        return 0
    if _SEPARATED.fullmatch(words) is None or words[-1] in ".!?":
        return 0
    return 1 + (words.count(";") or words.count(","))


def _close(run: list[Line], kinds: dict[int, str], cells_of: Callable[[str], int]) -> None:
    """Name the lines of a run as rows if they are enough for a table, and the first as its heads if no figure ends it."""
    rows = [line for line in run if not _RULE.fullmatch(line.words)]
    barred = cells_of is _barred
    if len(rows) < (2 if barred else _FEWEST) and not (len(rows) == 2 and all("\t" in line.words for line in rows)):
        return
    # Heads are words over figures; where all cells are words, the first row heads the others if there are enough of them.
    below = "".join(_last_cell(line.words, cells_of) for line in rows[1:])
    headed = not re.search(r"\d", _last_cell(rows[0].words, cells_of)) and (barred or len(rows) > 2 or re.search(r"\d", below))
    for line in run:
        kinds[line.start] = "rule" if _RULE.fullmatch(line.words) else "row"
    if headed or (barred and len(rows) < len(run)):
        kinds[rows[0].start] = "columns"


def _last_cell(words: str, cells_of: Callable[[str], int]) -> str:
    if cells_of is _barred:
        return _BAR.split(words.strip(BARS + " "))[-1]
    return re.split(r"[;,]", words)[-1] if cells_of is _separated else _CELLS.split(words)[-1]
