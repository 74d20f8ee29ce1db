"""Words that mean another day in a document of another day: "yesterday", "last week", "three days ago", "on Monday"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, periods_of, phrases_listed, tokens_of, weekdays_of
from factcheck.matching.values.marks import DATE, NUMBER

__all__ = ["depends_on_day", "weekdays_alone"]

_ENDING: Final = 2
_LEAST_LETTERS: Final = 3
"""Letters at the end of the name of a day that its cases may change, and those that it must have in common with its name."""


def depends_on_day(plain: Phrase, read: Phrase, language: Language) -> bool:
    """Tell whether words of a statement mean another day in a document of another day.

    Args:
        plain: The tokens of the statement as they are written.
        read: The same with numbers and dates in one spelling.
        language: The language of the statement.

    >>> from factcheck.matching.language import language_among
    >>> english = language_among("en", ())
    >>> depends_on_day(("it", "rained", "on", "Monday"), ("it", "rained", "on", "Monday"), english)
    True
    >>> depends_on_day(("it", "rained", "on", "Monday"), ("it", "rained", "on", "Monday", "@2031-05-05"), english)
    False
    """
    return _counts_from_its_day(plain, read, language) or _is_weekday_alone(plain, read, language)


def weekdays_alone(plain: Phrase, read: Phrase, language: Language) -> frozenset[int] | None:
    """Give the days of the week by which alone a statement means another day in a document of another day.

    Args:
        plain: The tokens of the statement as they are written.
        read: The same with numbers and dates in one spelling.
        language: The language of the statement.

    Returns:
        The days, Monday being 0; None where something else means another day too, or a day is not known by its name.

    >>> from factcheck.matching.language import language_among
    >>> weekdays_alone(("it", "rained", "on", "Monday"), ("it", "rained", "on", "Monday"), language_among("en", ()))
    frozenset({0})
    """
    if _counts_from_its_day(plain, read, language):
        return None
    # In Portuguese such a day is called by a number, and has been read as one.
    tokens = read if any(True for _ in _weekdays_in(read, language)) else plain
    found = {range(*place): _weekday_of(tokens[slice(*place)], language.code) for place in _weekdays_in(tokens, language)}
    known = {token for place, day in found.items() if day is not None for token in place}
    # "Na terça" is listed as a whole, and "terça-feira" in it is known.
    if not known or any(day is None and known.isdisjoint(place) for place, day in found.items()):
        return None
    return frozenset(day for day in found.values() if day is not None)


def _counts_from_its_day(plain: Phrase, read: Phrase, language: Language) -> bool:
    """Tell whether a statement counts from the day of its document: "yesterday", "last week", "three days ago"."""
    return (
        # A language in two scripts is listed in one of them, and a number may be part of what is listed.
        any(True for tokens in (plain, read) for _ in _places_of(tokens, "days_by_issue", language))
        or not language.words("deixis").isdisjoint(plain)
        or _is_relative_period(plain, language)
        or _is_ago(read, language)
    )


def _places_of(tokens: Phrase, kind: str, language: Language) -> Iterator[tuple[int, int]]:
    """Give where the expressions of a list begin and end in a statement."""
    # German "morgen" is tomorrow, and "am Morgen" is in the morning.
    folded = tuple(token.lower() for token in tokens)
    for phrase in phrases_listed(language, kind):
        written = tokens if language.code == "de" and len(phrase) == 1 else folded
        for place in range(len(tokens) - len(phrase) + 1):
            if written[place : place + len(phrase)] == phrase:
                yield place, place + len(phrase)


def _is_relative_period(plain: Phrase, language: Language) -> bool:
    relative, periods = language.words("relative"), _periods(language)
    return any(
        token in relative and not periods.isdisjoint(word.lower() for word in plain[max(0, place - 1) : place + 2])
        for place, token in enumerate(plain)
    )


def _is_ago(read: Phrase, language: Language) -> bool:
    """Tell whether a number of days or years is counted from the day of the document: "three days ago", "il y a trois jours"."""
    periods = _periods(language)
    counted = [
        (place, place + 2)
        for place in range(len(read) - 1)
        if (read[place].startswith(NUMBER) or read[place].lower() in language.words("indefinite"))
        and (read[place + 1].lower() in periods or read[place + 1] == f"{NUMBER}minute")
    ]
    borders = set(chain.from_iterable(_places_of(read, "ago", language)))
    return any(start in borders or end in borders for start, end in counted)


def _periods(language: Language) -> frozenset[str]:
    """Give the words for days, weeks, months and years, also in cases that the data do not have."""
    return periods_of(language.code) | language.words("periods")


def _is_weekday_alone(plain: Phrase, read: Phrase, language: Language) -> bool:
    """Tell whether a day of the week stands without its date."""
    found = list(_weekdays_in(read, language))
    if not found:
        # In Portuguese and Hebrew such a day is called by a number, and has been read as one.
        has_date = any(token.startswith(DATE) for token in read)
        return not has_date and any(True for _ in _weekdays_in(plain, language))
    return any(not _has_date(read, start, end) for start, end in found)


def _weekdays_in(tokens: Phrase, language: Language) -> Iterator[tuple[int, int]]:
    days = {tokens_of(name) for name in weekdays_of(language.code)} | set(phrases_listed(language, "weekdays"))
    folded = tuple(token.lower() for token in tokens)
    for place in range(len(folded)):
        yield from ((place, place + len(day)) for day in days if folded[place : place + len(day)] == day)


def _has_date(read: Phrase, start: int, end: int) -> bool:
    """Tell whether a date stands right before or behind, at most parted by a sign or a short word."""
    around = (*read[max(0, start - 2) : start], *read[end : end + 2])
    return any(token.startswith(DATE) for token in around)


def _weekday_of(tokens: Phrase, code: str) -> int | None:
    """Give the day of the week that a name stands for, Monday being 0; in another case it has most of the letters of the name.

    Args:
        tokens: The name.
        code: A language.
    """
    written = "".join(tokens).lower()
    stems = {name: name[: max(_LEAST_LETTERS, len(name) - _ENDING)] for name in weekdays_of(code)}
    found = {stem: weekdays_of(code)[name] for name, stem in stems.items() if written.startswith("".join(tokens_of(stem)))}
    return found[max(found, key=len)] if found else None
