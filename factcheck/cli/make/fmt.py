"""``factcheck fmt``: write annotation files in canonical form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.make.line_ends import Mended, keep_line_ends, mend
from factcheck.cli.paths import STANDARD_INPUT, annotation_files, read_input
from factcheck.cli.printing import give, say
from factcheck.cli.steps import as_step
from factcheck.contract.codec import annotation_from_value
from factcheck.contract.conformance import check_schema
from factcheck.contract.json_text import parse
from factcheck.files import digest_of, write_file
from factcheck.findings import InvalidAnnotation
from factcheck.store.files import dumps
from factcheck.store.journal import one_at_a_time

__all__ = ["fmt_command"]


@click.command("fmt")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file is not in canonical form.")
@click.option("--line-ends", is_flag=True, help="Save texts, too, as they were annotated: line ends, byte order mark.")
@click.option("--no-gitattributes", is_flag=True, help="With --line-ends, do not have git leave them alone from then on.")
@click.pass_context
def fmt_command(
    context: click.Context, paths: tuple[str, ...], only_check: bool, line_ends: bool, no_gitattributes: bool
) -> None:
    """Write annotation files in canonical form: keys in the order of the schema, each span on a line, defaults left out.

    Files that are in that form already are not touched, and lines that end in CR LF, as git may check them out, are no other
    form. A file that does not conform to the schema is left as it is. With - standard input is written to standard output.

    \b
    Examples:
      factcheck fmt .
      factcheck fmt --check annotations     for continuous integration
      factcheck fmt --line-ends .           where git or an editor has changed the line ends of texts
      factcheck fmt - < in.json > out.json

    Exit status: 0 all is well, 1 with --check if a file would change, or if one does not conform, 2 misuse.
    """
    if line_ends and STANDARD_INPUT in paths:
        raise click.UsageError("--line-ends is for files; - is none")
    failed = False
    for path in annotation_files(paths, corpora=False):
        data = read_input(path)
        try:
            value = _conforming(data)
        except InvalidAnnotation as error:
            failed = True
            first = error.findings[0]
            more = f" and {len(error.findings) - 1} more" if len(error.findings) > 1 else ""
            say(f"{path}: left as it is: {first.code} {first.message}{more}; see factcheck validate", err=True)
            continue
        if line_ends:
            mended = mend(value, Path(path).parent, write=not only_check)
            failed = failed or mended.failed or (only_check and mended.text is not None)
            value = _told(path, mended, value, keep=not only_check and not no_gitattributes)
        formatted = dumps(annotation_from_value(value)).encode()
        if path == STANDARD_INPUT and not only_check:
            give(formatted)
        # A JSON text has no line ends but those between its parts.
        elif formatted != data.replace(b"\r\n", b"\n"):
            failed = failed or only_check
            if not only_check:
                with one_at_a_time(path):
                    write_file(path, formatted, expecting=digest_of(data))
                    as_step(path, "fmt")(data, formatted)
            say(f"{path}: {'would be' if only_check else 'is'} rewritten")
    context.exit(1 if failed else 0)


def _told(path: str, mended: Mended, value: Any, *, keep: bool) -> Any:
    """Say what became of the line ends of a text, have git keep them, and give the annotation with its text."""
    if mended.says:
        say(f"{path}: {mended.says}", err=mended.failed)
    if mended.file is not None and keep:
        kept = keep_line_ends(mended.file)
        if kept is not None:
            say(kept)
    carried = mended.text is not None and mended.file is None
    return {**value, "source": {**value["source"], "text": mended.text}} if carried else value


def _conforming(data: bytes) -> Any:
    value, findings = parse(data)
    findings = findings or check_schema(value)
    if findings:
        raise InvalidAnnotation(findings)
    return value
