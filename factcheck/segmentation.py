"""Plain text taken apart: titles, headings, datelines, sentences, and bullets with the sentence that they hang on.

Offsets count Unicode code points of the text as it is. Sentences are found by nupunkt, a maintained implementation of Punkt
(Kiss and Strunk, 2006); what surrounds it here is what a sentence splitter does not know: lines, lists and lead-ins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

import attrs

__all__ = ["Kind", "Segment", "segment"]

Kind = Literal["title", "heading", "dateline", "sentence", "bullet"]

_LINE: Final = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BREAK: Final = re.compile(r"[\r\n\f\v\x85\u2028\u2029]")
_BYTE_ORDER_MARK: Final = "\ufeff"
_EDGE: Final = re.compile(r"[\s\ufeff]*")
_MARK: Final = re.compile(r"[\s\ufeff]*(?:[•‣◦▪·●○*–—-]|\d{1,2}[.)]|\(\d{1,2}\)|\(?[A-Za-z]\)|#{1,6})(?:\s+|\Z)")
_NUMBER: Final = re.compile(r"[\s\ufeff]*\(?(?:\d|[A-Za-z]\))")
_RULE: Final = re.compile(r"[\s\ufeff]*(?:[=~_*-]{3,})\s*\Z")
_CLOSING: Final = re.compile(r"[.!?:;,…。！？：；][\"'”’»」』)\]]*\s*\Z")
_CJK_STOP: Final = re.compile(r"(?<=[。！？])[」』”’）]*")
_MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATELINE: Final = re.compile(
    rf"(?:[^.!?\n]|\b[A-Z]\.){{0,160}}?\b(?:\d{{1,2}}\s{_MONTH}\s\d{{4}}|{_MONTH}\s\d{{1,2}},?\s\d{{4}})\s*(?::|--|—|–|-\s)\s*"
    r"|[A-Z][A-Z .,'’/-]{2,60}(?:\([^()\n]{1,40}\))?\s*(?:--|—|–|\s-)\s+"
)

# A heading has at most so many words; a longer line without a full stop is a sentence that lacks one.
_HEADING_WORDS: Final = 16

# Lines are taken for wrapped at a margin if most of those that go on are shorter than this and end inside a sentence.
_MARGIN: Final = 100


@attrs.frozen(kw_only=True)
class Segment:
    """A piece of a text.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last character, in code points.
        kind: ``title``, ``heading``, ``dateline``, ``sentence`` or ``bullet`` (a sentence of a bullet).
        lead_in: For a bullet, the place among the segments of the sentence that it hangs on, or None.

    .. versionadded:: 0.1
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
        Segments in reading order, disjoint, without white space at their ends. Between them lie only white space, the marks of
        bullets and headings, and rules.

    >>> [(part.kind, part.lead_in) for part in segment("The law will:\\n\\n- ban smoke;\\n- fund filters.")]
    [('sentence', None), ('bullet', 0), ('bullet', 0)]

    .. versionadded:: 0.1
    """
    segments: list[Segment] = []
    lead_in: int | None = None
    for block in _blocks(text):
        if block.kind == "heading":
            kind: Kind = "heading" if segments else "title"
            segments.append(Segment(start=block.start, end=block.end, kind=kind))
            lead_in = None
        elif block.kind == "item":
            segments += [
                Segment(start=a, end=b, kind="bullet", lead_in=lead_in) for a, b in _sentences(text, block.start, block.end)
            ]
        else:
            start = block.start
            if not any(part.kind in ("sentence", "bullet") for part in segments):
                dateline = _DATELINE.match(text, start, block.end)
                if dateline and dateline.end() < block.end:
                    segments.append(Segment(start=start, end=start + len(dateline.group().rstrip()), kind="dateline"))
                    start = dateline.end()
            segments += [Segment(start=a, end=b, kind="sentence") for a, b in _sentences(text, start, block.end)]
            lead_in = len(segments) - 1
    return tuple(segments)


def _blocks(text: str) -> Iterator[_Block]:
    """Give the paragraphs, headings and list items of a text, without their marks."""
    groups = list(_groups(text))
    wrapped = _is_wrapped(text, groups)
    for group in groups:
        lines = [line for line in group if not _RULE.match(text[slice(*line)])]
        ruled = len(lines) < len(group)
        if len(lines) == 1 and (ruled or _is_heading(text, *lines[0])):
            yield from _trimmed(text, *lines[0], "heading")
            continue
        yield from _paragraphs_and_items(text, lines, wrapped)


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Give runs of lines that no blank line parts, each line as its offsets."""
    group: list[tuple[int, int]] = []
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


def _is_wrapped(text: str, groups: list[list[tuple[int, int]]]) -> bool:
    pairs = [pair for group in groups for pair in pairwise(group)]
    going_on = [text[start:end] for (start, end), after in pairs if not _MARK.match(text[slice(*after)])]
    inside = [line for line in going_on if len(line) <= _MARGIN and not _CLOSING.search(line)]
    return len(inside) * 2 > len(going_on)


def _is_heading(text: str, start: int, end: int) -> bool:
    line = text[start:end]
    mark = _MARK.match(line)
    if mark:
        return mark.group().strip().startswith("#")
    if len(line.split()) > _HEADING_WORDS or _CLOSING.search(line):
        return False
    return len(list(_sentences(text, start, end))) == 1


def _paragraphs_and_items(text: str, lines: list[tuple[int, int]], wrapped: bool) -> Iterator[_Block]:
    start = end = -1
    kind: Literal["paragraph", "item"] = "paragraph"
    for line_start, line_end in lines:
        mark = _MARK.match(text, line_start, line_end)
        # In wrapped text a number at the beginning of a line may belong to the sentence of the line before.
        if (
            mark
            and wrapped
            and kind == "paragraph"
            and start >= 0
            and _NUMBER.match(mark.group())
            and not _CLOSING.search(text[start:end])
        ):
            mark = None
        goes_on = mark is None and start >= 0 and (wrapped or (kind == "item" and text[line_start].isspace()))
        if not goes_on:
            if start >= 0:
                yield from _trimmed(text, start, end, kind)
            start, kind = (mark.end(), "item") if mark else (line_start, "paragraph")
        end = line_end
    if start >= 0:
        yield from _trimmed(text, start, end, kind)


def _trimmed(text: str, start: int, end: int, kind: Literal["paragraph", "heading", "item"]) -> Iterator[_Block]:
    """Give a block without the white space at its ends, or nothing if there is nothing else in it."""
    if kind == "heading":
        mark = _MARK.match(text, start, end)
        start = mark.end() if mark else start
    extent = _without_space(text, start, end)
    if extent is not None:
        yield _Block(start=extent[0], end=extent[1], kind=kind)


def _without_space(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] == _BYTE_ORDER_MARK):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # nupunkt reads its model when it is imported, which only a draft should pay for.
    from nupunkt import sentence_spans

    # A line break inside a block is a space to the splitter; each is replaced by one, so the offsets stay.
    block = _BREAK.sub(" ", text[start:end])
    starts = {first for first, _ in sentence_spans(block)} | {stop.end() for stop in _CJK_STOP.finditer(block)} | {0}
    bounds = [*sorted(starts), len(block)]
    for first, last in pairwise(bounds):
        extent = _without_space(text, start + first, start + last)
        if extent is not None:
            yield extent
