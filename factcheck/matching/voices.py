"""Statements put another way round: the passive into the active, "A is north of B" into "B is south of A".

Every token has its place in the result, so that a statement is compared with it as it is with any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from typing import Any, Final

from factcheck.matching.agents import MOST_READINGS, can_act, declined, is_whole
from factcheck.matching.canonical import DATE, NUMBER, UNMARKED
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, territories_of, tokens_of
from factcheck.matching.postposed import readings_with_postpositions
from factcheck.matching.synthetic import readings_of_one_word

__all__ = ["actives_of", "converses_of"]

_GAP: Final = "…"
_PERFECT: Final = "perfect"
_FORM: Final = "~"
# The passive of Scandinavia has no auxiliary, and its tense is that of the verb without its "s".
_IN_S: Final = "s"


def actives_of(tokens: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what a statement in the passive can be in the active.

    Args:
        tokens: The tokens of a statement.
        language: Its language.

    >>> from factcheck.matching.language import language_among
    >>> list(actives_of(("bridges", "were", "bombed", "by", "rebels"), language_among("en", ())))
    [('rebels', 'bombed', 'bridges')]
    """
    known: Mapping[str, Any] = language.known.get("passive", {})
    if known and _has_one_sense(tokens, language):
        yield from _by_templates(tokens, known)
        if "one_word" in known:
            yield from islice(readings_of_one_word(_day_last(tokens, language), known["one_word"], language), MOST_READINGS)
        if "postposed" in known:
            yield from islice(readings_with_postpositions(tokens, known["postposed"]), MOST_READINGS)
        if "aux" in known:
            # A day that stands first would be read as part of what something is done to.
            yield from islice(_readings(_day_last(tokens, language), known, language), MOST_READINGS)


def _has_one_sense(tokens: Phrase, language: Language) -> bool:
    """Tell whether nothing counts over something else: "every gate was guarded by a soldier" need not mean one soldier."""
    if not language.words("negation").isdisjoint(tokens):
        return False
    # Where a language has no article, any noun can be any one of its kind.
    is_definite = bool(language.words("indefinite")) and language.words("indefinite").isdisjoint(tokens)
    has_number = any(word.startswith(NUMBER) for word in tokens)
    return language.words("quantity").isdisjoint(tokens) or (is_definite and not has_number and "any" not in tokens)


def _day_last(tokens: Phrase, language: Language) -> Phrase:
    """Put a date with which a statement begins at its end."""
    leading = language.words("prepositions", "articles")
    place = next((place for place, word in enumerate(tokens[:3]) if word.startswith(DATE)), None)
    if place is None or any(word.lower() not in leading for word in tokens[:place]):
        return tokens
    rest = tokens[place + 2 :] if tokens[place + 1 : place + 2] == (",",) else tokens[place + 1 :]
    return (*rest, tokens[0].lower(), *tokens[1 : place + 1]) if place else (*rest, tokens[0])


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
                    yield (*giver, *other_verb, *thing, to, *taker, *left)


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


def _by_templates(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[Phrase]:
    """Turn a passive round where a language marks it by one word, such as the Chinese "被", and the verb keeps its form."""
    written = " ".join(tokens)
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
    for verb in _verbs(tokens[-1], "past", known) if by else ():
        # What something unnamed is done to stands right before the verb, in either voice: "by the police a bomb was found".
        if by + 2 < len(tokens):
            yield (*days, *tokens[:by], *tokens[by + 1 : -1], verb)
        for first in range(1, by):
            for thing in declined(tokens[first - 1 : first], known["object"]):
                agent, between, patient = tokens[first:by], tokens[by + 1 : -1], (*tokens[: first - 1], *thing)
                yield (*days, *agent, *between, *patient, verb)
                # What makes one verb with the last word stays before it: "gözaltına aldı".
                if between:
                    yield (*days, *agent, *patient, *between, verb)


def _readings(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[Phrase]:
    if known.get("last"):
        yield from _verb_last(tokens, known)
        return
    for place, length, tense in _auxiliaries(tokens, known):
        patient, rest = tokens[:place], tokens[place + length :]
        if tense == _PERFECT:
            # "Ist von der Armee zerstört worden": the last word goes with the first.
            rest = rest[:-1] if rest[-1:] == (known["perfect"],) else ()
        parts = _of_s_passive(tokens, place, known) if tense == _IN_S else _parts(rest, known, language)
        for participle, agent, between, after in parts:
            if not patient or not is_whole(agent, between, after, language) or not can_act(agent, after, language):
                continue
            if _comes_from(agent, participle, language):
                continue
            for verb in _verbs(participle, tense, known):
                subjects, objects = declined(agent, known["agent"]), declined(patient, known["object"])
                for subject, thing in product(subjects, objects):
                    yield _put_together(subject, verb, thing, (*between, *after))


def _comes_from(agent: Phrase, participle: str, language: Language) -> bool:
    """Tell whether an agent may be where something was moved from: "der Zug wurde von Berlin umgeleitet"."""
    return len(agent) == 1 and participle in language.words("moved_by")


def _auxiliaries(tokens: Phrase, known: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    if known.get("s"):
        yield from ((place, 0, _IN_S) for place in range(1, len(tokens)) if tokens[place].endswith("s"))
    for words, tense in known["aux"].items():
        phrase = tuple(words.split())
        for place in range(1, len(tokens) - len(phrase)):
            if tokens[place : place + len(phrase)] == phrase:
                yield place, len(phrase), tense


def _of_s_passive(tokens: Phrase, place: int, known: Mapping[str, Any]) -> Iterator[tuple[str, Phrase, Phrase, Phrase]]:
    """Read a passive that ends in "s", as in the languages of Scandinavia: the participle stands for the verb without it."""
    for by in range(place + 1, len(tokens) - 1):
        if tokens[by] in known["by"]:
            for end in range(by + 2, len(tokens) + 1):
                yield tokens[place].removesuffix("s"), tokens[by + 1 : end], tokens[place + 1 : by], tokens[end:]


def _parts(rest: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[tuple[str, Phrase, Phrase, Phrase]]:
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


def _verbs(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    if tense == _IN_S:
        yield participle
        return
    if _FORM in tense:
        # "Debe ser cerrado" is "debe cerrar", of one or of many who must.
        for way in tense.split("|"):
            words, _, kind = way.partition(_FORM)
            yield from (f"{words}{form}" for form in _forms(participle, kind, known))
        return
    if tense == "past":
        yield from _irregular(participle, known)
        # "Festgenommen" is "genommen" with a part that stands last in the active: "nahm … fest".
        for part in known.get("separable", ()):
            if participle.startswith(part):
                rest = participle.removeprefix(part)
                verbs = (*_irregular(rest, known), *_regular(rest, tense, known))
                yield from (f"{verb} {_GAP} {part}" for verb in verbs if _GAP not in verb)
    yield from _regular(participle, tense, known)


def _forms(participle: str, kind: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Give a form of a verb other than its past: the infinitive, what is made of that, or the participle of a tense."""
    infinitives: Mapping[str, str] = known.get("infinitives", {})
    alike = next(_alike(participle, known), "")
    found = infinitives.get(participle) or infinitives.get(alike)
    # Of a verb with a participle of its own no rule is asked.
    made = [found] if found else list(_regular(participle, "infinitive", known))
    if kind == "infinitive":
        yield from made
        return
    for verb in made:
        yield from (re.sub(pattern, form, verb) for pattern, form in known.get(kind, ()) if re.search(pattern, verb))
    if kind == "participle":
        yield alike or participle


def _alike(participle: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Give a participle as it stands of one man, where it agrees with whatever it is said of."""
    endings: Sequence[tuple[str, str]] = known.get("agreeing", ())
    yield from (re.sub(pattern, ending, participle) for pattern, ending in endings if re.search(pattern, participle))


def _irregular(participle: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Give the forms of a verb that no rule makes, of one and of many: "traf", "trafen"."""
    forms: Mapping[str, str] = known["irregular"]
    found = next((forms[word] for word in (participle, *_alike(participle, known)) if word in forms), "")
    yield from found.split("|") if found else ()


def _regular(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    for pattern, of_tense, verb in known["verbs"]:
        found = re.fullmatch(pattern, participle) if of_tense == tense else None
        if found:
            yield found.expand(verb)


def _put_together(subject: Phrase, verb: str, thing: Phrase, rest: Phrase) -> Phrase:
    first, _, last = verb.partition(_GAP)
    return (*subject, *first.split(), *thing, *rest, *last.split())
