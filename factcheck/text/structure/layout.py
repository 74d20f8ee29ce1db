"""Lines that belong together: wrapped paragraphs, items with their marks, rows of tables, each judged by its region."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import attrs

from factcheck.text.structure.dates import day_in
from factcheck.text.structure.languages import LanguageRules, ends_open
from factcheck.text.structure.lines import Line, is_closed, is_rule
from factcheck.text.structure.marks import ItemMark, counted_in_order, follows, is_number, mark_of
from factcheck.text.structure.tables import rows_in
from factcheck.text.structure.turns import Label

__all__ = ["RawBlock", "raw_blocks", "single_spaced"]

# Nobody wraps lines at fewer or more columns than these.
_MARGINS: Final = range(24, 111)
_NARROW: Final = 40
_FEW: Final = 6
# A line with a comma so much shorter than the others is a form of address, and no line of a paragraph.
_UNEVEN: Final = 3
_KEEPING: Final = 0.9
_HEADING_MARK: Final = re.compile(r"#{1,6}\s+(?=\S)")
_UNDERLINE: Final = re.compile(r"(=+|-{3,}|~{3,})")
_AMID: Final = re.compile(r"[^\W\d_]{3,}[.!?][\"”’»)]*\s+[\"“«(]?[^\W\d_]")
# Sought from the first dot of a run only, lest a long one be gone through from each of its dots.
_DOTS: Final = re.compile(r"(?<!\.)(?<!\.\s)(?:\.\s?){4,}\s*\d{0,4}\Z|(?<!…)…{2,}\s*\d{0,4}\Z")


@attrs.define(eq=False)
class RawBlock:
    """A paragraph, a heading, an item or a row, before anything is known but its lines."""

    lines: list[Line]
    kind: str = ""
    start: int = 0
    mark: ItemMark | None = None
    label: Label | None = None
    words: str = ""
    # Whether it ends as a sentence or a clause does.
    closed: bool = False
    # Whether the document itself says what it is, so that nothing is to be guessed.
    told: bool = False
    # Whether the document says that a list begins here that hangs on nothing above it.
    opens_list: bool = False
    # The name of whoever sent the message whose header this line is.
    sender: tuple[int, int] | None = None

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def end(self) -> int:
        """Offset just after the last character."""
        return self.lines[-1].end


def single_spaced(lines: list[Line]) -> list[Line]:
    """Take one blank line from each gap of regions that are typed with double spacing."""
    result, place = list(lines), 0
    while place < len(lines):
        stop = place + 1
        while stop < len(lines) and lines[stop].gap == 1 and lines[stop].indent < lines[stop - 1].indent + 8:
            stop += 1
        region = lines[place:stop]
        widths = [line.width for line in region[:-1]]
        going = sum(not is_closed(a.words) and (b.words[:1].islower() or a.words.endswith("-")) for a, b in pairwise(region))
        if (
            len(region) > 2
            and not any(line.words[-1] in ",:" and _UNEVEN * line.width < max(widths) for line in region[:-1])
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
    layout = _Layout(language=language, labels=labels, told=told or {})
    layout.find_marks(lines)
    whole = _margin(lines)
    for group in _groups(lines):
        layout.add(group, _margin(group) or whole)
    for unit in layout.units:
        first, *rest = unit.lines
        unit.words = " ".join([first.words[unit.start - first.start :], *(line.words for line in rest)])
        unit.closed = is_closed(unit.words)
    return [unit for unit in layout.units if unit.words or unit.label]


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.gap == 0:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


@attrs.define
class _Layout:
    """Puts one line after the other into the last unit, or opens a new one with it."""

    language: LanguageRules
    labels: Mapping[int, Label]
    told: Mapping[int, str]
    marks: Mapping[int, ItemMark] = attrs.Factory(dict)
    units: list[RawBlock] = attrs.Factory(list)

    def find_marks(self, lines: Sequence[Line]) -> None:
        """Find the marks that open lines, without those that have no neighbour in their way of counting."""
        marks = {
            line.start: mark for line in lines if line.start not in self.labels and (mark := mark_of(line.words, self.language))
        }
        self.marks = counted_in_order(marks)

    def add(self, group: Sequence[Line], margin: int) -> None:
        """Add lines that have no blank line between them."""
        tabled = rows_in(group, self.marks, self.labels)
        above: Line | None = None
        for line in group:
            kind = self.told.get(line.start)
            if kind is not None and kind != "list":
                self.units.append(RawBlock([line], "" if kind == "paragraph" else kind, line.start, told=True))
            else:
                # "Recalling …," and "Noting …," on lines of their own are clauses of a resolution, not one wrapped paragraph.
                clause = above is not None and above.words[-1] in ",;" and self.language.opens("preambular", line.words)
                self._place(line, tabled.get(line.start), margin, self.units[-1] if above is not None and not clause else None)
                self.units[-1].opens_list = kind == "list"
            above = line

    def _place(self, line: Line, cells: str | None, margin: int, last: RawBlock | None) -> None:
        label, mark = self.labels.get(line.start), self.marks.get(line.start)
        # The order is that of certainty: a table or a rule is one whatever it says, while a wrapped line is one by elimination.
        if cells:
            self.units.append(RawBlock([line], cells, line.start))
        elif is_rule(line.words):
            if last and _is_underlined(last, line):
                last.kind = "heading"
            self.units.append(RawBlock([line], "rule", line.start))
        elif label is not None:
            self.units.append(RawBlock([line], "turn", _first_word(line, label.end), label=label))
        elif hashes := _HEADING_MARK.match(line.words):
            self.units.append(RawBlock([line], "heading", line.start + hashes.end()))
        elif mark and mark.length == len(line.words):
            self.units.append(RawBlock([line], "item-mark", line.start))
        elif _DOTS.search(line.words):
            self.units.append(RawBlock([line], "apparatus", line.start))
        elif mark and not (last and _is_running(last, line, margin, mark)):
            self.units.append(RawBlock([line], "item", line.start + mark.length, mark))
        elif last and last.kind in ("", "item", "turn") and self._goes_on(last, line, margin):
            last.lines.append(line)
        else:
            self.units.append(RawBlock([line], "", line.start))

    def _goes_on(self, last: RawBlock, line: Line, margin: int) -> bool:
        # Only words that join, such as "of", leave a line open in any layout; "also" and "said" end many.
        if ends_open(last.lines[-1].words, self.language, joining_only=True):
            return True
        return not self._is_day(line.words) and _joins(last, line, margin)

    def _is_day(self, words: str) -> bool:
        """Tell whether a line is a day and nothing else: then it says when, also under a line that could go on."""
        day = day_in(words, self.language) if len(words) < _NARROW else None
        return day is not None and day[0] == 0 and len(words[day[1] :].strip(" .")) <= 1


def _is_underlined(last: RawBlock, line: Line) -> bool:
    """Tell whether a rule stands under one line that is no sentence, as under a heading."""
    plain = len(last.lines) == 1 and not last.kind and not last.mark and last.label is None
    return plain and _UNDERLINE.fullmatch(line.words) is not None and not is_closed(last.lines[0].words)


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


def _joins(last: RawBlock, line: Line, margin: int) -> bool:
    """Tell whether a line goes on in the next: in a small letter, in a hanging indent, or since its word had no room above."""
    above = last.lines[-1]
    # A label alone on its line names who says the lines below it.
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
    # Without a pair of lines nothing tells a margin from the length of a sentence.
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
