"""Records with values that their constructors refuse, for what stands behind constructors and must not rely on them."""

from __future__ import annotations

import copy


def unchecked(record, **fields):
    """Give a copy of a record with other values, as it would be if a check were wrong."""
    made = copy.copy(record)
    for name, value in fields.items():
        object.__setattr__(made, name, value)
    return made
