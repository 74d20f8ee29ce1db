"""What each format declares of each field is what survives when an annotation is written in it and read back."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import Phase, assume, given, settings

from factcheck.formats import Text, export_to, format_called
from factcheck.formats.fates import ANNOTATION_FIELDS, CLAIM_FIELDS, EXACT, LOST, value_of
from factcheck.formats.registry import FORMATS
from factcheck.model import Annotation, Source
from tests.strategies import annotations

READ_BACK = [name for name in FORMATS if format_called(name).is_read]
SAYS_NOTHING = Annotation(id="empty", source=Source.from_text("Nothing.", title="Nothing"), claims=())


def back(name, annotation, **more):
    exported = export_to(name, annotation)
    text = Text(content=annotation.source.text)
    return exported, format_called(name).read(exported.documents, text=text, **more)


def says(annotation, field):
    if field in ANNOTATION_FIELDS:
        return [] if value_of(annotation, field) == value_of(SAYS_NOTHING, field) else [value_of(annotation, field)]
    blank = {"span roles": lambda roles: set(roles) <= {"core"}, "span context": lambda pairs: not any(map(any, pairs))}
    is_blank = blank.get(field, lambda value: value in (None, (), "asserted"))
    return [value for value in value_of(annotation, field) if not is_blank(value)]


@pytest.mark.parametrize("name", FORMATS)
def test_a_table_tells_of_every_field(name):
    assert set(format_called(name).fates) == {*CLAIM_FIELDS, *ANNOTATION_FIELDS}


@pytest.mark.parametrize("name", READ_BACK)
@settings(max_examples=10, phases=[Phase.generate])
@given(annotation=annotations())
def test_what_is_declared_exact_survives_and_what_is_declared_lost_does_not(name, annotation):
    # Nobody words a claim in blanks, and formats that hold nothing but statements have no place for one.
    assume(annotation.claims and all(claim.statement.strip() for claim in annotation.claims))

    _, imported = back(name, annotation)

    assert imported.refused == ()
    (found,) = imported.annotations
    for field, fate in format_called(name).fates.items():
        if fate == EXACT:
            assert value_of(found, field) == value_of(annotation, field), field
        elif fate == LOST and field not in ("annotators", "title"):
            assert says(found, field) == [], field


@pytest.mark.parametrize("name", READ_BACK)
@settings(max_examples=10, phases=[Phase.generate])
@given(annotation=annotations())
def test_every_loss_is_named_and_nothing_else(name, annotation):
    exported, _ = back(name, annotation)
    fates = format_called(name).fates

    named = {loss.where.rpartition("/")[2].replace("-", " ") for loss in exported.losses}
    lost = {field for field, fate in fates.items() if fate != EXACT and says(annotation, field)}

    assert named == lost


@pytest.mark.parametrize("name", [name for name in READ_BACK if format_called(name).fates["spans"] == EXACT])
def test_a_long_annotation_comes_back(name, sheet):
    _, imported = back(name, sheet)

    (found,) = imported.annotations
    assert [attrs.evolve(claim, slots=(), assessments=(), triage=None, by=None) for claim in sheet.claims] == [
        attrs.evolve(claim, slots=(), assessments=(), triage=None, by=None) for claim in found.claims
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_knows_its_own_files_and_no_other_does(name, sheet):
    document = export_to(name, sheet).documents[0]

    assert [one for one in FORMATS if format_called(one).looks_like(document)] == [name]


@pytest.mark.parametrize("name", READ_BACK)
def test_nothing_is_imported_that_nobody_said(name, sheet):
    _, imported = back(name, sheet)

    (found,) = imported.annotations
    assert not list(found.references())
    assert not any(claim.assessments for claim in found.claims)
    assert {annotator.kind for annotator in found.annotators} == {"program"}
    assert {claim.by for claim in found.claims} == {annotator.id for annotator in found.annotators}
    assert all(annotator.version for annotator in found.annotators)
