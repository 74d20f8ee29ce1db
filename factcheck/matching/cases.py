"""Statements in the passive put into the active in languages whose endings say who does what: Slavic ones.

No dictionary tells how a word is declined, so that no form is made: of the forms that its ending allows, one has to stand in the
statement that it is held against. What is put together has all its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, islice, product
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, phrases_listed, tokens_of, weekdays_of
from factcheck.matching.parts import is_name
from factcheck.matching.values.marks import DATE, NUMBER

__all__ = ["put_into_active", "without_auxiliary"]

_MOST_READINGS: Final = 64
_LONGEST_AGENT: Final = 7
_LONGEST_PATIENT: Final = 9
_PAST: Final = "past"
_REFLEXIVE: Final = "reflexive"

Span = tuple[int, int]


def put_into_active(passive: Phrase, active: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement in the passive can be in the active, in words of another statement.

    Args:
        passive: The tokens of the statement that may be in the passive.
        active: Those of the one that may say the same in the active, without its auxiliary.
        language: The language of both.

    >>> from factcheck.matching.language import language_among
    >>> passive = ("мост", "был", "взорван", "партизанами")
    >>> list(put_into_active(passive, ("партизаны", "взорвали", "мост"), language_among("ru", ())))[0]
    ('партизаны', 'взорвали', 'мост')
    """
    known: Mapping[str, Any] = language.known.get("cased", {})
    if known and language.words("negation", "quantity").isdisjoint((*passive, *active)):
        yield from islice(_readings(passive, active, known, language), _MOST_READINGS)


def without_auxiliary(tokens: Phrase, language: Language) -> Phrase:
    """Give a statement in the active without its auxiliary, in a language that has one in its past, such as Serbian.

    Args:
        tokens: The tokens of a statement.
        language: Its language.
    """
    known: Mapping[str, Any] = language.known.get("cased", {})
    places = [place for place, word in enumerate(tokens) if word in known.get("active_aux", ())]
    return (*tokens[: places[0]], *tokens[places[0] + 1 :]) if len(places) == 1 else tokens


def _readings(passive: Phrase, active: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[Phrase]:
    words = _folded(passive)
    there = {word.lower(): word for word in active}
    auxiliaries = [place for place, word in enumerate(words) if word in known["aux"]]
    # "The house that was built was sold": two verbs, of which either may be meant.
    if len(auxiliaries) > known.get("most_aux", 1) or not (auxiliaries or known.get("bare")):
        return
    tense = str(known["aux"][words[auxiliaries[-1]]]) if auxiliaries else _PAST
    for place, word in enumerate(words):
        # "Строится рабочими" is a passive in one word.
        reflexive = () if auxiliaries else _finite(word, _REFLEXIVE, language)
        for verb in (verb for verb in (*_finite(word, tense, language), *reflexive) if verb in there):
            for subject, is_told, agent in _doers(passive, {place, *auxiliaries}, place, there, language):
                taken = {place, *auxiliaries, *agent}
                yield from _put_together(passive, taken, place, (subject, verb, is_told), there, language)
        for verb in (verb for verb in _unnamed(word, tense, language) if verb in there):
            yield from _put_together(passive, {place, *auxiliaries}, place, ((), verb, True), there, language)


def _doers(
    passive: Phrase, taken: set[int], verb: int, there: Mapping[str, str], language: Language
) -> Iterator[tuple[Phrase, bool, range]]:
    """Give who can be said to do it, as a subject, whether its form alone tells so, and the places of its words."""
    for (start, end), marker in _agents(_folded(passive), verb, language.known["cased"]):
        agent = passive[start:end]
        # Nobody is ten hours.
        is_while = any(word[0] == NUMBER and word[1:2].isalpha() for word in agent)
        is_way = is_while or not language.words("no_agents").isdisjoint(_folded(agent))
        if is_way or not taken.isdisjoint(range(start, end)) or _stands_alone(agent, language):
            continue
        # "312 депутатами" is what "312 депутатов" is as a subject.
        counted = any(word.startswith(NUMBER) for word in agent)
        rules = _rules(language, "agent", *(("counted",) if counted and "agent_counted" in language.known["cased"] else ()))
        for subject in _in_case(_folded(agent), rules, there, must_change=True):
            # Where no form tells who does it, as in Czech "hasiči", the place and the form of the other one do.
            # "Vyšetřeno" is said of a number, and not of "lékaři".
            is_told = bool(marker) or _folded(subject) != _folded(agent) or agent[0].isupper() or passive[verb].endswith("o")
            if is_told or start > verb:
                yield subject, is_told, range(start - len(marker), end)


def _folded(words: Phrase) -> Phrase:
    return tuple(word.lower() for word in words)


def _put_together(
    passive: Phrase,
    taken: set[int],
    verb_at: int,
    told: tuple[Phrase, str, bool],
    there: Mapping[str, str],
    language: Language,
) -> Iterator[Phrase]:
    known: Mapping[str, Any] = language.known["cased"]
    (subject, finite, is_told), words = told, _folded(passive)
    is_plural = re.search(known["plural"], words[verb_at]) is not None
    for thing in _patients(words, taken):
        runs = _runs(words, taken | set(range(*thing)))
        if not all(_stands_alone(passive[start:end], language) for start, end in runs):
            continue
        patient = words[slice(*thing)]
        # An impersonal form such as "вбито" has what it is done to in the accusative as it is.
        is_impersonal = words[verb_at].endswith(tuple(known.get("impersonal", ("\0",))))
        objects = _objects(patient, there, language, is_plural=is_plural, is_impersonal=is_impersonal)
        lead, rest = (
            tuple(there.get(word, word) for start, end in runs if (start == 0) == is_first for word in words[start:end])
            for is_first in (True, False)
        )
        for done_to in objects:
            is_marked = _folded(done_to) != patient
            # "Most zničili povstalci": what is one is no subject of a verb of many.
            is_of_many = not is_plural and there[finite].endswith(tuple(known.get("unnamed", ("\0",))))
            if is_marked or is_told or (is_of_many and bool(subject)):
                yield from _orders(
                    subject, there[finite], done_to, (lead, rest), known, (is_marked, is_plural), language.words("people")
                )


def _orders(
    subject: Phrase,
    verb: str,
    patient: Phrase,
    around: tuple[Phrase, Phrase],
    known: Mapping[str, Any],
    marked: tuple[bool, bool],
    people: frozenset[str],
) -> Iterator[Phrase]:
    """Give the orders in which a statement in the active may stand without another reading."""
    (lead, rest), (is_marked, is_plural) = around, marked
    if subject:
        parts = [(*subject, verb, *patient)]
        # Only where a form says who does it, that may be told from the end.
        ends = {subject[0].lower(), subject[-1].lower()}
        is_doer = subject[0].lower().endswith(tuple(known["nominatives"]))
        is_doer = is_doer or (not ends.isdisjoint(people) and people.isdisjoint(word.lower() for word in patient))
        # One thing is no subject of a verb in the plural.
        if is_marked or is_doer or (verb.endswith(tuple(known.get("unnamed", ("\0",)))) and not is_plural):
            parts.append((*patient, verb, *subject))
    elif is_marked or not is_plural or verb.endswith(tuple(known.get("unnamed_only", ("\0",)))):
        parts = [(verb, *patient), (*patient, verb)]
    else:
        # "Банды разоружили" may be what bands did.
        parts = []
    for part in parts:
        yield (*lead, *part, *rest)
        if any(word.startswith(DATE) for word in lead):
            yield (*part, *rest, *lead)


def _agents(words: Phrase, verb: int, known: Mapping[str, Any]) -> Iterator[tuple[Span, Sequence[int]]]:
    """Give where whoever does it can be named, with the words that say so."""
    markers = [tokens_of(marker) for marker in known.get("by", ())]
    if not markers:
        is_predicate = any(words[verb].startswith(stem) for stem in known.get("becoming", ()))
        # Who "was elected president" was not elected by one.
        for start in range(0 if not is_predicate else len(words), len(words)):
            yield from (((start, end), ()) for end in range(start + 1, min(start + _LONGEST_AGENT, len(words)) + 1))
    for marker in markers:
        for place in range(len(words) - len(marker)):
            if words[place : place + len(marker)] == marker:
                start = place + len(marker)
                for end in range(start + 1, min(start + _LONGEST_AGENT, len(words)) + 1):
                    yield (start, end), range(place, start)


def _patients(words: Phrase, taken: set[int]) -> Iterator[Span]:
    for start in range(len(words)):
        end = start
        while end < len(words) and end not in taken and end - start < _LONGEST_PATIENT:
            end += 1
            yield start, end


def _runs(words: Phrase, taken: set[int]) -> Sequence[Span]:
    """Give the runs of words that are left."""
    places = [place for place in range(len(words)) if place not in taken and words[place] != ","]
    found = [[place for _, place in group] for _, group in groupby(enumerate(places), lambda item: item[1] - item[0])]
    return [(run[0], run[-1] + 1) for run in found]


def _stands_alone(run: Phrase, language: Language) -> bool:
    """Tell whether words are an adjunct of their own: a place by its name, or a time."""
    first = run[0].lower()
    is_day = any(_folded(run[: len(words)]) == words for words in phrases_listed(language, "day_words"))
    is_led = first in language.words("prepositions", "of_events") and first not in language.words("attaching")
    # "A guard in uniform" has none: what names no place and no day is that of the word before it.
    is_named = any(is_name(word) or word.startswith(DATE) or word.lower() in weekdays_of(language.code) for word in run[1:])
    # "Sentenced to 8 years" and "rejected by 276 votes" have a measure of their verb.
    is_measure = re.fullmatch(language.known.get("measures_of_verbs", "(?!)"), " ".join(_folded(run))) is not None
    return first.startswith(DATE) or is_day or is_measure or (is_led and is_named)


def _finite(participle: str, tense: str, language: Language) -> Iterator[str]:
    """Give the forms of a verb in the active whose participle is given, of one and of many."""
    known: Mapping[str, Any] = language.known["cased"]
    stem = re.sub(known["endings"], "", participle)
    yield from known.get(f"irregular_{tense}", {}).get(stem, ())
    for pattern, replacements in _patterns(language, tense):
        found = pattern.fullmatch(participle)
        if found:
            yield from (found.expand(replacement) for replacement in replacements)


def _unnamed(participle: str, tense: str, language: Language) -> Iterator[str]:
    """Give forms of a verb of which nobody says who does it: "построили", "zbudowano"."""
    known: Mapping[str, Any] = language.known["cased"]
    if tense != _PAST:
        return
    yield from (verb for verb in _finite(participle, tense, language) if verb.endswith(tuple(known.get("unnamed", ("\0",)))))
    stem = re.sub(known["endings"], "", participle)
    yield from (f"{stem}{ending}" for ending in known.get("unnamed_endings", ()))


@cache
def _patterns(language: Language, tense: str) -> Sequence[tuple[re.Pattern[str], Sequence[str]]]:
    known: Mapping[str, Any] = language.known["cased"]
    finite = known["finite"] if tense == _PAST else ("",)
    return [
        (re.compile(f"(.*)(?:{pattern})"), [f"\\1{verb}{ending}" for verb in verbs for ending in finite])
        for pattern, *verbs in known.get(tense, ())
    ]


def _objects(
    words: Phrase, there: Mapping[str, str], language: Language, *, is_plural: bool, is_impersonal: bool
) -> Sequence[Phrase]:
    """Give what something is done to in the accusative."""
    if is_impersonal and all(word in there for word in words):
        return [tuple(there[word] for word in words)]
    # After a number a noun has forms of its own, in the nominative as in the accusative.
    counted = any(word.startswith(NUMBER) for word in words)
    rules = _rules(language, "object", "counted") if counted else _rules(language, "object", "many" if is_plural else "one")
    # A feminine noun has an accusative of its own, and as it stands would be who does it.
    ends = tuple(language.known["cased"]["feminine"])
    # A participle such as "обанкротившийся" only looks like one.
    is_feminine = not counted and not is_plural and words[0].endswith(ends) and not words[0].endswith(("ийся", "ийсь"))
    # A person has an accusative of his own: "банкир" is who does it.
    unlike = frozenset() if counted else language.words("same_in_plural", "people")
    return _in_case(words, rules, there, must_change=is_feminine, unlike=unlike)


def _in_case(
    words: Phrase,
    rules: Sequence[tuple[re.Pattern[str], str]],
    there: Mapping[str, str],
    *,
    must_change: bool,
    unlike: frozenset[str] = frozenset(),
) -> Sequence[Phrase]:
    """Give some words in another case, in those forms that stand in the other statement; none where a word has none.

    Where they have to change, the first of them has to that can: as they are they would be in another role.
    """
    options: list[list[str]] = []
    may_stay = not must_change
    for word in words:
        changed = [pattern.sub(replacement, word) for pattern, replacement in rules if pattern.search(word)]
        # "Солдат" is one soldier or, done something to, many.
        forms = dict.fromkeys((*changed, *([word] if (may_stay or not changed) and word not in unlike else ())))
        found = [there[form] for form in forms if form in there]
        if not found:
            return []
        may_stay = True
        options.append(found)
    return list(islice(product(*options), _MOST_READINGS))


@cache
def _rules(language: Language, *kinds: str) -> Sequence[tuple[re.Pattern[str], str]]:
    """Give the endings of some cases with what stands for them: of whoever does it, or of what it is done to."""
    known: Mapping[str, Any] = language.known["cased"]
    tables = known[kinds[0]], *(known[f"{kinds[0]}_{kind}"] for kind in kinds[1:])
    return [
        (re.compile(f"(?<=.){ending}$"), replacement)
        for table in tables
        for ending, *replacements in table
        for replacement in replacements
    ]
