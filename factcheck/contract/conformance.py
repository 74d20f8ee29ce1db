"""Whether a JSON value conforms to a schema, and if not, where it departs from it.

Two validators share the work. jsonschema-rs accepts or rejects, two orders of magnitude faster than jsonschema; jsonschema
explains, and only what was rejected. Both are given the same formats, and a test holds them to the same answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import jsonschema_rs
import orjson

from factcheck.contract.files import VERSION, file_name, read_schema, schema_files
from factcheck.contract.formats import VALUE_FORMATS
from factcheck.contract.wording import findings_of
from factcheck.findings import Finding

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

__all__ = ["check_schema", "conforms", "explainer", "first_fault"]

# The files refer to each other by relative paths and bear no $id, so that an editor finds them where they lie. In memory
# they need a base address all the same; no host can ever bear this one (RFC 2606), so nothing is fetched.
_BASE: Final = f"https://factcheck.invalid/{VERSION}/"

# No annotation nests deeper than this; the repr of a much deeper value would exhaust the stack of the interpreter.
_DEEPEST: Final = 64


@cache
def _accelerated(name: str) -> jsonschema_rs.Draft202012Validator:
    resources: list[tuple[str, Any]] = [(_BASE + file, _as_enum(contents)) for file, contents in schema_files().items()]
    registry = jsonschema_rs.Registry(resources)
    return jsonschema_rs.Draft202012Validator(
        read_schema(name), registry=registry, base_uri=_BASE + file_name(name), formats=dict(VALUE_FORMATS), validate_formats=True
    )


def _as_enum(schema: dict[str, Any]) -> dict[str, Any]:
    """Write a vocabulary, which is a oneOf of constants, as the enum that it amounts to: it is looked up, not tried in turn."""
    return {"enum": [term["const"] for term in schema["oneOf"]]} if "const" in schema.get("oneOf", [{}])[0] else schema


def conforms(value: Any, name: str = "annotation") -> bool:
    """Tell whether a JSON value conforms to a schema, formats included, without saying why not.

    Args:
        value: The value, as a JSON parser gives it.
        name: A record such as ``claim``.
    """
    return _accelerated(name).is_valid(value)


def check_schema(value: Any, name: str = "annotation") -> list[Finding]:
    """Find where a JSON value departs from a schema.

    Args:
        value: The value, as a JSON parser gives it.
        name: A record such as ``claim``.

    Returns:
        A finding for each departure, in the order of the value; empty if the value conforms.
    """
    if conforms(value, name):
        return []
    findings: dict[tuple[str, str, str], Finding] = {}
    for part, record, pointer in _rejected_parts(value, name):
        if _is_deeper(part, _DEEPEST):
            return [Finding(code="FC104", message=f"the file nests brackets more than {_DEEPEST} deep")]
        for error in explainer(record).iter_errors(part):
            for finding in findings_of(error, pointer):
                findings.setdefault((finding.code, finding.where, finding.message), finding)
    return list(findings.values())


def first_fault(value: Any, name: str) -> str:
    """Word the first departure of a JSON value from a schema for whoever made the value in code; nothing where it conforms.

    Args:
        value: The value.
        name: A record such as ``csl``.
    """
    try:
        # Neither writes all that the other does: the one takes NaN for null, the other half of a surrogate pair for a character.
        written = orjson.dumps(value)
        json.dumps(value, allow_nan=False)
        # Read back, since jsonschema-rs takes lists that cannot be changed for lists in its later versions alone.
        found = check_schema(orjson.loads(written), name)
    except (TypeError, ValueError):
        return " holds what JSON cannot: texts, numbers, True, False, None, lists and dictionaries by texts are what it can"
    return f"{found[0].where}: {found[0].message}" if found else ""


def _rejected_parts(value: Any, name: str) -> Iterator[tuple[Any, str, str]]:
    """Take a value apart at its lists of records, so that only the records that were rejected need explaining."""
    if not isinstance(value, dict):
        yield value, name, ""
        return
    remainder = dict(value)
    for key, described in read_schema(name)["properties"].items():
        items = value.get(key)
        record = described.get("items", {}).get("$ref", "").removesuffix(".schema.json")
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
def explainer(name: str) -> Validator:
    """Give the validator that explains rejections by a schema; it is slow, and right."""
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
    for format_name, accepts in VALUE_FORMATS.items():
        checker.checks(format_name)(_only_text(accepts))
    # jsonschema turns to its own class, without the override, for a schema that names its dialect.
    nameless = {file: {key: part for key, part in body.items() if key != "$schema"} for file, body in schema_files().items()}
    resources = [(_BASE + file, DRAFT202012.create_resource(body)) for file, body in nameless.items()]
    registry: Any = referencing.Registry().with_resources(resources)
    extend: Any = jsonschema.validators.extend
    validator: Validator = extend(jsonschema.Draft202012Validator, {"pattern": pattern})(
        {"$ref": _BASE + file_name(name)}, registry=registry, format_checker=checker
    )
    return validator


def _only_text(accepts: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or accepts(value)
