"""Matches on record: what people decided stays, and nothing but the link passes between two claims."""

from __future__ import annotations

import attrs
import pytest

import factcheck


@pytest.fixture(scope="module")
def documents(root):
    return tuple(factcheck.load(root / f"docs/examples/flood-{day}-may.claims.json") for day in (13, 6))


@pytest.fixture(scope="module")
def kept(documents):
    second, first = documents
    return factcheck.matching.keep_suggestions(second, factcheck.match(second, first))


def entry(**fields):
    return factcheck.model.Counterpart(
        **{"claim": "road-open", "document": "flood-6-may", "target": "road-closed", "relation": "related", **fields}
    )


def entries_of(annotation):
    return {(one.claim, one.target): one for one in annotation.counterparts}


def test_suggestions_are_put_on_record_and_valid(kept, documents, tmp_path):
    (tmp_path / kept.source.path).write_bytes(kept.source.text.encode())
    factcheck.save(kept, tmp_path / "second.claims.json")

    assert len(kept.counterparts) == len(factcheck.match(*documents))
    assert {one.status for one in kept.counterparts} == {"suggested"}
    assert factcheck.check(tmp_path / "second.claims.json") == ()
    assert factcheck.load(tmp_path / "second.claims.json") == kept


def test_no_verdict_and_no_evidence_passes_over_a_match(kept, documents):
    """The two claims on the embankment have opposite verdicts, and every pair is confirmed here."""
    second, first = documents
    confirmed = attrs.evolve(
        kept,
        counterparts=[attrs.evolve(one, status="confirmed", by="A. Editor", at="2031-06-20") for one in kept.counterparts],
    )

    assert first.claim("embankment-broke").assessments[-1].verdict == "contradicted"
    assert second.claim("embankment-broke").assessments[-1].verdict == "supported"
    assert ("embankment-broke", "embankment-broke") in entries_of(confirmed)
    assert confirmed.claims == second.claims
    assert factcheck.evidence.weigh_all(confirmed) == factcheck.evidence.weigh_all(second)
    assert [factcheck.evidence.digests_of(confirmed, claim) for claim in confirmed.claims] == [
        factcheck.evidence.digests_of(second, claim) for claim in second.claims
    ]
    assert factcheck.check(confirmed) == ()


@pytest.mark.parametrize("status", ["confirmed", "rejected"])
def test_decision_is_never_overwritten(documents, status):
    second, first = documents
    decision = entry(relation="contradicts", status=status, by="A. Editor", at="2031-06-01")
    decided = attrs.evolve(second, counterparts=[decision])

    after = factcheck.matching.keep_suggestions(decided, factcheck.match(decided, first))

    assert entries_of(after)["road-open", "road-closed"] == decision
    assert len(after.counterparts) == len(entries_of(after))


def test_suggestion_with_a_note_stays(documents):
    second, first = documents
    noted = entry(note="To be asked of the Road Authority.")

    after = factcheck.matching.keep_suggestions(attrs.evolve(second, counterparts=[noted]), factcheck.match(second, first))

    assert entries_of(after)["road-open", "road-closed"] == noted


def test_plain_suggestion_for_the_same_document_is_replaced_and_for_another_kept(documents):
    second, first = documents
    stale, elsewhere = entry(target="lake-request"), entry(document="another")

    after = factcheck.matching.keep_suggestions(
        attrs.evolve(second, counterparts=[stale, elsewhere]), factcheck.match(second, first)
    )

    assert stale not in after.counterparts
    assert elsewhere in after.counterparts
    assert entries_of(after)["road-open", "road-closed"].document in ("another", first.id)


def test_keeping_twice_changes_nothing(kept, documents):
    assert factcheck.matching.keep_suggestions(kept, factcheck.match(kept, documents[1])) == kept
