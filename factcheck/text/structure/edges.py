"""Where the words of a sentence begin and end: without final punctuation, and without marks that lack their partner."""

from __future__ import annotations

import unicodedata
from typing import Final

__all__ = ["CLOSERS", "FINAL", "OPENERS", "closes", "speaks", "without_edges"]

FINAL: Final = frozenset(".…!?;:,。！？；：、，؟؛،।॥։՝՞՜·．｡–—―-۔።፧፤፦፥፣།༎။၊។៕៖‼⁇⁈⁉\u037e")
"""Marks that end or part sentences, and are no part of what these say."""

_PARTNER: Final = {
    "”": "“", "»": "«", "›": "‹", "」": "「", "』": "『", ")": "(", "）": "（", "]": "[", "】": "【",
    "》": "《", "〉": "〈", "’": "‘",
}  # fmt: skip
# German and its neighbours open with the sign that closes in English, and close with the one that opens there.
_GERMAN: Final = {"“": "„", "”": "„", "«": "»", "‹": "›", "‘": "‚"}
# Spanish opens a question with a mark, and dialogue in many languages opens with a dash; neither is part of what is said.
_LEADING: Final = frozenset("–—―-¡¿")

OPENERS: Final = frozenset("“„«‹「『(（[【《〈‘‚\"'")
"""Marks that may open a quotation or a bracket."""

CLOSERS: Final = frozenset("”“»›」』)）]】》〉’\"'")
"""Marks that may close one."""


def speaks(character: str) -> bool:
    """Tell whether a character is more than space, punctuation or control."""
    return unicodedata.category(character)[0] not in "ZPC"


def closes(words: str, place: int) -> bool:
    """Tell whether the quotation or bracket that ends at *place* of *words* has its partner before it."""
    # Straight marks look alike at both ends, so that only their number tells.
    mark = words[place]
    if mark in "\"'":
        return words[: place + 1].count(mark) % 2 == 0
    before, openers = words[:place], [_PARTNER.get(mark), _GERMAN.get(mark)]
    return any(opener and before.count(opener) > _closing_of(before, opener) for opener in openers)


def _closing_of(words: str, opener: str) -> int:
    """Count the marks in *words* that may have closed *opener* already."""
    marks = {close for table in (_PARTNER, _GERMAN) for close, opening in table.items() if opening == opener}
    return sum(
        words.count(mark) for mark in marks if not (mark == "“" and "„" not in words) and not (mark == "«" and opener == "«")
    )


def _opens_alone(words: str) -> bool:
    """Tell whether *words* begin with an opening mark that nothing in them closes."""
    first = words[0]
    if first in "\"'":
        return words.count(first) % 2 == 1
    marks = {close for table in (_PARTNER, _GERMAN) for close, opening in table.items() if opening == first}
    return not any(mark in words[1:] for mark in marks)


def without_edges(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the extent without space, final punctuation and unpaired marks at its edges; it may become empty.

    >>> text = "“It was dark. We ran.”"
    >>> [text[slice(*without_edges(text, *extent))] for extent in [(0, 13), (14, 22), (0, 22)]]
    ['It was dark', 'We ran', '“It was dark. We ran.”']
    """
    while start < end:
        first, last = text[start], text[end - 1]
        if last.isspace() or last in FINAL or unicodedata.category(last) in ("Cf", "Cc"):
            end -= 1
        elif first.isspace() or first in _LEADING or unicodedata.category(first) in ("Cf", "Cc"):
            start += 1
        # An apostrophe at the end of a word ("the workers’") is no closing mark.
        elif (
            last in CLOSERS
            and not closes(text[start:end], end - start - 1)
            and not (last in "'’" and end - start > 1 and text[end - 2].isalpha())
        ):
            end -= 1
        elif first in OPENERS and _opens_alone(text[start:end]):
            start += 1
        else:
            break
    return start, end
