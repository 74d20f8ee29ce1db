"""References looked at as passages."""

from __future__ import annotations

import pytest

from factcheck.checks.passages import passage_findings
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.passages import same_sentence

REPRINTED = "The gate of the mill has been shut since 2 May."
SENTENCE = "The gate has been shut since 2 May."


def claim(*slots, statement="The mill closed."):
    return {"statement": statement, "categories": ["event.incident"], "slots": list(slots)}


def slot(kind, excerpt=SENTENCE, *, work="log", stance="supports", gist="It is shut.", **more):
    reference = {"work": work, "stance": stance, "gist": gist} | ({"excerpt": excerpt} if excerpt else {})
    return {"kind": kind, "references": [reference], **more}


def found(value):
    return [(one.code, one.where) for one in passage_findings(value, load_vocabulary("press-statement"), "/claims/0")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (SENTENCE, "the gate has been shut since 2 may", True),
        (SENTENCE, "gate has been shut", True),
        ("2 May", SENTENCE, False),
        ("shut", "Shut.", True),
        (SENTENCE, "The gate has been open since 2 May.", False),
        (SENTENCE, None, False),
        (None, None, False),
        ("…", "...", False),
    ],
)
def test_sentence_is_known_by_its_excerpt(one, other, same):
    assert same_sentence(one, other) is same_sentence(other, one) is same


@pytest.mark.parametrize(
    ("second", "repeated"),
    [
        (slot("independent-report"), True),
        (slot("independent-report", "gate has been shut"), True),
        (slot("independent-report", stance="contradicts"), True),
        (slot("independent-report", "The yard is empty."), False),
        (slot("independent-report", None), False),
        (slot("independent-report", work="diary"), False),
        (slot("independent-report", REPRINTED, work="diary"), True),
        (slot("independent-report", REPRINTED.upper(), work="diary"), True),
        (slot("independent-report", f"{REPRINTED} The yard is empty.", work="diary"), True),
        (slot("independent-report", stance="context"), False),
        (slot("independent-report", stance="different-figure"), False),
        (slot("independent-report", level="should"), False),
        (slot("other-party-account"), False),
        (slot("other-party-account", level="must"), True),
    ],
)
def test_sentence_in_two_slots_that_must_be_filled_is_found(second, repeated):
    expected = [("FC620", "/claims/0/slots/1/references/0/excerpt")] if repeated else []
    is_reprint = REPRINTED.casefold() in second["references"][0].get("excerpt", "").casefold()
    first = slot("primary-record", REPRINTED if is_reprint else SENTENCE)

    assert found(claim(first, second)) == expected


@pytest.mark.parametrize(
    ("relay", "more", "where"),
    [
        ([{"origin": "paper"}, {"origin": "agency"}], {}, []),
        ([{"origin": "paper", "distorts": True}, {"origin": "agency"}], {"origins": ["witness"]}, []),
        ([{"origin": "paper"}, {"origin": "paper"}], {}, ["relay/1/origin"]),
        ([{"origin": "paper"}, {"origin": "agency"}], {"origins": ["agency"]}, ["relay/1/origin"]),
        ([{"origin": "agency", "distorts": True}], {}, ["relay/0/distorts"]),
        ([{"origin": "agency", "distorts": False}], {}, []),
    ],
)
def test_chain_that_cannot_be_is_found(relay, more, where):
    passage = {"kind": "primary-record", "references": [{"work": "log", "stance": "supports", "relay": relay, **more}]}

    assert found(claim(passage)) == [("FC506", f"/claims/0/slots/0/references/0/{one}") for one in where]


@pytest.mark.parametrize(
    "gist",
    [
        "The Inspectorate confirms that it is shut.",
        "The owner admitted to reporters that it is shut.",
        "The Council records excessive force.",
        "The minister acknowledges losses.",
        "The mayor concedes a mistake.",
    ],
)
def test_gist_that_grants_is_found(gist):
    assert found(claim(slot("primary-record", gist=gist))) == [("FC622", "/claims/0/slots/0/references/0/gist")]


@pytest.mark.parametrize(
    "gist",
    [
        "The Inspectorate says that it is shut.",
        "The records of the clinic list forty names.",
        "Police records show forty names.",
        "The level was recorded at noon.",
        "He never confirmed it.",
        "She neither confirms nor denies it.",
        "Forty were admitted to hospital.",
    ],
)
def test_gist_that_tells_is_left_alone(gist):
    assert found(claim(slot("primary-record", gist=gist))) == []


def test_word_of_the_claim_or_of_the_passage_may_be_told():
    gist = "The owner admits the closure."

    assert found(claim(slot("primary-record", gist=gist), statement="The owner admitted that the mill closed.")) == []
    assert found(claim(slot("primary-record", "we admit it", gist=gist))) == []
