"""Statements on two things seen from the other: "A is north of B" says that B is south of A.

Every token has its place in the result, so that a statement is compared with it as it is with any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, territories_of, tokens_of
from factcheck.matching.values.marks import DATE, NUMBER
from factcheck.matching.voices.agents import declined

__all__ = ["converses_of"]


def converses_of(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement on two things says, seen from the other, in small letters.

    Args:
        tokens: The tokens of a statement.
        language: Its language.

    >>> from factcheck.matching.language import language_among
    >>> list(converses_of(("Anna", "is", "older", "than", "Bert"), language_among("en", ())))
    [('bert', 'is', 'younger', 'than', 'anna')]
    """
    # "Only Anna is older than Bert" says nothing of whom else Bert is younger than.
    words = tuple(word.lower() for word in tokens)
    reaching = language.words("negation", "focus", "hearsay", "hedging", "clauses", "quantity")
    for there, back in _converses(language):
        for place in range(2, len(words) - len(there)):
            end = place + len(there)
            if words[place:end] == there and words[place - 1] in language.words("copulas"):
                one, other = words[: place - 1], words[end:]
                if reaching.isdisjoint((*one, *other)):
                    yield (*other, words[place - 1], *back, *one)

    yield from _mirrored(words, language)
    yield from _exchanges(words, language)


def _mirrored(words: Phrase, language: Language) -> Iterator[Phrase]:
    """Turn verbs of two round that need no other verb: "A owns B" says that B belongs to A."""
    reaching = language.words("negation", "focus", "hearsay", "hedging", "clauses", "quantity", "prepositions", "of_events")
    for there, back in _turned_pairs(language, "mirrored"):
        for place in range(1, len(words) - len(there)):
            end = place + len(there)
            one, other = words[:place], words[end:]
            if words[place:end] == there and reaching.isdisjoint((*one, *other)):
                yield (*other, *back, *one)


def _exchanges(words: Phrase, language: Language) -> Iterator[Phrase]:
    """Tell of a purchase what it is as a sale: "B bought the mill from A" says that A sold the mill to B."""
    reaching = language.words("negation", "focus", "hearsay", "hedging", "clauses", "quantity")
    if not reaching.isdisjoint(words):
        return
    known: Mapping[str, Any] = language.known.get("passive", {})
    ends = language.words("prepositions", "of_events", "joining") | {","}
    words = tuple(_parted(words, language))
    for bought, from_, sold, to in language.classes("exchanges"):
        verb, other_verb = tokens_of(bought), tokens_of(sold)
        for place in range(1, len(words) - len(verb)):
            buyer, rest = words[:place], words[place + len(verb) :]
            if words[place : place + len(verb)] != verb or rest.count(from_) != 1 or not ends.isdisjoint(buyer):
                continue
            split = rest.index(from_)
            thing, after = rest[:split], rest[split + 1 :]
            size = next((at for at, word in enumerate(after) if word in ends or word.startswith(DATE)), len(after))
            seller, left = after[:size], after[size:]
            if not thing or not seller or not ends.isdisjoint(thing) or _is_no_seller(seller, language):
                continue
            # Without endings that tell cases the words stay as they are.
            for giver in declined(seller, known.get("agent", ())):
                for taker in declined(buyer, known.get("object", ())):
                    yield _contracted((*giver, *other_verb, *thing, to, *taker, *left), language)


def _parted(words: Phrase, language: Language) -> Iterator[str]:
    """Give words with a preposition apart from its article: the Italian "dal" as "da il"."""
    known: Mapping[str, str] = language.known.get("contractions", {})
    parted = {short: long.split() for long, short in known.items()}
    for word in words:
        yield from parted.get(word, (word,))


def _contracted(words: Phrase, language: Language) -> Phrase:
    written = f" {' '.join(words)} "
    for long, short in language.known.get("contractions", {}).items():
        written = written.replace(f" {long} ", f" {short} ")
    return tuple(written.split())


def _is_no_seller(words: Phrase, language: Language) -> bool:
    """Tell whether something is from a country or a time, and not from somebody: "shoes from Italy", "a house from the 1920s"."""
    plain = tuple(word for word in words if word not in language.words("articles"))
    return " ".join(plain) in territories_of(language.code) or any(
        word[0].isdecimal() or word[0] in (DATE, NUMBER) for word in plain
    )


def _converses(language: Language) -> Sequence[tuple[Phrase, Phrase]]:
    return _turned_pairs(language, "converses")


@cache
def _turned_pairs(language: Language, kind: str) -> Sequence[tuple[Phrase, Phrase]]:
    pairs = [tuple(map(tokens_of, expressions)) for expressions in language.classes(kind)]
    return [turned for there, back in pairs for turned in dict.fromkeys([(there, back), (back, there)])]
