"""Names in a row, such as "Anna, Bert and Carl signed", that stand in another order in another statement.

A row moves only where it is the subject, at the beginning, and where nothing in the statement says in which order its members
come. What reads like a place and the country that it lies in is no row of two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from factcheck.matching.language import Language, regions
from factcheck.matching.locales import Phrase, territories_of, tokens_of
from factcheck.matching.parts import is_name, same_tokens
from factcheck.matching.values.marks import NUMBER, SAME

__all__ = ["list_turned"]

_LONGEST_NAME: Final = 4


def list_turned(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements are the same but for the order of the names with which they begin.

    Args:
        one: The tokens of a statement, with its commas.
        other: Those of another.
        language: The language of both.

    >>> from factcheck.matching.language import language_among
    >>> english = language_among("en", ())
    >>> one, other = (tuple(said.split()) for said in ("Anna , Bert and Carl left", "Carl , Anna and Bert left"))
    >>> list_turned(one, other, english)
    True
    >>> one, other = (tuple(said.split()) for said in ("Paris , France and Rome left", "Rome , Paris and France left"))
    >>> list_turned(one, other, english)
    False
    """
    left, right = _row(one, language), _row(other, language)
    if left is None or right is None or sorted(left[0]) != sorted(right[0]):
        return False
    rest = one[left[1] :]
    return (
        same_tokens(rest, other[right[1] :])
        and _is_plain(rest, language)
        and not _has_place_in_place(left[0], language)
        and not any(_may_share_a_word(members, language) for members, _ in (left, right))
    )


def _row(tokens: Phrase, language: Language) -> tuple[list[Phrase], int] | None:
    """Give the names with which a statement begins, in small letters, and the place at which they end."""
    members: list[Phrase] = []
    place, is_last = 0, False
    while True:
        end = place
        while end < len(tokens) and tokens[end].lower() in language.words("articles"):
            end += 1
        first = end
        while end < len(tokens) and is_name(tokens[end]):
            end += 1
        if not 0 < end - first <= _LONGEST_NAME:
            return None
        members.append(tuple(word.lower() for word in tokens[place:end]))
        if is_last:
            return members, end
        # "A, B, and C" has a comma before the "and", "A, B and C" has none.
        commas = int(tokens[end : end + 1] == (",",))
        following = "".join(tokens[end + commas : end + commas + 1]).lower()
        is_last = following in language.words("joining")
        if not is_last and not commas:
            return None
        place = end + commas + is_last


def _is_plain(rest: Sequence[str], language: Language) -> bool:
    """Tell whether what is said of some names is said of each alike: nothing in it has an order of its own."""
    # "Each won more than the next" compares them in their order.
    stay = language.words("ordering", "joining", "quantity", "relative") | {","}
    return bool(rest) and not any(word.lower() in stay or _is_ordinal(word) for word in rest)


def _is_ordinal(token: str) -> bool:
    return token.startswith(NUMBER) and "th" in token


def _has_place_in_place(members: Sequence[Phrase], language: Language) -> bool:
    """Tell whether a name can be the country of the one before it, as in "Paris, France and Rome"."""
    names = [" ".join(_bare(member, language)) for member in members]
    # A body or a country that is known by its letters is no town.
    names = [name for name in names if not name.startswith(f"{SAME}bodies")]
    countries = territories_of(language.code)
    # Two names alone are joined by "and", which no country has before it.
    is_mixed = any(name in _wide_places(language) for name in names) and not all(name in countries for name in names)
    return len(members) > 2 and is_mixed


def _may_share_a_word(members: Sequence[Phrase], language: Language) -> bool:
    """Tell whether the last name may share a word with the others: "Anna and Bert Voss", "Tarn and Lod Airport"."""
    last = members[-1]
    # An article of its own, or the name of a country, holds a name together.
    is_whole = last[0] in language.words("articles") or " ".join(last) in territories_of(language.code)
    return len(last) > 1 and not is_whole and any(len(_bare(member, language)) == 1 for member in members[:-1])


def _bare(member: Phrase, language: Language) -> Phrase:
    return tuple(word for word in member if word not in language.words("articles"))


@cache
def _wide_places(language: Language) -> frozenset[str]:
    return territories_of(language.code) | frozenset(" ".join(tokens_of(name)).lower() for name in regions())
