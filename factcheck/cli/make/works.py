"""``factcheck works``: the works of an annotation as a bibliography, printed, written in other formats, and added to."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

from factcheck.cli.arguments import format_option
from factcheck.cli.make.bibliography import BIBLIOGRAPHIES
from factcheck.cli.paths import STANDARD_INPUT, annotation_files, as_of_option, read_input, vocabulary_option
from factcheck.cli.printing import counted
from factcheck.errors import InvalidBibliography, NoSuchTerm, UnreadableFile
from factcheck.evidence.availability import was_available
from factcheck.findings import Loss
from factcheck.model.annotation import Annotation
from factcheck.model.dates import day_of
from factcheck.model.vocabulary import Vocabulary
from factcheck.store.files import load
from factcheck.versions.keeping import save_edit
from factcheck.views.results.figures import WorkResult, work_results
from factcheck.works.adding import AddedWorks, add_works
from factcheck.works.citing import cite, first_day_of
from factcheck.works.files import FORMATS, read_bibliography
from factcheck.works.imported import Imported

__all__ = ["works_command"]

_ENDINGS = {".json": "csl-json", ".bib": "bibtex"}


@click.command("works")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--origin", metavar="ID", help="Only works whose content comes from this origin.")
@click.option("--claim", metavar="ID", help="Only works that references of this claim cite.")
@as_of_option
@click.option("--unused", is_flag=True, help="Only works that no reference cites.")
@format_option(*(name for name in BIBLIOGRAPHIES if name != "text"))
@click.option("--add", "added", metavar="FILE", help="Say what the works of this file would add: .json (CSL-JSON) or .bib.")
@click.option("--from", "from_", type=click.Choice(list(FORMATS)), help="Format of the file to add; else its ending tells.")
@click.option("--write", is_flag=True, help="With --add: write the annotation file.")
@vocabulary_option
@click.pass_context
def works_command(
    context: click.Context,
    path: str,
    origin: str | None,
    claim: str | None,
    as_of: str | None,
    unused: bool,
    format_: str,
    added: str | None,
    from_: str | None,
    write: bool,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Print the works of an annotation by date, or add works to it.

    Each work is cited in one line, with the number of references that cite it, its kind, its origins, how much of it was read,
    and since when it was available. PATH is an annotation file, or a folder that has one.

    Works that are added get ids made of the keys of their bibliography. One that has the DOI, the address, the title and date
    or the id and title of a work that is there is passed over, and one whose id another work has is refused.

    \b
    Examples:
      factcheck works                                  every work, by date
      factcheck works --as-of 1999-03-26               what could be known then
      factcheck works --claim displaced-total --format bibtex > displaced.bib
      factcheck works release.claims.json --add library.json           what would be added
      factcheck works release.claims.json --add library.json --write
      curl ... | factcheck works release.claims.json --add - --from csl-json

    Exit status: 0 all is well, 1 works were refused, 2 misuse or an unreadable file.
    """
    file = _only_file(path)
    annotation = load(file, vocabularies=vocabularies)
    if added is not None:
        if origin or claim or as_of or unused or format_ != "text":
            raise click.UsageError("--add adds every work of its file; the options that choose or print works do not go with it")
        imported = _read(added, from_)
        outcome = add_works(annotation, imported.works)
        if write and outcome.added:
            save_edit(annotation, outcome.annotation, file, vocabularies=vocabularies)
        _report(outcome, imported, file, write=write)
        context.exit(1 if outcome.refused else 0)
    if write or from_:
        raise click.UsageError("--write and --from go with --add")
    chosen = [entry for entry in _entries(annotation, claim) if _is_wanted(entry, origin, unused, annotation)]
    shown = [entry for entry in chosen if as_of is None or was_available(entry.work, day_of(as_of))]
    BIBLIOGRAPHIES[format_](shown, annotation)
    _sum_up(chosen, shown, as_of, to_error=format_ != "text")


def _only_file(path: str) -> str:
    files = list(annotation_files([path], corpora=False))
    if len(files) > 1:
        raise UnreadableFile(path, f"{len(files)} annotation files, and each has works of its own; name one, such as {files[0]}")
    return files[0]


def _entries(annotation: Annotation, claim_id: str | None) -> list[WorkResult]:
    """Give the works by date with their references: of all claims, or only works that one claim cites."""
    found = work_results(annotation, claim=claim_id)
    return sorted(found, key=lambda entry: (first_day_of(entry.work), entry.work.id))


def _is_wanted(entry: WorkResult, origin: str | None, unused: bool, annotation: Annotation) -> bool:
    known = [one.id for one in annotation.origins]
    if origin is not None and origin not in known:
        raise NoSuchTerm(origin, kind=f"origin of {annotation.id!r}", known=known)
    return (origin is None or origin in entry.work.origins) and not (unused and entry.references)


def _sum_up(chosen: list[WorkResult], shown: list[WorkResult], as_of: str | None, *, to_error: bool) -> None:
    cited = [entry for entry in shown if entry.references]
    words = [f"{counted(len(shown), 'work')}, {len(cited)} cited by {counted(sum(e.references for e in cited), 'reference')}"]
    if as_of is not None:
        uncertain = [entry for entry in chosen if was_available(entry.work, day_of(as_of)) is None]
        later = len(chosen) - len(shown) - len(uncertain)
        words.append(f"left out: {later} available later, {len(uncertain)} of which it is unknown or uncertain since when")
    click.echo("; ".join(words), err=to_error)


def _read(file: str, format_: str | None) -> Imported:
    format_ = format_ or _ENDINGS.get(Path(file).suffix.lower())
    if format_ is None:
        raise click.UsageError(f"the name {file!r} does not tell its format; add --from {' or --from '.join(FORMATS)}")
    try:
        return read_bibliography(read_input(file), format_)
    except InvalidBibliography as error:
        raise UnreadableFile("<stdin>" if file == STANDARD_INPUT else file, str(error)) from error


def _report(outcome: AddedWorks, imported: Imported, file: str, *, write: bool) -> None:
    losses: dict[str, list[Loss]] = defaultdict(list)
    for loss in imported.losses:
        losses[loss.where].append(loss)
    for work in outcome.added:
        click.echo(f"{click.style('+', fg='green')} {work.id}: {cite(work).text}")
        for loss in losses[work.id]:
            click.echo(f"    left out: {loss.what}, which a work cannot hold")
        for origin in (origin for id_, origin in outcome.unknown_origins if id_ == work.id):
            click.echo(f"    left out: origin {origin}, which the annotation does not have")
    for work, same, shared in outcome.known:
        click.echo(f"= {work.id}: is there as {same.id}, with the same {shared}")
    for work, other in outcome.refused:
        click.echo(f"{click.style('!', fg='red')} {work.id}: refused, since another work has this id: {cite(other).text}")
    done = "added" if write else "would be added"
    added = counted(len(outcome.added), "work")
    words = f"{file}: {added} {done}, {len(outcome.known)} there already, {len(outcome.refused)} refused"
    click.echo(words + ("" if write or not outcome.added else "; --write adds them"))
