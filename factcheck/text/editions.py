"""Two editions of a text laid side by side: which rows and sentences certainly stayed, and which are open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

import attrs

from factcheck.text.folding import PARAGRAPH, Folded
from factcheck.text.listed_words import ListedWords
from factcheck.text.units import WORD, Unit, units_of

__all__ = ["Editions", "Pair", "lay"]

Pair = tuple[int, int]

_BREAKS: Final = frozenset(f"\n{PARAGRAPH}")

# A shorter unit that stands once in both editions may do so by chance, as "Yes." may.
TELLING: Final = 20


@attrs.frozen(slots=False, eq=False)
class Editions:
    """What is certain about two editions.

    Args:
        old: The old text.
        new: The new text.
        olds: The units of the old text, in order.
        news: The units of the new text, in order.
        chain: Units that are the same words in the same order, as indices in *olds* and *news*.
        firm: Of these, and of runs that moved as wholes, what cannot well be otherwise.
    """

    old: Folded
    new: Folded
    olds: list[Unit]
    news: list[Unit]
    chain: dict[int, int]
    firm: dict[int, int]

    @cached_property
    def firm_back(self) -> dict[int, int]:
        """The units of the new text that are certain, with those of the old one."""
        return {other: one for one, other in self.firm.items()}

    def stayed(self, one: int) -> int | None:
        """Give what an old unit is that certainly stayed in its order; the edges of one text are those of the other."""
        if one in (-1, len(self.olds)):
            return one if one < 0 else len(self.news)
        other = self.firm.get(one)
        return other if other == self.chain.get(one) else None

    @cached_property
    def _chain_olds(self) -> list[int]:
        return [one for one, other in sorted(self.chain.items()) if self.firm.get(one) == other]

    @cached_property
    def _chain_news(self) -> list[int]:
        return [self.chain[one] for one in self._chain_olds]

    def share_a_line(self, one: int, beside: int) -> bool:
        """Tell whether two neighbours among the units of the old text stand in one line."""
        if not 0 <= min(one, beside) <= max(one, beside) < len(self.olds):
            return False
        between = self.olds[min(one, beside)].end, self.olds[max(one, beside)].start
        return _BREAKS.isdisjoint(self.old.lined[slice(*between)])

    def slot(self, one: int) -> Pair:
        """Give the units of the new text, from the first to just after the last, between what stayed around an old unit."""
        place = bisect_left(self._chain_olds, one)
        last = place + (place < len(self._chain_olds) and self._chain_olds[place] == one)
        news = self._chain_news
        return (news[place - 1] + 1 if place else 0), (news[last] if last < len(news) else len(self.news))

    @cached_property
    def gaps_of_olds(self) -> list[int]:
        """The numbers of the gaps, between what stayed, in which the units of the old text lie."""
        return [bisect_left(self._chain_olds, one) for one in range(len(self.olds))]

    @cached_property
    def gaps_of_news(self) -> list[int]:
        """The numbers of the gaps in which the units of the new text lie."""
        return [bisect_left(self._chain_news, other) for other in range(len(self.news))]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in both editions together."""
        return self.old_words + self.new_words

    @cached_property
    def old_listed(self) -> ListedWords:
        """The words of the old text, in order."""
        return ListedWords(self.old.text)

    @cached_property
    def new_listed(self) -> ListedWords:
        """The words of the new text, in order."""
        return ListedWords(self.new.text)

    @cached_property
    def old_words(self) -> Counter[str]:
        """How often each word stands in the old text."""
        return Counter(self.old_listed.words)

    @cached_property
    def new_words(self) -> Counter[str]:
        """How often each word stands in the new text."""
        return Counter(self.new_listed.words)

    def cannot_stand_outside(self, words: str, part: str) -> bool:
        """Tell, without a search, whether words cannot stand in the new text but in a part: one of them does not."""
        listed = WORD.findall(words.casefold())
        counts = list(map(self.new_words.get, listed))
        if None in counts:
            return True
        within = WORD.findall(part.casefold())
        most = len(within)
        return any(number <= most and number <= within.count(word) for word, number in zip(listed, counts, strict=True) if number)

    def in_old(self, start: int, end: int) -> range:
        """Give the units of the old text that share words with a range of it."""
        return _sharing(self.olds, self._old_starts, start, end)

    def in_new(self, start: int, end: int) -> range:
        """Give the units of the new text that share words with a range of it."""
        return _sharing(self.news, self._new_starts, start, end)

    @cached_property
    def _old_starts(self) -> list[int]:
        return [unit.start for unit in self.olds]

    @cached_property
    def _new_starts(self) -> list[int]:
        return [unit.start for unit in self.news]


def _sharing(units: list[Unit], starts: list[int], start: int, end: int) -> range:
    # A quote may begin in the signs behind a unit, and then the unit before it has none of its words.
    first = max(0, bisect_right(starts, start) - 1)
    first += bool(units) and units[first].end <= start
    return range(first, max(first, bisect_left(starts, end)))


def lay(old: Folded, new: Folded) -> Editions:
    """Lay two editions side by side, by rows and sentences and, where these differ, by sentences however they are wrapped.

    Args:
        old: The old text.
        new: The new text.
    """
    olds, news = units_of(old, 0, len(old.text)), units_of(new, 0, len(new.text))
    # By lines first: rows are the better units wherever both editions have them, and wrapping is the rarer edit.
    pairs = _chain([unit.words for unit in olds], [unit.words for unit in news])
    olds, news, pairs = _without_breaks(old, new, olds, news, pairs)
    chain = dict(pairs)
    editions = Editions(old, new, olds, news, chain, {})
    editions.firm.update(_firm(editions))
    return editions


def _without_breaks(
    old: Folded, new: Folded, olds: list[Unit], news: list[Unit], pairs: list[Pair]
) -> tuple[list[Unit], list[Unit], list[Pair]]:
    """Split what lies between units that stayed by sentences alone, where that pairs more: it may have been wrapped anew."""
    ones: list[Unit] = []
    others: list[Unit] = []
    found: list[Pair] = []
    last = other_last = 0
    for one, other in [*pairs, (len(olds), len(news))]:
        gap, other_gap = olds[last:one], news[other_last:other]
        if gap and other_gap:
            rewrapped = [
                units_of(folded, units[0].start, units[-1].end, by_lines=False)
                for folded, units in ((old, gap), (new, other_gap))
            ]
            more = _chain(*([unit.words for unit in units] for units in rewrapped))
            if more and rewrapped != [gap, other_gap]:
                gap, other_gap = rewrapped
                found += [(len(ones) + place, len(others) + other_place) for place, other_place in more]
        ones += gap
        others += other_gap
        if one < len(olds):
            found.append((len(ones), len(others)))
            ones.append(olds[one])
            others.append(news[other])
        last, other_last = one + 1, other + 1
    return ones, others, found


def _chain(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair units that stand once between units that are paired, as a patience diff does, and equal neighbours of pairs."""
    pairs: list[Pair] = []
    # A list of work and no recursion, since a text of single lines would go deeper than Python lets a function call itself.
    work = [(0, len(old), 0, len(new))]
    while work:
        first, last, other_first, other_last = work.pop()
        while first < last and other_first < other_last and old[first] == new[other_first]:
            pairs.append((first, other_first))
            first, other_first = first + 1, other_first + 1
        while first < last and other_first < other_last and old[last - 1] == new[other_last - 1]:
            last, other_last = last - 1, other_last - 1
            pairs.append((last, other_last))
        if first == last or other_first == other_last:
            continue
        kept = heaviest_chain(
            _lone_pairs(old, new, range(first, last), range(other_first, other_last)), lambda one: len(old[one])
        )
        if kept:
            ends = [(first - 1, other_first - 1), *kept, (last, other_last)]
            work += [
                (one + 1, following, other + 1, other_following) for (one, other), (following, other_following) in pairwise(ends)
            ]
            pairs += kept
    return sorted(pairs)


def _lone_pairs(old: Sequence[str], new: Sequence[str], ones: range, others: range) -> list[Pair]:
    places: dict[str, int] = {}
    # -1 stands for "more than once": such a unit may be paired later, between two that are.
    for other in others:
        places[new[other]] = -1 if new[other] in places else other
    counts = Counter(old[one] for one in ones)
    return [(one, places[old[one]]) for one in ones if counts[old[one]] == 1 and places.get(old[one], -1) >= 0]


def heaviest_chain(pairs: list[Pair], weight: Callable[[int], int]) -> list[Pair]:
    """Give the pairs, in the order of both sides, that together weigh most.

    It keeps a front of best totals: a total is worth keeping only if no chain that ends as early weighs as much.
    """
    ends: list[int] = []
    totals: list[int] = []
    heads: list[int] = []
    previous: list[int] = []
    for number, (one, other) in enumerate(pairs):
        # Chains that end before this pair may go on with it; the best of them is the last, as totals rise along the front.
        place = bisect_left(ends, other)
        previous.append(heads[place - 1] if place else -1)
        total = (totals[place - 1] if place else 0) + weight(one)
        last = place
        while last < len(ends) and totals[last] <= total:
            last += 1
        ends[place:last], totals[place:last], heads[place:last] = [other], [total], [number]
    chain = []
    number = heads[-1] if heads else -1
    while number >= 0:
        chain.append(pairs[number])
        number = previous[number]
    return chain[::-1]


def _firm(editions: Editions) -> dict[int, int]:
    """Give the pairs that cannot well be otherwise.

    Either both neighbours agree, or one does and the words are telling and stand once in each edition.
    """
    olds, news, chain = editions.olds, editions.news, editions.chain
    lone = _Lone(editions)
    slid = _slid(olds, news, chain)
    back = set(chain.values())
    firm: dict[int, int] = {}
    candidates = dict(chain)
    # What moved with its neighbours stands outside the chain.
    places = {unit.words: (-1 if number in back else number) for number, unit in enumerate(news)}
    for number, unit in enumerate(olds):
        other = places.get(unit.words, -1)
        if number not in chain and other >= 0 and len(unit.words) >= TELLING and lone(unit.words):
            candidates[number] = other
    for one, other in candidates.items():
        if one in slid:
            continue
        # The ends of a text agree with the ends of the other one as a neighbour would.
        before = (one == other == 0) or candidates.get(one - 1, -2) == other - 1
        after = (one + 1 == len(olds) and other + 1 == len(news)) or candidates.get(one + 1) == other + 1
        if (before and after and one in chain) or (before + after and len(olds[one].words) >= TELLING and lone(olds[one].words)):
            firm[one] = other
    return firm


def _slid(olds: list[Unit], news: list[Unit], chain: dict[int, int]) -> set[int]:
    """Give the old units that may as well be those that went, since what went is equal to its neighbours."""
    slid: set[int] = set()
    for (one, other), (following, other_following) in pairwise([(-1, -1), *sorted(chain.items()), (len(olds), len(news))]):
        # Only where units went and none came is it open which of two equal ones it was.
        gone = following - one - 1
        if not gone or other_following != other + 1:
            continue
        place = one
        while place >= 0 and olds[place].words == olds[place + gone].words:
            slid.update((place, place + gone))
            place -= 1
        place = following
        while place < len(olds) and olds[place].words == olds[place - gone].words:
            slid.update((place, place - gone))
            place += 1
    return slid


class _Lone:
    """Tells whether words stand once in each of two texts: as a unit, and inside any other."""

    def __init__(self, editions: Editions) -> None:
        self._texts = (editions.old.text, editions.old_words), (editions.new.text, editions.new_words)
        self._units = Counter(unit.words for units in (editions.olds, editions.news) for unit in units)

    def __call__(self, words: str) -> bool:
        if self._units[words] > len(self._texts):
            return False
        # A word that stands once in a text proves as much as a search through it, and costs nothing.
        tokens = set(WORD.findall(words.casefold()))
        return all(
            any(counts[token] == 1 for token in tokens) or text.find(words, text.find(words) + 1) < 0
            for text, counts in self._texts
        )
