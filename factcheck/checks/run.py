"""Checks across records: quotes against the text, links against ids, terms against the vocabulary, coverage of the whole.

They read the JSON value that the schema has accepted, not records: a finding needs the place in the file, and a stream of
annotations can be checked without building an object for any of them (see the decision record "Checks read values").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from factcheck.checks.acceptance import Acceptance
from factcheck.checks.counterparts import counterpart_findings
from factcheck.checks.coverage import coverage_findings, unclaimed_findings
from factcheck.checks.dating import dating_findings
from factcheck.checks.details import detail_findings, slot_findings
from factcheck.checks.excerpts import excerpt_findings
from factcheck.checks.extraction import extraction_findings
from factcheck.checks.figures import figure_findings
from factcheck.checks.ids import id_findings
from factcheck.checks.links import category_findings, duplicate_claims, link_findings, relation_findings
from factcheck.checks.origins import origin_findings
from factcheck.checks.passages import passage_findings
from factcheck.checks.spans import Whereabouts, span_findings
from factcheck.checks.statements import Statements
from factcheck.findings import Finding
from factcheck.model.vocabulary import Vocabulary
from factcheck.text.coverage import merged

__all__ = ["check_integrity"]


def check_integrity(
    value: Mapping[str, Any], text: str | None, vocabulary: Vocabulary | None, *, complete: bool = True
) -> list[Finding]:
    """Find what is wrong between the parts of an annotation, each of which is well formed.

    Args:
        value: The JSON value of an annotation that conforms to its schema.
        text: The text of its source; None leaves out whatever needs the text.
        vocabulary: Its category vocabulary; None leaves out whatever needs it.
        complete: Whether every record of the annotation is there; else what seems to be missing is not reported, as a
            sound record must not be blamed for the absence of one that was left out.

    Returns:
        The findings, in the order in which they were made.
    """
    claims = value["claims"]
    findings: list[Finding] = list(extraction_findings(value["source"])) if "extraction" in value["source"] else []
    known = {key: [record["id"] for record in value.get(key, ())] for key in ("works", "origins", "annotators")}
    acceptance = Acceptance(text, vocabulary, **known)
    whereabouts = Whereabouts(text)
    looked = _look_at_claims(value, text, vocabulary, acceptance, whereabouts)
    findings += looked.findings
    misplaced, closely = looked.misplaced, looked.closely
    ids = {claim["id"]: number for number, claim in enumerate(claims)}
    if len(ids) < len(claims):
        findings += duplicate_claims(claims)
    findings += relation_findings(claims, ids, complete=complete)
    findings += figure_findings(value)
    findings += counterpart_findings(value, ids, complete=complete)
    unclaimed = value.get("unclaimed", ())
    if misplaced or not acceptance.accepts_rest(unclaimed):
        faults = list(unclaimed_findings(unclaimed, text, whereabouts, merged(acceptance.claimed)))
        findings += faults
        # What a misplaced span leaves bare is not reported: the words are most likely those that it was meant for.
        if complete and text is not None and not misplaced and not faults:
            extents = [*acceptance.claimed, *((span["start"], span["end"]) for span in unclaimed)]
            findings += coverage_findings(value, text, extents)
    findings += link_findings(value, closely, complete=complete)
    findings += origin_findings(value)
    findings += dating_findings(value)
    if complete and vocabulary is not None and any("assessments" in claims[number] for number in closely):
        # Verdicts are rare, and weighing the evidence for them needs the records, which take a while to import.
        from factcheck.checks.verdicts import verdict_findings

        findings += verdict_findings(value, closely, vocabulary)
    return findings


class _Looked(NamedTuple):
    """What a look at each claim by itself gave.

    Args:
        findings: What is wrong.
        closely: The numbers of the claims that the quick look did not accept.
        misplaced: Whether a span is not where it should be.
    """

    findings: list[Finding]
    closely: list[int]
    misplaced: bool


def _look_at_claims(
    value: Mapping[str, Any], text: str | None, vocabulary: Vocabulary | None, acceptance: Acceptance, whereabouts: Whereabouts
) -> _Looked:
    findings: list[Finding] = []
    closely: list[int] = []
    misplaced = False
    statements = Statements(value["source"])
    for number, claim in enumerate(value["claims"]):
        where = f"/claims/{number}"
        findings += statements.findings(claim, where)
        findings += id_findings(claim, where)
        if any("references" in slot for slot in claim.get("slots", ())):
            findings += passage_findings(claim, vocabulary, where)
            findings += excerpt_findings(claim, vocabulary, where)
        # Most claims of most files are sound, and a whole look at one costs ten times as much as the quick one.
        if acceptance.accepts(claim):
            continue
        closely.append(number)
        faults = list(span_findings(claim, text, where, whereabouts))
        misplaced = misplaced or bool(faults)
        findings += faults
        findings += category_findings(claim, vocabulary, where)
        findings += detail_findings(claim, where)
        findings += slot_findings(claim, vocabulary, where)
        if not faults:
            acceptance.note(claim)
    return _Looked(findings, closely, misplaced)
