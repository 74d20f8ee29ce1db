"""Times and places that stand in another order in languages whose words stand in any: "В Тарне 3 мая ...", "3 мая в Тарне ...".

Each has to stand where it hangs on no noun: at the beginning, or right behind the only verb. What is left has to be the same, or
the same with verb and subject exchanged. Little words that always come second, such as the Czech "se", go with the order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from factcheck.matching.adjuncts import inverted, is_name, is_verb, same_tokens, times_in, without_commas
from factcheck.matching.canonical import DATE, NUMBER
from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase

__all__ = ["adverbials_moved", "is_same_without", "without_adverbials"]

_LONGEST_PLACE: Final = 5
_SHORTEST_VERB: Final = 4

Chunk = tuple[int, int]


def adverbials_moved(one: Phrase, other: Phrase, language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Give what two statements say without their times and places, where these are the same and hang on no noun.

    Args:
        one: The tokens of a statement of one clause.
        other: Those of another.
        language: The language of both.

    >>> from factcheck.matching.language import language_among
    >>> one, other = (tuple(said.split()) for said in ("В Тарне @--05-03 сгорел дом", "@--05-03 в Тарне сгорел дом"))
    >>> list(adverbials_moved(one, other, language_among("ru", ())))
    [(('сгорел', 'дом'), ('сгорел', 'дом'))]
    """
    ours, theirs = (without_adverbials(without_commas(tokens), language) for tokens in (one, other))
    if ours is not None and theirs is not None and sorted(ours[0]) == sorted(theirs[0]):
        yield ours[1], theirs[1]


def without_adverbials(tokens: Phrase, language: Language) -> tuple[list[Phrase], Phrase] | None:
    """Give the times, the places and the little words of a statement, and what is left of it.

    Args:
        tokens: The tokens of a statement, without commas.
        language: Its language.

    Returns:
        None where a time or a place may belong to a noun, or where the verb is not plain.
    """
    verb = _only_verb(tokens, language)
    if not language.has("free_order") or verb is None:
        return None
    chunks = sorted({*times_in(tokens, language), *_places(tokens, language), *_second_words(tokens, language)})
    if not chunks or any(first[1] > second[0] for first, second in pairwise(chunks)):
        return None
    taken = {place for start, end in chunks for place in range(start, end)}
    for start, _ in chunks:
        before = [place for place in range(start) if place not in taken]
        # "Met the man in Tarn": behind a noun it may be that of the noun.
        if before and before[-1] != verb and not _is_second(tokens[start], language):
            return None
    rest = tuple(word for place, word in enumerate(tokens) if place not in taken)
    bound = language.words("prepositions", "of_events") - language.words("of")
    if not bound.isdisjoint(word.lower() for word in rest) or any(word.startswith(DATE) for word in rest):
        return None
    return [tuple(word.lower() for word in tokens[start:end]) for start, end in chunks], lowered(rest)


def is_same_without(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether what is left of two statements is the same, or the same with verb and subject exchanged.

    Args:
        one: What is left of a statement.
        other: What is left of another.
        language: The language of both.
    """
    return same_tokens(one, other) or inverted(one, other, language) or inverted(other, one, language)


def _only_verb(tokens: Phrase, language: Language) -> int | None:
    """Give the place of the one word that has the ending of a verb; None where there are more, of which some may be nouns."""
    for kind in ("finite_endings", "verbal_participles"):
        endings = tuple(language.listed(kind) or ("\0",))
        found = [
            place
            for place, word in enumerate(tokens)
            if len(word) >= _SHORTEST_VERB and is_verb((word,), language) and word.endswith(endings)
        ]
        # Without its auxiliary a participle may be an adjective.
        if found and (kind == "finite_endings" or not language.words("auxiliaries").isdisjoint(tokens)):
            return found[0] if len(found) == 1 else None
    return None


def _places(tokens: Phrase, language: Language) -> Iterator[Chunk]:
    """Give the beginnings and ends of places by their names, with nouns before the name: "in the port of Tarn"."""
    leading = language.words("prepositions") - language.words("attaching")
    start = 0
    while start < len(tokens):
        end = start + 1
        if tokens[start].lower() in leading:
            while end < len(tokens) and end - start <= _LONGEST_PLACE and _may_lead_to_name(tokens[end], language):
                end += 1
            while end < len(tokens) and is_name(tokens[end]) and not tokens[end].startswith((NUMBER, DATE)):
                end += 1
            is_named = is_name(tokens[end - 1]) and end > start + 1
            # "In the Oryol region" has its name as an adjective, with the noun behind it.
            endings = tuple(language.listed("adjectives_of_places") or ("\0",))
            if is_named and tokens[end - 1].endswith(endings) and _may_lead_to_name("".join(tokens[end : end + 1]), language):
                end += 1
            if is_named:
                yield start, end
            else:
                end = start + 1
        start = end


def _may_lead_to_name(word: str, language: Language) -> bool:
    bound = language.words("prepositions", "of_events", "joining", "clauses", "auxiliaries", "clitics")
    return word.islower() and word.isalpha() and word not in bound


def _second_words(tokens: Phrase, language: Language) -> Iterator[Chunk]:
    yield from ((place, place + 1) for place, word in enumerate(tokens) if _is_second(word, language))


def _is_second(word: str, language: Language) -> bool:
    return word in language.words("clitics")
