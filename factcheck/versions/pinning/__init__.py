"""Claims without offsets, pinned to the text of an annotation: whole, or refused whole with what a next round needs."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.versions.pinning.claims import pin as pin
    from factcheck.versions.pinning.filling import Filled as Filled
    from factcheck.versions.pinning.filling import FilledFile as FilledFile
    from factcheck.versions.pinning.filling import fill as fill
    from factcheck.versions.pinning.filling import fill_file as fill_file
    from factcheck.versions.pinning.reading import read_items as read_items
    from factcheck.versions.pinning.results import Pinned as Pinned
    from factcheck.versions.pinning.results import PinnedClaim as PinnedClaim
    from factcheck.versions.pinning.results import Refusal as Refusal
    from factcheck.versions.pinning.results import Stretch as Stretch

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "claims": ("pin",),
        "filling": ("Filled", "FilledFile", "fill", "fill_file"),
        "reading": ("read_items",),
        "results": ("Pinned", "PinnedClaim", "Refusal", "Stretch"),
    },
)
