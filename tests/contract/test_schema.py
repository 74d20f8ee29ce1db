from __future__ import annotations

import copy
import json
import socket

import jsonschema
import pytest

import factcheck
from factcheck.contract.bundling import bundle
from factcheck.contract.conformance import check_schema, conforms, explainer
from factcheck.contract.files import read_schema, schema_folder, schema_names

RECORDS = [name for name in schema_names() if "properties" in read_schema(name)]


@pytest.mark.parametrize("name", schema_names())
def test_schema_is_json_schema_2020_12(name):
    schema = read_schema(name)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"].endswith(".")


@pytest.mark.parametrize("name", RECORDS)
def test_every_property_is_described_with_an_example(name):
    for key, part in read_schema(name)["properties"].items():
        assert part["description"].endswith("."), key
        assert part["examples"], key


@pytest.mark.parametrize("name", RECORDS)
def test_examples_are_valid(name):
    for example in read_schema(name)["examples"]:
        assert check_schema(example, name) == []
        for key, part in read_schema(name)["properties"].items():
            for value in part["examples"]:
                whole = {**example, key: value}
                found = [finding for finding in check_schema(whole, name) if finding.where.startswith(f"/{key}")]
                assert [finding for finding in found if finding.code != "FC207"] == [], key


@pytest.mark.parametrize("name", RECORDS)
def test_unknown_properties_are_refused(name):
    example = copy.deepcopy(read_schema(name)["examples"][0])
    example["unheard-of"] = {"x": 1}

    assert "FC202" in {finding.code for finding in check_schema(example, name)} or name == "csl"
    assert not conforms(example, name)


def test_schemas_resolve_without_a_network(monkeypatch, sheet_path):
    def refuse(*arguments, **named):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)

    assert explainer("annotation").is_valid(json.loads(sheet_path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", RECORDS)
def test_bundle_accepts_and_refuses_what_its_parts_do(name):
    validator = jsonschema.Draft202012Validator(bundle(name))
    example = read_schema(name)["examples"][0]

    assert validator.is_valid(example)
    assert not validator.is_valid({**example, "unheard-of": []})
    assert "vocabularies/" not in json.dumps(bundle(name))


def test_shipped_file_names_a_schema_that_is_there(sheet_path):
    named = json.loads(sheet_path.read_text(encoding="utf-8"))["$schema"]

    assert (sheet_path.parent / named).resolve() == schema_folder() / "v1" / "annotation.schema.json"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("source", {"issued": "1999-02-30"}, "FC204"),
        ("source", {"url": "http://[x"}, "FC204"),
        ("source", {"url": "http://:80"}, "FC204"),
        ("source", {"url": "http://a:99999/"}, "FC204"),
        ("time", {"at": "1999-13"}, "FC204"),
        ("source", {"language": "english language"}, "FC204"),
        ("span", {"role": 3}, "FC203"),
        ("span", {"role": "leadin"}, "FC410"),
        ("source", {"title": ""}, "FC205"),
        ("csl", {"type": "A report"}, "FC204"),
    ],
)
def test_departure_has_its_code_and_place(name, value, code):
    example = {**read_schema(name)["examples"][0], **value}

    (finding,) = check_schema(example, name)

    assert (finding.code, finding.where) == (code, f"/{next(iter(value))}")


def test_long_values_are_cut_in_messages():
    (finding,) = check_schema({**read_schema("claim")["examples"][0], "id": "X" * 99}, "claim")

    assert len(finding.message) < 200


def test_enumerated_value_is_a_term_too():
    strike = copy.deepcopy(read_schema("vocabulary")["examples"][0])
    strike["oneOf"][0]["slots"][0]["due"] = "soon"

    (finding,) = check_schema(strike, "vocabulary")

    assert (finding.code, finding.where) == ("FC410", "/oneOf/0/slots/0/due")


def test_family_that_is_no_word_is_refused():
    strike = copy.deepcopy(read_schema("vocabulary")["examples"][0])
    strike["families"]["Not A Word"] = "x"

    assert check_schema(strike, "vocabulary")


def test_unknown_schema_is_an_error_with_a_suggestion():
    with pytest.raises(factcheck.errors.NoSuchTerm, match="did you mean claim"):
        read_schema("clam")
