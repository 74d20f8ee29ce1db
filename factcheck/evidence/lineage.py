"""Where origins have it from: the graph of derivation, and its roots."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping

from factcheck.model.origin import Origin
from factcheck.model.reference import Reference
from factcheck.model.work import Work

__all__ = ["Path", "ancestors_of", "passage_paths", "paths_to_roots", "roots_of", "speakers_of"]

Path = tuple[str, ...]
"""Ids of origins, from the one that speaks to the one that it has it from in the end."""


def paths_to_roots(start: str, origins: Mapping[str, Origin], *, avoiding: Collection[str] = ()) -> tuple[Path, ...]:
    """Give the shortest path from an origin to each of its roots, nearest root first.

    A root derives from nobody. An origin that derives from others is no root, even if none of them can be reached: what it
    says is not its own.

    Args:
        start: Id of the origin.
        origins: The origins of the annotation by id.
        avoiding: Ids of origins that no path may touch.

    Returns:
        A path for each root; nothing where *start* is unknown, or every chain ends in a circle or in an origin to avoid.

    >>> origins = {one.id: one for one in (Origin(id="unhcr", name="U"), Origin(id="bbc", name="B", derived_from=["unhcr"]))}
    >>> paths_to_roots("bbc", origins)
    (('bbc', 'unhcr'),)
    """
    found = []
    # From whom each was met first. A path is put together only where it ends in a root: to carry it along would copy, for a
    # chain of thousands, all of it at each of its links.
    before: dict[str, str | None] = {start: None}
    # Breadth first, so that the path by which an origin is met first is a shortest one.
    waiting = deque([start])
    while waiting:
        id_ = waiting.popleft()
        origin = origins.get(id_)
        if origin is None or id_ in avoiding:
            continue
        if not origin.derived_from:
            found.append(_path_to(id_, before))
        for parent in origin.derived_from:
            # Met once is enough: a root that two chains reach is one root, and a circle in a faulty file ends here.
            if parent not in before:
                before[parent] = id_
                waiting.append(parent)
    return tuple(found)


def _path_to(root: str, before: Mapping[str, str | None]) -> Path:
    path = []
    place: str | None = root
    while place is not None:
        path.append(place)
        place = before[place]
    return tuple(reversed(path))


def roots_of(ids: Iterable[str], origins: Mapping[str, Origin]) -> tuple[str, ...]:
    """Give the independent origins that these come down to: the roots of the graph above them, each once.

    Args:
        ids: Ids of origins.
        origins: The origins of the annotation by id.
    """
    return tuple(dict.fromkeys(path[-1] for id_ in ids for path in paths_to_roots(id_, origins)))


def ancestors_of(ids: Iterable[str], origins: Mapping[str, Origin]) -> frozenset[str]:
    """Give these origins and all that they derive from, however far.

    Args:
        ids: Ids of origins; unknown ones are left out.
        origins: The origins of the annotation by id.
    """
    waiting = list(ids)
    found: set[str] = set()
    while waiting:
        id_ = waiting.pop()
        if id_ in origins and id_ not in found:
            found.add(id_)
            waiting += origins[id_].derived_from
    return frozenset(found)


def speakers_of(reference: Reference, work: Work | None) -> tuple[str, ...]:
    """Give the ids of the origins that speak in a passage: those it names, else those of its work.

    Args:
        reference: The passage.
        work: Its work; None where the annotation has no such work.
    """
    first = [link.origin for link in reference.relay[:1]]
    return tuple(dict.fromkeys([*first, *reference.origins])) or (() if work is None else work.origins)


def passage_paths(
    reference: Reference, work: Work | None, origins: Mapping[str, Origin], *, avoiding: Collection[str] = ()
) -> tuple[Path, ...]:
    """Give the chains by which a passage has what it says, each from who speaks to a root.

    Where the passage gives its relay, that is the chain; from its last link it goes on as that origin derives from others.

    Args:
        reference: The passage.
        work: Its work; None where the annotation has no such work.
        origins: The origins of the annotation by id.
        avoiding: Ids of origins that no path may touch.

    >>> known = {one.id: one for one in (Origin(id="uk", name="UK"), Origin(id="unhcr", name="UNHCR"))}
    >>> from factcheck.model.reference import Link
    >>> told = Reference(work="hansard", stance="supports", relay=[Link(origin="uk"), Link(origin="unhcr")])
    >>> passage_paths(told, None, known)
    (('uk', 'unhcr'),)
    """
    chain = tuple(link.origin for link in reference.relay)
    if not chain:
        speakers = speakers_of(reference, work)
        return tuple(path for one in speakers for path in paths_to_roots(one, origins, avoiding=avoiding))
    # Only the last link goes on as its origin derives from others; those before it said from whom they have it.
    through = chain[:-1]
    # Whoever is avoided in the middle spoils what comes through them, whoever knew it first.
    reached = all(one in origins and one not in avoiding for one in through)
    told = [(*through, *path) for path in paths_to_roots(chain[-1], origins, avoiding=avoiding)] if reached else []
    others = [path for one in reference.origins for path in paths_to_roots(one, origins, avoiding=avoiding)]
    return tuple(dict.fromkeys([*told, *others]))
