"""What an annotation names beside itself: the text of its source, and its category vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

import attrs

from factcheck.checks.spans import fractional_number
from factcheck.contract.vocabulary import DEFAULT_VOCABULARY, load_vocabulary, vocabulary_from_bytes
from factcheck.errors import NoSuchTerm, UnreadableFile
from factcheck.files import digest_of, digest_of_file, leads_out, read_file
from factcheck.findings import Finding, Fix, UnusableVocabulary
from factcheck.model.vocabulary import Vocabulary
from factcheck.text.line_ends import saved_otherwise, told_otherwise

__all__ = ["Vocabularies", "as_annotated", "decode", "original_findings", "read_beside", "settle", "vocabulary_of"]

Vocabularies = Mapping[str, Vocabulary]

_BYTE_ORDER_MARK: Final = "\ufeff"


def read_beside(path: str, where: str, folder: Path | None, findings: list[Finding]) -> bytes | None:
    """Read a file that an annotation names, if it lies in the annotation's own folder or below."""
    if folder is None:
        message = f"there is no folder in which to look for {path!r}"
        findings.append(Finding(code="FC310", message=message, where=where, hint="carry the text inline, or say which folder"))
        return None
    parts = PurePosixPath(path)
    if not _is_below(path):
        findings.append(Finding(code="FC311", message=f"{path!r} is not a path below the folder of the annotation", where=where))
        return None
    try:
        if leads_out(folder / parts, folder) is not None:
            findings.append(Finding(code="FC311", message=f"{path!r} is a link that leads out of the folder", where=where))
            return None
        return read_file(folder / parts)
    except UnreadableFile as error:
        findings.append(Finding(code="FC310", message=f"cannot read {path!r}: {error.reason}", where=where))
    return None


def original_findings(source: Mapping[str, Any], folder: Path | None) -> Iterator[Finding]:
    """Compare the file that a text was extracted from with the digest that the annotation has, if the file is there.

    The text is the source, and an original need not be passed on with it; so one that is missing is no fault.
    """
    original = source["extraction"]["original"]
    if folder is None or "path" not in original:
        return
    where = "/source/extraction/original"
    path = original["path"]
    if not _is_below(path):
        yield Finding(code="FC311", message=f"{path!r} is not a path below the folder of the annotation", where=f"{where}/path")
    elif leads_out(folder / path, folder) is not None:
        yield Finding(code="FC311", message=f"{path!r} is a link that leads out of the folder", where=f"{where}/path")
    # The original may be too large or too private to travel with the annotation, so its absence is no fault.
    elif (folder / path).exists():
        try:
            digest = digest_of_file(folder / path)
        except UnreadableFile as error:
            yield Finding(code="FC333", message=f"cannot read {path!r}: {error.reason}", where=f"{where}/path")
            return
        if digest != original["sha256"]:
            yield Finding(code="FC333", message=f"{path} has the digest {digest}", where=f"{where}/sha256")


def _is_below(path: str) -> bool:
    parts = PurePosixPath(path)
    # Backslashes and colons mean something in paths of Windows, where they could lead out of the folder.
    return not (parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path or "\0" in path)


def decode(data: bytes, source: Mapping[str, Any], findings: list[Finding]) -> str | None:
    """Give the text of a source, compared with the digest and the length that its record states."""
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        message = f"byte {fault.start} (0x{data[fault.start]:02x}) of the source cannot be part of UTF-8"
        findings.append(Finding(code="FC314", message=message, where="/source/path"))
        return None
    return settle(source, data, text, findings)


def as_annotated(data: bytes, sha256: str) -> str | None:
    """Give the text that was annotated, if these bytes differ from it only in how they are saved.

    Args:
        data: The bytes of a text.
        sha256: Digest of the text that was annotated.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return saved_otherwise(text, lambda other: digest_of(other.encode()) == sha256)


def settle(source: Mapping[str, Any], data: bytes, text: str, findings: list[Finding]) -> str:
    """Compare a text with the record of its source, and give the text to go by.

    That is the annotated one, proven by its digest, where it is only saved otherwise: every quote would be called wrong
    otherwise, and none is.
    """
    digest = digest_of(data)
    if digest != source["sha256"]:
        # Git and editors exchange line ends unasked, and some put a byte order mark before a text. Every quote would be called
        # wrong then, where one sentence says what has happened.
        annotated = as_annotated(data, source["sha256"])
        if annotated is not None:
            told = "; it ".join(f"has {one.has} and was annotated {one.annotated}" for one in told_otherwise(text, annotated))
            findings.append(Finding(code="FC328", message=f"the text {told}; nothing else differs", where="/source/sha256"))
            text, digest = annotated, source["sha256"]
        else:
            findings.append(Finding(code="FC312", message=f"the text has the digest {digest}", where="/source/sha256"))
    findings += _digest_findings(source, digest, text)
    return text


def _digest_findings(source: Mapping[str, Any], digest: str, text: str) -> Iterable[Finding]:
    """Find what else a source says wrongly of its text, and what makes offsets surprising."""
    length = source["length"]
    if not isinstance(length, int):
        yield fractional_number(length, "length", "/source")
    elif length != len(text):
        message = f"the text has {len(text)} code points, not {length}"
        # Only the text that was annotated can tell what its length should have been.
        fix = (Fix(where="/source/length", value=len(text)),) if digest == source["sha256"] else ()
        yield Finding(code="FC313", message=message, where="/source/length", fix=fix)
    if text.startswith(_BYTE_ORDER_MARK):
        message = "the source begins with a byte order mark, which counts as one code point"
        yield Finding(code="FC315", message=message, where="/source")
    if "\r" in text:
        message = f"the source has {text.count(chr(13))} carriage returns, each of which counts as one code point"
        yield Finding(code="FC316", message=message, where="/source")


def vocabulary_of(
    value: Mapping[str, Any], folder: Path | None, vocabularies: Vocabularies, findings: list[Finding]
) -> Vocabulary | None:
    """Find the category vocabulary that an annotation names."""
    name = value.get("vocabulary", DEFAULT_VOCABULARY)
    # What the caller brings goes first, so that a project can try a new edition of its vocabulary on old files.
    if name in vocabularies:
        return vocabularies[name]
    try:
        if not name.endswith(".json"):
            return load_vocabulary(name)
        data = read_beside(name, "/vocabulary", folder, findings)
        if data is None:
            # A file that is missing is a missing vocabulary here, and has the code and the page of one.
            findings[-1] = attrs.evolve(findings[-1], code="FC406" if findings[-1].code == "FC310" else findings[-1].code)
            return None
        return vocabulary_from_bytes(data, name)
    except (NoSuchTerm, UnreadableFile) as error:
        findings.append(Finding(code="FC406", message=str(error), where="/vocabulary"))
    except UnusableVocabulary as error:
        findings.append(Finding(code="FC407", message=f"{name}: {error.findings[0]}", where="/vocabulary"))
    return None
