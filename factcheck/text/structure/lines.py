"""The lines of a text, and which of them a page repeats."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache
from typing import Final

import attrs

from factcheck.text.structure.languages import everywhere

__all__ = ["Line", "is_closed", "is_rule", "take_furniture", "text_lines"]

_LINE: Final = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]*")
_EDGE: Final = " \t\u00a0\u3000\u202f\u2007\u2003\u2002\u2009\ufeff\u200b\u200e\u200f\u00ad"
# "# # #" and "* * *" are rules too; whether one ends the text is told by where it stands.
_RULE: Final = re.compile(r"\W*?([=~_*#.·•—–-])(?:[^\S\r\n]*\1){2,}\W*")
_HEAD: Final = re.compile(
    r"(?:\S.*?\S[^\S\r\n]{3,}+[-–—|]?\s*\d{1,4}|\d{1,4}[^\S\r\n]{3,}+\S.*|\S.*\bpage\s\d{1,4}(?:\sof\s\d+)?)", re.IGNORECASE
)
_STOPS: Final = ".!?:;…。！？：；؟۔।॥።፧፤፦།༎။៕។៖։՝．｡"
# "(Applause)" after the last sentence of a paragraph leaves that as closed as it was.
_ASIDE: Final = re.compile(r"(?<!\s)\s*[(（\[【][^()（）\[\]【】]{1,60}[)）\]】]\s*\Z")
_CLOSERS: Final = "\"'”“’»›」』)）]】》 \u00a0\u202f"


@cache
def _number() -> re.Pattern[str]:
    """Give the pattern of a page number: between dashes, bare, of a total, or with the word for a page in any language."""
    page = "|".join(re.escape(word) for word in sorted(everywhere("pages"), key=len, reverse=True))
    of = "|".join(re.escape(word) for word in sorted(everywhere("page_of"), key=len, reverse=True))
    return re.compile(
        rf"[-–—]\s*(\d{{1,4}})\s*[-–—]|\[?(\d{{1,4}})\]?|(?:{page})\.?\s*(\d{{1,4}})(?:\s*(?:{of}|/|页|頁|ページ)?\s*\d{{0,4}})?\s*(?:页|頁)?"
        rf"|(\d{{1,4}})\s*(?:/|(?:{of})\s)\s*\d{{1,4}}|(\d{{1,4}})\.?\s*(?:oldal|쪽|页|頁|ページ)",
        re.IGNORECASE,
    )


@attrs.frozen
class Line:
    """A line that is not blank: its extent without space at the edges, its indent, and the blank lines before it."""

    start: int
    end: int
    indent: int
    gap: int
    breaks: bool = False
    words: str = ""

    @property
    def width(self) -> int:
        """Number of columns up to the last character."""
        return self.indent + self.end - self.start


def text_lines(text: str) -> list[Line]:
    """Give the lines of a text that hold more than space."""
    lines: list[Line] = []
    gap, breaks = 0, False
    for match in _LINE.finditer(text):
        start, _end = match.span()
        if start < len(text) and start > 0 and text[start - 1] == "\f":
            breaks = True
        words = match.group().strip(_EDGE)
        if not words:
            # A position between the two characters of CR LF is no line.
            gap += not (start > 0 and text[start - 1] == "\r" and text[start : start + 1] == "\n")
            continue
        first = start + (len(match.group()) - len(match.group().lstrip(_EDGE)))
        lines.append(Line(first, first + len(words), _indent(text[start:first]), gap, breaks, words))
        gap, breaks = -1, False
    return lines


def _indent(space: str) -> int:
    return sum({"\t": 4, "\u3000": 2, "\ufeff": 0}.get(character, 1) for character in space)


def is_closed(words: str) -> bool:
    """Tell whether a line ends as a sentence or a clause does."""
    bare = _ASIDE.sub("", words).rstrip(_CLOSERS) or words.rstrip(_CLOSERS)
    return bare.endswith(tuple(_STOPS)) or bool(re.search(r"[.!?…][\"'”»)\]]*(?:\[\d+\]|[¹²³⁴-⁹*†‡]+|\d{1,2})\Z", words))


def is_rule(words: str) -> bool:
    """Tell whether a line is a rule, or the "# # #" that ends a text."""
    return _RULE.fullmatch(words) is not None


def take_furniture(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines that pages repeat (numbers, running heads) from the others.

    A line that is a page number alone counts if it is marked as one, or several stand in order, or a page break is beside it. A
    running head counts beside such a line or a page break, or if it comes again but for its number.
    """
    after_break = {place for place, line in enumerate(lines) if line.breaks}
    beside = after_break | {place - 1 for place in after_break}
    number = _number()
    numbered = {
        place: match
        for place, line in enumerate(lines)
        if (match := number.fullmatch(line.words)) and _stands_alone(lines, place)
    }
    values = [int(next(group for group in match.groups() if group)) for match in numbered.values()]
    # A bare number on a line of its own may be a figure; several that count up are pages.
    in_order = len(values) > 1 and all(0 < after - before <= 2 for before, after in itertools.pairwise(values))
    found = {
        place for place, match in numbered.items()
        if place in beside or in_order or not match.group(2)
    }  # fmt: skip
    folded = [re.sub(r"\d+", "0", " ".join(line.words.split())).casefold() for line in lines]
    # Running heads differ in their number only, so lines are compared with all figures made alike.
    often = Counter(folded)
    shaped = {place for place, line in enumerate(lines) if _HEAD.fullmatch(line.words)}
    # A line that comes again is a running head only beside a page number or a break: refrains come again as well.
    near = {place + step for place in found | after_break for step in (-1, 0, 1)} | beside
    for place, line in enumerate(lines):
        again = often[folded[place]] > 1 and not is_closed(line.words) and len(line.words.split()) <= 12
        if (place in beside and (place in shaped or again)) or (again and place in near and place > 0):
            found.add(place)
    known = {folded[place] for place in found}
    found |= {place for place in shaped if folded[place] in known}
    return [line for place, line in enumerate(lines) if place not in found], [lines[place] for place in sorted(found)]


def _stands_alone(lines: list[Line], place: int) -> bool:
    below = lines[place + 1] if place + 1 < len(lines) else None
    return bool((lines[place].gap > 0 or lines[place].breaks or place == 0) and (below is None or below.gap > 0 or below.breaks))
