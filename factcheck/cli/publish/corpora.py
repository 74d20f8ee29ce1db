"""What ``factcheck export`` makes of whole corpora: tables, one corpus of many files, and what describes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from factcheck.cli.losses import FileReport
from factcheck.cli.printing import counted
from factcheck.corpora.joining import join_corpus
from factcheck.errors import UnreadableFile
from factcheck.findings import Loss
from factcheck.model.vocabulary import Vocabulary

__all__ = ["CORPUS_FORMATS", "export_corpus"]


# What a format gives of what it has written: annotations, claims, losses.
_Outcome = tuple[int, int, Sequence[Loss]]
Writer = Callable[[str, str, Sequence[Vocabulary]], _Outcome]

_STANDARD_OUTPUT: Final = "-"


def export_corpus(to: str, path: str, output: str, vocabularies: Sequence[Vocabulary]) -> FileReport:
    """Write a corpus, or a folder of annotations, in a format of whole corpora.

    Args:
        to: Name of the format, a key of ``CORPUS_FORMATS``.
        path: The corpus, annotation file or folder.
        output: Where to write.
        vocabularies: Category vocabularies given on the command line.

    Raises:
        UnreadableFile: If a file cannot be read or written, or both are the same.
    """
    if _STANDARD_OUTPUT in (path, output):
        raise click.UsageError(f"{to} is read from files and written to files; name them, the one to write with -o")
    # Both must be there to be compared, since samefile raises where either is not.
    if Path(output).exists() and Path(path).exists() and Path(output).samefile(path):
        raise UnreadableFile(output, "is what is read; name another with -o")
    documents, claims, losses = CORPUS_FORMATS[to](path, output, vocabularies)
    said = f"{output}: {counted(documents, 'annotation')}, {counted(claims, 'claim')} in {to}"
    return FileReport(file=path, losses=losses, said=said)


def _parquet(path: str, output: str, vocabularies: Sequence[Vocabulary]) -> _Outcome:
    # It is loaded here, since other formats should not pay for pyarrow.
    from factcheck.corpora.parquet import write_parquet

    written = write_parquet(path, output, vocabularies=vocabularies)
    return written.documents, written.claims, written.losses


def _corpus(path: str, output: str, vocabularies: Sequence[Vocabulary]) -> _Outcome:
    joined = join_corpus(path, output, vocabularies=vocabularies)
    return joined.documents, joined.claims, joined.losses


def _card(path: str, output: str, vocabularies: Sequence[Vocabulary]) -> _Outcome:
    # Agreement takes imports that other formats do without.
    from factcheck.corpora.card import write_card

    found = write_card(path, output, vocabularies=vocabularies)
    return found.counts.annotations, found.counts.claims, ()


def _croissant(path: str, output: str, vocabularies: Sequence[Vocabulary]) -> _Outcome:
    from factcheck.corpora.croissant import write_croissant

    described = write_croissant(path, output, vocabularies=vocabularies)
    return described.documents, described.claims, ()


CORPUS_FORMATS: Final[Mapping[str, Writer]] = {
    "parquet": _parquet, "corpus": _corpus, "croissant": _croissant, "card": _card,
}  # fmt: skip
"""The formats of whole corpora, each with what writes it."""
