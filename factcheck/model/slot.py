"""Places for evidence, and the record of attempts to fill them."""

from __future__ import annotations

import attrs
from attrs.validators import optional

from factcheck.model.fields import as_tuple, defaults_on_class, iso_date, whole_number
from factcheck.model.reference import Reference

__all__ = ["Search", "Slot", "Waiver"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Waiver:
    """A named person's decision that a slot need not be filled.

    Args:
        reason: Why.
        by: Who decided it.
        at: Day of the decision, ISO 8601.
    """

    reason: str
    by: str
    at: str = attrs.field(validator=iso_date)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
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
    by: str
    where: str
    query: str | None = None
    outcome: str
    note: str | None = None


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
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

    kind: str
    level: str | None = None
    min_origins: int | None = attrs.field(default=None, validator=optional(whole_number(1)))
    references: tuple[Reference, ...] = attrs.field(default=(), converter=as_tuple)
    waived: Waiver | None = None
    searches: tuple[Search, ...] = attrs.field(default=(), converter=as_tuple)
