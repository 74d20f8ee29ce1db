"""Results as JSON values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from factcheck.contract.codec import to_value

__all__ = ["result_value"]


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
