"""The numbers of lists, which a Word file does not hold: counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import attrs

from factcheck.documents.word.parts import Parts, Tree, children, given, is_on
from factcheck.documents.word.signs import with_private_signs

__all__ = ["Numbering", "Styles"]

_BULLET: Final = "•"
_LEVELS: Final = 9
_DEEPEST_STYLE: Final = 20
_ROMAN: Final = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9),
    ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip
_DIGITS: Final = "一二三四五六七八九"
_IDEOGRAPHIC: Final = frozenset(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                                 "taiwaneseCountingThousand"))  # fmt: skip
_RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщэюя"


class Styles:
    """What the styles of a file say of paragraphs, with what they take over from others.

    Args:
        parts: The parts of the file.
    """

    def __init__(self, parts: Parts) -> None:
        every = list(children(parts.styles, "style"))
        self._by_id = {given(style, value="styleId"): style for style in every}
        default = (style for style in every if given(style, value="type") == "paragraph" and given(style, value="default") == "1")
        self._default = next(default, None)

    def chain(self, paragraph: Tree) -> list[Tree]:
        """Give the properties that hold for a paragraph: its own, those of its style, and of the styles under that."""
        own = next(children(paragraph, "pPr"), None)
        style = self._by_id.get(given(own, "pStyle")) if own is not None else None
        style = self._default if style is None else style
        found = [] if own is None else [own]
        for _ in range(_DEEPEST_STYLE):
            if style is None:
                break
            found += children(style, "pPr")
            style = self._by_id.get(given(style, "basedOn"))
        return found

    def name(self, paragraph: Tree) -> str:
        """Give the name of the style of a paragraph in small letters, as every language of Word writes it in its files."""
        style = self._by_id.get(given(paragraph, "pPr", "pStyle"))
        return (given(style, "name") or "").lower() if style is not None else ""


@attrs.frozen
class _Level:
    start: int
    form: str
    text: str
    restart: int
    left: int
    # The style whose paragraphs are on this level, where they do not say so themselves.
    style: str | None
    # Whether the numbers of the levels above are shown in figures, as contracts and laws have them.
    legal: bool


class Numbering:
    """Counts the items of a file, paragraph by paragraph.

    Args:
        parts: The parts of the file.
    """

    def __init__(self, parts: Parts) -> None:
        abstract = {given(one, value="abstractNumId"): one for one in children(parts.numbering, "abstractNum")}
        homes = {linked: one for one in abstract.values() if (linked := given(one, "styleLink"))}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._fresh: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        for num in children(parts.numbering, "num"):
            id_, home = given(num, value="numId") or "", given(num, "abstractNumId") or ""
            # A list may take its levels over from another that a list style names.
            levels = _levels(homes.get(given(abstract.get(home), "numStyleLink") or "", abstract.get(home)))
            for override in children(num, "lvlOverride"):
                place = int(given(override, value="ilvl") or 0)
                levels.update((place, _level(one)) for one in children(override, "lvl"))
                start = given(override, "startOverride")
                if start is not None:
                    self._fresh.setdefault(id_, {})[place] = int(start)
            self._levels[id_] = levels
            self._list_of[id_] = home

    def mark_of(self, properties: list[Tree]) -> tuple[int, str] | None:
        """Count a paragraph, and give how far it is indented, in twentieths of a point, and its mark; None if it is no item.

        Args:
            properties: The properties that hold for it, its own first.
        """
        id_ = next((found for one in properties if (found := given(one, "numPr", "numId")) is not None), None)
        if id_ in (None, "0") or id_ not in self._levels:
            return None
        depth = self._depth(id_, properties)
        level = self._levels[id_].get(depth)
        if level is None or not 0 <= depth < _LEVELS:
            return None
        counts = self._counts.setdefault(self._list_of[id_], [None] * _LEVELS)
        for place, start in self._fresh.pop(id_, {}).items():
            # The first item of a list that begins anew sets the count, and those after it go on.
            counts[place] = start - 1
        counts[depth] = level.start if counts[depth] is None else (counts[depth] or 0) + 1
        for below in range(depth + 1, _LEVELS):
            other = self._levels[id_].get(below)
            if other is not None and (other.restart < 0 or depth < other.restart):
                counts[below] = None
        return _indent(properties, level.left), self._written(self._levels[id_], level, counts)

    def _depth(self, id_: str, properties: list[Tree]) -> int:
        """Give the level of an item: the one that it states, or the one that its style has in the list."""
        stated = next((found for one in properties if (found := given(one, "numPr", "ilvl")) is not None), None)
        if stated is not None:
            return int(stated)
        style = next((found for one in properties if (found := given(one, "pStyle")) is not None), None)
        return next((place for place, level in self._levels[id_].items() if style and level.style == style), 0)

    def list_of(self, properties: list[Tree]) -> str | None:
        """Tell which list a paragraph is an item of, or give None.

        Args:
            properties: The properties that hold for it, its own first.
        """
        return next((found for one in properties if (found := given(one, "numPr", "numId")) is not None), None)

    def _written(self, levels: Mapping[int, _Level], level: _Level, counts: list[int | None]) -> str:
        if level.form == "bullet":
            return _BULLET
        if level.form == "none":
            return ""

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place, level)
            count = counts[place]
            return _counted(other.start if count is None else count, "decimal" if level.legal else other.form)

        # A bullet may stand in the text of a level that counts nothing.
        return with_private_signs(re.sub(r"%([1-9])", number, level.text).strip(), "")


def _levels(abstract: Tree | None) -> dict[int, _Level]:
    return {int(given(one, value="ilvl") or 0): _level(one) for one in children(abstract, "lvl")}


def _level(tree: Tree) -> _Level:
    return _Level(
        start=int(given(tree, "start") or 1), form=given(tree, "numFmt") or "decimal", text=given(tree, "lvlText") or "",
        restart=int(given(tree, "lvlRestart") or -1), left=_indent(list(children(tree, "pPr")), 0), style=given(tree, "pStyle"),
        legal=is_on(tree, "isLgl"),
    )  # fmt: skip


def _indent(properties: list[Tree], otherwise: int) -> int:
    """Give how far a paragraph is indented by its own properties or those of its style, else by its list."""
    for one in properties:
        for name in ("left", "start"):
            found = given(one, "ind", value=name)
            if found is not None and re.fullmatch(r"-?\d+", found):
                return int(found)
    return otherwise


def _counted(number: int, form: str) -> str:
    """Write a number in a form; one that is not known here is written in figures."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and number > 0:
        written = ""
        for sign, value in _ROMAN:
            written, number = written + sign * (number // value), number % value
        return written if form == "lowerRoman" else written.upper()
    if form in ("russianLower", "russianUpper") and 0 < number <= len(_RUSSIAN):
        return _RUSSIAN[number - 1] if form == "russianLower" else _RUSSIAN[number - 1].upper()
    if form in _IDEOGRAPHIC and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _DIGITS[tens - 1]) + ("十" if tens else "") + (_DIGITS[ones - 1] if ones else "")
    if form.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(ord("①") + number - 1)
    return f"{number:02}" if form == "decimalZero" else str(number)
