"""What is to become of claims."""

from __future__ import annotations

import attrs

from factcheck.model.fields import as_typed, defaults_on_class
from factcheck.model.refusals import iso_date, term_of

__all__ = ["Triage"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Triage:
    """What is to become of a claim: whether somebody checks it, and who.

    Args:
        decision: ``check``, ``not-now``, ``not-checkable`` or ``out-of-scope``.
        reason: Why.
        by: Who decided it.
        at: Day of the decision, ISO 8601.
        assignee: Who is to check the claim.

    >>> Triage(decision="check", assignee="B. Checker").assignee
    'B. Checker'
    """

    decision: str = attrs.field(validator=term_of("triage-decisions"))
    reason: str | None = None
    by: str | None = None
    at: str | None = attrs.field(default=None, validator=iso_date)
    assignee: str | None = None
