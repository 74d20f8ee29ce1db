from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.line_ends import line_ends_of, with_other_line_ends

LINES = st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=5), min_size=2, max_size=6)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@given(LINES, ENDS, ENDS)
def test_text_whose_line_ends_were_all_exchanged_is_found_again(lines, before, after):
    annotated, found = before.join(lines), after.join(lines)

    restored = with_other_line_ends(found, lambda text: text == annotated)

    assert restored == (None if before == after else annotated)


@given(LINES, st.data())
def test_nothing_but_line_ends_is_ever_changed(lines, data):
    text = lines[0] + "".join(data.draw(ENDS) + line for line in lines[1:])
    tried = []
    with_other_line_ends(text, lambda other: tried.append(other))

    assert all(other.replace("\n", "").replace("\r", "") == text.replace("\n", "").replace("\r", "") for other in tried)


def test_text_of_one_line_has_none():
    assert line_ends_of("one") == "no line ends"
