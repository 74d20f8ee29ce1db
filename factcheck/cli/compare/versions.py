"""Versions that a command compares: files, standard input, and what git keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

import attrs
import click

from factcheck.cli.compare.git import is_in_revision, is_revision, read_blob
from factcheck.cli.paths import STANDARD_INPUT, read_input
from factcheck.contract.vocabulary import vocabulary_from_bytes
from factcheck.errors import UnreadableFile
from factcheck.findings import InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import read_version

__all__ = ["open_version", "read_bytes", "version_from", "versions_before"]


def read_bytes(name: str) -> bytes:
    """Read a file, standard input (``-``), or a file in a revision (``REV:path``).

    Raises:
        UnreadableFile: If it cannot be read.
    """
    return read_blob(name) if ":" in name and not Path(name).exists() else read_input(name)


def open_version(name: str, vocabularies: Sequence[Vocabulary] = ()) -> Annotation:
    """Read a version of an annotation; see :func:`read_bytes`.

    Args:
        name: How the version is named.
        vocabularies: Category vocabularies given on the command line.

    Raises:
        UnreadableFile: If it cannot be read.
        InvalidAnnotation: If it does not conform.
    """
    return version_from(name, read_bytes(name), vocabularies)


def version_from(name: str, data: bytes, vocabularies: Sequence[Vocabulary] = ()) -> Annotation:
    """Make a version of an annotation of bytes that are at hand, with its category vocabulary if that is to be had.

    Args:
        name: Name of the file, for the findings, and to find the vocabulary beside it.
        data: Its bytes.
        vocabularies: Category vocabularies given on the command line.

    Raises:
        InvalidAnnotation: If it does not conform.
    """
    in_git = ":" in name and not Path(name).exists()
    folder = None if in_git else Path() if name == STANDARD_INPUT else Path(name).parent
    try:
        annotation = read_version(data, folder=folder, vocabularies=vocabularies)
    except InvalidAnnotation as error:
        raise InvalidAnnotation([attrs.evolve(finding, file=name) for finding in error.findings]) from error
    if in_git and annotation.categories is None and annotation.vocabulary.endswith(".json"):
        return attrs.evolve(annotation, categories=_vocabulary_in_git(name, annotation.vocabulary))
    return annotation


def _vocabulary_in_git(name: str, wanted: str) -> Vocabulary | None:
    """Read the vocabulary that stands in the revision of the annotation beside it, if there is one."""
    revision, _, path = name.partition(":")
    # A path that begins with ./ must go on doing so, which a parent does not.
    start = "./" if path.startswith("./") else ""
    blob = f"{revision}:{start}{PurePosixPath(path).parent / wanted}"
    try:
        return vocabulary_from_bytes(read_blob(blob), blob)
    except UnreadableFile:
        return None


def versions_before(name: str, files: Sequence[str]) -> Callable[[str], Annotation | None]:
    """Give the function that finds the older version of each file, or None where there is none.

    Args:
        name: A file or ``REV:path``, which is the older version of the one file that is looked at; or a revision, in which each
            file is its own older version.
        files: The files.

    Raises:
        UnreadableFile: If there is neither such a file nor such a revision.
        InvalidAnnotation: If the file does not conform.
    """
    if not Path(name).exists() and ":" not in name and is_revision(name):
        return lambda file: _in_revision(name, file)
    older = open_version(name)
    if len(files) != 1:
        raise click.UsageError(f"{name} is the older version of one file, and there are {len(files)}; name one, or a revision")
    return lambda file: older


def _in_revision(revision: str, file: str) -> Annotation | None:
    if file == STANDARD_INPUT:
        raise click.UsageError("--against a revision needs files; standard input has no older version in git")
    path = Path(file)
    if not is_in_revision(revision, path):
        return None
    return version_from(f"{revision}:{file}", read_blob(f"{revision}:./{path.name}", folder=path.parent))
