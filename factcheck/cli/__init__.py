"""The command line: the only part that parses arguments, prints and exits."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from factcheck.errors import FactcheckError
from factcheck.files import DEFAULT_LIMIT, limited_to

__all__ = ["cli", "main"]


_COMMANDS: Final = {
    "validate": "check.validate:validate_command",
    "show": "weigh.show:show_command",
    "slots": "weigh.slots:slots_command",
    "evidence": "weigh.evidence:evidence_command",
    "works": "make.works:works_command",
    "series": "weigh.series:series_command",
    "match": "compare.match:match_command",
    "report": "publish.report:report_command",
    "draft": "make.draft:draft_command",
    "rebase": "make.rebase:rebase_command",
    "fmt": "make.fmt:fmt_command",
    "diff": "compare.diff:diff_command",
    "merge": "compare.merge:merge_command",
    "history": "compare.history:history_command",
    "stale": "check.stale:stale_command",
    "schema": "check.lookup:schema_command",
    "explain": "check.lookup:explain_command",
    "completion": "check.lookup:completion_command",
}


class _Group(click.Group):
    """A group that loads only the command that is called, and words the errors of the package in one line with status 2."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"factcheck.cli.{module}"), attribute)
        return command

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except FactcheckError as error:
            raise _Refusal(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            # Files that are read and written have errors of the package's own, so this one is of the output: a full disk.
            _drop_output()
            raise _Refusal(f"cannot write the output: {error.strerror or error}") from error
        except KeyboardInterrupt as interrupt:
            raise _Interruption("interrupted") from interrupt


class _Refusal(click.ClickException):
    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"factcheck: {self.format_message()}", err=True)


class _Interruption(_Refusal):
    exit_code = 130
    """What shells report of a program that was ended by Ctrl-C; 1 would mean findings."""


def _drop_output() -> None:
    """Let what could not be written go nowhere, lest Python try once more when it leaves."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _print_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        # Reading the metadata of the distribution takes 10 ms, which only this option should pay for.
        from importlib.metadata import version

        click.echo(f"factcheck {version('factcheck-claims')}")
        context.exit()


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version, help="Show the version.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=DEFAULT_LIMIT,
    metavar="BYTES",
    help="Read no file, and no line of a corpus, larger than this.",
)
@click.pass_context
def cli(context: click.Context, limit: int) -> None:
    """Annotate the claims of a document and check the files that hold them.

    \b
    Examples:
      factcheck draft release.txt            write release.claims.json, a candidate for each sentence
      factcheck validate .                   check every annotation file below this folder
      factcheck show displaced-total         one claim, in its text
      factcheck slots --open --level must    what is still to be found
      factcheck evidence displaced-total     what is known on it, from whom
      factcheck report .                     a page to read, factcheck-report.html
      factcheck explain FC301                what a finding means, and what to do

    Exit status: 0 all is well, 1 there are findings, 2 misuse or an unreadable file. NO_COLOR turns colours off.
    """
    context.with_resource(limited_to(limit))


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    # Output is UTF-8 wherever it goes: annotations quote any script, and a terminal's own encoding could refuse it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # click knows nothing of NO_COLOR (no-color.org): a value that is not empty turns colours off, whatever it is.
    cli(prog_name="factcheck", color=False if os.environ.get("NO_COLOR") else None)
