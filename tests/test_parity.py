"""The schemas are the contract; the classes are held to it field by field."""

from __future__ import annotations

import types
import typing

import attrs
import pytest

from factcheck import model
from factcheck.contract.files import read_schema, schema_names
from factcheck.model.fields import default_of

OF_VOCABULARIES = {"SlotDemand", "Term", "Vocabulary"}
RECORDS = {name.lower(): getattr(model, name) for name in model.__all__ if name not in OF_VOCABULARIES}
WITHOUT_CLASS = {"unpinned-claim", "csl", "vocabulary"}
PYTHON_TYPES = {"string": str, "integer": int, "number": float, "boolean": bool}


def as_field(property_name):
    return "schema" if property_name == "$schema" else property_name


def saved(cls):
    return [field for field in attrs.fields(cls) if not field.metadata.get("attached")]


def test_every_record_has_a_schema_and_every_schema_a_record():
    schemas = {name for name in schema_names() if "oneOf" not in read_schema(name) or "properties" in read_schema(name)}

    assert schemas - WITHOUT_CLASS == set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_fields_stand_in_the_order_of_the_schema(name):
    expected = [as_field(key) for key in read_schema(name)["properties"]]

    assert [field.name for field in saved(RECORDS[name])] == expected


@pytest.mark.parametrize("name", RECORDS)
def test_fields_without_default_are_those_required(name):
    without = {field.name for field in attrs.fields(RECORDS[name]) if field.default is attrs.NOTHING}

    assert without == set(read_schema(name)["required"])


@pytest.mark.parametrize("name", RECORDS)
def test_defaults_are_those_of_the_schema(name):
    properties = read_schema(name)["properties"]
    for field in saved(RECORDS[name]):
        if field.default is not attrs.NOTHING:
            described = properties["$schema" if field.name == "schema" else field.name]
            empty = () if described.get("type") == "array" else None

            assert default_of(field) == described.get("default", empty), field.name
            assert getattr(RECORDS[name], field.name) == default_of(field), field.name


@pytest.mark.parametrize("name", RECORDS)
def test_types_are_those_of_the_schema(name):
    hints = typing.get_type_hints(RECORDS[name])
    for key, described in read_schema(name)["properties"].items():
        assert matches(hints[as_field(key)], described), key


def matches(hint, described):
    if typing.get_origin(hint) is types.UnionType:
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    if described.get("$ref", "").startswith("vocabularies/"):
        return hint is str
    if described.get("$ref") == "csl.schema.json":
        return typing.get_origin(hint).__name__ == "Mapping"
    if "$ref" in described:
        return hint is RECORDS[described["$ref"].removesuffix(".schema.json")]
    if described["type"] == "array":
        item, rest = typing.get_args(hint)
        return rest is Ellipsis and matches(item, described["items"])
    return hint is PYTHON_TYPES[described["type"]]
