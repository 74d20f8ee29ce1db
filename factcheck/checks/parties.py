"""References of those who take a side, in slots that ask for somebody who takes none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.contract.json_text import JsonObject
from factcheck.evidence.interests import Interests, asks_for_disinterested
from factcheck.evidence.lineage import passage_paths
from factcheck.findings import Finding
from factcheck.model.origin import Origin
from factcheck.model.reference import Interest, Link, Reference
from factcheck.model.vocabulary import Vocabulary

__all__ = ["party_findings"]


def party_findings(value: JsonObject, vocabulary: Vocabulary | None) -> Iterator[Finding]:
    """Find the claimant and parties in slots that ask for somebody disinterested, whatever they say there.

    Args:
        value: The JSON value of the annotation.
        vocabulary: Its category vocabulary; None finds nothing.
    """
    kinds = {} if vocabulary is None else vocabulary.slot_kinds_by_id
    apart = {kind.id for kind in kinds.values() if asks_for_disinterested(kind)}
    places = list(_places(value, apart))
    # To know interests takes a pass over all origins, of which a file may have thousands and no such slot.
    if not places:
        return
    origins = {one["id"]: _origin(one) for one in value.get("origins", ())}
    interests = Interests(origins, issuer=value["source"].get("issuer"))
    speaking = {work["id"]: tuple(work.get("origins", ())) for work in value.get("works", ())}
    for where, kind, reference in places:
        taker = _side_taker(_passage(reference, speaking), interests)
        if taker:
            message = f"{taker}, and {kind} asks for somebody disinterested"
            yield Finding(code="FC621", message=message, where=where)


def _places(value: JsonObject, kinds: set[str]) -> Iterator[tuple[str, str, JsonObject]]:
    for number, claim in enumerate(value["claims"]):
        for place, slot in enumerate(claim.get("slots", ())):
            for at, reference in enumerate(slot.get("references", ()) if slot["kind"] in kinds else ()):
                yield f"/claims/{number}/slots/{place}/references/{at}/work", slot["kind"], reference


def _origin(value: JsonObject) -> Origin:
    # Only what interests and lineage go by: a fault in another field has a finding of its own and must not end this one.
    return Origin(**{key: value[key] for key in ("id", "name", "interest", "derived_from") if key in value})


def _passage(reference: JsonObject, speaking: Mapping[str, tuple[str, ...]]) -> Reference:
    """Give a reference with what its lineage goes by: where it names nobody, those of its work speak in it."""
    named = reference.get("origins") or (() if "relay" in reference else speaking.get(reference["work"], ()))
    return Reference(
        work=reference["work"],
        stance=reference["stance"],
        origins=named,
        relay=[Link(**link) for link in reference.get("relay", ())],
        interest=Interest(**reference["interest"]) if "interest" in reference else None,
    )


def _side_taker(passage: Reference, interests: Interests) -> str:
    """Say who takes a side in a passage, or nothing where somebody speaks in it through nobody who does."""
    paths = passage_paths(passage, None, interests.origins)
    taking = [interests.side_taker(path, passage) for path in paths]
    return taking[0] if taking and all(taking) else ""
