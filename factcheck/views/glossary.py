"""What the terms mean that the cards of an annotation use, and what a card calls a term in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.quantity import Quantity
from factcheck.model.vocabulary import Term
from factcheck.views.lookup import Lookup

__all__ = ["glossary_of"]

_Glossary = dict[tuple[str, str], list[Term]]


def glossary_of(it: Lookup) -> _Glossary:
    """Give the terms that the cards use, by the heading and the vocabulary that they stand under.

    Args:
        it: The annotation, looked up.
    """
    claims = it.annotation.claims
    figures = [claim.quantity for claim in claims if claim.quantity] + [one.quantity for one in it.references if one.quantity]
    wanted = {held.slot.kind for evidence in it.evidence.values() for held in evidence.slots}
    # Each heading says in plain words what files and commands have another word for, so that a reader of either finds it here.
    categories = sorted({id_ for claim in claims for id_ in claim.categories})
    found: _Glossary = {("Kinds of claim: categories", "categories"): [it.term(id_) for id_ in categories]}
    for heading, vocabulary, ids in (
        ("How it is said: modes", "modes", {claim.mode for claim in claims}),
        ("Whether it can be checked: checkability", "checkabilities", {it.checkability(claim) for claim in claims}),
        ("What became of evidence asked for: states of slots", "slot-states", set(it.states)),
        ("How a passage bears on a claim: stances", "stances", {reference.stance for reference in it.references}),
        ("How near a figure is", "comparators", {name for figure in figures for name in figure.comparators}),
        ("Kinds of figure", "quantity-kinds", {figure.kind for figure in figures}),
        ("Where a day comes from", "date-bases", {*_bases(figures), *(claim.time.basis for claim in claims if claim.time)}),
    ):
        found[heading, vocabulary] = [term for term in load_vocabulary(vocabulary).terms if term.id in ids]
    found["Evidence asked for: kinds of slots", "kinds"] = [kind for kind in it.annotation.terms.slot_kinds if kind.id in wanted]
    return found


def _bases(figures: Iterable[Quantity]) -> set[str | None]:
    return {figure.basis for figure in figures}
