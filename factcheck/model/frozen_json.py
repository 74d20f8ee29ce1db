"""JSON values that cannot be changed in place, though they are dictionaries and lists to everybody who reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NoReturn

__all__ = ["FrozenDict", "FrozenList", "frozen"]

_SCALARS: Final = (str, int, float, type(None))


def _refuse(self: object, *arguments: Any, **named: Any) -> NoReturn:
    raise TypeError("the values of a record are not changed in place; make another record with attrs.evolve")


class FrozenDict(dict[str, Any]):
    """A JSON object that stays as it is."""

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        # Pickle would fill an empty one item by item, which is refused here.
        return frozen, (dict(self),)

    def __deepcopy__(self, memory: object) -> FrozenDict:
        return self

    __copy__ = copy = lambda self: self


class FrozenList(list[Any]):
    """A JSON array that stays as it is."""

    __setitem__ = __delitem__ = append = clear = extend = insert = pop = remove = reverse = sort = __iadd__ = __imul__ = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        # As for an object, since what is loaded is filled after it is made.
        return frozen, (list(self),)

    def __deepcopy__(self, memory: object) -> FrozenList:
        return self

    __copy__ = copy = lambda self: self


def frozen(value: Any) -> Any:
    """Give a JSON value that equals *value* and cannot be changed, nor can anything in it.

    >>> frozen({"type": "report"}) == {"type": "report"}
    True
    """
    # A parser gives plain dictionaries and lists; only what is nested in them is looked at again.
    if type(value) is dict:
        made = FrozenDict(value)
        for key, part in value.items():
            if not isinstance(part, _SCALARS):
                dict.__setitem__(made, key, frozen(part))
        return made
    if type(value) is list:
        return FrozenList(map(frozen, value))
    if isinstance(value, FrozenDict | FrozenList):
        return value
    if isinstance(value, Mapping):
        return FrozenDict((key, frozen(part)) for key, part in value.items())
    return FrozenList(map(frozen, value)) if isinstance(value, tuple | list) else value
