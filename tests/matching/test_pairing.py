from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings

import factcheck
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.matching.pairing import LEAST_SCORE
from tests.strategies import annotations


@pytest.fixture(scope="module")
def second(root):
    return factcheck.load(root / "docs/examples/flood-13-may.claims.json")


@pytest.fixture(scope="module")
def first(root):
    return factcheck.load(root / "docs/examples/flood-6-may.claims.json")


def by_claim(matches):
    return {(found.claim.id, found.other.id): found for found in matches}


def decided(annotation, first, *entries):
    return attrs.evolve(
        annotation,
        counterparts=[
            factcheck.model.Counterpart(
                claim=claim, document=first.id, target=target, relation=relation, status=status, by="A. Editor", at="2031-06-01"
            )
            for claim, target, relation, status in entries
        ],
    )


def test_document_and_its_copy_restate_each_other_claim_by_claim(second):
    matches = factcheck.match(second, attrs.evolve(second, id="copy"))

    assert [found.other.id for found in matches] == [claim.id for claim in second.reading_order]
    assert {found.relation for found in matches} == {"restates"}
    assert min(found.score for found in matches) == pytest.approx(1)


def test_documents_on_other_matters_have_no_matches(second, sheet):
    assert factcheck.match(second, sheet) == ()
    assert factcheck.match(sheet, second) == ()


@settings(max_examples=25)
@given(annotations(), annotations())
def test_matches_keep_to_their_bounds(one, other):
    matches = factcheck.match(attrs.evolve(one, id="one"), attrs.evolve(other, id="other"))
    terms = load_vocabulary("relation-types").by_id

    assert len({found.claim.id for found in matches}) == len(matches)
    for found in matches:
        assert LEAST_SCORE <= found.score <= 1 + 1e-9
        assert all(0 <= part <= 1 + 1e-9 for part in found.parts.values())
        assert found.relation in terms
        assert found.why


@settings(max_examples=25)
@given(annotations(), annotations())
def test_matches_are_the_same_each_time(one, other):
    one, other = attrs.evolve(one, id="one"), attrs.evolve(other, id="other")

    assert factcheck.match(one, other) == factcheck.match(one, other)


def test_reading_from_the_other_document_turns_the_relation_round(first, second):
    turned = {"supersedes": "superseded-by", "corrects": "corrected-by"}
    forth, back = by_claim(factcheck.match(second, first)), by_claim(factcheck.match(first, second))
    shared = [pair for pair in forth if pair[::-1] in back]

    assert len(shared) > 25
    for pair in shared:
        relation = forth[pair].relation
        assert back[pair[::-1]].relation == turned.get(relation, relation)
        assert back[pair[::-1]].score == pytest.approx(forth[pair].score)


def test_higher_threshold_gives_fewer_matches_and_no_others(first, second):
    all_of_them, strong = (by_claim(factcheck.match(second, first, min_score=least)) for least in (LEAST_SCORE, 0.9))

    assert strong.keys() < all_of_them.keys()
    assert all(found.score >= 0.9 for found in strong.values())


def test_runner_up_is_the_next_best_and_the_margin_the_distance_to_it(first, second):
    found = by_claim(factcheck.match(second, first))["road-open", "road-closed"]

    assert found.runner_up == "road-reopening"
    assert 0 < found.margin < found.score


def test_match_without_a_rival_has_no_runner_up(first, second):
    found = by_claim(factcheck.match(second, first))["repair-cost", "repair-cost"]

    assert found.runner_up is None
    assert found.margin == found.score


def test_two_claims_can_have_one_counterpart_where_both_are_more_than_related(first, second):
    today = second.claim("sheltering-total")
    again = attrs.evolve(today, id="said-again", spans=second.claim("sheltering-a-week-before").spans)
    twice = attrs.evolve(second, claims=[*(one for one in second.claims if one.id != "sheltering-a-week-before"), again])

    relations = {
        found.claim.id: found.relation for found in factcheck.match(twice, first) if found.other.id == "sheltering-total"
    }

    assert relations == {"sheltering-total": "supersedes", "said-again": "supersedes"}


def test_counterpart_of_another_place_is_left_to_the_claim_of_its_own(first, second):
    assert "water-to-brae" not in {found.claim.id for found in factcheck.match(second, first)}


def test_negative_margin_shows_that_the_better_counterpart_was_taken(first, second):
    taken = [found for found in factcheck.match(second, first) if found.margin < 0]

    assert taken
    for found in taken:
        assert found.runner_up in {other.other.id for other in factcheck.match(second, first) if other.claim.id != found.claim.id}


def test_document_is_not_matched_with_itself(first):
    with pytest.raises(ValueError, match="not matched with itself"):
        factcheck.match(first, first)


def test_rejected_pair_is_not_proposed_again(first, second):
    rejecting = decided(second, first, ("road-open", "road-closed", "supersedes", "rejected"))

    matches = by_claim(factcheck.match(rejecting, first))

    assert ("road-open", "road-closed") not in matches


def test_confirmed_pair_keeps_the_relation_that_was_confirmed(first, second):
    confirming = decided(second, first, ("road-reopened", "road-reopening", "contradicts", "confirmed"))

    found = by_claim(factcheck.match(confirming, first))["road-reopened", "road-reopening"]

    assert (found.relation, found.status) == ("contradicts", "confirmed")


def test_confirmed_pair_is_given_however_weak_it_is(first, second):
    confirming = decided(second, first, ("council-finds-slow", "thanks-deserved", "related", "confirmed"))

    found = by_claim(factcheck.match(confirming, first, min_score=1))["council-finds-slow", "thanks-deserved"]

    assert found.score < LEAST_SCORE


def test_decision_on_another_document_is_left_alone(first, second):
    rejecting = decided(second, attrs.evolve(first, id="another"), ("road-open", "road-closed", "supersedes", "rejected"))

    assert ("road-open", "road-closed") in by_claim(factcheck.match(rejecting, first))


def test_speaker_whom_a_document_names_contradicts_and_does_not_correct_its_issuer(first, second):
    """The Health Service gives the later figure for the wells; without it, the figure would be the Office's own."""
    own = attrs.evolve(second, claims=[attrs.evolve(claim, attribution=None) for claim in second.claims])

    pair = ("wells-unusable", "wells-unusable")

    assert by_claim(factcheck.match(second, first))[pair].relation == "contradicts"
    assert by_claim(factcheck.match(own, first))[pair].relation == "corrects"


def test_speaker_who_is_an_origin_of_one_document_is_the_one_whom_the_other_names(first, second):
    """The District Council corrects itself, whether an annotation lists it among the origins or not."""
    council = factcheck.model.Origin(id="council", name="District Council", derived_from=["surveyors"])
    surveyors = factcheck.model.Origin(id="surveyors", name="Surveyors")
    listing = attrs.evolve(first, origins=[*(one for one in first.origins if one.name != council.name), council, surveyors])

    for earlier in (first, listing):
        assert by_claim(factcheck.match(second, earlier))["houses-damaged", "houses-damaged"].relation == "corrects"
