"""The way through: a draft walked, split, worded, sorted and accounted for, by keys, each step on disk at once."""

from __future__ import annotations


def test_candidate_is_split_worded_and_sorted_by_keys(window, drafted):
    page = window(drafted())
    page.press("j", "k")
    assert page.saved().claim(page.claim).categories == ("unsorted",)
    before = len(page.saved().claims)

    page.press(",", "Shift+ArrowUp")
    assert page.selected == "The mill closed on 2 May 2024"
    page.press("s")
    assert len(page.saved().claims) == before + 1
    page.press("e").type("The mill closed on 2 May 2024.").press("Enter")
    page.press("t").keys("incident").press("Enter")

    first, second, *_ = page.saved()
    assert (first.statement, first.categories) == ("The mill closed on 2 May 2024.", ("event.incident",))
    assert [span.exact for span in second.spans] == ["and about 40 people lost their work"]


def test_undo_and_redo_go_to_the_disk(window, drafted):
    page = window(drafted())
    drafted_bytes = page.path.read_bytes()
    page.press("t").keys("stock").press("Enter")
    changed = page.path.read_bytes()
    assert changed != drafted_bytes

    page.press("u")
    assert page.path.read_bytes() == drafted_bytes
    page.press("U")
    assert page.path.read_bytes() == changed
