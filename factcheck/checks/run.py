"""Checks across records: quotes against the text, links against ids, terms against the vocabulary, coverage of the whole.

They read the JSON value that the schema has accepted, not records: a finding needs the place in the file, and a stream of
annotations can be checked without building an object for any of them (see the decision record "Checks read values").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

import attrs

from factcheck.checks.acceptance import Acceptance
from factcheck.checks.counterparts import counterpart_findings
from factcheck.checks.coverage import coverage_findings, unclaimed_findings
from factcheck.checks.details import detail_findings, slot_findings
from factcheck.checks.extraction import extraction_findings
from factcheck.checks.figures import figure_findings
from factcheck.checks.ids import id_findings, telling_ids
from factcheck.checks.links import category_findings, duplicate_claims, link_findings, relation_findings
from factcheck.checks.origins import origin_findings
from factcheck.checks.spans import Whereabouts, span_findings
from factcheck.checks.statements import Statements
from factcheck.contract.kept import KeptValue
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
    ids = {claim["id"]: number for number, claim in enumerate(claims)}
    if len(ids) < len(claims):
        findings += duplicate_claims(claims)
    findings += relation_findings(claims, ids, complete=complete)
    findings += figure_findings(value)
    findings += counterpart_findings(value, ids, complete=complete)
    findings += _coverage(value, text, acceptance, whereabouts, complete=complete, misplaced=looked.misplaced)
    findings += link_findings(value, looked.closely, complete=complete)
    findings += origin_findings(value)
    findings += _about_evidence(value, vocabulary, looked, complete=complete)
    return findings


def _coverage(
    value: Mapping[str, Any],
    text: str | None,
    acceptance: Acceptance,
    whereabouts: Whereabouts,
    *,
    complete: bool,
    misplaced: bool,
) -> Iterator[Finding]:
    unclaimed = value.get("unclaimed", ())
    if not misplaced and acceptance.accepts_rest(unclaimed):
        return
    faults = list(unclaimed_findings(unclaimed, text, whereabouts, merged(acceptance.claimed)))
    yield from faults
    # What a misplaced span leaves bare is not reported: the words are most likely those that it was meant for.
    if complete and text is not None and not misplaced and not faults:
        extents = [*acceptance.claimed, *((span["start"], span["end"]) for span in unclaimed)]
        yield from coverage_findings(value, text, extents)


def _about_evidence(
    value: Mapping[str, Any], vocabulary: Vocabulary | None, looked: _Looked, *, complete: bool
) -> Iterator[Finding]:
    # Files in the making cite nothing yet and have no verdicts, and what looks at these takes a while to import: citing, and the
    # records by which evidence is weighed. So each is loaded where there is something for it to look at.
    if "works" in value:
        from factcheck.checks.dating import dating_findings

        yield from dating_findings(value)
    if complete and looked.cites:
        from factcheck.checks.parties import party_findings

        yield from party_findings(value, vocabulary)
    claims = value["claims"]
    assessed = [number for number in looked.closely if "assessments" in claims[number] and _has_whole_numbers(claims[number])]
    if complete and vocabulary is not None and assessed:
        from factcheck.checks.verdicts import verdict_findings

        yield from verdict_findings(value, assessed, vocabulary)


def _has_whole_numbers(claim: Mapping[str, Any]) -> bool:
    """Tell whether evidence for a claim can be weighed; of a slot that wants 2.0 origins, that was told already."""
    return all(isinstance(slot.get("min_origins", 1), int) for slot in claim.get("slots", ()))


class _Looked(NamedTuple):
    """What a look at each claim by itself gave.

    Args:
        findings: What is wrong.
        closely: The numbers of the claims that the quick look did not accept.
        misplaced: Whether a span is not where it should be.
        cites: Whether there is a reference.
    """

    findings: list[Finding]
    closely: list[int]
    misplaced: bool
    cites: bool


def _look_at_claims(
    value: Mapping[str, Any], text: str | None, vocabulary: Vocabulary | None, acceptance: Acceptance, whereabouts: Whereabouts
) -> _Looked:
    claims = value["claims"]
    # The claims of an annotation in memory are kept, all of them; those of a file never are.
    if claims and type(claims[0]) is KeptValue:
        return _look_at_kept(value, text, vocabulary, acceptance, whereabouts)
    findings: list[Finding] = []
    closely: list[int] = []
    misplaced = False
    statements = Statements(value["source"])
    telling, judging = frozenset(statements.telling(claims)), frozenset(telling_ids(claims))
    glance = acceptance.glance(claims)
    # Most claims of most files are sound, and are not gone through again; a whole look at one costs ten times as much as the
    # quick one.
    for number in sorted(telling | judging | glance.citing | glance.doubtful):
        claim, where = claims[number], f"/claims/{number}"
        if number in telling:
            findings += statements.findings(claim, where)
        if number in judging:
            findings += id_findings(claim, where)
        if number in glance.citing:
            findings += _reference_findings(claim, vocabulary, where)
        if number not in glance.doubtful:
            continue
        closely.append(number)
        faults = list(span_findings(claim, text, where, whereabouts))
        misplaced = misplaced or bool(faults)
        findings += faults
        findings += category_findings(claim, vocabulary, where)
        findings += detail_findings(claim, where)
        findings += slot_findings(claim, vocabulary, where)
        if number in glance.unplaced and not faults:
            acceptance.note(claim)
    return _Looked(findings, closely, misplaced, bool(glance.citing))


def _look_at_kept(
    value: Mapping[str, Any], text: str | None, vocabulary: Vocabulary | None, acceptance: Acceptance, whereabouts: Whereabouts
) -> _Looked:
    """Look at the claims of an annotation in memory, but for those that were looked at before and against the same."""
    findings: list[Finding] = []
    closely: list[int] = []
    misplaced = False
    against = _Against.of(value, text, vocabulary)
    for number, claim in enumerate(value["claims"]):
        look = _kept_look(claim, value, text, vocabulary, acceptance, whereabouts, against)
        findings += [_moved(one, f"/claims/{number}") for one in look.findings]
        closely += [number] if look.closely else []
        misplaced = misplaced or look.misplaced
    cites = any("references" in slot for claim in value["claims"] for slot in claim.get("slots", ()))
    return _Looked(findings, closely, misplaced, cites)


def _reference_findings(claim: Mapping[str, Any], vocabulary: Vocabulary | None, where: str) -> Iterator[Finding]:
    from factcheck.checks.excerpts import excerpt_findings
    from factcheck.checks.passages import passage_findings

    yield from passage_findings(claim, vocabulary, where)
    yield from excerpt_findings(claim, vocabulary, where)


class _Look(NamedTuple):
    """What a look at one claim gave: findings with pointers within it, and the extents that it has."""

    findings: tuple[Finding, ...]
    closely: bool
    misplaced: bool
    extents: tuple[tuple[int, int, bool], ...]


class _Against(NamedTuple):
    """What a claim by itself is checked against; what was found holds as long as all of this is the same."""

    source: Mapping[str, Any]
    text: str | None
    vocabulary: Vocabulary | None
    known: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, value: Mapping[str, Any], text: str | None, vocabulary: Vocabulary | None) -> _Against:
        """Give the one that was used last if it is the same, so that one comparison holds for all claims."""
        known = tuple(tuple(record["id"] for record in value.get(key, ())) for key in ("works", "origins", "annotators"))
        made = cls(value["source"], text, vocabulary, known)
        last = _last[0] if _last else None
        if last is not None and last.vocabulary is vocabulary and last == made:
            return last
        _last[:] = [made]
        return made


_last: Final[list[_Against]] = []


def _kept_look(
    claim: KeptValue,
    value: Mapping[str, Any],
    text: str | None,
    vocabulary: Vocabulary | None,
    acceptance: Acceptance,
    whereabouts: Whereabouts,
    against: _Against,
) -> _Look:
    """Look at a claim that is kept, unless that was done before and against the same."""
    if claim.looked is not None and claim.looked[0] is against:
        look: _Look = claim.looked[1]
        acceptance.take(look.extents)
        return look
    before = acceptance.count
    alone = _look_at_claims({"source": value["source"], "claims": [dict(claim)]}, text, vocabulary, acceptance, whereabouts)
    within = tuple(_moved(one, "", cut=len("/claims/0")) for one in alone.findings)
    look = _Look(within, bool(alone.closely), alone.misplaced, acceptance.since(before))
    claim.looked = (against, look)
    return look


def _moved(finding: Finding, where: str, *, cut: int = 0) -> Finding:
    """Give a finding whose pointers, those of its repair too, begin elsewhere."""
    fix = tuple(attrs.evolve(one, where=where + one.where[cut:]) for one in finding.fix)
    return attrs.evolve(finding, where=where + finding.where[cut:], fix=fix)
