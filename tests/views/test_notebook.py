"""Annotations and claims in a notebook."""

from __future__ import annotations

import attrs
import pytest

from factcheck.model.display import as_html
from factcheck.views.notebook import annotation_html, claim_html
from tests.views.pages import elements_of, of_class


@pytest.mark.parametrize("show", [annotation_html, claim_html])
def test_annotations_and_claims_show_themselves(sheet, show):
    record = sheet if show is annotation_html else sheet.claims[0]

    assert record._repr_html_() == show(record)


def test_record_that_nobody_was_told_how_to_show_is_left_to_its_plain_form(sheet):
    assert as_html(sheet.source) is None


def test_annotation_shows_its_text_whose_links_lead_into_the_table(sheet):
    elements = elements_of(annotation_html(sheet))
    found = {element.attributes["id"] for element in elements if "id" in element.attributes}

    assert of_class(elements, "fc-source")[0].text == sheet.source.text
    assert {element.attributes["href"][1:] for element in of_class(elements, "fc-note")} <= found


def test_table_of_a_notebook_has_the_words_of_a_page(sheet):
    heads = [element.text for element in elements_of(annotation_html(sheet)) if element.tag == "th"]

    assert heads == ["No.", "Claim", "Kind of claim", "How it is said", "Evidence asked for"]


def test_annotation_of_an_unknown_vocabulary_is_left_to_its_plain_form(sheet):
    assert annotation_html(attrs.evolve(sheet, vocabulary="closures/1")) is None


def test_claim_lists_its_evidence_and_does_not_weigh_it(sheet):
    shown = elements_of(claim_html(sheet.claim("displaced-total")))
    pills = [pill.text for pill in of_class(shown, "fc-pill")]

    assert pills[0].startswith("Primary statistics must · ")
    assert not any(state in pill for pill in pills for state in ("open", "filled", "contradicted"))


def test_claim_alone_links_to_no_other(sheet):
    assert [element for element in elements_of(claim_html(sheet.claim("displaced-total"))) if element.tag == "a"] == []


def test_claim_without_slots_is_shown(sheet):
    claim = attrs.evolve(sheet.claims[0], categories=["unsorted"], slots=[])

    assert of_class(elements_of(claim_html(claim)), "fc-slots") == []
