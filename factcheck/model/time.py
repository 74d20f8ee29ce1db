"""When what a claim tells happened or holds."""

from __future__ import annotations

import attrs
from attrs.validators import optional

from factcheck.model.fields import defaults_on_class, open_date, term_of

__all__ = ["Time"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Time:
    """A date or period with the words that give it and where the date comes from.

    Args:
        at: Day, month, year, season or interval, ISO 8601 or EDTF.
        since: Beginning, where the claim holds from then on.
        until: End, where the document gives one.
        basis: ``explicit``, ``document-date``, ``inherited``, ``inferred`` or ``external``.
        as_written: The words of the document that give the time.

    Raises:
        ValueError: If a date does not exist.

    >>> Time(at="1999-03-20/1999-03-21", basis="inferred", as_written="over the weekend").at
    '1999-03-20/1999-03-21'
    """

    at: str | None = attrs.field(default=None, validator=optional(open_date))
    since: str | None = attrs.field(default=None, validator=optional(open_date))
    until: str | None = attrs.field(default=None, validator=optional(open_date))
    basis: str | None = attrs.field(default=None, validator=optional(term_of("date-bases")))
    as_written: str | None = None
