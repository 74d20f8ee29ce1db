"""Two lines of work, made one."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Source, Span
from factcheck.contract.codec import to_value
from factcheck.contract.conformance import check_schema
from factcheck.model import Counterpart, Quantity, Relation, Search, Slot, Unclaimed, Work
from tests.strategies import annotations
from tests.versions.edits import BASE, EDITS, GAZETTE, LISTED, LOOK, NEW, SEEN, edited, edits, with_claim, with_slot


def merged(ours, theirs, base=BASE):
    done = factcheck.merge(base, ours, theirs)

    assert done.conflicts == ()

    return done.annotation


def differing(one, other):
    """Give the changes between two versions, but not where a set of names only stands in another order."""
    changes = factcheck.diff(one, other)
    sets = {"places", "counterparts"}
    return [change for change in changes if change.field not in sets or unordered(change.before) != unordered(change.after)]


def unordered(items):
    return sorted(map(str, items or ()))


def conflicts(ours, theirs, base=BASE):
    return ["/".join(conflict.where) for conflict in factcheck.merge(base, ours, theirs).conflicts]


class TestLaws:
    @settings(max_examples=25)
    @given(annotations(), annotations())
    def test_what_one_side_left_alone_is_as_the_other_has_it(self, base, changed):
        assert factcheck.merge(base, changed, base) == factcheck.versions.Merged(annotation=changed)
        assert factcheck.merge(base, base, changed) == factcheck.versions.Merged(annotation=changed)
        assert factcheck.merge(changed, changed, changed) == factcheck.versions.Merged(annotation=changed)
        assert factcheck.merge(base, changed, changed) == factcheck.versions.Merged(annotation=changed)

    @given(st.data())
    def test_disjoint_edits_never_conflict_and_are_all_there(self, data):
        names = data.draw(edits())
        ours = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
        theirs = [name for name in names if name not in ours]

        done = merged(edited(ours), edited(theirs))

        assert differing(done, edited(names)) == []

    @given(edits(), edits())
    def test_edits_that_both_sides_made_are_there_once(self, ours, theirs):
        done = merged(edited(ours), edited(theirs))

        assert differing(done, edited([*ours, *theirs])) == []

    @pytest.mark.parametrize("name", EDITS)
    def test_every_edit_changes_something(self, name):
        assert factcheck.diff(BASE, edited([name]))

    @settings(max_examples=25)
    @given(annotations(), annotations(), annotations())
    def test_result_conforms_whatever_is_joined(self, base, ours, theirs):
        assert check_schema(to_value(factcheck.merge(base, ours, theirs).annotation)) == []

    @given(edits(), edits())
    def test_sides_may_change_places_where_nothing_conflicts(self, ours, theirs):
        assert differing(merged(edited(ours), edited(theirs)), merged(edited(theirs), edited(ours))) == []


class TestLists:
    def test_claims_stand_after_those_that_they_were_put_after(self):
        first, second = BASE.claims
        ours = attrs.evolve(BASE, claims=[first, NEW, second])
        theirs = attrs.evolve(BASE, claims=[attrs.evolve(NEW, id="before"), first, second, attrs.evolve(NEW, id="after")])

        ids = [claim.id for claim in merged(ours, theirs).claims]

        assert ids == ["before", "mill-closed", "shut-for-good", "work-lost", "after"]

    def test_order_that_one_side_changed_is_kept(self):
        turned = attrs.evolve(BASE, claims=BASE.claims[::-1])

        assert [claim.id for claim in merged(turned, edited(["work"])).claims] == ["work-lost", "mill-closed"]
        assert [claim.id for claim in merged(edited(["work"]), turned).claims] == ["work-lost", "mill-closed"]

    def test_what_a_side_removed_is_gone(self):
        base = with_slot(BASE, references=[SEEN, LISTED])

        done = merged(with_slot(base, references=[SEEN]), with_slot(base, references=[LISTED]), base)

        assert done.claims[0].slots[0].references == ()

    def test_one_reference_is_edited_field_by_field(self):
        base = with_slot(BASE, references=[SEEN])
        ours = with_slot(BASE, references=[attrs.evolve(SEEN, locator="p. 1")])
        theirs = with_slot(BASE, references=[attrs.evolve(SEEN, gist="Shut.")])

        assert merged(ours, theirs, base).claims[0].slots[0].references == (attrs.evolve(SEEN, locator="p. 1", gist="Shut."),)

    def test_passages_of_one_work_that_both_sides_add_are_two_references(self):
        one, two = (attrs.evolve(SEEN, locator=f"p. {page}") for page in (1, 2))

        done = merged(with_slot(BASE, references=[one]), with_slot(BASE, references=[two]))

        assert done.claims[0].slots[0].references == (one, two)

    def test_same_reference_twice_on_one_side_stays(self):
        twice = with_slot(BASE, references=[SEEN, SEEN])

        assert len(merged(twice, edited(["note"])).claims[0].slots[0].references) == 2

    def test_new_verdicts_stand_in_the_order_of_their_days(self):
        base = with_claim(BASE, assessments=[attrs.evolve(LOOK, at="2024-12-01")])
        later, earlier = (attrs.evolve(LOOK, id=id_, at=day) for id_, day in (("b", "2025-02-01"), ("a", "2025-01-01")))
        ours = with_claim(base, assessments=[*base.claims[0].assessments, later])
        theirs = with_claim(base, assessments=[*base.claims[0].assessments, earlier])

        assert [one.id for one in merged(ours, theirs, base).claims[0].assessments] == ["look", "a", "b"]

    def test_all_claims_may_go(self):
        ours, theirs = (
            attrs.evolve(BASE, claims=[claim]) for claim in (BASE.claims[0], attrs.evolve(BASE.claims[1], relations=[]))
        )

        done = factcheck.merge(attrs.evolve(BASE, claims=[BASE.claims[0], theirs.claims[0]]), ours, theirs)

        assert done.annotation.claims == ()

    def test_files_that_both_sides_added_are_joined(self):
        assert merged(edited(["work"]), edited(["claim"]), None) == edited(["work", "claim"])


class TestConflicts:
    def test_field_that_both_changed_differently_stays_ours(self):
        ours, theirs = (with_claim(BASE, note=note) for note in ("Ours.", "Theirs."))

        done = factcheck.merge(with_claim(BASE, note="Old."), ours, theirs)

        assert done.annotation == ours
        assert "/".join(done.conflicts[0].where) == "claims/mill-closed/note"
        assert str(done.conflicts[0]).endswith('ours is kept (ours "Ours.", theirs "Theirs.", before "Old.")')

    def test_value_is_not_put_beside_a_bound(self):
        ours = with_claim(BASE, 1, quantity=attrs.evolve(BASE.claims[1].quantity, high=50))
        theirs = with_claim(BASE, 1, quantity=Quantity(value=40, unit="person", as_written="Up to 40"))

        assert conflicts(ours, theirs) == ["claims/work-lost/quantity/value, high, comparators"]
        assert factcheck.merge(BASE, ours, theirs).annotation.claims[1].quantity.high == 50

    def test_long_values_are_cut_short_in_the_line(self):
        ours, theirs = (with_claim(BASE, note=note * 100) for note in "ab")

        assert len(str(factcheck.merge(BASE, ours, theirs).conflicts[0])) < 250

    def test_spans_are_one_value(self):
        ours, theirs = (with_claim(BASE, spans=[Span(start=13, end=end, exact=BASE.source.text[13:end])]) for end in (21, 28))

        assert conflicts(ours, theirs) == ["claims/mill-closed/spans"]

    @pytest.mark.parametrize("ours_removes", [True, False])
    def test_claim_that_one_side_removed_and_the_other_changed_is_kept(self, ours_removes):
        removed = attrs.evolve(BASE, claims=BASE.claims[:1])
        changed = with_claim(BASE, 1, note="Read again.")
        ours, theirs = (removed, changed) if ours_removes else (changed, removed)

        done = factcheck.merge(BASE, ours, theirs)

        assert done.annotation.claims == changed.claims
        assert [conflict.where for conflict in done.conflicts] == [("claims", "work-lost")]

    def test_claims_that_share_nothing_but_a_new_id_are_not_mixed(self):
        ours = attrs.evolve(BASE, claims=[*BASE.claims, NEW])
        other = attrs.evolve(NEW, statement="The gates are green.", note="Another.")
        theirs = attrs.evolve(BASE, claims=[*BASE.claims, other])

        done = factcheck.merge(BASE, ours, theirs)

        assert (done.annotation, conflicts(ours, theirs)) == (ours, ["claims/shut-for-good"])
        assert "both sides added it differently" in str(done.conflicts[0])

    def test_work_that_both_sides_added_is_joined_field_by_field(self):
        ours, theirs = (
            attrs.evolve(BASE, works=[*BASE.works, Work(id="poll", csl={"type": "report", "title": "Poll", **more}, kind=kind)])
            for more, kind in (({"page": "3"}, None), ({"volume": "1"}, "primary"))
        )

        assert merged(ours, theirs).works[2] == Work(
            id="poll", csl={"type": "report", "title": "Poll", "page": "3", "volume": "1"}, kind="primary"
        )

    def test_fields_that_need_each_other_are_not_left_out_by_one_side_each(self):
        csl = {"type": "report", "title": "T", "author": [{"literal": "Board"}], "issued": {"date-parts": [[2001]]}}
        untitled = {key: part for key, part in csl.items() if key != "title"}
        before, ours, theirs = (
            attrs.evolve(BASE, works=[Work(id="w", csl=value)]) for value in (csl, untitled, {"type": "report", "title": "T"})
        )

        done = factcheck.merge(before, ours, theirs)

        assert [(conflict.where, conflict.outcome) for conflict in done.conflicts] == [
            (("works", "w", "csl"), "what both sides changed cannot stand together; ours is kept")
        ]
        assert done.annotation.works == ours.works

    def test_verdict_is_one_value(self):
        base = with_claim(BASE, assessments=[LOOK])
        ours = with_claim(BASE, assessments=[attrs.evolve(LOOK, verdict="mixed")])
        theirs = with_claim(BASE, assessments=[attrs.evolve(LOOK, rationale="No record.")])

        assert conflicts(ours, theirs, base) == ["claims/mill-closed/assessments/look"]

    def test_decision_on_a_counterpart_is_one_value(self):
        base = edited(["counterpart"])
        ours, theirs = (
            attrs.evolve(base, counterparts=[attrs.evolve(base.counterparts[0], status=status, by=by, at="2024-06-01")])
            for status, by in (("confirmed", "A"), ("rejected", "B"))
        )

        assert conflicts(ours, theirs, base) == ["counterparts/work-lost first jobs"]

    def test_reference_and_relation_are_named_in_words(self):
        base = with_slot(BASE, references=[LISTED])
        ours, theirs = (with_slot(BASE, references=[attrs.evolve(LISTED, gist=gist)]) for gist in ("A.", "B."))
        linked = [with_claim(BASE, 1, relations=[Relation(type="elaborates", target="mill-closed", note=note)]) for note in "ab"]

        assert conflicts(ours, theirs, base) == ["claims/mill-closed/slots/primary-record/references/register p. 3/gist"]
        assert conflicts(*linked) == ["claims/work-lost/relations/elaborates mill-closed/note"]

    def test_search_stays_whole(self):
        searches = [Search(at="2024-06-02", by=by, where="Archive", outcome="incomplete") for by in "AB"]
        ours, theirs = (with_slot(BASE, searches=[search]) for search in searches)

        assert merged(ours, theirs).claims[0].slots[0].searches == tuple(searches)


class TestLinks:
    def test_work_that_the_other_side_came_to_cite_is_put_back(self):
        ours = attrs.evolve(BASE, works=BASE.works[1:])

        done = factcheck.merge(BASE, ours, with_slot(BASE, references=[SEEN]))

        assert GAZETTE in done.annotation.works
        assert [(conflict.where, conflict.ours) for conflict in done.conflicts] == [(("works", "gazette"), None)]

    def test_claim_that_the_other_side_came_to_relate_to_is_put_back(self):
        base = with_claim(BASE, 1, relations=[])
        ours = attrs.evolve(base, claims=base.claims[1:])

        done = factcheck.merge(base, ours, with_claim(base, 1, relations=[Relation(type="elaborates", target="mill-closed")]))

        assert {claim.id for claim in done.annotation.claims} == {"mill-closed", "work-lost"}
        assert conflicts(ours, BASE, base) == ["claims/mill-closed"]

    def test_claim_that_has_come_to_have_a_counterpart_is_put_back(self):
        ours = attrs.evolve(BASE, claims=BASE.claims[:1])

        done = factcheck.merge(BASE, ours, edited(["counterpart"]))

        assert done.annotation.claims == BASE.claims
        assert [conflict.where for conflict in done.conflicts] == [("claims", "work-lost")]

    def test_origin_is_put_back_with_all_that_lead_to_it(self):
        base = attrs.evolve(BASE, works=[attrs.evolve(work, origins=[]) for work in BASE.works])
        ours = attrs.evolve(base, origins=[])
        theirs = attrs.evolve(
            base,
            source=attrs.evolve(base.source, issuer="court"),
            origins=[base.origins[0], attrs.evolve(base.origins[1], derived_from=["reporter"])],
        )

        done = factcheck.merge(base, ours, theirs)

        assert {origin.id for origin in done.annotation.origins} == {"court", "reporter"}
        assert len(done.conflicts) == 2

    def test_link_that_led_nowhere_before_is_left_so(self):
        base = with_slot(BASE, references=[attrs.evolve(SEEN, work="lost")])

        assert "lost" not in {work.id for work in merged(edited(["note"], base), edited(["work"], base), base).works}


class TestTexts:
    @pytest.fixture
    def moved(self):
        """The annotation on a text that begins with another word."""
        text = "The " + BASE.source.text

        def move(span):
            return attrs.evolve(span, start=span.start + 4, end=span.end + 4)

        claims = [attrs.evolve(claim, spans=[*map(move, claim.spans)]) for claim in BASE.claims]
        source = Source.from_text(text, title=BASE.source.title)
        first = Unclaimed(start=0, end=15, exact="The Mill closes", reason="title")
        return attrs.evolve(BASE, source=source, claims=claims, unclaimed=[first])

    @pytest.mark.parametrize("ours_moves", [True, False])
    def test_text_that_one_side_changed_comes_with_its_spans(self, moved, ours_moves):
        other = edited(["note", "reference"])

        done = merged(*((moved, other) if ours_moves else (other, moved)))

        assert done.source.text == moved.source.text
        assert factcheck.diff(done, edited(["note", "reference"], moved)) == ()

    def test_spans_of_the_other_text_are_a_conflict(self, moved):
        theirs = edited(["claim", "unclaimed"])

        assert conflicts(moved, theirs) == ["unclaimed/0–11", "claims/shut-for-good/spans"]

    def test_two_new_texts_are_one_conflict_and_ours_holds(self, moved):
        longer = BASE.source.text + "!"
        theirs = attrs.evolve(BASE, source=Source.from_text(longer, title=BASE.source.title))

        done = factcheck.merge(BASE, moved, theirs)

        assert done.annotation.source.text == moved.source.text
        assert ("source", "text, sha256, length") in [conflict.where for conflict in done.conflicts]


def test_slots_that_both_list_are_joined():
    base = with_claim(BASE, slots=[])
    ours = with_claim(BASE, slots=[Slot(kind="primary-record", references=[SEEN])])
    theirs = with_claim(BASE, slots=[Slot(kind="primary-record", references=[LISTED]), Slot(kind="dissent")])

    assert merged(ours, theirs, base).claims[0].slots == (
        Slot(kind="primary-record", references=[SEEN, LISTED]),
        Slot(kind="dissent"),
    )


def counterpart(**more):
    return Counterpart(**{"claim": BASE.claims[0].id, "document": "second", "target": "a", "relation": "restates", **more})


CONFIRMED = counterpart(status="confirmed", by="A. Editor", at="2024-06-01")
ELSEWHERE = attrs.evolve(CONFIRMED, document="third")
REJECTED = counterpart(status="rejected", by="B. Editor", at="2024-06-02")


def with_counterparts(*entries):
    return attrs.evolve(BASE, counterparts=entries)


def test_counterparts_of_both_sides_stand_side_by_side():
    other = counterpart(target="b")

    done = merged(with_counterparts(counterpart(), ELSEWHERE), with_counterparts(other))

    assert set(done.counterparts) == {counterpart(), ELSEWHERE, other}


def test_decision_on_a_counterpart_takes_the_place_of_the_suggestion():
    base = with_counterparts(counterpart())

    assert merged(with_counterparts(CONFIRMED), base, base=base).counterparts == (CONFIRMED,)


def test_two_decisions_on_a_counterpart_are_a_conflict_and_never_mixed():
    base = with_counterparts(counterpart())

    done = factcheck.merge(base, with_counterparts(CONFIRMED), with_counterparts(REJECTED))

    assert len(done.conflicts) == 1
    assert done.annotation.counterparts in ((CONFIRMED,), (REJECTED,))


def test_claim_that_one_side_removed_is_kept_for_the_counterpart_that_the_other_brought():
    claim = next(
        one for one in BASE.claims if not any(link.target == one.id for other in BASE.claims for link in other.relations)
    )
    entry = counterpart(claim=claim.id)
    removed = attrs.evolve(BASE, claims=[one for one in BASE.claims if one is not claim])

    done = factcheck.merge(BASE, removed, with_counterparts(entry))

    assert done.annotation.claim(claim.id) == claim
    assert done.annotation.counterparts == (entry,)


class TestRenames:
    def test_claim_that_both_sides_renamed_is_there_once_and_told(self):
        ours, theirs = with_claim(BASE, 1, id="jobs-lost"), with_claim(BASE, 1, id="posts-lost")

        done = factcheck.merge(BASE, ours, theirs)

        assert [claim.id for claim in done.annotation.claims] == [BASE.claims[0].id, "jobs-lost"]
        assert [str(conflict) for conflict in done.conflicts] == [
            (
                "claims/jobs-lost/id: both sides gave it another id; ours is kept "
                '(ours "jobs-lost", theirs "posts-lost", before "work-lost")'
            )
        ]

    @pytest.mark.parametrize("is_turned", [False, True])
    def test_claim_that_one_side_renamed_and_the_other_removed_is_kept_and_told(self, is_turned):
        renamed = with_claim(BASE, 1, id="jobs-lost")
        sides = renamed, attrs.evolve(BASE, claims=BASE.claims[:1])

        done = factcheck.merge(BASE, *(sides[::-1] if is_turned else sides))

        assert [claim.id for claim in done.annotation.claims] == [BASE.claims[0].id, "jobs-lost"]
        assert [(conflict.where, conflict.base, conflict.outcome) for conflict in done.conflicts] == [
            (("claims", "jobs-lost"), "work-lost", "one side removed it, the other gave it another id; it is kept")
        ]

    def test_claim_that_one_side_renamed_and_the_other_renamed_and_reworded_is_there_once_and_told(self):
        ours, theirs = with_claim(BASE, 1, id="jobs-lost"), with_claim(BASE, 1, id="posts-lost", statement="Posts were lost.")

        done = factcheck.merge(BASE, ours, theirs)

        assert [(claim.id, claim.statement) for claim in done.annotation.claims[1:]] == [("jobs-lost", "Posts were lost.")]
        assert [conflict.outcome for conflict in done.conflicts] == ["both sides gave it another id; ours is kept"]

    def test_links_follow_the_id_that_is_kept(self):
        linked = with_claim(BASE, 0, relations=[Relation(type="contains", target="work-lost")])
        ours, theirs = (factcheck.versions.edits.rename(linked, "work-lost", name) for name in ("jobs-lost", "posts-lost"))

        done = factcheck.merge(linked, ours, theirs).annotation

        assert [link.target for link in done.claims[0].relations] == ["jobs-lost"]

    def test_both_sides_may_give_the_same_id(self):
        same = with_claim(BASE, 1, id="jobs-lost")

        assert merged(with_claim(same, 0, tags=["mill"]), same).claims[1].id == "jobs-lost"

    @pytest.mark.parametrize("turned", [False, True])
    def test_what_one_side_adds_to_a_claim_goes_with_the_id_that_the_other_gives(self, turned):
        sides = [with_claim(BASE, 1, id="jobs-lost"), with_claim(BASE, 1, tags=["mill"])]

        done = merged(*(sides[::-1] if turned else sides))

        assert [(claim.id, claim.tags) for claim in done.claims][1:] == [("jobs-lost", ("mill",))]

    def test_id_that_the_other_side_gave_to_a_new_claim_is_not_taken_from_it(self):
        ours = with_claim(BASE, 1, id="shut-for-good")
        theirs = attrs.evolve(BASE, claims=[*BASE.claims, attrs.evolve(NEW, id="shut-for-good")])

        assert factcheck.merge(BASE, ours, theirs).conflicts
