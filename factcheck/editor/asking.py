"""What the page asks for, read from JSON with the same care as a file of a stranger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.span import Span
from factcheck.versions.edits.places import text_of

__all__ = ["Asked"]


class Asked:
    """The arguments of an edit.

    Args:
        values: The JSON object that was sent.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def words(self, name: str) -> str:
        """Give a text that must be there and not be blank."""
        # A finding with its place, and no exception of Python, so that the form can show it beside the field.
        found = self.maybe(name)
        if found is None:
            raise InvalidAnnotation([Finding(code="FC201", message=f"{name.replace('_', ' ')} is missing", where=f"/{name}")])
        return found

    def maybe(self, name: str) -> str | None:
        """Give a text, or None where there is none or a blank one."""
        found = self._values.get(name)
        if found is not None and not isinstance(found, str):
            raise ValueError(f"{name} is no text")
        return found.strip() or None if found else None

    def listed(self, name: str) -> tuple[str, ...]:
        """Give a list of texts, without blank ones and each once."""
        found = self._values.get(name) or []
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise ValueError(f"{name} is no list of texts")
        # The order is the person's: the first category leads.
        return tuple(dict.fromkeys(one.strip() for one in found if one.strip()))

    def has(self, name: str) -> bool:
        """Tell whether something was sent under a name."""
        return name in self._values

    def number(self, name: str) -> int | None:
        """Give a whole number, or None where there is none."""
        found = self._values.get(name)
        # In Python true is a number; in JSON it is not.
        if found is not None and (isinstance(found, bool) or not isinstance(found, int)):
            raise ValueError(f"{name} is no whole number")
        return found

    def record(self, name: str) -> Mapping[str, Any] | None:
        """Give a JSON object without what is empty in it, or None where nothing is left."""
        found = self._values.get(name)
        if found is not None and not isinstance(found, dict):
            raise ValueError(f"{name} is no record")
        # A form sends all of its fields, and one that was left empty says nothing.
        kept = {key: value for key, value in (found or {}).items() if value not in (None, "", [])}
        return kept or None

    def spans(self, name: str, annotation: Annotation, *, role: str = "core") -> tuple[Span, ...]:
        """Give the spans of pairs of offsets in code points."""
        text = text_of(annotation)
        found = self._values.get(name) or []
        if not isinstance(found, list):
            raise ValueError(f"{name} is no list of places")
        return tuple(_span(one, text, role) for one in found)


def _span(pair: Any, text: str, role: str) -> Span:
    if not isinstance(pair, list) or len(pair) != 2 or any(isinstance(one, bool) or not isinstance(one, int) for one in pair):
        raise ValueError("a place is two whole numbers")
    start, end = pair
    # A window that shows an older text may ask for places that are no more.
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no words stand at {start} to {end}; the text has {len(text)} characters")
    return Span(start=start, end=end, exact=text[start:end], role=role)
