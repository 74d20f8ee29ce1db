"""JSON Lines of Prodigy and of spaCy's users: a text a line, with spans, tokens, relations, and an answer on all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
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
    Text,
    content_of,
    maker_called,
)
from factcheck.formats.riders import KEY, parse_rider, task_rider, with_riders
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

# Its own recipes count code points; a script in JavaScript that feeds it may not.
_UNITS: Final = ("codepoints", "utf16")
_WORD: Final = re.compile(r"\w+|[^\w\s]")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read examples that Prodigy exported, or documents that spaCy wrote as JSON.

    Args:
        documents: The file.
        text: The text, where a line does not have it.
        unit: The unit of offsets, where neither tokens nor quotes prove it.
    """
    found = Gathering()
    foreigns = []
    for place, number, value in _examples(documents[0], found):
        foreign = _foreign(value, place, text, found)
        if foreign is not None:
            foreigns.append(attrs.evolve(foreign, name=f"{documents[0].stem}-{number}"))
    if len(foreigns) == 1:
        foreigns = [attrs.evolve(foreigns[0], name=documents[0].stem)]
    made = build(foreigns, tool="Prodigy", plausible=_UNITS, unit=unit)
    return found.before(made)


def _examples(document: Document, found: Gathering) -> Iterator[tuple[str, int, Any]]:
    """Give the examples of a file, each with its place and its number: of a list, or a line each."""
    if isinstance(document.value, list):
        yield from ((f"/{number}", number + 1, _untupled(value)) for number, value in enumerate(document.value))
        return
    for row in json_lines(document.data):
        if row.fault is not None:
            found.refuse(f"line {row.line}", row.fault, row.raw)
        else:
            yield f"line {row.line}", row.line, _untupled(row.value)


def _untupled(value: Any) -> Any:
    """Give an example that is a pair of a text and what is marked in it, as spaCy was long trained with, as others are."""
    if not _is_pair(value):
        return value
    text, marked = value
    spans = [
        {"start": one[0], "end": one[1], "label": one[2]} if _is_triple(one) else one for one in items(item(marked, "entities"))
    ]
    return {"text": text, "spans": spans, "cats": item(marked, "cats")}


def _is_pair(value: Any) -> bool:
    is_pair = isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)
    return is_pair and isinstance(value[1], Mapping) and not {"entities", "cats"}.isdisjoint(value[1])


def _is_triple(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3


def _foreign(value: Any, where: str, text: Text | None, found: Gathering) -> Foreign | None:
    if not isinstance(value, Mapping):
        found.refuse(where, "no example: it is no object", value)
        return None
    # What an annotator rejected or skipped was shown by a model, and is nobody's claim.
    answer = value.get("answer", "accept")
    if answer != "accept":
        found.lose(where, "example", f"its answer is {answer}, so it claims nothing")
        return None
    spans = [*items(value.get("spans") if not isinstance(value.get("spans"), Mapping) else None), *items(value.get("ents"))]
    # Recent releases of spaCy keep spans in groups by name.
    for group in value["spans"].values() if isinstance(value.get("spans"), Mapping) else ():
        spans += items(group)
    content = content_of(value, text)
    tokens = [token for token in items(value.get("tokens")) if isinstance(token, Mapping)]
    marks, links = _marks(value, spans, tokens, where, found)
    for field in ("cats", "accept", "label"):
        if value.get(field):
            found.lose(where, f"{field} of the whole example", "it is on no words")
    return Foreign(
        name="",
        where=where,
        text=content,
        title=string(item(value.get("meta"), "title", "source")),
        marks=marks,
        links=links,
        proofs=tuple(_proofs(tokens)),
        maker=maker_called(string(item(value, "_annotator_id", "_session_id"))),
        rider=parse_rider(value.get(KEY)),
    )


def _proofs(tokens: Sequence[Mapping[str, Any]]) -> Iterator[ForeignRange]:
    for token in tokens:
        start, end, words = whole(token.get("start")), whole(token.get("end")), token.get("text")
        if start is not None and end is not None and isinstance(words, str) and words:
            yield ForeignRange(start=start, end=end, quote=words)


def _marks(
    value: Mapping[str, Any], spans: Sequence[Any], tokens: Sequence[Mapping[str, Any]], where: str, found: Gathering
) -> tuple[tuple[Mark, ...], tuple[MarkLink, ...]]:
    marks: list[Mark] = []
    owners: dict[str, str] = {}
    links: list[MarkLink] = []
    for number, span in enumerate(spans):
        place = f"{where}, /spans/{number}"
        piece = _piece(span, tokens)
        if isinstance(piece, str):
            found.refuse(place, piece, span)
            continue
        if span.get("answer", "accept") != "accept":
            found.lose(place, "span", f"its answer is {span['answer']}, so it claims nothing")
            continue
        # A span that this package wrote bears the id of its claim; the first of an id is the claim, the others continue it.
        own = string(span.get(KEY))
        key = own if own is not None and own not in owners else f"span-{number + 1}"
        if own is not None and own in owners:
            links.append(MarkLink(where=place, raw=span, type=CONTINUES, source=own, target=key))
        owners[own or key] = key
        label = string(span.get("label"))
        marks.append(Mark(where=place, raw=span, pieces=(piece,), key=key, labels=(label,) if label else ()))
    links += _links(value, marks, tokens, where, found, owned=bool(links) or any(mark.raw.get(KEY) for mark in marks))
    whole_marks, others = join_marks(marks, links)
    return with_riders(whole_marks, parse_rider(value.get(KEY)), named=True), others


def _piece(span: Any, tokens: Sequence[Mapping[str, Any]]) -> ForeignRange | str:
    if not isinstance(span, Mapping):
        return "no span: it is no object"
    start, end = whole(span.get("start")), whole(span.get("end"))
    words = span.get("text") if isinstance(span.get("text"), str) else None
    if start is None or end is None:
        first, last = whole(span.get("token_start")), whole(span.get("token_end"))
        if first is None or last is None or not first <= last < len(tokens):
            return f"its offsets are no whole numbers: {span.get('start')!r} to {span.get('end')!r}"
        start, end = whole(tokens[first].get("start")), whole(tokens[last].get("end"))
    return ForeignRange(start=start, end=end, quote=words)


def _links(
    value: Mapping[str, Any], marks: Sequence[Mark], tokens: Sequence[Any], where: str, found: Gathering, *, owned: bool
) -> list[MarkLink]:
    links: list[MarkLink] = []
    # Two claims may stand on the same words, so a span that begins one is not taken for the beginning of another.
    heads: set[str] = set()
    targets: set[str] = set()
    known = _Ends(marks)
    for number, relation in enumerate(items(value.get("relations"))):
        place = f"{where}, /relations/{number}"
        kind = string(item(relation, "label")) or "related"
        # The ids on the spans have said it already, and better, since two spans may stand on the same words.
        if kind == CONTINUES and owned:
            continue
        ends = [known.of(relation, one) for one in ("head", "child")]
        if kind == CONTINUES:
            # Of equal spans, each begins one claim of several pieces, in the order of the file.
            ends[0] = [mark for mark in ends[0] if mark.key not in heads][:1]
            ends[1] = [mark for mark in ends[1] if mark.key not in targets][:1]
        if [len(one) for one in ends] != [1, 1]:
            told = "no span stands there" if not all(ends) else "several spans stand there, and nothing tells which is meant"
            found.refuse(place, f"{kind}: {told}", relation)
            continue
        heads.add(ends[0][0].key)
        targets.add(ends[1][0].key)
        links.append(MarkLink(where=place, raw=relation, type=kind, source=ends[0][0].key, target=ends[1][0].key))
    return links


class _Ends:
    """The spans of an example by all that a relation may name them by, since an example may have thousands of both."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._known: dict[tuple[str, Any], list[Mark]] = {}
        for mark in marks:
            place = (mark.pieces[0].start, mark.pieces[0].end)
            for key in (("key", mark.key), ("place", place), ("last", mark.raw.get("token_end"))):
                if _is_plain(key[1]):
                    self._known.setdefault(key, []).append(mark)

    def of(self, relation: Any, end: str) -> list[Mark]:
        """Give the spans that may stand at an end of a relation, ``head`` or ``child``."""
        span = item(relation, f"{end}_span")
        own = string(item(span, KEY))
        if own is not None:
            return self._at("key", own)
        if span is not None:
            there = self._at("place", (item(span, "start"), item(span, "end")))
            return [mark for mark in there if mark.raw.get("label") == item(span, "label")]
        # Without spans a relation names the last token of each end.
        last = item(relation, end)
        return [] if last is None else self._at("last", last)

    def _at(self, kind: str, key: Any) -> list[Mark]:
        return self._known.get((kind, key), []) if _is_plain(key) else []


def _is_plain(key: Any) -> bool:
    """Tell whether what a stranger's file names can be looked up, which no list and no object can."""
    return not any(isinstance(part, list | dict) for part in (key if isinstance(key, tuple) else (key,)))


def write(annotation: Annotation) -> Exported:
    """Write an example for Prodigy, on one line, with spans, tokens and relations.

    Args:
        annotation: The annotation, with its text.
    """
    tokens = _tokens(annotation)
    # Prodigy shows a span only where it begins and ends with tokens, so the tokens are cut to fit the claims.
    starts = {token["start"]: token["id"] for token in tokens}
    ends = {token["end"]: token["id"] for token in tokens}
    spans: dict[str, list[dict[str, Any]]] = {}
    for claim in annotation.claims:
        for span in claim.spans:
            place = {"start": span.start, "end": span.end, "token_start": starts[span.start], "token_end": ends[span.end]}
            told = {"text": span.exact, **place, "label": claim.categories[0], KEY: claim.id}
            spans.setdefault(claim.id, []).append(told)
    relations = [_relation(first, other, CONTINUES) for first, *others in spans.values() for other in others]
    for claim in annotation.claims:
        relations += [_relation(spans[claim.id][0], spans[link.target][0], link.type) for link in claim.relations]
    value = {
        "text": annotation.source.text,
        "meta": {"source": annotation.source.title},
        "spans": [one for group in spans.values() for one in group],
        "tokens": tokens,
        "relations": relations,
        "answer": "accept",
        KEY: task_rider(annotation),
    }
    document = Document(name=f"{annotation.id}.jsonl", data=json.dumps(value, ensure_ascii=True).encode() + b"\n")
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _tokens(annotation: Annotation) -> list[dict[str, Any]]:
    """Cut the text into tokens, of which each span begins one and ends one."""
    text = annotation.source.text or ""
    edges = {bound for claim in annotation.claims for span in claim.spans for bound in (span.start, span.end)}
    bounds = sorted(edges)
    ranges = []
    for first, last in zip([0, *bounds], [*bounds, len(text)], strict=True):
        found = [match.span() for match in _WORD.finditer(text, first, last)]
        # A span may begin or end with a blank, which no token would have.
        if found and first in edges:
            found[0] = (first, found[0][1])
        if found and last in edges:
            found[-1] = (found[-1][0], last)
        ranges += found or ([(first, last)] if first < last else [])
    return [
        {"text": text[start:end], "start": start, "end": end, "id": number, "ws": text[end : end + 1] == " "}
        for number, (start, end) in enumerate(ranges)
    ]


def _relation(head: Mapping[str, Any], child: Mapping[str, Any], kind: str) -> dict[str, Any]:
    ends = {"head": head["token_end"], "child": child["token_end"]}
    return {**ends, "head_span": dict(head), "child_span": dict(child), "label": kind}


def _looks_like(document: Document) -> bool:
    listed = document.value if isinstance(document.value, list) else document.lines
    rows = [row for row in map(_untupled, listed) if isinstance(row, Mapping)]
    marked = {"_input_hash", "_task_hash", "_view_id", "answer", "tokens", "ents"}
    return any((isinstance(row.get("text"), str) and not marked.isdisjoint(row)) or _has_spans(row) for row in rows)


def _has_spans(row: Mapping[str, Any]) -> bool:
    spans = row.get("spans")
    groups = list(spans.values()) if isinstance(spans, Mapping) else [spans]
    is_listed = all(isinstance(group, list) for group in groups)
    return isinstance(row.get("text"), str) and is_listed and all("start" in one for one in _marked(groups))


def _marked(groups: Sequence[Any]) -> list[Mapping[str, Any]]:
    return [one for group in groups for one in group if isinstance(one, Mapping)]


FORMAT: Final = Format(
    name="prodigy", title="Prodigy, spaCy JSONL", ending=".jsonl", looks_like=_looks_like, read=read, write=write, fates=fates()
)  # fmt: skip
