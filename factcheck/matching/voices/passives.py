"""Statements in the passive as they would be in the active: "bridges were bombed by rebels" is "rebels bombed bridges".

Every token has its place in the result, so that a statement is compared with it as it is with any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any, Final

import attrs

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, phrases_listed
from factcheck.matching.values.marks import DATE, GAP, NUMBER, UNMARKED
from factcheck.matching.values.times import is_day, times_at
from factcheck.matching.voices.agents import LONGEST_AGENT, MOST_READINGS, can_act, declined, is_whole
from factcheck.matching.voices.postposed import readings_with_postpositions
from factcheck.matching.voices.synthetic import readings_of_one_word
from factcheck.matching.voices.verb_forms import IN_S, active_verbs

__all__ = ["actives_of"]

_LONGEST_SUBJECT: Final = 8
_LONGEST_FRONT: Final = 8
_LONGEST_TIME: Final = 4
# Tenses in which German says a second word last, with the name under which it stands in the data.
_LAST_WORDS: Final = {"perfect": "perfect", "pluperfect": "perfect", "modal": "infinitive"}


@attrs.frozen
class _Passive:
    """A way in which a statement can be read as a passive."""

    patient: Phrase
    agent: Phrase
    participle: str
    tense: str
    between: Phrase
    after: Phrase
    tail: Phrase = ()
    particle: str = ""


def actives_of(tokens: Phrase, language: Language, wanted: frozenset[str] | None = None) -> Iterator[Phrase]:
    """Give what a statement in the passive can be in the active.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
        wanted: Words of the statement that it is compared with, in small letters, whose forms are tried; None tries all.

    >>> from factcheck.matching.language import language_among
    >>> list(actives_of(("bridges", "were", "bombed", "by", "rebels"), language_among("en", ())))
    [('rebels', 'bombed', 'bridges')]
    """
    known: Mapping[str, Any] = language.known.get("passive", {})
    if known and _has_one_sense(tokens, language):
        yield from _by_templates(tokens, known, language)
        if "one_word" in known:
            yield from islice(readings_of_one_word(_day_last(tokens, language), known["one_word"], language), MOST_READINGS)
        if "postposed" in known:
            ways = language.words("no_agents")
            yield from islice(readings_with_postpositions(tokens, known["postposed"], ways), MOST_READINGS)
        if "aux" in known:
            yield from islice(_in_any_order(tokens, known, language, wanted), MOST_READINGS)


def _has_one_sense(tokens: Phrase, language: Language) -> bool:
    """Tell whether nothing counts over something else: "every gate was guarded by a soldier" need not mean one soldier."""
    if language.words("negation", "quantity").isdisjoint(tokens):
        return True
    # The "last" of "last week" says nothing of how many there are.
    lengths = [min(times_at(tokens, place, language), _LONGEST_TIME) for place in range(len(tokens))]
    of_time = {place + step for place, length in enumerate(lengths) for step in range(length)}
    tokens = tuple(word for place, word in enumerate(tokens) if place not in of_time)
    if not language.words("negation").isdisjoint(tokens):
        return False
    # Where a language has no article, any noun can be any one of its kind.
    is_definite = bool(language.words("indefinite")) and language.words("indefinite").isdisjoint(tokens)
    has_number = any(word.startswith(NUMBER) for word in tokens)
    return language.words("quantity").isdisjoint(tokens) or (is_definite and not has_number and "any" not in tokens)


def _in_any_order(
    tokens: Phrase, known: Mapping[str, Any], language: Language, wanted: frozenset[str] | None
) -> Iterator[Phrase]:
    """Read a passive whose first words may be an adjunct, and whose last a clause, neither of which takes part in the turn."""
    # A clause after a relative pronoun goes with the noun before it, and that is another noun in the active.
    comma = tokens.index(",") if "," in tokens else len(tokens)
    has_clause = "".join(tokens[comma + 1 : comma + 2]).lower() in language.words("linking")
    head, clause = (tokens[:comma], tokens[comma:]) if has_clause else (tokens, ())
    # A day that stands first would be read as part of what something is done to.
    for active in _readings(_day_last(head, language), known, language, wanted):
        yield (*active, *clause)
    if language.has("v2"):
        for front, rest in _fronts(head, known, language):
            for size in range(1, min(_LONGEST_SUBJECT, len(rest) - 2) + 1):
                straight = (*rest[1 : size + 1], rest[0], *rest[size + 1 :])
                for active in _readings(straight, known, language, wanted, front=front):
                    yield (*active, *clause)


def _fronts(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Give what stands before a verb that comes second, and the rest, where that begins with the verb of a passive."""
    starts = language.words("prepositions", "of_events", "since")
    if not (tokens[0].lower() in starts or tokens[0].startswith(DATE) or times_at(tokens, 0, language)):
        return
    verbs = {words.split()[0] for words in (*known["aux"], *known.get("s_with", ()))}
    for place in range(1, min(_LONGEST_FRONT, len(tokens) - 2) + 1):
        word = tokens[place]
        if word in verbs or (known.get("s") and word.endswith("s") and word.islower()):
            yield tokens[:place], tokens[place:]


def _day_last(tokens: Phrase, language: Language) -> Phrase:
    """Put a date or another expression of time with which a statement begins at its end."""
    leading = language.words("prepositions", "articles")
    end = times_at(tokens, 0, language)
    if not end:
        place = next((place for place, word in enumerate(tokens[:3]) if is_day(word, language)), None)
        if place is None or any(word.lower() not in leading for word in tokens[:place]):
            return tokens
        end = place + 1
    while tokens[end : end + 1] and is_day(tokens[end], language):
        end += 1
    rest = tokens[end + 1 :] if tokens[end : end + 1] == (",",) else tokens[end:]
    first = tokens[0] if is_day(tokens[0], language) else tokens[0].lower()
    return (*rest, first, *tokens[1:end])


def _by_templates(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[Phrase]:
    """Turn a passive round where a language marks it by one word, such as the Chinese "被", and the verb keeps its form."""
    written = " ".join(tokens)
    # "By a vote" and "by law" name nobody.
    if any(f" {' '.join(words)} " in f" {written} " for words in phrases_listed(language, "no_agents")):
        return
    for pattern, active in known.get("templates", ()):
        found = re.fullmatch(pattern, written)
        if found:
            yield tuple(found.expand(active).split())


def _verb_last(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[Phrase]:
    """Read a passive of Turkish: what it is done to, by whom, and the verb at the end, as in the active."""
    # A day with its ending stands anywhere before the verb, and is put first.
    days = [word for word in tokens if word.startswith(DATE) and not word.endswith(UNMARKED)]
    if len(days) == 1:
        tokens = tuple(word for word in tokens if word != days[0])
    else:
        days = []
    by = next((place for place, word in enumerate(tokens) if word in known["by"]), 0)
    for verb in active_verbs(tokens[-1], "past", known) if by else ():
        # What something unnamed is done to stands right before the verb, in either voice: "by the police a bomb was found".
        if by + 2 < len(tokens):
            yield (*days, *tokens[:by], *tokens[by + 1 : -1], verb)
        for first in range(1, by):
            # A comma may part what something is done to from whoever does it.
            end = first - (tokens[first - 1] == "," and first > 1)
            agent, between = tokens[first:by], tokens[by + 1 : -1]
            if between:
                yield (*days, *agent, *tokens[:end], *between, verb)
            for thing in declined(tokens[end - 1 : end], known["object"]):
                patient = (*tokens[: end - 1], *thing)
                yield (*days, *agent, *between, *patient, verb)
                # What makes one verb with the last word stays before it: "gözaltına aldı".
                if between:
                    yield (*days, *agent, *patient, *between, verb)


def _readings(
    tokens: Phrase, known: Mapping[str, Any], language: Language, wanted: frozenset[str] | None, front: Phrase = ()
) -> Iterator[Phrase]:
    if known.get("last"):
        yield from _verb_last(tokens, known)
        return
    for passive in _passives(tokens, known, language):
        if not can_act(passive.agent, passive.after, language, passive.participle) or _comes_from(
            passive.agent, passive.participle, language
        ):
            continue
        for verb in active_verbs(passive.participle, passive.tense, known):
            subjects = declined(passive.agent, known["agent"], wanted)
            for subject, thing in product(subjects, _objects(passive.patient, known, wanted)):
                for form, done_to in (*_with_particle(verb, passive.particle, thing, known), *_doubled(verb, thing, known)):
                    yield (*_put_together(front, subject, form, done_to, (*passive.between, *passive.after)), *passive.tail)
                    if passive.between and language.has("v2") and not front:
                        # What stands behind the auxiliary may stand behind the verb as well.
                        yield (*_put_together((), subject, form, (*passive.between, *thing), passive.after), *passive.tail)


def _objects(patient: Phrase, known: Mapping[str, Any], wanted: frozenset[str] | None) -> list[Phrase]:
    # Where nouns have no cases, a word such as the Romanian "pe" stands before the first, and the others stay.
    size = 1 if known.get("object_first") else len(patient)
    return [(*changed, *patient[size:]) for changed in declined(patient[:size], known["object"], wanted)]


def _with_particle(verb: str, particle: str, thing: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[str, Phrase]]:
    """Give a verb and what it is done to, with a word that belongs to the verb at each place that it may have."""
    if known.get("near_particles") and GAP in verb:
        # "Sköt ner planet" and "skød flyet ned": the particle stands right before or right behind what it is done to.
        verb, _, particle = verb.partition(f" {GAP} ")
    yield f"{verb} {particle}".strip(), thing
    if particle and known.get("near_particles"):
        yield verb, (*thing, particle)


def _doubled(verb: str, thing: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[str, Phrase]]:
    """Give a verb with the pronoun that it has for whoever is named behind it: "l-au audiat pe primar"."""
    for pattern, doubled in known.get("doubled", {}).get(thing[0], ()):
        if re.search(pattern, verb):
            yield re.sub(pattern, doubled, verb), thing


def _passives(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[_Passive]:
    """Give each way in which a statement can be read as a passive with its subject first."""
    for place, length, tense in _auxiliaries(tokens, known):
        patient, rest = tokens[:place], tokens[place + length :]
        last = _LAST_WORDS.get(tense.split()[0])
        if last and last in known:
            # "Ist von der Armee zerstört worden": the last word goes with the first.
            rest = _without_last(rest, known[last])
        for main, tail in (*_tails(rest, known, language), *_agent_behind(rest, known, language)):
            for participle, agent, between, after in _parts(main, known):
                # "Was awarded a medal by": what somebody gets stands where the verb has it in the active as well.
                given = participle in language.words("giving")
                particle, between = _particle_of(between, language)
                if patient and is_whole(agent, () if given else between, after, language, participle):
                    yield _Passive(patient, agent, participle, tense, between, after, tail, particle)
    if known.get("s"):
        for passive in _s_passives(tokens, known):
            particle, between = _particle_of(passive.between, language)
            if is_whole(passive.agent, between, passive.after, language, passive.participle.split()[-1]):
                yield attrs.evolve(passive, between=between, particle=particle)
    yield from _parted_passives(tokens, known)
    yield from _parted_s_passives(tokens, known)


def _particle_of(between: Phrase, language: Language) -> tuple[str, Phrase]:
    """Take a word that belongs to the verb, as in "lades ned" and "carried out", off what follows it."""
    is_one = between[:1] and between[0] in language.words("verb_particles")
    return (between[0], between[1:]) if is_one else ("", between)


def _tails(rest: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Give what has its participle last, with a phrase behind that, as in "door een duiker ontdekt voor de kust"."""
    yield rest, ()
    if known["final"]:
        leading = language.words("prepositions", "of_events", "of") - set(known["by"])
        yield from ((rest[:place], rest[place:]) for place in range(3, len(rest)) if rest[place] in leading)


def _agent_behind(rest: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Put whoever does it before the participle, as in "werd gesloten door de eigenaren", at the end or before a day."""
    by = next((place for place, word in enumerate(rest) if word in known["by"]), 0)
    if known["final"] and by and rest[by - 1].islower():
        end = next((at for at in range(by + 1, len(rest)) if _begins_day(rest, at, language)), len(rest))
        # A place behind it may be where whoever does it comes from.
        if language.words("prepositions", "of_events").isdisjoint(rest[by + 1 : end]):
            yield (*rest[: by - 1], *rest[by:end], rest[by - 1]), rest[end:]


def _begins_day(tokens: Phrase, place: int, language: Language) -> bool:
    lead = int(tokens[place].lower() in language.words("prepositions"))
    return times_at(tokens, place, language) > 0 or any(
        is_day(word, language) for word in tokens[place + lead : place + lead + 1]
    )


def _without_last(rest: Phrase, last: str) -> Phrase:
    """Take the second auxiliary out, at the end or, as in Dutch, before the participle; without it nothing can be read."""
    if rest[-1:] == (last,):
        return rest[:-1]
    return (*rest[:-2], *rest[-1:]) if rest[-2:-1] == (last,) else ()


def _auxiliaries(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for words, tenses in known["aux"].items():
        phrase = tuple(words.split())
        for place in range(1, len(tokens) - len(phrase)):
            if tokens[place : place + len(phrase)] == phrase:
                yield from ((place, len(phrase), tense) for tense in tenses.split(", "))


def _s_passives(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[_Passive]:
    """Read a passive that ends in "s", as in the languages of Scandinavia, alone or with such verbs as "har" and "ska"."""
    with_other = [tuple(words.split()) for words in known.get("s_with", ())]
    for place in range(1, len(tokens)):
        if not tokens[place].removesuffix("s") or not tokens[place].endswith("s"):
            continue
        other = next((words for words in with_other if tokens[max(0, place - len(words)) : place] == words), ())
        patient, verb = tokens[: place - len(other)], " ".join((*other, tokens[place]))
        for by in range(place + 1, len(tokens) - 1):
            if tokens[by] in known["by"] and patient:
                for end in range(by + 2, len(tokens) + 1):
                    yield _Passive(patient, tokens[by + 1 : end], verb, IN_S, tokens[place + 1 : by], tokens[end:])


def _parted_passives(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[_Passive]:
    """Read a passive that has its agent between two auxiliaries, as Danish has: "er af byretten blevet idømt"."""
    for first, (second, tense) in known.get("parted", {}).items():
        for place in range(1, len(tokens) - 4):
            if tokens[place] != first or tokens[place + 1] not in known["by"] or second not in tokens[place + 3 : -1]:
                continue
            end = tokens.index(second, place + 3)
            agent = tokens[place + 2 : end]
            if len(agent) <= LONGEST_AGENT:
                yield _Passive(tokens[:place], agent, tokens[end + 1], tense, (), tokens[end + 2 :])


def _parted_s_passives(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[_Passive]:
    """Read "har av domstolen beviljats", where the agent stands before a passive in "s"."""
    for place in range(1, len(tokens) - 3):
        if tokens[place] not in known.get("s_with", ()) or tokens[place + 1] not in known["by"]:
            continue
        for end in range(place + 3, min(place + 3 + LONGEST_AGENT, len(tokens))):
            if tokens[end].endswith("s") and tokens[end].islower():
                verb = f"{tokens[place]} {tokens[end]}"
                yield _Passive(tokens[:place], tokens[place + 2 : end], verb, IN_S, (), tokens[end + 1 :])


def _parts(rest: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[str, Phrase, Phrase, Phrase]]:
    """Give participle, agent, what stands between them and what follows, in each way in which they can be told apart."""
    for by, word in enumerate(rest):
        if word not in known["by"]:
            continue
        article = known["by"][word]
        lead = (article,) if article else ()
        if known["final"]:
            for end in range(by + 2, len(rest)):
                yield rest[-1], (*lead, *rest[by + 1 : end]), rest[:by], rest[end:-1]
        elif by:
            for end in range(by + 2, len(rest) + 1):
                yield rest[0], (*lead, *rest[by + 1 : end]), rest[1:by], rest[end:]


def _comes_from(agent: Phrase, participle: str, language: Language) -> bool:
    """Tell whether an agent may be where something was moved from: "der Zug wurde von Berlin umgeleitet"."""
    # "Der Mann wurde getrennt von der Frau" names nobody who parted the two.
    return (len(agent) == 1 and participle in language.words("moved_by")) or participle in language.words("separating")


def _put_together(front: Phrase, subject: Phrase, verb: str, thing: Phrase, rest: Phrase) -> Phrase:
    first, _, last = verb.partition(GAP)
    words = first.split()
    if front:
        # What stands first has the verb behind it, and the subject follows.
        return (*front, words[0], *subject, *words[1:], *thing, *rest, *last.split())
    return (*subject, *words, *thing, *rest, *last.split())
