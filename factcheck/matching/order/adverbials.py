"""Times and places that stand in another order in languages whose words stand in any: "В Тарне 3 мая ...", "3 мая в Тарне ...".

Each has to stand where it hangs on no noun: at the beginning, or right behind the only verb. What is left has to be the same, or
the same with verb and subject exchanged. Little words that always come second, such as the Czech "se", go with the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.adjuncts import inverted, is_verb, times_in
from factcheck.matching.order.participles import follows_place_of_participle
from factcheck.matching.parts import is_intransitive, is_name, same_tokens, without_commas
from factcheck.matching.values.marks import DATE, NUMBER

__all__ = ["adverbials_moved", "is_same_without", "only_verb", "told_apart", "without_adverbials", "without_second_words"]

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
        names = {word.lower() for word in (*one[1:], *other[1:]) if is_name(word)}
        parts = [tuple(word.title() if word in names else word for word in part) for part in ours[0]]
        yield from told_apart(ours[1], theirs[1], parts, language)


def told_apart(one: Phrase, other: Phrase, parts: Sequence[Phrase], language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Give what is left of two statements, unless a part may hide who does something: "в порту автобус сбил поезд".

    Args:
        one: What is left of a statement.
        other: What is left of another.
        parts: What has been taken out of both.
        language: The language of both.
    """
    leading = language.words("prepositions")
    hides = any(
        len(part) > len("ab") and part[0].lower() in leading and all(word.isalpha() and word.islower() for word in part)
        for part in parts
        if (0, len(part)) not in times_in(part, language)
    )
    # Of a passive there is only what something is done to.
    has_one = any(word in language.words("auxiliaries") or is_intransitive(word, language) for word in one)
    if not hides or has_one or same_tokens(one, other):
        yield one, other


def without_adverbials(tokens: Phrase, language: Language) -> tuple[list[Phrase], Phrase] | None:
    """Give the times, the places and the little words of a statement, and what is left of it.

    Args:
        tokens: The tokens of a statement, without commas.
        language: Its language.

    Returns:
        None where a time or a place may belong to a noun, or where the verb is not plain.
    """
    verb = only_verb(tokens, language)
    if not language.has("free_order") or verb is None:
        return None
    found = {*times_in(tokens, language), *_places(tokens, language), *_second_words(tokens, language)}
    chunks = sorted(found | set(_plain_places(tokens, found, verb, language)))
    if not chunks or any(first[1] > second[0] for first, second in pairwise(chunks)):
        return None
    taken = {place for start, end in chunks for place in range(start, end)}
    times = {start for start, _ in times_in(tokens, language)}
    kept = [place not in taken for place in range(len(tokens))]
    if any(follows_place_of_participle(tokens, kept, start, language) for start in times):
        return None
    if not all(_hangs_on_verb(tokens, chunk, taken, verb, language, is_time=chunk[0] in times) for chunk in chunks):
        return None
    rest = tuple(word for place, word in enumerate(tokens) if place not in taken)
    bound = language.words("prepositions", "of_events") - language.words("of")
    # What follows the verb hangs on none of what stands before it.
    leads = all(end <= verb for _, end in chunks)
    if (not leads and not bound.isdisjoint(word.lower() for word in rest)) or any(word.startswith(DATE) for word in rest):
        return None
    return [tuple(word.lower() for word in tokens[start:end]) for start, end in chunks], lowered(rest)


def _hangs_on_verb(tokens: Phrase, chunk: Chunk, taken: set[int], verb: int, language: Language, *, is_time: bool) -> bool:
    """Tell whether a time or a place can belong to the verb alone, by what stands before it."""
    start, end = chunk
    before = [place for place in range(start) if place not in taken]
    # A little word that comes second parts the subject from what follows it.
    is_parted = start > 0 and _is_second(tokens[start - 1], language)
    if not before or before[-1] == verb or is_parted or _is_second(tokens[start], language):
        return True
    # "The organisers of the concert on Monday" may have one on Monday; "the court on Monday" may not, nor a person.
    is_one = len(before) == 1 or (len(before) == 2 and tokens[before[0]].lower() in language.words("people"))
    following = [place for place in range(end, len(tokens)) if place not in taken]
    return is_time and is_one and following[:1] == [verb]


def is_same_without(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether what is left of two statements is the same, or the same with verb and subject exchanged.

    Args:
        one: What is left of a statement.
        other: What is left of another.
        language: The language of both.
    """
    return same_tokens(one, other) or inverted(one, other, language) or inverted(other, one, language)


def only_verb(tokens: Phrase, language: Language) -> int | None:
    """Give the place of the one word that has the ending of a verb; None where there are more, of which some may be nouns.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    leading = language.words("prepositions", "of_events", "attaching", "causes")
    for kind in ("finite_endings", "verbal_participles"):
        endings = tuple(language.listed(kind) or ("\0",))
        nominal = tuple(language.listed("nominal_endings") or ("\0",))
        found = [
            place
            for place, word in enumerate(tokens)
            if len(word) >= _SHORTEST_VERB
            and is_verb((word,), language)
            and word not in language.words("causes", "people")
            and word.endswith(endings)
            and not word.endswith(nominal)
            # What follows a number or a preposition is no verb.
            and not (place and _leads_to_noun(tokens, place - 1, leading))
        ]
        # Without its auxiliary a participle may be an adjective.
        if found and (kind == "finite_endings" or not language.words("auxiliaries").isdisjoint(tokens)):
            # "Shořela hala": of two words that end like verbs one is known.
            known = [place for place in found if is_intransitive(tokens[place], language)] if len(found) > 1 else found
            return known[0] if len(known) == 1 else None
    return None


def _leads_to_noun(tokens: Phrase, place: int, leading: frozenset[str]) -> bool:
    """Tell whether a number, a preposition or a cause stands at a place, behind which there is no verb; not the road "A4"."""
    is_number = tokens[place].startswith(NUMBER) and not (place and is_name(tokens[place - 1]))
    return is_number or tokens[place].lower() in leading


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


def _plain_places(tokens: Phrase, found: set[Chunk], verb: int, language: Language) -> Iterator[Chunk]:
    """Give places without a name that begin a statement, or end it right behind the verb: "на границе"."""
    taken = {place for start, end in found for place in range(start, end)}
    leading = language.words("prepositions") - language.words("attaching")
    for start, word in enumerate(tokens):
        if start in taken or word.lower() not in leading:
            continue
        end = next((place for place in range(start + 1, len(tokens)) if place in taken or place == verb), len(tokens))
        is_first = all(place in taken for place in range(start)) and end < len(tokens)
        is_last = start > verb and all(place in taken for place in range(verb + 1, start)) and end == len(tokens)
        plain = all(_may_lead_to_name(tokens[place], language) for place in range(start + 1, end))
        if plain and 1 < end - start <= _LONGEST_PLACE and (is_first or is_last):
            yield start, end


def _may_lead_to_name(word: str, language: Language) -> bool:
    bound = language.words("prepositions", "of_events", "joining", "clauses", "auxiliaries", "clitics")
    return word.islower() and word.isalpha() and word not in bound


def _second_words(tokens: Phrase, language: Language) -> Iterator[Chunk]:
    yield from ((place, place + 1) for place, word in enumerate(tokens) if _is_second(word, language))


def without_second_words(tokens: Phrase, language: Language) -> tuple[Phrase, Phrase]:
    """Give a statement without the little words that come second, and those.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    kept = tuple(word for word in tokens if not _is_second(word, language))
    return kept, tuple(word for word in tokens if _is_second(word, language))


def _is_second(word: str, language: Language) -> bool:
    return word in language.words("clitics")
