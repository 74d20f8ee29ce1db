"""What the server does with a file where no browser is needed to see it."""

from __future__ import annotations

import json

import pytest

import factcheck.editor.desk
from factcheck.editor.shelf import Shelf
from factcheck.editor.verdicts import admissible
from factcheck.store.files import load, save
from factcheck.versions import edits
from tests.editor.test_guarding import Talk
from tests.editor.test_together import Caller, change

RIS = "TY  - RPRT\nTI  - Gates shut\nPB  - The Courier\nER  -\n"


@pytest.fixture
def caller(drafted):
    path = drafted(issued="2024-05-03", language="en")
    made = Caller(Shelf(str(path)), path.name)
    made.path = path
    made.id = made.order[0]
    made.edit("amend", claim=made.id, categories=["event.incident"])
    return made


def told(answer):
    return answer["refused"]["findings"][0]


def refer(caller, **asked):
    return caller.edit("refer", claim=caller.id, slot="independent-report", stance="supports", **asked)


class TestReferences:
    def test_authors_are_people_or_bodies(self, caller):
        refer(caller, title="Gates shut", authors=["Lee, Ann", "Mill Board"], container="The Courier", available="2024-05-04")

        [work] = load(caller.path).works
        assert [dict(one) for one in work.csl["author"]] == [{"family": "Lee", "given": "Ann"}, {"literal": "Mill Board"}]
        assert (work.csl["container-title"], work.available) == ("The Courier", "2024-05-04")

    def test_entry_in_ris_is_taken(self, caller):
        pytest.importorskip("rispy", reason="the extra ris is not installed")
        refer(caller, pasted=RIS, origin="The Courier")

        assert load(caller.path).works[0].csl["title"] == "Gates shut"

    def test_entry_that_is_no_bibliography_is_refused_at_its_field(self, caller):
        assert told(refer(caller, pasted="{"))["where"] == "/pasted"

    def test_work_must_be_named(self, caller):
        assert told(refer(caller))["message"] == "no work is named"

    def test_day_that_is_none_is_refused_at_its_field(self, caller):
        assert told(refer(caller, title="Gates shut", available="soon"))["where"] == "/available"

    def test_origin_that_is_there_keeps_its_interest(self, caller):
        refer(caller, title="Gates shut", origin="The Courier", interest="neutral")

        again = refer(caller, title="Gates open", origin="The Courier", interest="party")
        assert told(again)["message"] == "the origin the-courier is there already, with interest neutral"
        assert "refused" not in refer(caller, title="Gates open", origin="The Courier", interest="neutral")

    def test_origin_that_is_there_gets_what_nobody_had_said_of_it(self, caller):
        refer(caller, title="Gates shut", origin="The Courier", interest="neutral")

        again = refer(caller, title="Gates open", origin="The Courier", access="firsthand")
        assert "refused" not in again
        [courier] = [origin for origin in load(caller.path).origins if origin.id == "the-courier"]
        assert (courier.access, courier.interest) == ("firsthand", "neutral")

    def test_passage_says_through_whom_it_has_what_it_says(self, caller):
        refer(caller, title="Gates shut", origin="The Register", via=["The Courier"], distorting="The Courier")

        [(_, _, reference)] = load(caller.path).references()
        assert [(link.origin, link.distorts) for link in reference.relay] == [("the-courier", True), ("the-register", False)]


class TestSteps:
    def test_what_changes_nothing_is_no_step(self, caller):
        answer = caller.edit("amend", claim=caller.id, categories=["event.incident"])

        assert answer["told"] == ["nothing to change"]

    def test_mode_that_is_left_empty_stays(self, caller):
        caller.edit("amend", claim=caller.id, mode="reported")
        caller.edit("amend", claim=caller.id, mode="", note="x")

        assert (load(caller.path).claim(caller.id).mode, load(caller.path).claim(caller.id).note) == ("reported", "x")

    def test_claim_is_added_with_its_category(self, caller):
        caller.edit("add", spans=[[13, 28]], categories=["event.state"], statement="It closed.")

        assert any(claim.categories == ("event.state",) for claim in load(caller.path))

    def test_undo_of_what_another_changed_since_is_not_made(self, caller):
        caller.edit("amend", claim=caller.id, statement="Mine.")
        change(caller.path, lambda one: edits.amend(one, caller.id, statement="Theirs."))

        answer = caller.shelf.call("undo", {"file": caller.file, "seq": caller.seq})

        assert answer["conflicts"][0]["theirs"] == "Theirs."
        assert load(caller.path).claim(caller.id).statement == "Theirs."

    def test_undo_that_would_make_an_error_is_refused(self, caller):
        """What was undone took words that somebody has tied a figure to since."""
        caller.edit("give", claim=caller.id, spans=[[0, 11]], role="context")
        change(caller.path, lambda one: edits.amend(one, caller.id, hedges=["Mill"]))

        answer = caller.shelf.call("undo", {"file": caller.file, "seq": caller.seq})

        assert "FC317" in told(answer)["message"]
        assert load(caller.path).claim(caller.id).hedges == ("Mill",)

    def test_undo_of_a_broken_file_is_told(self, caller):
        caller.path.write_text("{")

        assert "blocked" in caller.shelf.call("undo", {"file": caller.file, "seq": caller.seq})

    def test_a_window_that_slept_gets_everything(self, caller, monkeypatch):
        monkeypatch.setattr(factcheck.editor.desk, "_REMEMBERED", 3)
        first = caller.seq
        for number in range(5):
            caller.edit("amend", claim=caller.id, note=str(number))

        assert caller.shelf.call("look", {"file": caller.file, "seq": first})["whole"]

    def test_another_text_that_was_annotated_elsewhere_is_shown(self, caller):
        other = load(caller.path)
        text = caller.path.with_name("mill.txt")
        text.write_text("Gone. " + text.read_text())
        from factcheck.versions import rebase

        save(rebase(other, text.read_text()).annotation, caller.path, expecting=factcheck.files.ANYTHING)

        answer = caller.shelf.call("look", {"file": caller.file, "seq": caller.seq})
        assert answer["text"].startswith("Gone. ")


class TestOtherTexts:
    def test_text_that_is_gone_is_told(self, caller):
        caller.path.with_name("mill.txt").unlink()

        blocked = caller.shelf.call("look", {"file": caller.file, "seq": caller.seq})["blocked"]

        assert blocked["findings"][0]["code"] == "FC310"

    def test_text_that_is_no_text_is_told_and_not_carried_over(self, caller):
        caller.path.with_name("mill.txt").write_bytes(b"\xff\xfe")

        assert "rows" not in caller.shelf.call("look", {"file": caller.file, "seq": caller.seq})["blocked"]
        assert "refused" in caller.shelf.call("carry", {"file": caller.file})

    def test_text_inside_the_file_cannot_have_changed_by_itself(self, tmp_path, mill):
        path = tmp_path / "mill.claims.json"
        path.write_text(json.dumps(mill))
        shelf = Shelf(str(path))

        assert "inside the file" in told(shelf.call("carry", {"file": path.name}))["message"]


def test_verdict_with_a_cutoff_that_is_no_day_is_admitted_by_nothing(caller):
    found = admissible(load(caller.path), caller.id, cutoff="yesterday")["verdicts"]

    assert all(one["against"] for one in found)


def test_claim_that_is_not_there_is_told_to_the_page(serve, drafted):
    path = drafted()
    status, _, body = Talk(serve(path)).call("suggest", file=path.name, claim="nobody")

    assert (status, "nobody" in json.loads(body)["refused"]["findings"][0]["message"]) == (200, True)
