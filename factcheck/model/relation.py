"""Links between the claims of one annotation."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_typed, defaults_on_class, tuple_of
from factcheck.model.refusals import link, term_of

__all__ = ["Relation", "as_relations"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Relation:
    """A typed link from the claim that holds it to another claim of the same annotation.

    Args:
        type: A term of the vocabulary ``relation-types``, such as ``elaborates``.
        target: Id of the other claim.
        status: ``explicit`` where the text states the link, ``inferred`` where a reader does, ``undetermined`` where neither can.
        note: Why the link is made.
    """

    type: str = attrs.field(validator=term_of("relation-types"))
    target: str = attrs.field(validator=link)
    status: str = attrs.field(default="explicit", validator=term_of("relation-statuses"))
    note: str | None = None


def as_relations(values: Iterable[Relation]) -> tuple[Relation, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Relation, values)
