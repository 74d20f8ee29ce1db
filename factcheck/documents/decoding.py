"""Bytes to text: UTF-8, UTF-16 and UTF-32 are told by their bytes; what else it might be is asked and never guessed."""

from __future__ import annotations

import codecs
from typing import Final

from factcheck.errors import UnreadableFile

__all__ = ["decoded", "widened"]

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip

# Of a text in Latin letters every second byte of UTF-16 is zero, and a text in UTF-8 has no zero at all.
_PROBED: Final = 4096
_SHARE_OF_ZEROS: Final = 0.3


# What programs write under a name has had more letters than the name for decades; browsers read it so (WHATWG, Encoding).
_WIDER: Final = {
    "ascii": "utf-8", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip


def widened(encoding: str) -> str:
    """Give the encoding that is meant by the name of another which has fewer letters.

    Args:
        encoding: The name that a page or a message states.

    >>> widened("ISO-8859-1"), widened("utf-8"), widened("no-such")
    ('cp1252', 'utf-8', 'no-such')
    """
    try:
        return _WIDER.get(codecs.lookup(encoding).name, encoding)
    except LookupError:
        return encoding


def decoded(data: bytes, name: str, *, encoding: str | None = None) -> tuple[str, str]:
    """Give the text of bytes, with the name of their encoding.

    Args:
        data: The bytes.
        name: What an error calls the file.
        encoding: The encoding, if it is known.

    Returns:
        The text as stored, newlines too, and the name of the encoding, ``utf-8`` where the bytes are the text's own. A byte order
        mark of UTF-16 and UTF-32 is taken off; that of UTF-8 stays, since the file itself is the source.

    Raises:
        UnreadableFile: If the bytes are not in that encoding, or in none that can be told.
    """
    told = encoding or _told(data)
    try:
        codec = codecs.lookup(told)
        text, _ = codec.decode(data, "strict")
    except LookupError as error:
        raise UnreadableFile(
            name, f"there is no encoding {told!r}; write it as Python does, such as cp1252 or shift_jis"
        ) from error
    except UnicodeDecodeError as error:
        where = f"byte {error.start} is 0x{data[error.start]:02x}"
        if encoding:
            raise UnreadableFile(name, f"not {encoding}: {where}; name the encoding that it is in with --encoding") from error
        raise UnreadableFile(
            name, f"not UTF-8: {where}; name its encoding, as in --encoding cp1252, or convert it first"
        ) from error
    if not isinstance(text, str):
        raise UnreadableFile(name, f"{told!r} is no encoding of text; name one such as utf-16, cp1252 or gb18030")
    if "\0" in text:
        raise UnreadableFile(name, "it holds zero bytes, so it is no text; save it as text, HTML, DOCX or PDF")
    return (text if codec.name == "utf-8" else text.removeprefix("\ufeff")), codec.name


def _told(data: bytes) -> str:
    """Tell the encoding by a byte order mark with something after it, or by where zeros stand."""
    for mark, name in _MARKS:
        if data.startswith(mark) and len(data) > len(mark):
            return name
    probe = data[: _PROBED - _PROBED % 2]
    half = len(probe) // 2
    if half and len(data) % 2 == 0:
        for first, name in ((0, "utf-16-be"), (1, "utf-16-le")):
            zeros, others = probe[first::2].count(0), probe[1 - first :: 2].count(0)
            if zeros >= half * _SHARE_OF_ZEROS and not others:
                return name
    return "utf-8"
