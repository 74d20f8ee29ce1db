"""Marks of several pieces in formats whose marks have one: the pieces are linked by a relation that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

import attrs

from factcheck.formats.records import Mark, MarkLink

__all__ = ["CONTINUES", "join_marks", "plain_name"]

CONTINUES: Final = "continues"
"""The relation that holds the pieces of a mark together."""

_NUMBERED: Final = re.compile(r"[.:]\d+\Z")


def plain_name(key: str) -> str:
    """Give the name of a piece without the number that tells it from its fellows."""
    return _NUMBERED.sub("", key)


def join_marks(marks: Sequence[Mark], links: Iterable[MarkLink]) -> tuple[tuple[Mark, ...], tuple[MarkLink, ...]]:
    """Join marks that continue one another, and let the other links lead to the joined ones."""
    head = {mark.key: mark.key for mark in marks}
    others = []
    for link in links:
        if link.type == CONTINUES and link.source in head and link.target in head:
            # Chains of any order come to one head, so each link renames all that had the old one.
            old, new = head[link.target], head[link.source]
            head = {key: new if first == old else first for key, first in head.items()}
        else:
            others.append(link)
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(head[mark.key], []).append(mark)
    led = [
        attrs.evolve(link, source=head.get(link.source, link.source), target=head.get(link.target, link.target))
        for link in others
    ]
    return tuple(_whole(key, group) for key, group in groups.items()), tuple(led)


def _whole(key: str, group: Sequence[Mark]) -> Mark:
    # A piece after the first says nothing as a rule, but a tool may hang a note on any of them.
    def first(field: str) -> Any:
        return next((found for mark in group if (found := getattr(mark, field))), getattr(group[0], field))

    told = {field: first(field) for field in ("name", "labels", "statement", "comment", "mode", "tags", "rider")}
    # In the order of the file; that of the text is for whoever places them.
    pieces = tuple(piece for mark in group for piece in mark.pieces)
    raw = [mark.raw for mark in group] if len(group) > 1 else group[0].raw
    return attrs.evolve(group[0], key=key, pieces=pieces, raw=raw, **told)
