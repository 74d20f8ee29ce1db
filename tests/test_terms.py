"""What a term means is data of its vocabulary: code asks for traits, and compares no value with a term by its name."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck
from factcheck.contract.files import read_schema, schema_names
from factcheck.contract.vocabulary import load_vocabulary

_PACKAGE = Path(factcheck.__file__).parent

_FIELDS = {
    "mode": "modes",
    "role": "span-roles",
    "level": "slot-levels",
    "state": "slot-states",
    "stance": "stances",
    "status": "counterpart-statuses",
    "voice": "voices",
    "interest": "origin-interests",
    "access": "origin-accesses",
    "verdict": "verdicts",
    "checkability": "checkabilities",
    "comparators": "comparators",
    "basis": "date-bases",
}
"""Fields of records that hold a term, and of no other record anything else, each with its vocabulary."""


def _vocabularies() -> list[str]:
    return [name for name in schema_names() if "oneOf" in read_schema(name) and "name" in read_schema(name)]


def _asked(node: ast.expr) -> str | None:
    """Give the field that an expression reads: of ``one.mode``, ``one["mode"]`` and ``one.get("mode")`` it is ``mode``."""
    match node:
        case ast.Attribute(attr=name) | ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
        case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant(value=str(name)), *_]):
            return name
    return None


def _compared(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            fields = {field for side in sides if (field := _asked(side)) in _FIELDS}
            named = {part.value for side in sides for part in ast.walk(side) if isinstance(part, ast.Constant)}
            for field in fields:
                yield from ((node.lineno, field, word) for word in named if word in load_vocabulary(_FIELDS[field]).by_id)


def test_no_comparison_names_a_term():
    found = [
        f"{path.relative_to(_PACKAGE)}:{line}: {field} {word}"
        for path in sorted(_PACKAGE.rglob("*.py"))
        for line, field, word in _compared(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert found == []


@pytest.mark.parametrize(
    "words", ['one.mode == "asserted"', 'one["level"] in ("must", "may")', 'one.get("role", "core") != "core"']
)
def test_a_comparison_that_names_a_term_would_be_seen(words):
    assert list(_compared(ast.parse(words)))


def test_every_trait_of_the_schema_is_told_there_and_had_by_some_term():
    said = read_schema("vocabulary")["properties"]["oneOf"]["items"]["properties"]["traits"]
    had = {trait for name in _vocabularies() for term in load_vocabulary(name).terms for trait in term.traits}

    assert had == set(said["items"]["enum"])
    assert [trait for trait in sorted(had) if f"`{trait}`" not in said["description"]] == []
