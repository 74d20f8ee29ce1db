"""STAM JSON: texts, and annotations that select parts of them and bear data of sets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import item, items, json_value, string
from factcheck.formats.records import Document, Exported, Foreign, ForeignRange, Format, Imported, Mark, MarkLink, Refused, Text
from factcheck.formats.riders import KEY, annotation_rider, hints_of, parse_rider, rider_text, worded_rider
from factcheck.formats.tags import kept
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim

__all__ = ["FORMAT", "read", "write"]

_UNITS: Final = ("codepoints",)
_SET: Final = "claims"
# The format leaves the names of keys to whoever makes a set; these are what people call a label.
_LABELS: Final = ("category", "label", "type", "tag")

Data = list[tuple[str, Any]]


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read an annotation store, whose offsets are code points by its specification.

    Args:
        documents: The file.
        text: The text, where the store only names a file of it.
        unit: Another unit, if a program wrote the file that does not keep to the specification.
    """
    value, fault = json_value(documents[0].data)
    if fault is not None:
        return Imported(refused=(Refused(where="", why=fault),))
    found = Gathering()
    # Data may stand with the annotation or once in its set, to which the annotation then only refers.
    known = {(string(item(one, "@id")), string(item(data, "@id"))): data for one, data in _data_of_sets(value)}
    marks: dict[str, list[Mark]] = {}
    links: list[MarkLink] = []
    for number, one in enumerate(items(item(value, "annotations"))):
        where = f"/annotations/{number}"
        said = list(_said(one, known))
        # An annotation that selects annotations relates them, and selects no words itself.
        link = _link(one, said, where)
        if link is not None:
            links.append(link)
            continue
        made = _mark(one, said, where)
        if isinstance(made, str):
            found.refuse(where, made, one)
        else:
            mark, resource = made
            marks.setdefault(resource, []).append(_told(mark, said, found))
    foreigns = list(_foreigns(value, marks, links, text, documents[0].stem))
    made_of = build(foreigns, tool="STAM", plausible=_UNITS, unit=unit)
    return attrs.evolve(made_of, losses=(*found.losses, *made_of.losses), refused=(*found.refused, *made_of.refused))


def _data_of_sets(value: Any) -> Iterator[tuple[Any, Any]]:
    for one in items(item(value, "annotationsets")):
        for data in items(item(one, "data")):
            yield one, data


def _said(annotation: Any, known: Mapping[tuple[str | None, str | None], Any]) -> Iterator[tuple[str, Any]]:
    """Give the data of an annotation, which stand in it or in a set."""
    for one in items(item(annotation, "data")):
        data = one if item(one, "key") is not None else known.get((string(item(one, "set")), string(item(one, "@id"))))
        key, value = string(item(data, "key")), item(data, "value")
        if key is not None:
            yield key, item(value, "value") if isinstance(value, Mapping) else value


def _link(annotation: Any, said: Data, where: str) -> MarkLink | None:
    target = item(annotation, "target")
    ends = [string(item(one, "annotation")) for one in items(item(target, "selectors"))]
    if item(target, "@type") != "DirectionalSelector" or len(ends) != 2 or None in ends:
        return None
    kind = next((str(value) for key, value in said if key in ("relation", "type", "label")), "related")
    return MarkLink(where=where, raw=annotation, type=kind, source=str(ends[0]), target=str(ends[1]))


def _mark(annotation: Any, said: Data, where: str) -> tuple[Mark, str] | str:
    selectors = list(_selectors(item(annotation, "target")))
    kinds = {str(item(one, "@type")) for one in selectors}
    if not selectors or kinds != {"TextSelector"}:
        return f"it selects no words of a text: {', '.join(sorted(kinds)) or 'it has no target'}"
    # A claim is of one document; words of two that somebody put into one annotation are no claim of either.
    resources = {string(item(one, "resource")) for one in selectors}
    if len(resources) != 1:
        return f"it selects words of {len(resources)} texts"
    pieces = []
    for one in selectors:
        begin, end = _cursor(one, "begin"), _cursor(one, "end")
        if begin is None or end is None:
            return "its offset is no pair of cursors"
        pieces.append(ForeignRange(start=begin, end=end))
    id_ = string(item(annotation, "@id"))
    mark = Mark(where=where, raw=annotation, pieces=tuple(pieces), key=id_ or where, name=id_)
    return mark, str(resources.pop())


def _selectors(target: Any) -> Iterator[Any]:
    if item(target, "@type") in ("CompositeSelector", "MultiSelector"):
        for one in items(item(target, "selectors")):
            yield from _selectors(one)
    elif target is not None:
        yield target


def _cursor(selector: Any, side: str) -> int | None:
    """Give a cursor; one that counts from the end of the text is negative or zero, and stays so until the text is known."""
    cursor = item(item(selector, "offset"), side)
    value = item(cursor, "value")
    if type(value) is not int:
        return None
    if item(cursor, "@type") == "EndAlignedCursor":
        # Minus one stands for the end itself, lest it look like the beginning.
        return value - 1 if value <= 0 else None
    return value if value >= 0 else None


def _told(mark: Mark, said: Data, found: Gathering) -> Mark:
    # A set may have any keys, and what has none that is known here stays as a tag.
    for key, value in said:
        words = string(value)
        if key == KEY:
            mark = attrs.evolve(mark, rider=parse_rider(value))
        elif words is not None and key in _LABELS:
            mark = attrs.evolve(mark, labels=(*mark.labels, words))
        elif words is not None and key == "statement":
            mark = attrs.evolve(mark, statement=str(value))
        elif words is not None and key == "mode":
            mark = attrs.evolve(mark, mode=words)
        elif words is not None and key in ("note", "comment"):
            mark = attrs.evolve(mark, comment=words)
        else:
            mark = attrs.evolve(mark, tags=(*mark.tags, f"{key} {words or ''}".strip()))
            found.lose(mark.where, f"{key} {words or value}", kept(f"{key} {words or value}"), "changed")
    return mark


def _foreigns(
    value: Any, marks: Mapping[str, list[Mark]], links: Sequence[MarkLink], text: Text | None, stem: str
) -> Iterator[Foreign]:
    resources = {string(item(one, "@id")): one for one in items(item(value, "resources"))}
    # The text that a user gives is one, and can belong to one resource only.
    several = len(marks) > 1
    for resource, group in (marks or {str(next(iter(resources), "")): []}).items():
        content = item(resources.get(resource), "text")
        words = content if isinstance(content, str) else text.content if text is not None and not several else None
        placed = tuple(attrs.evolve(mark, pieces=tuple(_from_start(piece, words) for piece in mark.pieces)) for mark in group)
        keys = {mark.key for mark in group}
        yield Foreign(
            name=f"{stem}-{resource}" if several else stem,
            text=words,
            where=f"resource {resource}",
            marks=placed,
            links=tuple(link for link in links if link.source in keys or not several),
            hints=hints_of(placed),
            rider=parse_rider(item(value, KEY)),
        )


def _from_start(piece: ForeignRange, words: str | None) -> ForeignRange:
    length = len(words or "")
    start, end = ((one if one >= 0 else length + one + 1) for one in (piece.start or 0, piece.end or 0))
    return attrs.evolve(piece, start=max(start, 0), end=max(end, 0))


def write(annotation: Annotation) -> Exported:
    """Write an annotation store: a selector for each span, data for category, mode and statement.

    Args:
        annotation: The annotation, with its text.
    """
    made = [_annotation(claim) for claim in annotation.claims]
    for claim in annotation.claims:
        for number, link in enumerate(claim.relations):
            ends = [{"@type": "AnnotationSelector", "annotation": one} for one in (claim.id, link.target)]
            target = {"@type": "DirectionalSelector", "selectors": ends}
            name = f"{claim.id}--{number + 1}"
            made.append({"@type": "Annotation", "@id": name, "target": target, "data": [_datum(name, "relation", link.type)]})
    # The format wants the keys of data declared in their set.
    keys = [{"@type": "DataKey", "@id": key} for key in ("category", "mode", "statement", "relation", KEY)]
    value = {
        "@type": "AnnotationStore",
        "@id": annotation.id,
        "resources": [{"@type": "TextResource", "@id": "source", "text": annotation.source.text}],
        "annotationsets": [{"@type": "AnnotationDataSet", "@id": _SET, "keys": keys, "data": []}],
        "annotations": made,
        KEY: annotation_rider(annotation),
    }
    document = Document(
        name=f"{annotation.id}.store.stam.json", data=json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
    )
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _annotation(claim: Claim) -> dict[str, Any]:
    selectors = []
    for span in claim.spans:
        offset = {
            side: {"@type": "BeginAlignedCursor", "value": value} for side, value in (("begin", span.start), ("end", span.end))
        }
        selectors.append({"@type": "TextSelector", "resource": "source", "offset": {"@type": "Offset", **offset}})
    target = selectors[0] if len(selectors) == 1 else {"@type": "CompositeSelector", "selectors": selectors}
    said = [*(("category", one) for one in claim.categories), ("mode", claim.mode), ("statement", claim.statement)]
    said.append((KEY, rider_text(worded_rider(claim, native=("statement", "mode")))))
    data = [_datum(f"{claim.id}-{number}", key, value) for number, (key, value) in enumerate(said)]
    return {"@type": "Annotation", "@id": claim.id, "target": target, "data": data}


def _datum(name: str, key: str, value: str) -> dict[str, Any]:
    said = {"@type": "String", "value": value}
    return {"@type": "AnnotationData", "@id": f"data-{name}", "set": _SET, "key": key, "value": said}


def _looks_like(document: Document) -> bool:
    return bool(item(document.value, "@type") == "AnnotationStore")


FORMAT: Final = Format(
    name="stam", title="STAM JSON", ending=".json", looks_like=_looks_like, read=read, write=write, fates=fates()
)  # fmt: skip
