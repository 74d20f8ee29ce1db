"""Markdown: the words without the signs, and no text taken for it that is none."""

from __future__ import annotations

import pytest

from factcheck.documents import extract
from factcheck.documents.markdown import is_markdown, markdown_of


def text(markup):
    return "\n".join(passage.words for passage in markdown_of(markup).passages)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("The mill **closed** in *May*.", "The mill closed in May."),
        ("***All*** and __some__ and _one_ of snake_case_names.", "All and some and one of snake_case_names."),
        ('Says [the **board**](https://x.example/a_(b) "T") and [it][1].', "Says the board and it."),
        ("A ![picture](m.png) here, [![x](y)](z) there.", "A here, there."),
        ("Run `a*b*c` and ``x ` y``.", "Run a*b*c and x ` y."),
        ("2 \\* 3 &amp; 4", "2 * 3 & 4"),
        ("It closed.[^1] ~~Not so.~~", "It closed.[1]"),
        ("See <https://x.example/a> and H<sub>2</sub>O<br>too.", "See https://x.example/a and H2O\ntoo."),
        ("One  \ntwo\\\nthree\nfour", "One\ntwo\nthree four"),
        ("# Mill #\nText", "Mill\nText"),
        ("Mill\n====\nText", "Mill\nText"),
        ("- one\n  goes on\n* [x] two\n1. three", "- one goes on\n- two\n1. three"),
        ("> It is\n> over.\n\nYes.", "It is over.\nYes."),
        ("A | B\n--|--\n**x** | y \\| z\nEnd", "A | B\nx | y | z\nEnd"),
        ("a\n\n---\n\nb", "a\nb"),
        ("[^1]: Minutes\n  of May.", "[1] Minutes of May."),
        ('a\n\n[ref]: http://x.example "T"\n', "a"),
        ("a <!-- no\nb --> c <!-- open", "a c <!-- open"),
        ("    indented", "    indented"),
        ("* * *\na * b * c", "a * b * c"),
    ],
)
def test_signs_are_taken_off(markup, words):
    assert text(markup) == words


def test_kinds_and_what_is_left_out_are_known():
    found = markdown_of("---\ntitle: 'Mill'\n---\n# Mill\n\n```\nx = 1\n```\n~~~\n~~~\n\nA | B\n--|--\n1 | 2\n\n![p](q) text\n")

    assert found.title == "Mill"
    assert [passage.kind for passage in found.passages] == ["heading", "columns", "row", ""]
    assert dict(found.left_out) == {"block of code": 1, "picture": 1}


def test_a_rule_at_the_beginning_is_no_front_matter():
    assert text("---\n\nThe mill.\n\n---\n") == "The mill."


@pytest.mark.parametrize(
    "markup",
    [
        "a [b](http://c)",
        "![a](b.png)",
        "a **b** c",
        "__a__ b",
        "x\n```\ny\n```\n",
        "a.[^1]",
        "*a* and *b*",
        "---\ntitle: x\n---\ny",
    ],
)
def test_signs_in_the_words_make_markdown(markup):
    assert is_markdown(markup)


@pytest.mark.parametrize(
    "plain",
    [
        "# Mill\n\n- one\n* two\n\nA | B\n--|--\n1 | 2",
        "It closed.* Forty left.\n\n* See *there*.",
        "2 * 3 * 4",
        "[1] (see)",
        "[a] (b)",
        "a_b_c",
        "***",
        "---\nA rule.\n---",
    ],
)
def test_marks_of_plain_texts_make_none(plain):
    assert not is_markdown(plain)
    assert extract(plain.encode(), "t.md").extraction is None


def test_a_text_may_be_taken_as_it_stands():
    assert extract(b"The **mill**.", "t", markdown=False).extraction is None


@pytest.mark.parametrize("piece", ["*a ", "**", "[", "![](", "~~a ", "<!--", "`", "_a ", "[a](", "\\"])
def test_a_long_line_of_signs_is_read_soon(piece):
    assert isinstance(text(piece * 5000), str)
