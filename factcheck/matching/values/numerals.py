"""Numbers of a statement, in digits or words, with their scales and halves: "2.5 million", "two and a half million"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, Generic, TypeVar

from factcheck.matching.language import Language
from factcheck.matching.locales import (
    Phrase,
    marks_of,
    measured_units,
    numbers_of,
    periods_of,
    phrases_listed,
    scales_of,
    tokens_of,
)
from factcheck.matching.values.han_numbers import han_number_at
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["Table", "half_after", "number_at", "stop_after", "units_in"]

_Value = TypeVar("_Value")

_HUNDREDS: Final = 100
_THOUSAND: Final = 1000
_HALF: Final = Decimal("0.5")

# "Och en halv", "and a half": what adds a half is no longer in any of the languages.
_LONGEST_HALF: Final = 4


def number_at(tokens: Phrase, place: int, language: Language) -> tuple[int, Decimal] | None:
    """Read the number that begins at a place: digits or words, the scales that follow, and a half that belongs to them.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: The language.

    Returns:
        The number of tokens that it takes, and the number.

    >>> from factcheck.matching.language import language_among
    >>> number_at(("two", "and", "a", "half", "million"), 0, language_among("en", ()))
    (5, Decimal('2500000.0'))
    """
    if place >= len(tokens):
        return None
    if language.has("counts_on"):
        han = han_number_at(tokens, place)
        if han is not None:
            return han
    half = _half(tokens, place, language)
    if half is not None:
        return half
    found = _digits(tokens, place, language) or _words(tokens, place, language)
    if found is None:
        # "Mille" and "тысяча" are one of it without a number before them.
        alone = tokens[place].lower() in language.words("thousand_alone")
        scale = _scales(language).at(tokens, place, ignoring_case=True) if alone else None
        return None if scale is None else _scaled(tokens, place, (0, Decimal(1)), language)
    return _scaled(tokens, place, _with_half(tokens, place, found, language), language)


def _with_half(tokens: Phrase, place: int, found: tuple[int, Decimal], language: Language) -> tuple[int, Decimal]:
    joined = _phrase_at(tokens, place + found[0], "and_half", language)
    # "Two and a half" counts on only where a scale or a unit is counted by it: what else follows may be half of something.
    if joined and _is_counted(tokens, place + found[0] + joined, language):
        return found[0] + joined, found[1] + _HALF
    return found


def _half(tokens: Phrase, place: int, language: Language) -> tuple[int, Decimal] | None:
    """Read "half a million", "half an hour", and what is one word, such as "anderthalb"."""
    for words in language.classes("halves"):
        end = place + len(words)
        if [word.lower() for word in tokens[place:end]] == words:
            scale = _scales(language).at(tokens, end)
            if scale is not None:
                return len(words) + scale[0], Decimal(scale[1]) / 2
            if units_in(language).at(tokens, end) is not None:
                return len(words), _HALF
    part: Mapping[str, str] = language.known.get("parts_before", {})
    if tokens[place] in part:
        # "साढ़े तीन" is three and a half: the part stands before the number that it is added to.
        whole = _words(tokens, place + 1, language) or _digits(tokens, place + 1, language)
        return (
            None if whole is None else _scaled(tokens, place, (whole[0] + 1, whole[1] + Decimal(part[tokens[place]])), language)
        )
    known: Mapping[str, str] = language.known.get("half_numbers", {})
    number = known.get(tokens[place].lower())
    return None if number is None else _scaled(tokens, place, (1, Decimal(number)), language)


def half_after(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens that add a half to what stands before them: "a million and a half", "deux heures et demie".

    Args:
        tokens: The tokens of a statement.
        place: The place after a scale or a unit.
        language: The language.
    """
    length = _phrase_at(tokens, place, "half_after", language)
    # "A million and a half-built house" has no half of a million.
    return 0 if tokens[place + length : place + length + 1] == ("-",) else length


def _phrase_at(tokens: Phrase, place: int, kind: str, language: Language) -> int:
    """Give the number of tokens of an expression of some kind that stands at a place; 0 where none does."""
    here = tuple(word.lower() for word in tokens[place : place + _LONGEST_HALF])
    return next((len(words) for words in phrases_listed(language, kind) if here[: len(words)] == words), 0)


def _is_counted(tokens: Phrase, place: int, language: Language) -> bool:
    counted = "".join(tokens[place : place + 1]).lower()
    return (
        _scales(language).at(tokens, place, ignoring_case=True) is not None
        or units_in(language).at(tokens, place) is not None
        or counted in periods_of(language.code)
    )


def _scaled(tokens: Phrase, place: int, found: tuple[int, Decimal], language: Language) -> tuple[int, Decimal]:
    length, value = found
    smallest = Decimal(1)
    while (scale := _scale_at(tokens, place + length, language, ignoring_case=not length)) is not None:
        length += scale[0]
        value *= scale[1]
        smallest = max(smallest, Decimal(scale[1]))
        length += stop_after(tokens, place + length, language)
    half = half_after(tokens, place + length, language) if smallest > 1 else 0
    if half:
        return length + half, value + smallest / 2
    spelt = not tokens[place][0].isdecimal()
    # In East Asia figures go on after a scale: "3億5000万".
    if smallest > 1 and (spelt or language.has("counts_on")):
        skipped = _joined_by(tokens, place + length, language)
        rest = (_words if spelt else _digits)(tokens, place + length + skipped, language)
        if rest is not None and rest[1] < smallest:
            more = _scaled(tokens, place + length + skipped, rest, language)
            if more[1] < smallest:
                return length + skipped + more[0], value + more[1]
    return length, value


def _scale_at(tokens: Phrase, place: int, language: Language, *, ignoring_case: bool) -> tuple[int, int] | None:
    """Read a scale, with the word that Romanian puts before it: "patru sute de mii"."""
    found = _scales(language).at(tokens, place, ignoring_case=ignoring_case)
    if found is None and "".join(tokens[place : place + 1]) in language.listed("before_scales"):
        found = _scales(language).at(tokens, place + 1)
        return None if found is None else (found[0] + 1, found[1])
    return found


def stop_after(tokens: Phrase, place: int, language: Language) -> int:
    """Give 1 where a full stop belongs to the short form before it, and does not end the statement.

    Args:
        tokens: The tokens of a statement.
        place: The place after the short form.
        language: The language.
    """
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
    first = known.at(tokens, place, ignoring_case=True) or _in_one_word(tokens, place, language)
    if first is None:
        one = tokens[place : place + 1]
        counted = "".join(tokens[place + 1 : place + 2])
        unit = units_in(language).at(tokens, place + 1)
        is_one = (
            counted in language.words("fractions")
            or _scales(language).at(tokens, place + 1) is not None
            or (unit is not None and half_after(tokens, place + 1 + unit[0], language) > 0)
        )
        if not one or one[0].lower() not in language.words("indefinite"):
            return None
        # "En och en halv miljon": the article is the one to which a half is added.
        half = _phrase_at(tokens, place + 1, "and_half", language)
        if is_one or (half and _is_counted(tokens, place + 1 + half, language)):
            return 1, Decimal(1)
        return _hundreds(tokens, place, 2, _HUNDREDS, language) if counted in language.listed("hundred") else None
    length, value = first
    if value >= _THOUSAND and value % _THOUSAND == 0 and language.has("thousands_inside"):
        # Dutch may set a space behind the thousands.
        below_thousand = _words(tokens, place + length, language)
        if below_thousand is not None and below_thousand[1] < _THOUSAND:
            return length + below_thousand[0], Decimal(value + below_thousand[1])
    # Some languages say tens and ones as two words, and the data have only the words.
    if value in range(20, _HUNDREDS, 10) and language.known.get("tens_and_ones"):
        joined = tokens[place + length : place + length + 1]
        skipped = int(bool(joined) and joined[0] in language.words("tens_and_ones"))
        ones = known.at(tokens, place + length + skipped, ignoring_case=True)
        if ones is not None and ones[1] < len(range(10)):
            return length + skipped + ones[0], Decimal(value + ones[1])
    if 0 < value < len(range(10)) and language.has("ones_before_tens"):
        joint = _joined_by(tokens, place + length, language)
        tens = known.at(tokens, place + length + joint, ignoring_case=True) if joint else None
        if tens is not None and tens[1] in range(20, _HUNDREDS, 10):
            return length + joint + tens[0], Decimal(value + tens[1])
    if value >= _HUNDREDS and value % _HUNDREDS == 0 and value < _THOUSAND:
        skipped = _joined_by(tokens, place + length, language)
        below = _words(tokens, place + length + skipped, language)
        if below is not None and below[1] < _HUNDREDS:
            return length + skipped + below[0], value + below[1]
    elif value < _HUNDREDS and "".join(tokens[place + length : place + length + 1]) in language.listed("hundred"):
        return _hundreds(tokens, place, length + 1, value * _HUNDREDS, language)
    return length, Decimal(value)


def _in_one_word(tokens: Phrase, place: int, language: Language) -> tuple[int, int] | None:
    """Read a number that is one word, such as "fünfzehntausendfünfhundert" or "zwölfhundert"."""
    word = tokens[place].lower() if place < len(tokens) else ""
    shorter: Mapping[str, str] = language.known.get("spelt_shorter", {})
    for longer, plain in shorter.items():
        # "Dreihundertundfünfzig" is said for "dreihundertfünfzig".
        word = word.replace(longer, plain)
    known = _number_words(language)
    plainly = known.at((word,), 0) if tokens[place : place + 1] != (word,) and word else None
    if plainly is not None:
        return 1, plainly[1]
    first = str(language.known.get("thousand_first", "\0"))
    rest = known.at((word.removeprefix(first),), 0) if word.startswith(first) and word != first else None
    if rest is not None and rest[1] < _THOUSAND:
        return 1, _THOUSAND + rest[1]
    for kind, size, most in (("thousands_inside", _THOUSAND, _THOUSAND), ("hundreds_inside", _HUNDREDS, _HUNDREDS)):
        for mark in language.listed(kind):
            head, is_in, tail = word.partition(mark)
            parts = [known.at((part,), 0) for part in (head, tail) if part]
            if is_in and head and None not in parts:
                numbers = [part[1] for part in parts if part is not None]
                if numbers[0] < most and max(numbers[1:], default=0) < size:
                    return 1, numbers[0] * size + sum(numbers[1:])
    return None


@cache
def _number_words(language: Language) -> Table[int]:
    known = numbers_of(language.code, compounds=language.has("compounds"), one_is_article=language.has("one_is_article"))
    one = str(language.known.get("one_dropped", "\0"))
    # "Hundertzwanzig" is said as often as "einhundertzwanzig", which is what the data have.
    all_known: dict[Phrase, int] = {
        (words[0].removeprefix(one),): number for words, number in known.items() if number >= _HUNDREDS and len(words) == 1
    }
    all_known.update(known)
    if language.has("hyphened_numbers"):
        # A reform of French spelling sets hyphens throughout, "trois-cent-cinquante", which are taken out before.
        all_known = {tuple(word for word in words if word != "-"): number for words, number in all_known.items()}
    # The data have few cases, and no words for a number of people, such as "двое".
    listed: Mapping[str, Sequence[str]] = language.known.get("number_words", {})
    all_known.update((tokens_of(word), int(number)) for number, words in listed.items() for word in words)
    return Table({tuple(plainly_spelt(words, language)): number for words, number in all_known.items()})


def _hundreds(tokens: Phrase, place: int, length: int, value: int, language: Language) -> tuple[int, Decimal]:
    skipped = _joined_by(tokens, place + length, language)
    rest = _number_words(language).at(tokens, place + length + skipped, ignoring_case=True)
    if rest is not None and rest[1] < _HUNDREDS:
        return length + skipped + rest[0], Decimal(value + rest[1])
    return length, Decimal(value)


class Table(Generic[_Value]):
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
def _scales(language: Language) -> Table[int]:
    known = {**scales_of(language.code), **{(word,): scale for word, scale in language.known.get("scales", {}).items()}}
    return Table({tuple(plainly_spelt(words, language)): scale for words, scale in known.items()})


@cache
def units_in(language: Language) -> Table[tuple[str, Decimal]]:
    """Give the units and currencies of a language, each with what it is counted in and how many of that it is.

    Args:
        language: The language.
    """
    # The data may be in another script or spelling than the statements are compared in.
    return Table({tuple(plainly_spelt(phrase, language)): meaning for phrase, meaning in measured_units(language.code).items()})


def without_hyphens(tokens: Phrase, language: Language) -> Phrase:
    """Give tokens without the hyphens between words of a number, where a language writes numbers with them and without.

    Args:
        tokens: The tokens of a statement.
        language: The language.
    """
    if not language.has("hyphened_numbers") or "-" not in tokens:
        return tokens
    known = _words_of_numbers(language)
    parting = {
        place
        for place, word in enumerate(tokens)
        if word == "-" and place and known.issuperset(near.lower() for near in tokens[place - 1 : place + 2] if near != "-")
    }
    return tuple(word for place, word in enumerate(tokens) if place not in parting)


@cache
def _words_of_numbers(language: Language) -> frozenset[str]:
    spelt = numbers_of(language.code, compounds=False, one_is_article=True)
    words = {word for phrase in (*spelt, *scales_of(language.code)) for word in phrase if word != "-"}
    return frozenset(words | language.words("number_joins") | language.words("indefinite"))
