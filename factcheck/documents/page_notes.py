"""Notes on a page of the web: what calls them, which they are, and the arrows that lead back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from factcheck.documents.webpage import Element

__all__ = ["call_of", "is_way_back", "note_of", "notes_of"]

_MARK: Final = re.compile(r"\[?(?:note )?([0-9]{1,3}|[a-z*†‡])\]?")
# An element that is longer is no note but holds some.
_LONGEST: Final = 4000
_LONGEST_MARK: Final = 10


def call_of(element: Element) -> str | None:
    """Give the mark of the note that an element calls: a raised link, or a link with a raised mark in it; else None."""
    if element.tag not in ("sup", "a") or not element.links or element.size > _LONGEST_MARK:
        return None
    if element.tag == "a" and "sup" not in element.tags:
        return None
    match = _MARK.fullmatch(element.words)
    return match[1] if match else None


def is_way_back(element: Element) -> bool:
    """Tell whether an element is a link within the page that says nothing, such as the arrow from a note to its call."""
    return (
        element.tag == "a" and element.size <= _LONGEST_MARK and element.attributes.get("href", "").startswith("#")
        and not any(sign.isalnum() for sign in element.words)
    )  # fmt: skip


def notes_of(page: Element) -> dict[str, str]:
    """Give the marks of the notes of a page by the id to which their calls lead.

    Args:
        page: The page.
    """
    found: dict[str, str] = {}
    for element in page.find("sup", "a"):
        mark = call_of(element)
        links = element.find("a") if mark else []
        address = links[0].attributes.get("href", "") if links else ""
        if mark and address.startswith("#") and len(address) > 1:
            found.setdefault(address[1:], mark)
    # What a note leads back to is its call, which would otherwise be taken for a note itself.
    calls = {element.attributes.get("id") or element.attributes.get("name") for element in page.find("a") if call_of(element)}
    return {target: mark for target, mark in found.items() if target not in calls or target.endswith("sym")}


def note_of(element: Element, notes: Mapping[str, str]) -> str | None:
    """Give the mark of the note that an element is, or that begins with its anchor; else None.

    Args:
        element: The element.
        notes: The marks of the notes by their ids.
    """
    if not notes or element.size > _LONGEST:
        return None
    own = notes.get(element.attributes.get("id", ""))
    if own:
        return own
    first = next((one for one in element.inside if isinstance(one, Element) or one.strip()), None)
    if not isinstance(first, Element) or first.tag not in ("a", "span", "sup"):
        return None
    return notes.get(first.attributes.get("id", "")) or notes.get(first.attributes.get("name", ""))
