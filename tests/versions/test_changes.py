"""What is told of the difference between two versions."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Source, Span
from factcheck.contract.codec import annotation_from_value, to_value
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.model import Addition, Digests, Origin, Relation, Search, Slot, Unclaimed, Waiver, Work
from factcheck.model.renames import interleave, renamed_claims
from tests.strategies import annotations
from tests.versions.edits import GAZETTE, LOOK, REGISTER, REPORTER, SEEN, edited, edits, with_claim, with_slot

KINDS = set(load_vocabulary("change-kinds").by_id)


def told(old, new):
    return [(change.kind, change.slot, change.subject, change.field) for change in factcheck.diff(old, new)]


def only(old, new):
    (change,) = factcheck.diff(old, new)
    return change


def test_every_state_of_a_slot_has_a_kind_of_change():
    # Versions are compared without a day, so nothing in them is not due yet.
    assert {f"slot-{state}" for state in load_vocabulary("slot-states").by_id if state not in ("open", "not-due")} <= KINDS


class TestClaims:
    def test_claims_that_came_and_went_are_told_in_reading_order(self, base):
        first, second = base.claims
        shut = attrs.evolve(first, id="shut", statement="It is shut.", spans=second.spans, relations=[])
        changes = factcheck.diff(base, attrs.evolve(base, claims=[shut, first]))

        assert [(change.kind, change.claim) for change in changes] == [("claim-removed", "work-lost"), ("claim-added", "shut")]
        assert (changes[0].before["statement"], changes[1].after["statement"]) == (second.statement, "It is shut.")

    def test_order_in_the_file_means_nothing(self, base):
        turned = attrs.evolve(base, claims=base.claims[::-1], works=base.works[::-1], origins=base.origins[::-1])

        assert factcheck.diff(base, turned) == ()

    def test_statement_that_is_worded_differently(self, base):
        change = only(base, with_claim(base, statement="The mill shut."))

        assert (change.kind, change.before, change.after) == ("reworded", "The mill closed on 2 May.", "The mill shut.")

    def test_spans_that_stand_elsewhere(self, base):
        change = only(base, with_claim(base, spans=[Span(start=13, end=28, exact="The mill closed")]))

        assert (change.kind, change.after) == ("re-anchored", [{"start": 13, "end": 28, "exact": "The mill closed"}])

    def test_other_categories_bring_other_slots(self, base):
        old, new = (with_claim(base, slots=[], categories=[category]) for category in ("event.incident", "record.act"))

        assert sorted(told(old, new), key=str) == [
            ("recategorised", None, None, "categories"),
            ("slot-added", "official-record", None, None),
            ("slot-changed", "independent-report", None, "level"),
            ("slot-removed", "other-party-account", None, None),
            ("slot-removed", "primary-record", None, None),
        ]

    def test_details_are_named_one_by_one(self, base):
        claim = base.claims[1]
        figure = attrs.evolve(claim.quantity, high=50, place="Hill")

        assert told(base, with_claim(base, 1, quantity=figure, mode="reported", tags=["urgent"])) == [
            ("details-changed", None, None, "mode"),
            ("details-changed", None, None, "quantity.high"),
            ("details-changed", None, None, "quantity.place"),
            ("details-changed", None, None, "tags"),
        ]

    def test_detail_that_is_given_up_was_there_before(self, base):
        change = only(base, with_claim(base, 1, quantity=None))

        assert (change.field, change.before["high"], change.after) == ("quantity", 40, None)


class TestRenaming:
    def test_claim_with_another_id_is_renamed(self, base):
        change = only(with_claim(base, 1, relations=[]), with_claim(base, 1, relations=[], id="jobs-lost"))

        assert (change.kind, change.claim, change.before, change.after) == (
            "claim-renamed",
            "jobs-lost",
            "work-lost",
            "jobs-lost",
        )

    def test_relations_that_follow_a_renaming_have_not_changed(self, base):
        new = with_claim(with_claim(base, id="closure"), 1, relations=[Relation(type="elaborates", target="closure")])

        assert told(base, new) == [("claim-renamed", None, None, None)]

    def test_claim_may_be_renamed_and_moved_at_once(self, base):
        moved = [attrs.evolve(span, start=span.start + 5, end=span.end + 5) for span in base.claims[1].spans]

        assert renamed_claims(base, with_claim(base, 1, id="jobs-lost", spans=moved)) == {"work-lost": "jobs-lost"}

    def test_likeness_of_two_decides_nothing(self, base):
        one = base.claims[0]
        twins = attrs.evolve(base, claims=[attrs.evolve(one, id="one"), attrs.evolve(one, id="two")])

        assert renamed_claims(attrs.evolve(base, claims=[one]), twins) == {}


class TestEvidence:
    def test_reference_that_fills_a_slot(self, base):
        assert told(base, with_slot(base, references=[SEEN])) == [
            ("evidence-added", "primary-record", "gazette", None),
            ("slot-filled", "primary-record", None, None),
        ]

    def test_reference_that_is_taken_away_opens_the_slot_again(self, base):
        assert told(with_slot(base, references=[SEEN]), base) == [
            ("evidence-removed", "primary-record", "gazette", None),
            ("slot-reopened", "primary-record", None, None),
        ]

    def test_reference_that_reads_differently(self, base):
        new = with_slot(base, references=[attrs.evolve(SEEN, gist="Shut.", added=Addition(by="B", at="2024-06-01"))])

        assert told(with_slot(base, references=[SEEN]), new) == [
            ("evidence-changed", "primary-record", "gazette", "gist"),
            ("evidence-changed", "primary-record", "gazette", "added"),
        ]

    def test_references_to_one_work_are_told_apart_by_their_place(self, base):
        one, two = (attrs.evolve(SEEN, locator=f"p. {page}") for page in (1, 2))
        old, new = with_slot(base, references=[one, two]), with_slot(base, references=[attrs.evolve(two, gist="Later."), one])

        assert told(old, new) == [("evidence-changed", "primary-record", "gazette", "gist")]

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({"references": [attrs.evolve(SEEN, stance="contradicts")]}, "slot-contradicted"),
            ({"waived": Waiver(reason="Lost.", by="B", at="2024-06-01")}, "slot-waived"),
            ({"searches": [Search(at="2024-06-01", by="B", where="Archive", outcome="nothing-found")]}, "slot-unobtainable"),
        ],
    )
    def test_slot_is_settled_in_other_ways(self, base, fields, kind):
        changes = told(base, with_slot(base, **fields))

        assert changes[-1] == (kind, "primary-record", None, None)
        assert len(changes) == 2

    def test_slot_opens_when_its_work_loses_its_origin(self, base):
        old = with_slot(base, references=[SEEN])
        new = attrs.evolve(old, works=[attrs.evolve(GAZETTE, origins=[]), REGISTER])

        assert told(old, new) == [
            ("slot-reopened", "primary-record", None, None),
            ("work-changed", None, "gazette", "origins"),
        ]

    def test_listing_a_slot_that_is_demanded_anyway_changes_nothing(self, base):
        assert factcheck.diff(base, with_claim(base, slots=[])) == ()

    def test_slot_that_nothing_demands_is_told(self, base):
        assert told(base, with_claim(base, slots=[*base.claims[0].slots, Slot(kind="dissent")])) == [
            ("slot-added", "dissent", None, None)
        ]


class TestAssessments:
    def test_verdict_that_is_given_and_replaced(self, base):
        later = attrs.evolve(LOOK, id="later", at="2024-07-01", supersedes="look")
        old = with_claim(base, assessments=[LOOK])

        assert told(base, old) == [("assessment-added", None, "look", None)]
        assert told(old, with_claim(base, assessments=[LOOK, later])) == [
            ("assessment-added", None, "later", None),
            ("assessment-superseded", None, "look", None),
        ]

    def test_verdict_that_is_altered_or_gone_is_told(self, base):
        old = with_claim(base, assessments=[LOOK])

        assert told(old, with_claim(base, assessments=[attrs.evolve(LOOK, verdict="mixed")])) == [
            ("assessment-altered", None, "look", "verdict")
        ]
        assert told(old, base) == [("assessment-removed", None, "look", None)]

    def test_verdict_grows_stale_once(self, base):
        now = factcheck.evidence.digests_of(base, "mill-closed")
        fresh = with_claim(base, assessments=[attrs.evolve(LOOK, reviewed=now)])
        stale = with_slot(fresh, references=[SEEN])
        staler = with_claim(stale, note="More.")

        assert factcheck.diff(fresh, stale)[-1].after == ["evidence"]
        assert told(fresh, stale)[-1] == ("assessment-stale", None, "look", None)
        assert told(stale, staler) == [("details-changed", None, None, "note")]

    def test_verdict_that_was_replaced_does_not_grow_stale(self, base):
        later = attrs.evolve(LOOK, id="later", supersedes="look")
        reviewed = Digests(source="0" * 64, claim="0" * 64, evidence="0" * 64)
        old = with_claim(base, assessments=[LOOK, later])
        new = with_claim(base, assessments=[attrs.evolve(LOOK, reviewed=reviewed), later])

        assert told(old, new) == [("assessment-altered", None, "look", "reviewed")]


class TestRecords:
    def test_works_and_origins(self, base):
        poll = Work(id="poll", csl={"type": "report", "title": "T"})
        changed = attrs.evolve(GAZETTE, csl={"type": "article", "title": "Shut", "page": "3"})
        new = attrs.evolve(base, works=[changed, poll], origins=[attrs.evolve(REPORTER, name="B"), Origin(id="o", name="O")])

        assert sorted((kind, subject, field or "") for kind, _, subject, field in told(base, new)) == [
            ("origin-added", "o", ""),
            ("origin-changed", "reporter", "name"),
            ("origin-removed", "court", ""),
            ("work-added", "poll", ""),
            ("work-changed", "gazette", "csl.page"),
            ("work-changed", "gazette", "csl.title"),
            ("work-removed", "register", ""),
        ]

    def test_source_and_unclaimed_text(self, base):
        shorter = Unclaimed(start=0, end=4, exact="Mill", reason="title")
        new = attrs.evolve(base, source=attrs.evolve(base.source, url="https://mill.example/"), unclaimed=[shorter], note="N.")

        assert told(base, new) == [
            ("annotation-changed", None, None, "note"),
            ("source-changed", None, None, "url"),
            ("unclaimed-changed", None, None, None),
        ]

    def test_text_is_told_by_its_digest(self, base):
        source = Source.from_text("Another text.", title=base.source.title)

        assert [field for *_, field in told(base, attrs.evolve(base, source=source))] == ["sha256", "length"]


def test_slots_are_counted_by_the_vocabulary_that_is_given(base):
    named = attrs.evolve(base, vocabulary="own/1")

    with pytest.raises(factcheck.errors.NoSuchTerm):
        factcheck.diff(base, named)
    given = attrs.evolve(named, categories=attrs.evolve(base.terms, name="own"))
    assert [change.field for change in factcheck.diff(base, given)] == ["vocabulary"]


@settings(max_examples=25)
@given(annotations())
def test_a_version_does_not_differ_from_itself(annotation):
    assert factcheck.diff(annotation, annotation_from_value(to_value(annotation))) == ()


@given(edits(), edits())
def test_changes_are_told_where_versions_differ(some, others):
    old, new = edited(some), edited(others)

    changes = factcheck.diff(old, new)

    assert bool(changes) == (old != new)
    assert {change.kind for change in changes} <= KINDS
    values = [attrs.asdict(change) for change in changes]
    assert json.loads(json.dumps(values)) == values


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_interleaving_keeps_the_order_of_the_backbone_and_has_all(backbone, others):
    joined = interleave(backbone, others)

    assert [one for one in joined if one in backbone] == backbone
    assert sorted(joined) == sorted({*backbone, *others})
