"""The rules under which quotes are pinned, in words and with a digest, so that a corpus can say which they were."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Final

import attrs

from factcheck.text.folding import ELLIPSIS, SHAPES, SPELT_OUT, UNSEEN

__all__ = ["Policy", "policy"]

# Raised whenever a rule changes that the lists below do not show.
_VERSION: Final = 1

_NAMES: Final = {"'": "apostrophes and single quotation marks", '"': "double quotation marks", "-": "hyphens and dashes"}


@attrs.frozen(kw_only=True)
class Policy:
    """Rules of pinning.

    Args:
        name: Name and version, such as ``pinning/1``.
        rules: The rules, a line each.
        digest: SHA-256 of name and rules, in lower-case hexadecimal.
    """

    name: str
    rules: tuple[str, ...]
    digest: str

    def __str__(self) -> str:
        return f"{self.name} sha256:{self.digest[:12]}"


@cache
def policy() -> Policy:
    """Give the rules under which quotes are pinned here, made of the lists that decide.

    >>> policy().name
    'pinning/1'
    """
    name = f"pinning/{_VERSION}"
    rules = tuple(_rules())
    digest = hashlib.sha256("\n".join([name, *rules]).encode()).hexdigest()
    return Policy(name=name, rules=rules, digest=digest)


def _rules() -> Iterable[str]:
    yield f"Any run of white space is one space: space, line feed, {_listed(SHAPES[' '])}. White space is never nothing."
    yield "A line break directly after a hyphen within a word is nothing."
    for shape, name in _NAMES.items():
        yield f"Shapes of {name} are one: {_listed(shape + SHAPES[shape])}."
    ligatures = {character: written for character, written in SPELT_OUT.items() if character != ELLIPSIS}
    yield f"Latin ligatures are their letters: {_listed(ligatures)}. An ellipsis is not three points, and never stands for words."
    yield f"What is not shown is nothing: {_listed(UNSEEN)}."
    yield "Characters are compared composed (NFC); compatibility forms such as ², ½ or full-width figures are not taken apart."
    yield "Letters, letter case, figures, order and all other punctuation stay as they are."
    yield (
        "Only whole words: neither end of a quote lies within letters, figures and combining marks in a row, nor within what an "
        "apostrophe, a hyphen, a slash or a point joins without a space, nor between a figure and its separators, its sign, its "
        "currency or its per cent sign. Scripts without spaces are parted between any characters, but not within figures."
    )
    yield "A quote that stands in several places is pinned only where its prefix and suffix stand directly before and after it."


def _listed(characters: Iterable[str]) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in characters)
