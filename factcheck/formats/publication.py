"""Who publishes a fact-check, where, and with which numbers for verdicts: what no annotation says and its publisher decides."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final
from urllib.parse import quote

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.errors import FactcheckError, NoSuchTerm
from factcheck.model.display import brief

__all__ = ["CLAIM_PLACE", "UNPUBLISHED", "Publication", "iri", "named", "scale_of"]

CLAIM_PLACE: Final = "{claim}"
"""What stands in an address for the id of a claim."""

# What RFC 3987 lets stand in an address; a percent sign stays, since an address that is given is written already.
_ALLOWED: Final = "%/:?#[]@!$&'()*+,;=~"


@brief
@attrs.frozen(kw_only=True)
class Publication:
    """Where and by whom a fact-check is published.

    Args:
        url: Address of a claim, with ``{claim}`` in place of its id; without that, the id is put after a number sign.
        publisher: Name of the body that publishes.
        scale: For each verdict that gets a number, the number.
    """

    url: str | None = None
    publisher: str | None = None
    scale: Mapping[str, float] = attrs.field(factory=dict, hash=False)

    def address(self, claim: str) -> str | None:
        """Give the address of a claim by its id; None where no address is given.

        >>> Publication(url="https://example.org/mill/{claim}.html").address("mill-closed")
        'https://example.org/mill/mill-closed.html'
        """
        if self.url is None:
            return None
        place = self.url if CLAIM_PLACE in self.url else f"{self.url}#{CLAIM_PLACE}"
        return iri(place.replace(CLAIM_PLACE, claim))

    @property
    def ends(self) -> tuple[float, float] | None:
        """The lowest and the highest number of the scale; None where there is no scale."""
        return (min(self.scale.values()), max(self.scale.values())) if self.scale else None


UNPUBLISHED: Final = Publication()
"""A fact-check of which nobody has said where it is published."""


def iri(address: str) -> str:
    """Give an address with all characters escaped that no address may have."""
    return quote(address, safe=_ALLOWED)


def scale_of(words: str) -> dict[str, float]:
    """Read a rating scale: verdicts with their numbers, such as ``contradicted=1,mixed=3,supported=5``.

    Args:
        words: The scale. Only degrees of truth have a number, and the truer of two verdicts has the higher one, since in
            schema.org the best rating is the highest.

    Raises:
        NoSuchTerm: If it names no verdict.
        FactcheckError: If a number is none, a verdict is no degree of truth, or the numbers do not rise with it.

    >>> scale_of("contradicted=1,supported=5")
    {'supported': 5, 'contradicted': 1}
    """
    verdicts = load_vocabulary("verdicts")
    given: dict[str, float] = {}
    for part in filter(None, (one.strip() for one in words.split(","))):
        name, _, figure = (piece.strip() for piece in part.partition("="))
        term = verdicts.by_id.get(name)
        if term is None:
            raise NoSuchTerm(name, kind="verdict", known=tuple(one.id for one in verdicts.terms if one.degree_of_truth))
        if not term.degree_of_truth:
            raise FactcheckError(f"{name} is no degree of truth, so it has no number; leave it out of the scale")
        given[name] = _number(figure, part)
    # The vocabulary lists degrees of truth from the truest down.
    scale = {term.id: given[term.id] for term in verdicts.terms if term.id in given}
    _check_scale(scale)
    return scale


def _check_scale(scale: Mapping[str, float]) -> None:
    if len(scale) < 2:
        raise FactcheckError("a scale has at least two verdicts with a number each, such as contradicted=1,supported=5")
    # Whoever reads the numbers alone would be misled otherwise.
    if any(higher <= lower for higher, lower in pairwise(scale.values())):
        order = ", ".join(reversed([*scale]))
        raise FactcheckError(f"the numbers of a scale rise with the truth, in this order: {order}")


def _number(figure: str, part: str) -> float:
    try:
        value = float(figure)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise FactcheckError(f"{part!r} gives no number; write a verdict, an equals sign and a number")
    return int(value) if value.is_integer() else value


def named(name: str | None, kind: str | None = None) -> dict[str, Any] | None:
    """Give somebody as a node of JSON-LD, with a type only where it is known."""
    if not name:
        return None
    return {"@type": kind, "name": name} if kind else {"name": name}
