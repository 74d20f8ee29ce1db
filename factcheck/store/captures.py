"""Copies of works that a person holds: whether they are still what was read, and have the words that are quoted of them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

import attrs

from factcheck.documents.extracting import extract
from factcheck.errors import UnreadableFile
from factcheck.files import digest_of, leads_out, read_file, real_path
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.work import Capture, Work
from factcheck.text.folding import fold

__all__ = ["Copy", "capture_of", "copies_of", "lacking_in"]

# An excerpt leaves words out with an ellipsis, with or without brackets; what stands between is looked for piece by piece.
_LEFT_OUT: Final = re.compile(r"\s*[\[(]?\s*(?:…|\.\.\.)\s*[\])]?\s*")


_WARC: Final = b"WARC/"
_WARC_ENDINGS: Final = (".warc", ".warc.gz")


@brief
@attrs.frozen(kw_only=True)
class Copy:
    """A copy of a work, looked at again.

    Args:
        work: Id of the work.
        path: The copy, relative to the folder of the annotation.
        fault: What is wrong with it: that it is not there, cannot be read, or is no longer what was read; empty if nothing is.
        excerpts: How many excerpts references take from the work.
        lacking: Those that do not stand in the copy.
    """

    work: str
    path: str
    fault: str = ""
    excerpts: int = 0
    lacking: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the copy is what was read, and has every excerpt."""
        return not self.fault and not self.lacking


def capture_of(annotation: Annotation, work: str, copy: str, *, folder: str, accessed: str, url: str | None = None) -> Capture:
    """Give what is to be recorded of a copy that a person holds.

    Args:
        annotation: The annotation.
        work: Id of the work.
        copy: Path of the copy.
        folder: Folder of the annotation, which the recorded path is relative to.
        accessed: Day on which it was read, ISO 8601.
        url: Where it is from; the address of the work, if it has one, when None.

    Raises:
        NoSuchTerm: If the annotation has no such work.
        UnreadableFile: If the copy cannot be read, or lies outside the folder, where nobody else would find it.
    """
    found = annotation.work(work)
    known = found.csl.get("URL")
    address = url or (known if isinstance(known, str) else None)
    if leads_out(copy, folder) is not None:
        raise UnreadableFile(
            copy, f"it lies outside {folder}, the folder of the annotation; put it there, so that others find it"
        )
    # Relative and with slashes, so that the record holds on every machine that has the folder.
    path = Path(os.path.relpath(real_path(copy), real_path(folder))).as_posix()
    return Capture(url=address, accessed=accessed, sha256=digest_of(read_file(copy)), path=path)


def lacking_in(annotation: Annotation, work: str, data: bytes, name: str, *, url: str | None = None) -> tuple[str, ...]:
    """Give the excerpts of a work that do not stand in a copy of it.

    White space, shapes of quotation marks and dashes, and Unicode forms do not matter; letters, case and digits do.

    Args:
        annotation: The annotation.
        work: Id of the work.
        data: The bytes of the copy: HTML, PDF, DOCX, mail, text, or a web archive (WARC).
        name: What an error calls the copy.
        url: Which page of a web archive it is.

    Raises:
        UnreadableFile: If it has no text that can be read.
    """
    return _lacking(_excerpts(annotation).get(work, ()), data, name, url=url)


def _lacking(excerpts: Iterable[str], data: bytes, name: str, *, url: str | None) -> tuple[str, ...]:
    if data.startswith(_WARC) or name.endswith(_WARC_ENDINGS):
        data = _page_in(data, url, name)
    # A copy has other white space and other quotation marks than the excerpt that a person typed, and no reader would call that
    # a difference.
    text = fold(extract(data, name, markdown=False).text).text
    return tuple(excerpt for excerpt in excerpts if not _stands_in(text, excerpt))


def _page_in(data: bytes, url: str | None, name: str) -> bytes:
    # Few copies are web archives, and what reads them is an extra.
    try:
        from factcheck.store.warc import unwrapped_page
    except ImportError as error:
        reason = 'it is a web archive, which the extra warc reads: pip install "factcheck-claims[warc]"'
        raise UnreadableFile(name, reason) from error
    return unwrapped_page(data, url or "", name)


def copies_of(annotation: Annotation, folder: str) -> Iterator[Copy]:
    """Look again at every copy that an annotation records with a path, in the order of its works.

    Args:
        annotation: The annotation.
        folder: The folder of its file.
    """
    # Gathered once, since to go through all references for each work would take the square of their number.
    excerpts = _excerpts(annotation)
    for work in annotation.works:
        for capture in work.captures:
            if capture.path is not None:
                yield _looked_at(excerpts.get(work.id, ()), work, capture, capture.path, folder)


def _looked_at(excerpts: Collection[str], work: Work, capture: Capture, path: str, folder: str) -> Copy:
    whole = Path(folder, path)
    copy = Copy(work=work.id, path=path, excerpts=len(excerpts))
    if leads_out(whole, folder) is not None:
        return attrs.evolve(copy, fault="it leads out of the folder of the annotation")
    try:
        data = read_file(whole)
        # A changed copy is not searched: whether the excerpt still stands in another page says nothing of the one that was
        # read.
        if digest_of(data) != capture.sha256:
            return attrs.evolve(copy, fault=f"it is not what was read on {capture.accessed}: the digest differs")
        return attrs.evolve(copy, lacking=_lacking(excerpts, data, path, url=capture.url))
    except UnreadableFile as error:
        return attrs.evolve(copy, fault=error.reason)


def _excerpts(annotation: Annotation) -> dict[str, dict[str, None]]:
    """Give for each work what references quote of it, each excerpt once and in order."""
    found: dict[str, dict[str, None]] = {}
    for _, _, reference in annotation.references():
        if reference.excerpt:
            found.setdefault(reference.work, {})[reference.excerpt] = None
    return found


def _stands_in(text: str, excerpt: str) -> bool:
    """Tell whether the pieces of an excerpt stand in a folded text, one after another."""
    last = 0
    for piece in filter(None, _LEFT_OUT.split(excerpt)):
        folded = fold(piece).text
        # Each piece is sought behind the one before it, since pieces in another order would be another quotation.
        place = text.find(folded, last)
        if place < 0:
            return False
        last = place + len(folded)
    return True
