"""Passages of works that bear on claims."""

from __future__ import annotations

import attrs

from factcheck.model.fields import as_tuple, defaults_on_class, iso_date, slug
from factcheck.model.quantity import Quantity

__all__ = ["Addition", "Reference"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Addition:
    """Who put a reference into the annotation, when and how.

    Args:
        by: Who added it.
        at: Day on which it was added, ISO 8601.
        method: ``by-hand``, ``suggested`` or ``imported``.
    """

    by: str
    at: str = attrs.field(validator=iso_date)
    method: str | None = None


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Reference:
    """A passage of a work that bears on a claim.

    Args:
        work: Id of the work, among the works of the annotation.
        origins: Ids of the origins that speak in the passage, where it relays others than the origins of its work.
        stance: ``supports``, ``contradicts``, ``different-figure`` or ``context``.
        locator: Where in the work the passage stands.
        excerpt: The few words of the work that matter.
        gist: What the passage says, in the annotator's own words.
        quantity: The figure that the passage gives.
        added: Who added the reference, when and how.
        note: What a reader of the reference should know.
    """

    work: str = attrs.field(validator=slug)
    origins: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    stance: str
    locator: str | None = None
    excerpt: str | None = None
    gist: str | None = None
    quantity: Quantity | None = None
    added: Addition | None = None
    note: str | None = None
