"""Words compared one by one: what changed in a quote, and where its ends have gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from typing import Final, Literal, NamedTuple

from factcheck.text.folding import fold
from factcheck.text.units import FIGURE, LETTERS, UNSPACED

__all__ = ["Hunk", "WordChange", "carried_over", "cuts", "hunks_of", "likeness", "whole_words", "word_changes"]

# A figure with its separators is one word, and so is a compound: 250,000 is not 260,000, though half of it is.
# Of scripts without spaces each sign is one.
_WORD: Final = re.compile(rf"{FIGURE}|[{UNSPACED}]|{LETTERS}(?:['’-]{LETTERS})*|[^\w\s]|\s+")


_SEPARATORS: Final = ".,:/"


class WordChange(NamedTuple):
    """Words that stayed, went or came, in the order of reading."""

    kind: Literal["same", "removed", "added"]
    words: str


class Hunk(NamedTuple):
    """A stretch of one text that has become a stretch of another: the same words, or others."""

    same: bool
    start: int
    end: int
    new_start: int
    new_end: int


# Several quotes lie in one passage that changed.
@lru_cache(64)
def hunks_of(old: str, new: str, *, key: Callable[[str], str] = str) -> list[Hunk]:
    """Give what stayed and what was replaced of a text that became another, word by word, in the order of reading."""
    # rapidfuzz is loaded when two texts first differ, so that commands which compare nothing start quickly.
    from rapidfuzz.distance import Levenshtein

    (old_tokens, starts), (new_tokens, new_starts) = _tokens(old), _tokens(new)
    hunks: list[Hunk] = []
    for step in Levenshtein.opcodes([*map(key, old_tokens)], [*map(key, new_tokens)]):
        same = step.tag == "equal"
        hunk = Hunk(same, starts[step.src_start], starts[step.src_end], new_starts[step.dest_start], new_starts[step.dest_end])
        if hunks and not same and not hunks[-1].same:
            hunk = Hunk(False, hunks[-1].start, hunk.end, hunks[-1].new_start, hunk.new_end)
            hunks.pop()
        hunks.append(hunk)
    return hunks


def _tokens(text: str) -> tuple[list[str], list[int]]:
    """Give the words, signs and spaces of a text, and where each begins; between them they are the whole text."""
    tokens = _WORD.findall(text)
    return tokens, list(accumulate(map(len, tokens), initial=0))


def likeness(one: str, other: str) -> float:
    """Give the share of two wordings that agrees, from 0 to 1, after Levenshtein."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(one, other)


def cuts(text: str, place: int) -> bool:
    """Tell whether an offset lies inside a word or a figure: 1,2|00 and 1|.5 are cut, and so is -|5.

    >>> [cuts("rose 1.5%", place) for place in (4, 6, 8)]
    [False, True, False]
    """
    before, after = text[max(0, place - 2) : place], text[place : place + 2]
    if not before or not after:
        return False
    if before[-1].isalnum():
        return after[0].isalnum() or (before[-1].isdigit() and after[0] in _SEPARATORS and after[1:].isdigit())
    if not after[0].isdigit():
        return False
    return (before[-1] in _SEPARATORS and before[:-1].isdigit()) or (before[-1] == "-" and not before[:-1].isalnum())


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range to the ends of the words and figures that it cuts."""
    while cuts(text, start):
        start -= 1
    while cuts(text, end):
        end += 1
    return start, end


def word_changes(old: str, new: str, *, as_written: bool = False) -> tuple[WordChange, ...]:
    """Compare two passages word by word.

    Args:
        old: The passage as it was.
        new: The passage as it is.
        as_written: Whether white space and the shapes of quotation marks and dashes count as changes.

    >>> [change.words for change in word_changes("is at  250,000", "is not at 260,000") if change.kind == "added"]
    ['not ', '260,000']
    """
    if not as_written:
        old, new = fold(old).text, fold(new).text
    changes: list[WordChange] = []
    for hunk in hunks_of(old, new):
        words, new_words = old[hunk.start : hunk.end], new[hunk.new_start : hunk.new_end]
        changes += [WordChange("same", words)] if hunk.same else [WordChange("removed", words), WordChange("added", new_words)]
    return tuple(change for change in changes if change.words)


def carried_over(old: str, start: int, end: int, new: str) -> tuple[int, int]:
    """Find what has become of the range of *old* in *new*, which is taken for another wording of it.

    Words that came in at an end are left out if the words at that end are as they were, and taken in if those were replaced.

    >>> carried_over("It was put at 250,000;", 3, 21, "It was often put at some 260,000;")
    (3, 32)
    """
    # A sentence that begins with another word has its old first word in small letters, and that is still the same word. But a
    # word in small letters may also be another one, so both ways are tried.
    as_it_is = _carried_range(start, end, hunks_of(old, new), new)
    if new[slice(*as_it_is)] == old[start:end] or not _differ_in_letter_case(old, new):
        return as_it_is
    in_small_letters = _carried_range(start, end, hunks_of(old, new, key=str.casefold), new)
    return max(as_it_is, in_small_letters, key=lambda place: likeness(old[start:end], new[slice(*place)]))


def _differ_in_letter_case(old: str, new: str) -> bool:
    """Tell whether any two words of two texts are one in small letters."""
    tokens = {*_WORD.findall(old), *_WORD.findall(new)}
    return len({*map(str.casefold, tokens)}) < len(tokens)


def _carried_range(start: int, end: int, hunks: list[Hunk], new: str) -> tuple[int, int]:
    new_start, new_end = len(new), 0
    for hunk in hunks:
        if hunk.start <= start < hunk.end:
            new_start = _carried(start, hunk, new)
        if hunk.start < end <= hunk.end:
            new_end = _carried(end, hunk, new)
    return new_start, new_end


def _carried(offset: int, hunk: Hunk, new: str) -> int:
    """Carry an offset over: exactly within words that stayed and at the ends of others, about in proportion within these."""
    if hunk.same:
        return hunk.new_start + offset - hunk.start
    share = (offset - hunk.start) / (hunk.end - hunk.start)
    wanted = hunk.new_start + share * (hunk.new_end - hunk.new_start)
    edges = [hunk.new_start, *(word.end() for word in _WORD.finditer(new, hunk.new_start, hunk.new_end))]
    return min(edges, key=lambda edge: abs(edge - wanted))
