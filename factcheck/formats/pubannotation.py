"""PubAnnotation JSON: denotations on a text, with relations and attributes, in tracks by project."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.findings import Loss
from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.gathering import Gathering
from factcheck.formats.parsing import item, items, json_values, string, whole
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
    content_of,
    maker_called,
)
from factcheck.formats.riders import KEY, annotation_rider, hints_of, parse_rider, rider_text, worded_rider
from factcheck.formats.tags import kept
from factcheck.model.annotation import Annotation

__all__ = ["FORMAT", "read", "write"]

_UNITS: Final = ("codepoints", "utf16")
_PARTS: Final = ("denotations", "blocks")
_KNOWN: Final = frozenset((*_PARTS, "text", "attributes", "relations", "tracks", "project", "source_url", KEY))


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read a text with its denotations; each track of the file is an annotation.

    Args:
        documents: The file.
        text: The text, where the file does not have it.
        unit: The unit of offsets: code points of the server, UTF-16 units of TextAE and INCEpTION.
    """
    value, fault = json_values(documents[0].data)
    if fault is not None:
        return Imported(refused=(Refused(where="", why=fault),))
    losses: list[Loss] = []
    refused: list[Refused] = []
    foreigns = []
    for number, one in enumerate(items(value)):
        where = f"/{number}" if isinstance(value, list) else ""
        if not isinstance(one, Mapping):
            refused.append(Refused(where=where, why="no annotation: it is no object", raw=one))
            continue
        # Only from the second on, so that the one text of a file keeps the name of the file.
        names = [documents[0].stem, *([str(number + 1)] if number else [])]
        foreigns += _tracks(one, where, "-".join(names), text, losses, refused)
    made = build(foreigns, tool="PubAnnotation", plausible=_UNITS, unit=unit)
    return attrs.evolve(made, losses=(*losses, *made.losses), refused=(*refused, *made.refused))


def _tracks(
    value: Mapping[str, Any], where: str, name: str, text: Text | None, losses: list[Loss], refused: list[Refused]
) -> list[Foreign]:
    content = content_of(value, text)
    gathering = Gathering(losses, refused)
    # Among the rest are modifications, which say that something is denied or doubted: nobody should have to miss them.
    gathering.rest(value, _KNOWN, where)
    placed = gathering.objects(value.get("tracks"), f"{where}/tracks", "track")
    tracks = [(place, f"{name}-{int(place.rpartition('/')[2]) + 1}", one) for place, one in placed if one]
    # Beside its tracks a file may have denotations of its own, which are an annotation too.
    if not tracks or any(value.get(part) for part in _PARTS):
        tracks.insert(0, (where, name, value))
    found = []
    for place, called, track in tracks:
        if track is not value:
            gathering.rest(track, _KNOWN, place)
        marks, links = _marks(track, place, losses, refused)
        foreign = Foreign(
            name=called,
            where=place,
            text=content,
            url=string(value.get("source_url")),
            maker=maker_called(string(track.get("project")), kind=None),
            marks=marks,
            links=links,
            hints=hints_of(marks),
            rider=parse_rider(value.get(KEY)),
        )
        found.append(foreign)
    return found


def _marks(
    track: Mapping[str, Any], where: str, losses: list[Loss], refused: list[Refused]
) -> tuple[tuple[Mark, ...], tuple[MarkLink, ...]]:
    marks: dict[str, Mark] = {}
    for part in _PARTS:
        for number, one in enumerate(items(track.get(part))):
            place = f"{where}/{part}/{number}"
            mark = _mark(one, place)
            if isinstance(mark, str):
                refused.append(Refused(where=place, why=mark, raw=one))
            elif mark.key in marks:
                refused.append(Refused(where=place, why=f"{mark.key} stands a second time", raw=one))
            else:
                marks[mark.key] = mark
    # After all denotations, since an attribute may stand before what it is on.
    for number, one in enumerate(items(track.get("attributes"))):
        _attribute(one, f"{where}/attributes/{number}", marks, losses)
    links = []
    for number, one in enumerate(items(track.get("relations"))):
        source, target = string(item(one, "subj")), string(item(one, "obj"))
        place = f"{where}/relations/{number}"
        if source is None or target is None:
            refused.append(Refused(where=place, why="no relation: a subject and an object are wanted", raw=one))
        else:
            links.append(
                MarkLink(where=place, raw=one, type=string(item(one, "pred")) or "related", source=source, target=target)
            )
    return tuple(marks.values()), tuple(links)


def _mark(value: Any, where: str) -> Mark | str:
    # Several spans are what the format calls a bag: one claim in pieces.
    spans = items(item(value, "span"))
    if not spans:
        return "no denotation: it has no span"
    pieces = []
    for span in spans:
        begin, end = item(span, "begin"), item(span, "end")
        if whole(begin) is None or whole(end) is None:
            return f"its offsets are no whole numbers: {begin!r} to {end!r}"
        pieces.append(ForeignRange(start=begin, end=end))
    # An id is not needed where nothing refers to it.
    id_ = string(item(value, "id"))
    label = string(item(value, "obj"))
    return Mark(where=where, raw=value, pieces=tuple(pieces), key=id_ or where, name=id_, labels=(label,) if label else ())


def _attribute(value: Any, where: str, marks: dict[str, Mark], losses: list[Loss]) -> None:
    subject, name, said = string(item(value, "subj")), string(item(value, "pred")), item(value, "obj")
    mark = marks.get(subject or "")
    if mark is None:
        losses.append(Loss(where=where, what=f"attribute {name}", why=f"it is on {subject}, which is no claim here"))
    elif name == KEY:
        marks[mark.key] = attrs.evolve(mark, rider=parse_rider(said))
    elif name == "statement" and isinstance(said, str):
        marks[mark.key] = attrs.evolve(mark, statement=said if said.strip() else None)
    elif name == "mode" and isinstance(said, str):
        marks[mark.key] = attrs.evolve(mark, mode=said)
    else:
        # A flag that is true says all that it says by its name.
        words = f"{name} {said}" if isinstance(said, str | int | float) and not isinstance(said, bool) else f"{name}"
        marks[mark.key] = attrs.evolve(mark, tags=tuple(dict.fromkeys((*mark.tags, words))))
        losses.append(Loss(where=where, what=f"attribute {words}", why=kept(words), kind="changed"))


def write(annotation: Annotation) -> Exported:
    """Write a text with its denotations, offsets in code points; statement and mode are attributes.

    Args:
        annotation: The annotation, with its text.
    """
    names = {claim.id: f"T{number}" for number, claim in enumerate(annotation.claims, start=1)}
    denotations = []
    attributes: list[dict[str, Any]] = []
    for claim in annotation.claims:
        spans = [{"begin": span.start, "end": span.end} for span in claim.spans]
        # A list only where there are several, since one span is all that most programs look for.
        denotations.append({"id": names[claim.id], "span": spans if len(spans) > 1 else spans[0], "obj": claim.categories[0]})
        rider = rider_text(worded_rider(claim, native=("statement", "mode")))
        for name, said in (("mode", claim.mode), ("statement", claim.statement), (KEY, rider)):
            attributes.append({"id": f"A{len(attributes) + 1}", "subj": names[claim.id], "pred": name, "obj": said})
    links = [(names[claim.id], link.type, names[link.target]) for claim in annotation.claims for link in claim.relations]
    relations = [{"id": f"R{n}", "subj": subj, "pred": pred, "obj": obj} for n, (subj, pred, obj) in enumerate(links, start=1)]
    parts = {"denotations": denotations, "attributes": attributes, "relations": relations}
    value = {"text": annotation.source.text, **parts, KEY: annotation_rider(annotation, unit="codepoints")}
    document = Document(name=f"{annotation.id}.json", data=json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _looks_like(document: Document) -> bool:
    values = [value for value in (items(document.value) or document.lines) if isinstance(value, Mapping)]
    return any(not {"denotations", "tracks"}.isdisjoint(value) or ("blocks" in value and "text" in value) for value in values)


FORMAT: Final = Format(
    name="pubannotation",
    title="PubAnnotation JSON",
    ending=".json",
    looks_like=_looks_like,
    read=read,
    write=write,
    fates=fates(),
)
