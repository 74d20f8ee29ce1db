"""A table of claims on its way back from a spreadsheet: what somebody changed in it, and what cannot be taken back."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.errors import FactcheckError, nearest
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.display import brief
from factcheck.model.triage import Triage
from factcheck.text.hidden import visible

__all__ = ["EDITABLE", "RefusedRow", "Returned", "editable_row", "returned"]

EDITABLE: Final = ("statement", "category", "categories", "triage", "triage_reason", "assignee")
"""The columns of a table of claims that come back."""

_KEYS: Final = ("id", "digest")
_SEPARATOR: Final = "; "

# So much of a digest tells two states of one claim apart, and is short enough for a column.
_DIGITS: Final = 12

# What no workbook can hold, beside what is shown as a sign.
_UNHELD: Final = re.compile("[\ufffe\uffff]")

# What a table writes an apostrophe before, lest a spreadsheet compute it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@brief
@attrs.frozen(kw_only=True)
class RefusedRow:
    """A line of a table that is not taken back.

    Args:
        line: Its number, from 1 for the heading.
        claim: The id that stands in it.
        why: Why it is refused, and what would help.
    """

    line: int
    claim: str
    why: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.claim or 'no id'}: refused: {self.why}"


@brief
@attrs.frozen(kw_only=True)
class Returned:
    """What a table brings back.

    Args:
        changes: For the id of a claim, its fields with their new values.
        lines: For the id of a claim that is changed, its line.
        refused: Lines that are not taken back.
        elsewhere: How many lines are of other annotations.
        unread: Columns that do not come back, as far as somebody has changed something in them.
    """

    changes: Mapping[str, Mapping[str, Any]]
    lines: Mapping[str, int]
    refused: tuple[RefusedRow, ...] = ()
    elsewhere: int = 0
    unread: tuple[str, ...] = ()


def editable_row(claim: Claim) -> dict[str, str | None]:
    """Give the columns of a claim that come back, and a digest by which a later change of the file is noticed.

    Args:
        claim: The claim.
    """
    triage = claim.triage
    row = {
        "statement": claim.statement,
        "category": claim.categories[0],
        "categories": _SEPARATOR.join(claim.categories),
        "triage": triage.decision if triage else None,
        "triage_reason": triage.reason if triage else None,
        "assignee": triage.assignee if triage else None,
    }
    # Only what comes back is digested, so that evidence added meanwhile is no reason to refuse a line; and as JSON, which keeps
    # a value that holds the separator apart from two values.
    told = json.dumps(list(row.values()), ensure_ascii=True)
    return {**row, "digest": hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]}


def returned(
    annotation: Annotation,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    by: str | None = None,
    at: str | None = None,
    shown: Mapping[str, Mapping[str, Any]] | None = None,
) -> Returned:
    """Tell what a table of claims brings back, line by line.

    Args:
        annotation: The annotation as it is now.
        columns: Names of the columns.
        rows: The cells of each line.
        by: Who decides what the table decides on triage.
        at: Day of these decisions, ISO 8601.
        shown: For the id of a claim, what a table shows of it in all columns, to tell which others somebody has changed.

    Raises:
        FactcheckError: If the table has not the columns that are needed.
    """
    names = [name.strip().lower() for name in columns]
    lacking = [name for name in _KEYS if name not in names]
    if lacking or not set(EDITABLE) & set(names):
        wanted = " and ".join(lacking) or f"one of {', '.join(EDITABLE)}"
        raise FactcheckError(
            f"the table has no column {wanted}; write it with factcheck table claims, with at least id, digest and what you edit"
        )
    reading = _Reading(annotation, by, at, shown or {})
    # The heading is line 1, and programs may leave out the empty cells at the end of a line.
    for line, cells in enumerate(rows, start=2):
        if any(cell.strip() for cell in cells):
            reading.read(line, dict(zip(names, (*cells, *[""] * len(names)), strict=False)))
    return reading.result()


class _Reading:
    """Lines on their way to changes."""

    def __init__(self, annotation: Annotation, by: str | None, at: str | None, shown: Mapping[str, Mapping[str, Any]]) -> None:
        self._annotation = annotation
        self._claims = {claim.id: claim for claim in annotation.claims}
        self._by, self._at = by, at
        self._changes: dict[str, Mapping[str, Any]] = {}
        self._lines: dict[str, int] = {}
        self._refused: list[RefusedRow] = []
        self._elsewhere = 0
        self._shown = shown
        self._unread: dict[str, None] = {}

    def result(self) -> Returned:
        """Give what was found."""
        changes = {id_: change for id_, change in self._changes.items() if change}
        return Returned(
            changes=changes,
            lines=self._lines,
            refused=tuple(self._refused),
            elsewhere=self._elsewhere,
            unread=tuple(self._unread),
        )

    def read(self, line: int, row: Mapping[str, str]) -> None:
        """Take a line."""
        id_ = row["id"].strip()
        # One table may hold the claims of many annotations, and is brought back to each of them in turn.
        if row.get("annotation", "").strip() not in ("", self._annotation.id):
            self._elsewhere += 1
            return
        try:
            change = self._change(id_, row)
        except FactcheckError as error:
            self._refused.append(RefusedRow(line=line, claim=id_, why=str(error)))
        else:
            self._changes[id_], self._lines[id_] = change, line
        self._note_unread(self._shown.get(id_, {}), row)

    def _note_unread(self, shown: Mapping[str, Any], row: Mapping[str, str]) -> None:
        for name, cell in row.items():
            if name in (*_KEYS, *EDITABLE, "annotation") or not shown:
                continue
            # A column of somebody's own is one that changed, if anything is in it.
            if not _alike(cell, shown.get(name)):
                self._unread[name] = None

    def _change(self, id_: str, row: Mapping[str, str]) -> Mapping[str, Any]:
        claim = self._claims.get(id_)
        if claim is None:
            raise FactcheckError(f"there is no claim {id_!r}{nearest(id_, tuple(self._claims))}")
        if id_ in self._changes:
            raise FactcheckError(f"line {self._lines[id_]} is of this claim too; keep one of them")
        now = editable_row(claim)
        changed = {name: _plain(row[name]) for name in EDITABLE if name in row and not _same(row[name], now[name])}
        # A line in which nothing was edited need not be of the file as it is now.
        if changed and row["digest"].strip() != now["digest"]:
            raise FactcheckError("the file has changed since the table was written; write the table anew and edit that")
        return {**self._wording(changed), **self._sorting(claim, changed), **self._deciding(claim, changed)}

    @staticmethod
    def _wording(changed: Mapping[str, str]) -> Mapping[str, Any]:
        if "statement" not in changed:
            return {}
        if not changed["statement"]:
            raise FactcheckError("an empty cell is no statement; factcheck drop removes a claim")
        return {"statement": changed["statement"]}

    @staticmethod
    def _sorting(claim: Claim, changed: Mapping[str, str]) -> Mapping[str, Any]:
        categories = claim.categories
        if "categories" in changed:
            categories = tuple(dict.fromkeys(part.strip() for part in changed["categories"].split(";") if part.strip()))
        if "category" in changed:
            lead = changed["category"]
            if "categories" in changed and categories[:1] != (lead,):
                raise FactcheckError("category and categories say different things; change one of them")
            # The new leading category takes the place of the old one, and does not stand beside it.
            categories = (lead, *(one for one in categories if one not in (lead, claim.categories[0])))
        if not all(categories) or not categories:
            raise FactcheckError("an empty cell is no category; unsorted is one")
        return {"categories": categories} if categories != claim.categories else {}

    def _deciding(self, claim: Claim, changed: Mapping[str, str]) -> Mapping[str, Any]:
        if not {"triage", "triage_reason", "assignee"} & changed.keys():
            return {}
        held = claim.triage
        decision = changed.get("triage", held.decision if held else "")
        if not decision:
            raise FactcheckError("an empty cell decides nothing; name a decision such as check or not-now in the column triage")
        reason = changed.get("triage_reason", (held.reason if held else None) or "")
        assignee = changed.get("assignee", (held.assignee if held else None) or "")
        # Whoever changes any part of a decision answers for all of it, so the name and the day of the earlier one do not stay.
        return {"triage": Triage(decision=decision, reason=reason or None, assignee=assignee or None, by=self._by, at=self._at)}


def _same(cell: str, value: str | None) -> bool:
    """Tell whether a cell is what a table wrote of a value, or a beginning that fills it."""
    told, held = _folded(cell), _folded(value or "")
    return told in (held, f"'{held}") or (len(cell) >= _FULL and held.startswith(told))


# A workbook holds so many characters in a cell, and a table cuts what is longer.
_FULL: Final = 32_767


def _alike(cell: str, value: Any) -> bool:
    """Tell whether a cell says what a value does; spreadsheets write numbers and truth values in ways of their own."""
    if isinstance(value, bool):
        return cell.strip().casefold() == str(value).casefold()
    try:
        return float(cell.replace(",", "")) == float(value)
    except (TypeError, ValueError):
        return _same(cell, None if value is None else str(value))


def _folded(words: str) -> str:
    # A table shows signs in the place of what a screen would obey, which is no edit.
    return " ".join(_UNHELD.sub("\ufffd", visible(words)).split())


def _plain(cell: str) -> str:
    words = cell.strip()
    return words[1:] if words[:1] == "'" and words[1:2] in _FORMULA else words
