"""Where things stand in a documentation, and where a name leads."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

__all__ = ["Key", "PageObject", "Places", "short"]

Key = tuple[str, str]
"""What something is, and its full name: ``("claim", "mill.mill-closed")``."""

# Names of categories hold full stops, so only the first part of these can be left out: the vocabulary.
_ENDS_AFTER_FIRST_STOP: Final = frozenset({"category"})


@attrs.frozen(kw_only=True)
class PageObject:
    """Something that stands on a page, and can be linked to.

    Args:
        kind: What it is: ``claim``, ``mark``, ``work``, ``category`` or ``schema``.
        name: Its full name.
        docname: The page.
        anchor: Its identifier on the page.
        title: What a reader sees of it: a statement, a title.
        group: What an index groups it by; empty for what stands in no index.
        line: Line of the page's source.
    """

    kind: str
    name: str
    docname: str
    anchor: str
    title: str
    group: str = ""
    line: int | None = attrs.field(default=None, eq=False)

    @property
    def key(self) -> Key:
        """What it is, and its full name."""
        return self.kind, self.name


def short(kind: str, name: str) -> str:
    """Give a name without what it belongs to.

    >>> short("claim", "mill.mill-closed"), short("category", "press-statement.event.act")
    ('mill-closed', 'event.act')
    """
    first, _, rest = name.partition(".") if kind in _ENDS_AFTER_FIRST_STOP else name.rpartition(".")
    return rest or first


class Places:
    """The places of a documentation.

    Args:
        by_page: The places of each page.
    """

    def __init__(self, by_page: Mapping[str, Iterable[PageObject]]) -> None:
        self._standing: dict[Key, PageObject] = {}
        self._further: list[PageObject] = []
        self._by_short: dict[Key, list[PageObject]] = defaultdict(list)
        self._by_anchor: dict[str, PageObject] = {}
        self._by_whole: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._within: dict[str, str] = {}
        # The order of pages is that of their names, however many processes read them.
        for docname in sorted(by_page):
            for place in by_page[docname]:
                self._add(place)

    def _add(self, place: PageObject) -> None:
        if place.key in self._standing:
            self._further.append(place)
            return
        self._standing[place.key] = place
        if place.kind != "schema":
            # A property that is named like a schema is not that schema.
            self._by_short[place.kind, short(*place.key)].append(place)
        self._by_anchor[place.anchor] = place
        self._by_whole[place.name.partition(".")[0]].append((place.docname, place.anchor))

    def __iter__(self) -> Iterator[PageObject]:
        return iter(self._standing.values())

    def find(self, kind: str, name: str) -> list[PageObject]:
        """Find what a name means: one place, none, or several where a short name is ambiguous."""
        exact = self._standing.get((kind, name))
        return [exact] if exact else self._by_short.get((kind, name), [])

    def at(self, anchor: str) -> PageObject | None:
        """Find what has this identifier."""
        return self._by_anchor.get(anchor)

    def within(self, name: str) -> str:
        """Give a digest of page and identifier of all that belongs to something: to an annotation or a vocabulary."""
        if name not in self._within:
            self._within[name] = hashlib.sha256(repr(self._by_whole.get(name)).encode()).hexdigest()
        return self._within[name]

    def repeated(self) -> Iterator[tuple[PageObject, PageObject]]:
        """Give each place of something that stands elsewhere before, with that place."""
        return ((place, self._standing[place.key]) for place in self._further)
