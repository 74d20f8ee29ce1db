"""What kind of file some bytes are: told by what stands in them, never by a name."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from typing import Final

from factcheck.documents.decoding import decoded, widened
from factcheck.documents.markdown import is_markdown
from factcheck.errors import UnreadableFile

__all__ = ["Recognised", "recognise"]

Recognised = tuple[str, str, str]
"""Kind of a file (``pdf``, ``docx``, ``mail``, ``html``, ``subtitles``, ``markdown``, ``text``), its text and its encoding."""

_AS_OTHER: Final = "save it as PDF, DOCX, HTML or plain text, and draft from that"
_OCR: Final = "its words must be recognised first: run OCR on it, or type the passage, and draft from the text"

_REFUSED: Final = (
    (b"{\\rtf", f"it is rich text (RTF); {_AS_OTHER}"),
    (b"\x89PNG", f"it is a picture; {_OCR}"),
    (b"\xff\xd8\xff", f"it is a picture; {_OCR}"),
    (b"GIF8", f"it is a picture; {_OCR}"),
    (b"II*\x00", f"it is a picture; {_OCR}"),
    (b"MM\x00*", f"it is a picture; {_OCR}"),
    (b"RIFF", "it is a recording or a picture; draft from its subtitles or a transcript"),
    (b"ID3", "it is a recording; draft from its subtitles or a transcript"),
    (b"OggS", "it is a recording; draft from its subtitles or a transcript"),
    (b"\x1aE\xdf\xa3", "it is a recording; draft from its subtitles or a transcript"),
    (b"%!PS", f"it is PostScript; {_AS_OTHER}"),
    (b"\x1f\x8b", "it is compressed (gzip); unpack it first"),
    (b"7z\xbc\xaf", "it is compressed (7z); unpack it first"),
    (b"Rar!", "it is compressed (RAR); unpack it first"),
)
_PACKED: Final = (
    ("xl/", f"it is a spreadsheet; save the sheet as HTML or text, or {_AS_OTHER}"),
    ("ppt/", f"it is a presentation; {_AS_OTHER}"),
    ("META-INF/container.xml", f"it is an e-book (EPUB); unpack it and draft from a chapter, or {_AS_OTHER}"),
    ("content.xml", f"it is an OpenDocument file; {_AS_OTHER}"),
    ("index.xml", f"it is an archive of an office program; {_AS_OTHER}"),
)
_PDF_WITHIN: Final = 1024
_HEAD: Final = 4096

_MAIL_HEADER: Final = re.compile(
    r"^(?:message-id|mime-version|received|return-path|content-type|delivered-to|dkim-signature|x-[\w-]+):", re.I | re.M
)
_HEADER_LINE: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*:[ \t]?\S?|[ \t]+\S|From \S+ ")
_HTML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|meta|main|article|div|section|table|p|h[1-6]|ul|ol|span|center|font|header|nav)\b)",
    re.I | re.S,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_CLOSING: Final = re.compile(r"</(?:html|body|p|div|h[1-6]|li|td|ul|ol|table|article|main|section|span|a)\s*>", re.I)
_SRT: Final = re.compile(
    r"\s*(?:\d+[ \t]*\r?\n)?(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}[ \t]+-->[ \t]+(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
)


def recognise(data: bytes, name: str, *, encoding: str | None = None) -> Recognised:
    """Tell what kind of file some bytes are.

    Args:
        data: The bytes.
        name: What an error calls the file.
        encoding: The encoding of a text, if it is known.

    Returns:
        The kind; for texts of any kind the text and the name of its encoding, else nothing of either.

    Raises:
        UnreadableFile: If the file is of a kind that has no words to read, or of one that this package does not read; the reason
            says what can be done.
    """
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf", "", ""
    for mark, why in _REFUSED:
        if data.startswith(mark):
            raise UnreadableFile(name, why)
    if data[4:8] == b"ftyp":
        raise UnreadableFile(name, "it is a recording; draft from its subtitles or a transcript")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(name, _why_not_compound(data))
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name), "", ""
    if _is_mail(data):
        return "mail", "", ""
    text, told = _text(data, name, encoding)
    return _kind_of(text, name), text, told


def _why_not_compound(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is encrypted; open it with its password, save it without one, and draft from that"
    return f"it is a file of an older office program (.doc, .xls, .msg); {_AS_OTHER}"


def _packed(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise UnreadableFile(name, f"it is damaged: {error}") from error
    if any(one.startswith("word/") and one.endswith(".xml") for one in names):
        return "docx"
    for beginning, why in _PACKED:
        if any(one.lower().startswith(beginning.lower()) for one in names):
            raise UnreadableFile(name, why)
    raise UnreadableFile(name, "it is an archive (ZIP); unpack it and draft from the document in it")


def _is_mail(data: bytes) -> bool:
    """Tell whether bytes begin with the headers of a message, among them one that only programs write."""
    head = data[: 16 * _HEAD].lstrip().decode("ascii", "replace").replace("\r\n", "\n").partition("\n\n")[0]
    lines = head.split("\n")
    if len(lines) < 2 or not all(_HEADER_LINE.match(line) for line in lines):
        return False
    return bool(_MAIL_HEADER.search(head)) and re.search(r"^(?:from|sender):", head, re.I | re.M) is not None


def _text(data: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    stated = _CHARSET.search(data[:_HEAD])
    if encoding is None and stated is not None:
        try:
            return decoded(data, name)
        except UnreadableFile:
            # A page says itself what it is written in, and only a page is believed.
            return decoded(data, name, encoding=widened(stated[1].decode("ascii")))
    return decoded(data, name, encoding=encoding)


def _kind_of(text: str, name: str) -> str:
    shown = text.removeprefix("\ufeff")
    if not shown.strip():
        raise UnreadableFile(name, "there is no text in it")
    if re.match(r"WEBVTT(?:[ \t\r\n]|\Z)", shown) or _SRT.match(shown):
        return "subtitles"
    if (_HTML.match(shown[: 2 * _HEAD]) and _CLOSING.search(shown)) or re.match(
        r"\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html)", shown, re.I
    ):
        return "html"
    if re.match(r"\s*<\?xml\b", shown):
        raise UnreadableFile(name, f"it is XML of a kind that is not read; {_AS_OTHER}")
    if shown.lstrip()[:1] in ("{", "[") and _is_json(shown):
        raise UnreadableFile(name, "it is JSON and no document; factcheck import reads annotations of other tools")
    return "markdown" if is_markdown(shown) else "text"


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except ValueError:
        return False
    except RecursionError:
        return True
