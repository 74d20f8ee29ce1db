"""FEVER: claims with a verdict and sentences of an encyclopedia, of which the claims are taken."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from factcheck.formats.fact_checks import entries_of, import_lines, written
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.records import Document, Exported, Format, Imported, Text
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

_LEFT: Final = {
    "evidence": "evidence is put into slots by a person, who reads it",
    "verifiable": "it is part of the verdict",
}


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read the claims of a file of FEVER, a line of the text each.

    Args:
        documents: The file.
        text: Not used.
        unit: Not used.
    """
    return import_lines(documents[0], tool="FEVER", verdict="label", names=_LEFT)


def write(annotation: Annotation) -> Exported:
    """Write claims for FEVER, a line each, without verdicts, which nobody has given.

    Args:
        annotation: The annotation.
    """
    # The ids of the corpus are numbers.
    entries = written(annotation, lambda number, words: {"id": number, "claim": words})
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    document = Document(name=f"{annotation.id}.jsonl", data="".join(f"{line}\n" for line in lines).encode())
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _looks_like(document: Document) -> bool:
    entries = [one for one in entries_of(document) if isinstance(one, Mapping)]
    return any(isinstance(one.get("claim"), str) and "id" in one and "questions" not in one for one in entries)


FORMAT: Final = Format(
    name="fever", title="FEVER", ending=".jsonl", looks_like=_looks_like, read=read, write=write,
    fates=fates(
        text="as the statements, a line each", spans="as the line of the statement", span_roles="lost", span_context="lost",
        attribution="lost", hedges="lost", quantity="lost", time="lost",
        annotation_id="as the name of the file", annotation_note="lost", title="as the name of the corpus", issued="lost",
        language="lost", url="lost", rights="lost",
    ),
)  # fmt: skip
