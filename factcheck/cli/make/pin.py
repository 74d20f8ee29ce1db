"""``factcheck pin``: claims without offsets, pinned to the words of a text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import attrs
import click

from factcheck.cli.make.rewriting import by_option
from factcheck.cli.paths import STANDARD_INPUT, day_option, read_input, read_text, relative_path, vocabulary_option
from factcheck.cli.printing import counted, give, json_text, say
from factcheck.cli.steps import as_step, tell_unkept
from factcheck.errors import UnreadableFile
from factcheck.files import refuse_link_out, write_file
from factcheck.model.annotation import Annotation
from factcheck.model.origin import Origin
from factcheck.model.refusals import slug_from
from factcheck.model.source import Source
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import FILE_SUFFIX
from factcheck.store.files import dumps, save
from factcheck.store.journal import one_at_a_time
from factcheck.text.pinning import policy
from factcheck.versions.lines import unified_diff
from factcheck.versions.pinning import Pinned, Refusal, fill_file, pin, read_items
from factcheck.versions.steps import rewrite
from factcheck.views.results.pinning import PinResult, pin_result

__all__ = ["pin_command"]

_REFUSED = 1


def _print_policy(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        say(f"{policy()}")
        for rule in policy().rules:
            say(f"  {rule}")
        context.exit()


@click.command("pin")
@click.argument("paths", nargs=-1, required=True, metavar="[TEXT|FILE] [ITEMS]")
@click.option("-o", "--output", metavar="FILE", help="Write a new annotation file; - for standard output.")
@click.option("--into", metavar="FILE", help="Add the claims to this annotation file.")
@click.option("--report", metavar="FILE", help="Write what became of each item as JSON; - for standard output.")
@click.option("--title", help="Title of the document, for a new file; its first line when left out.")
@click.option("--issued", metavar="DATE", callback=day_option, help="Day of issue, YYYY-MM-DD, for a new file.")
@click.option("--issuer", metavar="NAME", help="The body that issued the document, for a new file.")
@by_option
@click.option("--dry-run", is_flag=True, help="Write no annotation; say what would become of each item.")
@click.option(
    "--policy",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_policy,
    help="Print the rules under which quotes are pinned, and stop.",
)
@vocabulary_option
def pin_command(
    paths: tuple[str, ...],
    output: str | None,
    into: str | None,
    report: str | None,
    title: str | None,
    issued: str | None,
    issuer: str | None,
    by: str | None,
    dry_run: bool,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Pin claims to the words of a text: quotes are given, offsets are found.

    ITEMS are claims without offsets, from a person, a script or a language model: JSON lines, a JSON array, or a table with the
    columns statement and quote; - is standard input. Each has a statement and at least one quote. A quote is pinned where its
    words stand, whole; white space and the shapes of quotation marks and dashes do not matter, everything else does. A claim is
    pinned whole or refused whole, with the reason; the good ones are written. FILE alone is an annotation file whose spans have
    their words only: their offsets are filled in.

    \b
    Examples:
      factcheck pin release.txt items.jsonl -o release.claims.json
      factcheck pin items.csv --into release.claims.json --report report.json
      model-of-your-choice | factcheck pin - --into release.claims.json
      factcheck pin release.claims.json
      factcheck pin --policy

    Exit status: 0 all are pinned, 1 some are refused, 2 misuse or an unreadable file.
    """
    if output is not None and into is not None:
        raise click.UsageError("-o writes a new file and --into adds to one; give one of them")
    if into is not None and (title or issued or issuer):
        raise click.UsageError("--title, --issued and --issuer are for a new file; the one of --into says them itself")
    if into is not None:
        result = _into(paths, into, by, dry_run, vocabularies)
    elif len(paths) == 1 and paths[0].endswith(".json"):
        if output is not None:
            raise click.UsageError("FILE alone is filled in where it stands; -o goes with TEXT and ITEMS")
        result = _filled(paths[0], dry_run, vocabularies)
    elif len(paths) == 2:
        result = _new(paths, output, _Heading(title=title, issued=issued, issuer=issuer), by, dry_run)
    else:
        raise click.UsageError("the arguments are TEXT ITEMS, or ITEMS with --into FILE, or an annotation FILE alone")
    if report is not None:
        _write_report(report, result)
    # A pipeline that made the items has to notice that some of them are not in the file.
    if result.refused:
        raise SystemExit(_REFUSED)


def _write_report(file: str, result: PinResult) -> None:
    written = json_text(result) + "\n"
    if file == STANDARD_INPUT:
        click.echo(written, nl=False)
    else:
        write_file(file, written.encode())


@attrs.frozen(kw_only=True)
class _Heading:
    title: str | None
    issued: str | None
    issuer: str | None


def _items(path: str) -> list[Any]:
    return read_items(read_input(path), "<stdin>" if path == STANDARD_INPUT else path)


def _new(paths: Sequence[str], output: str | None, heading: _Heading, by: str | None, dry_run: bool) -> PinResult:
    text, items = paths
    if paths == (STANDARD_INPUT, STANDARD_INPUT):
        raise click.UsageError("only one of TEXT and ITEMS can be standard input")
    # A text from a pipe has no folder beside which the annotation could go.
    to_stdout = output == STANDARD_INPUT or (output is None and text == STANDARD_INPUT)
    target = None if to_stdout else Path(output or str(Path(text).with_suffix("")) + FILE_SUFFIX)
    if target is not None:
        refuse_link_out(target)
    if target is not None and target.exists():
        raise UnreadableFile(str(target), f"exists already; add to it with --into {target}, or name another file with -o")
    content = read_text(text)
    path = None if target is None or text == STANDARD_INPUT else relative_path(text, target)
    # There is such a line: reading refuses a text with nothing in it.
    first = next(line.strip() for line in content.splitlines() if line.strip())
    source = Source.from_text(content, title=heading.title or first[:100], path=path, issued=heading.issued)
    origins = () if heading.issuer is None else (Origin(id=slug_from(heading.issuer, otherwise="issuer"), name=heading.issuer),)
    source = attrs.evolve(source, issuer=origins[0].id if origins else None)
    name = source.title if target is None else target.name.removesuffix(".json").removesuffix(".claims")
    base = Annotation(id=slug_from(name, otherwise="pinned"), source=source, claims=(), origins=origins)
    outcome = pin(base, _items(items), by=by)
    if outcome.pinned and not dry_run:
        if target is None:
            give(dumps(outcome.annotation))
        else:
            save(outcome.annotation, target)
    _tell(str(target or "<stdout>"), pin_result(outcome), "written" if outcome.pinned and not dry_run else "not written")
    return pin_result(outcome)


def _into(paths: Sequence[str], into: str, by: str | None, dry_run: bool, vocabularies: Sequence[Vocabulary]) -> PinResult:
    if len(paths) > 2:
        raise click.UsageError("with --into, the arguments are ITEMS, or TEXT and ITEMS")
    items = _items(paths[-1])
    text = read_text(paths[0]) if len(paths) == 2 else None
    outcomes: list[Pinned] = []

    def edit(annotation: Annotation) -> Annotation:
        if text is not None and text != annotation.source.text:
            raise UnreadableFile(paths[0], f"is not the text of {into}; leave it out, the file names its own")
        # The edit may be tried again on what somebody else wrote meanwhile, and only its last outcome counts.
        outcomes[:] = [pin(annotation, items, by=by)]
        return outcomes[0].annotation if outcomes[0].pinned else annotation

    step = rewrite(into, edit, what="pin", dry_run=dry_run, vocabularies=vocabularies)
    if dry_run:
        say(step.difference, nl=False)
    _tell(into, pin_result(outcomes[0]), "added" if step.changed and not dry_run else "not written")
    for line in step.told:
        say(f"  {line}", err=True)
    tell_unkept(step.unkept)
    return pin_result(outcomes[0])


def _filled(file: str, dry_run: bool, vocabularies: Sequence[Vocabulary]) -> PinResult:
    outcome = fill_file(file, vocabularies=vocabularies)
    if dry_run:
        say(unified_diff(outcome.before, outcome.after, file), nl=False)
    elif outcome.after != outcome.before:
        with one_at_a_time(file):
            write_file(file, outcome.after, expecting=outcome.digest)
            as_step(file, "pin")(outcome.before, outcome.after)
    result = PinResult(
        policy=policy(), pinned=outcome.filled.pinned, refused=outcome.filled.refused, warnings=(), uncovered=outcome.uncovered
    )
    done = "filled in" if outcome.after != outcome.before and not dry_run else "not written"
    aside = outcome.filled.unclaimed
    _tell(file, result, f"{done}; {counted(aside, 'unclaimed span')} too" if aside else done)
    return result


def _tell(file: str, result: PinResult, done: str) -> None:
    """Say on standard error what became of items; standard output is for the file or the report."""
    numbers = {one.item for one in result.refused}
    words = sum(len(one.words.split()) for one in result.uncovered)
    counts = f"{counted(len(result.pinned), 'claim')} pinned, {counted(len(numbers), 'item')} refused"
    left = f"{counted(words, 'word')} of the text not covered yet" if words else "every word of the text is covered"
    say(f"{os.fspath(file)}: {counts} ({done}); {left}; {result.policy}", err=True)
    for one in result.refused:
        _tell_refusal(one)
    _tell_warnings(result.warnings)
    for pinned in result.pinned:
        if pinned.given is not None:
            say(f"  item {pinned.item}: another claim is called {pinned.given!r}; this one is {pinned.id!r}", err=True)


def _tell_refusal(one: Refusal) -> None:
    say(f"  item {one.item}: {one.code}: {one.message}", err=True)
    for place in one.places:
        say(f"      line {place.line}: {place.words}", err=True)
    if one.nearest is not None:
        say(f"      nearest: {' '.join((one.difference or one.nearest).split())}", err=True)
    if one.hint:
        say(f"      help: {one.hint}", err=True)


def _tell_warnings(warnings: Sequence[Refusal]) -> None:
    """Say what to look at in claims that were pinned, and once what to do."""
    for one in warnings:
        say(f"  item {one.item} (pinned): {one.code}: {one.message}", err=True)
    # Many items share a hint, which is read once.
    for hint in dict.fromkeys(one.hint for one in warnings):
        say(f"      help: {hint}", err=True)
