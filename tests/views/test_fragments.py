"""Cards, slots, tables and lists."""

from __future__ import annotations

import re

import attrs
import pytest

import factcheck
from factcheck.model.claim import Claim
from factcheck.model.origin import Origin
from factcheck.model.reference import Reference
from factcheck.model.relation import Relation
from factcheck.model.slot import Search, Slot, Waiver
from factcheck.model.work import Capture, Work
from factcheck.views.fragments import Fragments, stylesheet
from factcheck.views.saying import claim_link, origin_link, said
from factcheck.views.words import Words
from tests.unchecked import unchecked
from tests.views.pages import elements_of, of_class
from tests.views.test_marks import annotation_of


@pytest.fixture(scope="session")
def every(root):
    return factcheck.load(root / "tests/examples/valid/every-record.claims.json")


def text_of(markup):
    """Give what a page says, with a space between elements, as a reader sees them apart."""
    words = " ".join(" ".join(elements_of(f"<div>{markup}</div>")[0].inside).split())
    return re.sub(r" (?=[:,.])", "", words)


def with_slots(*slots, works=(), origins=()):
    base = annotation_of([(0, 8)])
    return attrs.evolve(base, claims=[attrs.evolve(base.claims[0], slots=slots)], works=works, origins=origins)


CAPTURE = Capture(accessed="2024-01-01")


def work_of(id, *origins, **more):
    return Work(id=id, csl={"type": "report", "title": f"The {id}"}, origins=origins, **more)


class TestCard:
    def test_figure_is_given_with_its_bound_and_words(self, every):
        card = text_of(Fragments(annotation=every).card("work-lost"))

        assert "Figure up to 40 people, over a period · written Up to 40" in card

    def test_vague_figure_has_no_unit(self, sheet):
        assert 'Figure "Nearly the entire population", a share' in text_of(
            Fragments(annotation=sheet).card("city-population-fled")
        )

    def test_category_stands_with_its_definition(self, sheet):
        card = text_of(Fragments(annotation=sheet).card("displaced-total"))

        assert "Kind Stock quantity.stock: A level at a point in time." in card

    def test_relations_are_read_from_both_ends(self, every):
        fragments = Fragments(annotation=every)

        assert f"Elaborates {every.claim('mill-closed').statement}" in text_of(fragments.card("work-lost"))
        assert f"Elaborated by {every.claim('work-lost').statement}" in text_of(fragments.card("mill-closed"))

    def test_counterparts_in_other_documents_are_told_with_who_decided(self, every):
        card = text_of(Fragments(annotation=every).card("mill-closed"))

        assert "Corrected by mill-shut of second-statement, confirmed by A. Editor on 4 June 2024" in card

    def test_symmetric_relation_has_one_name(self):
        base = annotation_of([(0, 3)], [(4, 8)])
        one = attrs.evolve(base.claims[0], relations=[Relation(type="contrasts", target="claim-1", status="inferred")])

        card = text_of(Fragments(annotation=attrs.evolve(base, claims=[one, base.claims[1]])).card("claim-1"))

        assert f"Contrasts {one.statement} inferred" in card

    def test_assessments_are_a_dated_list(self, every):
        listed = of_class(elements_of(Fragments(annotation=every).card("mill-closed")), "fc-assessments")[0].text

        assert listed.index("3 June 2024") < listed.index("3 July 2024")
        assert "in place of “Insufficient” of 3 June 2024" in listed

    def test_words_are_repeated_on_demand(self, sheet):
        fragments = Fragments(annotation=sheet)

        assert "fc-words" not in fragments.card("displaced-total")
        assert (
            "is estimated at 250,000" in of_class(elements_of(fragments.card("displaced-total", quoted=True)), "fc-words")[0].text
        )

    def test_unknown_claim_is_refused(self, sheet):
        with pytest.raises(factcheck.errors.NoSuchClaim):
            Fragments(annotation=sheet).card("nowhere")

    def test_term_outside_its_vocabulary_stands_for_itself(self):
        base = annotation_of([(0, 8)])
        claim = attrs.evolve(base.claims[0], categories=["unsorted"])

        assert "Kind unsorted" in text_of(Fragments(annotation=attrs.evolve(base, claims=[claim])).card("claim-0"))


class TestSlots:
    ORIGINS = (
        Origin(id="register", name="Register", interest="neutral"),
        Origin(id="gazette", name="Gazette", derived_from=["register"], interest="neutral"),
        Origin(id="board", name="Mill Board", interest="party"),
    )

    def slots(self, *slots, works=()):
        return elements_of(Fragments(annotation=with_slots(*slots, works=works, origins=self.ORIGINS)).slots("claim-0"))

    @pytest.mark.parametrize(
        ("slot", "state"),
        [
            (Slot(kind="primary-record"), "open"),
            (Slot(kind="primary-record", references=[Reference(work="entry", stance="supports")]), "filled"),
            (Slot(kind="primary-record", references=[Reference(work="entry", stance="contradicts")]), "contradicted"),
            (Slot(kind="primary-record", waived=Waiver(reason="None was kept.", by="A. Editor", at="2024-06-02")), "waived"),
            (
                Slot(
                    kind="primary-record",
                    searches=[Search(at="2024-06-02", by="A. Editor", where="Archive", outcome="nothing-found", note="Burnt")],
                ),
                "unobtainable",
            ),
        ],
    )
    def test_state_is_a_word_and_a_shape(self, slot, state):
        elements = self.slots(slot, works=[work_of("entry", "register")])
        first = next(element for element in elements if element.tag == "li")

        assert f"fc-slot-{state}" in first.attributes["class"]
        assert state in first.text

    def test_lineage_is_told(self):
        references = [Reference(work="page", stance="supports", excerpt="closed", gist="It closed.", note="Seen twice.")]
        elements = self.slots(Slot(kind="primary-record", references=references), works=[work_of("page", "gazette")])

        assert [element.text for element in of_class(elements, "fc-lineage")] == ["Counts: Gazette, from Register"]

    def test_reference_that_does_not_count_says_why(self):
        references = [Reference(work="lost", stance="supports")]
        elements = self.slots(Slot(kind="primary-record", references=references))

        assert of_class(elements, "fc-lineage")[0].text == "Does not count: its work is not in the annotation"

    def test_slot_without_anything_does_not_open(self):
        opening = [element for element in self.slots(Slot(kind="primary-record")) if element.tag == "summary"]

        assert opening == []

    def test_claim_without_slots_says_so(self):
        base = annotation_of([(0, 8)])
        claim = attrs.evolve(base.claims[0], categories=["unsorted"])

        slots = Fragments(annotation=attrs.evolve(base, claims=[claim])).slots(claim)

        assert "Its categories demand no evidence." in slots


class TestOverviews:
    def test_strip_has_a_bar_for_what_is_claimed_needed_and_set_aside(self):
        annotation = annotation_of([(0, 3, "lead-in"), (4, 8)], [(4, 8)], unclaimed=[(9, 15)])

        bars = [
            element.attributes for element in elements_of(Fragments(annotation=annotation).coverage()) if element.tag == "rect"
        ]

        assert [(bar["x"], bar["width"], bar["height"], bar["class"]) for bar in bars] == [
            ("0", "3", "4", "fc-bar-claimed"),
            ("4", "4", "16", "fc-bar-claimed"),
            ("9", "6", "3", "fc-bar-aside"),
        ]

    def test_coverage_counts_words(self, sheet):
        assert "715 of 715 words accounted for" in Fragments(annotation=sheet).coverage()

    def test_slots_are_counted_by_family_and_state(self, sheet):
        fragments = Fragments(annotation=sheet)
        cells = [e.text for e in elements_of(fragments.slots_by_family()) if e.tag in ("td", "th")]

        total = cells[cells.index("All") :]

        assert total[1] == str(len(sheet.claims))
        assert sum(map(int, total[2:])) == sum(len(evidence.slots) for evidence in factcheck.evidence.weigh_all(sheet))

    def test_table_of_claims_has_a_line_for_each(self, sheet):
        rows = [element for element in elements_of(Fragments(annotation=sheet).claims()) if element.tag == "tr"]

        assert len(rows) == 1 + len(sheet.claims)
        assert all("id" not in row.attributes for row in rows)

    def test_table_can_be_of_some_claims_and_bear_their_identifiers(self, sheet):
        chosen = sheet.select(category="forecast")
        shown = Fragments(annotation=sheet, prefix="sheet.").claims(chosen, anchored=True)

        found = [element.attributes["id"] for element in elements_of(shown) if element.tag == "tr" and "id" in element.attributes]

        assert found == [f"sheet.{claim.id}" for claim in chosen]

    def test_measure_of_several_numbers_is_drawn_and_told_in_lists(self, sheet):
        fragments = Fragments(annotation=sheet)
        elements = elements_of(fragments.chart("displaced-in-kosovo"))

        assert "displaced-in-kosovo" in fragments.charted()
        assert "cost-of-conflict" not in fragments.charted()
        assert of_class(elements, "factcheck-chart")
        rows = [element.text for element in elements if element.tag == "li"]
        assert len(rows) == len(factcheck.series(sheet, "displaced-in-kosovo").entries)
        assert "The total number of people displaced" in rows[0]
        assert "In other works" in [element.text for element in of_class(elements, "fc-quiet")]

    def test_chart_shows_what_could_be_known(self, sheet):
        assert "displaced-in-kosovo" not in Fragments(annotation=sheet, as_of="1990-01-01").charted()

    def test_unknown_measure_is_refused(self, sheet):
        with pytest.raises(factcheck.errors.NoSuchTerm):
            Fragments(annotation=sheet).chart("nothing")

    def test_works_are_linked_where_that_is_safe(self):
        works = [
            Work(id="safe", csl={"type": "report", "title": "Safe", "URL": "https://agency.example/a"}),
            Work(id="doi", csl={"type": "report", "title": "Doi", "DOI": "10.1000/1 82"}),
            unchecked(work_of("unsafe"), csl={"type": "report", "title": "Unsafe", "URL": "javascript:alert(1)"}),
            unchecked(work_of("captured"), captures=[unchecked(CAPTURE, url="data:text/html,x")]),
        ]
        links = [e for e in elements_of(Fragments(annotation=with_slots(works=works)).works()) if e.tag == "a"]

        assert [link.attributes["href"] for link in links] == ["https://agency.example/a", "https://doi.org/10.1000/1%2082"]

    def test_works_say_which_claims_cite_them(self):
        slot = Slot(kind="primary-record", references=[Reference(work="entry", stance="supports")])
        shown = text_of(Fragments(annotation=with_slots(slot, works=[work_of("entry"), work_of("other")])).works())

        assert "Cited on It is said." in shown
        assert "Not cited." in shown

    def test_origins_say_where_they_have_it_from(self, every):
        assert "Gazette, relay, from Trade Register." in text_of(Fragments(annotation=every).origins())

    def test_terms_that_the_cards_use_are_explained(self, sheet):
        shown = text_of(Fragments(annotation=sheet).terms())

        assert "Presupposed Taken for granted" in shown
        assert "Primary statistics A count" in shown

    def test_evidence_can_be_weighed_as_of_a_day(self, sheet):
        then = Fragments(annotation=sheet, as_of="1990-01-01").lookup.states

        assert then["filled"] == 0

    def test_own_categories_are_read_by_their_vocabulary(self, root):
        folder = root / "tests/examples/valid"
        annotation = factcheck.load(folder / "own-vocabulary.claims.json")
        closures = factcheck.contract.load_vocabulary(folder / "closures.json")
        claim: Claim = annotation.claims[0]

        card = text_of(Fragments(annotation=annotation).card(claim))

        assert closures.term(claim.categories[0]).title in card


def test_style_sheet_styles_nothing_outside_the_fragments():
    rules = re.sub(r"/\*.*?\*/", "", stylesheet(), flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", rules)

    assert all(".factcheck" in selector or selector.strip().startswith("@") for selector in selectors), selectors


def test_what_the_annotation_does_not_have_is_called_by_its_id(every):
    lookup = Fragments(annotation=every).lookup

    assert (claim_link(lookup, "<nowhere>"), origin_link(lookup, "nobody")) == ("&lt;nowhere&gt;", "nobody")


def test_sign_that_turns_the_direction_turns_nothing_behind_the_words_that_hold_it(every):
    line = said(Fragments(annotation=every).lookup, [Words("verdict by \u202eA"), Words(", open")])

    assert line == "<bdi>verdict by \u202eA</bdi>, open"
