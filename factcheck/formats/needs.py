"""``needs.json`` of sphinx-needs: needs with ids, titles and links, and no text that they are from."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.parsing import items, json_value, string, strings
from factcheck.formats.records import Document, Exported, Foreign, Format, Imported, MarkLink, Refused, Text
from factcheck.formats.riders import KEY, claim_rider, parse_rider
from factcheck.formats.statements import WITHOUT_DOCUMENT, LooseClaim, of_statements
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

# A link may hold only under a condition, in brackets behind its target.
_CONDITION: Final = re.compile(r"\[.*\]\Z", re.DOTALL)
_TOLD: Final = frozenset({"id", "title", "description", "content", "type", "type_name", "tags", "links", "status", KEY})
_LINKS: Final = "links"


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read the needs of the current version; each is a claim, and a line of the text.

    Args:
        documents: The file.
        text: Not used.
        unit: Not used.
    """
    value, fault = json_value(documents[0].data)
    versions = value.get("versions") if isinstance(value, Mapping) else None
    if fault is not None or not isinstance(versions, Mapping):
        return Imported(refused=(Refused(where="", why=fault or "it has no versions"),))
    losses: list[Loss] = []
    refused: list[Refused] = []
    version = _current(value, versions, losses)
    needs = versions[version].get("needs") if isinstance(versions.get(version), Mapping) else None
    # A need has no document that it is taken from, so its title is all the text there is.
    statements: list[LooseClaim] = []
    links: list[MarkLink] = []
    for key, need in needs.items() if isinstance(needs, Mapping) else ():
        where = f"/versions/{version}/needs/{key}"
        statement = _statement(need, where, losses)
        if statement is None:
            refused.append(Refused(where=where, why="it has neither a title nor a description", raw=need))
        else:
            statements.append(statement)
            links += _links(need, where, losses)
    if not statements:
        return Imported(losses=tuple(losses), refused=tuple(refused) or (Refused(where="", why="it has no needs"),))
    foreign = Foreign(name=documents[0].stem, text=None, title=string(value.get("project")), links=tuple(links))
    made = build([of_statements(statements, foreign)], tool="sphinx-needs", plausible=("codepoints",), unit=None)
    return attrs.evolve(made, losses=(*losses, *made.losses), refused=(*refused, *made.refused))


def _current(value: Mapping[str, Any], versions: Mapping[str, Any], losses: list[Loss]) -> str:
    """Give the current version, which some files write as a number; the others are history."""
    wanted = value.get("current_version")
    # Without a current version the last that was written is the newest.
    name = str(wanted) if str(wanted) in versions else next(reversed([*versions]), "")
    for other in versions:
        if other != name:
            losses.append(Loss(where=f"/versions/{other}", what=f"version {other}", why=f"it is not the current one, {name}"))
    return name


def _statement(need: Any, where: str, losses: list[Loss]) -> LooseClaim | None:
    if not isinstance(need, Mapping):
        return None
    title, description = string(need.get("title")), string(need.get("description")) or string(need.get("content"))
    words = title or description
    if words is None:
        return None
    for key, part in need.items():
        # What links lead here is said by the needs that they lead from.
        if key not in _TOLD and part not in (None, "", [], {}, False) and not key.endswith("_back"):
            losses.append(Loss(where=f"{where}/{key}", what=key, why="a claim has no field for it"))
    tags = [*strings(need.get("tags")), *(f"status {one}" for one in strings(need.get("status")))]
    comment = description if description != words else None
    rider = parse_rider(need.get(KEY))
    label = string(need.get("type"))
    labels = () if label in (None, "claim") and rider is not None else (label,) if label else ()
    id_ = string(need.get("id"))
    return LooseClaim(
        where=where, raw=need, words=words, name=id_, labels=labels, comment=None if rider else comment, rider=rider,
        tags=() if rider else tuple(tags),
    )  # fmt: skip


def _links(need: Mapping[str, Any], where: str, losses: list[Loss]) -> list[MarkLink]:
    links = []
    for number, target in enumerate(strings(need.get(_LINKS))):
        plain = _CONDITION.sub("", target)
        if plain != target:
            losses.append(Loss(where=f"{where}/links/{number}", what=f"condition of {target}", why="a relation here has none"))
        rider = parse_rider(need.get(KEY)) or {}
        # One kind of link is known to every project, so the kinds of ours travel with the claim.
        known = [one for one in items(rider.get("relations")) if isinstance(one, Mapping) and one.get("target") == plain]
        for kind in [str(one.get("type")) for one in known] or ["links"]:
            link = MarkLink(where=f"{where}/links/{number}", raw=target, type=kind, source=str(need.get("id")), target=plain)
            links.append(link)
    return links


def write(annotation: Annotation) -> Exported:
    """Write a need of the type ``claim`` for each claim, its statement as title.

    Args:
        annotation: The annotation.
    """
    needs = {}
    for claim in annotation.claims:
        rider = claim_rider(claim, native=("statement", *WITHOUT_DOCUMENT))
        rider.pop("parts", None)
        needs[claim.id] = {
            "id": claim.id,
            "type": "claim",
            "type_name": "Claim",
            "title": claim.statement,
            # The words of the document, beside the assertion that they make.
            "description": claim.words,
            "status": None,
            "tags": list(claim.tags),
            "links": list(dict.fromkeys(link.target for link in claim.relations)),
            KEY: rider,
        }
    version = {"needs": needs, "needs_amount": len(needs)}
    value = {"project": annotation.source.title, "current_version": "1", "versions": {"1": version}}
    document = Document(name=f"{annotation.id}.json", data=json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _looks_like(document: Document) -> bool:
    versions = document.value.get("versions") if isinstance(document.value, Mapping) else None
    return isinstance(versions, Mapping) and any(isinstance(one, Mapping) and "needs" in one for one in versions.values())


FORMAT: Final = Format(
    name="needs", title="sphinx-needs", ending=".json", looks_like=_looks_like, read=read, write=write,
    fates=fates(
        text="as the statements, a line each", spans="as the line of the statement", span_roles="lost", span_context="lost",
        attribution="lost", hedges="lost", quantity="lost", time="lost",
        annotation_id="as the name of the file", annotation_note="lost", issued="lost", language="lost", url="lost",
        rights="lost",
    ),
)  # fmt: skip
