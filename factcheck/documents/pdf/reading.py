"""A PDF as passages, or why there are none."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from factcheck.documents.composing import OriginalPlace, Passage
from factcheck.documents.pdf.columns import blocks_of
from factcheck.documents.pdf.furniture import without_furniture
from factcheck.documents.pdf.leftward import is_leftward, mirrored
from factcheck.documents.pdf.letters import Page, pages_of
from factcheck.documents.pdf.paragraphs import Sheet, passages_of_pages
from factcheck.documents.pdf.ruling import with_tables
from factcheck.documents.pdf.words import printed_words
from factcheck.errors import UnreadableFile

__all__ = ["Pdf", "pdf_of"]

# So many pages are named one by one.
_NAMED = 8
# Where more of the signs than this are unknown, no sentence is left that could be quoted.
_MOST_UNKNOWN = 0.3


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
    return read_pages(list(pages_of(data, name)), name)


def read_pages(read: list[Page], name: str) -> Pdf:
    """Read pages whose letters are known.

    Args:
        read: The pages.
        name: What an error calls the file.

    Raises:
        UnreadableFile: If they have pictures of words only, or mostly letters of which nobody knows which they are.
    """
    if not any(page.letters for page in read):
        why = "it has no text, only pictures of it" if any(page.pictures for page in read) else "there is no text in it"
        raise UnreadableFile(name, f"{why}; run OCR on it (as ocrmypdf does), and draft from what that gives")
    _refuse_unknown(read, name)
    turned = is_leftward(letter.sign for page in read for letter in page.letters)
    pages = [mirrored(page) for page in read] if turned else read
    blocks = [blocks_of(with_tables(printed_words(page.letters, turned=turned), page.rules)) for page in pages]
    kept, repeated = without_furniture(blocks, [page.rules for page in pages])
    placed = [
        Sheet(place=OriginalPlace(page=page.number, label=page.label), blocks=lines, dots=page.dots, rules=page.rules)
        for page, lines in zip(pages, kept, strict=True)
    ]  # fmt: skip
    return Pdf(passages=tuple(passages_of_pages(placed)), told=tuple(_told(pages, repeated)))


def _refuse_unknown(pages: list[Page], name: str) -> None:
    """Refuse a file that does not say of its letters which they are: what came out would be claims of nothing."""
    letters = sum(len(page.letters) for page in pages)
    unknown = sum(_unknown(page) for page in pages)
    if unknown > _MOST_UNKNOWN * letters:
        why = f"it does not say which letters {unknown:,} of its {letters:,} signs are"
        raise UnreadableFile(name, f"{why}; print it to a new PDF or run OCR on it, and draft from what that gives")


def _unknown(page: Page) -> int:
    return sum(letter.sign == "\ufffd" for letter in page.letters)


def _told(pages: list[Page], repeated: int) -> Iterator[str]:
    if repeated:
        yield f"left out: running heads and numbers of pages, on {repeated} of {len(pages)} page{'' if len(pages) == 1 else 's'}"
    turned = [page.number for page in pages if page.turned]
    if turned:
        yield f"left out: words that stand aslant or on their side, on {_listed(turned)}"
    for name, count in (("form field", sum(page.fields for page in pages)), ("comment", sum(page.comments for page in pages))):
        if count:
            yield f"left out: {count} {name}{'' if count == 1 else 's'}, with what is written in {'it' if count == 1 else 'them'}"
    unknown = [page.number for page in pages if _unknown(page)]
    if unknown:
        count = sum(map(_unknown, pages))
        yield f"{count:,} sign{'' if count == 1 else 's'} of which the file does not say what letter it is, on {_listed(unknown)}"
    bare = [page.number for page in pages if not page.letters and page.pictures]
    if bare:
        yield f"no text, only a picture, on {_listed(bare)}; OCR may read it"


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_NAMED])) + (" and others" if len(numbers) > _NAMED else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
