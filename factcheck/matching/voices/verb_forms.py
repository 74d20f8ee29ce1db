"""Forms that a verb takes where a statement is turned from the passive into the active.

No dictionary tells how a word is inflected, so that every form is tried that its ending allows. A wrong one equals nothing that
anybody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from factcheck.matching.values.marks import GAP

__all__ = ["IN_S", "active_verbs"]

IN_S: Final = "s"
"""The tense of the passive of Scandinavia without auxiliary, which is that of the verb without its "s"."""

_MODAL: Final = "modal "
_FORM: Final = "~"


def active_verbs(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Give what a verb can be in the active.

    Args:
        participle: Its participle, or in Scandinavia its passive in "s".
        tense: Its tense, as the data name it; after "modal " the verbs, such as "can", that have an infinitive.
        known: What is known of the passive of its language.
    """
    if tense == IN_S:
        yield from _without_s(participle, known)
    elif _FORM in tense:
        # "Debe ser cerrado" is "debe cerrar", of one or of many who must.
        for way in tense.split("|"):
            words, _, kind = way.partition(_FORM)
            yield from (f"{words}{form}" for form in _forms(participle, kind, known))
    elif tense.startswith(_MODAL):
        for verb in _in_tense(participle, "infinitive", known):
            for modal in tense.removeprefix(_MODAL).split("|"):
                yield f"{modal} {GAP} {verb}" if known["final"] else f"{modal} {verb}"
    else:
        yield from _in_tense(participle, tense, known)


def _without_s(passive: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Give what has an "s" in the passive of Scandinavia: "stängdes" is "stängde", "stängs" is "stänger"."""
    auxiliary, _, verb = passive.rpartition(" ")
    if auxiliary:
        yield f"{auxiliary} {verb.removesuffix('s')}"
        return
    plain = verb.removesuffix("s")
    yield plain
    # The present has an ending that the passive lacks; a past form with it is no word.
    yield from (f"{plain}{ending}" for ending in known.get("present_endings", ()))


def _in_tense(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    yield from _irregular(participle, tense, known)
    yield from _regular(participle, tense, known)
    # "Festgenommen" is "genommen" with a part that stands last in the active, "nahm … fest", but before an infinitive.
    for part in known.get("separable", ()):
        if participle.startswith(part):
            rest = participle.removeprefix(part)
            for verb in (*_irregular(rest, tense, known), *_regular(rest, tense, known)):
                if GAP not in verb:
                    yield f"{part}{verb}" if tense == "infinitive" else f"{verb} {GAP} {part}"

    for part, particles in known.get("prefixed", {}).items():
        # "Nedlagd" is "lagd" with a word that stands by itself in the active.
        rest = participle.removeprefix(part)
        if rest not in ("", participle):
            verbs = (*_irregular(rest, tense, known), *_regular(rest, tense, known))
            yield from (f"{verb} {GAP} {particle}" for verb in verbs for particle in particles if GAP not in verb)


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


def _irregular(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    """Give the forms of a verb that no rule makes, of one and of many: "traf", "trafen"."""
    forms: Mapping[str, str] = known["irregular"] if tense == "past" else known.get("irregular_in", {}).get(tense, {})
    found = next((forms[word] for word in (participle, *_alike(participle, known)) if word in forms), "")
    yield from found.split("|") if found else ()


def _regular(participle: str, tense: str, known: Mapping[str, Any]) -> Iterator[str]:
    for pattern, of_tense, verb in known["verbs"]:
        found = re.fullmatch(pattern, participle) if of_tense == tense else None
        if found:
            yield found.expand(verb)
