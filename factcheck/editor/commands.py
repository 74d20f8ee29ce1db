"""What the page can do to an annotation: each command is an edit of the library with its arguments read from JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from factcheck.contract.conformance import check_schema
from factcheck.editor.asking import Asked
from factcheck.editor.evidence import assess_asked, confirm_asked, refer_asked, searched_asked, waive_asked
from factcheck.editor.splitting import words_of_parts
from factcheck.findings import InvalidAnnotation
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Attribution
from factcheck.model.dates import today
from factcheck.model.quantity import Quantity
from factcheck.model.time import Time
from factcheck.text.closing import closed
from factcheck.versions import edits

__all__ = ["COMMANDS", "Command"]

Command = Callable[[Annotation, Asked], Annotation]

_TEXTS: Final = frozenset({"statement", "mode", "checkability", "note"})
_LISTS: Final = frozenset({"categories", "hedges", "places", "agents", "tags"})
_RECORDS: Final[Mapping[str, type[Any]]] = {"quantity": Quantity, "time": Time, "attribution": Attribution}


def _add(annotation: Annotation, asked: Asked) -> Annotation:
    spans = asked.spans("spans", annotation)
    statement = asked.maybe("statement") or _sentence(" ".join(span.exact for span in spans))
    details: dict[str, Any] = {"by": asked.maybe("by")}
    if asked.listed("categories"):
        details["categories"] = asked.listed("categories")
    return edits.add(annotation, quote=spans, statement=statement, **details)


def _sentence(words: str) -> str:
    # Whoever selects words in the middle of a sentence means a statement that stands by itself.
    sentence = closed(words)
    return sentence[:1].upper() + sentence[1:]


def _split(annotation: Annotation, asked: Asked) -> Annotation:
    claim = annotation.claim(asked.words("claim"))
    quotes = words_of_parts(annotation, claim, asked.spans("spans", annotation))
    return edits.split(annotation, claim.id, quotes=quotes, keep=asked.number("keep"), statements=asked.listed("statements"))


def _join(annotation: Annotation, asked: Asked) -> Annotation:
    return edits.join(annotation, asked.words("claim"), asked.words("other"), statement=asked.maybe("statement"))


def _amend(annotation: Annotation, asked: Asked) -> Annotation:
    fields: dict[str, Any] = {name: asked.words(name) if name == "statement" else asked.maybe(name)
                              for name in _TEXTS if asked.has(name)}  # fmt: skip
    if fields.get("mode", "") is None:
        del fields["mode"]
    fields |= {name: asked.listed(name) for name in _LISTS if asked.has(name)}
    for name, record in _RECORDS.items():
        if asked.has(name):
            values = asked.record(name)
            fields[name] = None if values is None else _made(record, values, name)
    return edits.amend(annotation, asked.words("claim"), **fields)


def _made(record: type[Any], values: Mapping[str, Any], name: str) -> Any:
    known = {field.name for field in attrs.fields(record)}
    if not values.keys() <= known:
        raise ValueError(f"{name} has no field {min(values.keys() - known)!r}")
    # The schema is asked before the constructor, which stops at the first fault: all are told at once, each beside its field.
    said = {key: value for key, value in values.items() if value is not None}
    faults = [attrs.evolve(one, where=f"/{name}{one.where}") for one in check_schema(said, name)]
    if faults:
        raise InvalidAnnotation(faults)
    return record(**said)


def _give(annotation: Annotation, asked: Asked) -> Annotation:
    spans = asked.spans("spans", annotation)
    return edits.give_words(annotation, asked.words("claim"), spans, role=asked.maybe("role") or "core")


def _take(annotation: Annotation, asked: Asked) -> Annotation:
    return edits.take_words(annotation, asked.words("claim"), asked.spans("spans", annotation))


def _narrow(annotation: Annotation, asked: Asked) -> Annotation:
    return edits.put_words(annotation, asked.words("claim"), asked.spans("spans", annotation))


def _drop(annotation: Annotation, asked: Asked) -> Annotation:
    return edits.drop(annotation, asked.words("claim"), rest=asked.maybe("reason"))


def _rename(annotation: Annotation, asked: Asked) -> Annotation:
    return edits.rename(annotation, asked.words("claim"), asked.words("id"))


def _set_aside(annotation: Annotation, asked: Asked) -> Annotation:
    reason, note = asked.words("reason"), asked.maybe("note")
    for span in asked.spans("spans", annotation):
        annotation = edits.set_aside(annotation, span, reason=reason, note=note)
    return annotation


def _triage(annotation: Annotation, asked: Asked) -> Annotation:
    details = {name: asked.maybe(name) for name in ("reason", "by", "assignee")}
    for claim in asked.listed("claims") or (asked.words("claim"),):
        annotation = edits.triage(annotation, claim, asked.words("decision"), at=asked.maybe("at") or today(), **details)
    return annotation


def _relate(annotation: Annotation, asked: Asked) -> Annotation:
    details = {"status": asked.maybe("status") or "explicit", "note": asked.maybe("note")}
    return edits.relate(annotation, asked.words("claim"), asked.words("type"), asked.words("target"), **details)


def _unrelate(annotation: Annotation, asked: Asked) -> Annotation:
    return edits.unrelate(annotation, asked.words("claim"), asked.words("type"), asked.words("target"))


COMMANDS: Final[Mapping[str, Command]] = {
    "add": _add, "split": _split, "join": _join, "amend": _amend, "give": _give, "take": _take, "narrow": _narrow, "drop": _drop,
    "rename": _rename, "set-aside": _set_aside, "triage": _triage, "relate": _relate, "unrelate": _unrelate, "refer": refer_asked,
    "searched": searched_asked, "waive": waive_asked, "assess": assess_asked, "confirm": confirm_asked,
}  # fmt: skip
"""The commands by name."""
