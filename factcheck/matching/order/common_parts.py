"""Parts that two statements share in another order: where both have the same run of words, no list has to say where a part ends.

A time, a place, a cause may move where it hangs on the verb in both: first, behind the verb, or behind another such part. What is
left has to be the same, or the same with verb and subject exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, Final

from factcheck.matching.forms import lowered
from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.adjuncts import times_in
from factcheck.matching.order.adverbials import only_verb, told_apart, without_second_words
from factcheck.matching.order.clauses import leads_of
from factcheck.matching.order.participles import follows_place_of_participle
from factcheck.matching.parts import is_event, is_intransitive, is_name, without_commas
from factcheck.matching.values.marks import DATE, NUMBER, SAME
from factcheck.matching.values.times import times_at

__all__ = ["without_common_parts"]

_MOST_PARTS: Final = 7
_LONGEST_PART: Final = 8
_LONGEST: Final = 40

Run = tuple[int, int, int]
"""Where a run of words begins in one statement and in the other, and its length."""


def without_common_parts(one: Phrase, other: Phrase, language: Language) -> Iterator[tuple[Phrase, Phrase]]:
    """Give what two statements say without the times, places and causes that both have, where these hang on no noun.

    Args:
        one: The tokens of a statement of one clause.
        other: Those of another.
        language: The language of both.

    >>> from factcheck.matching.language import language_among
    >>> said = "ночью на складе шин сгорел грузовик", "грузовик сгорел на складе шин ночью"
    >>> list(without_common_parts(*(tuple(words.split()) for words in said), language_among("ru", ())))
    [(('сгорел', 'грузовик'), ('грузовик', 'сгорел')), (('сгорел', 'грузовик'), ('сгорел', 'грузовик'))]
    """
    moves = (language.has("free_order") or language.has("verb_groups")) and len(one) <= _LONGEST
    if any(_parts_off_participle(tokens, language) for tokens in (one, other)):
        return
    sides = [_side(tokens, language) for tokens in (one, other)] if moves else []
    found = [side for side in sides if side is not None]
    if len(found) < len(sides) or not found:
        return
    (left, ours, verb), (right, theirs, other_verb) = found
    if ours != theirs or len(left) != len(right) or left[verb].lower() != right[other_verb].lower():
        return
    runs = _runs(left, right, verb, language)
    kinds = {run: _kind(left[run[0] : run[0] + run[2]], language) for run in runs}
    every = [run for run in runs if kinds[run]]
    times = [run for run in every if kinds[run] == "time"] if language.has("verb_groups") else []
    for moving in [every, times][: 1 + (0 < len(times) < len(every))]:
        spans = [(at, at + size) for at, _, size in moving]
        others = [(at, at + size) for _, at, size in moving]
        hang_on = moving and _all_hang_on(verb, left, spans, language) and _all_hang_on(other_verb, right, others, language)
        if len(runs) > 1 and hang_on:
            rest, other_rest = _without(left, spans), _without(right, others)
            yield from told_apart(rest, other_rest, [left[start:end] for start, end in spans], language)
            # Where nothing can have it done to it, who does it may stand on either side.
            said = left[verb].lower()
            if _stands_anywhere(said, language) or not language.words("reflexive").isdisjoint(ours):
                yield _verb_first(rest, said), _verb_first(other_rest, said)


def _parts_off_participle(tokens: Phrase, language: Language) -> bool:
    """Tell whether a comma stands before a participle, which can have a part of its own: "мост, закрытый из-за снега"."""
    pattern = language.known.get("participles_of_nouns", "(?!)")
    return any(word == "," and re.search(pattern, following) is not None for word, following in pairwise(tokens))


def _side(tokens: Phrase, language: Language) -> tuple[Phrase, Sequence[str], int] | None:
    """Give a statement without the little words that come second, those, and where its only verb stands in it."""
    plain = without_commas(lowered(tokens))
    if language.has("verb_groups"):
        return _with_one_verb(plain, language)
    whole = _auxiliary_first(plain, language)
    words, second = without_second_words(whole, language)
    verb = only_verb(whole, language)
    return None if verb is None or whole[verb] not in words else (words, sorted(second), words.index(whole[verb]))


def _with_one_verb(words: Phrase, language: Language) -> tuple[Phrase, Sequence[str], int] | None:
    """Give a statement with all words of its only verb as one, such as "han sido detenidos"; None where there are more verbs."""
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    found = list(_verb_groups(language).finditer(" ".join(words)))
    if len(found) != 1:
        return None
    start, end = starts.index(found[0].start()), starts.index(found[0].end() + 1)
    return (*words[:start], found[0].group(), *words[end:]), (), start


@cache
def _verb_groups(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(language.known['verb_groups'])})(?!\S)")


def _auxiliary_first(words: Phrase, language: Language) -> Phrase:
    """Give a statement with the auxiliary of its passive before the participle: "zalane zostały" is "zostały zalane"."""
    endings = tuple(language.listed("verbal_participles") or ("\0",))
    place = next((place for place, word in enumerate(words) if place and word in language.words("auxiliaries")), 0)
    if not place or not words[place - 1].islower() or not words[place - 1].endswith(endings):
        return words
    return (*words[: place - 1], words[place], words[place - 1], *words[place + 1 :])


def _end_of_verb(words: Phrase, verb: int, language: Language) -> int:
    """Give the last word of a verb that may have a participle behind it."""
    following = "".join(words[verb + 1 : verb + 2])
    is_of_two = words[verb].lower() in language.words("auxiliaries") and following.endswith(
        tuple(language.listed("verbal_participles") or ("\0",))
    )
    return verb + is_of_two


def _stands_anywhere(verb: str, language: Language) -> bool:
    """Tell whether nothing can have a verb done to it, so that who does it is plain on either side."""
    rules: Sequence[Mapping[str, Any]] = language.known.get("verb_places", ())
    return is_intransitive(verb, language) or any(
        re.fullmatch(known["verbs"], verb) and not known.get("with_objects") for known in rules
    )


def _verb_first(rest: Phrase, verb: str) -> Phrase:
    place = next(place for place, word in enumerate(rest) if word.lower() == verb)
    return (rest[place].lower(), *rest[:place], *rest[place + 1 :])


def _without(words: Phrase, spans: Sequence[tuple[int, int]]) -> Phrase:
    return lowered(tuple(word for place, word in enumerate(words) if not any(start <= place < end for start, end in spans)))


def _runs(words: Phrase, others: Phrase, verb: int, language: Language) -> Sequence[Run]:
    """Give the runs of words of which both statements are made, cut at the verb and around times; none if they are too many."""
    one, other = (tuple(word.lower() for word in tokens) for tokens in (words, others))
    free, there = [set(range(len(one))), set(range(len(other)))]
    cuts = {
        verb,
        verb + 1,
        *(place for span in times_in(words, language) for place in span if not _leads_on(words, span, language)),
    }
    found: list[Run] = []
    while free and len(found) <= _MOST_PARTS:
        best = max(
            ((at, to, _length(one, other, at, to, free - cuts, there)) for at in free for to in there if one[at] == other[to]),
            key=lambda run: (run[2], -run[0], -run[1]),
            default=None,
        )
        if best is None:
            return ()
        found.append(best)
        free -= set(range(best[0], best[0] + best[2]))
        there -= set(range(best[1], best[1] + best[2]))
    return sorted(found) if not free and len(found) <= _MOST_PARTS else ()


def _leads_on(words: Phrase, span: tuple[int, int], language: Language) -> bool:
    """Tell whether a time is only the beginning or the end of a part: "after three weeks of talks", "the plan for Monday"."""
    leading = language.words("prepositions", "of_events", "attaching")
    before, after = "".join(words[max(0, span[0] - 1) : span[0]]), "".join(words[span[1] : span[1] + 1])
    goes_on = after.lower() in language.words("of") or after.endswith(tuple(language.listed("after_times") or ("\0",)))
    return language.has("verb_groups") and (goes_on or before.lower() in leading)


def _length(one: Phrase, other: Phrase, at: int, to: int, free: set[int], there: set[int]) -> int:
    size = 1
    while at + size in free and to + size in there and one[at + size] == other[to + size]:
        size += 1
    return size


def _kind(part: Phrase, language: Language) -> str | None:
    """Tell whether some words are a time, a cause or a place; None where they are something else."""
    if len(part) > _LONGEST_PART:
        return None
    words = tuple(word.lower() for word in part)
    if (0, len(part)) in times_in(part, language):
        return "time"
    if any(words[: len(lead)] == lead and len(words) > len(lead) for lead in leads_of(language, "causes")):
        return "cause"
    if _is_by_event(words, language):
        return "cause"
    leading = language.words("prepositions") - language.words("attaching", "articles")
    is_place = words[0] in leading and len(words) > 1 and not any(word.startswith(DATE) for word in words)
    return "place" if is_place and _is_one_place(part, language) else None


def _is_by_event(words: Phrase, language: Language) -> bool:
    """Tell whether some words say by what happened, or by how long, when something was: not "after the park"."""
    lead = next((lead for lead in leads_of(language, "by_events") if words[: len(lead)] == lead), ())
    rest = words[len(lead) :]
    has_time = any(times_at(words, place, language) for place in range(len(words)))
    return bool(lead and rest) and (has_time or _has_event(rest, language))


def _is_one_place(part: Phrase, language: Language) -> bool:
    """Tell whether nothing follows the name with which a place ends, since that could be who does something."""
    # "On the road A4" ends with its number.
    part = part[:-1] if len(part) > 1 and part[-1].startswith(NUMBER) and is_name(part[-2]) else part
    named = [place for place, word in enumerate(part) if is_name(word) and not word.startswith(NUMBER)]
    return not named or named[-1] == len(part) - 1 or part[named[0]].endswith(tuple(language.listed("adjectives_of_places")))


def _all_hang_on(verb: int, words: Phrase, spans: Sequence[tuple[int, int]], language: Language) -> bool:
    """Tell whether each of some parts can belong to the verb alone, by what stands before it."""
    verb = _end_of_verb(words, verb, language)
    before = {end: start for start, end in spans}
    kept = [not any(start <= place < end for start, end in spans) for place in range(len(words))]
    for start, end in spans:
        kind = _kind(words[start:end], language)
        if kind == "time" and follows_place_of_participle(words, kept, start, language):
            return False
        place = start
        while place in before:
            # "Because of the flood in Tarn" and "at the meeting on Monday" are one part.
            if _may_hold(words[before[place] : place], kind, language):
                return False
            place = before[place]
        is_last = all(any(at <= place < to for at, to in spans) for place in range(end, len(words)))
        if place in (0, verb + 1) or (is_last and place > verb and _happens_there(words, place, verb, language)):
            continue
        # "It touched land on Monday at Tarn": what follows is a part of its own.
        is_last |= kind == "time" and _begins_part(words[end:], language)
        if not ((is_last or place < verb) and _follows_freely(words, place, verb, kind, language)):
            return False
    return True


def _begins_part(words: Phrase, language: Language) -> bool:
    leading = language.words("prepositions", "of_events") - language.words("of", "articles")
    return language.has("verb_groups") and bool(words) and words[0].lower() in leading


def _happens_there(words: Phrase, place: int, verb: int, language: Language) -> bool:
    """Tell whether a place behind somebody unknown is where they are as much as where it happens: "murió un hombre en Lima"."""
    near = tuple(word.lower() for word in words[verb + 1 : place])
    # A person with an office is told from others by it and not by a place: "absolvió al alcalde en Lima".
    if re.fullmatch(language.known.get("known_persons", "(?!)"), " ".join(near)):
        return words[place].lower() in language.words("local_leads")
    bound = language.words("prepositions", "of_events", "joining", "attaching") - language.words("of")
    is_unknown = near[0].startswith((NUMBER, f"{SAME}before_numbers")) or near[0] in language.words("indefinite")
    return (
        language.has("verb_groups")
        and words[place].lower() in language.words("local_leads")
        and is_unknown
        and bound.isdisjoint(near)
        and not _has_event(near, language)
        and _stands_anywhere(words[verb], language)
    )


def _may_hold(part: Phrase, kind: str | None, language: Language) -> bool:
    led = _kind(part, language)
    return led != "time" and (led == "cause" or kind == "place" or _has_event(part, language))


def _has_event(words: Phrase, language: Language) -> bool:
    events = language.words("event_nouns") | _topics(language) | _participles(language)
    endings = tuple(language.listed("event_endings") or ("\0",))
    # "Полиция" ends like "операция", and is nothing that happens.
    things = language.known.get("things", "(?!)")
    nouns = [word for word in words if word.lower() not in language.words("prepositions") and not re.match(things, word)]
    return any(
        word.lower() in events or is_event(word, language) or (word.islower() and word.endswith(endings)) for word in nouns
    )


@cache
def _participles(language: Language) -> frozenset[str]:
    """Give participles that no ending shows, such as the Portuguese "preso"."""
    known: Mapping[str, Any] = language.known.get("passive", {}) if language.has("verb_groups") else {}
    return frozenset({*known.get("irregular", ()), *known.get("infinitives", ())})


def _topics(language: Language) -> frozenset[str]:
    """Give the prepositions before what happens or is spoken of, which has a time of its own."""
    return language.words("of_events") - language.words("prepositions", "causes")


def _follows_freely(words: Phrase, place: int, verb: int, kind: str | None, language: Language) -> bool:
    """Tell whether what stands before a time or a cause cannot have it: who does something, or a thing behind the verb."""
    # "Approved the ban until 2031" says how long the ban lasts.
    is_bound = kind == "time" and words[place].lower() in language.words("bounding")
    if kind == "place" or kind is None or is_bound:
        return False
    start = verb + 1 if place > verb else 0
    near = words[start:place]
    # "The book on the harbour in March" may be on what the harbour was in March.
    topics = language.words("of_events") - language.words("of_verbs")
    is_led = language.has("verb_groups") and not topics.isdisjoint(word.lower() for word in near)
    if is_led or _has_event(near, language):
        return False
    if place > verb:
        return True
    actors = language.words("people", "actors")
    return all(is_name(word) or word.lower() in actors or word.startswith(NUMBER) for word in near)
