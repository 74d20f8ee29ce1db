"""Figures near that of a claim, and which way they bear."""

from __future__ import annotations

import attrs
import pytest

from factcheck import Annotation, Claim, Source, Span
from factcheck.figures import near_figures
from factcheck.model import Origin, Quantity, Reference, Slot, Work
from factcheck.views.terminal import evidence_lines

OWN = Quantity(measure="displaced", value=250_000, comparators=["about"], unit="person", kind="stock", as_of="1999-03-26")
WORKS = (
    Work(id="briefing", csl={"type": "report", "title": "B"}, origins=["agency"], available="1999-03-19"),
    Work(id="speech", csl={"type": "speech", "title": "S"}, origins=["ministry"], available="1999-05-01"),
)


def annotation(own, *references):
    slot = Slot(kind="primary-statistics", references=references)
    claim = Claim(
        id="displaced", statement="250,000 are displaced.", spans=[Span(start=0, end=4, exact="Text")],
        categories=["quantity.stock"], quantity=own, slots=[slot],
    )  # fmt: skip
    source = attrs.evolve(Source.from_text("Text", title="T"), issuer="ministry", issued="1999-03-26")
    origins = [
        Origin(id="agency", name="Agency", interest="neutral"),
        Origin(id="ministry", name="Ministry", interest="claimant"),
    ]
    return Annotation(id="a", source=source, claims=[claim], works=WORKS, origins=origins)


def beside(own=OWN, *, work="briefing", on=None, **quantity):
    figure = {"unit": "person", "kind": "stock", "as_of": "1999-03-26", **quantity}
    figure = {name: value for name, value in figure.items() if value is not None}
    reference = Reference(work=work, stance="context", quantity=Quantity(**figure))
    found = near_figures(annotation(own, reference), "displaced", as_of=on)
    return [(one.bears, one.days, one.size, one.comparison.relation) for one in found]


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        # The sheet's own case: what was counted a week before, and three days before, is neither for nor against.
        ({"value": 240_000, "as_of": "1999-03-19"}, ("neither", -7, "lower", "update")),
        ({"low": 260_000, "comparators": ["more-than"], "as_of": "1999-03-23"}, ("neither", -3, "higher", "update")),
        ({"value": 260_000, "as_of": "1999-04-02"}, ("neither", 7, "higher", "update")),
        # For the same day, by intervals: within, with no number in common, with some.
        ({"value": 250_000}, ("for", 0, "overlapping", "same")),
        ({"low": 248_000, "high": 252_000}, ("for", 0, "overlapping", "consistent")),
        ({"value": 240_000}, ("against", 0, "lower", "contradiction")),
        ({"low": 300_000, "comparators": ["at-least"]}, ("against", 0, "higher", "contradiction")),
        ({"low": 211_000, "comparators": ["at-least"]}, ("neither", 0, "overlapping", "consistent")),
        ({"low": 240_000, "high": 260_000}, ("neither", 0, "overlapping", "consistent")),
        ({"as_written": "hundreds of thousands"}, ("neither", 0, "overlapping", "consistent")),
        # Far in time, near in size, and the other way round.
        ({"value": 300_000, "as_of": "1998-10-06"}, ("neither", -171, "higher", "update")),
        ({"value": 2_000, "as_of": "1999-03-20"}, ("neither", -6, "lower", "update")),
        ({"value": 250, "unit": "thousand-people"}, ("for", 0, "overlapping", "same")),
        ({"value": 250_000, "kind": "flow", "as_of": None, "since": "1999-03-01", "until": "1999-03-26"},
         ("neither", 0, "overlapping", "not-comparable")),
    ],
)  # fmt: skip
def test_figure_bears_by_its_interval_and_its_day(quantity, expected):
    assert beside(**quantity) == [expected]


@pytest.mark.parametrize(
    "quantity",
    [
        {"value": 2_000, "as_of": "1998-10-06"},
        {"value": 900_000, "as_of": "1999-06"},
        {"value": 60, "unit": "family"},
        {"value": 240_000, "measure": "refugees"},
        {"as_written": "many"},
    ],
)
def test_figure_that_is_far_or_counts_something_else_is_not_near(quantity):
    assert beside(**quantity) == []


def test_issuers_own_figure_is_neither():
    assert beside(work="speech", value=250_000) == [("neither", 0, "overlapping", "same")]


def test_figure_of_a_work_that_came_later_is_left_out():
    assert beside(work="speech", value=250_000, on="1999-03-26") == []


@pytest.mark.parametrize("own", [None, Quantity(value=4), Quantity(measure="displaced", as_written="many")])
def test_claim_without_a_figure_that_can_be_compared_has_none_near(own):
    assert beside(own, value=4) == []


def test_undated_figure_is_near_by_its_size_alone():
    own = attrs.evolve(OWN, as_of=None, kind="count")

    assert beside(own, value=250_000, kind="count", as_of=None) == [("for", None, "overlapping", "same")]
    assert beside(own, value=5, kind="count", as_of=None) == []


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        ({"value": 240_000, "as_of": "1999-03-19"}, "· 240,000, 1999-03-19: 7 days earlier, lower; update, Agency [briefing]"),
        ({"value": 240_000, "as_of": "1999-03-27"}, "· 240,000, 1999-03-27: 1 day later, lower; update, Agency [briefing]"),
        ({"value": 250_000, "as_of": "1999-03-26"}, "+ 250,000, 1999-03-26: the same time, overlapping; same, Agency"),
        ({"value": 240_000, "as_of": "1999-03-26"}, "- 240,000, 1999-03-26: the same time, lower; contradiction, Agency"),
    ],
)
def test_evidence_tells_them_with_the_rule(quantity, words):
    from factcheck.evidence import weigh
    from factcheck.views.card import card_of
    from factcheck.views.lookup import Lookup

    made = annotation(
        OWN, Reference(work="briefing", stance="context", quantity=Quantity(unit="person", kind="stock", **quantity))
    )
    card = card_of(Lookup(annotation=made), weigh(made, "displaced"))
    told = " ".join(" ".join(evidence_lines(card, lambda said, style: said, near=near_figures(made, "displaced"))).split())

    assert words in told
    assert "none of them fills a slot" in told
