"""Annotation files and corpora made one corpus: an annotation a line, each with its text in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from factcheck.contract.codec import canonical_line
from factcheck.corpora.entries import Entry, sound_entries
from factcheck.files import PathLike, write_file
from factcheck.findings import Loss
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary

__all__ = ["Joined", "join_corpus"]


@attrs.define
class Joined:
    """How much was joined, counted as it goes.

    Args:
        documents: Number of annotations.
        claims: Number of claims.
        losses: What a corpus does not have.
    """

    documents: int = 0
    claims: int = 0
    losses: list[Loss] = attrs.field(factory=list)


def join_corpus(path: PathLike, corpus: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Joined:
    """Write the annotations of a folder, of a corpus or of a file to a corpus, all at once.

    A line that stands in a corpus already is taken as it is, byte for byte.

    Args:
        path: The folder or file.
        corpus: The file to write, which is replaced if it exists.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        InvalidAnnotation: If an annotation is not valid; nothing is written.
        FactcheckError: If two annotations have one id; nothing is written.
        UnreadableFile: If a file cannot be read or written.
    """
    joined = Joined()

    # A generator, so that the corpus is written while it is read; what goes wrong in the middle throws away the new file and
    # keeps the old.
    def lines() -> Iterator[bytes]:
        for entry in sound_entries(path, vocabularies=vocabularies):
            if entry.annotation is not None:
                joined.documents += 1
                joined.claims += len(entry.annotation.claims)
                joined.losses += _moved_vocabulary(entry.annotation)
                yield _line(entry, entry.annotation)

    write_file(corpus, lines())
    return joined


def _moved_vocabulary(annotation: Annotation) -> Iterator[Loss]:
    # A vocabulary by file is looked for beside the annotation, and the corpus stands somewhere else.
    if annotation.vocabulary.endswith(".json"):
        what, why = f"vocabulary {annotation.vocabulary}", "a corpus looks for the file of a vocabulary in its own folder"
        yield Loss(where=annotation.id, what=what, why=why, kind="changed")


def _line(entry: Entry, annotation: Annotation) -> bytes:
    if entry.line and annotation.source.path is None:
        # The last line of a file may lack its end, and two annotations on one line would be none.
        return entry.raw if entry.raw.endswith(b"\n") else entry.raw + b"\n"
    # A corpus carries its texts, and an editor's schema beside the old file is not beside the corpus.
    source = attrs.evolve(annotation.source, path=None)
    return canonical_line(attrs.evolve(annotation, source=source, schema=None))
