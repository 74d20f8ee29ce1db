"""Tables of quotes as comma-separated values: a row for each piece of a claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.parsing import decoded
from factcheck.formats.records import Document, Exported, Foreign, Format, Imported, Mark, Piece, Refused, Text
from factcheck.formats.riders import KEY, claim_rider, parse_rider, rider_text
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

_UNITS: Final = ("codepoints", "utf16")
_COLUMNS: Final = ("claim", "part", "category", "mode", "statement", "quote", "start", "end", KEY)
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "quote": ("quote", "exact", "quotation", "passage", "excerpt", "ac_text"),
    "claim": ("claim", "claim_id", "id", "ac_id"),
    "category": ("category", "categories", "label", "type", "ac_type"),
    "statement": ("statement",),
    "mode": ("mode",),
    "note": ("note", "comment"),
    "start": ("start", "begin", "start_offset"),
    "end": ("end", "stop", "end_offset"),
    "prefix": ("prefix",),
    "suffix": ("suffix",),
    "part": ("part",),
    KEY: (KEY,),
}
_SEPARATORS: Final = ",;\t|"
# What a spreadsheet takes for the beginning of a formula; an apostrophe before it makes it a text, also before an apostrophe.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read a table of quotes; a column ``quote`` is wanted, and offsets only help.

    Args:
        documents: The file.
        text: The text that the quotes are from.
        unit: The unit of offsets, if there are any.
    """
    content, fault = decoded(documents[0].data)
    rows = [] if fault else _rows(content)
    columns = {} if not rows else _columns(rows[0])
    if fault is None and "quote" not in columns:
        wanted = " or ".join(repr(name) for name in _NAMES["quote"])
        fault = f"the table has no column of quotes; its first line names none {wanted}"
    if fault is not None:
        return Imported(refused=(Refused(where="line 1", why=fault),))
    refused: list[Refused] = []
    cells = [
        (f"row {number}", {name: _cell(row, place, ours=KEY in columns) for name, place in columns.items()})
        for number, row in enumerate(rows[1:], start=2)
    ]
    unread = [name for place, name in enumerate(rows[0]) if place not in columns.values()]
    losses = [Loss(where="line 1", what=f"column {name}", why="a claim has no field for it") for name in unread]
    foreign = Foreign(
        name=documents[0].stem,
        text=None if text is None else text.content,
        layout=text.layout if text is not None else (),
        title=text.title if text is not None else None,
        marks=tuple(_marks(cells, refused)),
        quote_decides=True,
        native_links=False,
    )
    made = build([foreign], tool="CSV", plausible=_UNITS, unit=unit)
    return attrs.evolve(made, losses=(*losses, *made.losses), refused=(*refused, *made.refused))


def _rows(content: str) -> list[list[str]]:
    first = content.lstrip("\r\n").split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    return [row for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator) if any(cell.strip() for cell in row)]


def _columns(names: Sequence[str]) -> dict[str, int]:
    plain = [name.strip().lower() for name in names]
    return {
        column: plain.index(found) for column, known in _NAMES.items() if (found := next((n for n in known if n in plain), None))
    }


def _cell(row: Sequence[str], place: int, *, ours: bool) -> str:
    cell = row[place] if place < len(row) else ""
    return cell[1:] if ours and cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def _marks(cells: Iterable[tuple[str, dict[str, str]]], refused: list[Refused]) -> list[Mark]:
    marks: dict[str, Mark] = {}
    for where, cell in cells:
        piece = _piece(cell)
        if isinstance(piece, str):
            refused.append(Refused(where=where, why=piece, raw=cell))
            continue
        # Rows of one claim bear its name; a table without parts has a row for each claim.
        key = cell.get("claim") or where
        if key in marks and "part" not in cell and marks[key].raw.get("claim"):
            key = where
        if key in marks:
            marks[key] = attrs.evolve(marks[key], pieces=(*marks[key].pieces, piece))
            continue
        marks[key] = Mark(
            where=where,
            raw=cell,
            pieces=(piece,),
            key=key,
            name=_name(cell.get("claim")),
            labels=tuple(label for label in cell.get("category", "").split("|") if label.strip()),
            statement=cell.get("statement") or None,
            comment=cell.get("note") or None,
            mode=cell.get("mode") or None,
            rider=parse_rider(cell.get(KEY) or None),
        )
    return list(marks.values())


def _name(name: str | None) -> str | None:
    return f"claim-{name}" if name and name.isdigit() else name


def _piece(cell: Mapping[str, str]) -> Piece | str:
    if not cell["quote"].strip():
        return "it has no quote"
    around: dict[str, Any] = {side: cell[side] for side in ("prefix", "suffix") if cell.get(side)}
    start, end = cell.get("start", "").strip(), cell.get("end", "").strip()
    if not start and not end:
        return Piece(quote=cell["quote"], **around)
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return f"its offsets are no whole numbers: {start!r} to {end!r}"
    return Piece(quote=cell["quote"], start=int(start), end=int(end), **around)


def write(annotation: Annotation) -> Exported:
    """Write a table of quotes: a row for each span, in which no spreadsheet finds a formula.

    Args:
        annotation: The annotation, with its text.
    """
    stream = io.StringIO()
    # With this line end a carriage return in a cell is quoted too.
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for claim in annotation.claims:
        for number, span in enumerate(claim.spans, start=1):
            said = ["|".join(claim.categories), claim.mode, claim.statement, span.exact]
            rider = rider_text(claim_rider(claim, native=("statement", "mode"))) if number == 1 else ""
            writer.writerow([_safe(cell) for cell in (claim.id, str(number), *said, str(span.start), str(span.end), rider)])
    document = Document(name=f"{annotation.id}.csv", data=stream.getvalue().encode())
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA and cell else cell


def _looks_like(document: Document) -> bool:
    content, fault = decoded(document.data)
    if fault is not None or document.value is not None or content.lstrip()[:1] in ("{", "[", "<"):
        return False
    try:
        rows = _rows(content)
    except csv.Error:
        return False
    return bool(rows) and len(rows[0]) > 1 and "quote" in _columns(rows[0])


FORMAT: Final = Format(
    name="csv", title="CSV of quotes", ending=".csv", looks_like=_looks_like, read=read, write=write,
    fates=fates(
        text="as the offsets and words of it; give it with --text", annotation_id="as the name of the file",
        annotation_note="lost", title="lost", issued="lost", language="lost", url="lost", rights="lost",
    ),
)  # fmt: skip
