"""``factcheck validate``: check annotation files and report what is found."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.check.reports import REPORTS, Tally
from factcheck.cli.paths import STANDARD_INPUT, annotation_files, vocabulary_option
from factcheck.contract.json_text import is_json
from factcheck.errors import UnreadableFile
from factcheck.files import lines_of, open_file, read_stream
from factcheck.findings import Finding, finding_codes
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.counting import Counts, counts_of
from factcheck.store.examining import CORPUS_SUFFIX, Examined, examine, examine_corpus, examine_file, examine_lines

if TYPE_CHECKING:
    from factcheck.model.annotation import Annotation

    Older = Callable[[str], Annotation | None]

__all__ = ["validate_command"]

# A corpus of this size takes more than a second, so a person at a terminal is shown how far it is.
_LONG_BYTES = 100_000_000


def _code_prefixes(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    prefixes = tuple(part.strip().upper() for value in values for part in value.split(",") if part.strip())
    for prefix in prefixes:
        if not any(code.startswith(prefix) for code in finding_codes()):
            raise click.BadParameter(f"no finding code begins with {prefix}; factcheck explain lists them")
    return prefixes


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_", type=click.Choice(sorted(REPORTS)), default="text", show_default=True, help="How to report.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    callback=_code_prefixes,
    help="Report only these, such as FC3,FC401.",
)
@click.option("--ignore", multiple=True, metavar="CODES", callback=_code_prefixes, help="Do not report these codes or prefixes.")
@click.option(
    "--against",
    metavar="OLD",
    help="Refuse what rewrites history: OLD is a file, REV:path of git, or a revision to compare each file with.",
)
@click.option(
    "--jobs",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    metavar="N",
    help="Check with so many processes; 0 is one for each processor. What is reported is the same.",
)
@vocabulary_option
@click.pass_context
def validate_command(
    context: click.Context,
    paths: tuple[str, ...],
    format_: str,
    strict: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    against: str | None,
    jobs: int,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Check annotation files: *.claims.json, corpora *.claims.jsonl, folders of them, or - for standard input.

    Reports every fault at once with its line, its column and a way out, and writes nothing. With --against, verdicts that were
    given must stand as they were, and an id must mean what it meant; a file that OLD has not is compared with nothing.

    \b
    Examples:
      factcheck validate .
      factcheck validate --strict annotations          incomplete files fail too
      factcheck validate --format concise . | less
      factcheck validate --format sarif . > findings.sarif
      factcheck validate --against origin/main .       nothing that is published may be rewritten
      factcheck validate --jobs 0 corpus.claims.jsonl  with all processors
      generate-corpus | factcheck validate -

    Exit status: 0 no errors (with --strict: no warnings either), 1 findings, 2 misuse or an unreadable file.
    """
    tally = Tally()
    report = REPORTS[format_]()
    files = list(annotation_files(paths))
    # Misuse is found before the report begins, so that no program reads half of one.
    older = _older(against, files)
    if jobs != 1 and (against is not None or STANDARD_INPUT in files):
        raise click.UsageError("--jobs divides files that are checked by themselves; leave out --against and -")
    report.begin()
    tally.files = len(files)
    for counts, findings in _checked(files, vocabularies, older, jobs):
        reported = [finding for finding in findings if _is_wanted(finding, select, ignore)]
        tally.add(counts, reported)
        for finding in reported:
            report.finding(finding)
    report.end(tally)
    context.exit(1 if tally.errors or (strict and tally.warnings) else 0)


def _is_wanted(finding: Finding, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    return (not select or finding.code.startswith(select)) and not (ignore and finding.code.startswith(ignore))


def _older(against: str | None, files: Sequence[str]) -> Older:
    if against is None:
        return lambda file: None
    if any(file.endswith(CORPUS_SUFFIX) for file in files):
        raise click.UsageError("--against compares annotation files, not corpora")
    # Reading versions takes imports that the plain check does without.
    from factcheck.cli.compare.versions import versions_before

    return versions_before(against, files)


def _checked(
    files: Sequence[str], vocabularies: Sequence[Vocabulary], older: Older, jobs: int
) -> Iterator[tuple[Counts, Sequence[Finding]]]:
    if jobs == 1:
        for examined in chain.from_iterable(_examined(file, vocabularies, older) for file in files):
            yield counts_of(examined), examined.findings
        return
    # Several processes take imports that one does without.
    from factcheck.corpora.processes import check_files

    for checked in check_files(files, jobs=jobs, vocabularies=vocabularies):
        yield checked.counts, checked.findings


def _examined(file: str, vocabularies: Iterable[Vocabulary], older: Older) -> Iterator[Examined]:
    if file == STANDARD_INPUT:
        yield from _examine_standard_input(vocabularies, older(file))
    elif not file.endswith(".jsonl"):
        yield examine_file(file, against=older(file), vocabularies=vocabularies)
    elif sys.stderr.isatty() and _size(file) >= _LONG_BYTES:
        yield from _with_progress(file, vocabularies)
    else:
        yield from examine_corpus(file, vocabularies=vocabularies)


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError as error:
        raise UnreadableFile(file, error.strerror or str(error)) from error


def _examine_standard_input(vocabularies: Iterable[Vocabulary], against: Annotation | None) -> Iterator[Examined]:
    """Examine standard input: a corpus if its first line is an annotation by itself, else one annotation."""
    stream = sys.stdin.buffer
    file, first = "<stdin>", next(lines_of(stream, "<stdin>"), b"")
    here = Path()
    if not is_json(first):
        by_key = {vocabulary.key: vocabulary for vocabulary in vocabularies}
        yield examine(first + read_stream(stream, file), folder=here, vocabularies=by_key, against=against, file=file)
    else:
        yield from examine_lines(chain([first], lines_of(stream, file)), file=file, folder=here, vocabularies=vocabularies)


def _with_progress(file: str, vocabularies: Iterable[Vocabulary]) -> Iterator[Examined]:
    with (
        open_file(file) as stream,
        click.progressbar(length=_size(file), label=file, file=sys.stderr, show_pos=False) as bar,
    ):

        def lines() -> Iterator[bytes]:
            for line in lines_of(stream, file):
                yield line
                bar.update(len(line))

        yield from examine_lines(lines(), file=file, folder=Path(file).parent, vocabularies=vocabularies)
