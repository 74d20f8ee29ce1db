"""Commands that edit claims: ``add``, ``split``, ``join``, ``drop``, ``rename``, ``set-aside`` and ``triage``."""

from __future__ import annotations

import click

from factcheck.cli.make.rewriting import editing, rewrite, spans_from
from factcheck.cli.paths import day_option
from factcheck.contract.vocabulary import UNSORTED, load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions import edits

__all__ = [
    "add_command", "drop_command", "join_command", "rename_command", "set_aside_command", "split_command", "triage_command",
]  # fmt: skip

Vocabularies = tuple[Vocabulary, ...]

_quotes = click.option("--quote", "quotes", multiple=True, metavar="WORDS", help="Words of the text. May be repeated.")
_first = click.option("--from", "first", metavar="WORDS", help="The words that a long quote begins with.")
_last = click.option("--to", "last", metavar="WORDS", help="The words that it ends with.")
_prefix = click.option("--prefix", default="", metavar="WORDS", help="Words before the quote, where it stands several times.")
_suffix = click.option("--suffix", default="", metavar="WORDS", help="Words after it.")


@click.command("add")
@editing
@_quotes
@_first
@_last
@_prefix
@_suffix
@click.option("--statement", required=True, metavar="SENTENCE", help="The assertion as a sentence that stands alone.")
@click.option("--category", "categories", multiple=True, metavar="TERM", help="A category; the first leads. May be repeated.")
@click.option("--lead-in", "lead_ins", multiple=True, metavar="WORDS", help="Words that it needs and that serve others too.")
@click.option("--id", "id_", metavar="ID", help="Id of the claim; made from the statement when left out.")
@click.option("--mode", default="asserted", show_default=True, metavar="TERM", help="How the document puts it forward.")
@click.option("--by", metavar="ID", help="Id of the annotator who makes it.")
def add_command(
    file: str,
    dry_run: bool,
    vocabularies: Vocabularies,
    quotes: tuple[str, ...],
    first: str | None,
    last: str | None,
    prefix: str,
    suffix: str,
    statement: str,
    categories: tuple[str, ...],
    lead_ins: tuple[str, ...],
    id_: str | None,
    mode: str,
    by: str | None,
) -> None:
    """Add a claim to FILE, on words of its text that stand once.

    \b
    Examples:
      factcheck add release.claims.json --quote "40 workers have been laid off" --statement "40 workers were laid off." \\
          --category quantity.flow
      factcheck add release.claims.json --from "Estimates are" --to "March 19" --statement "..."
    """

    def edit(sheet: Annotation) -> Annotation:
        spans = spans_from(sheet, quotes, first, last, prefix=prefix, suffix=suffix)
        named = categories or (UNSORTED,)
        return edits.add(sheet, quote=spans, statement=statement, categories=named, lead_in=lead_ins, id=id_, mode=mode, by=by)

    rewrite(file, edit, dry_run=dry_run, vocabularies=vocabularies)


@click.command("split")
@editing
@click.argument("claim")
@_quotes
@click.option("--statement", "statements", multiple=True, metavar="SENTENCE", help="Statement of each new claim, in order.")
def split_command(
    file: str, dry_run: bool, vocabularies: Vocabularies, claim: str, quotes: tuple[str, ...], statements: tuple[str, ...]
) -> None:
    """Make several claims of one: a claim for each quote, with its lead-ins and categories.

    \b
    Examples:
      factcheck split release.claims.json mill-and-school --quote "The mill closed" --quote "the school moved"
    """
    if len(quotes) < 2:
        raise click.UsageError("a claim is split into two or more; repeat --quote")

    def edit(sheet: Annotation) -> Annotation:
        return edits.split(sheet, claim, quotes=quotes, statements=statements)

    rewrite(file, edit, dry_run=dry_run, vocabularies=vocabularies)


@click.command("join")
@editing
@click.argument("claim")
@click.argument("other")
@click.option("--statement", metavar="SENTENCE", help="The new statement; both one after the other when left out.")
def join_command(file: str, dry_run: bool, vocabularies: Vocabularies, claim: str, other: str, statement: str | None) -> None:
    """Make one claim of two: CLAIM with the words, evidence and links of both.

    \b
    Examples:
      factcheck join release.claims.json mill-closed mill-shut --statement "The mill closed on 2 May."
    """
    rewrite(file, lambda sheet: edits.join(sheet, claim, other, statement=statement), dry_run=dry_run, vocabularies=vocabularies)


@click.command("drop")
@editing
@click.argument("claim")
def drop_command(file: str, dry_run: bool, vocabularies: Vocabularies, claim: str) -> None:
    """Remove a claim, with the links that lead to it.

    \b
    Examples:
      factcheck drop release.claims.json candidate-7
    """
    rewrite(file, lambda sheet: edits.drop(sheet, claim), dry_run=dry_run, vocabularies=vocabularies)


@click.command("rename")
@editing
@click.argument("old")
@click.argument("new")
def rename_command(file: str, dry_run: bool, vocabularies: Vocabularies, old: str, new: str) -> None:
    """Give a claim another id; relations and counterparts follow.

    \b
    Examples:
      factcheck rename release.claims.json candidate-7 mill-closed
    """
    rewrite(file, lambda sheet: edits.rename(sheet, old, new), dry_run=dry_run, vocabularies=vocabularies)


@click.command("set-aside")
@editing
@_quotes
@_first
@_last
@_prefix
@_suffix
@click.option(
    "--reason", required=True, metavar="TERM", help="Why, such as heading; factcheck schema unclaimed-reasons lists all."
)
@click.option("--note", metavar="TEXT", help="More on why, as for words that are left out on purpose.")
def set_aside_command(
    file: str,
    dry_run: bool,
    vocabularies: Vocabularies,
    quotes: tuple[str, ...],
    first: str | None,
    last: str | None,
    prefix: str,
    suffix: str,
    reason: str,
    note: str | None,
) -> None:
    """Account for words of the text that carry no claim.

    \b
    Examples:
      factcheck set-aside release.claims.json --quote "Notes to editors" --reason heading
      factcheck set-aside release.claims.json --from "The mayor thanked" --to "for their work." --reason left-out --note "Thanks."
    """

    def edit(sheet: Annotation) -> Annotation:
        for span in spans_from(sheet, quotes, first, last, prefix=prefix, suffix=suffix):
            sheet = edits.set_aside(sheet, span, reason=reason, note=note)
        return sheet

    rewrite(file, edit, dry_run=dry_run, vocabularies=vocabularies)


@click.command("triage")
@editing
@click.argument("claim")
@click.option(
    "--decision", required=True, type=click.Choice(list(load_vocabulary("triage-decisions").by_id)), help="What was decided."
)
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--by", metavar="NAME", help="Who decides it.")
@click.option("--at", metavar="DATE", callback=day_option, help="Day of the decision, YYYY-MM-DD.")
@click.option("--assignee", metavar="NAME", help="Who is to check it.")
def triage_command(
    file: str,
    dry_run: bool,
    vocabularies: Vocabularies,
    claim: str,
    decision: str,
    reason: str | None,
    by: str | None,
    at: str | None,
    assignee: str | None,
) -> None:
    """Decide what is to become of a claim: whether it is checked, and by whom.

    \b
    Examples:
      factcheck triage release.claims.json mill-closed --decision check --assignee "B. Checker"
      factcheck triage release.claims.json mill-closed --decision not-now --reason "The register is closed until June."
    """
    details = {"reason": reason, "by": by, "at": at, "assignee": assignee}
    rewrite(file, lambda sheet: edits.triage(sheet, claim, decision, **details), dry_run=dry_run, vocabularies=vocabularies)
