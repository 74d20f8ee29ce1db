"""Mail messages: the headers that say who, to whom, when and on what, and the text; signatures of programs are left out."""

from __future__ import annotations

import email
import re
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import Final

import attrs

from factcheck.documents.composing import OriginalPlace, Passage, PassagePart
from factcheck.documents.decoding import widened
from factcheck.documents.main_text import left_out_in_words, main_text
from factcheck.documents.webpage import page_tree
from factcheck.errors import UnreadableFile

__all__ = ["Mail", "mail_of", "saved_page"]

_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
_HEAD: Final = 16_384
# Browsers sign their archives as the sender of the message, or say where the page was.
_SAVED: Final = re.compile(rb"^(?:from:\s*\"?<?saved by|snapshot-content-location:)", re.IGNORECASE | re.MULTILINE)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# How a mailbox parts its messages.
_ENVELOPE: Final = re.compile(rb"^From \S+ [^\r\n]*\d{4}[^\r\n]{0,12}\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)", re.MULTILINE)
_BLANK: Final = re.compile(r"\n[ \t]*\n+")


@attrs.frozen(kw_only=True)
class Mail:
    """A message that was read.

    Args:
        passages: Its headers and its text.
        subject: What it is on.
        told: What was left out.
    """

    passages: tuple[Passage, ...]
    subject: str | None
    told: tuple[str, ...]


def mail_of(data: bytes, name: str, *, encoding: str | None = None) -> Mail:
    """Read a message.

    Args:
        data: Its bytes.
        name: What an error calls the file.
        encoding: The encoding of its text, in place of the one that it states.

    Raises:
        UnreadableFile: If it is encrypted, has no text, its text is not in the encoding that it states, or its parts lie in one
            another too deep.
    """
    try:
        return _read(data, name, encoding)
    except RecursionError:
        # The standard library calls itself for each level, of which no mail program makes more than a few.
        raise UnreadableFile(name, "its parts lie in one another too deep to be read") from None


def _read(data: bytes, name: str, encoding: str | None) -> Mail:
    envelopes = len(_ENVELOPE.findall(data))
    if envelopes > 1:
        raise UnreadableFile(name, f"it is a mailbox of {envelopes} messages; save the one that you want by itself, as .eml")
    message = email.message_from_bytes(data, policy=default)
    kinds = {part.get_content_type() for part in message.walk()}
    if kinds & {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise UnreadableFile(name, "the message is encrypted; decrypt it in your mail program and save it again")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise UnreadableFile(name, "the message has no text; save its attachment and draft from that")
    content = _text_of(body, name, encoding)
    left_out: Counter[str] = Counter()
    if body.get_content_subtype() == "plain":
        passages = list(_plain(content, body))
    else:
        found = main_text(page_tree(content), quoting=True)
        passages, left_out = list(found.passages), found.left_out
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    left_out["invitation"] += "text/calendar" in kinds and not any("calendar" in one for one in attached)
    told = list(left_out_in_words(left_out))
    if attached:
        told.append(f"left out: {len(attached)} attachment{'' if len(attached) == 1 else 's'} ({', '.join(attached)})")
    subject = str(message["Subject"] or "").strip()
    return Mail(passages=(*_headers(message), *passages), subject=subject or None, told=tuple(told))


def saved_page(data: bytes, name: str, *, encoding: str | None = None) -> str | None:
    """Give the page in an archive of a browser (MHTML), which has the form of a message; None if the message is one.

    Args:
        data: Its bytes.
        name: What an error calls the file.
        encoding: The encoding of the page, in place of the one that it states.

    Raises:
        UnreadableFile: If the page is not in the encoding that it states.
    """
    head = data[:_HEAD].partition(b"\r\n\r\n")[0].partition(b"\n\n")[0]
    if not _SAVED.search(head):
        return None
    message = email.message_from_bytes(data, policy=default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if not isinstance(page, EmailMessage):
        return None
    raw = page.get_payload(decode=True)
    stated = _CHARSET.search(raw) if isinstance(raw, bytes) and not page.get_content_charset() else None
    return _text_of(page, name, encoding or (stated[1].decode("ascii") if stated else None))


def _text_of(body: MIMEPart, name: str, encoding: str | None) -> str:
    stated = encoding or widened(body.get_content_charset() or "utf-8")
    raw = body.get_payload(decode=True)
    try:
        text = raw.decode(stated) if isinstance(raw, bytes) else ""
    except LookupError as error:
        raise UnreadableFile(name, f"its text is in {stated!r}, which is no encoding; name it with --encoding") from error
    except UnicodeDecodeError as error:
        why = f"its text is not {stated} as it states: byte {error.start} is 0x{error.object[error.start]:02x}"
        raise UnreadableFile(name, f"{why}; name its encoding with --encoding") from error
    return re.sub(r"\r\n?", "\n", text)


def _headers(message: EmailMessage) -> Iterator[Passage]:
    for number, header in enumerate(header for header in _SHOWN if message[header]):
        words = " ".join(str(message[header]).split())
        place = OriginalPlace(element=f"header {header}")
        yield Passage(parts=(PassagePart(f"{header}: ", place), PassagePart(words, place)), tight=number > 0)


def _plain(text: str, body: MIMEPart) -> Iterator[Passage]:
    """Give the paragraphs of a plain text; lines that its writer's program has wrapped (RFC 3676) are joined."""
    if str(body.get_param("format", "")).lower() == "flowed":
        joint = "" if str(body.get_param("delsp", "")).lower() == "yes" else " "
        # The line "-- " opens a signature and never flows.
        text = re.sub(r"(?<!\n--)(?<=[^\s>]) \n(?!>|\n)", joint, text)
    number = 0
    for paragraph in _BLANK.split(text):
        words = paragraph.strip("\n").rstrip()
        if words.strip():
            number += 1
            yield Passage(parts=(PassagePart(words, OriginalPlace(paragraph=number)),))
