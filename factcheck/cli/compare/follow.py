"""``factcheck follow``: what became of a claim in later documents, and what it takes up of earlier ones."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from factcheck.cli.arguments import format_option, words_argument
from factcheck.cli.opening import Opened, open_annotations
from factcheck.cli.paths import STANDARD_INPUT, vocabulary_option
from factcheck.cli.printing import say, told_as_data
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import NoSuchClaim
from factcheck.matching.following import Station, follow
from factcheck.model.counterpart import Counterpart
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.examining import FILE_SUFFIX
from factcheck.views.results.comparing import FollowResult, follow_result

__all__ = ["follow_command"]

_WIDTH: Final = 100


@click.command("follow")
@words_argument("CLAIM [FILE]...", required=True)
@format_option("json", "csv", "markdown")
@vocabulary_option
def follow_command(words: tuple[str, ...], format_: str, vocabularies: tuple[Vocabulary, ...]) -> None:
    """Follow a claim through other documents: what it takes up of earlier ones, and what later ones say of it.

    The way goes along links that stand on record as counterparts and were not refused; what they say is what the documents are to
    each other, and no verdict. Where several documents have a claim of the id, write DOCUMENT.CLAIM.

    \b
    Examples:
      factcheck follow demand-withdraw archive
      factcheck follow first-statement.mill-closed archive
    """
    claim, files = _claim_and_files(words)
    opened = open_annotations(files, vocabularies, strangers=True)
    document, id_ = _the_one(opened, claim)
    stations = follow([one.annotation for one in opened], document, id_)
    if told_as_data(format_, FollowResult, [follow_result(station) for station in stations]):
        return
    say("\n".join(line for station in stations for line in _lines(station)))
    if len(stations) == 1:
        say(f"{id_} is linked to no other claim of these documents")


def _claim_and_files(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Tell the claim from files, in whatever order; a dot makes no path here, since it also parts a document from its claim."""
    things: list[str] = []
    paths: list[str] = []
    for word in words:
        is_path = word == STANDARD_INPUT or "/" in word or word.endswith(FILE_SUFFIX) or Path(word).exists()
        (paths if is_path else things).append(word)
    if len(things) != 1:
        raise click.UsageError(f"name one claim, as CLAIM or DOCUMENT.CLAIM (given: {', '.join(things) or 'none'})")
    return things[0], paths


def _the_one(opened: Sequence[Opened], name: str) -> tuple[str, str]:
    document, _, claim = name.rpartition(".")
    named = [one.annotation for one in opened if document in ("", one.annotation.id)]
    holding = [one.id for one in named if any(each.id == claim for each in one.claims)]
    if not holding:
        known = tuple(each.id for one in named for each in one.claims)
        raise NoSuchClaim(claim, annotation=", ".join(one.id for one in named) or document, known=known)
    # Two documents may well call a claim alike, and following the wrong one would tell a story that nobody told.
    if len(holding) > 1:
        raise click.UsageError(f"several documents have {claim!r}: name one of {', '.join(f'{one}.{claim}' for one in holding)}")
    return holding[0], claim


def _lines(station: Station) -> Iterator[str]:
    source = station.annotation.source
    yield f"{source.issued or 'no day'}  {click.style(f'{station.annotation.id}.{station.claim.id}', bold=True)}"
    yield _filled(station.claim.statement, "    ")
    for entry in station.links:
        yield from _told(entry)


def _told(entry: Counterpart) -> Iterator[str]:
    title = load_vocabulary("relation-types").term(entry.relation).title.lower()
    decided = f"{entry.status}{f' by {entry.by}' if entry.by else ''}{f' on {entry.at}' if entry.at else ''}"
    yield _filled(f"{title} {entry.document}.{entry.target} ({decided})", "      ")
    for step in entry.names:
        yield _filled(f"“{step.here}” here, “{step.there}” there: {step.ground}", "        ")
    if entry.note:
        yield _filled(entry.note, "        ")


def _filled(words: str, indent: str) -> str:
    return textwrap.fill(words, _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)
