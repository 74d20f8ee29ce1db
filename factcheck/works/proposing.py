"""Whose word a work may give, as far as its bibliographic data can tell: proposed to a person, never settled."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.origin import Origin
from factcheck.model.refusals import is_blank, slug_from
from factcheck.model.work import Work

__all__ = ["origin_named", "origin_with", "proposed_name", "with_proposed_origins"]


def proposed_name(work: Work) -> str | None:
    """Give the name of whoever may be the origin of a work: its publisher, else its authors together.

    >>> proposed_name(Work(id="a", csl={"type": "report", "title": "A", "author": [{"given": "Ann", "family": "Lee"}]}))
    'Ann Lee'
    """
    # A body answers for what it publishes, so it goes before the people who wrote it.
    publisher = " ".join(str(work.csl.get("publisher", "")).split())
    if not is_blank(publisher):
        return publisher
    names = list(filter(None, map(_name, work.csl.get("author", ()))))
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else None


def _name(author: Mapping[str, Any]) -> str:
    name = " ".join(" ".join(filter(None, (author.get("given"), author.get("family"), author.get("literal")))).split())
    # Characters that nobody sees name nobody.
    return "" if is_blank(name) else name


def origin_named(annotation: Annotation, name: str) -> Origin:
    """Give the origin of an annotation that has this id or name, else a new one of this name.

    Args:
        annotation: The annotation.
        name: An id or a name; letter case and spaces do not matter.
    """
    wanted = _folded(name)
    for origin in annotation.origins:
        if wanted in (origin.id, _folded(origin.name)):
            return origin
    taken = annotation.origins_by_id.keys()
    return Origin(id=_free(slug_from(name, otherwise="origin"), taken), name=" ".join(name.split()))


def origin_with(annotation: Annotation, name: str, **said: str | None) -> Origin:
    """Give the origin of this id or name, with what it leaves unsaid filled in.

    Args:
        annotation: The annotation.
        name: An id or a name, as :func:`origin_named` takes it.
        said: Fields of the origin, ``access`` and ``interest``; what is None is left as it is.

    Raises:
        ValueError: If the annotation has that origin and says something else of it.
    """
    found = origin_named(annotation, name)
    given = {field: value for field, value in said.items() if value is not None}
    for field, value in given.items():
        known = getattr(found, field)
        # Other references rest on what is said of the origin, so one more of them must not change it in passing.
        if known not in (None, value):
            raise ValueError(f"the origin {found.id} is there already, with {field} {known}")
    return attrs.evolve(found, **given)


def _free(id_: str, taken: Container[str]) -> str:
    return next(candidate for candidate in _numbered(id_) if candidate not in taken)


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
    wanted = set(ids)
    by_id = dict(annotation.origins_by_id)
    # Reversed, so that of several origins with one name the first is taken; an id goes before any name.
    known = {_folded(origin.name): origin for origin in reversed(annotation.origins)} | by_id
    works = []
    for work in annotation.works:
        name = proposed_name(work) if work.id in wanted and not work.origins else None
        if name is not None:
            origin = known.get(_folded(name)) or Origin(
                id=_free(slug_from(name, otherwise="origin"), by_id), name=" ".join(name.split())
            )
            by_id[origin.id] = known[origin.id] = known[_folded(name)] = origin
            work = attrs.evolve(work, origins=[origin.id], origins_proposed=True)
        works.append(work)
    return attrs.evolve(annotation, works=works, origins=list(by_id.values()))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
