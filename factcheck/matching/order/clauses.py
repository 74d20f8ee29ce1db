"""Clauses and sources that stand first in one statement and last in another: "according to the mayor", "because it rained"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, tokens_of
from factcheck.matching.order.adjuncts import LONGEST_SUBJECT, adjunct_moved, follows_verb, inverted, times_in
from factcheck.matching.parts import is_name, same_tokens, without_commas
from factcheck.matching.values.renaming import renamed

__all__ = [
    "SIGNS_THAT_STAY", "clause_moved", "first_sources", "has_participle_of_noun", "leads_of", "says_one_thing", "says_that",
    "source_moved", "sources_parted", "with_names_unquoted", "without_part",
]  # fmt: skip

_LONGEST_LEAD: Final = 4
# "The new rules": a noun with an adjective before it.
_RULE: Final = 2
_LONGEST_NAME: Final = 3
_OF_WHAT_WAS_DONE: Final = frozenset({"a", "à", "ad"})
_QUOTE: Final = '"'

SIGNS_THAT_STAY: Final = frozenset("();:?!\"'—")
"""Signs that bind what they part to its place: brackets, quotation marks, and what comes after a colon."""


def source_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with "according to somebody," and the other ends with it.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    if _marked_source_moved(one, other, language):
        return True
    if not (_leading(one, "sources", language) or _is_circumstance(one, language)):
        return False
    if _stands_between_commas(one, other, language):
        return True
    if _may_hang_on_noun(one, other, language):
        # Right behind the verb it hangs on none.
        return language.has("v2") and any(
            _stands_behind_verb(one[:end], one[end:], other, language) for end in range(2, min(LONGEST_SUBJECT, len(one) - 2))
        )
    if "," not in one and "," in other:
        # Where the other sets its source off by a comma, that shows where it ends.
        place = len(other) - 1 - other[::-1].index(",")
        said, source = other[:place], other[place + 1 :]
        is_source = len(source) <= LONGEST_SUBJECT and _leading(source, "sources", language)
        if not is_source or "," in said:
            return False
        left = one[len(source) :]
        is_turned = language.has("v2") and same_tokens(source, one[: len(source)]) and inverted(left, lowered(said), language)
        return is_turned or same_tokens((*source, *said), one)
    if "," in one:
        place = one.index(",")
        source, said = one[:place], one[place + 1 :]
        return len(source) <= LONGEST_SUBJECT and same_tokens((*said, ",", *source), other)
    # Without a comma the verb shows where the source ends: it comes first in what is said, and what is said has no source inside.
    for end in range(2, min(LONGEST_SUBJECT, len(one) - 1)):
        source, said = one[:end], one[end:]
        rest = other[: len(other) - end]
        rest = rest[:-1] if rest[-1:] == (",",) else rest
        leads_on = said[0].lower() in language.words("prepositions", "of", "articles")
        if same_tokens(source, other[len(other) - end :]) and not leads_on and says_one_thing(said, language):
            return inverted(said, lowered(rest), language) or (same_tokens(said, rest) and _starts_with_verb(said, language))
        # Where the verb stands second, a source can stand right behind it: "Neun wurden laut Polizei verletzt".
        if language.has("v2") and not leads_on and _stands_behind_verb(source, said, other, language):
            return True
    return False


def _marked_source_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell the same of languages that have "according to" behind whoever says something, where commas show what that is."""
    for mark in leads_of(language, "sources_last"):
        place = next((at for at in range(1, len(other)) if other[-at] == ","), 0)
        source, said = other[len(other) - place + 1 :], other[: len(other) - place]
        if place and "," not in said and source[-len(mark) :] == mark and 1 < len(source) <= LONGEST_SUBJECT:
            return same_tokens((*source, ",", *said), one) or same_tokens((*source, *said), one)
    return False


def says_one_thing(said: Phrase, language: Language) -> bool:
    """Tell whether a source inside would be that of all of it: "he fled and, police say, she died" has one for half.

    Args:
        said: What is said, without its source.
        language: Its language.
    """
    return "," not in said and language.words("joining").isdisjoint(word.lower() for word in said)


def sources_parted(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement names as its source between commas, or between a comma and its end.

    Args:
        tokens: The tokens of the statement.
        language: Its language.
    """
    commas = [place for place, word in enumerate(tokens) if word == ","]
    for start, end in pairwise([*commas, len(tokens)]):
        source = tokens[start + 1 : end]
        if source and len(source) <= LONGEST_SUBJECT and _leading(source, "sources", language):
            yield source


def first_sources(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement may begin with as its source, where no comma shows where that ends.

    Args:
        tokens: The tokens of the statement.
        language: Its language.
    """
    if _leading(tokens, "sources", language) and "," not in tokens:
        found = (end for end in range(2, min(LONGEST_SUBJECT, len(tokens) - 2) + 1))
        yield from (tokens[:end] for end in found if not _leading(tokens[end:], "sources", language))


def without_part(tokens: Phrase, part: Phrase) -> tuple[Phrase, Phrase] | None:
    """Leave a part out of a statement, with the commas beside it; None where it is not there once.

    Args:
        tokens: The tokens of the statement.
        part: The part.

    Returns:
        What is left, and what stands right behind the part.
    """
    places = [place for place in range(len(tokens)) if same_tokens(tokens[place : place + len(part)], part)]
    if len(places) != 1:
        return None
    before, after = tokens[: places[0]], tokens[places[0] + len(part) :]
    before = before[:-1] if before[-1:] == (",",) else before
    return (*before, *(after[1:] if after[:1] == (",",) else after)), after[:1]


def with_names_unquoted(tokens: Phrase) -> Phrase:
    """Put a name in quotation marks as one token: what begins with a capital and is of few words.

    Args:
        tokens: The tokens of a statement.
    """
    marks = [place for place, word in enumerate(tokens) if word == _QUOTE]
    if len(marks) != 2 or not 1 < marks[1] - marks[0] <= _LONGEST_NAME + 1:
        return tokens
    start, end = marks
    name = tokens[start + 1 : end]
    is_plain = name[0][:1].isupper() and "".join(name).isalnum() and start > 0
    return (*tokens[:start], f"{name[0]} {' '.join(name[1:])}", *tokens[end + 1 :]) if is_plain else tokens


def _stands_between_commas(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one has a source first and the other the same source inside, parted by commas from all else."""
    if one.count(",") != 1 or other.count(",") != 2 or not _leading(one, "sources", language):
        return False
    place, first = one.index(","), other.index(",")
    last = first + 1 + other[first + 1 :].index(",")
    is_same = same_tokens(one[:place], other[first + 1 : last]) and says_one_thing(one[place + 1 :], language)
    return is_same and same_tokens(one[place + 1 :], (*other[:first], *other[last + 1 :]))


def _stands_behind_verb(source: Phrase, said: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether a statement has a source behind its verb, and is without it what is said, with verb and subject exchanged."""
    for place in range(2, len(other) - len(source) + 1):
        if same_tokens(source, other[place : place + len(source)]) and other[place - 1].lower() == said[0].lower():
            return says_one_thing(said, language) and inverted(
                said, lowered((*other[:place], *other[place + len(source) :])), language
            )
    return False


def _may_hang_on_noun(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether a circumstance that one has first and the other last may be that of a noun: "the house before the park"."""
    if _leading(one, "sources", language):
        return False
    first = one[0].lower()
    # It begins at the last word in the other that it begins with in the one.
    place = max((place for place, word in enumerate(other) if word.lower() == first), default=0)
    if not place:
        return False
    kept = [True] * len(other)
    is_attaching = first in language.words("attaching_circumstances") and not _ends_in_place_of_verb(other[:place], language)
    return other[place - 1] in language.words("event_nouns") or (is_attaching and not follows_verb(other, place, kept, language))


def _ends_in_place_of_verb(words: Phrase, language: Language) -> bool:
    """Tell whether some words end in a verb and the name of where that was done: "were taken to Amman"."""
    size = next((size for size, word in enumerate(reversed(words)) if not is_name(word)), len(words))
    lead = len(words) - size - 1
    kept = [True] * len(words)
    is_place = size > 0 and lead > 0 and words[lead].lower() in language.words("prepositions")
    helping = language.words("auxiliaries", "copulas", "perfects")
    return is_place and (words[lead - 2] in helping or follows_verb(words, lead, kept, language))


def _is_circumstance(tokens: Phrase, language: Language) -> bool:
    """Tell whether a statement begins with "despite" and denies nothing, since "not despite" would deny the circumstance."""
    # "Allowed the march in spite of the law" may be about a march that defied it.
    reaching = language.words("negation", "focus", "hedging", "hearsay", "intent", "about")
    is_plain = reaching.isdisjoint(word.lower() for word in tokens) and not has_participle_of_noun(tokens, language)
    return is_plain and _leading(tokens, "circumstances", language)


def has_participle_of_noun(tokens: Phrase, language: Language) -> bool:
    """Tell whether something is done "by" somebody without a verb to help, as in "land sold by the town".

    Args:
        tokens: Some tokens.
        language: Their language.
    """
    by: Mapping[str, str] = language.known.get("passive", {}).get("by", {})
    helping = language.words("auxiliaries", "copulas", "perfects")
    return not language.has("v2") and any(
        word in by and helping.isdisjoint(tokens[max(0, place - 2) : place]) for place, word in enumerate(tokens)
    )


def clause_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a clause such as "when it rained," and the other ends with it.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    is_linked = _leading(one, "linking", language)
    if "," not in one:
        return _clause_moved_without_comma(one, other, language)
    if one.count(",") != 1 or not (is_linked or _is_circumstance(one, language)):
        return False
    if not is_linked and _may_hang_on_noun(one, other, language):
        return False
    place = one.index(",")
    # Two commas would leave open where the clause ends.
    clause, rest = one[:place], one[place + 1 :]
    if not _is_plain_main(rest, language):
        return False
    # The words that begin the clause are among these themselves, so the first two are passed over.
    if not language.words("focus", "joining", "clauses").isdisjoint(word.lower() for word in clause[2:]):
        return False
    if same_tokens((*rest, *clause), other) or same_tokens((*rest, ",", *clause), other):
        return True
    # Where the verb stands second, it comes first after a clause: "Wenn es regnet, bleibt er" and "Er bleibt, wenn es regnet".
    main = without_commas(other[: len(other) - len(clause)])
    is_last = same_tokens(clause, other[len(other) - len(clause) :])
    return language.has("v2") and is_last and inverted(rest, lowered(main), language)


def _is_plain_main(rest: Phrase, language: Language) -> bool:
    """Tell whether nothing in a main clause reaches into a clause beside it."""
    reaching = language.words("negation", "focus", "hedging", "hearsay", "clauses", "intent", "joining")
    # "Sagte … ab" is to call off, and says nothing.
    others: Mapping[str, Sequence[str]] = language.known.get("not_saying", {})
    # "Until 2031" begins no clause.
    of_time = {place for start, end in times_in(rest, language) for place in range(start, end)}
    # What is wanted or begun may be what the clause is about.
    forms: Mapping[str, Sequence[str]] = language.known.get("infinitive_forms", {})
    endings = () if language.has("v2") or language.has("free_order") else tuple(forms.get("bare", ()))
    # "Managed to brake" says that it was done.
    is_infinite = any(
        word.islower() and word.endswith(endings or ("\0",)) and lead not in _OF_WHAT_WAS_DONE for lead, word in pairwise(rest)
    )
    if is_infinite or any(re.search(language.known.get("denied_verbs", "(?!)"), word) for word in rest):
        return False
    return all(
        word.lower() not in reaching or rest[-1] in others.get(word.lower(), ()) or place in of_time
        for place, word in enumerate(rest)
    )


def _clause_moved_without_comma(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell the same where a language sets no comma behind the clause, and the verb shows where it ends."""
    if not (language.has("v2") and _leading(one, "linking", language)) or "," in other:
        return False
    for end in range(3, len(one) - 2):
        clause, rest = one[:end], one[end:]
        if same_tokens(clause, other[len(other) - end :]) and _is_plain_main(rest, language):
            free = language.words("focus", "joining", "clauses").isdisjoint(word.lower() for word in clause[2:])
            return free and inverted(rest, lowered(other[: len(other) - end]), language)
    return False


def says_that(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements say that the same was said, with the day on which it was said in another place.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    places = [[place for place, word in enumerate(tokens) if word.lower() in language.words("that")] for tokens in (one, other)]
    if [len(found) for found in places] != [1, 1]:
        return False
    heads = [tokens[: found[0]] for tokens, found in zip((one, other), places, strict=True)]
    tails = [tokens[found[0] :] for tokens, found in zip((one, other), places, strict=True)]
    # A comma may stand before "that"; it goes with the clause.
    heads = [head[:-1] if head[-1:] == (",",) else head for head in heads]
    reaching = language.words("negation", "focus", "hedging", "intent", "clauses", "about")
    # "Announced that" says that something was said, where "announced the march" may be about its day.
    reaching -= {head[-1].lower() for head in heads if head} & language.words("hearsay")
    is_free = all(SIGNS_THAT_STAY.isdisjoint(head) and reaching.isdisjoint(w.lower() for w in head) for head in heads)
    return is_free and tails[0] == tails[1] and adjunct_moved(heads[0], heads[1], language, kinds=(("date",),))


def _leading(tokens: Phrase, kind: str, language: Language) -> bool:
    words = tuple(word.lower() for word in tokens[:_LONGEST_LEAD])
    found = next((lead for lead in leads_of(language, kind) if words[: len(lead)] == lead), None)
    return found is not None and not (kind == "sources" and _names_a_rule(tokens[len(found) :], language))


def _names_a_rule(words: Phrase, language: Language) -> bool:
    """Tell whether what follows "according to" is a law or a plan, by which something is done, and nobody who says so."""
    pattern = language.known.get("no_sources", "(?!)")
    leading = language.words("articles", "indefinite", "of", "prepositions")
    near = [word.lower() for word in words if word.lower() not in leading]
    return any(re.search(pattern, word) for word in near[:_RULE])


@cache
def leads_of(language: Language, kind: str) -> frozenset[Phrase]:
    """Give the expressions of a list as tokens, as they are written and with one word for all that mean the same.

    Args:
        language: A language.
        kind: The name of the list in its file.
    """
    written = [tokens_of(known) for known in language.known.get(kind, ())]
    return frozenset(written) | {renamed(lead, language) for lead in written}


def _starts_with_verb(tokens: Phrase, language: Language) -> bool:
    endings = tuple(language.words("verb_endings") or ("\0",))
    return language.has("verb_first") or tokens[0].endswith(endings) or tokens[0] in language.words("verbs", "auxiliaries")
