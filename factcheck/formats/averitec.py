"""AVeriTeC: claims with questions, answers and a verdict, of which the claims are taken."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.formats.fact_checks import entries_of, import_lines, written
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.records import Document, Exported, Format, Imported, Text
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

_OF_THE_CHECK: Final = "it tells of the check of others and not of what the document says"
_EVIDENCE: Final = "evidence is put into slots by a person, who reads it"
# Each is named with its own reason, since a reader of the corpus looks for just these.
_LEFT: Final = {
    "questions": _EVIDENCE,
    "justification": _OF_THE_CHECK,
    "fact_checking_article": _OF_THE_CHECK,
    "fact_checking_strategies": _OF_THE_CHECK,
    "cached_original_claim_url": _OF_THE_CHECK,
    "claim_date": "a claim here has no date of its own; its document has one",
    "speaker": "a claim here has no speaker outside its document",
    "original_claim_url": "a claim here has no address outside its document",
    "reporting_source": "a claim here has no source outside its document",
    "location_ISO_code": "a claim here has no country",
    "claim_types": "the types are those of another scheme",
}


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read the claims of a file of AVeriTeC, a line of the text each.

    Args:
        documents: The file.
        text: Not used.
        unit: Not used.
    """
    return import_lines(documents[0], tool="AVeriTeC", verdict="label", names=_LEFT)


def write(annotation: Annotation) -> Exported:
    """Write claims for AVeriTeC, without questions and verdicts, which nobody has given.

    Args:
        annotation: The annotation.
    """
    # The corpus wants the keys even where nobody has said anything.
    shared = {"speaker": None, "claim_date": annotation.source.issued, "reporting_source": annotation.source.title}
    entries = written(annotation, lambda number, words: {"claim": words, **shared, "questions": []})
    data = json.dumps(entries, ensure_ascii=False, indent=1).encode() + b"\n"
    document = Document(name=f"{annotation.id}.json", data=data)
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _looks_like(document: Document) -> bool:
    # Both corpora have claims with a verdict; only this one has questions.
    entries = [one for one in entries_of(document) if isinstance(one, Mapping)]
    return any(isinstance(one.get("claim"), str) and "questions" in one for one in entries)


FORMAT: Final = Format(
    name="averitec", title="AVeriTeC", ending=".json", looks_like=_looks_like, read=read, write=write,
    fates=fates(
        text="as the statements, a line each", spans="as the line of the statement", span_roles="lost", span_context="lost",
        attribution="lost", hedges="lost", quantity="lost", time="lost",
        annotation_id="as the name of the file", annotation_note="lost", title="as the name of the corpus", issued="lost",
        language="lost", url="lost", rights="lost",
    ),
)  # fmt: skip
