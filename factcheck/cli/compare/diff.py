"""``factcheck diff``: what changed between two versions of an annotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import click

from factcheck.cli.arguments import format_option
from factcheck.cli.compare.changes import MARKDOWN, change_lines, grouped, title_and_details
from factcheck.cli.compare.versions import open_version
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import counted, json_text, result_table, say
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions.changes import Change, diff

__all__ = ["diff_command"]


@click.command("diff")
@click.argument("old")
@click.argument("new")
@format_option("json", "csv", "markdown")
@vocabulary_option
@click.pass_context
def diff_command(context: click.Context, old: str, new: str, format_: str, vocabularies: tuple[Vocabulary, ...]) -> None:
    """Tell what changed between two versions of an annotation: claims, evidence, slots, verdicts, works.

    OLD and NEW are files, - for standard input, or REV:path for a file in a revision of git. They need only conform to the
    schema, so the text that an old version was made on need not be at hand. The slots of both are counted by the vocabulary of
    NEW. Removed words stand in [-brackets-], added ones in {+braces+}.

    \b
    Examples:
      factcheck diff old.claims.json new.claims.json
      factcheck diff HEAD:release.claims.json release.claims.json
      factcheck diff v1.0:a/release.claims.json v1.1:a/release.claims.json --format markdown > changes.md
      factcheck diff old.claims.json new.claims.json --format json | jq '.[].kind'

    Exit status, as for diff: 0 no changes, 1 changes, 2 misuse or an unreadable file.
    """
    versions = [open_version(name, vocabularies) for name in (old, new)]
    changes = diff(*versions)
    if format_ == "csv":
        click.echo(result_table(format_, Change, changes), nl=False)
    else:
        for line in _PRINTERS[format_](changes):
            say(line)
    context.exit(1 if changes else 0)


def _as_json(changes: Sequence[Change]) -> Iterator[str]:
    yield json_text(changes)


def _as_text(changes: Sequence[Change]) -> Iterator[str]:
    for heading, _, part in grouped(changes):
        yield click.style(heading, bold=True)
        yield from change_lines(part)
        yield ""
    yield _summary(changes)


def _as_markdown(changes: Sequence[Change]) -> Iterator[str]:
    for heading, is_claim, part in grouped(changes):
        yield f"### {f'`{heading}`' if is_claim else heading.capitalize()}\n"
        yield from (f"- {title}: {words}" for title, words in (title_and_details(change, MARKDOWN) for change in part))
        yield ""
    yield _summary(changes)


def _summary(changes: Sequence[Change]) -> str:
    if not changes:
        return "no changes"
    kinds = Counter(change.kind for change in changes)
    whole = {"added": kinds["claim-added"], "removed": kinds["claim-removed"]}
    altered = {change.claim for change in changes if change.kind not in ("claim-added", "claim-removed")} - {None}
    claims = ", ".join(f"{count} {word}" for word, count in {"changed": len(altered), **whole}.items() if count)
    return counted(len(changes), "change") + (f"; claims: {claims}" if claims else "")


_PRINTERS: Final[dict[str, Callable[[Sequence[Change]], Iterator[str]]]] = {
    "text": _as_text,
    "json": _as_json,
    "markdown": _as_markdown,
}
