"""The formats that the schemas assert."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from factcheck.model.dates import is_edtf, is_iso_date
from factcheck.model.refusals import is_web_address

__all__ = ["VALUE_FORMATS"]


# Dates repeat: remembering the answers saves most of the time that formats take.
VALUE_FORMATS: Final[Mapping[str, Callable[[object], bool]]] = {
    "date": lru_cache(4096)(is_iso_date),
    "edtf": lru_cache(4096)(is_edtf),
    "uri": lambda value: is_web_address(str(value)),
}
"""For each format, whether a value has it; only texts are asked about."""
