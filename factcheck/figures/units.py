"""Units by what they mean: "persons" are people, "%" is per cent, and a kilometre is a thousand metres.

They are data (``units.json``). Libraries of units know lengths and masses, which documents of this kind rarely give, and not
people, families or dollars, which they give on every page (see the decision record "Units are data").
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import attrs

__all__ = ["UnitMeaning", "unit_names", "unit_of"]

_BETWEEN: Final = re.compile(r"[\s_-]+")


@attrs.frozen
class UnitMeaning:
    """What a unit means.

    Args:
        base: The unit that it is a multiple of, or its own name where it is none.
        factor: How many of those it is.
    """

    base: str
    factor: float = 1


@lru_cache(4096)
def unit_of(name: str) -> UnitMeaning:
    """Give what a unit means, by any of its names; a name that is not known means itself.

    Args:
        name: The unit as a quantity names it.

    >>> unit_of("persons") == unit_of("people"), unit_of("km").factor, unit_of("million-us-dollar").factor
    (True, 1000, 1000000)
    """
    known = _known()
    plain = _plain(name)
    # A whole name that is known goes before a scale within it.
    if plain not in known["unit"]:
        scaled = next((scale for scale in known["scales"] if plain.startswith(f"{scale} ") or plain.endswith(f" {scale}")), None)
        if scaled is not None:
            rest = unit_of(plain.removeprefix(f"{scaled} ").removesuffix(f" {scaled}"))
            return UnitMeaning(rest.base, rest.factor * known["scales"][scaled])
        return UnitMeaning(plain)
    unit = known["unit"][plain]
    base, factor = known["multiples"].get(unit, (unit, 1))
    return UnitMeaning(base, factor)


def unit_names() -> Mapping[str, tuple[str, ...]]:
    """Give the units that are known, each with its other names."""
    return {unit: tuple(names) for unit, names in _known()["names"].items()}


def _plain(name: str) -> str:
    return _BETWEEN.sub(" ", name.casefold()).strip()


@cache
def _known() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(Path(__file__).with_name("units.json").read_text(encoding="utf-8"))
    found["unit"] = {_plain(name): unit for unit, names in found["names"].items() for name in (unit, *names)}
    return found
