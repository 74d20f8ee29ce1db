"""Letters to words, and the lines that words stand on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

import attrs

from factcheck.documents.pdf.leftward import has_leftward, in_spoken_order, letters_as_said, tidied
from factcheck.documents.pdf.letters import Letter

__all__ = ["PrintedLine", "PrintedWord", "RuledTable", "printed_lines", "printed_words"]

PARTED: Final = "\u00ad"
"""The sign at the end of a line that stands for a hyphen which only parts a word."""

_HYPHENS: Final = frozenset("\x02\ufffe\u00ad")
# Letters that a font draws as one, which no search finds and no reader types.
_LIGATURES: Final = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}

# All these are shares of the size of the letters.
_SHIFT: Final = 0.2  # so much higher or lower, and a letter is on another line or raised
_JUMP: Final = 1.2  # so far on, and a letter is of another word, whether or not there is a space
_BACK: Final = 2.0  # so far back as well
_CELL: Final = 2.2  # so far on, and a word is in another cell
_RAISED: Final = 0.12
_SMALL: Final = 0.82
_BETWEEN: Final = "   "
# Lines are kept in bands so high, in points.
_BAND: Final = 6.0


@attrs.frozen(kw_only=True)
class RuledTable:
    """A ruled table: the words of its cells, row by row.

    Args:
        rows: The rows.
        headed: Whether its first row is the heads of its columns.
    """

    rows: tuple[tuple[str, ...], ...]
    headed: bool


@attrs.frozen(kw_only=True)
class PrintedWord:
    """A word on a page, or a table, which is laid out like one."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    bold: bool = False
    # Whether it stands right at the word before it, as the mark of a note does.
    glued: bool = False
    # Whether its page is turned over, since its script runs from right to left, and whether it has letters of such a script.
    turned: bool = False
    leftward: bool = False
    table: RuledTable | None = None


@attrs.frozen(kw_only=True)
class PrintedLine:
    """A line of words.

    Args:
        text: Its words; the mark of a note is in brackets of the private use area until it is known whether there is such a note.
        left: Where it begins, in points.
        right: Where it ends.
        base: How high it stands.
        size: The size of most of its letters.
        bold: Whether it is bold as a whole.
        table: The table that stands in its place.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    table: RuledTable | None = None


def printed_words(letters: Sequence[Letter], *, turned: bool = False) -> list[PrintedWord]:
    """Join letters to words, in the order of the file.

    Args:
        letters: The letters of a page.
        turned: Whether the page is turned over, since its script runs from right to left.
    """
    words: list[PrintedWord] = []
    run: list[Letter] = []
    glued = False
    for letter in letters:
        if run and _is_apart(run[-1], letter):
            words.append(_word(run, glued=glued, turned=turned))
            glued = not letter.apart and letter.base != run[-1].base and abs(letter.left - run[-1].right) < _SHIFT * letter.size
            run = []
        run.append(letter)
    return [*words, _word(run, glued=glued, turned=turned)] if run else words


def _is_apart(last: Letter, letter: Letter) -> bool:
    size = max(last.size, letter.size)
    step = letter.left - last.right
    return letter.apart or abs(letter.base - last.base) > _SHIFT * size or step > _JUMP * size or step < -_BACK * size


def _word(run: list[Letter], *, glued: bool, turned: bool) -> PrintedWord:
    signs = "".join(PARTED if sign in _HYPHENS else sign for sign in letters_as_said(run, turned=turned))
    size = max(letter.size for letter in run) or 1.0
    base = run[0].base
    return PrintedWord(
        text=signs.translate(_LIGATURES), left=min(letter.left for letter in run), right=max(letter.right for letter in run),
        bottom=base - 0.25 * size, top=base + 0.75 * size, base=base, size=size, bold=run[0].bold, glued=glued, turned=turned,
        leftward=has_leftward(signs),
    )  # fmt: skip


def printed_lines(words: Iterable[PrintedWord]) -> list[PrintedLine]:
    """Put words on the lines that they stand on, from the top of the page to its bottom."""
    lines: list[list[PrintedWord]] = []
    # The lines by their heights, so that only those that are near are looked at.
    heights: dict[int, list[list[PrintedWord]]] = {}
    for word in sorted(words, key=lambda word: (-word.size if word.table is None else 0, -word.base)):
        # Large words come first, so that a raised mark finds the line that it belongs to.
        home = _home(heights, word) if word.table is None else None
        if home is not None:
            home.append(word)
            continue
        lines.append([word])
        if word.table is None:
            for band in range(int((word.base - 0.5 * word.size) // _BAND), int((word.base + 0.5 * word.size) // _BAND) + 1):
                heights.setdefault(band, []).append(lines[-1])
    made = [_line(line) for line in lines]
    return sorted(made, key=lambda line: (-line.base, line.left))


def _home(heights: dict[int, list[list[PrintedWord]]], word: PrintedWord) -> list[PrintedWord] | None:
    """Find the line that a word stands on: the nearest whose base is within half a letter."""
    near = (line for line in heights.get(int(word.base // _BAND), ()) if abs(line[0].base - word.base) < 0.5 * line[0].size)
    return min(near, key=lambda line: abs(line[0].base - word.base), default=None)


def _line(words: list[PrintedWord]) -> PrintedLine:
    if words[0].table is not None:
        word = words[0]
        return PrintedLine(text="", left=word.left, right=word.right, base=word.bottom, size=word.size, table=word.table)
    placed = sorted(words, key=lambda word: word.left)
    # Most lines of most pages run one way, and theirs is the order of their places.
    mixed = words[0].turned or any(word.leftward for word in words)
    written = in_spoken_order(placed, turned=words[0].turned) if mixed else placed
    places = {id(word): place for place, word in enumerate(placed)} if mixed else {}
    size = _usual_size(words)
    text = ""
    for place, word in enumerate(written):
        shown = word.text
        raised = word.base > words[0].base + _RAISED * size and word.size < _SMALL * size
        if raised:
            shown = f"\ue010{shown}\ue011"
        if place:
            last = written[place - 1]
            # Where a phrase in the other direction begins or ends, the gap on the page is none between what is said.
            beside = not mixed or abs(places[id(word)] - places[id(last)]) == 1
            step = max(word.left - last.right, last.left - word.right) if beside else size
            apart = "" if word.glued or (raised and step < _SHIFT * size) else _BETWEEN if step > _CELL * size else " "
            text += apart
        text += shown
    return PrintedLine(
        text=tidied(text) if words[0].turned else text,
        left=min(word.left for word in words), right=max(word.right for word in words), base=words[0].base, size=size,
        bold=all(word.bold for word in words),
    )  # fmt: skip


def _usual_size(words: list[PrintedWord]) -> float:
    """Give the size of most letters of a line, of which nearly all lines have one."""
    first = words[0].size
    if all(word.size == first for word in words):
        return first
    return median(sorted(word.size for word in words for _ in word.text))
