"""What each directive and role shows, in each format, and what each warns of."""

from __future__ import annotations

import copy
import json
import re
import zipfile

import pytest
from sphinx.util.inventory import InventoryFile


def show(project, *lines, **options):
    """Build a project whose first page has these lines, and the cards on another."""
    project.write("index.rst", "\n".join(["Mill", "====", "", *lines, "", ".. toctree::", "", "   cards", ""]))
    for name in ("links", "text", "plain"):
        (project.folder / f"{name}.rst").unlink(missing_ok=True)
    return project.build(**options)


def test_card_tells_everything_that_is_known(project, cited):
    project.annotate("mill", cited)
    page = show(project).page("cards.html")

    for words in (
        "The mill closed on 2 May.",
        "Incident",
        "closed 2 May",
        "It was struck off.",
        "Trade Registry",
        "Searched",
        "Waived by",
    ):
        assert words in page, words
    assert 'id="mill.mill-closed"' in page


@pytest.mark.parametrize(("builder", "file"), [("html", "cards.html"), ("text", "cards.txt"), ("latex", "mill.tex")])
def test_what_a_screen_would_obey_is_shown_as_signs(project, cited, builder, file):
    cited["claims"][0]["statement"] = "The mill \u202e\x1b[2J\x9b closed."
    project.annotate("mill", cited)
    page = show(project, builder=builder).page(file)

    assert "202E" in page
    assert not {"\u202e", "\x1b", "\x9b"} & set(page)


def test_card_is_folded_to_its_statement_where_it_stands_and_one_line(project, cited):
    project.annotate("mill", cited)
    built = show(project)
    page = built.page("cards.html")

    summary = page.partition("<summary>")[2].partition("</summary>")[0]
    assert page.count('<details class="fc-fold"><summary>') == page.count('class="fc-card ')
    assert all(part in summary for part in ("fc-statement", "fc-standing", "fc-line"))
    # What opens the card that a link names, and has marked words lead to it.
    assert "factcheck-sphinx.js" in page
    assert "fc-fold" in built.page("_static/factcheck-sphinx.js")


@pytest.mark.parametrize(("builder", "file", "day"), [("html", "cards.html", "2 July 2024"), ("text", "cards.txt", "2024-07-02")])
def test_card_tells_the_counterparts_in_other_documents(project, cited, builder, file, day):
    cited["counterparts"] = [
        {"claim": "mill-closed", "document": "second", "target": "mill-shut", "relation": "corrected-by", "status": "confirmed",
         "by": "A. N.", "at": "2024-07-02", "note": "Another day."},
        {"claim": "mill-closed", "document": "third", "target": "closure", "relation": "restates"},
    ]  # fmt: skip
    project.annotate("mill", cited)
    page = " ".join(re.sub(r"</?(?:small|time)\b[^>]*>", "", show(project, builder=builder).page(file)).split())

    for words in (f"second, confirmed by A. N. on {day}", "Another day.", "third, suggested"):
        assert words in page, words


def test_claims_are_chosen_by_every_condition(project, cited):
    project.annotate("mill", cited)
    chosen = {
        ":category: quantity": {"work-lost"},
        ":category: event.incident": {"mill-closed"},
        ":label: jobs": {"work-lost"},
        ":mode: reported": set(),
        ":checkability: checkable": {"mill-closed", "work-lost"},
        ":state: waived": {"mill-closed"},
        ":category: quantity\n   :state: waived": set(),
    }

    for option, ids in chosen.items():
        page = show(project, ".. fc:claims:: mill", "   :columns: id", f"   {option}").page("index.html")
        assert {name for name in ("mill-closed", "work-lost") if f">{name}</a>" in page} == ids, option
        assert ("No claims." in page) is (not ids), option


def test_table_has_the_columns_that_are_asked_for(project, cited):
    project.annotate("mill", cited)
    names = "number claim id statement words category mode checkability figure time slots labels document"
    page = show(project, ".. fc:claims::", f"   :columns: {names}").page("index.html")

    for words in (
        "No.",
        "Up to 40 people lost their work",
        "quantity.flow",
        "asserted",
        "checkable",
        "up to 40 people",
        "2 May 2024",
        "jobs",
    ):
        assert words in page, words
    assert page.count("<th ") == 13


def test_heads_of_tables_and_of_cards_without_html_are_the_words_of_a_page(project, cited):
    project.annotate("mill", cited)
    built = show(project, ".. fc:claims:: mill", "   :columns: category mode slots time", builder="text")
    heads = " ".join(built.page("index.txt").split())
    cards = built.page("cards.txt")

    assert all(words in heads for words in ("Kind of claim", "How it is said", "Evidence asked for", "When"))
    assert "Evidence asked for:" in cards
    assert "Verdicts:" in cards
    assert not re.search(r"\b(Slots|Mode|Assessments)\b", heads + cards)


def test_claims_are_listed_with_links(project):
    page = show(project, ".. fc:claims::", "   :layout: list").page("index.html")

    assert 'href="cards.html#mill.work-lost"' in page


def test_source_is_marked_and_linked_to_cards_and_back(project):
    built = show(project, ".. fc:source::")

    assert 'class="fc-mark' in built.page("index.html")
    assert 'href="cards.html#mill.mill-closed"' in built.page("index.html")
    assert 'href="index.html#mill.mill-closed:text"' in built.page("cards.html")


def test_slots_are_shown_by_level_and_state(project, cited):
    project.annotate("mill", cited)
    page = show(project, ".. fc:slots:: mill-closed", "   :state: waived").page("index.html")
    summary = show(project, ".. fc:slots:: mill", "   :summary:").page("index.html")
    none = show(project, ".. fc:slots:: mill", "   :state: contradicted").page("index.html")
    early = show(project, ".. fc:slots:: mill-closed", "   :as-of: 2024-05-01", "   :state: filled").page("index.html")

    assert page.count("<tr>") == 2
    assert "Event" in summary
    assert "Quantity" in summary
    assert "No slots." in none
    assert "No slots." in early


@pytest.fixture
def linked(cited):
    cited["counterparts"] = [
        {"claim": "mill-closed", "document": "second", "target": "mill-shut", "relation": "corrected-by", "status": "confirmed",
         "by": "A. N.", "at": "2024-07-02", "note": "Another day.",
         "names": [{"here": "The mill", "there": "the works", "ground": "It is called so."}]},
        {"claim": "work-lost", "document": "second", "target": "gone", "relation": "fulfils", "status": "confirmed",
         "by": "A. N.", "at": "2024-07-02"},
        {"claim": "mill-closed", "document": "third", "target": "closure", "relation": "restates"},
    ]  # fmt: skip
    return cited


def test_links_to_other_documents_are_shown_with_who_decided_and_on_what_ground(project, linked):
    second = copy.deepcopy(linked)
    second |= {"id": "second", "counterparts": []}
    second["claims"][0] |= {"id": "mill-shut", "statement": "The mill shut on 2 May."}
    second["claims"][1]["relations"] = []
    project.annotate("mill", linked)
    project.annotate("second", second)

    undated = show(project, ".. fc:counterparts:: mill").page("index.html")
    second["source"]["issued"] = "2024-07-01"
    project.annotate("second", second)
    page = show(project, ".. fc:counterparts:: mill").page("index.html")
    one = show(project, ".. fc:counterparts:: mill", "   :relation: fulfils").page("index.html")
    none = show(project, ".. fc:counterparts:: mill", "   :document: third").page("index.html")

    for words in (
        "The mill shut on 2 May.",
        "<strong>Corrected by</strong>",
        "(confirmed by A. N. on 2024-07-02)",
        "“The mill” here, “the works” there: It is called so.",
        "Another day.",
    ):
        assert words in page, words
    assert "closure" not in page
    assert "<p>Mill closes: " in undated
    assert "<p>1 July 2024: " in page
    # The other document has no such claim any more, so that its id is all that can be said.
    assert "gone" in one
    assert "The mill shut" not in one
    assert "No links." in none


def test_links_to_a_document_that_is_not_there_are_named_and_warned_of(project, linked):
    project.annotate("mill", linked)

    built = show(project, ".. fc:counterparts:: mill", "   :status: suggested")

    assert "closure of third" in built.page("index.html")
    assert "(suggested)" in built.page("index.html")
    assert "no annotation 'third'" in built.warnings


def test_works_are_listed_and_can_be_chosen(project, cited):
    project.annotate("mill", cited)
    page = show(project, ".. fc:works::", "", "See :fc:work:`register-2024`.").page("index.html")
    chosen = show(project, ".. fc:works::", "   :claim: mill-closed", "   :origin: registry").page("index.html")
    none = show(project, ".. fc:works::", "   :claim: work-lost").page("index.html")

    assert 'href="https://registry.example/2024"' in page
    assert "<em>Register &amp; &lt;list&gt;</em>" in page
    assert 'href="#mill.work_register-2024"' in page
    assert "register-2024" in chosen
    assert "No works." in none


def test_card_leads_to_the_bibliography(project, cited):
    project.annotate("mill", cited)
    built = show(project, ".. fc:works::")

    assert 'href="index.html#mill.work_register-2024"' in built.page("cards.html")


def test_series_is_a_chart(project, cited):
    project.annotate("mill", cited)
    page = show(project, ".. fc:series:: jobs-lost").page("index.html")

    assert "<svg" in page
    assert "jobs-lost" in page


def test_coverage_says_how_many_words_are_accounted_for(project):
    assert "15 of 15 words" in show(project, ".. fc:coverage::").page("index.html")


def test_vocabulary_gives_categories_a_place(project):
    built = show(project, ".. fc:vocabulary:: press-statement", "", "See :fc:category:`quantity.flow`.", "", ".. fc:claims::")

    assert built.warnings == ""
    assert built.page("index.html").count('href="#press-statement.quantity.flow"') == 2


def test_category_without_a_place_is_shown_as_it_is(project):
    built = show(project, "See :fc:category:`quantity.flow`.")

    assert built.warnings == ""
    assert "quantity.flow" in built.page("index.html")


def test_target_makes_a_place_of_a_page(project):
    built = show(
        project, ".. fc:target:: category press-statement.quantity.flow", "", "See :fc:category:`press-statement.quantity.flow`."
    )

    assert 'href="#press-statement.quantity.flow"' in built.page("index.html")


def test_any_role_finds_claims(project):
    assert 'href="cards.html#mill.work-lost"' in show(project, "See :any:`mill.work-lost`.").page("index.html")


def test_index_lists_claims_by_family(project):
    built = show(project, "See :ref:`fc-claims`.")
    page = built.page("fc-claims.html")

    order = [page.index(f'id="cap-{family}"') for family in ("Event", "Quantity")]

    assert order[0] < page.index("mill-closed") < order[1] < page.index("work-lost")


def test_search_finds_a_claim_where_its_card_is(project):
    built = show(project, ".. fc:claims::")
    index = json.loads(built.page("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")"))
    pages = index["terms"]["peopl"]

    assert index["docnames"][pages if isinstance(pages, int) else pages[0]] == "cards"
    assert isinstance(pages, int)


def test_inventory_names_what_stands_on_pages(project, cited):
    project.annotate("mill", cited)
    built = show(project, ".. fc:works::", "", ".. fc:vocabulary:: press-statement")
    found = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="")

    assert found["fc:claim", "mill.mill-closed"].uri == "cards.html#mill.mill-closed"
    assert ("fc:work", "mill.register-2024") in found
    assert ("fc:category", "press-statement.quantity.flow") in found


def test_other_project_links_to_claims(project, tmp_path):
    built = show(project)
    other = copy.copy(project)
    other.write("other/index.rst", "Other\n=====\n\nSee :fc:claim:`mill.mill-closed` and :fc:claim:`gone.gone`.\n")
    made = type(project)(project.folder / "other").build(
        extensions=["factcheck.sphinx", "sphinx.ext.intersphinx"],
        factcheck_files=[],
        intersphinx_mapping={"mill": ("https://mill.example/", str(built.out / "objects.inv"))},
    )

    assert 'href="https://mill.example/cards.html#mill.mill-closed"' in made.page("index.html")
    assert made.warnings == "index.rst:4: WARNING: there is no claim 'gone.gone' [factcheck.claim]\n"


EVERYTHING = [
    ".. fc:coverage::", "", ".. fc:source::", "", ".. fc:claims::", "", ".. fc:slots:: mill", "", ".. fc:slots:: mill",
    "   :summary:", "", ".. fc:works::", "", ".. fc:series:: jobs-lost", "", ".. fc:schema:: span", "",
    ".. fc:vocabulary:: modes", "", "See :fc:claim:`work-lost`, :fc:work:`register-2024`, :fc:schema:`span.start`.",
]  # fmt: skip


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "xml"])
def test_every_format_is_built_without_a_warning(project, cited, builder):
    project.annotate("mill", cited)
    built = show(project, *EVERYTHING, builder=builder)

    assert built.warnings == ""


def test_text_has_what_html_draws(project, cited):
    project.annotate("mill", cited)
    built = show(project, *EVERYTHING, builder="text")
    page, cards = built.page("index.txt"), built.page("cards.txt")

    for words in (
        "2 claims; 15 of 15 words accounted for",
        "The mill closed on 2 May^1",
        "up to 40 people",
        "Register & <list>",
    ):
        assert words in " ".join(page.split()), words
    for words in (
        "closed 2 May",
        "**Counts**: Trade Registry",
        "Searched 2024-06-01",
        "Waived by A. N.",
        "Too little.",
        "Up to 40",
    ):
        assert words in " ".join(cards.split()), words


def test_latex_links_marks_to_cards(project, cited):
    project.annotate("mill", cited)
    tex = show(project, *EVERYTHING, builder="latex").page("mill.tex")

    assert r"\label{\detokenize{index:mill.mill-closed:text}}" in tex
    assert r"\hyperref[\detokenize{index:mill.mill-closed:text}]" in tex
    assert r"\hyperref[\detokenize{cards:mill.mill-closed}]" in tex


def test_single_page_links_within_itself(project):
    page = show(project, ".. fc:source::", builder="singlehtml").page("index.html")

    assert 'href="#mill.mill-closed"' in page


def test_epub_is_well_formed(project, cited):
    from xml.etree import ElementTree

    project.annotate("mill", cited)
    built = show(project, *EVERYTHING, builder="epub")
    with zipfile.ZipFile(built.out / "mill.epub") as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                ElementTree.fromstring(book.read(name))  # noqa: S314 (our own file)


FAULTS = {
    ".. fc:claim:: mill-clsoed": ("claim", "there is no claim 'mill-clsoed'"),
    ".. fc:claim:: mill.gone": ("claim", "there is no claim 'gone' in annotation 'mill'"),
    ".. fc:claim:: yard.gone": ("annotation", "no annotation 'yard'"),
    ".. fc:source:: yard": ("annotation", "no annotation 'yard'"),
    ".. fc:coverage:: yard": ("annotation", "no annotation 'yard'"),
    ".. fc:works:: yard": ("annotation", "no annotation 'yard'"),
    ".. fc:slots:: yard": ("claim", "there is no claim 'yard'"),
    ".. fc:series:: jobs\n   :annotation: yard": ("annotation", "no annotation 'yard'"),
    ".. fc:series:: jobs": ("measure", "no measure 'jobs'"),
    ".. fc:claims::\n   :category: quantety": ("category", "no category 'quantety'; did you mean quantity"),
    ".. fc:vocabulary:: moods": ("vocabulary", "no schema or vocabulary 'moods'; did you mean modes"),
    ".. fc:schema:: cliam": ("schema", "no schema 'cliam'; did you mean claim"),
    ".. fc:schema:: gone.json": ("schema", "No such file"),
    ":fc:claim:`gone`": ("claim", "there is no claim 'gone'"),
    ":fc:work:`gone`": ("work", "there is no work 'gone'"),
    ":fc:category:`gone`": ("category", "there is no category 'gone'"),
    ":fc:schema:`gone`": ("schema", "there is no schema 'gone'"),
}


@pytest.mark.parametrize("line", FAULTS)
def test_fault_is_warned_of_in_its_place(project, line):
    subtype, message = FAULTS[line]
    built = show(project, *line.split("\n"))

    assert built.warnings.startswith(f"index.rst:4: WARNING: {message}") or message in built.warnings
    assert built.warnings.endswith(f"[factcheck.{subtype}]\n")
    assert built.warnings.startswith("index.rst:4:")


@pytest.mark.parametrize("line", FAULTS)
def test_warning_can_be_suppressed(project, line):
    built = show(project, *line.split("\n"), suppress_warnings=[f"factcheck.{FAULTS[line][0]}"])

    assert built.warnings == ""


@pytest.mark.parametrize("option", ["as-of: May", "columns: nothing", "mode: sung", "layout: heap"])
def test_option_that_makes_no_sense_is_an_error(project, option):
    directive = ".. fc:claims::"

    assert "ERROR" in show(project, directive, f"   :{option}").warnings


def test_second_card_is_warned_of(project):
    built = show(project, ".. fc:claim:: mill-closed mill-closed")

    assert built.warnings == (
        "index.rst:4: WARNING: claim 'mill.mill-closed' has its card in 'cards' already [factcheck.duplicate]\n" * 2
    )
    assert built.page("index.html").count('id="mill.mill-closed"') == 1


def test_files_that_cannot_be_used_are_warned_of(project, mill):
    project.write("claims/broken.claims.json", "{")
    project.annotate("second", mill)
    project.write("words.json", "{}")
    built = show(project, factcheck_files=["claims", "gone/*.claims.json"], factcheck_vocabularies=["words.json"])

    assert "WARNING: factcheck_files: there is no gone/*.claims.json [factcheck.file]" in built.warnings
    assert "claims/broken.claims.json:1: WARNING: FC101" in built.warnings
    assert "claims/second.claims.json:1: WARNING: annotation 'mill' stands in claims/mill.claims.json already" in built.warnings
    assert "words.json is not a usable vocabulary" in built.warnings


def test_several_annotations_must_be_named(project, mill):
    project.annotate("yard", {**copy.deepcopy(mill), "id": "yard"})
    project.write("cards.rst", "Cards\n=====\n\n.. fc:claim:: mill.mill-closed yard.mill-closed\n")
    built = show(project, ".. fc:source::", "", "See :fc:claim:`mill-closed`.")

    assert "index.rst:4: WARNING: name one of the annotations: mill, yard [factcheck.annotation]" in built.warnings
    assert "claim 'mill-closed' can be any of mill.mill-closed, yard.mill-closed; write the full name" in built.warnings


def test_corpus_can_be_shown(project, mill):
    (project.folder / "claims" / "mill.claims.json").unlink()
    lines = [json.dumps(mill), json.dumps({**mill, "id": "yard"})]
    project.write("claims/all.claims.jsonl", "\n".join(lines) + "\n")
    project.write("cards.rst", "Cards\n=====\n\n.. fc:claim:: mill.mill-closed yard.mill-closed\n")
    built = show(project, ".. fc:claims:: yard", factcheck_files=["claims/*.jsonl"])

    assert built.warnings == ""
    assert 'href="cards.html#yard.mill-closed"' in built.page("index.html")
