"""How numbers, months and units are written in a language, from the Common Locale Data Repository of Unicode.

The data come with ``babel`` (names, signs, units) and ``unicode_rbnf`` (numbers in words).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from babel import Locale
from babel.localedata import locale_identifiers
from babel.numbers import format_compact_decimal, get_currency_name
from babel.units import format_unit
from unicode_rbnf import FormatPurpose, RbnfEngine

from factcheck.matching.language import Language, forms_listed, words_listed
from factcheck.text.folding import fold

__all__ = [
    "TOKEN",
    "Phrase",
    "joined_words",
    "marks_of",
    "measured_units",
    "months_of",
    "numbers_of",
    "ordinals_of",
    "periods_of",
    "phrases_listed",
    "scales_of",
    "territories_of",
    "tokens_of",
    "weekdays_of",
]

Phrase = tuple[str, ...]

# Vowel signs and points are no letters to Python, and would fall out of the words of Hindi, and of Hebrew with its points.
_MARKS: Final = "".join(letter for letter in map(chr, range(0x300, 0x1E00)) if unicodedata.category(letter) in ("Mn", "Mc"))

TOKEN: Final = re.compile(
    r"\d+(?:[.,:]\d+)*|[\u3400-\u9fff]|[\u3041-\u309f]+|[\u30a0-\u30ff]+"
    rf"|(?:(?![\u3400-\u9fff\u3041-\u30ff])[^\W\d_][{_MARKS}]*(?:״(?=\w))?)+'?|[^\W\d_]*\w|\S"
)
"""A token of a statement: a number, a word with the apostrophe that it ends in, a Han character, a run of kana, or a sign."""

_SIGNS_OF_OTHER_SCRIPTS: Final = str.maketrans(
    {"「": '"', "」": '"', "『": '"', "』": '"', "״": '"', "׳": "'", "，": ",", "،": ",", "؛": ";", "؟": "?", "٪": "%"}
)
_IN_HEBREW_INITIALS: Final = re.compile(r'(?<=[א-ת])"(?=[א-ת])')
_TYPED_DASH: Final = re.compile(r"(?<=\s)--(?=\s)|(?<=\w)--(?=\w)")
_TYPED_POWER: Final = re.compile(r"(?<=\d)(\s?[kc]?m)([23])(?![\w²³])")
_IN_SINGLE_QUOTES: Final = re.compile(r"(?<!\w)'(?=\S)(.+?)(?<=\S)'(?!\w)")
"""What stands between single quotation marks: an apostrophe has a letter before it or none after it."""

_NUMBER: Final = re.compile(r"[\d.,\s]+")
_COUNTS: Final = (0, 1, 2, 3, 5, 11, 1.5)
"""Numbers that between them take every plural form of every language."""

_SCALES: Final = (10**3, 10**6, 10**9, 10**12)

_UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "length-kilometer": ("m", "1000"), "length-meter": ("m", "1"),
    "length-centimeter": ("m", "0.01"), "length-millimeter": ("m", "0.001"),
    "length-mile": ("mile", "1"), "length-foot": ("foot", "1"),
    "mass-kilogram": ("kg", "1"), "mass-gram": ("kg", "0.001"), "mass-tonne": ("kg", "1000"), "mass-pound": ("pound", "1"),
    "area-square-kilometer": ("m2", "1000000"), "area-square-meter": ("m2", "1"), "area-hectare": ("m2", "10000"),
    "volume-liter": ("l", "1"), "volume-cubic-meter": ("l", "1000"), "volume-milliliter": ("l", "0.001"),
    "temperature-celsius": ("celsius", "1"), "temperature-fahrenheit": ("fahrenheit", "1"), "concentr-percent": ("percent", "1"),
    "duration-hour": ("minute", "60"), "duration-minute": ("minute", "1"), "duration-second": ("second", "1"),
    "speed-kilometer-per-hour": ("km/h", "1"), "speed-meter-per-second": ("km/h", "3.6"),
    "power-megawatt": ("kw", "1000"), "power-kilowatt": ("kw", "1"),
    "power-gigawatt": ("kw", "1000000"), "power-watt": ("kw", "0.001"), "energy-kilowatt-hour": ("kwh", "1"),
    "area-acre": ("acre", "1"), "area-square-mile": ("mile2", "1"), "length-yard": ("yard", "1"),
    "speed-mile-per-hour": ("mile/h", "1"), "volume-barrel": ("barrel", "1"), "volume-gallon": ("gallon", "1"),
}  # fmt: skip
"""Units with the one that they are counted in, and how many of it they are. Those of one kind that are no whole multiples of one
another keep apart: nobody restates a mile as 1.609344 kilometres."""

_WORDS_OF_THEIR_OWN: Final = frozenset({("ha",), ("in",), ("a",), ("do",), ("de",), ("on",), ("st",), ("min",), ("с",), ("s",)})
"""Short forms of units that are words too, such as "ha", which is "has" in Italian."""

_SAME_EVERYWHERE: Final = frozenset({"en", "fr"})
"""Languages of very many countries that all have the same names of months."""

_OTHER_COUNTRIES: Final[Mapping[str, Sequence[str]]] = {"en": ("en_GB",), "pt": ("pt_PT",)}
"""Countries that spell units of a language otherwise."""

_ONE_LETTER_THAT_IS_MORE: Final = frozenset({"m", "M", "t", "T", "d", "j", "м", "т"})
"""Short forms of units that are as often short for a million, or for nothing at all, where they follow a number."""


def tokens_of(text: str) -> Phrase:
    """Take a name from the data apart as a statement is."""
    # On a typewriter a dash is two hyphens.
    plain = fold(_TYPED_DASH.sub("–", text)).text.replace("\xad", "").translate(_SIGNS_OF_OTHER_SCRIPTS)
    plain = _TYPED_POWER.sub(lambda found: f"{found[1]}{'²³'[int(found[2]) - 2]}", plain)
    # Which of the two pairs of marks a house uses says nothing, so long as both stand.
    plain = _IN_SINGLE_QUOTES.sub(r'"\1"', plain)
    # Hebrew sets its own mark, or a quotation mark for want of it, before the last letter of an abbreviation.
    return tuple(TOKEN.findall(_IN_HEBREW_INITIALS.sub("״", plain)))


@cache
def phrases_listed(language: Language, kind: str) -> Sequence[Phrase]:
    """Give the expressions of a list of a language as tokens, in small letters, the longest first.

    Args:
        language: A language.
        kind: A name in the file of the language.
    """
    listed = (joined_words(tokens_of(words.lower()), language) for words in language.listed(kind))
    return sorted(listed, key=lambda words: (-len(words), words))


def joined_words(tokens: Sequence[str], language: Language) -> Phrase:
    """Give the tokens of Chinese or Japanese in simplified characters, with some words of several characters as one token each.

    A sign such as "不" denies something by itself, and nothing in "不丹", which is Bhutan.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    traditional, simplified = language.known.get("simplified", ("", ""))
    plain = "\0".join(tokens).translate(str.maketrans(traditional, simplified)).split("\0")
    pattern = _fixed_words(language)
    if pattern is None:
        return tuple(plain)
    joined: list[str] = []
    for part in pattern.split("\0".join(plain)):
        joined += [part.replace("\0", "")] if pattern.fullmatch(part) else [word for word in part.split("\0") if word]
    return tuple(joined)


@cache
def _fixed_words(language: Language) -> re.Pattern[str] | None:
    words = sorted(language.listed("fixed_words"), key=len, reverse=True)
    listed = "|".join("\0".join(tokens_of(word)) for word in words)
    return re.compile(rf"(?:(?<=\0)|(?<![^\0]))({listed})(?=\0|\Z)") if words else None


def marks_of(code: str) -> tuple[str, str]:
    """Give the decimal mark of a language, and the marks that can stand between groups of three digits.

    Args:
        code: A language.
    """
    symbols = Locale(code).number_symbols
    latin = symbols.get("latn", symbols)
    decimal, group = str(latin["decimal"]), str(latin["group"])
    return decimal, {",": ",", ".": "."}.get(group, "." if decimal == "," else "")


@cache
def numbers_of(code: str, *, compounds: bool, one_is_article: bool) -> Mapping[Phrase, int]:
    """Give the words for whole numbers below 1,000, or of the parts that such words consist of.

    Args:
        code: A language.
        compounds: Whether the language writes a number as one word, so that all are needed.
        one_is_article: Whether the word for one is an article too, and so says nothing of a number.
    """
    engine = _engine(code)
    wanted = (
        [*range(1000), *(n * 1000 for n in range(2, 100)), *range(1100, 10000, 100)]
        if compounds
        else [*range(101), *range(200, 1000, 100)]
    )
    known: dict[Phrase, int] = {}
    for number in wanted if engine else ():
        for words in _spelt(engine, number):
            if not (number == 1 and one_is_article):
                known.setdefault(words, number)
    for hundreds in range(100, 1000, 100):
        for words in _before_ones(engine, hundreds):
            # The "e" of "cento e um" joins, and is no part of the hundred.
            known.setdefault(words[:-1] if words[-1] in words_listed(code, "number_joins") else words, hundreds)
    return known


def _before_ones(engine: RbnfEngine | None, hundreds: int) -> Iterator[Phrase]:
    """Give the words for hundreds as they stand before tens and ones: Spanish "ciento", French "quatre cent" without its "s"."""
    for words in _spelt(engine, hundreds + 1):
        for ones in _spelt(engine, 1):
            if words[-len(ones) :] == ones and len(words) > len(ones):
                yield words[: -len(ones)]


@cache
def ordinals_of(code: str) -> Mapping[Phrase, int]:
    """Give the words for the ordinal numbers from 1 to 99, in every form.

    Args:
        code: A language.
    """
    engine = _engine(code)
    known: dict[Phrase, int] = {}
    for number in range(1, 100) if engine else ():
        try:
            spelt = engine.format_number(number, FormatPurpose.ORDINAL).text_by_ruleset.values() if engine else ()
        except ValueError:
            # Of some languages the data have cardinal numbers alone.
            return {}
        for text in spelt:
            known.setdefault(tokens_of(text.replace("\xad", "")), number)
    return known


@cache
def scales_of(code: str) -> Mapping[Phrase, int]:
    """Give the words for a thousand, a million and so on, long and short, in every form.

    Args:
        code: A language.
    """
    known: dict[Phrase, int] = {}
    engine = _engine(code)
    for scale in _SCALES if engine else ():
        for number in (1, 2, 5):
            heads = _spelt(engine, number)
            for words in _spelt(engine, number * scale):
                rest = next((words[len(head) :] for head in heads if words[: len(head)] == head and len(words) > len(head)), ())
                # What follows the number is the scale: "two million" less "two". So its plural forms come from the data too.
                if len(rest) == 1 and rest not in known:
                    known[rest] = scale
        for words in _spelt(engine, scale):
            if len(words) == 1:
                known.setdefault(words, scale)
        for form in _compact_forms(code) if scale >= 10**6 else ():
            for count in (1, 2, 5, 1.5):
                shown = format_compact_decimal(count * scale, format_type=form, locale=code, fraction_digits=count == 1.5)
                words = tokens_of(_NUMBER.sub(" ", shown))
                if len(words) == 1 and len(words[0]) > 1:
                    known.setdefault(words, scale)
    return known


def _compact_forms(code: str) -> Iterator[Literal["short", "long"]]:
    known = Locale(code).compact_decimal_formats
    if "short" in known:
        yield "short"
    if "long" in known:
        yield "long"


@cache
def months_of(code: str) -> tuple[Mapping[Phrase, int], Mapping[Phrase, int]]:
    """Give the names of the months, in every form and country of a language, and besides them the short names.

    Args:
        code: A language.
    """
    wide: dict[Phrase, set[int]] = {}
    short: dict[Phrase, set[int]] = {}
    for identifier in locale_identifiers():
        # Austria has its own January and Algeria its own months, and writers of a language use those of any country.
        if identifier.split("_")[0] != code or (code in _SAME_EVERYWHERE and identifier != code):
            continue
        for names in Locale.parse(identifier).months.values():
            for width, known in (("wide", wide), ("abbreviated", short)):
                for month, name in names[width].items():
                    known.setdefault(tokens_of(str(name)), set()).add(int(month))
    found = {name: min(months) for name, months in wide.items() if len(months) == 1 and not name[0].isdecimal()}
    besides = {name: min(months) for name, months in short.items() if len(months) == 1 and not name[0].isdecimal()}
    return found, {**besides, **{name[:-1]: month for name, month in besides.items() if name[-1] == "."}}


@cache
def periods_of(code: str) -> frozenset[str]:
    """Give the words for days, weeks, months and years, and the names of the days of the week.

    Args:
        code: A language.
    """
    units = ("duration-day", "duration-week", "duration-month", "duration-year", "duration-hour")
    words = {word for unit in units for phrase in _unit_phrases(code, unit, ("long",)) for word in phrase}
    days = {str(name) for names in Locale(code).days.values() for name in names["wide"].values()}
    return frozenset({word.lower() for word in (*words, *days) if len(word) > 2})


@cache
def territories_of(code: str) -> frozenset[str]:
    """Give the names of countries in small letters.

    Args:
        code: A language.
    """
    return frozenset(" ".join(tokens_of(str(name))).lower() for name in Locale(code).territories.values())


@cache
def weekdays_of(code: str) -> Mapping[str, int]:
    """Give the names of the days of the week in small letters, each with its day, Monday being 0.

    Args:
        code: A language.
    """
    return {str(name).lower(): day for names in Locale(code).days.values() for day, name in names["wide"].items()}


@cache
def measured_units(code: str) -> Mapping[Phrase, tuple[str, Decimal]]:
    """Give units and currencies as they are written after a number, each with what it is counted in and how many of that it is.

    Args:
        code: A language.
    """
    known: dict[Phrase, tuple[str, Decimal]] = {}
    # "Pounds" are money unless something is said to be weighed by them; "lb" is a weight.
    money = {tokens_of(form) for forms in forms_listed(code, "currencies").values() for form in forms}
    for unit, (counted, factor) in _UNITS.items():
        for phrase in _unit_phrases(code, unit, ("long", "short")):
            if (
                phrase not in money
                and phrase not in _WORDS_OF_THEIR_OWN
                and not (len(phrase) == 1 and phrase[0] in _ONE_LETTER_THAT_IS_MORE)
            ):
                known.setdefault(phrase, (counted, Decimal(factor)))
    for name in ("%", *words_listed(code, "percent")):
        known[tokens_of(name)] = ("percent", Decimal(1))
    for unit, forms in forms_listed(code, "units").items():
        counted, factor = _UNITS[unit]
        known.update({tokens_of(form): (counted, Decimal(factor)) for form in forms})
    for phrase, currency in _currencies_of(code):
        known.setdefault(phrase, (currency, Decimal(1)))
    return known


def _currencies_of(code: str) -> Iterator[tuple[Phrase, str]]:
    for currency in _currencies()["codes"]:
        for name in (*(get_currency_name(currency, count, locale=code) for count in (1, 2, 5)), currency):
            yield tokens_of(name), currency
    for currency, forms in _currencies()["signs"].items():
        yield from ((tokens_of(form), currency) for form in forms)
    # At home a currency is called by one word. A dollar of which no country is named stays one.
    for currency, forms in forms_listed(code, "currencies").items():
        yield from ((tokens_of(form), currency) for form in forms)


@cache
def _currencies() -> Mapping[str, Any]:
    known: Mapping[str, Any] = json.loads(Path(__file__).with_name("currencies.json").read_text(encoding="utf-8"))
    return known


def _unit_phrases(code: str, unit: str, lengths: Iterable[str]) -> Iterator[Phrase]:
    for locale in (code, *_OTHER_COUNTRIES.get(code, ())):
        for length in lengths:
            for count in _COUNTS:
                words = tokens_of(format_unit(count, unit, length=length, locale=locale))  # type: ignore[arg-type]
                phrase = tuple(word for word in words if not word[0].isdecimal())
                if phrase and words[: len(words) - len(phrase)] + phrase == words:
                    yield phrase


@cache
def _engine(code: str) -> RbnfEngine | None:
    try:
        return RbnfEngine.for_language(code)
    except ValueError:
        return None


def _spelt(engine: RbnfEngine | None, number: int) -> set[Phrase]:
    if engine is None:
        return set()
    found = {text for name, text in engine.format_number(number).text_by_ruleset.items() if "financial" not in name}
    spelt = {tokens_of(text.replace("\xad", "")) for text in found if text and not text[0].isdecimal()}
    return spelt | {tuple(word for word in words if word != "-") for words in spelt}
