"""Every field of every record is on the card, in every writer, or stands on a list with the reason why it is not."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import attrs
import pytest

from factcheck import Annotation, Claim, Source, Span, model
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.weighing import weigh
from factcheck.figures import Figure, NearFigure, compare
from factcheck.figures.nearness import NEAR_DAYS
from factcheck.sphinx.cards import CardMaker
from factcheck.views.card import card_of
from factcheck.views.facts import facts_of, figure_of
from factcheck.views.fragments import Fragments
from factcheck.views.phrases import day_in_words, figure_in_words, plain_term
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
    relayed = model.Reference(
        work="w",
        stance="supports",
        gist="Xrelayed",
        relay=[model.Link(origin="relayer", distorts=True, note="Xlinknote"), model.Link(origin="o")],
        interest=model.Interest(value="institutional", reason="Xbecause"),
    )
    search = model.Search(
        at="1905-05-05", by="Xsearcher", where="Xarchive", query="Xquery", outcome="incomplete", note="Xsearchnote"
    )
    waiver = model.Waiver(reason="Xwaived because", by="Xwaiver", at="1906-06-06")
    replaced = model.Assessment(id="first", at="1906-11-11", by="Xearlier", verdict="misleading", basis="contemporaneous")
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
                kind="primary-record",
                level="should",
                min_origins=7,
                references=[reference, relayed],
                searches=[search],
                waived=waiver,
            )
        ],
        assessments=[replaced, assessment],
        tags=["xtag"],
        note="Xclaimnote",
        by="xann",
        triage=model.Triage(decision="not-now", reason="Xtriage because", by="Xtriager", at="1910-10-10", assignee="Xassignee"),
    )
    others = [
        model.Reference(work="w", stance="contradicts", gist="Xagainst", origins=["against"]),
        model.Reference(work="bare", stance="context", excerpt="Xbeside"),
        model.Reference(work="w", stance="supports", gist="Xown word", origins=["issuer"]),
    ]
    report = model.Slot(kind="independent-report", references=others)
    half = model.Slot(
        kind="expert-analysis", level="must", min_origins=2, references=[attrs.evolve(others[1], stance="supports")]
    )
    asked = [
        model.Slot(kind="text-of-agreement", searches=[attrs.evolve(search, note=None)]),
        model.Slot(kind="appraisal", level="must", min_origins=2),
    ]
    since = attrs.evolve(
        claim,
        id="other",
        time=model.Time(since="1911-11-11", until="1912-12-12"),
        relations=[model.Relation(type="precedes", target="xclaim", status="explicit")],
        assessments=[],
        by=None,
        tags=["one-tag", "another"],
        slots=[report, half, *asked],
        categories=["event.incident", "quantity.stock"],
        places=["One", "Two"],
        hedges=["a", "b"],
        quantity=model.Quantity(value=1, unit="city", comparators=["about"]),
    )
    return Annotation(
        id="x",
        source=attrs.evolve(Source.from_text(TEXT, title="T"), issuer="issuer"),
        claims=[claim, since],
        works=[
            model.Work(
                id="w",
                csl={"type": "report", "title": "Xwork"},
                kind="tertiary",
                origins=["o"],
                available="1914-02",
                captures=[model.Capture(url="https://x.example/a", accessed="1915-03-03", archive="https://x.example/b")],
                extent_read="abstract",
                note="Xworknote",
            ),
            model.Work(id="bare", csl={"type": "report", "title": "Xbare"}, origins=["derived"]),
        ],
        origins=[
            model.Origin(id="o", name="Xorigin", access="own-data", interest="neutral", note="Xoriginnote"),
            model.Origin(id="derived", name="Xderived", derived_from=["root"]),
            model.Origin(id="root", name="Xroot", interest="neutral"),
            model.Origin(id="relayer", name="Xrelayer"),
            model.Origin(id="against", name="Xopposed", interest="neutral"),
            model.Origin(id="issuer", name="Xissuer", interest="claimant"),
        ],
        annotators=[
            model.Annotator(id="else", name="Somebody else", kind="person"),
            model.Annotator(id="xann", name="Xannotator", kind="program", version="Xversion", note="Xannnote"),
        ],
        counterparts=[
            model.Counterpart(
                claim="xclaim",
                relation="corrects",
                document="xdoc",
                target="xtarget",
                status="confirmed",
                by="Xdecider",
                at="1913-01-13",
                names=[model.Naming(here="Xnamedhere", there="Xnamedthere", ground="Xnameground")],
                note="Xcounternote",
            )
        ],
    )


def marked(words, style):
    return f"<{style}>{words}"


def as_written(annotation=None):
    """Give the cards of every claim as each writer writes them."""
    annotation = annotation or everything()
    fragments = Fragments(annotation=annotation)
    desk = CardMaker(fragments=fragments, docname="page")
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


def words_in(name, written):
    """Give what a reader sees of a written card, in small letters, with spaces for hyphens, so that ids and titles are one."""
    # What a link leads to and a date in words are ids and days of the record, which its words need not repeat.
    seen = re.sub(r'<a class="fc-link" href="#([^"]*)">Xstatement\.</a>', r"\1", written)
    seen = re.sub(r'<pending_xref [^>]*reftarget="([^"]*)"[^>]*>\s*<inline>\s*Xstatement\.', r"\1", seen)
    seen = re.sub(r'<(?:time datetime|a(?: class="fc-link")? href)="#?([^"]*)"[^>]*>', r" \1 ", seen)
    bare = written if name.endswith(".txt") else html.unescape(re.sub(r"<[^>]*>", "", seen))
    return " ".join(bare.replace("-", " ").lower().split())


def missing(shown, words):
    return {field for field, token in shown.items() if token.replace("-", " ").lower() not in words}


@pytest.mark.parametrize("name", ["show.txt", "card.html", "card.xml"])
def test_every_field_is_in_every_writer(name):
    assert missing(FIELDS["shown"], words_in(name, as_written()[name])) == set()


def test_evidence_tells_every_field_of_what_was_found():
    told = {
        field: token
        for field, token in FIELDS["shown"].items()
        if field.partition(".")[0] in FIELDS["evidence"] or field in FIELDS["of a claim in evidence"]
    }

    assert missing(told, words_in("evidence.txt", as_written()["evidence.txt"])) == set()


def test_what_one_writer_shows_is_there():
    written = as_written()

    assert [
        (field, name)
        for field, shown in FIELDS["only here"].items()
        for name, token in shown.items()
        if missing({field: token}, words_in(name, written[name]))
    ] == []


def test_what_the_lists_show_is_there():
    fragments = Fragments(annotation=everything())

    assert missing(FIELDS["elsewhere"], words_in("html", f"{fragments.works()} {fragments.origins()}")) == set()


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ({"low": 60000, "comparators": ["more-than"], "unit": "person"}, "more than 60,000 people"),
        ({"high": 30000, "comparators": ["up-to"], "unit": "person"}, "up to 30,000 people"),
        ({"value": 250000, "comparators": ["about"], "unit": "person"}, "about 250,000 people"),
        ({"value": 1, "unit": "person"}, "1 person"),
        ({"low": 10, "high": 20, "unit": "city"}, "10 to 20 cities"),
        ({"value": 12.5, "unit": "percent"}, "12.5%"),
        ({"value": 3, "unit": "us-dollar"}, "3 US dollars"),
        ({"value": 2, "unit": "church"}, "2 churches"),
        ({"value": 5, "unit": "day"}, "5 days"),
        ({"as_written": "nearly all", "unit": "person"}, '"nearly all"'),
        ({"value": 60000, "comparators": ["more-than"], "unit": "person"}, "more than 60,000 people"),
        ({"high": 300, "comparators": ["nearly"], "unit": "person"}, "nearly 300 people"),
        ({"high": 300, "comparators": ["up-to", "less-than"], "unit": "person"}, "less than 300 people"),
        ({"low": 200000, "unit": "person", "as_written": "hundreds of thousands"}, "at least 200,000 people"),
        ({"low": 10, "high": 20, "comparators": ["about"], "unit": "bus"}, "about 10 to 20 buses"),
        ({"low": 1, "comparators": ["more-than"], "unit": "person"}, "more than 1 person"),
        ({"value": 1.5, "unit": "usd-million"}, "1.5 million US dollars"),
        ({"value": 2, "unit": "member-of-parliament"}, "2 members of parliament"),
        ({"value": 3, "unit": "households"}, "3 households"),
        ({"value": 3, "unit": "persons"}, "3 persons"),
        ({"value": 3, "unit": "kg"}, "3 kg"),
        ({"value": 3, "unit": "analysis"}, "3 analyses"),
        ({"value": 3, "unit": "percent-of-vote"}, "3% of vote"),
        ({"value": 3, "unit": "usd"}, "3 US dollars"),
        ({"value": 3}, "3"),
    ],
)
def test_figures_are_said_as_people_say_them(quantity, words):
    assert figure_in_words(model.Quantity(**quantity)) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("1999?", "perhaps 1999"),
        ("1999%", "perhaps about 1999"),
        ("1998-21", "spring 1998"),
        ("1998-22", "summer 1998"),
        ("1998-24", "winter 1998"),
        ("19XX", "the years 1900 to 1999"),
        ("1999-XX", "a month of 1999"),
        ("1999-XX-XX", "a day of 1999"),
        ("1999-45", "1999-45"),
        ("1999/..", "from 1999 on"),
        ("1999/", "from 1999 on, it is not known until when"),
        ("../1999", "until 1999"),
        ("/1999", "until 1999, it is not known since when"),
        ("1999/x", "1999/x"),
        ("x/1999", "x/1999"),
        ("1999-03-26/1999-04-02", "between 26 March 1999 and 2 April 1999"),
    ],
)
def test_days_are_said_as_people_say_them(date, words):
    assert day_in_words(date) == words


def test_whoever_speaks_alone_in_a_passage_is_said_to_speak():
    whole = everything()
    [claim] = [one for one in whole.claims if any("Xrelayed" in str(ref.gist) for slot in one.slots for ref in slot.references)]
    alone = [model.Link(origin="relayer")]
    slots = [
        attrs.evolve(slot, references=[attrs.evolve(ref, relay=alone) if ref.relay else ref for ref in slot.references])
        for slot in claim.slots
    ]
    made = attrs.evolve(whole, claims=[attrs.evolve(one, slots=slots) if one is claim else one for one in whole.claims])

    assert "In the passage Xrelayer speaks." in " ".join(as_written(made)["evidence.txt"].split())


def test_what_stands_near_a_figure_is_told_with_how_near():
    own = Figure(quantity=model.Quantity(value=40, unit="person"), claim="a", source="Release")
    other = Figure(
        quantity=model.Quantity(value=60, unit="person"), work="gazette", source="Gazette", origins=("Agency", "Court")
    )
    known = {"figure": other, "comparison": compare(own, other), "size": "higher"}
    ways = [("for", None, "+", "no day"), ("against", 0, "-", "the same time"), ("neither", 1, "·", "1 day later")]
    near = [NearFigure(bears=bears, days=days, **known) for bears, days, _, _ in ways]
    annotation = everything()
    card = card_of(Fragments(annotation=annotation).lookup, weigh(annotation, annotation.claims[0]))

    told = " ".join("\n".join(evidence_lines(card, marked, near=[*near, NearFigure(bears="for", days=-3, **known)])).split())

    for _, _, sign, away in (*ways, ("for", -3, "+", "3 days earlier")):
        assert f"{sign} {other}, undated: {away}, higher; {known['comparison'].relation}, Agency, Court [gazette]" in told
    heading = f"Figures of the same measure, at most {NEAR_DAYS} days away or between half and twice as many"
    assert heading in told
    assert "none of them fills a slot." in told


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({}, "State of affairs"),
        ({"mode": "reported"}, "State of affairs, reported"),
        ({"time": model.Time(at="1999-03-01")}, "State of affairs, on 1999-03-01"),
        ({"time": model.Time(since="1999-03-01")}, "State of affairs, since 1999-03-01"),
        ({"time": model.Time(until="1999-03-05")}, "State of affairs, until 1999-03-05"),
        ({"time": model.Time(as_written="closed")}, "State of affairs"),
        ({"places": ["Tarn", "Ostrel"]}, "State of affairs, Tarn, Ostrel"),
        ({"quantity": model.Quantity(value=40, unit="person"), "places": ["Tarn"]}, "40 people"),
    ],
)
def test_a_claim_is_told_in_a_line_by_its_figure_or_else_by_its_kind(more, line):
    text = "The mill closed."
    span = Span(start=0, end=len(text), exact=text)
    claim = Claim(id="closed", statement=text, spans=[span], categories=["event.state"], **more)
    annotation = Annotation(id="mill", source=Source.from_text(text, title="Mill"), claims=[claim])

    assert plain(card_of(Fragments(annotation=annotation).lookup, weigh(annotation, claim)).line) == line


def test_plain_words_have_quotation_marks_where_somebody_speaks():
    assert plain([Words("written "), Words("forty", "quote")]) == "written “forty”"


@pytest.mark.parametrize(
    ("comparators", "words"),
    [
        (["about"], "up to 40 people, about so many"),
        (["estimated"], "up to 40 people, an estimate"),
        (["already"], "up to 40 people, already then"),
    ],
)
def test_no_comparator_is_lost(comparators, words):
    quantity = model.Quantity(high=40, comparators=["up-to", *comparators], unit="person")

    assert plain(figure_of(Fragments(annotation=everything()).lookup, quantity)) == words


def test_every_comparator_is_said_of_every_shape_of_figure():
    lookup = Fragments(annotation=everything()).lookup
    for term in load_vocabulary("comparators").terms:
        for numbers in ({"value": 5}, {"low": 5}, {"high": 5}, {"low": 5, "high": 9}, {"as_written": "some"}):
            said = plain(figure_of(lookup, model.Quantity(comparators=[term.id], unit="person", **numbers)))
            assert term.title.lower() in said or plain_term("comparators", term.id) in said, (term.id, numbers)


def test_control_characters_do_not_reach_the_screen():
    annotation = everything()
    claim = attrs.evolve(annotation.claim("xclaim"), note="red \x1b[31m", statement="\x9b2J \x7f bell\x07")
    spoilt = as_written(attrs.evolve(annotation, claims=[claim, *annotation.claims[1:]]))

    for name in ("show.txt", "evidence.txt"):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", spoilt[name])
    assert "red ␛[31m" in spoilt["show.txt"]
    assert "‹009B›2J ‹007F› bell␇" in spoilt["show.txt"]


def test_text_around_a_span_is_shown_without_control_characters():
    text = "a\x1bb\tWORDS\x07c"
    claim = Claim(id="c", statement="s", spans=[Span(start=4, end=9, exact="WORDS")], categories=["evaluation.norm"])
    annotation = Annotation(id="x", source=Source.from_text(text, title="T"), claims=[claim])

    assert "a␛b ⟦<marked>WORDS⟧␇c" in as_written(annotation)["show.txt"]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", "⟦<marked>WORDS⟧"),
        ("a", "b", "a⟦<marked>WORDS⟧b"),
        ("one\n", "\ntwo", "⟦<marked>WORDS⟧"),
        ("\n", "\n", "⟦<marked>WORDS⟧"),
        ("one\n\n  ", "\ntwo", "⟦<marked>WORDS⟧"),
        ("one\n", " \r\ntwo", "⟦<marked>WORDS⟧"),
        (50 * "a", 50 * "b", f"{50 * 'a'}⟦<marked>WORDS⟧{50 * 'b'}"),
        (51 * "a", 51 * "b", f"…{50 * 'a'}⟦<marked>WORDS⟧{50 * 'b'}…"),
        ("a\xa0", "\xa0b", "a\xa0⟦<marked>WORDS⟧\xa0b"),
    ],
)
def test_span_is_shown_in_its_line(before, after, shown):
    span = Span(start=len(before), end=len(before) + 5, exact="WORDS")
    claim = Claim(id="c", statement="s", spans=[span], categories=["evaluation.norm"])
    annotation = Annotation(id="x", source=Source.from_text(f"{before}WORDS{after}", title="T"), claims=[claim])
    number = before.count("\n") + 1

    lines = as_written(annotation)["show.txt"].split("\n")

    assert lines[3] == f"<faint>  core {len(before)}–{len(before) + 5}, line {number}"
    assert lines[4] == f"    {shown}"


@pytest.mark.parametrize(
    ("by", "at", "said"),
    [("A. N.", None, ", decided by A. N."), (None, "1999-01-01", ", decided on 1999-01-01"), (None, None, "")],
)
def test_decision_is_told_with_what_is_known_of_it(by, at, said):
    annotation = everything()
    claim = attrs.evolve(annotation.claim("xclaim"), triage=model.Triage(decision="check", by=by, at=at))
    met = attrs.evolve(annotation.counterparts[0], by=by, at=at, names=(), note=None)
    lookup = Fragments(annotation=attrs.evolve(annotation, counterparts=[met])).lookup

    rows = {row.label: plain(row.lines[0]) for row in facts_of(lookup, claim)}

    assert rows["To be checked"] == f"Check{said}"
    assert rows["Corrects"] == f"xtarget of xdoc, confirmed{said.removeprefix(', decided')}"


@pytest.mark.parametrize("bound", ["low", "high"])
def test_words_of_a_bound_are_given_with_it(bound):
    quantity = model.Quantity(as_written="hundreds", **{bound: 5})

    assert plain(figure_of(Fragments(annotation=everything()).lookup, quantity)).endswith(" · written “hundreds”")


def test_category_that_nothing_is_known_of_is_named_once():
    annotation = everything()
    claim = attrs.evolve(annotation.claim("xclaim"), categories=["strange.thing"])

    assert plain(next(facts_of(Fragments(annotation=annotation).lookup, claim)).lines[0]) == "strange.thing"


def test_links_of_one_of_several_annotations_stay_within_it():
    card = str(Fragments(annotation=everything(), prefix="pre.").card("xclaim"))

    assert set(re.findall('href="#([^"]*)"', card)) == {
        "pre.xclaim",
        "pre.xclaim:text",
        "pre.other",
        "pre.origin_o",
        "pre.origin_relayer",
        "pre.work_w",
    }


def test_terms_are_said_in_a_sentence():
    assert CardMaker(fragments=Fragments(annotation=everything()), docname="page").title("must", "slot-levels") == "must"


def test_names_are_not_broken_at_their_hyphens():
    annotation = everything()
    notes = [attrs.evolve(claim, note=f"{'and ' * 18}some-name-of-a-claim") for claim in annotation.claims]

    assert "some-name-of-a-claim\n" in as_written(attrs.evolve(annotation, claims=notes))["show.txt"]


def test_annotator_who_is_not_listed_is_called_by_the_id():
    annotation = attrs.evolve(everything(), annotators=[])

    assert "annotator     xann\n" in as_written(annotation)["show.txt"]


def test_claim_is_found_by_all_its_words():
    annotation = everything()
    found = " ".join(CardMaker(fragments=Fragments(annotation=annotation), docname="page").words("xclaim"))

    for words in (
        "xclaim",
        "Xstatement.",
        "Xexact words",
        "Xclaimnote",
        "Xplace",
        "Xagent",
        "xtag",
        "Xexcerpt",
        "Xgist",
        "Xrefnote",
    ):
        assert words in found


def test_words_are_plain_and_links_lead_nowhere_unless_said():
    assert Words("x") == Words("x", "plain", None, "")


def test_every_record_and_field_is_shown_or_listed_with_a_reason():
    records = [getattr(model, name) for name in model.__all__ if name not in FIELDS["not of a claim"]]
    fields = {f"{record.__name__}.{field.name}" for record in records for field in attrs.fields(record)}

    assert fields == FIELDS["shown"].keys() | FIELDS["not shown"].keys()
    assert not FIELDS["shown"].keys() & FIELDS["not shown"].keys()
    assert all(FIELDS["not shown"].values())


def test_what_is_promised_elsewhere_is_tested_there():
    for promise, held in (("see only here", "only here"), ("see elsewhere", "elsewhere")):
        promised = {field for field, reason in FIELDS["not shown"].items() if promise in reason}
        assert promised == FIELDS[held].keys()


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for file, content in as_written().items():
        (GOLDEN / file).write_text(content, encoding="utf-8")
