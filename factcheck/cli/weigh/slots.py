"""``factcheck slots``: which places for evidence are filled, and which are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs
import click

from factcheck.cli.arguments import file_option, format_option, things_and_paths, words_argument
from factcheck.cli.opening import Opened, find_claim, open_annotations
from factcheck.cli.paths import STANDARD_INPUT, as_of_option, vocabulary_option
from factcheck.cli.printing import counted, say, told_as_data
from factcheck.cli.steps import as_step
from factcheck.contract.vocabulary import UNSORTED, load_vocabulary
from factcheck.errors import NoSuchTerm
from factcheck.evidence.interests import asks_for_disinterested
from factcheck.evidence.slots import list_slots
from factcheck.evidence.weighing import weigh_all
from factcheck.model.vocabulary import Vocabulary
from factcheck.versions.keeping import save_edit
from factcheck.views.results.weighing import SlotResult, slot_results

__all__ = ["slots_command"]

_OUTCOMES: Final = load_vocabulary("search-outcomes").by_id
_SLOT_STATES: Final = load_vocabulary("slot-states")
_STATES: Final = tuple(_SLOT_STATES.by_id)
_LEVELS: Final = tuple(load_vocabulary("slot-levels").by_id)


@attrs.frozen(kw_only=True)
class _Row:
    """A slot of a claim, as it is printed."""

    result: SlotResult
    terms: Vocabulary
    categories: tuple[str, ...]
    is_supported: bool


@attrs.frozen(kw_only=True)
class _Choice:
    """What the options choose of the slots; all of them where nothing is said."""

    only_open: bool
    only_filled: bool
    states: tuple[str, ...]
    levels: tuple[str, ...]
    category: str | None
    kind: str | None
    independent: bool

    def takes(self, row: _Row) -> bool:
        """Tell whether a slot is chosen."""
        opened = _SLOT_STATES.having("fillable") if self.only_open else ()
        wanted = {*self.states, *opened, *(["filled"] if self.only_filled else ())}
        one = row.result
        return (
            (not wanted or one.state in wanted)
            and (not self.levels or one.level in self.levels)
            and (self.kind is None or one.kind == self.kind)
            # A dot behind both, so that "quantity" takes "quantity.stock" in and leaves "quantity-of-work" out.
            and (self.category is None or any(f"{term}.".startswith(f"{self.category}.") for term in row.categories))
            and (not self.independent or asks_for_disinterested(row.terms.slot_kinds_by_id[one.kind]))
        )


@click.command("slots")
@words_argument("[CLAIM]... [PATH]...")
@file_option
@click.option("--open", "only_open", is_flag=True, help="The same as --state open.")
@click.option("--filled", "only_filled", is_flag=True, help="The same as --state filled.")
@click.option("--state", "states", multiple=True, type=click.Choice(_STATES), help="Only slots in this state. May be repeated.")
@click.option("--level", "levels", multiple=True, type=click.Choice(_LEVELS), help="Only slots of this level. May be repeated.")
@click.option("--category", metavar="TERM", help="Only claims of a category or family, such as quantity.stock or quantity.")
@click.option("--kind", metavar="KIND", help="Only slots of this kind, such as primary-statistics.")
@click.option("--independent", is_flag=True, help="Only slots that neither claimant nor party can fill.")
@click.option("--write", is_flag=True, help="List in the files every slot that the categories demand, and print nothing else.")
@format_option("json", "csv", "markdown")
@as_of_option
@vocabulary_option
def slots_command(
    words: tuple[str, ...],
    files: tuple[str, ...],
    write: bool,
    format_: str,
    as_of: str | None,
    vocabularies: tuple[Vocabulary, ...],
    **chosen: Any,
) -> None:
    """List the places for evidence, each with its state and the independent origins that fill it.

    A slot is filled by independent origins, not by links: works that have it from one source count once, and the issuer's own
    word counts only where the slot asks for it. A line below the table sums up what is shown.

    \b
    Examples:
      factcheck slots --open --level must             what is still to be found
      factcheck slots displaced-total annotations     those of one claim
      factcheck slots --independent annotations       what only a disinterested source can fill
      factcheck slots --category quantity --as-of 1999-03-26
      factcheck slots --format csv > slots.csv
      factcheck slots --write release.claims.json     list every slot in the file
    """
    claims, paths = things_and_paths(words, files)
    if write and claims:
        raise click.UsageError("--write lists the slots of whole files; leave the claim out")
    opened = open_annotations(paths, vocabularies, strangers=bool(claims))
    if write:
        _write(opened, vocabularies)
        return
    named = {(one.file, claim.id) for one, claim in (find_claim(opened, id_) for id_ in claims)}
    choice = _Choice(**chosen)
    _refuse_unknown(opened, choice.kind, choice.category)
    rows = (row for row in _rows(opened, as_of) if not named or (row.result.file, row.result.claim) in named)
    _print([row for row in rows if choice.takes(row)], format_)


def _refuse_unknown(opened: Sequence[Opened], kind: str | None, category: str | None) -> None:
    # Both are terms of the vocabularies of the files, which are known only once these are read. A misspelt one would find
    # nothing, which looks as if nothing were open.
    kinds = tuple(term.id for one in opened for term in one.annotation.terms.slot_kinds)
    if kind is not None and kind not in kinds:
        raise NoSuchTerm(kind, kind="slot kind", known=kinds)
    categories = tuple(dict.fromkeys(term.id for one in opened for term in one.annotation.terms.terms))
    if category is not None and not any(f"{term}.".startswith(f"{category}.") for term in (*categories, UNSORTED)):
        raise NoSuchTerm(category, kind="category", known=categories)


def _print(rows: Sequence[_Row], format_: str) -> None:
    if not told_as_data(format_, SlotResult, [row.result for row in rows]):
        _print_text(rows)


def _rows(opened: Iterable[Opened], as_of: str | None) -> Iterator[_Row]:
    for one in opened:
        # The summary counts claims over all their slots, also where only some of the slots are shown.
        supported = {evidence.claim.id for evidence in weigh_all(one.annotation, as_of=as_of) if evidence.disinterested}
        for result in slot_results(one.annotation, file=one.file, as_of=as_of):
            yield _Row(
                result=result,
                terms=one.annotation.terms,
                categories=one.annotation.claim(result.claim).categories,
                is_supported=result.claim in supported,
            )


def _write(opened: Iterable[Opened], vocabularies: Sequence[Vocabulary]) -> None:
    for one in opened:
        listed = list_slots(one.annotation)
        added = sum(len(claim.slots) for claim in listed.claims) - sum(len(claim.slots) for claim in one.annotation.claims)
        if one.file == STANDARD_INPUT:
            raise click.UsageError("--write needs a file; standard input cannot be written to")
        # A file to which nothing is added is not written, so that it keeps its layout and there is no step to undo.
        if added:
            save_edit(one.annotation, listed, one.file, vocabularies=vocabularies, then=as_step(one.file, "slots"))
        say(f"{one.file}: {added or 'no'} slot{'' if added == 1 else 's'} added")


def _print_text(rows: Sequence[_Row]) -> None:
    cells = [_cells(row.result) for row in rows]
    widths = [max((len(line[column]) for line in cells), default=0) for column in range(4)]
    for line in cells:
        # The fifth cell ends the line, so there is nothing for which it must be padded.
        id_, kind, level, state = (cell.ljust(width) for cell, width in zip(line, widths, strict=False))
        say(f"{click.style(id_, bold=True)}  {kind}  {level}  {state}  {line[4]}".rstrip())
    if rows:
        say()
    say(_summary(rows))


def _cells(one: SlotResult) -> tuple[str, str, str, str, str]:
    origins = f"{len(one.origins)} of {counted(one.needed, 'origin')}"
    parts = [counted(one.references, "ref"), origins, ", ".join(one.origins)] if one.references else []
    if one.contradicting:
        parts.append(f"against: {', '.join(one.contradicting)}")
    # Where evidence is wanted, it matters whether nothing was found or nobody looked.
    if one.state in _SLOT_STATES.having("unfilled"):
        outcome = one.searched.replace("-", " ")
        parts.append(f"searched: {outcome}" if one.searched in _OUTCOMES else outcome)
    return one.claim, one.kind, one.level, one.state, "; ".join(part for part in parts if part)


def _summary(rows: Sequence[_Row]) -> str:
    states = Counter(row.result.state for row in rows)
    claims = {(row.result.file, row.result.claim): row.is_supported for row in rows}
    by_state = ", ".join(f"{states[state]} {state}" for state in _STATES if states[state])
    of_slots = counted(len(rows), "slot") + (f": {by_state}" if by_state else "")
    apart = f"{sum(claims.values())} of {len(claims)} claims have support from a disinterested origin"
    return f"{of_slots}; {apart}"
