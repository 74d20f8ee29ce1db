"""Web Annotations as JSON-LD: by the Recommendation of W3C, of Recogito and INCEpTION, and of the API of hypothes.is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import item, items, json_values, string, strings, whole
from factcheck.formats.records import (
    Document,
    Exported,
    Foreign,
    ForeignRange,
    Format,
    Imported,
    Maker,
    Mark,
    MarkLink,
    Refused,
    Text,
    maker_called,
)
from factcheck.formats.riders import KEY, annotation_rider, claim_rider, parse_rider
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.span import Span

__all__ = ["FORMAT", "read", "write"]

# The Recommendation counts code points; browsers count UTF-16 units of a page whose line ends they have made one character each.
_UNITS: Final = ("codepoints", "utf16", "utf16-crlf-as-one", "codepoints-crlf-as-one")
_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
# The API of hypothes.is has no place for an id of ours but its tags.
_NAMED: Final = "claim:"
# So many characters around a quote are what the clients of hypothes.is keep too.
_REACH: Final = 32
_SAID: Final = ("describing", "commenting")
_PLACES: Final = ("TextQuoteSelector", "TextPositionSelector")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read annotations of one text; their words tell where they stand, and offsets only help.

    Args:
        documents: The file.
        text: The text, which Web Annotations never have.
        unit: The unit of offsets; where it is not given, the words decide.
    """
    value, fault = json_values(documents[0].data)
    if fault is not None:
        return Imported(refused=(Refused(where="", why=fault),))
    found = Gathering()
    entries = list(_entries(value, ""))
    marks: dict[str, list[Mark]] = {}
    links: list[MarkLink] = []
    # A link is an annotation whose targets are annotations, and must not be taken for a claim on no words.
    for where, entry in entries:
        if (link := _link(entry, where)) is not None:
            links.append(link)
        elif (mark := _mark(entry, where, found)) is not None:
            marks.setdefault(_source(entry) or "", []).append(mark)
    foreigns = _foreigns(marks, links, value, text, documents[0].stem, found)
    return found.before(build(foreigns, tool="Web Annotation", plausible=_UNITS, unit=unit))


def _foreigns(
    marks: Mapping[str, list[Mark]], links: Sequence[MarkLink], value: Any, text: Text | None, stem: str, found: Gathering
) -> list[Foreign]:
    # The addresses of one page differ by what a server puts behind it, so many files name several for one text.
    if len(marks) > 1 and text is not None:
        what, why = f"targets in {len(marks)} texts", "the words of all were sought in the one that was given"
        found.lose("", what, why, "guessed")
        marks = {next(iter(marks)): [mark for group in marks.values() for mark in group]}
    foreigns = []
    parted = list(_by_maker(marks))
    for source, maker, group in parted:
        whole_marks = _grouped(group)
        keys = {mark.key for mark in whole_marks}
        foreign = Foreign(
            name=stem,
            where="",
            text=None if text is None else text.content,
            layout=text.layout if text is not None else (),
            title=_title(value) or (text.title if text is not None else None),
            url=source if source.startswith(("http://", "https://")) else None,
            marks=whole_marks,
            links=tuple(link for link in links if link.source in keys or len(parted) == 1),
            maker=maker,
            quote_decides=True,
            rider=_rider(value),
        )
        foreigns.append(foreign)
    return foreigns


def _by_maker(marks: Mapping[str, list[Mark]]) -> Iterator[tuple[str, Maker | None, list[Mark]]]:
    # Two people who annotated one text have made two annotations of it.
    for source, group in marks.items():
        by: dict[Maker | None, list[Mark]] = {}
        for mark in group:
            by.setdefault(_maker(mark.raw), []).append(mark)
        yield from ((source, maker, of_maker) for maker, of_maker in by.items())


def _rider(value: Any) -> Mapping[str, Any] | None:
    for entry in items(value):
        rider = parse_rider(item(entry, f"{KEY}:annotation"))
        if rider is not None:
            return rider
    return None


def _title(value: Any) -> str | None:
    for row in items(item(value, "rows")):
        for title in strings(item(item(row, "document"), "title")):
            return title
    return None


def _entries(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Give each annotation of a list, a page, a collection, a graph, or what the API of hypothes.is and its client give."""
    if isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _entries(entry, f"{where}/{number}")
        return
    # Only the first that is there, lest an annotation that stands under two of them be read twice.
    for key in ("rows", "items", "first", "@graph", "annotations"):
        inner = item(value, key)
        if isinstance(inner, list | Mapping):
            yield from _entries(inner, f"{where}/{key}")
            return
    yield where, value


def _link(entry: Any, where: str) -> MarkLink | None:
    targets = [string(item(target, "id")) for target in items(item(entry, "target")) if item(target, "selector") is None]
    if item(entry, "motivation") != "linking" or len(targets) != 2 or None in targets:
        return None
    kind = next(iter(_labels(entry)), "related")
    return MarkLink(where=where, raw=entry, type=kind, source=_name(str(targets[0])), target=_name(str(targets[1])))


def _name(id_: str) -> str:
    """Give the last part of an address, which is what tells annotations of one file apart."""
    return id_.rstrip("/#").rpartition("#")[2].rpartition("/")[2]


def _bodies(entry: Any) -> list[Any]:
    return [*items(item(entry, "body", "bodies"))]


def _labels(entry: Any) -> tuple[str, ...]:
    tagging = [item(body, "value") for body in _bodies(entry) if item(body, "purpose") == "tagging"]
    named = [tag for tag in strings(item(entry, "tags")) if not tag.startswith(_NAMED)]
    return tuple(dict.fromkeys([*strings(tagging), *named]))


def _said(entry: Any) -> str | None:
    said = [item(body, "value") for body in _bodies(entry) if item(body, "purpose") in (*_SAID, None)]
    return "\n".join([*strings(said), *strings(item(entry, "text"))]) or None


def _maker(entry: Any) -> Maker | None:
    """Tell who annotated: annotators of one text get an annotation each."""
    # Recogito's own model has the creator with the target.
    target = next(iter(items(item(entry, "target"))), None)
    creator = next(iter(items(item(entry, "creator", "user") or item(target, "creator"))), None)
    if not isinstance(creator, Mapping):
        return maker_called(string(item(item(entry, "user_info"), "display_name")) or string(creator), known_as=string(creator))
    kinds = {"Software": "program", "Person": "person", None: "person"}
    kind = next(iter(strings(creator.get("type"))), None)
    return maker_called(string(item(creator, "name", "nickname", "id")), kind=kinds.get(kind), known_as=string(creator.get("id")))


def _source(entry: Any) -> str | None:
    for target in items(item(entry, "target")):
        source = target if isinstance(target, str) else item(target, "source")
        if (found := string(item(source, "id") if isinstance(source, Mapping) else source)) is not None:
            return found
    return string(item(entry, "uri"))


def _mark(entry: Any, where: str, found: Gathering) -> Mark | None:
    if not isinstance(entry, Mapping) or item(entry, "target") is None:
        found.refuse(where, "no annotation: it has no target", entry)
        return None
    # The Recommendation allows one, and two would make two claims of one annotation.
    if not isinstance(entry.get("id", ""), str):
        found.refuse(f"{where}/id", "the id of an annotation is one text", entry)
        return None
    pieces = _pieces(entry, where, found)
    if pieces is None:
        return None
    key = _name(entry["id"]) if entry.get("id") else where
    if len(pieces) > 1 and KEY not in entry:
        what, why = f"{len(pieces)} targets", "read as the pieces of one claim"
        found.lose(f"{where}/target", what, why, "guessed")
    _lose_bodies(entry, where, found)
    named = next((tag.removeprefix(_NAMED) for tag in strings(item(entry, "tags")) if tag.startswith(_NAMED)), None)
    return Mark(
        where=where,
        raw=entry,
        pieces=tuple(pieces),
        key=named or key,
        name=named or (key if entry.get("id") else None),
        labels=_labels(entry),
        comment=_said(entry),
        rider=parse_rider(entry.get(KEY)),
    )


def _pieces(entry: Mapping[str, Any], where: str, found: Gathering) -> list[ForeignRange] | None:
    pieces = []
    for number, target in enumerate(items(entry["target"])):
        piece = _piece(target)
        # A claim of which a part is missing would be another claim.
        if isinstance(piece, str):
            found.refuse(f"{where}/target/{number}", piece, entry)
            return None
        pieces.append(piece)
    return pieces


def _lose_bodies(entry: Mapping[str, Any], where: str, found: Gathering) -> None:
    for body in _bodies(entry):
        # A body that is only an address or an image says nothing that a claim could hold.
        if isinstance(body, str) or item(body, "value") is None:
            found.lose(where, f"body {item(body, 'id', 'type') or body}", "it is no text that the file has")


def _piece(target: Any) -> ForeignRange | str:
    selectors = [
        one for selector in items(item(target, "selector")) for whole_one in _parted(selector) for one in _refined(whole_one)
    ]
    quote = next((one for one in selectors if item(one, "type") == "TextQuoteSelector"), None)
    place = next((one for one in selectors if item(one, "type") == "TextPositionSelector"), None)
    start, end = whole(item(place, "start")), whole(item(place, "end"))
    # Words go before offsets, which move as soon as the page does.
    exact = item(quote, "exact")
    if isinstance(exact, str) and exact:
        around: dict[str, Any] = {side: words for side in ("prefix", "suffix") if isinstance(words := item(quote, side), str)}
        offsets: dict[str, Any] = {} if start is None or end is None else {"start": start, "end": end}
        return ForeignRange(quote=exact, **around, **offsets)
    if start is not None and end is not None:
        return ForeignRange(start=start, end=end)
    kinds = [kind for one in selectors for kind in strings(item(one, "type") or item(item(one, "startSelector"), "type"))]
    if not kinds:
        return "its target is a whole document and not some words of it"
    return f"its target is placed by {', '.join(kinds)}; {' or '.join(_PLACES)} is wanted"


def _parted(selector: Any) -> list[Any]:
    """Give a selector that Recogito's own model has without a type, quote and offsets in one, as the two that it amounts to."""
    if not isinstance(selector, Mapping) or "type" in selector or not isinstance(selector.get("quote"), str):
        return [selector]
    place = {"type": "TextPositionSelector", "start": selector.get("start"), "end": selector.get("end")}
    return [{"type": "TextQuoteSelector", "exact": selector["quote"]}, place]


def _refined(selector: Any) -> Iterator[Any]:
    # A selector may narrow another down, and the narrowest comes last; all are looked at, since any may have the words.
    while isinstance(selector, Mapping):
        yield selector
        selector = selector.get("refinedBy")


def _grouped(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Join annotations that bear one name: a claim of several pieces, in a dialect whose annotations have one."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.key, []).append(mark)
    return tuple(
        attrs.evolve(
            group[0],
            pieces=tuple(piece for mark in group for piece in mark.pieces),
            comment=next((mark.comment for mark in group if mark.comment), None),
        )
        for group in groups.values()
    )


def write(annotation: Annotation) -> Exported:
    """Write Web Annotations as the Recommendation wants them: a target for each span, placed by offsets and by words.

    Args:
        annotation: The annotation, with its text.
    """
    source = annotation.source.url or f"urn:factcheck:{annotation.id}"
    values = [_annotation(claim, annotation, source) for claim in annotation.claims]
    for claim in annotation.claims:
        values += [_linking(claim.id, link.target, link.type, number) for number, link in enumerate(claim.relations)]
    if values:
        values[0][f"{KEY}:annotation"] = annotation_rider(annotation)
    document = Document(name=f"{annotation.id}.jsonld", data=json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n")
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _annotation(claim: Claim, annotation: Annotation, source: str) -> dict[str, Any]:
    text = annotation.source.text or ""
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": category} for category in claim.categories]
    bodies.append({"type": "TextualBody", "purpose": "describing", "value": claim.statement, "format": "text/plain"})
    targets = [{"type": "SpecificResource", "source": source, "selector": _selectors(span, text)} for span in claim.spans]
    return {
        "@context": _CONTEXT,
        "id": f"urn:factcheck:{annotation.id}#{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": targets if len(targets) > 1 else targets[0],
        KEY: claim_rider(claim),
    }


def _selectors(span: Span, text: str) -> list[dict[str, Any]]:
    before, after = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]
    quote = {"type": "TextQuoteSelector", "exact": span.exact, "prefix": before, "suffix": after}
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote]


def _linking(source: str, target: str, kind: str, number: int) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "id": f"urn:factcheck:link:{source}-{number}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": kind}],
        "target": [{"id": f"#{source}"}, {"id": f"#{target}"}],
    }


def _looks_like(document: Document) -> bool:
    value = document.value if document.value is not None else list(document.lines)
    for _, entry in _entries(value, ""):
        if not isinstance(entry, Mapping) or "denotations" in entry:
            return False
        return item(entry, "type") == "Annotation" or any(item(target, "selector") for target in items(entry.get("target")))
    return False


FORMAT: Final = Format(
    name="webannotation", title="W3C Web Annotation", ending=".jsonld", looks_like=_looks_like, read=read, write=write,
    fates=fates(text="as the offsets and words of it; give it with --text"),
)  # fmt: skip
