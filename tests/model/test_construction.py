"""What construction refuses, and says about it."""

from __future__ import annotations

import hashlib

import attrs
import pytest

import factcheck
from factcheck import Annotation, Claim, Source, Span
from factcheck.model import Quantity, Time, Unclaimed

SPAN = Span(start=0, end=8, exact="The mill")


@pytest.mark.parametrize("record", [Span, Unclaimed])
@pytest.mark.parametrize(
    ("fields", "error", "message"),
    [
        ({"start": 5, "end": 5, "exact": "x"}, ValueError, "half-open and not empty"),
        ({"start": 5, "end": 5, "exact": ""}, ValueError, "exact is blank"),
        ({"start": 6, "end": 5, "exact": "x"}, ValueError, "half-open and not empty"),
        ({"start": -1, "end": 1, "exact": "xx"}, ValueError, "start must be 0 or more"),
        ({"start": 0.0, "end": 1, "exact": "x"}, TypeError, "start must be a whole number"),
        ({"start": 0, "end": True, "exact": "x"}, TypeError, "end must be a whole number"),
        ({"start": 0, "end": 4, "exact": "🏭🏭"}, ValueError, "not bytes and not UTF-16 units"),
        ({"start": 0, "end": 1, "exact": "\ud83c"}, ValueError, "half of a surrogate pair"),
    ],
)
def test_offsets_that_cannot_be_are_refused(record, fields, error, message):
    rest = {"reason": "title"} if record is Unclaimed else {}

    with pytest.raises(error, match=message):
        record(**fields, **rest)


@pytest.mark.parametrize("wrong", ["Displaced", "two words", "-a", "a-", "a--b", "a" * 101])
def test_id_that_cannot_be_one_is_refused(wrong):
    with pytest.raises(ValueError, match="is not an id"):
        Claim(id=wrong, statement="S.", spans=[SPAN], categories=["event.state"])


@pytest.mark.parametrize(("spans", "categories"), [([], ["event.state"]), ([SPAN], [])])
def test_claim_needs_a_span_and_a_category(spans, categories):
    with pytest.raises(ValueError, match="at least one span and one category"):
        Claim(id="a", statement="S.", spans=spans, categories=categories)


def test_single_text_is_not_taken_for_several():
    with pytest.raises(TypeError, match="put it in a list or tuple"):
        Claim(id="a", statement="S.", spans=[SPAN], categories="event.state")


def test_lists_become_tuples():
    claim = Claim(id="a", statement="S.", spans=[SPAN], categories=["event.state"], tags=iter(["one"]))

    assert (claim.spans, claim.categories, claim.tags) == ((SPAN,), ("event.state",), ("one",))


def test_figure_has_a_value_or_bounds():
    with pytest.raises(ValueError, match="a value or bounds, not both"):
        Quantity(value=3, high=4)


def test_bounds_are_in_order():
    with pytest.raises(ValueError, match="low must not exceed high"):
        Quantity(low=5, high=4)


@pytest.mark.parametrize("wrong", ["1999-02-30", "26 March 1999", "1999-3-1"])
def test_date_that_does_not_exist_is_refused(wrong):
    with pytest.raises(ValueError, match="is not a date"):
        Time(at=wrong)
    with pytest.raises(ValueError, match="not a day of the calendar"):
        Source.from_text("Text.", title="T", issued=wrong)


def test_records_cannot_be_changed():
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        SPAN.start = 3


def test_records_can_be_evolved_and_hashed(sheet):
    claim = sheet.claim("displaced-total")

    assert attrs.evolve(claim, note="n").note == "n"
    assert len({claim, attrs.evolve(claim), *sheet.claims}) == len(sheet.claims)


def test_source_of_a_text_has_its_digest_and_length():
    source = Source.from_text("🏭 é", title="T")

    assert (source.length, source.sha256) == (3, hashlib.sha256("🏭 é".encode()).hexdigest())
    assert factcheck.check(Annotation(id="a", source=source, claims=[]))[0].code == "FC308"
