"""What several commands print alike: counts with their nouns, and tables of comma-separated values."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import click

from factcheck.text import hidden

__all__ = [
    "as_json",
    "as_table",
    "counted",
    "give",
    "json_text",
    "printable",
    "result_table",
    "say",
    "styled",
    "told_as_data",
    "written_table",
]

_STYLES: Final[Mapping[str, Mapping[str, bool]]] = {
    "strong": {"bold": True},
    "marked": {"bold": True, "underline": True},
    "faint": {"dim": True},
}

# The styles that commands use, and nothing else that a terminal obeys; a file that has one colours a word at worst.
_OWN_STYLE: Final = re.compile(r"\x1b\[(?:[0124]|22|24|3[1-6])m")


def printable(words: str) -> str:
    """Give words as they may be printed for people: control characters and changes of direction shown as signs.

    >>> printable("a\\x07b \\u202ec")
    'a␇b ‹202E›c'
    """
    own = _OWN_STYLE.findall(words)
    parts = [hidden.visible(part) for part in _OWN_STYLE.split(words)]
    return "".join(part + style for part, style in zip(parts, [*own, ""], strict=True))


def say(words: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print for people: every command says here, and nowhere else, what may come from a file.

    Args:
        words: What is said.
        err: Whether it goes to standard error.
        nl: Whether a line feed follows.
    """
    click.echo(printable(words), err=err, nl=nl)


def give(content: str | bytes) -> None:
    """Print what is for programs, such as a file: exactly as it is, but on a screen, where signs stand for what would act.

    Args:
        content: All of it; no line feed follows.
    """
    if sys.stdout.isatty():
        say(content if isinstance(content, str) else content.decode(errors="replace"), nl=False)
    else:
        click.echo(content, nl=False)


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """Word a count with its noun, such as "1 claim" or "2,000 claims"; *nouns* is a plural that does not end in s."""
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def as_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[str]:
    """Write a table for a screen: columns side by side, their names above them."""
    lines = [tuple(columns), *(tuple("" if cell is None else str(cell) for cell in row) for row in rows)]
    # Code points, not columns of the terminal: wide scripts are off by a little, and no table of widths is carried along.
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]


def _as_markdown(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[str]:
    """Write a table for Markdown."""
    lines = [[_cell(cell) for cell in row] for row in rows]
    return [f"| {' | '.join(line)} |" for line in (columns, ["---"] * len(columns), *lines)]


def _cell(cell: Any) -> str:
    # A bar would end the cell, and a line feed the row.
    return "" if cell is None else " ".join(str(cell).replace("|", "\\|").split())


def written_table(format_: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a table as ``text``, ``csv`` or ``markdown``, with a line feed at its end."""
    if format_ == "csv":
        # Only a table pays for this import.
        from factcheck.formats.spreadsheet import as_csv

        return as_csv(columns, rows)
    lines = _as_markdown(columns, rows) if format_ == "markdown" else as_table(columns, rows)
    return "".join(f"{printable(line)}\n" for line in lines)


def json_text(results: Any) -> str:
    """Write results as JSON, as programs read it: records through the codec, and each field of a result."""
    # What prints no JSON does not pay for what results are made of.
    from factcheck.views.results.values import result_value

    return as_json(result_value(results))


def as_json(value: Any) -> str:
    """Write a JSON value as it may be printed: what a terminal obeys is escaped, which programs read as the same.

    >>> print(as_json({"a": "\u202eé"}))
    {
      "a": "\\u202eé"
    }
    """
    return hidden.escape_hidden(json.dumps(value, indent=2, ensure_ascii=False))


def result_table(format_: str, kind: type, results: Iterable[Any]) -> str:
    """Write results as ``csv`` or ``markdown``, a row each; *kind* is their class."""
    from factcheck.views.results.values import flat_rows

    return written_table(format_, *flat_rows(kind, results))


def told_as_data(format_: str, kind: type, results: Sequence[Any]) -> bool:
    """Print results as JSON or as a table where that was asked for.

    Args:
        format_: What ``--format`` says.
        kind: The class of the results.
        results: The results.

    Returns:
        Whether they were printed; for people, who read ``text``, each command has words of its own.
    """
    if format_ == "json":
        click.echo(json_text(results))
    elif format_ != "text":
        click.echo(result_table(format_, kind, results), nl=False)
    return format_ != "text"


def styled(words: str, style: str) -> str:
    """Give words in a style of the terminal: ``strong``, ``marked`` or ``faint``."""
    return click.style(words, **_STYLES[style])
