"""Vocabularies as records: terms, and the evidence that categories demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

import attrs

from factcheck.errors import NoSuchTerm
from factcheck.model.display import brief
from factcheck.model.fields import as_texts, as_typed, tuple_of
from factcheck.model.frozen_json import FrozenDict, frozen
from factcheck.model.refusals import LONGEST_ID, at_most, like, link, term_of, whole_number
from factcheck.model.supplied import supplied

__all__ = ["SlotDemand", "Term", "Vocabulary", "packaged", "unknown_term"]

_term_like: Final = like("[a-z0-9]+(?:[-.][a-z0-9]+)*", "a term; use lower-case letters, digits, hyphens and full stops")


@brief
@attrs.frozen(kw_only=True, field_transformer=as_typed)
class SlotDemand:
    """Evidence that a category demands.

    Args:
        kind: Kind of evidence.
        level: ``must``, ``should`` or ``may``.
        min_origins: Number of independent origins that fill the slot.
        due: ``now``, or ``later`` where only the outcome can fill it.
    """

    # A file may have a slot of a kind that no vocabulary knows, which is told as such.
    kind: str = attrs.field(validator=link)
    level: str = attrs.field(validator=term_of("slot-levels"))
    min_origins: int = attrs.field(default=1, validator=whole_number(1))
    due: str = attrs.field(default="now", validator=like("now|later", "now or later"))


def _as_demands(values: Iterable[SlotDemand]) -> tuple[SlotDemand, ...]:
    return tuple_of(SlotDemand, values)


@brief
@attrs.frozen(kw_only=True, field_transformer=as_typed)
class Term:
    """A term of a vocabulary; what a term of another kind has is None or empty.

    Args:
        id: The term as it stands in files.
        title: The term for people.
        description: What it means.
        examples: Phrases that it fits.
        checkability: For a category, whether evidence can settle such claims.
        stale_after_days: For a category, after how many days such a claim wants another look; never when None.
        stale_because: For a category, why it ages so.
        slots: For a category, the evidence that such claims demand.
        claimant: For a slot kind, whether the issuer's own documents may fill it.
        filled_by: For a slot kind, how a reference must bear on the claim to fill it.
        disinterested: For a slot kind, whether only origins that are known to take no side fill it.
        accepts: For a slot kind, the interests of the origins that fill it; as the two above say when empty.
        traits: What programs go by where several terms are alike in it, such as ``at-odds``; the schema lists them.
        inverse: For a relation type, its name read backwards.
        symmetric: For a relation type, whether it reads the same both ways.
        acyclic: For a relation type, whether a chain of it may never close.
        bound: For a comparator, which bound the figure is: ``low`` or ``high``.
        strict: For a comparator, whether the bound itself is left out.
        rounded: For a comparator, whether the figure is good only to half a unit of its last digit that is not zero.
        bears: For a stance, what it counts as: ``for``, ``against`` or ``neither``.
        degree_of_truth: For a verdict, whether it lies on the scale from true to false.
        exhausts: For the outcome of a search, whether it shows that nothing is to be had.
        conclusive: For a verdict, whether it settles the claim, so that it waits for a category and for the evidence.
        refused_beside: For a verdict, the states of slots that must be filled beside which it is refused.
        applies_to: For a verdict, the families or terms of categories that alone take it; empty for all.
        words: For a degree of certainty or likelihood, the words that express it.
    """

    id: str = attrs.field(validator=at_most(LONGEST_ID))
    title: str
    description: str
    examples: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    checkability: str | None = attrs.field(default=None, validator=term_of("checkabilities"))
    stale_after_days: int | None = attrs.field(default=None, validator=whole_number(1))
    stale_because: str | None = None
    slots: tuple[SlotDemand, ...] = attrs.field(default=(), converter=_as_demands)
    claimant: bool = False
    filled_by: tuple[str, ...] = attrs.field(default=("for",), converter=as_texts)
    disinterested: bool = False
    accepts: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=term_of("origin-interests"))
    traits: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    inverse: str | None = None
    symmetric: bool = False
    acyclic: bool = False
    bound: str | None = attrs.field(default=None, validator=like("low|high", "low or high"))
    strict: bool = False
    rounded: bool = False
    bears: str | None = attrs.field(default=None, validator=like("for|against|neither", "for, against or neither"))
    degree_of_truth: bool | None = None
    exhausts: bool = False
    conclusive: bool = False
    refused_beside: tuple[str, ...] = attrs.field(default=(), converter=as_texts, validator=term_of("slot-states"))
    applies_to: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    words: tuple[str, ...] = attrs.field(default=(), converter=as_texts)

    @property
    def family(self) -> str:
        """The part of the term before its first full stop."""
        return self.id.partition(".")[0]


def unknown_term(id: str) -> Term:
    """Give a stand-in for a term that its vocabulary does not have, so that what names it can be shown before it is mended."""
    term = Term(id=id, title=id, description=id)
    # No term of a vocabulary is without a description, so the constructor refuses it; of this one there is nothing to say.
    object.__setattr__(term, "description", "")
    return term


def _as_terms(values: Iterable[Term]) -> tuple[Term, ...]:
    return tuple_of(Term, values)


@brief
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Vocabulary:
    """A list of terms.

    Args:
        name: Name of the vocabulary.
        version: Its version.
        title: The vocabulary for people.
        description: What it is for.
        families: For a vocabulary of categories, what each family stands for.
        terms: The terms, in the order of the file.
        slot_kinds: For a vocabulary of categories, the kinds of evidence.
    """

    name: str = attrs.field(validator=_term_like)
    version: int = attrs.field(validator=whole_number(1))
    title: str
    description: str
    families: Mapping[str, str] = attrs.field(factory=FrozenDict, hash=False, converter=frozen)
    terms: tuple[Term, ...] = attrs.field(converter=_as_terms)
    slot_kinds: tuple[Term, ...] = attrs.field(default=(), converter=_as_terms)

    @property
    def key(self) -> str:
        """Name and version, as an annotation names the vocabulary: ``press-statement/1``."""
        return f"{self.name}/{self.version}"

    @cached_property
    def by_id(self) -> Mapping[str, Term]:
        """The terms by id."""
        return {term.id: term for term in self.terms}

    @cached_property
    def slot_kinds_by_id(self) -> Mapping[str, Term]:
        """The slot kinds by id."""
        return {kind.id: kind for kind in self.slot_kinds}

    def having(self, trait: str) -> frozenset[str]:
        """Give the ids of the terms that have a trait, such as ``at-odds``."""
        return self._having.get(trait, frozenset())

    @cached_property
    def _having(self) -> Mapping[str, frozenset[str]]:
        traits = dict.fromkeys(trait for term in self.terms for trait in term.traits)
        return {trait: frozenset(term.id for term in self.terms if trait in term.traits) for trait in traits}

    @cached_property
    def families_of_terms(self) -> frozenset[str]:
        """The first part of every term, which selects all terms of a family."""
        return frozenset(term.family for term in self.terms if term.family) | frozenset(self.families)

    def term(self, id: str) -> Term:
        """Give the term with this id.

        Raises:
            NoSuchTerm: If there is none.
        """
        try:
            return self.by_id[id]
        except KeyError:
            raise NoSuchTerm(id, kind=f"term of {self.name}", known=tuple(self.by_id)) from None

    def slot_kind(self, id: str) -> Term:
        """Give the slot kind with this id.

        Raises:
            NoSuchTerm: If there is none.
        """
        try:
            return self.slot_kinds_by_id[id]
        except KeyError:
            raise NoSuchTerm(id, kind=f"slot kind of {self.name}", known=tuple(self.slot_kinds_by_id)) from None


def packaged(name: str) -> Vocabulary:
    """Give a vocabulary that comes with the package.

    Args:
        name: Name with or without version, such as ``modes``.

    Raises:
        NoSuchTerm: If the package has no such vocabulary.
    """
    found: Vocabulary = supplied(name)
    return found
