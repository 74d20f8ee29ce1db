"""``factcheck merge``: join two versions of an annotation, by hand or for git."""

from __future__ import annotations

from collections.abc import Sequence

import click

from factcheck.cli.arguments import format_option
from factcheck.cli.compare.versions import read_bytes, version_from
from factcheck.cli.printing import give, say, told_as_data
from factcheck.files import ANYTHING, digest_of, write_file
from factcheck.store.files import dumps
from factcheck.versions.merging import Conflict, merge

__all__ = ["merge_command"]


@click.command("merge")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.option("-o", "--output", metavar="FILE", help="Write the result there; else to standard output.")
@click.option("--driver", is_flag=True, help="Write the result over OURS, as git asks of a merge driver.")
@click.option("--name", metavar="PATH", help="Name for the messages, where OURS is a temporary file; git gives it as %P.")
@format_option("json", "csv", "markdown")
@click.pass_context
def merge_command(
    context: click.Context,
    base: str,
    ours: str,
    theirs: str,
    output: str | None,
    driver: bool,
    name: str | None,
    format_: str,
) -> None:
    """Join two versions of an annotation that come from one, claim by claim and field by field.

    References, searches, relations, works and claims that either side added are all there, where a merge by lines would stop.
    Where both sides changed one field differently, the result has that of OURS, and a line on standard error tells; so it is
    always a whole file, never one with marks in it. BASE may be empty where both sides added the file. The result is in
    canonical form; whether all in it fits together is for factcheck validate to say. With another --format
    than text the conflicts are printed on standard output, so that a program can ask its user; the annotation goes to a file.

    \b
    Examples:
      factcheck merge base.claims.json ours.claims.json theirs.claims.json -o merged.claims.json
      factcheck merge "$(git merge-base main draft):r.claims.json" main:r.claims.json draft:r.claims.json
      factcheck merge base.claims.json ours.claims.json theirs.claims.json -o merged.claims.json --format json
      git config merge.factcheck.driver 'factcheck merge --driver --name %P %O %A %B'
      echo '*.claims.json merge=factcheck' >> .gitattributes

    Exit status: 0 all is joined, 1 there are conflicts, 2 misuse or an unreadable file; then nothing is written.
    """
    if driver and output is not None:
        raise click.UsageError("--driver writes over OURS; leave out --output")
    if format_ != "text" and not (driver or output):
        raise click.UsageError(f"--format {format_} prints the conflicts; name a file for the annotation with --output")
    base_data, *sides = [read_bytes(path) for path in (base, ours, theirs)]
    names = [f"{name} ({side})" if name else path for side, path in (("base", base), ("ours", ours), ("theirs", theirs))]
    # Git gives an empty base where both sides added the file.
    started = version_from(names[0], base_data) if base_data.strip() else None
    merged = merge(started, *(version_from(side, data) for side, data in zip(names[1:], sides, strict=True)))
    target = ours if driver else output
    if target is None:
        give(dumps(merged.annotation))
    else:
        # Git waits for nobody: what the driver was given is what it may replace.
        expecting = digest_of(sides[0]) if driver else ANYTHING
        write_file(target, dumps(merged.annotation).encode(), expecting=expecting)
    _tell(merged.conflicts, format_, name or target or ours)
    context.exit(1 if merged.conflicts else 0)


def _tell(conflicts: Sequence[Conflict], format_: str, name: str) -> None:
    # For people they are messages beside the annotation that may be on standard output; a program asked for them alone.
    if not told_as_data(format_, Conflict, conflicts):
        for conflict in conflicts:
            say(f"{name}: conflict: {conflict}", err=True)
