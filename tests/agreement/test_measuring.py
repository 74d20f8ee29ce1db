"""How far annotators agree: counted by hand, with intervals, and undefined where nothing can be measured."""

from __future__ import annotations

import attrs
import pytest

from factcheck.agreement import agree, agree_on_texts
from factcheck.agreement.reckoning import Sampler
from factcheck.model import Quantity, Reference, Slot, Time, Work
from tests.agreement.making import made

TEXT = "Rain fell on Monday and the mill closed. Forty people lost their work. The mayor was absent."
ONE = [
    ("rain", "Rain fell on Monday.", "Rain fell on Monday"),
    ("mill", "The mill closed.", "the mill closed"),
    ("work", "Forty people lost their work.", "Forty people lost their work"),
    ("mayor", "The mayor was absent.", "The mayor was absent"),
]
OTHER = [
    ("rain-and-mill", "Rain fell on Monday and the mill closed.", "Rain fell on Monday and the mill closed"),
    ("jobs", "Forty people lost their work.", "people lost their work"),
]


def measures(*sides, **options):
    found = agree(*sides, **{"names": "abc"[: len(sides)], "resamples": 0, **options})
    return {(one.subject, one.measure, one.variant, "".join(one.between)): one for one in found.measures}


@pytest.fixture
def counted():
    return measures(made(TEXT, ONE), made(TEXT, OTHER))


@pytest.mark.parametrize(
    ("subject", "variant", "precision", "recall", "f1"),
    [
        ("claims", "strict", 1, 0.5, 2 / 3),
        ("claims", "lenient", 1, 0.75, 6 / 7),
        ("spans", "exact", 0, 0, 0),
        ("spans", "overlapping", 1, 0.75, 6 / 7),
        # The one has 19 + 15 + 28 + 20 characters, the other 39 + 22; in common are 19 + 15 + 22.
        ("spans", "characters", 56 / 61, 56 / 82, 2 * 56 / (61 + 82)),
    ],
)
def test_shares_are_those_counted_by_hand_both_ways(counted, subject, variant, precision, recall, f1):
    there = [counted[subject, name, variant, "ab"].value for name in ("precision", "recall", "f1")]
    back = [counted[subject, name, variant, "ba"].value for name in ("precision", "recall", "f1")]

    assert there == pytest.approx([precision, recall, f1])
    assert back == pytest.approx([recall, precision, f1])


def test_an_empty_study_has_no_measure_that_is_defined():
    found = measures(made(TEXT, []), made(TEXT, []))

    assert {one.value for one in found.values()} == {None}
    assert all(one.why for one in found.values())


def test_one_empty_side_is_no_agreement():
    found = measures(made(TEXT, ONE), made(TEXT, []))

    assert found["claims", "recall", "strict", "ab"].value == 0
    assert found["claims", "precision", "strict", "ab"].value is None
    assert found["claims", "f1", "strict", "ab"].value == 0
    assert found["spans", "f1", "characters", "ab"].value == 0
    assert found["modes", "kappa", None, "ab"].value is None


def test_categories_and_modes_are_compared_on_aligned_claims_only():
    one, other = (
        made(
            TEXT,
            [(*claim, {"categories": [category], "mode": mode}) for claim, category, mode in zip(ONE, *labels, strict=False)],
        )
        for labels in (
            (["event.incident", "event.state", "quantity.flow", "event.state"], ["asserted", "reported", "asserted", "asserted"]),
            (["event.incident", "event.state", "quantity.stock"], ["asserted", "reported", "reported"]),
        )
    )
    found = measures(one, other)

    assert found["categories", "kappa", None, "ab"].value == pytest.approx((2 / 3 - 2 / 9) / (1 - 2 / 9))
    assert found["categories", "kappa", None, "ab"].n == found["categories", "masi-alpha", None, "ab"].n == 3
    assert found["modes", "kappa", None, "ab"].value == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))


def test_figures_and_times_agree_by_what_they_mean():
    given = [
        {"quantity": Quantity(value=40, unit="person", measure="jobs"), "time": Time(at="2024-05")},
        {
            "quantity": Quantity(value=40, unit="person", population="people", as_written="forty"),
            "time": Time(at="2024-05-01/2024-05-31"),
        },
        {"quantity": Quantity(high=40, comparators=["up-to"], unit="person"), "time": None},
    ]
    sides = [made(TEXT, [(*ONE[2], fields)]) for fields in given]

    assert measures(sides[0], sides[1])["quantities", "share", None, "ab"].value == 1
    assert measures(sides[0], sides[1])["times", "share", None, "ab"].value == 1
    assert measures(sides[0], sides[2])["quantities", "share", None, "ab"].value == 0
    assert measures(sides[0], sides[2])["times", "share", None, "ab"].value == 0


def test_stances_are_compared_where_both_cite_one_work():
    works = [Work(id="gazette", csl={"type": "article", "title": "Gates shut", "DOI": "10.1/x"}),
             Work(id="paper", csl={"type": "article", "title": "Gates Shut!", "DOI": "10.1/X"})]  # fmt: skip
    sides = [
        made(TEXT, [(*ONE[1], {"slots": [Slot(kind="independent-report", references=[Reference(work=work.id, stance=stance)])]})],
             works=[work])
        for work, stance in zip(works, ["supports", "context"], strict=True)
    ]  # fmt: skip
    found = agree(*sides, resamples=0)

    [share] = [one for one in found.measures if (one.subject, one.measure) == ("stances", "share")]
    assert (share.value, share.n) == (0, 1)
    assert [(one.kind, one.about, dict(one.says)) for one in found.differences] == [
        ("stance", "Gates shut", {"1": "supports", "2": "context"})
    ]


def test_three_annotators_are_measured_by_twos_and_all_together():
    found = measures(made(TEXT, ONE), made(TEXT, ONE[:2]), made(TEXT, ONE[:1]))

    assert found["claims", "recall", "strict", "ab"].value == 0.5
    assert found["claims", "recall", "strict", "bc"].value == 0.5
    assert found["claimed-or-not", "unitized-alpha", None, "abc"].value < 1
    assert found["categories", "masi-alpha", None, "abc"].n == 2


def test_categories_of_two_vocabularies_are_not_compared():
    one, other = made(TEXT, ONE), made(TEXT, ONE, vocabulary="own.json")
    found = measures(one, other)

    assert found["categories", "kappa", None, "ab"].value is None
    assert "several vocabularies" in found["categories", "kappa", None, "ab"].why


def test_annotator_agrees_with_oneself_on_all(sheet):
    found = agree(sheet, sheet, resamples=0)

    # Where everybody says all alike, chance would agree as well, and the measure has no value but a reason.
    assert {one.value for one in found.measures if not one.why} == {1}
    assert found.differences == ()


def test_intervals_are_the_same_for_one_seed_and_hold_the_value(sheet):
    fewer = attrs.evolve(sheet, claims=[claim for number, claim in enumerate(sheet.claims) if number % 4])
    first, again, other = (agree(sheet, fewer, seed=seed, resamples=200) for seed in (1, 1, 2))

    assert first.measures == again.measures
    assert first.measures != other.measures
    assert all(one.low <= one.value <= one.high for one in first.measures if one.low is not None)
    recall = next(one for one in first.measures if (one.measure, one.variant) == ("recall", "strict"))
    assert 0.6 < recall.low < recall.value < recall.high < 0.85


def test_interval_has_about_the_width_that_theory_gives():
    # A share of 0.75 of 100 independent things has a standard error of 0.0433.
    same = [True] * 75 + [False] * 25
    [(low, high)] = Sampler(seed=5, resamples=4000).intervals("x", same, lambda drawn: [drawn[True] / drawn.total()])

    assert low == pytest.approx(0.75 - 1.96 * 0.0433, abs=0.011)
    assert high == pytest.approx(0.75 + 1.96 * 0.0433, abs=0.011)


def test_interval_of_what_is_seldom_defined_is_none():
    sampler = Sampler(resamples=100)

    assert sampler.intervals("x", [True] + [False] * 99, lambda drawn: [1.0 if drawn[True] > 2 else None]) == [(None, None)]


def test_differences_tell_what_each_says():
    other = [("rain", "No rain fell on Monday.", "Rain fell on Monday", {"mode": "reported"}),
             ("mill", "The mill closed.", "mill closed", {"categories": ["event.state"]})]  # fmt: skip
    found = agree(made(TEXT, ONE[:3]), made(TEXT, other), names=["a", "b"], resamples=0).differences

    assert [(one.kind, one.claims["a"], one.says["b"]) for one in found] == [
        ("statement", ("rain",), "No rain fell on Monday."),
        ("mode", ("rain",), "reported"),
        ("words", ("mill",), "mill closed"),
        ("category", ("mill",), "event.state"),
        ("alone", ("work",), None),
    ]


def test_texts_are_measured_together(sheet):
    mill = made(TEXT, ONE)
    found = agree_on_texts([[sheet, sheet], [mill, attrs.evolve(mill, claims=mill.claims[:1])]], names="ab", resamples=0)
    recall = next(one for one in found.measures if one.measure == "recall")

    assert (recall.n, recall.value) == (len(sheet.claims) + 4, (len(sheet.claims) + 1) / (len(sheet.claims) + 4))
    assert len(found.groups) == len(sheet.claims) + 4
    assert [one.kind for one in found.differences] == ["alone"] * 3


@pytest.mark.parametrize("texts", [[], [[made(TEXT, ONE)] * 2, [made(TEXT, ONE)] * 3]])
def test_each_text_needs_each_annotator(texts):
    with pytest.raises(ValueError, match="each annotator"):
        agree_on_texts(texts)


def test_tags_are_compared_as_sets_and_told():
    sides = [
        made(TEXT, [(*ONE[0], {"tags": one}), (*ONE[1], {"tags": other})]) for one, other in ((["x"], ["y"]), (["x"], ["y", "z"]))
    ]
    found = agree(*sides, resamples=0)
    [alpha] = [one for one in found.measures if one.subject == "tags"]

    assert alpha.n == 2
    assert 0 < alpha.value < 1
    assert [(one.kind, one.says["2"]) for one in found.differences] == [("tags", "y, z")]


@pytest.mark.parametrize("names", [("a",), ("a", "a")])
def test_each_annotator_needs_a_name_of_its_own(names):
    with pytest.raises(ValueError, match="a name each"):
        agree(made(TEXT, ONE), made(TEXT, ONE), names=names)
