"""``factcheck prompt``: what whoever writes the next claims needs, printed."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.check.lookup import category_vocabulary
from factcheck.cli.paths import day_option, read_input, read_text
from factcheck.cli.printing import give
from factcheck.contract.files import read_schema
from factcheck.contract.json_text import parse
from factcheck.errors import UnreadableFile
from factcheck.model.annotation import Annotation
from factcheck.model.source import Source
from factcheck.store.files import load
from factcheck.views.prompting import prompt

__all__ = ["prompt_command"]


@click.command("prompt")
@click.argument("path", metavar="TEXT|FILE")
@click.option("--report", metavar="FILE", help="The report of factcheck pin on the last answer; what it refused is told.")
@click.option("--vocabulary", "vocabulary", metavar="NAME|FILE", help="Category vocabulary; of FILE, or press-statement, else.")
@click.option("--issued", metavar="DATE", callback=day_option, help="Day of issue of a TEXT, YYYY-MM-DD.")
def prompt_command(path: str, report: str | None, vocabulary: str | None, issued: str | None) -> None:
    """Print what a language model or a person needs to write the claims that are still missing.

    These are the rules, the form of an answer, the categories with their meanings, the document, the sentences that no claim
    accounts for, and what was refused of the last answer. Nothing is sent anywhere: give it to whom you like, save the answer
    to a file, and pin it.

    \b
    Examples:
      factcheck prompt release.txt > prompt.md
      factcheck pin release.txt answer.jsonl -o release.claims.json --report report.json
      factcheck prompt release.claims.json --report report.json > prompt.md

    Exit status: 0, or 2 for misuse and unreadable files.
    """
    categories = None if vocabulary is None else category_vocabulary(vocabulary)
    if path.endswith(".json"):
        if issued is not None:
            raise click.UsageError("--issued is for a TEXT; FILE says its day itself")
        annotation = load(path, vocabularies=() if categories is None else (categories,))
        if categories is not None and annotation.terms.key != categories.key:
            raise click.UsageError(f"{path} has categories of {annotation.terms.key}, not of {categories.key}")
    else:
        text = read_text(path)
        title = next(line.strip() for line in text.splitlines() if line.strip())[:100]
        source = Source.from_text(text, title=title, issued=issued)
        annotation = Annotation(id="document", source=source, claims=(), categories=categories)
    give(prompt(annotation, refused=() if report is None else _refused(report)))


def _refused(path: str) -> list[Any]:
    value, findings = parse(read_input(path))
    if findings:
        raise UnreadableFile(path, findings[0].message)
    entries = value.get("refused") if isinstance(value, dict) else None
    known = read_schema("results/pin")["properties"]["refused"]["items"]["properties"]
    if not isinstance(entries, list) or not all(
        isinstance(one, dict) and {"item", "message"} <= one.keys() <= known.keys() for one in entries
    ):
        raise UnreadableFile(path, "not a report of factcheck pin: it has no list of what was refused")
    return entries
