"""Pages of schemas: what each keyword says, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reference_markdown import json_block, listed, prose, table
from sphinx.errors import ExtensionError

from factcheck.schema import read_schema

Value = Mapping[str, Any]

TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
}
FORMATS = {
    "date": "a day, `YYYY-MM-DD`",
    "edtf": "a date of EDTF, such as `1999-03`, `1999-03-26~` or `1999-03-19/..`",
    "uri": "an address, `http://` or `https://`",
}
# Patterns are told in words where they are known; one that is new is shown as it stands.
PATTERNS = {
    "^[a-z0-9]+(?:-[a-z0-9]+)*$": "lower-case words of letters and digits, joined by hyphens",
    "^[a-z0-9]+(?:[-.][a-z0-9]+)*$": "lower-case words of letters and digits, joined by hyphens and full stops",
    "^[0-9a-f]{64}$": "64 hexadecimal digits in lower case",
}
# The greatest whole number that every reader of JSON holds exactly; it bounds every number and is worth no mention.
GREATEST = 2**53 - 1

SCHEMA_KEYWORDS = {
    "$schema", "title", "description", "type", "properties", "required", "additionalProperties", "examples", "oneOf", "if",
    "then", "dependentSchemas",
}  # fmt: skip
PROPERTY_KEYWORDS = {
    "description", "type", "properties", "required", "additionalProperties", "examples", "default", "enum", "format", "pattern",
    "items", "minItems", "maxItems", "uniqueItems", "minLength", "maxLength", "minimum", "maximum", "minProperties",
    "propertyNames", "$ref",
}  # fmt: skip


def schema_page(name: str) -> list[str]:
    schema = read_schema(name)
    refuse_unknown(schema, SCHEMA_KEYWORDS, name)
    lines = [f"(schema-{name})=", "", f"# {schema['title']}", "", f"`{name}.schema.json`", "", prose(schema["description"]), ""]
    lines += ["## Properties", "", *property_table(schema, f"schema-{name}")]
    for keys, described in parts_of(schema):
        lines += [f"### In {listed([f'`{key}`' for key in keys])}", "", *property_table(described, f"schema-{name}-{keys[0]}")]
    lines += ["## Rules", "", *[f"- {rule}" for rule in rules_of(schema)], "", "## Example", ""]
    for example in schema["examples"]:
        lines += json_block(example)
    return lines


def refuse_unknown(schema: Value, known: set[str], where: str) -> None:
    if unknown := set(schema) - known:
        raise ExtensionError(f"{where}: no words for {', '.join(sorted(unknown))}; add them to {Path(__file__).name}")


def property_table(schema: Value, label: str) -> list[str]:
    rows = []
    for key, described in schema["properties"].items():
        needed = "required" if key in schema.get("required", ()) else ""
        if "default" in described:
            needed = f"`{described['default']}` when left out"
        name = f"[`{key}`]{{#{label}-{key.strip('$').lower()}}}" + (f" <br> *{needed}*" if needed else "")
        shown = [f"`{example}`" for example in map(short_example, described["examples"]) if example]
        meaning = prose(described["description"]) + (f" <br> For example {listed(shown, 'or')}." if shown else "")
        rows.append((name, value_in_words(described), meaning))
    least = schema.get("minProperties")
    rule = [f"At least {least} of these is there.", ""] if least else []
    return [*table(("property", "value", "meaning"), *rows), *rule]


def short_example(example: Any) -> str:
    # A record has a page with an example of its own.
    text = json.dumps(example, ensure_ascii=False)
    return text if len(text) <= 90 else ""


def value_in_words(described: Value) -> str:
    refuse_unknown(described, PROPERTY_KEYWORDS, described.get("description", "a property"))
    reference = described.get("$ref", "")
    if reference.startswith("vocabularies/"):
        name = reference.removeprefix("vocabularies/").removesuffix(".json")
        return f"a term of [{name}](../vocabularies/{name}.md)"
    if reference:
        name = reference.removesuffix(".schema.json")
        return f"{'an' if name[0] in 'aeiou' else 'a'} [{name}]({name}.md)"
    if "enum" in described:
        return listed([f"`{value}`" for value in described["enum"]], "or")
    if described["type"] == "array":
        return f"{', '.join([TYPES['array'], *limits_in_words(described)])}; each item {value_in_words(described['items'])}"
    kind = FORMATS.get(described.get("format", ""), TYPES[described["type"]])
    if isinstance(described.get("additionalProperties"), Mapping):
        kind = f"an object whose values are {value_in_words(described['additionalProperties'])}"
    return ", ".join([kind, *limits_in_words(described)])


def limits_in_words(described: Value) -> Iterator[str]:
    if "pattern" in described and "format" not in described:
        yield PATTERNS.get(described["pattern"], f"of the form `{described['pattern']}`")
    for limit, word in (("minimum", "at least"), ("maximum", "at most")):
        if limit in described and abs(described[limit]) != GREATEST:
            yield f"{word} {described[limit]:,}"
    if described.get("maxLength"):
        yield f"at most {described['maxLength']:,} characters"
    if described.get("minItems"):
        yield f"at least {described['minItems']} long"
    if described.get("maxItems"):
        yield f"at most {described['maxItems']} long"
    if described.get("uniqueItems"):
        yield "nothing twice"


def parts_of(schema: Value) -> Iterator[tuple[list[str], Value]]:
    """Give the objects that stand in a record without a schema of their own, each with the properties that hold it."""
    found: list[tuple[list[str], Value]] = []
    for key, described in schema["properties"].items():
        part = described.get("items", described)
        if "properties" not in part:
            continue
        same = next((keys for keys, other in found if other == part), None)
        if same:
            same.append(key)
        else:
            found.append(([key], part))
    for keys, part in found:
        yield keys, part
        yield from parts_of(part)


def rules_of(schema: Value) -> Iterator[str]:
    if "oneOf" in schema:
        choices = [f"`{choice['required'][0]}`" for choice in schema["oneOf"]]
        yield f"Exactly one of {listed(choices)} is there."
    exclusions = dict(schema.get("dependentSchemas", {}))
    if "if" in schema:
        (present,) = schema["if"]["required"]
        exclusions[present] = schema["then"]
    for present, consequence in exclusions.items():
        yield f"Where there is `{present}`, there is no {listed([f'`{key}`' for key in consequence['properties']], 'and no')}."
    others = schema["additionalProperties"]
    if others is False:
        yield "Any other property is refused."
    else:
        yield f"Any other property is accepted if its value is {listed([TYPES[kind] for kind in others['type']], 'or')}."
