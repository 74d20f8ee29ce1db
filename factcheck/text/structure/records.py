"""What a plain text consists of: a tree of blocks, and in each block the pieces that are read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from factcheck.text.offsets import Extent

__all__ = ["ASSERTING", "LEAD_IN", "Block", "Extent", "Piece", "Structure", "block_aside"]


# Kinds are words and no enumeration, since all but these two are terms of the vocabulary that annotations use.
ASSERTING: Final = "sentence"
"""The kind of a piece that asserts something; all others but a lead-in are reasons of the vocabulary ``unclaimed-reasons``."""

LEAD_IN: Final = "lead-in"
"""The kind of a piece that opens a list, or heads the columns of a table."""


@attrs.frozen(kw_only=True)
class Piece:
    """A sentence, an item, a row, or words that assert nothing.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last character, in code points.
        kind: ``sentence``, ``lead-in``, or a reason why the words assert nothing.
        parts: The extents that carry it, more than one where a page break interrupts it.
        lead_ins: The extents of the words that it hangs on, the outermost first.
        speaker: The extent of the name of whoever says it, or None.
    """

    start: int
    end: int
    kind: str
    # A piece that nothing interrupts has one part, so that nobody who reads pieces needs to tell the two cases apart.
    parts: tuple[Extent, ...] = ()
    lead_ins: tuple[Extent, ...] = ()
    speaker: Extent | None = None


@attrs.frozen(kw_only=True)
class Block:
    """Lines that belong together.

    Args:
        start: Offset of the first character, in code points.
        end: Offset just after the last character, in code points.
        kind: ``paragraph``, ``item``, ``clause``, ``row``, ``columns``, or a reason why the block asserts nothing.
        level: For an item, how deep it lies; 1 is the outermost.
        speaker: The extent of the name of whoever says it, or None.
        pieces: What it consists of, in reading order.
        blocks: The items below it.
    """

    start: int
    end: int
    kind: str
    level: int = 0
    speaker: Extent | None = None
    pieces: tuple[Piece, ...] = ()
    blocks: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Piece]:
        """Give the pieces of the block and of those below it, in reading order."""
        yield from self.pieces
        for block in self.blocks:
            yield from block.walk()


@attrs.frozen(kw_only=True)
class Structure:
    """A text taken apart.

    Args:
        language: BCP 47 tag of the language by whose rules it was read; None if it could not be told.
        blocks: The outermost blocks in reading order.
        title: The extent of the title, or None.
        issuer: The extent of the name of whoever issued the text, where it is plainly stated, or None.
        issued: The day of issue, ISO 8601, where day, month and year are plainly stated, or None.
    """

    language: str | None
    blocks: tuple[Block, ...]
    title: Extent | None = None
    issuer: Extent | None = None
    issued: str | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces in reading order."""
        return tuple(
            # Blocks nest, and furniture may lie inside the extent of one, so that only sorting gives the order of the text.
            sorted((piece for block in self.blocks for piece in block.walk()), key=lambda piece: (piece.start, piece.end))
        )


def block_aside(start: int, end: int, reason: str) -> Block:
    """Give a block that asserts nothing, whole.

    Args:
        start: Offset of its first character, in code points.
        end: Offset just after its last character, in code points.
        reason: Why it asserts nothing.
    """
    return Block(start=start, end=end, kind=reason, pieces=(Piece(start=start, end=end, kind=reason),))
