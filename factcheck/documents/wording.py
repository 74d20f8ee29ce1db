"""How the statement of a candidate is worded: the words of the text, joined so that a person can edit them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from factcheck.text.closing import STOPS, ends_closed
from factcheck.text.structure.records import Extent, Piece, Structure

__all__ = ["CandidateWording"]

# A word parted at the end of a line is one word in the statement. It is known by its hyphen: sought from its first letter on, a
# word of a hundred thousand letters, such as a picture in a text, would be gone through once for each.
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]{2})-[^\S\n]*\n\s*(?=[^\W\d_A-Z])")
# A quotation that is opened and goes on in the next sentence, by the sign that opens it. A sign for inches, or one that ends a
# quotation in another language, has no blank before it.
_OPENED: Final = re.compile(r"(?:(?:\A|[\s(\[:–—])([\"“«„])|([「『]))(\s?)[^\W_][^\"“”«»„「」『』]*\Z")
_CLOSERS: Final = {'"': '"', "“": "”", "«": "»", "„": "“", "「": "」", "『": "』"}
# What stands between the cells of a row: a bar, a tab, or a gap that no sentence has.
_CELLS: Final = re.compile(r"[ \t]*\|[ \t]*|[ \t]*\t[ \t]*| {2,}")


@attrs.frozen(kw_only=True)
class CandidateWording:
    """Words the statements of the candidates of one text.

    Args:
        text: The text.
        rows: Where rows of tables begin.
        heads: Where the heads of their columns begin.
    """

    text: str
    rows: frozenset[int]
    heads: frozenset[int]

    @classmethod
    def of(cls, text: str, found: Structure) -> CandidateWording:
        """Prepare the wording of a text that was taken apart.

        Args:
            text: The text.
            found: Its structure.
        """
        rows, heads = (
            frozenset(piece.start for block in found.blocks if block.kind == kind for piece in block.pieces)
            for kind in ("row", "columns")
        )
        return cls(text=text, rows=rows, heads=heads)

    def statement(self, piece: Piece) -> str:
        """Give the statement of a candidate: its lead-ins and its own words as one sentence.

        A row of a table is no sentence, and its lead-in the heads of its columns. So it is worded cell by cell, each behind the
        head of its column, in the order and in the words of the table: "Place: Tarn; People: 12."

        Args:
            piece: The candidate.
        """
        leads = list(piece.lead_ins)
        if piece.start not in self.rows:
            return _with_quotation_closed(self._joined([*leads, *piece.parts]) + self._ending(piece))
        head = leads.pop() if leads and leads[-1][0] in self.heads else None
        row = self._row(head, (piece.start, piece.end))
        return " ".join([*filter(None, [self._joined(leads)]), row]) + self._ending(piece)

    def _joined(self, extents: Sequence[Extent]) -> str:
        return " ".join(" ".join(_HYPHEN.sub("", self.text[slice(*extent)]) for extent in extents).split())

    def _row(self, head: Extent | None, row: Extent) -> str:
        cells = self._cells(row)
        if head is None:
            return "; ".join(filter(None, cells))
        names = _inner(self._cells(head))
        cells = cells if len(cells) == len(names) else _inner(cells)
        if len(names) != len(cells):
            # An empty cell of a table without bars leaves no trace, and a figure under the wrong head would be a false claim.
            return f"{self._joined([head])}: {self._joined([row])}"
        return "; ".join(
            f"{name.rstrip(':：')}: {cell}" if name else cell for name, cell in zip(names, cells, strict=True) if cell
        )

    def _cells(self, extent: Extent) -> list[str]:
        # The extent leaves out the bars at its edges, and with them the cells there that are empty; so the line is looked at.
        start, end = extent
        line = self.text.rfind("\n", 0, start) + 1
        stop = self.text.find("\n", end)
        before, outer, _ = self.text[line:start].rpartition("|")
        _, inner, after = self.text[end : stop if stop >= 0 else len(self.text)].rstrip().partition("|")
        whole = before.lstrip(" \t>") + outer + self.text[start:end] + inner + after
        return [" ".join(cell.split()) for cell in _CELLS.split(whole)]

    def _ending(self, piece: Piece) -> str:
        """Give what closes the statement: nothing where its own words close it, the mark of the text, or else a full stop."""
        if ends_closed(self.text[piece.start : piece.end]):
            return ""
        mark = self.text[piece.end : piece.end + 1]
        # A question asserts nothing, so that its mark closes no statement.
        return mark if mark and mark in STOPS and mark not in "?？؟" else "."


def _with_quotation_closed(statement: str) -> str:
    """Close a quotation that ends with another sentence of the text, since a statement stands alone."""
    opened = _OPENED.search(statement)
    # French sets a blank inside its quotation marks, at both ends.
    return f"{statement}{opened[3]}{_CLOSERS[opened[1] or opened[2]]}" if opened else statement


def _inner(cells: list[str]) -> list[str]:
    """Give cells without the nothing outside the bars at both edges of a line, as Markdown draws them."""
    return cells[1:-1] if len(cells) > 2 and not cells[0] and not cells[-1] else cells
