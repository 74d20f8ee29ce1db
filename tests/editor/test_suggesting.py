"""What the words of a claim state plainly, offered and never guessed."""

from __future__ import annotations

import attrs
import pytest

from factcheck.editor.suggesting import suggestions
from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.source import Source
from factcheck.model.span import Span


def suggested(words, *, language="en", issued="2024-05-03"):
    source = attrs.evolve(Source.from_text(words, title="T"), language=language, issued=issued)
    claim = Claim(id="c", statement=words, spans=[Span(start=0, end=len(words), exact=words)], categories=["unsorted"])
    return suggestions(Annotation(id="a", source=source, claims=[claim]), "c")


@pytest.mark.parametrize(("words", "quantity"), [
    ("The town had 250,000 people", {"value": 250000, "as_written": "250,000"}),
    ("More than 60,000 fled", {"low": 60000, "comparators": ["more-than"], "as_written": "More than 60,000"}),
    ("Up to 40 people went", {"high": 40, "comparators": ["up-to"], "as_written": "Up to 40"}),
    ("It cost 1.5 million", {"value": 1500000, "as_written": "1.5 million"}),
    ("Some 12 percent agreed", {"value": 12, "unit": "percent", "as_written": "12 percent"}),
    ("It cost £4.2 million", {"value": 4200000, "unit": "gbp", "as_written": "£4.2 million"}),
    ("It cost more than € 40", {"low": 40, "comparators": ["more-than"], "unit": "eur", "as_written": "more than € 40"}),
    ("It cost US$40", {"value": 40, "unit": "usd", "as_written": "US$40"}),
    ("It cost $40", {"value": 40, "as_written": "$40"}),
    ("It rose by 3.5%", {"value": 3.5, "unit": "percent", "as_written": "3.5%"}),
    ("The number is estimated at 250", {"value": 250, "comparators": ["estimated"], "as_written": "estimated at 250"}),
])  # fmt: skip
def test_plain_figure(words, quantity):
    assert suggested(words)["quantity"] == quantity


@pytest.mark.parametrize(
    "words", ["In 1999 it closed", "40 came and 50 went", "Nobody came", "Flight AB-40 left", "At 10:40 it left", "Route 1.2.3"]
)
def test_what_is_not_plain_is_not_guessed(words):
    assert "quantity" not in suggested(words)


def test_signs_within_figures_are_read_in_english_only():
    assert "quantity" not in suggested("Die Stadt hatte 250.000 Menschen", language="de")
    assert "quantity" not in suggested("Der Preis war 1,5", language="de")
    assert suggested("Es waren 40 Menschen", language="de")["quantity"]["value"] == 40


@pytest.mark.parametrize(("words", "time"), [
    ("It closed on 2 May 2024", {"at": "2024-05-02", "basis": "explicit", "as_written": "2 May 2024"}),
    ("It has been closed since May 2, 2024", {"since": "2024-05-02", "basis": "explicit", "as_written": "May 2, 2024"}),
    ("They will be paid until 30 June", {"until": "2024-06-30", "basis": "inferred", "as_written": "30 June"}),
])  # fmt: skip
def test_plain_day(words, time):
    assert suggested(words)["time"] == time


def test_day_without_a_year_needs_that_of_the_document():
    assert "time" not in suggested("They left on 30 June", issued=None)


def test_of_several_days_none_is_guessed_and_none_is_a_figure():
    assert suggested("Between 2 May 2024 and 4 May 2024") == {}


def test_hedges_stand_as_they_are_written():
    assert suggested("About 40 people perhaps left")["hedges"] == ["About", "perhaps"]


def test_language_that_is_not_known_gives_only_what_needs_none():
    assert suggested("Zzyx 40 qwrt", language="zxx") == {"quantity": {"value": 40, "as_written": "40"}}
