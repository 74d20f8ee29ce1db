"""What several commands print alike: counts with their nouns, and tables of comma-separated values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import click

__all__ = ["as_csv", "counted", "styled"]

_STYLES: Final[Mapping[str, Mapping[str, bool]]] = {
    "strong": {"bold": True},
    "marked": {"bold": True, "underline": True},
    "faint": {"dim": True},
}


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """Word a count with its noun, such as "1 claim" or "2,000 claims"; *nouns* is a plural that does not end in s."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a table as comma-separated values, its columns first, with line feeds at the ends of lines."""
    # Only a table pays for these imports.
    import csv
    import io

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return stream.getvalue()


def styled(words: str, style: str) -> str:
    """Give words in a style of the terminal: ``strong``, ``marked`` or ``faint``."""
    return click.style(words, **_STYLES[style])
