"""Tokens of a statement in one spelling: numbers, dates and units by their value, names and words of one meaning by one of them.

Each step takes what it is sure of and leaves the rest as it is written. So a token that nobody knows still has to be the same in
both statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, Generic, TypeVar

from factcheck.matching.calendar_dates import read_calendar_date, read_year
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, marks_of, measured_units, numbers_of, scales_of, tokens_of
from factcheck.matching.spelling import plainly_spelt

__all__ = ["DATE", "NUMBER", "SAME", "read_values", "renamed"]

_Value = TypeVar("_Value")

DATE: Final = "@"
NUMBER: Final = "#"
SAME: Final = "="
"""First characters of tokens that are no longer what was written: of dates, of numbers, and of words that others mean too."""

_PERCENT: Final = "percent"
"""The unit that stands before its number in Turkish and Chinese, as currencies do elsewhere."""

_HUNDREDS: Final = 100
_THOUSAND: Final = 1000
_MILLION: Final = 1000000


def read_values(tokens: Sequence[str], language: Language) -> Phrase:
    """Give the tokens of a statement with numbers, dates and units by their value, and all other words as they are written.

    Args:
        tokens: The tokens as they are written.
        language: The language of the statement.

    >>> from factcheck.matching.language import language_among
    >>> english = language_among("en", ())
    >>> read_values(["two", "million", "on", "May", "2", ",", "2031"], english)
    ('#2000000', 'on', '@2031-05-02')
    """
    read: list[str] = []
    place = 0
    tokens = tuple(plainly_spelt(tokens, language))
    while place < len(tokens):
        length, written = _read(tokens, place, language, read)
        read += written
        place += length
    return tuple(read)


def _read(tokens: Phrase, place: int, language: Language, before: Sequence[str]) -> tuple[int, Sequence[str]]:
    # Dates come first: in "2 May 2031" the 2 is no number, and in "5 May" nobody counts Mays.
    date = read_calendar_date(tokens, place, language) or _year_after(tokens, place, language)
    if date is not None:
        length, day = date
        return length, [f"{DATE}{day}"]
    currency = _units(language).at(tokens, place)
    number = _number(tokens, place, language)
    if currency is not None and number is None:
        length, (unit, _) = currency
        amount = _number(tokens, place + length, language) if _is_currency(unit) or unit == _PERCENT else None
        # "Pound five" is no price: before its number a currency is followed by digits, and only a per cent by words.
        if amount is not None and (tokens[place + length][0].isdecimal() or unit == _PERCENT):
            end = place + length + amount[0]
            letters: Mapping[str, int] = language.known.get("after_amounts", {})
            scale = letters.get(tokens[end]) if end < len(tokens) else None
            return length + amount[0] + (scale is not None), [_shown(amount[1] * (scale or 1)), f"{NUMBER}{unit}"]
    ordinal = _ordinal(tokens, place, language)
    if ordinal is not None:
        return ordinal
    if number is None:
        return _owner_last(tokens, place, language) or (1, [tokens[place]])
    return _with_unit(tokens, place, number, language)


def _ordinal(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    words: Sequence[str] = language.known.get("ordinals", ())
    if not words:
        return None
    if tokens[place].isdecimal() and tokens[place + 1 : place + 2] and tokens[place + 1] in ("st", "nd", "rd", "th"):
        return 2, [f"{NUMBER}{int(tokens[place])}th"]
    # "Twenty-first" is three tokens, and without its last one it would be a number.
    for length in (3, 1):
        written = "".join(tokens[place : place + length]).lower()
        if written in words:
            return length, [f"{NUMBER}{words.index(written) + 1}th"]
    return None


def _owner_last(tokens: Phrase, place: int, language: Language) -> tuple[int, Sequence[str]] | None:
    """Put "Orrel's mayor" as "the mayor of Orrel", for what is held or led and cannot be done to its owner."""
    owner, following = tokens[place], tokens[place + 1 : place + 3]
    if owner.endswith("'") and owner[0].isupper() and len(following) == 2 and following[0] == "s":
        return (3, ["the", following[1], "of", owner[:-1]]) if following[1] in language.words("held") else None
    return None


def _year_after(tokens: Phrase, place: int, language: Language) -> tuple[int, str] | None:
    """Read a year that stands by itself after a word such as "in"."""
    is_led = place > 0 and tokens[place - 1].lower() in language.words("prepositions")
    return read_year(tokens, place, language, is_led=is_led)


def _with_unit(tokens: Phrase, place: int, number: tuple[int, Decimal], language: Language) -> tuple[int, Sequence[str]]:
    length, value = number
    # Romance languages put a word between a million and what is counted, "un millón de personas", and none after a thousand.
    if (
        value >= _MILLION
        and tokens[place + length : place + length + 1]
        and tokens[place + length] in language.words("partitive")
    ):
        length += 1
    unit = _units(language).at(tokens, place + length)
    if unit is None:
        return length, [_shown(value, exactly=length == 1)]
    spanned, (counted, factor) = unit
    end = place + length + spanned
    return length + spanned + _stop_after(tokens, end, language), [_shown(value * factor), f"{NUMBER}{counted}"]


def _is_currency(unit: str) -> bool:
    return unit in ("$", "£") or (unit.isupper() and len(unit) == len("EUR"))


def _shown(value: Decimal, *, exactly: bool = False) -> str:
    """Give a number as a token. One that stands by itself keeps its last zeros: version 1.10 is not version 1.1."""
    return f"{NUMBER}{value if exactly else value.normalize():f}"


def _number(tokens: Phrase, place: int, language: Language) -> tuple[int, Decimal] | None:
    """Read the number that begins at a place: digits or words, and the scales that follow."""
    if place >= len(tokens):
        return None
    for half in language.classes("halves"):
        scale = _scales(language).at(tokens, place + len(half))
        if scale is not None and [word.lower() for word in tokens[place : place + len(half)]] == half:
            return len(half) + scale[0], Decimal(scale[1]) / 2
    found = _digits(tokens, place, language) or _words(tokens, place, language)
    if found is None:
        # "Mille" and "тысяча" are one of it without a number before them.
        alone = tokens[place].lower() in language.words("thousand_alone")
        scale = _scales(language).at(tokens, place, ignoring_case=True) if alone else None
        return None if scale is None else _scaled(tokens, place, (0, Decimal(1)), language)
    return _scaled(tokens, place, found, language)


def _scaled(tokens: Phrase, place: int, found: tuple[int, Decimal], language: Language) -> tuple[int, Decimal]:
    length, value = found
    smallest = Decimal(1)
    while (scale := _scales(language).at(tokens, place + length, ignoring_case=not length)) is not None:
        length += scale[0]
        value *= scale[1]
        smallest = max(smallest, Decimal(scale[1]))
        length += _stop_after(tokens, place + length, language)
    spelt = not tokens[place][0].isdecimal()
    if smallest > 1 and spelt:
        skipped = _joined_by(tokens, place + length, language)
        rest = _words(tokens, place + length + skipped, language)
        if rest is not None and rest[1] < smallest:
            more = _scaled(tokens, place + length + skipped, rest, language)
            if more[1] < smallest:
                return length + skipped + more[0], value + more[1]
    return length, value


def _stop_after(tokens: Phrase, place: int, language: Language) -> int:
    """Give 1 where a full stop belongs to the short form before it, and does not end the statement."""
    return int(
        tokens[place : place + 1] == (".",) and tokens[place - 1] in language.listed("with_stop") and place + 1 < len(tokens)
    )


def _joined_by(tokens: Phrase, place: int, language: Language) -> int:
    """Give 1 where a word stands that joins the parts of a number, as in "two hundred and five"."""
    return int(place < len(tokens) and tokens[place] in language.listed("number_joins"))


def _digits(tokens: Phrase, place: int, language: Language) -> tuple[int, Decimal] | None:
    if place >= len(tokens) or not tokens[place][0].isdecimal():
        return None
    decimal, group = marks_of(language.code)
    token = tokens[place]
    # "17:30" is a time, and a leading zero makes a code of a number: agent 007 is not agent 7.
    if ":" in token or (len(token) > 1 and token[0] == "0" and token[1:].isdecimal()):
        return None
    whole, mark, part = token.partition(decimal)
    if mark and (not part.isdecimal() or not part):
        return None
    if not whole.isdecimal():
        pieces = whole.split(group) if group else [whole]
        if (
            not all(piece.isdecimal() for piece in pieces)
            or len(pieces[-1]) != len("000")
            or not 0 < len(pieces[0]) <= len("000")
        ):
            return None
        # India groups by two after the first thousand: 15,00,000.
        if any(len(piece) not in (2, 3) for piece in pieces[1:]):
            return None
        whole = "".join(pieces)
    length = 1
    if not mark and len(token) <= len("000") and whole == token and whole[0] != "0":
        while _continues(tokens, place + length, decimal):
            head, mark, part = tokens[place + length].partition(decimal)
            whole += head
            length += 1
            if mark:
                break
    return length, Decimal(f"{whole}.{part}" if mark else whole)


def _continues(tokens: Phrase, place: int, decimal: str) -> bool:
    """Tell whether a token is a group of three digits of the number before it."""
    if place >= len(tokens):
        return False
    head, _, part = tokens[place].partition(decimal)
    return len(head) == len("000") and head.isdecimal() and (not part or part.isdecimal())


def _words(tokens: Phrase, place: int, language: Language) -> tuple[int, Decimal] | None:
    """Read a number below a thousand in words: hundreds, perhaps "and", tens and ones."""
    known = _number_words(language)
    first = known.at(tokens, place, ignoring_case=True)
    if first is None:
        one = tokens[place : place + 1]
        counted = "".join(tokens[place + 1 : place + 2])
        is_one = counted in language.words("fractions") or _scales(language).at(tokens, place + 1) is not None
        if one and is_one and one[0].lower() in language.words("indefinite"):
            return 1, Decimal(1)
        return None
    length, value = first
    # Some languages say tens and ones as two words, and the data have only the words.
    if value in range(20, _HUNDREDS, 10) and language.known.get("tens_and_ones"):
        joined = tokens[place + length : place + length + 1]
        skipped = int(bool(joined) and joined[0] in language.words("tens_and_ones"))
        ones = known.at(tokens, place + length + skipped, ignoring_case=True)
        if ones is not None and ones[1] < len(range(10)):
            return length + skipped + ones[0], Decimal(value + ones[1])
    if value >= _HUNDREDS and value % _HUNDREDS == 0 and value < _THOUSAND:
        skipped = _joined_by(tokens, place + length, language)
        rest = known.at(tokens, place + length + skipped, ignoring_case=True)
        if rest is not None and rest[1] < _HUNDREDS:
            return length + skipped + rest[0], Decimal(value + rest[1])
    elif language.code == "en" and value < _HUNDREDS and tokens[place + length : place + length + 1] == ("hundred",):
        return _hundreds(tokens, place, length + 1, value * _HUNDREDS, known)
    return length, Decimal(value)


@cache
def _number_words(language: Language) -> _Table[int]:
    known = numbers_of(language.code, compounds=language.has("compounds"), one_is_article=language.has("one_is_article"))
    one = str(language.known.get("one_dropped", "\0"))
    # "Hundertzwanzig" is said as often as "einhundertzwanzig", which is what the data have.
    all_known: dict[Phrase, int] = {
        (words[0].removeprefix(one),): number for words, number in known.items() if number >= _HUNDREDS and len(words) == 1
    }
    all_known.update(known)
    return _Table({tuple(plainly_spelt(words, language)): number for words, number in all_known.items()})


def _hundreds(tokens: Phrase, place: int, length: int, value: int, known: _Table[int]) -> tuple[int, Decimal]:
    skipped = 1 if tokens[place + length : place + length + 1] == ("and",) else 0
    rest = known.at(tokens, place + length + skipped, ignoring_case=True)
    if rest is not None and rest[1] < _HUNDREDS:
        return length + skipped + rest[0], Decimal(value + rest[1])
    return length, Decimal(value)


class _Table(Generic[_Value]):
    """Phrases with what they mean, found at a place of a statement, the longest first."""

    def __init__(self, known: Mapping[Phrase, _Value]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, _Value]]] = {}
        for phrase in sorted(known, key=len, reverse=True):
            self._by_first.setdefault(phrase[0], []).append((phrase, known[phrase]))

    def at(self, tokens: Phrase, place: int, *, ignoring_case: bool = False) -> tuple[int, _Value] | None:
        """Give the longest phrase that stands at a place, by its length and what it means."""
        if place >= len(tokens):
            return None
        first = tokens[place].lower() if ignoring_case else tokens[place]
        for phrase, meaning in self._by_first.get(first, ()):
            here = tokens[place : place + len(phrase)]
            if here == phrase or (ignoring_case and tuple(word.lower() for word in here) == phrase):
                return len(phrase), meaning
        return None


@cache
def _scales(language: Language) -> _Table[int]:
    known = {**scales_of(language.code), **{(word,): scale for word, scale in language.known.get("scales", {}).items()}}
    return _Table({tuple(plainly_spelt(words, language)): scale for words, scale in known.items()})


@cache
def _units(language: Language) -> _Table[tuple[str, Decimal]]:
    # The data may be in another script or spelling than the statements are compared in.
    return _Table({tuple(plainly_spelt(phrase, language)): meaning for phrase, meaning in measured_units(language.code).items()})


def renamed(tokens: Phrase, language: Language, *, only_names: bool = False) -> Phrase:
    """Put one expression for all that mean the same.

    Args:
        tokens: Tokens of a statement, with its numbers, dates and units by their value.
        language: The language of the statement.
        only_names: Leave all other words as they are.
    """
    given: list[str] = []
    place = 0
    while place < len(tokens):
        length, token = next(_found(tokens, place, language, only_names=only_names), (1, tokens[place]))
        given.append(token)
        place += length
    return tuple(given)


def _found(tokens: Phrase, place: int, language: Language, *, only_names: bool) -> Iterator[tuple[int, str]]:
    first = tokens[place]
    variants = (tokens,) if place or not first[:1].isupper() else (tokens, (first[0].lower() + first[1:], *tokens[1:]))
    for read in variants:
        counted = None if only_names else _classes(("before_numbers",), language).at(read, place)
        if (
            counted is not None
            and tokens[place + counted[0] : place + counted[0] + 1]
            and tokens[place + counted[0]][0] == NUMBER
        ):
            yield counted
        known = _classes(("spellings", "bodies") if only_names else ("spellings", "bodies", "same"), language).at(read, place)
        if known is not None:
            yield known


@cache
def _classes(kinds: tuple[str, ...], language: Language) -> _Table[str]:
    known: dict[Phrase, str] = {}
    for kind in kinds:
        for number, expressions in enumerate(language.classes(kind)):
            phrases = [tuple(plainly_spelt(tokens_of(expression), language)) for expression in expressions]
            token = _token_of(kind, number, [phrase for phrase in phrases if phrase not in known])
            for phrase in phrases:
                known.setdefault(phrase, token)
    return _Table(known)


def _token_of(kind: str, number: int, phrases: Sequence[Phrase]) -> str:
    """Give the token for all expressions of one meaning: one of them, so that it still shows what kind of word it is."""
    words = (phrase[0] for phrase in phrases if len(phrase) == 1 and phrase[0].islower()) if kind == "same" else iter(())
    return next(words, f"{SAME}{kind}-{number}")
