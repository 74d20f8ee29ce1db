"""Claims and figures that several documents have."""

from __future__ import annotations

import attrs
import pytest

from factcheck.model.counterpart import Counterpart
from factcheck.model.quantity import Quantity
from factcheck.views.across import measured_in, outcomes_in, repeats_in, titles_of
from factcheck.views.fragments import Fragments
from factcheck.views.page import html_report
from tests.views.pages import elements_of
from tests.views.test_marks import annotation_of

STATUSES = [("confirmed", "corrects “First”"), ("suggested", "corrects “First”, suggested")]


def document(id_, issued, statement, **more):
    base = annotation_of([(0, 8)])
    claim = attrs.evolve(base.claims[0], statement=statement, **more)
    source = attrs.evolve(base.source, title=id_.capitalize(), issued=issued)
    return attrs.evolve(base, id=id_, source=source, claims=[claim])


def linked(annotation, status):
    entry = Counterpart(
        claim="claim-0", relation="corrects", document="first", target="claim-0", status=status, by="E", at="2024-01-01"
    )
    return attrs.evolve(annotation, counterparts=[entry])


def tellings(*annotations):
    return [
        [(one.section.annotation.id, one.relation) for one in repeat.tellings]
        for repeat in repeats_in([Fragments(annotation=annotation) for annotation in annotations])
    ]


FIRST = document("first", "2024-05-01", "Forty left.")


@pytest.mark.parametrize(("status", "words"), STATUSES)
def test_linked_claims_come_again_the_earliest_first(status, words):
    later = linked(document("later", "2024-05-08", "Fifty left."), status)

    assert tellings(later, FIRST) == [[("first", ""), ("later", words)]]


def test_card_names_a_claim_of_another_document_of_the_page_by_its_statement():
    page = html_report([FIRST, linked(document("later", "2024-05-08", "Fifty left."), "confirmed")])

    row = next(one for one in elements_of(page) if one.tag == "dd" and "confirmed" in one.text)
    assert "Forty left. of “First”, confirmed by E on 1 January 2024" in row.text
    assert "<a href=#first.claim-0>Forty left.</a><small> of" in page


def test_documents_of_one_title_are_told_apart_by_their_days():
    again = attrs.evolve(document("again", "2024-05-08", "Fifty left."), source=attrs.evolve(FIRST.source, issued="2024-05-08"))
    undated = attrs.evolve(FIRST, source=attrs.evolve(FIRST.source, issued=None))

    assert titles_of([FIRST, again, undated]) == ["First, 1 May 2024", "First, 8 May 2024", "First"]
    assert titles_of([undated, again, FIRST, undated, again]) == [
        "First", "First, 8 May 2024", "First, 1 May 2024", "First (2)", "First, 8 May 2024 (2)"
    ]  # fmt: skip
    assert titles_of([FIRST]) == ["First"]


def test_rejected_link_is_none():
    assert tellings(FIRST, linked(document("later", "2024-05-08", "Fifty left."), "rejected")) == []


def test_claims_of_the_same_words_come_again():
    assert tellings(FIRST, document("later", "2024-05-08", "forty  left.")) == [[("first", ""), ("later", "")]]


def test_document_without_a_day_comes_last():
    assert [id_ for id_, _ in tellings(document("undated", None, "Forty left."), FIRST)[0]] == ["first", "undated"]


def test_links_join_into_one_group():
    later = linked(document("later", "2024-05-08", "Fifty left."), "confirmed")
    latest = document("latest", "2024-05-09", "Fifty left.")

    assert [[id_ for id_, _ in group] for group in tellings(FIRST, later, latest)] == [["first", "later", "latest"]]


def test_claims_of_one_document_are_no_repeat():
    twice = attrs.evolve(FIRST, claims=[FIRST.claims[0], attrs.evolve(FIRST.claims[0], id="again")])

    assert tellings(twice, document("later", "2024-05-08", "Other.")) == []


def test_measures_of_several_documents_stand_in_one_table_in_order_of_time():
    one = document("first", "2024-05-01", "A", quantity=Quantity(value=40, measure="left", as_of="2024-05-02"))
    other = document("later", "2024-05-08", "B", quantity=Quantity(value=50, measure="left", as_of="2024-05-01"))
    alone = document("alone", "2024-05-08", "C", quantity=Quantity(value=50, measure="came"))

    (found,) = measured_in([Fragments(annotation=annotation) for annotation in (one, other, alone)])

    assert found.words == "Left"
    assert [section.annotation.id for section, _ in found.figures] == ["later", "first"]


def test_page_of_several_documents_has_an_index_repeats_and_figures():
    quantity = Quantity(value=40, measure="people-who-left", as_of="2024-05-02")
    later = linked(document("later", "2024-05-08", "Fifty left.", quantity=quantity), "confirmed")
    elements = elements_of(html_report([later, attrs.evolve(FIRST, claims=[attrs.evolve(FIRST.claims[0], quantity=quantity)])]))
    ids = [element.attributes.get("id") for element in elements]

    assert {"fc_index", "fc_repeats", "fc_measured"} <= set(ids)
    assert ids.index("fc_index") < ids.index("fc_repeats") < ids.index("first.fc_document")
    text = elements[0].text
    assert "2 annotated documents" in text
    assert "corrects “First”" in text
    assert "People who left" in text


def test_page_of_one_document_has_none_of_them(sheet):
    ids = [element.attributes.get("id") for element in elements_of(html_report([sheet]))]

    assert not {"fc_index", "fc_repeats", "fc_measured"} & set(ids)


def outcome(annotation, relation, *, to="first", status="confirmed"):
    entry = Counterpart(claim="claim-0", relation=relation, document=to, target="claim-0", status=status, by="E", at="2024-01-01")
    return attrs.evolve(annotation, counterparts=[entry])


def outcomes(*annotations):
    return [
        [(one.section.annotation.id, one.relation) for one in group.tellings]
        for group in outcomes_in([Fragments(annotation=annotation) for annotation in annotations])
    ]


def test_what_became_of_a_claim_is_told_and_is_no_claim_that_comes_again():
    later = outcome(document("later", "2024-05-08", "Nobody left."), "fails")
    latest = outcome(document("latest", "2024-05-09", "All left."), "fulfils")

    assert outcomes(latest, later, FIRST) == [[("first", ""), ("later", "tells as not met"), ("latest", "tells as met")]]
    assert tellings(latest, later, FIRST) == []


def test_outcome_can_stand_on_record_at_the_earlier_document():
    earlier = outcome(FIRST, "failed-by", to="later")

    assert outcomes(earlier, document("later", "2024-05-08", "Nobody left.")) == [[("first", "told as not met"), ("later", "")]]


def test_rejected_outcome_is_none():
    assert outcomes(FIRST, outcome(document("later", "2024-05-08", "Nobody left."), "fails", status="rejected")) == []


def test_page_has_what_became_of_claims_under_a_heading_of_its_own():
    shown = html_report([FIRST, outcome(document("later", "2024-05-08", "Nobody left."), "fails")])

    assert [e.text for e in elements_of(shown) if e.attributes.get("id") == "fc_outcomes"] == ["What became of it"]
    assert "<small>tells as not met</small>" in shown
    assert 'id="fc_outcomes"' not in html_report([FIRST, linked(document("later", "2024-05-08", "Fifty left."), "confirmed")])
