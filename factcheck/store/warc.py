"""The home of warcio: a page out of a web archive file."""

from __future__ import annotations

import io
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from factcheck.errors import UnreadableFile

__all__ = ["unwrapped_page"]

_ANSWERS = ("response", "resource")


def unwrapped_page(data: bytes, url: str, name: str) -> bytes:
    """Give the bytes of a page as a web archive file holds them, without what was wrapped around them to send them.

    Args:
        data: The bytes of the file, compressed or not.
        url: The address of the page. Where the file holds one page alone, it is that one.
        name: What an error calls the file.

    Raises:
        UnreadableFile: If it cannot be read, or does not hold the page; the reason names some that it holds.
    """
    try:
        pages = dict(_pages(data))
    except ArchiveLoadFailed as error:
        raise UnreadableFile(name, f"it is no web archive that can be read: {error}") from error
    if url in pages:
        return pages[url]
    if len(pages) == 1:
        return next(iter(pages.values()))
    held = ", ".join(list(pages)[:3]) or "no page"
    raise UnreadableFile(name, f"it does not hold {url}; it holds {held}{' and others' if len(pages) > 3 else ''}")


def _pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the pages with their addresses; of one that was fetched again, the later one stands last."""
    for record in ArchiveIterator(io.BytesIO(data)):
        # What is no web archive at all is taken for one of an older form that has no marks of its own.
        if record.format != "warc":
            raise ArchiveLoadFailed("it has no WARC records")
        if record.rec_type in _ANSWERS:
            yield record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read()
