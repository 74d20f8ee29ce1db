"""Plain strings: where words stand in a text, what a text consists of, and where quotes stand in another edition."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.text.coverage import Coverage as Coverage
    from factcheck.text.coverage import coverage_of as coverage_of
    from factcheck.text.offsets import Offsets as Offsets
    from factcheck.text.pinning.quotes import Pin as Pin
    from factcheck.text.pinning.quotes import Pinner as Pinner
    from factcheck.text.pinning.rules import Policy as Policy
    from factcheck.text.reanchoring import Anchor as Anchor
    from factcheck.text.reanchoring import Quote as Quote
    from factcheck.text.reanchoring import reanchor as reanchor
    from factcheck.text.segmentation import Segment as Segment
    from factcheck.text.segmentation import segment as segment
    from factcheck.text.structure.reading import structure_of as structure_of
    from factcheck.text.structure.records import Block as Block
    from factcheck.text.structure.records import Piece as Piece
    from factcheck.text.structure.records import Structure as Structure

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "coverage": ("Coverage", "coverage_of"),
        "offsets": ("Offsets",),
        "pinning.rules": ("Policy",),
        "pinning.quotes": ("Pin", "Pinner"),
        "reanchoring": ("Anchor", "Quote", "reanchor"),
        "segmentation": ("Segment", "segment"),
        "structure.reading": ("structure_of",),
        "structure.records": ("Block", "Piece", "Structure"),
    },
)  # fmt: skip
