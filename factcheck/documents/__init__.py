"""What people hold, turned into text and into a first annotation of it."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.documents.drafting import draft as draft

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "drafting": ("draft",),
    },
)  # fmt: skip
