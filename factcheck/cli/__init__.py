"""The command line: the only part that parses arguments, prints and exits."""

from __future__ import annotations

import sys
from typing import Any

import click

from factcheck.cli.draft import draft_command
from factcheck.cli.fmt import fmt_command
from factcheck.cli.lookup import completion_command, explain_command, schema_command
from factcheck.cli.show import show_command
from factcheck.cli.validate import validate_command
from factcheck.errors import FactcheckError

__all__ = ["cli", "main"]


class _Group(click.Group):
    """A group that words the errors of the package in one line and leaves with status 2."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except FactcheckError as error:
            raise _Refusal(str(error)) from error


class _Refusal(click.ClickException):
    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"factcheck: {self.format_message()}", err=True)


def _print_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        # Reading the metadata of the distribution takes 10 ms, which only this option should pay for.
        from importlib.metadata import version

        click.echo(f"factcheck {version('factcheck-claims')}")
        context.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Show the version and exit.")
def cli() -> None:
    """Annotate the claims of a document and check the files that hold them.

    \b
    Examples:
      factcheck draft release.txt            write release.claims.json, a candidate for each sentence
      factcheck validate .                   check every annotation file below this folder
      factcheck show displaced-total         one claim, in its text
      factcheck explain FC301                what a finding means, and what to do

    Exit status: 0 all is well, 1 there are findings, 2 misuse or an unreadable file. NO_COLOR turns colours off.
    """


for _command in (
    validate_command, show_command, draft_command, fmt_command, schema_command, explain_command, completion_command,
):  # fmt: skip
    cli.add_command(_command)


def main() -> None:
    """Run the command line and leave the process with its exit status.

    .. versionadded:: 0.1
    """
    # Output is UTF-8 wherever it goes: annotations quote any script, and a terminal's own encoding could refuse it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="factcheck")
