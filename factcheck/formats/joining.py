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
    above = {mark.key: mark.key for mark in marks}

    def head_of(key: str) -> str:
        while above[key] != key:
            # Halving the way keeps that of a mark with thousands of pieces short.
            above[key] = above[above[key]]
            key = above[key]
        return key

    others = []
    for link in links:
        if link.type == CONTINUES and link.source in above and link.target in above:
            # Chains of any order come to one head: that of the piece which is continued.
            above[head_of(link.target)] = head_of(link.source)
        else:
            others.append(link)
    head = {mark.key: head_of(mark.key) for mark in marks}
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
