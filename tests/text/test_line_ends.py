from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.line_ends import line_ends_of, saved_otherwise, told_otherwise

LINES = st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=5), min_size=2, max_size=6)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(LINES, ENDS, ENDS)
def test_text_whose_line_ends_were_all_exchanged_is_found_again(lines, before, after):
    annotated, found = before.join(lines), after.join(lines)

    restored = saved_otherwise(found, lambda text: text == annotated)

    assert restored == (None if before == after else annotated)


@given(LINES, st.data())
def test_nothing_but_line_ends_is_ever_changed(lines, data):
    text = lines[0] + "".join(data.draw(ENDS) + line for line in lines[1:])
    tried = []
    saved_otherwise(text, lambda other: tried.append(other))

    assert {_bare(other) for other in tried} == {_bare(text)}


def _bare(text):
    return text.removeprefix("\ufeff").replace("\n", "").replace("\r", "")


@given(LINES, ENDS, ENDS, st.sampled_from(["", "\ufeff"]), st.booleans())
def test_text_with_a_mark_before_it_or_a_line_end_after_it_is_found_again(lines, before, after, mark, ended):
    lines = [*lines, "It is shut."]
    annotated = mark + before.join(lines) + before * ended
    found = ("" if mark else "\ufeff") + after.join(lines) + after * (not ended)

    assert saved_otherwise(found, lambda text: text == annotated) == annotated
    assert len(told_otherwise(found, annotated)) == 2 + (before != after)


def test_text_of_one_line_has_none():
    assert line_ends_of("one") == "no line ends"
