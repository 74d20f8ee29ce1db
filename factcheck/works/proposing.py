"""Whose word a work may give, as far as its bibliographic data can tell: proposed to a person, never settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.fields import slug_from
from factcheck.model.origin import Origin
from factcheck.model.work import Work

__all__ = ["origin_named", "proposed_name", "with_proposed_origins"]


def proposed_name(work: Work) -> str | None:
    """Give the name of whoever may be the origin of a work: its publisher, else its authors together.

    >>> proposed_name(Work(id="a", csl={"type": "report", "title": "A", "author": [{"given": "Ann", "family": "Lee"}]}))
    'Ann Lee'
    """
    publisher = " ".join(str(work.csl.get("publisher", "")).split())
    if publisher:
        return publisher
    names = list(filter(None, map(_name, work.csl.get("author", ()))))
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else None


def _name(author: Mapping[str, Any]) -> str:
    return " ".join(" ".join(filter(None, (author.get("given"), author.get("family"), author.get("literal")))).split())


def origin_named(annotation: Annotation, name: str) -> Origin:
    """Give the origin of an annotation that has this id or name, else a new one of this name.

    Args:
        annotation: The annotation.
        name: An id or a name; letter case and spaces do not matter.
    """
    wanted = " ".join(name.casefold().split())
    for origin in annotation.origins:
        if wanted in (origin.id, " ".join(origin.name.casefold().split())):
            return origin
    taken = annotation.origins_by_id.keys()
    return Origin(id=_free(slug_from(name, otherwise="origin"), taken), name=" ".join(name.split()))


def _free(id_: str, taken: Iterable[str]) -> str:
    return next(candidate for candidate in _numbered(id_) if candidate not in set(taken))


def _numbered(id_: str) -> Iterator[str]:
    yield id_
    number = 2
    while True:
        yield f"{id_[:90].strip('-')}-{number}"
        number += 1


def with_proposed_origins(annotation: Annotation, ids: Iterable[str]) -> Annotation:
    """Propose an origin for works that have none, from their publisher or authors, and mark it as proposed.

    Args:
        annotation: The annotation.
        ids: Ids of the works; those that have an origin, or name nobody, are left as they are.
    """
    for id_ in ids:
        work = annotation.work(id_)
        name = None if work.origins else proposed_name(work)
        if name is not None:
            origin = origin_named(annotation, name)
            proposed = attrs.evolve(work, origins=[origin.id], origins_proposed=True)
            works = [proposed if one is work else one for one in annotation.works]
            origins = annotation.origins if origin in annotation.origins else (*annotation.origins, origin)
            annotation = attrs.evolve(annotation, works=works, origins=origins)
    return annotation
