"""What a corpus consists of: the lines of corpus files and the annotation files of folders, one at a time, with their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from factcheck.contract.codec import annotation_from_value
from factcheck.corpora.parts import is_corpus
from factcheck.errors import FactcheckError, UnreadableFile
from factcheck.files import PathLike, lines_of, open_file, read_file
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.companions import Vocabularies
from factcheck.store.examining import Examined, by_key, examine, files_below
from factcheck.text.collecting import collector_paused

__all__ = ["Entry", "entries", "sound_entries"]

_BUFFER = 1 << 20


@brief
@attrs.frozen(kw_only=True)
class Entry:
    """An annotation of a corpus, or a line that holds none.

    Args:
        file: Its file, relative to the folder that was named; the name of the file where a file was.
        line: Its line in a corpus, from 1; 0 for a file of its own.
        raw: The bytes of its line with the line end, or of its file.
        value: Its JSON value; None for a blank line.
        annotation: The annotation; None for a blank line, and where something is wrong.
        findings: What is wrong with it.
    """

    file: str
    line: int
    raw: bytes = attrs.field(repr=False)
    value: Any = attrs.field(default=None, repr=False)
    annotation: Annotation | None = None
    findings: tuple[Finding, ...] = ()


def entries(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Iterator[Entry]:
    """Give what a corpus holds, one entry at a time: the lines of a corpus file, an annotation file, or all of a folder.

    Args:
        path: A ``*.claims.jsonl`` or ``*.claims.json`` file, or a folder of them.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        UnreadableFile: If a file cannot be read, or a folder holds none.
    """
    root = Path(path)
    # Vocabularies are read once for all files, and looked up by their key for each.
    known = by_key(vocabularies)
    files = [Path(file) for file in files_below(root)] if root.is_dir() else [root]
    if not files:
        raise UnreadableFile(str(path), "no *.claims.json or *.claims.jsonl in this folder or below")
    # Names are those below the folder that was named, with slashes, so that findings and tables are the same on every machine.
    for file in files:
        name = file.relative_to(root).as_posix() if root.is_dir() else file.name
        yield from _lines(file, name, known) if is_corpus(file) else [_file(file, name, known)]


def sound_entries(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Iterator[Entry]:
    """Give what a corpus holds, as :func:`entries` does, if nothing is wrong with it and no two annotations have one id.

    Raises:
        InvalidAnnotation: When an annotation is reached that is not valid.
        FactcheckError: When an id is reached that stood before.
    """
    first_seen: dict[str, Entry] = {}
    for entry in entries(path, vocabularies=vocabularies):
        # Warnings let an entry pass: what is doubtful in it is still what somebody wrote.
        if any(finding.severity == "error" for finding in entry.findings):
            raise InvalidAnnotation(entry.findings)
        if entry.annotation is not None:
            # Only places are remembered: a corpus may be larger than memory.
            first = first_seen.setdefault(entry.annotation.id, attrs.evolve(entry, raw=b"", value=None, annotation=None))
            if (first.file, first.line) != (entry.file, entry.line):
                both = " and ".join(_entry_place(one) for one in (first, entry))
                raise FactcheckError(
                    f"two annotations have the id {entry.annotation.id!r}, in {both}; a corpus tells them apart by it"
                )
        yield entry


def _entry_place(entry: Entry) -> str:
    """Word where an entry stands: its file, and its line in a corpus."""
    return f"{entry.file}:{entry.line}" if entry.line else entry.file


def _lines(file: Path, name: str, known: Vocabularies) -> Iterator[Entry]:
    with open_file(file, buffering=_BUFFER) as stream:
        for number, raw in enumerate(lines_of(stream, file), start=1):
            # The line end is no part of the JSON, but of the bytes that are to come back.
            content = raw.strip(b" \t\r\n")
            yield _entry(file, name, number, raw, content, known) if content else Entry(file=name, line=number, raw=raw)


def _file(file: Path, name: str, known: Vocabularies) -> Entry:
    raw = read_file(file)
    return _entry(file, name, 0, raw, raw, known)


def _entry(file: Path, name: str, line: int, raw: bytes, content: bytes, known: Vocabularies) -> Entry:
    # Thousands of records come to life here and none dies, so each round of the collector would look at all of them for
    # nothing.
    with collector_paused():
        examined = examine(content, folder=file.parent, vocabularies=known, file=str(file), first_line=line or 1)
        annotation = _annotation(examined)
    return Entry(file=name, line=line, raw=raw, value=examined.value, annotation=annotation, findings=examined.findings)


def _annotation(examined: Examined) -> Annotation | None:
    if not examined.is_valid:
        return None
    return annotation_from_value(examined.value, text=examined.text, categories=examined.categories)
