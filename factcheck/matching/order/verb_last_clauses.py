"""Sources and clauses of languages that put their verb last: "valiliğe göre", "yağmur başlayınca", "पुलिस के अनुसार".

Each ends in a word or an ending of its own, so that it says the same first and behind the subject, where one verb follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from factcheck.matching.language import Language
from factcheck.matching.locales import Phrase
from factcheck.matching.order.clauses import leads_of, says_one_thing
from factcheck.matching.order.verb_last import ends_subject, has_participle
from factcheck.matching.parts import same_tokens, without_commas

__all__ = ["led_part_moved"]

_LONGEST_SOURCE: Final = 6
_LONGEST_CLAUSE: Final = 8


def led_part_moved(one: Phrase, other: Phrase, language: Language) -> bool:
    """Tell whether one begins with a source or a clause that the other has behind its subject.

    Args:
        one: The tokens of a statement.
        other: Those of another.
        language: The language of both.
    """
    known: Mapping[str, Any] = language.known.get("verb_last_clauses", {})
    if not known:
        return False
    return any(
        _is_behind_subject(part, rest, other, known, language, is_clause=is_clause)
        for part, rest, is_clause in _first_parts(one, known, language)
    )


def _first_parts(tokens: Phrase, known: Mapping[str, Any], language: Language) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """Give each source or clause with which a statement can begin, what follows it, and whether it is a clause."""
    for end in range(2, min(_LONGEST_CLAUSE, len(tokens) - 2) + 1):
        part = tokens[:end]
        if "," in part:
            return
        rest = without_commas(tokens[end:])
        mark = next((lead for lead in leads_of(language, "sources_last") if part[-len(lead) :] == lead), ())
        if mark and end <= _LONGEST_SOURCE and not re.search(known["no_sources"], part[-len(mark) - 1].lower()):
            yield part, rest, False
        elif re.search(known["clauses"], " ".join(part).lower()):
            yield part, rest, True


def _is_behind_subject(
    part: Phrase, rest: Phrase, other: Phrase, known: Mapping[str, Any], language: Language, *, is_clause: bool
) -> bool:
    frame: Mapping[str, Any] = language.known["verb_last"]
    for size in range(1, len(rest)):
        subject, left = rest[:size], rest[size:]
        if not left or not same_tokens((*subject, *part, *left), without_commas(other)):
            continue
        words = (*subject, *left)
        reaching = language.words("hearsay", "clauses", "focus", "intent", "hedging") | frozenset(known["comparing"])
        is_plain = reaching.isdisjoint(word.lower() for word in words) and says_one_thing(words, language)
        # "Stayed closed": what somebody is found to be belongs to the verb.
        inside = () if len(left) == 2 and re.search(known["being"], left[1]) else left[: -frame["verb_size"]]
        is_denied = is_clause and re.search(known["denied"], " ".join(left[-2:])) is not None
        is_subject = ends_subject(subject, frame) or (frame.get("subject_ends") and other[size : size + 1] == (",",))
        return is_plain and not is_denied and bool(is_subject) and not has_participle((*subject, *inside), frame)
    return False
