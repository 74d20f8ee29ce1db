"""The terms that may be chosen, with what they mean, and the plain words for the names of fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model.annotation import Annotation
from factcheck.model.vocabulary import Term

__all__ = ["terms_for"]

_OFFERED: Final = (
    "modes", "span-roles", "unclaimed-reasons", "triage-decisions", "relation-types", "relation-statuses", "verdicts",
    "search-outcomes", "comparators", "quantity-kinds", "date-bases", "certainties", "origin-interests", "origin-accesses",
    "voices", "stances", "slot-states", "slot-levels", "checkabilities",
)  # fmt: skip


def terms_for(annotation: Annotation) -> dict[str, list[dict[str, Any]]]:
    """Give the terms that an editor of an annotation may choose, by vocabulary; its categories under ``categories``.

    Args:
        annotation: The annotation.
    """
    found = {name: _terms(load_vocabulary(name).terms) for name in _OFFERED}
    found["categories"] = _terms(annotation.terms.terms)
    found["kinds"] = _terms(annotation.terms.slot_kinds)
    return found


def _terms(terms: Iterable[Term]) -> list[dict[str, Any]]:
    return [
        {
            "id": term.id, "title": term.title, "means": term.description, "examples": list(term.examples),
            "slots": [[demand.kind, demand.level] for demand in term.slots], "checkability": term.checkability or "",
        }
        for term in terms
    ]  # fmt: skip
