"""Where words and figures may be cut: at their ends, and never so that half of one says something else."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from factcheck.text.folding import PARAGRAPH, Folded

__all__ = ["ATOM", "Wholeness"]

# Scripts that put no space between words, so that only characters can be kept whole: Thai, Lao, Burmese, Khmer, Han, Hiragana.
_SPACELESS: Final = (
    "\u0e00-\u0e4f\u0e5a-\u0e7f\u0e80-\u0ecf\u1000-\u103f\u1780-\u17df\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_KATAKANA: Final = "\u30a1-\u30ff\uff66-\uff9f"
_IS_SPACELESS: Final = re.compile(f"[{_SPACELESS}]")
_IS_KATAKANA: Final = re.compile(f"[{_KATAKANA}]")

# Pieces that no whole quote cuts: a run of letters and figures, or one character of a script without spaces.
ATOM: Final = re.compile(rf"[{_SPACELESS}]|[{_KATAKANA}]+|[^\W_{_SPACELESS}{_KATAKANA}]+")

# Letters that lean on the one before them, and vowels that are written before their consonant.
_LEANING: Final = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々ะาำๅະາຳ")
_LEADING: Final = frozenset("เแโใไເແໂໃໄ")

# What joins letters and figures on both sides of it to one word: self-government, don't, km/h, R&D, someone@example.org.
_JOINING: Final = frozenset("'/_@&+#=~\\·‧׳״٫٬")
_BETWEEN_FIGURES: Final = frozenset(",:.")
_HYPHENS: Final = frozenset("-‐‑")
_EM_DASHES: Final = frozenset("—―")

# What belongs to the figure before it or after it.
_AFTER_FIGURE: Final = frozenset("%‰‱°+′″ºª")
_SIGNS: Final = frozenset("+±~≈<>≤≥#№§@")
_COMPARING: Final = frozenset("±~≈<>≤≥")
_GROUPING_SPACES: Final = frozenset(" \xa0\u2009\u202f")

_JOINERS_OF_LETTERS: Final = frozenset("\u200c\u200d")
_LAST_OF_THREE: Final = re.compile(r" \d{3}(?!\d)")
_FIGURE_BEFORE: Final = re.compile(r"(?<!\d)\d{1,3}\Z")
_FRACTION: Final = re.compile(r" \d+/\d")
# A sentence whose space got lost: "closed.The" is no name such as "U.S" or "example.org".
_SENTENCE_AFTER: Final = re.compile(r"\.[^\W\d_][^\W\d_]")


class Wholeness:
    """Tells of each place of a text whether it lies within a word or a figure.

    Letters, figures and their combining marks in a row are one word. So is what an apostrophe, a hyphen, a slash or a point holds
    together without a space ("don't", "self-government", "km/h", "U.S"), and a figure with its separators, its sign, its currency
    and its per cent sign ("-1.5%", "$250,000", "10-15", "250 000"). In scripts without spaces any two characters may be parted,
    save figures from figures and signs that lean on a character from it. What is doubtful counts as one word.

    Args:
        text: The text as it is stored.
        folded: The same text as it is folded; places are places of this.
    """

    def __init__(self, text: str, folded: Folded) -> None:
        self._stored = text
        self._folded = folded
        self._text = folded.text

    def cuts(self, place: int) -> bool:
        """Tell whether a place lies within a word or a figure, or within a character."""
        text = self._text
        if not 0 < place < len(text):
            return False
        before, after = text[place - 1], text[place]
        if _leans(after) or before in _JOINERS_OF_LETTERS:
            return True
        last = self._base(place - 1)
        if text[last].isalnum() and after.isalnum():
            return _is_one_word(text[last], after)
        return self._is_joined(last, place) or self._is_signed(place) or self._is_grouped(place)

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """Widen a range to the ends of the words and figures that it cuts."""
        while self.cuts(start):
            start -= 1
        while self.cuts(end):
            end += 1
        return start, end

    def nearest(self, place: int, inward: int) -> int:
        """Give the nearest end of a word or figure to a place; of two as near, the one *inward*, which is 1 or -1."""
        distance = 0
        while self.cuts(place + distance * inward) and self.cuts(place - distance * inward):
            distance += 1
        return place + distance * inward if not self.cuts(place + distance * inward) else place - distance * inward

    def _base(self, place: int) -> int:
        """Give the character that marks at a place belong to."""
        while place > 0 and unicodedata.category(self._text[place])[0] == "M":
            place -= 1
        return place

    def _at(self, place: int) -> str:
        return self._text[place] if 0 <= place < len(self._text) else " "

    def _is_joined(self, last: int, place: int) -> bool:
        """Tell whether the sign before or after a place joins what stands on both sides of it."""
        if _may_be_joined(self._at(last)) and self._joins(last, place, place + 1):
            return True
        return _may_be_joined(self._at(place)) and self._joins(self._base(place - 2), place - 1, place)

    def _joins(self, left: int, sign: int, right: int) -> bool:
        one, joint, other = self._at(left), self._at(sign), self._at(right)
        if not (_may_be_joined(one) and _may_be_joined(other)) or left < 0:
            return False
        both_figures = one.isnumeric() and other.isnumeric()
        if _IS_SPACELESS.match(one) or _IS_SPACELESS.match(other):
            return both_figures and joint in ".,"
        if joint == "-":
            start, end = self._folded.stored(sign, sign + 1)
            return both_figures or self._stored[start:end] in _HYPHENS
        if joint in _BETWEEN_FIGURES:
            return both_figures or (joint == "." and not self._ends_sentence(left, sign))
        return joint in _JOINING

    def _ends_sentence(self, left: int, sign: int) -> bool:
        one, other = self._at(left), self._at(sign + 1)
        is_opened = other.isupper() and self._at(sign + 2).islower()
        return is_opened and not one.isupper() and _SENTENCE_AFTER.match(self._text, sign) is not None

    def _is_signed(self, place: int) -> bool:
        """Tell whether a sign and its figure stand on either side of a place: -|5, $|5, 5|%, 5 |%, <|5, < |5."""
        before, after, following = self._at(place - 1), self._at(place), self._at(place + 1)
        if _is_currency(before) or _is_currency(after):
            return (before.isalnum() and not _IS_SPACELESS.match(before)) or after.isalnum() or self._is_minus(place - 1)
        if before.isnumeric():
            return after in _AFTER_FIGURE or (after == " " and following in "%‰‱°")
        if before == " " and after in "%‰‱°":
            return self._at(place - 2).isnumeric()
        if not after.isnumeric():
            return False
        if before == " ":
            return self._at(place - 2) in _COMPARING and not self._opens_line(place - 2)
        return before in _SIGNS or (before == "." and not self._at(place - 2).isalnum()) or self._is_minus(place - 1)

    def _is_minus(self, place: int) -> bool:
        if self._at(place) != "-" or self._at(place - 1).isalnum():
            return False
        start, end = self._folded.stored(place, place + 1)
        return self._stored[start:end] not in _EM_DASHES

    def _opens_line(self, place: int) -> bool:
        """Tell whether a character stands first on its line, as the mark of a quoted line does."""
        lined = self._folded.lined
        while place > 0 and lined[place - 1] in " >":
            place -= 1
        return place == 0 or lined[place - 1] in ("\n", PARAGRAPH)

    def _is_grouped(self, place: int) -> bool:
        """Tell whether the space beside a place stands within a figure: 250| 000, 250 |000, 1| 1/2."""
        space = place if self._at(place) == " " else place - 1
        if self._at(space) != " " or not self._at(space - 1).isdecimal():
            return False
        if _FRACTION.match(self._text, space):
            return True
        start, end = self._folded.stored(space, space + 1)
        if self._stored[start:end] not in _GROUPING_SPACES or not _LAST_OF_THREE.match(self._text, space):
            return False
        return _FIGURE_BEFORE.search(self._text[max(0, space - 4) : space]) is not None


def _leans(character: str) -> bool:
    """Tell whether a character is part of the one before it: a combining mark, a joiner, a tone of skin, a small kana."""
    if character.isascii():
        return False
    is_mark = unicodedata.category(character)[0] == "M" or character in _JOINERS_OF_LETTERS
    return is_mark or character in _LEANING or "\U0001f3fb" <= character <= "\U0001f3ff"


def _may_be_joined(character: str) -> bool:
    return character.isalnum() or character in "%‰°"


def _is_currency(character: str) -> bool:
    return character == "$" or (not character.isascii() and unicodedata.category(character) == "Sc")


def _is_one_word(one: str, other: str) -> bool:
    if one.isnumeric() and other.isnumeric():
        return True
    if one in _LEADING:
        return True
    if _IS_SPACELESS.match(one) or _IS_SPACELESS.match(other):
        return False
    return bool(_IS_KATAKANA.match(one)) == bool(_IS_KATAKANA.match(other))
