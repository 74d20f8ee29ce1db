"""``factcheck schema``, ``explain`` and ``completion``: what the package knows, printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from factcheck.contract.files import bundle, read_schema, schema_folder, schema_names
from factcheck.errors import UnreadableFile
from factcheck.findings import explain, finding_codes

__all__ = ["completion_command", "explain_command", "schema_command"]


def _complete_schema(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in schema_names() if name.startswith(incomplete)]


def _complete_code(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [code for code in finding_codes() if code.startswith(incomplete.upper())]


@click.command("schema")
@click.argument("name", required=False, shell_complete=_complete_schema)
@click.option("--bundle", "bundled", is_flag=True, help="With all that the schema refers to, in one file.")
@click.option("--export", "folder", metavar="DIR", help="Copy every schema and vocabulary into a folder.")
def schema_command(name: str | None, bundled: bool, folder: str | None) -> None:
    """Print a schema or a vocabulary, or list them all; --export copies the files.

    \b
    Examples:
      factcheck schema                        their names
      factcheck schema claim
      factcheck schema press-statement        the categories, with definitions and slots
      factcheck schema --bundle annotation > annotation.schema.json      for an editor
      factcheck schema --export schemas
    """
    if folder is not None:
        _export(Path(folder))
    elif bundled:
        click.echo(json.dumps(bundle(name or "annotation"), indent=2, ensure_ascii=False))
    elif name is None:
        for known in schema_names():
            click.echo(f"{known:20}  {read_schema(known)['title']}")
    else:
        click.echo(json.dumps(read_schema(name), indent=2, ensure_ascii=False))


def _export(folder: Path) -> None:
    try:
        shutil.copytree(schema_folder(), folder, dirs_exist_ok=True)
    except OSError as error:
        raise UnreadableFile(str(folder), error.strerror or str(error)) from error
    click.echo(f"{folder}: {len(schema_names())} files")


@click.command("explain")
@click.argument("code", required=False, shell_complete=_complete_code)
def explain_command(code: str | None) -> None:
    """Say what a finding code means and what to do, or list all codes.

    \b
    Examples:
      factcheck explain FC301
      factcheck explain | grep warning
    """
    if code is None:
        for meaning in finding_codes().values():
            click.echo(f"{meaning.code}  {meaning.severity:7}  {meaning.name:24}  {meaning.summary}")
        return
    meaning = explain(code)
    click.echo(f"{click.style(meaning.code, bold=True)} {meaning.name} ({meaning.severity})\n")
    for paragraph in (meaning.summary, meaning.explanation, f"What to do: {meaning.remedy}"):
        click.echo(click.wrap_text(paragraph, width=88))
        click.echo()


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print a script that completes commands, options and codes in your shell.

    \b
    Examples:
      factcheck completion bash >> ~/.bashrc
      factcheck completion fish > ~/.config/fish/completions/factcheck.fish
    """
    completion = get_completion_class(shell)
    root = context.find_root().command
    if completion is not None:
        click.echo(completion(root, {}, "factcheck", "_FACTCHECK_COMPLETE").source())
