from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

import factcheck

EXAMPLE = Path(__file__).parent.parent / "examples" / "invalid" / "FC607.claims.json"
REFERENCE = {"work": "inspection", "stance": "supports"}


@pytest.fixture
def value():
    """An annotation of an invented release: its first claim has evidence of 3 May 2024, and a verdict of the day before."""
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def codes(value):
    return [finding.code for finding in _findings(value)]


def _findings(value):
    try:
        annotation = factcheck.loads(json.dumps(value))
    except factcheck.InvalidAnnotation as error:
        return error.findings
    return factcheck.check(annotation)


def verdict_of(value):
    return value["claims"][0]["assessments"][0]


def test_cutoff_on_the_day_of_the_evidence_lets_the_verdict_stand(value):
    verdict_of(value)["evidence_cutoff"] = "2024-05-03"

    assert codes(value) == []


def test_hindsight_may_rest_on_later_evidence(value):
    verdict_of(value)["basis"] = "retrospective"
    del verdict_of(value)["evidence_cutoff"]

    assert codes(value) == []


def test_waived_slot_does_not_stand_in_the_way(value):
    del verdict_of(value)["evidence_cutoff"]
    verdict_of(value)["basis"] = "retrospective"
    slot = value["claims"][0]["slots"][0]
    del slot["references"]
    assert codes(value) == ["FC606"]

    slot["waived"] = {"reason": "The record burnt.", "by": "A. Rater", "at": "2024-05-04"}

    assert codes(value) == []


def test_inconclusive_verdict_may_stand_beside_open_slots(value):
    value["claims"][0]["slots"] = []
    verdict_of(value)["verdict"] = "insufficient"

    assert codes(value) == []


def test_verdict_that_was_superseded_is_left_as_it_was(value):
    later = {**verdict_of(value), "id": "second", "at": "2024-07-01", "supersedes": "first-look", "basis": "retrospective"}
    del later["evidence_cutoff"]
    value["claims"][0]["assessments"].append(later)

    assert codes(value) == []


@pytest.mark.parametrize("categories", [["forecast.prediction"], ["event.incident", "intent.commitment"]])
def test_forecast_or_commitment_can_be_kept(value, categories):
    value["claims"][0]["categories"] = categories
    verdict_of(value)["verdict"] = "kept"

    assert codes(value) == []


def test_judgement_is_not_checkable_and_nothing_else(value):
    value["claims"][0]["categories"] = ["evaluation.norm"]
    verdict_of(value)["verdict"] = "not-checkable"

    assert codes(value) == []


def test_claim_can_say_that_it_is_not_checkable(value):
    value["claims"][0]["checkability"] = "not-checkable"

    assert codes(value) == ["FC602", "FC607"]


def test_degree_of_truth_has_a_number(value):
    verdict_of(value).update(verdict="mixed", degree=0.5)

    assert codes(value) == []


@pytest.mark.parametrize("rationale", ["Moderate confidence.", "It probably closed.", "Unlikeliness of high Confidences."])
def test_certainty_or_likelihood_alone_is_welcome(value, rationale):
    verdict_of(value).update(evidence_cutoff="2024-05-03", rationale=rationale)

    assert codes(value) == []


def origin(id_, **more):
    return {"id": id_, "name": id_.title(), **more}


def retrospective(value, verdict, **stances):
    """Give the first claim a verdict in hindsight, and slots with a passage of each origin, by its kind and stance."""
    verdict_of(value).update(verdict=verdict, basis="retrospective")
    verdict_of(value).pop("evidence_cutoff", None)
    speaking = dict.fromkeys(id_ for slot in stances.values() for id_ in slot)
    value["works"] = [{"id": f"by-{id_}", "csl": {"type": "report", "title": id_}, "origins": [id_]} for id_ in speaking]
    value["claims"][0]["slots"] = [
        {
            "kind": kind.replace("_", "-"),
            "references": [{"work": f"by-{id_}", "stance": stance, "excerpt": f"{kind} {id_}"} for id_, stance in slot.items()],
        }
        for kind, slot in stances.items()
    ]


SAW, COUNTED, COMPILED = ({"interest": "neutral", "access": access} for access in ("firsthand", "own-data", "compiled"))
OTHERS = [
    origin("witness", **SAW),
    origin("agency", **COUNTED),
    origin("digest", **COMPILED),
    origin("almanac", **COMPILED),
    origin("owner", interest="party", access="firsthand"),
    origin("rival", interest="party", access="own-data"),
    origin("mill-company", interest="claimant"),
    origin("blog", access="firsthand"),
    origin("stranger", interest="unknown", access="firsthand"),
    origin("mouthpiece", interest="party", derived_from=["witness"]),
    origin("paper", interest="neutral", derived_from=["digest"]),
]


class TestSupported:
    @pytest.mark.parametrize(
        ("record", "report", "said"),
        [
            ({"witness": "supports"}, {"agency": "supports"}, None),
            ({"witness": "supports"}, {}, "independent-report is open"),
            ({}, {}, "primary-record and independent-report are open"),
            ({"witness": "supports", "digest": "contradicts"}, {"agency": "supports"}, "primary-record is contested"),
            ({"witness": "supports"}, {"agency": "contradicts"}, "independent-report is contradicted"),
        ],
    )
    def test_it_takes_every_slot_that_must_be_filled(self, value, record, report, said):
        value["origins"] = OTHERS
        retrospective(value, "supported", primary_record=record, independent_report=report)
        found = _findings(value)

        assert [finding.code for finding in found] == ([] if said is None else ["FC606"])
        assert said is None or found[0].message == f"'supported' while {said}"

    def test_each_state_is_told_apart(self, value):
        value["origins"] = OTHERS
        record = {"witness": "supports", "digest": "contradicts"}
        retrospective(value, "supported", primary_record=record, independent_report={"agency": "contradicts"})

        assert [finding.hint.partition(":")[0] for finding in _findings(value)] == [
            "evidence bears both ways",
            "evidence bears against the claim there",
        ]

    def test_slot_that_is_not_due_is_waited_for(self, value):
        value["claims"][0].update(categories=["forecast.prediction"], slots=[], time={"at": "2024-05-03"})
        verdict_of(value)["verdict"] = "supported"
        (found,) = _findings(value)

        assert (found.code, found.message) == ("FC606", "'supported' while outcome-record is not due")
        assert "pending" in found.hint

    def test_number_of_origins_that_lack_is_told(self, value):
        value["origins"] = OTHERS
        retrospective(value, "supported", primary_record={"witness": "supports"}, independent_report={"agency": "supports"})
        value["claims"][0]["slots"][1]["min_origins"] = 3

        assert "independent-report lacks 2 more independent origins" in _findings(value)[0].message

    def test_evidence_against_that_came_later_leaves_a_verdict_of_the_time(self, value):
        verdict_of(value)["evidence_cutoff"] = "2024-05-03"
        value["origins"].append(origin("witness", **SAW))
        value["works"].append({**value["works"][0], "id": "memoir", "origins": ["witness"], "available": "2025"})
        value["claims"][0]["slots"][0]["references"].append({"work": "memoir", "stance": "contradicts"})
        assert codes(value) == []

        verdict_of(value)["basis"] = "retrospective"
        del verdict_of(value)["evidence_cutoff"]

        assert codes(value) == ["FC606"]


class TestContradicted:
    @pytest.mark.parametrize(
        "against",
        [["witness"], ["agency"], ["digest", "almanac"], ["mill-company"], ["paper", "almanac"], ["owner", "witness"]],
    )
    def test_it_takes_what_refutes(self, value, against):
        value["origins"] = OTHERS
        retrospective(value, "contradicted", primary_record=dict.fromkeys(against, "contradicts"))

        assert codes(value) == []

    @pytest.mark.parametrize(
        ("against", "said"),
        [
            ([], "nothing that counts stands against the claim"),
            (["owner"], "Owner (a party to the matter)"),
            (["owner", "rival"], "Owner (a party to the matter) and Rival (a party to the matter)"),
            (["digest"], "Digest (neither there nor with data of its own); missing is one more disinterested origin"),
            (["digest", "paper"], "Digest (neither there nor with data of its own); missing is one more disinterested origin"),
            (["digest", "owner"], "Owner (a party to the matter); missing is one more disinterested origin"),
            (["blog"], "Blog (whose interest is not recorded)"),
            (["stranger"], "Stranger (whose interest is not recorded)"),
            (["mouthpiece"], "Witness (heard only through Mouthpiece)"),
        ],
    )
    def test_it_is_refused_without(self, value, against, said):
        value["origins"] = OTHERS
        retrospective(value, "contradicted", primary_record=dict.fromkeys(against, "contradicts"))
        (found,) = _findings(value)

        assert found.code == "FC623"
        assert said in found.message

    def test_witness_who_is_heard_for_himself_too_refutes(self, value):
        value["origins"] = OTHERS
        against = dict.fromkeys(["mouthpiece", "witness"], "contradicts")
        retrospective(value, "contradicted", primary_record=against)

        assert codes(value) == []

    @pytest.mark.parametrize(
        ("record", "report", "state"),
        [
            ({"witness": "contradicts"}, {"agency": "supports"}, "independent-report is filled"),
            ({"witness": "contradicts", "owner": "supports"}, {}, "primary-record is contested"),
        ],
    )
    def test_it_is_refused_beside_evidence_for_the_claim(self, value, record, report, state):
        value["origins"] = OTHERS
        retrospective(value, "contradicted", primary_record=record, independent_report=report)

        assert [finding.message for finding in _findings(value)] == [f"'contradicted' while {state}"]

    def test_what_refutes_it_may_not_have_come_later(self, value):
        value["origins"] = OTHERS
        retrospective(value, "contradicted", primary_record={"witness": "contradicts"})
        value["works"][0]["available"] = "2024-05-03"
        verdict_of(value).update(basis="contemporaneous", evidence_cutoff="2024-05-02")

        assert codes(value) == ["FC607"]


@pytest.mark.parametrize("verdict", ["conflicting", "mixed"])
def test_contested_slots_allow_a_verdict_that_says_so(value, verdict):
    value["origins"] = OTHERS
    both = {"witness": "supports", "agency": "contradicts"}
    retrospective(value, verdict, primary_record=both, independent_report=both)

    assert codes(value) == []


@pytest.mark.parametrize(
    ("time", "at", "cutoff", "expected"),
    [
        ({"at": "2024-05-02"}, "2024-05-03", None, []),
        ({"at": "2024-05-02"}, "2024-05-02", None, ["FC624"]),
        ({"until": "2024-05"}, "2024-05-31", None, ["FC624"]),
        ({"until": "2024-05"}, "2024-06-01", None, []),
        ({"at": "2024-05-02"}, "2024-06-01", "2024-05-01", ["FC624"]),
        (None, "2024-05-01", None, []),
    ],
)
@pytest.mark.parametrize("verdict", ["kept", "partly-kept"])
def test_nothing_is_kept_before_its_day(value, verdict, time, at, cutoff, expected):
    value["claims"][0].update(categories=["intent.commitment"], slots=[])
    if time:
        value["claims"][0]["time"] = time
    verdict_of(value).update(verdict=verdict, at=at, basis="retrospective", evidence_cutoff=cutoff)
    if cutoff is None:
        del verdict_of(value)["evidence_cutoff"]

    assert codes(value) == expected


def test_forecast_without_a_time_waits_for_the_day_after_its_document(value):
    value["source"]["issued"] = "2024-06-01"
    value["claims"][0].update(categories=["forecast.prediction"], slots=[])
    verdict_of(value).update(verdict="kept", at="2024-06-01", basis="retrospective")

    assert codes(value) == ["FC624"]


class TestStale:
    @pytest.fixture
    def reviewed(self, value):
        verdict_of(value)["evidence_cutoff"] = "2024-05-03"
        annotation = factcheck.loads(json.dumps(value))
        digests = factcheck.evidence.digests_of(annotation, "mill-closed")
        verdict_of(value)["reviewed"] = attrs.asdict(digests)
        return value

    def test_verdict_is_fresh_while_nothing_changes(self, reviewed):
        assert codes(reviewed) == []

    def test_order_of_works_and_origins_changes_nothing(self, reviewed):
        reviewed["origins"].append({"id": "bystander", "name": "Bystander"})
        reviewed["origins"].reverse()

        assert codes(reviewed) == []

    @pytest.mark.parametrize(
        ("part", "change"),
        [
            ("claim", lambda value: value["claims"][0].update(statement="The mill closed for good.")),
            ("evidence", lambda value: value["works"][0].update(note="Read again.")),
            ("evidence", lambda value: value["origins"][0].update(interest="party")),
            ("evidence", lambda value: value["claims"][0]["slots"].append({"kind": "dissent"})),
        ],
    )
    def test_change_makes_it_stale(self, reviewed, part, change):
        change(reviewed)
        found = {finding.code: finding.message for finding in _findings(reviewed)}

        assert f"the {part} changed since" in found["FC608"]


def test_annotation_with_dangling_links_is_judged_as_far_as_it_goes(value):
    value["works"] = []

    assert set(codes(value)) == {"FC402", "FC606"}
