"""A page for each claim: what it says of itself, what it links to, and how it is cited."""

from __future__ import annotations

import json
import shutil

import attrs
import pytest

import factcheck
from factcheck.formats.publication import Publication, scale_of
from factcheck.model import Annotator, Assessment
from factcheck.views.citing_checks import check_of_claim, check_of_document
from factcheck.views.claim_page import ClaimPages, as_cited, embedded
from factcheck.views.fragments import Fragments
from factcheck.views.site import STYLE, site
from tests.views.pages import elements_of

AT = Publication(url="https://example.org/{claim}.html", publisher="Example Desk", scale=scale_of("contradicted=1,supported=5"))


@pytest.fixture(scope="module")
def every(root):
    return factcheck.load(root / "tests/examples/valid/every-record.claims.json")


def pages_of(annotation, publication=AT):
    fragments = Fragments(annotation=annotation, report="../index.html")
    return dict(ClaimPages(fragments=fragments, publication=publication).pages())


def judged(annotation, id, **more):
    verdict = Assessment(id="v", at="2024-06-01", by="A. Rater", verdict="mixed", basis="retrospective", **more)
    claims = [attrs.evolve(one, assessments=(verdict,)) if one.id == id else one for one in annotation.claims]
    return attrs.evolve(annotation, claims=claims)


def meta(page):
    named = [one.attributes for one in elements_of(page) if one.tag == "meta"]
    return {one.get("property") or one.get("name"): one.get("content") for one in named}


def test_every_claim_has_a_page_that_links_to_its_neighbours_and_to_the_report(sheet):
    pages = pages_of(sheet)

    order = [claim.id for claim in sheet.reading_order]
    assert list(pages) == order
    turns = [one.attributes for one in elements_of(pages[order[1]]) if one.attributes.get("rel") in ("prev", "next")]
    links = {one["rel"]: one["href"] for one in turns}
    assert links == {"prev": f"{order[0]}.html", "next": f"{order[2]}.html"}
    assert 'rel="prev"' not in pages[order[0]]
    assert f'href="../index.html#{order[1]}"' in pages[order[1]]


def test_every_link_of_a_page_leads_somewhere(sheet):
    pages = pages_of(sheet)
    known = {f"{id_}.html" for id_ in pages} | {"../index.html"} | {f"../index.html#{id_}" for id_ in pages}
    known |= {f"../index.html#origin_{origin.id}" for origin in sheet.origins}

    for id_, page in pages.items():
        elements = elements_of(page)
        here = {f"#{one.attributes['id']}" for one in elements if "id" in one.attributes}
        hrefs = {one.attributes["href"] for one in elements if one.tag == "a"}
        assert {href for href in hrefs if not href.startswith("http")} <= known | here, id_


def test_a_page_says_where_it_stands_and_what_it_is(sheet):
    page = pages_of(sheet)["displaced-total"]

    assert '<link rel="canonical" href="https://example.org/displaced-total.html">' in page
    found = meta(page)
    assert found["og:url"] == "https://example.org/displaced-total.html"
    assert found["og:title"] == sheet.claim("displaced-total").statement
    assert found["og:site_name"] == "Example Desk"
    assert found["description"].startswith("Open: nothing independent of the issuer yet")
    assert len(found["description"]) <= 200


def test_a_page_that_does_not_know_its_address_names_none(sheet):
    page = pages_of(sheet, Publication())["displaced-total"]

    assert "canonical" not in page
    assert not {"og:url", "og:site_name"} & set(meta(page))


def test_a_page_has_its_review_for_programs(sheet):
    page = pages_of(judged(sheet, "displaced-total", rationale="</script><b>"))["displaced-total"]

    (data,) = (one.text for one in elements_of(page) if one.attributes.get("type") == "application/ld+json")
    assert "<" not in data
    (review,) = json.loads(data)["@graph"]
    assert (review["@type"], review["reviewBody"]) == ("ClaimReview", "</script><b>")
    assert "<b>Verdict: Mixed.</b> Evidence:" in page


def test_a_check_with_a_verdict_is_cited_by_its_rater_and_day(sheet):
    annotation = judged(sheet, "displaced-total")
    it = Fragments(annotation=annotation).lookup

    cited = as_cited(check_of_claim(it, annotation.claim("displaced-total"), AT))

    assert cited.line.startswith("A. Rater. Mixed: “The total number of people displaced")
    assert cited.line.endswith("Example Desk, 1 June 2024. https://example.org/displaced-total.html")
    assert cited.bibtex.startswith("@online{kosovo-objectives-1999-displaced-total,")
    assert json.loads(cited.csl)[0]["issued"] == {"date-parts": [[2024, 6, 1]]}


def test_a_check_without_a_verdict_is_cited_by_its_annotators(sheet):
    claim = attrs.evolve(sheet.claims[0], by="ana")
    annotation = attrs.evolve(sheet, claims=(claim, *sheet.claims[1:]), annotators=(Annotator(id="ana", name="Ana Doe"),))

    one = check_of_claim(Fragments(annotation=annotation).lookup, claim, Publication())
    whole = check_of_document(annotation, AT, address="https://example.org/")

    assert one.csl["author"] == [{"literal": "Ana Doe"}]
    assert one.csl["title"].startswith("Evidence on “")
    assert not {"URL", "publisher"} & set(one.csl)
    assert whole.csl["title"].startswith("Claims of “U.S. and NATO")
    assert whole.csl["URL"] == "https://example.org/"


@pytest.mark.parametrize("attack", ["</script><script>alert(1)</script>", "<!--", "&lt;", '"\\'])
def test_what_is_embedded_ends_nothing(attack):
    text = embedded({"a": attack})

    assert not set("<>&") & set(text)
    assert json.loads(text) == {"a": attack}


def test_pages_of_a_site_share_a_style_sheet_that_their_policy_lets_in(every):
    files = dict(site(every))

    page = files[f"{every.id}/mill-closed.html"]
    (link,) = [one.attributes["href"] for one in elements_of(page) if one.tag == "link"]
    assert link.partition("?")[0] == f"../{STYLE}"
    assert "<style>" not in page
    policy = next(one.attributes for one in elements_of(page) if "http-equiv" in one.attributes)
    assert "style-src 'self' file:;" in policy["content"]
    assert ".fc-one" in files[STYLE]


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_page_of_a_site_has_its_style_where_it_is_opened_as_a_file(every, chromium, tmp_path):
    for path, content in site(every):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    tab = chromium.new_page()
    tab.goto((tmp_path / every.id / "mill-closed.html").as_uri())

    width = tab.evaluate("getComputedStyle(document.body).maxWidth")
    tab.close()

    assert width == "736px"
