"""The schemas: where they are, what they say, and whether a JSON value conforms to them.

Two validators share the work. jsonschema-rs accepts or rejects, two orders of magnitude faster than jsonschema; jsonschema
explains, and only what was rejected. Both are given the same formats, and a test holds them to the same answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import jsonschema_rs

from factcheck.dates import is_edtf, is_iso_date
from factcheck.errors import NoSuchTerm, nearest
from factcheck.findings import Finding

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

__all__ = ["bundle", "check_schema", "conforms", "read_schema", "schema_folder", "schema_names"]

VERSION: Final = "v1"
_SUFFIX: Final = ".schema.json"
_VOCABULARIES: Final = "vocabularies/"

# The files refer to each other by relative paths and bear no $id, so that an editor finds them where they lie. In memory
# they need a base address all the same; no host can ever bear this one (RFC 2606), so nothing is fetched.
_BASE: Final = f"https://factcheck.invalid/{VERSION}/"

# No annotation nests deeper than this; the repr of a much deeper value would exhaust the stack of the interpreter.
_DEEPEST: Final = 64


def _is_web_address(value: object) -> bool:
    try:
        parts = urlsplit(str(value))
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


# Dates repeat: remembering the answers saves most of the time that formats take.
_FORMATS: Final[Mapping[str, Callable[[object], bool]]] = {
    "date": lru_cache(4096)(is_iso_date),
    "edtf": lru_cache(4096)(is_edtf),
    "uri": _is_web_address,
}


@cache
def schema_folder() -> Path:
    """Give the folder that holds ``v1/*.schema.json`` and ``v1/vocabularies/*.json``.

    In an installed package it lies inside the package; in a checkout, beside it.

    .. versionadded:: 0.1
    """
    package = Path(__file__).resolve().parent
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"


@cache
def _files() -> Mapping[str, Mapping[str, Any]]:
    folder = schema_folder() / VERSION
    paths = sorted([*folder.glob(f"*{_SUFFIX}"), *folder.glob(f"{_VOCABULARIES}*.json")])
    return {path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def schema_names() -> tuple[str, ...]:
    """Give the names of all schemas (``claim``) and vocabularies (``modes``), schemas first.

    .. versionadded:: 0.1
    """
    schemas = [name.removesuffix(_SUFFIX) for name in _files() if name.endswith(_SUFFIX)]
    vocabularies = [name.removeprefix(_VOCABULARIES).removesuffix(".json") for name in _files() if name.startswith(_VOCABULARIES)]
    return (*schemas, *vocabularies)


def _file_name(name: str) -> str:
    for candidate in (name + _SUFFIX, f"{_VOCABULARIES}{name}.json"):
        if candidate in _files():
            return candidate
    raise NoSuchTerm(name, kind="schema or vocabulary", known=schema_names())


def read_schema(name: str) -> Mapping[str, Any]:
    """Give a schema or vocabulary file as a JSON value, not to be changed in place.

    Args:
        name: A record such as ``claim``, or a vocabulary such as ``modes``.

    Raises:
        NoSuchTerm: If there is no such file.

    >>> read_schema("span")["required"]
    ['start', 'end', 'exact']

    .. versionadded:: 0.1
    """
    return _files()[_file_name(name)]


def bundle(name: str = "annotation") -> dict[str, Any]:
    """Give a schema with all that it refers to in one file, for editors and validators that read one file only.

    Args:
        name: A record such as ``claim``.

    Raises:
        NoSuchTerm: If there is no such schema.

    .. versionadded:: 0.1
    """
    needed: dict[str, Any] = {}

    def gather(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {key: refer(part) if key == "$ref" else gather(part) for key, part in value.items()}
        return [gather(part) for part in value] if isinstance(value, list) else value

    def refer(reference: str) -> str:
        key = reference.removeprefix(_VOCABULARIES).removesuffix(".json").removesuffix(".schema")
        if key not in needed:
            needed[key] = None
            needed[key] = gather({part: body for part, body in _files()[reference].items() if part != "$schema"})
        return f"#/$defs/{key}"

    root = gather(read_schema(name))
    return {**root, "$defs": dict(sorted(needed.items()))} if needed else root


@cache
def _accelerated(name: str) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry([(_BASE + file, contents) for file, contents in _files().items()])
    return jsonschema_rs.Draft202012Validator(
        read_schema(name), registry=registry, base_uri=_BASE + _file_name(name), formats=dict(_FORMATS), validate_formats=True
    )


def conforms(value: Any, name: str = "annotation") -> bool:
    """Tell whether a JSON value conforms to a schema, formats included, without saying why not.

    Args:
        value: The value, as a JSON parser gives it.
        name: A record such as ``claim``.

    .. versionadded:: 0.1
    """
    return _accelerated(name).is_valid(value)


def check_schema(value: Any, name: str = "annotation") -> list[Finding]:
    """Find where a JSON value departs from a schema.

    Args:
        value: The value, as a JSON parser gives it.
        name: A record such as ``claim``.

    Returns:
        A finding for each departure, in the order of the value; empty if the value conforms.

    .. versionadded:: 0.1
    """
    if conforms(value, name):
        return []
    if _is_deeper(value, _DEEPEST):
        return [Finding(code="FC104", message=f"the file nests brackets more than {_DEEPEST} deep")]
    findings: dict[tuple[str, str, str], Finding] = {}
    for part, record, pointer in _rejected_parts(value, name):
        for error in _explainer(record).iter_errors(part):
            for finding in _findings_of(error, pointer):
                findings.setdefault((finding.code, finding.where, finding.message if finding.on_key else ""), finding)
    return list(findings.values())


def _rejected_parts(value: Any, name: str) -> Iterator[tuple[Any, str, str]]:
    """Take a value apart at its lists of records, so that only the records that were rejected need explaining."""
    if not isinstance(value, dict):
        yield value, name, ""
        return
    remainder = dict(value)
    for key, described in read_schema(name)["properties"].items():
        items = value.get(key)
        record = described.get("items", {}).get("$ref", "").removesuffix(_SUFFIX)
        if isinstance(items, list) and items and record in ("claim", "unclaimed", "work", "origin"):
            remainder[key] = []
            for number, item in enumerate(items):
                if not conforms(item, record):
                    yield item, record, f"/{key}/{number}"
    yield remainder, name, ""


def _is_deeper(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            part
            for whole in level
            if isinstance(whole, dict | list)
            for part in (whole.values() if isinstance(whole, dict) else whole)
        ]
        if not level:
            return False
    return True


@cache
def _explainer(name: str) -> Validator:
    # jsonschema takes 50 ms to import and is needed only where something was rejected.
    import jsonschema
    import referencing
    from referencing.jsonschema import DRAFT202012

    def pattern(validator: Any, expression: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
        # In Python $ also matches before a last newline; JSON Schema means the very end.
        anchored = expression[:-1] + r"\Z" if expression.endswith("$") else expression
        if isinstance(instance, str) and not re.search(anchored, instance):
            yield jsonschema.ValidationError(f"does not match {expression}")

    checker = jsonschema.FormatChecker(formats=())
    for format_name, accepts in _FORMATS.items():
        checker.checks(format_name)(_only_text(accepts))
    resources = [(_BASE + file, DRAFT202012.create_resource(contents)) for file, contents in _files().items()]
    registry: Any = referencing.Registry().with_resources(resources)
    validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": pattern})
    return validator({"$ref": _BASE + _file_name(name)}, registry=registry, format_checker=checker)


def _only_text(accepts: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or accepts(value)


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
    return text if len(text) <= 60 else text[:59] + "…"


def _type_of(value: Any) -> str:
    kinds = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
    return _TYPE_NAMES[kinds.get(type(value), "null")]


def _findings_of(error: ValidationError, prefix: str) -> Iterator[Finding]:
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


def _unknown_properties(error: ValidationError, pointer: str) -> Iterator[Finding]:
    known = list(error.schema["properties"]) if isinstance(error.schema, Mapping) else []
    for key, value in error.instance.items():
        if key not in known and not (isinstance(error.validator_value, Mapping) and isinstance(value, str | int | float)):
            yield Finding(
                code="FC202", message=f"unknown property {key!r}{nearest(key, known)}", where=f"{pointer}/{_escaped(key)}", on_key=True
            )


def _malformed(error: ValidationError, name: str, pointer: str) -> Finding:
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    form = _FORMS.get(schema.get("format", ""), "")
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
