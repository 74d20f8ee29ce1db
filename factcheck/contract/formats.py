"""The formats that the schemas assert."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from factcheck.model.dates import is_edtf, is_iso_date

__all__ = ["VALUE_FORMATS"]


def _is_web_address(value: object) -> bool:
    try:
        parts = urlsplit(str(value))
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


# Dates repeat: remembering the answers saves most of the time that formats take.
VALUE_FORMATS: Final[Mapping[str, Callable[[object], bool]]] = {
    "date": lru_cache(4096)(is_iso_date),
    "edtf": lru_cache(4096)(is_edtf),
    "uri": _is_web_address,
}
"""For each format, whether a value has it; only texts are asked about."""
