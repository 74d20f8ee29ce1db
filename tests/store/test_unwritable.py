"""What no file can hold is found before it is written."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

import factcheck
from factcheck import Annotation, Claim, Source, Span
from factcheck.findings import InvalidAnnotation
from factcheck.model import Quantity

TEXT = "Forty left."


def past(record, **fields):
    """Give a record with fields that its constructor refuses, as whoever changes one in memory has it."""
    changed = attrs.evolve(record)
    for name, value in fields.items():
        object.__setattr__(changed, name, value)
    return changed


def annotation(**more):
    span = Span(start=0, end=11, exact=TEXT)
    claim = Claim(id="left", statement="Forty left.", spans=[span], categories=["event.incident"])
    return Annotation(id="a", source=Source.from_text(TEXT, title="T"), claims=[attrs.evolve(claim, **more)])


@pytest.mark.parametrize(
    ("more", "code", "where"),
    [
        ({"quantity": past(Quantity(value=1), value=float("nan"))}, "FC101", "/claims/0/quantity/value"),
        ({"quantity": past(Quantity(low=1), low=float("-inf"))}, "FC101", "/claims/0/quantity/low"),
        ({"statement": "half \ud800 pair"}, "FC102", "/claims/0/statement"),
        ({"note": object()}, "FC203", "/claims/0/note"),
        ({"note": b"bytes"}, "FC203", "/claims/0/note"),
    ],
)
def test_what_no_file_can_hold_is_a_finding_and_writes_nothing(tmp_path, more, code, where):
    path = tmp_path / "a.claims.json"
    factcheck.save(annotation(), path)
    before = path.read_bytes()
    spoilt = annotation()
    spoilt = attrs.evolve(spoilt, claims=[past(spoilt.claims[0], **more)])

    assert [(finding.code, finding.where) for finding in factcheck.check(spoilt)] == [(code, where)]
    with pytest.raises(InvalidAnnotation):
        factcheck.save(spoilt, path, expecting=factcheck.files.ANYTHING)
    assert path.read_bytes() == before


def test_text_of_another_type_is_saved_as_a_text(tmp_path):
    path = tmp_path / "a.claims.json"
    factcheck.save(annotation(statement=Markup("Forty left.")), path)

    assert type(factcheck.load(path).claims[0].statement) is str


@settings(max_examples=60)
@given(
    statement=st.text(min_size=1),
    note=st.one_of(st.none(), st.text()),
    value=st.one_of(st.integers(-(10**12), 10**12), st.floats()),
)
def test_whatever_is_saved_is_loaded_back_equal(tmp_path_factory, statement, note, value):
    path = tmp_path_factory.mktemp("law") / "a.claims.json"
    try:
        made = annotation(statement=statement, note=note, quantity=Quantity(value=value))
        factcheck.save(made, path)
    except (ValueError, InvalidAnnotation):
        assert not path.exists()
    else:
        assert factcheck.load(path) == made
