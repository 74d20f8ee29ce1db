"""Scripts that run from right to left: a page holds their letters as they are seen, and a text as they are said.

Programs write such lines in whatever order they like, some words forwards and some backwards, so only the places of the letters
tell how a line is read. Unicode's rules for showing text in two directions (UAX 9) are followed backwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, Protocol, TypeVar

import attrs

from factcheck.documents.pdf.letters import Letter, Page

__all__ = ["has_leftward", "in_spoken_order", "is_leftward", "letters_as_said", "mirrored", "tidied"]

_LEFTWARD: Final = ("R", "AL")
_TURNED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_BRACKETS: Final = "()[]{}"
_CLOSING: Final = ")]}"
# Figures keep their own order amid letters that run to the left, with what stands within them and the signs that follow.
_SIGN: Final = r"[0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9]"
_FIGURES: Final = re.compile(rf"[%‰]?{_SIGN}+(?:[.,:/'’\-–\u066b\u066c]{_SIGN}+)*[$€£]?")


class _Worded(Protocol):
    """Anything that has words: the words of a line are made above this module, which needs no more of them."""

    @property
    def text(self) -> str: ...


_OnLine = TypeVar("_OnLine", bound=_Worded)


def is_leftward(signs: Iterable[str]) -> bool:
    """Tell whether most letters are of a script that runs from right to left."""
    ways = [unicodedata.bidirectional(sign) for word in signs for sign in word]
    return sum(way in _LEFTWARD for way in ways) > sum(way == "L" for way in ways)


def has_leftward(signs: str) -> bool:
    """Tell whether there are letters of a script that runs from right to left."""
    return not signs.isascii() and any(unicodedata.bidirectional(sign) in _LEFTWARD for sign in signs)


def mirrored(page: Page) -> Page:
    """Turn a page over, so that what is read first stands on the left, and columns and paragraphs are told as on any other.

    Args:
        page: A page whose script runs from right to left.
    """
    letters = [attrs.evolve(letter, left=-letter.right, right=-letter.left) for letter in page.letters]
    # Whether a bracket is stored as it looks or as it is said differs by program, and the first one of a page tells.
    brackets = [letter for letter in letters if letter.sign in _BRACKETS]
    if brackets and min(brackets, key=lambda letter: (-round(letter.base), letter.left)).sign in _CLOSING:
        letters = [attrs.evolve(letter, sign=letter.sign.translate(_TURNED)) for letter in letters]
    return attrs.evolve(
        page,
        letters=tuple(letters),
        rules=tuple(attrs.evolve(rule, left=-rule.right, right=-rule.left) for rule in page.rules),
        dots=tuple((-x, y) for x, y in page.dots),
    )


def letters_as_said(run: Sequence[Letter], *, turned: bool) -> str:
    """Give the letters of a word in the order in which they are said.

    Args:
        run: The letters in the order of the file.
        turned: Whether the page is turned over.
    """
    plain = "".join([letter.sign for letter in run])
    if not turned and not has_leftward(plain):
        return plain
    way = 1 if turned else -1
    placed = sorted(run, key=lambda letter: way * (letter.left + letter.right))
    return _FIGURES.sub(lambda match: match[0][::-1], "".join(_plain(letter.sign) for letter in placed))


def tidied(line: str) -> str:
    """Give a line with its punctuation at the words that it belongs to: a file holds it as runs of its own, before or after them.

    >>> tidied("a( b c ). d .")
    'a (b c). d.'
    """
    line = re.sub(r"\s*([(\[{«])\s+(?=\S)", r" \1", line).lstrip()
    line = re.sub(r"\s+([.,:;!?،؛؟)\]}»]+)(?=\s|\Z)", r"\1", line)
    # A Hebrew word of one letter is written to the figure after it with a hyphen.
    return re.sub(r"(?<!\S)([\u05d0-\u05ea])\s+(-\d)", r"\1\2", line)


def in_spoken_order(words: Sequence[_OnLine], *, turned: bool) -> list[_OnLine]:
    """Give the words of a line in the order in which they are said: a phrase in the other direction is turned back.

    Args:
        words: The words by their place.
        turned: Whether the page is turned over.
    """
    ordered: list[_OnLine] = []
    for other, run in groupby(words, key=lambda word: _runs_otherwise(word.text, turned=turned)):
        held = list(run)
        # Figures side by side follow the line; only with letters among them are they a phrase of their own.
        phrase = other and any(sign.isalpha() for word in held for sign in word.text)
        ordered += reversed(held) if phrase else held
    return ordered


def _runs_otherwise(signs: str, *, turned: bool) -> bool:
    return has_leftward(signs) != turned and any(sign.isalnum() for sign in signs)


def _plain(sign: str) -> str:
    """Give the letter that a font draws in the form that it has at its place in a word."""
    return unicodedata.normalize("NFKC", sign) if "\ufb1d" <= sign <= "\ufefc" else sign
