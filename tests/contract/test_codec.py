from __future__ import annotations

import json

import attrs
from hypothesis import given

import factcheck
from factcheck.contract.codec import annotation_from_value, canonical_line, to_value
from tests.strategies import annotations


def rebuilt(record):
    """Make a record again through its constructor, with all that it holds."""
    if not attrs.has(type(record)):
        return tuple(map(rebuilt, record)) if isinstance(record, tuple) else record
    return type(record)(**{field.name: rebuilt(getattr(record, field.name)) for field in attrs.fields(type(record))})


@given(annotations())
def test_record_of_a_checked_value_is_that_of_the_constructor(annotation):
    made = annotation_from_value(to_value(annotation))

    assert made == rebuilt(made) == annotation
    assert repr(made) == repr(annotation)
    assert hash(made) == hash(annotation)


@given(annotations())
def test_parsed_value_is_left_as_it_was(annotation):
    value = to_value(annotation)
    before = json.dumps(value)

    annotation_from_value(value)

    assert json.dumps(value) == before


def test_default_that_is_written_out_is_left_out_again(mill):
    mill["claims"][0]["mode"] = "asserted"
    mill["claims"][0]["tags"] = []
    mill["claims"][0]["spans"][0]["role"] = "core"

    (claim, _) = to_value(factcheck.loads(json.dumps(mill)))["claims"]

    assert not {"mode", "tags"} & set(claim)
    assert "role" not in claim["spans"][0]


def test_schema_of_the_file_is_kept_and_comes_first(mill):
    mill["$schema"] = "annotation.schema.json"

    dumped = factcheck.dumps(factcheck.loads(json.dumps(mill)))

    assert dumped.splitlines()[1] == '  "$schema": "annotation.schema.json",'


def test_line_of_a_corpus_is_one_line(sheet):
    line = canonical_line(attrs.evolve(sheet, source=attrs.evolve(sheet.source, path=None)))

    assert line.count(b"\n") == 1
    assert json.loads(line)["source"]["length"] == 4684


def test_open_slots_of_one_category_are_the_same_records(mill):
    (claim, *_) = mill["claims"]
    open_ = [{"kind": "primary-record"}, {"kind": "independent-report"}]
    mill["claims"] = [
        claim | {"id": id_, "statement": f"The mill closed ({id_}).", "slots": open_} for id_ in ("first", "second")
    ]

    first, second = factcheck.loads(json.dumps(mill)).claims

    assert first.slots is second.slots


def test_list_fields_left_out_are_empty_tuples(mill):
    claim = factcheck.loads(json.dumps(mill)).claim("mill-closed")

    assert (claim.tags, claim.hedges, claim.assessments, claim.mode) == ((), (), (), "asserted")
