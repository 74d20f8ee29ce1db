"""Excerpts and figures of references against their claim: what a passage should show, and what its own figure says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.checks.spans import quoted
from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures.comparability import StatedFigure, relate
from factcheck.figures.intervals import interval_of
from factcheck.findings import Finding
from factcheck.model.vocabulary import Vocabulary
from factcheck.text.telling import telling

__all__ = ["excerpt_findings"]


_NUMBERS: Final = ("value", "low", "high")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")

_STEM: Final = 5
"""So many letters tell a word from others and are the same in its inflections: "genocide" and "genocidal"."""

_COMMON: Final = re.compile(
    r"(?:about|and|any|are|been|before|being|between|but|for|from|had|has|have|how|into|its|more|not|only|other|over|such|than|that|"
    r"the|their|them|then|there|these|they|this|those|through|under|upon|was|were|what|when|where|which|while|who|will|with|would)\Z"
)


def excerpt_findings(claim: JsonObject, vocabulary: Vocabulary | None, where: str) -> Iterator[Finding]:
    """Find excerpts that lack the figure or the term at issue, and passages whose own figure is against what they are taken for.

    Args:
        claim: The JSON value of a claim.
        vocabulary: Its category vocabulary.
        where: JSON pointer of the claim.
    """
    terms = _terms_at_issue(claim, vocabulary)
    for place, slot in enumerate(claim["slots"]):
        for number, reference in enumerate(slot.get("references", ())):
            at = f"{where}/slots/{place}/references/{number}"
            if "excerpt" in reference:
                yield from _lacking(reference, terms, f"{at}/excerpt")
            if "quantity" in reference and "quantity" in claim:
                yield from _against_itself(reference, claim["quantity"], f"{at}/stance")


def _lacking(reference: JsonObject, terms: frozenset[str], where: str) -> Iterator[Finding]:
    excerpt, quantity = reference["excerpt"], reference.get("quantity", {})
    figures = [quantity[key] for key in _NUMBERS if key in quantity]
    # A bound that words of magnitude imply stands in no words.
    if figures and "as_written" not in quantity and not _tells(excerpt, figures):
        message = f"the passage is taken for {figures[0]:,}, and the excerpt {quoted(excerpt)} has no such figure"
        yield Finding(code="FC625", message=message, where=where)
    elif terms and _bears(reference) and terms.isdisjoint(_stems(excerpt)):
        message = f"the wording is at issue, and the excerpt {quoted(excerpt)} has no word of it"
        yield Finding(code="FC625", message=message, where=where)


def _tells(excerpt: str, figures: Sequence[float]) -> bool:
    """Tell whether words have one of some figures; a share can be written as a part of one."""
    return not telling(excerpt).values.isdisjoint({*figures, *(figure / 100 for figure in figures)})


def _terms_at_issue(claim: JsonObject, vocabulary: Vocabulary | None) -> frozenset[str]:
    """Give the stems of the words of a claim whose wording is what evidence has to show."""
    worded = frozenset() if vocabulary is None else vocabulary.having("worded")
    if worded.isdisjoint(claim["categories"][:1]):
        return frozenset()
    return _stems(" ".join([claim["statement"], *(span["exact"] for span in claim["spans"])]))


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(words.casefold()) if not _COMMON.match(word))


def _bears(reference: JsonObject) -> bool:
    return load_vocabulary("stances").by_id[reference["stance"]].bears in ("for", "against")


def _against_itself(reference: JsonObject, claimed: JsonObject, where: str) -> Iterator[Finding]:
    """Find a passage that is taken for the claim, and whose own figure shares no number with that of the claim."""
    own = reference["quantity"]
    if load_vocabulary("stances").by_id[reference["stance"]].bears != "for":
        return
    if own.get("measure", claimed.get("measure")) != claimed.get("measure"):
        return
    shared = {key: claimed[key] for key in ("measure", "kind") if key in claimed}
    outcome = relate(StatedFigure(quantity={**shared, **own}), StatedFigure(quantity=claimed))
    if outcome.relation in load_vocabulary("figure-relations").having("at-odds"):
        left, right = interval_of({**shared, **own}), interval_of(claimed)
        message = (
            f"it {reference['stance']} the claim, and its own figure {left} shares no number with that of the claim, {right}"
        )
        yield Finding(code="FC627", message=message, where=where)
