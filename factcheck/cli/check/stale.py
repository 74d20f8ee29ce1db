"""``factcheck stale``: claims that want another look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import attrs
import click

from factcheck.cli.arguments import format_option
from factcheck.cli.opening import open_annotations
from factcheck.cli.paths import day_option, vocabulary_option
from factcheck.cli.printing import say, told_as_data, written_table
from factcheck.model.vocabulary import Vocabulary
from factcheck.views.results.comparing import StaleResult, stale_results

__all__ = ["stale_command"]

_HEADINGS: Final = ("claim", "category", "allowed", "age", "speaks of", "evidence", "assessed")


@click.command("stale")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--as-of", metavar="DATE", required=True, callback=day_option, help="The day to judge from, YYYY-MM-DD.")
@format_option("json", "csv", "markdown")
@vocabulary_option
@click.pass_context
def stale_command(
    context: click.Context, paths: tuple[str, ...], as_of: str, format_: str, vocabularies: tuple[Vocabulary, ...]
) -> None:
    """List the claims that have grown older than their category allows, so that somebody looks again.

    A claim is as old as the newest of three days: the one that it speaks of, that of its newest evidence (appeared, read, added,
    searched for or waived), and that of its last assessment. The vocabulary says after how many days a category wants another
    look; factcheck schema press-statement shows it. What lies after DATE does not count, and no clock is asked.

    \b
    Examples:
      factcheck stale --as-of 1999-06-10
      factcheck stale annotations --as-of 1999-06-10 --format csv > stale.csv
      factcheck stale . --as-of "$(date +%F)"           in a job that runs every night

    Exit status: 0 nothing is stale, 1 something is, 2 misuse or an unreadable file.
    """
    found = [
        result
        for one in open_annotations(paths, vocabularies)
        for result in stale_results(one.annotation, as_of=as_of, file=one.file)
    ]
    _print(found, format_)
    context.exit(1 if found else 0)


def _print(found: Sequence[StaleResult], format_: str) -> None:
    if told_as_data(format_, StaleResult, found):
        return
    if found:
        rows = ([_cell(cell) for cell in attrs.astuple(result)[1:]] for result in found)
        click.echo(written_table("text", _HEADINGS, rows), nl=False)
    else:
        say("nothing is stale")


def _cell(value: Any) -> str:
    return "unknown" if value is None else str(value)
