"""How deep items lie: which of them are below others, and which go on beside them."""

from __future__ import annotations

import attrs

from factcheck.text.structure.layout import RawBlock
from factcheck.text.structure.marks import ItemMark, is_number
from factcheck.text.structure.records import Block, Extent

__all__ = ["Level", "is_below", "is_beside", "nested", "restarts"]


@attrs.define
class Level:
    """An item that others may lie below."""

    indent: int
    mark: ItemMark | None
    lead: Extent | None
    broken: bool


def is_below(unit: RawBlock, level: Level) -> bool:
    """Tell whether an item lies below another: it is indented, or counts anew under an item that opens something."""
    if unit.mark is None or level.mark is None:
        return False
    if is_beside(unit, level) and unit.first.indent <= level.indent + 1:
        return False
    # One column more or less is how people align "9." with "10.", and no level of its own.
    if unit.first.indent > level.indent + 1 or (unit.first.indent > level.indent and unit.mark.shape != level.mark.shape):
        return True
    return (
        unit.first.indent == level.indent
        and unit.mark.shape != level.mark.shape
        and not level.broken
        and 1 in unit.mark.values.values()
    )


def is_beside(unit: RawBlock, level: Level) -> bool:
    """Tell whether an item goes on in the list of another."""
    mark, other = unit.mark, level.mark
    if mark is None or other is None:
        return True
    # A number that goes on counts as beside however far it is indented; a glyph does so only at the same indent.
    near = abs(unit.first.indent - level.indent) <= 1
    if mark.shape == other.shape:
        return near or any(other.values.get(key) == value - 1 for key, value in mark.values.items())
    return near and not is_number(mark) and not is_number(other)


def restarts(unit: RawBlock, level: Level) -> bool:
    """Tell whether an item counts from one again."""
    return unit.mark is not None and level.mark is not None and is_number(unit.mark) and 1 in unit.mark.values.values()


def nested(blocks: list[Block]) -> list[Block]:
    """Put items below the items that they hang on."""
    # Levels were found while reading, so that nesting needs only one pass over blocks that are in order.
    result: list[Block] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        stop = place + 1
        while block.level and stop < len(blocks) and blocks[stop].level > block.level:
            stop += 1
        below = nested(blocks[place + 1 : stop])
        result.append(
            attrs.evolve(block, blocks=tuple(below), end=max([block.end, *(each.end for each in below)])) if below else block
        )
        place = stop
    return result
