"""What people hold, turned into text and into a first annotation of it."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.documents.drafting import draft as draft
    from factcheck.documents.extracting import Extract as Extract
    from factcheck.documents.extracting import extract as extract
    from factcheck.documents.filing import Drafted as Drafted
    from factcheck.documents.filing import draft_file as draft_file
    from factcheck.documents.filing import keep_text as keep_text

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "drafting": ("draft",),
        "extracting": ("Extract", "extract"),
        "filing": ("Drafted", "draft_file", "keep_text"),
    },
)  # fmt: skip
