"""``factcheck rebase``: carry an annotation over to another edition of its text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs
import click

from factcheck.cli.arguments import format_option
from factcheck.cli.paths import STANDARD_INPUT, read_input, read_text, vocabulary_option
from factcheck.cli.printing import counted, say, told_as_data
from factcheck.cli.steps import as_step
from factcheck.contract.codec import to_value
from factcheck.documents.extracting import Extract
from factcheck.documents.filing import Taken, take_text, write_text
from factcheck.errors import UnreadableFile
from factcheck.files import read_file, write_file
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import check, load_outdated, save
from factcheck.store.journal import one_at_a_time
from factcheck.text.reanchoring import Status
from factcheck.text.words import WordChange, word_changes
from factcheck.versions.rebasing import Rebased, SetAside, SpanAnchor, rebase
from factcheck.views.results.comparing import RebaseResult, rebase_results

__all__ = ["rebase_command"]

_COLOURS: Final[Mapping[Status, str]] = {
    "exact": "green", "moved": "green", "reflowed": "green", "turned": "yellow", "changed": "yellow",
    "ambiguous": "red", "orphan": "red",
}  # fmt: skip
_HEADINGS: Final = ("claim", "status", "score", "margin", "old", "new")

# How many words that stayed are shown on each side of a change, in code points.
_SHOWN: Final = 30


@click.command("rebase")
@click.argument("file", metavar="FILE")
@click.option("--onto", metavar="TEXT", help="The new text, any document that draft reads, or -; what FILE names when left out.")
@click.option("--encoding", metavar="NAME", help="Encoding of a new text that is in neither UTF-8 nor UTF-16.")
@click.option("--write", is_flag=True, help="Write the annotation; otherwise nothing is changed.")
@click.option("--set-aside", "aside", metavar="FILE", help="With --write, where to put what cannot stay without a person.")
@click.option("--all", "show_all", is_flag=True, help="List spans that stand as they did, too.")
@format_option("json", "csv", "markdown")
@vocabulary_option
@click.pass_context
def rebase_command(
    context: click.Context,
    file: str,
    onto: str | None,
    encoding: str | None,
    write: bool,
    aside: str | None,
    show_all: bool,
    format_: str,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Carry an annotation over to another edition of its text.

    Shows what has become of each span; only with --write is the annotation rewritten. The old text is compared if it is at hand;
    if it was edited in place, the quotes of the annotation have to do. Claims whose words changed are kept with the new words
    and get the tag source-changed; those whose words stayed, in a sentence that may now mean another thing, context-turned. What
    has no certain place is never written: --set-aside names a file for it.

    \b
    Examples:
      factcheck rebase release.claims.json --onto release-2.txt
      factcheck rebase release.claims.json --onto release-2.txt --write --set-aside review.json
      factcheck rebase release.claims.json --onto report.pdf --write     another edition, or another extraction
      factcheck rebase release.claims.json                   the text was edited in place
      pbpaste | factcheck rebase release.claims.json --onto - --format json

    Exit status: 0 every word stands as it did, 1 something needs a person, 2 misuse or an unreadable file.
    """
    if aside is not None and not write:
        raise click.UsageError("--set-aside goes with --write")
    annotation = load_outdated(file, vocabularies=vocabularies)
    taken = _new_text(annotation, Path(file), onto, write, encoding)
    rebased = rebase(annotation, taken.found.text, path=taken.path, extraction=taken.extraction)
    if not told_as_data(format_, RebaseResult, rebase_results(rebased)):
        say("\n".join(_table(rebased, annotation.source.text, show_all)))
    if write:
        for line in _write(rebased, Path(file), aside, vocabularies, taken, annotation.source.sha256):
            say(line, err=format_ != "text")
    context.exit(0 if rebased.is_settled else 1)


class _NotWritten(click.ClickException):
    exit_code = 1

    def show(self, file: Any = None) -> None:
        say(self.format_message(), err=True)


def _new_text(annotation: Annotation, file: Path, onto: str | None, write: bool, encoding: str | None) -> Taken:
    """Give the new text, with the path by which the annotation will name it."""
    named = annotation.source.path
    if onto is None:
        if named is None:
            raise click.UsageError("this annotation carries its text inside; name the new one with --onto")
        # What is annotated is the text as it stands, whatever it looks like.
        return Taken(found=Extract(text=read_text(str(file.parent / named))), path=named)
    if onto == STANDARD_INPUT and named is not None and write:
        raise click.UsageError("this annotation names a file for its text; save the new text and name it with --onto")
    signs = annotation.source.extraction is not None
    if onto == STANDARD_INPUT or named is None:
        found = take_text(onto, None, data=read_input(onto), encoding=encoding, markdown=signs)
        return attrs.evolve(found, path=named)
    if write:
        return take_text(onto, file, encoding=encoding, markdown=signs)
    return attrs.evolve(take_text(onto, Path(onto), encoding=encoding, markdown=signs), path=named)


def _write(
    rebased: Rebased, file: Path, aside: str | None, vocabularies: tuple[Vocabulary, ...], taken: Taken, before: str
) -> Iterator[str]:
    """Write the annotation and what cannot stay in it, and word what was written."""
    count = len(rebased.set_aside)
    if count and aside is None:
        left = counted(count, "record")
        raise _NotWritten(f"{file}: not written: {left} cannot stay; name a file for what cannot with --set-aside")
    if count and aside is not None:
        if Path(aside).exists():
            raise UnreadableFile(aside, "exists already; name another file with --set-aside")
        records = [_aside_value(record) for record in rebased.set_aside]
        write_file(aside, (json.dumps(records, ensure_ascii=False, indent=2) + "\n").encode())
        yield f"{aside}: {counted(count, 'record')} set aside"
    # The text that was annotated may go, since the rebased annotation is of the new one and keeps the digest of the old.
    if taken.extraction and taken.file and write_text(taken.file, taken.found.text, replacing=before):
        yield f"{taken.file}: the text, taken from {taken.extraction.original.path or 'the original'}"
    with one_at_a_time(file):
        replaced = read_file(file)
        save(rebased.annotation, file, vocabularies=vocabularies)
        as_step(str(file), "rebase")(replaced, read_file(file))
    bare = sum(finding.code == "FC308" for finding in check(file, vocabularies=vocabularies))
    yield f"{file}: written" + (f"; not accounted for: {counted(bare, 'stretch', 'stretches')} of the text" if bare else "")


def _aside_value(record: SetAside) -> dict[str, Any]:
    what = record.record if isinstance(record.record, str) else to_value(record.record)
    return {"claim": record.claim, "field": record.field, "reason": record.reason, "record": what}


def _table(rebased: Rebased, old_text: str | None, show_all: bool) -> Iterator[str]:
    if old_text is None:
        yield "The text that was annotated is not at hand; what follows rests on the quotes alone.\n"
    rows = [row for row in rebased.anchors if show_all or not row.anchor.is_settled or row.anchor.passages]
    if rows:
        cells = [_HEADINGS, *(_cells(row) for row in rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADINGS))]
        yield _line(_HEADINGS, widths, None)
        for row, cell in zip(rows, cells[1:], strict=True):
            yield _line(cell, widths, _COLOURS[row.anchor.status])
            yield from (f"    {line}" for line in _details(row, rebased.annotation.source.text or ""))
        yield ""
    for record in rebased.set_aside:
        name = f"{record.claim} ({record.field})" if record.claim else record.field
        yield f"cannot stay: {name}: {record.reason}{_words(record)}"
    counts = Counter(row.anchor.status for row in rebased.anchors)
    summary = ", ".join(f"{counts[status]:,} {status}" for status in _COLOURS if counts[status])
    yield f"{counted(len(rebased.anchors), 'span')}: {summary or 'none'}"


def _cells(row: SpanAnchor) -> tuple[str, ...]:
    anchor = row.anchor
    new = "–" if anchor.start is None else f"{anchor.start}–{anchor.end}"
    return row.claim, anchor.status, f"{anchor.score:.2f}", f"{anchor.margin:.2f}", f"{row.span.start}–{row.span.end}", new


def _line(cells: Sequence[str], widths: Sequence[int], colour: str | None) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    padded[1] = click.style(padded[1], fg=colour) if colour else padded[1]
    return "  ".join(padded).rstrip()


def _details(row: SpanAnchor, text: str) -> Iterator[str]:
    anchor = row.anchor
    if anchor.passages is not None:
        yield f"its sentence: {''.join(map(_shown_change, word_changes(*anchor.passages)))}"
        if anchor.turned_by:
            yield f"may turn its sense: {', '.join(anchor.turned_by)}"
    elif anchor.status == "changed" and anchor.exact is not None:
        yield "".join(map(_shown_change, word_changes(row.span.exact, anchor.exact)))
    elif not anchor.is_settled:
        yield _short(row.span.exact)
        for start, end in anchor.places:
            yield f"perhaps {start}–{end}, line {text.count(chr(10), 0, start) + 1}: {_short(text[start:end])}"


def _shown_change(change: WordChange) -> str:
    if change.kind == "removed":
        return click.style(f"[-{change.words}-]", fg="red")
    if change.kind == "added":
        return click.style(f"{{+{change.words}+}}", fg="green")
    words = " ".join(change.words.split(" "))
    return words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]} … {words[-_SHOWN:]}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 2 * _SHOWN else words[: 2 * _SHOWN] + "…"


def _words(record: SetAside) -> str:
    if isinstance(record.record, str):
        return f": {record.record}"
    return f": {_short(record.record.exact)}" if hasattr(record.record, "exact") else ""
