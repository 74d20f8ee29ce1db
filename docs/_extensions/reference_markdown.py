"""Markdown for pages that are made from data."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from factcheck.cli import cli

COMMANDS = "|".join(cli.list_commands(click.Context(cli)))

# Words of the data that are made to stand out or to lead somewhere: options, files, properties, terms, vocabularies.
LITERALS = [
    r"(?<!\w)-[a-z]\b",
    r"--[a-z][a-z-]*",
    r"(?:\*|\b[A-Z]+)(?:\.[a-z]+)+",
    r"\b[a-z]+(?:_[a-z]+)+\b",
    r"\b[a-z]{3,}(?:\.[a-z-]+)+\b",
    r"\b[a-z-]+/\d\b",
]
NOTABLE = re.compile(rf"(?P<finding>\bFC\d{{3}}\b)|(?P<command>\bfactcheck (?:{COMMANDS})\b)|(?P<literal>{'|'.join(LITERALS)})")


def prose(text: str) -> str:
    """Give a text of the data as Markdown: names in code, finding codes and commands as links, nothing taken for markup."""
    parts: list[str] = []
    last = 0
    for match in NOTABLE.finditer(text):
        parts.append(escaped(text[last : match.start()]))
        word = match.group()
        if match["finding"]:
            parts.append(f"[{word}](../findings/{word}.md)")
        elif match["command"]:
            parts.append(f"[`{word}`](../cli/{word.split()[1]}.md)")
        else:
            parts.append(f"`{word}`")
        last = match.end()
    return "".join([*parts, escaped(text[last:])])


def escaped(text: str) -> str:
    return re.sub(r"([\\*_\[\]<>])", r"\\\1", text)


def table(*rows: Iterable[str]) -> list[str]:
    heading, *body = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return [heading, "|---" * len(list(rows[0])) + "|", *body, ""]


def toctree(names: Iterable[str]) -> list[str]:
    return ["```{toctree}", ":maxdepth: 1", ":hidden:", "", *names, "```", ""]


def fenced(language: str, text: str, argument: str = "") -> list[str]:
    return [f"```{language} {argument}".rstrip(), text, "```", ""]


def first_sentence(text: str) -> str:
    return text.split(". ")[0].rstrip(".") + "."


def listed(words: Iterable[str], last: str = "and") -> str:
    *most, end = [*words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end
