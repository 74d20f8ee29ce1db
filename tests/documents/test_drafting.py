from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import Source

TEXT = """Mill board answers

HALDEN, 2 May 2024 -- The board answered the strike. The board will:

- raise wages;
- reopen talks; and
- raise wages.
"""


def drafted(text, **more):
    return factcheck.draft(Source.from_text(text, title="T"), id="d", **more)


def codes(annotation):
    return {finding.code for finding in factcheck.check(annotation)}


def test_there_is_a_candidate_for_each_sentence_and_bullet():
    assert [claim.statement for claim in drafted(TEXT).claims] == [
        "The board answered the strike.", "The board will raise wages.", "The board will reopen talks.",
        "The board will raise wages.",
    ]  # fmt: skip


def test_bullets_have_their_lead_in():
    assert [span.exact for span in drafted(TEXT).claims[2].spans] == ["The board will", "reopen talks"]


def test_what_asserts_nothing_is_set_aside():
    assert [(span.exact, span.reason) for span in drafted(TEXT).unclaimed] == [
        ("Mill board answers", "title"), ("HALDEN, 2 May 2024 --", "dateline"), ("and", "connective"),
    ]  # fmt: skip


def test_names_are_not_used_twice():
    assert [claim.id for claim in drafted(TEXT).claims[1:]] == ["raise-wages", "reopen-talks", "raise-wages-2"]


def test_only_the_missing_categories_are_found():
    assert codes(drafted(TEXT)) == {"FC412"}


def test_fact_sheet_gives_a_candidate_for_each_of_its_sentences(sheet):
    draft = drafted(sheet.source.text)

    assert len(draft.claims) == 42
    assert codes(draft) == {"FC412"}


def test_issuer_becomes_an_origin():
    draft = drafted(TEXT, issuer="Halden Mill Board")

    assert (draft.source.issuer, draft.origins[0].name) == ("halden-mill-board", "Halden Mill Board")


def test_issuer_in_another_script_gets_a_plain_id():
    assert drafted(TEXT, issuer="工場").origins[0].id == "issuer"


def test_source_without_text_is_refused(sheet):
    source = Source(title="T", path="t.txt", sha256=sheet.source.sha256, length=3)

    with pytest.raises(ValueError, match="no text to draft from"):
        factcheck.draft(source, id="d")


@settings(max_examples=150)
@given(st.text(st.sampled_from("ab. \n-•1)é🏭。:;,’$"), min_size=1, max_size=60))
def test_draft_of_any_text_accounts_for_every_word(text):
    assert codes(drafted(text)) <= {"FC412"}


def test_a_sentence_that_comes_again_and_again_takes_no_longer_each_time():
    draft = drafted("The mill closed. " * 3000)

    assert [claim.id for claim in draft.claims][::1500] == ["mill-closed", "mill-closed-1501"]
