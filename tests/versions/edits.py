"""A small annotation, and edits of it: each changes one place, so that different edits never meet."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from factcheck import Annotation, Claim, Source, Span
from factcheck.model import (
    Assessment,
    Counterpart,
    Origin,
    Quantity,
    Reference,
    Relation,
    Search,
    Slot,
    Time,
    Unclaimed,
    Waiver,
    Work,
)

TEXT = "Mill closes\n\nThe mill closed on 2 May. Up to 40 people lost their work."
GAZETTE = Work(id="gazette", csl={"type": "article", "title": "Gates shut"}, origins=["reporter"], kind="primary")
REGISTER = Work(id="register", csl={"type": "report", "title": "Register"}, origins=["court"])
REPORTER = Origin(id="reporter", name="A reporter", access="firsthand", interest="neutral")
COURT = Origin(id="court", name="The court", interest="neutral")
SEEN = Reference(work="gazette", stance="supports", gist="The gates were shut.")
LISTED = Reference(work="register", stance="context", locator="p. 3")
LOOK = Assessment(id="look", at="2024-06-01", by="A. Rater", verdict="insufficient", basis="retrospective")

CLOSED = Claim(
    id="mill-closed",
    statement="The mill closed on 2 May.",
    spans=[Span(start=13, end=37, exact="The mill closed on 2 May")],
    categories=["event.incident"],
    time=Time(at="2024-05-02", basis="inferred", as_written="on 2 May"),
    slots=[Slot(kind="primary-record"), Slot(kind="independent-report"), Slot(kind="other-party-account")],
)
LOST = Claim(
    id="work-lost",
    statement="Up to 40 people lost their work.",
    spans=[Span(start=39, end=70, exact="Up to 40 people lost their work")],
    categories=["quantity.flow"],
    hedges=["Up to"],
    quantity=Quantity(high=40, comparators=["up-to"], unit="person", as_written="Up to 40"),
    relations=[Relation(type="elaborates", target="mill-closed")],
)
BASE = Annotation(
    id="mill",
    source=Source.from_text(TEXT, title="Mill closes"),
    claims=[CLOSED, LOST],
    unclaimed=[Unclaimed(start=0, end=11, exact="Mill closes", reason="title")],
    works=[GAZETTE, REGISTER],
    origins=[REPORTER, COURT],
)


def with_claim(annotation, number=0, **fields):
    claims = list(annotation.claims)
    claims[number] = attrs.evolve(claims[number], **fields)
    return attrs.evolve(annotation, claims=claims)


def with_slot(annotation, **fields):
    first, *others = annotation.claims[0].slots
    return with_claim(annotation, slots=[attrs.evolve(first, **fields), *others])


def claim(number, **change):
    """Give an edit of a claim; a function makes the new value of its field of the old one."""

    def edit(annotation):
        old = annotation.claim(BASE.claims[number].id)
        made = {name: value(getattr(old, name)) if callable(value) else value for name, value in change.items()}
        return with_claim(annotation, annotation.claims.index(old), **made)

    return edit


def slot(kind, **change):
    def edit(slots):
        found = next((one for one in slots if one.kind == kind), Slot(kind=kind))
        made = {name: value(getattr(found, name)) if callable(value) else value for name, value in change.items()}
        new = attrs.evolve(found, **made)
        return [new if one.kind == kind else one for one in slots] if found in slots else [*slots, new]

    return claim(0, slots=edit)


def whole(**change):
    return lambda annotation: attrs.evolve(
        annotation, **{name: value(getattr(annotation, name)) for name, value in change.items()}
    )


def plus(item):
    return lambda items: [*items, item]


def verdict(id_, day):
    return claim(0, assessments=plus(attrs.evolve(LOOK, id=id_, at=day)))


NEW = attrs.evolve(CLOSED, id="shut-for-good", statement="The gates are shut for good.", slots=[])

EDITS = {
    "statement": claim(0, statement="The mill shut on 2 May."),
    "spans": claim(0, spans=[Span(start=13, end=28, exact="The mill closed")]),
    "categories": claim(0, categories=["event.incident", "record.act"]),
    "mode": claim(0, mode="reported"),
    "date": claim(0, time=lambda time: attrs.evolve(time, at="2024-05-03")),
    "words-of-date": claim(0, time=lambda time: attrs.evolve(time, as_written="2 May")),
    "figure": claim(1, quantity=lambda figure: attrs.evolve(figure, high=50)),
    "unit": claim(1, quantity=lambda figure: attrs.evolve(figure, unit="worker")),
    "place": claim(1, places=plus("Hill")),
    "other-place": claim(1, places=plus("Dale")),
    "hedge": claim(1, hedges=()),
    "tag": claim(1, tags=plus("urgent")),
    "note": claim(1, note="Read again."),
    "relation": claim(1, relations=plus(Relation(type="supports", target="mill-closed"))),
    "no-relation": claim(1, relations=lambda links: [link for link in links if link.type != "elaborates"]),
    "reference": slot("primary-record", references=plus(SEEN)),
    "other-reference": slot("primary-record", references=plus(LISTED)),
    "third-reference": slot("independent-report", references=plus(SEEN)),
    "level": slot("primary-record", level="should"),
    "search": slot("primary-record", searches=plus(Search(at="2024-06-02", by="B", where="Archive", outcome="incomplete"))),
    "waiver": slot("independent-report", waived=Waiver(reason="Lost.", by="B", at="2024-06-03")),
    "slot": claim(0, slots=plus(Slot(kind="dissent"))),
    "verdict": verdict("look", "2024-06-01"),
    "later-verdict": verdict("second-look", "2024-06-05"),
    "earlier-verdict": verdict("first-look", "2024-05-05"),
    "claim": whole(claims=plus(NEW)),
    "other-claim": whole(claims=lambda claims: [attrs.evolve(NEW, id="gates"), *claims]),
    "work": whole(works=plus(Work(id="poll", csl={"type": "report", "title": "Poll"}))),
    "title": whole(works=lambda works: [attrs.evolve(GAZETTE, csl={**GAZETTE.csl, "title": "Gates"}), *works[1:]]),
    "origin": whole(origins=plus(Origin(id="board", name="The board", interest="claimant"))),
    "interest": whole(origins=lambda origins: [attrs.evolve(REPORTER, interest="unknown"), *origins[1:]]),
    "url": whole(source=lambda source: attrs.evolve(source, url="https://mill.example/")),
    "title-of-source": whole(source=lambda source: attrs.evolve(source, title="The mill closes")),
    "unclaimed": whole(unclaimed=lambda spans: [attrs.evolve(spans[0], reason="heading")]),
    "counterpart": whole(counterparts=plus(Counterpart(claim="work-lost", document="first", target="jobs", relation="corrects"))),
    "other-counterpart": whole(
        counterparts=plus(Counterpart(claim="mill-closed", document="first", target="shut", relation="restates"))
    ),
    "note-of-all": whole(note=lambda note: "Read twice."),
}


def edits():
    """Give names of edits."""
    return st.lists(st.sampled_from(sorted(EDITS)), unique=True, max_size=6)


def edited(names, annotation=BASE):
    # Always in one order, so that a place has the same whatever comes before or after.
    for name in EDITS:
        annotation = EDITS[name](annotation) if name in names else annotation
    return annotation
