"""The home of pyarrow: a corpus as two tables that DuckDB, Polars, pandas, Dask and Spark read, and back byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final

import attrs

from factcheck.corpora.columns import CLAIMS, DOCUMENTS, document_row, rows_of_claims, slot_columns
from factcheck.corpora.entries import sound_entries
from factcheck.errors import UnreadableFile
from factcheck.files import PathLike, leads_out, open_file, replacing, write_file
from factcheck.findings import Loss
from factcheck.model.vocabulary import Vocabulary
from factcheck.text.collecting import collector_paused

__all__ = ["CLAIMS_FILE", "DOCUMENTS_FILE", "Written", "count_rows", "languages_and_rights", "read_parquet", "write_parquet"]

DOCUMENTS_FILE: Final = "documents.parquet"
CLAIMS_FILE: Final = "claims.parquet"

_ROWS: Final = 8192
"""Rows that are written together: enough that columns compress well, and few enough that memory does not notice."""

_BYTES: Final = 8 * 1024 * 1024
"""Bytes of documents that are written together, since one document can be as large as a book."""


@attrs.frozen(kw_only=True)
class Written:
    """What was written as tables.

    Args:
        documents: Number of annotations.
        claims: Number of claims.
        losses: What the tables do not have.
    """

    documents: int
    claims: int
    losses: tuple[Loss, ...] = ()


def write_parquet(corpus: PathLike, folder: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Written:
    """Write a corpus as ``documents.parquet`` and ``claims.parquet``, without keeping more than a few thousand claims at a time.

    Args:
        corpus: A corpus, an annotation file, or a folder of them.
        folder: The folder to write to; it is made if there is none.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        UnreadableFile: If pyarrow is not installed, or a file cannot be read or written.
        InvalidAnnotation: If an annotation is not valid; nothing is written.
        FactcheckError: If two annotations have one id; nothing is written.
    """
    arrow = _arrow()
    target = _made(folder)
    documents = claims = 0
    losses: dict[str, Loss] = {}
    with (
        # A fault while either is written leaves both as they were: claims whose documents are those of last week would be
        # joined to them without a word.
        collector_paused(),
        replacing(target / DOCUMENTS_FILE) as of_documents,
        replacing(target / CLAIMS_FILE) as of_claims,
        _Table(arrow, of_documents, DOCUMENTS) as document_table,
        _Table(arrow, of_claims, CLAIMS) as claim_table,
    ):
        for entry in sound_entries(corpus, vocabularies=vocabularies):
            # Blank lines of a corpus have a row too, without which the file could not be written again byte for byte.
            document_table.add(document_row(entry), size=len(entry.raw))
            if entry.annotation is None:
                continue
            documents += 1
            claims += len(entry.annotation.claims)
            for row in rows_of_claims(entry.annotation, entry.value):
                claim_table.add(row)
            # A vocabulary is one file for many annotations, which reads them by its own name; it is told and not copied.
            name = entry.annotation.vocabulary
            if name.endswith(".json"):
                why = "the file of a vocabulary stays where it is"
                losses.setdefault(name, Loss(where=entry.file, what=f"vocabulary {name}", why=why))
    return Written(documents=documents, claims=claims, losses=tuple(losses.values()))


class _Table:
    """A table on its way to a file, a few thousand rows at a time."""

    def __init__(self, arrow: Any, stream: BinaryIO, columns: Any) -> None:
        self._arrow = arrow
        self._schema = _schema(arrow, columns)
        # Statements and quotes are text that compresses well, and each of the readers named above knows Zstandard.
        self._writer = arrow.parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._size = 0

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # After a failure the file is thrown away, and its rest need not be made.
        if kind is None:
            self._flush()
        self._writer.close()

    def add(self, row: dict[str, Any], *, size: int = 0) -> None:
        self._rows.append(row)
        self._size += size
        if len(self._rows) >= _ROWS or self._size >= _BYTES:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_batch(self._arrow.RecordBatch.from_pylist(self._rows, schema=self._schema))
        self._rows, self._size = [], 0


def _schema(arrow: Any, columns: Any) -> Any:
    text, whole = arrow.string(), arrow.int64()
    span = arrow.struct([("start", whole), ("end", whole), ("exact", text), ("role", text)])
    kinds = {
        "text": text,
        "whole": whole,
        "number": arrow.float64(),
        "bytes": arrow.binary(),
        "texts": arrow.list_(text),
        "spans": arrow.list_(span),
        "slots": arrow.struct([(name, arrow.list_(text)) for name in slot_columns().values()]),
    }
    # What a column says travels with the file, where tools that show a schema show it.
    return arrow.schema(
        [arrow.field(name, kinds[kind], metadata={"description": says}) for name, (kind, says) in columns.items()]
    )


def read_parquet(tables: PathLike, folder: PathLike, *, force: bool = False) -> tuple[str, ...]:
    """Write the files of a corpus again as they were, byte for byte, out of ``documents.parquet``.

    Args:
        tables: The file, or the folder that it lies in.
        folder: The folder to write to; it is made if there is none.
        force: Whether files that exist are replaced.

    Returns:
        The files that were written, relative to *folder*; first in the order of the table.

    Raises:
        UnreadableFile: If pyarrow is not installed, the table cannot be read or names files outside *folder*, or a file exists.
    """
    arrow = _arrow()
    place = Path(tables) / DOCUMENTS_FILE if Path(tables).is_dir() else Path(tables)
    target = _made(folder)
    written: list[str] = []
    with open_file(place) as stream:
        rows = _rows_of(arrow, stream, place, ["file", "line", "path", "text"])
        for file, of_file in groupby(rows, key=lambda row: str(row["file"])):
            # Rows that somebody sorted otherwise would write a file twice, and leave only its end.
            if file in written:
                raise UnreadableFile(str(place), f"the rows of {file} do not stand together")
            # Texts are written after the annotation that names them, since only its rows say where they belong.
            beside: dict[str, str] = {}
            write_file(_free(target, file, place, force=force), _lines_of_file(of_file, beside))
            written.append(file)
            for path, text in beside.items():
                name = (PurePosixPath(file).parent / path).as_posix()
                write_file(_free(target, name, place, force=force), text.encode())
                written.append(name)
    return tuple(written)


def count_rows(place: PathLike, column: str) -> int:
    """Give how many rows of a table have a value in a column.

    Args:
        place: The table.
        column: The column.

    Raises:
        UnreadableFile: If pyarrow is not installed, or the table cannot be read.
    """
    arrow = _arrow()
    with open_file(place) as stream:
        return sum(row[column] is not None for row in _rows_of(arrow, stream, Path(place), [column]))


def languages_and_rights(place: PathLike) -> tuple[set[str], set[str]]:
    """Give the languages of the documents of a table, and what is said of the rights in their texts.

    Args:
        place: The table of documents.

    Raises:
        UnreadableFile: If pyarrow is not installed, or the table cannot be read.
    """
    arrow = _arrow()
    with open_file(place) as stream:
        # Two short columns are small however large the texts are.
        rows = list(_rows_of(arrow, stream, Path(place), ["language", "rights"]))
    return {row["language"] for row in rows if row["language"]}, {row["rights"] for row in rows if row["rights"]}


def _lines_of_file(rows: Iterable[dict[str, Any]], beside: dict[str, str]) -> Iterator[bytes]:
    for row in rows:
        # A text that stands in the annotation itself comes back with its line.
        if row["path"] is not None and row["text"] is not None:
            beside[row["path"]] = row["text"]
        yield row["line"]


def _rows_of(arrow: Any, stream: BinaryIO, place: Path, wanted: list[str]) -> Iterator[dict[str, Any]]:
    try:
        # Somebody may have named the table of claims, or one that is not of ours, and should hear which column is not there.
        table = arrow.parquet.ParquetFile(stream)
        missing = [name for name in wanted if name not in table.schema_arrow.names]
        if missing:
            raise UnreadableFile(str(place), f"the table has no column {missing[0]!r}; {DOCUMENTS_FILE} is what is read")
        # A row can hold a book, so few are in memory at once.
        for batch in table.iter_batches(batch_size=64, columns=wanted):
            yield from batch.to_pylist()
    except arrow.ArrowException as error:
        raise UnreadableFile(str(place), f"it is no table of Parquet: {error}") from error


def _free(folder: Path, name: str, place: Path, *, force: bool) -> Path:
    """Give the place of a file in a folder, if it lies there and nothing would be lost."""
    path = PurePosixPath(name)
    # The table may come from a stranger, and a path in it may not decide where a file of this machine is written. Windows reads
    # a backslash and a colon as parts of a path, so they are none anywhere.
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or "\0" in name or not path.name:
        raise UnreadableFile(str(place), f"it names {name!r}, which is no file below a folder")
    found = folder / path
    found.parent.mkdir(parents=True, exist_ok=True)
    if leads_out(found, folder) is not None:
        raise UnreadableFile(str(found), f"it leads out of {folder}")
    if found.exists() and not force:
        raise UnreadableFile(str(found), "exists already; name another folder, or replace it with --force")
    return found


def _made(folder: PathLike) -> Path:
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnreadableFile(str(folder), error.strerror or str(error)) from error
    return Path(folder)


def _arrow() -> Any:
    # It takes a fifth of a second and 40 MB, which nobody should pay who writes no table.
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UnreadableFile("pyarrow", "is not installed; install factcheck-claims[parquet]") from error
    return pyarrow
