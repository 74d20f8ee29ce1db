"""Statements put another way round: the passive into the active, "A is north of B" into "B is south of A".

Every token has its place in the result, so that a statement is compared with it as it is with any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product
from typing import Any, Final

from factcheck.matching.canonical import DATE, NUMBER
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, periods_of, territories_of, tokens_of
from factcheck.matching.times import is_weekday

__all__ = ["actives_of", "converses_of"]

_MOST_READINGS: Final = 256
_LONGEST_AGENT: Final = 6
_GAP: Final = "…"
_PERFECT: Final = "perfect"
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
        if "aux" in known:
            # A day that stands first would be read as part of what something is done to.
            yield from islice(_readings(_day_last(tokens, language), known, language), _MOST_READINGS)


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
            for giver in _declined(seller, known.get("agent", ())):
                for taker in _declined(buyer, known.get("object", ())):
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
    by = next((place for place, word in enumerate(tokens) if word in known["by"]), 0)
    for first in range(1, by):
        for verb in _verbs(tokens[-1], "past", known):
            for thing in _declined(tokens[first - 1 : first], known["object"]):
                agent, between, patient = tokens[first:by], tokens[by + 1 : -1], (*tokens[: first - 1], *thing)
                yield (*agent, *between, *patient, verb)
                # What makes one verb with the last word stays before it: "gözaltına aldı".
                if between:
                    yield (*agent, *patient, *between, verb)


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
            if not patient or not _is_whole(agent, between, after, language) or not _can_act(agent, after, language):
                continue
            if _comes_from(agent, participle, language):
                continue
            for verb in _verbs(participle, tense, known):
                subjects, objects = _declined(agent, known["agent"]), _declined(patient, known["object"])
                for subject, thing in product(subjects, objects):
                    yield _put_together(subject, verb, thing, (*between, *after))


def _can_act(agent: Phrase, after: Phrase, language: Language) -> bool:
    """Tell whether what follows "by" can do something: not a time, an amount, a place, or a way such as "by mistake"."""
    when = periods_of(language.code) | language.words("day_words", "no_agents", "weekdays")
    if any(word.lower() in when or word.startswith(DATE) or is_weekday(word, language) for word in agent):
        return False
    is_amount = agent[0].startswith(NUMBER) and (len(agent) == 1 or agent[1].startswith(NUMBER))
    # "Von Berlin nach Bonn" is a way, from one place to another.
    leads_on = bool(after) and after[0].lower() in language.words("destinations")
    return not is_amount and not leads_on and (len(agent) > 1 or _can_act_alone(agent[0], language))


def _can_act_alone(word: str, language: Language) -> bool:
    """Tell whether a noun without an article can be who does something, as in "by rebels", and not how, as in "by courier"."""
    if word in language.words("means"):
        return False
    return "bare_agents" not in language.known or not word.islower() or word.endswith(tuple(language.listed("bare_agents")))


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


def _is_whole(agent: Phrase, between: Phrase, after: Phrase, language: Language) -> bool:
    """Tell whether an agent ends where something else begins, so that no part of it is taken for the rest of the statement."""
    # Without such a word it is open where the name of the agent ends: "by the mayor of Tarn police" is nobody.
    # "Attacked by rebels from Tarn" has rebels from there, who may as well have "attacked the convoy from Tarn".
    leading = language.words("prepositions", "of_events") - language.words("of_nouns")
    ends = all(not part or part[0] in leading or part[0].startswith(DATE) for part in (between, after))
    return ends and 0 < len(agent) <= _LONGEST_AGENT and agent[0] not in language.words("clauses")


def _verbs(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    if tense == _IN_S:
        yield participle
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


def _irregular(participle: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Give the forms of a verb that no rule makes, of one and of many: "traf", "trafen"."""
    forms: Mapping[str, str] = known["irregular"]
    yield from forms[participle].split("|") if participle in forms else ()


def _regular(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    for pattern, of_tense, verb in known["verbs"]:
        found = re.fullmatch(pattern, participle) if of_tense == tense else None
        if found:
            yield found.expand(verb)


def _declined(words: Phrase, endings: Sequence[Sequence[str]], *, in_case: bool = False) -> list[Phrase]:
    """Give some words in another case, in each way that their endings allow.

    Where they stand in a case that has an ending, as they are they would be the object: "Prezydenta skrytykował minister" says
    that the minister criticised the president.
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
        options.append(list(dict.fromkeys(forms[1:] if in_case and len(forms) > 1 else forms)))
    return [tuple(" ".join(chosen).split()) for chosen in islice(product(*options), _MOST_READINGS)]


def _put_together(subject: Phrase, verb: str, thing: Phrase, rest: Phrase) -> Phrase:
    first, _, last = verb.partition(_GAP)
    return (*subject, *first.split(), *thing, *rest, *last.split())
