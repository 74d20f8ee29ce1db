"""JSON Lines of doccano: a text with its labels a line, in one of several shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.flat_tasks import is_flat_task
from factcheck.formats.gathering import Gathering
from factcheck.formats.joining import CONTINUES, join_marks
from factcheck.formats.parsing import item, items, json_lines, string, whole
from factcheck.formats.records import (
    Document,
    Exported,
    Foreign,
    ForeignRange,
    Format,
    Imported,
    Mark,
    MarkLink,
    Refused,
    Text,
    maker_called,
)
from factcheck.formats.riders import KEY, hints_of, parse_rider, task_rider, with_riders
from factcheck.model.annotation import Annotation
from factcheck.text.offsets import Offsets

__all__ = ["FORMAT", "read", "write"]

# Its editor counts in JavaScript; a project may choose graphemes, as an old release of a splitter cuts them.
_UNITS: Final = ("utf16", "codepoints", "graphemes-doccano")
# What releases of doccano and the tools around it have called them.
_LABELS: Final = ("entities", "label", "labels", "annotations")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read texts with labels, of which doccano has no quotes.

    Args:
        documents: The file.
        text: The text, where a line does not have it.
        unit: The unit of offsets, which the texts prove only as long as no character tells units apart.
    """
    losses: list[Loss] = []
    refused: list[Refused] = []
    foreigns: list[Foreign] = []
    for where, value in _values(documents[0], refused):
        found = _foreigns(value, where, text, losses, refused)
        several = len(documents[0].lines) > 1
        # Only where there are several, so that the one text of a file keeps the name of the file.
        line = where.removeprefix("line ")
        for number, foreign in enumerate(found, start=1):
            parts = [documents[0].stem, *([line] if several else []), *([str(number)] if len(found) > 1 else [])]
            foreigns.append(attrs.evolve(foreign, name="-".join(parts)))
    made = build(foreigns, tool="doccano", plausible=_UNITS, unit=unit)
    return attrs.evolve(made, losses=(*losses, *made.losses), refused=(*refused, *made.refused))


def _values(document: Document, refused: list[Refused]) -> Iterator[tuple[str, Any]]:
    if document.value is not None:
        several = isinstance(document.value, list)
        for number, value in enumerate(items(document.value)):
            yield f"/{number}" if several else "line 1", value
        return
    for row in json_lines(document.data):
        if row.fault is not None:
            refused.append(Refused(where=f"line {row.line}", why=row.fault, raw=row.raw))
        else:
            yield f"line {row.line}", row.value


def _foreigns(value: Any, where: str, text: Text | None, losses: list[Loss], refused: list[Refused]) -> list[Foreign]:
    if not isinstance(value, Mapping):
        refused.append(Refused(where=where, why="no example: it is no object", raw=value))
        return []
    content, labelled = _columns(value)
    if content is None and text is not None:
        content = text.content
    rider = parse_rider(value.get(KEY))
    labels = [(f"{where}, /{key}/{number}", one) for key in labelled for number, one in enumerate(items(value[key]))]
    on_whole = [str(one) for _, one in labels if isinstance(one, str)]
    # Comments and categories of spaCy are on the text as a whole, as labels without offsets are.
    on_whole += [str(one) for key in ("cats", "Comments") for one in items(value.get(key))]
    for label in on_whole:
        losses.append(Loss(where=where, what=f"label {label} of the whole text", why="it is on no words"))
    known = {"id", KEY, "relations", "cats", "Comments", *labelled, *(key for key, part in value.items() if part == content)}
    Gathering(losses, refused).rest(value, known, where)
    by_user: dict[str | None, list[Mark]] = {}
    for place, one in labels:
        if isinstance(one, str):
            continue
        mark = _mark(one, place)
        if isinstance(mark, str):
            refused.append(Refused(where=place, why=mark, raw=one))
        else:
            by_user.setdefault(string(item(one, "user")), []).append(mark)
    links = []
    for number, one in enumerate(items(value.get("relations"))):
        place = f"{where}, /relations/{number}"
        link = _link(one, place)
        if link is None:
            refused.append(Refused(where=place, why="no relation: it does not say from which label to which", raw=one))
        else:
            links.append(link)
    found = []
    # Two people who labelled one text have made two annotations of it, and may contradict each other.
    for user, marks in (by_user or {None: []}).items():
        whole_marks, others = join_marks(marks, links)
        ridden = with_riders(whole_marks, rider)
        made = Foreign(name="", where=where, text=content, marks=ridden, links=others, maker=maker_called(user), rider=rider)
        found.append(attrs.evolve(made, hints=hints_of(ridden)))
    return found


def _columns(value: Mapping[str, Any]) -> tuple[str | None, list[str]]:
    """Give the text and the keys of the labels, which a project may call as it likes where it is plain which they are."""
    keys = [key for key in _LABELS if isinstance(value.get(key), list)]
    content = item(value, "text", "data")
    if content is None and not keys:
        keys = [key for key, part in value.items() if isinstance(part, list) and part and all(map(_is_triple, part))]
        texts = [part for part in value.values() if isinstance(part, str)]
        # With several texts or lists it would be a guess which is meant.
        content = texts[0] if len(texts) == 1 and len(keys) == 1 else None
    return content if isinstance(content, str) else None, keys


def _is_triple(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3 and whole(value[0]) is not None and whole(value[1]) is not None


def _mark(value: Any, where: str) -> Mark | str:
    if isinstance(value, list) and len(value) == 3:
        start, end, label = value
        key: Any = where
    elif isinstance(value, Mapping):
        start, end, label = item(value, "start_offset", "start"), item(value, "end_offset", "end"), value.get("label")
        key = value.get("id") if value.get("id") is not None else where
    else:
        return "no label on words: a start, an end and a label are wanted"
    if whole(start) is None or whole(end) is None:
        return f"its offsets are no whole numbers: {start!r} to {end!r}"
    name = string(label)
    # Old exports have the number of a label in place of its name, which no file explains.
    labels = () if name is None else (f"label {name}" if isinstance(label, int) else name,)
    return Mark(where=where, raw=value, pieces=(ForeignRange(start=start, end=end),), key=str(key), labels=labels)


def _link(value: Any, where: str) -> MarkLink | None:
    source, target = string(item(value, "from_id")), string(item(value, "to_id"))
    if source is None or target is None:
        return None
    return MarkLink(where=where, raw=value, type=string(item(value, "type")) or "related", source=source, target=target)


def write(annotation: Annotation) -> Exported:
    """Write a text for doccano on one line, with offsets in UTF-16 units as its editor counts them.

    Args:
        annotation: The annotation, with its text.
    """
    entities, links = _entities(annotation)
    value = {
        "text": annotation.source.text,
        "entities": entities,
        "relations": [
            {"id": number, "from_id": source, "to_id": target, "type": kind}
            for number, (source, target, kind) in enumerate(links)
        ],
        "Comments": [],
        KEY: task_rider(annotation, unit="utf16"),
    }
    document = Document(name=f"{annotation.id}.jsonl", data=json.dumps(value, ensure_ascii=False).encode() + b"\n")
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _entities(annotation: Annotation) -> tuple[list[dict[str, Any]], list[tuple[int, int, str]]]:
    """Give the entities of all claims, and which of them are tied to which, and how."""
    offsets = Offsets(annotation.source.text or "")
    entities: list[dict[str, Any]] = []
    links: list[tuple[int, int, str]] = []
    first: dict[str, int] = {}
    # An entity has one span, so a claim of several is several entities that relations tie together.
    for claim in annotation.claims:
        for number, span in enumerate(claim.spans):
            place = {"start_offset": offsets.to_utf16(span.start), "end_offset": offsets.to_utf16(span.end)}
            if number:
                links.append((first[claim.id], len(entities), CONTINUES))
            first.setdefault(claim.id, len(entities))
            entities.append({"id": len(entities), "label": claim.categories[0], **place})
    links += [(first[claim.id], first[link.target], link.type) for claim in annotation.claims for link in claim.relations]
    return entities, links


def _looks_like(document: Document) -> bool:
    values = [value for value in (items(document.value) or document.lines) if isinstance(value, Mapping)]
    return any(_is_example(value) for value in values)


def _is_example(value: Mapping[str, Any]) -> bool:
    if is_flat_task(value) or not {"answer", "tokens", "_input_hash", "denotations", "spans", "data"}.isdisjoint(value):
        return False
    content, keys = _columns(value)
    marked = any(_is_triple(one) or item(one, "start_offset") is not None for key in keys for one in items(value[key]))
    return marked or (
        content is not None and ("Comments" in value or any(isinstance(value.get(key), list) for key in ("label", "labels")))
    )


FORMAT: Final = Format(
    name="doccano", title="doccano JSONL", ending=".jsonl", looks_like=_looks_like, read=read, write=write, fates=fates()
)  # fmt: skip
