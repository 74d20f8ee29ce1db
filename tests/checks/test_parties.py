"""Those who take a side, in slots that ask for somebody who takes none."""

from __future__ import annotations

import pytest

from factcheck.checks.parties import party_findings
from factcheck.contract.vocabulary import load_vocabulary

ORIGINS = [
    {"id": "ministry", "name": "Ministry", "interest": "claimant", "access": "firsthand"},
    {"id": "bureau", "name": "Bureau", "derived_from": ["ministry"]},
    {"id": "owner", "name": "Owner", "interest": "party", "note": "Owns it."},
    {"id": "council", "name": "Council", "interest": "institutional"},
    {"id": "agency", "name": "Agency", "interest": "neutral"},
    {"id": "stranger", "name": "Stranger"},
]


def found(kind="independent-report", *, work="agency", vocabulary="press-statement", issuer="ministry", **reference):
    passage = {"work": "paper", "stance": "supports", **reference}
    value = {
        "source": {"issuer": issuer} if issuer else {},
        "claims": [{"slots": [{"kind": "primary-record"}, {"kind": kind, "references": [passage]}]}, {}],
        "works": [{"id": "paper", "origins": [work]}, {"id": "nobodys"}],
        "origins": ORIGINS,
    }
    known = load_vocabulary(vocabulary) if vocabulary else None
    return [(one.code, one.where, one.message) for one in party_findings(value, known)]


@pytest.mark.parametrize(
    ("reference", "who"),
    [
        ({"work": "owner"}, "Owner is party"),
        ({"work": "ministry"}, "Ministry is claimant"),
        ({"work": "bureau"}, "Ministry is claimant"),
        ({"work": "agency", "origins": ["owner"]}, "Owner is party"),
        ({"work": "agency", "stance": "context", "origins": ["owner"]}, "Owner is party"),
        ({"work": "agency", "relay": [{"origin": "owner"}, {"origin": "agency"}]}, "Owner is party"),
        ({"work": "agency", "interest": {"value": "party", "reason": "It defends its work."}}, "Agency is party"),
        ({"work": "agency", "origins": ["owner", "agency"]}, ""),
        ({"work": "owner", "relay": [{"origin": "agency"}]}, ""),
        ({"work": "council"}, ""),
        ({"work": "stranger"}, ""),
        ({"work": "agency"}, ""),
    ],
)
def test_whoever_takes_a_side_is_told(reference, who):
    findings = found(**reference)

    assert [code for code, _, _ in findings] == (["FC621"] if who else [])
    assert all(where == "/claims/0/slots/1/references/0/work" for _, where, _ in findings)
    assert all(message == f"{who}, and independent-report asks for somebody disinterested" for _, _, message in findings)


@pytest.mark.parametrize("kind", ["primary-record", "official-statement", "other-party-account", "of-another-vocabulary"])
def test_slot_that_asks_for_nobody_disinterested_takes_parties(kind):
    assert found(kind, work="owner") == []


def test_monitor_is_no_party():
    assert [code for code, _, _ in found("monitor-report", work="owner")] == ["FC621"]


def test_without_a_vocabulary_or_an_issuer_or_a_speaker_nothing_is_held_against_anybody():
    assert found(work="owner", vocabulary=None) == []
    assert found(work="agency", issuer=None) == []
    assert party_findings_of_nobody() == []


def party_findings_of_nobody():
    value = {
        "source": {},
        "claims": [{"slots": [{"kind": "independent-report", "references": [{"work": "nobodys", "stance": "supports"}]}]}],
        "works": [{"id": "nobodys"}],
    }
    return list(party_findings(value, load_vocabulary("press-statement")))
