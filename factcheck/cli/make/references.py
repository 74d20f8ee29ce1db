"""Commands that fill slots: ``factcheck refer``, ``searched`` and ``waive``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import click

from factcheck.cli.arguments import bundled, words_argument
from factcheck.cli.make.citing import work_given, work_options
from factcheck.cli.make.rewriting import (
    Signature,
    Writing,
    edit_options,
    file_and,
    rewrite_file,
    sign_options,
)
from factcheck.cli.make.terms import TermOf
from factcheck.cli.printing import say
from factcheck.evidence.weighing import weigh
from factcheck.model.annotation import Annotation
from factcheck.model.origin import Origin
from factcheck.model.reference import Addition, Interest
from factcheck.versions import edits
from factcheck.versions.steps import Rewritten
from factcheck.works.proposing import origin_with

__all__ = ["refer_command", "searched_command", "waive_command"]


@attrs.frozen(kw_only=True)
class _Voice:
    """Whose word the passage gives, as options say it; what does not go together is misuse, before any file is read."""

    origin: str | None
    access: str | None
    interest: str | None
    via: tuple[str, ...]
    distorting: str | None
    stands_as: str | None
    because: str | None

    def __attrs_post_init__(self) -> None:
        if (self.access or self.interest) and self.origin is None:
            raise click.UsageError("--access and --interest are of the origin that --origin names")
        if bool(self.stands_as) != bool(self.because and self.because.strip()):
            raise click.UsageError("--stands-as and --because go together: where --origin stands here, and why")
        if (self.via or self.stands_as) and self.origin is None:
            raise click.UsageError("--via and --stands-as need the --origin that knows")
        if self.distorting is not None and self.distorting not in self.via:
            raise click.UsageError("--distorting names one of --via")

    @property
    def standing(self) -> Mapping[str, Any]:
        """Where the origin stands in this passage, if not where it stands otherwise."""
        if not self.stands_as or not self.because:
            return {}
        return {"interest": Interest(value=self.stands_as, reason=self.because)}

    def speaker(self, annotation: Annotation) -> Origin | None:
        """Give the origin that knows, as the file has it or as it would be added."""
        if self.origin is None:
            return None
        return origin_with(annotation, self.origin, access=self.access, interest=self.interest)


@attrs.frozen(kw_only=True)
class _Passage:
    """What the passage says, and where."""

    locator: str | None
    excerpt: str | None
    gist: str | None
    note: str | None

    @property
    def given(self) -> Mapping[str, Any]:
        """What was said of it."""
        return _said(**attrs.asdict(self))


_voice_options = bundled(
    "voice", _Voice,
    click.option("--origin", metavar="NAME", help="Whose word it is: an origin of FILE, by id or name, or a new one."),
    click.option("--access", metavar="TERM", type=TermOf("origin-accesses"), help="How a new origin came to know."),
    click.option("--interest", metavar="TERM", type=TermOf("origin-interests"), help="Where a new origin stands."),
    click.option("--via", multiple=True, metavar="NAME", help="Through whom it has it from --origin; who speaks in it first."),
    click.option("--distorting", metavar="NAME", help="The one of --via that changes what it passes on."),
    click.option(
        "--stands-as", metavar="TERM", type=TermOf("origin-interests"),
        help="Where --origin stands in this passage, if not where it stands otherwise.",
    ),
    click.option("--because", metavar="TEXT", help="Why --origin stands elsewhere here."),
)  # fmt: skip
_passage_options = bundled(
    "passage", _Passage,
    click.option("--locator", metavar="TEXT", help="Where in the work the passage stands."),
    click.option("--excerpt", metavar="WORDS", help="The few words of the work that matter."),
    click.option("--gist", metavar="TEXT", help="What the passage says, in your words."),
    click.option("--note", metavar="TEXT", help="What a reader of the reference should know."),
)  # fmt: skip


@click.command("refer")
@words_argument("FILE CLAIM SLOT", required=True)
@work_options
@_voice_options
@click.option(
    "--stance", required=True, metavar="TERM", type=TermOf("stances"),
    help="How the passage stands to the claim, such as supports.",
)  # fmt: skip
@_passage_options
@sign_options
@edit_options
def refer_command(
    words: tuple[str, ...], voice: _Voice, stance: str, passage: _Passage, signature: Signature, writing: Writing, **given: Any
) -> None:
    """Put a reference into a slot of a claim; a work and an origin that are new join FILE, and are told.

    A reference counts by whose word it gives. Say it with --origin. If it is not said, the publisher or the authors of the work
    are proposed, which counts for nothing until it is confirmed (factcheck works --confirm); if they are not known either, the
    reference is refused. Where others pass on what --origin says, name them with --via, from who speaks in the passage on: one
    with an interest fills no slot that asks for somebody disinterested, and one that distorts makes it nobody's word.

    \b
    Examples:
      factcheck refer release.claims.json mill-closed primary-record --work register-2024 --stance supports
      factcheck refer release.claims.json mill-closed primary-record --bib register.bib \\
          --origin "Trade Register" --stance supports
      factcheck refer release.claims.json mill-closed independent-report --title "Gates shut" --issued 2024-05-03 \\
          --origin "The Courier" --interest neutral --stance supports --excerpt "..." --gist "..."
      factcheck refer release.claims.json mill-closed independent-report --work debate-2024 \\
          --via "Ministry of Labour" --origin "Trade Register" --stance supports

    Exit status: 0 the reference is there, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, (claim, slot) = file_and(words, "CLAIM", "SLOT")
    work = work_given(given)
    details = {**passage.given, **voice.standing, **_added(signature)}

    def edit(annotation: Annotation) -> Annotation:
        origin, via = voice.speaker(annotation), voice.via
        return edits.refer(
            annotation, claim, slot, work=work.of(annotation), stance=stance, origin=origin, via=via,
            distorting=voice.distorting, **details,
        )  # fmt: skip

    outcome = rewrite_file(file, edit, writing, what=f"refer {claim} {slot}", done=lambda one: f"{claim}: a reference in {slot}")
    _tell_count(outcome, claim, slot, to_error=writing.dry_run)


def _added(signature: Signature) -> Mapping[str, Any]:
    """Say who added a reference and when, if somebody is named."""
    return {"added": Addition(by=signature.by, at=signature.day, method="by-hand")} if signature.by else {}


def _tell_count(outcome: Rewritten, claim: str, slot: str, *, to_error: bool) -> None:
    """Say what the new reference counts for, and what the slot lacks."""
    # Nothing was added, so there is no last reading to speak of.
    if outcome.after == outcome.before:
        return
    held = next(held for held in weigh(outcome.after, claim).slots if held.slot.kind == slot)
    reading = held.readings[-1]
    say(f"  it {'counts' if reading.counts else 'does not count'}: {reading.why}", err=to_error)
    lacking = f", {held.missing} more wanted" if held.missing and held.is_open else ""
    say(f"  {slot} is {held.state}{lacking}", err=to_error)


@click.command("searched")
@words_argument("FILE CLAIM SLOT", required=True)
@click.option("--where", required=True, metavar="TEXT", help="Collection, archive or index that was searched.")
@click.option(
    "--outcome", required=True, metavar="TERM", type=TermOf("search-outcomes"),
    help="found, nothing-found, not-accessible or incomplete.",
)  # fmt: skip
@click.option("--query", metavar="TEXT", help="What was asked for.")
@click.option("--note", metavar="TEXT", help="What the next searcher should know.")
@sign_options
@edit_options
def searched_command(
    words: tuple[str, ...], where: str, outcome: str, query: str | None, note: str | None, signature: Signature, writing: Writing
) -> None:
    """Record that somebody looked for what a slot asks for, and what came of it.

    \b
    Examples:
      factcheck searched release.claims.json mill-closed primary-record --where "Trade Register" \\
          --outcome nothing-found --by "A. Editor"

    Exit status: 0 the search is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, (claim, slot) = file_and(words, "CLAIM", "SLOT")
    name, day = signature.name("say who searched"), signature.day
    details = _said(query=query, note=note)

    def edit(annotation: Annotation) -> Annotation:
        return edits.record_search(annotation, claim, slot, where=where, outcome=outcome, by=name, at=day, **details)

    def done(one: Rewritten) -> str:
        return f"{claim}: searched for {slot} on {day}, {outcome}; the slot is {_state(one, claim, slot)}"

    rewrite_file(file, edit, writing, what=f"searched {claim} {slot}", done=done)


@click.command("waive")
@words_argument("FILE CLAIM SLOT", required=True)
@click.option("--reason", required=True, metavar="TEXT", help="Why it need not be filled.")
@sign_options
@edit_options
def waive_command(words: tuple[str, ...], reason: str, signature: Signature, writing: Writing) -> None:
    """Decide, under a name, that a slot need not be filled.

    \b
    Examples:
      factcheck waive release.claims.json mill-closed independent-report --reason "Nobody denies it." --by "A. Editor"

    Exit status: 0 the decision is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, (claim, slot) = file_and(words, "CLAIM", "SLOT")
    name, day = signature.name("say who decides it"), signature.day

    def edit(annotation: Annotation) -> Annotation:
        return edits.waive(annotation, claim, slot, reason=reason, by=name, at=day)

    rewrite_file(
        file, edit, writing, what=f"waive {claim} {slot}", done=lambda one: f"{claim}: {slot} is waived by {name}, {day}"
    )


def _said(**details: str | None) -> Mapping[str, Any]:
    return {name: value for name, value in details.items() if value}


def _state(outcome: Rewritten, claim: str, slot: str) -> str:
    return next(held.state for held in weigh(outcome.after, claim).slots if held.slot.kind == slot)
