"""Decisions between annotators: what each gave, and whether it is one, was decided by somebody with a rule, or is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import attrs

from factcheck.contract.codec import canonical_value
from factcheck.model.display import brief

__all__ = ["Book", "Decision", "Option", "Ruling", "RulingOutcome"]

RulingOutcome = Literal["unanimous", "adjudicated", "open"]


@brief
@attrs.frozen(kw_only=True)
class Option:
    """What some annotators gave.

    Args:
        annotators: What they are called.
        value: What they gave, as a JSON value; None where they gave nothing.
    """

    annotators: tuple[str, ...]
    value: Any = attrs.field(default=None, hash=False)


@brief
@attrs.frozen(kw_only=True)
class Ruling:
    """What somebody who adjudicates decides.

    Args:
        where: The decision, as :class:`Decision` names it.
        by: Who decides.
        rule: The rule that decided, in words or as its number in the guidelines.
        take: The annotator who is followed; None where *value* stands.
        value: What nobody gave and is right nevertheless, as a JSON value.
    """

    where: str
    by: str
    rule: str
    take: str | None = None
    value: Any = attrs.field(default=None, hash=False)


@brief
@attrs.frozen(kw_only=True)
class Decision:
    """One thing that had to be decided between annotators.

    Args:
        where: What it is of: ``claims/ID`` whether there is such a claim, ``claims/ID/cut`` which claims are made of some words,
            ``claims/ID/FIELD`` a field of a claim, and fields of the annotation.
        outcome: ``unanimous``, ``adjudicated`` or ``open``. Where it is open, the first option stands in the result.
        options: What the annotators gave, each value once.
        take: The annotator who was followed.
        value: What was put in place of what they gave.
        by: Who decided.
        rule: By which rule.
    """

    where: str
    outcome: RulingOutcome
    options: tuple[Option, ...]
    take: str | None = None
    value: Any = attrs.field(default=None, hash=False)
    by: str | None = None
    rule: str | None = None


class Book:
    """Decisions as they are made, with the rulings that are at hand.

    Args:
        rulings: What was decided.

    Raises:
        ValueError: If two rulings are on one thing, or one follows nobody and puts nothing in place.
    """

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.decisions: list[Decision] = []
        self._open: set[str] = set()
        self._rulings: dict[str, Ruling] = {}
        for ruling in rulings:
            if ruling.where in self._rulings:
                raise ValueError(f"{ruling.where}: there are two rulings on it; leave one")
            # To follow somebody and to put something else in place are two decisions, and one record cannot mean both.
            if (ruling.take is None) == (ruling.value is None):
                raise ValueError(f"{ruling.where}: a ruling takes what an annotator gave or gives a value, one of the two")
            if not ruling.by.strip() or not ruling.rule.strip():
                raise ValueError(f"{ruling.where}: a ruling says who decided and by which rule")
            self._rulings[ruling.where] = ruling

    def decide(self, where: str, given: Mapping[str, Any], *, of_choice: bool = False) -> tuple[str | None, Any]:
        """Decide between what annotators gave.

        Args:
            where: What is decided.
            given: What each annotator gave, the one who is followed in doubt first.
            of_choice: Whether only what somebody gave can be taken.

        Returns:
            The annotator who is followed, None where a value of the ruling's own stands; and what they gave.

        Raises:
            ValueError: If the ruling on it does not fit.
        """
        # Values are compared in their canonical form, or two who wrote fields in another order would be at odds.
        options: dict[bytes, list[str]] = {}
        for name, value in given.items():
            options.setdefault(canonical_value(value), []).append(name)
        listed = tuple(Option(annotators=tuple(names), value=given[names[0]]) for names in options.values())
        # A ruling is used up, so that those left at the end are known to have been about nothing.
        ruling = self._rulings.pop(where, None)
        first = next(iter(given))
        if len(listed) == 1:
            # A ruling where nothing is in dispute was made for other annotations, and would overrule both of these in silence.
            if ruling is not None:
                raise ValueError(
                    f"{where}: the annotators are of one mind; take the ruling away, and change the result if they are wrong"
                )
            self._enter(Decision(where=where, outcome="unanimous", options=listed))
            return first, given[first]
        if ruling is None:
            self._enter(Decision(where=where, outcome="open", options=listed))
            return first, given[first]
        # Claims have spans and ids that others lead to, so that a value cannot be written in their place.
        if ruling.take is None and of_choice:
            raise ValueError(f"{where}: name the annotator who is followed; a value cannot stand for claims")
        if ruling.take is not None and ruling.take not in given:
            raise ValueError(f"{where}: {ruling.take} is none of its annotators, {', '.join(given)}")
        self._enter(Decision(outcome="adjudicated", options=listed, **attrs.asdict(ruling)))
        return ruling.take, ruling.value if ruling.take is None else given[ruling.take]

    def settle(self, where: str, options: tuple[Option, ...]) -> tuple[bool, Any]:
        """Put what could not be joined on record, with the ruling on it.

        Returns:
            Whether there is a ruling, and the value that it gives.

        Raises:
            ValueError: If the ruling does not fit.
        """
        ruling = self._rulings.pop(where, None)
        if ruling is None:
            self._enter(Decision(where=where, outcome="open", options=options))
            return False, None
        taken = [one for one in options if ruling.take in one.annotators]
        if ruling.take is not None and not taken:
            raise ValueError(f"{where}: {ruling.take} is none of its annotators")
        self._enter(Decision(outcome="adjudicated", options=options, **attrs.asdict(ruling)))
        return True, taken[-1].value if taken else ruling.value

    def is_open(self, claim: str) -> bool:
        """Tell whether anything of a claim is open."""
        return claim in self._open

    def _enter(self, decision: Decision) -> None:
        self.decisions.append(decision)
        # Fields of the annotation belong to no claim, and leave every claim settled.
        if decision.outcome == "open" and decision.where.startswith("claims/"):
            self._open.add(decision.where.split("/")[1])

    def close(self) -> tuple[Decision, ...]:
        """Give the decisions.

        Raises:
            ValueError: If a ruling was on none of them.
        """
        if self._rulings:
            left = next(iter(self._rulings))
            raise ValueError(f"{left}: there is nothing to decide of this name; the rulings may be of other annotations")
        return tuple(self.decisions)
