"""What a bibliography in a foreign format comes to: works, and what of it a work cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from factcheck.contract.conformance import check_schema
from factcheck.errors import InvalidBibliography
from factcheck.findings import Loss
from factcheck.model.display import brief
from factcheck.model.fields import slug_from
from factcheck.model.work import Capture, Work

__all__ = ["Imported", "Item", "unique_ids", "work_from_value"]


@brief
@attrs.frozen(kw_only=True)
class Item:
    """An entry of a foreign bibliography as far as its format has been undone.

    Args:
        key: The name that the bibliography has for it; empty if it has none.
        csl: Bibliographic data that a work can hold.
        own: What this package has written about the work into the bibliography.
        left_out: Names of the fields that a work cannot hold.
    """

    key: str
    csl: Mapping[str, Any]
    own: Mapping[str, Any] = attrs.field(factory=dict)
    left_out: tuple[str, ...] = ()


@brief
@attrs.frozen(kw_only=True)
class Imported:
    """The works of a bibliography that came in a foreign format.

    Args:
        works: The works, in the order of the bibliography, with ids made of its keys.
        losses: The fields of the bibliography that a work cannot hold, each with the id of the work.
    """

    works: tuple[Work, ...]
    losses: tuple[Loss, ...] = ()


def unique_ids(items: Iterable[Item]) -> list[str]:
    """Make an id of each key, or of the title where there is none, and number those that would be equal."""
    taken: set[str] = set()
    ids = []
    for item in items:
        plain = slug_from(item.key, otherwise="") or slug_from(str(item.csl.get("title", "")), otherwise="work")
        id_, number = plain, 2
        while id_ in taken:
            id_, number = f"{plain[:90].strip('-')}-{number}", number + 1
        taken.add(id_)
        ids.append(id_)
    return ids


def work_from_value(item: Item, id_: str) -> Work:
    """Make a work of an item.

    Raises:
        InvalidBibliography: If the work would not conform to its schema; the pointer is that of the work's value.
    """
    value = {**item.own, "id": id_, "csl": dict(item.csl)}
    for finding in check_schema(value, "work"):
        raise InvalidBibliography(finding.message, where=finding.where)
    captures = tuple(Capture(**capture) for capture in value.pop("captures", ()))
    return Work(**value, captures=captures)
