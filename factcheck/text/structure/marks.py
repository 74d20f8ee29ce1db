"""The marks that open an item of a list: glyphs, numbers and letters, and which of them go on in one list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs

from factcheck.text.structure.languages import LanguageRules, everywhere

__all__ = ["ItemMark", "counted_in_order", "follows", "is_number", "mark_of"]

# Marks that can be nothing else need no space after them; the last range is where symbol fonts have their bullets.
_GLYPH: Final = re.compile(
    r"([•‣◦▪▫●○◉◆◇■□▸▹►▶➢➤➔⇒✓✔✗✘✅☑✦★☆∙⁃・♦※❖⬤\uf000-\uf0ff]\ufe0f?)[^\S\r\n]*(?=\S)|([-–—―*+o·§→])[^\S\r\n]+(?=\S)"
)
_NUMBER: Final = re.compile(
    r"(?P<decimal>\(?\d{1,3}(?:\.\d{1,3}){0,3}[.)]\)?|\d{1,3}(?:[/-]|\s[–-])|\d{1,3}(?:\.\d{1,3}){1,3}|\[\d{1,3}\]|\d{1,3}[º°])[^\S\r\n]+(?=\S)"
    r"|(?P<letter>\(?(?:[^\W\d_][\u093e-\u094d]?|الف)\)(?:\([ivxlc]{1,5}\))?|[a-zа-я]-|الف[.-]|\([ivxlc]{2,5}\)|[ivxlc]{2,5}[.)]|[IVX]{1,5}[.)]|[^\W\d_]\.)[^\S\r\n]+(?=\S)"
    r"|(?P<other>[一二三四五六七八九十百]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[①-⑳]|"
    r"[０-９]{1,2}[．.、）　]|第[一二三四五六七八九十百\d]{1,4}[条條]|\d{1,2}[、．])[^\S\r\n]*(?=\S)"
)
_CLAUSE: Final = (
    r"(?:{}\.?\s?(\d{1,4})(?:er|[a-z])?|§\s?(\d{1,4})[a-z]?|(\d{1,4})\s?§|제\s?(\d{1,4})조(?:\s?\([^()]{1,30}\))?)"
    r"(?P<stop>\.?\s?[–—-]|[.:)]?)(?:\s+|\Z)"
)
_CLAUSE_HEAD: Final = re.compile(r"\d")
_CLAUSE_REACH: Final = 24
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CHINESE: Final = "一二三四五六七八九十"
_ALPHABETS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "абвгдђежзијклљмнњ",
    "कखगघङचछजझञटठडढणत",
    "ابجدهوزحطي",
    "אבגדהוזחטיכלמנ",
    "αβγδεζηθικλ",
    "กขคง",
    "가나다라마바사아자차카타파하",
    "কখগঘঙচছজঝঞ",
    "ሀለሐመሠረሰ",
    "աբգդեզէըթժիլ",
    "កខគឃង",
    "ကခဂဃင",
)


@attrs.frozen
class ItemMark:
    """The mark of an item: its length with the space after it, its shape, and its place in each way of counting."""

    length: int
    width: int
    shape: str
    # "i." is the first Roman number and the ninth letter; which it is, only its neighbours tell, so it has both values.
    values: Mapping[str, int]


def mark_of(words: str, language: LanguageRules) -> ItemMark | None:
    """Give the mark that opens a line, or None."""
    clause = _clause_of(words)
    if clause:
        return clause
    glyph = _GLYPH.match(words)
    if glyph:
        sign = glyph.group(1) or glyph.group(2)
        # A sign before a figure is a sign of the figure or of a section, not of an item.
        if sign in "§+" and words[glyph.end()].isdigit():
            return None
        return ItemMark(glyph.end(), len(sign), sign, {"glyph": 0})
    # Numbers come after glyphs since a dash before a figure is a glyph, and before words such as "firstly".
    number = _NUMBER.match(words)
    if number:
        token = number.group().strip()
        return ItemMark(number.end(), len(token), re.sub(r"\w+", "x", token), _values(token))
    ordinal = language.pattern("ordinal_marks", r"{}\s?[:،.-]\s*").match(words) if language.listed("ordinal_marks") else None
    return ItemMark(ordinal.end(), len(ordinal.group().strip()), "word", {"word": 0}) if ordinal else None


@cache
def _clauses() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(everywhere("clauses"), key=len, reverse=True))
    return re.compile(_CLAUSE.replace("{}", f"(?:{words})"), re.IGNORECASE)


def _clause_of(words: str) -> ItemMark | None:
    """Give the mark of an article of a law ("Article 5.", "§ 3", "제1조(목적)"), or None; "Article 5 of the law" is no mark."""
    if not _CLAUSE_HEAD.search(words[:_CLAUSE_REACH]):
        return None
    match = _clauses().match(words)
    if match is None:
        return None
    rest = words[match.end() :]
    # "Article 5 of the law" is no mark, nor is "المادة 5 من القانون", whose script has no capitals to tell.
    if rest and not match["stop"] and not match.group().startswith("§") and not rest[:1].isupper() and "조" not in match.group():
        return None
    number = next(group for group in match.groups()[:4] if group)
    return ItemMark(match.end(), len(match.group().strip()), "clause", {"clause": int(number)})


def _values(token: str) -> dict[str, int]:
    bare = re.sub(r"[().\[\]（）、．）条條第º°/–-]+|\s+", " ", token).strip()
    if not bare:
        return {"glyph": 0}
    if re.fullmatch(r"[\d ]+", bare):
        return {"decimal" + str(bare.count(" ")): int(bare.split()[-1])}
    if "①" <= bare <= "⑳":
        return {"circled": ord(bare) - ord("①") + 1}
    if bare[0] in _CHINESE:
        return {"chinese": _chinese(bare)}
    # A letter may be of several alphabets: "а" opens the Russian, the Ukrainian and the Serbian one.
    found = {}
    low = "ا" if bare == "الف" else bare.lower().split()[-1]
    for alphabet in _ALPHABETS:
        if low in alphabet:
            found[alphabet[:1]] = alphabet.index(low) + 1
    if all(each in _ROMAN for each in low):
        figures = [_ROMAN[each] for each in low]
        found["roman"] = sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))
    return found or {"letter": 1}


def _chinese(digits: str) -> int:
    tens, _, ones = digits.rpartition("十")
    if "十" not in digits:
        return _CHINESE.find(digits) + 1
    return (_CHINESE.find(tens) + 1 if tens else 1) * 10 + (_CHINESE.find(ones) + 1 if ones else 0)


def is_number(mark: ItemMark) -> bool:
    """Tell whether a mark counts, rather than being a glyph."""
    return "glyph" not in mark.values and "word" not in mark.values


def follows(mark: ItemMark, before: ItemMark) -> bool:
    """Tell whether a mark is the next after another of its shape, in any way of counting, or the same glyph again."""
    return mark.shape == before.shape and any(
        before.values.get(key) == value - (0 if key in ("glyph", "word") else 1) for key, value in mark.values.items()
    )


def counted_in_order(marks: Mapping[int, ItemMark]) -> dict[int, ItemMark]:
    """Leave out marks that could be anything else, such as an initial with its stop, unless a neighbour counts on with them.

    Args:
        marks: Marks by the offset at which their lines start.
    """
    # All are put in one set first, so that a text of thousands of lettered lines takes no longer a line than a short one.
    counted = {(mark.shape, key, value) for mark in marks.values() for key, value in mark.values.items()}
    return {
        start: mark
        for start, mark in marks.items()
        if not _is_doubtful(mark)
        or any((mark.shape, key, value + step) in counted for key, value in mark.values.items() for step in (-1, 1))
    }


def _is_doubtful(mark: ItemMark) -> bool:
    if mark.shape == "x.":
        return not any(key.startswith("decimal") for key in mark.values)
    return mark.shape in ("x-", "x/", "x -", "x –")
