"""Doors of packages: the names that a package offers, each loaded when it is first used.

The command line needs few of the names and starts quickly; whoever imports the library finds every name at its room.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any

__all__ = ["door"]


def door(package: str, homes: Mapping[str, Sequence[str]]) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Give what a package needs to offer names that stand in its modules.

    Args:
        package: Name of the package.
        homes: For each module, named from the package on, the names that it lends to the package.

    Returns:
        ``__getattr__``, ``__dir__`` and ``__all__`` of the package. Its modules are reached as attributes too.
    """
    module_of = {name: f"{package}.{module}" for module, names in homes.items() for name in names}
    names = sorted(module_of)

    def get(name: str) -> Any:
        if name in module_of:
            value = getattr(import_module(module_of[name]), name)
            # Python asks this function only for what the module has not, so each name comes here once.
            setattr(sys.modules[package], name, value)
            return value
        if not name.startswith("_"):
            module = f"{package}.{name}"
            try:
                return import_module(module)
            except ModuleNotFoundError as error:
                # A module of this name that lacks a package of its own is a fault of the installation, not a name that does not
                # exist.
                if error.name != module:
                    raise
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return get, lambda: names, names
