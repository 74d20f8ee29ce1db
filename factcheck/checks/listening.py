"""Words that checks listen for, in all the short texts of an annotation at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

__all__ = ["Listening"]

_DIGIT: Final = re.compile(r"\d")
_ASCII: Final = bytes(range(128))
_LOUD: Final = "0"
"""What stands for every digit, and for what is heard within words."""
_LETTERS: Final = bytes(code if code < 128 and (chr(code).isalpha() or chr(code) == "\n") else ord(" ") for code in range(256))
"""Letters of ASCII and line feeds as they are, and a space for all else, so that what is left can be split into words."""

_LETTERS_AND_DIGITS: Final = bytes(ord(_LOUD) if chr(code).isdigit() and code < 128 else _LETTERS[code] for code in range(256))

# Without regard to case the patterns of Python take both for an i, and folding does not.
_OTHER_I: Final = ("i\u0307", "\u0131")


class Listening:
    """A look at many short texts for a few words, which most texts do not have.

    The texts are put together and taken apart into words by a few calls that are in C: to look through one after another takes
    three times as long. What is heard need not be meant; where nothing is heard, there is nothing.

    Args:
        words: The words, in letters of ASCII; they are heard between signs, spaces, digits and letters beyond ASCII.
        within: What is heard within words too, such as an ending; only where digits are listened for.
        digits: Whether digits are listened for too, those of every script.
        any_case: Whether the words, given in small letters, are heard however they are written.
    """

    def __init__(self, words: Iterable[str], *, within: Sequence[str] = (), digits: bool = False, any_case: bool = False) -> None:
        self._words = frozenset(word.encode() for word in words)
        self._within = within
        self._digits = digits
        self._table = _LETTERS_AND_DIGITS if digits else _LETTERS
        self._any_case = any_case

    def heard(self, texts: Sequence[str]) -> Sequence[int]:
        """Give the numbers of the texts, from 0, in which something is heard.

        >>> Listening({"not"}, digits=True).heard(["They did not.", "They did.", "Two did, or 3."])
        [0, 2]
        """
        plain = self._plain("\n".join(texts))
        words = self._words.intersection(plain.split())
        loud = _LOUD.encode()
        if not words and loud not in plain:
            return ()
        lines = plain.split(b"\n")
        # A text that has a line feed itself makes more lines than there are texts.
        if len(lines) != len(texts):
            lines = [self._plain(text) for text in texts]
        return [number for number, line in enumerate(lines) if loud in line or not words.isdisjoint(line.split())]

    def _plain(self, text: str) -> bytes:
        """Give a text as words of ASCII."""
        if self._any_case:
            text = text.casefold()
            for other in _OTHER_I:
                text = text.replace(other, "i")
        encoded = text.encode("utf-8", "surrogatepass")
        if self._digits and not text.isascii():
            # Digits of other scripts are sought in what is not ASCII alone, which in most languages is little.
            others = encoded.translate(None, _ASCII).decode("utf-8", "surrogatepass")
            if _DIGIT.search(others):
                encoded = _DIGIT.sub(_LOUD, text).encode("utf-8", "surrogatepass")
        for part in self._within:
            encoded = encoded.replace(part.encode(), _LOUD.encode())
        return encoded.translate(self._table)
