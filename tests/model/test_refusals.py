"""Constructors against the schemas: what the schema of a record refuses, its constructor refuses too, and names the field."""

from __future__ import annotations

import json
import math

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import model
from factcheck.contract.codec import to_value
from factcheck.contract.conformance import conforms
from factcheck.contract.files import read_schema
from factcheck.errors import FactcheckError
from factcheck.model.refusals import LONGEST_ID, LONGEST_PATH

_TEXT = "The mill closed on Monday."
_DIGEST = "0f" * 32
_SPAN = model.Span(start=0, end=8, exact="The mill")
_QUANTITY = model.Quantity(value=40, unit="worker")
_LINK = model.Link(origin="agency")
_REFERENCE = model.Reference(work="gazette", stance="supports")
_ASSESSMENT = model.Assessment(id="first", at="2024-05-07", by="A. Rater", verdict="supported", basis="retrospective")
_WORK = model.Work(id="gazette", csl={"type": "report", "title": "Gazette"})
_SOURCE = model.Source.from_text(_TEXT, title="Mill closes")
_CLAIM = model.Claim(id="mill-closed", statement=_TEXT, spans=[_SPAN], categories=["event.incident"])

SOUND = [
    _SPAN, _QUANTITY, _LINK, _REFERENCE, _ASSESSMENT, _WORK, _SOURCE, _CLAIM,
    model.Annotation(id="mill", source=_SOURCE, claims=[_CLAIM]),
    model.Unclaimed(start=0, end=8, exact="The mill", reason="title"),
    model.Time(at="2024-05-06"),
    model.Attribution(voice="own"),
    model.Relation(type="elaborates", target="mill-closed"),
    model.Slot(kind="register"),
    model.Waiver(reason="No register.", by="A. Rater", at="2024-05-07"),
    model.Search(at="2024-05-07", by="A. Rater", where="Register", outcome="nothing-found"),
    model.Addition(by="A. Rater", at="2024-05-07"),
    model.Interest(value="party", reason="It owns the mill."),
    model.Digests(source=_DIGEST, claim=_DIGEST, evidence=_DIGEST),
    model.Capture(accessed="2024-05-07"),
    model.Origin(id="agency", name="Agency"),
    model.Annotator(id="ann", name="Ann"),
    model.Triage(decision="check"),
    model.Counterpart(claim="mill-closed", document="other", target="mill-shut", relation="restates"),
    model.Naming(here="the Board", there="the owners", ground="The release says so."),
    model.Original(media_type="text/html", sha256=_DIGEST),
    model.Extractor(name="reader", version="1"),
    model.Run(start=0, end=8, page=1),
    model.Extraction(
        original=model.Original(media_type="text/html", sha256=_DIGEST),
        by=model.Extractor(name="reader", version="1"),
        policy="main-text",
    ),
]  # fmt: skip
"""A sound record of each class."""

VALUES = [
    None, True, False, 0, 1, -1, 40, 1.5, -0.5, 2**53, -(2**53), 2**70, math.nan, math.inf, -math.inf, 3j, b"x", object(), "",
    " ", "\u200b", "\u2800", "\u3164", "\u200d\ufe0f", 10**400,
    "x", "X y", "a-b", "a--b", "a" * LONGEST_ID, "a" * (LONGEST_ID + 1), "a" * (LONGEST_PATH + 1), "a\n",
    "\ud800", "/etc/x", "a/../b", "1999-02-30", "1999-03-26", "1999-03", "1999-03/1998", "2000", "http://",
    "https://a.example/x", "https://a b", "ftp://a.example",
    "https://[", _DIGEST, _DIGEST.upper(), "en", "sr-Latn", "e", "text/html", "Text/HTML", "0:04:17.200/0:04:19.000",
    "0:04:17/0:04:19", "supported", "core", "cats.json", [], (), ["x"], ["x", "x"], ["X y"], ["a" * (LONGEST_ID + 1)], [""],
    ["\ud800"],
    [None], [3], ["about"], ["about", "about"], [_DIGEST], set(), {"x"}, {}, {"a": 1}, {1: "a"}, {"type": "report"},
    {"type": "report", "title": "T"}, {"type": "report", "title": ""}, {"type": "report", "title": "T", "n": math.nan},
    {"type": "report", "title": "T", "n": {1}}, {"type": "report", "title": "T", 1: "n"}, {"type": "report", "title": "\ud800"},
    *SOUND, *([one] for one in SOUND), model.Source, "Source",
]  # fmt: skip

CASES = [pytest.param(one, id=type(one).__name__) for one in SOUND]

STRICTER = {
    # What is false between two fields of one record is told by a check of the file, not by the schema.
    "Span": {"start", "end", "exact"}, "Unclaimed": {"start", "end", "exact"}, "Run": {"start", "end"},
}  # fmt: skip


def _name(record):
    return type(record).__name__.lower()


def _fields(record):
    return [field for field in attrs.fields(type(record)) if not field.metadata.get("attached")]


def _accepted(record, **changes):
    """Give the record with changes, or None where the constructor refuses it, with what it says."""
    try:
        return attrs.evolve(record, **changes), ""
    except (TypeError, ValueError, FactcheckError) as error:
        return None, str(error)


def _is_sound(record):
    value = to_value(record)
    try:
        written = json.loads(json.dumps(value, allow_nan=False, ensure_ascii=False).encode())
    except (TypeError, ValueError):
        return False
    return written == value and conforms(written, _name(record))


def test_there_is_a_sound_record_of_every_class():
    of_vocabularies = {"SlotDemand", "Term", "Vocabulary"}

    assert {type(one).__name__ for one in SOUND} == set(model.__all__) - of_vocabularies
    assert [one for one in SOUND if not _is_sound(one)] == []


@pytest.mark.parametrize("record", CASES)
def test_no_constructor_accepts_what_its_schema_refuses(record):
    made = [(field.name, value, _accepted(record, **{field.name: value})[0]) for field in _fields(record) for value in VALUES]

    assert [(name, value) for name, value, one in made if one is not None and not _is_sound(one)] == []


@pytest.mark.parametrize("record", CASES)
def test_a_refusal_names_the_field(record):
    told = [(field.name, value, _accepted(record, **{field.name: value})) for field in _fields(record) for value in VALUES]
    ways_round = {"a span is half-open", "needs at least one span", "says", "a source has"}

    assert [
        (name, value, why)
        for name, value, (one, why) in told
        if one is None and name not in why and not any(words in why for words in ways_round)
    ] == []


@pytest.mark.parametrize("record", CASES)
def test_constructors_accept_what_the_schema_accepts(record):
    refused = []
    for field in _fields(record):
        key = "$schema" if field.name == "schema" else field.name
        for value in VALUES:
            if isinstance(value, str | int | float) and _conforms_with(record, key, value):
                made, why = _accepted(record, **{field.name: value})
                refused += [] if made is not None else [(field.name, value, why)]

    assert [one for one in refused if one[0] not in STRICTER.get(type(record).__name__, ())] == []


def _conforms_with(record, key, value):
    return value != "\ud800" and abs(value if isinstance(value, int | float) else 0) <= 2**60 and conforms(
        {**to_value(record), key: value}, _name(record)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (model.Time(at="1999"), {"since": "1998"}),
        (model.Time(since="1999"), {"until": "1998"}),
        (model.Time(at="1999"), {"at": None}),
        (_QUANTITY, {"as_of": "1999", "until": "2000"}),
        (_QUANTITY, {"since": "2000-02", "until": "2000-01-31"}),
        (_QUANTITY, {"high": 50}),
        (_QUANTITY, {"value": None, "unit": None}),
        (_SOURCE, {"text": None}),
        (model.Run(start=0, end=8, page=1), {"page": None}),
        (model.Run(start=0, end=8, page=1), {"start": 8}),
    ],
)
def test_fields_that_cannot_stand_together_are_refused(record, changes):
    assert _accepted(record, **changes)[0] is None


@pytest.mark.parametrize("record", CASES)
@settings(max_examples=25)
@given(data=st.data())
def test_no_record_of_accepted_values_departs_from_its_schema(record, data):
    texts = [field.name for field in _fields(record) if str(field.type).removesuffix(" | None") == "str"]
    patterns = [described["pattern"] for described in read_schema(_name(record))["properties"].values() if "pattern" in described]
    words = st.one_of(st.text(max_size=12), st.sampled_from(VALUES[18:54]), *(st.from_regex(one) for one in patterns))
    changes = data.draw(st.dictionaries(st.sampled_from(texts), words)) if texts else {}

    made, _ = _accepted(record, **changes)

    assert made is None or _is_sound(made)


def test_what_a_work_was_made_of_can_be_changed_without_changing_the_work():
    csl = {"type": "report", "title": "Gazette", "author": [{"literal": "Office"}]}
    work = model.Work(id="gazette", csl=csl)

    csl["author"][0]["literal"] = "Ministry"
    csl["author"].append({"literal": "Court"})

    assert work.csl == {"type": "report", "title": "Gazette", "author": [{"literal": "Office"}]}
