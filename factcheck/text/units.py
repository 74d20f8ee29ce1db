"""What a text consists of when two editions are compared: rows, and the sentences of rows and paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from factcheck.text.folding import PARAGRAPH, Folded

__all__ = ["CELLS", "EDGES", "FIGURE", "LETTERS", "MARKS", "UNSPACED", "WORD", "Unit", "units_of"]

# What may stand around the words of a unit. An edition that ends an item differently still has the item.
EDGES: Final = " \n\f.,;:!?•\"'()[]{}-|\t"

# Scripts that put no spaces between words are compared sign by sign.
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ffff"

# Signs of vowels and accents that stand over, under or beside a letter; to Python they are no part of a word.
MARKS: Final = "".join(chr(code) for code in range(0x300, 0xE00) if unicodedata.category(chr(code)) in ("Mn", "Mc"))

# Letters with their marks, in scripts that put spaces between words.
LETTERS: Final = rf"[^\W{UNSPACED}]+(?:[{MARKS}]+[^\W{UNSPACED}]*)*"

# Between figures with points a comma parts two cells, as in "1070,37.53", unless it parts thousands, as in "12,500.5".
_CELL: Final = r"(?:\d{1,2}|\d{4,})\.\d|(?:(?<=\d{4},)|(?<=\.\d,)|(?<=\.\d\d,)|(?<=\.\d{3},))\d{3}\.\d"
CELLS: Final = rf",(?={_CELL})"

# A figure with its separators.
FIGURE: Final = rf"\d+(?:(?:[.:/]|,(?!{_CELL}))\d+)*"

# A figure is one word, and so is a compound.
WORD: Final = re.compile(rf"{FIGURE}|[{UNSPACED}]|{LETTERS}(?:['-]{LETTERS})*")

_SENTENCE_END: Final = r"[.!?;؟।۔]+[\"')\]]*\s|[。！？]+[\"')\]」』]*"
_SENTENCE_BOUNDARY: Final = re.compile(_SENTENCE_END)
_BOUNDARY: Final = re.compile(rf"[\n\f]|{_SENTENCE_END}")
_ENDS_SENTENCE: Final = ".!?:;؟।۔。！？"
_STOPPED: Final = re.compile(rf"[{_ENDS_SENTENCE}](?:\s|\Z)")
_BREAKS: Final = "\n\f"

# What stands around code in a text with marks, and is no line of it.
_FENCE: Final = "```"
# What a command prints stands below it, and is no more of it.
_PROMPTS: Final = ("$ ", ">>> ")

# So many lines are a list if none of them looks like a sentence; of fewer it cannot be told.
_FEWEST_ROWS: Final = 3
_MORE_THAN_ANY: Final = 3

# Fewer words than this, such as a label or "Mr.", are not taken for a sentence of their own within a row.
_FEWEST_WORDS: Final = 3

# A semicolon parts cells as well as clauses; what is as long as this is a clause.
_FEWEST_BEFORE_SEMICOLON: Final = 6

# A line that is as long as this share of the longest may have been broken because the next word had no room.
_FULL: Final = 0.8
_LEAST_WRAPPED: Final = 40

# A line that is shorter than this share of the longest was not broken for want of room: rows of code and of lists of names begin
# in small letters too. It is low, since few people wrap a paragraph anew when they edit it.
_BROKEN: Final = 0.5


class Unit(NamedTuple):
    """A row or a sentence: the offsets of its words in the folded text, without the signs around them, and the words."""

    start: int
    end: int
    words: str


def units_of(folded: Folded, start: int, end: int, *, by_lines: bool = True) -> list[Unit]:
    """Split a stretch of a folded text.

    A line break ends a unit unless the sentence plainly goes on in the next line, so rows are told apart, and lines of wrapped
    prose are not.

    Args:
        folded: The text.
        start: Offset at which the stretch begins, in code points of the folded text.
        end: Offset at which it ends.
        by_lines: Whether line breaks count at all; without them texts that were wrapped anew are compared.

    >>> from factcheck.text.folding import fold
    >>> [unit.words for unit in units_of(fold("5. The army left. It was\\nlate.\\nUnit 7: 40 lost"), 0, 48)]
    ['5. The army left', 'It was late', 'Unit 7: 40 lost']
    """
    text = folded.text
    return [
        unit for unit in (_trimmed(text, *piece) for piece in _pieces(folded.lined, start, end, by_lines)) if unit is not None
    ]


def _pieces(lined: str, start: int, end: int, by_lines: bool) -> Iterator[tuple[int, int]]:
    if not by_lines:
        yield from _pieces_of_block(lined, start, end, None)
        return
    for block in lined[start:end].split(PARAGRAPH):
        end = start + len(block)
        if block:
            yield from _pieces_of_block(lined, start, end, _width(block))
        start = end + 1


def _width(block: str) -> int:
    """Give the length of the longest line; of a list, in which no line ends for want of room, more than any line has."""
    lines = [line for line in block.split("\n") if not line.startswith(_FENCE)]
    # Code and lists of names: not one of the lines begins or ends as a sentence does.
    is_list = len(lines) >= _FEWEST_ROWS and not any(_STOPPED.search(line) or not line[:1].islower() for line in lines)
    is_table = 2 * sum("\t" in line for line in lines) > len(lines)
    return max(map(len, lines), default=0) * (_MORE_THAN_ANY if is_list or is_table else 1)


def _pieces_of_block(lined: str, start: int, end: int, width: int | None) -> Iterator[tuple[int, int]]:
    line = first = start
    boundaries = _SENTENCE_BOUNDARY if width is None else _BOUNDARY
    for found in boundaries.finditer(lined, start, end):
        place, after = found.span()
        if width is not None and lined[after - 1] in _BREAKS:
            ends = not _goes_on(lined, line, place, after, width)
            line = after
        else:
            # "5. The army" is one unit, so that a label and its row share one fate.
            fewest = _FEWEST_BEFORE_SEMICOLON if lined[place] == ";" else _FEWEST_WORDS
            ends = not lined[after : after + 1].islower() and _has_words(lined, first, place, fewest)
        if ends:
            yield first, after
            first = after
    yield first, end


def _goes_on(lined: str, line: int, place: int, after: int, width: int) -> bool:
    """Tell whether a sentence goes on behind a line break."""
    following = lined[after : after + 1]
    if lined[max(place - 1, 0)] in _ENDS_SENTENCE or lined[place] != "\n" or lined.startswith(_PROMPTS, line):
        return False
    if following.islower():
        return place - line >= _BROKEN * width
    has_no_case = following.isalpha() and not following.isupper()
    return has_no_case and width >= _LEAST_WRAPPED and place - line >= _FULL * width


def _has_words(lined: str, first: int, place: int, fewest: int) -> bool:
    words = WORD.finditer(lined, first, place)
    return sum(1 for _ in zip(range(fewest), words, strict=False)) == fewest


def _trimmed(text: str, start: int, end: int) -> Unit | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(EDGES))
    words = words.strip(EDGES)
    return Unit(start, start + len(words), words) if words else None
