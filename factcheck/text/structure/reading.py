"""A plain text taken apart: blocks in a tree, in each its sentences, items and rows, and the words that assert nothing."""

from __future__ import annotations

import itertools
import re
from bisect import bisect, bisect_left
from collections.abc import Mapping
from typing import Final

from factcheck.text.structure.back import called_notes, name_the_back
from factcheck.text.structure.front import name_the_front
from factcheck.text.structure.languages import LanguageRules, ends_open, guess, likely, rules_of
from factcheck.text.structure.layout import RawBlock, raw_blocks, single_spaced
from factcheck.text.structure.lines import Line, take_furniture, text_lines
from factcheck.text.structure.origin import find_day, find_issuer
from factcheck.text.structure.pieces import Reader
from factcheck.text.structure.records import Extent, Structure, block_aside
from factcheck.text.structure.turns import labels_of

__all__ = ["structure_of"]

_QUOTED: Final = re.compile(r"(?:>[^\S\r\n]?)+")


def structure_of(text: str, *, language: str | None = None, kinds: Mapping[int, str] | None = None) -> Structure:
    """Take a plain text apart into a tree of blocks, and each block into what asserts something and what does not.

    Args:
        text: The text, newlines as stored.
        language: BCP 47 tag; guessed by script, letters and frequent words if None.
        kinds: What the document that the text is from says of lines, by the offset at which they start: ``heading``,
            ``paragraph``, ``row``, ``columns``, ``apparatus``, or ``list`` for the first item of a list that hangs on nothing.

    Returns:
        The blocks, with the title, the issuer and the day of issue where the text states them plainly. Offsets are code points.

    >>> found = structure_of("The board will:\\n- fund schools:\\n  - in Tarn;\\n  - in Oru.")
    >>> [(piece.kind, len(piece.lead_ins)) for piece in found.pieces if piece.kind != "item-mark"]
    [('lead-in', 0), ('lead-in', 1), ('sentence', 2), ('sentence', 2)]
    """
    # The guess is stated as the language of the text only where it is certain; the rules need some language in any case.
    tag = language or guess(text)
    known = rules_of(tag or likely(text))
    # Marks of quotation come off first, since under them lie paragraphs, items and labels like everywhere else.
    lines, quotes = _unquoted(text_lines(text))
    kept, furniture = take_furniture(lines)
    kept = single_spaced(_closed_up(kept, furniture, known))
    # Labels are found before lines are joined: a line that a name opens is never the rest of the line above it.
    labels = labels_of(kept, known)
    units = raw_blocks(kept, labels, known, kinds)
    body, letter = name_the_front(units, known)
    turns = bool(labels)
    _name_repeated_title(units)
    name_the_back(units, body, known, turns=turns, letter=letter)
    # What stands between two halves of a sentence is a hole in it, and the sentence keeps its place as two parts.
    holes = [(line.start, line.end) for line in furniture] + quotes
    notes = called_notes(units)
    reader = Reader(text, known, holes=sorted(holes), notes=notes, transcript=turns)
    blocks = reader.read(units, body)
    aside = [block_aside(start, end, "page-furniture") for start, end in _lines(furniture)] + [
        block_aside(start, end, "decoration") for start, end in quotes
    ]
    datelines = [(piece.start, piece.end) for block in blocks for piece in block.walk() if piece.kind == "dateline"]
    title = next((piece for block in blocks for piece in block.walk() if piece.kind == "title"), None)
    return Structure(
        language=tag,
        blocks=tuple(sorted([*blocks, *aside], key=lambda block: block.start)),
        title=(title.start, title.end) if title else None,
        issuer=find_issuer(text, units, datelines, known, letter=letter),
        issued=find_day(units, [text[start:end] for start, end in datelines], known),
    )


def _lines(lines: list[Line]) -> list[Extent]:
    return [(line.start, line.end) for line in lines]


def _unquoted(lines: list[Line]) -> tuple[list[Line], list[Extent]]:
    """Take the marks of quoted lines off; a line that has nothing else is blank."""
    result: list[Line] = []
    quotes: list[Extent] = []
    gap, depth = 0, 0
    for line in lines:
        mark = _QUOTED.match(line.words)
        level = mark.group().count(">") if mark else 0
        words = line.words[mark.end() :].lstrip() if mark else line.words
        if mark:
            quotes.append((line.start, line.start + len(mark.group().rstrip())))
        if not words:
            gap += 1 + line.gap
            continue
        gap += line.gap + (level != depth and bool(result))
        result.append(Line(line.end - len(words), line.end, line.indent, gap, line.breaks, words))
        gap, depth = 0, level
    return result, quotes


def _closed_up(kept: list[Line], furniture: list[Line], language: LanguageRules) -> list[Line]:
    """Join what the furniture of a page interrupted: a line that a small letter goes on, or that ends in a word like "of"."""
    # Most texts have no pages, and then every gap is one that the writer made.
    if not furniture and not any(line.breaks for line in kept):
        return kept
    result = kept[:1]
    taken = sorted(line.start for line in furniture)
    for above, line in itertools.pairwise(kept):
        between = bisect(taken, above.start) < bisect_left(taken, line.start) or line.breaks
        goes_on = between and ((line.words[:1].islower() and above.words[-1:] not in ".!?:;") or ends_open(above.words, language))
        gap = 0 if goes_on else max(line.gap, 1) if between else line.gap
        result.append(Line(line.start, line.end, line.indent, gap, line.breaks, line.words))
    return result


def _name_repeated_title(units: list[RawBlock]) -> None:
    """Name a last line that repeats the title, with a word before it or without."""
    # Programs that extract text give the headline again at the foot of a page, where it would be a sentence without a stop.
    title = next((unit for unit in units if unit.kind == "title"), None)
    last = units[-1] if units else None
    if title and last and last is not title and last.kind in ("", "heading", "turn") and last.words.endswith(title.words):
        last.kind, last.label = "heading", None
