"""Those who know, or claim to know."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_texts, as_typed, defaults_on_class, tuple_of
from factcheck.model.refusals import distinct, each, link, slug, term_of, worded

__all__ = ["Origin", "as_origins"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Origin:
    """The source of what works say; origins that derive from one another count as one.

    Args:
        id: Id of the origin, unique in the annotation.
        name: Name of the person or body.
        access: How the origin came to know: ``firsthand``, ``own-data``, ``compiled`` or ``relay``.
        interest: Where it stands in the matter: ``claimant``, ``party``, ``neutral`` or ``unknown``.
        derived_from: Ids of the origins that it has its knowledge from.
        note: What is known of the lineage.
    """

    id: str = attrs.field(validator=slug)
    name: str = attrs.field(validator=worded)
    access: str | None = attrs.field(default=None, validator=term_of("origin-accesses"))
    interest: str | None = attrs.field(default=None, validator=term_of("origin-interests"))
    derived_from: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=[each(link), distinct])
    note: str | None = None


def as_origins(values: Iterable[Origin]) -> tuple[Origin, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Origin, values)
