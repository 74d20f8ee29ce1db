"""Lines to paragraphs, headings, items, tables and notes, across columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median, median_low
from typing import Final

import attrs

from factcheck.documents.composing import OriginalPlace, Passage, PassagePart
from factcheck.documents.pdf.letters import Rule
from factcheck.documents.pdf.words import PARTED, PrintedLine, RuledTable

__all__ = ["Sheet", "passages_of_pages"]

_MARK: Final = re.compile(r"(?:[•◦▪■□●○‣⁃➢►✓·\uf0b7\uf0a7]|[-–—](?=\s)|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)](?=\s))\s*(?=\S)")
_NOTE: Final = re.compile(r"\ue010([\d*∗†‡§]{1,4})\ue011\s*|([\d*∗†‡§]{1,3})\s+(?=\S)|\[(\d{1,3})\]\s*")
_RAISED: Final = re.compile("\ue010([^\ue011]*)\ue011")
# A raised figure after a word or the end of a sentence calls a note, wherever that stands; one after a unit is its power.
_CALL: Final = re.compile('(?:(?<=[^\\W\\d_]{3})|(?<=[.,;:!?”"’»]))\ue010(\\d{1,3})\ue011')
_POWER: Final = re.compile("(?<![^\\W_])((?:[cdkmµ]?m|ft|yd|mi|in|s|10))\ue010([-−]?\\d)\ue011")
_RAISED_FIGURES: Final = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
# Scripts that put no space between words, and so none at the end of a line.
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_ENDED: Final = re.compile(r"[.!?:;…。！？：؟۔।][\"'”’»)\]]*(?:\ue010[^\ue011]*\ue011)?\Z")
# Dots that lead to a number, as in a table of contents.
_LEADERS: Final = re.compile(r"(?:\.\s?){4,}\s*\w{0,5}\Z")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

# Shares of the size of the text, or of the space between its lines.
_SAME_SIZE: Final = 0.08
_LARGER: Final = 1.12
_NOTE_SIZE: Final = 0.93
_INDENT: Final = 0.8
# The rule above notes is shorter than this, as a share of the width of the text; one across the page parts something else.
_SHORT_RULE: Final = 0.5
_SPACED: Final = 1.25
# Lines so far from one another, in sizes of the text, tell nothing of the space between lines.
_FAR: Final = 2.2
# From so many lines on, a block tells itself how far its lines stand from one another; else no farther than usual, in sizes of
# the text, or than in most of the document.
_ENOUGH: Final = 4
_USUAL: Final = 1.4
# A line that ends so much before the others, in shares of their width, ends a paragraph if it ends a sentence.
_SHORT: Final = 0.3
_RAGGED: Final = 0.15
_HEADING_LINES: Final = 3
_HEADING_LENGTH: Final = 200
# A mark that is drawn stands at most so far before the words of its item, in points.
_DOT_REACH: Final = 24.0


@attrs.frozen(kw_only=True)
class Sheet:
    """What stands on a page.

    Args:
        place: Which page it is.
        blocks: Its lines in reading order, without what pages repeat.
        dots: Where marks of items are drawn.
        rules: Its ruled lines.
    """

    place: OriginalPlace
    blocks: list[list[PrintedLine]]
    dots: Sequence[tuple[float, float]]
    rules: Sequence[Rule]


@attrs.define
class _Paragraph:
    """A paragraph that may go on."""

    lines: list[tuple[PrintedLine, OriginalPlace]]
    marked: bool = False
    note: bool = False
    left: float = 0.0
    # Whether the last line fills its column, so that it may go on in the next.
    full: bool = False

    @property
    def last(self) -> PrintedLine:
        return self.lines[-1][0]

    @property
    def first(self) -> PrintedLine:
        return self.lines[0][0]


@attrs.define
class _Builder:
    """Joins lines, one after the other; notes wait until the paragraph that they interrupt has ended."""

    body: float
    leading: float
    known: frozenset[str]
    made: list[_Paragraph | RuledTable] = attrs.Factory(list)
    places: dict[int, OriginalPlace] = attrs.Factory(dict)
    current: _Paragraph | None = None
    notes: list[_Paragraph] = attrs.Factory(list)

    def close(self) -> None:
        if self.current is not None:
            self.made.append(self.current)
        self.made += self.notes
        self.current, self.notes = None, []

    def begin(self, line: PrintedLine, place: OriginalPlace, *, marked: bool) -> None:
        self.close()
        self.current = _Paragraph([(line, place)], marked=marked, left=line.left)


def passages_of_pages(sheets: Iterable[Sheet]) -> list[Passage]:
    """Give the passages of a document.

    Args:
        sheets: What stands on its pages.
    """
    read = list(sheets)
    every = [line for sheet in read for block in sheet.blocks for line in block]
    sizes = sorted(line.size for line in every for _ in range(max(1, len(line.text) // 8)) if not line.table)
    body = median(sizes) if sizes else 0.0
    builder = _Builder(body=body, leading=_leading(read), known=_words(every))
    for sheet in read:
        for block in sheet.blocks:
            text, notes = _parted(block, body, sheet.rules)
            _read_block(builder, text, sheet.place, sheet.dots)
            builder.notes += _notes(notes, sheet.place)
    builder.close()
    return list(_written(builder))


def _leading(sheets: Sequence[Sheet]) -> float:
    """Give the space between most lines of the document, by which blocks of few lines and of double spacing are judged."""
    steps = Counter(
        round(2 * (upper.base - lower.base))
        for sheet in sheets for block in sheet.blocks for upper, lower in pairwise(block)
        if not upper.table and not lower.table and abs(upper.size - lower.size) <= _SAME_SIZE * lower.size
    )  # fmt: skip
    return max((step for step in steps if step > 0), key=lambda step: (steps[step], -step), default=0) / 2


def _words(lines: Sequence[PrintedLine]) -> frozenset[str]:
    """Give the words that stand whole in a line, by which a parted word is judged."""
    return frozenset(
        word.group().casefold() for line in lines for word in _WORD.finditer(line.text) if word.end() < len(line.text)
    )


def _parted(block: list[PrintedLine], body: float, rules: Sequence[Rule]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Part a block into its text and the notes below it: lines that are smaller or below a short rule, the first with a mark."""
    at = len(block)
    while at and block[at - 1].table is None and block[at - 1].size < _NOTE_SIZE * body:
        at -= 1
    at = min(at, next((place for place in range(1, len(block)) if _is_ruled_off(block, place, rules)), at))
    first = next((place for place in range(at, len(block)) if _NOTE.match(block[place].text)), len(block))
    return block[:first], block[first:]


def _is_ruled_off(block: list[PrintedLine], place: int, rules: Sequence[Rule]) -> bool:
    """Tell whether a short rule at the left parts a line from the one above it, as it does the notes of a page from its text."""
    line, above = block[place], block[place - 1]
    if above.table or line.table or not _NOTE.match(line.text):
        return False
    width = max(one.right for one in block) - min(one.left for one in block)
    return any(
        rule.is_level and line.base < rule.bottom < above.base and rule.right - rule.left < _SHORT_RULE * width
        and abs(rule.left - line.left) < line.size
        for rule in rules
    )  # fmt: skip


def _notes(lines: list[PrintedLine], place: OriginalPlace) -> list[_Paragraph]:
    notes: list[_Paragraph] = []
    for line in lines:
        if not notes or (_NOTE.match(line.text) and _ENDED.search(notes[-1].last.text)):
            notes.append(_Paragraph([(line, place)], note=True))
        else:
            notes[-1].lines.append((line, place))
    return notes


def _read_block(builder: _Builder, block: list[PrintedLine], place: OriginalPlace, dots: Sequence[tuple[float, float]]) -> None:
    lines = [line for line in block if not line.table]
    right = max((line.right for line in lines), default=0.0)
    margin = min((line.left for line in lines), default=0.0)
    far = max(_FAR * builder.body, 1.1 * builder.leading)
    steps = [step for upper, lower in pairwise(lines) if (step := upper.base - lower.base) < far]
    leading = median_low(steps) if steps else builder.leading
    if len(steps) < _ENOUGH:
        leading = min(leading, max(builder.leading, _USUAL * builder.body))
    above: PrintedLine | None = None
    for line in block:
        if line.table is not None:
            builder.close()
            builder.places[len(builder.made)] = place
            builder.made.append(line.table)
            above = None
            continue
        dotted = any(0 < line.left - x <= _DOT_REACH and abs(y - line.base) < line.size for x, y in dots)
        shown = attrs.evolve(line, text=f"• {line.text}") if dotted and not _MARK.match(line.text) else line
        marked = _MARK.match(shown.text) is not None
        goes_on = builder.current is not None and (
            _goes_on(builder.current, above, shown, leading, (margin, right)) if above else _goes_over(builder.current, shown)
        )
        if builder.current is not None and goes_on and not (marked and (dotted or _begins(builder.current, shown))):
            builder.current.lines.append((shown, place))
        else:
            builder.begin(shown, place, marked=marked)
        if builder.current is not None:
            builder.current.full = line.right >= right - _RAGGED * (right - margin)
        above = line


def _begins(current: _Paragraph, line: PrintedLine) -> bool:
    """Tell whether a mark begins an item: a number at the beginning of a wrapped line may be one of its sentence."""
    return current.marked or bool(_ENDED.search(current.last.text)) or not line.text[:1].isalnum()


def _goes_on(current: _Paragraph, above: PrintedLine, line: PrintedLine, leading: float, edges: tuple[float, float]) -> bool:
    """Tell whether a line goes on with the paragraph of the line above it."""
    if "   " in line.text or "   " in above.text:
        return False
    step, size = above.base - line.base, line.size
    if abs(above.size - size) > _SAME_SIZE * size or above.bold != line.bold or step < 0 or _LEADERS.search(above.text):
        return False
    # A sentence that has not ended and goes on in a small letter may stand in wider lines than the others of its page.
    wrapped = line.text[:1].islower() and not _ENDED.search(above.text)
    if step > max(_SPACED * leading, (_FAR if wrapped else 1.05) * size):
        return False
    begun = len(current.lines) == 1
    if current.marked:
        return line.left > current.left + 0.3 * size or (not _ENDED.search(above.text) and line.left > current.left - 0.3 * size)
    if line.left > above.left + _INDENT * size:
        # The second line of a hanging paragraph, or the first of the next one, which begins after the end of a sentence.
        return begun and not _ENDED.search(above.text)
    if line.left < above.left - _INDENT * size and not begun:
        return False
    margin, right = edges
    short = above.right < right - _SHORT * (right - margin)
    return not (short and _ENDED.search(above.text))


def _goes_over(current: _Paragraph, line: PrintedLine) -> bool:
    """Tell whether the first line of a column or a page goes on with what stands at the end of the last."""
    last = current.last
    if abs(last.size - line.size) > _SAME_SIZE * line.size or last.bold != line.bold or "   " in line.text:
        return False
    if last.text.endswith((PARTED, "-")):
        return True
    return not _ENDED.search(last.text) and (current.full or line.text[:1].islower())


def _written(builder: _Builder) -> Iterator[Passage]:
    called = {
        match[1] or match[2] or match[3]
        for one in builder.made if isinstance(one, _Paragraph) and one.note and (match := _NOTE.match(one.first.text))
    }  # fmt: skip
    levels: list[float] = []
    for number, one in enumerate(builder.made):
        if isinstance(one, RuledTable):
            yield from _rows(one, builder.places[number])
            levels = []
            continue
        parts = _joined(one, builder.known, called)
        heading = not one.note and not one.marked and _is_heading(one, builder.body)
        if one.marked:
            levels = [left for left in levels if left < one.left - 2.0]
            tight = bool(levels) or (number > 0 and isinstance(last := builder.made[number - 1], _Paragraph) and last.marked)
            parts[0] = attrs.evolve(parts[0], words="  " * len(levels) + parts[0].words)
            levels.append(one.left)
            yield Passage(parts=tuple(parts), tight=tight)
            continue
        levels = []
        above = builder.made[number - 1] if number else None
        # Rows of a table without rules stay under one another, as the rules for plain text know tables.
        celled = isinstance(above, _Paragraph) and "   " in one.first.text and "   " in above.first.text
        yield Passage(parts=tuple(parts), kind="apparatus" if one.note else "heading" if heading else "", tight=celled)


def _is_heading(one: _Paragraph, body: float) -> bool:
    words = "".join(line.text for line, _ in one.lines)
    marked = one.first.size >= _LARGER * body or all(line.bold for line, _ in one.lines)
    return marked and len(one.lines) <= _HEADING_LINES and len(words) <= _HEADING_LENGTH and not re.search(r"[.;,]\Z", words)


def _joined(one: _Paragraph, known: frozenset[str], called: set[str]) -> list[PassagePart]:
    """Give the words of a paragraph, a part a line; a word that is parted at the end of a line is whole again."""
    parts: list[PassagePart] = []
    for number, (line, place) in enumerate(one.lines):
        text = line.text
        if one.note and number == 0:
            text = _NOTE.sub(lambda match: f"[{match[1] or match[2] or match[3]}] ", text, count=1)
        text = _POWER.sub(lambda match: match[1] + match[2].translate(_RAISED_FIGURES), text)
        text = _CALL.sub(r"[\1]", text)
        text = _RAISED.sub(lambda match: f"[{match[1]}]" if match[1] in called else match[1], text)
        after = one.lines[number + 1][0].text if number + 1 < len(one.lines) else ""
        if after:
            text = _before(text, after, known)
        parts.append(PassagePart(text.replace(PARTED, "") if not after else text, place))
    return parts


def _before(text: str, after: str, known: frozenset[str]) -> str:
    """Give a line as it reads before the next: with a space, or with its last word joined to the first one there."""
    if _UNSPACED.match(text[-1:]) and _UNSPACED.match(after):
        return text.replace(PARTED, "")
    first = _WORD.match(after)
    last = re.search(r"([^\W\d_]+)[-\u00ad]\Z", text)
    if last is None or first is None:
        return text.replace(PARTED, "") + " "
    bare = text[:-1].replace(PARTED, "")
    if text.endswith(PARTED) and after[0].islower():
        # The program that made the page says that the hyphen only parts the word, unless it stands elsewhere in full.
        return f"{bare}-" if f"{last[1]}-{first[0]}".casefold() in known else bare
    if not after[0].islower():
        return f"{bare}-"
    whole, joint = f"{last[1]}{first[0]}".casefold(), f"{last[1]}-{first[0]}".casefold()
    return f"{bare}-" if joint in known and whole not in known else bare


def _rows(table: RuledTable, place: OriginalPlace) -> Iterator[Passage]:
    for number, row in enumerate(table.rows):
        kind = "columns" if table.headed and number == 0 else "row"
        words = _RAISED.sub(r"\1", " | ".join(row)).replace(PARTED, "")
        yield Passage(parts=(PassagePart(words, place),), kind=kind, tight=number > 0)
