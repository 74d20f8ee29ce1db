"""Claims of several annotators side by side."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from factcheck.agreement import align, by_annotator
from tests.agreement.making import made

SUITE = Path(__file__).parents[1] / "suite" / "aligning"
TEXT = "Rain fell on Monday and the mill closed. Forty people lost their work."


def cases(name):
    return json.loads((SUITE / f"{name}.json").read_text(encoding="utf-8"))["cases"]


def aligned(case):
    sides = [made(case["text"], [(one["id"], one["statement"], one["quote"]) for one in case[side]]) for side in ("one", "other")]
    return {tuple(frozenset(claim.id for claim in claims) for claims in group.claims) for group in align(*sides).groups}


def linked(groups):
    return {(one, other) for ours, theirs in groups for one in ours for other in theirs}


def quality(name):
    """Share of the pairs found that are right, and of the right ones that are found."""
    found, right = set(), set()
    for case in cases(name):
        found |= {(case["about"], *pair) for pair in linked(aligned(case))}
        right |= {(case["about"], *pair) for pair in linked(case["groups"])}
    return len(found & right) / len(found), len(found & right) / len(right)


def test_most_pairs_are_right_and_found_on_texts_that_no_threshold_was_chosen_on():
    precision, recall = quality("measured-on")

    assert precision >= 0.95
    assert recall >= 0.9


def test_claims_of_two_annotators_are_aligned_many_to_many():
    one = made(TEXT, [("rain", "Rain fell on Monday.", "Rain fell on Monday"), ("mill", "The mill closed.", "the mill closed")])
    other = made(TEXT, [("both", "Rain fell on Monday and the mill closed.", "Rain fell on Monday and the mill closed")])

    [group] = align(one, other).groups

    assert [[claim.id for claim in claims] for claims in group.claims] == [["rain", "mill"], ["both"]]
    assert group.kind == "split"


def test_claim_on_words_that_another_has_already_stands_alone():
    one = made(TEXT, [("lost", "Forty people lost their work.", "Forty people lost their work"),
                      ("had", "People had work.", "people lost their work")])  # fmt: skip
    other = made(TEXT, [("work-lost", "Forty people lost their work.", "Forty people lost their work")])

    kinds = {tuple(claim.id for claim in group.claims[0]): group.kind for group in align(one, other).groups}

    assert kinds == {("lost",): "one-to-one", ("had",): "alone"}


def test_claims_of_three_annotators_make_one_group():
    sides = [made(TEXT, [(f"mill-{number}", "The mill closed.", "the mill closed")]) for number in range(3)]

    [group] = align(*sides).groups

    assert group.kind == "one-to-one"
    assert [claims[0].id for claims in group.claims] == ["mill-0", "mill-1", "mill-2"]


def test_same_annotation_is_aligned_with_itself(sheet):
    groups = align(sheet, sheet).groups

    assert {group.kind for group in groups} == {"one-to-one"}
    assert all(group.claims[0] == group.claims[1] for group in groups)


@pytest.mark.parametrize("step", [2, 3, 5])
def test_what_was_dropped_stands_alone(sheet, step):
    fewer = attrs.evolve(sheet, claims=[claim for number, claim in enumerate(sheet.claims) if number % step])
    groups = align(sheet, fewer).groups
    alone = {claim.id for group in groups if group.kind == "alone" for claim in group.claims[0]}
    dropped = {claim.id for number, claim in enumerate(sheet.claims) if not number % step}

    assert alone <= dropped
    assert len(alone) >= 0.95 * len(dropped)


def test_annotations_of_two_texts_are_refused(sheet):
    with pytest.raises(ValueError, match="several texts"):
        align(sheet, made(TEXT, []))


def test_one_annotation_is_refused(sheet):
    with pytest.raises(ValueError, match="two annotations"):
        align(sheet)


def test_a_file_of_two_annotators_is_taken_apart():
    both = made(
        TEXT,
        [("rain", "Rain fell.", "Rain fell", {"by": "anna"}), ("mill", "The mill closed.", "the mill closed", {"by": "ben"})],
    )

    apart = by_annotator(both)

    assert {name: [claim.id for claim in one.claims] for name, one in apart.items()} == {"anna": ["rain"], "ben": ["mill"]}


def test_claims_of_nobody_are_not_taken_apart():
    with pytest.raises(ValueError, match="the first is rain"):
        by_annotator(made(TEXT, [("rain", "Rain fell.", "Rain fell")]))
