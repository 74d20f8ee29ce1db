"""A value put where a conflict of a merge stands."""

from __future__ import annotations

from typing import Any

from factcheck.versions.merging import TOGETHER, label_of

__all__ = ["put"]

_AND = ", "


def put(value: Any, where: tuple[str, ...], new: Any) -> None:
    """Put a value in place of another in the JSON value of an annotation, which is changed.

    Args:
        value: The annotation.
        where: The steps to the place, as a conflict of a merge names them; the last may name several fields.
        new: The new value; of fields that mean something only together an object of them; None to take away what stands there.

    Raises:
        ValueError: If no place or several places have these steps.
    """
    *way, last = where
    holder, name = value, ""
    for step in way:
        holder, name = (_item(holder, name, step) if isinstance(holder, list) else holder[step]), step
    if isinstance(holder, list):
        place = holder.index(_item(holder, name, last))
        holder[place : place + 1] = [] if new is None else [new]
        return
    together = next((group for group in TOGETHER.get(name, ()) if last.split(_AND)[0] in group), None)
    if together is not None:
        # One field left over from the old value would mix two answers into a third that nobody gave.
        for field in together:
            holder.pop(field, None)
        holder.update(new or {})
    elif new is None:
        holder.pop(last, None)
    else:
        holder[last] = new


def _item(items: list[Any], name: str, step: str) -> Any:
    found = [item for item in items if label_of(name, item) == step]
    # Steps are labels and not places, so two things may have the same; to guess would change the wrong one.
    if len(found) != 1:
        raise ValueError(f"{len(found)} things are called {step} there; settle it in the result by hand")
    return found[0]
