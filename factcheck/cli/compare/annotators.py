"""Annotations of several annotators of one text, as arguments name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs
import click

from factcheck.agreement.aligning import by_annotator
from factcheck.cli.opening import Opened, open_annotations
from factcheck.cli.paths import STANDARD_INPUT
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import FILE_SUFFIX

__all__ = ["name_option", "open_annotators"]

name_option = click.option(
    "--name", "names", multiple=True, metavar="NAME",
    help="What an annotator is called; give it once for each, in order. Else by the names of the files.",
)  # fmt: skip


def open_annotators(
    paths: Sequence[str], names: Sequence[str], vocabularies: Sequence[Vocabulary]
) -> tuple[list[Opened], tuple[str, ...]]:
    """Load what each annotator made, from a file each or from one file whose claims say by whom they are.

    Args:
        paths: Files and folders.
        names: What the annotators are called, if that is given.
        vocabularies: Category vocabularies given on the command line.

    Returns:
        What each made, and what each is called.

    Raises:
        UsageError: If there are fewer than two annotators, or they did not annotate one text.
        UnreadableFile: If a file cannot be read.
        InvalidAnnotation: If anything is wrong with one.
    """
    opened = open_annotations(paths, vocabularies)
    if len(opened) == 1:
        opened, called = _apart(opened[0])
    else:
        called = _called(opened)
    if names and len(names) != len(opened):
        raise click.UsageError(f"there are {len(opened)} annotators and {len(names)} of --name; give one for each, in order")
    if len(set(names)) != len(names):
        raise click.UsageError("two annotators cannot have one name")
    first = opened[0].annotation.source
    other = next((one for one in opened if one.annotation.source.sha256 != first.sha256), None)
    if other is not None:
        raise click.UsageError(
            f"{opened[0].file} and {other.file} annotate two texts; carry one over to the text of the other with factcheck rebase"
        )
    return opened, tuple(names) or called


def _apart(opened: Opened) -> tuple[list[Opened], tuple[str, ...]]:
    try:
        apart = by_annotator(opened.annotation)
    except ValueError as error:
        raise click.UsageError(f"{opened.file} alone was given, and {error}; name a file for each annotator") from error
    if len(apart) < 2:
        raise click.UsageError(f"{opened.file} has claims of {len(apart)} annotator; it takes two, or a file for each")
    return [attrs.evolve(opened, annotation=one) for one in apart.values()], tuple(apart)


def _called(opened: Sequence[Opened]) -> tuple[str, ...]:
    """Give the names of the files without what they have in common; with their folders where two are alike."""
    plain = [_plain(one.file) for one in opened]
    if len(set(plain)) < len(plain):
        plain = [one.file for one in opened]
    counts: Counter[str] = Counter()
    called = []
    for name in plain:
        counts[name] += 1
        called.append(name if counts[name] == 1 else f"{name} ({counts[name]})")
    return tuple(called)


def _plain(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else Path(file).name.removesuffix(FILE_SUFFIX)
