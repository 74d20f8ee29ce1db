"""Statements and their quotes: a figure, a date or a denial that a statement has, and no quote of its claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from factcheck.checks.listening import Listening
from factcheck.checks.spans import quoted
from factcheck.contract.json_text import JsonObject
from factcheck.findings import Finding
from factcheck.text.telling import Telling, ToldFigure, denies_in_other_words, month_name, telling, words_that_tell

__all__ = ["Statements"]


# Figures and words of a statement, for a first look: most have none that tells, or have those of their quotes.
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|n['’]t\b|[^\W\d_]+?(?=n['’]t\b|[\W\d_]|\Z)")
_ENDINGS: Final = ("n't", "n’t")
_NUMBERS: Final = re.compile(r"\d+")
_DATED: Final = ("time", "quantity")
_DATES: Final = ("at", "since", "until", "as_of")
_PARTS: Final = ("year", "month", "day")
_ONE: Final = 1
_NEAR_YEARS: Final = 1


@cache
def _listening(*, worded: bool) -> Listening:
    return Listening(words_that_tell(), within=_ENDINGS, digits=True) if worded else Listening((), digits=True)


class Statements:
    """A look at statements: each figure, date and denial in one should stand in a quote of its claim.

    A part of a date is also right if it is that of the day of issue, if the claim's own time or figure gives it, or if a quote
    has a word that leads to a date ("yesterday", "late February") and the year is at most one from that of issue. Figures that
    the claim's quantity ties to words of the text are right. What the claim's note names is left alone: a person has said where
    it is from.

    Args:
        source: The source of the annotation.
    """

    def __init__(self, source: JsonObject) -> None:
        language = source.get("language", "en")
        self._worded = language.casefold().split("-")[0] == "en"
        self._issued = tuple(map(int, source["issued"].split("-"))) if "issued" in source else ()
        self._tell = words_that_tell() if self._worded else frozenset()
        # Most dates in statements are of the month of issue.
        self._plain = {str(self._issued[0]), month_name(self._issued[1])} if self._issued else set()

    def telling(self, claims: Sequence[JsonObject]) -> Sequence[int]:
        """Give the numbers of the claims whose statements may have a figure, a date or a denial; the others certainly have none.

        Args:
            claims: The claims, of which every one has its number in the order.
        """
        return _listening(worded=self._worded).heard([claim["statement"] for claim in claims])

    def findings(self, claim: JsonObject, where: str) -> Iterator[Finding]:
        """Find what the statement of a claim has and its quotes have not."""
        statement, spans = claim["statement"], claim["spans"]
        doubtful = self._telling_words(statement) - self._plain
        if not doubtful:
            return
        words = " ".join([span["exact"] for span in spans])
        if doubtful <= self._telling_words(words):
            return
        told, has = telling(statement, worded=self._worded), telling(words, worded=self._worded)
        noted = telling(claim["note"], worded=self._worded) if "note" in claim else None
        lacking = [figure.words for figure in told.figures if not self._is_backed(figure, has, noted, claim)]
        if told.denies and not has.denies and not denies_in_other_words(words, statement) and not (noted and noted.denies):
            lacking.append(told.denies)
        if lacking:
            shown = ", ".join(dict.fromkeys(map(quoted, lacking)))
            yield Finding(
                code="FC327", message=f"the statement has {shown}, and no quote of the claim has", where=f"{where}/statement"
            )

    def _telling_words(self, words: str) -> set[str]:
        found = set(_WORD.findall(words))
        return {word for word in found if word[0].isdecimal()} | (found & self._tell)

    def _is_backed(self, figure: ToldFigure, has: Telling, noted: Telling | None, claim: JsonObject) -> bool:
        known = has.values | noted.values if noted else has.values
        if not figure.values.isdisjoint(known) or figure.values == {_ONE}:
            return True
        if figure.part == "number":
            return not figure.values.isdisjoint(_measured(claim)) or _is_share(figure.values, known)
        return any(self._may_be(figure.part, int(value), has, claim) for value in figure.values)

    def _may_be(self, part: str, value: int, has: Telling, claim: JsonObject) -> bool:
        """Tell whether a part of a date may be what it is, though no quote has it."""
        if self._issued and value == self._issued[_PARTS.index(part)]:
            return True
        dates = [claim[key][name] for key in _DATED if key in claim for name in _DATES if name in claim[key]]
        if any(value in map(int, _NUMBERS.findall(date)) for date in dates):
            return True
        if part == "year" and {value % 100, value % 1000} & has.values:
            return True
        if not has.names_time and not (part == "year" and any(one.part == "month" for one in has.figures)):
            return False
        return part != "year" or not self._issued or abs(value - self._issued[0]) <= _NEAR_YEARS


def _measured(claim: JsonObject) -> frozenset[float]:
    """Give the figures that the claim's quantity has from words of the text."""
    quantity = claim.get("quantity", {})
    if "as_written" not in quantity:
        return frozenset()
    return frozenset(quantity[key] for key in ("value", "low", "high") if key in quantity)


def _is_share(values: frozenset[float], known: frozenset[float]) -> bool:
    """Tell whether a figure is a known one as per cent or as part of one: half is 50 per cent."""
    shares = {round(value * 100, 4) for value in known if value < 1} | {round(value / 100, 4) for value in known if value < 100}
    return not values.isdisjoint(shares)
