"""Records in a shell: short to look at, strict to make, and not to be changed."""

from __future__ import annotations

import copy
import pickle

import attrs
import pytest

import factcheck
from factcheck import Claim, Span, model
from factcheck.errors import NoSuchTerm

SPAN = Span(start=0, end=4, exact="Rain")
PLAIN = {"id": "a", "statement": "It rains.", "spans": [SPAN], "categories": ["event.state"]}


def records_of(record):
    yield record
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if attrs.has(type(part)):
                yield from records_of(part)


def test_every_record_of_the_fact_sheet_shows_itself_in_200_characters(sheet):
    weighed = factcheck.evidence.weigh_all(sheet)
    others = [*weighed, *(held for one in weighed for held in one.slots), *factcheck.diff(sheet, attrs.evolve(sheet, note="N"))]
    others += [factcheck.series(sheet, "displaced-in-kosovo"), factcheck.merge(sheet, sheet, sheet), sheet.terms]
    others += [factcheck.views.Fragments(annotation=sheet), factcheck.rebase(sheet, sheet.source.text)]

    assert max(len(repr(record)) for record in [*records_of(sheet), *others]) <= 200


@pytest.mark.parametrize(
    ("cls", "change", "error"),
    [
        (Claim, {"spans": ["250,000"]}, TypeError),
        (Claim, {"spans": []}, ValueError),
        (Claim, {"mode": "assertd"}, NoSuchTerm),
        (Claim, {"checkability": "perhaps"}, NoSuchTerm),
        (Claim, {"slots": ["primary-record"]}, TypeError),
        (Claim, {"tags": "urgent"}, TypeError),
        (Claim, {"hedges": [1]}, TypeError),
        (model.Quantity, {}, ValueError),
        (model.Quantity, {"comparators": ["abuot"]}, NoSuchTerm),
        (model.Slot, {"kind": "a", "level": "shall"}, NoSuchTerm),
        (model.Relation, {"type": "likes", "target": "b"}, NoSuchTerm),
        (Span, {"start": 0, "end": 1, "exact": "a", "role": "cores"}, NoSuchTerm),
        (model.Origin, {"id": "a", "name": " "}, ValueError),
        (model.Annotator, {"id": "a", "name": "\u200b"}, ValueError),
        (model.Waiver, {"reason": " ", "by": "A", "at": "2031-05-02"}, ValueError),
        (model.Waiver, {"reason": "None.", "by": "", "at": "2031-05-02"}, ValueError),
        (model.Search, {"where": "\t", "by": "A", "at": "2031-05-02", "outcome": "found"}, ValueError),
        (model.Search, {"where": "Archive", "by": " ", "at": "2031-05-02", "outcome": "found"}, ValueError),
        (model.Interest, {"value": "neutral", "reason": " "}, ValueError),
        (model.Addition, {"by": " ", "at": "2031-05-02"}, ValueError),
        (model.Annotation, {"id": "a", "source": "release.txt", "claims": []}, TypeError),
    ],
)
def test_constructor_refuses_what_cannot_be(cls, change, error):
    with pytest.raises(error):
        cls(**({**PLAIN, **change} if cls is Claim else change))


def test_bibliographic_data_cannot_be_changed_through_a_work(sheet):
    for work in (sheet.works[0], model.Work(id="w", csl={"type": "report", "title": "T", "author": [{"literal": "A"}]})):
        for change in (
            lambda work=work: work.csl.update(title="X"),
            lambda work=work: work.csl.__setitem__("title", "X"),
            lambda work=work: work.csl["author"].append({}),
            lambda work=work: work.csl["author"][0].pop("literal"),
        ):
            with pytest.raises(TypeError, match="not changed in place"):
                change()
        assert copy.deepcopy(work) == pickle.loads(pickle.dumps(work)) == work  # noqa: S301 (our own)
        assert dict(work.csl) == work.csl
