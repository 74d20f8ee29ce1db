"""Places for evidence, and the record of attempts to fill them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_typed, defaults_on_class, tuple_of
from factcheck.model.reference import Reference, as_references
from factcheck.model.refusals import LONGEST_ID, at_most, iso_date, term_of, whole_number, worded

__all__ = ["Search", "Slot", "Waiver", "as_searches", "as_slots"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Waiver:
    """A named person's decision that a slot need not be filled.

    Args:
        reason: Why.
        by: Who decided it.
        at: Day of the decision, ISO 8601.
    """

    reason: str = attrs.field(validator=worded)
    by: str = attrs.field(validator=worded)
    at: str = attrs.field(validator=iso_date)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Search:
    """One attempt to fill a slot.

    Args:
        at: Day of the search, ISO 8601.
        by: Who searched.
        where: Collection, archive or index that was searched.
        query: What was asked for.
        outcome: ``found``, ``nothing-found``, ``not-accessible`` or ``incomplete``.
        note: What the next searcher should know.
    """

    at: str = attrs.field(validator=iso_date)
    by: str = attrs.field(validator=worded)
    where: str = attrs.field(validator=worded)
    query: str | None = None
    outcome: str = attrs.field(validator=term_of("search-outcomes"))
    note: str | None = None


def as_searches(values: Iterable[Search]) -> tuple[Search, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Search, values)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Slot:
    """A place for evidence of one kind.

    Args:
        kind: A slot kind of the annotation's category vocabulary.
        level: ``must``, ``should`` or ``may``; the vocabulary's level when None.
        min_origins: Number of independent origins that fill the slot; the vocabulary's number when None.
        references: What has been found.
        waived: The decision that the slot need not be filled.
        searches: Where somebody looked.
    """

    kind: str = attrs.field(validator=at_most(LONGEST_ID))
    level: str | None = attrs.field(default=None, validator=term_of("slot-levels"))
    min_origins: int | None = attrs.field(default=None, validator=whole_number(1))
    references: tuple[Reference, ...] = attrs.field(default=(), converter=as_references)
    waived: Waiver | None = None
    searches: tuple[Search, ...] = attrs.field(default=(), converter=as_searches)


def as_slots(values: Iterable[Slot]) -> tuple[Slot, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Slot, values)
