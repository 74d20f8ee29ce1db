"""The source with its claims marked, as HTML whose text is the source itself, character for character."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from markupsafe import Markup

from factcheck.model.claim import Claim
from factcheck.views.lookup import Lookup
from factcheck.views.marks import Piece

__all__ = ["marked_text"]

# The style sheet has so many lanes. Claims beyond share the last one; whose words end where, the links still say.
_LANES: Final = 12

# A browser reads a bare carriage return as a line feed, and cannot be told of a null at all.
_RETURN: Final = Markup("&#13;")

_MARK: Final = Markup('<span class="fc-mark fc-lane-{lane} fc-hue-{hue}" data-claim="{key}">{inner}</span>')
_TALL: Final = Markup('<span class="fc-tall-{tall}">{inner}</span>')
_NEEDED: Final = Markup('<span class="fc-needed" data-needed-by="{keys}">{inner}</span>')
_ASIDE: Final = Markup('<span class="fc-aside">{inner}</span>')
# The number is painted by the style sheet, so that it is neither found nor copied as if it stood in the source.
_NOTE: Final = Markup(
    '<a class="fc-note" role="doc-noteref" id="{key}:text" href="#{key}" data-number="{number}"'
    ' aria-label="Claim {number}: {statement}"></a>'
)


def marked_text(text: str, pieces: Iterable[Piece], *, lanes: Mapping[str, int], lookup: Lookup) -> Markup:
    """Give a text with every claim underlined in its lane, and a link to its card where its last words end.

    Args:
        text: The text of the source.
        pieces: Its pieces, in order.
        lanes: The lanes of the claims by id.
        lookup: The annotation that the claims are from.
    """

    def marked(piece: Piece) -> Markup:
        inner = _RETURN.join(text[piece.start : piece.end].replace("\0", "\ufffd").split("\r"))
        deepest = min(max((lanes[claim.id] for claim in piece.claims), default=0), _LANES - 1)
        for claim in reversed(piece.claims):
            lane = min(lanes[claim.id], _LANES - 1)
            inner = _MARK.format(lane=lane, hue=lookup.hue(claim), key=lookup.key(claim), inner=inner)
        if piece.needed_by:
            inner = _NEEDED.format(keys=" ".join(map(lookup.key, piece.needed_by)), inner=inner)
        if deepest:
            inner = _TALL.format(tall=deepest, inner=inner)
        return inner if piece.unclaimed is None else _ASIDE.format(inner=inner)

    def note(claim: Claim) -> Markup:
        return _NOTE.format(key=lookup.key(claim), number=lookup.numbers[claim.id], statement=claim.statement)

    return Markup("").join(part for piece in pieces for part in (marked(piece), *map(note, piece.closing)))
