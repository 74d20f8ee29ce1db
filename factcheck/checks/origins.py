"""Works whose word is not said: what rests on them counts for nothing, and nobody would see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.findings import Finding

__all__ = ["origin_findings"]


@cache
def _bearing() -> frozenset[str]:
    """The stances of passages that can count in a slot, so that it matters whose word they are: all but mere background."""
    stances = load_vocabulary("stances")
    return frozenset(stances.by_id) - stances.having("background")


def origin_findings(value: JsonObject) -> Iterator[Finding]:
    """Find the works that references cite and that have no origin, or one that was only proposed.

    Args:
        value: The JSON value of the annotation.
    """
    doubtful = {
        work["id"]: number
        for number, work in enumerate(value.get("works", ()))
        if not work.get("origins") or work.get("origins_proposed")
    }
    # Most files name an origin for every work, and are spared a walk through all references.
    if not doubtful:
        return
    resting = Counter(
        reference["work"]
        for claim in value["claims"]
        for slot in claim.get("slots", ())
        for reference in slot.get("references", ())
        if reference["work"] in doubtful
        # A passage that says itself who speaks in it does not rest on what is known of its work.
        and not reference.get("origins")
        and not reference.get("relay")
        and reference["stance"] in _bearing()
    )
    for id_, count in resting.items():
        number = doubtful[id_]
        origins = value["works"][number].get("origins")
        one = f"{count} reference{'' if count == 1 else 's'}"
        rest = f"{one} that {'rests' if count == 1 else 'rest'} on it {'counts' if count == 1 else 'count'} for nothing"
        if origins:
            message = f"that work {id_!r} gives the word of {', '.join(map(repr, origins))} is only proposed; {rest}"
            yield Finding(code="FC505", message=message, where=f"/works/{number}/origins_proposed")
        else:
            yield Finding(code="FC504", message=f"work {id_!r} has no origin; {rest}", where=f"/works/{number}")
