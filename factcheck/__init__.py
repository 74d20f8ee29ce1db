"""Annotated claims that can be checked: each assertion of a document, pinned to its words, with slots for its evidence.

The names are loaded when they are first used, so that the command line, which needs few of them, starts quickly.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from factcheck.model.display import show_by

if TYPE_CHECKING:
    from factcheck.contract.files import read_schema as read_schema
    from factcheck.contract.vocabulary import load_vocabulary as load_vocabulary
    from factcheck.documents.drafting import draft as draft
    from factcheck.errors import FactcheckError as FactcheckError
    from factcheck.errors import InvalidBibliography as InvalidBibliography
    from factcheck.errors import NoSuchClaim as NoSuchClaim
    from factcheck.errors import NoSuchTerm as NoSuchTerm
    from factcheck.errors import UnreadableFile as UnreadableFile
    from factcheck.evidence.digests import digests_of as digests_of
    from factcheck.evidence.lineage import roots_of as roots_of
    from factcheck.evidence.slots import slots_of as slots_of
    from factcheck.evidence.weighing import ClaimEvidence as ClaimEvidence
    from factcheck.evidence.weighing import Reading as Reading
    from factcheck.evidence.weighing import SlotEvidence as SlotEvidence
    from factcheck.evidence.weighing import open_slots as open_slots
    from factcheck.evidence.weighing import weigh as weigh
    from factcheck.evidence.weighing import weigh_all as weigh_all
    from factcheck.figures.chart.drawing import chart as chart
    from factcheck.figures.intervals import Interval as Interval
    from factcheck.figures.series import Comparison as Comparison
    from factcheck.figures.series import Figure as Figure
    from factcheck.figures.series import Series as Series
    from factcheck.figures.series import SeriesEntry as SeriesEntry
    from factcheck.figures.series import compare as compare
    from factcheck.figures.series import measures as measures
    from factcheck.figures.series import series as series
    from factcheck.findings import Finding as Finding
    from factcheck.findings import InvalidAnnotation as InvalidAnnotation
    from factcheck.findings import UnusableVocabulary as UnusableVocabulary
    from factcheck.findings import explain as explain
    from factcheck.matching.keeping import keep_suggestions as keep_suggestions
    from factcheck.matching.pairing import Match as Match
    from factcheck.matching.pairing import match as match
    from factcheck.model.annotation import Annotation as Annotation
    from factcheck.model.assessment import Assessment as Assessment
    from factcheck.model.assessment import Digests as Digests
    from factcheck.model.claim import Attribution as Attribution
    from factcheck.model.claim import Claim as Claim
    from factcheck.model.counterpart import Counterpart as Counterpart
    from factcheck.model.origin import Origin as Origin
    from factcheck.model.quantity import Quantity as Quantity
    from factcheck.model.reference import Addition as Addition
    from factcheck.model.reference import Reference as Reference
    from factcheck.model.relation import Relation as Relation
    from factcheck.model.slot import Search as Search
    from factcheck.model.slot import Slot as Slot
    from factcheck.model.slot import Waiver as Waiver
    from factcheck.model.source import Source as Source
    from factcheck.model.span import Span as Span
    from factcheck.model.span import Unclaimed as Unclaimed
    from factcheck.model.time import Time as Time
    from factcheck.model.vocabulary import Vocabulary as Vocabulary
    from factcheck.model.work import Capture as Capture
    from factcheck.model.work import Work as Work
    from factcheck.store.files import check as check
    from factcheck.store.files import dumps as dumps
    from factcheck.store.files import load as load
    from factcheck.store.files import load_corpus as load_corpus
    from factcheck.store.files import load_outdated as load_outdated
    from factcheck.store.files import loads as loads
    from factcheck.store.files import read_version as read_version
    from factcheck.store.files import save as save
    from factcheck.store.files import save_corpus as save_corpus
    from factcheck.text.reanchoring import Anchor as Anchor
    from factcheck.text.reanchoring import Quote as Quote
    from factcheck.text.reanchoring import reanchor as reanchor
    from factcheck.text.segmentation import Segment as Segment
    from factcheck.text.segmentation import segment as segment
    from factcheck.versions.changes import Change as Change
    from factcheck.versions.changes import diff as diff
    from factcheck.versions.freshness import StaleClaim as StaleClaim
    from factcheck.versions.freshness import stale as stale
    from factcheck.versions.history import Revision as Revision
    from factcheck.versions.history import history as history
    from factcheck.versions.merging import Conflict as Conflict
    from factcheck.versions.merging import Merged as Merged
    from factcheck.versions.merging import merge as merge
    from factcheck.versions.rebasing import Rebased as Rebased
    from factcheck.versions.rebasing import SetAside as SetAside
    from factcheck.versions.rebasing import SpanAnchor as SpanAnchor
    from factcheck.versions.rebasing import rebase as rebase
    from factcheck.views.fragments import Fragments as Fragments
    from factcheck.views.fragments import stylesheet as stylesheet
    from factcheck.views.page import html_report as html_report
    from factcheck.works.adding import AddedWorks as AddedWorks
    from factcheck.works.adding import add_works as add_works
    from factcheck.works.bibtex.reading import works_from_bibtex as works_from_bibtex
    from factcheck.works.bibtex.writing import works_to_bibtex as works_to_bibtex
    from factcheck.works.citing import Citation as Citation
    from factcheck.works.citing import Part as Part
    from factcheck.works.citing import cite as cite
    from factcheck.works.csl import works_from_csl as works_from_csl
    from factcheck.works.csl import works_to_csl as works_to_csl
    from factcheck.works.imported import Imported as Imported

_HOMES: Final = {
    "contract.files": ("read_schema",),
    "contract.vocabulary": ("load_vocabulary",),
    "documents.drafting": ("draft",),
    "errors": ("FactcheckError", "InvalidBibliography", "NoSuchClaim", "NoSuchTerm", "UnreadableFile"),
    "evidence.digests": ("digests_of",),
    "evidence.lineage": ("roots_of",),
    "evidence.slots": ("slots_of",),
    "evidence.weighing": ("ClaimEvidence", "Reading", "SlotEvidence", "open_slots", "weigh", "weigh_all"),
    "figures.chart.drawing": ("chart",),
    "figures.intervals": ("Interval",),
    "figures.series": ("Comparison", "Figure", "Series", "SeriesEntry", "compare", "measures", "series"),
    "findings": ("Finding", "InvalidAnnotation", "UnusableVocabulary", "explain"),
    "matching.keeping": ("keep_suggestions",),
    "matching.pairing": ("Match", "match"),
    "model.annotation": ("Annotation",),
    "model.assessment": ("Assessment", "Digests"),
    "model.claim": ("Attribution", "Claim"),
    "model.counterpart": ("Counterpart",),
    "model.origin": ("Origin",),
    "model.quantity": ("Quantity",),
    "model.reference": ("Addition", "Reference"),
    "model.relation": ("Relation",),
    "model.slot": ("Search", "Slot", "Waiver"),
    "model.source": ("Source",),
    "model.span": ("Span", "Unclaimed"),
    "model.time": ("Time",),
    "model.vocabulary": ("Vocabulary",),
    "model.work": ("Capture", "Work"),
    "store.files": ("check", "dumps", "load", "load_corpus", "load_outdated", "loads", "read_version", "save", "save_corpus"),
    "text.reanchoring": ("Anchor", "Quote", "reanchor"),
    "text.segmentation": ("Segment", "segment"),
    "versions.changes": ("Change", "diff"),
    "versions.freshness": ("StaleClaim", "stale"),
    "versions.history": ("Revision", "history"),
    "versions.merging": ("Conflict", "Merged", "merge"),
    "versions.rebasing": ("Rebased", "SetAside", "SpanAnchor", "rebase"),
    "views.fragments": ("Fragments", "stylesheet"),
    "views.page": ("html_report",),
    "works.adding": ("AddedWorks", "add_works"),
    "works.bibtex.reading": ("works_from_bibtex",),
    "works.bibtex.writing": ("works_to_bibtex",),
    "works.citing": ("Citation", "Part", "cite"),
    "works.csl": ("works_from_csl", "works_to_csl"),
    "works.imported": ("Imported",),
}  # fmt: skip
_MODULE_OF: Final = {name: f"factcheck.{module}" for module, names in _HOMES.items() for name in names}

__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> Any:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _shower(kind: str) -> Callable[[object], str | None]:
    def show(record: object) -> str | None:
        html: str | None = getattr(import_module("factcheck.views.notebook"), f"{kind}_html")(record)
        return html

    return show


# Records lie below what renders them, so they are told here how a notebook shows them.
show_by("Annotation", _shower("annotation"))
show_by("Claim", _shower("claim"))
