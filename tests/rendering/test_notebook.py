"""Annotations and claims in a notebook."""

from __future__ import annotations

import json
import subprocess
import sys
from types import SimpleNamespace

import attrs
import pytest

import factcheck
from factcheck.rendering.notebook import annotation_html, claim_html
from tests.rendering.pages import elements_of, of_class


class Formatter:
    """What IPython offers for registering how records are shown."""

    def __init__(self):
        self.shown = {}

    def for_type_by_name(self, module, name, show):
        self.shown[module, name] = show


def test_extension_tells_the_notebook_how_to_show_annotations_and_claims(sheet):
    formatter = Formatter()

    factcheck.load_ipython_extension(SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": formatter})))

    assert formatter.shown["factcheck.model.annotation", "Annotation"](sheet) == annotation_html(sheet)
    assert formatter.shown["factcheck.model.claim", "Claim"](sheet.claims[0]) == claim_html(sheet.claims[0])


def test_importing_in_a_notebook_is_enough(sheet_path):
    pytest.importorskip("IPython", reason="IPython is not installed")
    code = f"""
import json
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
import factcheck
sheet = factcheck.load({str(sheet_path)!r})
print(json.dumps([sorted(shell.display_formatter.format(record)[0]) for record in (sheet, sheet.claims[0], sheet.source)]))
"""

    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout.splitlines()[-1]) == [["text/html", "text/plain"], ["text/html", "text/plain"], ["text/plain"]]


def test_annotation_shows_its_text_whose_links_lead_into_the_table(sheet):
    elements = elements_of(annotation_html(sheet))
    found = {element.attributes["id"] for element in elements if "id" in element.attributes}

    assert of_class(elements, "fc-source")[0].text == sheet.source.text
    assert {element.attributes["href"][1:] for element in of_class(elements, "fc-note")} <= found


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
