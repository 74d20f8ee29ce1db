"""The file is the truth: two windows, changes from elsewhere, another text, a server that is killed, files of strangers."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import attrs
import pytest

from factcheck.editor.shelf import Shelf
from factcheck.store.files import load, save
from factcheck.versions import edits

ROOT = Path(__file__).parents[2]


def change(path, edit):
    """Edit a file by other means, as a command or another program does."""
    before = load(path)
    save(edit(before), path)
    return load(path)


class Caller:
    """A window without a browser."""

    def __init__(self, shelf, file):
        self.shelf, self.file = shelf, file
        opened = shelf.call("open", {"file": file})
        self.seq, self.order = opened["seq"], opened["order"]

    def edit(self, do, **asked):
        answer = self.shelf.call("edit", {"file": self.file, "seq": self.seq, "do": do, "by": "A. Editor", **asked})
        self.seq = answer.get("seq", self.seq)
        return answer


class TestTwoWindows:
    def test_each_sees_what_the_other_does(self, window, serve, drafted):
        path = drafted()
        server = serve(path)
        one, other = (window(path, server=server, hurried=True) for _ in range(2))

        one.press("t").keys("incident").press("Enter")

        other.until("document.getElementById('todo').innerText.includes('1 without category')")
        other.press("e").type("Closed.").press("Enter")
        one.until("document.getElementById('statement').innerText === 'Closed.'")
        assert (load(path).claims[0].categories, load(path).claims[0].statement) == (("event.incident",), "Closed.")

    def test_edits_of_different_fields_are_joined(self, drafted):
        path = drafted()
        shelf = Shelf(str(path))
        one, other = Caller(shelf, path.name), Caller(shelf, path.name)
        id_ = one.order[0]

        one.edit("amend", claim=id_, note="One.")
        answer = other.edit("amend", claim=id_, statement="Other.")

        assert "conflicts" not in answer
        assert (load(path).claim(id_).note, load(path).claim(id_).statement) == ("One.", "Other.")

    def test_edits_of_one_field_stand_side_by_side(self, drafted):
        path = drafted()
        shelf = Shelf(str(path))
        one, other = Caller(shelf, path.name), Caller(shelf, path.name)
        id_ = one.order[0]

        one.edit("amend", claim=id_, statement="One.")
        answer = other.edit("amend", claim=id_, statement="Other.")

        assert load(path).claim(id_).statement == "One."
        [conflict] = answer["conflicts"]
        assert (conflict["where"][-1], conflict["ours"], conflict["theirs"]) == ("statement", "Other.", "One.")

    def test_conflict_is_shown_in_the_window(self, window, serve, drafted):
        path = drafted()
        server = serve(path)
        page = window(path, server=server)
        page.press("e")
        change(path, lambda one: edits.amend(one, one.claims[0].id, statement="Theirs."))
        page.type("Mine.").press("Enter")

        cells = page.tab.locator("#notice td").all_inner_texts()
        assert cells == ["Mine.", "Theirs.", "The mill closed on 2 May 2024, and about 40 people lost their work."]
        assert load(path).claims[0].statement == "Theirs."

    def test_two_servers_lose_nothing(self, drafted):
        path = drafted("The mill closed. " * 30)
        failures = []

        def work(name):
            caller = Caller(Shelf(str(path)), path.name)
            for id_ in caller.order[:20]:
                answer = caller.edit("amend", claim=id_, **({"note": name} if name == "a" else {"tags": [name]}))
                if "refused" in answer or "conflicts" in answer:
                    failures.append(answer)

        threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        saved = load(path)
        assert failures == []
        assert all((saved.claim(id_).note, saved.claim(id_).tags) == ("a", ("b",)) for id_ in [one.id for one in saved][:20])

    def test_who_is_far_behind_gets_everything(self, drafted):
        path = drafted()
        caller = Caller(Shelf(str(path)), path.name)

        assert caller.shelf.call("look", {"file": path.name, "seq": 999})["whole"]
        assert "whole" not in caller.shelf.call("look", {"file": path.name, "seq": caller.seq})


class TestChangedUnderIt:
    def test_file_that_changed_is_shown_as_it_stands(self, window, drafted):
        page = window(drafted(), hurried=True)
        change(page.path, lambda one: edits.amend(one, one.claims[0].id, statement="By other means."))

        page.until("document.getElementById('statement').innerText === 'By other means.'")
        page.press("t").keys("incident").press("Enter")
        assert (page.saved().claims[0].statement, page.saved().claims[0].categories) == ("By other means.", ("event.incident",))

    def test_other_text_stands_beside_the_annotated_one_and_nothing_is_overwritten(self, window, drafted):
        page = window(drafted(), hurried=True)
        kept = page.path.read_bytes()
        text = page.path.with_name("mill.txt")
        text.write_text(text.read_text().replace("2 May", "Monday, 2 May"))

        page.until("document.querySelector('.both') !== null")

        assert "FC312" in page.tab.locator("main").inner_text()
        rows = page.tab.locator(".both .differs").all_inner_texts()
        assert any("on 2 May" in row and "on Monday, 2 May" in row for row in rows)
        assert page.path.read_bytes() == kept
        page.tab.click("#carry")
        page.until("document.getElementById('text') !== null")
        assert "Monday" in page.saved().claims[0].words

    def test_old_text_that_is_put_back_goes_on(self, window, drafted):
        page = window(drafted(), hurried=True)
        text = page.path.with_name("mill.txt")
        old = text.read_bytes()
        text.write_bytes(old + b"More.\n")
        page.until("document.querySelector('.both') !== null")

        text.write_bytes(old)

        page.until("document.getElementById('text') !== null")

    def test_text_that_changed_before_the_page_was_opened_is_told(self, drafted):
        path = drafted()
        text = path.with_name("mill.txt")
        text.write_text(text.read_text().replace("2 May", "Monday, 2 May"))

        blocked = Shelf(str(path)).call("open", {"file": path.name})["blocked"]

        assert any("Monday, 2 May 2024" in now and old is None for _, old, now in blocked["rows"])
        assert blocked["told"][0].startswith("mill-closed")

    def test_what_cannot_stay_is_put_beside_the_file(self, drafted):
        path = drafted()
        shelf = Shelf(str(path))
        Caller(shelf, path.name)
        path.with_name("mill.txt").write_text("Mill closes\n\nNothing of it is as it was.\n")

        blocked = shelf.call("look", {"file": path.name, "seq": 1})["blocked"]
        answer = shelf.call("carry", {"file": path.name})

        assert not blocked["stays"]
        assert answer["carried"]
        assert json.loads(path.with_name("mill.set-aside.json").read_text())[0]["claim"]
        assert "refused" in shelf.call("carry", {"file": path.name}) or load(path)

    def test_file_that_is_broken_meanwhile_is_told_and_left(self, window, drafted):
        page = window(drafted(), hurried=True)
        page.path.write_text("{")

        page.until("document.getElementById('main').innerText.includes('FC1')")

        assert page.path.read_text() == "{"

    def test_file_that_is_gone_is_told(self, drafted):
        path = drafted()
        caller = Caller(Shelf(str(path)), path.name)
        path.unlink()

        assert "blocked" in caller.edit("amend", claim=caller.order[0], note="x")
        assert not path.exists()

    def test_edit_that_would_make_an_error_is_refused_in_the_words_of_validate(self, drafted):
        caller = Caller(Shelf(str(path := drafted())), path.name)

        answer = caller.edit("amend", claim=caller.order[0], hedges=["nowhere"])

        [finding] = answer["refused"]["findings"]
        assert (finding["code"], finding["message"]) == ("FC317", '"nowhere" does not stand in a span of the claim')
        assert finding["where"].endswith("/hedges/0")


@pytest.mark.parametrize("asked", [
    {"do": "nothing"}, {"do": "add", "spans": [[5, 2]]}, {"do": "add", "spans": [[0, 10**9]]}, {"do": "add", "spans": [[-1, 4]]},
    {"do": "add", "spans": [[0, 4, 5]]}, {"do": "add", "spans": [["0", 4]]}, {"do": "add", "spans": [[True, 4]]},
    {"do": "add", "spans": "0-4"}, {"do": "add"}, {"do": "amend", "claim": "nobody", "note": "x"}, {"do": "amend", "claim": 5},
    {"do": "amend", "quantity": [1]}, {"do": "amend", "quantity": {"colour": 1}},
    {"do": "amend", "quantity": {"value": 1, "low": 1}},
    {"do": "amend", "time": {"at": "yesterday"}}, {"do": "amend", "categories": "stock"}, {"do": "amend", "mode": "loud"},
    {"do": "amend", "statement": "\ud800"}, {"do": "drop", "reason": "boredom"}, {"do": "rename", "id": "../x"},
    {"do": "refer", "slot": "nothing", "work": "w", "stance": "supports"}, {"do": "assess", "verdict": "true"},
    {"do": "split", "spans": [[0, 4]]}, {"do": "join", "other": "nobody"}, {"do": "triage", "decision": "perhaps"}, {"do": 5},
    {"do": "relate", "type": "likes", "target": "x"}, {"do": "split", "keep": "one"}, {"do": "amend", "claim": None, "note": "x"},
])  # fmt: skip
def test_what_cannot_be_done_is_refused_and_nothing_is_written(drafted, asked):
    path = drafted()
    caller = Caller(Shelf(str(path)), path.name)
    kept = path.read_bytes()

    answer = caller.edit(**{"claim": caller.order[0], **asked})

    assert answer["refused"]["findings"][0]["message"]
    assert path.read_bytes() == kept


# Starting Python takes longer than all else, so one process starts and each of its children edits until it is killed.
KILLED = """
import os, sys
from factcheck.editor.shelf import Shelf
path, file = sys.argv[1:]
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        shelf = Shelf(path)
        state = shelf.call("open", {"file": file})
        claims, seq, number = state["order"], state["seq"], 0
        os.write(1, b"ready %d\\n" % os.getpid())
        while True:
            number += 1
            note = f"{line.strip()}-{number}"
            answer = shelf.call("edit", {"file": file, "seq": seq, "do": "amend", "claim": claims[number % 12], "note": note})
            seq = answer["seq"]
            os.write(1, b"%d\\n" % number)
    os.waitpid(child, 0)
    os.write(1, b"over\\n")
"""


def test_killed_at_any_moment_the_file_is_whole_and_has_what_was_answered(drafted, capsys):
    path = drafted("The mill closed. " * 12)
    chance = random.Random(7)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, path, path.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    edits_made, pace = 0, 0.02
    for kill in range(200):
        process.stdin.write(f"{kill}\n")
        process.stdin.flush()
        child = int(process.stdout.readline().split()[1])
        begun = time.perf_counter()
        told = [process.stdout.readline() for _ in range(chance.randrange(4))]
        if told:
            pace = (time.perf_counter() - begun) / len(told)
        # However fast the machine is, the kill comes at any point of the edit that is under way or of the one behind it.
        time.sleep(chance.random() * 2 * pace)
        os.kill(child, signal.SIGKILL)
        told += iter(process.stdout.readline, "over\n")
        last = int(told[-1]) if told else 0
        edits_made += last

        # At most the edit that was under way is wanting: what was answered stands there, unless a later edit of the claim does.
        notes = {claim.note for claim in load(path)}
        assert last == 0 or notes & {f"{kill}-{last}", f"{kill}-{last + 12}"}
    process.stdin.close()
    process.stdout.close()
    process.wait()
    with capsys.disabled():
        print(f"\n  killed 200 times, after {edits_made} edits that were answered; none of them is lost")
    assert edits_made > 0


HOSTILE = sorted((ROOT / "tests/fuzz/annotations").iterdir())
INVALID = sorted((ROOT / "tests/examples/invalid").glob("*.claims.json"))


@pytest.mark.parametrize("path", [*HOSTILE, *INVALID], ids=lambda path: path.name[:24])
def test_hostile_file_is_refused_or_opened_and_left_as_it_is(path, tmp_path):
    file = tmp_path / "hostile.claims.json"
    shutil.copy(path, file)
    for text in path.parent.glob("*.txt"):
        shutil.copy(text, tmp_path)
    kept = file.read_bytes()

    answer = Shelf(str(file)).call("open", {"file": file.name})

    json.dumps(answer).encode("utf-8", "surrogatepass")
    assert "blocked" in answer or "claims" in answer
    assert file.read_bytes() == kept


NASTY = [
    "<script>document.title = 'owned'</script> <img src=x onerror=alert(1)> closed. </div><style>*{color:red}</style> It ends.\n",
    "The mill 🏭🏭 closed 👩‍👩‍👧 on 2 May. é́́ Combining café.\n",
    "המפעל נסגר ב־2 במאי. ארבעים איבדו את עבודתם.\n\nThe mill closed. المصنع أغلق في 2 مايو.\n",
    "工場は5月2日に閉鎖された。約40人が職を失った。\n",
    "A \u202eesrever\u202c mill \u0007 closed. It \u200bhad 40 looms.\n",
    "one two three " * 3000,
    "\r\n".join(["The mill closed.", "", "It had 40 looms."]),
    "word" * 5000 + " ends.\n",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_text_is_shown_as_it_is_and_its_words_are_pinned_exactly(window, drafted, text):
    page = window(drafted(text))
    shown = page.tab.evaluate("document.getElementById('text').textContent")
    assert shown == text.replace("\r\n", "\n") or shown == text
    assert "owned" not in page.tab.title()
    assert page.tab.locator("#text script, #text img, #text style").count() == 0

    page.press("ArrowDown", "ArrowRight", "Shift+ArrowRight", "a")

    saved = page.saved()
    for claim in saved.claims:
        for span in claim.spans:
            assert saved.source.text[span.start : span.end] == span.exact


def test_hostile_statements_are_shown_as_texts(window, drafted):
    path = drafted()
    nasty = "<b id=own>x</b>\u202e<script>alert(1)</script>"
    change(path, lambda one: attrs.evolve(one, claims=[attrs.evolve(claim, statement=nasty, note=nasty) for claim in one.claims]))
    page = window(path)

    assert nasty in page.tab.locator("#statement").text_content()
    assert page.tab.locator("#own").count() == 0
    page.press("B")
    page.until("document.getElementById('claims') !== null")
    assert page.tab.locator("#own").count() == 0
