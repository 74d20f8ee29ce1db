"""What a layer above the records hands down to them: the vocabularies of the package, and what a schema says of a JSON value.

Records stand below what reads files and may not import it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.model.vocabulary import Vocabulary

__all__ = ["explain_by", "fault_of", "packaged", "supply_by"]

_suppliers: list[Callable[[str], Vocabulary]] = []
_explainers: list[Callable[[Any, str], str]] = []


def supply_by(supply: Callable[[str], Vocabulary]) -> None:
    """Have the vocabularies that come with the package read by a function."""
    _suppliers[:] = [supply]


def packaged(name: str) -> Vocabulary:
    """Give a vocabulary that comes with the package.

    Args:
        name: Name with or without version, such as ``modes``.

    Raises:
        NoSuchTerm: If the package has no such vocabulary.
    """
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
