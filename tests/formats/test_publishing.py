"""Verdicts leave as ClaimReviews and nanopublications, in the terms of schema.org, and nothing is lost without a word."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import attrs
import pytest
from rdflib import Dataset, URIRef
from rdflib.namespace import SDO

from factcheck.errors import FactcheckError, NoSuchTerm
from factcheck.evidence.weighing import weigh_all
from factcheck.formats import Document, export_to, import_from
from factcheck.formats.publication import Publication, scale_of
from factcheck.model import Annotation, Annotator, Assessment, Attribution, Claim, Origin, Source, Span

FACTS = json.loads(Path(__file__).with_name("schema-org.json").read_text(encoding="utf-8"))
TEXT = "The mill 🏭 closed on 2 May. The mill will open again, the union says."


def verdict(id, name, **more):
    return Assessment(id=id, at="2024-06-01", by="Ana Doe", verdict=name, basis="retrospective", **more)


@pytest.fixture
def mill():
    closed = Span(start=0, end=26, exact=TEXT[0:26])
    opens = Span(start=28, end=52, exact=TEXT[28:52])
    return Annotation(
        id="mill",
        source=Source.from_text(TEXT, title='Mill "closes" </script>', issued="2024-05-03"),
        claims=(
            Claim(
                id="mill-closed",
                statement='The mill closed on "2 May".',
                spans=(closed,),
                categories=("event.incident",),
                assessments=(
                    verdict("old", "mixed"),
                    verdict("now", "supported", rationale="The register says so.", certainty="high", supersedes="old"),
                ),
            ),
            Claim(
                id="mill-opens",
                statement="The mill will open again.",
                spans=(opens,),
                categories=("forecast.prediction",),
                attribution=Attribution(voice="named", speaker="the union"),
                assessments=(verdict("later", "pending"),),
            ),
            Claim(id="mill-old", statement="There was a mill.", spans=(closed,), categories=("event.state",), by="ana"),
        ),
        origins=(Origin(id="town", name="Town of Lumen", access="firsthand"),),
        annotators=(Annotator(id="ana", name="Ana Doe"),),
    )


def graph_of(annotation, **publication):
    exported = export_to("claimreview", annotation, publication=Publication(**publication) if publication else None)
    return json.loads(exported.documents[0].data)["@graph"], exported.losses


def ancestors(name):
    while name:
        yield name
        name = FACTS["types"][name]


def faults(node, path=""):
    """Say what schema.org does not have: unknown types and properties, properties of other types, values out of range."""
    kind = node.get("@type")
    if kind is not None and kind not in FACTS["types"]:
        yield f"{path}: no type {kind}"
        return
    for key, value in node.items():
        if key.startswith("@"):
            continue
        known = FACTS["properties"].get(key)
        if known is None or (kind and not set(known["on"]) & set(ancestors(kind))):
            yield f"{path}/{key}: not of {kind}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from out_of_range(one, known["is"], f"{path}/{key}")


def out_of_range(value, ranges, path):
    if isinstance(value, dict):
        if "@type" in value and not set(ranges) & set(ancestors(value["@type"])):
            yield f"{path}: {value['@type']} is none of {ranges}"
        yield from faults(value, path)
    elif isinstance(value, str):
        if "Text" not in ranges and not ("URL" in ranges and ":" in value) and not ("Date" in ranges and is_day(value)):
            yield f"{path}: {value!r} is none of {ranges}"
    elif not {"Number", "Integer"} & set(ranges):
        yield f"{path}: {value!r} is none of {ranges}"


def is_day(words):
    return bool(datetime.date.fromisoformat(words))


def test_every_term_is_one_of_schema_org_where_it_may_stand(mill, sheet):
    for annotation in (mill, sheet):
        for publication in (
            {},
            {"url": "https://example.org/mill", "publisher": "Desk", "scale": scale_of("mixed=3,supported=5")},
        ):
            graph, _ = graph_of(annotation, **publication)

            assert [fault for node in graph for fault in faults(node)] == []


def test_the_check_of_terms_finds_faults():
    bad = {"@type": "Claim", "claimReviewed": "x", "appearance": {"@type": "Person"}, "author": "Ana", "colour": 1, "url": 3}

    assert len(list(faults(bad))) == 5


def test_every_term_in_these_files_is_in_the_list_of_rdflib_too():
    terms = (*FACTS["types"], *FACTS["properties"])

    assert [term for term in terms if URIRef(f"https://schema.org/{term}") not in SDO] == []


def test_a_verdict_becomes_a_review_with_words_and_no_number(mill):
    (review, _, claim), _ = graph_of(mill)

    assert (review["@type"], claim["@type"]) == ("ClaimReview", "Claim")
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Supported"}
    assert review["reviewBody"] == "The register says so."
    assert review["author"] == {"@type": "Person", "name": "Ana Doe"}
    assert review["itemReviewed"]["appearance"]["hasPart"] == [{"@type": "Quotation", "text": "The mill 🏭 closed on 2 May"}]
    assert "url" not in review


def test_a_scale_gives_numbers_to_degrees_of_truth_alone(mill):
    publication = {
        "scale": scale_of("contradicted=1, mixed=2.5, supported=5"),
        "url": "https://example.org/{claim}.html",
        "publisher": "Desk",
    }

    (first, second, claim), losses = graph_of(mill, **publication)

    rating = {"ratingValue": 5, "worstRating": 1, "bestRating": 5}
    assert first["reviewRating"] == {"@type": "Rating", "alternateName": "Supported", **rating}
    assert first["url"] == "https://example.org/mill-closed.html"
    assert first["publisher"] == {"@type": "Organization", "name": "Desk"}
    assert second["reviewRating"] == {"@type": "Rating", "alternateName": "Pending"}
    assert second["itemReviewed"]["author"] == {"name": "the union"}
    assert claim["@id"] == "https://example.org/mill-old.html"
    assert {(one.what, one.kind) for one in losses if "assessments" in one.where} >= {
        ("assessment old", "dropped"),
        ("number of Pending", "dropped"),
        ("certainty of assessment now", "dropped"),
    }


def test_a_degree_of_truth_that_the_scale_leaves_out_is_told(mill):
    (first, *_), losses = graph_of(mill, scale=scale_of("contradicted=1,mixed=2"))

    assert "ratingValue" not in first["reviewRating"]
    assert "number of Supported" in {one.what for one in losses}


def test_whoever_publishes_is_a_body(mill):
    (first, *_), _ = graph_of(mill, publisher="Ana Doe")

    assert first["author"]["@type"] == "Organization"


def test_works_that_count_are_cited(sheet):
    claim = next(one.claim for one in weigh_all(sheet) if one.supporting)
    judged = attrs.evolve(claim, assessments=(verdict("one", "mixed"),))
    annotation = attrs.evolve(sheet, claims=tuple(judged if one is claim else one for one in sheet.claims))

    graph, _ = graph_of(annotation)

    (review,) = (node for node in graph if node["@type"] == "ClaimReview")
    assert review["citation"]
    assert all(isinstance(work, str) and work for work in review["citation"])


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        ("true=1,supported=5", NoSuchTerm, "true"),
        ("pending=1,supported=5", FactcheckError, "no degree of truth"),
        ("supported=1,contradicted=5", FactcheckError, "contradicted, supported"),
        ("supported=five,mixed=1", FactcheckError, "no number"),
        ("supported=nan,mixed=1", FactcheckError, "no number"),
        ("supported=5", FactcheckError, "at least two"),
        ("", FactcheckError, "at least two"),
    ],
)
def test_a_scale_that_is_none_is_refused(words, error, said):
    with pytest.raises(error, match=said):
        scale_of(words)


def test_a_format_without_a_place_for_it_refuses_what_a_publisher_says(mill):
    with pytest.raises(FactcheckError, match="no place for an address"):
        export_to("fever", mill, publication=Publication(publisher="Desk"))


def test_two_verdicts_on_one_claim_come_back_as_one_claim(mill):
    claim = mill.claims[0]
    both = (verdict("then", "mixed"), verdict("now", "supported"))
    annotation = attrs.evolve(mill, claims=(attrs.evolve(claim, assessments=both),))

    imported = import_from(export_to("claimreview", annotation).documents)

    assert [one.id for one in imported.annotations[0].claims] == ["mill-closed"]
    assert sum("verdict" in loss.what for loss in imported.losses) == 2


def quads(annotation, **publication):
    exported = export_to("nanopub", annotation, publication=Publication(**publication) if publication else None)
    graphs = Dataset()
    graphs.parse(data=exported.documents[0].data, format="trig")
    return list(graphs.quads())


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_each_claim_and_each_standing_verdict_is_a_nanopublication_of_four_graphs(mill):
    found = quads(mill, url="https://example.org/{claim}", publisher="Desk", scale=scale_of("mixed=3,supported=5"))

    wholes = {s for s, _, o, _ in found if str(o).endswith("#Nanopublication")}
    assert len(wholes) == 5
    assert len({str(g) for *_, g in found}) == 4 * len(wholes)
    for whole in wholes:
        parts = {str(p).rpartition("#")[2]: o for s, p, o, g in found if s == whole and str(g).endswith("Head")}
        assert {"hasAssertion", "hasProvenance", "hasPublicationInfo"} <= set(parts)
        # Provenance tells of the assertion, and publication info of the whole: the rules of nanopublications ask for both.
        assert [s for s, _, _, g in found if g == parts["hasProvenance"] and s == parts["hasAssertion"]]
        assert [s for s, _, _, g in found if g == parts["hasPublicationInfo"] and s == whole]
    values = {(str(p).rpartition("/")[2], str(o)) for _, p, o, _ in found}
    assert {("ratingValue", "5"), ("alternateName", "Pending"), ("reviewBody", "The register says so.")} <= values


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_terms_of_schema_org_in_nanopublications_are_known(mill, sheet):
    for annotation in (mill, attrs.evolve(sheet, source=attrs.evolve(sheet.source, url="https://example.org/a<c>"))):
        terms = {term for quad in quads(annotation) for term in quad[1:3] if isinstance(term, URIRef)}
        used = {term.removeprefix("https://schema.org/") for term in terms if term.startswith("https://schema.org/")}

        assert "appearance" in used
        assert used <= {*FACTS["types"], *FACTS["properties"]}


def test_nanopublications_come_back_in_order_without_their_verdicts(mill):
    imported = import_from(export_to("nanopub", mill).documents)

    assert [one.id for one in imported.annotations[0].claims] == [one.id for one in mill.claims]
    assert {loss.kind for loss in imported.losses if "verdict" in loss.what} == {"refused"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@prefix np: <http://www.nanopub.org/nschema#> .", "no claim of schema.org"),
        ("@prefix np: <http://www.nanopub.org/nschema#> . <a> {", "it is no TriG"),
        (b"\xff\xfe\xff", "not UTF"),
    ],
)
def test_nanopublications_that_cannot_be_read_are_refused(text, said):
    data = text if isinstance(text, bytes) else text.encode()

    imported = import_from([Document(name="x.trig", data=data)], format="nanopub")

    assert said in imported.refused[0].why


def test_reading_nanopublications_without_rdflib_says_what_to_install(monkeypatch, mill):
    monkeypatch.setitem(__import__("sys").modules, "rdflib", None)

    imported = import_from(export_to("nanopub", mill).documents, format="nanopub")

    assert "factcheck-claims[trig]" in imported.refused[0].why
