"""A schema in one file, for editors and for validators that are strict about what they are given.

Schema files share vocabularies, give examples and name formats of their own. Editors take examples for values to offer, and
strict validators refuse keywords and formats that they do not know. So a bundle has standard keywords alone, and says the rest
in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from factcheck.contract.files import read_schema, schema_files
from factcheck.contract.vocabulary import DEFAULT_VOCABULARY, UNSORTED, load_vocabulary
from factcheck.model.vocabulary import Term, Vocabulary

__all__ = ["bundle"]

Schema = Mapping[str, Any]

_NAMED: Final = frozenset({"properties", "dependentSchemas"})
_LISTED: Final = frozenset({"oneOf", "anyOf", "allOf"})
_SINGLE: Final = frozenset({"items", "additionalProperties", "propertyNames", "not", "if", "then", "else"})
# A pattern stands beside each format, so that formats, of which Ajv knows none by itself, can stay out.
_PLAIN: Final = frozenset({
    "$schema", "title", "description", "type", "required", "default", "const", "enum", "pattern", "minLength", "maxLength",
    "minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems", "uniqueItems", "minProperties",
})  # fmt: skip

# Which type a keyword says something of, where a value may be of several.
_TYPE_OF: Final = {
    "minLength": "string", "maxLength": "string", "pattern": "string", "properties": "object", "required": "object",
    "additionalProperties": "object", "items": "array", "minItems": "array", "maxItems": "array", "uniqueItems": "array",
    "minimum": "number", "maximum": "number",
}  # fmt: skip

_DIALECT: Final = "$schema"
_PATH_PARTS: Final = ("../", "vocabularies/", ".json", ".schema")

# Longer examples say less in a small window than the description does.
_SHORT: Final = 70


def bundle(name: str = "annotation", *, categories: Vocabulary | None = None) -> dict[str, Any]:
    """Give a schema with all that it refers to in one file, for editors and for strict validators.

    It has standard keywords only: what a vocabulary says of its terms, and examples, are in the descriptions. The terms of a
    category vocabulary are merged in, so that an editor offers and checks categories and kinds of slot.

    Args:
        name: A record such as ``claim``.
        categories: The category vocabulary; the one of an annotation that names none when left out.

    Raises:
        NoSuchTerm: If there is no such schema.

    >>> [term["const"] for term in bundle("slot")["$defs"]["slot-kinds"]["anyOf"]][:2]
    ['primary-statistics', 'independent-report']
    """
    return _Bundling(categories or load_vocabulary(DEFAULT_VOCABULARY)).of(name)


class _Bundling:
    """The definitions that one bundle has gathered so far."""

    def __init__(self, categories: Vocabulary) -> None:
        self._categories = categories
        self._definitions: dict[str, Any] = {}

    def of(self, name: str) -> dict[str, Any]:
        root = self._record(name, read_schema(name))
        return {**root, "$defs": dict(sorted(self._definitions.items()))} if self._definitions else root

    def _record(self, name: str, schema: Schema) -> dict[str, Any]:
        record: dict[str, Any] = self._plain(schema)
        properties = record.get("properties", {})
        if name == "claim":
            properties["categories"]["items"] = self._choice("categories", _categories(self._categories))
        elif name == "slot":
            described = properties["kind"]["description"]
            properties["kind"] = {"description": described, **self._choice("slot-kinds", _slot_kinds(self._categories))}
        elif name == "annotation":
            self._name_vocabulary(record)
        return record

    def _choice(self, name: str, choice: dict[str, Any]) -> dict[str, str]:
        self._definitions[name] = choice
        return {"$ref": f"#/$defs/{name}"}

    def _name_vocabulary(self, record: dict[str, Any]) -> None:
        """Hold an annotation to the vocabulary whose categories are offered."""
        named = record["properties"]["vocabulary"]
        key = self._categories.key
        named["description"] += f" This schema offers the categories of {key}."
        if key == DEFAULT_VOCABULARY:
            named["anyOf"] = [{"const": key}, {"const": self._categories.name}]
            return
        del named["default"]
        named["anyOf"] = [{"const": key}, {"pattern": r"\.json$"}]
        record["required"] = [*record["required"], "vocabulary"]

    def _plain(self, schema: Any) -> Any:
        if not isinstance(schema, Mapping):
            return schema
        plain: dict[str, Any] = {}
        for key, part in schema.items():
            if key == "$ref":
                plain[key] = self._refer(part)
            elif isinstance(schema.get("type"), list) and key in _TYPE_OF:
                continue
            elif key in _NAMED:
                plain[key] = {name: self._plain(body) for name, body in part.items()}
            elif key in _LISTED:
                plain[key] = [self._plain(body) for body in part]
            elif key in _SINGLE:
                plain[key] = self._plain(part)
            elif key == "type" and isinstance(part, list):
                # Ajv allows a union of types only on request, and each keyword only beside its type.
                plain["anyOf"] = [{"type": one, **self._plain(_of_type(schema, one))} for one in part]
            elif key in _PLAIN:
                plain[key] = part
        if "description" in plain and "$ref" not in plain:
            plain["description"] += _examples(schema.get("examples", ()))
        return plain

    def _refer(self, reference: str) -> str:
        name = reference
        for part in _PATH_PARTS:
            name = name.removeprefix(part).removesuffix(part)
        if name not in self._definitions:
            # A record may refer to itself.
            self._definitions[name] = None
            schema = schema_files()[reference.removeprefix("../")]
            self._definitions[name] = self._record(name, {key: part for key, part in schema.items() if key != _DIALECT})
        return f"#/$defs/{name}"


def _of_type(schema: Schema, type_: str) -> dict[str, Any]:
    """Give the keywords of a schema that say something of one type."""
    return {key: part for key, part in schema.items() if _TYPE_OF.get(key) == type_}


def _examples(examples: Any) -> str:
    shown = [str(example) for example in examples if isinstance(example, str | int | float) and len(str(example)) <= _SHORT]
    return f" For example: {'; '.join(shown[:2])}" if shown else ""


def _categories(vocabulary: Vocabulary) -> dict[str, Any]:
    terms = [_term(term, evidence=True) for term in vocabulary.terms]
    unsorted = {
        "const": UNSORTED,
        "title": "Unsorted",
        "description": "Nobody has sorted it yet: choose another.",
        "deprecated": True,
    }
    return {"title": vocabulary.title, "description": vocabulary.description, "anyOf": [*terms, unsorted]}


def _slot_kinds(vocabulary: Vocabulary) -> dict[str, Any]:
    said = {"title": f"Kinds of evidence of {vocabulary.key}", "description": "What categories demand."}
    kinds = [_term(kind) for kind in vocabulary.slot_kinds]
    # There is no empty choice in JSON Schema.
    return {**said, "anyOf": kinds} if kinds else {**said, "description": "This vocabulary has none.", "not": {}}


def _term(term: Term, *, evidence: bool = False) -> dict[str, Any]:
    demands = ", ".join(f"{demand.kind} ({demand.level})" for demand in term.slots)
    wanted = f" Evidence: {demands}." if evidence and demands else ""
    return {"const": term.id, "title": term.title, "description": term.description + wanted + _examples(term.examples)}
