"""An index of the claims of some files, in SQLite, that knows when it is stale and then reads what has changed.

It lies in the folder in which the operating system has programs keep what they can make again, not beside the files. It holds
copies of claims and no more: whoever deletes it loses nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.contract.codec import canonical_value
from factcheck.corpora.entries import Entry, entries
from factcheck.corpora.facets import facets_of, words_of
from factcheck.errors import UnreadableFile
from factcheck.files import PathLike, open_file, real_path
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import files_below
from factcheck.text.collecting import collector_paused

__all__ = ["Refreshed", "forget_index", "index_folder", "open_index"]

_VERSION: Final = 2
"""Number of the layout below. An index of another layout is made anew."""

_PATIENCE: Final = 600.0
"""Seconds to wait for another process that is reading files into the index."""

_BATCH: Final = 2_000
"""Claims that are written together."""

_LAYOUT: Final = """
    CREATE TABLE files (file INTEGER PRIMARY KEY, path BLOB UNIQUE, signature TEXT);
    CREATE TABLE faults (file INTEGER, fault TEXT);
    CREATE TABLE documents (document INTEGER PRIMARY KEY, file INTEGER, line INTEGER, id TEXT, shell TEXT);
    CREATE TABLE claims (
        claim INTEGER PRIMARY KEY, document INTEGER, categories TEXT, measure TEXT,
        low REAL, high REAL, first INTEGER, last INTEGER
    );
    CREATE TABLE bodies (claim INTEGER PRIMARY KEY, body TEXT);
    CREATE VIRTUAL TABLE words USING fts5 (statement, quotes, names, places, tokenize = 'ascii');
    CREATE VIRTUAL TABLE counts USING fts5vocab (words, row);
    CREATE INDEX documents_by_file ON documents (file);
    CREATE INDEX claims_by_document ON claims (document);
    CREATE INDEX faults_by_file ON faults (file);
"""


@attrs.frozen(kw_only=True)
class Refreshed:
    """What was read into an index that was stale, and what is in none of it.

    Args:
        files: Number of files that were read.
        claims: Number of claims in them.
        gone: Number of files that are there no more.
        passed_over: What is wrong with annotations that are not valid and files that cannot be read, in words; at each search,
            since what is not searched is not found.
    """

    files: int = 0
    claims: int = 0
    gone: int = 0
    passed_over: tuple[str, ...] = ()


def index_folder() -> Path:
    """Give the folder of all indexes: of the XDG base directory specification, or of Windows.

    Raises:
        UnreadableFile: If there is no home folder and none is named.
    """
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        # The specification says that a path which is not absolute is to be passed over.
        value = os.environ.get(variable)
        if value and Path(value).is_absolute():
            return Path(value) / "factcheck" / "find"
    try:
        return Path.home() / ".cache" / "factcheck" / "find"
    except RuntimeError as error:
        raise UnreadableFile("~", "there is no home folder to keep an index in; set XDG_CACHE_HOME") from error


@contextmanager
def open_index(
    paths: Sequence[PathLike], *, vocabularies: Iterable[Vocabulary] = (), folder: Path | None = None
) -> Iterator[tuple[sqlite3.Connection, Refreshed]]:
    """Open the index of some files and folders, after what changed since has been read.

    Args:
        paths: Annotation files, corpora and folders.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.
        folder: Folder of all indexes; that of the user when None.

    Yields:
        The connection, and what was read.

    Raises:
        UnreadableFile: If a file cannot be read, or the index cannot be kept.
    """
    name = _name(paths, folder)
    try:
        # The index has copies of claims that may not be public yet, so the folder is closed to other users of the machine.
        name.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(_connected(name)) as index:
            # An index that a loss of power has damaged is made again; waiting for the disk would only slow it down.
            index.execute("PRAGMA synchronous = OFF")
            refreshed = _refreshed(index, paths, tuple(vocabularies))
            # Until the end nobody else's refreshing is seen.
            index.execute("BEGIN")
            yield index, refreshed
    except (OSError, sqlite3.Error) as error:
        raise UnreadableFile(str(name), f"the index cannot be kept: {error}; delete it, or set XDG_CACHE_HOME") from error


def forget_index(paths: Sequence[PathLike], *, folder: Path | None = None) -> bool:
    """Delete the index of some files and folders, and tell whether there was one.

    Args:
        paths: What was searched, as it was named then.
        folder: Folder of all indexes; that of the user when None.

    Raises:
        UnreadableFile: If it cannot be deleted.
    """
    name = _name(paths, folder)
    try:
        name.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UnreadableFile(str(name), error.strerror or str(error)) from error
    return True


def _name(paths: Sequence[PathLike], folder: Path | None) -> Path:
    """Give the place of the index of some files: what is searched together is ranked together, so that it has its own."""
    # Sorted and resolved, so that one folder has one index from wherever it is named and in whatever order.
    roots = sorted({str(real_path(path)) for path in paths})
    return (folder or index_folder()) / f"{hashlib.sha256(os.fsencode(chr(0).join(roots))).hexdigest()[:32]}.sqlite"


def _connected(name: Path) -> sqlite3.Connection:
    """Open an index of this layout; what is of another, or is none at all, is made anew."""
    index = _opened(name)
    try:
        if _has_layout(index):
            return index
    except sqlite3.OperationalError:
        # It is locked or cannot be opened, and may be whole.
        index.close()
        raise
    except sqlite3.DatabaseError:
        # Nothing but a copy is lost with a file that is damaged.
        pass
    index.close()
    name.unlink(missing_ok=True)
    index = _opened(name)
    _has_layout(index)
    return index


def _opened(name: Path) -> sqlite3.Connection:
    # Transactions are begun by hand: the module would begin them late, and two processes would then read the same files twice.
    return sqlite3.connect(name, isolation_level=None, timeout=_PATIENCE)


def _has_layout(index: sqlite3.Connection) -> bool:
    """Tell whether an index has this layout, which an empty one is given."""
    if _version(index) == _VERSION:
        return True
    index.execute("BEGIN IMMEDIATE")
    # Another process may have been quicker.
    is_empty = index.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if is_empty:
        for statement in filter(str.strip, _LAYOUT.split(";")):
            index.execute(statement)
        # SQLite keeps this number in the header of the file and takes no parameter for it.
        index.execute(f"PRAGMA user_version = {_VERSION}")
    index.execute("COMMIT")
    return _version(index) == _VERSION


def _version(index: sqlite3.Connection) -> int:
    found: int = index.execute("PRAGMA user_version").fetchone()[0]
    return found


def _refreshed(index: sqlite3.Connection, paths: Sequence[PathLike], vocabularies: Sequence[Vocabulary]) -> Refreshed:
    unreadable: list[str] = []
    found = _found(paths, unreadable)
    named = {str(real_path(path)) for path in paths}
    # Nothing has changed most of the time, and then no lock is asked for, so that searches do not wait for each other.
    if _stale(index, found) == (set(), set()):
        return Refreshed(passed_over=(*unreadable, *_faults(index)))
    # Whoever waits for another that reads the same files finds the work done.
    index.execute("BEGIN IMMEDIATE")
    try:
        changed, gone = _stale(index, found)
        for file in changed | gone:
            _forget(index, file)
        reading = _Reading(index, vocabularies)
        with collector_paused():
            for file in sorted(changed):
                try:
                    reading.file(file, found[file])
                except UnreadableFile as error:
                    if file in named:
                        raise
                    # It is not kept as read, since another limit of size or another right may let it be read next time.
                    reading.give_up()
                    _forget(index, file)
                    unreadable.append(str(error))
        index.execute("COMMIT")
    # Ctrl-C too must leave the index as it was: half a file in it would pass for the whole one.
    except BaseException:
        index.execute("ROLLBACK")
        raise
    passed_over = (*unreadable, *_faults(index))
    return Refreshed(files=len(changed), claims=reading.claims, gone=len(gone - changed), passed_over=passed_over)


def _found(paths: Sequence[PathLike], unreadable: list[str]) -> dict[str, str]:
    """Give the files that paths lead to, each once, with their signatures; what lies in a folder and is no file is told."""
    found: dict[str, str] = {}
    for path in paths:
        root = Path(path)
        if not os.path.lexists(root):
            raise UnreadableFile(str(path), "no such file or folder")
        is_folder = root.is_dir()
        for file in files_below(root, passing_over=lambda fault: unreadable.append(str(fault))) if is_folder else [root]:
            try:
                # Opened, since what cannot be opened would be sought again and again, and a pipe is known by that alone.
                with open_file(file) as stream:
                    found[str(real_path(file))] = _signature(os.fstat(stream.fileno()))
            except UnreadableFile as error:
                # A file that was named is wanted, and its fault is the answer; one that merely lies in the folder is not.
                if not is_folder:
                    raise
                unreadable.append(str(error))
    if not found:
        fault = f": {unreadable[0]}" if unreadable else ""
        raise UnreadableFile(str(paths[0]), f"no *.claims.json or *.claims.jsonl in this folder or below{fault}")
    return found


def _faults(index: sqlite3.Connection) -> list[str]:
    return [row[0] for row in index.execute("SELECT fault FROM faults JOIN files USING (file) ORDER BY path, faults.rowid")]


def _signature(told: os.stat_result) -> str:
    """Give what changes when a file does: its size, its times and its place on the disk."""
    # Reading a gigabyte to compare digests would take longer than the search. A copy that keeps the time of the old file has
    # another place or another time of change.
    return f"{told.st_size} {told.st_mtime_ns} {told.st_ctime_ns} {told.st_ino}"


def _stale(index: sqlite3.Connection, found: Mapping[str, str]) -> tuple[set[str], set[str]]:
    known = {os.fsdecode(path): signature for path, signature in index.execute("SELECT path, signature FROM files")}
    return {file for file, signature in found.items() if known.get(file) != signature}, set(known) - set(found)


def _forget(index: sqlite3.Connection, path: str) -> None:
    # Names of files are bytes, which need not be UTF-8.
    file = os.fsencode(path)
    claims = "SELECT claim FROM claims JOIN documents USING (document) JOIN files USING (file) WHERE path = ?"
    # What leads to the rows goes last; the other order would leave rows that nothing finds again.
    index.execute(f"DELETE FROM words WHERE rowid IN ({claims})", [file])  # noqa: S608 (a constant)
    index.execute(f"DELETE FROM bodies WHERE claim IN ({claims})", [file])  # noqa: S608 (likewise)
    index.execute(f"DELETE FROM claims WHERE claim IN ({claims})", [file])  # noqa: S608 (likewise)
    index.execute("DELETE FROM faults WHERE file IN (SELECT file FROM files WHERE path = ?)", [file])
    index.execute("DELETE FROM documents WHERE file IN (SELECT file FROM files WHERE path = ?)", [file])
    index.execute("DELETE FROM files WHERE path = ?", [file])


class _Reading:
    """Files on their way into an index, a few thousand claims at a time."""

    def __init__(self, index: sqlite3.Connection, vocabularies: Sequence[Vocabulary]) -> None:
        self.claims = 0
        self._of_file = 0
        self._index = index
        self._vocabularies = vocabularies
        # Numbers are never used again while a row has them, since the full-text table knows a claim by nothing else.
        self._next = 1 + (index.execute("SELECT max(claim) FROM claims").fetchone()[0] or 0)
        self._rows: list[tuple[Any, ...]] = []

    def give_up(self) -> None:
        """Forget what waits to be written of a file that cannot be read to its end."""
        self.claims -= self._of_file
        self._rows = []

    def file(self, path: str, signature: str) -> None:
        self._of_file = 0
        row = [os.fsencode(path), signature]
        number = self._index.execute("INSERT INTO files (path, signature) VALUES (?, ?)", row).lastrowid
        for entry in entries(path, vocabularies=self._vocabularies):
            # One sentence a line is enough to go and look: the file has a command of its own for all that is wrong with it.
            errors = [_storable(str(finding)) for finding in entry.findings if finding.severity == "error"]
            self._index.executemany("INSERT INTO faults VALUES (?, ?)", [(number, fault) for fault in errors[:1]])
            if entry.annotation is not None:
                self._document(number, entry, entry.annotation)
        self._write()

    def _document(self, file: int | None, entry: Entry, annotation: Annotation) -> None:
        # What matching needs of a document beside its claims, without its text, which can be a book.
        values = entry.value["claims"]
        source = {key: part for key, part in entry.value["source"].items() if key != "text"}
        shell = {key: part for key, part in entry.value.items() if key not in ("claims", "unclaimed", "works")}
        row = (file, entry.line, annotation.id, json.dumps({**shell, "source": source}))
        document = self._index.execute("INSERT INTO documents (file, line, id, shell) VALUES (?, ?, ?, ?)", row).lastrowid
        for claim, value in zip(annotation.claims, values, strict=True):
            self._rows.append((self._next, document, claim, value))
            self._next += 1
        self.claims += len(values)
        self._of_file += len(values)
        if len(self._rows) >= _BATCH:
            self._write()

    def _write(self) -> None:
        rows, self._rows = self._rows, []
        self._index.executemany(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, document, *facets_of(claim)) for number, document, claim, _ in rows],
        )
        self._index.executemany("INSERT INTO bodies VALUES (?, ?)", [(row[0], canonical_value(row[3]).decode()) for row in rows])
        self._index.executemany(
            "INSERT INTO words (rowid, statement, quotes, names, places) VALUES (?, ?, ?, ?, ?)",
            [(number, *words_of(claim)) for number, _, claim, _ in rows],
        )


def _storable(words: str) -> str:
    """Give words that UTF-8 can hold; the name of a file in them need not be of that kind."""
    return words.encode(errors="backslashreplace").decode()
