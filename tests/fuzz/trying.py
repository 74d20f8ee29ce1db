"""What the package makes of an input that may be anything: every command ends in order."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from factcheck.cli import cli

# For each kind of input the name that it gets, and the commands that read it; the first words for the signature.
COMMANDS = {
    "annotations": ("a.claims.json", (
        ["validate", "--format", "concise", "{}"],
        ["validate", "--format", "json", "{}"],
        ["validate", "--format", "text", "{}"],
        ["show", "-f", "{}"],
        ["slots", "{}"],
        ["fmt", "--check", "--line-ends", "{}"],
        ["diff", "{}", "{}"],
        ["works", "{}"],
        ["rebase", "{}"],
        ["report", "{}", "-o", "{}.html"],
    )),
    "vocabularies": ("v.json", (
        ["explain", "--vocabulary", "{}", "quantity.stock"],
        ["schema", "--bundle", "annotation", "--vocabulary", "{}"],
    )),
    "bibliographies": ("b.bib", (
        ["works", "mill.claims.json", "--add", "{}"],
        ["works", "mill.claims.json", "--add", "{}", "--write"],
    )),
    "texts": ("t.txt", (["draft", "{}", "--force"], ["validate", "--format", "concise", "t.claims.json"])),
}  # fmt: skip

_VARYING = re.compile(r"'[^']*'|\"[^\"]*\"|\d+")
_CODE = re.compile(r"\bFC\d{3}\b")


class OutOfOrder(AssertionError):
    """A command that ended in a traceback, or with a status that means nothing."""


def try_input(kind: str, data: bytes, folder: Path) -> tuple[object, ...]:
    """Have every command read an input in an empty folder, which is the working one.

    Args:
        kind: One of ``COMMANDS``.
        data: The input.
        folder: The folder.

    Returns:
        What tells inputs apart: the statuses of the commands, and the codes of the findings.

    Raises:
        OutOfOrder: If a command does not end with 0, 1 or 2, or says something of its own insides.
    """
    name, commands = COMMANDS[kind]
    if data[:1] in (b"[", b"{") and kind == "bibliographies":
        name = "b.json"
    (folder / name).write_bytes(data)
    seen: list[object] = []
    for command in commands:
        result = CliRunner().invoke(cli, [part.replace("{}", name) for part in command])
        unexpected = result.exception is not None and not isinstance(result.exception, SystemExit)
        if unexpected or result.exit_code not in (0, 1, 2) or "Traceback" in result.output:
            raise OutOfOrder(f"{' '.join(command)}: {result.exception!r}\n{result.output[-500:]}") from result.exception
        seen.append(result.exit_code)
        # What was added and refused tells bibliographies apart, of which there are no findings.
        seen += [_VARYING.sub("", line) for line in result.output.splitlines()[-1:] if kind == "bibliographies"]
        seen += sorted(set(_CODE.findall(result.output)))
    return (kind, *seen)
