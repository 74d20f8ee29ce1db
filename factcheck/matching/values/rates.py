"""What is counted for each day or year, in the ways in which a language puts it: "12 tonnes a day", "12 tonnes per day"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.values.marks import NUMBER
from factcheck.matching.values.numerals import Table

__all__ = ["rate_at"]

_FARTHEST_NUMBER: Final = 6


def rate_at(tokens: Phrase, place: int, language: Language, before: Sequence[str]) -> tuple[int, Sequence[str]] | None:
    """Read "a day" as "per day" where a number stands before it.

    Args:
        tokens: The tokens of a statement.
        place: Where the words may stand.
        language: The language.
        before: What has been read before them.

    Returns:
        How many tokens they take, and what stands for them; None where nothing is counted by the day: "a day later".
    """
    found = _rates(language).at(tokens, place, ignoring_case=True)
    if found is None or not any(word.startswith(NUMBER) for word in before[-_FARTHEST_NUMBER:]):
        return None
    following = "".join(tokens[place + found[0] : place + found[0] + 1]).lower()
    return None if following in language.words("no_rates_before") else found


@cache
def _rates(language: Language) -> Table[Phrase]:
    known: Mapping[str, str] = language.known.get("rates", {})
    return Table({tokens_of(words): tokens_of(rate) for words, rate in known.items()})
