"""A corpus in parts: each is checked by whoever has time, and what was found comes together as if one had checked it all.

A part is a range of bytes that begins and ends with a line. Where it begins among the lines of the file is not known before all
parts in front of it have been read, so the lines of findings count from the part, and are counted on when parts are merged. To
count lines first would read the file twice.
"""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby, pairwise
from pathlib import Path
from typing import BinaryIO, Final

import attrs

from factcheck.errors import FactcheckError, UnreadableFile
from factcheck.files import PathLike, limited_to, lines_of, open_file, size_limit
from factcheck.findings import Finding
from factcheck.model.display import brief
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.counting import Counts, counts_of
from factcheck.store.examining import by_key, empty_corpus, examine_each, examine_file, id_of, repeated_annotation

__all__ = [
    "PART_SIZE",
    "Checked",
    "Part",
    "PartChecked",
    "examine_part",
    "is_corpus",
    "merge_in_order",
    "merge_parts",
    "partitions",
]

PART_SIZE: Final = 4 * 1024 * 1024
"""Bytes of a part: a fifth of a second of work, so that handing it over costs nothing and the last process is soon done."""

_BUFFER: Final = 1 << 20


@brief
@attrs.frozen(kw_only=True)
class Part:
    """A range of whole lines of a corpus, or a whole annotation file; it can be sent to another process or machine.

    Args:
        path: The file, as whoever examines the part finds it.
        start: Byte at which the part begins.
        end: Byte before which it ends.
        size: Bytes of the whole file, by which a change of it is noticed.
        limit: How many bytes a line may have.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.
    """

    path: str
    start: int
    end: int
    size: int
    limit: int
    vocabularies: tuple[Vocabulary, ...] = attrs.field(default=(), repr=False)


@brief
@attrs.frozen(kw_only=True)
class PartChecked:
    """What was found in a part, whose lines count from its own beginning.

    Args:
        part: The part.
        counts: What it holds.
        findings: What is wrong with it.
        ids: Each id of an annotation with its line, from 1.
        lines: How many lines it has.
    """

    part: Part
    counts: Counts
    findings: tuple[Finding, ...]
    ids: tuple[tuple[str, int], ...]
    lines: int


@brief
@attrs.frozen(kw_only=True)
class Checked:
    """What was found in files, or in a stretch of one.

    Args:
        counts: What they hold.
        findings: What is wrong with them, in the order of the files.
    """

    counts: Counts
    findings: tuple[Finding, ...]


def is_corpus(path: PathLike) -> bool:
    """Tell whether a file has an annotation a line, by its name."""
    return os.fspath(path).endswith(".jsonl")


def partitions(path: PathLike, size: int = PART_SIZE, *, vocabularies: Iterable[Vocabulary] = ()) -> tuple[Part, ...]:
    """Divide a corpus into parts, of which none cuts a line; only the line at each border is read.

    Args:
        path: A ``*.claims.jsonl`` file; an annotation file is one part.
        size: Bytes of a part, up to the end of the line that reaches so far.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Returns:
        The parts in the order of the file; each byte of it lies in exactly one.

    Raises:
        UnreadableFile: If the file cannot be read.
        ValueError: If *size* is not positive.
    """
    if size < 1:
        raise ValueError(f"a part of {size} bytes holds nothing")
    with open_file(path) as stream:
        whole = os.fstat(stream.fileno()).st_size
        borders = [*_borders(stream, size, whole)] if is_corpus(path) else []
    edges = [0, *borders, whole]
    known = tuple(vocabularies)
    return tuple(
        Part(path=os.fspath(path), start=start, end=end, size=whole, limit=size_limit(), vocabularies=known)
        for start, end in pairwise(edges)
    )


def _borders(stream: BinaryIO, size: int, whole: int) -> Iterator[int]:
    limit = size_limit()
    place = size
    while place < whole:
        # One byte before, so that a line which begins just here is not taken for the rest of another.
        stream.seek(place - 1)
        while (piece := stream.readline(_BUFFER)) and not piece.endswith(b"\n"):
            # A line of hundreds of gigabytes has its end sought by nobody; whoever examines the part says that it is too long.
            if stream.tell() - place > limit:
                return
        border = stream.tell()
        # The last line may reach to the end of the file, and an empty part after it would be one too many.
        if border < whole:
            yield border
        place = border + size


def examine_part(part: Part) -> PartChecked:
    """Find what is wrong with a part of a corpus; runs anywhere where the file can be read.

    Args:
        part: What :func:`partitions` gave.

    Raises:
        UnreadableFile: If the file cannot be read, has another size than when it was divided, or a line is too long.
    """
    with limited_to(part.limit):
        return _examined_lines(part) if is_corpus(part.path) else _examined_file(part)


def _examined_file(part: Part) -> PartChecked:
    examined = examine_file(part.path, vocabularies=part.vocabularies)
    return PartChecked(part=part, counts=counts_of(examined), findings=examined.findings, ids=(), lines=0)


def _examined_lines(part: Part) -> PartChecked:
    # Of each annotation only this is kept, so that a part costs no more memory than its longest line and what is wrong with it.
    counts, lines = Counts(), 0
    findings: list[Finding] = []
    ids: list[tuple[str, int]] = []

    def counted(stream: BinaryIO) -> Iterator[bytes]:
        nonlocal lines
        place = part.start
        after = f" after byte {part.start:,}" if part.start else ""
        for line in lines_of(stream, part.path, after=after):
            place, lines = place + len(line), lines + 1
            yield line
            if place >= part.end:
                return

    known, folder = by_key(part.vocabularies), Path(part.path).parent
    with open_file(part.path, buffering=_BUFFER) as stream:
        # The borders were those of another file, and lines would be cut at them.
        if os.fstat(stream.fileno()).st_size != part.size:
            raise UnreadableFile(part.path, "it was changed while it was being checked; check it again")
        stream.seek(part.start)
        for number, examined in examine_each(counted(stream), file=part.path, folder=folder, vocabularies=known):
            counts += counts_of(examined)
            findings += examined.findings
            id_ = id_of(examined)
            if id_ is not None:
                ids.append((id_, number))
    return PartChecked(part=part, counts=counts, findings=tuple(findings), ids=tuple(ids), lines=lines)


def merge_parts(results: Iterable[PartChecked]) -> Checked:
    """Put together what was found in the parts of some files, whatever order they come in.

    A part that two workers examined counts once; ids that stand in two parts of a file are found.

    Args:
        results: What :func:`examine_part` gave for each part.

    Returns:
        The counts of all, and the findings by file and line.

    Raises:
        FactcheckError: If a part of a file is missing.
    """
    # A scheduler that lost sight of a worker has its part done again, and then both may answer.
    once = {(result.part.path, result.part.start): result for result in results}
    checked = list(merge_in_order(once[key] for key in sorted(once)))
    counts = reduce(Counts.__add__, (one.counts for one in checked), Counts())
    return Checked(counts=counts, findings=tuple(finding for one in checked for finding in one.findings))


def merge_in_order(results: Iterable[PartChecked]) -> Iterator[Checked]:
    """Put together what was found in parts that come in their order, and keep nothing but ids.

    Args:
        results: What :func:`examine_part` gave, part after part and file after file.

    Yields:
        What was found in each part, with the lines of the file, and last what the file as a whole has.

    Raises:
        FactcheckError: If a part is missing.
    """
    for path, of_file in groupby(results, key=lambda result: result.part.path):
        yield from _merged_file(path, of_file)


def _merged_file(path: str, results: Iterable[PartChecked]) -> Iterator[Checked]:
    first_seen: dict[str, int] = {}
    before = place = size = 0
    for result in results:
        size = result.part.size
        # What nobody looked at must not pass for what nothing is wrong with.
        if result.part.start != place:
            raise _missing(path, place, result.part.start)
        found = [_shifted(finding, before) for finding in result.findings]
        yield Checked(counts=result.counts, findings=tuple(_with_repeated(found, result, before, first_seen)))
        before, place = before + result.lines, result.part.end
    if place != size:
        raise _missing(path, place, size)
    # A file of blank lines passes line by line, and is no corpus for all that.
    if is_corpus(path) and not first_seen:
        yield Checked(counts=Counts(), findings=(empty_corpus(path),))


def _missing(path: str, start: int, end: int) -> FactcheckError:
    return FactcheckError(f"{path}: bytes {start:,} to {end:,} were examined by nobody; what was found is not all there is")


def _shifted(finding: Finding, lines: int) -> Finding:
    return finding if not lines or finding.line is None else attrs.evolve(finding, line=finding.line + lines)


def _with_repeated(found: Sequence[Finding], result: PartChecked, before: int, first_seen: dict[str, int]) -> Iterable[Finding]:
    """Add to the findings of a part those of ids that stood before, in this part or another, each after those of its line."""
    path = result.part.path
    # All findings of a line are of its one annotation, so that the line says after which of them this one comes.
    repeated = [
        repeated_annotation(id_, number + before, first_seen[id_], path)
        for id_, number in result.ids
        if first_seen.setdefault(id_, number + before) != number + before
    ]
    return heapq.merge(found, repeated, key=lambda finding: finding.line or 0) if repeated else found
