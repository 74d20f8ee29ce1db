"""Where a claim stands in the original of its text: in what commands print, on a page, and in results."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.evidence.weighing import weigh
from factcheck.model.extraction import Extraction, Extractor, Original, Run
from factcheck.views.card import card_of
from factcheck.views.lookup import Lookup
from factcheck.views.page import html_report
from factcheck.views.results.weighing import evidence_result
from factcheck.views.terminal import evidence_lines, show_lines

TEXT = "The mill closed. Forty people lost their work."


def sheet(path="mill.pdf"):
    source = factcheck.Source.from_text(TEXT, title="Mill")
    extraction = Extraction(
        original=Original(path=path, media_type="application/pdf", sha256="0" * 64),
        by=Extractor(name="pypdfium2", version="5.15.2"),
        policy="reading-order",
        map=[Run(start=0, end=16, page=3), Run(start=17, end=46, page=4)],
        note="1 page without text",
    )
    return factcheck.draft(attrs.evolve(source, extraction=extraction), id="mill")


def plainly(words, style):
    return words


@pytest.fixture(scope="module")
def card():
    annotation = sheet()
    return card_of(Lookup(annotation=annotation), weigh(annotation, annotation.claims[1]))


def test_show_gives_the_place_beside_the_line_and_with_the_file(card):
    shown = "\n".join(show_lines(card, TEXT, plainly))

    assert "core 17–45, line 1, p. 4" in shown
    assert "  original      p. 4 of mill.pdf" in shown


def test_evidence_gives_the_place(card):
    assert "  stands at p. 4 of mill.pdf" in list(evidence_lines(card, plainly))
    assert evidence_result(sheet(), "mill-closed").place == "p. 3 of mill.pdf"


def test_a_report_gives_the_place_and_says_how_the_text_came_about():
    page = html_report([sheet()])

    assert "p. 4 of mill.pdf" in page
    assert "by pypdfium2 5.15.2" in page
    assert "1 page without text" in page


def test_the_place_goes_without_a_file_that_is_not_kept():
    assert evidence_result(sheet(path=None), "mill-closed").place == "p. 3"


def test_a_text_that_was_not_extracted_has_no_place():
    annotation = factcheck.draft(factcheck.Source.from_text(TEXT, title="Mill"), id="mill")
    plain = card_of(Lookup(annotation=annotation), weigh(annotation, "mill-closed"))

    assert evidence_result(annotation, "mill-closed").place is None
    assert not any("stands at" in line for line in evidence_lines(plain, plainly))
    assert "Text extracted from" not in html_report([annotation])


def test_rows_and_reviews_give_the_place():
    from factcheck.formats.claimreview import write

    rows = factcheck.to_rows(sheet())
    graph = write(sheet()).documents[0].data.decode()

    assert [row["place_in_original"] for row in rows] == ["p. 3", "p. 4"]
    assert '"position": "p. 4"' in graph


def test_what_was_not_extracted_has_no_place_in_an_original():
    from factcheck.formats.claimreview import write

    plain = factcheck.draft(factcheck.Source.from_text(TEXT, title="Mill"), id="mill")

    assert {row["place_in_original"] for row in factcheck.to_rows(plain)} == {None}
    assert "position" not in write(plain).documents[0].data.decode()
