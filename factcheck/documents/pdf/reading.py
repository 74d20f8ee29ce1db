"""A PDF as passages, or why there are none."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.documents.composing import OriginalPlace, Passage
from factcheck.documents.pdf.columns import blocks_of
from factcheck.documents.pdf.furniture import without_furniture
from factcheck.documents.pdf.letters import Page, pages_of
from factcheck.documents.pdf.paragraphs import passages_of_pages
from factcheck.documents.pdf.ruling import with_tables
from factcheck.documents.pdf.words import printed_words
from factcheck.errors import UnreadableFile

__all__ = ["Pdf", "pdf_of"]

# So many pages are named one by one.
_NAMED = 8


@attrs.frozen(kw_only=True)
class Pdf:
    """A PDF that was read.

    Args:
        passages: Its passages.
        told: What was left out, and what could not be read.
    """

    passages: tuple[Passage, ...]
    told: tuple[str, ...]


def pdf_of(data: bytes, name: str) -> Pdf:
    """Read a PDF: columns in order, without what paper repeats, words whole, notes after the paragraphs that they interrupt.

    Args:
        data: The bytes of the file.
        name: What an error calls the file.

    Raises:
        UnreadableFile: If it needs a password, is damaged, or has pictures of words only.
    """
    pages = list(pages_of(data, name))
    if not any(page.letters for page in pages):
        why = "it has no text, only pictures of it" if any(page.pictures for page in pages) else "there is no text in it"
        raise UnreadableFile(name, f"{why}; run OCR on it (as ocrmypdf does), and draft from what that gives")
    blocks = [blocks_of(with_tables(printed_words(page.letters), page.rules)) for page in pages]
    kept, repeated = without_furniture(blocks)
    placed = [
        (OriginalPlace(page=page.number, label=page.label), lines, page.dots)
        for page, lines in zip(pages, kept, strict=True)
    ]  # fmt: skip
    return Pdf(passages=tuple(passages_of_pages(placed)), told=tuple(_told(pages, repeated)))


def _told(pages: list[Page], repeated: int) -> Iterator[str]:
    if repeated:
        yield f"left out: running heads and numbers of pages, on {repeated} of {len(pages)} page{'' if len(pages) == 1 else 's'}"
    turned = [page.number for page in pages if page.turned]
    if turned:
        yield f"left out: words that stand aslant or on their side, on {_listed(turned)}"
    bare = [page.number for page in pages if not page.letters and page.pictures]
    if bare:
        yield f"no text, only a picture, on {_listed(bare)}; OCR may read it"


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_NAMED])) + (" and others" if len(numbers) > _NAMED else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
