"""Provenance as PROV-JSON: every name leads to a record, no time of day is invented, and a reader of others reads it."""

from __future__ import annotations

import json
import re

import attrs
import pytest
from hypothesis import given, settings

import factcheck
from factcheck.formats import Document, export_to, format_called, import_from
from factcheck.formats.fates import ANNOTATION_FIELDS, LOST, value_of
from factcheck.model import Annotation, Annotator, Assessment, Claim, Search, Slot, Source, Span
from factcheck.model.extraction import Extraction, Extractor, Original
from tests.strategies import annotations

NODES = ("entity", "activity", "agent")


def written(annotation):
    return json.loads(export_to("prov", annotation).documents[0].data)


def every_record(root):
    return factcheck.load(root / "tests/examples/valid/every-record.claims.json")


def check(value):
    """Every name that a relation has is one of a record, of the kind that the relation wants."""
    wanted = {"generatedEntity": "entity", "usedEntity": "entity", "entity": "entity", "agent": "agent", "activity": "activity",
              "specificEntity": "entity", "generalEntity": "entity", "influencee": "agent", "influencer": "agent"}  # fmt: skip
    for relation in set(value) - {*NODES, "prefix"}:
        for ends in value[relation].values():
            for end, name in ends.items():
                kind = wanted.get(end.removeprefix("prov:"))
                if kind is not None:
                    assert name in value[kind], (relation, end)


@settings(max_examples=30)
@given(annotation=annotations())
def test_every_name_leads_to_a_record(annotation):
    check(written(annotation))


def test_the_fact_sheet_is_whole(sheet):
    value = written(sheet)

    check(value)
    passages = [name for name in value["entity"] if re.fullmatch(r"it:claim/[\w-]+/[\w-]+-\d+", name)]
    assert len(passages) == len(list(sheet.references()))
    assert {name.removeprefix("it:work/") for name in value["entity"] if re.fullmatch(r"it:work/[\w-]+", name)} == {
        work.id for work in sheet.works
    }
    assert value["entity"]["it:claim/displaced-total"]["prov:label"] == sheet.claim("displaced-total").statement


def test_verdicts_searches_and_people_are_told(root):
    annotation = every_record(root)
    value = written(annotation)

    check(value)
    verdicts = [one for claim in annotation.claims for one in claim.assessments]
    assert sum("/verdict/" in name for name in value["entity"]) == len(verdicts) > 0
    assert sum("/search-" in name for name in value["activity"]) == sum(
        len(slot.searches) for claim in annotation.claims for slot in claim.slots
    )


def test_a_day_stays_a_day(root):
    value = written(every_record(root))

    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in re.findall(r'"fc:on": \{"\$": "([^"]*)"', json.dumps(value)))
    assert "prov:startTime" not in json.dumps(value)


def test_a_reader_of_others_reads_it(sheet, root):
    model = pytest.importorskip("prov.model", reason="needs the reference implementation in Python: pip install prov")
    for annotation in (sheet, every_record(root)):
        value = written(annotation)

        document = model.ProvDocument.deserialize(content=json.dumps(value), format="json")

        assert len(document.get_records()) == sum(len(part) for kind, part in value.items() if kind != "prefix")


def test_the_file_that_a_text_was_made_of_is_told():
    by = Extractor(name="A reader", version="1.0")
    extraction = Extraction(original=Original(media_type="text/html", sha256="a" * 64), by=by, policy="markup-off")
    source = attrs.evolve(Source.from_text("It is so.", title="Notice"), extraction=extraction, previous=("b" * 64,))
    value = written(Annotation(id="notice", source=source, claims=()))

    check(value)
    assert value["entity"]["it:original"]["fc:media-type"] == "text/html"
    kinds = [one.get("prov:type", {}).get("$") for one in value["wasDerivedFrom"].values()]
    assert kinds.count("prov:Revision") == 1


def test_people_are_told_apart_whatever_script_their_names_are_in():
    source = Source.from_text("It is so.", title="Notice")
    told = {"at": "2031-05-09", "where": "an archive", "outcome": "nothing-found"}
    searches = tuple(Search(by=by, **told) for by in ("Аня", "Боря", "Аня", "A"))
    verdict = Assessment(id="v", at="2031-05-09", by="A", verdict="insufficient", basis="contemporaneous")
    claim = Claim(
        id="so", statement="It is so.", spans=(Span(start=0, end=5, exact="It is"),), categories=("event.incident",), by="a",
        slots=(Slot(kind="primary-record", searches=searches),),
        assessments=(verdict, attrs.evolve(verdict, id="w", supersedes="v")),
    )  # fmt: skip
    value = written(Annotation(id="notice", source=source, claims=(claim,), annotators=(Annotator(id="a", name="A"),)))

    check(value)
    assert {agent["prov:label"] for agent in value["agent"].values()} == {"Аня", "Боря", "A"}
    assert value["agent"]["it:annotator/a"]["prov:type"]["$"] == "prov:Person"


def test_what_it_has_no_place_for_is_named(sheet):
    named = {loss.where.rpartition("/")[2].replace("-", " ") for loss in export_to("prov", sheet).losses}
    lost = {field for field, fate in format_called("prov").fates.items() if fate == LOST}

    assert named <= lost
    assert {field for field in lost & set(ANNOTATION_FIELDS) if value_of(sheet, field)} <= named


def test_provenance_makes_no_claims(sheet):
    imported = import_from([Document(name="x.json", data=export_to("prov", sheet).documents[0].data)])

    assert (imported.annotations, imported.refused[0].why[:22]) == ((), "PROV-JSON is only writ")
