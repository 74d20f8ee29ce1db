"""Mail messages: the headers that say who, to whom, when and on what, and the text; signatures of programs are left out."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import Final

import attrs

from factcheck.documents.composing import OriginalPlace, Passage, PassagePart
from factcheck.documents.main_text import main_text
from factcheck.documents.webpage import page_tree
from factcheck.errors import UnreadableFile

__all__ = ["Mail", "mail_of"]

_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
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
        UnreadableFile: If it is encrypted, has no text, or its text is not in the encoding that it states.
    """
    message = email.message_from_bytes(data, policy=default)
    kinds = {part.get_content_type() for part in message.walk()}
    if kinds & {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}:
        raise UnreadableFile(name, "the message is encrypted; decrypt it in your mail program and save it again")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise UnreadableFile(name, "the message has no text; save its attachment and draft from that")
    content = _text_of(body, name, encoding)
    flowing = body.get_content_subtype() == "plain"
    passages = [*_headers(message), *(_plain(content, body) if flowing else main_text(page_tree(content), quoting=True).passages)]
    attached = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    told = (
        [f"left out: {len(attached)} attachment{'' if len(attached) == 1 else 's'} ({', '.join(attached)})"] if attached else []
    )
    subject = str(message["Subject"] or "").strip()
    return Mail(passages=tuple(passages), subject=subject or None, told=tuple(told))


def _text_of(body: MIMEPart, name: str, encoding: str | None) -> str:
    stated = encoding or body.get_content_charset() or "utf-8"
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
