"""Tables of quotes, whatever program holds them: a row for each piece of a claim, the first row with the names of the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.fates import fates
from factcheck.formats.parsing import string
from factcheck.formats.records import Foreign, ForeignRange, Imported, Mark, Refused, Text, maker_called
from factcheck.formats.riders import KEY, claim_rider, parse_rider, rider_text
from factcheck.model.annotation import Annotation

__all__ = ["FATES", "known_columns", "read_table", "table_of"]

_UNITS: Final = ("codepoints", "utf16")
# The order in which people read a row: which claim, what it is, what it says, where it stands.
_COLUMNS: Final = ("claim", "part", "category", "mode", "statement", "quote", "start", "end", KEY)
# What spreadsheets and corpora of arguments call these columns; the first that a table has is taken.
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
    "text": ("text", "document", "document_text", "full_text", "source_text"),
    "annotator": ("annotator", "annotator_id", "annotated_by", "coder", "user"),
    KEY: (KEY,),
}
# What a spreadsheet takes for the beginning of a formula; an apostrophe before it makes it a text, also before an apostrophe.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")

_HEADINGS: Final = 10
"""Rows among which the names of the columns are sought."""

FATES: Final[Mapping[str, str]] = fates(
    text="as the offsets and words of it; give it with --text", annotation_id="as the name of the file",
    annotation_note="lost", title="lost", issued="lost", language="lost", url="lost", rights="lost",
)  # fmt: skip
"""What becomes of each field of an annotation in a table of quotes."""


def read_table(
    rows: Sequence[Sequence[str]], *, name: str, tool: str, text: Text | None = None, unit: str | None = None
) -> Imported:
    """Read a table of quotes; a column ``quote`` is wanted, and offsets only help.

    Rows of several annotators, and of several texts where a column has them, become an annotation each.

    Args:
        rows: The rows, the first with the names of the columns.
        name: Name of the file, without folders and endings.
        tool: Name of the format for people.
        text: The text that the quotes are from, where no column has it.
        unit: The unit of offsets, if there are any.
    """
    heading = _heading(rows)
    if heading is None:
        wanted = " or ".join(repr(known) for known in _NAMES["quote"])
        why = f"the table has no column of quotes; its first line names none {wanted}"
        return Imported(refused=(Refused(where="line 1", why=why),))
    columns = known_columns(rows[heading])
    refused: list[Refused] = []
    cells = [
        (f"row {number}", {column: _cell(row, place, ours=KEY in columns) for column, place in columns.items()})
        for number, row in enumerate(rows[heading + 1 :], start=heading + 2)
        if any(cell.strip() for cell in row)
    ]
    losses = list(_unread(rows, heading, columns))
    # Before any mark is made, since the number of texts decides on their names.
    groups = _groups(cells)
    foreigns = [
        Foreign(
            name=name if len(groups) == 1 else f"{name}-{number}",
            text=content or (None if text is None else text.content),
            layout=() if text is None or content else text.layout,
            title=text.title if text is not None and not content else None,
            marks=tuple(_marks(held, refused)),
            maker=maker_called(annotator),
            quote_decides=True,
            native_links=False,
        )
        for number, ((content, annotator), held) in enumerate(groups.items(), start=1)
    ]
    made = build(foreigns, tool=tool, plausible=_UNITS, unit=unit)
    return attrs.evolve(made, losses=(*losses, *made.losses), refused=(*refused, *made.refused))


def _heading(rows: Sequence[Sequence[str]]) -> int | None:
    """Give the place of the row with the names of the columns, over which people put titles and remarks."""
    first = rows[:_HEADINGS]
    return next((place for place, row in enumerate(first) if "quote" in known_columns(row)), None)


def _unread(rows: Sequence[Sequence[str]], heading: int, columns: Mapping[str, int]) -> Iterator[Loss]:
    for number, row in enumerate(rows[:heading], start=1):
        if any(cell.strip() for cell in row):
            yield Loss(where=f"row {number}", what=" ".join(" ".join(row).split()), why="it stands over the table")
    names = rows[heading]
    for place, called in enumerate(names):
        if place not in columns.values() and called.strip():
            yield Loss(where=f"row {heading + 1}", what=f"column {called}", why="a claim has no field for it")
    for number, row in enumerate(rows[heading + 1 :], start=heading + 2):
        if any(cell.strip() for cell in row[len(names) :]):
            yield Loss(where=f"row {number}", what="cells after the last column", why="they have no name")


def _groups(cells: Iterable[tuple[str, dict[str, str]]]) -> dict[tuple[str, str | None], list[tuple[str, dict[str, str]]]]:
    """Part rows by the text that they are of, where they have it, and by annotator; one group is there in any case."""
    # Two annotators of one text are two readings, which agree or do not; in one annotation they would be one.
    groups: dict[tuple[str, str | None], list[tuple[str, dict[str, str]]]] = {}
    for where, cell in cells:
        groups.setdefault((cell.get("text", ""), string(cell.get("annotator"))), []).append((where, cell))
    return groups or {("", None): []}


def known_columns(names: Sequence[str]) -> dict[str, int]:
    """Give the columns that are known, each with its place, whatever a table calls them.

    Args:
        names: The names in the first row.
    """
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


def _piece(cell: Mapping[str, str]) -> ForeignRange | str:
    if not cell["quote"].strip():
        return "it has no quote"
    around: dict[str, Any] = {side: cell[side] for side in ("prefix", "suffix") if cell.get(side)}
    start, end = cell.get("start", "").strip(), cell.get("end", "").strip()
    if not start and not end:
        return ForeignRange(quote=cell["quote"], **around)
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return f"its offsets are no whole numbers: {start!r} to {end!r}"
    return ForeignRange(quote=cell["quote"], start=int(start), end=int(end), **around)


def table_of(annotation: Annotation) -> Iterator[list[str]]:
    """Give the rows of a table of quotes: the names of the columns, and a row for each span.

    Args:
        annotation: The annotation, with its text.
    """
    yield [*_COLUMNS]
    for claim in annotation.claims:
        for number, span in enumerate(claim.spans, start=1):
            said = ["|".join(claim.categories), claim.mode, claim.statement, span.exact]
            rider = rider_text(claim_rider(claim, native=("statement", "mode"))) if number == 1 else ""
            yield [_safe(cell) for cell in (claim.id, str(number), *said, str(span.start), str(span.end), rider)]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in _FORMULA and cell else cell
