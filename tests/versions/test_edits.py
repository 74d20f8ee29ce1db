"""Edits: nobody types an offset, links follow, and nothing gets worse."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck import Annotation, Source
from factcheck.errors import NoSuchClaim, NoSuchTerm
from factcheck.findings import InvalidAnnotation
from factcheck.model import Counterpart, Link, Naming, Origin, Quantity, Reference, Relation, Work
from factcheck.versions import edits

TEXT = (
    "Mill closes\n\nThe works council said:\n- The mill closed on 2 May.\n- 40 workers have been laid off, and 40% of the town\n"
    "is idle.\nThe mill closed on 2 May. Will it open again?\n"
)


@pytest.fixture
def empty():
    return Annotation(id="mill", source=Source.from_text(TEXT, title="Mill closes", issued="2024-05-03"), claims=[])


@pytest.fixture
def mill(empty):
    made = edits.set_aside(empty, "Mill closes", reason="title")
    made = edits.set_aside(made, "Will it open again?", reason="rhetorical")
    made = edits.add(
        made, quote="40 workers have been laid off, and 40% of the town is idle.", lead_in="The works council said:",
        statement="40 workers were laid off and 40% of the town is idle.", categories=["quantity.flow"], id="laid-off",
        quantity=Quantity(value=40, unit="person"),
    )  # fmt: skip
    first = edits.locate(made, "The mill closed on 2 May.", prefix="- ")
    made = edits.add(made, quote=first, statement="The mill closed on 2 May.", categories=["event.incident"], id="closed")
    again = edits.locate(made, "The mill closed on 2 May.", suffix="Will it")
    return edits.add(made, quote=again, statement="The mill closed on 2 May, the release repeats.", categories=["event.incident"])


def related(annotation, claim, type_, target):
    claims = [
        attrs.evolve(one, relations=[Relation(type=type_, target=target)]) if one.id == claim else one
        for one in annotation.claims
    ]
    return attrs.evolve(annotation, claims=claims)


def codes(annotation):
    return sorted({finding.code for finding in factcheck.check(annotation) if finding.severity == "error"})


def test_whole_file_is_made_of_edits(mill):
    assert codes(mill) == []
    assert [claim.id for claim in mill] == ["closed", "laid-off", "the-mill-closed-on-2-may-the-release-repeats"]
    assert [slot.kind for slot in mill.claim("closed").slots][:1] == ["primary-record"]
    assert mill.claim("laid-off").words.startswith("The works council said: … 40 workers")


class TestPlaces:
    def test_quote_is_found_but_for_white_space_and_shapes(self, empty):
        span = edits.locate(empty, "40%  of the town is\nidle")

        assert span.exact == "40% of the town\nis idle"

    @pytest.mark.parametrize("quote", ["Tarn", "ill closes", "0", "2 Ma", "closes Mill", "laid of", ""])
    def test_words_that_do_not_stand_whole_and_once_are_refused(self, empty, quote):
        with pytest.raises(InvalidAnnotation):
            edits.locate(empty, quote)

    def test_passage_that_is_most_like_the_words_is_named_and_not_taken(self, empty):
        with pytest.raises(InvalidAnnotation) as refused:
            edits.locate(empty, "50 workers have been laid off")

        assert 'most like it is "40 workers have been laid off"' in refused.value.findings[0].hint

    def test_several_places_are_named(self, empty):
        with pytest.raises(InvalidAnnotation, match=r"FC323.*stands in 2 places"):
            edits.locate(empty, "The mill closed")

    def test_long_quote_is_given_by_its_ends(self, empty):
        assert edits.between(empty, "40 workers", "is idle").exact.endswith("40% of the town\nis idle")
        with pytest.raises(InvalidAnnotation):
            edits.between(empty, "is idle", "40 workers")


class TestClaims:
    def test_split_inherits_and_keeps_the_id_first(self, mill):
        linked = related(mill, "closed", "elaborates", "laid-off")
        parts = ["40 workers have been laid off", "40% of the town is idle"]
        after = edits.split(linked, "laid-off", quotes=parts, keep=1)

        one, two = after.claim("laid-off"), next(claim for claim in after if claim.statement.endswith("idle."))
        assert one.statement == "The works council said: 40 workers have been laid off."
        assert [span.role for span in two.spans] == ["lead-in", "core"]
        assert two.categories == one.categories == ("quantity.flow",)
        assert after.claim("closed").relations[0].target == "laid-off"

    def test_split_gives_figures_and_hedges_to_the_part_whose_words_they_are(self, mill):
        worded = Quantity(value=40, unit="percent", as_written="40% of the town")
        told = edits.amend(mill, "laid-off", quantity=worded, hedges=["have been"])
        after = edits.split(told, "laid-off", quotes=["40 workers have been laid off", "40% of the town is idle"])

        one, two = (claim for claim in after if "laid-off" in claim.id or "town" in claim.id)
        assert (one.hedges, one.quantity) == (("have been",), None)
        assert (two.hedges, two.quantity) == ((), worded)

    def test_split_asks_which_part_keeps_what_hangs_on_the_whole(self, mill):
        linked = related(mill, "closed", "elaborates", "laid-off")
        parts = ["40 workers have been laid off", "40% of the town is idle"]

        with pytest.raises(InvalidAnnotation, match=r"FC440.*relations and quantity"):
            edits.split(linked, "laid-off", quotes=parts)
        second = edits.split(linked, "laid-off", quotes=parts, keep=2).claim("laid-off")
        assert second.statement.endswith("is idle.")
        assert second.quantity.value == 40

    def test_split_sets_the_rest_aside_if_it_is_asked_to(self, mill):
        after = edits.split(
            mill, "laid-off", quotes=["40 workers have been laid off", "40% of the town is idle"], keep=1, rest="connective"
        )

        assert [one.exact for one in after.unclaimed if one.reason == "connective"] == ["and"]
        assert "FC308" not in {finding.code for finding in factcheck.check(after)}

    @pytest.mark.parametrize("quotes", [["40 workers"], ["40 workers", "closed on 2 May"], ["40 workers", "nothing"]])
    def test_split_takes_words_of_the_claim_only(self, mill, quotes):
        with pytest.raises((ValueError, InvalidAnnotation)):
            edits.split(mill, "laid-off", quotes=quotes, keep=1)

    def test_claims_that_differ_in_what_one_has_once_are_not_joined(self, mill):
        other = mill.claims[2].id
        figured = edits.amend(mill, "closed", quantity=Quantity(value=1))
        twice = edits.amend(figured, other, quantity=Quantity(value=2))

        assert edits.join(figured, "closed", other).claim("closed").quantity.value == 1
        with pytest.raises(InvalidAnnotation, match=r"FC441.*differ in quantity"):
            edits.join(twice, "closed", other)

    def test_verdict_is_not_carried_to_another_claim(self, mill):
        other = mill.claims[2].id
        judged = edits.assess(mill, "closed", verdict="insufficient", by="A. Rater", at="2024-06-03")

        assert edits.join(judged, "closed", other).claim("closed").assessments
        with pytest.raises(InvalidAnnotation, match=r"FC441.*verdicts"):
            edits.join(judged, other, "closed")

    def test_candidate_is_sorted_and_lists_what_it_now_demands(self, mill):
        after = edits.amend(mill, "closed", categories=["background.fact"], statement="The mill closed.")

        assert [slot.kind for slot in after.claim("closed").slots] == ["reference-work"]
        with pytest.raises(ValueError, match="rename"):
            edits.amend(mill, "closed", id="x")

    def test_who_made_a_claim_joins_the_annotators_once(self, mill):
        once = edits.add(mill, quote="works council", statement="There is a works council.", by="A. Editor")
        twice = edits.add(once, quote="The works", statement="There are works.", by="A. Editor")

        assert [(one.id, one.name) for one in twice.annotators] == [("a-editor", "A. Editor")]
        assert {claim.by for claim in twice.claims} == {None, "a-editor"}

    def test_new_claim_leaves_the_order_of_the_file(self, mill):
        shuffled = attrs.evolve(mill, claims=mill.claims[::-1])
        after = edits.add(shuffled, quote="works council", statement="There is a works council.")

        assert [claim for claim in after.claims if claim in shuffled.claims] == list(shuffled.claims)

    def test_join_has_what_both_had(self, mill):
        other = mill.claims[2].id
        linked = attrs.evolve(
            mill, counterparts=[Counterpart(claim=other, relation="restates", document="other", target="x", status="suggested")]
        )
        after = edits.join(linked, "closed", other, statement="The mill closed on 2 May.")

        assert len(after.claim("closed").spans) == 2
        assert after.counterparts[0].claim == "closed"
        with pytest.raises(NoSuchClaim):
            after.claim(other)

    def test_dropped_claim_leaves_no_link_behind(self, mill):
        linked = edits.rename(mill, "closed", "shut")
        linked = related(linked, "laid-off", "supports", "shut")
        after = edits.drop(linked, "shut")

        assert after.claim("laid-off").relations == ()
        assert {finding.code for finding in factcheck.check(after)} == {"FC308"}

    def test_rename_is_followed_and_refuses_a_taken_id(self, mill):
        linked = related(mill, "laid-off", "supports", "closed")

        assert edits.rename(linked, "closed", "shut").claim("laid-off").relations[0].target == "shut"
        with pytest.raises(InvalidAnnotation, match=r"FC401"):
            edits.rename(linked, "closed", "laid-off")
        with pytest.raises(NoSuchClaim):
            edits.rename(linked, "nowhere", "x")

    def test_span_gets_other_words(self, mill):
        after = edits.move_span(
            mill, "laid-off", old="40 workers have been laid off, and 40% of the town\nis idle.", new="40% of the town is idle"
        )

        assert after.claim("laid-off").spans[1].exact == "40% of the town\nis idle"

    def test_words_of_a_claim_cannot_be_set_aside(self, mill):
        with pytest.raises(InvalidAnnotation, match=r"FC307"):
            edits.set_aside(mill, "40% of the town", reason="left-out")

    def test_claim_takes_its_words_from_what_was_set_aside(self, empty):
        aside = edits.set_aside(empty, "The works council said:", reason="heading")
        after = edits.add(aside, quote="works council", statement="There is a works council.")

        assert [one.exact for one in after.unclaimed] == ["The", "said:"]

    def test_unsound_claim_is_refused_with_its_finding(self, empty):
        with pytest.raises(InvalidAnnotation, match=r"FC405"):
            edits.add(empty, quote="40 workers", statement="S.", categories=["quantity.flw"])
        with pytest.raises(NoSuchTerm):
            edits.add(empty, quote="40 workers", statement="S.", mode="assertd")

    def test_triage_is_kept(self, mill):
        after = edits.triage(mill, "closed", "not-now", reason="Later.", assignee="B. Checker")

        assert after.claim("closed").triage.assignee == "B. Checker"
        with pytest.raises(NoSuchTerm, match="did you mean not-now"):
            edits.triage(mill, "closed", "not-nwo")


class TestEvidence:
    WORK = Work(id="register-2024", csl={"type": "report", "title": "Register"}, origins=["register"])

    def test_work_and_origin_that_are_new_join_the_file(self, mill):
        after = edits.refer(
            mill, "closed", "primary-record", work=self.WORK, origin=Origin(id="register", name="Register", interest="neutral"),
            stance="supports", excerpt="closed 2 May",
        )  # fmt: skip

        assert [work.id for work in after.works] == ["register-2024"]
        assert (
            next(held.state for held in factcheck.weigh(after, "closed").slots if held.slot.kind == "primary-record") == "filled"
        )
        again = edits.refer(after, "closed", "independent-report", work="register-2024", stance="context")
        assert len(again.works) == 1

    def test_work_that_is_not_there_is_refused(self, mill):
        with pytest.raises(InvalidAnnotation, match=r"FC402"):
            edits.refer(mill, "closed", "primary-record", work="nowhere", stance="supports")
        with pytest.raises(NoSuchTerm, match="did you mean primary-record"):
            edits.refer(mill, "closed", "primary-rekord", work="nowhere", stance="supports")

    def test_searches_and_waivers_are_kept(self, mill):
        after = edits.record_search(
            mill, "closed", "primary-record", at="2024-06-01", by="A. Editor", where="Register", outcome="nothing-found"
        )
        after = edits.waive(after, "closed", "independent-report", reason="Nobody was there.", by="A. Editor", at="2024-06-02")

        states = {held.slot.kind: held.state for held in factcheck.weigh(after, "closed").slots}
        assert (states["primary-record"], states["independent-report"]) == ("unobtainable", "waived")

    def test_verdict_that_the_evidence_does_not_admit_is_refused_with_what_is_missing(self, mill):
        with pytest.raises(InvalidAnnotation, match=r"FC606.*primary-record"):
            edits.assess(mill, "closed", verdict="supported", by="A. Rater", at="2024-06-03")

    def test_second_verdict_of_a_rater_supersedes_the_first(self, mill):
        once = edits.assess(mill, "closed", verdict="insufficient", by="A. Rater", at="2024-06-03")
        twice = edits.assess(once, "closed", verdict="insufficient", by="A. Rater", at="2024-06-04", rationale="Still.")

        first, second = twice.claim("closed").assessments
        assert second.supersedes == first.id
        assert second.reviewed == factcheck.evidence.digests_of(once, "closed")


def test_edit_of_an_annotation_that_has_errors_may_leave_them(mill):
    wrong = attrs.evolve(mill, claims=[attrs.evolve(mill.claim("closed"), categories=["quantity.flw"]), mill.claim("laid-off")])

    assert edits.rename(wrong, "laid-off", "off").claim("off")


def test_reference_of_both_is_kept_once_when_claims_are_joined(mill):
    work = TestEvidence.WORK
    origin = Origin(id="register", name="Register")
    other = mill.claims[2].id
    both = edits.refer(mill, "closed", "primary-record", work=work, origin=origin, stance="supports")
    both = edits.refer(both, other, "primary-record", work="register-2024", stance="supports")
    after = edits.join(both, "closed", other)

    assert after.claim("closed").slots[0].references == (Reference(work="register-2024", stance="supports"),)


class TestOrigins:
    WORK = Work(id="shut", csl={"type": "article-newspaper", "title": "Shut", "publisher": "The Courier"})

    def counted(self, annotation):
        [held] = [held for held in factcheck.weigh(annotation, "closed").slots if held.slot.kind == "independent-report"]
        return [(reading.counts, reading.why) for reading in held.readings]

    def test_publisher_is_proposed_and_counts_for_nothing_until_it_is_confirmed(self, mill):
        proposed = edits.refer(mill, "closed", "independent-report", work=self.WORK, stance="supports")
        confirmed = edits.confirm(proposed, "shut")

        assert proposed.work("shut").origins_proposed
        assert [finding.code for finding in factcheck.check(proposed) if finding.code.startswith("FC5")] == ["FC505"]
        assert self.counted(proposed) == [(False, "The Courier: whose word it is was only proposed, and nobody has confirmed it")]
        assert self.counted(confirmed) == [(False, "The Courier: its interest is unknown, and the slot asks for neutral")]
        with pytest.raises(ValueError, match="nothing was proposed"):
            edits.confirm(confirmed, "shut")

    def test_origin_that_is_said_is_not_proposed_and_is_found_by_its_name(self, mill):
        once = edits.refer(mill, "closed", "independent-report", work=self.WORK, stance="supports", origin="A. Witness")
        again = edits.refer(once, "closed", "primary-record", work="shut", stance="supports", origin="a. witness")

        assert [origin.name for origin in again.origins] == ["A. Witness"]
        assert not again.work("shut").origins_proposed

    def test_another_origin_speaks_in_the_passage_only(self, mill):
        once = edits.refer(mill, "closed", "independent-report", work=self.WORK, stance="supports", origin="The Courier")
        again = edits.refer(once, "closed", "primary-record", work="shut", stance="supports", origin="The registrar")

        assert again.work("shut").origins == ("the-courier",)
        assert again.claim("closed").slots[0].references[0].origins == ("the-registrar",)

    def test_those_through_whom_a_passage_has_it_make_its_chain(self, mill):
        agency = Origin(id="agency", name="Agency", interest="neutral")
        after = edits.refer(
            mill, "closed", "independent-report", work=self.WORK, stance="supports", origin=agency,
            via=["The Ministry", "The Owner"], distorting="the owner",
        )  # fmt: skip
        [_, slot, reference] = next(iter(after.references()))

        assert slot.kind == "independent-report"
        assert reference.relay == (
            Link(origin="the-ministry"), Link(origin="the-owner", distorts=True), Link(origin="agency")
        )  # fmt: skip
        assert {origin.name for origin in after.origins} >= {"The Ministry", "The Owner", "Agency"}
        # Who published it is proposed for the work; the passage, which says whose word it is, does not rest on that.
        assert after.work("shut").origins_proposed
        assert not [finding for finding in factcheck.check(after) if finding.code.startswith("FC5")]

    @pytest.mark.parametrize(
        ("more", "message"),
        [
            ({"via": ["The Ministry"]}, "give the origin that knows"),
            ({"via": ["The Ministry"], "origin": "Agency", "distorting": "Somebody"}, "'Somebody' is none of those"),
            ({"origin": "Agency", "distorting": "Agency"}, "one of those through whom"),
        ],
    )
    def test_chain_that_leads_nowhere_is_refused(self, mill, more, message):
        with pytest.raises(ValueError, match=message):
            edits.refer(mill, "closed", "independent-report", work=self.WORK, stance="supports", **more)

    def test_origin_that_is_described_again_is_not_there_twice(self, mill):
        once = edits.refer(mill, "closed", "primary-record", work=self.WORK, stance="supports", origin="Agency")
        known = Origin(id="agency", name="Agency", interest="neutral")
        again = edits.refer(once, "closed", "independent-report", work="shut", stance="supports", origin=known)

        assert [one for one in again.origins if one.id == "agency"] == [known]

    def test_work_that_names_nobody_is_refused_where_it_should_count(self, mill):
        nobody = attrs.evolve(self.WORK, csl={"type": "document", "title": "Shut"})

        with pytest.raises(InvalidAnnotation, match="FC504"):
            edits.refer(mill, "closed", "independent-report", work=nobody, stance="supports")
        assert edits.refer(mill, "closed", "independent-report", work=nobody, stance="context").work("shut").origins == ()

    def test_other_work_of_the_same_id_is_refused(self, mill):
        once = edits.refer(mill, "closed", "independent-report", work=self.WORK, stance="context")
        other = Work(id="shut", csl={"type": "report", "title": "Quite another"})

        with pytest.raises(InvalidAnnotation, match="FC401"):
            edits.refer(once, "closed", "primary-record", work=other, stance="context")


class TestConsequences:
    def told(self, before, after):
        return "\n".join(edits.consequences(before, after))

    def test_dropping_tells_what_went_with_the_claim(self, mill):
        linked = related(mill, "laid-off", "supports", "closed")
        linked = edits.refer(
            linked, "closed", "primary-record", work=TestEvidence.WORK, origin=Origin(id="register", name="Register"),
            stance="supports",
        )  # fmt: skip
        linked = edits.assess(linked, "closed", verdict="insufficient", by="A. Rater", at="2024-06-03")
        told = self.told(linked, edits.drop(linked, "closed"))

        assert "the relation laid-off supports closed went" in told
        assert "1 reference went: to register-2024" in told
        assert "the verdict 'insufficient' of A. Rater" in told
        assert "nothing cites the work register-2024 any more; it stays" in told
        assert "nothing leads to the origin register any more; it stays" in told
        assert "FC308" in told

    def test_each_of_several_equal_references_that_went_is_counted(self, mill):
        once = edits.refer(
            mill, "closed", "primary-record", work=TestEvidence.WORK, origin=Origin(id="register", name="Register"),
            stance="context",
        )  # fmt: skip
        twice = edits.refer(once, "closed", "independent-report", work="register-2024", stance="context")

        assert "2 references went: to register-2024" in self.told(twice, edits.drop(twice, "closed"))

    def test_renaming_tells_which_relations_followed(self, mill):
        linked = related(mill, "laid-off", "supports", "closed")

        assert self.told(linked, edits.rename(linked, "closed", "shut")) == (
            "the relation laid-off supports closed is now laid-off supports shut"
        )

    def test_joining_tells_no_loss(self, mill):
        assert self.told(mill, edits.join(mill, "closed", mill.claims[2].id)) == ""

    def test_new_works_and_origins_and_what_is_set_aside_no_longer_are_told(self, mill):
        referred = edits.refer(mill, "closed", "independent-report", work=TestOrigins.WORK, stance="supports")
        added = edits.add(mill, quote="Mill closes", statement="A mill closes.")

        assert "new work shut: Shut. The Courier" in self.told(mill, referred)
        assert "new origin the-courier: The Courier" in self.told(mill, referred)
        assert '"Mill closes" is no longer set aside as title' in self.told(mill, added)

    def test_field_that_went_from_a_claim_that_stays_is_told(self, mill):
        assert self.told(mill, edits.amend(mill, "laid-off", quantity=None)) == "the figure went"


def test_verdict_of_hindsight_does_not_supersede_that_of_the_time(mill):
    once = edits.assess(mill, "closed", verdict="insufficient", by="A. Rater", at="2024-06-03", evidence_cutoff="2024-06-01")
    twice = edits.assess(once, "closed", verdict="insufficient", by="A. Rater", at="2024-06-04")

    assert [one.supersedes for one in twice.claim("closed").assessments] == [None, None]


def test_conclusive_verdict_waits_for_a_category(mill):
    bare = edits.add(mill, quote="works council", statement="There is a works council.", id="council")

    with pytest.raises(InvalidAnnotation, match=r"FC412.*has no category yet"):
        edits.assess(bare, "council", verdict="supported", by="A. Rater", at="2024-06-03")


def test_words_that_are_set_aside_again_have_the_new_reason(mill):
    again = edits.set_aside(mill, "Mill closes", reason="heading")

    assert [one.reason for one in again.unclaimed] == ["heading", "rhetorical"]


def test_words_that_tell_a_date_or_share_the_claim_are_added_to_it(empty):
    made = edits.add(empty, quote="40 workers have been laid off", statement="40 workers were laid off.", id="laid-off")

    amended = edits.amend(made, "laid-off", lead_in="The works council said", context="Mill closes")

    roles = {span.exact: span.role for span in amended.claim("laid-off").spans}
    assert roles == {
        "Mill closes": "context", "The works council said": "lead-in", "40 workers have been laid off": "core",
    }  # fmt: skip


def test_words_that_are_added_are_set_aside_no_longer(mill):
    amended = edits.amend(mill, mill.claims[0].id, context="Mill closes")

    assert all(span.exact != "Mill closes" for span in amended.unclaimed)


class TestRelations:
    def test_claim_is_related_to_another_of_its_document(self, mill):
        made = edits.relate(mill, "laid-off", "elaborates", "closed", status="inferred", note="Both tell of the mill.")

        [relation] = made.claim("laid-off").relations
        assert (relation.type, relation.target, relation.status) == ("elaborates", "closed", "inferred")

    def test_relation_that_stands_is_corrected_in_its_place(self, mill):
        made = edits.relate(edits.relate(mill, "laid-off", "elaborates", "closed"), "laid-off", "part-of", "closed")

        corrected = edits.relate(made, "laid-off", "elaborates", "closed", note="Said in the next line.")

        assert [(one.type, one.note) for one in corrected.claim("laid-off").relations] == [
            ("elaborates", "Said in the next line."),
            ("part-of", None),
        ]

    def test_relation_is_taken_back(self, mill):
        made = edits.relate(mill, "laid-off", "elaborates", "closed")

        assert edits.unrelate(made, "laid-off", "elaborates", "closed") == mill
        with pytest.raises(ValueError, match=r"no relation causes closed \(it has: elaborates closed\)"):
            edits.unrelate(made, "laid-off", "causes", "closed")

    def test_relation_leads_to_another_claim_and_not_back(self, mill):
        made = edits.relate(mill, "laid-off", "elaborates", "closed")

        with pytest.raises(NoSuchClaim, match="closed"):
            edits.relate(mill, "laid-off", "elaborates", "closd")
        with pytest.raises(InvalidAnnotation):
            edits.relate(mill, "laid-off", "elaborates", "laid-off")
        with pytest.raises(InvalidAnnotation):
            edits.relate(made, "closed", "elaborates", "laid-off")


class TestLinks:
    @pytest.fixture
    def later(self, mill):
        return attrs.evolve(mill, id="later", counterparts=[])

    def test_claim_is_linked_to_a_claim_of_another_document(self, mill, later):
        step = Naming(here="The mill", there="the works", ground="It is called so.")

        made = edits.link(
            later,
            "closed",
            "repeats",
            other=mill,
            target="closed",
            status="confirmed",
            by="A. Editor",
            at="2024-06-01",
            names=[step],
        )

        [entry] = made.counterparts
        assert (entry.claim, entry.document, entry.target, entry.relation) == ("closed", "mill", "closed", "repeats")
        assert entry.names == (step,)
        assert made.claims == later.claims

    def test_decision_takes_the_place_of_what_was_suggested(self, mill, later):
        made = edits.link(later, "closed", "related", other=mill, target="closed")
        made = edits.link(made, "laid-off", "related", other=mill, target="laid-off")

        decided = edits.link(
            made, "closed", "repeats", other=mill, target="closed", status="rejected", by="A. Editor", at="2024-06-01", note="No."
        )

        assert [(one.claim, one.relation, one.status) for one in decided.counterparts] == [
            ("closed", "repeats", "rejected"),
            ("laid-off", "related", "suggested"),
        ]

    @pytest.mark.parametrize(
        ("details", "code"), [({"status": "confirmed"}, "FC422"), ({"status": "confirmed", "by": "A. Editor"}, "FC422")]
    )
    def test_decision_of_nobody_is_refused(self, mill, later, details, code):
        with pytest.raises(InvalidAnnotation) as refused:
            edits.link(later, "closed", "repeats", other=mill, target="closed", **details)

        assert {finding.code for finding in refused.value.findings} == {code}

    def test_link_into_the_document_itself_is_refused(self, mill):
        with pytest.raises(InvalidAnnotation, match="FC420"):
            edits.link(mill, "closed", "repeats", other=mill, target="laid-off")

    @pytest.mark.parametrize(("claim", "target"), [("closd", "closed"), ("closed", "closd")])
    def test_link_leads_somewhere(self, mill, later, claim, target):
        with pytest.raises(NoSuchClaim, match="closed"):
            edits.link(later, claim, "repeats", other=mill, target=target)
