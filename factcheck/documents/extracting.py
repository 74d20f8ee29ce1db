"""One way in for whatever file people hold: told by its content, read, and given as a text with what is known of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import attrs

from factcheck.documents.composing import Passage, compose
from factcheck.documents.recognising import recognise
from factcheck.errors import UnreadableFile
from factcheck.files import digest_of
from factcheck.model.dates import is_iso_date
from factcheck.model.display import brief
from factcheck.model.extraction import Extraction, Extractor, Original, Run

__all__ = ["Extract", "extract"]

_MEDIA_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "mail": "message/rfc822",
    "html": "text/html",
    "markdown": "text/markdown",
    "text": "text/plain",
}
_OWN: Final = "factcheck-claims"
_ISSUED: Final = frozenset(
    ("article:published_time", "datepublished", "date", "dc.date", "dcterms.issued", "dc.date.issued", "pubdate")
)


@brief
@attrs.frozen(kw_only=True)
class Extract:
    """The text of a file, and what the file says of it.

    Args:
        text: The text.
        extraction: How it came about; None where the file itself is a plain text in UTF-8, and so is the source.
        kinds: What lines are, by the offset at which they begin: ``heading``, ``paragraph``, ``row``, ``columns``, ``apparatus``.
        title: The title that the file states beside its text.
        language: The language that it states, a BCP 47 tag.
        issued: The day of issue that it states, ISO 8601.
        told: What a person should know: what was left out, accepted, or not to be read.
    """

    text: str
    extraction: Extraction | None = None
    kinds: Mapping[int, str] = attrs.field(factory=dict)
    title: str | None = None
    language: str | None = None
    issued: str | None = None
    told: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Read:
    """What a reader gives: passages in order, how they were chosen, and what the file states of itself."""

    passages: Iterable[Passage]
    policy: str
    media_type: str
    by: str = _OWN
    title: str | None = None
    language: str | None = None
    issued: str | None = None
    told: tuple[str, ...] = ()


def extract(data: bytes, name: str, *, encoding: str | None = None, markdown: bool = True) -> Extract:
    """Read the text of a file of whatever kind: plain text, Markdown, HTML, PDF, DOCX, SRT, VTT or a mail message.

    The kind is told by the content. Nothing is fetched, and what cannot be read is refused with what can be done.

    Args:
        data: The bytes of the file.
        name: What an error calls the file.
        encoding: The encoding of a text that is not in UTF-8 or UTF-16.
        markdown: Whether the signs of a Markdown text are taken off; without it such a text is a plain one.

    Raises:
        UnreadableFile: If the text cannot be had; the reason says why and what to do.

    >>> extract(b"<p>The mill <b>closed</b>.</p>", "mill.html").text
    'The mill closed.\\n'
    """
    kind, text, told = recognise(data, name, encoding=encoding)
    kind = "text" if kind == "markdown" and not markdown else kind
    if kind == "text" and told == "utf-8":
        return Extract(text=text)
    if kind == "text":
        made = _extraction(data, _Read(passages=(), policy="decoded", media_type="text/plain"), (), (f"read as {told}",))
        return Extract(text=text, extraction=made, told=(f"read as {told}",))
    read = _READERS[kind](data, text, name, encoding)
    composed = compose(read.passages)
    if not composed.text.strip():
        raise UnreadableFile(name, "there is no text in it")
    said = read.told if told in ("", "utf-8") else (f"read as {told}", *read.told)
    return Extract(
        text=composed.text,
        extraction=_extraction(data, read, composed.map, said),
        kinds=composed.kinds,
        title=read.title,
        language=read.language,
        issued=read.issued,
        told=said,
    )


def _extraction(data: bytes, read: _Read, runs: tuple[Run, ...], told: tuple[str, ...]) -> Extraction:
    return Extraction(
        original=Original(media_type=read.media_type, sha256=digest_of(data)),
        by=Extractor(name=read.by, version=_version(read.by)),
        policy=read.policy,
        map=runs,
        note="; ".join(told) or None,
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        # A checkout that is on the path and not installed has no metadata.
        return "unknown"


def _read_html(data: bytes, text: str, name: str, encoding: str | None) -> _Read:
    from factcheck.documents.main_text import left_out_in_words, main_text
    from factcheck.documents.webpage import page_tree

    page = page_tree(text)
    found = main_text(page)
    title = next((one.words for one in page.find("title") if one.words), None)
    language = next((one.attributes["lang"] for one in page.find("html") if one.attributes.get("lang")), None)
    stated = [one.attributes for one in page.find("meta")]
    days = [
        given.get("content", "")[:10] for given in stated
        if (given.get("property") or given.get("name") or given.get("itemprop") or "").lower() in _ISSUED
    ]  # fmt: skip
    return _Read(
        passages=found.passages,
        policy="main-text",
        media_type=_MEDIA_TYPES["html"],
        title=title,
        language=language if language and re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", language) else None,
        issued=next((day for day in days if is_iso_date(day)), None),
        told=left_out_in_words(found.left_out),
    )


def _read_markdown(data: bytes, text: str, name: str, encoding: str | None) -> _Read:
    from factcheck.documents.main_text import left_out_in_words
    from factcheck.documents.markdown import markdown_of

    found = markdown_of(text)
    told = left_out_in_words(found.left_out)
    return _Read(passages=found.passages, policy="markup-off", media_type=_MEDIA_TYPES["markdown"], title=found.title, told=told)


def _read_subtitles(data: bytes, text: str, name: str, encoding: str | None) -> _Read:
    from factcheck.documents.subtitles import cues_of, passages_of_cues

    media_type = "text/vtt" if text.removeprefix("\ufeff").startswith("WEBVTT") else "application/x-subrip"
    return _Read(passages=passages_of_cues(cues_of(text)), policy="joined-cues", media_type=media_type)


def _read_mail(data: bytes, text: str, name: str, encoding: str | None) -> _Read:
    from factcheck.documents.mail import mail_of, saved_page

    page = saved_page(data, name, encoding=encoding)
    if page is not None:
        return attrs.evolve(_read_html(data, page, name, encoding), media_type="multipart/related")
    found = mail_of(data, name, encoding=encoding)
    return _Read(
        passages=found.passages, policy="message-text", media_type=_MEDIA_TYPES["mail"], title=found.subject, told=found.told
    )


def _read_pdf(data: bytes, text: str, name: str, encoding: str | None) -> _Read:
    try:
        from factcheck.documents.pdf.reading import pdf_of
    except ModuleNotFoundError as error:
        raise UnreadableFile(name, _needs("a PDF", "pdf")) from error
    found = pdf_of(data, name)
    return _Read(passages=found.passages, policy="reading-order", media_type=_MEDIA_TYPES["pdf"], by="pypdfium2", told=found.told)


def _read_docx(data: bytes, text: str, name: str, encoding: str | None) -> _Read:
    try:
        from factcheck.documents.word.reading import word_of
    except ModuleNotFoundError as error:
        raise UnreadableFile(name, _needs("a Word file (DOCX)", "docx")) from error
    found = word_of(data, name)
    return _Read(
        passages=found.passages, policy="accepted-text", media_type=_MEDIA_TYPES["docx"], by="python-docx", title=found.title,
        told=found.told,
    )  # fmt: skip


def _needs(what: str, extra: str) -> str:
    return f'it is {what}, and what reads that is not installed; install it: pip install "{_OWN}[{extra}]"'


_READERS: Final[Mapping[str, Callable[[bytes, str, str, str | None], _Read]]] = {
    "html": _read_html,
    "markdown": _read_markdown,
    "subtitles": _read_subtitles,
    "mail": _read_mail,
    "pdf": _read_pdf,
    "docx": _read_docx,
}
