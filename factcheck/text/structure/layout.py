"""Lines that belong together: wrapped paragraphs, items with their marks, rows of tables, each judged by its region."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import attrs

from factcheck.text.structure.languages import LanguageRules
from factcheck.text.structure.lines import Line, is_closed, is_rule
from factcheck.text.structure.marks import ItemMark, follows, is_number, mark_of, stands_in_order
from factcheck.text.structure.turns import Label

__all__ = ["RawBlock", "raw_blocks", "single_spaced"]

# Nobody wraps lines at fewer or more columns than these.
_MARGINS: Final = range(24, 111)
_NARROW: Final = 40
_FEW: Final = 6
_KEEPING: Final = 0.9
_HEADING_MARK: Final = re.compile(r"#{1,6}\s+(?=\S)")
_UNDERLINE: Final = re.compile(r"(=+|-{3,}|~{3,})")
_PIPES: Final = re.compile(r"\|?.*\S.*\|.*\S.*")
_PIPE_RULE: Final = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
_CELLS: Final = re.compile(r"\t+| {3,}|(?<=[^\s.]) {2,}(?=\S)")
_AMID: Final = re.compile(r"[^\W\d_]{3,}[.!?][\"”’»)]*\s+[\"“«(]?[^\W\d_]")
_DOTS: Final = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}\Z|…{2,}\s*\d{0,4}\Z")


@attrs.define(eq=False)
class RawBlock:
    """A paragraph, a heading, an item or a row, before anything is known but its lines."""

    lines: list[Line]
    kind: str = ""
    start: int = 0
    mark: ItemMark | None = None
    label: Label | None = None
    words: str = ""
    # Whether the document itself says what it is, so that nothing is to be guessed.
    told: bool = False
    # Whether the document says that a list begins here that hangs on nothing above it.
    opens_list: bool = False

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def end(self) -> int:
        """Offset just after the last character."""
        return self.lines[-1].end

    @property
    def closed(self) -> bool:
        """Whether it ends as a sentence or a clause does."""
        return is_closed(self.words)


def single_spaced(lines: list[Line]) -> list[Line]:
    """Take one blank line from each gap of regions that are typed with double spacing."""
    result, place = list(lines), 0
    while place < len(lines):
        stop = place + 1
        while stop < len(lines) and lines[stop].gap == 1 and lines[stop].indent < lines[stop - 1].indent + 8:
            stop += 1
        region = lines[place:stop]
        going = sum(not is_closed(a.words) and (b.words[:1].islower() or a.words.endswith("-")) for a, b in pairwise(region))
        if (
            len(region) > 2
            and going * 2 >= len(region) - 1
            and not any(is_closed(a.words) and a.words[-1] in ",;:" for a in region[:-1])
        ):
            for at in range(place + 1, stop):
                result[at] = attrs.evolve(lines[at], gap=0)
        place = stop
    return result


def raw_blocks(
    lines: Sequence[Line], labels: Mapping[int, Label], language: LanguageRules, told: Mapping[int, str] | None = None
) -> list[RawBlock]:
    """Join lines to paragraphs, items and rows.

    Args:
        lines: The lines.
        labels: The labels of turns by the offset at which their lines start.
        language: The language by whose rules they are read.
        told: What the document itself says that lines are, by the offset at which they start.
    """
    told = told or {}
    marks = {line.start: mark for line in lines if line.start not in labels and (mark := mark_of(line.words, language))}
    everything = list(marks.values())
    marks = {start: mark for start, mark in marks.items() if stands_in_order(mark, everything)}
    clauses = {line.start for line in lines if language.opens("preambular", line.words)}
    units: list[RawBlock] = []
    whole = _margin(lines)
    for group in _groups(lines):
        margin = _margin(group) or whole
        tabled = _tables(group, marks, labels)
        for place, line in enumerate(group):
            below = group[place + 1] if place + 1 < len(group) else None
            kind = told.get(line.start)
            if kind is not None and kind != "list":
                units.append(RawBlock([line], "" if kind == "paragraph" else kind, line.start, told=True))
                continue
            opens = place == 0 or (line.start in clauses and group[place - 1].words[-1] in ",;")
            _place(units, line, below, margin, tabled.get(line.start), marks.get(line.start), labels.get(line.start), opens)
            units[-1].opens_list = kind == "list"
    for unit in units:
        first, *rest = unit.lines
        unit.words = " ".join([first.words[unit.start - first.start :], *(line.words for line in rest)])
    return [unit for unit in units if unit.words or unit.label]


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.gap == 0:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _place(
    units: list[RawBlock],
    line: Line,
    below: Line | None,
    margin: int,
    cells: str | None,
    mark: ItemMark | None,
    label: Label | None,
    opens: bool,
) -> None:
    """Put a line into the last unit, or open a new one with it."""
    last = units[-1] if units and not opens else None
    if cells:
        units.append(RawBlock([line], cells, line.start))
    elif is_rule(line.words):
        if (
            last
            and len(last.lines) == 1
            and not last.kind
            and _UNDERLINE.fullmatch(line.words)
            and not last.mark
            and last.label is None
            and not last.closed
        ):
            last.kind = "heading"
        units.append(RawBlock([line], "rule", line.start))
    elif (hashes := _HEADING_MARK.match(line.words)) and label is None:
        units.append(RawBlock([line], "heading", line.start + hashes.end()))
    elif label is not None:
        units.append(RawBlock([line], "turn", _first_word(line, label.end), label=label))
    elif mark and mark.length == len(line.words):
        units.append(RawBlock([line], "item-mark", line.start))
    elif _DOTS.search(line.words):
        units.append(RawBlock([line], "apparatus", line.start))
    elif mark and not (last and _is_running(last, line, margin, mark)):
        units.append(RawBlock([line], "item", line.start + mark.length, mark))
    elif last and last.kind in ("", "item", "turn") and _joins(last, line, below, margin):
        last.lines.append(line)
    else:
        units.append(RawBlock([line], "", line.start))


def _first_word(line: Line, at: int) -> int:
    rest = line.words[at - line.start :]
    return at + len(rest) - len(rest.lstrip())


def _is_running(last: RawBlock, line: Line, margin: int, mark: ItemMark) -> bool:
    """Tell whether a number or dash that begins a wrapped line belongs to the sentence of the line before."""
    above = last.lines[-1]
    if last.kind == "rule" or is_closed(above.words) or (line.indent > last.first.indent + 1 and last.kind != "item"):
        return False
    if not (is_number(mark) or mark.shape in "-–—―*+o·") or (last.mark is not None and follows(mark, last.mark)):
        return False
    word = line.words.split(maxsplit=1)[0]
    return margin > 0 and above.width + 1 + len(word) > margin


def _joins(last: RawBlock, line: Line, below: Line | None, margin: int) -> bool:
    """Tell whether a line goes on in the next: in a small letter, in a hanging indent, or since its word had no room above."""
    above = last.lines[-1]
    if last.kind == "turn" and not above.words[last.start - above.start :] and len(last.lines) == 1:
        return True
    if last.kind == "item" and line.indent > last.first.indent and not line.words.startswith("http"):
        return True
    first = line.words[0]
    if first.islower() and not above.words.endswith((":", "：", ";")) and (margin > 0 or not is_closed(above.words)):
        return True
    if re.search(r"[^\W\d_]-\Z", above.words) and first.islower():
        return True
    word = line.words.split(maxsplit=1)[0]
    if margin <= 0 or above.width > 3 * margin:
        return False
    if above.width + 1 + len(word) > margin:
        return True
    return not is_closed(above.words) and len(last.lines) > 1 and above.width > 0.8 * margin and above.words[-1] not in ":："


def _margin(lines: Sequence[Line]) -> int:
    """Give the column at which lines are wrapped, or 0 if they are not."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 0]
    if not pairs:
        return 0
    widths = sorted({line.start: line.width for pair in pairs for line in pair}.values())
    margin = widths[int(_KEEPING * (len(widths) - 1) + 0.5)]
    # A few short lines under one another are an address or a heading, not a paragraph.
    if margin not in _MARGINS or (margin < _NARROW and len(pairs) < _FEW):
        return 0
    joined = sum(b.words[0].islower() or a.width + 1 + len(b.words.split(maxsplit=1)[0]) > margin for a, b in pairs)
    small = sum(b.words[0].islower() and not is_closed(a.words) for a, b in pairs)
    # A sentence that ends amid a line shows that the lines are running text, though none goes on in a small letter.
    small += sum(_AMID.search(a.words) is not None and not is_closed(a.words) for a, _ in pairs)
    cased = any(line.words.lower() != line.words.upper() for line in lines)
    return margin if joined * 2 > len(pairs) and (small or len(pairs) > (2 if cased else 1)) else 0


def _tables(group: Sequence[Line], marks: Mapping[int, ItemMark], labels: Mapping[int, Label]) -> dict[int, str]:
    """Tell which lines of a group are rows of a table, its column heads, or its rules."""
    kinds: dict[int, str] = {}
    for cells_of in (_piped, _tabbed):
        run: list[Line] = []
        most = 0
        for line in [*group, None]:
            count = cells_of(line.words) if line and line.start not in labels and line.start not in kinds else 0
            if (
                line
                and count
                and (not run or count < 0 or _near(count, most))
                and not (line.start in marks and cells_of is _tabbed and not is_number(marks[line.start]))
            ):
                most = max(most, count) if run else count
                run.append(line)
                continue
            _close(run, kinds, cells_of is _piped)
            run, most = ([line], count) if line and count else ([], 0)
    return kinds


def _near(count: int, before: int) -> bool:
    return before <= 0 or abs(count - before) <= (1 if before > 2 else 0)


def _piped(words: str) -> int:
    if _PIPE_RULE.fullmatch(words) and ("|" in words or "+" in words):
        return -1
    return (
        len([cell for cell in words.strip("|").split("|") if cell.strip()])
        if words.count("|") > 1 or (words.startswith("|") and _PIPES.fullmatch(words))
        else 0
    )


def _tabbed(words: str) -> int:
    cells = _CELLS.split(words)
    return len(cells) if len(cells) > 1 and max(map(len, cells)) < 60 and not _DOTS.search(words) else 0


def _close(run: list[Line], kinds: dict[int, str], piped: bool) -> None:
    rows = [line for line in run if not _PIPE_RULE.fullmatch(line.words)]
    if len(rows) < (2 if piped else 3) and not (len(rows) == 2 and all("\t" in line.words for line in rows)):
        return
    headed = not re.search(r"\d", _last_cell(rows[0].words)) and (
        piped or re.search(r"\d", "".join(_last_cell(line.words) for line in rows[1:])) is not None or len(rows) > 2
    )
    for line in run:
        kinds[line.start] = "rule" if _PIPE_RULE.fullmatch(line.words) else "row"
    if headed or (piped and len(rows) < len(run)):
        kinds[rows[0].start] = "columns"


def _last_cell(words: str) -> str:
    return (_CELLS.split(words) if "|" not in words else words.strip("|").split("|"))[-1]
