"""What the records of an annotation lead to, in its JSON value: whatever removes a record asks here what would lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.contract.json_text import JsonObject

__all__ = ["cited_claims", "cited_origins", "cited_works"]


def _references(value: JsonObject) -> Iterator[JsonObject]:
    for claim in value["claims"]:
        for slot in claim.get("slots", ()):
            yield from slot.get("references", ())


def cited_claims(value: JsonObject) -> Iterator[str]:
    """Give the ids of the claims that relations and counterparts lead to."""
    yield from (link["target"] for claim in value["claims"] for link in claim.get("relations", ()))
    yield from (entry["claim"] for entry in value.get("counterparts", ()))


def cited_works(value: JsonObject) -> Iterator[str]:
    """Give the ids of the works that references cite."""
    return (reference["work"] for reference in _references(value))


def cited_origins(value: JsonObject) -> Iterator[str]:
    """Give the ids of the origins that the source, references, works and other origins name."""
    yield from filter(None, [value["source"].get("issuer")])
    for record in (*_references(value), *value.get("works", ())):
        yield from record.get("origins", ())
        yield from (link["origin"] for link in record.get("relay", ()))
    for origin in value.get("origins", ()):
        yield from origin.get("derived_from", ())
