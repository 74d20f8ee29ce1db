"""Two editions of a text laid side by side: which lines and sentences of the one are those of the other."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain
from typing import Final, NamedTuple

import attrs

from factcheck.text.folding import Folded

__all__ = ["Alignment", "Block", "Range", "align"]

Range = tuple[int, int]

# A shorter unit that stands once in both editions may do so by chance, as "Yes." may; it needs a neighbour that agrees.
_TELLING: Final = 20

# After so many searches through the texts, all their units are counted once and for all.
_MOST_SEARCHES: Final = 200

# Of a text of which only quotes are left, a run of this many code points is taken to have stood there only once.
_LONG_RUN: Final = 200

_LINE: Final = re.compile(r"\w[^\n]*")
_SENTENCE: Final = re.compile(r"\w.*?(?=[.!?;:•]+[\"')\]]*(?:\s|\Z)|\Z)", re.DOTALL)

# What may stand around the words of a unit. An edition that ends an item differently still has the item.
_EDGES: Final = " .,;:!?•\"'()[]{}-"


class Block(NamedTuple):
    """Characters that both editions have: their offsets in each, as folded, and how many there are."""

    old: int
    new: int
    length: int


class _Unit(NamedTuple):
    start: int
    words: str


Splitter = Callable[[Folded, int, int], list[_Unit]]


def _by(pattern: re.Pattern[str], attribute: str) -> Splitter:
    def split(folded: Folded, start: int, end: int) -> list[_Unit]:
        text = getattr(folded, attribute)
        return [_Unit(found.start(), found.group().rstrip(_EDGES)) for found in pattern.finditer(text, start, end)]

    return split


# Lines tell most: a row of a list is a line. Sentences survive new line breaks.
_LEVELS: Final = (_by(_LINE, "lined"), _by(_SENTENCE, "text"))


@attrs.frozen(slots=False)
class Alignment:
    """What is certain about two editions.

    Args:
        old: The old text.
        new: The new text.
        chain: Blocks that stand in the same order in both.
        moved: Blocks that stand elsewhere, by their place in the old text.
    """

    old: Folded
    new: Folded
    chain: tuple[Block, ...]
    moved: tuple[Block, ...]

    def settled(self, start: int, end: int) -> Range | None:
        """Give the new place of a range of the old text that lies wholly in one block."""
        for blocks, starts in ((self.moved, self._moved_starts), (self.chain, self._chain_starts)):
            block = blocks[place] if (place := bisect_right(starts, start) - 1) >= 0 else None
            if block and end <= block.old + block.length:
                return start - block.old + block.new, end - block.old + block.new
        return None

    def gap(self, offset: int) -> tuple[Range, Range]:
        """Give the stretches of the old and the new text between the blocks of the chain around an old offset.

        An offset inside a block lies in the gap of no length there.
        """
        place = bisect_right(self._chain_starts, offset) - 1
        old = new = 0
        if place >= 0:
            block = self.chain[place]
            if offset < block.old + block.length:
                shifted = offset - block.old + block.new
                return (offset, offset), (shifted, shifted)
            old, new = block.old + block.length, block.new + block.length
        if place + 1 < len(self.chain):
            return (old, self.chain[place + 1].old), (new, self.chain[place + 1].new)
        return (old, len(self.old.text)), (new, len(self.new.text))

    def touched(self, start: int, end: int) -> bool:
        """Tell whether a range of the old text shares words with a block of the chain."""
        blocks = self.chain[max(0, bisect_right(self._chain_starts, start) - 1) : bisect_left(self._chain_starts, end)]
        shared = (self.old.text[max(start, block.old) : min(end, block.old + block.length)] for block in blocks)
        return any(words.strip(_EDGES) for words in shared)

    @cached_property
    def open_old(self) -> list[Range]:
        """Stretches of the old text that no block has."""
        return _complement(((block.old, block.old + block.length) for block in (*self.chain, *self.moved)), len(self.old.text))

    @cached_property
    def open_new(self) -> list[Range]:
        """Stretches of the new text that no block has."""
        return _complement(((block.new, block.new + block.length) for block in (*self.chain, *self.moved)), len(self.new.text))

    @cached_property
    def _chain_starts(self) -> list[int]:
        return [block.old for block in self.chain]

    @cached_property
    def _moved_starts(self) -> list[int]:
        return [block.old for block in self.moved]


def _complement(ranges: Iterable[Range], length: int) -> list[Range]:
    last = 0
    left = []
    for start, end in sorted(ranges):
        if start > last:
            left.append((last, start))
        last = max(last, end)
    return [*left, (last, length)] if last < length else left


def align(old: Folded, new: Folded, *, is_whole: bool = True) -> Alignment:
    """Lay two editions side by side, by lines and, where these differ, by sentences.

    Units are paired where both editions have them equally often, as a patience diff does; the heaviest chain of pairs in order is
    kept, and what lies between its members is aligned by itself. Only what cannot well be otherwise becomes a block: units that
    stand once, those whose neighbours agree too, and stretches between two blocks that are equal throughout.

    Args:
        old: The old text.
        new: The new text.
        is_whole: Whether *old* is the whole text. If not, what stands once in it may have stood elsewhere too, and only what both
            neighbours confirm is certain.
    """
    blocks: list[Block] = []
    moved: list[Block] = []
    is_lone = [_Lone(old, new, split) if is_whole else _never for split in _LEVELS]
    whole = (0, len(old.text)), (0, len(new.text))
    work = [(*whole, 0)]
    while work:
        here, there, level = work.pop()
        if level == len(_LEVELS) or here[0] == here[1] or there[0] == there[1]:
            continue
        if old.text[slice(*here)] == new.text[slice(*there)]:
            blocks.append(Block(here[0], there[0], here[1] - here[0]))
            continue
        of_words = _always if is_whole and (here, there) == whole else is_lone[level]
        kept, strayed = _pairs(_LEVELS[level](old, *here), _LEVELS[level](new, *there), of_words)
        blocks += kept
        moved += strayed
        finer = level if kept else level + 1
        work += [(between[0], between[1], finer) for between in _between(kept, here, there)]
    least = 0 if is_whole else _LONG_RUN
    joined = (block for block in _grown(sorted(blocks), old.text, new.text) if block.length >= least)
    return Alignment(old, new, tuple(joined), tuple(sorted(moved)))


class _Lone:
    """Tells whether words stand once in each of two whole texts: once in a gap of them is not enough.

    A row may have moved out of the gap, and a lookalike into it. A search through the text tells it at once; when many words are
    asked for, counting all units is quicker.
    """

    def __init__(self, old: Folded, new: Folded, split: Splitter) -> None:
        self._texts, self._split = (old, new), split
        self._searches = 0

    def __call__(self, words: str) -> bool:
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return self._counts[words] <= len(self._texts)
        return all(folded.text.find(words, folded.text.find(words) + 1) < 0 for folded in self._texts)

    @cached_property
    def _counts(self) -> Counter[str]:
        units = chain.from_iterable(self._split(folded, 0, len(folded.text)) for folded in self._texts)
        return Counter(unit.words for unit in units)


def _always(words: str) -> bool:
    return True


def _never(words: str) -> bool:
    return False


def _between(blocks: list[Block], here: Range, there: Range) -> Iterator[tuple[Range, Range]]:
    old, new = here[0], there[0]
    for block in blocks:
        yield (old, block.old), (new, block.new)
        old, new = block.old + block.length, block.new + block.length
    yield (old, here[1]), (new, there[1])


def _pairs(old: list[_Unit], new: list[_Unit], is_lone: Callable[[str], bool]) -> tuple[list[Block], list[Block]]:
    """Pair units that both sides have equally often; give those that keep their order, and those that moved with a neighbour."""
    news = _places(new)
    pairs: dict[tuple[int, int], bool] = {}
    backed: set[tuple[int, int]] = set()
    for words, places in _places(old).items():
        counterparts = news.get(words, ())
        if len(places) == len(counterparts):
            for pair in zip(places, counterparts, strict=True):
                neighbours = _agreeing_neighbours(pair, old, new)
                # What is said more than once is told apart by its neighbours alone, so both of them must agree.
                if neighbours == 2 or (neighbours == 1 and len(places) == 1 and is_lone(words)):
                    backed.add(pair)
                pairs[pair] = pair in backed or (len(places) == 1 and len(words) >= _TELLING and is_lone(words))
    kept = _heaviest_chain(sorted(pair for pair, is_sure in pairs.items() if is_sure), [len(unit.words) for unit in old])
    others = pairs.keys() - set(kept)
    crossed = _crossed(kept, others)
    kept = [pair for pair, is_crossed in zip(kept, crossed, strict=True) if pair in backed or not is_crossed]
    strayed = [pair for pair in others & backed if len(old[pair[0]].words) >= _TELLING]
    return _blocks(kept, old, new), _blocks(strayed, old, new)


def _agreeing_neighbours(pair: tuple[int, int], old: list[_Unit], new: list[_Unit]) -> int:
    """Count the sides, 0 to 2, on which the neighbours of two units are equal or unchanged text begins."""
    one, other = pair
    first, last = one == other == 0, one + 1 == len(old) and other + 1 == len(new)
    before = first or (one > 0 and other > 0 and old[one - 1].words == new[other - 1].words)
    after = last or (one + 1 < len(old) and other + 1 < len(new) and old[one + 1].words == new[other + 1].words)
    return before + after


def _crossed(chain: list[tuple[int, int]], others: Iterable[tuple[int, int]]) -> list[bool]:
    """Tell of each pair of the chain whether another pair says the opposite about what comes first.

    Both cannot have stayed where they were. If a row was deleted and the figure of the next one made to be as in that row, the
    figure seems to have stayed and the label to have moved.
    """
    olds, news = [pair[0] for pair in chain], [pair[1] for pair in chain]
    steps = [0] * (len(chain) + 1)
    for one, other in others:
        first, last = sorted((bisect_left(olds, one), bisect_left(news, other)))
        steps[first] += 1
        steps[last] -= 1
    return [depth > 0 for depth in accumulate(steps[:-1])]


def _places(units: list[_Unit]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        places.setdefault(unit.words, []).append(number)
    return places


def _heaviest_chain(pairs: list[tuple[int, int]], weights: list[int]) -> list[tuple[int, int]]:
    """Give the pairs, in the order of both sides, that together weigh most.

    It keeps a front of best totals: a total is worth keeping only if no chain that ends as early weighs as much.
    """
    ends: list[int] = []
    totals: list[int] = []
    heads: list[int] = []
    previous: list[int] = []
    for number, (one, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        previous.append(heads[place - 1] if place else -1)
        total = (totals[place - 1] if place else 0) + weights[one]
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


def _blocks(pairs: Iterable[tuple[int, int]], old: list[_Unit], new: list[_Unit]) -> list[Block]:
    return [Block(old[one].start, new[other].start, len(old[one].words)) for one, other in pairs]


def _grown(chain: list[Block], old: str, new: str) -> Iterator[Block]:
    """Let each block take in the signs at its words that both sides have, up to a space, and join blocks that then touch."""
    last = Block(0, 0, 0)
    for place, block in enumerate(chain):
        start, other = block.old, block.new
        floor, other_floor = last.old + last.length, last.new + last.length
        while start > floor and other > other_floor and old[start - 1] == new[other - 1] and _is_sign(old[start - 1]):
            start, other = start - 1, other - 1
        end, other_end = block.old + block.length, block.new + block.length
        ceiling, other_ceiling = (chain[place + 1].old, chain[place + 1].new) if place + 1 < len(chain) else (len(old), len(new))
        while end < ceiling and other_end < other_ceiling and old[end] == new[other_end] and _is_sign(old[end]):
            end, other_end = end + 1, other_end + 1
        if (start, other) == (floor, other_floor):
            last = Block(last.old, last.new, end - last.old)
        else:
            if last.length:
                yield last
            last = Block(start, other, end - start)
    if last.length:
        yield last


def _is_sign(character: str) -> bool:
    return not (character.isalnum() or character.isspace())
