"""The order of words in Chinese and Japanese: days that stand first or behind the subject, and the passive.

Both are read by characters and particles, since nothing parts one word from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, phrases_listed
from factcheck.matching.order.clauses import leads_of
from factcheck.matching.parts import is_hiragana
from factcheck.matching.values.marks import DATE, SAME
from factcheck.matching.values.renaming import renamed
from factcheck.matching.values.times import times_at

__all__ = [
    "cause_moved", "day_at", "day_first", "ends_in_noun", "has_no_word_that_reaches", "may_be_of_another",
    "put_in_order_of_active", "same_with_day_first",
]  # fmt: skip

_MOST_READINGS: Final = 512
_LONGEST_SUBJECT: Final = 12
_LONGEST_CAUSE: Final = 14
_LONGEST_NOUN: Final = 3
_UNDER: Final = ("受",)
_INFLUENCE: Final = ("影", "响")
_COMMAS: Final = frozenset(",、")
_BY: Final = frozenset({"被", "遭", "遭到"})
_DONE: Final = "了"
_AT: Final = "在"
_HOLD: Final = "把"
_OF: Final = "的"
_SIGNS: Final = frozenset("();:?!\"'—；")
_OF_ADJECTIVES: Final = ("な", "しい")
_DENIED: Final = "ない"
_FIRST_PARTS: Final = frozenset("いきぎちびみりえけげせねべめれ")
"""With what the first part of a verb of two parts ends; "て" and "し" end a verb of its own."""


def day_first(tokens: Phrase, language: Language) -> Phrase | None:
    """Give a statement with the day on which it happened at its beginning.

    Args:
        tokens: The tokens of a statement of one clause.
        language: Its language.

    Returns:
        The statement without commas about the day; None where it names no day, or where that may be the day of a noun or of
        another verb.

    >>> from factcheck.matching.language import language_among
    >>> day_first(("议", "会", "@--04-07", "通", "过", "预", "算"), language_among("zh", ()))
    ('@--04-07', '议', '会', '通', '过', '预', '算')
    """
    known: Mapping[str, Any] = language.known.get("days_first", {})
    place = next((place for place in range(len(tokens)) if day_at(tokens, place, language)), None)
    if not known or place is None:
        return None
    end = place + day_at(tokens, place, language)
    before, after = tokens[:place], tokens[end:]
    while after and after[0] in _COMMAS:
        after = after[1:]
    if any(day_at(after, at, language) for at in range(len(after))) or not after:
        return None
    # Of two clauses each has its own day.
    is_one_clause = _COMMAS.isdisjoint((*before[:-1], *after))
    may_move = not before or (
        is_one_clause
        and not may_be_of_another(after, language)
        and ends_in_noun(before, language)
        and _has_one_verb(before, after, known)
    )
    return (*tokens[place:end], *before, *after) if may_move else None


def may_be_of_another(after: Phrase, language: Language) -> bool:
    """Tell whether what follows a time has a word that may have it for itself, such as "decided" or "under way".

    Args:
        after: The tokens behind the time.
        language: Their language.
    """
    known: Mapping[str, Any] = language.known.get("han_parts", {})
    classes = language.classes("same")
    written = ("".join(classes[int(word.rpartition("-")[2])]) if word.startswith(f"{SAME}same-") else word for word in after)
    return re.search(known.get("not_with", "(?!)"), "".join(written)) is not None


def same_with_day_first(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether two statements are the same once the day that each names stands first.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    if not (has_no_word_that_reaches(one, language) and has_no_word_that_reaches(other, language)):
        return False
    first = day_first(one, language)
    if first is not None and first == day_first(other, language):
        return True
    return _place_moved(one, other, language) or _place_moved(other, one, language)


def cause_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a cause that the other has behind its subject, or behind a day: "受台风影响，...".

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    for cause in _causes(one, language):
        rest = one[len(cause) + 1 :]
        for place in range(1, len(other) - len(cause)):
            before, after = other[:place], other[place + len(cause) :]
            if other[place : place + len(cause)] != cause:
                continue
            day = day_at(before, 0, language) if before[-1] not in _COMMAS else day_at(before[:-1], 0, language)
            is_day = day > 0 and day == len([word for word in before if word not in _COMMAS])
            after = after[1:] if after[0] in _COMMAS else after
            left = (*before, *after)
            if (
                (is_day or ends_in_noun(_without_last_day(before, language), language))
                and has_no_word_that_reaches(rest, language)
                and has_no_word_that_reaches(left, language)
            ):
                return _bare(rest) == _bare(left) or same_with_day_first(_bare(rest), _bare(left), language)
    return False


def _without_last_day(tokens: Phrase, language: Language) -> Phrase:
    end = next((place for place in range(1, len(tokens)) if day_at(tokens, place, language) == len(tokens) - place), len(tokens))
    return tokens[:end]


def _bare(tokens: Phrase) -> Phrase:
    return tuple(word for word in tokens if word not in _COMMAS)


def _causes(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give the cause with which a statement begins, up to its comma."""
    place = next((place for place, word in enumerate(tokens) if word in _COMMAS), 0)
    cause = tokens[:place]
    for lead in leads_of(language, "causes") if "".join(cause) else ():
        # "受" leads to what somebody suffers, too.
        is_whole = lead != _UNDER or cause[-2:] == _INFLUENCE
        if (
            cause[: len(lead)] == lead
            and len(lead) < place <= _LONGEST_CAUSE
            and is_whole
            and has_no_word_that_reaches(cause[len(lead) :], language)
        ):
            yield cause


def has_no_word_that_reaches(tokens: Phrase, language: Language) -> bool:
    """Tell whether a statement has no words whose reach depends on where they stand.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    known: Mapping[str, Any] = language.known.get("days_first", {})
    bound = language.words("negation", "focus", "hedging", "hearsay", "clauses", "intent", "about")
    # "The bill passed on Monday" has the day for itself, but not where the verb is done with: "passed a new bill".
    place = tokens.index(_OF) if _OF in tokens else len(tokens)
    is_parted = place == len(tokens) or _DONE in tokens[:place]
    return bool(known) and is_parted and (bound - set(known.get("harmless", ()))).isdisjoint(tokens) and _SIGNS.isdisjoint(tokens)


def _place_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with the place that the other has behind its subject: "在北部，军队 ..."."""
    known: Mapping[str, Any] = language.known.get("days_first", {})
    for size in range(2, len(one) - 2 if known else 0):
        place, rest = one[:size], one[size:]
        parted = bool(rest) and rest[0] in _COMMAS
        is_place = (place[0] == _AT and parted) if "particles" not in known else place[-1] in known["adjunct_ends"]
        rest = rest[parted:]
        for end in range(1, min(len(rest), _LONGEST_SUBJECT) if is_place else 0):
            subject, left = rest[:end], rest[end:]
            # "Near London" does not end with "London".
            if left[0] in known.get("localizers", ()):
                continue
            if (*subject, *place, *left) == other and _COMMAS.isdisjoint(rest) and ends_in_noun(subject, language):
                return _has_one_verb((*place, *subject), left, known)
    return False


def day_at(tokens: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens of a time that stands at a place, with the part of the day; 0 where there is none.

    Args:
        tokens: The tokens of a statement.
        place: The place.
        language: Its language.
    """
    parts = language.words("day_parts")
    end = place
    # "Last year in December" and "on Friday evening" are one time.
    while end < len(tokens) and (length := _time_at(tokens, end, language) or (end > place and tokens[end] in parts)):
        end += length
    return end - place


def _time_at(tokens: Phrase, place: int, language: Language) -> int:
    return 1 if tokens[place].startswith(DATE) else times_at(tokens, place, language)


def ends_in_noun(before: Phrase, language: Language) -> bool:
    """Tell whether what stands before a day is who does something, and no verb that the day could be told of.

    Args:
        before: The tokens before the day.
        language: Their language.
    """
    is_plain = not any(before[place : place + len(verb)] == verb for verb in _ruling(language) for place in range(len(before)))
    ends = tuple(language.known["days_first"]["after"])
    is_noun = "".join(before[-_LONGEST_NOUN:]).endswith(ends) or before[-1].startswith((f"{SAME}bodies", f"{SAME}spellings"))
    is_noun |= before[-1].startswith(f"{SAME}same-") and _means_noun(before[-1], ends, language)
    return len(before) <= _LONGEST_SUBJECT and is_noun and is_plain


@cache
def _ruling(language: Language) -> frozenset[Phrase]:
    """Give the verbs that can have a statement behind them, in the tokens in which they can stand."""
    verbs: Sequence[str] = language.known["days_first"]["not_after"]
    # Signs within one word, as "使" in "大使馆", are none of these verbs.
    return frozenset(parts for verb in verbs for parts in (tuple(verb), (verb,), renamed(tuple(verb), language)))


def _means_noun(token: str, ends: tuple[str, ...], language: Language) -> bool:
    return all(expression.endswith(ends) for expression in language.classes("same")[int(token.rpartition("-")[2])])


def _has_one_verb(before: Phrase, after: Phrase, known: Mapping[str, Any]) -> bool:
    """Tell whether verbs of Japanese, which end in hiragana, stand at the end alone."""
    particles = known.get("particles")
    if particles is None:
        return True
    rest = after[:-1]
    # A verb may have two parts, such as "打ち上げた".
    while rest and not is_hiragana(rest[-1]):
        rest = rest[:-1]
    if len(rest) > 1 and rest[-1] in _FIRST_PARTS and not is_hiragana(rest[-2]):
        rest = rest[:-1]
    return all(word in particles or not _may_be_verb(word) for word in (*before, *rest))


def _may_be_verb(word: str) -> bool:
    # Names and loan words in katakana are words like any other; what stands for words of one meaning may be a verb.
    return (is_hiragana(word) and not word.endswith(_OF_ADJECTIVES)) or word.startswith(f"{SAME}same") or word.endswith(_DENIED)


def put_in_order_of_active(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement in the passive can be in the active.

    Args:
        tokens: The tokens of a statement.
        language: Its language.

    >>> from factcheck.matching.language import language_among
    >>> passive = ("工", "厂", "被", "洪", "水", "毁")
    >>> ("洪", "水", "毁", "了", "工", "厂") in set(put_in_order_of_active(passive, language_among("zh", ())))
    True
    """
    known: Mapping[str, Any] = language.known.get("han_passive", {})
    if not known or not language.words("negation", "quantity").isdisjoint(tokens):
        return
    # "By a vote" and "by law" name nobody.
    ways = phrases_listed(language, "no_agents")
    if any(tokens[place : place + len(way)] == way for way in ways for place in range(len(tokens))):
        return
    readings = _chinese(tokens, language) if known.get("by_sign") else _japanese(tokens, known)
    yield from islice(readings, _MOST_READINGS)


def _chinese(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    signs_of = _BY | _signs_of_consent(tokens, language)
    places = [place for place, word in enumerate(tokens) if word in signs_of]
    if len(places) != 1:
        return
    place = places[0]
    thing, where = tokens[:place], tokens[:0]
    # "In Tarn" right before the sign is where it was done.
    if _AT in thing[1:]:
        start = len(thing) - 1 - thing[::-1].index(_AT)
        thing, where = thing[:start], thing[start:]
    day, thing = _without_day(thing, language)
    rest = tokens[place + 1 :]
    is_done = rest[-1:] == (_DONE,) or _DONE in rest
    rest = tuple(word for word in rest if word != _DONE)
    signs: Sequence[Phrase] = ((_DONE,),) if is_done else ((_DONE,), ())
    for agent_ends in range(1, len(rest)):
        for verb_ends in range(agent_ends + 1, len(rest) + 1):
            agent, verb, tail = rest[:agent_ends], rest[agent_ends:verb_ends], rest[verb_ends:]
            for done in signs:
                yield (*day, *agent, *where, *verb, *done, *thing, *tail)
                yield (*day, *agent, *where, _HOLD, *thing, *verb, *done, *tail)
                yield (*day, *agent, *where, _HOLD, *thing, *verb, *tail, *done)


def _signs_of_consent(tokens: Phrase, language: Language) -> frozenset[str]:
    """Give the signs of a passive that say so only before verbs such as "to pass", with which the statement ends."""
    known: Mapping[str, Any] = language.known["han_passive"]
    said = "".join(word for word in tokens if word != _DONE)
    return frozenset(known["by_consent"]) if said.endswith(tuple(known["by_consent_with"])) else frozenset()


def _without_day(tokens: Phrase, language: Language) -> tuple[Phrase, Phrase]:
    """Give a day at the beginning or end of some tokens, and what is left without it."""
    for place in range(len(tokens)):
        length = day_at(tokens, place, language)
        if length and (place == 0 or place + length == len(tokens)):
            rest = (*tokens[:place], *tokens[place + length :])
            return tokens[place : place + length], tuple(word for word in rest if word != ",")
    return (), tokens


def _japanese(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[Phrase]:
    topic = next((place for place, word in enumerate(tokens) if word in known["topics"]), 0)
    thing, rest = tokens[:topic], tokens[topic + 1 :]
    if not topic or known["object"] in rest or not rest:
        return
    for ending, *actives in known["endings"]:
        for place, word in enumerate(rest[:-1]):
            stem = "".join(rest[place + 1 : -1])
            if rest[-1] == ending and place and _names_agent(word, rest[place - 1], stem, known):
                around, agent = _agent_of(rest[:place])
                verb = rest[place + 1 : -1]
                for active, subject in product(actives, known["topics"]):
                    yield (*around, *agent, subject, *thing, known["object"], *verb, active)
                    yield (*agent, subject, *around, *thing, known["object"], *verb, active)


def _names_agent(word: str, before: str, stem: str, known: Mapping[str, Any]) -> bool:
    """Tell whether a particle says who does something: "was taken to the hospital" and "elected chairman" have the same one."""
    if word in known["by"] or (word in known["by_some"] and re.search(known["by_some_with"], stem)):
        return True
    # What passes in an assembly is passed by it, and what passes in a town is not.
    is_body = before.endswith(tuple(known["bodies"])) or before.startswith(f"{SAME}bodies")
    return word in known["by_bodies"] and is_body and re.search(known["by_bodies_with"], stem) is not None


def _agent_of(tokens: Phrase) -> tuple[Phrase, Phrase]:
    """Part what says when or where from who does something."""
    for place in range(len(tokens) - 1, 0, -1):
        if tokens[place - 1] in ("で", "、") or tokens[place - 1].startswith(DATE):
            return tokens[:place], tokens[place:]
    return (), tokens
