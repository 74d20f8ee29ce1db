"""What a layer above the records hands down to them: the vocabularies of the package, and what a schema says of a JSON value.

Records stand below what reads files and may not import it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["explain_by", "fault_of", "supplied", "supply_by"]

# Vocabularies are records themselves, held to what is handed down here, so their class is not known yet.
_suppliers: list[Callable[[str], Any]] = []
_explainers: list[Callable[[Any, str], str]] = []


def supply_by(supply: Callable[[str], Any]) -> None:
    """Have the vocabularies that come with the package read by a function."""
    _suppliers[:] = [supply]


def supplied(name: str) -> Any:
    """Give a vocabulary that comes with the package, for records that are below its class."""
    return _suppliers[0](name)


def explain_by(explain: Callable[[Any, str], str]) -> None:
    """Have JSON values held to schemas by a function, which is given the value and the name of the schema."""
    _explainers[:] = [explain]


def fault_of(value: Any, schema: str) -> str:
    """Word how a JSON value departs from a schema, or give nothing where it conforms.

    Args:
        value: The value.
        schema: Name of the schema, such as ``csl``.
    """
    return _explainers[0](value, schema)
