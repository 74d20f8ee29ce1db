"""Words spelt in one way where a language, a country or a keyboard has several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import joined_words, numbers_of, scales_of, tokens_of

__all__ = ["TONOS", "plainly_spelt", "without_tonos"]

TONOS: Final = "\u0301"
"""The accent of Greek, as a character of its own."""

_HAN_DIGITS: Final[Mapping[str, int]] = {
    **{sign: number for number, sign in enumerate("〇一二三四五六七八九十")},
    "○": 0,
    "零": 0,
    "元": 1,
}
"""What the signs of numbers stand for in dates, in which the first year of an emperor has a sign of its own."""

_SIGNS_OF_HAN_DATES: Final = frozenset("年月日号时時点分割")

_SHORTEST_JOINED: Final = 4

_POINTS: Final = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0670]")
"""Vowels and other points of Hebrew and Arabic, and the stroke that makes an Arabic word longer."""

_HAN_POINTS: Final = frozenset("点點・")
_COUNTED_BY_DECIMALS: Final = frozenset("万萬亿億千米公级級倍个元吨噸度%")

_CONTRACTED: Final = {("won'", "t"): ("will", "not"), ("can'", "t"): ("can", "not"), ("shan'", "t"): ("shall", "not")}


def plainly_spelt(tokens: Sequence[str], language: Language) -> Iterator[str]:
    """Give tokens without marks on the letters of foreign names, contractions and spellings that differ by country.

    Args:
        tokens: The tokens as they are written.
        language: The language of the statement.

    >>> from factcheck.matching.language import language_among
    >>> list(plainly_spelt(["Milošević", "didn'", "t", "organise"], language_among("en", ())))
    ['Milosevic', 'did', 'not', 'organize']
    """
    script: Mapping[str, str] = language.known.get("latin", {})
    tokens = list(_without_dots([_in_ascii_digits(_unpointed(token)) for token in tokens]))
    if language.has("han_dates"):
        tokens = list(_dates_in_digits(joined_words(tokens, language)))
    if language.has("number_prefix"):
        tokens = list(_parted_numbers(tokens, language))
    letters = str(language.known.get("letters", ""))
    place = 0
    while place < len(tokens):
        token = tokens[place]
        pair = tuple(tokens[place : place + 2])
        if language.code == "en" and len(pair) > 1 and pair[0].endswith("n'") and pair[1] == "t":
            yield from _CONTRACTED.get((pair[0].lower(), "t"), (pair[0].removesuffix("n'"), "not"))
            place += 2
            continue
        place += 1
        # "Co-operate" and "cooperate"; not "re-sign", which is the opposite of "resign".
        if token.lower() in language.listed("joined_prefixes") and "".join(tokens[place : place + 1]) == "-":
            following = "".join(tokens[place + 1 : place + 2])
            # A coop holds hens, and a co-op is held by its members.
            if following.islower() and len(following) >= _SHORTEST_JOINED:
                token += following
                place += 2
        # "Tornou-se": a pronoun behind a hyphen is part of the verb.
        clitic = tokens[place : place + 2]
        if clitic[:1] == ["-"] and clitic[1:] and clitic[1] in language.listed("clitics") and token.isalpha():
            token += "".join(clitic)
            place += 2
        if language.code == "en" and token.casefold() == "cannot":
            yield from ("can", "not")
            continue
        if script:
            token = "".join(script.get(letter, letter) for letter in token)
        token = _in_one_standard(token, language)
        # The same little word before another sound: Russian "во", Spanish "u".
        variants: Mapping[str, str] = language.known.get("variants", {})
        other = variants.get(token) or variants.get(token.lower(), "").capitalize()
        yield other or _spelt(_respelt(token, language), letters, language)


def _in_one_standard(token: str, language: Language) -> str:
    """Give a word as the other standard of a language spells it, such as Serbian "reka" for "rijeka"."""
    pattern = _stems(language)
    return token if pattern is None else pattern.sub(lambda found: _with_case(found.group(), language), token)


def _with_case(stem: str, language: Language) -> str:
    plain: str = language.known["stems_respelt"][stem.lower()]
    return plain.capitalize() if stem[0].isupper() else plain


@cache
def _stems(language: Language) -> re.Pattern[str] | None:
    stems: Sequence[str] = sorted(language.known.get("stems_respelt", ()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, stems)), re.IGNORECASE) if stems else None


def _respelt(token: str, language: Language) -> str:
    """Give a word in the one of two orthographies that the file of the language turns all into."""
    for pattern, replacement in language.known.get("respelt", ()):
        token = re.sub(pattern, replacement, token)
    return token


def _parted_numbers(tokens: Sequence[str], language: Language) -> Iterator[str]:
    """Give the "and" that Hebrew and Arabic write as one word with a number as a word of its own."""
    prefix: str = language.known["number_prefix"]
    numbers = _words_of_numbers(language)
    before = ""
    for token in tokens:
        number = token.removeprefix(prefix)
        if number != token and number in numbers and (before in numbers or before[:1].isdecimal()):
            yield prefix
            token = number
        yield token
        before = token


@cache
def _words_of_numbers(language: Language) -> frozenset[str]:
    known = (*numbers_of(language.code, compounds=False, one_is_article=False), *scales_of(language.code))
    counted = language.known.get("number_words", {}).values()
    listed = (*(word for words in counted for word in words), *language.known.get("scales", {}))
    words = {word for phrase in (*known, *map(tokens_of, listed)) for word in phrase}
    prefix: str = language.known["number_prefix"]
    return frozenset({*words, *(word.removeprefix(prefix) for word in words if len(word) > len(prefix) + 1)})


def _unpointed(token: str) -> str:
    """Give a word of Arabic or Hebrew without points, which most writers leave out, and the stroke that fills a line."""
    return token if token.isascii() else _POINTS.sub("", token)


def _without_dots(tokens: Sequence[str]) -> Iterator[str]:
    """Give "U.N." as "UN"."""
    place = 0
    while place < len(tokens):
        end = place
        while end + 1 < len(tokens) and _is_initial(tokens[end]) and tokens[end + 1] == ".":
            end += 2
        if end > place and end == len(tokens) - 1 and _is_initial(tokens[end]):
            end += 1
        letters = "".join(tokens[place:end:2])
        yield letters if len(letters) > 1 else tokens[place]
        place = end if len(letters) > 1 else place + 1


def _dates_in_digits(tokens: Sequence[str]) -> Iterator[str]:
    """Give "二〇三一年五月三日" with its numbers in digits, and "七点五" with its point; elsewhere numbers stay as they are."""
    place = 0
    while place < len(tokens):
        end = _end_of_digits(tokens, place)
        last = _end_of_digits(tokens, end + 1) if "".join(tokens[end : end + 1]) in _HAN_POINTS and end > place else 0
        if last > end + 1 and _is_decimal(tokens, place, end, last):
            yield f"{_han_number(''.join(tokens[place:end]))}.{_han_number(''.join(tokens[end + 1 : last]))}"
            place = last
            continue
        number = _han_number("".join(tokens[place:end])) if "".join(tokens[end : end + 1]) in _SIGNS_OF_HAN_DATES else None
        yield number or tokens[place]
        place = end if number else place + 1


def _end_of_digits(tokens: Sequence[str], place: int) -> int:
    while place < len(tokens) and tokens[place] in _HAN_DIGITS:
        place += 1
    return place


def _is_decimal(tokens: Sequence[str], place: int, point: int, end: int) -> bool:
    """Tell whether a point stands in a number, and not in a time such as "三点五分", or between two counts."""
    parts = "".join(tokens[place:point]), "".join(tokens[point + 1 : end])
    counted = "".join(tokens[end : end + 1])
    is_share = tuple(tokens[max(0, place - 3) : place]) == ("百", "分", "之")
    is_plain = None not in map(_han_number, parts) and "十" not in parts[1]
    return is_plain and (tokens[point] == "・" or is_share or counted in _COUNTED_BY_DECIMALS)


def _han_number(written: str) -> str | None:
    """Read the number of a year, digit by digit, or of a month or day, up to 31."""
    before, ten, after = written.partition("十")
    if not ten:
        return "".join(str(_HAN_DIGITS[sign] % 10) for sign in written) or None
    if max(len(before), len(after)) > 1 or "十" in after:
        return None
    return str((_HAN_DIGITS[before] if before else 1) * 10 + (_HAN_DIGITS[after] if after else 0))


def _is_initial(token: str) -> bool:
    return len(token) == 1 and token.isupper()


def _in_ascii_digits(token: str) -> str:
    if token.isascii() or not token[0].isdecimal():
        return token
    return "".join(str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in token)


def _spelt(token: str, letters: str, language: Language) -> str:
    # Russian prints "ё" as "е" except where it would be another word, such as "всё".
    if language.has("yo") and "ё" in token and token.lower() not in language.words("yo"):
        return token.replace("ё", "е")
    if language.code == "en":
        # "Rosé" and "rose" are two words.
        kept = token.lower() in language.words("kept_marks")
        return _american(token) if token.isascii() else token if kept else _unmarked(token, "")
    if language.code == "ro":
        token = token.replace("ş", "ș").replace("ţ", "ț")
    return _unmarked(token, letters) if letters and token[:1].isupper() and not token.isascii() else token


def _unmarked(token: str, letters: str) -> str:
    # In Greek, Cyrillic, Hebrew and Arabic a mark makes another letter or word, and is no habit of spelling.
    if any("\u0400" <= letter <= "\u06ff" or "\u0370" <= letter <= "\u03ff" for letter in token):
        return token
    plain = "".join(letter if letter.lower() in letters else _bare(letter) for letter in token)
    return plain.replace("đ", "dj").replace("Đ", "Dj") if "đ" not in letters else plain


def _bare(letter: str) -> str:
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if unicodedata.category(part) != "Mn")
    return {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O"}.get(bare, bare)


def _american(token: str) -> str:
    for ending in ("isation", "isations", "ise", "ised", "ises", "ising"):
        # A short word such as "rise" or "wise" has no American spelling with a "z".
        if token.endswith(ending) and len(token) >= len(ending) + 4:
            return f"{token[: -len(ending)]}{ending.replace('is', 'iz', 1)}"
    return token


def without_tonos(word: str) -> str:
    """Give the letters of a word, each mark a character of its own, without the accent that Greek moves from form to form.

    Args:
        word: A word.
    """
    return unicodedata.normalize("NFD", word).replace(TONOS, "")
