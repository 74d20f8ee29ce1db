"""One annotation of several: what is one is taken, what somebody decided is told, and the rest is open."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.agreement import Ruling, adjudicate
from factcheck.agreement.adjudicating import OPEN
from factcheck.findings import InvalidAnnotation
from factcheck.model import Assessment, Counterpart, Quantity, Reference, Relation, Slot, Span, Unclaimed, Work
from tests.agreement.making import made

TEXT = "Rain fell on Monday and the mill closed. Forty people lost their work."
RAIN = ("rain", "Rain fell on Monday.", "Rain fell on Monday")
MILL = ("mill", "The mill closed.", "the mill closed")
WORK = ("work", "Forty people lost their work.", "Forty people lost their work")
BOTH = ("both", "Rain fell on Monday and the mill closed.", "Rain fell on Monday and the mill closed")


def decided(*sides, rulings=()):
    found = adjudicate(*sides, names=["anna", "ben", "chris"][: len(sides)], rulings=rulings)
    return found, {one.where: one for one in found.decisions}


def ruling(where, take=None, **details):
    return Ruling(where=where, take=take, by="dora", rule="rule 3", **details)


def ids(found):
    return [claim.id for claim in found.annotation.claims]


def test_what_is_one_is_unanimous(sheet):
    found = adjudicate(sheet, sheet)

    assert {one.outcome for one in found.decisions} == {"unanimous"}
    assert factcheck.diff(sheet, found.annotation) == ()
    assert factcheck.check(found.annotation) == factcheck.check(sheet)


def test_field_that_differs_is_open_and_the_first_stands():
    found, decisions = decided(made(TEXT, [MILL]), made(TEXT, [(*MILL, {"mode": "reported"})]))

    assert decisions["claims/mill/mode"].outcome == "open"
    assert [(one.annotators, one.value) for one in decisions["claims/mill/mode"].options] == [
        (("anna",), "asserted"), (("ben",), "reported"),
    ]  # fmt: skip
    assert decisions["claims/mill/statement"].outcome == "unanimous"
    assert (found.annotation.claims[0].mode, found.annotation.claims[0].tags) == ("asserted", (OPEN,))


def test_ruling_decides_and_is_told():
    sides = made(TEXT, [MILL]), made(TEXT, [(*MILL, {"mode": "reported"})])
    found, decisions = decided(*sides, rulings=[ruling("claims/mill/mode", "ben")])

    told = decisions["claims/mill/mode"]
    assert (told.outcome, told.take, told.by, told.rule) == ("adjudicated", "ben", "dora", "rule 3")
    assert (found.annotation.claims[0].mode, found.annotation.claims[0].tags) == ("reported", ())


def test_ruling_can_give_what_nobody_gave():
    sides = made(TEXT, [MILL]), made(TEXT, [(*MILL, {"mode": "reported"})])
    found, _ = decided(*sides, rulings=[ruling("claims/mill/mode", value="implied")])

    assert found.annotation.claims[0].mode == "implied"


def test_value_that_does_not_conform_is_refused():
    sides = made(TEXT, [MILL]), made(TEXT, [(*MILL, {"mode": "reported"})])

    with pytest.raises(InvalidAnnotation):
        decided(*sides, rulings=[ruling("claims/mill/mode", value="shouted")])


@pytest.mark.parametrize(("take", "left"), [(None, ["mill", "work"]), ("anna", ["mill", "work"]), ("ben", ["mill"])])
def test_claim_of_one_stays_until_it_is_left_out(take, left):
    rulings = [ruling("claims/work", take)] if take else []
    found, decisions = decided(made(TEXT, [MILL, WORK]), made(TEXT, [MILL]), rulings=rulings)

    assert ids(found) == left
    assert decisions["claims/work"].outcome == ("adjudicated" if take else "open")


@pytest.mark.parametrize(("take", "left"), [(None, ["rain", "mill"]), ("anna", ["rain", "mill"]), ("ben", ["both"])])
def test_words_are_cut_as_one_of_them_cuts_them(take, left):
    rulings = [ruling("claims/rain/cut", take)] if take else []
    found, _ = decided(made(TEXT, [RAIN, MILL]), made(TEXT, [BOTH]), rulings=rulings)

    assert ids(found) == left


def test_links_follow_and_those_that_lose_their_end_are_told():
    one = made(TEXT, [(*MILL, {"relations": [Relation(type="elaborates", target="work")]}), WORK])
    other = made(TEXT, [("m", *MILL[1:], {"relations": [Relation(type="elaborates", target="w")]}), ("w", *WORK[1:])])
    kept, decisions = decided(one, other)
    left, _ = decided(one, made(TEXT, [MILL]), rulings=[ruling("claims/work", "ben")])

    assert decisions["claims/mill/relations"].outcome == "unanimous"
    assert kept.annotation.claim("mill").relations[0].target == "work"
    assert left.annotation.claim("mill").relations == ()
    assert "elaborates work, of anna" in str(left.losses[0])


def test_evidence_of_all_is_put_together():
    def side(id, work):
        slot = Slot(kind="independent-report", references=[Reference(work=work, stance="supports")])
        return made(TEXT, [(id, *MILL[1:], {"slots": [slot]})], works=[Work(id=work, csl={"type": "report", "title": work})])

    found, _ = decided(side("mill", "register"), side("closed", "gazette"))

    [claim] = found.annotation.claims
    assert [one.work for one in claim.slots[0].references] == ["register", "gazette"]
    assert [work.id for work in found.annotation.works] == ["register", "gazette"]


def test_evidence_of_a_part_goes_to_the_whole():
    slots = [
        Slot(kind="independent-report", references=[Reference(work="gazette", stance=stance, locator=stance)])
        for stance in ("supports", "context")
    ]
    works = [Work(id="gazette", csl={"type": "report", "title": "Gazette"})]
    one = made(TEXT, [(*RAIN, {"slots": slots[:1]}), (*MILL, {"slots": slots[1:]})], works=works)
    found, _ = decided(one, made(TEXT, [BOTH]), rulings=[ruling("claims/rain/cut", "ben")])

    assert {one.stance for one in found.annotation.claims[0].slots[0].references} == {"supports", "context"}


@pytest.mark.parametrize(
    ("rulings", "title"),
    [
        ([], "One"),
        ([ruling("works/w/csl/title", "ben")], "Two"),
        ([ruling("works/w/csl/title", "anna")], "One"),
        ([ruling("works/w/csl/title", value="Three")], "Three"),
    ],
)
def test_works_that_share_an_id_and_differ_are_decided(rulings, title):
    sides = [made(TEXT, [MILL], works=[Work(id="w", csl={"type": "report", "title": title})]) for title in ("One", "Two")]
    found, decisions = decided(*sides, rulings=rulings)

    told = decisions["works/w/csl/title"]
    assert (told.outcome, [one.value for one in told.options]) == ("adjudicated" if rulings else "open", ["One", "Two"])
    assert found.annotation.works[0].csl["title"] == title


@pytest.mark.parametrize("take", [None, "anna", "ben", "cleo"])
def test_what_three_gave_otherwise_is_one_decision(take):
    titles = ("One", "Two", "Three")
    sides = [made(TEXT, [MILL], works=[Work(id="w", csl={"type": "report", "title": title})]) for title in titles]
    rulings = [ruling("works/w/csl/title", take)] if take else []
    found = adjudicate(*sides, names=["anna", "ben", "cleo"], rulings=rulings)

    [told] = [one for one in found.decisions if one.where == "works/w/csl/title"]
    assert [(one.annotators, one.value) for one in told.options] == [(("anna",), "One"), (("ben",), "Two"), (("cleo",), "Three")]
    assert found.annotation.works[0].csl["title"] == dict(zip(["anna", "ben", "cleo"], titles, strict=True))[take or "anna"]


def test_evidence_of_two_parts_that_clash_is_decided():
    def slots(stance):
        return {"slots": [Slot(kind="independent-report", references=[Reference(work="w", stance=stance)])]}

    works = [Work(id="w", csl={"type": "report", "title": "W"})]
    one = made(TEXT, [(*RAIN, slots("supports")), (*MILL, slots("context"))], works=works)
    found, decisions = decided(one, made(TEXT, [BOTH]), rulings=[ruling("claims/rain/cut", "ben")])

    told = decisions["claims/both/slots/independent-report/references/w/stance"]
    assert [(one.annotators, one.value) for one in told.options] == [(("anna",), "supports"), (("anna",), "context")]
    assert [one.stance for one in found.annotation.claims[0].slots[0].references] == ["supports"]


@pytest.mark.parametrize(("take", "stance"), [(None, "supports"), ("ben", "context")])
def test_stances_on_one_passage_are_decided(take, stance):
    def side(stance):
        slot = Slot(kind="independent-report", references=[Reference(work="w", stance=stance)])
        return made(TEXT, [(*MILL, {"slots": [slot]})], works=[Work(id="w", csl={"type": "report", "title": "W"})])

    where = "claims/mill/slots/independent-report/references/w/stance"
    rulings = [ruling(where, take)] if take else []
    found, decisions = decided(side("supports"), side("context"), rulings=rulings)

    assert decisions[where].outcome == ("adjudicated" if take else "open")
    [claim] = found.annotation.claims
    assert ([one.stance for one in claim.slots[0].references], OPEN in claim.tags) == ([stance], not take)


@pytest.mark.parametrize(("take", "figure"), [("anna", (40, None)), ("ben", (None, 50))])
def test_bounds_of_a_figure_are_taken_together(take, figure):
    def side(**figure):
        reference = Reference(work="w", stance="supports", quantity=Quantity(unit="person", **figure))
        slot = Slot(kind="independent-report", references=[reference])
        return made(TEXT, [(*MILL, {"slots": [slot]})], works=[Work(id="w", csl={"type": "report", "title": "W"})])

    where = "claims/mill/slots/independent-report/references/w/quantity/value, high"
    found, _ = decided(side(value=40), side(high=50), rulings=[ruling(where, take)])

    taken = found.annotation.claims[0].slots[0].references[0].quantity
    assert (taken.value, taken.high) == figure


def test_ruling_on_one_of_two_things_of_one_name_is_refused():
    def side(stance):
        references = [Reference(work="w", stance=stance, excerpt=words) for words in ("one", "two")]
        slot = Slot(kind="independent-report", references=references)
        return made(TEXT, [(*MILL, {"slots": [slot]})], works=[Work(id="w", csl={"type": "report", "title": "W"})])

    where = "claims/mill/slots/independent-report/references/w/stance"
    with pytest.raises(ValueError, match="by hand"):
        decided(side("supports"), side("context"), rulings=[ruling(where, "ben")])


def test_ids_that_are_taken_get_the_next_number():
    found, _ = decided(made(TEXT, [("a", *MILL[1:]), ("a-2", *RAIN[1:])]), made(TEXT, [("a", *WORK[1:])]))

    assert sorted(ids(found)) == ["a", "a-2", "a-3"]


def test_ruling_on_what_was_not_joined_names_an_annotator_of_it():
    sides = [made(TEXT, [MILL], works=[Work(id="w", csl={"type": "report", "title": title})]) for title in ("One", "Two")]

    with pytest.raises(ValueError, match="none of its annotators"):
        decided(*sides, rulings=[ruling("works/w/csl/title", "eve")])


def test_record_that_only_one_can_give_is_taken_whole():
    def side(verdict):
        one = Assessment(id="first", at="2024-05-05", by="A. Editor", verdict=verdict, basis="contemporaneous")
        return made(TEXT, [(*MILL, {"assessments": [one]})])

    where = "claims/mill/assessments/first"
    found, decisions = decided(side("supported"), side("mixed"), rulings=[ruling(where, "ben")])

    assert decisions[where].outcome == "adjudicated"
    assert [one.verdict for one in found.annotation.claims[0].assessments] == ["mixed"]


def test_counterparts_follow_and_go_with_their_claim():
    one = made(TEXT, [MILL, WORK], counterparts=[
        Counterpart(claim=name, document="later", target="x", relation="restates") for name in ("mill", "work")
    ])  # fmt: skip
    found, _ = decided(one, made(TEXT, [MILL]), rulings=[ruling("claims/work", "ben")])

    assert [entry.claim for entry in found.annotation.counterparts] == ["mill"]
    assert "work restates x of later, of anna" in str(found.losses[0])


def test_note_and_record_of_the_source_are_decided():
    one, other = made(TEXT, [MILL], note="Mine."), made(TEXT, [MILL], note="Yours.")
    other = attrs.evolve(other, source=attrs.evolve(other.source, title="The study"))
    found, decisions = decided(one, other, rulings=[ruling("note", "ben")])

    assert (found.annotation.note, found.annotation.source.title) == ("Yours.", "A study")
    assert decisions["source"].outcome == "open"


def test_neighbours_of_a_span_are_kept_and_are_no_difference():
    span = Span(start=24, end=39, exact=TEXT[24:39], prefix="and ")
    one = attrs.evolve(made(TEXT, [MILL]), claims=[attrs.evolve(made(TEXT, [MILL]).claims[0], spans=[span])])
    found, decisions = decided(one, made(TEXT, [MILL]))

    assert decisions["claims/mill/spans"].outcome == "unanimous"
    assert found.annotation.claims[0].spans == (span,)


@pytest.mark.parametrize("names", [("a",), ("a", "a")])
def test_each_annotator_needs_a_name_of_its_own(names):
    with pytest.raises(ValueError, match="a name each"):
        adjudicate(made(TEXT, [MILL]), made(TEXT, [MILL]), names=names)


def test_same_id_for_two_claims_is_no_clash():
    found, _ = decided(made(TEXT, [("a", *MILL[1:])]), made(TEXT, [("a", *WORK[1:])]))

    assert ids(found) == ["a", "a-2"]


def test_what_was_set_aside_yields_to_claims_and_reasons_are_decided():
    aside = [Unclaimed(start=19, end=23, exact=" and", reason=reason) for reason in ("connective", "title")]
    words = Unclaimed(start=41, end=69, exact=TEXT[41:69], reason="left-out")
    one, other = made(TEXT, [RAIN, WORK], unclaimed=aside[:1]), made(TEXT, [RAIN], unclaimed=[aside[1], words])
    found, decisions = decided(one, other)

    assert [(entry.exact, entry.reason) for entry in found.annotation.unclaimed] == [("and", "connective")]
    assert decisions["unclaimed/20–23"].outcome == "open"
    left, _ = decided(one, other, rulings=[ruling("claims/work", "ben"), ruling("unclaimed/20–23", "ben")])
    assert [(entry.exact, entry.reason) for entry in left.annotation.unclaimed] == [("and", "title"), (TEXT[41:69], "left-out")]


def test_three_annotators_are_told_with_who_gave_what():
    sides = [made(TEXT, [(*MILL, {"mode": mode})]) for mode in ("reported", "asserted", "reported")]
    _, decisions = decided(*sides)

    assert [one.annotators for one in decisions["claims/mill/mode"].options] == [("anna", "chris"), ("ben",)]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([ruling("claims/mill/mode", "eve")], "eve is none of its annotators"),
        ([ruling("claims/mill/statement", "ben")], "of one mind"),
        ([ruling("claims/milk/mode", "ben")], "nothing to decide"),
        ([ruling("claims/mill/mode")], "one of the two"),
        ([ruling("claims/mill/mode", "ben", value="implied")], "one of the two"),
        ([ruling("claims/mill/mode", "ben")] * 2, "two rulings"),
        ([Ruling(where="claims/mill/mode", take="ben", by="", rule="r")], "who decided"),
        ([ruling("claims/work", value=[])], "name the annotator"),
    ],
)
def test_rulings_that_do_not_fit_are_refused(wrong, words):
    sides = made(TEXT, [MILL, WORK]), made(TEXT, [(*MILL, {"mode": "reported"})])

    with pytest.raises(ValueError, match=words):
        decided(*sides, rulings=wrong)


@pytest.mark.parametrize("step", [2, 3])
def test_result_is_sound_whatever_one_side_lacks(sheet, step):
    fewer = attrs.evolve(sheet, claims=[claim for number, claim in enumerate(sheet.claims) if number % step], counterparts=())
    linked = {claim.id for claim in fewer.claims}
    fewer = attrs.evolve(fewer, claims=[
        attrs.evolve(claim, id=f"{claim.id}-b", relations=[
            attrs.evolve(one, target=f"{one.target}-b") for one in claim.relations if one.target in linked
        ]) for claim in fewer.claims
    ])  # fmt: skip
    for sides in ((sheet, fewer), (fewer, sheet)):
        found = adjudicate(*sides)

        assert [one for one in factcheck.check(found.annotation) if one.severity == "error"] == []
        # Of words that one side cut into two claims and the other side, lacking one, into one, the cut of the first side stands.
        cut = sum(one.where.endswith("/cut") for one in found.decisions)
        assert len(sheet.claims) - cut <= len(found.annotation.claims) <= len(sheet.claims)
