"""The table of figures."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

__all__ = ["Row", "printed"]

HEADINGS = ("what", "figure", "x floor", "bar", "met")


@attrs.frozen(kw_only=True)
class Row:
    """One figure.

    Args:
        what: What was measured.
        figure: The figure, with its unit.
        ratio: How many times the floor it is, where that is what counts.
        bar: What the issue asks for.
        met: Whether it is met; None where nothing is asked for.
    """

    what: str
    figure: str
    ratio: float | None = None
    bar: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """Give the row as texts."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return self.what, self.figure, ratio, self.bar, {None: "", True: "yes", False: "NO"}[self.met]


def printed(rows: Iterable[Row]) -> str:
    """Lay rows out as a plain table, which is also one in Markdown."""
    cells = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])
