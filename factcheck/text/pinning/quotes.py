"""Quotes on a plain text: pinned where their words stand, or refused with what is nearest."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, Literal

import attrs

from factcheck.text.folding import fold, occurrences
from factcheck.text.offsets import Extent
from factcheck.text.pinning.wholeness import ATOM, Wholeness
from factcheck.text.words import WordChange, word_changes

__all__ = ["Pin", "PinStatus", "Pinner"]


PinStatus = Literal["pinned", "several", "elsewhere", "fragment", "nowhere", "wordless"]

# A word that stands more often than this says little of where a passage is.
_TELLING: Final = 200

# So many passages are compared with a quote that stands nowhere.
_COMPARED: Final = 3

# A passage must be as like as this, of 100, to be worth showing: less is likeness by chance.
_LIKE: Final = 55


_WORD: Final = re.compile(r"\S+")

# So much is looked at on both sides of a passage that is like a quote, in code points, for the words at its ends.
_MARGIN: Final = 30


@attrs.frozen(kw_only=True)
class Pin:
    """What became of a quote.

    Args:
        status: ``pinned``; ``several`` (it stands in several places); ``elsewhere`` (it stands, but not beside its prefix and
            suffix); ``fragment`` (it stands only as part of words or figures); ``nowhere``; ``wordless`` (there is no letter and
            no figure in it).
        places: Where it stands, as start and end in code points, in order: one if it is pinned.
        nearest: For a fragment, the whole words; for what stands nowhere, the passage most like it, if there is any.
        difference: How that passage differs, word by word: ``[-what the text has-]{+what the quote has+}``.
    """

    status: PinStatus
    places: tuple[Extent, ...] = ()
    nearest: Extent | None = None
    difference: str = ""

    @property
    def place(self) -> Extent | None:
        """Start and end of a quote that is pinned, in code points; else None."""
        return self.places[0] if self.status == "pinned" else None


class Pinner:
    """A text on which quotes are pinned, folded and indexed once for all of them.

    A quote is pinned where its words stand as whole words, exactly or as both are folded (see
    :func:`factcheck.text.pinning.policy`). What it costs beyond the first reading of the text depends on the quote and on how
    often its rarest word stands, and not on the length of the text; only what is refused is looked for at length.

    Args:
        text: The text, newlines as stored.

    >>> pinner = Pinner("Prices rose 1.5%.\\nThe mill’s gate\\xa0is shut.")
    >>> pinner.pin("The mill's gate is shut").place
    (18, 41)
    >>> pinner.pin("rose 1.5").status
    'fragment'
    """

    def __init__(self, text: str) -> None:
        self._stored = text
        self._folded = fold(text, ellipsis=False)
        self._text = self._folded.text
        self._wholeness = Wholeness(text, self._folded)

    def pin(self, quote: str, *, prefix: str = "", suffix: str = "") -> Pin:
        """Find the place of a quote.

        Args:
            quote: The words. White space at its ends does not count.
            prefix: What stands directly before the right place, if the quote stands in several; folded like the quote.
            suffix: What stands directly after it.
        """
        wanted = fold(quote, ellipsis=False).text.strip(" ")
        atoms = [(atom.group().casefold(), atom.start()) for atom in ATOM.finditer(wanted)]
        if not atoms:
            return Pin(status="wordless")
        found = [place for place in self._candidates(wanted, atoms) if self._is_whole(place, place + len(wanted))]
        if not found:
            return self._refused(wanted, atoms)
        beside = [place for place in found if self._is_beside(place, place + len(wanted), prefix, suffix)]
        places = tuple(self._folded.stored(place, place + len(wanted)) for place in beside or found)
        status: PinStatus = "elsewhere" if not beside else "pinned" if len(places) == 1 else "several"
        return Pin(status=status, places=places)

    def words_before(self, start: int, words: str) -> str:
        """Give the text's own characters from given words up to a place that they stand directly before.

        Args:
            start: The place, in code points.
            words: The words, as they were given for a prefix.

        Returns:
            The characters, as a span keeps them; the empty text if nothing was given.
        """
        place, _ = self._folded.folded(start, start)
        wanted = fold(words, ellipsis=False).text.strip(" ")
        if not wanted:
            return ""
        first = self._text.rindex(wanted, 0, place)
        return self._stored[self._folded.stored(first, place)[0] : start]

    def words_after(self, end: int, words: str) -> str:
        """Give the text's own characters from a place up to the end of given words; see :meth:`words_before`.

        Args:
            end: The place, in code points.
            words: The words, as they were given for a suffix.
        """
        _, place = self._folded.folded(end, end)
        wanted = fold(words, ellipsis=False).text.strip(" ")
        if not wanted:
            return ""
        last = self._text.index(wanted, place) + len(wanted)
        return self._stored[end : self._folded.stored(place, last)[1]]

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for atom in ATOM.finditer(self._text):
            index[atom.group().casefold()].append(atom.start())
        return dict(index)

    def _candidates(self, wanted: str, atoms: list[tuple[str, int]]) -> Iterator[int]:
        """Give where a quote stands, as far as its rarest word begins and ends there as it does in the quote."""
        places, offset = min(((self._index.get(atom, []), offset) for atom, offset in atoms), key=lambda one: len(one[0]))
        for place in places:
            if place >= offset and self._text.startswith(wanted, place - offset):
                yield place - offset

    def _is_whole(self, start: int, end: int) -> bool:
        return not self._wholeness.cuts(start) and not self._wholeness.cuts(end)

    def _is_beside(self, start: int, end: int, prefix: str, suffix: str) -> bool:
        # Most quotes come without neighbours.
        if not prefix and not suffix:
            return True
        before, after = (fold(words, ellipsis=False).text.strip(" ") for words in (prefix, suffix))
        last = start - 1 if self._text[start - 1 : start] == " " else start
        first = end + 1 if self._text[end : end + 1] == " " else end
        return self._text.endswith(before, 0, last) and self._text.startswith(after, first)

    def _refused(self, wanted: str, atoms: list[tuple[str, int]]) -> Pin:
        parts = occurrences(self._text, wanted)
        if parts:
            around = [self._wholeness.widened(place, place + len(wanted)) for place in parts]
            places = tuple(self._folded.stored(place, place + len(wanted)) for place in parts)
            return self._with_nearest("fragment", around[0], wanted, places)
        nearest = self._nearest(wanted, atoms)
        return Pin(status="nowhere") if nearest is None else self._with_nearest("nowhere", nearest, wanted)

    def _with_nearest(self, status: PinStatus, nearest: Extent, wanted: str, places: tuple[Extent, ...] = ()) -> Pin:
        shown = "".join(
            _SHOWN[one.kind].format(one.words) for one in word_changes(self._text[slice(*nearest)], wanted, as_written=True)
        )
        return Pin(status=status, places=places, nearest=self._folded.stored(*nearest), difference=shown)

    def _nearest(self, wanted: str, atoms: list[tuple[str, int]]) -> Extent | None:
        """Find the passage most like a quote, among those where its rarer words stand together."""
        # rapidfuzz is loaded when a quote first stands nowhere.
        from rapidfuzz.fuzz import partial_ratio_alignment

        best: tuple[float, Extent] | None = None
        for first, last in self._likely(len(wanted), atoms):
            found = partial_ratio_alignment(wanted, self._text[first:last], score_cutoff=_LIKE)
            if found is not None and (best is None or found.score > best[0]):
                best = found.score, (first + found.dest_start, first + found.dest_end)
        if best is None:
            return None
        return self._trimmed(best[1], wanted)

    def _trimmed(self, found: Extent, wanted: str) -> Extent:
        """Give the words of a passage from the first to the last that the quote has too; likeness alone ends anywhere."""
        margin = max(_MARGIN, (found[1] - found[0]) // 3)
        start = self._wholeness.nearest(max(0, found[0] - margin), 1)
        end = self._wholeness.nearest(min(len(self._text), found[1] + margin), -1)
        changes = word_changes(self._text[start:end], wanted, as_written=True)
        kept = [number for number, one in enumerate(changes) if one.kind == "same" and one.words.strip()]
        if not kept:
            return found
        first = start + len(_surplus(changes[: kept[0]]))
        last = end - len(_surplus(changes[kept[-1] + 1 :], at_end=True))
        inside = self._text[first:last]
        return first + len(inside) - len(inside.lstrip(" ")), last - (len(inside) - len(inside.rstrip(" ")))

    def _likely(self, length: int, atoms: list[tuple[str, int]]) -> list[Extent]:
        """Give the stretches in which most of the rarer words of a quote stand as far apart as in it."""
        votes: Counter[int] = Counter()
        standing = {atom: self._index.get(atom, []) for atom, _ in atoms}
        rare = min((len(places) for places in standing.values() if places), default=0)
        width = max(length // 2, 20)
        for atom, offset in dict(atoms).items():
            places = standing[atom]
            if places and len(places) <= max(rare, _TELLING):
                for place in places:
                    votes[max(0, place - offset) // width] += 1_000_000 // len(places)
        # A passage may lie across the border of two of these stretches.
        joined = {box: votes[box] + votes[box + 1] for box in votes}
        best = sorted(joined, key=lambda box: (-joined[box], box))[:_COMPARED]
        return [(max(0, box * width - length), (box + 2) * width + length) for box in best]


_SHOWN: Final = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def _surplus(changes: Sequence[WordChange], *, at_end: bool = False) -> str:
    """Give what a passage has at one end beyond a quote, but for as many words as the quote has others for."""
    own = "".join(one.words for one in changes if one.kind == "removed")
    wanted = len("".join(one.words for one in changes if one.kind == "added").split())
    places = [found.span() for found in _WORD.finditer(own)]
    if not wanted or len(places) <= wanted:
        return "" if wanted else own
    return own[places[wanted - 1][1] :] if at_end else own[: places[-wanted][0]]
