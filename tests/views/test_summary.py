"""The sentence that says what was done, and the order of what matters."""

from __future__ import annotations

import attrs
import pytest

from factcheck.model.assessment import Assessment
from factcheck.model.origin import Origin
from factcheck.model.quantity import Quantity
from factcheck.model.reference import Reference
from factcheck.model.slot import Search, Slot, Waiver
from factcheck.model.work import Work
from factcheck.views.fragments import Fragments
from factcheck.views.standing import first_of, verdicts_of
from factcheck.views.words import plain
from tests.views.test_marks import annotation_of

CSL = {"type": "report", "title": "T"}
WORKS = [Work(id=id_, csl=CSL, origins=[id_], available="2024-05-03") for id_ in ("register", "gazette", "agency")]
ORIGINS = [Origin(id="register", name="R"), Origin(id="gazette", name="G"), Origin(id="agency", name="A", interest="claimant")]
WAIVER = Waiver(reason="None.", by="A. Editor", at="2024-06-02")


def slot_of(*stances, **more):
    works = ["register", "gazette"]
    references = [Reference(work=work, stance=stance) for work, stance in zip(works, stances, strict=False)]
    return Slot(kind="primary-record", references=references, level="must", **more)


def claims_of(*changes):
    base = annotation_of(*[[(0, 8)]] * len(changes))
    claims = [attrs.evolve(claim, categories=["evaluation.norm"], **change) for claim, change in zip(base, changes, strict=True)]
    source = attrs.evolve(base.source, issuer="agency")
    return attrs.evolve(base, claims=claims, works=WORKS, origins=ORIGINS, source=source)


def standing(**changes):
    return Fragments(annotation=claims_of(changes)).standings[0]


@pytest.mark.parametrize(
    ("slots", "id_"),
    [
        ([slot_of("supports", "contradicts")], "contested"),
        ([slot_of("contradicts")], "contradicted"),
        ([slot_of("supports")], "backed"),
        ([slot_of()], "open"),
        ([slot_of("context")], "open"),
        ([Slot(kind="primary-record", references=[Reference(work="agency", stance="supports")])], "open"),
        ([slot_of(waived=WAIVER)], "closed"),
    ],
)
def test_claim_stands_where_independent_evidence_puts_it(slots, id_):
    assert standing(slots=slots).id == id_


def test_what_matters_comes_in_order():
    verdict = Assessment(id="only", basis="retrospective", at="2024-06-03", by="A. Editor", verdict="mixed")
    changes = [
        {"slots": [slot_of("supports")]},
        {"slots": [slot_of()], "categories": ["event.incident"]},
        {"slots": [slot_of()], "quantity": Quantity(value=3)},
        {"slots": [slot_of("contradicts")]},
        {"slots": [slot_of("supports", "contradicts")]},
        {"slots": [slot_of()], "assessments": [verdict]},
    ]
    base = claims_of(*[{}] * 6)
    claims = [attrs.evolve(claim, **change) for claim, change in zip(base.claims, changes, strict=True)]

    found = first_of(Fragments(annotation=attrs.evolve(base, claims=claims)).standings)

    assert [one.claim.id for one in found] == [f"claim-{number}" for number in (5, 4, 3, 2, 1)]


def test_verdict_that_another_takes_the_place_of_is_not_told():
    first = Assessment(id="first", basis="retrospective", at="2024-06-03", by="A", verdict="mixed")
    second = Assessment(id="second", basis="retrospective", at="2024-07-03", by="B", verdict="contradicted", supersedes="first")
    claim = attrs.evolve(claims_of({}).claims[0], assessments=[first, second])

    assert verdicts_of(claim) == (second,)


def test_evidence_is_told_in_a_line():
    assert plain(standing(slots=[slot_of("supports", "contradicts")]).told) == (
        "1 source independent of the issuer for it (not known to be disinterested), 1 against it"
    )
    assert plain(standing(slots=[slot_of()]).told) == "nothing independent of the issuer yet; still wanted: primary record"


def sentence(*slots, as_of=None, **more):
    annotation = attrs.evolve(claims_of(*({"slots": [slot]} for slot in slots)), **more)
    return Fragments(annotation=annotation, as_of=as_of).summary.sentence


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ([], "No claim has been annotated yet."),
        (
            [slot_of("supports")],
            "The one claim has evidence independent of the issuer (none contested, none contradicted), none is",
        ),
        ([slot_of()], "The one claim has no evidence independent of the issuer, 1 is open, and no verdict is given, "),
        (
            [slot_of("supports"), slot_of("supports", "contradicts"), slot_of("contradicts")],
            "3 of 3 claims have evidence independent of the issuer (1 contested, 1 contradicted), none is open,",
        ),
        (
            [slot_of("supports"), slot_of(waived=WAIVER)],
            "1 of 2 claims has evidence independent of the issuer (none contested, none contradicted), none is open, 1 can get",
        ),
    ],
)
def test_sentence_counts_where_claims_stand(slots, words):
    assert sentence(*slots).startswith(words)


def test_sentence_says_as_of_which_day():
    search = Search(at="2024-06-05", by="A", where="B", outcome="incomplete")

    assert sentence(slot_of(), as_of="2024-06-01").endswith(", by what the public could know on 1 June 2024.")
    assert sentence(slot_of(searches=[search])).endswith(", as recorded up to 5 June 2024.")
    assert sentence(slot_of()).endswith(", from sources up to 3 May 2024.")
    assert sentence(slot_of(), works=[]).endswith("no verdict is given.")


def test_verdicts_are_counted():
    verdict = Assessment(id="only", basis="retrospective", at="2024-06-03", by="A. Editor", verdict="mixed")

    assert (
        "and 1 has a verdict, as recorded up to 3 June 2024."
        in Fragments(annotation=claims_of({"assessments": [verdict]})).summary.sentence
    )


def test_verdicts_are_told_with_whose_they_are():
    one = Assessment(id="one", basis="retrospective", at="2024-06-03", by="A", verdict="mixed")
    other = Assessment(id="other", basis="contemporaneous", at="2024-07-03", by="B", verdict="contradicted")

    alone = Fragments(annotation=claims_of({"assessments": [one]})).standings[0]
    both = Fragments(annotation=claims_of({"assessments": [one, other]})).standings[0]

    assert (alone.verdict, both.verdict) == ("Mixed", "Contradicted")
    assert plain(alone.told).startswith("verdict by A, 2024-06-03; ")
    assert plain(both.told).startswith("verdict “Mixed” by A, 2024-06-03; verdict “Contradicted” by B, 2024-07-03; ")
