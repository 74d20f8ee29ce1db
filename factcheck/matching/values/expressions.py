"""Which expressions a statement can have: verbs in two parts, and words that mean the same only beside certain others."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.values.marks import GAP
from factcheck.matching.values.spelling import plainly_spelt

__all__ = ["kinds_in", "without_gap", "words_together"]

_REACH: Final = 4
"""How far behind a preposition what happened is looked for: an article, a number and an adjective can stand between."""


def without_gap(expression: str) -> str:
    """Give an expression without the sign that others can stand between its parts.

    >>> without_gap("kam … ums Leben")
    'kam ums Leben'
    """
    return expression.replace(f" {GAP} ", " ")


def words_together(tokens: Phrase, language: Language) -> Phrase:
    """Put the last part of a verb behind its first: "kamen zwei Soldaten ums Leben".

    Args:
        tokens: The tokens of a statement.
        language: Its language.

    >>> from factcheck.matching.language import language_among
    >>> words_together(("Dort", "kamen", "zwei", "ums", "Leben"), language_among("de", ()))
    ('Dort', 'kamen', 'ums', 'Leben', 'zwei')
    """
    for last, firsts in _parted(language).items():
        start = len(tokens) - len(last)
        if start < 2 or tokens[start:] != last:
            continue
        first = next((place for place in range(start - 1) if tokens[place] in firsts), None)
        # What stands behind a comma may be another clause, with a verb of its own.
        if first is not None and "," not in tokens[first:]:
            return (*tokens[: first + 1], *last, *tokens[first + 1 : start])
    return tokens


@cache
def _parted(language: Language) -> Mapping[Phrase, frozenset[str]]:
    """Give the last parts of verbs, the longest first, with the first parts that each of them has."""
    known: dict[Phrase, set[str]] = {}
    for kind in ("same", "deaths"):
        for expression in (expression for expressions in language.classes(kind) for expression in expressions):
            first, gap, last = expression.partition(f" {GAP} ")
            if gap:
                known.setdefault(tuple(plainly_spelt(tokens_of(last), language)), set()).add(first)
    return {last: frozenset(known[last]) for last in sorted(known, key=len, reverse=True)}


def kinds_in(tokens: Phrase, language: Language) -> tuple[str, ...]:
    """Give the kinds of words of one meaning that a statement can have.

    Whoever died in an explosion lost his life there, and whoever died in May need not have.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    leads, events = language.words("deadly_leads"), _deadly_events(language)
    is_deadly = any(
        word.lower() in leads and not events.isdisjoint(tokens[place + 1 : place + 1 + _REACH])
        for place, word in enumerate(tokens)
    )
    return ("spellings", "bodies", "deaths", "same") if is_deadly else ("spellings", "bodies", "same")


@cache
def _deadly_events(language: Language) -> frozenset[str]:
    return frozenset(plainly_spelt(sorted(language.words("deadly_events")), language))
