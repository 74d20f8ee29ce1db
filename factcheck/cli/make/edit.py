"""``factcheck edit``: annotate in the browser."""

from __future__ import annotations

import contextlib
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from factcheck.cli.make.draft import draft_command
from factcheck.cli.make.rewriting import by_option
from factcheck.cli.paths import vocabulary_option
from factcheck.cli.printing import say
from factcheck.errors import UnreadableFile
from factcheck.files import open_file
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import FILE_SUFFIX

if TYPE_CHECKING:
    from factcheck.editor.server import EditorServer

__all__ = ["edit_command"]

_IDLE: Final = 30
"""After how many minutes without an open page the server stops."""


@click.command("edit")
@click.argument("path", metavar="FILE|TEXT|FOLDER")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="Port to listen on; a free one by default.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser; open the printed address yourself.")
@click.option(
    "--idle", type=click.FloatRange(0), default=_IDLE, show_default=True, metavar="MINUTES",
    help="Stop after so many minutes without an open page; 0 is never.",
)  # fmt: skip
@by_option
@vocabulary_option
def edit_command(
    path: str, port: int, no_browser: bool, idle: float, by: str | None, vocabularies: tuple[Vocabulary, ...]
) -> None:
    """Annotate in the browser: the text at the left, the claim at the right, by keyboard or mouse.

    FILE is an annotation file. A TEXT is drafted first, unless an annotation stands beside it. A FOLDER is shown as a table of
    its documents and claims. The address is printed on the first line; it has a secret part, works on this machine only, and
    nothing is asked of the network. Every change is checked and saved at once, so there is nothing to save: close the page, and
    press Ctrl-C, or leave that to the clock.

    \b
    Examples:
      factcheck edit release.txt
      factcheck edit release.claims.json --by "A. Editor"
      factcheck edit annotations

    Exit status: 0 it was stopped, 2 misuse or an unreadable file.
    """
    # Only this command pays for the server.
    from factcheck.editor.server import EditorServer
    from factcheck.editor.shelf import Shelf

    shelf = Shelf(_annotation_of(path), vocabularies=vocabularies, by=by or "", draft=_drafted)
    try:
        server = EditorServer(shelf, port=port, idle=idle * 60 or None)
    except OSError as error:
        raise UnreadableFile(f"127.0.0.1:{port}", error.strerror or str(error)) from error
    _serve(server, browse=not no_browser)
    say("stopped")


def _serve(server: EditorServer, *, browse: bool) -> None:
    # Ctrl-C is how the command ends, from the first line on.
    with server, contextlib.suppress(KeyboardInterrupt):
        say(server.address)
        say("Open this address in a browser on this machine. Every change is saved at once. Ctrl-C stops.")
        sys.stdout.flush()
        if browse:
            webbrowser.open(server.address)
        server.serve_forever()


def _annotation_of(path: str) -> str:
    """Give the annotation file, or the folder, that a path leads to; a text without one is drafted."""
    if not Path(path).exists():
        raise UnreadableFile(path, "no such file or folder")
    if Path(path).is_dir():
        return path
    # A page that says what is wrong with a file helps its writer; with a pipe or a protected file there is nothing to edit.
    with open_file(path):
        pass
    if path.endswith(".json"):
        return path
    beside = str(Path(path).with_suffix("")) + FILE_SUFFIX
    return beside if Path(beside).exists() else _drafted(path)


def _drafted(text: str) -> str:
    """Draft a text as ``factcheck draft`` does; what that says goes to standard error, since the first line is the address."""
    with contextlib.redirect_stdout(sys.stderr):
        draft_command.main([text], prog_name="factcheck draft", standalone_mode=False)
    return str(Path(text).with_suffix("")) + FILE_SUFFIX
