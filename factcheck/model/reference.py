"""Passages of works that bear on claims."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_texts, as_typed, defaults_on_class, tuple_of
from factcheck.model.quantity import Quantity
from factcheck.model.refusals import distinct, each, iso_date, link, term_of, worded

__all__ = ["Addition", "Interest", "Link", "Reference", "as_links", "as_references"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Addition:
    """Who put a reference into the annotation, when and how.

    Args:
        by: Who added it.
        at: Day on which it was added, ISO 8601.
        method: ``by-hand``, ``read``, ``suggested`` or ``imported``.
    """

    by: str = attrs.field(validator=worded)
    at: str = attrs.field(validator=iso_date)
    method: str | None = attrs.field(default=None, validator=term_of("addition-methods"))


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Link:
    """A link of the chain through which a passage has what it says.

    Args:
        origin: Id of the origin that speaks, passes on, or knows.
        distorts: Whether it changes what the next one in the chain said. What it says is then nobody's word.
        note: What is known of this link.
    """

    origin: str = attrs.field(validator=link)
    distorts: bool = False
    note: str | None = None


def as_links(values: Iterable[Link]) -> tuple[Link, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Link, values)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Interest:
    """Where an origin stands in one passage, where that is not where it stands otherwise.

    Args:
        value: A term of ``origin-interests``.
        reason: Why.
    """

    value: str = attrs.field(validator=term_of("origin-interests"))
    reason: str = attrs.field(validator=worded)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Reference:
    """A passage of a work that bears on a claim.

    Args:
        work: Id of the work, among the works of the annotation.
        origins: Ids of the origins that speak in the passage, where others do than the origins of its work.
        stance: ``supports``, ``contradicts``, ``supplies``, ``different-figure`` or ``context``.
        locator: Where in the work the passage stands.
        excerpt: The few words of the work that matter.
        gist: What the passage says, in the annotator's own words.
        quantity: The figure that the passage gives.
        relay: Through whom the passage has what it says, from who speaks in it down to whoever knows.
        interest: Where whoever knows stands in this passage, if not where the origin stands otherwise.
        added: Who added the reference, when and how.
        note: What a reader of the reference should know.
    """

    work: str = attrs.field(validator=link)
    origins: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=[each(link), distinct])
    stance: str = attrs.field(validator=term_of("stances"))
    locator: str | None = None
    excerpt: str | None = None
    gist: str | None = None
    quantity: Quantity | None = None
    relay: tuple[Link, ...] = attrs.field(default=(), converter=as_links)
    interest: Interest | None = None
    added: Addition | None = None
    note: str | None = None

    @property
    def voices(self) -> tuple[str, ...]:
        """Ids of all origins that the passage itself names: those that speak in it, and those of its chain."""
        return tuple(dict.fromkeys([*self.origins, *(link.origin for link in self.relay)]))


def as_references(values: Iterable[Reference]) -> tuple[Reference, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Reference, values)
