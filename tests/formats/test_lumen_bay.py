"""One invented notice in every format with every unit: emoji, astral letters, vowel signs, line ends of two characters."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck.formats import Document, import_from
from factcheck.formats.registry import text_given

FOLDER = Path(__file__).with_name("lumen-bay")


def document(name):
    return Document(name=name, data=(FOLDER / name).read_bytes())


def read(name, *, text=None, **more):
    documents = [document(name), *([document(name.replace(".ann", ".txt"))] if name.endswith(".ann") else [])]
    return import_from(documents, text=text and text_given(document(text))[0], **more)


@pytest.fixture(scope="module")
def truth():
    return factcheck.load(FOLDER / "truth.claims.json")


def places(claim):
    return tuple((span.start, span.end) for span in claim.spans)


ALL = {"id", "statement", "mode"}
CASES = [
    ("labelstudio.json", {}, ALL),
    ("labelstudio-utf16.json", {}, ALL),
    ("labelstudio-noquote.json", {"unit": "codepoints"}, ALL),
    ("prodigy.jsonl", {}, set()),
    ("brat.ann", {}, {"statement", "mode"}),
    ("brat-utf16.ann", {}, {"statement", "mode"}),
    ("brat-crlf-as-one.ann", {}, {"statement", "mode"}),
    ("webannotation.json", {"text": "source.txt"}, {"id", "statement"}),
    ("hypothesis.json", {"text": "source.txt"}, {"id", "statement"}),
    ("recogito.json", {"text": "source.txt"}, {"id", "statement"}),
    ("table.csv", {"text": "source.txt"}, ALL),
    ("doccano.jsonl", {"unit": "utf16"}, set()),
    ("doccano-grapheme.jsonl", {"unit": "graphemes-doccano"}, set()),
    ("cas.json", {}, ALL),
    ("cas.xmi", {}, ALL),
    ("stam.json", {}, ALL),
    ("pubannotation.json", {"unit": "codepoints"}, {"statement", "mode"}),
    ("pubannotation-utf16.json", {"unit": "utf16"}, {"statement", "mode"}),
]


@pytest.mark.parametrize(("name", "options", "fields"), CASES, ids=[case[0] for case in CASES])
def test_a_file_gives_the_claims_of_the_notice(name, options, fields, truth):
    imported = read(name, **options)

    (found,) = imported.annotations
    assert [(places(claim), claim.categories) for claim in found.claims] == [
        (places(claim), claim.categories) for claim in truth.claims
    ]
    for field in fields:
        assert [getattr(claim, field) for claim in found.claims] == [getattr(claim, field) for claim in truth.claims], field
    assert found.source.text == truth.source.text


@pytest.mark.parametrize(
    "name", ["labelstudio.json", "brat.ann", "doccano.jsonl", "pubannotation.json", "cas.json", "cas.xmi", "stam.json"]
)
def test_relations_lead_to_the_claims_that_they_led_to(name, truth):
    units = {"doccano.jsonl": "utf16", "pubannotation.json": "codepoints"}
    (found,) = read(name, unit=units.get(name)).annotations
    number = {claim.id: place for place, claim in enumerate(found.claims)}

    links = {(number[claim.id], link.type, number[link.target]) for claim in found.claims for link in claim.relations}

    ids = [claim.id for claim in truth.claims]
    assert links == {
        (ids.index("repair-until-august"), "contrasts", ids.index("repair-until-may")),
        (ids.index("fire-stopped-ferry"), "presupposes", ids.index("fire-in-engine-room")),
    }


@pytest.mark.parametrize("name", ["labelstudio-noquote.json", "doccano.jsonl", "doccano-grapheme.jsonl", "pubannotation.json"])
def test_without_quotes_the_unit_is_asked_for(name):
    imported = read(name)

    assert imported.annotations == ()
    (refused,) = imported.refused
    assert "nothing in the file proves in which unit its offsets count" in refused.why
    assert "--unit utf16" in refused.why
    assert refused.raw


def test_a_page_is_read_as_its_text_with_the_lines_that_a_browser_shows():
    imported = read("labelstudio-html.json")

    (found,) = imported.annotations
    assert imported.refused == ()
    assert found.source.text.startswith("🚧 Notice 7: the Lumen Bay ferry is closed\nThe ferry")
    assert found.claims[0].spans[0].exact == "the Lumen Bay ferry is closed"


@pytest.mark.parametrize("name", ["hypothesis.json", "recogito.json"])
def test_offsets_of_a_browser_lead_to_the_words_of_a_page(name):
    imported = read(name, text="page.html")

    assert imported.refused == ()
    assert len(imported.annotations[0].claims) == 18
    assert not [loss for loss in imported.losses if loss.kind == "changed"]


def test_a_relation_that_could_mean_two_claims_is_refused():
    imported = read("prodigy.jsonl")

    assert [(one.where, one.why.partition(":")[0]) for one in imported.refused] == [("line 1, /relations/11", "presupposes")]


def test_what_was_turned_down_claims_nothing():
    losses = [loss.why for loss in read("prodigy.jsonl").losses if loss.what == "example"]

    assert losses == ["its answer is reject, so it claims nothing", "its answer is ignore, so it claims nothing"]
