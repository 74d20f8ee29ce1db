"""Quotes found again in another edition of their text, each with what speaks for the place and against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

import attrs

from factcheck.text.alignment import Range, align
from factcheck.text.folding import fold
from factcheck.text.open_text import Passage
from factcheck.text.search import Seeker, likeness
from factcheck.text.skeleton import Skeleton, skeleton
from factcheck.text.words import cuts, whole_words

__all__ = ["Anchor", "Quote", "Status", "reanchor"]

Status = Literal["exact", "moved", "reflowed", "changed", "ambiguous", "orphan"]

# Less alike than this, two wordings say different things, and the words are gone rather than changed.
_LEAST_LIKENESS: Final = 0.5

# The best place must lead by this much. A row of a list leads a row that differs in its label alone by about twice as much.
_LEAST_MARGIN: Final = 0.08

# Less than this speaks for a place only if the words themselves were common.
_LEAST_SCORE: Final = 0.5

# A date that became another may share no word with it; then this much must speak for the place.
_LEAST_REPLACED: Final = 0.6

# Words that were found away from their place must be as many code points as this, or stand among the same words as before.
_TELLING: Final = 20
_LEAST_AWAY: Final = 0.75

_LEAST_ALONE: Final = 0.85

# More places than this are no help to whoever must decide.
_MOST_PLACES: Final = 5


@attrs.frozen(kw_only=True)
class Quote:
    """Words as they stood in the old text.

    Args:
        start: Offset of the first character, in code points.
        exact: The words.
        prefix: Characters directly before them, if known.
        suffix: Characters directly after them, if known.

    Raises:
        ValueError: If there are no words.
    """

    start: int
    exact: str = attrs.field()
    prefix: str = ""
    suffix: str = ""

    @exact.validator
    def _check(self, attribute: object, value: str) -> None:
        if not value:
            raise ValueError("a quote needs words")

    @property
    def end(self) -> int:
        """Offset just after the last character."""
        return self.start + len(self.exact)


@attrs.frozen(kw_only=True)
class Anchor:
    """What has become of a quote.

    Args:
        status: ``exact`` (the same words at the same offsets), ``moved`` (the same words at others), ``reflowed`` (the same but
            for white space, shapes of quotation marks and dashes, and Unicode forms), ``changed`` (other words in its place),
            ``ambiguous`` (more than one place, or more than one quote for a place), ``orphan`` (no place).
        start: Offset of the first character in the new text; None where it is ambiguous or an orphan.
        end: Offset just after the last character; None likewise.
        exact: The words that stand there; None likewise.
        score: How much speaks for the place, from 0 to 1; for an orphan, how much spoke for the best that was refused.
        runner_up: How much speaks for the best other place, or for another quote's having come to this one; 0 if there is none.
        places: Where it is ambiguous, the places in question, best first.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    score: float
    runner_up: float = 0.0
    places: tuple[Range, ...] = ()

    @property
    def margin(self) -> float:
        """How far the best place leads."""
        return self.score - self.runner_up

    @property
    def is_settled(self) -> bool:
        """Whether the words stand there as they were, so that nobody need look."""
        return self.status in ("exact", "moved", "reflowed")


def reanchor(quotes: Iterable[Quote], old_text: str | None, new_text: str) -> tuple[Anchor, ...]:
    """Find out where quotes stand in another edition of their text.

    Both editions are laid side by side first; what their unchanged lines and sentences settle is settled. The other quotes are
    sought in what remains, by their words and the words around them. A place counts only if no other comes near it, and if no
    other words of the old text have as good a right to it: otherwise the quote is ambiguous, whatever its position.

    Args:
        quotes: The words with their places in the old text. They may overlap.
        old_text: The old text; None if nothing is left of it but the quotes.
        new_text: The new text.

    Returns:
        An anchor for each quote, in the order of the quotes.

    Raises:
        ValueError: If a quote does not stand in *old_text*.

    >>> old, new = "Unit 1: 25 lost. Unit 2: 40 lost.", "Unit 1: 26 lost. Unit 2: 40 lost."
    >>> for anchor in reanchor([Quote(start=8, exact="25 lost"), Quote(start=25, exact="40 lost")], old, new):
    ...     print(anchor.status, anchor.start, anchor.exact)
    changed 8 26 lost
    exact 25 40 lost
    """
    listed = list(quotes)
    known = _known(listed) if old_text is None else Skeleton(old_text, [0], [0])
    for quote in listed:
        if not known.text.startswith(quote.exact, known.place(quote.start)):
            raise ValueError(f"{quote.exact!r} does not stand at {quote.start} in the old text")
    if old_text == new_text or (old_text is None and _all_stand(listed, new_text)):
        return tuple(_standing(quote) for quote in listed)
    finder = _Finder(known, new_text, is_whole=old_text is not None)
    anchors = {quote: finder.anchor(quote) for quote in dict.fromkeys(listed)}
    contested = _contested(anchors)
    return tuple(contested.get(quote, anchors[quote]) for quote in listed)


def _known(quotes: Sequence[Quote]) -> Skeleton:
    neighbours = [(quote.start - len(quote.prefix), quote.prefix) for quote in quotes]
    neighbours += [(quote.end, quote.suffix) for quote in quotes]
    return skeleton([*neighbours, *((quote.start, quote.exact) for quote in quotes)])


def _all_stand(quotes: Sequence[Quote], text: str) -> bool:
    """Tell whether all quotes stand at their offsets, and at least one of them nowhere else, so that it can be no chance."""
    return all(
        text.startswith(quote.exact, quote.start)
        and text.endswith(quote.prefix, 0, quote.start)
        and text.startswith(quote.suffix, quote.end)
        for quote in quotes
    ) and any(text.count(quote.exact) == 1 for quote in quotes)


def _standing(quote: Quote) -> Anchor:
    return Anchor(status="exact", start=quote.start, end=quote.end, exact=quote.exact, score=1.0)


@attrs.frozen
class _Place:
    """A place in the new text, as folded, with what speaks for it and for its having come from other words of the old text."""

    extent: Range
    score: float
    claim: float


class _Finder:
    """Finds the anchor of one quote after another."""

    def __init__(self, known: Skeleton, new_text: str, *, is_whole: bool) -> None:
        self._known = known
        self._new_text = new_text
        self._is_whole = is_whole
        self._alignment = align(fold(known.text), fold(new_text), is_whole=is_whole)
        self._search = Seeker(self._alignment)

    def anchor(self, quote: Quote) -> Anchor:
        start = self._known.place(quote.start)
        extent = self._alignment.old.folded(start, start + len(quote.exact))
        settled = self._alignment.settled(*extent)
        if settled is not None:
            return self._placed(quote, extent, settled, 1.0)
        passage = self._search.passage(*extent)
        if self._alignment.touched(*extent):
            place = self._search.by_gap(*extent)
            if place is not None and likeness(passage.words, self._new_words(place)) >= _LEAST_LIKENESS:
                return self._placed(quote, extent, place, self._search.score(passage, place, in_gap=True))
        return self._sought(quote, passage, extent)

    def _sought(self, quote: Quote, passage: Passage, extent: Range) -> Anchor:
        places = sorted(self._places(passage, extent), key=lambda place: -place.score)
        open_to_it = [place for place in places if place.claim <= place.score + _LEAST_MARGIN]
        if not open_to_it:
            return Anchor(status="orphan", score=places[0].score if places else 0.0)
        best = open_to_it[0]
        others = [place for place in open_to_it[1:] if not _overlap(place.extent, best.extent)]
        runner_up = max([best.claim, *(place.score for place in others[:1])])
        if best.score - runner_up >= _LEAST_MARGIN and self._convinces(passage, extent, best):
            return self._placed(quote, extent, best.extent, best.score, runner_up)
        close = [place for place in (best, *others) if best.score - place.score < _LEAST_MARGIN]
        stored = tuple(self._alignment.new.stored(*place.extent) for place in close[:_MOST_PLACES])
        return Anchor(status="ambiguous", score=best.score, runner_up=runner_up, places=stored)

    def _places(self, passage: Passage, extent: Range) -> Iterator[_Place]:
        gap = self._alignment.gap(extent[0])[1]
        extents = self._search.in_new(passage)
        carried = self._search.by_gap(*extent)
        if carried is not None and self._may_be(passage, carried, gap):
            # What the neighbours say about the ends is better than the best likeness, unless the words are found as they were.
            apart = (place for place in extents if not _overlap(place, carried) or self._new_words(place) == passage.words)
            extents = [*apart, carried]
        for place in dict.fromkeys(extents):
            if self._may_be(passage, place, gap):
                score = self._search.score(passage, place, in_gap=_within(place, gap))
                yield _Place(place, score, self._claim(extent, place))

    def _may_be(self, passage: Passage, place: Range, gap: Range) -> bool:
        """Tell whether the words of a place can be another wording: by their likeness, or by all that stands around them."""
        if likeness(passage.words, self._new_words(place)) >= _LEAST_LIKENESS:
            return True
        has_words = any(map(str.isalnum, self._new_words(place)))
        return has_words and _within(place, gap) and self._search.score(passage, place, in_gap=True) >= _LEAST_REPLACED

    def _claim(self, extent: Range, place: Range) -> float:
        """Say how much speaks for the words at *place* having come from elsewhere in the old text than from *extent*."""
        claims = [0.0]
        for other in self._search.in_old(place):
            if not _overlap(other, extent):
                in_gap = _within(place, self._alignment.gap(other[0])[1])
                claims.append(self._search.score(self._search.passage(*other), place, in_gap=in_gap))
        return max(claims)

    def _convinces(self, passage: Passage, extent: Range, place: _Place) -> bool:
        """Tell whether a place away from the old neighbours is more than a chance likeness."""
        if not self._is_whole:
            # Of a text that is lost nobody knows whether it had the same words a second time.
            return place.score >= _LEAST_ALONE
        if _within(place.extent, self._alignment.gap(extent[0])[1]):
            return place.score >= _LEAST_SCORE
        is_verbatim = passage.words == self._new_words(place.extent)
        is_telling = is_verbatim and len(passage.words) >= _TELLING and self._stands_once(passage.words)
        return is_telling or place.score >= _LEAST_AWAY

    def _stands_once(self, words: str) -> bool:
        return self._alignment.old.text.count(words) == self._alignment.new.text.count(words) == 1

    def _new_words(self, place: Range) -> str:
        return self._alignment.new.text[slice(*place)]

    def _placed(self, quote: Quote, extent: Range, place: Range, score: float, runner_up: float = 0.0) -> Anchor:
        old, new = self._alignment.old.text, self._alignment.new.text
        if not (cuts(old, extent[0]) or cuts(old, extent[1])):
            # A figure that goes on where it did not is another figure: 3 is not 3.5, nor 5 in -5.
            place = whole_words(new, *place)
        start, end = self._alignment.new.stored(*place)
        words = self._new_text[start:end]
        status = _status(quote, start, words)
        return Anchor(status=status, start=start, end=end, exact=words, score=score, runner_up=runner_up)


def _status(quote: Quote, start: int, words: str) -> Status:
    if words == quote.exact:
        return "exact" if start == quote.start else "moved"
    return "reflowed" if fold(words).text == fold(quote.exact).text else "changed"


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(place: Range, gap: Range) -> bool:
    return gap[0] <= place[0] and place[1] <= gap[1]


def _contested(anchors: dict[Quote, Anchor]) -> dict[Quote, Anchor]:
    """Make ambiguous whatever stands on words that another quote, from elsewhere in the old text, stands on too."""
    placed = sorted(
        (
            (anchor.start, anchor.end, quote)
            for quote, anchor in anchors.items()
            if anchor.start is not None and anchor.end is not None
        ),
        key=lambda item: item[:2],
    )
    contested: dict[Quote, Anchor] = {}
    active: list[tuple[int, int, Quote]] = []
    for start, end, quote in placed:
        active = [item for item in active if item[1] > start]
        for _, _, other in active:
            if not _overlap((quote.start, quote.end), (other.start, other.end)):
                contested |= {
                    one: _doubtful(anchors[one])
                    for one in (quote, other)
                    if anchors[one].score < 1 or not anchors[one].is_settled
                }
        active.append((start, end, quote))
    return contested


def _doubtful(anchor: Anchor) -> Anchor:
    place = (anchor.start or 0, anchor.end or 0)
    return Anchor(status="ambiguous", score=anchor.score, runner_up=anchor.score, places=(place,))
