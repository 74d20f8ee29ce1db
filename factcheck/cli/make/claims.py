"""Commands that edit claims: ``factcheck add``, ``amend``, ``drop``, ``rename``, ``set-aside`` and ``triage``."""

from __future__ import annotations

from typing import Any

import attrs
import click

from factcheck.cli.arguments import bundled, words_argument
from factcheck.cli.make.rewriting import (
    Place,
    Signature,
    Writing,
    by_option,
    edit_options,
    file_and,
    place_options,
    rewrite_file,
    sign_options,
)
from factcheck.cli.make.setting import fields_set, set_option
from factcheck.cli.make.terms import TermOf
from factcheck.cli.printing import counted
from factcheck.contract.vocabulary import UNSORTED
from factcheck.model.annotation import Annotation
from factcheck.model.span import Span
from factcheck.versions import edits
from factcheck.versions.steps import Rewritten

__all__ = ["add_command", "amend_command", "drop_command", "rename_command", "set_aside_command", "triage_command"]


@attrs.frozen(kw_only=True)
class _Details:
    """What a claim may say beside its statement, as the options give it."""

    categories: tuple[str, ...]
    lead_ins: tuple[str, ...]
    contexts: tuple[str, ...]
    mode: str | None
    tags: tuple[str, ...]
    note: str | None

    @property
    def given(self) -> dict[str, Any]:
        """What was given, by the parameters of the edits; what was left out is the default of the record, or stays."""
        fields = {"categories": self.categories, "lead_in": self.lead_ins, "context": self.contexts, "mode": self.mode}
        fields |= {"tags": self.tags, "note": self.note}
        return {name: value for name, value in fields.items() if value}


_detail_options = bundled(
    "details", _Details,
    click.option(
        "--category", "categories", multiple=True, metavar="TERM", help="What kind of assertion it is; the first leads.",
    ),
    click.option("--lead-in", "lead_ins", multiple=True, metavar="WORDS", help="Words that the claim needs and others share."),
    click.option(
        "--context", "contexts", multiple=True, metavar="WORDS",
        help="Words that tell its date, its place or whom a pronoun means.",
    ),
    click.option("--mode", metavar="TERM", type=TermOf("modes"), help="How the document puts it forward."),
    click.option("--tag", "tags", multiple=True, metavar="WORD", help="A label of your own."),
    click.option("--note", metavar="TEXT", help="What a reader of the claim should know."),
)  # fmt: skip
_rest_option = click.option(
    "--rest", metavar="REASON", type=TermOf("unclaimed-reasons"),
    help="Set aside, for this reason, the words that no claim has any more.",
)  # fmt: skip


@click.command("add")
@words_argument("FILE", required=True)
@place_options
@click.option("--statement", required=True, metavar="SENTENCE", help="The assertion as a sentence that stands alone.")
@_detail_options
@click.option("--id", metavar="ID", help="Id of the claim; made from the statement when left out.")
@by_option
@edit_options
def add_command(
    words: tuple[str, ...], place: Place, statement: str, details: _Details, id: str | None, by: str | None, writing: Writing
) -> None:
    """Add a claim to FILE, at the words that make it.

    A quote stands once in the text, as whole words; white space and the shapes of quotation marks and dashes do not matter. One
    that stands several times is refused with its places. Words that were set aside are so no longer.

    \b
    Examples:
      factcheck add release.claims.json --quote "40 workers have been laid off" \\
          --statement "40 workers were laid off." --category event.incident
      factcheck add release.claims.json --from "Estimates are" --to "March 19" --statement "..."
      factcheck add release.claims.json --quote "2 May" --prefix "closed on" --statement "..."

    Exit status: 0 the claim is added, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, _ = file_and(words)

    given = {"categories": (UNSORTED,), **details.given}

    def edit(annotation: Annotation) -> Annotation:
        # Places are sought in the annotation as it is read for writing, which is the one that is edited.
        return edits.add(annotation, quote=place.spans(annotation), statement=statement, id=id, by=by, **given)

    rewrite_file(file, edit, writing, what="add", done=lambda one: f"added {_new(one)}")


def _new(outcome: Rewritten) -> str:
    known = {claim.id for claim in outcome.before.claims}
    return ", ".join(claim.id for claim in outcome.after if claim.id not in known)


@attrs.frozen(kw_only=True)
class _Moved:
    """Other words for a span of a claim, as the options give them."""

    quote: str | None
    of: str | None

    def span(self, annotation: Annotation, claim: str) -> Annotation:
        """Give the claim the words, if any were given."""
        if self.quote is None:
            return annotation
        old = _only_core(annotation, claim) if self.of is None else self.of
        return edits.move_span(annotation, claim, old=old, new=self.quote)


def _only_core(annotation: Annotation, claim: str) -> Span:
    cores = annotation.claim(claim).cores
    # Which of several spans is meant cannot be told from the new words, and a wrong one would be lost without a sound.
    if len(cores) > 1:
        raise click.UsageError(f"{claim} has {len(cores)} core spans; say with --of which gets other words")
    return cores[0]


_moved_options = bundled(
    "moved", _Moved,
    click.option("--quote", metavar="WORDS", help="New words for its span; with --of where it has several."),
    click.option("--of", metavar="WORDS", help="All the words of the span that gets other words."),
)  # fmt: skip


@click.command("amend")
@words_argument("FILE CLAIM", required=True)
@click.option("--statement", metavar="SENTENCE", help="Its new statement.")
@_detail_options
@_moved_options
@set_option
@edit_options
def amend_command(
    words: tuple[str, ...], statement: str | None, details: _Details, moved: _Moved, settings: tuple[str, ...], writing: Writing
) -> None:
    """Give a claim another statement, categories, mode, words or figure: sort a candidate, correct a wording.

    --set takes the fields of the file that have no option: those of quantity, time and attribution, hedges, places, agents and
    checkability. factcheck schema quantity says what each means.

    \b
    Examples:
      factcheck amend release.claims.json mill-closed --category event.incident
      factcheck amend release.claims.json mill-closed --statement "The mill closed on 2 May."
      factcheck amend release.claims.json mill-closed --quote "The mill closed"
      factcheck amend release.claims.json mill-closed --context "storm of 1987"
      factcheck amend release.claims.json laid-off --set quantity.high=40 --set quantity.comparators=up-to

    Exit status: 0 the claim is changed, 1 the change is refused, 2 misuse or an unreadable file.
    """
    file, (claim,) = file_and(words, "CLAIM")
    # A field is changed by giving it another value and never emptied, since an option that is left out is empty too.
    given = details.given | ({"statement": statement} if statement else {})
    if not given and not settings and moved.quote is None:
        raise click.UsageError("say what is to be changed, such as --statement or --category")

    def edit(annotation: Annotation) -> Annotation:
        annotation = moved.span(annotation, claim)
        fields = given | fields_set(annotation.claim(claim), settings)
        return edits.amend(annotation, claim, **fields) if fields else annotation

    rewrite_file(file, edit, writing, what=f"amend {claim}", done=lambda one: f"changed {claim}")


@click.command("drop")
@words_argument("FILE CLAIM...", required=True)
@_rest_option
@edit_options
def drop_command(words: tuple[str, ...], rest: str | None, writing: Writing) -> None:
    """Remove claims, with the relations and counterparts that lead to them. Works that only they cited stay, and are told.

    \b
    Examples:
      factcheck drop release.claims.json read-more-here
      factcheck drop release.claims.json read-more-here --rest procedural

    Exit status: 0 the claims are gone, 1 that is refused, 2 misuse or an unreadable file.
    """
    file, claims = file_and(words, "CLAIM", more=True)

    def edit(annotation: Annotation) -> Annotation:
        # Each once: a claim that is named twice is gone when its second turn comes.
        for claim in dict.fromkeys(claims):
            annotation = edits.drop(annotation, claim, rest=rest)
        return annotation

    names = " ".join(claims)
    rewrite_file(file, edit, writing, what=f"drop {names}", done=lambda one: f"dropped {names}")


@click.command("rename")
@words_argument("FILE OLD NEW", required=True)
@edit_options
def rename_command(words: tuple[str, ...], writing: Writing) -> None:
    """Give a claim another id; relations and counterparts of the file follow.

    Other documents that name the claim as a counterpart still have its old id. So rename before anybody else refers to it.

    \b
    Examples:
      factcheck rename release.claims.json mill-closed-on-2 mill-closed

    Exit status: 0 it is renamed, 1 that is refused, 2 misuse or an unreadable file.
    """
    file, (old, new) = file_and(words, "OLD", "NEW")

    def edit(annotation: Annotation) -> Annotation:
        return edits.rename(annotation, old, new)

    rewrite_file(file, edit, writing, what=f"rename {old} {new}", done=lambda one: f"{old} is now {new}")


@click.command("set-aside")
@words_argument("FILE", required=True)
@place_options
@click.option(
    "--reason", required=True, metavar="TERM", type=TermOf("unclaimed-reasons"),
    help="Why they carry no claim, such as heading; left-out for words that do assert something.",
)  # fmt: skip
@click.option("--note", metavar="TEXT", help="Why, in your words.")
@edit_options
def set_aside_command(words: tuple[str, ...], place: Place, reason: str, note: str | None, writing: Writing) -> None:
    """Account for words of the text that carry no claim, or that are left out on purpose.

    \b
    Examples:
      factcheck set-aside release.claims.json --quote "What comes next" --reason heading
      factcheck set-aside release.claims.json --quote and --prefix "laid off" --reason connective
      factcheck set-aside release.claims.json --from "The board thanks" --to "many years" --reason left-out --note "Thanks."

    Exit status: 0 they are set aside, 1 that is refused, 2 misuse or an unreadable file.
    """
    file, _ = file_and(words)

    def edit(annotation: Annotation) -> Annotation:
        for span in place.spans(annotation):
            annotation = edits.set_aside(annotation, span, reason=reason, note=note)
        return annotation

    count = counted(len(place.quotes) + (place.first is not None), "stretch", "stretches")
    rewrite_file(
        file, edit, writing, what=f"set aside as {reason}", done=lambda one: f"set {count} of the text aside as {reason}"
    )


@click.command("triage")
@words_argument("FILE CLAIM...", required=True)
@click.option(
    "--decision", required=True, metavar="TERM", type=TermOf("triage-decisions"),
    help="check, not-now, not-checkable or out-of-scope.",
)  # fmt: skip
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--assignee", metavar="NAME", help="Who is to check the claims.")
@sign_options
@edit_options
def triage_command(
    words: tuple[str, ...], decision: str, reason: str | None, assignee: str | None, signature: Signature, writing: Writing
) -> None:
    """Decide what is to become of claims: whether somebody checks them, and who.

    \b
    Examples:
      factcheck triage release.claims.json mill-closed --decision check --assignee "B. Checker"
      factcheck triage release.claims.json best-mill-ever --decision not-checkable --reason "A judgement."

    Exit status: 0 the decision is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, claims = file_and(words, "CLAIM", more=True)
    by, day = signature.by, signature.day

    def edit(annotation: Annotation) -> Annotation:
        for claim in dict.fromkeys(claims):
            annotation = edits.triage(annotation, claim, decision, reason=reason, by=by, at=day, assignee=assignee)
        return annotation

    said = f"{counted(len(set(claims)), 'claim')}: {decision}, {day}{f', by {by}' if by else ''}"
    rewrite_file(file, edit, writing, what=f"triage {' '.join(claims)}", done=lambda one: said)
