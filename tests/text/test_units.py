"""What is a row of its own, and what goes on in the next line."""

from __future__ import annotations

import pytest

from factcheck.text.folding import fold
from factcheck.text.units import units_of


def words_of(text: str) -> list[str]:
    folded = fold(text)
    return [unit.words for unit in units_of(folded, 0, len(folded.text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Prose goes on in the next line, whoever wrapped it.
        ("The army left the town and\nwent to the other bank", ["The army left the town and went to the other bank"]),
        # An empty line parts paragraphs, whatever the next one begins with.
        ("What is printed\n\nis a line for each row", ["What is printed", "is a line for each row"]),
        # Names and code in small letters are no sentence.
        ("tutorial\nhow-to/install\nhow-to/measure", ["tutorial", "how-to/install", "how-to/measure"]),
        (
            "```\nimport a\nfrom b import c\nfrom d import e\n```",
            ["```", "import a", "from b import c", "from d import e", "```"],
        ),
        # What a command prints is no more of it.
        (
            "$ harbour check vessels.csv --all\nvessels.csv: 3 rows, of which 1 has no port",
            ["$ harbour check vessels.csv --all", "vessels.csv: 3 rows, of which 1 has no port"],
        ),
        # Columns that are set with spaces make rows.
        (
            "oldport    tug      120 tons afloat\nnewhaven   ferry    860 tons afloat",
            ["oldport\ttug\t120 tons afloat", "newhaven   ferry    860 tons afloat"],
        ),
        # A line that is far shorter than the others did not end for want of room.
        (
            "Short\nrows of this list are much longer than the first, as anybody sees",
            ["Short", "rows of this list are much longer than the first, as anybody sees"],
        ),
    ],
)
def test_line_goes_on_only_where_it_had_no_room(text, expected):
    assert words_of(text) == [" ".join(words.split()) for words in expected]


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n", "\n \n", "\f", " \f "])
def test_empty_line_or_page_parts_paragraphs_and_folds_to_one_space(between):
    folded = fold(f"one{between}two")

    assert folded.text == "one two"
    assert folded.lined == "one\ftwo"
