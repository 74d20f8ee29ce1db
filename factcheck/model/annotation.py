"""Annotations: all that is recorded about one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

import attrs

from factcheck.errors import NoSuchClaim, NoSuchTerm
from factcheck.model.annotator import Annotator, as_annotators
from factcheck.model.claim import Claim, as_claims
from factcheck.model.counterpart import Counterpart, as_counterparts
from factcheck.model.display import as_html
from factcheck.model.fields import ATTACHED, as_typed, defaults_on_class
from factcheck.model.origin import Origin, as_origins
from factcheck.model.reference import Reference
from factcheck.model.refusals import LONGEST_PATH, at_most, like, slug
from factcheck.model.slot import Slot
from factcheck.model.source import Source
from factcheck.model.span import Unclaimed, as_unclaimed
from factcheck.model.span_index import SpanIndex
from factcheck.model.vocabulary import Term, Vocabulary, packaged
from factcheck.model.work import Work, as_works

__all__ = ["Annotation"]

_vocabulary_name: Final = like("[A-Za-z0-9_][A-Za-z0-9_./-]*", "the name of a vocabulary or the path of its file")


@defaults_on_class
@attrs.frozen(kw_only=True, slots=False, field_transformer=as_typed)
class Annotation:
    """The claims of one document, with the works and origins that their references lead to.

    Args:
        id: Id of the annotation, unique in its corpus.
        source: The document.
        vocabulary: Category vocabulary: name and version of a known one, or the path of a file.
        claims: Every assertion of the document, in the order of the file.
        unclaimed: The words that assert nothing, each with its reason.
        works: The works that references cite.
        origins: The origins that works and the issuer lead to.
        counterparts: Claims of other documents that claims of this one restate, update, correct or contradict.
        annotators: Who made the claims.
        note: What a reader of the annotation should know.
        schema: The ``$schema`` of the file, which tells an editor where the schema is.
        categories: The category vocabulary that *vocabulary* names. Loading attaches it, as it does the text of the source; it is
            neither saved nor compared. An annotation that is made in code needs it only if its vocabulary is a file.
        read_from: The file that it was loaded from or saved to last, as its real path and the SHA-256 of what stood there. Saving
            goes by it, so that nobody's edit is lost; it is neither saved nor compared.
    """

    schema: str | None = None
    id: str = attrs.field(validator=slug)
    source: Source
    vocabulary: str = attrs.field(default="press-statement/1", validator=[at_most(LONGEST_PATH), _vocabulary_name])
    claims: tuple[Claim, ...] = attrs.field(converter=as_claims)
    unclaimed: tuple[Unclaimed, ...] = attrs.field(default=(), converter=as_unclaimed)
    works: tuple[Work, ...] = attrs.field(default=(), converter=as_works)
    origins: tuple[Origin, ...] = attrs.field(default=(), converter=as_origins)
    counterparts: tuple[Counterpart, ...] = attrs.field(default=(), converter=as_counterparts)
    annotators: tuple[Annotator, ...] = attrs.field(default=(), converter=as_annotators)
    note: str | None = None
    categories: Vocabulary | None = attrs.field(default=None, eq=False, repr=False, metadata=ATTACHED)
    read_from: tuple[str, str] | None = attrs.field(default=None, eq=False, repr=False, metadata=ATTACHED)

    def __iter__(self) -> Iterator[Claim]:
        """Go through the claims in reading order."""
        return iter(self.reading_order)

    @cached_property
    def terms(self) -> Vocabulary:
        """The category vocabulary: the one that is attached, else the one of that name that comes with the package.

        Raises:
            NoSuchTerm: If none is attached and the package has none of that name.
        """
        in_file = self.vocabulary.endswith(".json")
        # An annotation that was given another vocabulary still carries the one that it was loaded with.
        if self.categories is not None and (in_file or self.categories.key == self.vocabulary):
            return self.categories
        if in_file:
            kind = "vocabulary could be read beside the annotation, inside its folder (factcheck validate says why):"
            raise NoSuchTerm(self.vocabulary, kind=kind, known=())
        return packaged(self.vocabulary)

    def claim(self, id: str) -> Claim:
        """Give the claim with this id.

        Raises:
            NoSuchClaim: If there is none.
        """
        try:
            return self._claims_by_id[id]
        except KeyError:
            raise NoSuchClaim(id, annotation=self.id, known=tuple(self._claims_by_id)) from None

    def work(self, id: str) -> Work:
        """Give the work with this id.

        Raises:
            NoSuchTerm: If there is none.
        """
        try:
            return self.works_by_id[id]
        except KeyError:
            raise NoSuchTerm(id, kind=f"work in {self.id!r} called", known=tuple(self.works_by_id)) from None

    def origin(self, id: str) -> Origin:
        """Give the origin with this id.

        Raises:
            NoSuchTerm: If there is none.
        """
        try:
            return self.origins_by_id[id]
        except KeyError:
            raise NoSuchTerm(id, kind=f"origin in {self.id!r} called", known=tuple(self.origins_by_id)) from None

    def references(self) -> Iterator[tuple[Claim, Slot, Reference]]:
        """Give every reference with its slot and its claim, in reading order of the claims."""
        for claim in self:
            for slot in claim.slots:
                for reference in slot.references:
                    yield claim, slot, reference

    @cached_property
    def reading_order(self) -> tuple[Claim, ...]:
        """The claims in the order in which the document makes them: by the first core span, the longer one first."""
        leading = packaged("span-roles").having("leading")
        return tuple(sorted(self.claims, key=lambda claim: _place(claim, leading)))

    def select(
        self,
        *,
        category: str | None = None,
        mode: str | None = None,
        checkability: str | None = None,
        tag: str | None = None,
    ) -> tuple[Claim, ...]:
        """Give the claims that meet every condition, in reading order.

        Args:
            category: A term such as ``quantity.stock``, or a family such as ``quantity``, among any of a claim's categories.
            mode: How the document puts the claim forward.
            checkability: Whether evidence can settle the claim, as :meth:`checkability_of` says.
            tag: A label of the claim.

        Raises:
            NoSuchTerm: If there is no such category or family, mode or checkability.
        """
        # A slip of the pen would select nothing and look like an answer. What a claim has is no slip, even if the vocabulary is
        # not at hand.
        if category is not None and not any(category in claim.categories for claim in self.claims):
            self._require(category, "category", (*self.terms.by_id, *sorted(self.terms.families_of_terms)))
        if mode is not None:
            self._require(mode, "mode", tuple(packaged("modes").by_id))
        if checkability is not None:
            self._require(checkability, "checkability", tuple(packaged("checkabilities").by_id))
        return tuple(
            claim
            for claim in self.reading_order
            if (category is None or any(_falls_under(term, category) for term in claim.categories))
            and (mode is None or claim.mode == mode)
            and (checkability is None or self.checkability_of(claim) == checkability)
            and (tag is None or tag in claim.tags)
        )

    def checkability_of(self, claim: Claim) -> str | None:
        """Tell whether evidence can settle a claim: what it states, else what the first of its categories that is known says."""
        return claim.checkability or next((term.checkability for term in self.terms_of(claim)), None)

    def terms_of(self, claim: Claim) -> tuple[Term, ...]:
        """Give the categories of a claim as terms, without those that the vocabulary does not have."""
        known = self.terms.by_id
        return tuple(known[category] for category in claim.categories if category in known)

    @staticmethod
    def _require(term: str, kind: str, known: tuple[str, ...]) -> None:
        if term not in known:
            raise NoSuchTerm(term, kind=kind, known=known)

    def overlapping(self, start: int, end: int) -> tuple[Claim, ...]:
        """Give the claims one of whose spans shares at least one character with the range, in the order of those spans.

        Args:
            start: Offset of the first character, in code points.
            end: Offset just after the last character, in code points.

        Raises:
            ValueError: If the range is empty or reversed.
        """
        return _once(claim for _, _, claim in self._spans.overlapping(start, end))

    def covering(self, start: int, end: int) -> tuple[Claim, ...]:
        """Give the claims one of whose spans holds the whole range. Arguments and errors as for :meth:`overlapping`."""
        return _once(claim for first, last, claim in self._spans.overlapping(start, end) if first <= start and end <= last)

    def covered(self, start: int, end: int) -> tuple[Claim, ...]:
        """Give the claims one of whose spans lies wholly in the range. Arguments and errors as for :meth:`overlapping`."""
        return _once(claim for first, last, claim in self._spans.overlapping(start, end) if start <= first and last <= end)

    def _repr_html_(self) -> str | None:
        return as_html(self)

    @cached_property
    def works_by_id(self) -> Mapping[str, Work]:
        """The works by their ids."""
        return {work.id: work for work in self.works}

    @cached_property
    def origins_by_id(self) -> Mapping[str, Origin]:
        """The origins by their ids."""
        return {origin.id: origin for origin in self.origins}

    @cached_property
    def _claims_by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _spans(self) -> SpanIndex[Claim]:
        return SpanIndex((span.start, span.end, claim) for claim in self.claims for span in claim.spans)


def _falls_under(term: str, category: str) -> bool:
    # The dot keeps a family from taking in another whose name only begins like its own.
    return term == category or term.startswith(category + ".")


def _place(claim: Claim, leading: frozenset[str]) -> tuple[int, int]:
    # The roles are handed in, since a corpus has so many spans that looking them up for each would be felt.
    first = next((span for span in claim.spans if span.role in leading), claim.spans[0])
    # Of claims that begin together the longest comes first, so that a whole stands before its parts.
    return first.start, -first.end


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    # By identity, since to hash a claim would go through all that it holds.
    return tuple({id(claim): claim for claim in claims}.values())
