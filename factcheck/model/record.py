"""How the classes of records are made."""

from __future__ import annotations

from typing import Any, TypeVar, dataclass_transform

import attrs

__all__ = ["default_of", "record"]

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(attrs.field,))
def record(cls: type[Record]) -> type[Record]:
    """Make a class of records: frozen, with keyword-only fields, compared by value.

    The defaults of the fields stand on the class too. A record that is made of a checked JSON object thus need hold only what
    the file says, and finds the rest on its class, which is what makes a bulk load fast (see the decision record "Records from
    checked values").

    .. versionadded:: 0.1
    """
    made = attrs.frozen(kw_only=True, slots=False)(cls)
    for field in attrs.fields(made):
        if field.default is not attrs.NOTHING:
            setattr(made, field.name, default_of(field))
    return made


def default_of(field: attrs.Attribute[Any]) -> Any:
    """Give the value that a field has where nothing is said of it.

    .. versionadded:: 0.1
    """
    return field.converter(field.default) if callable(field.converter) else field.default
