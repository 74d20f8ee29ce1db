"""Claims: the atomic assertions of a document."""

from __future__ import annotations

from typing import Final

import attrs

from factcheck.model.assessment import Assessment
from factcheck.model.display import as_html
from factcheck.model.fields import as_tuple, defaults_on_class, slug
from factcheck.model.quantity import Quantity
from factcheck.model.relation import Relation
from factcheck.model.slot import Slot
from factcheck.model.span import Span
from factcheck.model.time import Time

__all__ = ["Attribution", "Claim"]

_ELLIPSIS: Final = " … "


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Attribution:
    """Whose word the document gives for a claim.

    Args:
        voice: ``own``, ``named``, ``unnamed``, ``anonymous-estimate`` or ``collective``.
        speaker: Name of the person or body that the document names.
        as_written: The words of the document that attribute the claim.
    """

    voice: str
    speaker: str | None = None
    as_written: str | None = None


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False)
class Claim:
    """One proposition that a document puts forward, with the words that carry it and the places for its evidence.

    A claim says what the document asserts, never that it is true.

    Args:
        id: Short readable id, unique in the annotation, chosen once and kept.
        statement: The assertion as a sentence that stands alone.
        spans: Where the document makes it, in reading order and disjoint; at least one.
        categories: What kind of assertion it is, as terms of the category vocabulary; the first leads, at least one.
        mode: How the document puts it forward: ``asserted``, ``conditional``, ``reported``, ``conceded``, ``presupposed``,
            ``implied``.
        checkability: Whether evidence can settle it; its category's when None.
        attribution: Whose word the document gives for it.
        hedges: The words by which the document weakens it, as written.
        quantity: Its figure.
        time: When it happened or holds.
        places: Where, by name.
        agents: Who acts in it, by name, where the text says who.
        relations: Links to other claims.
        slots: Places for evidence that the file lists; the categories may demand more.
        assessments: Verdicts, oldest first.
        tags: Free labels.
        note: What a reader of the claim should know.

    Raises:
        ValueError: If the id is no id, or there is no span or no category.
    """

    id: str = attrs.field(validator=slug)
    statement: str
    spans: tuple[Span, ...] = attrs.field(converter=as_tuple)
    categories: tuple[str, ...] = attrs.field(converter=as_tuple)
    mode: str = "asserted"
    checkability: str | None = None
    attribution: Attribution | None = None
    hedges: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    quantity: Quantity | None = None
    time: Time | None = None
    places: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    agents: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=as_tuple)
    slots: tuple[Slot, ...] = attrs.field(default=(), converter=as_tuple)
    assessments: tuple[Assessment, ...] = attrs.field(default=(), converter=as_tuple)
    tags: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        if not self.spans or not self.categories:
            raise ValueError(f"claim {self.id!r} needs at least one span and one category")

    @property
    def words(self) -> str:
        """The source's own words for the claim: its lead-in and core spans in order, with an ellipsis between them."""
        return _ELLIPSIS.join(span.exact for span in self.spans if span.role in ("core", "lead-in"))

    def _repr_html_(self) -> str | None:
        return as_html(self)
