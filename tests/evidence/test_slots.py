from __future__ import annotations

import pytest

import factcheck
from factcheck import Claim, Source, Span
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.slots import list_slots
from factcheck.model import Slot

VOCABULARY = load_vocabulary("press-statement")
SPAN = Span(start=0, end=4, exact="Text")


def claim(*categories, slots=()):
    return Claim(id="a", statement="S.", spans=[SPAN], categories=categories, slots=slots)


def slots_of_claim(one):
    return factcheck.evidence.slots_of(annotation_of(one), one)


def annotation_of(one):
    return factcheck.Annotation(id="a", source=Source.from_text("Text", title="T"), claims=[one])


def summed(slots):
    return [(slot.kind, slot.level, slot.min_origins) for slot in slots]


def test_categories_demand_slots_that_the_file_does_not_list():
    assert summed(slots_of_claim(claim("record.act"))) == [
        ("official-record", "must", 1),
        ("independent-report", "should", 1),
    ]


def test_stronger_demand_of_two_categories_holds():
    slots = slots_of_claim(claim("record.act", "event.state"))

    assert ("independent-report", "must", 1) in summed(slots)
    assert len(slots) == 4


def test_file_overrules_the_vocabulary():
    slots = slots_of_claim(claim("record.act", slots=[Slot(kind="official-record", level="may", min_origins=3)]))

    assert summed(slots)[0] == ("official-record", "may", 3)


def test_slot_that_nothing_demands_is_welcome():
    slots = slots_of_claim(claim("evaluation.norm", slots=[Slot(kind="dissent")]))

    assert summed(slots) == [("dissent", "may", 1)]


def test_unsorted_candidate_demands_nothing():
    assert slots_of_claim(claim("unsorted")) == ()


def test_number_of_origins_comes_from_the_vocabulary():
    assert ("expert-analysis", "must", 2) in summed(slots_of_claim(claim("causal.effect")))


def test_slots_that_are_demanded_can_be_listed():
    slots = [Slot(kind="dissent"), Slot(kind="independent-report", level="must")]
    annotation = annotation_of(claim("record.act", slots=slots))
    listed = list_slots(annotation)

    assert [(slot.kind, slot.level) for slot in listed.claims[0].slots] == [
        ("official-record", None),
        ("independent-report", "must"),
        ("dissent", None),
    ]
    assert list_slots(listed) == listed


def test_open_slots_of_the_fact_sheet_come_in_reading_order(sheet):
    found = factcheck.open_slots(sheet, level="must")

    assert all(slot.level == "must" for _, slot in found)
    assert [one for one, _ in found] == sorted((one for one, _ in found), key=sheet.reading_order.index)
    assert len(found) < len(factcheck.open_slots(sheet))


def test_unknown_vocabulary_must_be_given(sheet):
    import attrs

    with pytest.raises(factcheck.errors.NoSuchTerm):
        factcheck.open_slots(attrs.evolve(sheet, vocabulary="own/1"))
    assert factcheck.open_slots(attrs.evolve(sheet, vocabulary="own/1", categories=attrs.evolve(VOCABULARY, name="own")))
