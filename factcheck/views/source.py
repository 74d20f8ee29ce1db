"""The source with its claims marked, as HTML whose text is the source itself, character for character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs
from markupsafe import Markup

from factcheck.model.claim import Claim
from factcheck.views.lookup import Lookup
from factcheck.views.marks import MarkedStretch
from factcheck.views.phrases import shortened

__all__ = ["deepest_of", "marked_text"]

# The style sheet has so many lanes. Claims beyond share the last one; whose words end where, the links still say.
_LANES: Final = 6

# Signs that close what stands before them: a number between a word and its full stop would tear them apart.
# The sign that opens a quotation in English closes one in German, so that it depends on what follows.
_CLOSING_SIGNS: Final = re.compile(r"(?:[.,;:!?…)\]}%”»\"،؛؟۔。、！？」』）】》]|['’“‘«](?!\w))+")

# A browser reads a bare carriage return as a line feed, and cannot be told of a null at all.
_RETURN: Final = Markup("&#13;")

_MARK: Final = Markup('<span class="fc-mark{lane} fc-hue-{hue}" data-claim="{number}">{inner}</span>')
_NEEDED: Final = Markup('<span class="fc-needed" data-needed-by="{numbers}">{inner}</span>')
_ASIDE: Final = Markup('<span class="fc-aside">{inner}</span>')
# The number is painted by the style sheet, so that it is neither found nor copied as if it stood in the source.
_NOTE: Final = Markup(
    '<a class="fc-note" role="doc-noteref" id="{key}:text" href="#{key}" data-number="{number}"'
    ' aria-label="Claim {number}: {statement}"></a>'
)


def marked_text(text: str, pieces: Iterable[MarkedStretch], *, lanes: Mapping[str, int], lookup: Lookup) -> Markup:
    """Give a text with every claim underlined in its lane, and a link to its card where its last words end.

    Args:
        text: The text of the source.
        pieces: Its pieces, in order.
        lanes: The lanes of the claims by id.
        lookup: The annotation that the claims are from.
    """

    def marked(piece: MarkedStretch) -> Markup:
        inner = _RETURN.join(text[piece.start : piece.end].replace("\0", "\ufffd").split("\r"))
        for claim in reversed(piece.claims):
            lane = min(lanes[claim.id], _LANES - 1)
            shown, number = f" fc-lane-{lane}" if lane else "", lookup.numbers[claim.id]
            inner = _MARK.format(lane=shown, hue=lookup.hue(claim), number=number, inner=inner)
        if piece.needed_by:
            numbers = " ".join(str(lookup.numbers[claim.id]) for claim in piece.needed_by)
            inner = _NEEDED.format(numbers=numbers, inner=inner)
        return inner if piece.unclaimed is None else _ASIDE.format(inner=inner)

    def note(claim: Claim) -> Markup:
        return _NOTE.format(key=lookup.key(claim), number=lookup.numbers[claim.id], statement=shortened(claim.statement))

    return Markup("").join(part for piece in _with_signs(text, pieces) for part in (marked(piece), *map(note, piece.closing)))


def deepest_of(lanes: Mapping[str, int]) -> int:
    """Give the deepest lane that a text is marked in, which decides how far apart all its lines stand."""
    return min(max(lanes.values(), default=0), _LANES - 1)


def _with_signs(text: str, pieces: Iterable[MarkedStretch]) -> Iterator[MarkedStretch]:
    """Let claims close only after the signs that close their last words."""
    waiting: tuple[Claim, ...] = ()
    last: MarkedStretch | None = None
    for piece in pieces:
        signs = _CLOSING_SIGNS.match(text, piece.start, piece.end) if waiting else None
        if last is not None:
            yield attrs.evolve(last, closing=() if signs else waiting)
        waiting = waiting if signs else ()
        last = piece
        if signs and signs.end() < piece.end:
            yield attrs.evolve(piece, end=signs.end(), closing=waiting)
            last, waiting = attrs.evolve(piece, start=signs.end()), ()
        waiting = (*waiting, *piece.closing)
    if last is not None:
        yield attrs.evolve(last, closing=waiting)
