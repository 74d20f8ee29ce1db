"""Claims across documents: which claim of one restates, updates, corrects or contradicts which claim of another."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.matching.following import Station as Station
    from factcheck.matching.following import follow as follow
    from factcheck.matching.keeping import keep_suggestions as keep_suggestions
    from factcheck.matching.pairing import Match as Match
    from factcheck.matching.pairing import match as match

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "following": ("Station", "follow"),
        "keeping": ("keep_suggestions",),
        "pairing": ("Match", "match"),
    },
)  # fmt: skip
