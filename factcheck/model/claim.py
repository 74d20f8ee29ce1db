"""Claims: the atomic assertions of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from factcheck.model.assessment import Assessment, as_assessments
from factcheck.model.display import as_html
from factcheck.model.fields import as_texts, as_typed, defaults_on_class, tuple_of
from factcheck.model.quantity import Quantity
from factcheck.model.refusals import LONGEST_ID, at_most, distinct, each, slug, term_of, worded
from factcheck.model.relation import Relation, as_relations
from factcheck.model.slot import Slot, as_slots
from factcheck.model.span import Span, as_spans
from factcheck.model.time import Time
from factcheck.model.triage import Triage
from factcheck.model.vocabulary import packaged

__all__ = ["Attribution", "Claim", "as_claims"]

_ELLIPSIS: Final = " … "


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Attribution:
    """Whose word the document gives for a claim.

    Args:
        voice: ``own``, ``named``, ``unnamed``, ``anonymous-estimate`` or ``collective``.
        speaker: Name of the person or body that the document names.
        as_written: The words of the document that attribute the claim.
    """

    voice: str = attrs.field(validator=term_of("voices"))
    speaker: str | None = None
    as_written: str | None = None


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
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
        triage: Whether it is to be checked, and by whom.
        by: Id of the annotator who made it, among those of the annotation.
        tags: Free labels.
        note: What a reader of the claim should know.

    Raises:
        ValueError: If the id is no id, the statement is blank, or there is no span or no category.
    """

    id: str = attrs.field(validator=slug)
    statement: str = attrs.field(validator=worded)
    spans: tuple[Span, ...] = attrs.field(converter=as_spans)
    categories: tuple[str, ...] = attrs.field(converter=as_texts, validator=[each(at_most(LONGEST_ID)), distinct])
    mode: str = attrs.field(default="asserted", validator=term_of("modes"))
    checkability: str | None = attrs.field(default=None, validator=term_of("checkabilities"))
    attribution: Attribution | None = None
    hedges: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=distinct)
    quantity: Quantity | None = None
    time: Time | None = None
    places: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=distinct)
    agents: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=distinct)
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=as_relations)
    slots: tuple[Slot, ...] = attrs.field(default=(), converter=as_slots)
    assessments: tuple[Assessment, ...] = attrs.field(default=(), converter=as_assessments)
    triage: Triage | None = None
    by: str | None = attrs.field(default=None, validator=slug)
    tags: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=[each(slug), distinct])
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        if not self.spans or not self.categories:
            raise ValueError(f"claim {self.id!r} needs at least one span and one category")

    @property
    def cores(self) -> tuple[Span, ...]:
        """Its core spans: the words with which the document makes it."""
        return tuple(span for span in self.spans if span.leads)

    @property
    def words(self) -> str:
        """The source's own words for the claim: its lead-in and core spans in order, with an ellipsis between them."""
        return _ELLIPSIS.join(span.exact for span in self.spans if span.role in packaged("span-roles").having("carrying"))

    def _repr_html_(self) -> str | None:
        return as_html(self)


def as_claims(values: Iterable[Claim]) -> tuple[Claim, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Claim, values)
