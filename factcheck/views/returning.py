"""A table of claims that comes back from a spreadsheet, put into its annotation: for the command line and the editor alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.versions import edits
from factcheck.versions.sheets import RefusedRow, returned
from factcheck.views.tables import table_rows

__all__ = ["TakenBack", "take_back"]


@brief
@attrs.frozen(kw_only=True)
class TakenBack:
    """What became of a table.

    Args:
        annotation: The annotation with what was taken.
        changed: How many claims are others than before.
        refused: The lines that were not taken, in their order.
        elsewhere: How many lines are of other annotations.
        unread: Columns that do not come back, as far as somebody has changed something in them.
    """

    annotation: Annotation
    changed: int
    refused: tuple[RefusedRow, ...]
    elsewhere: int
    unread: tuple[str, ...]


def take_back(
    annotation: Annotation, columns: Sequence[str], rows: Iterable[Sequence[str]], *, by: str | None, at: str
) -> TakenBack:
    """Put what somebody changed in a table of claims into the annotation, as far as it makes no error.

    Args:
        annotation: The annotation as it is now.
        columns: Names of the columns.
        rows: The cells of each line, as texts.
        by: Who decides what the table decides on triage.
        at: Day of these decisions, ISO 8601.

    Raises:
        FactcheckError: If the table has not the columns that are needed.
    """
    # Columns that do not come back are looked at all the same: whoever has edited one must hear that it was in vain.
    shown = {row["id"]: row for row in table_rows("claims", annotation)}
    back = returned(annotation, columns, rows, by=by, at=at, shown=shown)
    after, against = edits.amend_each(annotation, back.changes)
    refused = [
        RefusedRow(line=back.lines[id_], claim=id_, why="; ".join(f"{one.code}: {one.message}" for one in findings))
        for id_, findings in against.items()
    ]
    return TakenBack(
        annotation=after,
        changed=sum(one is not other for one, other in zip(annotation, after, strict=True)),
        refused=tuple(sorted([*back.refused, *refused], key=lambda row: row.line)),
        elsewhere=back.elsewhere,
        unread=back.unread,
    )
