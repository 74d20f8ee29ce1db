"""Nanopublications in TriG: one for each claim, that the document makes it, and one for each verdict, with who gave it."""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

import attrs

from factcheck.contract.vocabulary import load_vocabulary
from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import text_or_fault
from factcheck.formats.publication import UNPUBLISHED, Publication, iri
from factcheck.formats.records import Document, Exported, Foreign, Format, Imported, Refused, Text
from factcheck.formats.reviews import author_of, citations, issuer_name, review_losses, verdict_title
from factcheck.formats.statements import LooseClaim, of_statements
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment, standing
from factcheck.model.claim import Claim

__all__ = ["FORMAT", "read", "write"]

_SCHEMA: Final = "https://schema.org/"
_NANOPUB: Final = "http://www.nanopub.org/nschema#"
_PREFIXES: Final = {
    "np": _NANOPUB,
    "schema": _SCHEMA,
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# What is not published yet has addresses under this one; tools that sign a nanopublication put a digest in its place.
_TEMPORARY: Final = "http://purl.org/nanopub/temp"
_NO_VERDICT: Final = "a verdict here rests on evidence that is on record, and a nanopublication has none in it"

Triple = tuple[str, str, str]


def write(annotation: Annotation, publication: Publication = UNPUBLISHED) -> Exported:
    """Write a nanopublication for each claim and for each verdict that stands.

    Args:
        annotation: The annotation.
        publication: Where and by whom it is published, and with which numbers for verdicts.
    """
    lines = [f"@prefix {prefix}: <{place}> ." for prefix, place in _PREFIXES.items()]
    # Weighed once, since what counts for a claim depends on all works.
    sources = citations(annotation)
    for number, claim in enumerate(annotation.claims, start=1):
        it = _Written(annotation, claim, publication, number, sources.get(claim.id, ()))
        lines += it.claim_lines()
        for verdict in standing(claim.assessments):
            lines += it.verdict_lines(verdict)
    document = Document(name=f"{annotation.id}.trig", data="".join(f"{line}\n" for line in lines).encode())
    losses = (*losses_of(annotation, FORMAT.fates), *review_losses(annotation, publication))
    return Exported(documents=(document,), losses=losses)


@attrs.frozen
class _Written:
    """A claim on its way to nanopublications."""

    annotation: Annotation
    claim: Claim
    publication: Publication
    number: int
    sources: Sequence[str]

    def claim_lines(self) -> Iterator[str]:
        """Say that the document makes the claim."""
        place = f"{_TEMPORARY}/{self.annotation.id}/claim/{self.claim.id}"
        name, kind = author_of(self.annotation, self.claim)
        speaker, source = "sub:speaker", "sub:source"
        made = [
            (self._claim, "a", "schema:Claim"),
            (self._claim, "schema:identifier", _literal(self.claim.id)),
            (self._claim, "schema:position", str(self.number)),
            (self._claim, "schema:text", _literal(self.claim.statement)),
            (self._claim, "schema:appearance", source),
            *((self._claim, "schema:keywords", _literal(category)) for category in self.claim.categories),
        ]
        # Words alone: a triple has no place for an offset in a text that is not at hand.
        for number, span in enumerate(self.claim.spans, start=1):
            quoted = f"sub:words-{number}"
            made += [(source, "schema:hasPart", quoted), (quoted, "a", "schema:Quotation")]
            made += [(quoted, "schema:text", _literal(span.exact))]
        if name:
            made += [(self._claim, "schema:author", speaker), (speaker, "schema:name", _literal(name))]
            made += [(speaker, "a", f"schema:{kind}")] if kind else []
        by = [("sub:assertion", "prov:wasDerivedFrom", source), *self._source(source)]
        annotator = next((one for one in self.annotation.annotators if one.id == self.claim.by), None)
        if annotator:
            by += self._somebody("sub:assertion", "sub:annotator", annotator.name)
        yield from self._nanopub(place, made, by, label=self.claim.statement)

    def verdict_lines(self, verdict: Assessment) -> Iterator[str]:
        """Say what somebody found on the claim."""
        place = f"{_TEMPORARY}/{self.annotation.id}/verdict/{verdict.id}"
        review, rating, number = "sub:review", "sub:rating", self.publication.scale.get(verdict.verdict)
        title = verdict_title(verdict.verdict)
        found = [
            (review, "a", "schema:ClaimReview"),
            (review, "schema:itemReviewed", self._claim),
            (review, "schema:claimReviewed", _literal(self.claim.statement)),
            (review, "schema:reviewAspect", _literal(load_vocabulary("assessment-bases").by_id[verdict.basis].title)),
            (review, "schema:reviewRating", rating),
            (rating, "a", "schema:Rating"),
            (rating, "schema:alternateName", _literal(title)),
            *((review, "schema:citation", _literal(work)) for work in self.sources),
        ]
        if verdict.rationale:
            found += [(review, "schema:reviewBody", _literal(verdict.rationale))]
        if number is not None and self.publication.ends:
            names = ("ratingValue", "worstRating", "bestRating")
            found += [
                (rating, f"schema:{name}", repr(value))
                for name, value in zip(names, (number, *self.publication.ends), strict=True)
            ]
        day = f"{_literal(verdict.at)}^^xsd:date"
        by = self._somebody("sub:assertion", "sub:rater", verdict.by)
        by += [("sub:assertion", "prov:generatedAtTime", day)]
        yield from self._nanopub(place, found, by, label=f"{title}: {self.claim.statement}", day=day)

    @property
    def _claim(self) -> str:
        address = self.publication.address(self.claim.id)
        return f"<{address or f'{_TEMPORARY}/{self.annotation.id}/claim/{self.claim.id}#claim'}>"

    def _source(self, source: str) -> Iterator[Triple]:
        told, issuer = self.annotation.source, issuer_name(self.annotation)
        yield source, "a", "schema:CreativeWork"
        yield source, "schema:name", _literal(told.title)
        if issuer:
            yield source, "dct:publisher", _literal(issuer)
        if told.issued:
            yield source, "schema:datePublished", f"{_literal(told.issued)}^^xsd:date"
        if told.language:
            yield source, "schema:inLanguage", _literal(told.language)
        if told.url:
            yield source, "schema:url", f"<{iri(told.url)}>"

    @staticmethod
    def _somebody(what: str, who: str, name: str) -> list[Triple]:
        return [(what, "prov:wasAttributedTo", who), (who, "schema:name", _literal(name))]

    def _nanopub(
        self, place: str, assertion: Iterable[Triple], provenance: Iterable[Triple], *, label: str, day: str | None = None
    ) -> Iterator[str]:
        whole, parts = "this:", ("assertion", "provenance", "pubinfo")
        names = ("hasAssertion", "hasProvenance", "hasPublicationInfo")
        head = [(whole, "a", "np:Nanopublication")]
        head += [(whole, f"np:{name}", f"sub:{part}") for name, part in zip(names, parts, strict=True)]
        # Nothing here knows the time, so that only what has a day of its own is dated; a tool that publishes adds its own.
        info = [(whole, "rdfs:label", _literal(label)), *([(whole, "dct:created", day)] if day else [])]
        if self.publication.publisher:
            info += [(whole, "dct:creator", "sub:publisher")]
            info += [("sub:publisher", "schema:name", _literal(self.publication.publisher))]
        yield from ("", f"@prefix this: <{place}> .", f"@prefix sub: <{place}#> .")
        for part, triples in zip(("Head", *parts), (head, assertion, provenance, info), strict=True):
            yield f"sub:{part} {{"
            for subject, told in groupby(triples, key=lambda triple: triple[0]):
                yield f"  {subject} {' ; '.join(f'{verb} {thing}' for _, verb, thing in told)} ."
            yield "}"


def _literal(words: str) -> str:
    """Write a text as TriG has it; the escapes of JSON are among its own."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read the claims of nanopublications; they are the text, since none of them has the document that makes them.

    Args:
        documents: The file.
        text: Not used.
        unit: Not used.
    """
    graph, fault = _graph(documents[0])
    if graph is None:
        return Imported(refused=(Refused(where="", why=fault),))
    gathering = Gathering()
    found = sorted(_claims(graph, gathering), key=lambda one: one[0])
    if not found:
        return Imported(refused=(Refused(where="", why="it has no claim of schema.org with a text"),))
    gathering.losses.extend(_verdicts(graph))
    foreign = Foreign(name=documents[0].stem, text=None, title="Claims of nanopublications")
    made = build(
        [of_statements((one for _, one in found), foreign)], tool="nanopublications", plausible=("codepoints",), unit=None
    )
    return gathering.before(made)


def _graph(document: Document) -> tuple[Any, str]:
    text, fault = text_or_fault(document.data)
    if fault is not None:
        return None, fault
    try:
        # Only who reads them pays for it.
        from rdflib import Dataset, Graph
    except ImportError:
        return None, 'reading nanopublications needs rdflib: pip install "factcheck-claims[trig]"'
    # What it has to say of an address that is none would go to the screen, beside what this package says.
    logging.getLogger("rdflib").addHandler(logging.NullHandler())
    graph = Graph()
    try:
        # It warns of its own ways.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            parts = Dataset()
            parts.parse(data=text, format="trig")
            for subject, verb, thing, _ in parts.quads():
                graph.add((subject, verb, thing))
    # The parser of rdflib raises whatever its innermost step raises, from its own classes to those of Python.
    except Exception as error:
        return None, f"it is no TriG: {' '.join(str(error).split())[:200] or type(error).__name__}"
    return graph, ""


def _claims(graph: Any, gathering: Gathering) -> Iterator[tuple[tuple[int, str], LooseClaim]]:
    from rdflib import RDF, URIRef

    for node in sorted(set(graph.subjects(RDF.type, URIRef(f"{_SCHEMA}Claim")))):
        text, name, position = (
            next((str(value) for value in graph.objects(node, URIRef(f"{_SCHEMA}{key}"))), "")
            for key in ("text", "identifier", "position")
        )
        if not text.strip():
            gathering.refuse(str(node), "it has no text, and so says nothing")
        else:
            # Graphs have no order; claims without a position come last, by their addresses.
            place = int(position) if position.isdecimal() and len(position) < 10 else 10**9
            yield (place, str(node)), LooseClaim(where=str(node), raw=text, words=text, name=name or None)


def _verdicts(graph: Any) -> Iterator[Loss]:
    from rdflib import URIRef

    for node, value in sorted(graph.subject_objects(URIRef(f"{_SCHEMA}alternateName"))):
        yield Loss(where=str(node), what=f"verdict {value}", why=_NO_VERDICT, kind="refused")


def _looks_like(document: Document) -> bool:
    text, fault = text_or_fault(document.data)
    return fault is None and _NANOPUB in text and text.lstrip()[:1] not in ("{", "[")


FORMAT: Final = Format(
    name="nanopub", title="nanopublications", ending=".trig", looks_like=_looks_like, read=read, write=write, published=write,
    fates=fates(
        text="as the statements, a line each", spans="as quotations, without places", span_roles="lost", span_context="lost",
        categories="as keywords", mode="lost", checkability="lost", attribution="as author of the claim, if a speaker is named",
        hedges="lost", quantity="lost", time="lost", places="lost", agents="lost", relations="lost", tags="lost", note="lost",
        by="as name of whoever the assertion is attributed to", annotators="as names", works="as citations of reviews, in words",
        assessments="as reviews, a nanopublication each", annotation_id="as the name of the file", annotation_note="lost",
        title="as the name of the document in which the claim appears", issuer="as publisher of that document",
        issued="as day of that document", language="as language of that document", url="as address of that document",
        rights="lost",
    ),
)  # fmt: skip
