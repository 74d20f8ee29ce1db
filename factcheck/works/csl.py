"""CSL-JSON, the format of citation processors and of Zotero.

Source: the schema of CSL-JSON 1.0.2, whose ``custom`` holds what its variables do not; names divided into particles and suffixes
are put together as citeproc-js takes them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from factcheck.contract.codec import to_value
from factcheck.contract.files import read_schema
from factcheck.findings import Loss
from factcheck.model.work import Work
from factcheck.works.imported import ForeignEntry, ImportedWorks, collect, lost
from factcheck.works.values import address_in, csl_date, csl_names, doi_and_losses

__all__ = ["losses_in_csl", "works_from_csl", "works_to_csl"]

_CUSTOM: Final = "factcheck"
_NAMES: Final = ("author", "editor")
_DATES: Final = ("issued", "accessed")
_KEYS: Final = ("id", "custom")
# Asked of the schema, so that a variable which it comes to name as a text is read as one.
_TEXTS: Final = frozenset(name for name, rule in read_schema("csl")["properties"].items() if rule["type"] == "string")

# Types as Crossref names them, which DOI services pass on.
_FOREIGN_TYPES: Final = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference", "book-chapter": "chapter",
    "posted-content": "article", "monograph": "book", "edited-book": "book", "reference-book": "book", "dissertation": "thesis",
    "report-component": "report", "reference-entry": "entry",
}  # fmt: skip


def works_to_csl(works: Iterable[Work]) -> list[dict[str, Any]]:
    """Give works as items of CSL-JSON, ready for ``json.dump``.

    An item is the work's own bibliographic data with the work's id. What a work has beyond that, such as its kind and its
    origins, stands under ``custom.factcheck``, where other programs pass over it and :func:`works_from_csl` finds it.

    Args:
        works: The works.

    >>> works_to_csl([Work(id="roads", csl={"type": "report", "title": "Roads"}, kind="primary")])
    [{'id': 'roads', 'type': 'report', 'title': 'Roads', 'custom': {'factcheck': {'kind': 'primary'}}}]
    """
    items = []
    for work in works:
        own = to_value(work)
        item = {**own.pop("csl"), "id": own.pop("id")}
        items.append({"id": item.pop("id"), **item, **({"custom": {_CUSTOM: own}} if own else {})})
    return items


def works_from_csl(items: Iterable[Any]) -> ImportedWorks:
    """Make works of items of CSL-JSON, item by item.

    Names with particles and dates in one text are put into the form that works have. An item that cannot be read, or cannot be
    cited, makes no work and keeps no other from making one; it is among the losses as ``refused``, with its JSON pointer. What a
    work cannot hold, such as a list of translators, is left out and named there too.

    Args:
        items: The items, as a JSON parser gives them.

    >>> works_from_csl([{"id": "Roads:99", "type": "report", "title": "Roads"}]).works[0].id
    'roads-99'
    >>> print(works_from_csl([{"id": "a", "type": "report"}]).losses[0].where)
    /0, a
    """
    return collect(_item(value, f"/{number}") for number, value in enumerate(items))


def _item(value: Any, where: str) -> ForeignEntry:
    if not isinstance(value, Mapping):
        return _refused("", where, "the item", "an item of CSL-JSON is an object with id, type and title")
    key = value.get("id")
    key = str(key) if isinstance(key, str | int | float) and not isinstance(key, bool) else ""
    where = f"{where}, {key}" if key else where
    custom = value.get("custom") or {}
    own = custom.get(_CUSTOM, {}) if isinstance(custom, Mapping) else None
    if not isinstance(own, Mapping):
        return _refused(key, where, "custom", "custom, and factcheck in it, must be objects")
    csl: dict[str, Any] = {}
    losses = [lost(f"custom.{name}") for name in custom if name != _CUSTOM]
    for name, part in value.items():
        # Empty values say nothing, and Zotero writes many.
        if name not in _KEYS and part not in (None, "", [], {}):
            held, more = _held(name, part)
            losses += more
            if held is not None:
                csl[name] = held
    if "type" not in csl:
        csl["type"] = "document"
        losses.append(lost("type", "there is none, so it is a document", "guessed"))
    if not key and value.get("id"):
        losses.append(lost(f"id: {value['id']}", "an id is a text or a number, so one is made of the title"))
    return ForeignEntry(key=key, csl=csl, own=own, losses=tuple(losses), where=where)


def _refused(key: str, where: str, what: str, why: str) -> ForeignEntry:
    losses = (lost(what, f"{why}; correct it, and add the file again", "refused"),)
    return ForeignEntry(key=key, csl={}, where=where, holds_no_work=True, losses=losses)


def _held(name: str, part: Any) -> tuple[Any, list[Loss]]:
    """Give a variable in the form that works have, or None if there is none, and what of it did not come through."""
    if name in _NAMES and isinstance(part, Mapping | str):
        names, losses = csl_names([part], name)
        return names or None, [lost(name, "names stand in a list, so it is taken as a list of one", "guessed"), *losses]
    if name in _NAMES and isinstance(part, list):
        names, losses = csl_names(part, name)
        # A list of names that say nothing is no list of names.
        return names or None, losses
    if name in _DATES and isinstance(part, str | int) and not isinstance(part, bool):
        part = {"raw": str(part)}
    if name in _DATES and isinstance(part, Mapping | list):
        date, losses = csl_date(part if isinstance(part, Mapping) else {"date-parts": part}, name)
        return date or None, losses
    losses = []
    if isinstance(part, list) and part and all(isinstance(one, str) for one in part):
        part, losses = _one_text(name, [one for one in part if one])
    if name == "URL" and isinstance(part, str):
        address, more = address_in(part, name)
        return address, [*losses, *more]
    if name == "DOI" and isinstance(part, str):
        doi, more = doi_and_losses(part, name)
        return doi, [*losses, *more]
    if name == "type" and isinstance(part, str) and part in _FOREIGN_TYPES:
        return _FOREIGN_TYPES[part], [lost(f"type: {part}", f"CSL calls it {_FOREIGN_TYPES[part]}", "changed")]
    if name in _TEXTS:
        plain = isinstance(part, str | int | float) and not isinstance(part, bool)
        return ((str(part) or None) if plain else part), losses
    # Names and dates of the wrong shape go on to the schema, which says what is wrong with them.
    if isinstance(part, str | int | float) or name in (*_NAMES, *_DATES):
        return part, losses
    return None, [*losses, lost(name)]


def _one_text(name: str, texts: list[str]) -> tuple[str, list[Loss]]:
    """Make one text of several: Crossref writes titles as lists of one, and numbers of journals as lists."""
    if name in ("ISSN", "ISBN", "keyword"):
        return ", ".join(texts), []
    return (texts[0] if texts else ""), [
        lost(f"{name}: {other}", "there are several, of which a work holds the first") for other in texts[1:]
    ]


def losses_in_csl(works: Iterable[Work]) -> Iterator[Loss]:
    """Say what of works would not come back from CSL-JSON; each loss has the id of its work as its place."""
    for work in works:
        if work.csl.get("id", work.id) != work.id:
            yield Loss(where=work.id, what=f"id: {work.csl['id']}", why="the id of the work stands there", kind="changed")
