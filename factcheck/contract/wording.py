"""What is said of a value that departs from its schema: each error of jsonschema worded as a finding."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import nearest
from factcheck.findings import Finding
from factcheck.model.refusals import is_blank

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

__all__ = ["findings_of"]

_TYPE_NAMES: Final = {
    "object": "an object", "array": "a list", "string": "a text", "integer": "a whole number", "number": "a number",
    "boolean": "true or false", "null": "null",
}  # fmt: skip
_RANGES: Final = {
    "minimum": "must be {limit} or more", "maximum": "must be {limit} or less",
    "minLength": "must have at least {limit} character", "maxLength": "must have at most {limit} characters",
    "minItems": "must have at least {limit} item", "maxItems": "must have at most {limit} items",
    "minProperties": "must have at least {limit} property",
}  # fmt: skip
_FORMS: Final = {
    "date": "a day of the calendar written YYYY-MM-DD",
    "edtf": "a date of the calendar: YYYY-MM-DD, YYYY-MM or YYYY, with ~ for about, or an interval a/b with .. for an open end",
    "uri": "an address that begins with http:// or https://",
}


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    # A value may be a whole document, and a finding is read at a glance; its place leads to the rest.
    return text if len(text) <= 60 else text[:59] + "…"


def _type_of(value: Any) -> str:
    kinds = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
    return _TYPE_NAMES[kinds.get(type(value), "null")]


def findings_of(error: Any, prefix: str) -> Iterator[Finding]:
    """Word an error of jsonschema as findings, whose pointers begin with *prefix*."""
    pointer = prefix + "".join(f"/{_escaped(part)}" for part in error.absolute_path)
    name = str(error.absolute_path[-1]) if error.absolute_path else "the file"
    wanted: Any = error.validator_value
    match error.validator:
        case "required":
            for missing in wanted:
                if missing not in error.instance:
                    message = f"{missing!r} is missing; required are {', '.join(wanted)}"
                    yield Finding(code="FC201", message=message, where=pointer)
        case "additionalProperties":
            yield from _unknown_properties(error, pointer)
        case "type":
            expected = " or ".join(_TYPE_NAMES[kind] for kind in ([wanted] if isinstance(wanted, str) else wanted))
            message = f"{name} must be {expected}, not {_type_of(error.instance)}"
            yield Finding(code="FC203", message=message, where=pointer)
        case "pattern" | "format":
            yield _malformed(error, name, pointer)
        case "oneOf" if "const" in wanted[0]:
            yield from _unknown_term(error, name, pointer, [term["const"] for term in wanted])
        case "anyOf":
            first, *others = (" with ".join(choice["required"]) for choice in wanted)
            message = f"{first!r} is missing; there must be it, or {' or '.join(others)}"
            yield Finding(code="FC201", message=message, where=pointer)
        case "oneOf":
            choices = " or ".join(choice["required"][0] for choice in wanted)
            yield Finding(code="FC207", message=f"exactly one of {choices} must be there", where=pointer)
        case "enum":
            yield from _unknown_term(error, name, pointer, wanted)
        case "uniqueItems":
            yield Finding(code="FC206", message=f"{name} holds an item twice", where=pointer)
        case None:
            # jsonschema leaves the refused property out of the path of the instance, but not out of that of the schema.
            excluded = str(error.absolute_schema_path[-1])
            message = f"{excluded} cannot stand beside {_excluder(error)}"
            yield Finding(code="FC207", message=message, where=f"{pointer}/{excluded}", on_key=True)
        case keyword if keyword in _RANGES:
            seen = f", not {_shown(error.instance)}" if isinstance(error.instance, int | float) else ""
            yield Finding(code="FC205", message=f"{name} {_RANGES[keyword].format(limit=wanted)}{seen}", where=pointer)
        case _:
            yield Finding(code="FC204", message=f"{name}: {error.message}", where=pointer)


def _unknown_properties(error: Any, pointer: str) -> Iterator[Finding]:
    known = list(error.schema["properties"]) if isinstance(error.schema, Mapping) else []
    for key, value in error.instance.items():
        if key not in known and not (isinstance(error.validator_value, Mapping) and isinstance(value, str | int | float)):
            yield Finding(
                code="FC202",
                message=f"unknown property {key!r}{nearest(key, known)}",
                where=f"{pointer}/{_escaped(key)}",
                on_key=True,
            )


def _malformed(error: ValidationError, name: str, pointer: str) -> Finding:
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    form = _FORMS.get(schema.get("format", ""), "")
    if not form and isinstance(error.instance, str) and is_blank(error.instance):
        return Finding(code="FC204", message=f"{name} is blank", where=pointer)
    if not form:
        examples = [example for example in schema.get("examples", ()) if isinstance(example, str)]
        form = f"of the form of {_shown(examples[0])}" if examples else f"text that matches {schema.get('pattern')}"
    return Finding(code="FC204", message=f"{name} {_shown(error.instance)} is not {form}", where=pointer)


def _unknown_term(error: ValidationError, name: str, pointer: str, terms: Sequence[str]) -> Iterator[Finding]:
    if isinstance(error.instance, str):
        message = f"{name} {_shown(error.instance)} is not a known term{nearest(error.instance, terms)}"
        yield Finding(code="FC410", message=message, where=pointer)
    else:
        yield Finding(code="FC203", message=f"{name} must be a text, not {_type_of(error.instance)}", where=pointer)


def _excluder(error: ValidationError) -> str:
    steps = list(error.absolute_schema_path)
    return str(steps[steps.index("dependentSchemas") + 1]) if "dependentSchemas" in steps else "value"


def _escaped(part: object) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")
