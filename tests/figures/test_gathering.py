"""Figures compared, and side by side."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.figures import Figure, compare
from factcheck.model import Origin, Quantity, Reference, Slot, Work
from tests.strategies import quantities

STOCK = {"measure": "m", "kind": "stock", "unit": "person", "as_of": "1999-03-26"}


def stock(**more):
    return Quantity(**{**STOCK, **more})


def flow(**more):
    return Quantity(**{"measure": "m", "kind": "flow", "since": "1999-03-19", "until": "1999-03-26", **more})


def said(quantity, day, *lineage):
    return Figure(quantity=quantity, stated=day, lineage=frozenset(lineage))


EARLY, LATE = "1999-03-27", "1999-05-01"


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (stock(value=250), stock(value=250), "same"),
        (stock(high=30), stock(high=30), "same"),
        (stock(high=30), stock(low=25), "consistent"),
        (stock(value=250, comparators=["about"]), stock(value=247), "consistent"),
        (stock(value=18_500), stock(value=18_523), "consistent"),
        (stock(value=240, as_of="1999-03-19"), stock(value=250), "update"),
        (stock(value=250, as_of="1999-03-19"), stock(value=250), "update"),
        (stock(value=240, as_of="1999-03"), stock(value=250), "contradiction"),
        (stock(value=40), stock(value=45), "contradiction"),
        (stock(low=60, comparators=["more-than"]), stock(high=60), "contradiction"),
        (stock(low=60, comparators=["at-least"]), stock(high=60), "consistent"),
        (flow(high=30), flow(low=20), "consistent"),
        (flow(high=30), flow(low=40), "contradiction"),
        (flow(high=30), flow(value=60, until="1999-04-26"), "update"),
        (flow(high=30), flow(low=40, since="1999-03"), "contradiction"),
        (said(stock(value=250), EARLY), said(stock(value=210), LATE), "correction"),
        (said(stock(value=250), EARLY, "unhcr"), said(stock(value=210), LATE, "bbc", "unhcr"), "correction"),
        (said(stock(value=250), EARLY, "nato"), said(stock(value=210), LATE, "hrw"), "contradiction"),
        (said(stock(value=250), EARLY), said(stock(value=210), EARLY), "contradiction"),
        (said(stock(value=250, as_of=None), EARLY), said(stock(value=300, as_of=None), LATE), "update"),
        (said(flow(value=250, until=None), EARLY), said(flow(value=300, until=None), LATE), "update"),
        (Quantity(value=3, kind="count"), said(Quantity(value=3, kind="count"), LATE), "same"),
    ],
)  # fmt: skip
def test_figures_are_this_to_each_other(one, other, relation):
    assert compare(one, other).relation == compare(other, one).relation == relation


@pytest.mark.parametrize(
    ("one", "other", "dimension"),
    [
        (stock(value=1), stock(value=1, measure="n"), "measure"),
        (stock(value=1), stock(value=1, kind="count"), "kind"),
        (stock(value=1), stock(value=1, unit="family"), "unit"),
        (stock(value=1, population="refugees"), stock(value=2, population="displaced people"), "population"),
        (stock(value=1, place="Kosovo"), stock(value=2, place="Albania"), "place"),
        (Quantity(value=1, population="refugees"), Quantity(value=1, population="displaced people"), "population"),
        (flow(value=1), flow(value=1, since="1999-02"), "period"),
        (flow(value=1), flow(value=1, since=None), "period"),
        (Quantity(value=1, as_of="1999"), Quantity(value=1, since="1999"), "period"),
        (stock(value=1), stock(as_written="many"), "figure"),
    ],
)
def test_figures_that_differ_in_what_they_count_are_not_comparable(one, other, dimension):
    comparison = compare(one, other)

    assert (comparison.relation, comparison.dimension) == ("not-comparable", dimension)
    assert compare(other, one).dimension == dimension


def test_what_only_one_of_two_says_does_not_keep_them_apart():
    assert compare(stock(value=1, place="Kosovo"), Quantity(value=1, as_of="1999-03-26")).relation == "same"
    assert compare(stock(value=1, place="Kosovo "), stock(value=1, place="kosovo")).relation == "same"


def test_other_words_for_what_one_measure_counts_allow_agreement_only():
    one, other = stock(value=250, place="Kosovo"), stock(value=250, place="in and around Kosovo")

    assert compare(one, other).relation == "consistent"
    assert compare(one, attrs.evolve(other, as_of="1999-05")).relation == "update"


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"value": 250}, "the same figure"),
        ({"low": 200}, "can be true beside it"),
        ({"value": 9}, "cannot be true beside it"),
        ({"value": 9, "as_of": "1999-03-19"}, "for earlier days"),
        ({"value": 9, "as_of": "1999-04-19"}, "for later days"),
        ({"value": 9, "kind": "flow"}, "not comparable: another kind"),
        ({"as_written": "many"}, "not comparable: no number"),
    ],
)
def test_comparison_is_told_without_terms(other, words):
    assert compare(stock(value=250), stock(**other)).words == words


def test_comparison_says_which_figure_is_the_later():
    early, late = stock(value=1, as_of="1999-03-19"), stock(value=1)

    assert compare(early, late).later.quantity == compare(late, early).later.quantity == late
    assert (str(compare(early, late)), str(compare(late, early))) == ("update (later)", "update (earlier)")


def test_every_relation_is_a_term_and_every_term_a_relation():
    terms = {term.id for term in load_vocabulary("figure-relations").terms}

    assert terms == {"same", "consistent", "update", "correction", "contradiction", "not-comparable"}


@given(quantities(), quantities(), st.sampled_from([None, EARLY, LATE]), st.sampled_from([None, EARLY, LATE]))
def test_order_makes_no_difference(one, other, said_first, said_second):
    there = compare(said(one, said_first), said(other, said_second))
    back = compare(said(other, said_second), said(one, said_first))

    assert (there.relation, there.dimension, there.later) == (back.relation, back.dimension, back.later)


@given(quantities())
def test_figure_is_the_same_as_itself(quantity):
    comparison = compare(quantity, quantity)

    assert comparison.relation == "same" or comparison.dimension == "figure"


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.integers(0, 200), st.sampled_from(["low", "high"]))
def test_widening_a_bound_never_makes_a_contradiction(first, second, other, further, which):
    low, high = sorted((first, second))
    wider = {"low": low - min(low, further), "high": high} if which == "low" else {"low": low, "high": high + further}
    fixed = stock(value=other)

    if compare(stock(low=low, high=high), fixed).relation in ("same", "consistent"):
        assert compare(stock(**wider), fixed).relation in ("same", "consistent")


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (stock(value=2400, comparators=["about"]), "about 2,400"),
        (stock(value=2400), "2,400"),
        (stock(high=300), "at most 300"),
        (stock(high=300, comparators=["less-than"]), "less than 300"),
        (stock(low=300), "at least 300"),
        (stock(low=300, comparators=["more-than"]), "more than 300"),
        (stock(low=240, high=260), "240 to 260"),
        (stock(low=240, high=260, comparators=["more-than"]), "more than 240 and at most 260"),
        (stock(as_written="many"), '"many"'),
        (stock(), "no figure"),
    ],
)
def test_figure_is_worded(quantity, words):
    assert str(Figure(quantity=quantity, words=quantity.as_written)) == words


class TestSeries:
    @pytest.fixture
    def town(self, root):
        return factcheck.load(root / "tests/examples/valid/figures.claims.json")

    def facts(self, series):
        return [(str(entry.figure), entry.figure.work, str(entry.comparison or "own")) for entry in series.entries]

    def test_figures_stand_in_the_order_of_the_days_they_hold_for(self, town):
        assert self.facts(factcheck.series(town, "sheltering-in-northtown")) == [
            ("about 600", "observer-families", "not-comparable (unit)"),
            ("2,150", "red-cross-17-may", "update (earlier)"),
            ("about 2,400", None, "own"),
            ("2,430", "red-cross-20-may", "consistent"),
            ("at least 2,600", "observer", "contradiction"),
            ("2,050", "red-cross-review", "contradiction"),
            ('"thousands" (implies at least 2,000)', "mayor", "update (later)"),
        ]

    def test_only_works_that_were_certainly_available_by_the_day_are_left(self, town):
        undated = attrs.evolve(town, works=[attrs.evolve(town.works[0], available=None), *town.works[1:]])
        late = attrs.evolve(town, works=[attrs.evolve(town.works[0], available="2024-05"), *town.works[1:]])

        known = [work for _, work, _ in self.facts(factcheck.series(town, "sheltering-in-northtown", as_of="2024-05-20"))]
        assert known == ["red-cross-17-may", None, "red-cross-20-may"]
        for spoilt in (undated, late):
            shown = factcheck.series(spoilt, "sheltering-in-northtown", as_of="2024-05-20")
            assert [work for _, work, _ in self.facts(shown)] == [None, "red-cross-20-may"]

    def test_day_that_is_none_is_an_error(self, town):
        with pytest.raises(ValueError, match="not a day"):
            factcheck.series(town, "sheltering-in-northtown", as_of="2024-05")

    def test_measures_are_counted(self, town):
        counts = factcheck.figures.measures(town)

        assert counts == {"arrived-in-northtown": 3, "children-in-northtown": 1, "sheltering-in-northtown": 7}
        assert all(len(factcheck.series(town, measure).entries) == count for measure, count in counts.items())

    def test_figure_without_a_measure_belongs_to_no_series(self, town):
        claim = attrs.evolve(town.claims[-1], quantity=Quantity(value=5))

        assert "children-in-northtown" not in factcheck.figures.measures(attrs.evolve(town, claims=[*town.claims[:-1], claim]))

    def test_unknown_measure_is_an_error_with_a_suggestion(self, town):
        with pytest.raises(factcheck.errors.NoSuchTerm, match="did you mean sheltering-in-northtown"):
            factcheck.series(town, "sheltering-in-nothtown")

    def with_reference(self, sheet, reference, *works):
        claim = sheet.claim("displaced-total")
        slots = [attrs.evolve(claim.slots[0], references=[reference]), Slot(kind="dissent", references=[reference])]
        claims = [attrs.evolve(one, slots=slots) if one is claim else attrs.evolve(one, slots=()) for one in sheet.claims]
        origins = [*sheet.origins, Origin(id="u", name="U"), Origin(id="v", name="V", derived_from=["u"])]
        return attrs.evolve(sheet, claims=claims, works=works, origins=origins)

    def test_passage_cited_twice_is_one_figure_of_the_measure_of_its_claim(self, sheet):
        reference = Reference(work="w", stance="context", excerpt="now 240", quantity=Quantity(value=240, as_of="1999-03-19"))
        work = Work(id="w", csl={"type": "report", "title": "T", "issued": {"date-parts": [[1999, 3]]}}, origins=["v"])

        cited, own = factcheck.series(self.with_reference(sheet, reference, work), "displaced-in-kosovo").entries

        figure = cited.figure
        assert (figure.quantity.kind, figure.words, figure.stated, figure.origins) == ("stock", "now 240", "1999-03", ("V",))
        assert figure.lineage == {"u", "v"}
        assert cited.comparison.one is own.figure
        assert own.comparison is None

    def test_voice_that_the_passage_relays_has_the_figure(self, sheet):
        reference = Reference(work="w", stance="context", origins=["u"], quantity=Quantity(value=240))
        work = Work(id="w", csl={"type": "report", "title": "T"}, origins=["v"], available="1999-03-19")

        cited, _ = factcheck.series(self.with_reference(sheet, reference, work), "displaced-in-kosovo").entries

        assert (cited.figure.origins, cited.figure.stated) == (("U",), "1999-03-19")

    def test_figure_of_another_measure_stands_in_a_series_of_its_own(self, sheet):
        reference = Reference(work="w", stance="context", quantity=Quantity(measure="homeless", value=240))
        work = Work(id="w", csl={"type": "report", "title": "T", "issued": {"literal": "spring"}})
        annotation = self.with_reference(sheet, reference, work)

        (entry,) = factcheck.series(annotation, "homeless").entries

        assert (entry.comparison, entry.figure.stated) == (None, None)
        assert len(factcheck.series(annotation, "displaced-in-kosovo").entries) == 1

    def test_reference_to_no_work_is_passed_over(self, sheet):
        annotation = self.with_reference(sheet, Reference(work="w", stance="context", quantity=Quantity(value=1)))

        assert len(factcheck.series(annotation, "displaced-in-kosovo").entries) == 1

    def test_figure_of_another_claim_is_compared_with_the_first_of_its_measure(self, town):
        claim = town.claim("many-children")
        reference = Reference(work="mayor", stance="context", quantity=Quantity(measure="sheltering-in-northtown", value=9))
        slot = attrs.evolve(claim.slots[0], references=[reference])
        claims = [attrs.evolve(one, slots=[slot]) if one is claim else one for one in town.claims]

        entries = factcheck.series(attrs.evolve(town, claims=claims), "sheltering-in-northtown").entries

        (found,) = [entry for entry in entries if str(entry.figure) == "9"]
        assert found.comparison.one.claim == "sheltering-total"
