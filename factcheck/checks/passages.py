"""References looked at as passages: one sentence in two places, and a gist that grants what it should only tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factcheck.checks.listening import Listening
from factcheck.checks.spans import quoted
from factcheck.contract.json_text import JsonObject
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.evidence.passages import KnownPassages, PassageKey
from factcheck.findings import Finding
from factcheck.model.vocabulary import Term, Vocabulary

__all__ = ["passage_findings"]


_STEMS: Final = ("acknowledg", "admi", "conce", "confirm", "record")
_ENDINGS: Final = ("es", "ed", "s", "ts", "tted", "des", "ded")
_GRANTING: Final = re.compile(
    rf"\b(?P<verb>(?P<stem>{'|'.join(_STEMS)})(?:{'|'.join(_ENDINGS)}))\b(?!\s+(?:to|into)\s+(?:an?\s|the\s)?hospital)",
    re.IGNORECASE,
)
_GRANTING_WORDS: Final = Listening((stem + ending for stem in _STEMS for ending in _ENDINGS), any_case=True)
"""The same verbs, for a first look at all gists of a claim: few of them grant anything."""

_DENIED: Final = re.compile(r"\b(?:not|never|neither|nor|no|without|un\w+)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
# In "the records of the clinic" and "records show" it is no verb.
_NOUN_BEFORE: Final = re.compile(
    r"\b(?:the|an?|its|their|his|her|these|those|all|of|in|from|by|on|for|with|and|official|public|court|police|was|were|is|are|been|be|as)\W+$",
    re.IGNORECASE,
)
_NOUN_AFTER: Final = re.compile(r"\s*(?:of|show|say|give|list|tell|have|were|are|do|from|for|kept|and)\b", re.IGNORECASE)


def passage_findings(claim: JsonObject, vocabulary: Vocabulary | None, where: str) -> Iterator[Finding]:
    """Find sentences that serve two slots that must be filled, and gists that grant truth.

    Args:
        claim: The JSON value of a claim.
        vocabulary: Its category vocabulary.
        where: JSON pointer of the claim.
    """
    if vocabulary is not None:
        yield from _repeated(claim, vocabulary, where)
    references = [
        (f"{where}/slots/{place}/references/{number}", reference)
        for place, slot in enumerate(claim["slots"])
        if "references" in slot
        for number, reference in enumerate(slot["references"])
    ]
    granting = _GRANTING_WORDS.heard([reference.get("gist", "") for _, reference in references])
    for number, (at, reference) in enumerate(references):
        if "relay" in reference:
            yield from _broken(reference, at)
        word = number in granting and _granted(reference["gist"], claim["statement"], reference.get("excerpt", ""))
        if word:
            message = f"the gist says {quoted(word)}, which grants what the passage says"
            hint = "say what it says: says, tells, states, reports"
            yield Finding(code="FC622", message=message, where=f"{at}/gist", hint=hint)


def _broken(reference: JsonObject, where: str) -> Iterator[Finding]:
    """Find what a chain says that cannot be."""
    links = reference["relay"]
    chain = [link["origin"] for link in links]
    for number, id_ in enumerate(chain):
        if id_ in chain[:number]:
            message = f"{id_!r} stands in the chain before"
        elif id_ in reference.get("origins", ()):
            message = f"{id_!r} stands under origins too, as if it spoke for itself"
        else:
            continue
        yield Finding(code="FC506", message=message, where=f"{where}/relay/{number}/origin")
    if links[-1].get("distorts"):
        message = f"{chain[-1]!r} is the last of the chain, so that there is nobody whose word it could distort"
        yield Finding(code="FC506", message=message, where=f"{where}/relay/{len(links) - 1}/distorts")


def _repeated(claim: JsonObject, vocabulary: Vocabulary, where: str) -> Iterator[Finding]:
    """Find sentences that would count in two slots."""
    passages = list(_counted(claim, vocabulary, where))
    # Within one slot origins are counted, so that a sentence which stands there twice counts once anyhow.
    if len({kind for _, kind, _ in passages}) <= 1:
        return
    seen: KnownPassages[str] = KnownPassages()
    for at, kind, passage in passages:
        for (work, _), other in seen.same_as(passage):
            if other != kind:
                named = f"{work!r}" if work == passage[0] else f"{work!r}, reprinted in {passage[0]!r},"
                message = f"the same sentence of {named} stands in {other} too, and counts once"
                yield Finding(code="FC620", message=message, where=f"{at}/excerpt")
                break
        seen.add(passage, kind)


def _counted(claim: JsonObject, vocabulary: Vocabulary, where: str) -> Iterator[tuple[str, str, PassageKey]]:
    """Give the passages that can count in slots that must be filled, each with its place and the kind of the slot."""
    terms = [vocabulary.by_id[category] for category in claim["categories"] if category in vocabulary.by_id]
    required, stances = load_vocabulary("slot-levels").having("required"), load_vocabulary("stances").by_id
    musts = {demand.kind for term in terms for demand in term.slots if demand.level in required}
    for place, slot in enumerate(claim["slots"]):
        kind = vocabulary.slot_kinds_by_id.get(slot["kind"])
        must = slot["level"] in required if "level" in slot else slot["kind"] in musts
        if kind is None or not must or "waived" in slot:
            continue
        for number, reference in enumerate(slot.get("references", ())):
            if "excerpt" in reference and _may_count(stances[reference["stance"]], kind):
                yield f"{where}/slots/{place}/references/{number}", slot["kind"], (reference["work"], reference["excerpt"])


def _may_count(stance: Term, kind: Term) -> bool:
    return "background" not in stance.traits and stance.bears in (*kind.filled_by, "against")


def _granted(gist: str, *said: str) -> str:
    """Give the word of a gist that grants truth, or nothing; what claim or passage say themselves may be told."""
    for match in _GRANTING.finditer(gist):
        stem, before, after = match["stem"].casefold(), gist[: match.start()], gist[match.end() :]
        noun = stem == "record" and (_NOUN_BEFORE.search(before) or _NOUN_AFTER.match(after))
        told = any(re.search(rf"\b{stem}", words, re.IGNORECASE) for words in said)
        if not noun and not told and not _DENIED.search(before):
            return match["verb"]
    return ""
