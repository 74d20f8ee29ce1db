"""Vocabularies: lists of terms with definitions, and the evidence that categories demand.

A vocabulary is a file of ``schemas/v1/vocabularies``, or one of the same form that a project brings. It is itself a JSON
Schema, so the schemas of the records refer to it and the list exists once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs

from factcheck.contract.conformance import check_schema
from factcheck.contract.files import read_schema
from factcheck.contract.json_text import parse
from factcheck.errors import NoSuchTerm
from factcheck.files import read_file
from factcheck.findings import Finding, UnusableVocabulary
from factcheck.model.fields import default_of
from factcheck.model.vocabulary import SlotDemand, Term, Vocabulary

__all__ = ["DEFAULT_VOCABULARY", "UNSORTED", "is_packaged", "load_vocabulary", "vocabulary_from_bytes", "vocabulary_from_value"]

_Record = TypeVar("_Record", bound=attrs.AttrsInstance)

DEFAULT_VOCABULARY: Final[str] = read_schema("annotation")["properties"]["vocabulary"]["default"]
"""The category vocabulary of an annotation that names none."""

UNSORTED: Final = "unsorted"
"""The category of a draft's candidates: in no vocabulary, demands nothing, and is reported until it is replaced."""


def load_vocabulary(name: str | Path) -> Vocabulary:
    """Read a vocabulary that comes with the package, or a file of the same form.

    Args:
        name: Name with or without version (``press-statement``, ``modes/1``), or the path of a ``.json`` file.

    Raises:
        NoSuchTerm: If the package has no vocabulary of that name and version.
        UnreadableFile: If the file cannot be read.
        UnusableVocabulary: If the file is no vocabulary.

    >>> load_vocabulary("press-statement").term("quantity.stock").checkability
    'checkable'
    """
    if isinstance(name, Path) or name.endswith(".json"):
        return vocabulary_from_bytes(read_file(name), str(name))
    plain, _, version = name.partition("/")
    found = _bundled(plain)
    if version and version != str(found.version):
        raise NoSuchTerm(name, kind="vocabulary", known=(found.key,))
    return found


@cache
def _bundled(name: str) -> Vocabulary:
    value = read_schema(name)
    # The schema of a record is found under its name too, and has no terms.
    if "oneOf" not in value or "name" not in value:
        raise NoSuchTerm(name, kind="vocabulary", known=("press-statement/1",))
    return vocabulary_from_value(value)


def is_packaged(vocabulary: Vocabulary) -> bool:
    """Tell whether a vocabulary is one that comes with the package, and not a project's own, whatever that calls itself."""
    try:
        return _bundled(vocabulary.name) == vocabulary
    except NoSuchTerm:
        return False


def vocabulary_from_bytes(data: bytes, path: str) -> Vocabulary:
    """Make a vocabulary of the bytes of its file.

    Args:
        data: The bytes.
        path: What an error calls the file.

    Raises:
        UnusableVocabulary: If they are no vocabulary.
    """
    value, faults = parse(data)
    findings = faults or check_schema(value, "vocabulary") or list(_disagreements(value))
    if findings:
        raise UnusableVocabulary(path, findings)
    return vocabulary_from_value(value)


def _disagreements(value: Mapping[str, Any]) -> Iterable[Finding]:
    kinds = {kind["const"] for kind in value.get("slot_kinds", ())}
    seen: set[str] = set()
    for number, term in enumerate(value["oneOf"]):
        if term["const"] in seen:
            yield Finding(code="FC401", message=f"term {term['const']!r} stands twice", where=f"/oneOf/{number}/const")
        seen.add(term["const"])
        for place, demand in enumerate(term.get("slots", ())):
            if demand["kind"] not in kinds:
                message = f"slot kind {demand['kind']!r} of {term['const']!r} is not defined under slot_kinds"
                yield Finding(code="FC408", message=message, where=f"/oneOf/{number}/slots/{place}/kind")


def vocabulary_from_value(value: Mapping[str, Any]) -> Vocabulary:
    """Make a vocabulary of a JSON value that conforms to ``vocabulary.schema.json``."""
    return Vocabulary(
        name=value["name"],
        version=value["version"],
        title=value["title"],
        description=value["description"],
        families=value.get("families", {}),
        terms=tuple(_term(entry) for entry in value["oneOf"]),
        slot_kinds=tuple(_term(entry) for entry in value.get("slot_kinds", ())),
    )


def _term(entry: Mapping[str, Any]) -> Term:
    demands = tuple([_checked(SlotDemand, demand) for demand in entry.get("slots", ())])
    plain = {key: tuple(part) if isinstance(part, list) else part for key, part in entry.items() if key != "const"}
    return _checked(Term, {**plain, "id": entry["const"], "slots": demands})


def _checked(cls: type[_Record], given: Mapping[str, Any]) -> _Record:
    """Make a record of checked values without its constructor, which would check again what every command needs a hundred of.

    Args:
        cls: The class.
        given: Its fields; those that are left out have their defaults.
    """
    record = object.__new__(cls)
    for name, default in _defaults(cls):
        object.__setattr__(record, name, given.get(name, default))
    return record


@cache
def _defaults(cls: type[attrs.AttrsInstance]) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, None if field.default is attrs.NOTHING else default_of(field)) for field in attrs.fields(cls))
