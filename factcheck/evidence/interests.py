"""Where those who speak stand: whom a slot accepts, and who is disinterested in what a passage says."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.lineage import Path, roots_of
from factcheck.model.origin import Origin
from factcheck.model.reference import Reference
from factcheck.model.vocabulary import Term

__all__ = ["Interests", "accepted_by", "asks_for_disinterested"]


def accepted_by(kind: Term) -> frozenset[str]:
    """Give the interests of the origins that fill a slot of a kind.

    Args:
        kind: The slot kind.

    >>> sorted(accepted_by(load_vocabulary("press-statement").slot_kind("monitor-report")))
    ['institutional', 'neutral']
    """
    if kind.accepts:
        return frozenset(kind.accepts)
    interests = load_vocabulary("origin-interests")
    if kind.disinterested:
        return interests.having("disinterested")
    # A kind that says nothing takes anybody but the claimant, whose own word corroborates nothing.
    return frozenset(interests.by_id) - (frozenset() if kind.claimant else interests.having("claimant"))


def asks_for_disinterested(kind: Term) -> bool:
    """Tell whether neither the claimant nor a party fills a slot of a kind.

    Args:
        kind: The slot kind.
    """
    return not accepted_by(kind) & load_vocabulary("origin-interests").having("interested")


class Interests:
    """The interests of the origins of an annotation, looked up once.

    Args:
        origins: The origins of the annotation by id.
        issuer: Id of the origin that issues the document.
    """

    def __init__(self, origins: Mapping[str, Origin], *, issuer: str | None) -> None:
        terms = load_vocabulary("origin-interests")
        self.terms = terms.by_id
        self.origins = origins
        self.interested = terms.having("interested")
        self.claiming, self._disinterested = terms.having("claimant"), terms.having("disinterested")
        self._unrecorded = terms.having("unrecorded")
        # Who issues the document, or whose word the issuer gives, makes the claim, whatever the file says of it elsewhere.
        self.own = frozenset() if issuer is None else frozenset({issuer, *roots_of([issuer], self.origins)})
        self._shunned: dict[frozenset[str], frozenset[str]] = {}
        self.claimants = self.own | {id_ for id_, one in self.origins.items() if one.interest in self.claiming}

    def of(self, path: Path, place: int, reference: Reference) -> str:
        """Give where an origin of a chain stands in a passage.

        The passage may say it of whoever knows, and of nobody else: a party that passes something on stays a party.

        Args:
            path: The chain.
            place: Which of its origins.
            reference: The passage.
        """
        id_ = path[place]
        if id_ in self.own:
            # Any of the terms with this trait would do. The least is the same on every run, which the first one of a set need
            # not be.
            return min(self.claiming)
        if reference.interest is not None and place == len(path) - 1:
            return reference.interest.value
        # What is not said is not known.
        return self.origins[id_].interest or min(self._unrecorded)

    def shunned_by(self, kind: Term) -> frozenset[str]:
        """Give the ids of the origins that take a side which a slot of a kind does not accept."""
        shunned = self.interested - accepted_by(kind)
        # Every reference asks for this, and there are few kinds that differ in it but may be many origins.
        if shunned not in self._shunned:
            own = self.own if shunned & self.claiming else frozenset()
            self._shunned[shunned] = own | {id_ for id_, one in self.origins.items() if one.interest in shunned}
        return self._shunned[shunned]

    def is_claimants(self, path: Path, reference: Reference) -> bool:
        """Tell whether a chain touches the claimant."""
        return any(self.of(path, place, reference) in self.claiming for place in range(len(path)))

    def is_wholly_claimants(self, path: Path, reference: Reference) -> bool:
        """Tell whether all of a chain is the claimant."""
        return all(self.of(path, place, reference) in self.claiming for place in range(len(path)))

    def via(self, path: Path, reference: Reference) -> tuple[str, ...]:
        """Give those with an interest through whom the root of a chain is heard, nearest to the root first.

        The departments of those who make the claim are no way to them.
        """
        if self.of(path, len(path) - 1, reference) in self.claiming:
            return ()
        places = reversed(range(len(path) - 1))
        return tuple(path[place] for place in places if self.of(path, place, reference) in self.interested)

    def refusal(self, path: Path, reference: Reference, kind: Term) -> str:
        """Say why a slot of a kind does not accept what comes by a chain, or nothing where it does."""
        accepted = accepted_by(kind)
        if self.is_claimants(path, reference) and not accepted & self.claiming:
            return "the claimant's own word, which cannot corroborate the claim"
        interest = self.of(path, len(path) - 1, reference)
        if interest not in accepted and interest in self.interested:
            return "a party to the matter, and the slot asks for somebody who is not"
        if interest not in accepted:
            wanted = " or ".join(self.terms[one].title.lower() for one in self.terms if one in accepted)
            return f"its interest is {self.terms[interest].title.lower()}, and the slot asks for {wanted}"
        for place in range(len(path) - 1):
            if self.of(path, place, reference) in self.interested - accepted:
                return f"heard only through {self.origins[path[place]].name}, and the slot asks for somebody who takes no side"
        return ""

    def side_taker(self, path: Path, reference: Reference) -> str:
        """Name one of a chain who takes a side, with the side, or nothing where nobody does."""
        for place, id_ in enumerate(path):
            interest = self.of(path, place, reference)
            if interest in self.interested:
                return f"{self.origins[id_].name} is {self.terms[interest].title.lower()}"
        return ""

    def doubt(self, path: Path, reference: Reference) -> str:
        """Say why what comes by a chain is not the word of somebody disinterested, or nothing where it is."""
        interest = self.of(path, len(path) - 1, reference)
        if interest in self.claiming:
            return "the claimant"
        if interest in self.interested:
            return "a party to the matter"
        if interest not in self._disinterested:
            # What is unknown is a gap in the record, and must not be worded as if it were an interest that somebody has.
            described = "not recorded" if interest in self._unrecorded else self.terms[interest].title.lower()
            return f"whose interest is {described}"
        via = self.via(path, reference)
        return f"heard only through {self.origins[via[0]].name}" if via else ""
