"""``factcheck works``: the works of an annotation as a bibliography, printed, written in other formats, and added to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import attrs
import click

from factcheck.cli.arguments import format_option
from factcheck.cli.losses import FileReport, losses_option, write_losses
from factcheck.cli.make.bibliography import BIBLIOGRAPHIES
from factcheck.cli.make.citing import read_works
from factcheck.cli.make.rewriting import Writing, rewrite_file
from factcheck.cli.make.terms import TermOf
from factcheck.cli.paths import STANDARD_INPUT, annotation_files, as_of_option, vocabulary_option
from factcheck.cli.printing import counted, say
from factcheck.cli.steps import tell_unkept
from factcheck.contract.codec import to_value
from factcheck.errors import NoSuchTerm, UnreadableFile
from factcheck.evidence.availability import was_available
from factcheck.findings import Loss
from factcheck.formats.records import Refused
from factcheck.model.annotation import Annotation
from factcheck.model.dates import day_of
from factcheck.model.vocabulary import Vocabulary
from factcheck.model.work import Work
from factcheck.store.files import load
from factcheck.versions import edits
from factcheck.versions.steps import rewrite
from factcheck.views.results.figures import WorkResult, work_results
from factcheck.works.adding import AddedWorks, add_works
from factcheck.works.citing import cite, first_day_of
from factcheck.works.files import WORK_FORMATS
from factcheck.works.imported import ImportedEntry, ImportedWorks

__all__ = ["works_command"]


@click.command("works")
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--origin", metavar="ID", help="Only works whose content comes from this origin.")
@click.option("--claim", metavar="ID", help="Only works that references of this claim cite.")
@as_of_option
@click.option("--unused", is_flag=True, help="Only works that no reference cites.")
@format_option(*(name for name in BIBLIOGRAPHIES if name != "text"))
@click.option("--add", "added", metavar="FILE", help="Say what the works of this file would add: .json (CSL-JSON), .bib or .ris.")
@click.option("--from", "from_", type=click.Choice(list(WORK_FORMATS)), help="Format of the file to add; else its ending tells.")
@click.option("--encoding", metavar="NAME", help="With --add: encoding of the file, such as gbk; UTF-8 if left out.")
@click.option("--new", multiple=True, metavar="ID", help="With --add: this work is none of those that are there.")
@click.option("--same", multiple=True, metavar="ID", help="With --add: this work is the one that it may be.")
@losses_option
@click.option("--confirm", "confirmed", multiple=True, metavar="ID", help="Confirm the origin that was proposed for this work.")
@click.option(
    "--interest",
    metavar="TERM",
    type=TermOf("origin-interests"),
    help="With --confirm: where that origin stands, such as neutral; what is not said is not known.",
)
@click.option("--write", is_flag=True, help="With --add or --confirm: write the annotation file.")
@vocabulary_option
@click.pass_context
def works_command(context: click.Context, /, path: str, write: bool, vocabularies: tuple[Vocabulary, ...], **given: Any) -> None:
    """Print the works of an annotation by date, or add works to it.

    Each work is cited in one line, with the number of references that cite it, its kind, its origins, how much of it was read,
    and since when it was available. PATH is an annotation file, or a folder that has one.

    For a work that comes without an origin, its publisher or its authors are proposed as one. What is proposed counts for nothing
    until somebody confirms it: a newspaper may only pass on what an agency said.

    Works that are added get ids made of the keys of their bibliography. One that is there already, by its DOI or by its title
    with date or address, is passed over; one that may be is asked about, and --new or --same answers. One whose id another work
    has is refused, and so is an entry that cannot be read; the others are added.

    \b
    Examples:
      factcheck works                                  every work, by date
      factcheck works --as-of 1999-03-26               what could be known then
      factcheck works --claim displaced-total --format bibtex > displaced.bib
      factcheck works release.claims.json --add library.json           what would be added
      factcheck works release.claims.json --add library.json --write
      factcheck works release.claims.json --add old.bib --encoding latin-1 --new doe99
      factcheck works release.claims.json --add library.json --losses losses.json
      curl ... | factcheck works release.claims.json --add - --from csl-json
      factcheck works release.claims.json --confirm register-2024 --interest neutral --write

    Exit status: 0 all is well, 1 works were refused or are to be answered, 2 misuse or an unreadable file.
    """
    options = _Options(**given)
    file = _only_file(path)
    annotation = load(file, vocabularies=vocabularies)
    if (options.added is not None or options.confirmed) and options.choose_or_print:
        raise click.UsageError("--add and --confirm change works; the options that choose or print works do not go with them")
    if options.added is not None:
        imported = read_works(options.added, options.from_, options.encoding)
        outcome = _add(file, imported, options, write=write, vocabularies=vocabularies)
        named = "<stdin>" if options.added == STANDARD_INPUT else options.added
        write_losses([_losses(outcome, imported, named)], options.losses_file)
        _report(outcome, imported, file, named, write=write)
        context.exit(1 if outcome.refused or outcome.doubts or imported.refused else 0)
    if options.confirmed:
        _confirm(file, options.confirmed, options.interest, write=write, vocabularies=vocabularies)
        return
    if write or options.interest or options.go_with_adding:
        raise click.UsageError(
            "--write, --from, --encoding, --new, --same and --losses go with --add; --write and --interest go with --confirm"
        )
    _print(annotation, options)


@attrs.frozen(kw_only=True)
class _Options:
    """What the command was told, beside what to read and whether to write."""

    origin: str | None
    claim: str | None
    as_of: str | None
    unused: bool
    format_: str
    added: str | None
    from_: str | None
    encoding: str | None
    new: tuple[str, ...]
    same: tuple[str, ...]
    losses_file: str | None
    confirmed: tuple[str, ...]
    interest: str | None

    @property
    def choose_or_print(self) -> bool:
        """Whether works are to be chosen, or printed in some way."""
        return bool(self.origin or self.claim or self.as_of or self.unused or self.format_ != "text")

    @property
    def go_with_adding(self) -> bool:
        """Whether there are options that mean nothing without works to add."""
        return bool(self.from_ or self.encoding or self.new or self.same or self.losses_file)


def _print(annotation: Annotation, options: _Options) -> None:
    wanted = _entries(annotation, options.claim)
    chosen = [entry for entry in wanted if _is_wanted(entry, options.origin, options.unused, annotation)]
    shown = [entry for entry in chosen if options.as_of is None or was_available(entry.work, day_of(options.as_of))]
    BIBLIOGRAPHIES[options.format_](shown, annotation)
    _sum_up(chosen, shown, options.as_of, to_error=options.format_ != "text")


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
    say("; ".join(words), err=to_error)


def _add(
    file: str, imported: ImportedWorks, options: _Options, *, write: bool, vocabularies: tuple[Vocabulary, ...]
) -> AddedWorks:
    outcomes: list[AddedWorks] = []

    def edit(annotation: Annotation) -> Annotation:
        outcomes.append(add_works(annotation, imported.works, new=options.new, same=options.same))
        return outcomes[-1].annotation

    rewritten = rewrite(file, edit, what=f"works --add {options.added}", dry_run=not write, vocabularies=vocabularies)
    tell_unkept(rewritten.unkept)
    return outcomes[-1]


def _confirm(file: str, ids: tuple[str, ...], interest: str | None, *, write: bool, vocabularies: tuple[Vocabulary, ...]) -> None:
    def edit(annotation: Annotation) -> Annotation:
        for id_ in ids:
            known = [attrs.evolve(annotation.origin(one), interest=interest) for one in annotation.work(id_).origins if interest]
            annotation = edits.confirm(annotation, id_, origin=known[0] if known else None)
        return annotation

    words = f"confirmed whose word {counted(len(ids), 'work')} {'gives' if len(ids) == 1 else 'give'}"
    writing = Writing(dry_run=not write, vocabularies=vocabularies)
    rewrite_file(file, edit, writing, what=f"works --confirm {' '.join(ids)}", done=lambda one: words)


def _report(outcome: AddedWorks, imported: ImportedWorks, file: str, named: str, *, write: bool) -> None:
    said = _verdicts(outcome)
    open_ = {doubt.work.id for doubt in outcome.doubts} | {work.id for work, _ in outcome.refused}
    there = {work.id for work, _, _ in outcome.known} - open_
    added = {work.id: work for work in outcome.added}
    unknown: dict[str, list[str]] = defaultdict(list)
    for about, origin in outcome.unknown_origins:
        unknown[about].append(origin)
    for entry in imported.entries:
        if entry.work is None:
            _tell_unread(entry, named)
            continue
        say(said[entry.work.id])
        # Of a work that is there nothing is taken, so nothing can be lost.
        if entry.work.id not in there:
            _tell_losses(entry.losses)
            _tell_origins(entry.work.id, added.get(entry.work.id), unknown[entry.work.id], outcome.annotation)
    done = "added" if write else "would be added"
    refused = len(outcome.refused) + len(imported.refused)
    parts = [f"{counted(len(outcome.added), 'work')} {done}", f"{len(outcome.known):,} there already"]
    parts += [f"{len(outcome.doubts):,} to be answered with --new or --same"] if outcome.doubts else []
    words = f"{file}: {', '.join([*parts, f'{refused:,} refused'])}"
    say(words + ("" if write or not outcome.added else "; --write adds them"))


def _losses(outcome: AddedWorks, imported: ImportedWorks, named: str) -> FileReport:
    """Give for programs what people are told entry by entry; what is to be answered is refused until it is."""
    there = {work.id: (work, other) for work, other, _ in outcome.known}
    open_ = {doubt.work.id: f"it {doubt}" for doubt in outcome.doubts}
    open_ |= {work.id: f"another work has the id {other.id}; give it another key" for work, other in outcome.refused}
    losses: list[Loss] = []
    refused: list[Refused] = []
    for entry in imported.entries:
        if entry.work is None:
            told = [loss for loss in entry.losses if loss.kind == "refused"]
            refused += [Refused(where=entry.where, why=f"{loss.what}: {loss.why}") for loss in told]
            losses += [loss for loss in entry.losses if loss.kind != "refused"]
        elif entry.work.id in open_:
            refused.append(Refused(where=entry.where, why=open_[entry.work.id], raw=to_value(entry.work)))
        elif entry.work.id in there:
            work, other = there[entry.work.id]
            why = f"it is there as {other.id}, and nothing of it is taken over"
            losses += [Loss(where=entry.where, what=name, why=why) for name in _otherwise(work, other)]
        else:
            losses += entry.losses
    return FileReport(file=named, losses=losses, refused=refused)


def _otherwise(work: Work, other: Work) -> list[str]:
    """Name what a work that came has otherwise than the one that is there."""
    return [name for name, part in work.csl.items() if name != "id" and other.csl.get(name) != part]


def _verdicts(outcome: AddedWorks) -> dict[str, str]:
    """Say of each work that came what became of it."""
    said = {work.id: f"{click.style('+', fg='green')} {work.id}: {cite(work).text}" for work in outcome.added}
    for work, same, shared in outcome.known:
        # Nothing of the work that came goes into the one that is there, so what it has otherwise is named.
        otherwise = _otherwise(work, same)
        left = f"; not taken over: {', '.join(otherwise)}" if otherwise else ""
        said[work.id] = f"= {work.id}: is there as {same.id}, with the same {shared}{left}"
    for doubt in outcome.doubts:
        answer = f"--new {doubt.work.id} adds it, --same {doubt.work.id} passes it over"
        mark = click.style("?", fg="yellow")
        said[doubt.work.id] = f"{mark} {doubt.work.id}: {cite(doubt.work).text}\n    {doubt}; {answer}"
    for work, other in outcome.refused:
        taken = f"refused, since another work has this id: {cite(other).text}"
        said[work.id] = f"{click.style('!', fg='red')} {work.id}: {taken} Give it another key."
    return said


def _tell_unread(entry: ImportedEntry, named: str) -> None:
    mark = click.style("!", fg="red") if entry.is_refused else "-"
    for loss in entry.losses:
        say(f"{mark} {named}, {entry.where}: {'refused' if loss.kind == 'refused' else 'no work'}: {loss.what}: {loss.why}")


def _tell_losses(losses: Sequence[Loss]) -> None:
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for loss in losses:
        alike[loss.kind, loss.why].append(loss.what)
    for (kind, why), whats in alike.items():
        say(f"    {losses[0].where}: {kind}: {', '.join(whats)} ({why})")


def _tell_origins(id_: str, added: Work | None, unknown: Iterable[str], annotation: Annotation) -> None:
    if added is not None and added.origins_proposed:
        names = ", ".join(annotation.origin(one).name for one in added.origins)
        say(f"    proposed as its origin: {names}; it counts when --confirm {id_} has confirmed it")
    for origin in unknown:
        say(f"    left out: origin {origin}, which the annotation does not have")
