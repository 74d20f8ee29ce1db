"""Checks across records: quotes against the text, links against ids, terms against the vocabulary, coverage of the whole.

They read the JSON value that the schema has accepted, not records: a finding needs the place in the file, and a stream of
annotations can be checked without building an object for any of them (see the decision record "Checks read values").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.findings import Finding
from factcheck.integrity.coverage import Extent, coverage_findings, unclaimed_findings
from factcheck.integrity.details import detail_findings, details_fit, slot_findings, slots_fit
from factcheck.integrity.links import duplicate, link_findings, relation_findings, unknown_category
from factcheck.integrity.spans import add_extents, span_findings
from factcheck.vocabulary import Vocabulary

__all__ = ["check_integrity"]


def check_integrity(value: Mapping[str, Any], text: str | None, vocabulary: Vocabulary | None) -> list[Finding]:
    """Find what is wrong between the parts of an annotation, each of which is well formed.

    Args:
        value: The JSON value of an annotation that conforms to its schema.
        text: The text of its source; None leaves out whatever needs the text.
        vocabulary: Its category vocabulary; None leaves out whatever needs it.

    Returns:
        The findings, in the order in which they were made.

    .. versionadded:: 0.1
    """
    findings: list[Finding] = []
    ids: dict[str, int] = {}
    extents: list[Extent] = []
    related: list[int] = []
    accepted: set[tuple[str, ...]] = set()
    misplaced = False
    terms = None if vocabulary is None else vocabulary.by_id
    for number, claim in enumerate(value["claims"]):
        where = f"/claims/{number}"
        if ids.setdefault(claim["id"], number) != number:
            findings.append(duplicate(claim["id"], "claim", f"{where}/id"))
        if not add_extents(claim["spans"], text, extents):
            misplaced = True
            findings += span_findings(claim, text, where)
        if terms is not None and vocabulary is not None:
            for category in claim["categories"]:
                if category not in terms:
                    findings.append(unknown_category(claim, category, vocabulary, where))
        if not details_fit(claim):
            findings += detail_findings(claim, where)
        if "slots" in claim and not slots_fit(claim["slots"], accepted):
            findings += slot_findings(claim["slots"], vocabulary, f"{where}/slots", accepted)
        if "relations" in claim:
            related.append(number)
    findings += relation_findings(value["claims"], related, ids)
    findings += unclaimed_findings(value.get("unclaimed", ()), text, extents)
    # What a misplaced span leaves bare is not reported: the words are most likely those that it was meant for.
    if text is not None and not misplaced:
        findings += coverage_findings(value, text, extents)
    findings += link_findings(value)
    return findings
