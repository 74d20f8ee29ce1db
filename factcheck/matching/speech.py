"""What somebody is said to have said: in quotation marks or after "that", with whoever said it first or last.

The three ways of putting it say the same only where the words are the same and mean the same in the mouth of whoever reports
them: not "I", not "here", and no tense that reported speech would have changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, phrases_listed
from factcheck.matching.values.marks import NUMBER, SAME
from factcheck.matching.values.times import is_day, times_at

__all__ = ["Report", "reports_in"]

Report = tuple[Phrase, Phrase, Phrase]
"""Whoever speaks, the verb of saying, and what is said, each in small letters."""

# Of whom something is said: a name with a title, as in "the spokesman of the ministry in Tarn"; more is a clause.
_LONGEST_SPEAKER: Final = 7
_SOURCE: Final = ("according to",)
_LONGEST_GAP: Final = 4
_LONGEST_LEAD: Final = 2
# Dutch has its verbs at the end in either order: "is gesloten", "gesloten is", "zou worden gesloten".
_LONGEST_CLUSTER: Final = 3
_MARK: Final = '"'
_STOPS: Final = frozenset(".。")
_LEADING: Final = frozenset(":：,")
_TRAILING: Final = frozenset(",—-")
_DIRECT: Final = frozenset("\"'!?:：;")


def reports_in(tokens: Phrase, language: Language) -> Iterator[Report]:
    """Give each way in which a statement can be read as saying that somebody said something.

    Args:
        tokens: The tokens of the statement.
        language: Its language.

    Yields:
        The speaker, the verb and what was said; words that stand wholly in quotation marks also with a mark before them.

    >>> from factcheck.matching.language import language_among
    >>> english = language_among("en", ())
    >>> next(reports_in(("Anna", "said", ":", '"', "Rain", "fell", ".", '"'), english))
    (('anna',), ('said',), ('"', 'rain', 'fell'))
    >>> list(reports_in(("Anna", "said", "that", "rain", "fell"), english))
    [(('anna',), ('said',), ('rain', 'fell')), (('anna',), ('according to',), ('rain', 'fell'))]
    """
    words = tuple(word.lower() for word in tokens)
    names = {word.lower() for word in tokens if word[:1].isupper()}
    yield from _direct(words, language)
    plain = phrases_listed(language, "saying_plainly")
    for speaker, verb, said in (*_speaker_first(words, language), *_speaker_last(words, language), *_sources(words, language)):
        # In a row or a clause it would be open how far the speaker's words go: "he left, she said, and wept".
        is_one = "," not in said and language.words("that").isdisjoint(said) and _joins_parts(said, names, language)
        if is_one and said and 0 < len(speaker) <= _LONGEST_SPEAKER and _DIRECT.isdisjoint((*speaker, *said)):
            yield (_without_article(speaker, language) if verb == _SOURCE else speaker), verb, said
            # "According to Anna" says no more than that she said it.
            if verb in plain:
                yield _without_article(speaker, language), _SOURCE, said


def _without_article(speaker: Phrase, language: Language) -> Phrase:
    """Leave out the article of whoever speaks: "laut Ministerium" is what "das Ministerium" says."""
    articles = language.words("articles") - language.words("indefinite")
    return speaker[1:] if len(speaker) > 1 and speaker[0] in articles else speaker


def _joins_parts(said: Phrase, names: set[str], language: Language) -> bool:
    """Tell whether each "and" joins names, or leads to a part with a subject, and no verb of whoever speaks."""
    leading = language.words("articles", "indefinite", "quantity", "prepositions", "determiners")
    return all(
        following in leading or following.startswith((NUMBER, SAME)) or {before, following} <= names
        for before, word, following in zip(("", *said), said, (*said[1:], ""), strict=False)
        if word in language.words("joining")
    )


def _sources(words: Phrase, language: Language) -> Iterator[Report]:
    """Give what is said "according to" somebody, who stands first, or last behind a comma."""
    commas = [place for place, word in enumerate(words) if word == ","]
    for lead in phrases_listed(language, "sources"):
        if words[: len(lead)] == lead:
            if len(commas) == 1:
                yield words[len(lead) : commas[0]], _SOURCE, words[commas[0] + 1 :]
            elif not commas and language.has("v2"):
                for end in range(len(lead) + 1, min(len(lead) + _LONGEST_SPEAKER, len(words) - 2)):
                    yield from ((words[len(lead) : end], _SOURCE, said) for said in _straight(words[end:]))
    for lead in (*phrases_listed(language, "sources"), *phrases_listed(language, "sources_last")):
        if len(commas) == 1 and words[commas[0] + 1 : commas[0] + 1 + len(lead)] == lead:
            yield words[commas[0] + 1 + len(lead) :], _SOURCE, words[: commas[0]]


def _straight(inverted: Phrase) -> Iterator[Phrase]:
    """Give what begins with its verb with a subject before that."""
    for size in range(1, min(_LONGEST_SPEAKER, len(inverted) - 1) + 1):
        yield *inverted[1 : size + 1], inverted[0], *inverted[size + 1 :]


def _direct(words: Phrase, language: Language) -> Iterator[Report]:
    """Give who says what is wholly in quotation marks: beside another such report nothing of it can mean something else."""
    marks = [place for place, word in enumerate(words) if word == _MARK]
    if len(marks) != 2:
        return
    start, end = marks
    quoted = _unquoted(words[start : end + 1])
    around = words[:start] if end >= len(words) - 1 - sum(word in _STOPS for word in words[end + 1 :]) else words[end + 1 :]
    if quoted is None or (start and around != words[:start]):
        return
    while around and around[0] in _TRAILING:
        around = around[1:]
    around = around[:-1] if around and around[-1] in _LEADING else around
    for verb in phrases_listed(language, "saying"):
        speaker = next((rest for rest in _beside(around, verb)), ())
        if 0 < len(speaker) <= _LONGEST_SPEAKER and _DIRECT.isdisjoint(speaker) and "," not in speaker:
            yield speaker, verb, (_MARK, *quoted)


def _beside(around: Phrase, verb: Phrase) -> Iterator[Phrase]:
    if around[: len(verb)] == verb:
        yield around[len(verb) :]
    if around[-len(verb) :] == verb:
        yield around[: -len(verb)]


def _speaker_first(words: Phrase, language: Language) -> Iterator[Report]:
    for verb in phrases_listed(language, "saying"):
        for place in range(1, len(words) - len(verb)):
            if words[place : place + len(verb)] == verb:
                yield from ((words[:place], verb, said) for said in _said(words[place + len(verb) :], verb, language))
                # "Said on Monday that": the day is that of saying it, wherever it stands beside the speaker.
                end = place + len(verb)
                end += _time_at(words, end, language)
                that = words[end:][words[end : end + 1] == (",",) :]
                if that[:1] and that[0] in language.words("that"):
                    day = words[place + len(verb) : end]
                    yield from (((*words[:place], *day), verb, said) for said in _said(words[end:], verb, language) if day)
            elif len(verb) == len(("teilte", "mit")) and words[place] == verb[0] and language.has("v2"):
                yield from _around_gap(words, place, verb, language)


def _around_gap(words: Phrase, place: int, verb: Phrase, language: Language) -> Iterator[Report]:
    """Give what somebody says by a verb that has something between its two words: "teilte am Montag mit"."""
    for end in range(place + 2, min(place + 2 + _LONGEST_GAP, len(words) - 1)):
        if words[end] == verb[1]:
            speaker = (*words[:place], *words[place + 1 : end])
            yield from ((speaker, verb, said) for said in _said(words[end + 1 :], verb, language))


def _said(rest: Phrase, verb: Phrase, language: Language) -> Iterator[Phrase]:
    """Give what can be said by what follows a verb of saying: words in quotation marks, or those after "that"."""
    quoted = _unquoted(rest[1:] if rest[:1] and rest[0] in _LEADING else rest)
    if quoted is not None:
        if _means_the_same_told(quoted, language):
            yield quoted
        return
    # Slavic languages and German set a comma before "that".
    after = rest[1:] if rest[:1] == (",",) else rest
    if after[:1] and after[0] in language.words("that"):
        yield after[1:]
        if language.has("verb_last_in_clauses"):
            # "Dass die Brücke gesperrt ist" has its verb last, which stands second where nothing leads to the clause.
            clause = after[1:]
            yield from (
                straight
                for place in range(len(clause) - 1, max(1, len(clause) - 1 - _LONGEST_CLUSTER), -1)
                for straight in _straight((clause[place], *clause[:place], *clause[place + 1 :]))
            )
            # "Ausfällt" is two words where it stands second: "fällt ... aus".
            for part in language.words("particles"):
                if clause[-1].startswith(part) and len(clause[-1]) > len(part):
                    yield from _straight((clause[-1].removeprefix(part), *clause[:-1], part))
    # German drops "that" behind its comma.
    elif after != rest and language.has("comma_is_that") and verb in phrases_listed(language, "that_is_dropped"):
        yield after
    # "She reported the theft" reports no clause.
    elif verb in phrases_listed(language, "that_is_dropped") and after == rest and not _time_at(rest, 0, language):
        yield rest


def _time_at(words: Phrase, place: int, language: Language) -> int:
    """Give the number of tokens of a time with its preposition at a place: whoever "said on Monday rain fell" may mean either."""
    named = times_at(words, place, language)
    end = place
    while end - place < _LONGEST_LEAD and "".join(words[end : end + 1]) in language.words("prepositions", "articles"):
        end += 1
    return named or (end + 1 - place if end < len(words) and is_day(words[end], language) else 0)


def _speaker_last(words: Phrase, language: Language) -> Iterator[Report]:
    if words[:1] == (_MARK,):
        end = next((place for place in range(1, len(words)) if words[place] == _MARK), 0)
        quoted = _unquoted(words[: end + 1])
        if quoted is None or not _means_the_same_told(quoted, language):
            return
        said, tail = quoted, words[end + 1 :]
    elif "," in words:
        end = words.index(",")
        said, tail = words[:end], words[end:]
    else:
        return
    while tail and tail[0] in _TRAILING:
        tail = tail[1:]
    day: Phrase = next(
        (tail[place:] for place in range(1, len(tail)) if place + _time_at(tail, place, language) == len(tail)), ()
    )
    for verb in phrases_listed(language, "saying"):
        for spoken, when in ((tail, ()), (tail[: len(tail) - len(day)], day)):
            if spoken[-len(verb) :] == verb:
                yield (*spoken[: -len(verb)], *when), verb, said
            elif spoken[: len(verb)] == verb:
                rest = spoken[len(verb) :]
                begun = _time_at(rest, 0, language)
                yield (*rest[begun:], *rest[:begun], *when), verb, said
            elif len(verb) > 1 and language.has("v2") and (*spoken[:1], *spoken[-1:]) == verb:
                yield (*spoken[1:-1], *when), verb, said


def _unquoted(words: Phrase) -> Phrase | None:
    """Give what stands between the first and the last of some tokens, if those are quotation marks and no other is inside."""
    trimmed = words[:-1] if words[-1:] and words[-1] in _STOPS else words
    if len(trimmed) < 3 or trimmed[0] != _MARK or trimmed[-1] != _MARK:
        return None
    inside = trimmed[1:-1]
    return inside[:-1] if inside[-1] in _STOPS | {","} else inside


def _means_the_same_told(quoted: Phrase, language: Language) -> bool:
    """Tell whether words mean the same when another reports them, who would put "I" and "was" otherwise."""
    endings = tuple(language.words("backshifted_endings") or ("\0",))
    own = language.words("first_persons", "deixis", "relative", "backshifted")
    return own.isdisjoint(quoted) and not any(word.endswith(endings) for word in quoted)
