"""Near copies that came in beside what certainly stayed: which of the two came?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from factcheck.text.editions import TELLING, Editions
from factcheck.text.kinship import Kin, Kinship
from factcheck.text.pairing import Pairing
from factcheck.text.units import WORD

__all__ = ["BEGINNING", "NEAR_COPY", "near_copies"]

BEGINNING: Final = 3
"""A near copy that stands anywhere begins with as many words as the unit did."""

NEAR_COPY: Final = 0.8
"""It is this alike."""

# Of more units than this none is copied.
_MOST_ALIKE: Final = 40
# So far it is looked for beside a unit, and so many words and characters a denial adds.
_MOST_BESIDE: Final = 4
_MOST_GROWTH: Final = 2
_LONGEST_GROWTH: Final = 24


def near_copies(editions: Editions, kinship: Kinship, pairs: Pairing, kin: Kin) -> dict[int, int]:
    """Give certain units of the old text with a near copy that came in.

    Args:
        editions: The editions.
        kinship: The likeness of their units.
        pairs: Their pairs, which tell what came in.
        kin: What is open in both.
    """
    found = (*_at_seams(editions, kinship, pairs), *_cut_beside(editions, kinship, pairs, kin), *_grown_beside(editions, pairs))
    return dict(found) | dict(_of_one_beginning(editions, kinship, pairs, kin.news))


def _of_one_beginning(editions: Editions, kinship: Kinship, pairs: Pairing, open_: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Find near copies that begin as a unit does, label and all, wherever they stand."""
    olds, news = editions.olds, editions.news
    beginnings: dict[str, list[int]] = defaultdict(list)
    for one in editions.firm:
        if len(olds[one].words) >= TELLING and pairs.old_counts[olds[one].words] == 1:
            beginnings[kinship.beginning(olds[one].words, BEGINNING)].append(one)
    for other in filter(pairs.came, open_):
        alike = beginnings.get(kinship.beginning(news[other].words, BEGINNING), ())
        if len(alike) <= _MOST_ALIKE:
            yield from ((one, other) for one in alike if _is_like(editions, kinship, pairs, one, other))


def _is_like(editions: Editions, kinship: Kinship, pairs: Pairing, one: int, other: int) -> bool:
    """Tell whether what came in is a near copy of a unit, or was one before it was cut in two."""
    if kinship.likeness(one, other) >= NEAR_COPY:
        return True
    return other + 1 < len(editions.news) and pairs.came(other + 1) and kinship.is_cut_in_two(one, other)


def _at_seams(editions: Editions, kinship: Kinship, pairs: Pairing) -> Iterator[tuple[int, int]]:
    """Find what came in between two units, of which it begins with a copy of the second and ends with one of the first.

    A passage was copied below itself, and one of the two was changed: where it was sewn in nobody can tell.
    """
    for one, place in editions.firm.items():
        first, last = editions.firm.get(one - 1, place) + 1, place - 1
        if first > last or not (pairs.came(first) and pairs.came(last)):
            continue
        copies = ((one, first), (one - 1, last))
        if all(_is_copy(editions, kinship, *pair) for pair in copies) and any(_has_its_figures(editions, *p) for p in copies):
            yield from copies


def _grown_beside(editions: Editions, pairs: Pairing) -> Iterator[tuple[int, int]]:
    """Find what came in right beside a unit and has all its words and few more, wherever these stand, as "not" may."""
    for one, place in editions.firm.items():
        words = editions.olds[one].words
        if len(words) < TELLING:
            continue
        for step in (-1, 1):
            other = place + step
            while 0 <= other < len(editions.news) and abs(other - place) <= _MOST_BESIDE and pairs.came(other):
                if _has_grown(words, editions.news[other].words):
                    yield one, other
                other += step


def _has_grown(words: str, grown: str) -> bool:
    if not 0 < len(grown) - len(words) <= _LONGEST_GROWTH:
        return False
    ours, theirs = (Counter(WORD.findall(side.casefold())) for side in (words, grown))
    return ours <= theirs and theirs.total() - ours.total() <= _MOST_GROWTH


def _cut_beside(editions: Editions, kinship: Kinship, pairs: Pairing, kin: Kin) -> Iterator[tuple[int, int]]:
    """Find what seems to have stayed, where a neighbour stands elsewhere word for word with the same beside it, cut in two."""
    last = len(editions.news) - 1
    for one in editions.firm:
        for first in _beside_neighbours(editions, kin, one):
            came = 0 <= first < last and pairs.came(first) and pairs.came(first + 1)
            if came and kinship.is_cut_in_two(one, first):
                yield one, first


def _beside_neighbours(editions: Editions, kin: Kin, one: int) -> Iterator[int]:
    """Give the first of two units that stand where a unit would, had it gone with a neighbour that is open."""
    for neighbour, way in ((one - 1, 1), (one + 1, -2)):
        if 0 <= neighbour < len(editions.olds) and neighbour not in editions.firm:
            places = kin.verbatim(editions.olds[neighbour].words)
            yield from (there + way for there in places if len(places) <= _MOST_ALIKE)


def _is_copy(editions: Editions, kinship: Kinship, one: int, other: int) -> bool:
    return len(editions.olds[one].words) >= TELLING and kinship.likeness(one, other) >= NEAR_COPY


def _has_its_figures(editions: Editions, one: int, other: int) -> bool:
    """Tell whether two units have the same figures: rows of one form, of which some come in, have others."""
    return _figures(editions.olds[one].words) == _figures(editions.news[other].words)


def _figures(words: str) -> Counter[str]:
    return Counter(word for word in WORD.findall(words) if any(map(str.isdigit, word)))
