"""Claims worth holding against a claim: found without holding each against each."""

from __future__ import annotations

import attrs
import pytest

import factcheck
from factcheck.matching import candidates
from factcheck.matching.reading import read_claims


def document(name, statements):
    text = "\n".join(statements)
    source = factcheck.Source.from_text(text, title=name, issued="2031-05-03")
    claims = []
    for number, statement in enumerate(statements):
        start = sum(len(earlier) + 1 for earlier in statements[:number])
        span = factcheck.Span(start=start, end=start + len(statement), exact=statement)
        claims.append(factcheck.Claim(id=f"claim-{number}", statement=statement, spans=[span], categories=["event.incident"]))
    return factcheck.Annotation(id=name, source=source, claims=claims)


LIKE_WORDED = [f"The army destroyed {number} houses in the town of Orrel." for number in range(300)]


def test_each_of_many_like_worded_claims_finds_its_own():
    one, other = document("one", LIKE_WORDED), document("other", LIKE_WORDED[::-1])

    found = factcheck.match(one, other)

    assert [match.claim.statement for match in found] == [match.other.statement for match in found] == LIKE_WORDED
    assert {match.relation for match in found} == {"restates"}


def test_claims_that_are_all_alike_find_one_another():
    alike = ["The army left the town of Orrel."] * 300

    found = factcheck.match(document("one", alike), document("other", alike))

    assert [match.claim.id for match in found] == [match.other.id for match in found]


@pytest.mark.parametrize("statement", ["The army destroyed houses in the town of Orrel.", "The army destroyed 7 mills."])
def test_number_of_candidates_does_not_grow_with_the_document(statement):
    ours, theirs = read_claims(document("one", [statement]), document("other", LIKE_WORDED * 3))

    found = candidates.Candidates(theirs).of(ours[0], near=0)

    assert 0 < len(found) <= 2 * candidates.MOST_CANDIDATES


def test_claim_with_nothing_in_common_has_no_candidate():
    ours, theirs = read_claims(document("one", ["Rain fell."]), document("other", LIKE_WORDED))

    assert candidates.Candidates(theirs).of(ours[0], near=0) == []


def test_confirmed_pair_is_given_though_it_shares_nothing():
    decision = factcheck.model.Counterpart(
        claim="claim-0",
        document="other",
        target="claim-9",
        relation="related",
        status="confirmed",
        by="A. Editor",
        at="2031-06-01",
    )
    one = attrs.evolve(document("one", ["Rain fell."]), counterparts=[decision])

    assert [found.other.id for found in factcheck.match(one, document("other", LIKE_WORDED))] == ["claim-9"]
