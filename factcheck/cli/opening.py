"""Annotations that a command reads: loaded, each with its category vocabulary, and claims found in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from factcheck.cli.paths import STANDARD_INPUT, annotation_files, read_input, tell_passed_over
from factcheck.errors import NoSuchClaim, UnreadableFile
from factcheck.findings import InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import load, loads

__all__ = ["Opened", "find_claim", "open_annotations"]


@attrs.frozen(kw_only=True)
class Opened:
    """An annotation with what belongs to it.

    Args:
        file: The file, as it was named.
        annotation: What stands in it.
    """

    file: str
    annotation: Annotation


def open_annotations(paths: Iterable[str], vocabularies: Sequence[Vocabulary] = (), *, strangers: bool = False) -> list[Opened]:
    """Load the annotation files that arguments name; this folder where there are none.

    Args:
        paths: Files and folders; ``-`` is standard input.
        vocabularies: Category vocabularies given on the command line.
        strangers: Whether a file that was found in a folder, and not named itself, is passed over with a line on standard error
            if something is wrong with it.

    Raises:
        UnreadableFile: If a file cannot be read, or a folder holds none.
        InvalidAnnotation: If anything is wrong with one.
    """
    named = tuple(paths) or (".",)
    opened = []
    for file in annotation_files(named, corpora=False, strangers=strangers):
        try:
            opened.append(_opened(file, vocabularies))
        except (InvalidAnnotation, UnreadableFile) as error:
            # A file that was named is wanted, and its fault is the answer; one that merely lies in the folder is not.
            if not strangers or file in named:
                raise
            tell_passed_over(error.findings[0] if isinstance(error, InvalidAnnotation) else error)
    return opened


def _opened(file: str, vocabularies: Sequence[Vocabulary]) -> Opened:
    if file == STANDARD_INPUT:
        annotation = loads(read_input(file), folder=Path(), vocabularies=vocabularies)
    else:
        annotation = load(file, vocabularies=vocabularies)
    return Opened(file=file, annotation=annotation)


def find_claim(opened: Sequence[Opened], id: str) -> tuple[Opened, Claim]:
    """Find a claim by its id, in the first annotation that has it.

    Raises:
        NoSuchClaim: If none has it.
    """
    # The first that has it, in the order of the arguments: whoever has one id in two files names the file.
    for one in opened:
        if any(claim.id == id for claim in one.annotation.claims):
            return one, one.annotation.claim(id)
    known = tuple(claim.id for one in opened for claim in one.annotation.claims)
    raise NoSuchClaim(id, annotation=", ".join(one.annotation.id for one in opened), known=known)
