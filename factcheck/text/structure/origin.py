"""Where a text says of itself who issued it and when: the dateline that opens it, the issuer, the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.text.structure.dates import day_in, has_date
from factcheck.text.structure.languages import LanguageRules, everywhere
from factcheck.text.structure.layout import RawBlock
from factcheck.text.structure.phrases import has_verb, label_length, size
from factcheck.text.structure.titles import is_body

__all__ = ["dateline_length", "find_day", "find_issuer"]

# A colon before a figure is a time of day.
_SEPARATOR: Final = re.compile(r"\s*(?:--|[—–]|\.\s?[-–—]{1,2}|(?<=\s)-(?=\s)|[:：](?!\d))\s*")
_WIRE: Final = re.compile(r"[^。，]{2,40}?\d{1,2}日(?:[^。，\s]{0,6})?[电電讯訊](?:\s?[（(][^）)]*[）)])?|【[^】]{2,30}】")
_AGENCY: Final = re.compile(r"([^.!?]{2,60})\.\s?/[^/]{2,40}/\.?\s*(?:[-–—]+\s*)?")
# After place and day, an agency in capitals with a stop or a dash of its own.
_NAMED_AGENCY: Final = re.compile(r"/?[^\W\d_a-zа-яё]{2,10}(?: [^\W\d_]\w+)?/?\s?(?:[.—–]|--)\s+")
_IN_BRACKETS: Final = re.compile(r"[(/]([^()/\d]{2,40})[)/]\s*(?:--|[—–-]|\.\s?[-–—]?|:)?\s*\Z")
_REACH: Final = 220
_PLACE_LENGTH: Final = 40
_PLACE_WORDS: Final = 3
_CAPITALS: Final = 8


def dateline_length(words: str, language: LanguageRules) -> int:
    """Give the length of the dateline that opens a paragraph, with its dash or colon; 0 if none does."""
    head = words[:_REACH]
    stopped = _stopped_length(head, language)
    if stopped:
        return stopped
    wire = _WIRE.match(head) or _AGENCY.match(head)
    if wire and (wire.re is _WIRE or has_date(wire.group(), language) or wire.group(1)[:3].isupper()):
        return len(wire.group().rstrip())
    # The fourth dash of a paragraph is one inside a sentence.
    for count, mark in enumerate(_SEPARATOR.finditer(head)):
        if count > 3 or mark.start() == 0:
            break
        prefix, rest = head[: mark.start()], head[mark.end() :]
        if rest and not rest.lstrip("\"'“«„(")[:1].islower() and _is_dateline(prefix, mark.group().strip(), language):
            agency = _NAMED_AGENCY.match(rest)
            return len(head[: mark.end() + (agency.end() if agency else 0)].rstrip())
    return 0


def _stopped_length(head: str, language: LanguageRules) -> int:
    """Give the length of a place and a day with a full stop ("Tarn, 4. März 2002. Die Brücke …"); 0 if none opens the words."""
    day = day_in(head, language)
    if day is None or not 0 < day[0] <= _PLACE_LENGTH:
        return 0
    place = language.pattern("before_date", r"\W*{}\W*\Z").sub("", head[: day[0]]).rstrip()
    stop = re.match(r"(?:\s\([^()]{2,30}\))?\.(?=\s+[^\W\d_a-z])", head[day[1] :])
    plain = head[: day[0]].rstrip().endswith(",") and head[0].isupper() and not has_verb(place, language)
    return day[1] + stop.end() if stop and plain and size(place, language) <= _PLACE_WORDS else 0


def _is_dateline(prefix: str, mark: str, language: LanguageRules) -> bool:
    bare = re.sub(r"\b\w{1,5}\.", "", prefix)
    if re.search(r"[!?;。]|\.\s+[^\W\d_a-z]\w{3,}", bare):
        return False
    day = day_in(prefix, language)
    short = size(prefix, language) <= 20
    if (
        day
        and short
        and size(prefix[day[1] :], language) <= 6
        and not has_verb(re.sub(r"(?i)\b(?:den|le|am|il|on|de|del|a|à)\b", "", prefix[: day[0]]), language)
    ):
        return day[0] > 0 or mark in ("--", "—", "–", "-") or size(prefix, language) <= 6
    if mark in (":", "："):
        return False
    dated = has_date(prefix, language) and size(prefix, language) <= 10 and "," in prefix
    agency = re.fullmatch(r"[^\W\d_][^()]{1,50}\([^()]{2,40}\)\.?", prefix) is not None and size(prefix, language) <= _CAPITALS
    first = prefix.split(",")[0].split("(")[0].strip()
    capital = first.isupper() and len(first) > 2 and size(prefix, language) <= _CAPITALS and not re.search(r"\d\.", prefix)
    return capital or ((dated or agency) and prefix[0] == prefix[0].upper() and not has_verb(first, language))


def find_day(units: Sequence[RawBlock], datelines: Sequence[str], language: LanguageRules) -> str | None:
    """Give the day of issue: of the datelines first, then of the banner; None unless day, month and year are stated."""
    # A dateline says when a text was released; a banner may say when a sitting was, and a title what it is on.
    for words in [*datelines, *(unit.words for unit in units if unit.kind in ("banner", "letterhead", "title"))]:
        day = day_in(words, language)
        if day:
            return day[2]
    return None


def find_issuer(
    text: str, units: Sequence[RawBlock], datelines: Sequence[tuple[int, int]], language: LanguageRules, *, letter: bool
) -> tuple[int, int] | None:
    """Give the extent of the name of whoever issued the text, where a line states it plainly."""
    # The order is that of plainness: a sender signs for the words, while a note on the issuer may be on a partner.
    return (
        _sender(text, units, language, letter=letter)
        or _in_banner(units, language)
        or _labelled(units, language)
        or _adopted(text, units, language)
        or _in_dateline(text, datelines, language)
        or _about(text, units, language)
        or _copyright(text, units)
        or _signer(units)
    )


def _sender(text: str, units: Sequence[RawBlock], language: LanguageRules, *, letter: bool) -> tuple[int, int] | None:
    senders = everywhere("senders")
    for unit in units:
        length = label_length(unit.words, language)
        if unit.kind == "letterhead" and length and unit.words[:length].strip(" :：").casefold() in senders:
            name = re.sub(r"\s*[<\[(].*", "", unit.words[length:]).strip(" \"'")
            place = text.find(name, unit.start) if name else -1
            return (place, place + len(name)) if name and place >= 0 else None
    first = next((unit for unit in units if unit.kind == "letterhead"), None) if letter else None
    return (
        (first.start, first.lines[0].end)
        if first and not label_length(first.words, language) and units.index(first) == 0
        else None
    )


def _in_banner(units: Sequence[RawBlock], language: LanguageRules) -> tuple[int, int] | None:
    for unit in units:
        if unit.kind == "banner" and is_body(unit.words, language) and not language.fills("kinds", unit.words):
            return unit.start, unit.end
    return None


def _labelled(units: Sequence[RawBlock], language: LanguageRules) -> tuple[int, int] | None:
    """Read "Source: Some Agency" over the text."""
    for unit in units:
        if unit.kind not in ("dateline", "banner"):
            continue
        match = language.pattern("source", r"{}\s?[:：]\s*([^|·,，]{2,60})").search(unit.words)
        if match and not re.search(r"\d", match.group(1)):
            start = unit.start + match.start(1)
            return start, start + len(match.group(1).rstrip())
    return None


def _adopted(text: str, units: Sequence[RawBlock], language: LanguageRules) -> tuple[int, int] | None:
    for unit in units:
        opener = language.opens("adoption", unit.words) if unit.kind == "dateline" else None
        rest = unit.words[opener.end() :] if opener else ""
        match = re.match(
            r"\s*(?:the |le |la |l['’]|el |il |o |a |de |het )?([^,]{3,80}?)(?=\s(?:at|on|in|à|en|lors|le|am|in|auf|na)\s|,|\Z)",
            rest,
        )
        if opener and match and is_body(match.group(1), language):
            start = unit.start + opener.end() + match.start(1)
            return start, start + len(match.group(1))
    return None


def _in_dateline(text: str, datelines: Sequence[tuple[int, int]], language: LanguageRules) -> tuple[int, int] | None:
    for start, end in datelines:
        words = text[start:end]
        bracket = _IN_BRACKETS.search(words)
        if bracket and not has_date(bracket.group(1), language) and bracket.group(1)[:1].isupper():
            return start + bracket.start(1), start + bracket.end(1)
        day = day_in(words, language)
        before = re.split(r"[,،、]", words[: day[0]])[0].strip() if day else ""
        if before and is_body(before, language):
            return start, start + len(before)
    return None


def _about(text: str, units: Sequence[RawBlock], language: LanguageRules) -> tuple[int, int] | None:
    for unit in units:
        opener = language.opens("about", unit.words) if unit.kind == "boilerplate" and not unit.closed else None
        if opener and size(unit.words, language) <= 12:
            name = re.sub(
                r"\A\s*(?:the|la|le|les|die|der|das|el|il|o|a|de|het)\s+|\A\s*l['’]",
                "",
                unit.words[opener.end() :],
                flags=re.IGNORECASE,
            ).strip()
            if name:
                place = text.find(name, unit.start)
                return (place, place + len(name)) if place >= 0 else None
    return None


def _copyright(text: str, units: Sequence[RawBlock]) -> tuple[int, int] | None:
    for unit in units:
        match = (
            re.search(r"(?:©|\(c\)|[Cc]opyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*([^.,|·\d]{3,60})", unit.words)
            if unit.kind == "boilerplate"
            else None
        )
        if match:
            place = text.find(match.group(1).strip(), unit.start)
            return (place, place + len(match.group(1).strip())) if place >= 0 else None
    return None


def _signer(units: Sequence[RawBlock]) -> tuple[int, int] | None:
    # Judges sign as well; but a judgment has its court in the banner.
    if not any(unit.kind == "salutation" for unit in units):
        return None
    first = next((unit for unit in units if unit.kind == "signature"), None)
    return (first.first.start, first.first.end) if first else None
