"""Quotes pinned on plain strings: where exactly their words stand, whole, or why they have no place."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.text.pinning.quotes import Pin as Pin
    from factcheck.text.pinning.quotes import Pinner as Pinner
    from factcheck.text.pinning.rules import Policy as Policy
    from factcheck.text.pinning.rules import policy as policy

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "rules": ("Policy", "policy"),
        "quotes": ("Pin", "Pinner"),
    },
)
