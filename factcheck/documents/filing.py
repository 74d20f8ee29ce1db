"""From a file to a drafted annotation of it: the one way that the command line, the editor and scripts share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from factcheck.documents.drafting import draft_of
from factcheck.documents.extracting import Extract, extract
from factcheck.errors import UnreadableFile
from factcheck.files import ANYTHING, PathLike, digest_of, read_file, real_path, storable_name, write_file
from factcheck.model.annotation import Annotation
from factcheck.model.display import brief
from factcheck.model.extraction import Extraction
from factcheck.model.refusals import slug_from
from factcheck.model.source import Source
from factcheck.text.structure.languages import rules_of
from factcheck.text.structure.phrases import unresolved_in
from factcheck.text.structure.reading import structure_of
from factcheck.text.structure.records import Structure

__all__ = ["Drafted", "Taken", "draft_file", "keep_text", "take_text", "write_text"]

_ANNOTATION_SUFFIX: Final = ".claims.json"
"""How the name of an annotation file ends."""


@brief
@attrs.frozen(kw_only=True)
class Taken:
    """The text of a file, and where it belongs.

    Args:
        found: The text with what the file says of it.
        extraction: How it came about, with the path of the original; None where the file itself is the source.
        file: The file that has the text, or is to have it; None if the annotation carries it.
        path: That file, as the annotation names it.
    """

    found: Extract
    extraction: Extraction | None = None
    file: Path | None = None
    path: str | None = None


@brief
@attrs.frozen(kw_only=True)
class Drafted:
    """A file as a drafted annotation, before anything is written.

    Args:
        annotation: The draft. Its source has the text.
        target: Where the annotation belongs; None if it carries its text and has no place yet.
        text_file: The file that has the text, or is to have it.
        told: What a person should know of the extraction.
        stated: What the document itself states and the draft has filled in, in words.
        unresolved: For each candidate whose statement leans on its context, its id and the words that do, such as "today" and
            "he": a writer puts days and names in their place.
    """

    annotation: Annotation
    target: Path | None = None
    text_file: Path | None = None
    told: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    unresolved: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def writes_text(self) -> bool:
        """Whether the file of the text is yet to be written, since the text was extracted; see :func:`keep_text`."""
        return self.text_file is not None and self.annotation.source.extraction is not None


def draft_file(
    path: PathLike,
    *,
    data: bytes | None = None,
    output: PathLike | None = None,
    text: PathLike | None = None,
    encoding: str | None = None,
    title: str | None = None,
    issued: str | None = None,
    language: str | None = None,
    issuer: str | None = None,
) -> Drafted:
    """Draft an annotation of a file of whatever kind; nothing is written.

    The kind is told by the content: plain text, Markdown, HTML, PDF, DOCX, SRT, VTT or a mail message. A plain text in UTF-8 is
    the source itself; of any other file the extracted text is, which belongs into a file beside the annotation.

    Args:
        path: The file.
        data: Its bytes, if they are at hand and are no file: the annotation then carries its text, unless *output* is given.
        output: Where the annotation will be written; beside the file, as ``NAME.claims.json``, when left out.
        text: Where an extracted text will be written; beside the annotation, as ``NAME.txt``, when left out.
        encoding: The encoding of a text that is not in UTF-8 or UTF-16.
        title: Title of the document; what it states, or the name of the file, when left out.
        issued: Day of issue, ISO 8601; what the document states when left out.
        language: BCP 47 tag; guessed when left out.
        issuer: The body that issued the document; what the document states when left out.

    Returns:
        The draft with what there is to say of it.

    Raises:
        UnreadableFile: If the file cannot be read, or does not lie in the folder of the annotation or below.
    """
    carried = data is not None and output is None
    target = None if carried else Path(output or f"{Path(path).with_suffix('')}{_ANNOTATION_SUFFIX}")
    taken = take_text(path, target, data=data, text=text, encoding=encoding)
    found = taken.found
    # The title and the draft both rest on the structure, and finding that is most of the work.
    structure = structure_of(found.text, language=language or found.language, kinds=found.kinds)
    source = _source_of(taken, title=title or _title_of(found, structure, Path(path).stem), issued=issued, language=language)
    annotation = draft_of(source, structure, id=_id_beside(target), issuer=issuer)
    return Drafted(
        annotation=annotation,
        target=target,
        text_file=taken.file,
        told=found.told,
        stated=tuple(_stated(annotation, issuer=issuer, issued=issued)),
        unresolved=tuple(_unresolved(annotation)),
    )


def _id_beside(target: Path | None) -> str:
    """Name an annotation as its file is named."""
    stem = "draft" if target is None else target.name.removesuffix(".json").removesuffix(".claims")
    return slug_from(stem, otherwise="draft")


def _source_of(taken: Taken, *, title: str, issued: str | None, language: str | None) -> Source:
    """Describe the document; what a person says of it goes before what the document says itself."""
    found = taken.found
    source = Source.from_text(found.text, title=title, path=taken.path, issued=issued or found.issued)
    return attrs.evolve(source, language=language or found.language, extraction=taken.extraction)


def take_text(
    path: PathLike,
    target: Path | None,
    *,
    data: bytes | None = None,
    text: PathLike | None = None,
    encoding: str | None = None,
    markdown: bool = True,
) -> Taken:
    """Read the text of a file of whatever kind, and tell where it belongs beside an annotation; nothing is written.

    Args:
        path: The file.
        target: The annotation file; None if the annotation carries its text.
        data: Bytes that are at hand and are no file.
        text: Where an extracted text belongs; beside the annotation, as ``NAME.txt``, when left out.
        encoding: The encoding of a text that is not in UTF-8 or UTF-16.
        markdown: Whether the signs of a Markdown text are taken off; without it the file itself is the source.

    Raises:
        UnreadableFile: If the text cannot be had, or its file is not in the folder of the annotation or below.
    """
    found = extract(read_file(path) if data is None else data, str(path), encoding=encoding, markdown=markdown)
    if data is not None and found.extraction is None:
        return Taken(found=found)
    file = _text_file(Path(path), target, text, found)
    extraction = found.extraction and attrs.evolve(
        found.extraction, original=attrs.evolve(found.extraction.original, path=_original(data, Path(path), target))
    )
    return Taken(
        found=found, extraction=extraction, file=file, path=None if file is None or target is None else _below(file, target)
    )


def keep_text(drafted: Drafted, *, replace: bool = False) -> bool:
    """Write the extracted text of a draft into its file, from where the annotation will be loaded.

    Args:
        drafted: The draft.
        replace: Whether a file with another text may be replaced.

    Returns:
        True if it was written; there is nothing to do for a plain text, nor where the same text stands there already.

    Raises:
        UnreadableFile: If there is a file with another text, or the text cannot be written.
    """
    file, source = drafted.text_file, drafted.annotation.source
    if not drafted.writes_text or file is None or source.text is None:
        return False
    return write_text(file, source.text, replacing=ANYTHING if replace else None)


def write_text(file: Path, text: str, *, replacing: str | None = None) -> bool:
    """Write an extracted text into its file, unless it stands there already.

    Args:
        file: The file.
        text: The text.
        replacing: Digest of a text that may be replaced, or ``factcheck.files.ANYTHING``; None if no other text may be.

    Returns:
        Whether it had to be written.

    Raises:
        UnreadableFile: If there is a file with another text, or the text cannot be written.
    """
    there = digest_of(read_file(file)) if file.exists() else None
    if there == digest_of(text.encode()):
        return False
    if there is not None and replacing not in (there, ANYTHING):
        raise UnreadableFile(str(file), "exists already and has another text; move it, or name another file for the text")
    write_file(file, text.encode(), expecting=there)
    return True


def _text_file(path: Path, target: Path | None, given: PathLike | None, found: Extract) -> Path | None:
    """Give the file that has the text: the document itself if it is a plain text, else one beside the annotation."""
    if found.extraction is None:
        return path if target is not None else None
    if given is not None:
        return Path(given)
    if target is None:
        return None
    stem = target.name.removesuffix(".json").removesuffix(".claims")
    file = target.with_name(f"{stem}.txt")
    # A text in another encoding has the name that its own text would have.
    return target.with_name(f"{stem}.utf-8.txt") if real_path(file) == real_path(path) else file


def _original(data: bytes | None, path: Path, target: Path | None) -> str | None:
    """Give the path of the original as the annotation names it; none if it lies elsewhere, as it need not be kept."""
    if data is not None or target is None:
        return None
    folder, place = real_path(target).parent, real_path(path)
    return storable_name(place.relative_to(folder).as_posix()) if place.is_relative_to(folder) else None


def _below(file: Path, target: Path) -> str:
    folder, place = real_path(target).parent, real_path(file)
    if not place.is_relative_to(folder):
        raise UnreadableFile(str(target), f"the text must lie in this folder or below; put the annotation into {file.parent}")
    return storable_name(place.relative_to(folder).as_posix())


def _title_of(found: Extract, structure: Structure, stem: str) -> str:
    return " ".join(found.text[slice(*structure.title)].split()) if structure.title else found.title or stem


def _unresolved(annotation: Annotation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the words of each statement that only its context resolves: relative days, pronouns."""
    rules = rules_of(annotation.source.language)
    for claim in annotation.claims:
        found = unresolved_in(claim.statement, rules)
        if found:
            yield claim.id, found


def _stated(annotation: Annotation, *, issuer: str | None, issued: str | None) -> list[str]:
    """Say what the document itself states and the draft has filled in."""
    found = [f'issuer "{annotation.origins[0].name}"'] if issuer is None and annotation.origins else []
    day = annotation.source.issued
    return [*found, f"issued {day}"] if issued is None and day is not None else found
