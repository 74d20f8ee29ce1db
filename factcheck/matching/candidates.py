"""Which claims of a document are worth holding against a claim: those that share a figure, a name or a rare word with it.

Holding each claim against each other takes the square of their number. In two documents of some size nearly all of these pairs
share nothing but the words that every claim has, so the claims are put into an index by what they have.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from factcheck.matching.reading import Read
from factcheck.matching.values.marks import DATE, NUMBER, SAME

__all__ = ["Candidates"]

FEW: Final = 64
"""Number of claims up to which all that share a word or a measure are candidates: an index gains nothing there."""

MOST_CANDIDATES: Final = 24
"""How many claims are looked at closely for each claim of a longer document: more than anybody would look at, few enough that
10,000 claims take a minute."""

COMMON: Final = 200
"""Claims from which a feature counts as common: it leads to too many to be of use while a rarer one is there."""


class Candidates:
    """An index of the claims of a document."""

    def __init__(self, claims: Sequence[Read]) -> None:
        """Put claims into the index.

        Args:
            claims: The claims in reading order.
        """
        self._claims = claims
        self._places: dict[Hashable, list[int]] = {}
        for place, claim in enumerate(claims):
            for feature in set(_features(claim)):
                self._places.setdefault(feature, []).append(place)

    def of(self, claim: Read, near: float) -> list[int]:
        """Give the places of the claims that are worth holding against a claim of another document, in reading order.

        Args:
            claim: The claim.
            near: Where it stands in its document, from 0 to 1. Of claims that have all features in common, those at about the
                same place are taken.
        """
        if len(self._claims) <= FEW:
            found = [place for place, other in enumerate(self._claims) if _share(claim, other)]
        else:
            found = self._best(claim, near)
        return [place for place in found if not _of_two_places(claim, self._claims[place])]

    def _best(self, claim: Read, near: float) -> list[int]:
        middle = near * len(self._claims)
        lists = sorted((self._places[feature] for feature in set(_features(claim)) if feature in self._places), key=_by_length)
        rare = [places for places in lists if len(places) <= COMMON]
        same = _around(self._places.get(("form", claim.form.plain), ()), middle, MOST_CANDIDATES)
        # All that this claim has is common: thousands say the same but for a figure that only they have.
        if not rare:
            return sorted(same or self._common(lists, middle))
        shared: dict[int, float] = {}
        for places in rare:
            # As in retrieval: what few claims have says more of what a claim is about (inverse document frequency,
            # Spärck Jones 1972).
            weight = math.log(1 + len(self._claims) / len(places))
            for place in places:
                shared[place] = shared.get(place, 0.0) + weight
        best = heapq.nsmallest(MOST_CANDIDATES, shared, key=lambda place: (-shared[place], place))
        return sorted({*same, *best})

    def _common(self, lists: Sequence[Sequence[int]], middle: float) -> Sequence[int]:
        """Give claims that share much with one that has nothing rare, out of those at about the same place."""
        if not lists:
            return ()
        kept = _around(lists[0], middle, COMMON)
        for places in lists[1:]:
            if len(kept) <= MOST_CANDIDATES:
                break
            # A feature that none of those left has would leave nothing; then it is passed over.
            kept = [place for place in kept if _has(places, place)] or kept
        return _around(kept, middle, MOST_CANDIDATES)


def _features(claim: Read) -> Iterator[Hashable]:
    yield "form", claim.form.plain
    # What is written in another script, or as another number, has no word in common with what it restates.
    yield "bag", claim.form.bag
    for token in claim.form.tokens:
        if token[0] in (DATE, NUMBER, SAME):
            yield "token", token
    for stem in claim.wording.stems:
        yield "word", stem
    for number in claim.wording.numbers:
        yield "number", number
    for date in claim.wording.dates:
        yield "date", date
    if claim.figure is not None and claim.figure.quantity.measure is not None:
        yield "measure", claim.figure.quantity.measure


def _share(one: Read, other: Read) -> bool:
    if one.form == other.form or one.form.bag == other.form.bag or not one.wording.stems.isdisjoint(other.wording.stems):
        return True
    shared = {token for token in one.form.tokens if token[0] in (DATE, NUMBER, SAME)}
    if not shared.isdisjoint(other.form.tokens):
        return True
    # The words of no weight are those of English; "most" is a bridge in Czech.
    if (
        one.form.language is not None
        and one.form.language.code != "en"
        and not set(one.form.folded).isdisjoint(other.form.folded)
    ):
        return True
    ours, theirs = (None if read.figure is None else read.figure.quantity.measure for read in (one, other))
    return ours == theirs is not None


def _of_two_places(one: Read, other: Read) -> bool:
    return bool(one.places and other.places) and one.places.isdisjoint(other.places) and one.form != other.form


def _by_length(places: Sequence[int]) -> tuple[int, int]:
    return len(places), places[0]


def _has(places: Sequence[int], place: int) -> bool:
    found = bisect_left(places, place)
    return found < len(places) and places[found] == place


def _around(places: Sequence[int], middle: float, most: int) -> Sequence[int]:
    """Give at most so many of some places, in ascending order, those about the middle."""
    first = max(0, min(bisect_left(places, middle) - most // 2, len(places) - most))
    return places[first : first + most]
