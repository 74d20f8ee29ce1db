"""Those who know, or claim to know."""

from __future__ import annotations

import attrs

from factcheck.model.fields import as_tuple, defaults_on_class, slug

__all__ = ["Origin"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
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
    name: str
    access: str | None = None
    interest: str | None = None
    derived_from: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    note: str | None = None
