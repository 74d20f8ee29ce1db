"""Figures of one document that meet: those that count the same, and parts and totals.

A finding needs certainty: intervals that do not overlap, periods that certainly lie within each other, a link that the file
states. Where the file leaves the link undetermined, or says itself that two claims are at odds, nothing is reported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.findings import Finding

__all__ = ["figure_findings"]


def figure_findings(value: JsonObject) -> Iterator[Finding]:
    """Find the figures of an annotation that cannot hold together.

    Args:
        value: The JSON value of the annotation.
    """
    claims = value["claims"]
    numbered = [(number, claim) for number, claim in enumerate(claims) if "quantity" in claim]
    stated, within = _parts(claims, frozenset([claim["id"] for _, claim in numbered]))
    added = {*stated, *chain.from_iterable(stated.values())}
    measures = Counter([claim["quantity"].get("measure") for _, claim in numbered])
    shared = {measure for measure, count in measures.items() if count > 1 and measure is not None}
    meeting = [
        (number, claim) for number, claim in numbered if claim["quantity"].get("measure") in shared or claim["id"] in added
    ]
    # Most figures stand alone: nothing else is measured as they are, and no total takes them in. What holds two of them against
    # each other takes a while to import.
    if len(meeting) > 1:
        from factcheck.checks.figures_apart import apart_findings

        yield from apart_findings(value, meeting, stated, within)


def _parts(claims: Sequence[JsonObject], ids: Collection[str]) -> tuple[dict[str, list[str]], set[tuple[str, str]]]:
    """Give the parts that the file links to each total, and every pair of a claim that can lie within another.

    Args:
        claims: All claims.
        ids: Ids of those that have a figure; links to others add nothing.
    """
    types = load_vocabulary("relation-types")
    parts, again = types.having("within"), types.having("again")
    wholes = {types.by_id[type_].inverse for type_ in parts}
    undecided = load_vocabulary("relation-statuses").having("undecided")
    stated: dict[str, list[str]] = {}
    within: set[tuple[str, str]] = set()
    for claim in claims:
        for relation in claim.get("relations", ()) if claim["id"] in ids else ():
            part, total = claim["id"], relation["target"]
            if total not in ids:
                continue
            if relation["type"] in wholes:
                part, total = total, part
            elif relation["type"] not in parts | again:
                continue
            within.add((part, total))
            # A figure that is said again is not a part. It is known as lying within, lest it be added twice.
            linked = relation["type"] not in again and relation.get("status") not in undecided
            if linked and part not in stated.setdefault(total, []):
                stated[total].append(part)
    return stated, within
