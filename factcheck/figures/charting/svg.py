"""SVG as text: elements, escaped, with numbers that come out the same everywhere."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from xml.sax.saxutils import escape, quoteattr

__all__ = ["broken_lines", "cut", "element", "escaped", "text", "width_of"]

# XML 1.0 cannot hold these in any spelling.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

_EM_SHARE: Final = 0.58
"""Width of a character as a share of the font size: wide enough for the usual sans-serif faces, digits and capitals included."""


def element(name: str, *content: str, **attributes: float | str | None) -> str:
    """Give an element; an underscore in an attribute stands for a hyphen, one at its end for nothing."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_plain(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, **attributes: float | str | None) -> str:
    """Give a text element."""
    return element("text", escaped(words), **attributes)


def escaped(words: str) -> str:
    """Give words as the content of an element."""
    return escape(_NOT_IN_XML.sub("�", words))


def _plain(value: float | str) -> str:
    return _NOT_IN_XML.sub("�", value) if isinstance(value, str) else f"{round(value, 1):g}"


def width_of(words: str, size: float) -> float:
    """Give about how wide words are at a font size; characters of East Asian scripts are full squares."""
    ems = sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else _EM_SHARE for letter in words)
    return ems * size


def cut(words: str, room: float, size: float) -> str:
    """Give words on one line, the beginning only of those that are wider than there is room for."""
    line = " ".join(words.split())
    if width_of(line, size) <= room:
        return line
    while line and width_of(line + "…", size) > room:
        line = line[:-1]
    return line.rstrip() + "…"


def broken_lines(words: str, room: float, size: float) -> list[str]:
    """Give words in as many lines as they need, broken between words; one that is wider than a line is cut.

    >>> broken_lines("Ministry of the Interior", 80, 12)
    ['Ministry of', 'the', 'Interior']
    """
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(cut(word, room, size))
    return lines
