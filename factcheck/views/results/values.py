"""Results as JSON values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from factcheck.contract.codec import to_value

__all__ = ["flat_rows", "result_value"]

# As in the rows that data frames take.
_SEPARATOR: Final = "; "


def result_value(result: Any) -> Any:
    """Turn a result into a JSON value: every field of it, and records of an annotation as a file holds them.

    Args:
        result: A result, or a list of them.
    """
    if attrs.has(type(result)):
        # A record of an annotation leaves out what is not said; a result says all, so that programs find it.
        if type(result).__module__.startswith("factcheck.model."):
            return to_value(result)
        return {field.name: result_value(getattr(result, field.name)) for field in attrs.fields(type(result))}
    if isinstance(result, Mapping):
        return {key: result_value(part) for key, part in result.items()}
    if isinstance(result, Iterable) and not isinstance(result, str | bytes):
        return [result_value(part) for part in result]
    return result


def flat_rows(kind: type, results: Iterable[Any]) -> tuple[tuple[str, ...], list[list[Any]]]:
    """Lay results out as a table: a column for each field, and a row for each result.

    Several values stand in one cell, with semicolons between them, and what has parts of its own stands as JSON.

    Args:
        kind: The class of the results, which names the columns even where there is no result.
        results: The results.

    Returns:
        The columns and the rows.
    """
    columns = tuple(field.name for field in attrs.fields(kind))
    return columns, [[_cell(result_value(getattr(result, column))) for column in columns] for result in results]


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return _SEPARATOR.join(value)
    if isinstance(value, list | dict | bool):
        return json.dumps(value, ensure_ascii=False)
    return value
