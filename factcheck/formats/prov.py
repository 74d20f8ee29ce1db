"""PROV-JSON: where everything in an annotation comes from, as entities, activities and agents of the W3C's provenance model.

Written and not read: provenance leads to no claims. A day stays a day (``fc:on``), since a time of day that nobody recorded would
have to be invented for the times of PROV, which have one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.formats.fates import LOST, fates, losses_of
from factcheck.formats.parsing import item
from factcheck.formats.records import Document, Exported, Format, Imported, Refused, Text
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment
from factcheck.model.claim import Claim
from factcheck.model.extraction import Extraction
from factcheck.model.reference import Reference
from factcheck.model.refusals import slug_from
from factcheck.model.work import Work

__all__ = ["FORMAT", "read", "write"]

# PROV has no words for slots, verdicts and the like; a URN of ours claims no address that could be looked up.
_TERMS: Final = "urn:factcheck:terms/"
_TYPES: Final[Mapping[str, str]] = {"person": "prov:Person", "program": "prov:SoftwareAgent"}

# The kinds of records of PROV-JSON that an annotation comes to, in the order in which they are written.
_KINDS: Final = (
    "entity", "activity", "agent", "wasGeneratedBy", "used", "wasDerivedFrom", "wasAttributedTo", "wasAssociatedWith",
    "wasInfluencedBy", "specializationOf",
)  # fmt: skip
_DERIVED: Final = {"prov:Quotation", "prov:Revision", "prov:PrimarySource"}


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Refuse a file, since provenance has no claims.

    Args:
        documents: The file.
        text: Not used.
        unit: Not used.
    """
    return Imported(refused=(Refused(where="", why="PROV-JSON is only written; it tells of claims and does not make them"),))


def write(annotation: Annotation) -> Exported:
    """Write the provenance of an annotation.

    Args:
        annotation: The annotation.
    """
    graph = _Graph(annotation)
    graph.document()
    for origin in annotation.origins:
        graph.origin(origin.id, origin.name, origin.derived_from)
    for work in annotation.works:
        graph.work(work)
    for claim in annotation.claims:
        graph.claim(claim)
    value = {"prefix": {"fc": _TERMS, "it": f"urn:factcheck:{annotation.id}/"}, **graph.records()}
    data = json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
    # What has another form here is not lost, and there is no way back on which it could be compared.
    lost = tuple(loss for loss in losses_of(annotation, FORMAT.fates) if loss.kind == "dropped")
    return Exported(documents=(Document(name=f"{annotation.id}.prov.json", data=data),), losses=lost)


class _Graph:
    """The records of PROV on their way, each kind by name."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._records: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in _KINDS}
        self._counts: Counter[str] = Counter()

    def records(self) -> dict[str, dict[str, dict[str, Any]]]:
        return {kind: records for kind, records in self._records.items() if records}

    def document(self) -> None:
        """Put the text, what it was made of, and the annotation."""
        annotation, source = self._annotation, self._annotation.source
        self._entity("it:source", label=source.title, sha256=source.sha256, length=source.length, location=source.url)
        self._day("it:source", source.issued)
        if source.issuer is not None:
            self._link("wasAttributedTo", entity="it:source", agent=f"it:origin/{source.issuer}")
        # Only the digest of an earlier edition is known, and a part of it makes a name.
        for digest in source.previous:
            self._entity(f"it:source/{digest[:12]}", sha256=digest)
            self._derived("it:source", f"it:source/{digest[:12]}", "prov:Revision")
        if source.extraction is not None:
            self._extracted(source.extraction)
        self._entity("it:annotation", label=annotation.id, vocabulary=annotation.vocabulary, note=annotation.note)
        self._derived("it:annotation", "it:source")
        for annotator in annotation.annotators:
            self._agent(f"it:annotator/{annotator.id}", annotator.name, _TYPES.get(annotator.kind), version=annotator.version)
            self._link("wasAttributedTo", entity="it:annotation", agent=f"it:annotator/{annotator.id}")

    def _extracted(self, extraction: Extraction) -> None:
        original, by = extraction.original, extraction.by
        program = f"it:program/{slug_from(by.name, otherwise='extractor')}"
        self._entity("it:original", label=original.path, sha256=original.sha256, media_type=original.media_type)
        self._derived("it:source", "it:original")
        self._agent(program, by.name, "prov:SoftwareAgent", version=by.version)
        self._put("activity", "it:extraction", {"fc:policy": extraction.policy})
        self._link("wasGeneratedBy", entity="it:source", activity="it:extraction")
        self._link("used", activity="it:extraction", entity="it:original")
        self._link("wasAssociatedWith", activity="it:extraction", agent=program)

    def origin(self, id_: str, name: str, derived_from: Sequence[str]) -> None:
        """Put an origin, and from whom it has what it says."""
        self._agent(f"it:origin/{id_}", name, None)
        for other in derived_from:
            self._link("wasInfluencedBy", influencee=f"it:origin/{id_}", influencer=f"it:origin/{other}")

    def work(self, work: Work) -> None:
        """Put a work with whose word it is, and its captures."""
        place = f"it:work/{work.id}"
        self._entity(place, label=work.csl.get("title"), kind=work.kind, available=work.available, location=work.csl.get("URL"))
        for origin in work.origins:
            self._link("wasAttributedTo", entity=place, agent=f"it:origin/{origin}")
        for number, capture in enumerate(work.captures, start=1):
            name = f"{place}/capture-{number}"
            self._entity(name, location=capture.url, archive=capture.archive)
            self._day(name, capture.accessed)
            self._link("specializationOf", specificEntity=name, generalEntity=place)

    def claim(self, claim: Claim) -> None:
        """Put a claim, quoted from the text, with the passages that bear on it and the verdicts."""
        place = f"it:claim/{claim.id}"
        words = [f"{span.start}-{span.end}" for span in claim.spans]
        # Who is quoted in a document need not be an agent of PROV, who would have acted in what is recorded.
        speaker = claim.attribution.speaker if claim.attribution else None
        self._entity(place, label=claim.statement, category=list(claim.categories), mode=claim.mode, span=words, speaker=speaker)
        self._derived(place, "it:source", "prov:Quotation")
        if claim.by is not None:
            self._link("wasAttributedTo", entity=place, agent=f"it:annotator/{claim.by}")
        passages = []
        # A verdict used every passage that is on record; which of them weighed most, nobody recorded.
        for slot in claim.slots:
            for number, reference in enumerate(slot.references, start=1):
                passages.append(f"{place}/{slot.kind}-{number}")
                self._passage(passages[-1], place, slot.kind, reference)
            for number, search in enumerate(slot.searches, start=1):
                name = f"{place}/{slot.kind}/search-{number}"
                self._put("activity", name, {"fc:where": search.where, "fc:query": search.query, "fc:outcome": search.outcome})
                self._day(name, search.at, kind="activity")
                self._link("wasAssociatedWith", activity=name, agent=self._named(search.by))
        for verdict in claim.assessments:
            self._verdict(place, verdict, passages)

    def _passage(self, name: str, claim: str, slot: str, reference: Reference) -> None:
        said = {"stance": reference.stance, "slot": slot, "claim": _name(claim), "excerpt": reference.excerpt}
        self._entity(name, **said, locator=reference.locator, gist=reference.gist)
        self._derived(name, f"it:work/{reference.work}", "prov:Quotation")
        for speaker in reference.origins:
            self._link("wasAttributedTo", entity=name, agent=f"it:origin/{speaker}")
        if reference.added is not None:
            self._put("activity", f"{name}/added", {"fc:method": reference.added.method})
            self._day(f"{name}/added", reference.added.at, kind="activity")
            self._link("wasGeneratedBy", entity=name, activity=f"{name}/added")
            self._link("wasAssociatedWith", activity=f"{name}/added", agent=self._named(reference.added.by))

    def _verdict(self, claim: str, verdict: Assessment, passages: Sequence[str]) -> None:
        name = f"{claim}/verdict/{verdict.id}"
        told = attrs.asdict(verdict, recurse=False)
        fields = ("verdict", "basis", "certainty", "degree", "evidence_cutoff", "rationale")
        self._entity(name, **{field: told[field] for field in fields})
        self._put("activity", f"{name}/assessment", {})
        self._day(f"{name}/assessment", verdict.at, kind="activity")
        self._link("wasGeneratedBy", entity=name, activity=f"{name}/assessment")
        for used in (claim, *passages):
            self._link("used", activity=f"{name}/assessment", entity=used)
        self._link("wasAssociatedWith", activity=f"{name}/assessment", agent=self._named(verdict.by))
        self._derived(name, claim)
        if verdict.supersedes is not None:
            self._derived(name, f"{claim}/verdict/{verdict.supersedes}", "prov:Revision")

    def _named(self, name: str) -> str:
        """Give the agent of a name that stands beside a verdict, a search or a reference."""
        for annotator in self._annotation.annotators:
            if name in (annotator.id, annotator.name):
                return f"it:annotator/{annotator.id}"
        place = f"it:agent/{slug_from(name, otherwise='somebody')}"
        # Two names that are written with no Latin letter would else be one agent.
        while self._records["agent"].get(place, {}).get("prov:label", name) != name:
            place = f"{place}-2"
        self._agent(place, name, None)
        return place

    def _entity(self, name: str, *, label: Any = None, location: Any = None, **fields: Any) -> None:
        told = {f"fc:{field.replace('_', '-')}": value for field, value in fields.items()}
        self._put("entity", name, {"prov:label": label, "prov:location": location, **told})

    def _agent(self, name: str, label: str, kind: str | None, **fields: Any) -> None:
        told = {f"fc:{field}": value for field, value in fields.items()}
        self._put("agent", name, {"prov:label": label, "prov:type": kind and _name(kind), **told})

    def _day(self, name: str, day: str | None, *, kind: str = "entity") -> None:
        if day is not None:
            self._records[kind][name]["fc:on"] = {"$": day, "type": "xsd:date"}

    def _derived(self, one: str, other: str, kind: str | None = None) -> None:
        more = {"prov:type": _name(kind)} if kind in _DERIVED else {}
        self._link("wasDerivedFrom", generatedEntity=one, usedEntity=other, **more)

    def _link(self, relation: str, **ends: Any) -> None:
        # A relation has no name of its own, so it gets a blank node.
        self._counts[relation] += 1
        named = {end if ":" in end else f"prov:{end}": value for end, value in ends.items()}
        self._records[relation][f"_:{relation}-{self._counts[relation]}"] = named

    def _put(self, kind: str, name: str, fields: Mapping[str, Any]) -> None:
        self._records[kind][name] = {key: value for key, value in fields.items() if value not in (None, [], ())}


def _name(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _looks_like(document: Document) -> bool:
    value = document.value
    return isinstance(value, Mapping) and "prefix" in value and isinstance(item(value, "entity", "activity", "agent"), Mapping)


FORMAT: Final = Format(
    name="prov", title="PROV-JSON", ending=".prov.json", looks_like=_looks_like, read=read, write=write, is_read=False,
    fates={
        **dict.fromkeys(fates(), LOST),
        "id": "as name of an entity", "statement": "as label of an entity", "spans": "as offsets, quoted from the text",
        "categories": "as values of an entity", "mode": "as value of an entity", "by": "as whom the claim is attributed to",
        "attribution": "as the name of a speaker", "slots": "as passages, searches and who made them",
        "assessments": "as entities with the activities that made them", "annotation id": "as label of an entity",
        "annotation note": "as value of an entity", "text": "as its digest and length", "title": "as label of an entity",
        "issuer": "as whom the text is attributed to", "issued": "as day of the text", "url": "as its location",
        "previous": "as what the text is a revision of", "vocabulary": "as value of an entity",
        "works": "as entities with their captures", "origins": "as agents", "annotators": "as agents",
        "extraction": "as an activity and the file that it used",
    },
)  # fmt: skip
