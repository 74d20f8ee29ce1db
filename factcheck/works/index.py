"""Works by what they are recognised by, so that a work is compared only with those that it may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from factcheck.model.work import Work
from factcheck.works.identity import Likeness, likeness_of
from factcheck.works.traits import NUMBERING, Traits

__all__ = ["WorkIndex"]

# A number has no more runs of letters and figures that somebody would leave out the first of.
_MOST_RUNS: Final = 8

# An address that more works have is that of a site.
_MOST_AT_ONE_ADDRESS: Final = 20


class WorkIndex:
    """Works by what they are recognised by, so that a work is compared only with those that it may be."""

    def __init__(self, works: Iterable[Work] = ()) -> None:
        self._by_key: dict[tuple[Any, ...], list[Traits]] = defaultdict(list)
        for work in works:
            self.add(work)

    def add(self, work: Work) -> None:
        """Put a work into the index."""
        traits = Traits(work)
        for key in _keys(traits):
            self._by_key[key].append(traits)

    def find(self, work: Work) -> tuple[Work, Likeness] | None:
        """Give the work that another is or may be, and the evidence; None if all are different."""
        traits = Traits(work)
        best: tuple[Work, Likeness] | None = None
        seen: set[int] = set()
        for key in _sought(traits):
            found = self._by_key.get(key, ())
            if key[0] == "url" and len(found) > _MOST_AT_ONE_ADDRESS:
                continue
            for other in found:
                # A work stands under several keys, and a comparison costs more than a look-up.
                if id(other) in seen:
                    continue
                seen.add(id(other))
                likeness = likeness_of(traits, other)
                if likeness.verdict == "same":
                    return other.work, likeness
                if likeness.verdict == "maybe" and (best is None or len(best[1].agree) < len(likeness.agree)):
                    best = other.work, likeness
        return best


def _keys(traits: Traits) -> Iterator[tuple[Any, ...]]:
    """Give what a work is put under; titles also under year and number, since many reports differ in nothing else."""
    if traits.doi:
        yield ("doi", traits.doi)
    if traits.url:
        yield ("url", traits.url)
    title = _name(traits)
    yield ("title", title)
    for base in (("title", title, traits.year), *_shorts(traits)):
        yield base
        for kind in NUMBERING:
            yield (*base, kind, traits.runs(kind))
        # To be found by a number that leaves out its beginning.
        for ending in _endings(traits.runs("number")):
            yield (*base, "ending", ending)


def _sought(traits: Traits) -> Iterator[tuple[Any, ...]]:
    """Give what a work is looked for under, the most telling first."""
    if traits.doi:
        yield ("doi", traits.doi)
    if traits.url:
        yield ("url", traits.url)
    title = _name(traits)
    titles: list[tuple[Any, ...]] = [("title", title, year) for year in dict.fromkeys((traits.year, None))]
    if traits.year is None:
        titles = [("title", title)]
    # Where both have one of these, another of it is another work.
    kind = next((kind for kind in NUMBERING if traits.runs(kind)), None)
    for base in (*titles, *_shorts(traits)):
        if kind is None or base == ("title", title):
            yield base
            continue
        number = traits.runs(kind)
        yield from ((*base, kind, number), (*base, kind, ()))
        if kind == "number":
            yield (*base, "ending", number)
            yield from ((*base, kind, ending) for ending in _endings(number))


def _shorts(traits: Traits) -> list[tuple[Any, ...]]:
    return [("short", traits.short, traits.year, author) for author in traits.authors if traits.short]


def _endings(number: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [number[place:] for place in range(max(1, len(number) - _MOST_RUNS), len(number))]


def _name(traits: Traits) -> str:
    """Give the title, or what a work without one is known by."""
    return traits.title or "\0".join(("", *sorted(traits.authors), traits.others.get("container-title", "")))
