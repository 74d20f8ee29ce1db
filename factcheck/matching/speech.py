"""What somebody is said to have said: in quotation marks or after "that", with whoever said it first or last.

The three ways of putting it say the same only where the words are the same and mean the same in the mouth of whoever reports
them: not "I", not "here", and no tense that reported speech would have changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase, phrases_listed
from factcheck.matching.values.marks import NUMBER

__all__ = ["Report", "reports_in"]

Report = tuple[Phrase, Phrase, Phrase]
"""Whoever speaks, the verb of saying, and what is said, each in small letters."""

# Of whom something is said: a name with a title, as in "the spokesman of the ministry in Tarn"; more is a clause.
_LONGEST_SPEAKER: Final = 7
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
    >>> list(reports_in(("Anna", "said", ":", '"', "Rain", "fell", ".", '"'), english))
    [(('anna',), ('said',), ('"', 'rain', 'fell')), (('anna',), ('said',), ('rain', 'fell'))]
    >>> list(reports_in(("Anna", "said", "that", "rain", "fell"), english))
    [(('anna',), ('said',), ('rain', 'fell'))]
    """
    words = tuple(word.lower() for word in tokens)
    names = {word.lower() for word in tokens if word[:1].isupper()}
    yield from _direct(words, language)
    for speaker, verb, said in (*_speaker_first(words, language), *_speaker_last(words, language)):
        is_one = "," not in said and language.words("clauses").isdisjoint(said) and _joins_no_clauses(said, names, language)
        # In a row or a clause it would be open how far the speaker's words go: "he left, she said, and wept".
        if is_one and said and 0 < len(speaker) <= _LONGEST_SPEAKER and _DIRECT.isdisjoint((*speaker, *said)):
            yield speaker, verb, said


def _joins_no_clauses(said: Phrase, names: set[str], language: Language) -> bool:
    """Tell whether every "and" joins two names or two counts, and so no second thing that is said or done."""
    joining = [place for place, word in enumerate(said) if word in language.words("joining")]
    return all(
        0 < place < len(said) - 1 and (said[place + 1].startswith(NUMBER) or {said[place - 1], said[place + 1]} <= names)
        for place in joining
    )


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
            yield from (
                (*after[1 : size + 1], after[-1], *after[size + 1 : -1])
                for size in range(1, min(_LONGEST_SPEAKER, len(after) - 2))
            )
    # German drops "that" behind its comma.
    elif after != rest and language.has("comma_is_that") and verb in phrases_listed(language, "that_is_dropped"):
        yield after
    # "She reported the theft" reports no clause.
    elif verb in phrases_listed(language, "that_is_dropped") and after == rest:
        yield rest


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
    for verb in phrases_listed(language, "saying"):
        if tail[-len(verb) :] == verb:
            yield tail[: -len(verb)], verb, said
        elif tail[: len(verb)] == verb:
            yield tail[len(verb) :], verb, said


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
