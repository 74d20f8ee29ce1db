"""Annotation files and corpora: loaded, checked and saved."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from factcheck.checks.links import repeated_ids
from factcheck.contract.codec import annotation_from_value, canonical_line
from factcheck.contract.conformance import check_schema
from factcheck.contract.json_text import parse, plain_value
from factcheck.contract.remembering import kept_text, kept_value
from factcheck.files import digest_of, read_file, write_file
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.companions import Vocabularies, read_beside, vocabulary_of
from factcheck.store.examining import (
    Examined,
    PathLike,
    by_key,
    examine,
    examine_corpus,
    examine_file,
    examine_value,
)
from factcheck.text.collecting import collector_paused
from factcheck.text.skeleton import skeleton

__all__ = [
    "AS_READ",
    "check",
    "dumps",
    "load",
    "load_corpus",
    "load_outdated",
    "loads",
    "read_version",
    "save",
    "save_corpus",
]

AS_READ: Final = "as-read"
"""Given as what a file is expected to hold, where it must be what the annotation was read from."""

# Under this name the findings of an annotation lie beside its fields, where they are neither compared nor saved.
_FOUND: Final = "_found"

# What is wrong with an annotation only because its text is not the one that was annotated, and what shows that it is not.
_OF_OTHER_TEXT: Final = frozenset({"FC301", "FC302", "FC310", "FC312", "FC313", "FC314", "FC318", "FC328"})
_SHOWS_OTHER_TEXT: Final = frozenset({"FC310", "FC312", "FC314", "FC328"})

# What is wrong with the way from an original to the text, and not with the text or what was annotated in it.
_OF_EXTRACTION: Final = frozenset({"FC331", "FC333"})


def load(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Annotation:
    """Read and check an annotation file.

    Args:
        path: A ``*.claims.json`` file. The text of its source is read from the file that it names.
        vocabularies: Category vocabularies that the annotation may name, beside those that come with the package.

    Returns:
        The annotation. Warnings and notes do not prevent loading; :func:`check` gives them.

    Raises:
        UnreadableFile: If the file cannot be read.
        InvalidAnnotation: If a finding is an error; the exception carries every finding.
    """
    with collector_paused():
        data = read_file(path)
        examined = examine(data, folder=Path(path).parent, vocabularies=by_key(vocabularies), file=os.fspath(path))
        annotation = _accepted(examined)
    _note(annotation, path, digest_of(data))
    return annotation


def _note(annotation: Annotation, path: PathLike, digest: str) -> None:
    """Note on an annotation what stands in its file now; it says nothing of the document, so the record is the same."""
    object.__setattr__(annotation, "read_from", (str(Path(path).resolve()), digest))


def loads(data: str | bytes, *, folder: PathLike | None = None, vocabularies: Iterable[Vocabulary] = ()) -> Annotation:
    """Read and check an annotation that is at hand as text.

    Args:
        data: The JSON text.
        folder: Folder that the paths in the annotation are relative to; without it the text must be inline.
        vocabularies: Category vocabularies that the annotation may name, beside those that come with the package.

    Raises:
        InvalidAnnotation: If a finding is an error; the exception carries every finding.
    """
    # Half of a surrogate pair is for the parser to report with its place, and must not fail here without one.
    encoded = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    place = None if folder is None else Path(folder)
    return _accepted(examine(encoded, folder=place, vocabularies=by_key(vocabularies)))


def read_version(data: bytes, *, folder: PathLike | None = None, vocabularies: Iterable[Vocabulary] = ()) -> Annotation:
    """Read an annotation that conforms to the schema, without its text and without checking more.

    Versions are compared and joined where the text that they were made on is not at hand: out of a repository, or in the
    temporary files of a merge. What else may be wrong with them is for :func:`check` to say.

    Args:
        data: The bytes of the file.
        folder: Folder of the file, if its category vocabulary may be read from there.
        vocabularies: Category vocabularies that it may name, beside those that come with the package.

    Returns:
        The annotation. Its category vocabulary is attached if it could be found, and asked for only by what needs it.

    Raises:
        InvalidAnnotation: If it is not JSON, does not conform, or uses an id twice.
    """
    value, findings = parse(data)
    findings = findings or check_schema(value) or list(repeated_ids(value))
    if findings:
        raise InvalidAnnotation(findings)
    categories = vocabulary_of(value, None if folder is None else Path(folder), by_key(vocabularies), [])
    return annotation_from_value(value, categories=categories)


def check(
    what: PathLike | Annotation, *, against: Annotation | None = None, vocabularies: Iterable[Vocabulary] = ()
) -> tuple[Finding, ...]:
    """Find everything that is wrong with an annotation file, a corpus or an annotation in memory.

    Args:
        what: A ``*.claims.json`` or ``*.claims.jsonl`` file, or an annotation whose source has its text.
        against: An older version of an annotation, whose history this one may not rewrite. A corpus is compared with nothing.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Returns:
        Findings of every severity in the order of the file; empty if all is well.

    Raises:
        UnreadableFile: If the file cannot be read.
    """
    if isinstance(what, Annotation):
        known = by_key(vocabularies)
        return _findings_of(what) if not known and against is None else _examine_record(what, None, known, against).findings
    if os.fspath(what).endswith(".jsonl"):
        # A corpus is known by its name alone: to look at its content would take its first line, which may be any size.
        examined = examine_corpus(what, vocabularies=vocabularies)
        return tuple(chain.from_iterable(one.findings for one in examined))
    return examine_file(what, against=against, vocabularies=vocabularies).findings


def load_corpus(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Iterator[Annotation]:
    """Read and check a corpus, an annotation at a time.

    Args:
        path: A ``*.claims.jsonl`` file: an annotation a line, with its text inline.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        UnreadableFile: If the file cannot be read.
        InvalidAnnotation: When a line is reached that is not valid; the error carries the findings of that line.
    """
    lines = examine_corpus(path, vocabularies=vocabularies)
    while True:
        with collector_paused():
            examined = next(lines, None)
            if examined is None:
                return
            annotation = _accepted(examined)
        yield annotation


def dumps(annotation: Annotation) -> str:
    """Give the text of the file that :func:`save` would write, without checking it."""
    return kept_text(annotation)


def save(
    annotation: Annotation, path: PathLike, *, vocabularies: Iterable[Vocabulary] = (), expecting: str | None = AS_READ
) -> None:
    """Check an annotation and write it to a file, in canonical form and all at once.

    No edit is lost: a file is replaced only if it is what the annotation was loaded from or saved to last, and one that it was
    not read from is not replaced at all.

    Args:
        annotation: The annotation. Where its source has a path, the text must stand there, beside the file.
        path: The file.
        vocabularies: Category vocabularies that the annotation may name, beside those that come with the package.
        expecting: What the file must hold: what was read from it (``AS_READ``), the digest of it, None if there must be no
            file yet, or ``factcheck.files.ANYTHING`` if it may be replaced whatever it holds.

    Raises:
        ChangedFile: If the file holds something else; it stays as it is.
        InvalidAnnotation: If loading the file would fail; nothing is written.
        UnreadableFile: If the file cannot be written; the old one stays as it was.
    """
    write(annotation, path, vocabularies=vocabularies, expecting=expecting)


def write(
    annotation: Annotation, path: PathLike, *, vocabularies: Iterable[Vocabulary] = (), expecting: str | None = AS_READ
) -> bytes:
    """Save an annotation, and give the bytes that stand in the file now. Arguments and errors as for :func:`save`."""
    # Checking a large file takes longer than writing it, and what was loaded or checked just now need not be checked again.
    if not _is_known_sound(annotation, Path(path).parent):
        examined = _examine_record(annotation, Path(path).parent, by_key(vocabularies))
        if not examined.is_valid:
            raise InvalidAnnotation(examined.findings)
    if expecting == AS_READ:
        read, digest = annotation.read_from or ("", None)
        # Whoever saves under another name replaces nothing that was read, so there is nothing to compare.
        expecting = digest if read == str(Path(path).resolve()) else None
    content = kept_text(annotation).encode()
    _note(annotation, path, write_file(path, content, expecting=expecting))
    return content


def _is_known_sound(annotation: Annotation, folder: Path) -> bool:
    """Tell whether an annotation was found sound in memory, and nothing in its folder can make it otherwise."""
    found: tuple[Finding, ...] | None = annotation.__dict__.get(_FOUND)
    source = annotation.source
    if found is None or any(one.severity == "error" for one in found) or source.path is None or source.extraction is not None:
        return False
    # A vocabulary that is a file is read beside the annotation, and may have changed since.
    if annotation.vocabulary.endswith(".json"):
        return False
    data = read_beside(source.path, "", folder, [])
    return data is not None and digest_of(data) == source.sha256


def save_corpus(annotations: Iterable[Annotation], path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> None:
    """Check annotations and write them to a corpus, an annotation a line, all at once.

    Args:
        annotations: The annotations, whose sources carry their text and have no path.
        path: The file, which is replaced if it exists.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        InvalidAnnotation: If loading one of them would fail; nothing is written.
        UnreadableFile: If the file cannot be written; the old one stays as it was.
    """
    known = by_key(vocabularies)

    # One at a time, so that a corpus of any size never stands in memory as bytes.
    def lines() -> Iterator[bytes]:
        for annotation in annotations:
            examined = _examine_record(annotation, Path(path).parent, known)
            if not examined.is_valid:
                raise InvalidAnnotation(examined.findings)
            yield canonical_line(annotation)

    write_file(path, lines())


def _accepted(examined: Examined) -> Annotation:
    if not examined.is_valid:
        raise InvalidAnnotation(examined.findings)
    return annotation_from_value(examined.value, text=examined.text, categories=examined.categories)


def _findings_of(annotation: Annotation) -> tuple[Finding, ...]:
    """Give the findings of an annotation in memory, which never changes: every edit is checked before and after, and told."""
    found: tuple[Finding, ...] | None = annotation.__dict__.get(_FOUND)
    if found is None:
        found = _examine_record(annotation, None, {}).findings
        object.__setattr__(annotation, _FOUND, found)
    return found


def _examine_record(
    annotation: Annotation, folder: Path | None, vocabularies: Vocabularies, against: Annotation | None = None
) -> Examined:
    if folder is None and annotation.categories is not None:
        vocabularies = {**vocabularies, annotation.vocabulary: annotation.categories}
    # With a folder, the text is what stands in it: the file that is about to be written will be read beside that text.
    text = annotation.source.text if folder is None else None
    value, unwritable = kept_value(annotation)
    if text is not None and not text.isascii():
        unwritable += plain_value({"source": {"text": text}})[1]
    if value is None or unwritable:
        return Examined(value=value, text=None, findings=tuple(unwritable))
    return examine_value(value, folder=folder, vocabularies=vocabularies, against=against, text=text)


def load_outdated(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Annotation:
    """Read an annotation whose text may have been edited, replaced or lost since.

    Args:
        path: A ``*.claims.json`` file.
        vocabularies: Category vocabularies that the annotation may name, beside those that come with the package.

    Returns:
        The annotation; its source has the text only if that is still the one which was annotated.

    Raises:
        UnreadableFile: If the file cannot be read.
        InvalidAnnotation: If anything is wrong with it that another text does not explain.
    """
    data = read_file(path)
    examined = examine(data, folder=Path(path).parent, vocabularies=by_key(vocabularies), file=os.fspath(path))
    errors = {finding.code for finding in examined.findings if finding.severity == "error"}
    if errors <= _OF_EXTRACTION:
        annotation = annotation_from_value(examined.value, text=examined.text, categories=examined.categories)
        _note(annotation, path, digest_of(data))
        return annotation
    errors -= _OF_EXTRACTION
    if not errors <= _OF_OTHER_TEXT or errors.isdisjoint(_SHOWS_OTHER_TEXT) or not _agree(_extents(examined)):
        raise InvalidAnnotation(examined.findings)
    # A text that stands in the file itself is not the one that the annotation was made on either.
    source = {name: part for name, part in examined.value["source"].items() if name != "text"}
    annotation = annotation_from_value({**examined.value, "source": source}, categories=examined.categories)
    _note(annotation, path, digest_of(data))
    return annotation


def _extents(examined: Examined) -> Iterator[Mapping[str, Any]]:
    for claim in examined.value["claims"]:
        yield from claim["spans"]
    yield from examined.value.get("unclaimed", ())


def _agree(extents: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether quotes are as long as their offsets say and do not contradict one another."""
    pieces = [(extent["start"], extent["end"], extent["exact"]) for extent in extents]
    if any(end != start + len(words) for start, end, words in pieces):
        return False
    known = skeleton((start, words) for start, _, words in pieces)
    return all(known.text.startswith(words, known.place(start)) for start, _, words in pieces)
