"""Commands that fill slots: ``factcheck refer``, ``searched`` and ``waive``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs
import click

from factcheck.cli.arguments import words_argument
from factcheck.cli.make.citing import work_given, work_options
from factcheck.cli.make.rewriting import at_option, by_option, edit_options, file_and, rewrite_file, vocabulary_term
from factcheck.cli.printing import say
from factcheck.evidence.weighing import weigh
from factcheck.model.annotation import Annotation
from factcheck.model.dates import today
from factcheck.model.origin import Origin
from factcheck.model.reference import Addition, Interest
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions import edits
from factcheck.versions.steps import Rewritten
from factcheck.works.proposing import origin_with

__all__ = ["refer_command", "searched_command", "waive_command"]

# The options of a reference by what they are about: who speaks in the passage, and the passage itself.
_VOICE: Final = ("origin", "access", "interest", "via", "distorting", "stands_as", "because")
_PASSAGE: Final = ("locator", "excerpt", "gist", "note")


@click.command("refer")
@words_argument("FILE CLAIM SLOT", required=True)
@work_options
@click.option("--origin", metavar="NAME", help="Whose word it is: an origin of FILE, by id or name, or a new one.")
@click.option("--access", metavar="TERM", callback=vocabulary_term("origin-accesses"), help="How a new origin came to know.")
@click.option("--interest", metavar="TERM", callback=vocabulary_term("origin-interests"), help="Where a new origin stands.")
@click.option("--via", multiple=True, metavar="NAME", help="Through whom it has it from --origin; who speaks in it first.")
@click.option("--distorting", metavar="NAME", help="The one of --via that changes what it passes on.")
@click.option(
    "--stands-as",
    metavar="TERM",
    callback=vocabulary_term("origin-interests"),
    help="Where --origin stands in this passage, if not where it stands otherwise.",
)
@click.option("--because", metavar="TEXT", help="Why --origin stands elsewhere here.")
@click.option(
    "--stance",
    required=True,
    metavar="TERM",
    callback=vocabulary_term("stances"),
    help="How the passage stands to the claim, such as supports.",
)
@click.option("--locator", metavar="TEXT", help="Where in the work the passage stands.")
@click.option("--excerpt", metavar="WORDS", help="The few words of the work that matter.")
@click.option("--gist", metavar="TEXT", help="What the passage says, in your words.")
@click.option("--note", metavar="TEXT", help="What a reader of the reference should know.")
@by_option
@at_option
@edit_options
def refer_command(
    words: tuple[str, ...],
    stance: str,
    by: str | None,
    at: str | None,
    dry_run: bool,
    vocabularies: tuple[Vocabulary, ...],
    **given: Any,
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
    voice = _Voice(**{name: given.pop(name) for name in _VOICE})
    details = _said(**{name: given.pop(name) for name in _PASSAGE})
    # What is left are the options of the work, which other commands have too.
    work = work_given(given)

    def edit(annotation: Annotation) -> Annotation:
        added = {"added": Addition(by=by, at=at or today(), method="by-hand")} if by else {}
        return edits.refer(
            annotation, claim, slot, work=work.of(annotation), stance=stance, origin=voice.speaker(annotation), via=voice.via,
            distorting=voice.distorting, **details, **voice.standing, **added,
        )  # fmt: skip

    outcome = rewrite_file(
        file, edit, what=f"refer {claim} {slot}", dry_run=dry_run, vocabularies=vocabularies,
        done=lambda one: f"{claim}: a reference in {slot}",
    )  # fmt: skip
    _tell_count(outcome, claim, slot, to_error=dry_run)


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


def _tell_count(outcome: Rewritten, claim: str, slot: str, *, to_error: bool) -> None:
    """Say what the new reference counts for, and what the slot lacks."""
    # Nothing was added, so there is no last reading to speak of.
    if outcome.after == outcome.before:
        return
    held = next(held for held in weigh(outcome.after, claim).slots if held.slot.kind == slot)
    reading = held.readings[-1]
    say(f"  it {'counts' if reading.counts else 'does not count'}: {reading.why}", err=to_error)
    lacking = f", {held.missing} more wanted" if held.missing and held.state == "open" else ""
    say(f"  {slot} is {held.state}{lacking}", err=to_error)


@click.command("searched")
@words_argument("FILE CLAIM SLOT", required=True)
@click.option("--where", required=True, metavar="TEXT", help="Collection, archive or index that was searched.")
@click.option(
    "--outcome", required=True, metavar="TERM", callback=vocabulary_term("search-outcomes"),
    help="found, nothing-found, not-accessible or incomplete.",
)  # fmt: skip
@click.option("--query", metavar="TEXT", help="What was asked for.")
@click.option("--note", metavar="TEXT", help="What the next searcher should know.")
@by_option
@at_option
@edit_options
def searched_command(
    words: tuple[str, ...],
    where: str,
    outcome: str,
    query: str | None,
    note: str | None,
    by: str | None,
    at: str | None,
    dry_run: bool,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Record that somebody looked for what a slot asks for, and what came of it.

    \b
    Examples:
      factcheck searched release.claims.json mill-closed primary-record --where "Trade Register" \\
          --outcome nothing-found --by "A. Editor"

    Exit status: 0 the search is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, (claim, slot) = file_and(words, "CLAIM", "SLOT")
    name, day = _named(by, "who searched"), at or today()
    details = _said(query=query, note=note)
    rewrite_file(
        file,
        lambda annotation: edits.record_search(
            annotation, claim, slot, where=where, outcome=outcome, by=name, at=day, **details
        ),
        what=f"searched {claim} {slot}", dry_run=dry_run, vocabularies=vocabularies,
        done=lambda one: f"{claim}: searched for {slot} on {day}, {outcome}; the slot is {_state(one, claim, slot)}",
    )  # fmt: skip


@click.command("waive")
@words_argument("FILE CLAIM SLOT", required=True)
@click.option("--reason", required=True, metavar="TEXT", help="Why it need not be filled.")
@by_option
@at_option
@edit_options
def waive_command(
    words: tuple[str, ...],
    reason: str,
    by: str | None,
    at: str | None,
    dry_run: bool,
    vocabularies: tuple[Vocabulary, ...],
) -> None:
    """Decide, under a name, that a slot need not be filled.

    \b
    Examples:
      factcheck waive release.claims.json mill-closed independent-report --reason "Nobody denies it." --by "A. Editor"

    Exit status: 0 the decision is kept, 1 it is refused, 2 misuse or an unreadable file.
    """
    file, (claim, slot) = file_and(words, "CLAIM", "SLOT")
    name, day = _named(by, "who decides it"), at or today()
    rewrite_file(
        file, lambda annotation: edits.waive(annotation, claim, slot, reason=reason, by=name, at=day),
        what=f"waive {claim} {slot}", dry_run=dry_run, vocabularies=vocabularies,
        done=lambda one: f"{claim}: {slot} is waived by {name}, {day}",
    )  # fmt: skip


def _named(by: str | None, who: str) -> str:
    # A search and a waiver are decisions that others rely on, so they stand under a name or not at all.
    if not by or not by.strip():
        raise click.UsageError(f"say {who} with --by NAME, or once for all with FACTCHECK_BY")
    return by


def _said(**details: str | None) -> Mapping[str, Any]:
    return {name: value for name, value in details.items() if value}


def _state(outcome: Rewritten, claim: str, slot: str) -> str:
    return next(held.state for held in weigh(outcome.after, claim).slots if held.slot.kind == slot)
