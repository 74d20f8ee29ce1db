from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck import Annotation, Claim, Source, Span
from factcheck.model import Origin, Reference, Search, Slot, Waiver, Work
from tests.evidence.test_lineage import lineages

ORIGINS = (
    Origin(id="ministry", name="Ministry", interest="claimant", derived_from=["government"]),
    Origin(id="government", name="Government"),
    Origin(id="treasury", name="Treasury", derived_from=["government"]),
    Origin(id="owner", name="Owner", interest="party"),
    Origin(id="agency", name="Agency", interest="neutral"),
    Origin(id="herald", name="Herald", access="relay", derived_from=["agency"]),
    Origin(id="courier", name="Courier", access="relay", derived_from=["agency"]),
    Origin(id="witness", name="Witness", interest="neutral"),
    Origin(id="spokesman", name="Spokesman", derived_from=["ministry", "agency"]),
)


def work(id_, *origins, available=None):
    return Work(id=id_, csl={"type": "report", "title": "T"}, origins=origins, available=available)


WORKS = (
    *(work(f"by-{origin.id}", origin.id, available="2024-05-02") for origin in ORIGINS),
    work("of-unknown-origin", available="2024-05-02"),
    work("later", "agency", available="2024-06"),
    work("undated", "agency"),
)


def annotation(*slots, categories=("event.incident",)):
    claim = Claim(
        id="closed", statement="It closed.", spans=[Span(start=0, end=4, exact="Text")], categories=categories, slots=slots
    )
    source = attrs.evolve(Source.from_text("Text", title="T"), issuer="ministry")
    return Annotation(id="a", source=source, claims=[claim], works=WORKS, origins=ORIGINS)


def held(kind, *references, as_of=None, **more):
    slot = Slot(kind=kind, references=references, **more)
    weighed = factcheck.weigh(annotation(slot), "closed", as_of=as_of)
    return next(one for one in weighed.slots if one.slot.kind == kind)


def says(work_id, stance="supports", **more):
    return Reference(work=work_id, stance=stance, **more)


def test_slot_without_references_is_open():
    one = held("primary-record")

    assert (one.state, one.missing, one.readings) == ("open", 1, ())


def test_independent_origin_fills_a_slot():
    one = held("primary-record", says("by-witness"))

    assert (one.state, one.filling, one.missing) == ("filled", ("witness",), 0)


def test_two_papers_that_print_one_agency_are_one_origin():
    one = held("primary-record", says("by-herald"), says("by-courier"), min_origins=2)

    assert (one.state, one.filling, one.missing) == ("open", ("agency",), 1)
    assert [reading.why for reading in one.readings] == ["Herald, from Agency", "Courier, from Agency: same origin as by-herald"]


def test_two_roots_fill_a_slot_that_asks_for_two():
    one = held("expert-analysis", says("by-agency"), says("by-witness"), min_origins=2)

    assert (one.state, one.filling) == ("filled", ("agency", "witness"))


@pytest.mark.parametrize("id_", ["by-ministry", "by-government", "by-treasury"])
def test_issuer_and_its_kin_do_not_corroborate_the_issuer(id_):
    one = held("primary-record", says(id_))

    assert (one.state, one.filling) == ("open", ())
    assert one.readings[0].why.endswith("the claimant's own word, which cannot corroborate the claim")


def test_issuer_fills_a_slot_for_its_own_word():
    weighed = factcheck.weigh(annotation(Slot(kind="official-statement", references=[says("by-ministry")])), "closed")

    assert weighed.slots[-1].state == "filled"
    assert weighed.supporting == ()


def test_claimant_who_relays_another_does_not_count_for_the_other_but_what_else_it_has_does():
    one = held("primary-record", says("by-spokesman"))

    assert one.filling == ("agency",)
    assert one.readings[0].roots == ("agency",)


@pytest.mark.parametrize(("kind", "state"), [("primary-record", "filled"), ("independent-report", "open")])
def test_party_does_not_count_where_somebody_disinterested_is_asked_for(kind, state):
    assert held(kind, says("by-owner")).state == state


def test_passage_that_relays_another_counts_as_the_other():
    one = held("primary-record", says("by-witness", origins=["agency"]), says("by-agency"), min_origins=2)

    assert one.filling == ("agency",)


def test_slot_is_contested_where_origins_bear_both_ways():
    one = held("primary-record", says("by-witness"), says("by-agency", "contradicts"))

    assert (one.state, one.supporting, one.contradicting) == ("contested", ("witness",), ("agency",))


def test_slot_is_contradicted_where_origins_bear_only_against_the_claim():
    one = held("primary-record", says("by-witness", "context"), says("by-ministry"), says("by-agency", "contradicts"))

    assert (one.state, one.supporting, one.contradicting) == ("contradicted", (), ("agency",))


def test_claimant_against_its_own_claim_fills_nothing_and_is_an_admission():
    one = held("primary-record", says("by-ministry", "contradicts"), says("by-spokesman", "contradicts"))

    assert [(reading.counts, reading.admission) for reading in one.readings] == [(False, True), (True, False)]
    assert one.readings[0].why.endswith("the claimant's own word against its claim, which fills no slot and can refute")
    assert (one.state, one.contradicting) == ("contradicted", ("agency",))


def test_speaker_of_a_claimant_and_of_another_admits_nothing_for_the_claimant():
    (reading,) = held("official-statement", says("by-spokesman", "contradicts")).readings

    assert (len(reading.paths), reading.admission) == (2, False)


def test_admission_that_was_not_to_be_had_by_the_day_is_none():
    assert not held("primary-record", says("by-ministry", "contradicts"), as_of="2024-05-01").readings[0].admission


@pytest.mark.parametrize("stance", ["different-figure", "context"])
def test_what_settles_nothing_fills_nothing(stance):
    one = held("primary-statistics", says("by-agency", stance))

    assert (one.state, one.readings[0].counts) == ("open", False)
    assert "which is not what the slot asks for" in one.readings[0].why


@pytest.mark.parametrize("kind", ["other-party-account", "alternative-cause", "dissent", "method-note", "agreement-text"])
def test_context_fills_nothing_whatever_the_slot_asks_for(kind):
    one = held(kind, says("by-owner", "context"))

    assert (one.state, one.filling, one.readings[0].counts) == ("open", (), False)


@pytest.mark.parametrize(("kind", "state"), [("method-note", "filled"), ("agreement-text", "filled"), ("primary-record", "open")])
def test_passage_that_is_what_the_slot_asks_for_fills_it_without_agreeing(kind, state):
    one = held(kind, says("by-agency", "supplies"))

    assert (one.state, one.supporting) == (state, ())


@pytest.mark.parametrize("stance", ["supports", "contradicts", "different-figure", "supplies"])
def test_account_of_the_other_party_fills_its_slot_whatever_it_says(stance):
    assert held("other-party-account", says("by-owner", stance)).state == "filled"


def test_work_of_unknown_origin_does_not_count():
    one = held("primary-record", says("of-unknown-origin"))

    assert (one.state, one.readings[0].why) == ("open", "its origin is not recorded")


def test_work_that_is_not_there_does_not_count():
    one = held("primary-record", says("nowhere"))

    assert (one.state, one.readings[0].work) == ("open", None)


def test_waived_slot_is_waived():
    assert held("primary-record", waived=Waiver(reason="Burnt.", by="A", at="2024-01-01")).state == "waived"


def search(outcome):
    return Search(at="2024-05-02", by="A", where="Archive", outcome=outcome)


@pytest.mark.parametrize(
    ("outcomes", "state"),
    [
        (["nothing-found"], "unobtainable"),
        (["not-accessible", "nothing-found"], "unobtainable"),
        (["nothing-found", "incomplete"], "open"),
        (["found"], "open"),
    ],
)
def test_slot_is_unobtainable_only_where_every_search_ended_with_nothing(outcomes, state):
    assert held("primary-record", searches=[search(outcome) for outcome in outcomes]).state == state


def test_evidence_outweighs_a_search_that_found_nothing():
    assert held("primary-record", says("by-witness"), searches=[search("nothing-found")]).state == "filled"


@pytest.mark.parametrize(
    ("id_", "as_of", "counts"),
    [
        ("by-agency", "2024-05-02", True),
        ("by-agency", "2024-05-01", False),
        ("later", "2024-06-29", False),
        ("later", "2024-06-30", True),
        ("undated", "2030-01-01", False),
    ],
)
def test_only_what_was_certainly_available_counts_as_of_a_day(id_, as_of, counts):
    assert held("primary-record", says(id_), as_of=as_of).readings[0].counts == counts


def test_day_must_be_a_day():
    with pytest.raises(ValueError, match="is not a day"):
        held("primary-record", as_of="1999")


def test_claim_sums_up_its_slots():
    slots = [
        Slot(kind="primary-record", references=[says("by-owner")]),
        Slot(kind="independent-report", references=[says("by-herald"), says("by-witness", "contradicts")]),
    ]
    weighed = factcheck.weigh(annotation(*slots), "closed")

    assert weighed.supporting == ("owner", "agency")
    assert weighed.contradicting == ("witness",)
    assert weighed.disinterested == ("agency",)


def states(*slots):
    return {one.slot.kind: one.state for one in factcheck.weigh(annotation(*slots), "closed").slots}


def test_one_sentence_counts_for_one_slot_that_must_be_filled():
    record = Slot(kind="primary-record", references=[says("by-witness", excerpt="The gate has been shut.")])
    same = Slot(kind="independent-report", references=[says("by-witness", excerpt="the gate has been shut")])
    another = Slot(kind="independent-report", references=[says("by-witness", excerpt="The yard is empty.")])

    assert states(record, same)["independent-report"] == "open"
    assert states(record, another)["independent-report"] == "filled"
    waived = attrs.evolve(record, waived=Waiver(reason="Burnt.", by="A", at="2024-01-01"))
    assert states(waived, same)["independent-report"] == "filled"


def test_slots_that_are_not_open_are_not_among_the_open_ones():
    found = factcheck.open_slots(annotation(Slot(kind="primary-record", references=[says("by-witness")])))

    assert [slot.kind for _, slot in found] == ["independent-report", "other-party-account"]


@given(lineages(), st.data())
def test_work_that_derives_from_a_counted_one_never_raises_a_count(origins, data):
    ids = sorted(origins)
    cited = data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
    parents = data.draw(st.lists(st.sampled_from(cited), min_size=1, unique=True))
    everyone = {**origins, "heir": Origin(id="heir", name="Heir", derived_from=parents)}

    assert set(factcheck.evidence.roots_of([*cited, "heir"], everyone)) == set(factcheck.evidence.roots_of(cited, everyone))


@given(st.lists(st.tuples(st.sampled_from([work.id for work in WORKS]), st.sampled_from(["supports", "context"])), max_size=6))
def test_order_of_references_changes_no_count(pairs):
    references = [says(id_, stance) for id_, stance in dict(pairs).items()]
    there, back = held("primary-record", *references), held("primary-record", *reversed(references))

    assert (there.state, set(there.filling)) == (back.state, set(back.filling))


def test_rows_are_flat_and_alike(sheet):
    rows = factcheck.to_rows(sheet, as_of="1999-03-26")

    assert [row["id"] for row in rows] == [claim.id for claim in sheet]
    assert len({tuple(row) for row in rows}) == 1
    assert all(value is None or isinstance(value, str | int | float) for row in rows for value in row.values())
    total = next(row for row in rows if row["id"] == "displaced-total")
    assert (total["quantity_value"], total["checkability"], total["must_open"]) == (250000, "checkable", 2)
