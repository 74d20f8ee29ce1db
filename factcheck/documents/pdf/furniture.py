"""What paper repeats on every page: running heads and feet, and the numbers of pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from factcheck.documents.pdf.letters import Rule
from factcheck.documents.pdf.words import PrintedLine

__all__ = ["without_furniture"]

Blocks = list[list[PrintedLine]]

# So many lines at the top and at the bottom of a page may be furniture, and they stand as high on each page, in points.
_EDGE: Final = 2
_SAME_HEIGHT: Final = 8.0
# A rule across the text is so long, as a share of its width.
_ACROSS: Final = 0.9
_NUMBER: Final = re.compile(
    r"\W*(?:(?:page|pg|p|seite|s|pág|página|pagina|pag|стр|с|страница|strona|str|sayfa|blz|صفحة|पृष्ठ|第)\.?\s*)?"
    r"(\d{1,4}|[ivxlc]{1,7})\W*(?:(?:of|von|sur|de|di|van|из|z|/|页|頁|ページ)\W*\d{1,4})?\W*(?:页|頁)?\W*",
    re.IGNORECASE,
)


def without_furniture(pages: Sequence[Blocks], rules: Sequence[Sequence[Rule]]) -> tuple[list[Blocks], int]:
    """Leave out what pages repeat at their edges.

    A line is a running head if it comes again on another page at the same height, but for its number, or if a rule parts it from
    all that is below it on a page after the first; it is the number of a page if it is a number and those of other pages count
    on, or if its page is the only one.

    Args:
        pages: The blocks of each page.
        rules: The ruled lines of each page.

    Returns:
        The blocks of each page without that, and on how many pages anything was left out.
    """
    edges = [_edges(blocks) for blocks in pages]
    heights: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, lines in enumerate(edges):
        for line in lines:
            heights[_folded(line)].append((page, line.base))
    counts: Counter[int] = Counter()
    for page, lines in enumerate(edges):
        counts.update({number - page for line in lines if (number := _number(line)) is not None})
    left_out: list[set[int]] = []
    for page, lines in enumerate(edges):
        gone = set()
        for line in lines:
            # Two lines of one page may say the same, as rows of a table do, and are no head of it.
            near = len({other for other, height in heights[_folded(line)] if abs(line.base - height) <= _SAME_HEIGHT})
            number = _number(line)
            counted = number is not None and (counts[number - page] > 1 or (len(pages) == 1 and _is_last(line, pages[page])))
            if counted or (near > 1 and number is None and line.text):
                gone.add(id(line))
        if page:
            gone |= {id(line) for line in _above_rule(lines, pages[page], rules[page])}
        left_out.append(gone)
    kept = [
        [[line for line in block if id(line) not in gone] for block in blocks]
        for blocks, gone in zip(pages, left_out, strict=True)
    ]
    return [[block for block in blocks if block] for blocks in kept], sum(map(bool, left_out))


def _above_rule(edges: Sequence[PrintedLine], blocks: Blocks, rules: Sequence[Rule]) -> list[PrintedLine]:
    """Give the lines at the top of a page that a rule across all of its text parts from the rest."""
    every = [line for block in blocks for line in block]
    if not edges or edges[0].base < max(line.base for line in every) - _SAME_HEIGHT:
        return []
    head = [line for line in every if not line.table and abs(line.base - edges[0].base) <= _SAME_HEIGHT]
    rest = [line for line in every if id(line) not in {id(one) for one in head}]
    if not rest:
        return []
    left, right = min(line.left for line in every), max(line.right for line in every)
    lowest, below = min(line.base for line in head), max(line.base + line.size for line in rest)
    parted = any(
        rule.is_level and below - _SAME_HEIGHT <= rule.bottom <= lowest and rule.right - rule.left >= _ACROSS * (right - left)
        for rule in rules
    )
    return head if parted else []


def _edges(blocks: Blocks) -> list[PrintedLine]:
    lines = sorted((line for block in blocks for line in block if not line.table), key=lambda line: -line.base)
    return lines if len(lines) <= 2 * _EDGE else [*lines[:_EDGE], *lines[-_EDGE:]]


def _folded(line: PrintedLine) -> str:
    return re.sub(r"\d+", "0", line.text).casefold()


def _is_last(line: PrintedLine, blocks: Blocks) -> bool:
    every = [other for block in blocks for other in block]
    return len(every) > 1 and line.base <= min(other.base for other in every)


def _number(line: PrintedLine) -> int | None:
    match = _NUMBER.fullmatch(line.text)
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else _roman(match[1].lower())


def _roman(written: str) -> int | None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for sign, after in zip(written, f"{written[1:]} ", strict=True):
        value = values[sign]
        total += -value if value < values.get(after, 0) else value
    return total
