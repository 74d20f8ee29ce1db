"""The schema files, and where they are found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import orjson

from factcheck.errors import NoSuchTerm

__all__ = ["file_name", "read_schema", "result_names", "schema_files", "schema_folder", "schema_names"]

VERSION: Final = "v1"
_SUFFIX: Final = ".schema.json"
_VOCABULARIES: Final = "vocabularies/"
_RESULTS: Final = "results/"


@cache
def schema_folder() -> Path:
    """Give the folder that holds ``v1/*.schema.json`` and ``v1/vocabularies/*.json``.

    In an installed package it lies inside the package; in a checkout, beside it.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"


@cache
def schema_files() -> Mapping[str, dict[str, Any]]:
    """Give every schema and vocabulary file by its path below ``v1``, as a JSON value."""
    # Every command reads all of them before it does anything, so they are read by the parser that is fastest.
    folder = schema_folder() / VERSION
    return {
        below + path.name: orjson.loads(path.read_bytes())
        for below, ending in (("", _SUFFIX), (_VOCABULARIES, ".json"))
        for path in sorted((folder / below).glob(f"*{ending}"))
    }


def schema_names() -> tuple[str, ...]:
    """Give the names of all schemas (``claim``) and vocabularies (``modes``), schemas first."""
    schemas, vocabularies = [], []
    for path in schema_files():
        if path.startswith(_VOCABULARIES):
            vocabularies.append(path.removeprefix(_VOCABULARIES).removesuffix(".json"))
        else:
            schemas.append(path.removesuffix(_SUFFIX))
    return (*schemas, *vocabularies)


def file_name(name: str) -> str:
    """Give the path below ``v1`` of a schema or vocabulary.

    Raises:
        NoSuchTerm: If there is no such file.
    """
    if name in result_names():
        return name + _SUFFIX
    for candidate in (name + _SUFFIX, f"{_VOCABULARIES}{name}.json"):
        if candidate in schema_files():
            return candidate
    raise NoSuchTerm(name, kind="schema or vocabulary", known=schema_names())


def read_schema(name: str) -> dict[str, Any]:
    """Give a schema or vocabulary file as a JSON value, not to be changed in place.

    Args:
        name: A record such as ``claim``, or a vocabulary such as ``modes``.

    Raises:
        NoSuchTerm: If there is no such file.

    >>> read_schema("span")["required"]
    ['start', 'end', 'exact']
    """
    path = file_name(name)
    return _result_files()[path] if path.startswith(_RESULTS) else schema_files()[path]


def result_names() -> tuple[str, ...]:
    """Give the names of the schemas of what commands print with ``--format json``, such as ``results/slots``."""
    return tuple(path.removesuffix(_SUFFIX) for path in _result_files())


@cache
def _result_files() -> Mapping[str, dict[str, Any]]:
    # Nothing that is validated refers to them, so that only who asks for them reads them.
    folder = schema_folder() / VERSION
    paths = sorted(folder.glob(f"{_RESULTS}*{_SUFFIX}"))
    return {path.relative_to(folder).as_posix(): json.loads(path.read_text(encoding="utf-8")) for path in paths}
