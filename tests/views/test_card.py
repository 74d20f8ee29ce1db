"""Every field of every record is on the card, in every writer, or stands on a list with the reason why it is not."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import attrs
import pytest

import factcheck
from factcheck import Annotation, Claim, Source, Span, model
from factcheck.evidence.weighing import weigh
from factcheck.sphinx.cards import Desk
from factcheck.views.card import card_of
from factcheck.views.fragments import Fragments
from factcheck.views.phrases import figure_in_words
from factcheck.views.terminal import evidence_lines, show_lines
from factcheck.views.words import Words, plain

GOLDEN = Path(__file__).parents[1] / "golden" / "card"
# What each field of each record is shown as in a card, or the reason why it is not.
FIELDS = json.loads((Path(__file__).parents[1] / "golden/card/fields.json").read_text(encoding="utf-8"))
BEFORE, AFTER = "A line before.\n", f"Xlead {'and so on ' * 8}Xexact words{' and more' * 8}.\nA line after."
TEXT = BEFORE + AFTER


def span_of(words, **more):
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), exact=words, **more)


def everything() -> Annotation:
    figure = model.Quantity(
        value=123456,
        comparators=["estimated"],
        unit="xunit",
        population="Xpopulation",
        kind="stock",
        measure="xmeasure",
        as_of="1901-01-01",
        basis="inferred",
        place="Xplace of figure",
        as_written="Xfigure as written",
    )
    period = model.Quantity(low=654321, high=765432, since="1902-02-02", until="1903-03-03")
    added = model.Addition(by="Xadder", at="1904-04-04", method="by-hand")
    reference = model.Reference(
        work="w",
        stance="supports",
        locator="Xlocator",
        excerpt="Xexcerpt",
        gist="Xgist",
        quantity=period,
        added=added,
        note="Xrefnote",
        origins=["o"],
    )
    search = model.Search(
        at="1905-05-05", by="Xsearcher", where="Xarchive", query="Xquery", outcome="incomplete", note="Xsearchnote"
    )
    waiver = model.Waiver(reason="Xwaived because", by="Xwaiver", at="1906-06-06")
    assessment = model.Assessment(
        id="second",
        at="1907-07-07",
        by="Xrater",
        verdict="mixed",
        degree=0.375,
        basis="retrospective",
        evidence_cutoff="1908-08-08",
        certainty="moderate",
        rationale="Xrationale",
        supersedes="first",
    )
    claim = Claim(
        id="xclaim",
        statement="Xstatement.",
        spans=[span_of("Xlead", role="lead-in"), span_of("Xexact words")],
        categories=["event.incident"],
        mode="conceded",
        checkability="partly-checkable",
        attribution=model.Attribution(voice="named", speaker="Xspeaker", as_written="Xattributed"),
        hedges=["Xhedge"],
        quantity=figure,
        time=model.Time(at="1909-09-09", basis="inherited", as_written="Xtime as written"),
        places=["Xplace"],
        agents=["Xagent"],
        relations=[model.Relation(type="elaborates", target="other", status="inferred", note="Xrelnote")],
        slots=[
            model.Slot(
                kind="primary-record", level="should", min_origins=7, references=[reference], searches=[search], waived=waiver
            )
        ],
        assessments=[assessment],
        tags=["xtag"],
        note="Xclaimnote",
        by="xann",
        triage=model.Triage(decision="not-now", reason="Xtriage because", by="Xtriager", at="1910-10-10", assignee="Xassignee"),
    )
    others = [
        model.Reference(work="w", stance="contradicts", gist="Xagainst", origins=["against"]),
        model.Reference(work="w", stance="context", excerpt="Xbeside"),
        model.Reference(work="w", stance="supports", gist="Xown word", origins=["issuer"]),
    ]
    report = model.Slot(kind="independent-report", references=others)
    open_ = model.Slot(kind="expert-analysis", level="must", min_origins=2)
    since = attrs.evolve(
        claim,
        id="other",
        time=model.Time(since="1911-11-11", until="1912-12-12"),
        relations=[],
        assessments=[],
        by=None,
        slots=[report, open_],
        categories=["event.incident", "quantity.stock"],
        places=["One", "Two"],
        hedges=["a", "b"],
        quantity=model.Quantity(value=1, unit="city", comparators=["about"]),
    )
    return Annotation(
        id="x",
        source=attrs.evolve(Source.from_text(TEXT, title="T"), issuer="issuer"),
        claims=[claim, since],
        works=[model.Work(id="w", csl={"type": "report", "title": "Xwork"}, origins=["o"], available="1914-02")],
        origins=[
            model.Origin(id="o", name="Xorigin"),
            model.Origin(id="against", name="Xopposed"),
            model.Origin(id="issuer", name="Xissuer", interest="claimant"),
        ],
        annotators=[model.Annotator(id="xann", name="Xannotator", kind="program", version="Xversion", note="Xannnote")],
        counterparts=[
            model.Counterpart(
                claim="xclaim",
                relation="corrects",
                document="xdoc",
                target="xtarget",
                status="confirmed",
                by="Xdecider",
                at="1913-01-13",
                note="Xcounternote",
            )
        ],
    )


RECORDS = (
    "Claim",
    "Span",
    "Attribution",
    "Quantity",
    "Time",
    "Relation",
    "Slot",
    "Reference",
    "Addition",
    "Search",
    "Waiver",
    "Assessment",
    "Counterpart",
    "Triage",
    "Annotator",
)


def marked(words, style):
    return f"<{style}>{words}"


def as_written(annotation=None):
    """Give the cards of every claim as each writer writes them."""
    annotation = annotation or everything()
    fragments = Fragments(annotation=annotation)
    desk = Desk(fragments=fragments, docname="page")
    cards = [card_of(fragments.lookup, weigh(annotation, claim)) for claim in annotation]
    shown = [line for card in cards for line in show_lines(card, annotation.source.text, marked)]
    told = [line for card in cards for line in evidence_lines(card, marked, as_of="1999-03-26")]
    return {
        "show.txt": "\n".join(shown) + "\n",
        "evidence.txt": "\n".join(told) + "\n",
        "card.html": "\n".join(str(fragments.card(claim, quoted=True)) for claim in annotation) + "\n",
        "card.xml": "\n".join(desk.card(claim, anchor=None).pformat() for claim in annotation),
    }


@pytest.mark.parametrize("name", ["show.txt", "evidence.txt", "card.html", "card.xml"])
def test_writer_writes_what_it_wrote(name):
    """A change of what people read is seen in a change of these files: ``python -m tests.views.test_card`` writes them anew."""
    assert as_written()[name] == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["show.txt", "card.html", "card.xml"])
def test_every_field_is_in_every_writer(name):
    written = as_written()[name]
    plain_text = written if name == "show.txt" else html.unescape(re.sub(r"<[^>]*>", "", written))
    words = " ".join(plain_text.split())

    missing = {field for field, shown in FIELDS["shown"].items() if shown not in words}

    assert missing == set()


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ({"low": 60000, "comparators": ["more-than"], "unit": "person"}, "more than 60,000 people"),
        ({"high": 30000, "comparators": ["up-to"], "unit": "person"}, "at most 30,000 people"),
        ({"value": 250000, "comparators": ["about"], "unit": "person"}, "about 250,000 people"),
        ({"value": 1, "unit": "person"}, "1 person"),
        ({"low": 10, "high": 20, "unit": "city"}, "10 to 20 cities"),
        ({"value": 12.5, "unit": "percent"}, "12.5%"),
        ({"value": 3, "unit": "us-dollar"}, "3 US dollars"),
        ({"value": 2, "unit": "church"}, "2 churches"),
        ({"value": 5, "unit": "day"}, "5 days"),
        ({"as_written": "nearly all", "unit": "person"}, '"nearly all"'),
    ],
)
def test_figures_are_said_as_people_say_them(quantity, words):
    assert figure_in_words(model.Quantity(**quantity)) == words


def test_plain_words_have_quotation_marks_where_somebody_speaks():
    assert plain([Words("written "), Words("forty", "quote")]) == "written “forty”"


def test_every_field_is_shown_or_listed_with_a_reason():
    records = [getattr(model, name, None) or getattr(factcheck, name) for name in RECORDS]
    fields = {f"{record.__name__}.{field.name}" for record in records for field in attrs.fields(record)}

    assert fields == FIELDS["shown"].keys() | FIELDS["not shown"].keys()
    assert not FIELDS["shown"].keys() & FIELDS["not shown"].keys()


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for file, content in as_written().items():
        (GOLDEN / file).write_text(content, encoding="utf-8")
