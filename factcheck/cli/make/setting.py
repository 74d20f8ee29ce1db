"""Fields of a claim that have no option of their own, set by their names: its figure, its time, whose words it gives, places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs
import click

from factcheck.errors import NoSuchTerm
from factcheck.model.claim import Attribution, Claim
from factcheck.model.quantity import Quantity
from factcheck.model.time import Time

__all__ = ["fields_set", "set_option"]

_RECORDS: Final[Mapping[str, type]] = {"quantity": Quantity, "time": Time, "attribution": Attribution}
_LISTS: Final = frozenset({"hedges", "places", "agents", "quantity.comparators"})
_NUMBERS: Final = frozenset({"quantity.value", "quantity.low", "quantity.high"})
# Python reads more than this as a number, among it nan, inf and 1_000.
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_FIELDS: Final = (
    "checkability", "hedges", "places", "agents",
    *(f"{name}.{field.name}" for name, record in _RECORDS.items() for field in attrs.fields(record)),
)  # fmt: skip

set_option = click.option(
    "--set", "settings", multiple=True, metavar="FIELD=VALUE",
    help="Set a field by its name, such as quantity.high=45; nothing behind the sign takes it away.",
)  # fmt: skip
"""Let a command set fields by their names; :func:`fields_set` reads what is given."""


def fields_set(claim: Claim, settings: Sequence[str]) -> dict[str, Any]:
    """Give the fields of a claim as settings have them, for the edit that gives it other values.

    Args:
        claim: The claim as it is.
        settings: What was given, such as ``quantity.high=45``. A field that is a list takes one item each time.

    Raises:
        NoSuchTerm: If there is no such field.
        ValueError: If a setting has no sign, a number is none, or the fields of a record do not go together.
    """
    given: dict[str, list[str]] = {}
    for setting in settings:
        path, sign, words = setting.partition("=")
        if not sign:
            raise ValueError(f"--set takes FIELD=VALUE, such as quantity.high=45, and not {setting!r}")
        if path not in _FIELDS:
            raise NoSuchTerm(path, kind="field to set", known=_FIELDS)
        given.setdefault(path, []).append(words)
    values = {path: _value(path, words) for path, words in given.items()}
    changed = {path: value for path, value in values.items() if "." not in path}
    for name in _RECORDS:
        within = {path.removeprefix(f"{name}."): value for path, value in values.items() if path.startswith(f"{name}.")}
        if within:
            changed[name] = _record(name, getattr(claim, name), within)
    return changed


def _value(path: str, words: Sequence[str]) -> Any:
    if path in _LISTS:
        return tuple(filter(None, words))
    if len(words) > 1:
        raise ValueError(f"{path} has one value, not {len(words)}")
    return _number(path, words[0]) if path in _NUMBERS and words[0] else words[0] or None


def _number(path: str, words: str) -> int | float:
    if not _NUMBER.fullmatch(words):
        raise ValueError(f"{path} is a number, written like 1870 or 4.5, and not {words!r}")
    # A whole number stays one, so that the file has 45 and not 45.0.
    return float(words) if "." in words else int(words)


def _record(name: str, held: Any, within: Mapping[str, Any]) -> Any:
    """Give a record with other fields; None where none of them is left, so that the file has no empty one."""
    record = _RECORDS[name]
    fields = {one.name: within.get(one.name, getattr(held, one.name, None)) for one in attrs.fields(record)}
    said = {field: value for field, value in fields.items() if value not in (None, ())}
    lacking = [f"{name}.{one.name}" for one in attrs.fields(record) if one.default is attrs.NOTHING and one.name not in said]
    if said and lacking:
        raise ValueError(f"set {' and '.join(lacking)} too, without which there is no {name}")
    return record(**said) if said else None
