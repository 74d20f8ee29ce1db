"""The smallest edits in which a quote seems to stand as it did, in seventeen languages, and some that need no question.

Each row of ``small_edits.json`` has a language, a kind, an old and a new text, and what is expected. ``[[`` and ``]]`` mark the
quote in the old text and its place in the new one; where a word came in between, the place has several parts.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factcheck.text.reanchoring import Anchor, Quote, reanchor

CASES = json.loads(Path(__file__).with_name("small_edits.json").read_text(encoding="utf-8"))
MARKS = re.compile(r"\[\[|\]\]")
IS_AS_EXPECTED = {
    "same": lambda anchor: anchor.is_settled,
    "shown": lambda anchor: anchor.is_settled and anchor.passages is not None,
    "changed": lambda anchor: anchor.status == "changed",
    "turned": lambda anchor: anchor.status == "turned",
    "told": lambda anchor: not anchor.is_settled,
    "gone": lambda anchor: anchor.status == "orphan",
}
IN_PLACE = {"same", "shown", "turned"}


def marked(text: str) -> tuple[str, tuple[int, int] | None]:
    """Give a text without its marks, and the range from the first mark to the last."""
    places = [found.start() - 2 * number for number, found in enumerate(MARKS.finditer(text))]
    return MARKS.sub("", text), (places[0], places[-1]) if places else None


def placed(language: str, old: str, new: str) -> tuple[Anchor, tuple[int, int] | None]:
    (old, (start, end)), (new, place) = marked(old), marked(new)
    quote = Quote(start=start, exact=old[start:end], prefix=old[max(0, start - 32) : start], suffix=old[end : end + 32])
    return reanchor([quote], old, new, language=language)[0], place


@pytest.mark.parametrize(
    ("language", "kind", "old", "new", "wanted"),
    CASES,
    ids=[f"{number}-{case[0]}-{case[1]}" for number, case in enumerate(CASES)],
)
def test_edit_is_said_or_needs_no_word(language, kind, old, new, wanted):
    anchor, place = placed(language, old, new)

    assert IS_AS_EXPECTED[wanted](anchor), (kind, anchor)
    assert wanted not in IN_PLACE or (anchor.start, anchor.end) == place


def test_there_are_enough_edits_of_each_kind():
    languages = [case[0] for case in CASES]

    assert len(CASES) >= 200
    assert all(languages.count(language) >= 8 for language in set(languages))
    assert len(set(languages)) == 17
