"""Annotated claims that can be checked: each assertion of a document, pinned to its words, with slots for its evidence.

What is used most stands here; everything else stands at the door of its room, such as ``factcheck.figures``.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from factcheck.doors import door
from factcheck.model.display import show_by
from factcheck.model.supplied import explain_by, supply_by

if TYPE_CHECKING:
    from factcheck.documents.drafting import draft as draft
    from factcheck.errors import FactcheckError as FactcheckError
    from factcheck.evidence.rows import to_rows as to_rows
    from factcheck.evidence.weighing import open_slots as open_slots
    from factcheck.evidence.weighing import weigh as weigh
    from factcheck.figures.gathering import series as series
    from factcheck.findings import Finding as Finding
    from factcheck.findings import InvalidAnnotation as InvalidAnnotation
    from factcheck.matching.pairing import match as match
    from factcheck.model.annotation import Annotation as Annotation
    from factcheck.model.claim import Claim as Claim
    from factcheck.model.source import Source as Source
    from factcheck.model.span import Span as Span
    from factcheck.store.files import check as check
    from factcheck.store.files import dumps as dumps
    from factcheck.store.files import load as load
    from factcheck.store.files import load_corpus as load_corpus
    from factcheck.store.files import loads as loads
    from factcheck.store.files import save as save
    from factcheck.versions.changes import diff as diff
    from factcheck.versions.merging import merge as merge
    from factcheck.versions.pinning.claims import pin as pin
    from factcheck.versions.rebasing import rebase as rebase
    from factcheck.views.page import html_report as html_report

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "evidence.rows": ("to_rows",),
        "documents.drafting": ("draft",),
        "errors": ("FactcheckError",),
        "evidence.weighing": ("open_slots", "weigh"),
        "figures.gathering": ("series",),
        "findings": ("Finding", "InvalidAnnotation"),
        "matching.pairing": ("match",),
        "model.annotation": ("Annotation",),
        "model.claim": ("Claim",),
        "model.source": ("Source",),
        "model.span": ("Span",),
        "store.files": ("check", "dumps", "load", "load_corpus", "loads", "save"),
        "versions.changes": ("diff",),
        "versions.merging": ("merge",),
        "versions.pinning.claims": ("pin",),
        "versions.rebasing": ("rebase",),
        "views.page": ("html_report",),
    },
)  # fmt: skip


def _shower(kind: str) -> Callable[[object], str | None]:
    def show(record: object) -> str | None:
        html: str | None = getattr(import_module("factcheck.views.notebook"), f"{kind}_html")(record)
        return html

    return show


def _supply(name: str) -> Any:
    return import_module("factcheck.contract.vocabulary").load_vocabulary(name)


def _explain(value: object, schema: str) -> str:
    fault: str = import_module("factcheck.contract.conformance").first_fault(value, schema)
    return fault


# Records lie below what reads files, so they are told here where vocabularies come from, and what a schema says.
supply_by(_supply)
explain_by(_explain)

# Records lie below what renders them, so they are told here how a notebook shows them.
show_by("Annotation", _shower("annotation"))
show_by("Claim", _shower("claim"))
