"""Commands that record evidence: ``refer``, ``searched``, ``waive`` and ``assess``."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.make.rewriting import editing, rewrite
from factcheck.cli.paths import day_option, read_input
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import UnreadableFile
from factcheck.model.annotation import Annotation
from factcheck.model.fields import slug_from
from factcheck.model.origin import Origin
from factcheck.model.vocabulary import Vocabulary
from factcheck.model.work import Work
from factcheck.versions import edits
from factcheck.works.files import FORMATS, read_bibliography

__all__ = ["assess_command", "refer_command", "searched_command", "waive_command"]

Vocabularies = tuple[Vocabulary, ...]


def _terms(vocabulary: str) -> click.Choice[str]:
    return click.Choice(list(load_vocabulary(vocabulary).by_id))


@click.command("refer")
@editing
@click.argument("claim")
@click.argument("slot")
@click.option("--work", metavar="ID", help="A work of the file.")
@click.option("--bib", metavar="FILE", help="A bibliography with one entry, which becomes the work.")
@click.option("--title", metavar="TEXT", help="Title of a new work.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--origin", metavar="NAME", help="Whose word it is: an origin of the file, or the name of a new one.")
@click.option(
    "--interest", type=_terms("origin-interests"), default="unknown", show_default=True, help="Interest of a new origin."
)
@click.option("--available", metavar="DATE", help="Since when the public could know a new work.")
@click.option("--stance", required=True, type=_terms("stances"), help="How the passage stands to the claim.")
@click.option("--excerpt", metavar="WORDS", help="The few words that matter.")
@click.option("--gist", metavar="TEXT", help="What the passage says, in your own words.")
@click.option("--locator", metavar="TEXT", help="Where it stands in the work, such as p. 4.")
def refer_command(
    file: str,
    dry_run: bool,
    vocabularies: Vocabularies,
    claim: str,
    slot: str,
    work: str | None,
    bib: str | None,
    title: str | None,
    url: str | None,
    origin: str | None,
    interest: str,
    available: str | None,
    stance: str,
    excerpt: str | None,
    gist: str | None,
    locator: str | None,
) -> None:
    """Put a reference into a slot of a claim; a work and an origin that are new join the file.

    \b
    Examples:
      factcheck refer release.claims.json mill-closed primary-record --work register-2024 --stance supports
      factcheck refer release.claims.json mill-closed primary-record --bib register.bib --origin "Trade Register" \\
          --interest neutral --stance supports --excerpt "closed 2 May"
    """
    if sum(one is not None for one in (work, bib, title)) != 1:
        raise click.UsageError("name one work: --work ID, --bib FILE or --title TEXT")

    def edit(sheet: Annotation) -> Annotation:
        new = None if origin is None else _origin(sheet, origin, interest)
        cited = work or _new_work(bib, title, url, available, new)
        told = {"excerpt": excerpt, "gist": gist, "locator": locator}
        after = edits.refer(sheet, claim, slot, work=cited, origin=new, stance=stance, **told)
        _tell(sheet, after, cited if isinstance(cited, str) else cited.id)
        return after

    rewrite(file, edit, dry_run=dry_run, vocabularies=vocabularies)


def _origin(sheet: Annotation, name: str, interest: str) -> Origin:
    known = next((one for one in sheet.origins if name in (one.id, one.name)), None)
    return known or Origin(id=slug_from(name, otherwise="origin"), name=name, interest=interest)


def _new_work(bib: str | None, title: str | None, url: str | None, available: str | None, origin: Origin | None) -> Work:
    origins = () if origin is None else (origin.id,)
    if bib is None:
        csl: dict[str, Any] = {"type": "document", "title": title, **({"URL": url} if url else {})}
        return Work(id=slug_from(title or "", otherwise="work"), csl=csl, origins=origins, available=available)
    format_ = "csl-json" if bib.endswith(".json") else "bibtex" if bib.endswith(".bib") else None
    if format_ is None:
        raise click.UsageError(f"the name {bib!r} tells no format; known are {' and '.join(FORMATS)}, by .bib and .json")
    works = read_bibliography(read_input(bib), format_).works
    if len(works) != 1:
        raise UnreadableFile(bib, f"it has {len(works)} entries; name a file with one, or add all with factcheck works --add")
    found = works[0]
    return Work(
        id=found.id, csl=found.csl, kind=found.kind, origins=origins or found.origins, available=available or found.available
    )


def _tell(before: Annotation, after: Annotation, work: str) -> None:
    for one in after.origins[len(before.origins) :]:
        click.echo(f"new origin: {one.id} ({one.name}), interest {one.interest}", err=True)
    if work not in before.works_by_id:
        click.echo(f"new work: {work}", err=True)
    if not after.work(work).origins:
        click.echo(f"{work} has no origin, so it counts for nothing; name whose word it is with --origin", err=True)


@click.command("searched")
@editing
@click.argument("claim")
@click.argument("slot")
@click.option("--where", required=True, metavar="TEXT", help="Collection, archive or index that was searched.")
@click.option("--outcome", required=True, type=_terms("search-outcomes"), help="What came of it.")
@click.option("--by", required=True, metavar="NAME", help="Who searched.")
@click.option("--at", required=True, metavar="DATE", callback=day_option, help="Day of the search, YYYY-MM-DD.")
@click.option("--query", metavar="WORDS", help="What was asked for.")
@click.option("--note", metavar="TEXT", help="What the next searcher should know.")
def searched_command(
    file: str,
    dry_run: bool,
    vocabularies: Vocabularies,
    claim: str,
    slot: str,
    where: str,
    outcome: str,
    by: str,
    at: str,
    query: str | None,
    note: str | None,
) -> None:
    """Record that somebody looked for what a slot asks for, whatever came of it.

    \b
    Examples:
      factcheck searched release.claims.json mill-closed primary-record --where "Trade Register" --outcome nothing-found \\
          --by "A. Editor" --at 2024-06-01
    """
    details = {"where": where, "outcome": outcome, "by": by, "at": at, "query": query, "note": note}
    rewrite(file, lambda sheet: edits.record_search(sheet, claim, slot, **details), dry_run=dry_run, vocabularies=vocabularies)


@click.command("waive")
@editing
@click.argument("claim")
@click.argument("slot")
@click.option("--reason", required=True, metavar="TEXT", help="Why it need not be filled.")
@click.option("--by", required=True, metavar="NAME", help="Who decides it.")
@click.option("--at", required=True, metavar="DATE", callback=day_option, help="Day of the decision, YYYY-MM-DD.")
def waive_command(
    file: str, dry_run: bool, vocabularies: Vocabularies, claim: str, slot: str, reason: str, by: str, at: str
) -> None:
    """Decide, under a name, that a slot need not be filled.

    \b
    Examples:
      factcheck waive release.claims.json mill-closed other-party-account --reason "Nobody else was there." --by "A. Editor" \\
          --at 2024-06-01
    """
    rewrite(
        file,
        lambda sheet: edits.waive(sheet, claim, slot, reason=reason, by=by, at=at),
        dry_run=dry_run,
        vocabularies=vocabularies,
    )


@click.command("assess")
@editing
@click.argument("claim")
@click.option("--verdict", required=True, type=_terms("verdicts"), help="The verdict.")
@click.option("--by", required=True, metavar="NAME", help="Who assesses.")
@click.option("--at", required=True, metavar="DATE", callback=day_option, help="Day of the assessment, YYYY-MM-DD.")
@click.option("--cutoff", metavar="DATE", callback=day_option, help="Leave evidence after this day out: as could be known then.")
@click.option("--certainty", type=_terms("certainties"), help="How sure the rater is.")
@click.option("--rationale", metavar="TEXT", help="Why, as the rater puts it.")
def assess_command(
    file: str,
    dry_run: bool,
    vocabularies: Vocabularies,
    claim: str,
    verdict: str,
    by: str,
    at: str,
    cutoff: str | None,
    certainty: str | None,
    rationale: str | None,
) -> None:
    """Give a verdict on a claim, if the evidence admits it; else what is missing is told and nothing is written.

    \b
    Examples:
      factcheck assess release.claims.json mill-closed --verdict insufficient --by "A. Rater" --at 2024-06-03
    """
    details = {"evidence_cutoff": cutoff, "certainty": certainty, "rationale": rationale}
    rewrite(
        file,
        lambda sheet: edits.assess(sheet, claim, verdict=verdict, by=by, at=at, **details),
        dry_run=dry_run,
        vocabularies=vocabularies,
    )
