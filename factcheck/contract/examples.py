"""Whether the examples in a schema file are what the schema describes; of any project's schemas, not only of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from factcheck.contract.formats import VALUE_FORMATS
from factcheck.errors import UnreadableFile

if TYPE_CHECKING:
    from referencing import Resource

__all__ = ["example_faults", "read_schema_file"]

# Keywords whose values are JSON values, not schemas, in which "examples" would be a name like any other.
_VALUES: Final = frozenset({"const", "enum", "default", "examples"})


def read_schema_file(path: str | Path) -> Any:
    """Read a schema file.

    Raises:
        UnreadableFile: If it cannot be read, or is not JSON.
    """
    try:
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFile(str(path), getattr(error, "strerror", None) or str(error)) from error


def example_faults(path: str | Path) -> Iterator[str]:
    """Find the examples of a JSON Schema that it does not accept, wherever they stand in it.

    References to other files are followed beside the file; nothing is fetched from a network.

    Args:
        path: The file.

    Returns:
        For each fault, the JSON pointer of the example and what is wrong with it.

    Raises:
        UnreadableFile: If the file cannot be read.
    """
    # jsonschema takes 50 ms to import.
    import jsonschema
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    root = read_schema_file(path)
    address = _address(root, Path(path))
    registry: Registry[Any] = Registry(retrieve=_beside)  # type: ignore[call-arg]
    registry = registry.with_resources([(uri, resource) for uri, resource in _known(Path(path))])
    checker = jsonschema.FormatChecker(formats=())
    for name, accepts in VALUE_FORMATS.items():
        checker.checks(name)(lambda value, accepts=accepts: not isinstance(value, str) or accepts(value))
    for pointer, examples in _examples(root, ""):
        validator = jsonschema.Draft202012Validator({"$ref": f"{address}#{pointer}"}, registry=registry, format_checker=checker)
        for number, example in enumerate(examples):
            try:
                for error in validator.iter_errors(example):
                    yield f"{pointer}/examples/{number}{_at(error.absolute_path)}: {error.message}"
            except Unresolvable as error:
                yield f"{pointer or '/'}: there is no {error.ref}"


def _address(schema: Any, path: Path) -> str:
    """Give the address that references in a schema are relative to: the one that it gives itself, else that of its file."""
    given = schema.get("$id", "") if isinstance(schema, Mapping) else ""
    return given.rstrip("#") if urlsplit(given).scheme else path.resolve().as_uri()


def _at(path: Any) -> str:
    return "".join(f"/{step}" for step in path)


def _examples(schema: Any, pointer: str) -> Iterator[tuple[str, list[Any]]]:
    """Give every schema within a schema that has examples, by its pointer."""
    if isinstance(schema, Mapping):
        if isinstance(schema.get("examples"), list):
            yield pointer, schema["examples"]
        for key, part in schema.items():
            if key not in _VALUES:
                yield from _examples(part, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from _examples(part, f"{pointer}/{number}")


def _beside(uri: str) -> Resource[Any]:
    from referencing.exceptions import NoSuchResource

    parts = urlsplit(uri)
    if parts.scheme != "file":
        raise NoSuchResource(uri)
    try:
        return _resource(read_schema_file(url2pathname(unquote(parts.path))))
    except UnreadableFile as error:
        raise NoSuchResource(uri) from error


def _resource(contents: Any) -> Resource[Any]:
    from referencing import Resource
    from referencing.jsonschema import DRAFT202012

    return Resource.from_contents(contents, default_specification=DRAFT202012)


def _known(path: Path) -> Iterator[tuple[str, Resource[Any]]]:
    """Give the schema under its address, and its neighbours under the addresses that they give themselves."""
    yield path.resolve().as_uri(), _resource(read_schema_file(path))
    for neighbour in sorted(path.resolve().parent.glob("*.json")):
        try:
            contents = read_schema_file(neighbour)
        except UnreadableFile:
            continue
        if isinstance(contents, Mapping) and isinstance(contents.get("$id"), str):
            yield contents["$id"], _resource(contents)
