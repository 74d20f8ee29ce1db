"""What words are looked for by: their stems, with numbers in digits, the same whatever accents, case and endings they have.

A word of a script that has no spaces between words is looked for as the run of its characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from factcheck.matching.wording import english

__all__ = ["Word", "search_words", "terms_of"]

Word = tuple[str, ...]
"""The terms of one word, which stand side by side: one, or several characters."""

# Thai, Lao, Burmese, Khmer, kana and Han.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN: Final = re.compile(rf"\d+(?:[.,]\d+)*|[{_UNSPACED}]+|(?:(?![{_UNSPACED}])[^\W\d_])+(?:['’][^\W\d_]+)?")
_IS_UNSPACED: Final = re.compile(rf"[{_UNSPACED}]")
_THOUSANDS: Final = re.compile(r"[.,](?=\d{3}(?!\d))")
_OWNED: Final = re.compile(r"['’]s?\Z")

_ENDINGS: Final = ("ing", "ed", "es", "s", "e")
_SHORTEST_STEM: Final = 3
_STEM_LENGTH: Final = 6
"""Letters by which words are compared, as in matching, so that "restored" finds "restoration"."""

_POINT: Final = "·"
"""Stands for the point of a number: an index takes a full stop for the end of a word."""

_HANGUL: Final = ("\uac00", "\ud7a3")


def search_words(text: str) -> Iterator[Word]:
    """Give the words of a text by which it is looked for, in their order; the commonest words of English are passed over.

    Args:
        text: Any text.

    >>> list(search_words("The 1,200 wells were restored."))
    [('1200',), ('well',), ('restor',)]
    """
    known = english()
    # Width and composition of characters tell how somebody typed, not what they meant.
    plain = text if text.isascii() else "".join(map(_bare, unicodedata.normalize("NFKC", text)))
    for token in _TOKEN.findall(plain.casefold()):
        word = _OWNED.sub("", token)
        if word[0].isdigit():
            # Grouping is a matter of country, so 1,200 and 1.200 are one term; which of the two marks is a point is not decided
            # here.
            yield (_THOUSANDS.sub("", word).replace(".", _POINT).replace(",", _POINT),)
        elif word in known["numbers"]:
            yield (str(known["numbers"][word]),)
        # Where words end is not written in these scripts, and a guess would have to be the same for question and text. Single
        # characters that stand side by side need none.
        elif _IS_UNSPACED.match(word):
            yield tuple(word)
        elif word not in known["light"]:
            yield (_stem(word),)


def terms_of(text: str) -> str:
    """Give the terms of a text as an index holds them, with blanks between them."""
    return " ".join(term for word in search_words(text) for term in word)


def _stem(word: str) -> str:
    # One ending at most: "buses" must not lose two of them and become what "bus" is not.
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending)
            break
    return re.sub(r"['’]", "", word)[:_STEM_LENGTH]


@lru_cache(8192)
def _bare(character: str) -> str:
    """Take the marks off a letter; a Korean syllable, which is made of letters, stays whole."""
    if _HANGUL[0] <= character <= _HANGUL[1]:
        return character
    parts = unicodedata.normalize("NFD", character)
    return "".join(part for part in parts if not unicodedata.category(part).startswith("M"))
