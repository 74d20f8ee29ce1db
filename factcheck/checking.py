"""From bytes to findings: parsing, schema, source, vocabulary and integrity, in that order, with the place of each finding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any, Final

import attrs

from factcheck.errors import NoSuchTerm, UnreadableFile, UnusableVocabulary
from factcheck.findings import Finding
from factcheck.integrity import check_integrity
from factcheck.json_text import locate, parse
from factcheck.model.annotation import DEFAULT_VOCABULARY
from factcheck.schema import check_schema, conforms
from factcheck.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Examined", "Vocabularies", "examine", "examine_value"]

Vocabularies = Mapping[str, Vocabulary]

_BYTE_ORDER_MARK: Final = "\ufeff"
_RECORD_LISTS: Final = {"claims": "claim", "unclaimed": "unclaimed", "works": "work", "origins": "origin"}

# Findings that would blame a sound record for the absence of one that was left out of the checks.
_OF_ABSENCE: Final = frozenset({"FC308", "FC402"})


@attrs.frozen(kw_only=True)
class Examined:
    """What became of an annotation under examination.

    Args:
        value: Its JSON value, or None where it could not be parsed.
        text: The text of its source, or None where that could not be read.
        findings: What is wrong with it, in the order of the file.

    .. versionadded:: 0.1
    """

    value: Any
    text: str | None
    findings: tuple[Finding, ...]

    @property
    def is_valid(self) -> bool:
        """Whether no finding is an error.

        .. versionadded:: 0.1
        """
        return not any(finding.severity == "error" for finding in self.findings)


def examine(
    data: bytes, *, folder: Path | None, vocabularies: Vocabularies, file: str | None = None, first_line: int = 1
) -> Examined:
    """Examine an annotation file, or one line of a corpus.

    Args:
        data: The bytes.
        folder: Folder that the paths in the annotation are relative to; None if it may name no files.
        vocabularies: Vocabularies that annotations may name, by key.
        file: Name of the file for the findings.
        first_line: Line of the file on which *data* begins, from 1.

    .. versionadded:: 0.1
    """
    value, faults = parse(data)
    if faults:
        return Examined(value=None, text=None, findings=tuple(_shift(fault, file, first_line) for fault in faults))
    examined = examine_value(value, folder=folder, vocabularies=vocabularies)
    if not examined.findings:
        return examined
    json_text = data.decode()
    placed = [_shift(_placed(finding, json_text), file, first_line) for finding in examined.findings]
    placed.sort(key=lambda finding: (finding.line or 0, finding.column or 0, finding.code))
    return attrs.evolve(examined, findings=tuple(placed))


def _placed(finding: Finding, json_text: str) -> Finding:
    place = locate(json_text, finding.where, on_key=finding.on_key)
    return attrs.evolve(finding, line=place.line, column=place.column, width=place.width)


def _shift(finding: Finding, file: str | None, first_line: int) -> Finding:
    line = None if finding.line is None else finding.line + first_line - 1
    return attrs.evolve(finding, file=file, line=line)


def examine_value(value: Any, *, folder: Path | None, vocabularies: Vocabularies, text: str | None = None) -> Examined:
    """Examine the JSON value of an annotation; the findings have pointers, but no lines.

    Args:
        value: The value.
        folder: Folder that the paths in the annotation are relative to; None if it may name no files.
        vocabularies: Vocabularies that annotations may name, by key.
        text: Text of the source, if it is at hand and need not be read from its path.

    .. versionadded:: 0.1
    """
    if conforms(value):
        return _examine_sound(value, folder, vocabularies, text)
    findings = check_schema(value)
    sound, numbers = _sound_part(value)
    if sound is None:
        return Examined(value=value, text=None, findings=tuple(findings))
    further = _examine_sound(sound, folder, vocabularies, text)
    findings += [_renumbered(finding, numbers) for finding in further.findings if finding.code not in _OF_ABSENCE]
    return Examined(value=value, text=further.text, findings=tuple(findings))


def _sound_part(value: Any) -> tuple[Any, dict[str, list[int]]]:
    """Give what conforms of a value that does not, and the places of its records, so that all faults are found at once."""
    if not isinstance(value, dict):
        return None, {}
    sound = dict(value)
    numbers: dict[str, list[int]] = {}
    for key, record in _RECORD_LISTS.items():
        items = value.get(key)
        if isinstance(items, list):
            numbers[key] = [number for number, item in enumerate(items) if conforms(item, record)]
            sound[key] = [items[number] for number in numbers[key]]
    return (sound, numbers) if conforms(sound) else (None, {})


def _renumbered(finding: Finding, numbers: Mapping[str, list[int]]) -> Finding:
    steps = finding.where.split("/")
    if len(steps) > 2 and steps[1] in numbers:
        steps[2] = str(numbers[steps[1]][int(steps[2])])
    return attrs.evolve(finding, where="/".join(steps))


def _examine_sound(value: Any, folder: Path | None, vocabularies: Vocabularies, text: str | None) -> Examined:
    findings: list[Finding] = []
    source = value["source"]
    if text is None:
        data = source["text"].encode() if "text" in source else _read_beside(source["path"], "/source/path", folder, findings)
        text = None if data is None else _decoded(data, source, findings)
    else:
        findings += _digest_findings(source, text.encode(), text)
    vocabulary = _vocabulary_of(value, folder, vocabularies, findings)
    findings += check_integrity(value, text, vocabulary)
    return Examined(value=value, text=text, findings=tuple(findings))


def _read_beside(path: str, where: str, folder: Path | None, findings: list[Finding]) -> bytes | None:
    """Read a file that an annotation names, if it lies in the annotation's own folder or below."""
    if folder is None:
        message = f"there is no folder in which to look for {path!r}"
        findings.append(Finding(code="FC310", message=message, where=where, hint="carry the text inline, or say which folder"))
        return None
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path or "\0" in path:
        findings.append(Finding(code="FC311", message=f"{path!r} is not a path below the folder of the annotation", where=where))
        return None
    try:
        target = (folder / parts).resolve()
        if not target.is_relative_to(folder.resolve()):
            findings.append(Finding(code="FC311", message=f"{path!r} is a link that leads out of the folder", where=where))
        elif target.is_file():
            return target.read_bytes()
        else:
            reason = "it is not a file" if target.exists() else "there is no such file"
            findings.append(Finding(code="FC310", message=f"cannot read {path!r}: {reason}", where=where))
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        findings.append(Finding(code="FC310", message=f"cannot read {path!r}: {reason}", where=where))
    return None


def _decoded(data: bytes, source: Mapping[str, Any], findings: list[Finding]) -> str | None:
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        message = f"byte {fault.start} (0x{data[fault.start]:02x}) of the source cannot be part of UTF-8"
        findings.append(Finding(code="FC314", message=message, where="/source/path"))
        return None
    findings += _digest_findings(source, data, text)
    return text


def _digest_findings(source: Mapping[str, Any], data: bytes, text: str) -> Iterable[Finding]:
    digest = hashlib.sha256(data).hexdigest()
    if digest != source["sha256"]:
        yield Finding(code="FC312", message=f"the text has the digest {digest}", where="/source/sha256")
    length = source["length"]
    if not isinstance(length, int):
        yield Finding(code="FC304", message=f"length is written {length!r}", where="/source/length", hint=f"write {length:.0f}")
    elif length != len(text):
        message = f"the text has {len(text)} code points, not {length}"
        yield Finding(code="FC313", message=message, where="/source/length")
    if text.startswith(_BYTE_ORDER_MARK):
        message = "the source begins with a byte order mark, which counts as one code point"
        yield Finding(code="FC315", message=message, where="/source")
    if "\r" in text:
        message = f"the source has {text.count(chr(13))} carriage returns, each of which counts as one code point"
        yield Finding(code="FC316", message=message, where="/source")


def _vocabulary_of(
    value: Mapping[str, Any], folder: Path | None, vocabularies: Vocabularies, findings: list[Finding]
) -> Vocabulary | None:
    name = value.get("vocabulary", DEFAULT_VOCABULARY)
    if name in vocabularies:
        return vocabularies[name]
    try:
        if not name.endswith(".json"):
            return load_vocabulary(name)
        if _read_beside(name, "/vocabulary", folder, findings) is None or folder is None:
            findings[-1] = attrs.evolve(findings[-1], code="FC406" if findings[-1].code == "FC310" else findings[-1].code)
            return None
        return load_vocabulary(folder / name)
    except (NoSuchTerm, UnreadableFile) as error:
        findings.append(Finding(code="FC406", message=str(error), where="/vocabulary"))
    except UnusableVocabulary as error:
        findings.append(Finding(code="FC407", message=f"{name}: {error.findings[0]}", where="/vocabulary"))
    return None
