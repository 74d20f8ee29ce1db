"""Sources, causes and clauses of Chinese, and whatever stands first or behind the topic in Japanese: "県によると".

Where a statement has one verb, which comes last in Japanese, such a part says the same before the topic and behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise, product
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.han_order import day_at, ends_in_noun, has_no_word_that_reaches, may_be_of_another
from factcheck.matching.parts import is_hiragana
from factcheck.matching.values.marks import SAME

__all__ = ["han_part_moved"]

_COMMAS: Final = frozenset(",、")
_LONGEST_PART: Final = 16
_LONGEST_TOPIC: Final = 14
_OF: Final = "的"
_OWNER: Final = "の"
_WHEN: Final = "に"

_Moved = tuple[str, Phrase, Phrase]
"""A kind of part, the part, and what is left of the statement without it."""


def han_part_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements of Chinese or Japanese differ in where a source, a cause, a time or a clause stands.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    known: Mapping[str, Any] = language.known.get("han_parts", {})
    if not known or sorted(_bare(one)) != sorted(_bare(other)):
        return False
    if _clause_inside(one, other, known, language) or _clause_inside(other, one, known, language):
        return True
    if "topics" in known:
        return not set(_behind_topic(one, known, language)).isdisjoint(_behind_topic(other, known, language))
    sources = (_sources(tokens, known) for tokens in (one, other))
    return any(left == right for left, right in product(*sources))


def _bare(tokens: Phrase) -> Phrase:
    return tuple(word for word in tokens if word not in _COMMAS)


def _sources(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[Phrase, Phrase]]:
    """Give the source of a statement that stands first, last, or between two commas, and what it is the source of."""
    commas = [place for place, word in enumerate(tokens) if word in _COMMAS]
    borders = [-1, *commas, len(tokens)]
    for first, last in pairwise(borders):
        source = tokens[first + 1 : last]
        said = (*tokens[: max(first, 0)], *tokens[last + (first < 0) :])
        if first >= 0 and last < len(tokens):
            said = (*tokens[:first], *tokens[last + 1 :])
        if len(source) <= _LONGEST_PART and re.fullmatch(known["sources"], "".join(source)) and _COMMAS.isdisjoint(said):
            yield source, said


def _clause_inside(one: Phrase, other: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    """Tell whether one begins with "when the dam broke," and the other has it with its preposition behind its subject."""
    if "when" not in known or one.count(",") != 1 or "," in other:
        return False
    place = one.index(",")
    clause, rest = one[:place], one[place + 1 :]
    if not re.fullmatch(known["when"], "".join(clause)) or _OF in rest or len(clause) > _LONGEST_PART:
        return False
    return any(
        (*rest[:size], *clause, *rest[size:]) == other and ends_in_noun(rest[:size], language)
        for size in range(1, min(_LONGEST_TOPIC, len(rest) - 1))
    ) and has_no_word_that_reaches(rest, language)


def _behind_topic(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[_Moved]:
    """Give the parts that stand first, behind the topic or behind what something is done to, and what is left without them."""
    starts = {0, *(place + 1 for place, word in enumerate(tokens[:-1]) if word in (*known["topics"], known["object"]))}
    for place in sorted(starts):
        start = place + (tokens[place] in _COMMAS)
        for end in range(start + 1, min(len(tokens) - 1, start + _LONGEST_PART)):
            part, following = tokens[start:end], tokens[end]
            kind = _kind(part, known, language)
            if kind is None or following == _OWNER or (place and tokens[place - 1] == known["object"] and kind != "time"):
                continue
            rest = _bare((*tokens[:start], *tokens[end:]))
            rest = rest if kind != "time" or following != _WHEN else _bare((*tokens[:start], *tokens[end + 1 :]))
            if _may_move(kind, part, rest, known, language):
                yield kind, _bare(part), rest


def _kind(part: Phrase, known: Mapping[str, Any], language: Language) -> str | None:
    if day_at(part, 0, language) == len(part):
        return "time"
    written = "".join(part)
    # What is told of somebody has its own topic.
    if not set(known["topics"][:1]).isdisjoint(part):
        return None
    return next((kind for kind in ("source", "cause") if re.fullmatch(known[kind], written)), None)


def _may_move(kind: str, part: Phrase, rest: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    """Tell whether a statement without a part has one verb, which comes last and does not say that something is said."""
    topics = known["topics"] if kind == "time" else known["topics"][:1]
    topic = next((place for place, word in enumerate(rest) if word in topics), 0)
    left = rest[topic + 1 :]
    if not 0 < topic <= _LONGEST_TOPIC or not left or not _has_last_verb_alone(rest, known, language):
        return False
    written = "".join(left)
    if kind == "time" and may_be_of_another(left, language):
        return False
    if re.search(known["not_with"], written) or not has_no_word_that_reaches(rest, language):
        return False
    particle = next((word for word in left if is_hiragana(word)), "")
    return kind != "cause" or not (particle == _OWNER or re.search(known["denied"], written))


def _has_last_verb_alone(rest: Phrase, known: Mapping[str, Any], language: Language) -> bool:
    """Tell whether nothing before the verb at the end ends like a verb: all hiragana are particles and ends of adjectives."""
    size = len(rest) - 1
    # A verb may have two parts, such as "打ち上げた" and "言い渡した".
    while size and not is_hiragana(rest[size - 1]):
        size -= 1
    if size > 1 and len(rest[size - 1]) == 1 and rest[size - 1] not in known["particles"] and not is_hiragana(rest[size - 2]):
        size -= 1
    words = rest[:size]
    return all(
        (not is_hiragana(word) and not _may_be_verb(word, language))
        or re.fullmatch(known["no_verbs"], word) is not None
        or (word in known["ends_of_adjectives"] and place > 0 and words[place - 1] in known["adjectives"])
        for place, word in enumerate(words)
    )


def _may_be_verb(word: str, language: Language) -> bool:
    """Tell whether a token that stands for words of one meaning, or a listed word, ends as verbs do."""
    is_class = word.startswith(f"{SAME}same-")
    expressions = language.classes("same")[int(word.rpartition("-")[2])] if is_class else (word,)
    return any(is_hiragana(expression[-1]) for expression in expressions)
