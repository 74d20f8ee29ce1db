"""When what a claim tells happened or holds."""

from __future__ import annotations

import attrs

from factcheck.model.fields import as_typed, default_of, defaults_on_class
from factcheck.model.refusals import one_time, open_date, term_of

__all__ = ["Time"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Time:
    """A date or period with the words that give it and where the date comes from.

    Args:
        at: Day, month, year, season or interval, ISO 8601 or EDTF.
        since: Beginning, where the claim holds from then on.
        until: End, where the document gives one.
        basis: ``explicit``, ``document-date``, ``inherited``, ``inferred`` or ``external``.
        as_written: The words of the document that give the time.

    Raises:
        ValueError: If nothing is said, a date does not exist, *at* stands beside *since* or *until*, or these are reversed.

    >>> Time(at="1999-03-20/1999-03-21", basis="inferred", as_written="over the weekend").at
    '1999-03-20/1999-03-21'
    """

    at: str | None = attrs.field(default=None, validator=open_date)
    since: str | None = attrs.field(default=None, validator=open_date)
    until: str | None = attrs.field(default=None, validator=open_date)
    basis: str | None = attrs.field(default=None, validator=term_of("date-bases"))
    as_written: str | None = None

    def __attrs_post_init__(self) -> None:
        if all(getattr(self, field.name) == default_of(field) for field in attrs.fields(Time)):
            raise ValueError("a time says something: a date, or at least the words of the document in as_written")
        one_time("at", self.at, self.since, self.until)
