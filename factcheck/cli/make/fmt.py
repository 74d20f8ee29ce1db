"""``factcheck fmt``: write annotation files in canonical form."""

from __future__ import annotations

import click

from factcheck.cli.paths import STANDARD_INPUT, annotation_files, read_input
from factcheck.cli.steps import as_step
from factcheck.contract.codec import annotation_from_value
from factcheck.contract.conformance import check_schema
from factcheck.contract.json_text import parse
from factcheck.files import digest_of, write_file
from factcheck.findings import InvalidAnnotation
from factcheck.store.files import dumps

__all__ = ["fmt_command"]


@click.command("fmt")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file is not in canonical form.")
@click.pass_context
def fmt_command(context: click.Context, paths: tuple[str, ...], only_check: bool) -> None:
    """Write annotation files in canonical form: keys in the order of the schema, each span on a line, defaults left out.

    Files that are in that form already are not touched. A file that does not conform to the schema is left as it is. With -
    standard input is written to standard output.

    \b
    Examples:
      factcheck fmt .
      factcheck fmt --check annotations     for continuous integration
      factcheck fmt - < in.json > out.json

    Exit status: 0 all is well, 1 with --check if a file would change, or if one does not conform, 2 misuse.
    """
    failed = False
    for path in annotation_files(paths, corpora=False):
        data = read_input(path)
        try:
            formatted = _canonical(data)
        except InvalidAnnotation as error:
            failed = True
            first = error.findings[0]
            more = f" and {len(error.findings) - 1} more" if len(error.findings) > 1 else ""
            click.echo(f"{path}: left as it is: {first.code} {first.message}{more}; see factcheck validate", err=True)
            continue
        if path == STANDARD_INPUT and not only_check:
            click.echo(formatted, nl=False)
        elif formatted != data:
            failed = failed or only_check
            if not only_check:
                write_file(path, formatted, expecting=digest_of(data))
                as_step(path, "fmt")(data, formatted)
            click.echo(f"{path}: {'would be' if only_check else 'is'} rewritten")
    context.exit(1 if failed else 0)


def _canonical(data: bytes) -> bytes:
    value, findings = parse(data)
    findings = findings or check_schema(value)
    if findings:
        raise InvalidAnnotation(findings)
    return dumps(annotation_from_value(value)).encode()
