"""Quotes found again in another edition of their text, each with what speaks for the place and against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import attrs

from factcheck.text.collecting import collector_paused
from factcheck.text.editions import Pair, heaviest_chain
from factcheck.text.ends import came_beside, glued
from factcheck.text.folding import fold
from factcheck.text.fragments import Fragments
from factcheck.text.placing import Placed, Placer
from factcheck.text.skeleton import Skeleton, skeleton
from factcheck.text.structure.languages import guess
from factcheck.text.turning import turning_words
from factcheck.text.twins import Twins
from factcheck.text.units import EDGES

__all__ = ["Anchor", "Quote", "Status", "reanchor"]

Status = Literal["exact", "moved", "reflowed", "turned", "changed", "ambiguous", "orphan"]


# A sentence is shown without the signs around it, but a question is no statement.
_AROUND: Final = EDGES.replace("?", "")
_SPOKEN: Final = re.compile(r"\w+|[?？؟]")


# So far around a quote it is looked for what is joined to its ends, in code points.
_REACH: Final = 32

# So little beside a quote, where more is known on its other side, is all that its text had there.
_AT_EDGE: Final = 12

# Where places contradict one another, what each is supported by beyond this is compared.
_WEIGHED_FROM: Final = 0.75


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
            for white space, shapes of quotation marks and dashes, and Unicode forms), ``turned`` (the same words, but in their
            sentence a word came or went that can turn its sense, or one directly beside a figure), ``changed`` (other words in
            its place), ``ambiguous`` (more than one place, or more than one quote for a place), ``orphan`` (no place).
        start: Offset of the first character in the new text; None where it is ambiguous or an orphan.
        end: Offset just after the last character; None likewise.
        exact: The words that stand there; None likewise.
        score: How much speaks for the place, from 0 to 1; for an orphan, how much spoke for the best that was refused.
        runner_up: How much speaks for the best other place, or for another quote's having come to this one; 0 if there is none.
        places: Where it is ambiguous, the places in question, best first.
        passages: Where the sentence around the words changed, the sentence as it stood and as it stands, folded.
        turned_by: The words that can turn the sense of the sentence and that came or went; if there are none, the one that came
            or went directly beside a figure at an end.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    score: float
    runner_up: float = 0.0
    places: tuple[Pair, ...] = ()
    passages: tuple[str, str] | None = None
    turned_by: tuple[str, ...] = ()

    @property
    def margin(self) -> float:
        """How far the best place leads."""
        return self.score - self.runner_up

    @property
    def is_settled(self) -> bool:
        """Whether the words stand there as they were, so that nobody need look."""
        return self.status in ("exact", "moved", "reflowed")

    @property
    def has_same_words(self) -> bool:
        """Whether the words stand there as they did, whatever has become of the sentence around them."""
        return self.is_settled or self.status == "turned"


def reanchor(quotes: Iterable[Quote], old_text: str | None, new_text: str, *, language: str | None = None) -> tuple[Anchor, ...]:
    """Find out where quotes stand in another edition of their text.

    Both editions are laid side by side first; what their unchanged lines and sentences settle is settled. The other quotes are
    sought in what remains, by their words and the words around them. A place counts only if no other comes near it, and if no
    other words of the old text have as good a right to it: otherwise the quote is ambiguous, whatever its position.

    Args:
        quotes: The words with their places in the old text. They may overlap.
        old_text: The old text; None if nothing is left of it but the quotes.
        new_text: The new text.
        language: BCP 47 tag, by which it is known which words can turn the sense of a sentence; guessed if left out.

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
    # Without a text the quotes vouch for one another: where two that overlap differ, one of them stands at a wrong offset.
    known = _known(listed) if old_text is None else Skeleton(old_text, [0], [0])
    for quote in listed:
        if not known.text.startswith(quote.exact, known.place(quote.start)):
            raise ValueError(f"{quote.exact!r} does not stand at {quote.start} in the old text")
    # Most texts have not changed since they were annotated, and that is known without a comparison.
    if old_text == new_text or (old_text is None and _all_stand(listed, new_text)):
        return _unchanged(listed, None if old_text == new_text else known, new_text, language)
    with collector_paused():
        finder = _Finder(known, new_text, is_whole=old_text is not None, language=language or guess(new_text))
        # Claims share spans, such as a lead-in, and each is placed once.
        anchors = {quote: finder.anchor(quote) for quote in dict.fromkeys(listed)}
        if old_text is None:
            anchors |= _out_of_order(anchors)
        contested = _contested(anchors)
        return tuple(contested.get(quote, anchors[quote]) for quote in listed)


def _unchanged(quotes: Sequence[Quote], known: Skeleton | None, text: str, language: str | None) -> tuple[Anchor, ...]:
    """Give the anchors in a text in which all quotes stand; of one that is lost, *known* is what nobody lost."""
    anchors = {quote: _standing(quote) for quote in quotes}
    if known is not None:
        anchors |= {quote: _doubtful(anchors[quote]) for quote in quotes if not _ends_there(quote, text)}
        anchors |= _with_twins([quote for quote in quotes if _stood_at_edge(quote, text)], known, text, language)
    return tuple(anchors[quote] for quote in quotes)


def _stood_at_edge(quote: Quote, text: str) -> bool:
    """Tell whether a quote stood at an edge of its text, as far as what is known beside it tells, and no longer does."""
    before, after = len(quote.prefix), len(quote.suffix)
    return (before < _AT_EDGE <= after and quote.start > before) or (after < _AT_EDGE <= before and quote.end + after < len(text))


def _with_twins(quotes: Sequence[Quote], known: Skeleton, text: str, language: str | None) -> dict[Quote, Anchor]:
    """Give the quotes beside which a twin of their sentence came in."""
    if not quotes:
        return {}
    old, new = fold(known.text), fold(text)
    twins = Twins(old, new, None, language or guess(text))
    found = {}
    for quote in quotes:
        start = known.place(quote.start)
        twin = twins.beside(old.folded(start, start + len(quote.exact)), new.folded(quote.start, quote.end))
        if twin is not None:
            found[quote] = _doubtful(_standing(quote), new.stored(*twin))
    return found


def _known(quotes: Sequence[Quote]) -> Skeleton:
    # What stood beside quotes comes first, so that a quote overrules it: a prefix may have been cut or tidied by a program.
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


def _ends_there(quote: Quote, text: str) -> bool:
    """Tell whether nothing is joined to a quote that need not have been: "40" may be all that was quoted of "40 000" or not."""
    beside = text[max(0, quote.start - _REACH) : quote.start], text[quote.end : quote.end + _REACH]
    before, words, after = (fold(part).text for part in (beside[0], quote.exact, beside[1]))
    start, end = len(before), len(before) + len(words)
    first, last = glued(before + words + after, start, end)
    return (bool(quote.prefix) or first == start) and (bool(quote.suffix) or last == end)


def _standing(quote: Quote) -> Anchor:
    return Anchor(status="exact", start=quote.start, end=quote.end, exact=quote.exact, score=1.0)


class _Finder:
    """Finds the anchor of one quote after another."""

    def __init__(self, known: Skeleton, new_text: str, *, is_whole: bool, language: str | None) -> None:
        self._known, self._new_text, self._language = known, new_text, language
        self._old, self._new = fold(known.text), fold(new_text)
        placer = Placer(self._old, self._new) if is_whole else None
        self._placer = placer or Fragments(self._old, self._new)
        self._twins = Twins(self._old, self._new, placer.arrivals if placer is not None else None, language)

    def anchor(self, quote: Quote) -> Anchor:
        start = self._known.place(quote.start)
        known = self._old.folded(start, start + len(quote.exact))
        found = self._placer.place(*known)
        places = tuple(self._new.stored(*place) for place in found.places)
        if found.verdict in ("settled", "changed"):
            start, end = places[0]
            words = self._new_text[start:end]
            status = _status(quote, start, words)
            anchor = Anchor(status=status, start=start, end=end, exact=words, score=found.score, runner_up=found.runner_up)
            anchor = self._in_its_sentence(anchor, found, known)
            twin = self._twins.beside(known, found.places[0]) if anchor.has_same_words else None
            return anchor if twin is None else _doubtful(anchor, self._new.stored(*twin))
        if len(found.places) == 1:
            # Whoever must decide about one place is shown the other one that may be meant.
            twin = self._twins.beside(known, found.places[0])
            places += () if twin is None else (self._new.stored(*twin),)
        unplaced: Status = "orphan" if found.verdict == "orphan" else "ambiguous"
        return Anchor(status=unplaced, score=found.score, runner_up=found.runner_up, places=places)

    def _in_its_sentence(self, anchor: Anchor, found: Placed, known: Pair) -> Anchor:
        """Say what has become of the sentence around words that stand as they did."""
        if found.unit is None or not anchor.is_settled:
            return anchor
        here, there = found.unit
        old, new = self._old.text[slice(*here)].strip(_AROUND), self._new.text[slice(*there)].strip(_AROUND)
        if _SPOKEN.findall(old) == _SPOKEN.findall(new):
            return anchor
        # One reason to ask is enough, and a word that turns the sense says more than one that only stands beside a figure.
        words = turning_words(old, new, self._language) or self._beside(known, found.places[0], here, there)
        return attrs.evolve(anchor, status="turned" if words else anchor.status, passages=(old, new), turned_by=words)

    def _beside(self, known: Pair, place: Pair, here: Pair, there: Pair) -> tuple[str, ...]:
        start, end, first, last = known[0] - here[0], known[1] - here[0], place[0] - there[0], place[1] - there[0]
        word = came_beside(self._old.text[slice(*here)], start, end, self._new.text[slice(*there)], first, last)
        return (word,) if word else ()


def _status(quote: Quote, start: int, words: str) -> Status:
    if words == quote.exact:
        return "exact" if start == quote.start else "moved"
    return "reflowed" if _fold_alike(words, quote.exact) else "changed"


def _fold_alike(one: str, other: str) -> bool:
    # In ASCII nothing but white space is folded, and most words that changed differ in more.
    if one.isascii() and other.isascii() and "".join(one.split()) != "".join(other.split()):
        return False
    return fold(one).text == fold(other).text


def _overlap(one: Pair, other: Pair) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _out_of_order(anchors: dict[Quote, Anchor]) -> dict[Quote, Anchor]:
    """Make ambiguous what has left the order of the others: of a lost text nobody knows whether it said the same there, too."""
    placed = {quote: anchor for quote, anchor in anchors.items() if anchor.start is not None}
    weights = {quote.start: max(1, round(100 * (anchor.score - _WEIGHED_FROM))) for quote, anchor in placed.items()}
    pairs = sorted({(quote.start, anchor.start or 0) for quote, anchor in placed.items()})
    kept = set(heaviest_chain(pairs, weights.__getitem__))
    return {quote: _doubtful(anchor) for quote, anchor in placed.items() if (quote.start, anchor.start) not in kept}


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
        # Spans that lie within one another did so before, too; only quotes from two places of the old text contradict each other.
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


def _doubtful(anchor: Anchor, *others: Pair) -> Anchor:
    place = (anchor.start or 0, anchor.end or 0)
    return Anchor(status="ambiguous", score=anchor.score, runner_up=anchor.score, places=(place, *others))
