"""Values and lines that are kept with claims: the same as those that are made anew, however an annotation is edited."""

from __future__ import annotations

import attrs
from hypothesis import given

import factcheck
from factcheck.contract.codec import canonical_text, to_value
from factcheck.contract.json_text import plain_value
from factcheck.contract.remembering import kept_text, kept_value
from factcheck.store.examining import examine_value
from factcheck.versions import edits
from tests.strategies import annotations


@given(annotations())
def test_kept_lines_are_those_of_the_file(annotation):
    assert kept_text(annotation) == canonical_text(annotation)
    assert kept_text(attrs.evolve(annotation, claims=annotation.claims[1:])) == canonical_text(
        attrs.evolve(annotation, claims=annotation.claims[1:])
    )


def test_kept_lines_of_a_real_file_are_those_of_the_file(sheet):
    assert kept_text(sheet) == canonical_text(sheet)
    assert kept_text(sheet) == canonical_text(sheet)


def test_a_claim_is_turned_into_a_value_once(sheet):
    first, second = kept_value(sheet)[0], kept_value(attrs.evolve(sheet, note="Other."))[0]

    assert all(one is other for one, other in zip(first["claims"], second["claims"], strict=True))


def test_what_no_file_can_hold_is_told_with_its_place(sheet):
    claim = attrs.evolve(sheet.claims[2])
    # The constructor refuses it, so that it can only come past it.
    object.__setattr__(claim, "note", "\ud800")
    broken = attrs.evolve(sheet, claims=[*sheet.claims[:2], claim])

    value, [finding] = kept_value(broken)

    assert value is None
    assert (finding.code, finding.where) == ("FC102", "/claims/2/note")


def anew(annotation):
    """Check as a file that was just read is checked."""
    value, _ = plain_value(to_value(annotation))
    known = {annotation.vocabulary: annotation.terms}
    return examine_value(value, folder=None, vocabularies=known, text=annotation.source.text).findings


def test_findings_after_edits_are_those_of_checking_anew(sheet):
    first, other, *_ = sheet.claims
    steps = [
        lambda one: edits.amend(one, first.id, categories=["unsorted"]),
        lambda one: edits.drop(one, other.id),
        lambda one: attrs.evolve(one, claims=[attrs.evolve(one.claims[0], hedges=["nowhere"]), *one.claims[1:]]),
        lambda one: attrs.evolve(one, works=one.works[1:]),
        lambda one: attrs.evolve(one, claims=[attrs.evolve(one.claims[0], note="a\u202eb"), *one.claims[1:]]),
        lambda one: attrs.evolve(one, claims=[one.claims[-1], *one.claims]),
    ]
    annotation = sheet
    assert factcheck.check(annotation) == ()
    for step in steps:
        annotation = step(annotation)

        assert factcheck.check(annotation) == tuple(anew(annotation))
        assert factcheck.check(annotation)


def test_a_span_out_of_place_is_found_with_its_repair(sheet):
    claim = sheet.claim("displaced-total")
    spans = [attrs.evolve(span, start=span.start + 1, end=span.end + 1) for span in claim.spans]
    moved = attrs.evolve(sheet, claims=[attrs.evolve(one, spans=spans) if one is claim else one for one in sheet.claims])

    assert factcheck.check(moved) == tuple(anew(moved))
    assert any(one.fix for one in factcheck.check(moved))
