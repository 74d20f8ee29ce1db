"""What stands before and around the running text: title, banner, dateline, contact, letterhead, menu, signature, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from factcheck.text.structure.dates import day_in, has_date
from factcheck.text.structure.languages import LanguageRules, ends_open
from factcheck.text.structure.layout import RawBlock
from factcheck.text.structure.phrases import greets, has_verb, is_stage, label_length, size
from factcheck.text.structure.sentences import sentences
from factcheck.text.structure.titles import is_body, name_titles
from factcheck.text.structure.turns import wrote_label

__all__ = ["is_heading", "line_of_when", "name_the_front"]

_NUMBER: Final = re.compile(
    r"[A-Z]{1,6}(?:[/.-][A-Z0-9().]+)+(?:\s\(?\d{4}\)?)?|(?:\d+\s?)?[A-Z]{1,5}\s?\d+/\d{2,4}|(?:No|N|Nr|№)\W{0,3}\d[\d/.-]*"
)
_WEB: Final = re.compile(r"https?://|www\.|@\S+\.\S")
_AMID: Final = re.compile(r"[^\W\d_][.!?…][\"”’»)]*\s+[\"“«(\[]?\w|[。！？।॥։።၊။។།]\s*\w")
_ASIDE: Final = ("menu", "apparatus", "stage-direction", "decoration", "contact")
_TITLE_WORDS: Final = 25
_HEADING_WORDS: Final = 16
_LINE_WORDS: Final = 8
_SHORT_WORDS: Final = 6
_LABEL_WORDS: Final = 5
# Where nothing of a text has a stop, a title is this much shorter than the text below it, and no longer than a line.
_TITLE_SHARE: Final = 0.6
_TITLE_LENGTH: Final = 90


def is_heading(units: Sequence[RawBlock], place: int, language: LanguageRules) -> bool:
    """Tell whether a unit inside a text is a heading: one short line that is no sentence and opens something."""
    unit = units[place]
    if unit.kind == "heading" or unit.told:
        return unit.kind == "heading"
    after = next((other for other in units[place + 1 : place + 6] if other.kind not in _ASIDE), None)
    colon = unit.words.endswith((":", "："))
    if len(unit.lines) > 2 or after is None or (unit.closed and not colon) or size(unit.words, language) > _HEADING_WORDS:
        return False
    if unit.kind == "item":
        return not colon and (unit.first.gap > 0 or place == 0) and _heads_below(unit, after, language)
    if unit.kind or unit.words.endswith((",", "，", "،")) or are_several(unit.words, language):
        return False
    above = units[place - 1] if place else None
    if colon:
        return (above is None or unit.first.gap > 0 or above.kind != "") and _is_label(unit, after, language)
    return after.kind not in ("rule", "end-mark") and _stands_over(unit, above, after, language)


def _heads_below(unit: RawBlock, after: RawBlock, language: LanguageRules) -> bool:
    """Tell whether an item is the heading of what comes after it."""
    if unit.mark and not unit.mark.values.keys() - {"glyph", "word"}:
        return False
    opens = after.kind in ("turn", "heading") or (after.kind == "" and (after.closed or are_several(after.words, language)))
    if after.first.gap > 0:
        return opens
    # In minutes the text often follows right on the next line; an item that is no sentence is then the heading of that.
    return (
        opens
        and after.kind in ("", "turn")
        and not unit.words[:1].islower()
        and size(unit.words, language) <= _LINE_WORDS
        and (language.is_unspaced or not has_verb(unit.words, language))
    )


def _is_label(unit: RawBlock, after: RawBlock, language: LanguageRules) -> bool:
    """Tell whether words with a colon only name what comes, rather than being a sentence that it goes on."""
    if size(unit.words, language) > _LABEL_WORDS or has_verb(unit.words, language) or ends_open(unit.words, language):
        return False
    return not (_goes_on(after) and size(unit.words, language) > 2)


def _goes_on(after: RawBlock) -> bool:
    """Tell whether an item goes on with the sentence above it: in a small letter, and it is no figure or key with its value."""
    return after.kind == "item" and after.words[:1].islower() and not re.search(r"\d|:\s+\S", after.words)


def _stands_over(unit: RawBlock, above: RawBlock | None, after: RawBlock, language: LanguageRules) -> bool:
    """Tell whether a line without a stop stands over something as a heading does: in capitals, alone, or short and verbless."""
    words, long = unit.words, size(unit.words, language)
    verbless = not has_verb(words, language)
    # Capitals over a list head it, even where they hold a verb: "WHAT WE ASK FOR".
    capitals = words.isupper()
    opens = after.kind == "item" and after.mark is not None
    if opens and "," in words and after.mark and 1 in after.mark.values.values():
        return False
    if opens and after.first.gap == 0 and not (verbless or capitals):
        return False
    if (
        opens
        and language.is_cased
        and after.words[:1].islower()
        and not capitals
        and long > 2
        and not re.search(r"\d", after.words)
    ):
        # "The Court" over items in small letters is the beginning of a sentence that they end.
        return False
    if not language.is_cased and long > (_LINE_WORDS if language.is_unspaced else _SHORT_WORDS):
        return False
    if language.has_trait("unstopped") and not verbless:
        return False
    # A short line right under a finished sentence begins something new.
    beside = above is not None and (above.closed or above.kind in _ASIDE)
    short = len(unit.lines) == 1 and long <= _SHORT_WORDS and verbless and words[:1].isupper()
    return capitals or above is None or unit.first.gap > 0 or (short and beside)


def are_several(words: str, language: LanguageRules) -> bool:
    """Tell whether words are more than one sentence, as no heading is."""
    return _AMID.search(words) is not None and next(islice(sentences(words, language), 1, None), None) is not None


def name_the_front(units: list[RawBlock], language: LanguageRules) -> tuple[int, bool]:
    """Name the kinds of the units before the running text; give the place where that begins, and whether it is a letter."""
    stop = _body(units, language)
    head = units[:stop]
    mail = sum(language.opens("headers", unit.words) is not None and label_length(unit.words, language) > 0 for unit in head) > 1
    greets = any(not unit.kind and _is_salutation(unit, language) for unit in [*head, *units[stop : stop + 2]])
    # A speech greets as well, but has no words of farewell on a line of their own, and no references.
    farewell = any(size(unit.words, language) <= 10 and language.opens("closing", unit.words) for unit in units[stop:])
    letter = mail or (greets and farewell)
    page = sum(language.fills("menu", unit.words) for unit in units) > 2
    rest: list[RawBlock] = []
    contact = False
    for unit in head:
        contact = (contact and unit.first.gap == 0) or (_is_contact(unit, language) and size(unit.words, language) < _TITLE_WORDS)
        if unit.kind in ("rule", "apparatus", "procedural", "item-mark"):
            continue
        if page and language.fills("menu", unit.words):
            contact = False
        reason = "contact" if contact and not letter else _front_reason(unit, language, letter=letter, mail=mail, page=page)
        if reason:
            unit.kind = reason
        elif unit.kind != "columns":
            rest.append(unit)
    if page:
        rest = _after_menu(head, rest, language)
    name_titles(head, rest, language, letter=letter)
    last = rest[-1] if rest else None
    if stop == len(units) and last is not None and last.kind in ("title", "heading") and not last.mark:
        # Where nothing else could assert anything, a line without a full stop is taken for a sentence, not for a heading.
        last.kind = ""
        stop = units.index(last)
    return stop, letter


def _body(units: Sequence[RawBlock], language: LanguageRules) -> int:
    """Give the place of the first unit of running text."""
    turns = any(unit.kind == "turn" for unit in units)
    # Where no sentence has a stop, the lack of one says nothing about a line.
    unstopped = language.has_trait("unstopped") or not any(unit.closed for unit in units)
    longest = max((len(unit.words) for unit in units if unit.kind in ("", "item")), default=0) if unstopped else 0
    for place, unit in enumerate(units):
        after = units[place + 1] if place + 1 < len(units) else None
        if unit.kind in ("turn", "row", "columns") or (unit.kind == "item" and not is_heading(units, place, language)):
            return place
        if (
            unit.kind
            or wrote_label(unit.words, unit.start, language)
            or (language.has("menu", unit.words) and size(unit.words, language) < 15)
        ):
            continue
        if _is_contact(unit, language) or _is_salutation(unit, language):
            continue
        if label_length(unit.words, language) and language.opens("attendance", unit.words):
            continue
        if unit.words.endswith(":") and language.opens("adoption", unit.words):
            continue
        if not turns and _is_sentence_in_brackets(unit.words, language):
            return place
        if _reads_as_text(unit, after, language, first=place == 0) or (
            unstopped and _is_unstopped_text(unit, after, longest, language)
        ):
            return place
    return len(units)


def _is_sentence_in_brackets(words: str, language: LanguageRules) -> bool:
    """Tell whether brackets hold a whole sentence, as they may outside transcripts: "(The bridge was closed in May.)"."""
    inside = re.fullmatch(r"[(（\[](.+)[.。!][)）\]]", words)
    if inside is None or words.isupper() or language.opens("remarks", inside[1]):
        return False
    return size(inside[1], language) > _LABEL_WORDS - 1 and has_verb(inside[1], language) and not is_stage(words)


def _is_unstopped_text(unit: RawBlock, after: RawBlock | None, longest: int, language: LanguageRules) -> bool:
    """Tell whether a line is a paragraph rather than a title in a text where no sentence has a stop, as in Thai."""
    words = unit.words
    long = size(words, language)
    if words.isupper() or line_of_when(unit, language) or language.opens("kinds", words):
        return False
    if is_body(words, language) and long <= _SHORT_WORDS:
        return False
    if long <= _LABEL_WORDS - 2 or (after is not None and after.kind not in ("", "end-mark")):
        return False
    return len(words) > min(_TITLE_LENGTH, _TITLE_SHARE * longest)


def _reads_as_text(unit: RawBlock, after: RawBlock | None, language: LanguageRules, *, first: bool) -> bool:
    words = unit.words
    long = size(words, language)
    if (
        re.fullmatch(r"[(（\[].*[)）\]]", words)
        or line_of_when(unit, language)
        or language.fills("kinds", words)
        or language.opens("boilerplate", words)
    ):
        return False
    if words.endswith((":", "：", "՝", ",", "，", "،")):
        opens = after is not None and (after.kind == "item" or after.words.endswith((",", ";", "،", "؛", "；")))
        if opens and _AMID.search(words):
            # A sentence that ends amid the line shows that what opens the list is running text as well.
            return True
        return opens and (
            ((has_verb(words, language) or ends_open(words, language)) and long > 1.5)
            or (after is not None and _goes_on(after) and long > 2)
            or (words.endswith((",", "،")) and after is not None and after.first.gap > 0 and not first)
        )
    if unit.closed:
        asks = words.rstrip("»”\"' ")[-1:] in "?!？！؟"
        if language.opens("kinds", words) and has_date(words, language) and long <= _LINE_WORDS:
            # "Wyrok z dnia 25 listopada 2004 r." ends in a short form, and is no sentence.
            return False
        return (
            not (first and asks and after is not None and after.first.gap > 0 and long <= _HEADING_WORDS)
            and (long >= 2 or not first)
            and not _NUMBER.fullmatch(words)
        )
    return (
        long > _TITLE_WORDS
        or (long > _LINE_WORDS and are_several(words, language))
        or (after is not None and after.kind == "item" and after.first.gap == 0 and has_verb(words, language))
        or bool(not language.is_cased and long > _HEADING_WORDS)
    )


def _is_contact(unit: RawBlock, language: LanguageRules) -> bool:
    """Tell whether a line says whom to ask; "Contact with the village was lost." does not."""
    words = unit.words
    if language.opens("contact", words) is None:
        return False
    return (
        not unit.closed
        or label_length(words, language) > 0
        or _WEB.search(words) is not None
        or re.search(r"\d{4}", words) is not None
    )


def _is_salutation(unit: RawBlock, language: LanguageRules) -> bool:
    if unit.words[-1] in ".。":
        return greets(unit.words, language)
    short = size(unit.words, language) <= _LINE_WORDS and unit.words[-1] in ",!:，！：،"
    return short and language.opens("salutation", unit.words) is not None


def line_of_when(unit: RawBlock, language: LanguageRules) -> bool:
    """Tell whether a line only says who wrote it, where and when."""
    words = unit.words
    long = size(words, language)
    # A line of when and where is short; a sentence that begins with a day is not.
    if long > 25 or (unit.closed and long > 12 and not language.opens("published", words)):
        return False
    opener = language.opens("published", words) or language.opens("adoption", words)
    day = day_in(words, language)
    labelled = language.fills("published", words[: label_length(words, language)])
    if opener and (day or has_date(words, language) or labelled):
        return True
    byline = language.opens("byline", words)
    if byline and long <= 9 and not unit.closed and _is_capital(words[byline.end() :].strip(" :：")):
        return len(words[byline.end() :].split()) > 0 or language.is_unspaced
    start, end, _ = day or (0, len(words), "")
    if not has_date(words, language) or (unit.closed and _tells(words[:start] + words[end:], language)):
        return False
    before, after = words[:start].strip(), words[end:].strip()
    bare = language.pattern("before_date", r"\W*(?:{}\W*)+\Z").sub("", before)
    if day is None:
        return size(words, language) <= 4
    return (
        (not before or bare != before or before[-1:] in ",،、，.–—-|·:" or size(before, language) <= 2)
        and size(after, language) <= (15 if language.is_unspaced else 8)
        and not has_verb(bare, language)
    )


def _is_capital(name: str) -> bool:
    return name[:1].isalpha() and not name[0].islower()


def _tells(rest: str, language: LanguageRules) -> bool:
    """Tell whether a closed line says more than where and when: it has words in small letters."""
    return size(rest, language) > 2 and (
        not language.is_cased or re.search(r"(?<![^\W\d_])[^\W\d_]{4,}", re.sub(r"\b[A-ZÀ-ÞА-Я]\w*", "", rest)) is not None
    )


def _front_reason(unit: RawBlock, language: LanguageRules, *, letter: bool, mail: bool, page: bool) -> str | None:
    """Tell why a line before the running text asserts nothing, unless it is a title."""
    words = unit.words
    labelled = label_length(words, language) > 0
    subject = language.opens("subject", words) is not None and labelled and bool(words[label_length(words, language) :].strip())
    if unit.kind in ("turn", "row"):
        return None
    if subject:
        return None
    if (
        page
        and not has_date(words, language)
        and (
            language.fills("menu", words)
            or (language.opens("menu", words) and not unit.closed and size(words, language) <= 8)
            or _is_crumb(words)
            or (language.has("menu", words) and "|" in words)
        )
    ):
        return "menu"
    if (mail or letter) and labelled and language.opens("headers", words):
        return "dateline" if day_in(words, language) else "letterhead"
    if letter and language.opens("letterhead", words):
        return "letterhead"
    if _is_salutation(unit, language):
        return "salutation"
    if language.opens("embargo", words):
        return "banner"
    if labelled and language.opens("attendance", words):
        return "apparatus"
    if words.endswith(":") and language.opens("adoption", words):
        return "procedural"
    if line_of_when(unit, language):
        return "dateline"
    if language.has("caption", words) and re.search(r"[:/]", words) and not unit.closed:
        return "apparatus"
    if re.fullmatch(r"[(（\[].*[)）\]]", words):
        return "procedural" if words.isupper() else "stage-direction"
    if (
        (language.opens("release", words) and size(words, language) <= 12)
        or _NUMBER.fullmatch(words)
        or (language.opens("contact_more", words) and labelled)
    ):
        return "contact" if language.opens("contact_more", words) and labelled else "banner"
    if (_WEB.search(words) or re.fullmatch(r"[+()\d\s/.-]{6,}", words)) and size(words, language) <= 8:
        return "letterhead" if letter else "contact"
    return None


def _is_crumb(words: str) -> bool:
    return (
        words.count(" > ") + words.count(" » ") + words.count(" › ") + words.count(" | ") + words.count(" · ") > 0
        and len(words) < 120
    )


def _after_menu(head: Sequence[RawBlock], rest: list[RawBlock], language: LanguageRules) -> list[RawBlock]:
    """Set short lines aside that stand among the links before the headline."""
    places = [place for place, unit in enumerate(head) if unit.kind == "menu"]
    known = set(rest)
    # Links are short, and the first longer line is the headline that they stand around.
    long = (place for place, unit in enumerate(head) if unit in known and not unit.kind and size(unit.words, language) > 4)
    headline = next(long, len(head))
    last = max((place for place in places if place < headline), default=-1)
    for unit in head[: max(last, 0)]:
        if not unit.kind:
            unit.kind = "menu"
    return [unit for unit in rest if unit.kind in ("", "heading", "item")]
