"""The grammar of arguments: which of them name things and which name files, and how output is to look."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, Final, TypeVar

import attrs
import click

from factcheck.cli.paths import STANDARD_INPUT

__all__ = ["bundled", "file_option", "format_option", "things_and_paths", "words_argument"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
# A command that options are put together for takes others than the one that click calls.
_Bundling = Callable[..., Any]

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


def bundled(name: str, kind: type, *options: Callable[[_Bundling], _Bundling]) -> Callable[[_Bundling], _Bundling]:
    """Let a command take options that belong together as one value.

    Args:
        name: The parameter of the command that gets the value.
        kind: The class of the value, an attrs class whose fields are called as the options are.
        options: The options, in the order in which the help lists them.
    """
    fields = [field.name for field in attrs.fields(kind)]

    def decorate(command: _Bundling) -> _Bundling:
        @wraps(command)
        def given_one(*arguments: Any, **given: Any) -> Any:
            value = kind(**{field: given.pop(field) for field in fields})
            return command(*arguments, **{name: value}, **given)

        # What is put on last is listed first in the help, so the options go on from the end.
        wrapped: _Bundling = given_one
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate
