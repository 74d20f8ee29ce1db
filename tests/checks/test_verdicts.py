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
