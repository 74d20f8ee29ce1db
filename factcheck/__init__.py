"""Annotated claims that can be checked: each assertion of a document, pinned to its words, with slots for its evidence."""

from factcheck.corroboration import open_slots, slots_of
from factcheck.drafting import draft
from factcheck.errors import (
    FactcheckError,
    InvalidAnnotation,
    NoSuchClaim,
    NoSuchTerm,
    UnreadableFile,
    UnusableVocabulary,
)
from factcheck.findings import Finding, explain
from factcheck.model.annotation import Annotation
from factcheck.model.assessment import Assessment, Digests
from factcheck.model.claim import Attribution, Claim
from factcheck.model.origin import Origin
from factcheck.model.quantity import Quantity
from factcheck.model.reference import Addition, Reference
from factcheck.model.relation import Relation
from factcheck.model.slot import Search, Slot, Waiver
from factcheck.model.source import Source
from factcheck.model.span import Span, Unclaimed
from factcheck.model.time import Time
from factcheck.model.work import Capture, Work
from factcheck.schema import read_schema
from factcheck.segmentation import Segment, segment
from factcheck.store import check, dumps, load, load_corpus, loads, save, save_corpus
from factcheck.vocabulary import Vocabulary, load_vocabulary

__all__ = [
    "Addition",
    "Annotation",
    "Assessment",
    "Attribution",
    "Capture",
    "Claim",
    "Digests",
    "FactcheckError",
    "Finding",
    "InvalidAnnotation",
    "NoSuchClaim",
    "NoSuchTerm",
    "Origin",
    "Quantity",
    "Reference",
    "Relation",
    "Search",
    "Segment",
    "Slot",
    "Source",
    "Span",
    "Time",
    "Unclaimed",
    "UnreadableFile",
    "UnusableVocabulary",
    "Vocabulary",
    "Waiver",
    "Work",
    "check",
    "slots_of",
    "draft",
    "dumps",
    "explain",
    "load",
    "load_corpus",
    "load_vocabulary",
    "loads",
    "open_slots",
    "read_schema",
    "save",
    "save_corpus",
    "segment",
]
