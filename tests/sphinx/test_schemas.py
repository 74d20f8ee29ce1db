"""What ``fc:schema`` says of any JSON Schema, and which examples it finds wrong."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import UnreadableFile
from factcheck.schema.examples import example_faults
from factcheck.schema.files import schema_folder

# Parts of a schema, and what the page says of them.
SAYINGS = [
    ({"required": ["a"]}, "required"),
    ({"properties": {"a": {"default": "x"}}}, '"x" when'),
    ({"properties": {"a": {"deprecated": True}}}, "deprecated"),
    ({"properties": {"a": {"type": ["string", "null"]}}}, "text or null"),
    ({"properties": {"a": {"enum": ["x", 1, None]}}}, '"x", "1" or "null"'),
    ({"properties": {"a": {"const": 3}}}, '"3"'),
    ({"properties": {"a": True, "b": False}}, "nothing"),
    ({"properties": {"a": {}}}, "anything"),
    ({"properties": {"a": {"type": "integer", "minimum": 1, "exclusiveMaximum": 9, "multipleOf": 2}}}, "at least 1, less than 9, a multiple of 2"),
    ({"properties": {"a": {"type": "string", "minLength": 2, "maxLength": 3, "pattern": "^a"}}}, "of the form ^a, at most 3 characters, at least 2 characters"),
    ({"properties": {"a": {"type": "string", "format": "date"}}}, "a day, YYYY-MM-DD"),
    ({"properties": {"a": {"format": "email"}}}, "text in the format email"),
    ({"properties": {"a": {"type": "array", "items": {"type": "string"}, "uniqueItems": True}}}, "a list, nothing twice; each item text"),
    ({"properties": {"a": {"prefixItems": [{"type": "string"}, {"const": 1}], "items": False}}}, 'a list; item 1 text; item 2 "1"; no further item'),
    ({"properties": {"a": {"prefixItems": [{"type": "string"}], "items": {"type": "null"}}}}, "each further item null"),
    ({"properties": {"a": {"contains": {"const": 3}, "minContains": 2, "maxContains": 4}}}, 'at least 2 and at most 4 of the items "3"'),
    ({"properties": {"a": {"type": "object", "additionalProperties": {"type": "number"}}}}, "an object whose values are a number"),
    ({"properties": {"a": {"oneOf": [{"type": "string"}, {"type": "null"}]}}}, "exactly one of: text; null"),
    ({"properties": {"a": {"anyOf": [{"const": "x"}, {"const": "y"}]}}}, '"x" or "y"'),
    ({"properties": {"a": {"not": {"type": "string"}}}}, "not text"),
    ({"properties": {"a": {"$ref": "#/$defs/place"}}, "$defs": {"place": {"type": "string", "description": "A place."}}}, "a place"),
    ({"properties": {"a": {"$ref": "#"}}}, "a thing"),
    ({"properties": {"a": {"$ref": "kinds.json"}}}, "a term of kinds"),
    ({"properties": {"a": {"$ref": "https://else.example/x.json"}}}, "a x"),
    ({"properties": {"a": {"type": "object", "properties": {"b": {"type": "null"}}, "minProperties": 1}}}, "At least 1 of these is there."),
    ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, 'Exactly one of "a" and "b" is there.'),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, 'At least one of "a" or "b" is there.'),
    ({"anyOf": [{"required": ["a", "b"]}, {"properties": {"a": {"const": 1}}}]}, 'At least one of these holds: there is "a" and there is "b" or "a" is "1".'),
    ({"oneOf": [{"type": "object"}, {"$ref": "#/$defs/place"}], "$defs": {"place": {}}}, "Exactly one of these holds: it is an object or it is a place."),
    ({"allOf": [{"$ref": "other.json"}]}, "It is also an other."),
    ({"allOf": [{"required": ["b"]}]}, 'There is "b".'),
    ({"allOf": [{"properties": {"c": {"description": "Of the part."}}}]}, "Of the part."),
    ({"allOf": [{"if": {"required": ["a"]}, "then": {"required": ["b"]}}]}, 'Where there is "a", there is "b".'),
    ({"not": {"required": ["a", "b"]}}, 'It is refused where there is "a" and there is "b".'),
    ({"dependentRequired": {"a": ["b", "c"]}}, 'Where there is "a", there is also "b" and "c".'),
    ({"dependentSchemas": {"a": {"properties": {"b": False}, "required": ["c"]}}}, 'Where there is "a", there is "c" and there is no "b".'),
    ({"dependentSchemas": {"a": {"$ref": "other.json"}}}, 'Where there is "a", it must be an other.'),
    ({"dependentSchemas": {"a": False}}, 'Where there is "a", nothing is accepted.'),
    ({"if": {"properties": {"a": {"enum": ["p", "q"]}}}, "then": {"required": ["b"]}, "else": {"properties": {"b": False}}}, 'Where "a" is "p" or "q", there is "b".'),
    ({"if": {"properties": {"a": {"const": 1}}}, "else": {"properties": {"b": False}}}, 'Otherwise, there is no "b".'),
    ({"if": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "then": {"not": {"required": ["c"]}}}, 'Where there is "a" or there is "b", it is not so that there is "c".'),
    ({"if": True, "then": {"type": "object"}}, "Where it is so, it is an object."),
    ({"maxProperties": 3}, "At most 3 of these are there."),
    ({"patternProperties": {"^x-": {"type": "string"}}}, 'A property whose name matches "^x-" is text.'),
    ({"propertyNames": {"maxLength": 4}}, "The name of each property is at most 4 characters."),
    ({"additionalProperties": False}, "Any other property is refused."),
    ({"additionalProperties": {"type": "null"}}, "Any other property is accepted if its value is null."),
    ({"unevaluatedProperties": False}, "A property that no rule names is refused."),
    ({"unevaluatedItems": False}, "An item that no rule names is refused."),
]  # fmt: skip


@pytest.fixture
def said(project):
    """Give what a page says of a schema, on one line, and what the build warned of."""

    def say(schema, **options):
        project.write(
            "thing.schema.json", json.dumps({"title": "Thing", "properties": {"a": {"description": "The first."}}, **schema})
        )
        project.write("other.json", json.dumps({"title": "Other"}))
        project.write("kinds.json", json.dumps({"oneOf": [{"const": "x"}, {"const": "y"}]}))
        project.write("plain.rst", "Plain\n=====\n\n.. fc:schema:: thing.schema.json\n\nThe end.\n")
        built = project.build("text", text_sectionchars="*=-", **options)
        cells = [cell.strip() for line in built.page("plain.txt").splitlines() for cell in [line.strip("|* ")]]
        return " ".join(" ".join(cells).split()), built

    return say


@pytest.mark.parametrize(("schema", "saying"), SAYINGS, ids=[saying for _, saying in SAYINGS])
def test_every_keyword_is_put_into_words(said, schema, saying, monkeypatch):
    # A table as wide as this keeps each cell on one line.
    monkeypatch.setattr("sphinx.writers.text.MAXWIDTH", 1000)
    page, built = said(schema)

    assert saying in page
    assert built.warnings.count("WARNING") == built.warnings.count("there is no https://else.example/x.json")


def test_value_that_is_no_object_is_put_into_words(project):
    project.write(
        "thing.json",
        json.dumps({"description": "With `code` and a_name.", "type": "string", "maxLength": 3, "examples": ["abc"]}),
    )
    project.write("plain.rst", "Plain\n=====\n\n.. fc:schema:: thing.json\n   :name: triple\n\nSee :fc:schema:`triple`.\n")
    built = project.build()
    page = built.page("plain.html")

    assert "The value is text, at most 3 characters." in page
    assert '<span class="pre">a_name</span>' in page
    assert 'href="#schema-triple"' in page
    assert built.warnings == ""


def test_properties_can_be_linked_to(project):
    project.write(
        "plain.rst", "Plain\n=====\n\n.. fc:schema:: claim\n\n:fc:schema:`claim.quantity` and :ref:`x <schema-claim-quantity>`\n"
    )
    built = project.build()

    assert built.warnings == ""
    assert built.page("plain.html").count('href="#schema-claim-quantity"') == 2


def test_wrong_examples_are_warned_of_in_the_place_of_the_directive(said):
    _, built = said({"properties": {"a": {"type": "integer", "examples": [1, "x"]}}, "examples": [{"a": None}]})

    assert (
        "plain.rst:4: WARNING: thing.schema.json: example /examples/0/a: None is not of type 'integer' [factcheck.example]"
        in built.warnings
    )
    assert "example /properties/a/examples/1: 'x' is not of type 'integer'" in built.warnings


def test_changed_schema_is_read_by_the_pages_that_show_it(said):
    said({"properties": {"a": {"description": "The first."}}})
    page, built = said({"properties": {"a": {"description": "Another."}}})

    assert "Another." in page
    assert "plain" in built.read
    assert "cards" not in built.read


def test_examples_of_the_shipped_schemas_are_right():
    assert [fault for path in (schema_folder() / "v1").glob("*.schema.json") for fault in example_faults(path)] == []


def test_references_between_files_are_followed(tmp_path):
    (tmp_path / "a.json").write_text('{"$ref": "b.json", "examples": ["x", 1]}')
    (tmp_path / "b.json").write_text('{"type": "string"}')
    (tmp_path / "not.json").write_text("{")

    assert list(example_faults(tmp_path / "a.json")) == ["/examples/1: 1 is not of type 'string'"]


def test_references_between_addresses_are_followed_beside_the_file(tmp_path):
    (tmp_path / "a.json").write_text('{"$id": "https://a.example/a", "$ref": "b", "examples": [1]}')
    (tmp_path / "b.json").write_text('{"$id": "https://a.example/b", "type": "string"}')

    assert list(example_faults(tmp_path / "a.json")) == ["/examples/0: 1 is not of type 'string'"]


@pytest.mark.parametrize("reference", ["https://else.example/x.json", "gone.json"])
def test_reference_that_leads_nowhere_is_a_fault(tmp_path, reference):
    (tmp_path / "a.json").write_text(json.dumps({"$ref": reference, "examples": [1]}))

    assert ["there is no" in fault for fault in example_faults(tmp_path / "a.json")] == [True]


def test_formats_of_examples_are_checked(tmp_path):
    (tmp_path / "a.json").write_text('{"format": "date", "examples": ["1999-02-30", 3]}')

    assert list(example_faults(tmp_path / "a.json")) == ["/examples/0: '1999-02-30' is not a 'date'"]


def test_file_that_is_no_json_cannot_be_read(tmp_path):
    (tmp_path / "a.json").write_text("{")

    with pytest.raises(UnreadableFile, match=r"a\.json"):
        list(example_faults(tmp_path / "a.json"))
