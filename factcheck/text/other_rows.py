"""Rows of a lost text that look like another one: whose are the words that stand there now?"""

from __future__ import annotations

import re
from typing import Final

from factcheck.text.folding import PARAGRAPH, Folded
from factcheck.text.skeleton import UNKNOWN
from factcheck.text.units import WORD
from factcheck.text.word_places import WordPlaces
from factcheck.text.words import likeness

__all__ = ["ROW_END", "OtherRows"]

ROW_END: Final = re.compile(r"[\n\f]|(?<!\.)[.!?؟।۔](?!\.)[\"')\]]*\s|[。！？]")
"""Where a row or sentence ends."""

# How far the words around a quote are looked at, in code points; figures as near as this are those of its row.
_REACH: Final = 80
_NEAR: Final = 32

# A shorter stretch may stand anywhere.
_TELLING: Final = 20

# What stands behind a label is as like what stood there.
_LEAST_LIKENESS: Final = 0.6

# The label of a row ends as a sentence does.
_LABEL: Final = re.compile(r"\W{0,4}\w{1,4}[.)]+ ")

# What stands between a label and its row.
_BEHIND_LABELS: Final = " .:)]|;,\t"


class OtherRows:
    """Tells whether words stand in a row that is plainly another than theirs.

    Args:
        known: What is known of the old text.
        new: The new text.
        places: The words of the new text by their places.
    """

    def __init__(self, known: Folded, new: Folded, places: WordPlaces) -> None:
        self._known, self._new, self._places = known, new, places

    def hold(self, known: tuple[int, int], own: tuple[str, str], start: int) -> bool:
        """Tell whether a place is that of another row.

        Args:
            known: The range of the words in what is known of the old text.
            own: What is known of their row or sentence before and after them.
            start: Where the place starts in the new text.
        """
        words = self._known.text[slice(*known)]
        return (
            self._stood_twice(own[0] + words + own[1])
            or self._has_other_figures_before(known[0], start)
            or self._is_rest_elsewhere(words, own, start)
            or self._is_label_elsewhere(own[0], known[0], start)
            or self._is_other_label(words, own, known[1], start + len(words))
        )

    def _stood_twice(self, row: str) -> bool:
        """Tell whether a row is known to have stood more often than it does."""
        count = self._known.text.count(row) if len(row) >= _TELLING else 0
        return count > 1 and count > len(list(self._places.occurrences(row)))

    def _is_rest_elsewhere(self, words: str, own: tuple[str, str], start: int) -> bool:
        """Tell whether the rest of a row stands elsewhere, or of a figure, of which nothing else tells whose it is, not here."""
        stands = self._new.text.endswith(own[0], 0, start), self._new.text.startswith(own[1], start + len(words))
        rests = [(rest, is_here) for rest, is_here in zip(own, stands, strict=True) if WORD.search(rest)]
        if rests and not any(map(str.isalpha, words)) and not any(is_here for _, is_here in rests):
            return True
        return any(len(rest) >= _TELLING and not is_here and any(self._places.occurrences(rest)) for rest, is_here in rests)

    def _is_label_elsewhere(self, before: str, known_start: int, start: int) -> bool:
        """Tell whether the beginning of a row, label and all, stands elsewhere and not here."""
        row = _row_before(self._known.lined, known_start)
        head = self._known.text[known_start - len(row) : known_start]
        if len(head) < _TELLING or not head.endswith(before) or not _LABEL.fullmatch(head[: len(head) - len(before)]):
            return False
        return not self._new.text.endswith(head, 0, start) and any(self._places.occurrences(head))

    def _is_other_label(self, words: str, own: tuple[str, str], known_end: int, end: int) -> bool:
        """Tell whether nothing like the row stands behind words with which it began."""
        if len(words) >= _TELLING or WORD.search(own[0]):
            return False
        rest, there = _rest_of_row(self._known.lined, known_end), _rest_of_row(self._new.lined, end)
        return bool(rest) and likeness(rest, there[: len(rest)]) < _LEAST_LIKENESS

    def _has_other_figures_before(self, known_start: int, start: int) -> bool:
        one, other = _row_before(self._known.lined, known_start), _row_before(self._new.lined, start)
        beside = _figures(self._known.text[max(0, known_start - _REACH) : known_start])
        there = _figures(self._new.text[max(0, start - _REACH) : start])
        return bool(_figures(one[-_NEAR:]) - there and _figures(other[-_NEAR:]) - beside)


def _rest_of_row(lined: str, start: int) -> str:
    """Give what follows a label in its row, up to the end of the sentence, as far as it is known."""
    rest = lined[start : start + _REACH].partition(UNKNOWN)[0].lstrip(_BEHIND_LABELS)
    end = ROW_END.search(rest)
    return rest[: end.start() if end else len(rest)]


def _row_before(lined: str, end: int) -> str:
    """Give what stands before an offset in its row, which goes on where a line begins with a small letter."""
    head = lined[max(0, end - _REACH) : end + 1].rpartition(PARAGRAPH)[2].rpartition(UNKNOWN)[2]
    breaks = (place for place in range(len(head) - 1, 0, -1) if head[place - 1] == "\n" and not head[place].islower())
    return head[next(breaks, 0) : -1]


def _figures(text: str) -> set[str]:
    return {word for word in WORD.findall(text) if word[0].isdigit()}
