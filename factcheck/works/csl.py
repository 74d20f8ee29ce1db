"""CSL-JSON, the format of citation processors and of Zotero.

Source: the schema of CSL-JSON 1.0.2, whose ``custom`` holds what its variables do not; names divided into particles and suffixes
are put together as citeproc-js takes them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from factcheck.contract.codec import to_value
from factcheck.contract.files import read_schema
from factcheck.errors import InvalidBibliography
from factcheck.findings import Loss
from factcheck.model.dates import span_of_date
from factcheck.model.work import Work
from factcheck.works.imported import Imported, Item, unique_ids, work_from_value

__all__ = ["date_from_edtf", "losses_of", "web_address", "works_from_csl", "works_to_csl"]

_CUSTOM: Final = "factcheck"
_NAMES: Final = ("author", "editor")
_DATES: Final = ("issued", "accessed")
_KEYS: Final = ("id", "custom")
_TEXTS: Final = frozenset(name for name, rule in read_schema("csl")["properties"].items() if rule["type"] == "string")

# What may stand in an address as it is; anything else, such as a letter of another script, is written in per cent (RFC 3987).
_URL_CHARACTERS: Final = "".join(map(chr, range(0x21, 0x7F)))

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([?~%]?)")
_WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,9}")


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


def works_from_csl(items: Iterable[Any]) -> Imported:
    """Make works of items of CSL-JSON.

    Names with particles and dates in one text are put into the form that works have; what a work cannot hold, such as a list of
    translators, is left out and named.

    Args:
        items: The items, as a JSON parser gives them.

    Raises:
        InvalidBibliography: If an item is not one, or lacks its type or title; the error has its JSON pointer.

    >>> works_from_csl([{"id": "Roads:99", "type": "report", "title": "Roads"}]).works[0].id
    'roads-99'
    """
    read = [_item(value, f"/{number}") for number, value in enumerate(items)]
    works = []
    for number, (item, id_) in enumerate(zip(read, unique_ids(read), strict=True)):
        try:
            works.append(work_from_value(item, id_))
        except InvalidBibliography as error:
            raise InvalidBibliography(error.reason, where=f"/{number}{_pointer(error.where or '')}") from None
    return Imported(works=tuple(works), losses=losses_of(works, read))


def losses_of(works: Sequence[Work], items: Sequence[Item]) -> tuple[Loss, ...]:
    """Name for each work what was left out of it."""
    return tuple(
        Loss(where=work.id, what=name, why="a work cannot hold it")
        for work, item in zip(works, items, strict=True)
        for name in item.left_out
    )


def _pointer(of_work: str) -> str:
    """Say where in an item of CSL-JSON a part of a work stands."""
    return of_work.removeprefix("/csl") if of_work.startswith("/csl") else f"/custom/{_CUSTOM}{of_work}"


def _item(value: Any, where: str) -> Item:
    if not isinstance(value, Mapping):
        raise InvalidBibliography("an item of CSL-JSON is an object with id, type and title", where=where)
    custom = value.get("custom") or {}
    own = custom.get(_CUSTOM, {}) if isinstance(custom, Mapping) else None
    if not isinstance(own, Mapping):
        raise InvalidBibliography("custom, and factcheck in it, must be objects", where=f"{where}/custom")
    csl: dict[str, Any] = {}
    left_out = [f"custom.{name}" for name in custom if name != _CUSTOM]
    for name, part in value.items():
        held = None if name in _KEYS else _held(name, part)
        if held is not None:
            csl[name] = held
        elif name not in _KEYS and part not in (None, "", [], {}):
            left_out.append(name)
    return Item(key=str(value.get("id") or ""), csl=csl, own=own, left_out=tuple(left_out))


def _held(name: str, part: Any) -> Any:
    """Give a variable in the form that works have, or None if there is none."""
    if name in _NAMES and isinstance(part, list):
        return [_name(entry) for entry in part] or None
    if name in _DATES and isinstance(part, Mapping):
        return _date(part) or None
    if name == "URL" and isinstance(part, str):
        return web_address(part)
    if name in _TEXTS:
        return (str(part) or None) if isinstance(part, str | int | float) and not isinstance(part, bool) else part
    # Names and dates of the wrong shape go on to the schema, which says what is wrong with them.
    return part if isinstance(part, str | int | float) or name in (*_NAMES, *_DATES) else None


def web_address(text: str) -> str | None:
    """Give an address in the characters that a URI allows, or None if it is not one of the web."""
    address = quote(text.strip(), safe=_URL_CHARACTERS)
    return address if re.match(r"https?://.", address) else None


def _name(name: Any) -> Any:
    """Put particles and suffixes where citeproc-js looks for them: before the family name, and after the given one."""
    if not isinstance(name, Mapping):
        return name
    if name.get("literal"):
        return {"literal": name["literal"]}
    family = " ".join(str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part))
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    given = ", ".join(part for part in (given, str(name.get("suffix") or "")) if part)
    return {key: part for key, part in (("family", family), ("given", given)) if part}


def _date(date: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if date.get("date-parts"):
        rows = date["date-parts"]
        made["date-parts"] = [_whole_numbers(row) for row in rows] if isinstance(rows, list) else rows
    elif date.get("raw"):
        made |= date_from_edtf(str(date["raw"]))
    if date.get("circa") and date["circa"] not in ("0", "false"):
        made["circa"] = True
    elif date.get("circa") is False:
        made["circa"] = False
    if date.get("literal"):
        made["literal"] = date["literal"]
    return made


def _whole_numbers(row: Any) -> Any:
    if not isinstance(row, list):
        return row
    # Zotero writes the parts of dates as texts.
    return [int(part) if isinstance(part, str) and _WHOLE_NUMBER.fullmatch(part) else part for part in row]


def date_from_edtf(text: str) -> dict[str, Any]:
    """Give a date of CSL-JSON for a date of EDTF, in words where it is none or an end of it is open.

    >>> date_from_edtf("1999-03~"), date_from_edtf("1999/..")
    ({'date-parts': [[1999, 3]], 'circa': True}, {'literal': '1999/..'})
    """
    ends = [_DATE.fullmatch(end) for end in text.strip().split("/")]
    if span_of_date(text.strip()) is None or None in ends:
        return {"literal": text.strip()}
    matches = [end for end in ends if end is not None]
    parts = [[int(part) for part in match.groups()[:3] if part] for match in matches]
    return {"date-parts": parts, **({"circa": True} if any(match[4] for match in matches) else {})}
