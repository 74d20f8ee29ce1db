"""Ends of quotes as words and figures: "40" says not what "40 000" or "<40" says, nor "military" what "non-military" says."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from factcheck.text.units import CELLS, LETTERS, UNSPACED

__all__ = ["came_beside", "glued", "trimmed", "with_signs", "without_signs"]

# Signs that stand beside a word rather than belonging to it, unless a digit or a letter stands on both sides of them.
_LOOSE: Final = ".,;:!?•\"'()[]{}|/…、。，；：！？؛،"
_AROUND: Final = _LOOSE + " "
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_WITHIN_FIGURES: Final = ".,:/'"
_WITHIN_WORDS: Final = "'."

_CELLS: Final = re.compile(CELLS)

_GROUP_AFTER: Final = re.compile(r" \d{3}(?!\w)")
_GROUP_BEFORE: Final = re.compile(r"(?<![\w.,])\d{1,3} \Z")


def glued(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range to the ends of the words and figures of which it is a part, with the signs and words that go with them.

    Args:
        text: The text, folded.
        start: Offset of the first character, in code points.
        end: Offset just after the last.

    >>> text = "some 40 000 men, <50 of them non-military"
    >>> [text[slice(*glued(text, start, start + length))] for start, length in ((5, 2), (18, 2), (33, 8))]
    ['40 000', '<50', 'non-military']
    """
    while True:
        first, last = _before(text, start), _after(text, end)
        if (first, last) == (start, end):
            return start, end
        start, end = first, last


def _before(text: str, start: int) -> int:
    while start > 0 and start < len(text) and not text[start].isspace() and _joins(text, start - 1):
        start -= 1
    if text[start : start + 1].isdigit():
        head = text[max(0, start - _REACH) : start]
        found = (_GROUP_BEFORE.search(head) if _GROUP_AFTER.match(" " + text[start : start + 4]) else None) or _words()[0].search(
            head
        )
        if found:
            start -= len(head) - found.start()
    return start


def _after(text: str, end: int) -> int:
    while 0 < end < len(text) and not text[end - 1].isspace() and _joins(text, end):
        end += 1
    if end and text[end - 1].isdigit():
        found = _GROUP_AFTER.match(text, end) or _words()[1].match(text, end)
        if found:
            end = found.end()
    return end


def _joins(text: str, place: int) -> bool:
    """Tell whether a character belongs to the word or figure beside it."""
    sign = text[place]
    if sign.isspace():
        return False
    if sign not in _LOOSE:
        # Where no spaces stand between words, a letter beside a word begins another.
        return not _UNSPACED.match(sign)
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return (sign in _WITHIN_FIGURES and before.isdigit() and after.isdigit() and not _CELLS.match(text, place)) or (
        sign in _WITHIN_WORDS and before.isalpha() and after.isalpha()
    )


# How far before a figure the signs and words that go with it may begin.
_REACH: Final = 24


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what goes with a figure before and after it."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("figure_words.json").read_text(encoding="utf-8"))

    def any_of(key: str) -> str:
        words = {word for listed in found[key].values() for word in listed}
        ends = ((word, "" if _UNSPACED.match(word[-1]) else r"(?!\w)") for word in sorted(words, key=len, reverse=True))
        return "|".join(re.escape(word) + end for word, end in ends)

    figure = r"\d[\d.,]*"
    before = rf"(?:{figure} ?(?:{any_of('ranges')}) ?|(?<!\w)(?:{any_of('before')}) ?|[<>~≈±≤≥≠$€£¥₹₽₴№#§×*^-] ?)\Z"
    after = rf" ?(?:{any_of('scales')})| ?[%‰°+€£$¥]| (?:{any_of('ranges')}) (?=\d)| - (?=\d)| \d+/\d+| ?[½¼¾⅓⅔]"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


# The word that stands next, across one space and a bracket; of scripts without spaces, the next two signs.
_WORDS_BESIDE: Final = rf"[{UNSPACED}]{{1,2}}|{LETTERS}|[×§]"
_NEXT: Final = re.compile(rf" ?[(\[]?({_WORDS_BESIDE})")
# "Police" is not "police/army", though "how-to" is still itself in "how-to/edit": so it is asked, and not taken in.
_JOINED: Final = re.compile(rf"/{LETTERS}")
_JOINED_BEFORE: Final = re.compile(rf"{LETTERS}/\Z")
_LAST: Final = re.compile(rf"({_WORDS_BESIDE})[.)\]]? ?\Z")


def came_beside(old: str, start: int, end: int, new: str, place: int, last: int) -> str:
    """Give the word that came or went directly beside words that may then no longer say the same, or the empty text.

    No list has all that makes another figure of a figure: "40 score", "40 or so", "ca. 40", "entre 30 et 40". So whatever word is
    new beside a figure counts; beside words of scripts without spaces too, since nobody can tell where these end; beside other
    words only one of scale, or one that a slash joins to them.

    Args:
        old: The sentence as it stood.
        start: Offset in it at which the words begin, in code points.
        end: Offset just after their end.
        new: The sentence as it stands.
        place: Offset in it at which they begin.
        last: Offset just after their end.

    >>> came_beside("some lost 40 in May", 5, 12, "some lost 40 thousand in May", 5, 12)
    'thousand'
    """
    after = _NEXT.match(old, end), _NEXT.match(new, last)
    before = (_LAST.search(text, max(0, first - _REACH), first) for text, first in ((old, start), (new, place)))
    sides = ((old[end - 1 : end], after, False), (old[start : start + 1], tuple(before), True))
    for sign, (one, other), at_start in sides:
        word, new_word = (found.group(1) if found else "" for found in (one, other))
        # A figure beside a figure is another cell of a row, unless a sign joins the two.
        is_new = word.casefold() != new_word.casefold() and not (word.isdigit() and new_word.isdigit())
        if at_start and is_new and _word_before(old, start) == _word_before(new, place):
            # The same word stood there, and only the sign between the two is another.
            continue
        if is_new and (sign.isdigit() or _UNSPACED.match(sign)):
            return new_word or word
    joined, new_joined = (_JOINED.match(text, at) for text, at in ((old, end), (new, last)))
    if new_joined and not joined:
        return new_joined.group()
    head, new_head = (_JOINED_BEFORE.search(text, max(0, at - _REACH), at) for text, at in ((old, start), (new, place)))
    if new_head and not head:
        return new_head.group()
    scale, new_scale = _words()[1].match(old, end), _words()[1].match(new, last)
    return new_scale.group().strip() if new_scale and not scale else ""


def _word_before(text: str, end: int) -> str:
    found = re.search(r"(\w+)\W*\Z", text[max(0, end - _REACH) : end])
    return found.group(1).casefold() if found else ""


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give a range without the spaces at its ends; None if nothing else is in it."""
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return (start, end) if start < end else None


def with_signs(before: str, after: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the signs at the ends of a range, if there were some: no more of them, and none behind a space."""
    first = start - len(before)
    signs = text[max(0, first) : start]
    if signs == before or (first >= 0 and not any(sign.isalnum() or sign.isspace() for sign in signs.rstrip(" "))):
        start = first
    if after and text.startswith(after, end):
        return start, end + len(after)
    while after and end < len(text) and text[end] in _LOOSE:
        end, after = end + 1, after[1:]
    return start, end


def without_signs(words: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the signs at the ends of a range if the words for which it stands have none there."""
    if words[-1].isalnum():
        while end - start > 1 and text[end - 1] in _AROUND:
            end -= 1
    if words[0].isalnum():
        while end - start > 1 and text[start] in _AROUND:
            start += 1
    return start, end
