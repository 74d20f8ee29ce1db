"""The directive that shows a JSON Schema, and checks the examples in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Final

from docutils import nodes
from sphinx.util.typing import OptionSpec

from factcheck.contract.examples import example_faults, read_schema_file
from factcheck.contract.files import file_name, result_names, schema_folder, schema_names
from factcheck.contract.json_text import JsonObject
from factcheck.errors import NoSuchTerm, UnreadableFile
from factcheck.sphinx.building import Cell, bullets, inlines, link_node, paragraph, table_node
from factcheck.sphinx.directives import FactcheckDirective
from factcheck.sphinx.schema_words import SchemaWording, all_properties, in_a_row, literal, name_of_reference, unnamed_objects

__all__ = ["SchemaDirective"]


# A longer example belongs to a record that has a page of its own.
_SHORT: Final = 90


class SchemaDirective(FactcheckDirective):
    """A JSON Schema: its properties, its rules and its examples, which are checked."""

    required_arguments = 1
    optional_arguments = 0
    option_spec: ClassVar[OptionSpec] = {"name": lambda argument: argument.strip()}

    def run(self) -> list[nodes.Node]:
        """Give the schema."""
        try:
            path = self.path = self._path(self.arguments[0].strip())
            self.domain.ask(self.env.docname, ("file", str(path)))
            schema = read_schema_file(path)
            for fault in example_faults(path):
                self.warn(f"{path.name}: example {fault}", "example")
        except (NoSuchTerm, UnreadableFile) as error:
            self.warn(str(error), "schema")
            return []
        self.schema = self.options.get("name", name_of_reference(path.name))
        self.wording = SchemaWording(refer=self._refer)
        return list(self._shown(schema))

    def _path(self, argument: str) -> Path:
        if argument.endswith(".json"):
            return Path(self.env.relfn2path(argument)[1])
        known = (*schema_names(), *result_names())
        if argument not in known:
            raise NoSuchTerm(argument, kind="schema", known=known)
        return schema_folder() / "v1" / file_name(argument)

    def _shown(self, schema: JsonObject) -> Iterator[nodes.Node]:
        title = str(schema.get("title", self.schema))
        yield self._target(self.schema, title)
        if "description" in schema:
            yield paragraph(*self.wording.prose(schema["description"]))
        yield from self._object(schema, self.schema, [])
        for name, described in schema.get("$defs", {}).items():
            yield self._target(f"{self.schema}.{name}", name)
            yield nodes.rubric("", "", literal(name))
            if "description" in described:
                yield paragraph(*self.wording.prose(described["description"]))
            yield from self._object(described, f"{self.schema}.{name}", [name])
        if schema.get("examples"):
            yield nodes.rubric("", "Example" if len(schema["examples"]) == 1 else "Examples")
            for example in schema["examples"]:
                text = json.dumps(example, indent=2, ensure_ascii=False)
                yield nodes.literal_block(text, text, language="json")

    def _object(self, schema: JsonObject, name: str, within: Sequence[str]) -> Iterator[nodes.Node]:
        if "properties" in schema or "allOf" in schema:
            yield self._properties(schema, name)
        else:
            yield paragraph("The value is ", *self.wording.value(schema), ".")
        rules = list(self.wording.rules(schema))
        if rules:
            yield bullets([paragraph(*rule)] for rule in rules)
        for keys, described in unnamed_objects(schema):
            yield nodes.rubric("", "", *inlines(["In ", *in_a_row(map(literal, [*within, *keys]))]))
            yield self._properties(described, f"{name}.{keys[0]}")
            rules = list(self.wording.rules(described))
            if rules:
                yield bullets([paragraph(*rule)] for rule in rules)

    def _properties(self, schema: JsonObject, name: str) -> nodes.table:
        rows = [self._row(key, described, schema, name) for key, described in all_properties(schema).items()]
        return table_node(["property", "value", "meaning"], [22, 34, 44], rows)

    def _row(self, key: str, described: JsonObject | bool, schema: JsonObject, name: str) -> list[list[nodes.Node]]:
        said: JsonObject = described if isinstance(described, Mapping) else {}
        anchor = self._anchor(f"{name}.{key}", key)
        first: list[nodes.Node] = [paragraph(nodes.literal("", key, ids=[anchor] if anchor else []))]
        needed: list[nodes.Node] = [nodes.Text("required")] if key in schema.get("required", ()) else []
        if "default" in said:
            needed = [literal(said["default"]), nodes.Text(" when left out")]
        if said.get("deprecated"):
            needed.append(nodes.Text(" deprecated"))
        if needed:
            first.append(paragraph(nodes.emphasis("", "", *needed)))
        meaning: list[nodes.Node] = [paragraph(*self.wording.prose(said["description"]))] if "description" in said else []
        texts = [json.dumps(example, ensure_ascii=False) for example in said.get("examples", ())]
        shown = [nodes.literal("", text) for text in texts if len(text) <= _SHORT]
        if shown:
            meaning.append(paragraph("For example ", *in_a_row(shown, "or"), "."))
        return [first, [paragraph(*self.wording.value(described))], meaning]

    def _refer(self, reference: str) -> list[Cell]:
        name = name_of_reference(reference) or self.schema
        full = f"{self.schema}.{name}" if reference.startswith("#/") else name
        found = link_node(self.env.docname, "schema", full, name)
        if self._is_list_of_terms(reference):
            return ["a term of ", found]
        return ["an " if name[:1] in "aeiou" else "a ", found]

    def _is_list_of_terms(self, reference: str) -> bool:
        """Tell whether a reference leads to a file that is a choice among constants, as a vocabulary is."""
        if reference.startswith("#") or ":" in reference:
            return False
        target = self.path.parent / reference.partition("#")[0]
        self.domain.ask(self.env.docname, ("file", str(target)))
        try:
            choices = read_schema_file(target).get("oneOf", [{}])
        except UnreadableFile:
            return False
        return all(isinstance(choice, Mapping) and "const" in choice for choice in choices)

    def _anchor(self, name: str, title: str) -> str | None:
        """Note a place, and let ``ref`` find it too, under its identifier."""
        anchor = self.place("schema", name, title, anchor=nodes.make_id(f"schema-{name}"))
        if anchor:
            standard = self.env.domains.standard_domain
            standard.anonlabels[anchor] = self.env.docname, anchor
            standard.labels[anchor] = self.env.docname, anchor, title
        return anchor

    def _target(self, name: str, title: str) -> nodes.Node:
        anchor = self._anchor(name, title)
        return nodes.target("", "", ids=[anchor] if anchor else [])
