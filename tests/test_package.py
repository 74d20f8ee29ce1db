"""The names of the package and of its rooms, which are loaded when they are first used."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import factcheck

HOUSE = Path(factcheck.__file__).parent
DOORS = [
    "factcheck",
    *(f"factcheck.{path.parent.name}" for path in sorted(HOUSE.glob("*/__init__.py")) if "door(" in path.read_text()),
]
NAMES = [(room, name) for room in DOORS for name in import_module(room).__all__]


@pytest.mark.parametrize("room", DOORS)
def test_names_for_type_checkers_are_those_that_are_loaded(room):
    tree = ast.parse(Path(import_module(room).__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))

    declared = {(statement.module, name.asname) for statement in guarded.body for name in statement.names}
    homes = next(node.value.args[1] for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call))
    loaded = {(f"{room}.{module}", name) for module, names in ast.literal_eval(homes).items() for name in names}

    assert declared == loaded


@pytest.mark.parametrize(("room", "name"), NAMES)
def test_every_public_name_exists_and_has_a_docstring(room, name):
    assert getattr(import_module(room), name).__doc__


@pytest.mark.parametrize("room", DOORS)
def test_a_door_shows_its_names_and_no_others(room):
    assert dir(import_module(room)) == import_module(room).__all__


def test_the_front_door_has_about_twenty_names():
    assert len(factcheck.__all__) <= 25


def test_rooms_are_reached_from_the_front_door():
    code = "import factcheck; print(factcheck.figures.interval_of.__name__)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "interval_of\n"


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'factcheck' has no attribute 'laod'"):
        factcheck.laod  # noqa: B018


def test_validating_loads_neither_records_nor_jsonschema_nor_what_looks_into_texts(sheet_path):
    watched = ["factcheck.model.claim", "jsonschema", "nupunkt", "rapidfuzz", "factcheck.contract.codec"]
    code = (
        "import sys; from factcheck.cli import cli\n"
        f"try: cli(['validate', {str(sheet_path)!r}])\n"
        f"except SystemExit as status: print(status.code, [name for name in {watched!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "0 []"
