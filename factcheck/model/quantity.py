"""Figures, as a document or a piece of evidence gives them."""

from __future__ import annotations

import attrs

from factcheck.model.fields import as_texts, as_typed, default_of, defaults_on_class
from factcheck.model.refusals import distinct, one_time, open_date, slug, term_of

__all__ = ["Quantity"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Quantity:
    """A figure as the document gives it, with its bounds, its unit and the day or period that it holds for.

    A bound is not a value: "up to 30,000" has a *high* and no *value*; a figure in vague words has none of the three.

    Args:
        measure: What is counted; figures that share a measure can be compared.
        value: The figure, in *unit*.
        low: Lower bound, in *unit*.
        high: Upper bound, in *unit*.
        comparators: How the document relates the figure to the truth, such as ``about`` or ``up-to``.
        unit: What one of the figure is, in the singular, such as ``person``.
        population: Who or what is counted.
        kind: ``stock``, ``flow``, ``share``, ``count`` or ``degree``.
        as_of: Day for which a level holds, ISO 8601 or EDTF.
        since: Beginning of the period of a flow, ISO 8601 or EDTF.
        until: End of the period of a flow, ISO 8601 or EDTF.
        place: Area that the figure covers.
        basis: Where the date comes from, such as ``explicit`` or ``document-date``.
        as_written: The figure in the document's own words.

    Raises:
        ValueError: If nothing is said, there is a value beside a bound, the bounds are reversed, or a date does not exist.
    """

    measure: str | None = attrs.field(default=None, validator=slug)
    value: float | None = None
    low: float | None = None
    high: float | None = None
    comparators: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=[term_of("comparators"), distinct])
    unit: str | None = attrs.field(default=None, validator=slug)
    population: str | None = None
    kind: str | None = attrs.field(default=None, validator=term_of("quantity-kinds"))
    as_of: str | None = attrs.field(default=None, validator=open_date)
    since: str | None = attrs.field(default=None, validator=open_date)
    until: str | None = attrs.field(default=None, validator=open_date)
    place: str | None = None
    basis: str | None = attrs.field(default=None, validator=term_of("date-bases"))
    as_written: str | None = None

    def __attrs_post_init__(self) -> None:
        if all(getattr(self, field.name) == default_of(field) for field in attrs.fields(Quantity)):
            raise ValueError("a quantity says something: a value, a bound, or at least the words of the document in as_written")
        if self.value is not None and (self.low is not None or self.high is not None):
            raise ValueError("a figure has a value or bounds, not both: leave out value, or low and high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low must not exceed high, got low={self.low}, high={self.high}")
        one_time("as_of", self.as_of, self.since, self.until)
