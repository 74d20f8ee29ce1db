"""``factcheck match``: which claims of one document restate, update, correct or contradict which claims of others."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import click

from factcheck.cli.arguments import format_option
from factcheck.cli.opening import Opened, open_annotations
from factcheck.cli.paths import STANDARD_INPUT, vocabulary_option
from factcheck.cli.printing import say, told_as_data
from factcheck.cli.steps import as_step
from factcheck.matching.keeping import keep_suggestions
from factcheck.matching.pairing import LEAST_SCORE, Match, match
from factcheck.matching.reading import languages_of
from factcheck.model.annotation import Annotation
from factcheck.model.counterpart import Counterpart
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions.keeping import save_edit
from factcheck.views.results.comparing import MatchResult, match_result

__all__ = ["match_command"]

_WIDTH: Final = 100
_INDENT: Final = "    "


@click.command("match")
@click.argument("document", metavar="FILE")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=LEAST_SCORE, show_default=True, help="The weakest score to show, 0 to 1."
)
@click.option("--write", is_flag=True, help="Put the matches into FILE as suggested counterparts, and print only how many.")
@format_option("json", "csv", "markdown")
@vocabulary_option
def match_command(
    document: str, others: tuple[str, ...], min_score: float, write: bool, format_: str, vocabularies: tuple[Vocabulary, ...]
) -> None:
    """Find the claims of FILE that restate, update, correct or contradict claims of other documents.

    Each claim is shown with its best counterpart, how well the two fit (0 to 1), and the margin to the next best. A match is a
    suggestion: it says what two statements are to each other, and no verdict passes over it. What a person confirmed or rejected
    under counterparts of FILE is kept to. OTHER is an annotation file, or a folder of them; a broken file in a folder is told and
    passed over.

    \b
    Examples:
      factcheck match second.claims.json first.claims.json
      factcheck match second.claims.json archive --min-score 0.7
      factcheck match second.claims.json first.claims.json --write    then confirm or reject them: factcheck link
    """
    opened = _the_one(document, vocabularies)
    read = _read_others(opened.annotation, others, vocabularies)
    found = {other.id: match(opened.annotation, other, min_score=min_score) for other in read}
    _tell_languages(opened.annotation, read)
    if write:
        _write(opened, found, vocabularies)
        return
    results = [match_result(one) for matches in found.values() for one in matches]
    if not told_as_data(format_, MatchResult, results):
        say("\n\n".join("\n".join(_as_text(opened.annotation.id, id_, matches)) for id_, matches in found.items()))


def _the_one(document: str, vocabularies: Sequence[Vocabulary]) -> Opened:
    opened = open_annotations([document], vocabularies)
    if len(opened) > 1:
        raise click.UsageError(f"{document} holds {len(opened)} annotation files; name one")
    return opened[0]


def _read_others(own: Annotation, others: Sequence[str], vocabularies: Sequence[Vocabulary]) -> list[Annotation]:
    """Read the documents to match with; what a folder holds of the document itself is passed over."""
    opened = open_annotations(others, vocabularies, strangers=True)
    read = {one.file: one.annotation for one in opened if one.annotation.id != own.id}
    if not read:
        raise click.UsageError(f"there is nothing to match {own.id} with but itself")
    repeated = [id_ for id_, count in Counter(annotation.id for annotation in read.values()).items() if count > 1]
    if repeated:
        raise click.UsageError(f"several files have the id {repeated[0]}; a counterpart could not say which of them it means")
    return list(read.values())


def _tell_languages(own: Annotation, others: Sequence[Annotation]) -> None:
    """Tell which documents are compared token by token, since nothing tells their language."""
    untold = {
        one.id for other in others for one, language in zip((own, other), languages_of(own, other), strict=True) if not language
    }
    for id_ in sorted(untold):
        why = "its source names no language of which words are known, and its claims tell none"
        say(f'factcheck: {id_}: claims are compared word for word: {why}; set source.language, such as "en"', err=True)


def _write(opened: Opened, found: dict[str, tuple[Match, ...]], vocabularies: Sequence[Vocabulary]) -> None:
    if opened.file == STANDARD_INPUT:
        raise click.UsageError("--write needs a file; standard input cannot be written to")
    kept = keep_suggestions(opened.annotation, [one for matches in found.values() for one in matches])
    if kept != opened.annotation:
        keep = as_step(opened.file, "match")
        save_edit(opened.annotation, kept, opened.file, vocabularies=vocabularies, then=keep)
    counts = Counter(entry.status for entry in kept.counterparts)
    say(f"{opened.file}: {', '.join(f'{count} {status}' for status, count in sorted(counts.items())) or 'no counterparts'}")


def _as_text(own_id: str, id_: str, matches: Sequence[Match]) -> Iterator[str]:
    yield f"{click.style(own_id, bold=True)} and {click.style(id_, bold=True)}\n"
    if matches:
        yield click.style("score  margin  claim, relation, counterpart", dim=True)
    for one in matches:
        decided = "" if one.status == Counterpart.status else f" ({one.status})"
        pair = f"{click.style(one.claim.id, bold=True)} {one.relation} {click.style(one.other.id, bold=True)}{decided}"
        yield f"{one.score:5.2f}  {one.margin:+6.2f}  {pair}"
        for line in (one.claim.statement, one.other.statement, f"why: {one.why}"):
            yield textwrap.fill(line, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT + "  ", break_on_hyphens=False)
    yield ""
    yield _summary(matches)


def _summary(matches: Sequence[Match]) -> str:
    counts = Counter(one.relation for one in matches)
    listed = ", ".join(f"{count} {relation}" for relation, count in sorted(counts.items()))
    return f"{len(matches)} match{'' if len(matches) == 1 else 'es'}{': ' if listed else ''}{listed}"
