"""Label Studio JSON: tasks with their annotations, each a list of results that share ids."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from factcheck.formats.building import build
from factcheck.formats.fates import fates, losses_of
from factcheck.formats.flat_tasks import FLAT_KEYS, flat_regions, is_flat_task
from factcheck.formats.gathering import Gathering
from factcheck.formats.joining import CONTINUES, join_marks, plain_name
from factcheck.formats.markup import text_of_markup
from factcheck.formats.parsing import item, items, json_value, string, strings, whole
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
from factcheck.formats.tags import kept
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.text.offsets import Offsets

__all__ = ["FORMAT", "read", "write"]

_NATIVE: Final = ("statement", "mode")
# Its editor has counted code points since October 2021, and UTF-16 units before.
_UNITS: Final = ("codepoints", "utf16")
# Results of these types mark words; others of the same id say something of the words that were marked.
_REGIONS: Final = ("labels", "hypertextlabels", "paragraphlabels", "text", "hypertext", "paragraphs")


def read(documents: Sequence[Document], *, text: Text | None = None, unit: str | None = None) -> Imported:
    """Read tasks that Label Studio exported, or that are made for its import.

    Args:
        documents: The file.
        text: The text, where the tasks do not have it.
        unit: The unit of offsets, where no quote proves it.
    """
    value, fault = json_value(documents[0].data)
    if fault is not None:
        return Imported(refused=(Refused(where="", why=fault),))
    gathering = Gathering()
    foreigns: list[Foreign] = []
    for number, one in enumerate(items(value)):
        where = f"/{number}" if isinstance(value, list) else ""
        task = _unfolded(one) if is_flat_task(one) else one
        foreigns += _task(task, where, documents[0].stem, number, text, gathering)
    return gathering.before(build(foreigns, tool="Label Studio", plausible=_UNITS, unit=unit))


def _task(task: Any, where: str, stem: str, number: int, text: Text | None, gathering: Gathering) -> Iterator[Foreign]:
    if not isinstance(task, Mapping) or not isinstance(task.get("data"), Mapping):
        gathering.refuse(where, "no task: it has no data", task)
        return
    key = "annotations" if "annotations" in task else "completions"
    made = gathering.objects(item(task, "annotations", "completions"), f"{where}/{key}", "annotation")
    predictions = gathering.objects(task.get("predictions"), f"{where}/predictions", "prediction")
    chosen = [(place, one, False) for place, one in made]
    # What a person has made of a task goes before what a model has proposed for it.
    if made and predictions:
        gathering.lose(
            f"{where}/predictions", f"{len(predictions)} predictions", "a model made them, and a person has annotated the task"
        )
    elif predictions:
        chosen = [(place, one, True) for place, one in predictions]
    if not chosen:
        gathering.lose(where, "task", "nobody has annotated it")
    name = string(task.get("id"))
    for place, one, predicted in chosen:
        if item(one, "was_cancelled") is True or item(one, "skipped") is True:
            gathering.lose(place, "annotation", "its annotator cancelled it")
            continue
        results = gathering.objects(one.get("result"), f"{place}/result", "result")
        stems = [stem, *([name or str(number + 1)] if number or name else [])]
        foreign = _foreign(task["data"], results, place, text, gathering)
        program = (string(one.get("model_version")) or "a model", None) if predicted else None
        rider = parse_rider(task["data"].get(KEY))
        yield attrs.evolve(foreign, name="-".join(stems), maker=_maker(one), program=program, rider=rider)


def _maker(annotation: Mapping[str, Any]) -> Maker | None:
    by = annotation.get("completed_by")
    if not isinstance(by, Mapping):
        return maker_called(string(by))
    email = string(by.get("email"))
    name = " ".join(filter(None, [string(by.get("first_name")), string(by.get("last_name"))]))
    return maker_called(name or email or string(by.get("id")), known_as=email)


def _foreign(
    data: Mapping[str, Any], placed: Sequence[tuple[str, Mapping[str, Any]]], where: str, text: Text | None, gathering: Gathering
) -> Foreign:
    results = [result for _, result in placed]
    content = data.get(_field(data, results))
    regions = [result for result in results if item(result.get("value"), "start") is not None]
    is_page = any(str(result.get("type")).startswith("hypertext") for result in regions)
    turns = content if isinstance(content, list) else None
    # A dialogue has no text of its own, so the offsets in its turns are turned into those of one.
    if turns is not None:
        text = _dialogue(turns)
        gathering.lose(where, "turns of a dialogue", "each is a line that begins with its author", "changed")
    # Its offsets count each line break of a page as one character, which a browser does not.
    elif is_page and isinstance(content, str):
        text = text_of_markup(content, break_counts=True)
    elif isinstance(content, str) and not _is_address(content):
        text = Text(content=content)
    marks, links = _marks(placed, turns, gathering)
    return Foreign(
        name="",
        where=where,
        text=None if text is None else text.content,
        layout=text.layout if text is not None else (),
        title=string(item(data, "title")),
        marks=marks,
        links=links,
        escapes=True,
        blanks_count=not is_page,
        unit="codepoints" if turns is not None else None,
    )


def _unfolded(flat: Mapping[str, Any]) -> dict[str, Any]:
    """Give a task of the short form of an export as one of the long form.

    The short form has what was marked under the name of each control, beside the data, and an entry for each annotator.
    """
    marked = {key: regions for key, part in flat.items() if (regions := flat_regions(part))}
    results = [
        {"id": f"{key}-{number}", "from_name": key, "type": kind, "value": region}
        for key, regions in marked.items()
        for number, (kind, region) in enumerate(regions, start=1)
    ]
    data = {key: part for key, part in flat.items() if key not in marked and key not in FLAT_KEYS}
    annotation = {"id": flat.get("annotation_id"), "completed_by": flat.get("annotator"), "result": results}
    return {"id": flat.get("id"), "data": data, "annotations": [annotation]}


def _is_address(content: str) -> bool:
    # A task may have the address of its text in place of it, and nothing is fetched.
    return content.startswith(("http://", "https://", "s3://", "gs://", "/data/")) and len(content.split()) == 1


def _field(data: Mapping[str, Any], results: Sequence[Mapping[str, Any]]) -> str:
    """Give the key of the text among the data, which the configuration of a project chooses."""
    # What the results say they are on goes before any guess at a name.
    for result in results:
        for name in (str(result.get("source", "")).removeprefix("$"), result.get("to_name")):
            if isinstance(name, str) and isinstance(data.get(name), str | list):
                return name
    if isinstance(data.get("text"), str):
        return "text"
    # A single word is a label or an id as a rule, and no text.
    texts = [key for key, part in data.items() if isinstance(part, str) and len(part.split()) > 1]
    return texts[0] if len(texts) == 1 else "text"


def _dialogue(turns: Sequence[Any]) -> Text:
    return Text(content="\n".join(_turn(turn)[0] + _turn(turn)[1] for turn in turns))


def _turn(turn: Any) -> tuple[str, str]:
    author = string(item(turn, "author", "speaker", "name"))
    words = item(turn, "text", "phrase")
    return f"{author.rstrip(':')}: " if author else "", words if isinstance(words, str) else ""


def _marks(
    placed: Sequence[tuple[str, Mapping[str, Any]]], turns: Sequence[Any] | None, gathering: Gathering
) -> tuple[tuple[Mark, ...], tuple[MarkLink, ...]]:
    # Each control of the editor writes a result of its own, all with the id of the region.
    by_id: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    links = []
    for place, result in placed:
        if result.get("type") == "relation":
            source, target = str(result.get("from_id")), str(result.get("to_id"))
            # An arrow that was drawn from right to left leads from the target to the source.
            if result.get("direction") == "left":
                source, target = target, source
            kinds = strings(result.get("labels")) or ("related",)
            links += [MarkLink(where=place, raw=result, type=kind, source=source, target=target) for kind in kinds]
        else:
            by_id.setdefault(string(result.get("id")) or place, []).append((place, result))
    marks = [mark for key, told in by_id.items() if (mark := _mark(key, told, turns, gathering)) is not None]
    return join_marks(marks, links)


def _mark(
    key: str, told: Sequence[tuple[str, Mapping[str, Any]]], turns: Sequence[Any] | None, gathering: Gathering
) -> Mark | None:
    places = [(place, result) for place, result in told if item(result.get("value"), "start") is not None]
    # A comment on a region repeats its offsets; the labels are what made it.
    regions = [one for one in places if one[1].get("type") in _REGIONS] or places[:1]
    if not regions:
        for place, result in told:
            gathering.lose(place, f"{result.get('type')} of the whole task", "it is on no words")
        return None
    where, region = regions[0]
    piece = _piece(region["value"], turns)
    raw = [result for _, result in told]
    if isinstance(piece, str):
        gathering.refuse(where, piece, raw)
        return None
    labels = [label for _, result in regions for label in strings(item(result.get("value"), str(result.get("type"))))]
    mark = Mark(where=where, raw=raw, pieces=(piece,), key=key, name=plain_name(key), labels=tuple(dict.fromkeys(labels)))
    for place, result in told:
        mark = _told(mark, place, result, gathering)
    rider = next((found for _, result in told if (found := parse_rider(item(result.get("meta"), KEY)))), None)
    notes = [note for _, result in told for note in strings(item(result.get("meta"), "text"))]
    return attrs.evolve(mark, rider=rider, comment=mark.comment or "\n".join(notes) or None)


def _told(mark: Mark, where: str, result: Mapping[str, Any], gathering: Gathering) -> Mark:
    """Add what another result with the same id says of a region."""
    kind, name, value = result.get("type"), result.get("from_name"), result.get("value")
    if kind in _REGIONS:
        return mark
    words = strings(item(value, str(kind)) or (item(value, "text") if kind == "textarea" else None))
    if kind == "textarea" and words:
        joint = "\n".join(words)
        return attrs.evolve(mark, statement=joint) if name == "statement" else attrs.evolve(mark, comment=joint)
    if kind == "choices" and words and name == "mode":
        return attrs.evolve(mark, mode=words[0])
    if kind == "choices" and words:
        gathering.lose(where, f"choice {', '.join(words)} of {name}", kept(max(words, key=len)), "changed")
        return attrs.evolve(mark, tags=(*mark.tags, *words))
    gathering.lose(where, f"{kind} of {name}", "a claim has no field for it")
    return mark


def _piece(value: Mapping[str, Any], turns: Sequence[Any] | None) -> ForeignRange | str:
    quote = item(value, "text")
    quote = quote if isinstance(quote, str) else None
    if turns is not None:
        return _turn_piece(value, turns)
    # In pages the offsets beside them count within one element only.
    offsets = item(value, "globalOffsets") or value
    start, end = item(offsets, "start"), item(offsets, "end")
    if whole(start) is not None and whole(end) is not None:
        return ForeignRange(start=start, end=end, quote=quote)
    if isinstance(start, str) and start.startswith("/") and quote:
        return ForeignRange(quote=quote.replace("\\n", "\n"))
    return f"its offsets are no whole numbers: {start!r} to {end!r}"


def _turn_piece(value: Mapping[str, Any], turns: Sequence[Any]) -> ForeignRange | str:
    try:
        first, last = int(value["start"]), int(value["end"])
        bounds = []
        for number, offset in ((first, value["startOffset"]), (last, value["endOffset"])):
            author, words = _turn(turns[number])
            before = sum(len("".join(_turn(turn))) + 1 for turn in turns[:number])
            bounds.append(before + len(author) + Offsets(words).from_utf16(offset))
    except (KeyError, IndexError, TypeError, ValueError) as error:
        return f"it leads to no words of the dialogue: {error}"
    return ForeignRange(start=bounds[0], end=bounds[1])


def write(annotation: Annotation) -> Exported:
    """Write a task for Label Studio, with a region for each span and relations between the spans of a claim.

    The labels are the categories under the name ``label``; a text area ``statement`` and choices ``mode`` stand on each region.

    Args:
        annotation: The annotation, with its text.
    """
    results = [result for claim in annotation.claims for result in _results(claim)]
    results += [_relation(claim.id, link.target, link.type) for claim in annotation.claims for link in claim.relations]
    data = {"text": annotation.source.text, "title": annotation.source.title, KEY: annotation_rider(annotation)}
    value = [{"data": data, "annotations": [{"result": results, "was_cancelled": False}]}]
    content = json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
    document = Document(name=f"{annotation.id}.json", data=content)
    return Exported(documents=(document,), losses=tuple(losses_of(annotation, FORMAT.fates)))


def _results(claim: Claim) -> Iterator[dict[str, Any]]:
    for number, span in enumerate(claim.spans):
        key = claim.id if number == 0 else f"{claim.id}.{number}"
        words = span.exact.replace("\r", "\\n").replace("\n", "\\n")
        place = {"start": span.start, "end": span.end, "text": words}
        shared = {"id": key, "to_name": "text", "origin": "manual"}
        region = {**shared, "from_name": "label", "type": "labels", "value": {**place, "labels": list(claim.categories)}}
        yield region if number else {**region, "meta": {KEY: claim_rider(claim, native=_NATIVE)}}
        if number == 0:
            yield {**shared, "from_name": "statement", "type": "textarea", "value": {**place, "text": [claim.statement]}}
            yield {**shared, "from_name": "mode", "type": "choices", "value": {**place, "choices": [claim.mode]}}
        else:
            yield _relation(claim.id, key, CONTINUES)


def _relation(source: str, target: str, kind: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": source, "to_id": target, "direction": "right", "labels": [kind]}


def _looks_like(document: Document) -> bool:
    tasks = [task for task in items(document.value) if isinstance(task, Mapping)]
    return any(
        is_flat_task(task)
        or (isinstance(task.get("data"), Mapping) and not {"annotations", "completions", "predictions"}.isdisjoint(task))
        for task in tasks
    )


FORMAT: Final = Format(
    name="labelstudio", title="Label Studio JSON", ending=".json", looks_like=_looks_like, read=read, write=write, fates=fates()
)  # fmt: skip
