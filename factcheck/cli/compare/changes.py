"""Changes in words: one line each, for a terminal or for Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs
import click

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.text import words
from factcheck.versions.changes import Change

__all__ = ["MARKDOWN", "TEXT", "Manner", "change_lines", "grouped", "title_and_details"]

_WIDTH: Final = 60
_GROUPS: Final = {"work": "works", "origin": "origins"}
_DOCUMENT: Final = "document"

# What names a record best where there is no room for all of it, of the first fields that it has.
_TELLING: Final = (
    "exact", "type", "claim", "relation", "document", "target", "status", "reason", "where", "outcome", "verdict", "by", "at",
    "name", "title", "url",
)  # fmt: skip


@attrs.frozen(kw_only=True)
class Manner:
    """How words that went and words that came are marked, and how other words are kept from being taken for marks.

    Args:
        gone: Marks words that the older version had.
        come: Marks words that the newer version has.
        plain: Gives words as they are to be shown.
    """

    gone: Callable[[str], str]
    come: Callable[[str], str]
    plain: Callable[[str], str]


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>~#|])", r"\\\1", words)


TEXT: Final = Manner(
    gone=lambda words: click.style(f"[-{words}-]", fg="red"),
    come=lambda words: click.style(f"{{+{words}+}}", fg="green"),
    plain=str,
)
"""The marks of ``git diff --word-diff``, which stay readable without colours."""

MARKDOWN: Final = Manner(gone=lambda words: f"~~{_escaped(words)}~~", come=lambda words: f"**{_escaped(words)}**", plain=_escaped)


def grouped(changes: Iterable[Change]) -> Iterator[tuple[str, bool, list[Change]]]:
    """Give changes by what they are about: a heading, whether that is a claim, and the changes."""
    for (heading, is_claim), part in groupby(changes, key=_heading):
        yield heading, is_claim, list(part)


def _heading(change: Change) -> tuple[str, bool]:
    if change.claim is not None:
        return change.claim, True
    return _GROUPS.get(change.kind.partition("-")[0], _DOCUMENT), False


def title_and_details(change: Change, manner: Manner) -> tuple[str, str]:
    """Give the title of a change, and what it consists in."""
    title = load_vocabulary("change-kinds").term(change.kind).title
    return title, _about(change, manner) + _consists(change, manner)


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Give changes a line each, for a terminal."""
    told = [title_and_details(change, TEXT) for change in changes]
    width = max(len(title) for title, _ in told)
    yield from (f"  {title.ljust(width)}  {words}" for title, words in told)


def _about(change: Change, manner: Manner) -> str:
    field = None if change.kind in ("reworded", "re-anchored", "recategorised") else change.field
    parts = [part for part in (change.slot, change.subject, field) if part]
    return manner.plain(", ".join(parts)) + (": " if parts else "")


def _consists(change: Change, manner: Manner) -> str:
    before, after = change.before, change.after
    if change.kind == "re-anchored":
        return _places(before, after, manner)
    # Of a single word, such as a term or a date, nothing stays that could be shown around the change.
    if isinstance(before, str) and isinstance(after, str) and " " in before + after:
        return _word_diff(before, after, manner)
    if isinstance(before, list) or isinstance(after, list):
        return _list_diff(before or [], after or [], manner)
    if change.kind.endswith("-removed"):
        return manner.plain(_short(before))
    if before is None:
        return manner.plain(_short(after))
    return f"{manner.plain(_short(before))} → {manner.plain('nothing' if after is None else _short(after))}"


def _places(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]], manner: Manner) -> str:
    old, new = (
        ", ".join(f"{span.get('role', 'core')} {span['start']}–{span['end']}" for span in spans) for spans in (before, after)
    )
    was, is_ = (" … ".join(span["exact"] for span in spans) for spans in (before, after))
    return manner.plain(f"{old} → {new}") + (f"; {_word_diff(was, is_, manner)}" if was != is_ else "")


def _word_diff(before: str, after: str, manner: Manner) -> str:
    parts: list[str] = []
    for gone, come in _phrases(words.word_changes(before, after, as_written=True)):
        if gone == come:
            parts.append(manner.plain(gone))
        else:
            parts += [mark(passage) for mark, passage in ((manner.gone, gone), (manner.come, come)) if passage]
    return "".join(parts)


def _phrases(changes: Sequence[words.WordChange]) -> Iterator[tuple[str, str]]:
    """Give what went and what came in its place, taking changes together that have nothing but a space between them."""
    gone = come = ""
    for place, change in enumerate(changes, start=1):
        between = (gone or come) and change.words.isspace() and place < len(changes)
        if change.kind == "same" and not between:
            yield from [(gone, come)] if gone or come else []
            yield change.words, change.words
            gone = come = ""
        else:
            gone += change.words if change.kind != "added" else ""
            come += change.words if change.kind != "removed" else ""
    yield gone, come


def _list_diff(before: Sequence[Any], after: Sequence[Any], manner: Manner) -> str:
    gone = [manner.gone(_short(item)) for item in before if item not in after]
    come = [manner.come(_short(item)) for item in after if item not in before]
    # Where only the order changed, nothing went and nothing came.
    return ", ".join([*gone, *come]) or manner.plain(f"{_joined(before)} → {_joined(after)}")


def _joined(items: Iterable[Any]) -> str:
    return ", ".join(map(_short, items))


def _short(value: Any) -> str:
    """Give a value on one line: the statement of a claim, the stance of a reference, the title of a work, or what tells most."""
    if isinstance(value, str):
        return " ".join(value.split())
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if "statement" in value:
        return _short(value["statement"])
    if "csl" in value:
        return _short(value["csl"].get("title", value["csl"].get("type")))
    if "stance" in value:
        return ", ".join(_short(value[key]) for key in ("stance", "locator", "gist") if key in value)
    told = [_short(value[key]) for key in _TELLING if key in value]
    text = ", ".join(told) if told else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
