"""The bytes of a bibliography as text: UTF-8, or an encoding that somebody names, since bytes alone do not prove one.

A file that is UTF-8 but for a few bytes is read. Each of these stands as a lone surrogate, as :pep:`383` has it, and its entry is
refused.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, Final

from factcheck.errors import InvalidBibliography

__all__ = ["bibliography_text", "stray_byte"]

# UTF-32 goes before UTF-16, whose mark in little-endian is the beginning of its own.
_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRAY: Final = re.compile("[\udc80-\udcff]")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_SHOWN: Final = 24
_FEW: Final = 100

# Kana of Shift JIS stand behind these bytes; the common characters of GB 2312 begin with none above the last.
_KANA: Final = re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]")
_LAST_COMMON_LEAD: Final = 0xD7
_KANA_LEADS: Final = (0xA4, 0xA5)
_LAST_HANGUL_LEAD: Final = 0xC8

# The small letters of Cyrillic, which most of a text consists of.
_CYRILLIC: Final = {
    "cp1251": frozenset(range(0xE0, 0x100)),
    "koi8-r": frozenset(range(0xC0, 0xE0)),
    "cp866": frozenset((*range(0xA0, 0xB0), *range(0xE0, 0xF0))),
}
_SIGN_IN_WORD: Final = re.compile(rb"[A-Za-z][\xa3\xa5\xb1\xb3\xb9\xbc\xbe\xbf]|[\xa3\xa5\xb3\xb9\xbc\xbe\xbf][A-Za-z]")
# In ISO 8859-2 these are letters of Polish, which Windows-1250 has elsewhere, and no word holds the signs that it has here.
_LATIN_2: Final = re.compile(rb"[A-Za-z][\xb1\xb6\xa6]|[\xb6\xa6][A-Za-z]")
# Letters with a caron, and those that stand in Windows-1252 for letters which South Slavic languages have not.
_CARON: Final = re.compile(rb"[\x8a\x8e\x9a\x9e]")
_SOUTH_SLAVIC: Final = re.compile(rb"[A-Za-z\x8a-\x9e][\xe8\xe6\xf0\xc8\xc6\xd0]|[\xe8\xe6\xf0\xc8\xc6\xd0][A-Za-z]")

_PAIRS: Final = re.compile(rb"(?:[\xa1-\xf9][\x40-\x7e\xa1-\xfe])+")
_COMMON_OF_BIG5: Final = range(0xA4, 0xC7)
_IN_LATIN_WORD: Final = re.compile(rb"[A-Za-z][\x80-\xff]+|[\x80-\xff]+[A-Za-z]")


def bibliography_text(data: bytes, encoding: str | None = None) -> str:
    """Read bytes as text, without a byte order mark.

    Args:
        data: The bytes of a file.
        encoding: The encoding, such as ``gbk``; else the file must be UTF-8, but for a few bytes, see :func:`stray_byte`.

    Raises:
        InvalidBibliography: If they are no text in that encoding, or there is no such encoding; the error has the line, and where
            the bytes tell of one, the encoding to try and how the words would then read.

    >>> bibliography_text(b"Caf\\xe9", "latin-1")
    'Café'
    """
    name = encoding or "utf-8"
    try:
        text = _decoded(data, encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = f"not {name.upper()}: byte 0x{data[error.start]:02x}"
        raise InvalidBibliography(f"{told}; {_proposal(data, error.start, name)}", line=line) from None
    except UnicodeError:
        raise InvalidBibliography(f"not {name.upper()}; {_proposal(data, 0, name)}") from None
    except (LookupError, ValueError):
        raise InvalidBibliography(f"there is no encoding {name!r}; name one such as gbk, latin-1 or utf-16") from None
    # A few are left by a copy that went wrong, and stand for characters that are gone; in UTF-16 there are very many.
    if 0 < _FEW * text.count("\0") <= len(text):
        text = text.replace("\0", "\ufffd")
    # No text has these: the one is a byte of UTF-16, the other leads to the characters of ISO 2022.
    odd = re.search("\0|\x1b\\$", text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        raise InvalidBibliography(f"it has characters that no text has; {_proposal(data, 0, name)}", line=line)
    return text


def _decoded(data: bytes, encoding: str | None) -> str:
    try:
        text = data.decode(encoding or "utf-8")
        # A codec such as unicode_escape can give lone surrogates, which no file in UTF-8 can hold.
        text.encode()
    except UnicodeDecodeError:
        # A person who names an encoding is taken at the word.
        if encoding is not None or not _is_mostly_utf8(data):
            raise
        text = data.decode(errors="surrogateescape")
    return text.removeprefix("\ufeff")


def stray_byte(value: Any) -> int | None:
    """Give the first byte in a value of a bibliography that was not UTF-8; None if there is none.

    >>> stray_byte({"family": b"Andr\\xe9".decode(errors="surrogateescape")})
    233
    """
    found = _STRAY.search(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    return ord(found[0]) - 0xDC00 if found else None


def _proposal(data: bytes, start: int, tried: str) -> str:
    for candidate in _candidates(data):
        try:
            text = data.decode(candidate)
        except UnicodeError:
            continue
        if candidate != tried.lower():
            before = len(data[:start].decode(candidate, errors="ignore"))
            words = " ".join(text[max(0, before - _SHOWN // 2) : before + _SHOWN].split())
            return f"with --encoding {candidate} it would read {words!r}: give that if it is right, or convert the file"
    return "name the encoding with --encoding, or convert the file to UTF-8"


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell whether some bytes are not UTF-8, and far more characters beyond ASCII are."""
    text = data.decode(errors="surrogateescape")
    broken = len(_STRAY.findall(text))
    return 0 < 4 * broken <= sum(one > "\x7f" for one in text) - broken


def _candidates(data: bytes) -> list[str]:
    """Give encodings that the bytes speak for, the likeliest first."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return [name]
    # So much is enough to tell the encodings apart.
    sample = data[:100_000]
    # ASCII in UTF-16 has a zero in every second byte; a third of them is enough, since letters of other scripts have none.
    if sample[1::2].count(0) > len(sample) // 6:
        return ["utf-16-le"]
    if sample[::2].count(0) > len(sample) // 6:
        return ["utf-16-be"]
    if _KANA.search(sample):
        return ["shift_jis", "gbk"]
    if b"\x1b$" in sample:
        return ["iso2022_jp"]
    if _is_big5(sample):
        return ["big5", "gbk"]
    found = _HIGH.findall(sample)
    # These bytes are quotation marks and dashes in Windows-1252, and control characters in Latin-1.
    western = "cp1252" if re.search(rb"[\x80-\x9f]", data) else "latin-1"
    central = ["iso8859_2", "cp1250"] if western == "latin-1" and _LATIN_2.search(sample) else ["cp1250"]
    # Western words have accented letters one at a time, words of other scripts have whole runs of high bytes.
    if sum(map(len, found)) < 2 * len(found) or not found:
        # What Latin-1 has as signs is a letter in central Europe, and stands within words.
        # The others come to be asked only where there is a byte that the first has no character for.
        if len(central) > 1 or _SIGN_IN_WORD.search(sample) or (_CARON.search(sample) and _SOUTH_SLAVIC.search(sample)):
            return [*central, western]
        return [western, "shift_jis", "mac_roman"]
    if len(_IN_LATIN_WORD.findall(sample)) >= 0.5 * len(found):
        return [*central, western]
    # Characters of East Asia are pairs of bytes, the first of them low; letters of Cyrillic are single ones, most of them high.
    leads = [lead for run in found for lead in run[::2]]
    in_pairs = sum(len(run) % 2 == 0 for run in found) >= 0.9 * len(found)
    if in_pairs and sum(lead <= _LAST_COMMON_LEAD for lead in leads) >= 0.7 * len(leads):
        return _east_asian(leads, western)
    letters = b"".join(found)
    likeliest = max(_CYRILLIC, key=lambda name: sum(one in _CYRILLIC[name] for one in letters))
    return [likeliest, "gbk", western]


def _is_big5(sample: bytes) -> bool:
    """Tell whether bytes are pairs in a row, of which the second is often ASCII, with common characters of Big5."""
    runs = _PAIRS.findall(sample)
    pairs = [run[place : place + 2] for run in runs for place in range(0, len(run), 2)]
    # In a western text a letter with an accent makes a pair with the letter behind it, but no row of pairs.
    in_rows = len(pairs) >= 2 * len(runs) > 0
    with_ascii = sum(pair[1] < 0x80 for pair in pairs) >= 0.1 * len(pairs)
    return in_rows and with_ascii and sum(pair[0] in _COMMON_OF_BIG5 for pair in pairs) >= 0.6 * len(pairs)


def _east_asian(leads: list[int], western: str) -> list[str]:
    """Order the encodings that have pairs of high bytes, by the rows of their tables that the first bytes stand for."""
    common = ["gbk", "big5", "euc_kr", western]
    if sum(lead in _KANA_LEADS for lead in leads) > 0.2 * len(leads):
        return ["euc_jp", *common]
    # Chinese goes beyond the rows of Hangul every other character.
    return ["euc_kr", *common] if max(leads) <= _LAST_HANGUL_LEAD else common
