"""Every edit on an annotation that has everything: links follow, nothing dangles, and nothing is lost without a word."""

from __future__ import annotations

from collections import Counter

import attrs
import pytest

import factcheck
from factcheck import Annotation, Source
from factcheck.model import Addition, Counterpart, Link, Origin, Quantity, Reference, Relation, Time, Work
from factcheck.model.work import Capture
from factcheck.versions import edits

TEXT = (
    "The board said on Friday: The mill closed on 2 May. Forty workers were laid off.\n"
    "The board blames the river. Nobody was hurt.\n"
)
OTHER = Annotation(
    id="march",
    source=Source.from_text("The mill is shut.", title="March"),
    claims=[
        factcheck.Claim(id="shut", statement="The mill is shut.", categories=["event.state"],
                        spans=[factcheck.Span(start=0, end=16, exact="The mill is shut")]),
    ],
)  # fmt: skip
LED = {"supports": "closed", "related": "laid-off"}
SIGNED = {"by": "A. Editor", "at": "2024-05-07"}


@pytest.fixture(scope="module")
def rich():
    source = Source.from_text(TEXT, title="Mill", issued="2024-05-03")
    made = Annotation(
        id="mill", source=attrs.evolve(source, issuer="board"), claims=[], origins=[Origin(id="board", name="Board")]
    )
    made = edits.set_aside(made, "Nobody was hurt.", reason="left-out", note="Of no use here.")
    lead_in = "The board said on Friday:"
    made = edits.add(made, quote="The mill closed on 2 May.", lead_in=lead_in, statement="The mill closed on 2 May.", id="closed",
                     categories=["event.incident"], time=Time(at="2024-05-02", as_written="on 2 May"), by="Ann")  # fmt: skip
    made = edits.add(made, quote="Forty workers were laid off.", lead_in=lead_in, statement="Forty workers were laid off.",
                     categories=["quantity.flow"], id="laid-off", quantity=Quantity(value=40, unit="person"), tags=["work"],
                     relations=[Relation(type="elaborates", target="closed")])  # fmt: skip
    made = edits.add(made, quote="The board blames the river.", lead_in=lead_in, statement="The board blames the river.",
                     categories=["causal.responsibility"], id="river", note="Which river?",
                     relations=[Relation(type=one, target=other) for one, other in LED.items()],
                     )  # fmt: skip
    gazette = Work(id="gazette", csl={"type": "article-newspaper", "title": "Gates shut"})
    for claim, kind in (("closed", "primary-record"), ("laid-off", "primary-statistics")):
        made = edits.refer(made, claim, kind, work=gazette, stance="supports", origin="Gazette", excerpt=f"It tells of {claim}.",
                           added=Addition(**SIGNED))  # fmt: skip
        made = edits.record_search(made, claim, kind, where="Register", outcome="nothing-found", **SIGNED)
        made = edits.waive(made, claim, "independent-report", reason="Nobody was there.", **SIGNED)
        made = edits.triage(made, claim, "check", **SIGNED)
        made = edits.link(made, claim, "restates", other=OTHER, target="shut", status="confirmed", **SIGNED)
    return edits.assess(made, "closed", verdict="insufficient", **SIGNED)


EDITS = {
    "add": lambda made: edits.add(made, quote="Nobody was hurt.", statement="Nobody was hurt.", categories=["event.state"]),
    "amend": lambda made: edits.amend(made, "closed", statement="The mill closed on 2 May 2024.", categories=["quantity.stock"]),
    "amend away": lambda made: edits.amend(made, "closed", slots=(), relations=(), time=None, triage=None),
    "amend_each": lambda made: edits.amend_each(made, {"closed": {"mode": "reported"}, "river": {"tags": ("river",)}})[0],
    "drop": lambda made: edits.drop(made, "closed"),
    "drop another": lambda made: edits.drop(made, "laid-off", rest="left-out"),
    "rename": lambda made: edits.rename(made, "closed", "mill-closed"),
    "split": lambda made: edits.split(made, "closed", quotes=["The mill closed", "on 2 May"], keep=2),
    "join": lambda made: edits.join(
        attrs.evolve(made, counterparts=made.counterparts[:1]), "closed", "laid-off", statement="The mill closed and forty went."
    ),
    "join others": lambda made: edits.join(made, "laid-off", "river"),
    "move_span": lambda made: edits.move_span(made, "closed", old="The mill closed on 2 May.", new="mill closed on 2 May"),
    "set_aside": lambda made: edits.set_aside(made, "Nobody was hurt.", reason="boilerplate"),
    "give_words": lambda made: edits.give_words(made, "river", "Nobody was hurt."),
    "put_words": lambda made: edits.put_words(made, "river", ["blames the river", "Nobody was hurt"]),
    "take_words": lambda made: edits.take_words(made, "river", edits.locate(made, "The board", suffix=" blames")),
    "triage": lambda made: edits.triage(made, "closed", "not-now", reason="Later.", **SIGNED),
    "relate": lambda made: edits.relate(made, "laid-off", "supports", "river", status="inferred", note="So a reader thinks."),
    "unrelate": lambda made: edits.unrelate(made, "laid-off", "elaborates", "closed"),
    "link": lambda made: edits.link(made, "river", "related", other=OTHER, target="shut"),
    "link again": lambda made: edits.link(made, "closed", "restates", other=OTHER, target="shut", status="rejected", **SIGNED),
    "refer": lambda made: edits.refer(
        made, "river", "expert-analysis", work="gazette", stance="context", origin="Institute", via=["Gazette"]
    ),
    "record_search": lambda made: edits.record_search(made, "river", "expert-analysis", where="Net", outcome="found", **SIGNED),
    "waive": lambda made: edits.waive(made, "river", "expert-analysis", reason="No river.", **SIGNED),
    "capture": lambda made: edits.capture(made, "gazette", Capture(accessed="2024-05-07", path="copies/gazette.html")),
    "confirm": lambda made: edits.confirm(made, "gazette", origin="Gazette Ltd"),
    "assess": lambda made: edits.assess(made, "closed", verdict="conflicting", **SIGNED),
}  # fmt: skip

BECOMES = {"rename": {"closed": "mill-closed"}, "join": {"laid-off": "closed"}, "join others": {"river": "laid-off"}}
"""The ids that an edit gives to claims, which links have to follow."""


def _parts(annotation):
    """Give all that a person has entered, however the claims are called that hold it."""
    for claim in annotation.claims:
        yield from (("claim", claim.id), *(("span", span.exact) for span in claim.spans if span.leads))
        yield from ((name, one) for name in ("quantity", "time", "triage", "note") if (one := getattr(claim, name)) is not None)
        yield from ((name, one) for name in ("hedges", "places", "agents", "tags", "assessments") for one in getattr(claim, name))
        for slot in claim.slots:
            yield from (("reference", one) for one in slot.references)
            yield from (("search", one) for one in slot.searches)
            yield from [("waiver", slot.waived)] if slot.waived else []
    yield from (("work", work.id) for work in annotation.works)
    yield from (("origin", origin.id) for origin in annotation.origins)
    yield from (("aside", one) for one in annotation.unclaimed)


def _links(annotation, ids):
    for claim in annotation.claims:
        source = ids.get(claim.id, claim.id)
        yield from ((source, one.type, ids.get(one.target, one.target)) for one in claim.relations)
    for one in annotation.counterparts:
        yield ids.get(one.claim, one.claim), one.document, one.target


def test_every_edit_is_here():
    named = {name.partition(" ")[0] for name in EDITS}

    assert named == set(edits.__all__) - {"between", "locate", "consequences"}


@pytest.mark.parametrize("name", EDITS)
def test_nothing_dangles(rich, name):
    after = EDITS[name](rich)

    assert after != rich
    assert [one for one in factcheck.check(after) if one.severity == "error" and one.code not in ("FC308", "FC330")] == []


@pytest.mark.parametrize("name", EDITS)
def test_links_follow_or_are_told_to_be_gone(rich, name):
    after, ids = EDITS[name](rich), BECOMES.get(name, {})
    told = edits.consequences(rich, after)

    gone = Counter(link for link in _links(rich, ids) if link[0] != link[2]) - Counter(_links(after, {}))

    assert [link for link in gone if not any("went" in one and link[2] in one for one in told)] == []


@pytest.mark.parametrize("name", EDITS)
def test_nothing_is_lost_without_a_word(rich, name):
    after = EDITS[name](rich)
    told = " ".join(edits.consequences(rich, after))

    lost = Counter(_parts(rich)) - Counter(_parts(after))

    # What an edit was asked for by name is no consequence of it.
    asked = {
        "amend": {"claim"}, "amend away": set(), "drop": {"claim", "span", "quantity", "time", "note", "tags"},
        "drop another": {"claim", "span", "quantity", "tags"}, "rename": {"claim"}, "split": {"span"}, "join": {"claim"},
        "join others": {"claim"}, "move_span": {"span"}, "put_words": {"span"}, "take_words": {"span"},
        "triage": {"triage"}, "set_aside": set(),
    }  # fmt: skip
    words = {
        "reference": "reference", "search": "search", "waiver": "waiver", "assessments": "verdict", "triage": "decision",
        "aside": "no longer set aside", "time": "the time went", "quantity": "the figure went", "note": "the note went",
        "tags": "label",
    }  # fmt: skip
    assert [
        (kind, one) for kind, one in lost if kind not in asked.get(name, set()) and words.get(kind, "never lost") not in told
    ] == []


def _records(value):
    if isinstance(value, tuple):
        for one in value:
            yield from _records(one)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from _records(getattr(value, field.name))


@pytest.mark.parametrize("name", EDITS)
def test_every_record_shows_itself_in_a_line(rich, name):
    shown = [repr(record) for record in _records(EDITS[name](rich))]

    assert max(map(len, shown)) <= 200
    assert not any("\n" in one for one in shown)


def test_a_link_of_another_document_leads_to_the_new_id(rich):
    renamed = edits.rename(rich, "closed", "mill-closed")

    assert {one.claim for one in renamed.counterparts} == {"mill-closed", "laid-off"}
    assert isinstance(renamed.counterparts[0], Counterpart)


def test_the_chain_of_a_passage_leads_to_origins_of_the_annotation(rich):
    after = EDITS["refer"](rich)
    [reference] = [one for slot in after.claim("river").slots for one in slot.references]

    assert isinstance(reference, Reference)
    assert [link.origin for link in reference.relay] == ["gazette", "institute"]
    assert all(isinstance(link, Link) and after.origin(link.origin) for link in reference.relay)
