"""What asserts nothing among and after the running text: notes, contacts, boilerplate, links, signatures, end marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

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
# Lines of so many words can still be what the name says; longer ones tell something.
_TEASER_WORDS: Final = 14
_LABELLED_WORDS: Final = 20
_REACHABLE_WORDS: Final = 15
_SHORT_WORDS: Final = 10
_SOURCE_WORDS: Final = 25
_CREDIT_WORDS: Final = 12
_CAPTION_WORDS: Final = 40
_NAME_WORDS: Final = 8
_CREDITED: Final = r"{}[^\W\d_]*\s?[:：/©]|[/(|©]\s?{}"
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
    # A number that opens a line is a note only if the text calls it; else it is an item.
    notes = called_notes(units)
    page = sum(language.fills("menu", unit.words) for unit in units) > 2
    front = any(unit.kind in ("banner", "contact", "dateline") for unit in units[:body])
    front = front or (body < len(units) and dateline_length(units[body].words, language) > 0)
    _name_forwarded(units, body, language)
    around = _Around(language=language, notes=notes, page=page, front=front, letter=letter)
    state = ""
    for place in range(body, len(units)):
        unit = units[place]
        state = _state(units, place, state, around)
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
    # Contents, the note on the issuer and signatures are told by what lies around them, so they come when all else is named.
    _name_contents(units, language)
    _name_note_on_issuer(units, body, language)
    _name_rules(units)
    _name_signature(units, body, language, page=page)


@attrs.frozen(kw_only=True)
class _Around:
    """What is known of the text as a whole: the marks of its notes, and whether it is a web page, has a front, is a letter."""

    language: LanguageRules
    notes: frozenset[str]
    page: bool
    front: bool
    letter: bool


def _state(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str:
    """Give the reason that holds from this unit on, given the one that held before it.

    The order is that of certainty: an end mark is one wherever it stands, while a short line is a signature only if nothing
    else is known of it.
    """
    if units[place].kind == "rule":
        return state if state in ("apparatus", "menu") else ""
    for reason_of in (_end_reason, _page_reason, _contact_reason, _about_reason, _note_reason, _line_reason, _letter_reason):
        reason = reason_of(units, place, state, around)
        if reason is not None:
            return reason
    return ""


def _end_reason(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str | None:
    unit = units[place]
    if _ends_text(unit.words, around.language) or (place == len(units) - 1 and _signs_agency(units, unit)):
        return "end-mark"
    if unit.words == "--":
        # Programs for mail put the signature below this line.
        return "signature"
    plain = not unit.kind or unit.kind == "item"
    return "boilerplate" if plain and _is_boilerplate(unit, around.language) else None


def _is_boilerplate(unit: RawBlock, language: LanguageRules) -> bool:
    """Tell whether a line has one of the phrases under every text; one word such as "copyright" also stands in sentences."""
    if not language.has("boilerplate", unit.words):
        return False
    found = language.pattern("boilerplate").search(unit.words)
    if found is None or language.is_unspaced or not found.group().isalpha():
        return True
    return not unit.closed or re.match(r"[\s,]*(?:©|\(c\)|\d{4})", unit.words[found.end() :]) is not None


def _page_reason(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str | None:
    unit, language, words = units[place], around.language, units[place].words
    if around.page and language.fills("menu_after", words):
        return "menu"
    if state == "menu":
        return "menu" if unit.kind == "item" or not unit.closed or size(words, language) < _TEASER_WORDS else ""
    if not around.page or unit.kind:
        return None
    labelled = label_length(words, language) > 0 and size(words, language) < _LABELLED_WORDS
    return "menu-line" if language.fills("menu", words) or (labelled and language.opens("menu", words)) else None


def _contact_reason(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str | None:
    unit, language = units[place], around.language
    below = units[place + 1] if place + 1 < len(units) else None
    if _opens_contact(unit, below, language, labelled=label_length(unit.words, language) > 0):
        return "contact"
    if state != "contact" or unit.kind:
        return None
    long = size(unit.words, language)
    beside = unit.first.gap == 0 or (bool(_REACHABLE.search(unit.words)) and long < _REACHABLE_WORDS)
    return "contact" if beside and not (unit.closed and long > _SHORT_WORDS) else None


def _about_reason(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str | None:
    unit = units[place]
    if state != "boilerplate":
        return "boilerplate" if _opens_about(units, place, around.language, front=around.front) else None
    return "boilerplate" if (unit.closed or unit.first.gap == 0) and unit.kind in ("", "item") else None


def _note_reason(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str | None:
    unit, language = units[place], around.language
    below = units[place + 1] if place + 1 < len(units) else None
    if not unit.closed and below and language.fills("notes", unit.words):
        first = below.first.words
        if _NOTE_LINE.match(first) or below.mark or _starts_like_note(below):
            return "apparatus"
    if state == "apparatus" and ((unit.kind in ("", "item") and not is_heading(units, place, language)) or unit.first.gap == 0):
        return "apparatus"
    opening = _NOTE_LINE.match(unit.first.words)
    calls = opening is not None and opening.group(1) in around.notes
    return "apparatus-line" if opening and calls and unit.first.words[opening.end() : opening.end() + 1].strip() else None


def _line_reason(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str | None:
    """Tell whether one line, whatever stands around it, is a source, a credit, a caption or a day."""
    unit, language, words = units[place], around.language, units[place].words
    if unit.kind:
        return None
    long = size(words, language)
    sourced = long < _SOURCE_WORDS and language.fills("source", words[: label_length(words, language)])
    if sourced or (long < _CREDIT_WORDS and language.opens("credit", words)):
        return "apparatus-line"
    credited = long < _CAPTION_WORDS and language.has("caption", words) and language.pattern("caption", _CREDITED).search(words)
    if credited and not re.search(r"[.!?]\s+\S.*[.!?]\Z", words):
        return "apparatus-line"
    alone = not unit.closed and (unit.first.gap > 0 or place == len(units) - 1)
    return "dateline-line" if alone and day_in(words, language) and line_of_when(unit, language) else None


def _letter_reason(units: Sequence[RawBlock], place: int, state: str, around: _Around) -> str | None:
    unit, language, words = units[place], around.language, units[place].words
    long = size(words, language)
    farewell = around.letter and not unit.kind and long <= _SHORT_WORDS and language.opens("closing", words)
    if farewell and (not unit.closed or words[-1] in ",，،!."):
        return "salutation"
    labelled = label_length(words, language) > 0 and not unit.label
    if (around.letter or state == "signature") and labelled and language.opens("letterhead", words):
        return "letterhead"
    goes_on = state in ("signature", "letterhead") and not unit.closed and not unit.kind
    return state if goes_on and (long <= _NAME_WORDS or unit.first.gap == 0) else None


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
    # Only a name that the banner states is looked for: a paragraph on another body is news.
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
    # From the end upwards, names go on until the first line that is more than a name.
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
