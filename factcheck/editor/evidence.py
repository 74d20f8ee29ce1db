"""Commands of the page that concern evidence: references, searches, waivers, verdicts."""

from __future__ import annotations

from typing import Any

from factcheck.editor.asking import Asked
from factcheck.errors import InvalidBibliography
from factcheck.findings import Finding, InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.dates import is_edtf, today
from factcheck.model.origin import Origin
from factcheck.model.reference import Addition
from factcheck.model.work import Work
from factcheck.versions import edits
from factcheck.works.files import read_bibliography
from factcheck.works.in_words import is_plain_date, work_in_words
from factcheck.works.proposing import origin_with

__all__ = ["assess_asked", "confirm_asked", "refer_asked", "searched_asked", "waive_asked"]


def refer_asked(annotation: Annotation, asked: Asked) -> Annotation:
    """Put a reference into a slot, to a work of the file, one that was pasted, or one in words."""
    details: dict[str, Any] = {name: asked.maybe(name) for name in ("locator", "excerpt", "gist", "note") if asked.maybe(name)}
    by = asked.maybe("by")
    if by:
        details["added"] = Addition(by=by, at=today(), method="by-hand")
    return edits.refer(
        annotation, asked.words("claim"), asked.words("slot"), work=_work(asked), stance=asked.words("stance"),
        origin=_speaker(annotation, asked), via=asked.listed("via"), distorting=asked.maybe("distorting"), **details,
    )  # fmt: skip


def _speaker(annotation: Annotation, asked: Asked) -> Origin | None:
    name = asked.maybe("origin")
    if name is None:
        return None
    try:
        return origin_with(annotation, name, access=asked.maybe("access"), interest=asked.maybe("interest"))
    except ValueError as error:
        raise _fault("origin", str(error), "leave access and interest empty, or give the origin another name") from error


def _work(asked: Asked) -> str | Work:
    if asked.maybe("work"):
        return asked.words("work")
    if asked.maybe("pasted"):
        return _pasted(asked.words("pasted"))
    if not asked.maybe("title"):
        raise _fault("work", "no work is named", "choose a work of the file, paste an entry, or give the title of a new one")
    return _worded(asked)


def _pasted(text: str) -> Work:
    """Read the one entry of a bibliography that was pasted; JSON begins with a bracket and BibTeX with an at sign."""
    format_ = "csl-json" if text.lstrip()[:1] in "[{" else "ris" if text.lstrip().startswith("TY") else "bibtex"
    try:
        imported = read_bibliography(text.encode("utf-8", "surrogatepass"), format_)
    except InvalidBibliography as error:
        raise _fault("pasted", str(error), "paste one entry in BibTeX, CSL-JSON or RIS") from error
    if len(imported.works) != 1:
        told = "; ".join(f"{loss.what}: {loss.why}" for loss in imported.losses if loss.kind == "refused")
        raise _fault("pasted", f"{len(imported.works)} works in it, and one is wanted{f' ({told})' if told else ''}", "paste one")
    return imported.works[0]


def _worded(asked: Asked) -> Work:
    issued, available = asked.maybe("issued"), asked.maybe("available")
    if issued and not is_plain_date(issued):
        raise _fault("issued", f"{issued!r} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    if available and not is_edtf(available):
        raise _fault("available", f"{available!r} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    return work_in_words(
        title=asked.words("title"), type=asked.maybe("type"), authors=asked.listed("authors"), issued=issued,
        publisher=asked.maybe("publisher"), container=asked.maybe("container"), url=asked.maybe("url"), available=available,
    )  # fmt: skip


def _fault(field: str, message: str, hint: str) -> InvalidAnnotation:
    return InvalidAnnotation([Finding(code="FC201", message=message, where=f"/{field}", hint=hint)])


def searched_asked(annotation: Annotation, asked: Asked) -> Annotation:
    """Record where somebody looked."""
    details: dict[str, Any] = {name: asked.maybe(name) for name in ("query", "note") if asked.maybe(name)}
    return edits.record_search(
        annotation, asked.words("claim"), asked.words("slot"), at=asked.maybe("at") or today(), by=asked.words("by"),
        where=asked.words("where"), outcome=asked.words("outcome"), **details,
    )  # fmt: skip


def waive_asked(annotation: Annotation, asked: Asked) -> Annotation:
    """Decide that a slot need not be filled."""
    return edits.waive(
        annotation, asked.words("claim"), asked.words("slot"), reason=asked.words("reason"), by=asked.words("by"),
        at=asked.maybe("at") or today(),
    )  # fmt: skip


def assess_asked(annotation: Annotation, asked: Asked) -> Annotation:
    """Give a verdict."""
    names = ("evidence_cutoff", "certainty", "rationale")
    return edits.assess(
        annotation, asked.words("claim"), verdict=asked.words("verdict"), by=asked.words("by"), at=asked.maybe("at") or today(),
        **{name: asked.maybe(name) for name in names if asked.maybe(name)},
    )  # fmt: skip


def confirm_asked(annotation: Annotation, asked: Asked) -> Annotation:
    """Say that a proposed origin is the one."""
    return edits.confirm(annotation, asked.words("work"), origin=asked.maybe("origin"))
