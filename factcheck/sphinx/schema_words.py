"""What a JSON Schema says, in words: values, conditions and rules of draft 2020-12."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

import attrs
from docutils import nodes

from factcheck.contract.json_text import JsonObject
from factcheck.sphinx.building import Cell

__all__ = ["SchemaWording", "all_properties", "in_a_row", "name_of_reference", "unnamed_objects"]


_TYPES: Final = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "null": "null",
}
_FORMATS: Final = {
    "date": "a day, YYYY-MM-DD",
    "date-time": "a day and time, as RFC 3339 has it",
    "edtf": "a date of EDTF, such as 1999-03, 1999-03-26~ or 1999-03-19/..",
    "uri": "an address, such as https://example.org/",
}
# Patterns are told in words where they are known; one that is not is shown as it stands.
_PATTERNS: Final = {
    "^[a-z0-9]+(?:-[a-z0-9]+)*$": "lower-case words of letters and digits, joined by hyphens",
    "^[a-z0-9]+(?:[-.][a-z0-9]+)*$": "lower-case words of letters and digits, joined by hyphens and full stops",
    "^[0-9a-f]{64}$": "64 hexadecimal digits in lower case",
}
# The greatest whole number that every reader of JSON holds exactly; a bound there is worth no mention.
_GREATEST: Final = 2**53 - 1
_LIMITS: Final = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
    "maxLength": "at most {} characters",
    "minItems": "at least {} long",
    "maxItems": "at most {} long",
}
_OF_LISTS: Final = frozenset({"items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"})
_JOINS: Final = {"allOf": "all of", "anyOf": "at least one of", "oneOf": "exactly one of"}
_OTHERS: Final = {
    "additionalProperties": "Any other property",
    "unevaluatedProperties": "A property that no rule names",
}

# Words of a description that stand out: what the author set between backticks, and names joined by underscores.
_NAME: Final = re.compile(r"`([^`]+)`|(?<!\w)([a-z]+(?:_[a-z]+)+)(?!\w)")


def in_a_row(words: Iterable[Cell], last: str = "and") -> list[Cell]:
    """Join words as a sentence lists them."""
    *most, end = words
    found: list[Cell] = []
    for number, word in enumerate(most):
        found += [", ", word] if number else [word]
    return [*found, f" {last} ", end] if most else [end]


def name_of_reference(reference: str) -> str:
    """Give the name of the schema or definition that a reference leads to.

    >>> name_of_reference("vocabularies/modes.json"), name_of_reference("#/$defs/address"), name_of_reference("span.schema.json")
    ('modes', 'address', 'span')
    """
    file, _, fragment = reference.partition("#")
    last = PurePosixPath(fragment or file).name
    return last.removesuffix(".json").removesuffix(".schema")


def unnamed_objects(schema: JsonObject) -> Iterator[tuple[list[str], JsonObject]]:
    """Give the objects that stand in a schema without a name of their own, each with the properties that hold it."""
    found: list[tuple[list[str], JsonObject]] = []
    for key, described in all_properties(schema).items():
        items = described.get("items", described) if isinstance(described, Mapping) else {}
        if not isinstance(items, Mapping) or "properties" not in items:
            continue
        same = next((keys for keys, other in found if other == items), None)
        if same:
            same.append(key)
        else:
            found.append(([key], items))
    for keys, part in found:
        yield keys, part
        yield from unnamed_objects(part)


def all_properties(schema: JsonObject) -> JsonObject:
    """Give the properties that a schema describes, those of its parts included."""
    held: dict[str, Any] = dict(schema.get("properties", {}))
    for part in schema.get("allOf", ()):
        if isinstance(part, Mapping):
            held |= {key: value for key, value in all_properties(part).items() if key not in held}
    return held


@attrs.frozen(kw_only=True)
class SchemaWording:
    """Words for a schema.

    Args:
        refer: Says what value a reference stands for, with a link to where that is described.
    """

    refer: Callable[[str], list[Cell]]

    def prose(self, text: str) -> list[Cell]:
        """Give a description with the names in it set apart."""
        found: list[Cell] = []
        last = 0
        for match in _NAME.finditer(text):
            found += [text[last : match.start()], nodes.literal("", match[1] or match[2])]
            last = match.end()
        return [part for part in (*found, text[last:]) if part != ""]

    def value(self, schema: JsonObject | bool) -> list[Cell]:
        """Say what values a schema accepts."""
        if isinstance(schema, bool):
            return ["anything" if schema else "nothing"]
        limits = [[word] for word in self._limits(schema)]
        kinds = [kind for kind in (self._kind(schema), *self._joins(schema)) if kind]
        parts = [*(kinds or ([] if limits else [["anything"]])), *limits]
        found: list[Cell] = []
        for number, part in enumerate(parts):
            found += [", ", *part] if number else part
        return [*found, *self._items(schema)]

    def _kind(self, schema: JsonObject) -> list[Cell]:
        if "const" in schema:
            return [literal(schema["const"])]
        if "enum" in schema:
            return in_a_row(map(literal, schema["enum"]), "or")
        for keyword in ("$ref", "$dynamicRef"):
            if keyword in schema:
                return self.refer(schema[keyword])
        types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", ())
        if "format" in schema and list(types) in (["string"], []):
            return [_FORMATS.get(schema["format"], f"text in the format {schema['format']}")]
        if isinstance(schema.get("additionalProperties"), Mapping) and "properties" not in schema:
            return ["an object whose values are ", *self.value(schema["additionalProperties"])]
        if not types and _OF_LISTS & set(schema):
            return [_TYPES["array"]]
        return in_a_row([_TYPES.get(kind, kind) for kind in types], "or") if types else []

    def _joins(self, schema: JsonObject) -> Iterator[list[Cell]]:
        for keyword, words in _JOINS.items():
            options = schema.get(keyword, ())
            constants = [option["const"] for option in options if isinstance(option, Mapping) and "const" in option]
            if options and len(constants) == len(options):
                yield in_a_row(map(literal, constants), "or")
            elif options and not all(_only_demands(option) for option in options):
                yield [f"{words}: ", *self._apart(options)]
        if "not" in schema and not _only_demands(schema["not"]):
            yield ["not ", *self.value(schema["not"])]

    def _apart(self, options: Iterable[JsonObject | bool]) -> list[Cell]:
        found: list[Cell] = []
        for option in options:
            found += ["; ", *self.value(option)] if found else self.value(option)
        return found

    def _limits(self, schema: JsonObject) -> Iterator[Cell]:
        if "pattern" in schema and "format" not in schema:
            pattern = schema["pattern"]
            yield _PATTERNS.get(pattern, f"of the form {pattern}")
        for keyword, words in _LIMITS.items():
            if keyword in schema and abs(schema[keyword]) != _GREATEST:
                yield words.format(f"{schema[keyword]:,}")
        if schema.get("minLength", 1) > 1:
            yield f"at least {schema['minLength']:,} characters"
        if schema.get("uniqueItems"):
            yield "nothing twice"

    def _items(self, schema: JsonObject) -> list[Cell]:
        found: list[Cell] = []
        for number, item in enumerate(schema.get("prefixItems", ()), start=1):
            found += [f"; item {number} ", *self.value(item)]
        if schema.get("items") is False:
            found.append("; no further item")
        elif "items" in schema:
            found += ["; each further item " if "prefixItems" in schema else "; each item ", *self.value(schema["items"])]
        if "contains" in schema:
            least = schema.get("minContains", 1)
            most = f" and at most {schema['maxContains']}" if "maxContains" in schema else ""
            found += [f"; at least {least}{most} of the items ", *self.value(schema["contains"])]
        return found

    def condition(self, schema: JsonObject | bool) -> list[Cell]:
        """Say when an object meets a schema, as the part of a sentence after "where"."""
        if isinstance(schema, bool):
            return ["it is so" if schema else "never"]
        said: list[list[Cell]] = [
            ["there is ", literal(key)] for key in schema.get("required", ()) if key not in schema.get("properties", {})
        ]
        for key, described in schema.get("properties", {}).items():
            said.append(["there is no ", literal(key)] if described is False else [literal(key), " is ", *self.value(described)])
        for keyword, word in (("anyOf", "or"), ("oneOf", "or else"), ("allOf", "and")):
            options = schema.get(keyword, ())
            if options:
                said.append(self._chained([self.condition(option) for option in options], word))
        if "not" in schema:
            said.append(["it is not so that ", *self.condition(schema["not"])])
        return self._chained(said, "and") if said else ["it is ", *self.value(schema)]

    def _chained(self, said: list[list[Cell]], word: str) -> list[Cell]:
        found: list[Cell] = []
        for part in said:
            found += [f" {word} ", *part] if found else part
        return found

    def consequence(self, schema: JsonObject | bool) -> list[Cell]:
        """Say what an object must be to meet a schema, as a clause."""
        if schema is False:
            return ["nothing is accepted"]
        if isinstance(schema, Mapping) and isinstance(schema.get("$ref"), str):
            return ["it must be ", *self.value(schema)]
        return self.condition(schema)

    def rules(self, schema: JsonObject) -> Iterator[list[Cell]]:
        """Say what a schema demands of an object as a whole, a sentence each."""
        if "properties" in schema or all(map(_only_demands, [*schema.get("anyOf", ()), *schema.get("oneOf", ())])):
            for keyword, words in _JOINS.items():
                yield from self._joined_rules(schema.get(keyword, ()), keyword, words)
        if "not" in schema and _only_demands(schema["not"]):
            yield ["It is refused where ", *self.condition(schema["not"]), "."]
        for present, consequence in schema.get("dependentSchemas", {}).items():
            yield ["Where there is ", literal(present), ", ", *self.consequence(consequence), "."]
        for present, needed in schema.get("dependentRequired", {}).items():
            yield ["Where there is ", literal(present), ", there is also ", *in_a_row(map(literal, needed)), "."]
        yield from self._conditional(schema)
        if schema.get("minProperties"):
            yield [f"At least {schema['minProperties']} of these is there."]
        if schema.get("maxProperties"):
            yield [f"At most {schema['maxProperties']} of these are there."]
        yield from self._other_properties(schema)

    def _joined_rules(self, options: Iterable[Any], keyword: str, words: str) -> Iterator[list[Cell]]:
        options = list(options)
        demands = [option for option in options if _only_demands(option)]
        single = [option["required"][0] for option in demands if set(option) == {"required"} and len(option["required"]) == 1]
        if keyword == "allOf":
            for option in options:
                if option not in demands:
                    yield ["It is also ", *self.value(option), "."]
                elif "properties" not in option:
                    for key in option.get("required", ()):
                        yield ["There is ", literal(key), "."]
                    yield from self.rules(option)
                else:
                    yield from self.rules(option)
        elif single and len(single) == len(options):
            yield [f"{words.capitalize()} ", *in_a_row(map(literal, single), "or" if keyword == "anyOf" else "and"), " is there."]
        elif options:
            said = [self.condition(one) if one in demands else ["it is ", *self.value(one)] for one in options]
            yield [f"{words.capitalize()} these holds: ", *self._chained(said, "or"), "."]

    def _conditional(self, schema: JsonObject) -> Iterator[list[Cell]]:
        if "if" in schema:
            for keyword, where in (("then", ["Where ", *self.condition(schema["if"])]), ("else", ["Otherwise"])):
                if keyword in schema:
                    yield [*where, ", ", *self.consequence(schema[keyword]), "."]

    def _other_properties(self, schema: JsonObject) -> Iterator[list[Cell]]:
        for pattern, described in schema.get("patternProperties", {}).items():
            yield ["A property whose name matches ", _literal_text(pattern), " is ", *self.value(described), "."]
        if "propertyNames" in schema:
            yield ["The name of each property is ", *self.value(schema["propertyNames"]), "."]
        for keyword, which in _OTHERS.items():
            others = schema.get(keyword)
            if others is False:
                yield [f"{which} is refused."]
            elif isinstance(others, Mapping) and "properties" in schema:
                yield [f"{which} is accepted if its value is ", *self.value(others), "."]
        if schema.get("unevaluatedItems") is False:
            yield ["An item that no rule names is refused."]


def _only_demands(schema: JsonObject | bool) -> bool:
    """Tell whether a schema says which properties there are, rather than what kind of value it is."""
    kinds = {"type", "$ref", "$dynamicRef", "const", "enum", "format", "pattern", "items", "prefixItems"}
    return isinstance(schema, Mapping) and not kinds & set(schema) and bool(schema)


def literal(value: Any) -> nodes.literal:
    """Show a JSON value, or the name of a property, as code."""
    return _literal_text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _literal_text(text: str) -> nodes.literal:
    """Show text as code."""
    return nodes.literal("", text)
