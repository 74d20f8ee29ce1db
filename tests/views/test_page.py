"""The page: one file that asks for nothing, escapes everything and links only to itself and to safe addresses."""

from __future__ import annotations

import base64
import copy
import hashlib
import re
from itertools import pairwise

import attrs
import pytest

import factcheck
from factcheck.views.fragments import Fragments
from factcheck.views.page import html_report, page
from factcheck.views.phrases import safe_address
from tests.views.pages import elements_of, of_class

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style></script></title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}&lt;b&gt;",
    "javascript:alert(1)//",
]

# Fields that hold no free text: ids, terms, days and digests, which the schema holds to their form.
HELD = {
    "id", "work", "target", "issuer", "origins", "derived_from", "vocabulary", "schema", "kind", "level", "role", "mode",
    "stance", "type", "status", "categories", "checkability", "voice", "basis", "comparators", "outcome", "verdict",
    "certainty", "method", "reason", "access", "interest", "extent_read", "supersedes", "at", "since", "until", "as_of",
    "issued", "available", "accessed", "added", "evidence_cutoff", "sha256", "source", "claim", "evidence", "exact",
    "language", "text", "document", "relation", "policy", "value", "origin",
}  # fmt: skip


def filled(record, words):
    """Put *words* into every field of free text of a record and of all that it holds."""
    if isinstance(record, tuple):
        return tuple(filled(one, words) for one in record)
    if isinstance(record, dict):
        return {key: words if isinstance(value, str) and key != "type" else value for key, value in record.items()}
    if not attrs.has(type(record)):
        return words if isinstance(record, str) else record
    # Past the constructor, which refuses much of it: what writers escape must not hang on what was refused before.
    made = copy.copy(record)
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        holds_records = isinstance(value, tuple) and value and attrs.has(type(value[0]))
        if field.name not in HELD or holds_records or not isinstance(value, str | tuple | None):
            object.__setattr__(made, field.name, filled(value, words))
    return made


def shape_of(html):
    """Give the elements of a page and the names of their attributes, leaving out links, which depend on the address."""
    elements = [element for element in elements_of(html) if not element.attributes.get("href", "").startswith("https:")]
    return [(element.tag, tuple(element.attributes)) for element in elements]


@pytest.fixture(scope="session")
def every(root):
    return factcheck.load(root / "tests/examples/valid/every-record.claims.json")


@pytest.fixture(scope="session")
def shown(sheet):
    return html_report([sheet])


class TestEscaping:
    @pytest.mark.parametrize("attack", ATTACKS)
    def test_text_of_any_field_stays_text(self, every, attack):
        # Both texts are no addresses, so the two pages may differ in nothing but their words.
        harmless, spoilt = (html_report([filled(every, words)]) for words in ("harmless", attack))

        assert shape_of(spoilt) == shape_of(harmless)
        assert spoilt.count(attack) == 0 or not re.search("[<>\"'&]", attack)

    def test_every_field_of_free_text_reaches_the_page(self, every):
        words = "".join(elements_of(html_report([filled(every, "Zebra")]))[0].inside)

        assert words.count("Zebra") > 25

    def test_source_that_is_markup_is_shown_as_it_stands(self):
        text = "<script>alert(1)</script> & <b>bold</b>"
        source = factcheck.Source.from_text(text, title=text)
        claim = factcheck.Claim(
            id="a", statement=text, spans=[factcheck.Span(start=0, end=8, exact=text[:8])], categories=["event.incident"]
        )

        elements = elements_of(html_report([factcheck.Annotation(id="a", source=source, claims=[claim])]))

        assert of_class(elements, "fc-source")[0].text == text
        assert sum(element.tag == "script" for element in elements) == 2


class TestAddresses:
    @pytest.mark.parametrize(
        "url", ["http://a.example", "https://a.example/b?c=d&e=%20#f", "HTTPS://A.example", "mailto:a@b.example"]
    )
    def test_safe_address_is_kept(self, url):
        assert safe_address(url) == url

    @pytest.mark.parametrize(
        "url",
        [
            None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
            "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//a.example", "a.example", "/a", "#a", "blob:https://a",
            "https:a", "https://a b", "https://a\n", "\x00https://a", "https://a\x00b", "ftp://a.example",
        ],
    )  # fmt: skip
    def test_any_other_becomes_no_link(self, url):
        assert safe_address(url) is None

    def test_links_out_tell_nothing_of_the_page(self, shown):
        out = [element for element in elements_of(shown) if element.tag == "a" and not element.attributes["href"].startswith("#")]

        assert out
        assert all(element.attributes["rel"] == "noopener noreferrer" for element in out)

    def test_published_address_of_the_source_is_linked_where_safe(self, every):
        def links(url):
            made = attrs.evolve(every, source=copy.copy(every.source))
            object.__setattr__(made.source, "url", url)
            return [element.attributes.get("href") for element in elements_of(html_report([made]))]

        assert "https://mill.example/a" in links("https://mill.example/a")
        assert "javascript:alert(1)" not in links("javascript:alert(1)")


class TestPolicy:
    def test_policy_admits_the_style_and_the_script_and_nothing_else(self, shown):
        elements = elements_of(shown)
        policy = next(e.attributes["content"] for e in elements if e.attributes.get("http-equiv") == "Content-Security-Policy")
        directives = dict(directive.split(" ", 1) for directive in policy.split("; "))

        assert directives.pop("default-src") == "'none'"
        for name in ("style", "script"):
            contents = [element.text for element in elements if element.tag == name]
            digests = [base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() for content in contents]
            assert directives.pop(f"{name}-src") == " ".join(f"'sha256-{digest}'" for digest in digests)
        assert directives == {"base-uri": "'none'", "form-action": "'none'"}

    def test_policy_comes_before_anything_that_it_governs(self, shown):
        assert shown.index("Content-Security-Policy") < min(shown.index("<style>"), shown.index("<script>"))

    def test_page_asks_for_nothing(self, shown):
        elements = elements_of(shown)

        assert not {element.tag for element in elements} & {"link", "img", "iframe", "object", "embed", "base", "image", "use"}
        assert not [
            a for element in elements for a in element.attributes if a in ("src", "srcset", "style") or a.startswith("on")
        ]
        assert "@import" not in shown
        assert "url(" not in shown


class TestSections:
    def test_identifiers_are_unique_and_links_lead_to_them(self, sheet, every):
        # The same annotation twice, and another whose id could be taken for the second of the first.
        elements = elements_of(html_report([every, sheet, every, attrs.evolve(every, id=f"{every.id}-2")]))
        found = [element.attributes["id"] for element in elements if "id" in element.attributes]
        wanted = [e.attributes["href"][1:] for e in elements if e.attributes.get("href", "").startswith("#")]
        wanted += [name for e in elements for name in e.attributes.get("aria-labelledby", "").split()]

        assert len(found) == len(set(found))
        assert set(wanted) <= set(found)

    def test_ids_made_to_collide_do_not(self):
        text = "The mill closed on 2 May."
        names = ["fc", "name", "text", "work", "origin", "fc-strip", "work-a"]
        claims = [
            factcheck.Claim(
                id=name, statement="S.", spans=[factcheck.Span(start=0, end=8, exact="The mill")], categories=["event.state"]
            )
            for name in names
        ]
        works = [factcheck.model.Work(id=name, csl={"type": "report", "title": "T"}) for name in names]
        origins = [factcheck.model.Origin(id=name, name=name) for name in names]
        source = factcheck.Source.from_text(text, title="Mill")
        shown = html_report([factcheck.Annotation(id="a", source=source, claims=claims, works=works, origins=origins)])

        found = [element.attributes["id"] for element in elements_of(shown) if "id" in element.attributes]

        assert len(found) == len(set(found))

    def test_claims_of_a_page_of_one_document_are_addressed_by_their_ids(self, shown, sheet):
        cards = [element.attributes["id"] for element in of_class(elements_of(shown), "fc-card")]

        assert cards == [claim.id for claim in sheet.reading_order]

    def test_claims_of_several_documents_are_addressed_with_the_annotation(self, sheet, every):
        cards = [element.attributes["id"] for element in of_class(elements_of(html_report([every, sheet])), "fc-card")]

        assert f"{sheet.id}.displaced-total" in cards

    def test_several_documents_have_a_table_of_contents(self, sheet, every):
        elements = elements_of(html_report([every, sheet]))

        assert f"#{sheet.id}.fc_document" in [e.attributes.get("href") for e in elements]
        assert len(of_class(elements, "fc-documents")) == 1
        assert len(of_class(elements, "fc-document")) == 2

    def test_filters_offer_what_occurs(self, every):
        options = [element.attributes["value"] for element in elements_of(html_report([every])) if element.tag == "option"]

        assert options == [
            "",
            "verdict",
            "backed",
            "open",
            "",
            "event",
            "event.incident",
            "quantity",
            "quantity.flow",
            "",
            "asserted",
            "",
            "open",
            "filled",
            "waived",
            "",
            "weight",
            "statement",
        ]

    def test_headings_descend_by_one(self, sheet, every):
        for shown in (html_report([sheet]), html_report([every, sheet])):
            levels = [int(element.tag[1]) for element in elements_of(shown) if re.fullmatch("h[1-6]", element.tag)]

            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(later - earlier <= 1 for earlier, later in pairwise(levels))

    def test_page_of_no_document_is_refused(self):
        with pytest.raises(ValueError, match="at least one"):
            page([])

    def test_document_without_claims_is_shown(self, root):
        bare = factcheck.load(root / "tests/examples/valid/no-claims.claims.json")

        assert "0 annotated" not in html_report([bare])

    def test_own_vocabulary_is_the_one_that_stands_beside_the_file(self, root, tmp_path, monkeypatch):
        folder = root / "tests/examples/valid"
        closures = factcheck.contract.load_vocabulary(folder / "closures.json")
        monkeypatch.chdir(tmp_path)

        shown = html_report([factcheck.load(folder / "own-vocabulary.claims.json")])

        assert closures.slot_kinds[0].title in shown

    def test_day_of_knowledge_is_shown(self, sheet):
        assert "As known on" in page([Fragments(annotation=sheet, as_of="1999-03-26")])


def test_same_annotation_gives_the_same_page(sheet, shown):
    assert html_report([sheet]) == shown


class TestBudgets:
    def test_page_is_small_for_its_claims(self, shown, sheet):
        # A report of 121 claims stays under 700 kB.
        assert len(shown.encode()) < 700_000 / 121 * len(sheet.claims)

    def test_answer_stands_in_the_first_bytes(self, shown, sheet):
        first = shown.encode()[:5000].decode(errors="ignore")

        assert f"<h1 dir=auto>{sheet.source.title}</h1>" in first
        assert f"of {len(sheet.claims)} claims have evidence independent of the issuer" in first


class TestLinks:
    def test_no_link_on_a_card_shows_the_id_of_another_claim(self, shown, sheet):
        ids = {claim.id for claim in sheet}
        links = [e for e in elements_of(shown) if e.tag == "a" and e.text in ids]

        assert all(link.attributes["href"] == f"#{link.text}" for link in links)
        assert len(links) == len(ids)

    def test_terms_on_cards_lead_to_what_they_mean(self, shown):
        links = [e for e in elements_of(shown) if e.tag == "a" and e.attributes["href"].startswith("#t_")]
        known = {f"#{e.attributes['id']}" for e in elements_of(shown) if "id" in e.attributes}

        assert {"an estimate", "a level", "Presupposed"} <= {link.text for link in links}
        assert {link.attributes["href"] for link in links} <= known


def test_a_report_of_one_annotation_takes_it_by_itself(sheet):
    assert html_report(sheet) == html_report([sheet])


def test_a_report_of_something_else_says_so(sheet):
    with pytest.raises(TypeError, match="a report is of annotations, got Claim"):
        html_report(sheet.claims)


def test_page_without_claims_says_so(every):
    page = html_report(attrs.evolve(every, claims=[]))

    assert "No claim has been annotated yet." in page
    assert "meets the filters" not in page
    assert "fc_terms" not in page
