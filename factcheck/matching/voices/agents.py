"""Who does something in a passive: what can act, where its name ends, and the case that it takes in the active."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, product
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, periods_of
from factcheck.matching.parts import starts_part
from factcheck.matching.values.marks import NUMBER
from factcheck.matching.values.times import is_day, times_at

__all__ = ["LONGEST_AGENT", "MOST_READINGS", "can_act", "declined", "is_whole"]

MOST_READINGS: Final = 256
"""How many readings of a statement are tried, in all."""

LONGEST_AGENT: Final = 6
"""The most words that name whoever does something."""

# "For gross negligence": a preposition, a word before the noun, and that.
_FARTHEST_CHARGE: Final = 4

_HEBREW_ARTICLE: Final = "ה"


def can_act(agent: Phrase, after: Phrase, language: Language, participle: str = "") -> bool:
    """Tell whether what follows "by" can do something: not a time, an amount, a place, or a way such as "by mistake".

    Args:
        agent: What follows "by".
        after: What follows that.
        language: The language of both.
        participle: The verb, where it is known by its participle.
    """
    # "By the police of the road" names who the police are.
    joins = language.words("of")
    end = next((place for place, word in enumerate(agent) if place and word.lower() in joins), len(agent))
    if not language.words("no_agents").isdisjoint(word.lower() for word in agent[:end]):
        return False
    when = periods_of(language.code) | language.words("day_words", "weekdays")
    if any(word.lower() in when or is_day(word, language) for word in agent):
        return False
    is_amount = agent[0].startswith(NUMBER) and (len(agent) == 1 or agent[1].startswith(NUMBER))
    # "Von Berlin nach Bonn" is a way, from one place to another, and "de la Cluj" is "from Cluj"; "zu drei Jahren verurteilt"
    # is none.
    leads_on = bool(after) and after[0].lower() in language.words("destinations") and not times_at(after, 0, language)
    leads_on &= participle not in language.words("not_moved")
    leads_on |= agent[0].lower() in language.words("not_after_by")
    if is_amount or leads_on or _may_be_reason(agent, participle, language):
        return False
    return _can_act_alone(agent[0], language) if len(agent) == 1 else _has_determiner(agent[0], language)


def _has_determiner(word: str, language: Language) -> bool:
    """Tell whether a noun is led by such a word as French always has before it, but for ways as in "par temps de pluie"."""
    determiners = language.words("determiners")
    known = determiners | language.words("articles", "indefinite", "quantity")
    return not determiners or not word.islower() or word in known


def _may_be_reason(agent: Phrase, participle: str, language: Language) -> bool:
    """Tell whether "por" may say what for, as in "criticado por el gasto", and not by whom, as in "criticado por el juez"."""
    if participle not in language.words("reasons_with"):
        return False
    return language.words("who_judges").isdisjoint(agent) and not any(word[0].isupper() for word in agent)


def _can_act_alone(word: str, language: Language) -> bool:
    """Tell whether a noun without an article can be who does something, as in "by rebels", and not how, as in "by courier"."""
    if word in language.words("means"):
        return False
    return "bare_agents" not in language.known or not word.islower() or word.endswith(tuple(language.listed("bare_agents")))


def is_whole(agent: Phrase, between: Phrase, after: Phrase, language: Language, participle: str = "") -> bool:
    """Tell whether an agent ends where something else begins, so that no part of it is taken for the rest of the statement.

    Args:
        agent: Who does something.
        between: What stands between the verb and "by".
        after: What follows the agent.
        language: The language of all three.
        participle: The verb, where it is known by its participle.
    """
    # Without such a word it is open where the name of the agent ends: "by the mayor of Tarn police" is nobody. What begins with
    # "of" or "from" belongs to the agent, or would be that of something else in the active: "by the guards of Tarn".
    leading = language.words("prepositions", "of_events", "part_starts")
    joins = language.words("of", "of_nouns")
    # "Was fined by the court for fraud": the verb says what for, and no court is for fraud.
    completing: Mapping[str, Sequence[str]] = language.known.get("complements", {})
    if not language.words("charges").isdisjoint(after[1:_FARTHEST_CHARGE]):
        joins -= {lead for lead, participles in completing.items() if participle in participles}
    # What belongs to a noun with the Hebrew article has one too, so a word without it begins another part.
    is_definite = bool(agent) and agent[-1].startswith(_HEBREW_ARTICLE)
    ends = (not between or starts_part(between, leading, language)) and (
        not after or starts_part(after, (leading | completing.keys()) - joins, language, is_joined=is_definite)
    )
    return ends and 0 < len(agent) <= LONGEST_AGENT and agent[0] not in language.words("clauses")


def declined(words: Phrase, endings: Sequence[Sequence[str]], wanted: frozenset[str] | None = None) -> list[Phrase]:
    """Give some words in another case, in each way that their endings allow.

    Args:
        words: The words.
        endings: Patterns of words, each with what takes its place.
        wanted: Words of the statement that it is compared with, in small letters: of the forms of a word only those are given
            that stand there, if any does. None gives all.
    """
    # No dictionary tells the gender of a noun, so that every form is tried. A wrong one equals nothing that anybody wrote.
    options: list[list[str]] = []
    for word in words:
        forms = [word]
        for pattern, replacement in endings:
            if re.search(pattern, word):
                forms.append(re.sub(pattern, replacement, word))
            elif re.search(pattern, word[:1].lower() + word[1:]):
                forms.append(re.sub(pattern, replacement, word[:1].lower() + word[1:]))
        found = [form for form in forms if wanted is None or not wanted.isdisjoint(form.lower().split())]
        options.append(list(dict.fromkeys(found or forms)))
    return [tuple(" ".join(chosen).split()) for chosen in islice(product(*options), MOST_READINGS)]
