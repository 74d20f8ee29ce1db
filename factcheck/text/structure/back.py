"""What asserts nothing among and after the running text: notes, contacts, boilerplate, links, signatures, end marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.text.structure.dates import day_in, has_date
from factcheck.text.structure.edges import speaks
from factcheck.text.structure.front import is_heading, line_of_when
from factcheck.text.structure.languages import LanguageRules, everywhere
from factcheck.text.structure.layout import RawBlock
from factcheck.text.structure.origin import dateline_length
from factcheck.text.structure.phrases import has_verb, is_stage, label_length, size
from factcheck.text.structure.titles import is_body

__all__ = ["called_notes", "name_the_back"]

_CALLED: Final = re.compile(
    r"(?<=[^\W\d_])(\d{1,3})(?=[.,;:]?(?:\s|\Z))|(?<=[.,;:!?”’\"»)][^\W_]{0})(?<!\d[.,])(\d{1,3})(?=\s|\Z)|(?<=\S)\s?(\[\d{1,3}\])|([¹²³⁰⁴-⁹]+)|(?<=\S)([*†‡]{1,3})(?=\s|\Z|[.,;])|(?<=\S)(\(\d{1,3}\))(?=\s|\Z)"
)
_NOTE_LINE: Final = re.compile(r"(\[\d{1,3}\]|[¹²³⁰⁴-⁹]+|[*†‡]{1,3}|\(\d{1,3}\)|\d{1,3})\s*(?=[^\s.)])")
_REACHABLE: Final = re.compile(r"@\S+\.\S|\+?\d[\d\s()/-]{5,}\d|https?://|www\.")
_BRACKETED: Final = re.compile(r"[(（\[【<*][^()（）\[\]]*[)）\]】>*][.。]?")
_STAGE_WORDS: Final = 4
_OPENING: Final = 120
_LONGEST_END: Final = 40
# A heading that comes again so many units after the word "contents" is an entry of the table there.
_ENTRIES_APART: Final = 8


def called_notes(units: Sequence[RawBlock]) -> frozenset[str]:
    """Give the marks of notes that the text calls and that open a line of their own."""
    called: set[str] = set()
    lines: set[str] = set()
    for unit in units:
        opening = _NOTE_LINE.match(unit.first.words)
        if opening:
            lines.add(opening.group(1))
        words = unit.first.words[opening.end() :] if opening else unit.first.words
        for part in (words, *(line.words for line in unit.lines[1:])):
            called.update(group for match in _CALLED.finditer(part) for group in match.groups() if group)
    return frozenset(called & lines)


def name_the_back(units: list[RawBlock], body: int, language: LanguageRules, *, turns: bool, letter: bool) -> None:
    """Name the kinds of the units in and after the running text that assert nothing."""
    notes = called_notes(units)
    page = sum(language.fills("menu", unit.words) for unit in units) > 2
    front = any(unit.kind in ("banner", "contact", "dateline") for unit in units[:body])
    front = front or (body < len(units) and dateline_length(units[body].words, language) > 0)
    _name_forwarded(units, body, language)
    state = ""
    for place in range(body, len(units)):
        unit = units[place]
        state = _state(units, place, state, language, notes=notes, page=page, front=front, letter=letter)
        if unit.kind in ("rule", "apparatus", "item-mark") or unit.sender:
            continue
        if state:
            unit.kind = state
        elif (
            _BRACKETED.fullmatch(unit.words)
            and (turns or size(unit.words, language) <= _STAGE_WORDS or is_stage(unit.words))
            and unit.kind in ("", "heading")
        ):
            unit.kind = "stage-direction"
        if state in ("end-mark", "apparatus-line", "salutation"):
            unit.kind = "apparatus" if state == "apparatus-line" else state
            state = "signature" if state == "salutation" and letter else ""
        elif state == "dateline-line":
            unit.kind, state = "dateline", ""
        elif state == "menu-line":
            unit.kind, state = "menu", ""
    _name_contents(units, language)
    _name_note_on_issuer(units, body, language)
    _name_rules(units)
    _name_signature(units, body, language, page=page)


def _state(
    units: Sequence[RawBlock],
    place: int,
    state: str,
    language: LanguageRules,
    *,
    notes: frozenset[str],
    page: bool,
    front: bool,
    letter: bool,
) -> str:
    """Give the reason that holds from this unit on, given the one that held before it."""
    unit = units[place]
    words = unit.words
    below = units[place + 1] if place + 1 < len(units) else None
    labelled = label_length(words, language) > 0
    if unit.kind == "rule":
        return state if state in ("apparatus", "menu") else ""
    if _ends_text(words, language):
        return "end-mark"
    if below is None and _signs_agency(units, unit):
        return "end-mark"
    if words == "--":
        return "signature"
    if language.has("boilerplate", words) and (not unit.kind or unit.kind == "item"):
        return "boilerplate"
    if page and language.fills("menu_after", words):
        return "menu"
    if state == "menu":
        return "menu" if unit.kind == "item" or not unit.closed or size(words, language) < 14 else ""
    if (
        page
        and not unit.kind
        and (language.fills("menu", words) or (language.opens("menu", words) and labelled and size(words, language) < 20))
    ):
        return "menu-line"
    if _opens_contact(unit, below, language, labelled=labelled):
        return "contact"
    if (
        state == "contact"
        and unit.kind == ""
        and (unit.first.gap == 0 or (bool(_REACHABLE.search(words)) and size(words, language) < 15))
        and not (unit.closed and size(words, language) > 10)
    ):
        return "contact"
    if state != "boilerplate" and _opens_about(units, place, language, front=front):
        return "boilerplate"
    if state == "boilerplate" and (unit.closed or unit.first.gap == 0) and unit.kind in ("", "item"):
        return "boilerplate"
    if (
        not unit.closed
        and language.fills("notes", words)
        and below
        and (_NOTE_LINE.match(below.first.words) or below.mark or _starts_like_note(below))
    ):
        return "apparatus"
    if state == "apparatus" and ((unit.kind in ("", "item") and not is_heading(units, place, language)) or unit.first.gap == 0):
        return "apparatus"
    opening = _NOTE_LINE.match(unit.first.words)
    if opening and opening.group(1) in notes and unit.first.words[opening.end() : opening.end() + 1].strip():
        return "apparatus-line"
    if not unit.kind and (
        (labelled and language.opens("source", words) and size(words, language) < 25)
        or (language.opens("credit", words) and size(words, language) < 12)
    ):
        return "apparatus-line"
    if (
        not unit.kind
        and language.has("caption", words)
        and re.search(r"[:：/©]", words)
        and size(words, language) < 40
        and not re.search(r"[.!?]\s+\S.*[.!?]\Z", words)
    ):
        return "apparatus-line"
    if (
        not unit.kind
        and not unit.closed
        and (unit.first.gap > 0 or below is None)
        and day_in(words, language)
        and line_of_when(unit, language)
    ):
        return "dateline-line"
    if (
        letter
        and not unit.kind
        and size(words, language) <= 10
        and language.opens("closing", words)
        and (not unit.closed or words[-1] in ",，،!.")
    ):
        return "salutation"
    if (letter or state == "signature") and labelled and language.opens("letterhead", words) and not unit.label:
        return "letterhead"
    if (
        state in ("signature", "letterhead")
        and not unit.closed
        and unit.kind == ""
        and (size(words, language) <= 8 or unit.first.gap == 0)
    ):
        return state
    return ""


def _name_forwarded(units: Sequence[RawBlock], body: int, language: LanguageRules) -> None:
    """Name the header of a message that another quotes below its own text, and the line that says so."""
    for place in range(body, len(units)):
        unit = units[place]
        if (
            unit.kind in ("", "heading")
            and len(unit.words) <= _LONGEST_END
            and unit.words.strip("-_= ").casefold().rstrip(":") in everywhere("forwarded")
        ):
            unit.kind = "letterhead"
        below = units[place + 1] if place + 1 < len(units) else None
        if below is None or below.first.gap > 0 or not (_heads(unit, language) and _heads(below, language)):
            continue
        for other in units[place:]:
            if not _heads(other, language) or (other is not unit and other.first.gap > 0):
                break
            length = label_length(other.words, language)
            sender = other.words[:length].strip(" :：*").casefold() in everywhere("senders")
            other.kind, other.label = "letterhead", None
            name = re.match(r"\s*[\"*]*([^<\[(\"*]+[^<\[(\"*\s])", other.words[length:]) if sender else None
            if name:
                other.sender = (other.start + length + name.start(1), other.start + length + name.end(1))


def _heads(unit: RawBlock, language: LanguageRules) -> bool:
    """Tell whether a line is one of the header of a message: a label of those, with something after it."""
    if unit.kind not in ("", "turn", "heading", "item") or unit.mark:
        return False
    return label_length(unit.words, language) > 0 and language.opens("headers", unit.words) is not None


def _ends_text(words: str, language: LanguageRules) -> bool:
    """Tell whether a line only says that the text ends, in its own language or, in capitals or between signs, in another."""
    if len(words) > _LONGEST_END or (len(words) <= 2 and words.isalnum() and words.isascii()):
        return False
    if language.fills("end", words):
        return True
    bare = words.strip("-–—()（）[]*/#. ")
    return (
        bare.casefold() in everywhere("end") and len(bare) > 2 - (not bare.isascii()) and (bare == bare.upper() or bare != words)
    )


def _signs_agency(units: Sequence[RawBlock], unit: RawBlock) -> bool:
    """Tell whether the last line is the sign, in brackets, of the agency that the dateline names."""
    sign = unit.words.rstrip(".")
    return (
        bool(_BRACKETED.fullmatch(sign))
        and sign.isupper()
        and any(sign in other.words[:_OPENING] for other in units if other is not unit)
    )


def _starts_like_note(unit: RawBlock) -> bool:
    return re.match(r"\W*\d", unit.first.words) is not None


def _opens_contact(unit: RawBlock, below: RawBlock | None, language: LanguageRules, *, labelled: bool) -> bool:
    words = unit.words
    if (
        unit.kind not in ("", "heading", "turn")
        or unit.label
        or language.opens("contact", words) is None
        or size(words, language) > 60
    ):
        return False
    heads = (
        language.fills("contact", words) and below is not None and bool(_REACHABLE.search(below.words) or below.first.gap == 0)
    )
    return heads or bool(_REACHABLE.search(words)) or (labelled and not unit.closed)


def _opens_about(units: Sequence[RawBlock], place: int, language: LanguageRules, *, front: bool) -> bool:
    unit = units[place]
    opener = language.opens("about", unit.words)
    if opener is None or unit.closed or size(unit.words, language) > 12 or not is_heading(units, place, language):
        return False
    whole = language.fills("about", unit.words) and len(unit.words.split()) > 1
    return (
        whole
        or is_body(unit.words[opener.end() :].strip(), language)
        or (front and place * 2 >= len(units) - 1 and unit.words[opener.end() :].strip()[:1].isupper())
    )


def _name_contents(units: Sequence[RawBlock], language: LanguageRules) -> None:
    openers = [place for place, unit in enumerate(units) if language.fills("contents", unit.words)]
    if not openers:
        return
    last = {_bare(unit.words): place for place, unit in enumerate(units)}
    last_aside = {_bare(unit.words): place for place, unit in enumerate(units) if unit.kind == "apparatus"}
    for place in openers:
        unit = units[place]
        unit.kind = "apparatus"
        seen: set[str] = set()
        for at in range(place + 1, len(units)):
            other = units[at]
            bare = _bare(other.words)
            again = last[bare] >= place + _ENTRIES_APART or last_aside.get(bare, -1) > place
            if bare in seen or (other.kind != "apparatus" and not again):
                break
            seen.add(bare)
            other.kind = "apparatus"


def _name_note_on_issuer(units: Sequence[RawBlock], body: int, language: LanguageRules) -> None:
    """Name the last paragraph of a release as boilerplate if it says what its issuer is, right before the contact or the end."""
    names = [unit.words.casefold() for unit in units[:body] if unit.kind == "banner" and is_body(unit.words, language)]
    place = max((place for place, unit in enumerate(units) if unit.kind in ("", "item", "turn")), default=-1)
    behind = {unit.kind for unit in units[place + 1 :]}
    if (
        place < body + 3
        or not names
        or not behind & {"contact", "end-mark"}
        or not behind <= {"contact", "end-mark", "rule", "boilerplate"}
    ):
        return
    unit = units[place]
    opening = re.sub(r"\A(?:\w{1,3}\s|\w['’])", "", unit.words.casefold())
    if (
        not unit.kind
        and any(opening.startswith(name) or unit.words.casefold().startswith(name) for name in names)
        and not has_date(unit.words, language)
    ):
        unit.kind = "boilerplate"


def _bare(words: str) -> str:
    return re.sub(r"[\W\d_]+", " ", words).strip().casefold()


def _name_rules(units: Sequence[RawBlock]) -> None:
    asserting = [place for place, unit in enumerate(units) if unit.kind in ("", "item", "turn", "row")]
    last = asserting[-1] if asserting else -1
    for place, unit in enumerate(units):
        if unit.kind == "rule":
            signs = unit.words.strip()
            unit.kind = (
                "end-mark" if place > last and (speaks(signs[0]) or signs[0] in "#*") and len(signs) < 12 else "decoration"
            )


def _name_signature(units: Sequence[RawBlock], body: int, language: LanguageRules, *, page: bool) -> None:
    """Name the lines of names under a text that has no words of farewell."""
    places = [
        place
        for place, unit in enumerate(units)
        if unit.kind not in ("decoration", "end-mark", "contact", "boilerplate", "letterhead", "apparatus", "dateline")
    ]
    if page or any(unit.kind == "signature" for unit in units):
        return
    for place in reversed(places):
        unit = units[place]
        if (
            place <= body
            or unit.kind
            or unit.closed
            or size(unit.words, language) > 10
            or has_verb(unit.words, language)
            or not language.is_cased
        ):
            return
        words = [word for word in re.findall(r"[^\W\d_]+", unit.first.words) if len(word) > 1]
        if not words or not all(word[0].isupper() for word in words) or (unit.words.isupper() and size(unit.words, language) < 2):
            return
        unit.kind = "signature"
