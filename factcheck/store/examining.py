"""From bytes to findings: parsing, schema, source, vocabulary and integrity, in that order, with the place of each finding."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from factcheck.checks.hidden import hidden_findings
from factcheck.checks.run import check_integrity
from factcheck.contract.conformance import check_schema, conforms
from factcheck.contract.json_text import locate_all, parse
from factcheck.contract.kept import KeptValue
from factcheck.errors import UnreadableFile
from factcheck.files import PathLike, leads_out, lines_of, open_file, read_file
from factcheck.findings import Finding
from factcheck.model.display import brief
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.companions import Vocabularies, decode, original_findings, read_beside, settle, vocabulary_of
from factcheck.text.collecting import collector_paused
from factcheck.text.hidden import may_hide

if TYPE_CHECKING:
    from factcheck.model.annotation import Annotation

__all__ = [
    "CORPUS_SUFFIX", "FILE_SUFFIX", "Examined", "PathLike", "by_key", "empty_corpus", "examine",
    "examine_corpus", "examine_each", "examine_file", "examine_lines", "examine_value", "files_below", "id_of",
    "repeated_annotation",
]  # fmt: skip

FILE_SUFFIX: Final = ".claims.json"
CORPUS_SUFFIX: Final = ".claims.jsonl"

# A line of a corpus is longer than the buffer that Python chooses.
_BUFFER: Final = 1 << 20


@brief
@attrs.frozen(kw_only=True)
class Examined:
    """What became of an annotation under examination.

    Args:
        value: Its JSON value, or None where it could not be parsed.
        text: The text of its source, or None where that could not be read.
        findings: What is wrong with it, in the order of the file.
        categories: Its category vocabulary, or None where that could not be read.
    """

    value: Any
    text: str | None
    findings: tuple[Finding, ...]
    categories: Vocabulary | None = None

    @property
    def is_valid(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.severity == "error" for finding in self.findings)


def examine(
    data: bytes,
    *,
    folder: Path | None,
    vocabularies: Vocabularies,
    against: Annotation | None = None,
    file: str | None = None,
    first_line: int = 1,
) -> Examined:
    """Examine an annotation file, or one line of a corpus.

    Args:
        data: The bytes.
        folder: Folder that the paths in the annotation are relative to; None if it may name no files.
        vocabularies: Vocabularies that annotations may name, by key.
        against: An older version, whose history this one may not rewrite.
        file: Name of the file for the findings.
        first_line: Line of the file on which *data* begins, from 1.
    """
    value, faults = parse(data)
    if faults:
        return Examined(value=None, text=None, findings=tuple(_shift(fault, file, first_line) for fault in faults))
    hides = may_hide(data)
    examined = examine_value(value, folder=folder, vocabularies=vocabularies, against=against, hides=hides)
    if not examined.findings:
        return examined
    json_text = data.decode()
    places = locate_all(json_text, [(finding.where, finding.on_key) for finding in examined.findings])
    placed = [
        attrs.evolve(finding, file=file, line=place.line + first_line - 1, column=place.column, width=place.width)
        for finding, place in zip(examined.findings, places, strict=True)
    ]
    # In the order of the file, as an editor lists them; checks run in another order, in which one thing depends on the other.
    placed.sort(key=lambda finding: (finding.line or 0, finding.column or 0, finding.code))
    return attrs.evolve(examined, findings=tuple(placed))


def _shift(finding: Finding, file: str | None, first_line: int) -> Finding:
    line = None if finding.line is None else finding.line + first_line - 1
    return attrs.evolve(finding, file=file, line=line)


def examine_value(
    value: Any,
    *,
    folder: Path | None,
    vocabularies: Vocabularies,
    against: Annotation | None = None,
    text: str | None = None,
    hides: bool = True,
) -> Examined:
    """Examine the JSON value of an annotation; the findings have pointers, but no lines.

    Args:
        value: The value.
        folder: Folder that the paths in the annotation are relative to; None if it may name no files.
        vocabularies: Vocabularies that annotations may name, by key.
        against: An older version, whose history this one may not rewrite.
        text: Text of the source, if it is at hand and need not be read from its path.
        hides: Whether it may hold characters that hide others; whoever has its bytes can tell faster.
    """
    examined = _examined(value, folder, vocabularies, against, text)
    return attrs.evolve(examined, findings=(*examined.findings, *_hidden(value))) if hides else examined


def _hidden(value: Any) -> Iterator[Finding]:
    """Find what hides; what was found of a claim that is kept is not sought again."""
    claims = value.get("claims") if isinstance(value, dict) else None
    if not isinstance(claims, list) or not all(isinstance(one, KeptValue) for one in claims):
        yield from hidden_findings(value)
        return
    for name, part in value.items():
        if name != "claims":
            yield from hidden_findings(part, f"/{name}", name)
    for number, kept in enumerate(claims):
        if kept.hidden is None:
            kept.hidden = tuple(hidden_findings(kept))
        yield from (attrs.evolve(one, where=f"/claims/{number}{one.where}") for one in kept.hidden)


def _conforms(value: Any) -> bool:
    """Tell whether a value conforms; that of a claim which is kept was looked at when it was made."""
    claims = value.get("claims") if isinstance(value, dict) else None
    if isinstance(claims, list) and all(isinstance(one, KeptValue) and one.conforms for one in claims):
        return conforms({**value, "claims": []})
    return conforms(value)


def _examined(
    value: Any, folder: Path | None, vocabularies: Vocabularies, against: Annotation | None, text: str | None
) -> Examined:
    if _conforms(value):
        examined = _examine_sound(value, folder, vocabularies, text)
        return examined if against is None else _compared(examined, against)
    # Few files have such faults, and only they pay for this import.
    from factcheck.contract.pruning import prune

    findings = check_schema(value)
    # The records that are at fault are cut out and the rest is checked, so that one wrong unit does not hide a wrong offset
    # elsewhere.
    rest = prune(value, "annotation", findings)
    if rest.value is None:
        return Examined(value=value, text=None, findings=tuple(findings))
    knows_categories = not rest.is_around_a_cut("/vocabulary")
    further = _examine_sound(rest.value, folder, vocabularies, text, complete=False, categories=knows_categories)
    for finding in further.findings:
        where = rest.in_whole(finding.where)
        # What borders on a cut may be wrong only because of it.
        if not rest.is_around_a_cut(where):
            fix = tuple(attrs.evolve(one, where=rest.in_whole(one.where)) for one in finding.fix)
            findings.append(attrs.evolve(finding, where=where, fix=fix))
    return Examined(value=value, text=further.text, findings=tuple(findings), categories=further.categories)


def _compared(examined: Examined, against: Annotation) -> Examined:
    # Comparing needs the records, which take a while to import.
    from factcheck.checks.rewriting import rewritten_findings
    from factcheck.contract.codec import annotation_from_value

    rewritten = rewritten_findings(against, annotation_from_value(examined.value))
    return attrs.evolve(examined, findings=(*examined.findings, *rewritten))


def _examine_sound(
    value: Any,
    folder: Path | None,
    vocabularies: Vocabularies,
    text: str | None,
    *,
    complete: bool = True,
    categories: bool = True,
) -> Examined:
    findings: list[Finding] = []
    source = value["source"]
    # A text inside the file goes before one that lies beside it: it is what the digest was taken of when the file was made.
    text = source.get("text", text)
    if text is None:
        data = read_beside(source["path"], "/source/path", folder, findings)
        text = None if data is None else decode(data, source, findings)
    else:
        text = settle(source, text.encode(), text, findings)
    if "extraction" in source:
        findings += original_findings(source, folder)
    vocabulary = vocabulary_of(value, folder, vocabularies, findings) if categories else None
    findings += check_integrity(value, text, vocabulary, complete=complete)
    return Examined(value=value, text=text, findings=tuple(findings), categories=vocabulary)


def examine_file(path: PathLike, *, against: Annotation | None = None, vocabularies: Iterable[Vocabulary] = ()) -> Examined:
    """Examine an annotation file; :func:`check` gives only the findings.

    Raises:
        UnreadableFile: If the file cannot be read.
    """
    data = read_file(path)
    known = by_key(vocabularies)
    # What is parsed lives until all is checked, so each look of the collector would be at more and find nothing.
    with collector_paused():
        return examine(data, folder=Path(path).parent, vocabularies=known, against=against, file=os.fspath(path))


def examine_corpus(path: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Iterator[Examined]:
    """Examine a corpus a line at a time, without keeping what has been examined.

    Raises:
        UnreadableFile: If the file cannot be read.
    """
    with open_file(path, buffering=_BUFFER) as stream:
        lines = lines_of(stream, path)
        yield from examine_lines(lines, file=os.fspath(path), folder=Path(path).parent, vocabularies=vocabularies)


def examine_lines(
    lines: Iterable[bytes], *, file: str, folder: Path, vocabularies: Iterable[Vocabulary] = ()
) -> Iterator[Examined]:
    """Examine the lines of a corpus, whose annotations must differ in their ids.

    Args:
        lines: The lines, with their line feeds.
        file: Name of the file for the findings.
        folder: Folder that paths are relative to.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.
    """
    known = by_key(vocabularies)
    # Ids are all that is kept of earlier lines, so that a corpus of any size is examined in the memory of one line.
    first_seen: dict[str, int] = {}
    for number, examined in examine_each(lines, file=file, folder=folder, vocabularies=known):
        id_ = id_of(examined)
        if id_ is not None and first_seen.setdefault(id_, number) != number:
            repeated = repeated_annotation(id_, number, first_seen[id_], file)
            examined = attrs.evolve(examined, findings=(*examined.findings, repeated))
        yield examined
    # An empty file passes every check of its lines, and somebody surely meant to write something.
    if not first_seen:
        yield Examined(value=None, text=None, findings=(empty_corpus(file),))


def examine_each(
    lines: Iterable[bytes], *, file: str, folder: Path, vocabularies: Vocabularies
) -> Iterator[tuple[int, Examined]]:
    """Examine lines of a corpus one by one, without comparing them; give each that is not empty with its number, from 1.

    Args:
        lines: The lines, with their line feeds.
        file: Name of the file for the findings.
        folder: Folder that paths are relative to.
        vocabularies: Category vocabularies that annotations may name, by key.
    """
    for number, line in enumerate(lines, start=1):
        # These are the white space of JSON; strip() by itself would let a form feed pass, which is a fault.
        content = line.strip(b" \t\r\n")
        if content:
            with collector_paused():
                examined = examine(content, folder=folder, vocabularies=vocabularies, file=file, first_line=number)
            yield number, examined


def id_of(examined: Examined) -> str | None:
    """Give the id of an annotation that was examined, if it has one."""
    id_ = examined.value.get("id") if isinstance(examined.value, dict) else None
    return id_ if isinstance(id_, str) else None


def repeated_annotation(id: str, line: int, first: int, file: str) -> Finding:
    """Word the finding of an annotation whose id another of the corpus has.

    Args:
        id: The id.
        line: The line of the annotation, from 1.
        first: The line on which the id stands first.
        file: Name of the file.
    """
    message = f"annotation id {id!r} is used before, on line {first}"
    return Finding(code="FC401", message=message, where="/id", file=file, line=line, column=1)


def empty_corpus(file: str) -> Finding:
    """Word the finding of a corpus without an annotation."""
    return Finding(code="FC106", message="the corpus holds no annotation", file=file, line=1, column=1)


def by_key(vocabularies: Iterable[Vocabulary]) -> Vocabularies:
    """Give vocabularies by the name and version that annotations use."""
    return {vocabulary.key: vocabulary for vocabulary in vocabularies}


def files_below(
    folder: PathLike,
    suffixes: tuple[str, ...] = (FILE_SUFFIX, CORPUS_SUFFIX),
    *,
    passing_over: Callable[[UnreadableFile], object] | None = None,
) -> Iterator[str]:
    """Give the annotation files of a folder and of the folders in it, in alphabetical order; hidden folders are left out.

    Args:
        folder: The folder.
        suffixes: How the names of the files end.
        passing_over: Is told of what cannot be read, which is then left out; it is an error when None.

    Raises:
        UnreadableFile: If *folder* cannot be read, or a folder in it, or a file is a link that leads out of *folder*.
    """

    def fail(error: OSError) -> None:
        fault = UnreadableFile(str(error.filename), error.strerror or str(error))
        # Where the folder itself cannot be read, there is nothing left to give.
        if passing_over is None or error.filename == os.fspath(folder):
            raise fault from error
        passing_over(fault)

    for place, folders, names in os.walk(folder, onerror=fail):
        # The walk goes on by this very list, so it is changed in place.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(suffixes):
                found = Path(place) / name
                outside = leads_out(found, folder)
                if outside is None:
                    yield str(found)
                    continue
                fault = UnreadableFile(str(found), f"it is a link to {outside}, out of {folder}; name it itself if it is meant")
                if passing_over is None:
                    raise fault
                passing_over(fault)
