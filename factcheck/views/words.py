"""The words of a card: said in a role, with what a link may lead to, in lines and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from factcheck.model.display import brief

__all__ = ["CardLine", "Row", "Words", "plain", "with_commas"]

_WordRole = Literal["plain", "strong", "quote", "quiet", "remark", "day", "meaning"]
Target = Literal["claim", "category", "work", "origin", "term", "measure", "other"]


@brief
@attrs.frozen
class Words:
    """Some words of a card.

    Args:
        text: The words.
        role: How they are said: ``plain``, ``strong``, ``quote`` for somebody's own words, ``quiet`` for what explains,
            ``remark`` for a sentence that stands by itself, ``day`` for a date, ``meaning`` for what a term means.
        target: What kind of thing they name, if a link may lead there: ``claim``, ``category``, ``work``, ``origin``,
            ``term``, ``measure`` or ``other``, a claim of another document.
        name: Id of that thing; that of a term after its vocabulary and a colon; of a claim of another document its address.
    """

    text: str
    role: _WordRole = "plain"
    target: Target | None = None
    name: str = ""


CardLine = tuple[Words, ...]


@brief
@attrs.frozen(kw_only=True)
class Row:
    """One thing that is known of a claim.

    Args:
        label: What it is, in the words of a reader.
        lines: What is said of it: one line, or several where there are several things.
        listed: Whether the lines are items of a list, however many there are.
        field: What whoever makes claims calls it, where that is another word.
    """

    label: str
    lines: tuple[CardLine, ...]
    listed: bool = False
    field: str = ""


def plain(line: Iterable[Words]) -> str:
    """Give a line as plain text: what somebody said in quotation marks, and a semicolon before what stands by itself.

    >>> plain([Words("about 40", "strong"), Words(", written "), Words("some forty", "quote")])
    'about 40, written “some forty”'
    """
    around = {"quote": ("“", "”"), "remark": ("; ", "")}
    return "".join(words.text.join(around.get(words.role, ("", ""))) for words in line)


def with_commas(lines: Iterable[Iterable[Words]]) -> Iterator[Words]:
    """Give several lines as one, with a comma between them."""
    for number, line in enumerate(lines):
        if number:
            yield Words(", ")
        yield from line
