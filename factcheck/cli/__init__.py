"""The command line: the only part that parses arguments, prints and exits."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TextIO

import click

from factcheck.errors import FactcheckError, nearest
from factcheck.files import DEFAULT_LIMIT, limited_to

__all__ = ["cli", "main"]


# Each command with the module that has it, and what a list of commands says of it, so that a list loads none of them.
_COMMANDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "Make": {
        "draft": ("make.draft:draft_command", "Write a first annotation of a text, a candidate for each sentence."),
        "edit": ("make.edit:edit_command", "Annotate in the browser, by keyboard or mouse."),
        "import": ("make.importing:import_command", "Make annotation files of files in other tools' formats."),
        "pin": ("make.pin:pin_command", "Pin claims that are given with quotes to a text."),
        "prompt": ("make.prompt:prompt_command", "Print what a model or a person needs to write the next claims."),
        "add": ("make.claims:add_command", "Add a claim, at the words that make it."),
        "split": ("make.parting:split_command", "Make several claims of one."),
        "join": ("make.parting:join_command", "Make one claim of several."),
        "amend": ("make.claims:amend_command", "Give a claim another statement, categories, mode or words."),
        "apply": ("make.apply:apply_command", "Take back a table of claims from a spreadsheet."),
        "drop": ("make.claims:drop_command", "Remove claims, with the links that lead to them."),
        "rename": ("make.claims:rename_command", "Give a claim another id; links follow."),
        "set-aside": ("make.claims:set_aside_command", "Account for words that carry no claim."),
        "triage": ("make.claims:triage_command", "Decide what is to become of claims."),
        "refer": ("make.references:refer_command", "Put a reference into a slot, its work and origin if new."),
        "searched": ("make.references:searched_command", "Record where somebody looked for evidence."),
        "waive": ("make.references:waive_command", "Decide that a slot need not be filled."),
        "assess": ("make.assess:assess_command", "Give a verdict that the evidence admits."),
        "relate": ("make.link:relate_command", "Say what a claim is to another of its document."),
        "link": ("make.link:link_command", "Say what a claim is to a claim of another document."),
        "undo": ("make.undo:undo_command", "Undo the last step of a file, or make it again."),
        "capture": ("make.capturing:capture_command", "Record a copy of a work that you hold."),
        "works": ("make.works:works_command", "List the works that references cite, or add some."),
        "rebase": ("make.rebase:rebase_command", "Carry an annotation over to an edited text."),
        "fmt": ("make.fmt:fmt_command", "Write files in the canonical form."),
    },
    "Check": {
        "validate": ("check.validate:validate_command", "Find everything that is wrong with annotation files."),
        "explain": ("check.lookup:explain_command", "Say what a finding code or a term means."),
        "schema": ("check.lookup:schema_command", "Print a schema, a vocabulary or a term."),
        "completion": ("check.lookup:completion_command", "Print a script that completes commands in your shell."),
        "verify": ("check.verify:verify_command", "Look again at the copies of works that were recorded."),
        "stale": ("check.stale:stale_command", "List claims that want another look."),
    },
    "Weigh": {
        "show": ("weigh.show:show_command", "Show claims in their text with their slots."),
        "evidence": ("weigh.evidence:evidence_command", "Tell what is known on a claim, from whom, and what is missing."),
        "slots": ("weigh.slots:slots_command", "List the places for evidence, with their states."),
        "series": ("weigh.series:series_command", "Show the figures of a measure over time."),
    },
    "Compare": {
        "diff": ("compare.diff:diff_command", "Tell what changed between two versions."),
        "history": ("compare.history:history_command", "Tell what became of one claim."),
        "merge": ("compare.merge:merge_command", "Join two lines of work on one annotation."),
        "agree": ("compare.agree:agree_command", "Measure how far several annotators of one text agree."),
        "adjudicate": ("compare.adjudicate:adjudicate_command", "Make one annotation of those of several annotators."),
        "find": ("compare.find:find_command", "Find claims in many files: has this been checked before?"),
        "match": ("compare.match:match_command", "Find what other documents say on the claims of one."),
        "follow": ("compare.follow:follow_command", "Follow a claim through other documents."),
    },
    "Publish": {
        "report": ("publish.report:report_command", "Write a page on which documents can be read."),
        "publish": ("publish.site:publish_command", "Write a site with a page for each claim."),
        "export": ("publish.exporting:export_command", "Write an annotation in another tool's format."),
        "table": ("publish.table:table_command", "Write claims, references, works or figures for a spreadsheet."),
    },
}
_HOMES: Final = {name: home for commands in _COMMANDS.values() for name, (home, _) in commands.items()}


class _Group(click.Group):
    """A group that loads only the command that is called, and words the errors of the package in one line with status 2."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(_HOMES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in _HOMES:
            return None
        module, _, attribute = _HOMES[name].partition(":")
        command: click.Command = getattr(import_module(f"factcheck.cli.{module}"), attribute)
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _HOMES and not args[0].startswith("-"):
            context.fail(f"No such command '{args[0]}'{nearest(args[0], tuple(_HOMES))}")
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        width = max(map(len, _HOMES))
        for title, commands in _COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl([(name.ljust(width), says) for name, (_, says) in commands.items()])

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        # The help of the group is printed while its arguments are read.
        with _worded():
            return super().make_context(*arguments, **options)

    def invoke(self, context: click.Context) -> Any:
        with _worded():
            return super().invoke(context)


@contextmanager
def _worded() -> Iterator[None]:
    """Word what can go wrong with any command in one line."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except click.UsageError as error:
        # It quotes arguments, and a shell puts the names of a stranger's files among them.
        from factcheck.cli.printing import printable

        # Errors of several classes come here, each with its hints, so the words are exchanged within the error.
        vars(error)["message"] = printable(error.message)
        raise
    except FactcheckError as error:
        raise _Refusal(str(error)) from error
    except BrokenPipeError as error:
        # Whoever reads the output has read enough, which is no finding.
        _drop(sys.stdout)
        raise SystemExit(_PIPE_CLOSED) from error
    except OSError as error:
        # What can be asked of a path without opening it, such as whether it is there, names it when it fails.
        if error.filename is not None:
            raise _Refusal(f"{os.fsdecode(error.filename)}: {error.strerror or error}") from error
        # Files that are read and written have errors of the package's own, so this one is of the output: a full disk.
        _drop(sys.stdout)
        raise _Refusal(f"cannot write the output: {error.strerror or error}") from error
    except ValueError as error:
        # Bytes that are not UTF-8 come as halves of pairs: they can name a file, and nothing that is written into one.
        odd = next((word for word in sys.argv[1:] if re.search("[\ud800-\udfff]", word)), None)
        if odd is None:
            raise
        raise _Refusal(f"{odd!r} is not UTF-8, and can only name a file") from error
    except KeyboardInterrupt as interrupt:
        raise _Interruption("interrupted") from interrupt


_COLLECTED_AFTER: Final = 100_000
"""How many objects are made before the collector looks for those that hold one another."""

_PIPE_CLOSED: Final = 141
"""What shells report of a program that wrote to nobody."""


class _Refusal(click.ClickException):
    exit_code = 2

    def show(self, file: Any = None) -> None:
        # A list of commands prints nothing that comes from a file, and does not pay for this.
        from factcheck.cli.printing import say

        say(f"factcheck: {self.format_message()}", err=True)


class _Interruption(_Refusal):
    exit_code = 130
    """What shells report of a program that was ended by Ctrl-C; 1 would mean findings."""


def _drop(stream: TextIO) -> None:
    """Let what could not be written go nowhere, lest Python try once more when it leaves."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


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
      factcheck edit release.claims.json     annotate it in the browser
      factcheck validate .                   check every annotation file below this folder
      factcheck show displaced-total         one claim, in its text
      factcheck slots --open --level must    what is still to be found
      factcheck evidence displaced-total     what is known on it, from whom
      factcheck report .                     a page to read, factcheck-report.html
      factcheck explain FC301                what a finding means, and what to do

    Exit status: 0 all is well, 1 there are findings, 2 misuse or an unreadable file. NO_COLOR turns colours off.
    """
    context.with_resource(limited_to(limit))


def _open_what_is_closed() -> None:
    """Put nothing in the place of a stream that was closed before the start (``>&-``).

    The first file that is opened would take its number otherwise, and be written over by what is meant for people.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
            setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8", closefd=False))


def main() -> None:
    """Run the command line and leave the process with its exit status."""
    _open_what_is_closed()
    # Output is UTF-8 wherever it goes: annotations quote any script, and a terminal's own encoding could refuse it.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # What a command makes it keeps to its end, so each look of the collector goes through all of it and finds nothing: a third of
    # the time on 10,000 claims. It stays on, since the editor runs for hours.
    gc.set_threshold(_COLLECTED_AFTER)
    # click knows nothing of NO_COLOR (no-color.org): a value that is not empty turns colours off, whatever it is.
    try:
        cli(prog_name="factcheck", color=False if os.environ.get("NO_COLOR") else None)
    except OSError:
        # What is wrong cannot even be said, so that the status has to do; that of findings would be another.
        _drop(sys.stderr)
        raise SystemExit(_Refusal.exit_code) from None
