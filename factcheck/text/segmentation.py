"""Plain text taken apart: titles, headings, datelines, sentences, and bullets with the sentence that they hang on.

Offsets count Unicode code points of the text as it is. Sentences are found by nupunkt, a maintained implementation of Punkt
(Kiss and Strunk, 2006); what surrounds it here is what a sentence splitter does not know: lines, lists and lead-ins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Final, Literal

import attrs

__all__ = ["Kind", "Segment", "segment"]

Kind = Literal["title", "heading", "dateline", "sentence", "bullet"]

_LINE: Final = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BREAK: Final = re.compile(r"[\r\n\f\v\x85\u2028\u2029]")
_EDGE: Final = re.compile(r"[\s\ufeff]*")
_MARK: Final = re.compile(
    r"[\s\ufeff]*(?:[•‣◦▪·●○・]\s*|(?:[*–—-]|\d{1,2}[.)]|\(\d{1,2}\)|\(?(?:[A-Za-z]|[ivx]{2,4})\)|#{1,6})(?:\s+|\Z))"
)
_HEADING_MARK: Final = re.compile(r"[\s\ufeff]*#{1,6}(?:\s+|\Z)")
_INLINE_MARK: Final = re.compile(r"[\s\ufeff]*(?:[–—]|\(?(?:\d|[A-Za-z]+\)))")
_UNDERLINE: Final = re.compile(r"[\s\ufeff]*(?:[=~_*-]{3,})\s*\Z")
# Rules part a text, or end it: press releases close with "# # #".
_RULE: Final = re.compile(r"[\s\ufeff]*([=~_*#-])(?:[^\S\r\n]*\1){2,}\s*\Z")
_STOPS: Final = tuple(".!?:;,…。！？：；؟۔।॥")
_CLOSERS: Final = "\"'”’»」』)]）"
# Stops that nupunkt does not part at. A quotation in Japanese goes on in kana, such as the と of "he said".
_OTHER_STOP: Final = re.compile(r"(?<=[。！？؟۔।॥])(?![」』]+[\u3041-\u3096])[」』”’»\")）]*")

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# Either a date with its year ends it, or a place in capitals opens it; the bounds keep it at the length of a line or two.
_DATELINE: Final = re.compile(
    rf"(?:(?:[^.!?]|\b[A-Z][a-z]{{0,2}}\.){{0,160}}?\b(?:\d{{1,2}}\s{_MONTH}\s\d{{4}}|{_MONTH}\s\d{{1,2}},?\s\d{{4}})"
    r"|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’/-]{2,60}(?:,\s[^!?:()]{1,40}?)?(?:\s?\([^()]{1,40}\))?(?=\s?(?:--|[—–]|\s-\s)))"
    r"\s*(?:[:—–](?!\d)|--|-\s)\s*"
)

# A heading has at most so many words; a longer line without a full stop is a sentence that lacks one.
_HEADING_WORDS: Final = 16

# Nobody wraps lines at fewer or more columns than these; lines beyond are lists, addresses or whole paragraphs.
_MARGINS: Final = range(30, 101)

# The margin is the length that this share of the lines keeps to, so that a long address in a line of its own does not count.
_KEEPING: Final = 0.9

_Line = tuple[int, int]


@attrs.frozen(kw_only=True)
class Segment:
    """A piece of a text.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last character, in code points.
        kind: ``title``, ``heading``, ``dateline``, ``sentence`` or ``bullet`` (a sentence of a bullet).
        lead_in: For a bullet, the place among the segments of the sentence that it hangs on, or None.
    """

    start: int
    end: int
    kind: Kind
    lead_in: int | None = None


@attrs.frozen(kw_only=True)
class _Block:
    """Lines that belong together: a paragraph, a heading, or an item of a list."""

    start: int
    end: int
    kind: Literal["paragraph", "heading", "item"]


def segment(text: str) -> tuple[Segment, ...]:
    """Take a text apart into titles, headings, datelines, sentences and bullets.

    Lines wrapped at a margin are joined, bullets and numbers are taken off, and each bullet is given the sentence before its list
    as lead-in, whether that ends in a colon or not. Nothing is normalised.

    Args:
        text: The text, newlines as stored.

    Returns:
        Segments in reading order, disjoint, without white space at their ends. Between them lie only white space, byte order
        marks, the marks of bullets and headings, and rules.

    >>> [(part.kind, part.lead_in) for part in segment("The law will:\\n\\n- ban smoke;\\n- fund filters.")]
    [('sentence', None), ('bullet', 0), ('bullet', 0)]
    """
    segments: list[Segment] = []
    lead_in: int | None = None
    title: str | None = None
    opened = False
    for block in _blocks(text):
        words = text[block.start : block.end]
        if block.kind == "item":
            segments += _parts(text, block.start, block.end, "bullet", lead_in)
            opened = True
        elif block.kind == "heading" or words == title:
            title, lead_in = title if segments else words, None
            segments.append(Segment(start=block.start, end=block.end, kind="heading" if segments else "title"))
        else:
            dateline = None if opened else _dateline(text, block)
            segments += [dateline] if dateline else []
            segments += _parts(text, dateline.end if dateline else block.start, block.end, "sentence")
            lead_in, opened = len(segments) - 1, True
    return tuple(segments)


def _parts(text: str, start: int, end: int, kind: Kind, lead_in: int | None = None) -> Iterator[Segment]:
    for first, last in _sentences(text, start, end):
        yield Segment(start=first, end=last, kind=kind, lead_in=lead_in)


def _dateline(text: str, block: _Block) -> Segment | None:
    found = _DATELINE.match(text, block.start, block.end)
    # "NATO - the alliance - met" opens with no place; what follows a dateline begins a sentence.
    if found is None or found.end() == block.end or text[found.end()].islower():
        return None
    return Segment(start=block.start, end=block.start + len(found.group().rstrip()), kind="dateline")


def _blocks(text: str) -> Iterator[_Block]:
    """Give the paragraphs, headings and list items of a text, without their marks."""
    groups = list(_groups(text))
    margin = _margin(text, groups)
    for group in groups:
        lines: list[_Line] = []
        for line, below in zip(group, [*group[1:], None], strict=True):
            is_rule = _RULE.match(text, *line)
            is_ruled = below and _UNDERLINE.match(text, *below) and not lines and not _MARK.match(text, *line)
            if is_rule or is_ruled or _HEADING_MARK.match(text, *line):
                yield from _paragraphs_and_items(text, lines, margin)
                lines = []
                yield from () if is_rule else _trimmed(text, *line, "heading")
            else:
                lines.append(line)
        if len(lines) == 1 and _is_heading(text, *lines[0]):
            yield from _trimmed(text, *lines[0], "heading")
        else:
            yield from _paragraphs_and_items(text, lines, margin)


def _groups(text: str) -> Iterator[list[_Line]]:
    """Give runs of lines that no blank line parts, each line as its offsets."""
    group: list[_Line] = []
    last = 0
    for line in _LINE.finditer(text):
        between = text[last : line.start()].replace("\r\n", "\n")
        if group and len(between) > 1:
            yield group
            group = []
        last = line.end()
        if _EDGE.fullmatch(line.group()):
            if group:
                yield group
            group = []
        else:
            group.append(line.span())
    if group:
        yield group


def _margin(text: str, groups: list[list[_Line]]) -> int:
    """Give the column at which the lines of a text are wrapped, or 0 if they are not."""
    lengths = sorted(end - start for group in groups if len(group) > 1 for start, end in group)
    pairs = [pair for group in groups for pair in pairwise(group) if not any(it.match(text, *pair[1]) for it in (_MARK, _RULE))]
    margin = lengths[ceil(_KEEPING * (len(lengths) - 1))] if pairs else 0
    if margin not in _MARGINS or all(_is_closed(text[start:end]) for (start, end), _ in pairs):
        return 0
    joined = sum(_goes_on(text, line, after, margin) for line, after in pairs)
    return margin if joined * 2 > len(pairs) else 0


def _goes_on(text: str, line: _Line, after: _Line, margin: int) -> bool:
    """Tell whether a line goes on in the next: that begins in a small letter, or its first word had no room above."""
    word = text[slice(*after)].split(maxsplit=1)[0]
    return margin > 0 and (word[0].islower() or len(text[slice(*line)].rstrip()) + 1 + len(word) > margin)


def _is_closed(line: str) -> bool:
    return line.rstrip().rstrip("\ufeff").rstrip(_CLOSERS).endswith(_STOPS)


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start:end]
    is_short = len(line.split()) <= _HEADING_WORDS and not _MARK.match(line) and not _is_closed(line)
    return is_short and len(list(_sentences(text, start, end))) == 1


def _paragraphs_and_items(text: str, lines: list[_Line], margin: int) -> Iterator[_Block]:
    start = 0
    kind: Literal["paragraph", "item"] = "paragraph"
    last: _Line | None = None
    for line in lines:
        mark = _MARK.match(text, *line)
        goes_on = last is not None and _goes_on(text, last, line, margin)
        # In wrapped text a number or a dash at the beginning of a line may belong to the sentence of the line before.
        if goes_on and kind == "paragraph" and last and _INLINE_MARK.match(text, *line) and not _is_closed(text[slice(*last)]):
            mark = None
        if mark or not (goes_on or (last and kind == "item" and text[line[0]].isspace())):
            if last:
                yield from _trimmed(text, start, last[1], kind)
            start, kind = (mark.end(), "item") if mark else (line[0], "paragraph")
        last = line
    if last:
        yield from _trimmed(text, start, last[1], kind)


def _trimmed(text: str, start: int, end: int, kind: Literal["paragraph", "heading", "item"]) -> Iterator[_Block]:
    """Give a block without the white space at its ends, or nothing if there is nothing else in it."""
    if kind == "heading":
        mark = _HEADING_MARK.match(text, start, end)
        start = mark.end() if mark else start
    extent = _without_space(text, start, end)
    if extent is not None:
        yield _Block(start=extent[0], end=extent[1], kind=kind)


def _without_space(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and _EDGE.fullmatch(text[start]):
        start += 1
    while start < end and _EDGE.fullmatch(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # nupunkt reads its model when it is imported, which only a draft should pay for.
    from nupunkt import sentence_spans

    # A line break inside a block is a space to the splitter; each is replaced by one, so the offsets stay.
    block = _BREAK.sub(" ", text[start:end])
    starts = {first for first, _ in sentence_spans(block)} | {stop.end() for stop in _OTHER_STOP.finditer(block)} | {0}
    bounds = [*sorted(starts), len(block)]
    for first, last in pairwise(bounds):
        extent = _without_space(text, start + first, start + last)
        if extent is not None:
            yield extent
