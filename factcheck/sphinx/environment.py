"""The annotation files of a project: found, read when they have changed, and asked about by pages.

A page that asks keeps the answer. When the project is built again, it is read again if an answer has changed, and only then.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.contract.codec import annotation_from_value, canonical_line, canonical_value
from factcheck.contract.files import schema_files
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import FactcheckError, UnreadableFile
from factcheck.files import digest_of_file
from factcheck.model.vocabulary import Vocabulary
from factcheck.sphinx.warnings import warn
from factcheck.store.examining import CORPUS_SUFFIX, Examined, by_key, examine_corpus, examine_file, files_below
from factcheck.views.fragments import Fragments

__all__ = ["Answer", "Library", "Question", "ReadFile", "find_files"]

Question = tuple[str, str]
"""What is asked for, and its name: ``("annotation", "mill")``, ``("claim", "mill-closed")``, ``("annotations", "")``."""

Answer = str | tuple[str, ...] | None

# The full name of a claim is the id of its annotation, this, and its own id; neither id can have a full stop.
_SEPARATOR: Final = "."


@attrs.frozen(kw_only=True)
class Held:
    """An annotation that a file holds, as far as it must be known without reading the file.

    Args:
        id: Its id.
        digest: Digest of all that it says, and of the vocabularies that say what it means.
        claims: Ids of its claims.
    """

    id: str
    digest: str
    claims: frozenset[str]


@attrs.frozen(kw_only=True)
class ReadFile:
    """A file when it was last read.

    Args:
        given: Digest of what does not depend on the file: the contract, and the vocabularies of the project.
        digests: Digest of the file, and of each file that its annotations name; None for one that cannot be read.
        held: The valid annotations that it holds, in order.
    """

    given: str
    digests: Mapping[str, str | None]
    held: tuple[Held, ...]


class Library:
    """The annotations that pages can show, by id.

    Args:
        paths: The annotation files.
        vocabularies: Files of category vocabularies that annotations may name, beside those that come with the package.
        known: The files when they were last read, by path; what has not changed since is not read again.
    """

    def __init__(self, paths: Iterable[str], *, vocabularies: Iterable[str] = (), known: Mapping[str, ReadFile]) -> None:
        self.shelves: dict[str, ReadFile] = {}
        self.vocabularies = by_key(_readable(vocabularies))
        self._given = _digest(_contract().encode() + repr(self.vocabularies).encode())
        self._held: dict[str, Held] = {}
        self._home: dict[str, str] = {}
        self._open: dict[tuple[str, str | None], Fragments] = {}
        for path in dict.fromkeys(paths):
            # What was read in the last build is good as long as the file and all that it names have the same digests.
            shelf = known.get(path)
            if shelf is None or not self._is_current(shelf):
                shelf = self._read(path)
            self.shelves[path] = shelf
            self._catalogue(path, shelf)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the annotations, in the order of the files."""
        return tuple(self._held)

    def holders(self, claim: str) -> tuple[str, ...]:
        """Give the ids of the annotations that have a claim of this id."""
        return tuple(id_ for id_, held in self._held.items() if claim in held.claims)

    def claims(self, annotation: str) -> frozenset[str]:
        """Give the ids of the claims of an annotation; nothing where there is no such annotation."""
        held = self._held.get(annotation)
        return frozenset() if held is None else held.claims

    def open(self, id: str, *, as_of: str | None = None) -> Fragments:
        """Give an annotation, ready to be shown.

        Args:
            id: Its id.
            as_of: Count only works that the public could know by this day, ISO 8601.

        Raises:
            KeyError: If there is none of this id.
        """
        if (id, None) not in self._open:
            path = self._home[id]
            for examined in _examined(path, self.vocabularies.values()):
                if examined.is_valid:
                    self._keep(self._fragments(examined))
        # The annotation is read once; another day only weighs the same references anew.
        if (id, as_of) not in self._open:
            self._open[id, as_of] = attrs.evolve(self._open[id, None], as_of=as_of)
        return self._open[id, as_of]

    def _keep(self, fragments: Fragments) -> None:
        # Of two files that have one id the first holds it, as in the catalogue.
        self._open.setdefault((fragments.annotation.id, None), fragments)

    def answer(self, question: Question) -> Answer:
        """Answer a question of a page; the answer changes whenever what the page would show may change."""
        kind, name = question
        if kind == "annotations":
            return self.ids
        if kind == "claim":
            return self.holders(name)
        # An included schema is no annotation, and its digest stands for all that it says.
        if kind == "file":
            return _digest_of(name)
        held = self._held.get(name)
        return None if held is None else held.digest

    def _is_current(self, shelf: ReadFile) -> bool:
        return shelf.given == self._given and all(_digest_of(name) == digest for name, digest in shelf.digests.items())

    def _read(self, path: str) -> ReadFile:
        """Read a file, and warn of what is wrong with it."""
        folder = Path(path).parent
        names, held = [path], []
        try:
            for examined in _examined(path, self.vocabularies.values()):
                # Those of a file that is not sound count too: it may be so only because of them.
                names += _named(examined.value, folder)
                if examined.is_valid:
                    fragments = self._fragments(examined)
                    held.append(_held(fragments))
                    self._keep(fragments)
                else:
                    _report(examined)
        except UnreadableFile as error:
            warn(str(error), "file")
        return ReadFile(given=self._given, digests={name: _digest_of(name) for name in names}, held=tuple(held))

    def _catalogue(self, path: str, shelf: ReadFile) -> None:
        for held in shelf.held:
            if held.id in self._home:
                warn(f"annotation {held.id!r} stands in {self._home[held.id]} already and is left out", "file", f"{path}:1")
            else:
                self._held[held.id] = held
                self._home[held.id] = path

    def _fragments(self, examined: Examined) -> Fragments:
        annotation = annotation_from_value(examined.value, text=examined.text, categories=examined.categories)
        return Fragments(annotation=annotation, prefix=annotation.id + _SEPARATOR)


def _examined(path: str, vocabularies: Iterable[Vocabulary]) -> Iterator[Examined]:
    if path.endswith(CORPUS_SUFFIX):
        yield from examine_corpus(path, vocabularies=vocabularies)
    else:
        yield examine_file(path, vocabularies=vocabularies)


def _report(examined: Examined) -> None:
    for finding in examined.findings:
        if finding.severity == "error":
            place = finding.file if finding.line is None else f"{finding.file}:{finding.line}"
            hint = f"; {finding.hint}" if finding.hint else ""
            warn(f"{finding.code} {finding.message}{hint}", "file", place)


def _named(value: Any, folder: Path) -> list[str]:
    """Give the paths of the files that an annotation names, sound or not."""
    source = value.get("source") if isinstance(value, dict) else None
    path = source.get("path") if isinstance(source, dict) else None
    vocabulary = value.get("vocabulary") if isinstance(value, dict) else None
    names = [path, vocabulary if str(vocabulary).endswith(".json") else None]
    # A name with a NUL makes Python raise a ValueError, and not an OSError as for any other that leads nowhere.
    return [str(folder / name) for name in names if isinstance(name, str) and "\0" not in name]


def _held(fragments: Fragments) -> Held:
    annotation = fragments.annotation
    # Pages show what the vocabularies say of terms, so they change with these too.
    said = (canonical_line(annotation), repr(annotation.terms).encode(), _contract().encode())
    claims = frozenset(claim.id for claim in annotation.claims)
    return Held(id=annotation.id, digest=_digest(b"\0".join(said)), claims=claims)


def _readable(paths: Iterable[str]) -> Iterator[Vocabulary]:
    for path in paths:
        try:
            yield load_vocabulary(Path(path))
        except FactcheckError as error:
            warn(str(error), "vocabulary")


@cache
def _contract() -> str:
    """Give the digest of the schemas and vocabularies that come with the package."""
    return _digest(canonical_value(dict(schema_files())))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: str) -> str | None:
    """Give the digest of a file, or None if it cannot be read."""
    try:
        # Through the one door: a pipe that somebody put there would keep the build waiting for ever.
        return digest_of_file(path)
    except UnreadableFile:
        return None


def find_files(patterns: Iterable[str], folder: str) -> Iterator[str]:
    """Find the annotation files that a project names, in order; a name that leads to none gets a warning.

    Args:
        patterns: Files, folders, which are searched through, and patterns such as ``claims/*.claims.json``.
        folder: The folder that they are relative to.
    """
    for pattern in patterns:
        # Path.glob refuses patterns that begin at the root.
        names = sorted(glob.glob(pattern, root_dir=folder, recursive=True))  # noqa: PTH207 (patterns are relative)
        found = [os.path.normpath(Path(folder, name)) for name in names]
        if not found:
            warn(f"factcheck_files: there is no {pattern}", "file")
        for path in found:
            yield from files_below(path) if Path(path).is_dir() else [path]
