"""The names of the package, which are loaded when they are first used."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck


def test_names_for_type_checkers_are_those_that_are_loaded():
    tree = ast.parse(Path(factcheck.__file__).read_text(encoding="utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))

    declared = {(statement.module, name.asname) for statement in guarded.body for name in statement.names}

    assert declared == {(module, name) for name, module in factcheck._MODULE_OF.items()}


@pytest.mark.parametrize("name", factcheck.__all__)
def test_every_public_name_exists_and_has_a_docstring(name):
    assert getattr(factcheck, name).__doc__
    assert name in dir(factcheck)


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'verdict'"):
        factcheck.verdict  # noqa: B018


def test_validating_loads_neither_records_nor_jsonschema_nor_what_looks_into_texts(sheet_path):
    watched = ["factcheck.model.claim", "jsonschema", "nupunkt", "rapidfuzz", "factcheck.contract.codec"]
    code = (
        "import sys; from factcheck.cli import cli\n"
        f"try: cli(['validate', {str(sheet_path)!r}])\n"
        f"except SystemExit as status: print(status.code, [name for name in {watched!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "0 []"
