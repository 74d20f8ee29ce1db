from __future__ import annotations

import json
import re
import shutil

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents.drafting import draft
from factcheck.findings import InvalidAnnotation
from factcheck.model.claim import Attribution
from factcheck.model.counterpart import Counterpart
from factcheck.model.extraction import Extraction, Extractor, Original, Run
from factcheck.model.quantity import Quantity
from factcheck.model.relation import Relation
from factcheck.model.source import Source
from factcheck.model.span import Span
from factcheck.model.time import Time
from factcheck.store.files import check, load, load_outdated
from factcheck.text.reanchoring import Anchor
from factcheck.versions.rebasing import rebase
from tests.strategies import annotations

TEXT = "Mill notice\n\nThe mill lost up to 40 looms on 2 May. The board met twice in June. The river rose by a metre."


def span(text, words, **more):
    start = text.index(words)
    return Span(start=start, end=start + len(words), exact=words, **more)


def mill(**more):
    """A complete annotation of TEXT in which the first claim has every kind of words as written."""
    sheet = draft(Source.from_text(TEXT, title="Mill"), id="mill")
    looms, board, river = sheet.claims
    looms = attrs.evolve(
        looms,
        id="looms",
        hedges=["up to"],
        quantity=Quantity(high=40, as_written="40 looms"),
        time=Time(at="2024-05-02", as_written="2 May"),
        attribution=Attribution(voice="own", as_written="The mill lost"),
        relations=[Relation(type="related", target="board")],
    )
    return attrs.evolve(sheet, claims=[looms, attrs.evolve(board, id="board"), attrs.evolve(river, id="river")], **more)


def kept(rebased):
    return [claim.id for claim in rebased.annotation.claims]


def test_unchanged_text_changes_nothing():
    rebased = rebase(mill(), TEXT)

    assert rebased.annotation == mill()
    assert rebased.is_settled
    assert rebased.annotation.source.previous == ()


@settings(max_examples=60, deadline=None)
@given(annotations(), st.text(st.sampled_from("ab \n"), min_size=1, max_size=12))
def test_rebased_annotation_is_valid_and_nothing_is_lost(annotation, words):
    text = annotation.source.text
    rebased = rebase(annotation, words + "\n" + text[len(text) // 2 :])

    assert not [finding for finding in check(rebased.annotation) if finding.severity == "error"]
    gone = {record.claim for record in rebased.set_aside if record.field == "claims"}
    assert gone | set(kept(rebased)) == {claim.id for claim in annotation.claims}
    assert len(rebased.anchors) == sum(len(claim.spans) for claim in annotation.claims)


def test_digests_of_earlier_texts_are_kept():
    once = rebase(mill(), TEXT + "\n").annotation
    twice = rebase(once, TEXT + "\n\n").annotation

    assert twice.source.previous == (mill().source.sha256, once.source.sha256)
    assert twice.source.length == len(TEXT) + 2


def test_changed_claim_keeps_its_place_with_the_new_words_and_a_tag():
    rebased = rebase(mill(), TEXT.replace("40 looms", "50 looms"))

    claim = rebased.annotation.claim("looms")
    assert claim.words == "The mill lost up to 50 looms on 2 May"
    assert claim.tags == ("source-changed",)
    assert claim.quantity == Quantity(high=40)
    assert [(record.field, record.record) for record in rebased.set_aside] == [("quantity.as_written", "40 looms")]
    assert not [finding for finding in check(rebased.annotation) if finding.severity == "error"]


def test_hedge_that_is_gone_is_set_aside():
    rebased = rebase(mill(), TEXT.replace("up to ", ""))

    assert rebased.annotation.claim("looms").hedges == ()
    assert ("hedges", "up to") in [(record.field, record.record) for record in rebased.set_aside]


def test_claim_that_was_tagged_is_not_tagged_twice():
    once = rebase(mill(), TEXT.replace("40 looms", "50 looms")).annotation

    assert rebase(once, TEXT.replace("40 looms", "60 looms")).annotation.claim("looms").tags == ("source-changed",)


def test_words_as_written_follow_the_form_of_the_text():
    rebased = rebase(mill(), TEXT.replace("40 looms", "40\xa0looms"))

    assert rebased.is_settled
    assert rebased.annotation.claim("looms").quantity.as_written == "40\xa0looms"


def test_claim_without_a_place_is_set_aside_with_the_links_to_it():
    rebased = rebase(mill(), TEXT.replace("The board met twice in June. ", ""))

    assert kept(rebased) == ["looms", "river"]
    assert [(record.claim, record.field) for record in rebased.set_aside] == [("board", "claims"), ("looms", "relations")]
    assert rebased.annotation.claim("looms").relations == ()


def test_counterpart_of_a_claim_that_is_set_aside_goes_with_it():
    of_board, of_looms = (Counterpart(claim=id_, document="strike", target="a", relation="related") for id_ in ("board", "looms"))

    rebased = rebase(mill(counterparts=[of_board, of_looms]), TEXT.replace("The board met twice in June. ", ""))

    assert rebased.annotation.counterparts == (of_looms,)
    assert of_board in [record.record for record in rebased.set_aside]
    assert "FC402" not in {finding.code for finding in check(rebased.annotation)}


def test_context_without_a_place_is_set_aside_alone():
    sheet = mill()
    looms = sheet.claim("looms")
    river = sheet.claim("river")
    river = attrs.evolve(river, spans=[span(TEXT, "The board met twice in June", role="context"), *river.spans])
    sheet = attrs.evolve(sheet, claims=[looms, river])

    rebased = rebase(sheet, TEXT.replace("The board met twice in June. ", ""))

    assert [part.role for part in rebased.annotation.claim("river").spans] == ["core"]
    assert rebased.annotation.claim("river").tags == ("source-changed",)
    assert ("river", "spans") in [(record.claim, record.field) for record in rebased.set_aside]


def test_spans_stand_in_reading_order_after_rows_were_exchanged():
    rows = ["The mill by the river lost its looms.\n", "The mine in the hills lost its wagons.\n"]
    text = "".join(rows)
    sheet = draft(Source.from_text(text, title="Both"), id="both")
    first, second = sheet.claims
    both = attrs.evolve(first, spans=[*first.spans, *second.spans])

    rebased = rebase(attrs.evolve(sheet, claims=[both]), rows[1] + rows[0])

    assert [part.exact.split()[1] for part in rebased.annotation.claims[0].spans] == ["mine", "mill"]


def test_neighbours_are_taken_from_the_new_text():
    sheet = mill()
    board = attrs.evolve(sheet.claim("board"), spans=[span(TEXT, "The board met twice in June", prefix="May. ", suffix=". The")])

    new = TEXT.replace("2 May.", "2 July!").replace("The river", "A river")
    rebased = rebase(attrs.evolve(sheet, claims=[*sheet.claims[:1], board]), new)

    (part,) = rebased.annotation.claim("board").spans
    assert (part.prefix, part.suffix) == ("uly! ", ". A r")


def test_unclaimed_words_that_changed_must_be_looked_at_again():
    rebased = rebase(mill(), TEXT.replace("Mill notice", "Mine notice"))

    assert rebased.annotation.unclaimed == ()
    assert [record.field for record in rebased.set_aside] == ["unclaimed"]


def placed(*extents):
    """Stand in for re-anchoring with words that come to overlap, which it avoids where it can."""
    anchors = [Anchor(status="moved", start=start, end=end, exact=TEXT[start:end], score=1.0) for start, end in extents]
    return lambda quotes, old, new, **_: tuple(anchors)


def test_spans_that_now_share_words_set_their_claim_aside(monkeypatch):
    river = mill().claim("river")
    river = attrs.evolve(river, spans=[span(TEXT, "Mill notice", role="context"), *river.spans])
    monkeypatch.setattr("factcheck.versions.rebasing.reanchor", placed((0, 11), (5, 20)))

    rebased = rebase(attrs.evolve(mill(), claims=[river], unclaimed=()), TEXT)

    assert rebased.annotation.claims == ()
    assert rebased.set_aside[0].reason == "its spans now share words"


def test_unclaimed_words_that_a_claim_now_has_are_set_aside(monkeypatch):
    monkeypatch.setattr("factcheck.versions.rebasing.reanchor", placed((0, 11), (5, 20)))

    rebased = rebase(attrs.evolve(mill(), claims=[mill().claim("river")]), TEXT)

    assert rebased.annotation.unclaimed == ()
    assert [record.field for record in rebased.set_aside] == ["unclaimed"]


def test_text_that_was_edited_in_place_is_made_good_by_the_quotes(sheet, sheet_path, tmp_path):
    edited = sheet.source.text.replace("250,000", "260,000").replace("  • Re-ignite chaos in Albania;\n", "")
    shutil.copy(sheet_path, tmp_path)
    (tmp_path / "kosovo-objectives-1999.txt").write_text(edited, encoding="utf-8", newline="")

    outdated = load_outdated(tmp_path / sheet_path.name)

    assert outdated.source.text is None
    without, with_text = rebase(outdated, edited), rebase(sheet, edited)
    assert without.annotation == with_text.annotation
    assert [row.anchor.status for row in without.anchors] == [row.anchor.status for row in with_text.anchors]


def test_text_that_is_still_there_is_loaded(sheet, sheet_path):
    assert load_outdated(sheet_path) == sheet
    assert load_outdated(sheet_path).source.text == load(sheet_path).source.text


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        ('"categories": \\["intent.objective"\\]', '"categories": ["no.such"]'),
        ('"start": 179, "end": 195', '"start": 179, "end": 196'),
        ('"exact": "stop the killing"', '"exact": "stop the milling"'),
        ('"length": 4684', '"length": "long"'),
    ],
)
def test_faults_that_another_text_does_not_explain_are_told(sheet_path, tmp_path, pattern, replacement):
    content = re.sub(pattern, replacement, sheet_path.read_text(encoding="utf-8"), count=1)
    (tmp_path / "a.claims.json").write_text(content, encoding="utf-8")

    with pytest.raises(InvalidAnnotation):
        load_outdated(tmp_path / "a.claims.json")


def test_wrong_quote_in_the_right_text_is_told(sheet_path, tmp_path):
    shutil.copy(sheet_path.with_name("kosovo-objectives-1999.txt"), tmp_path)
    value = json.loads(sheet_path.read_text(encoding="utf-8"))
    value["claims"][0]["spans"][0]["exact"] = "Fact Sheet released by the mill"
    (tmp_path / "a.claims.json").write_text(json.dumps(value), encoding="utf-8")

    with pytest.raises(InvalidAnnotation, match="FC301"):
        load_outdated(tmp_path / "a.claims.json")


def extracted(page):
    return Extraction(
        original=Original(media_type="application/pdf", sha256="0" * 64),
        by=Extractor(name="pypdfium2", version="5"),
        policy="reading-order",
        map=[Run(start=0, end=5, page=page)],
    )


def test_extraction_stays_with_the_text_that_it_is_of_and_goes_with_it():
    old = attrs.evolve(mill(), source=attrs.evolve(mill().source, extraction=extracted(1)))

    assert rebase(old, TEXT).annotation.source.extraction == extracted(1)
    assert rebase(old, TEXT + "\n").annotation.source.extraction is None
    assert rebase(old, TEXT + "\n", extraction=extracted(2)).annotation.source.extraction == extracted(2)


def test_claim_whose_sentence_may_have_turned_keeps_its_words_and_gets_a_tag():
    sheet = mill()
    river = attrs.evolve(sheet.claim("river"), spans=[span(TEXT, "river rose by a metre")])
    sheet = attrs.evolve(sheet, claims=[sheet.claim("looms"), sheet.claim("board"), river])

    rebased = rebase(sheet, TEXT.replace("The river rose", "It is not true that the river rose"))

    assert rebased.annotation.claim("river").tags == ("context-turned",)
    assert rebased.annotation.claim("river").words == "river rose by a metre"
    assert not rebased.is_settled
