"""The grammar of arguments: which of them name things and which name files, and how output is to look."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import click

from factcheck.cli.paths import STANDARD_INPUT

__all__ = ["file_option", "format_option", "things_and_paths", "words_argument"]

_Command = TypeVar("_Command", bound=Callable[..., Any])

# Before a name that is no path, whatever files there are.
_THING: Final = "id:"


def things_and_paths(words: Iterable[str], files: Sequence[str] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell names of things from paths, in whatever order they stand.

    An argument with a slash, a backslash or a dot, a hyphen alone, or the name of a file or folder that exists is a path. Any
    other is the id of a claim, a measure or a code, none of which has a slash or a dot. Where a file has the name of a claim, the
    claim is written with ``id:`` before it.

    Args:
        words: The arguments.
        files: Paths that were named with ``--file``, which come first.

    >>> things_and_paths(["displaced-total", "release.claims.json", "annotations/"])
    (('displaced-total',), ('release.claims.json', 'annotations/'))
    """
    things: list[str] = []
    paths = list(files)
    for word in words:
        if word.startswith(_THING):
            things.append(word.removeprefix(_THING))
        else:
            (paths if _is_path(word) else things).append(word)
    return tuple(things), tuple(paths)


def _is_path(word: str) -> bool:
    # Ids have no such sign, so that only a word without one has to be looked up on the disk. A link that leads nowhere was meant
    # as a path all the same, and words that no file can be called are none.
    return word == STANDARD_INPUT or any(sign in word for sign in "/\\.") or os.path.lexists(word)


def words_argument(metavar: str, *, required: bool = False) -> Callable[[_Command], _Command]:
    """Let a command take things and paths in any order."""
    return click.argument("words", nargs=-1, required=required, metavar=metavar)


file_option = click.option("-f", "--file", "files", multiple=True, metavar="PATH", help="A file or folder by any name.")


def format_option(*formats: str) -> Callable[[_Command], _Command]:
    """Let a command print in several formats; ``text``, for people, is the default of all."""
    choice = click.Choice(["text", *formats])
    return click.option("--format", "format_", type=choice, default="text", show_default=True, help="How to print.")
