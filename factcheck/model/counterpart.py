"""Links to claims of other documents, and what a person decided on them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.model.fields import as_typed, defaults_on_class, tuple_of
from factcheck.model.refusals import iso_date, link, slug, term_of
from factcheck.model.vocabulary import packaged

__all__ = ["Counterpart", "Naming", "as_counterparts", "as_names"]


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Naming:
    """A step from the name that one document uses to the name that another uses, told so that a reader can refuse it.

    Args:
        here: The name in the claim of this document.
        there: The name in the claim of the other document.
        ground: The words of the documents that allow the step, and what it leaves open.

    >>> Naming(here="the Board", there="the owners", ground="The statement says so.").there
    'the owners'
    """

    here: str
    there: str
    ground: str


def as_names(values: Iterable[Naming]) -> tuple[Naming, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Naming, values)


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Counterpart:
    """A claim of another document that a claim of this one restates, updates, corrects, contradicts, fulfils or belongs with.

    It links two statements. The verdicts and the evidence of the one are not those of the other.

    Args:
        claim: Id of the claim of this annotation.
        document: Id of the annotation of the other document.
        target: Id of the claim there.
        relation: A term of the vocabulary ``relation-types``, read from the claim to its counterpart.
        status: ``suggested`` until a person decides, then ``confirmed`` or ``rejected``.
        by: Who decided.
        at: Day of the decision, ISO 8601.
        names: Steps from a name that the claim uses to one that its counterpart uses.
        note: What a reader of the link should know.

    Raises:
        ValueError: If an id is no id, or the date does not exist.
    """

    claim: str = attrs.field(validator=link)
    document: str = attrs.field(validator=slug)
    target: str = attrs.field(validator=slug)
    relation: str = attrs.field(validator=term_of("relation-types"))
    status: str = attrs.field(default="suggested", validator=term_of("counterpart-statuses"))
    by: str | None = None
    at: str | None = attrs.field(default=None, validator=iso_date)
    names: tuple[Naming, ...] = attrs.field(default=(), converter=as_names)
    note: str | None = None

    @property
    def is_decided(self) -> bool:
        """Whether a person has decided on it."""
        return self.status in packaged("counterpart-statuses").having("decided")

    @property
    def is_refused(self) -> bool:
        """Whether a person has decided that it is no link."""
        return self.status in packaged("counterpart-statuses").having("refused")

    @property
    def is_confirmed(self) -> bool:
        """Whether a person has decided that it is one."""
        return self.is_decided and not self.is_refused


def as_counterparts(values: Iterable[Counterpart]) -> tuple[Counterpart, ...]:
    """Turn an iterable of them into a tuple; anything else in it is refused."""
    return tuple_of(Counterpart, values)
