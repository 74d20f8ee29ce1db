"""How the statements of candidates are worded, above all those of rows of tables."""

from __future__ import annotations

import pytest

import factcheck
from factcheck import Source


def statements(text, kinds=None):
    return [claim.statement for claim in factcheck.draft(Source.from_text(text, title="T"), id="d", kinds=kinds).claims]


ROW = "Place | People | Houses\n"


@pytest.mark.parametrize(
    ("row", "statement"),
    [
        ("Tarn | 12 | 3", "Place: Tarn; People: 12; Houses: 3."),
        ("Tarn |  | 3", "Place: Tarn; Houses: 3."),
        (" | 12 | 3", "People: 12; Houses: 3."),
        ("Tarn | 12 |", "Place: Tarn; People: 12."),
        ("Tarn | 12", "Place | People | Houses: Tarn | 12."),
        ("Tarn | 12 | 3!", "Place: Tarn; People: 12; Houses: 3!"),
    ],
)
def test_a_row_is_worded_cell_by_cell_behind_the_heads_of_its_columns(row, statement):
    start = len(ROW) + len(row) - len(row.lstrip())

    assert statements(f"{ROW}{row}\n", {0: "columns", start: "row"}) == [statement]


def test_the_bars_at_the_edges_of_a_line_are_no_cells():
    found = statements("| Place | People: | Houses |\n|---|---|---|\n| Tarn | 12 | 3 |\n| Oru | 9 | |\n")

    assert found == ["Place: Tarn; People: 12; Houses: 3.", "Place: Oru; People: 9."]


def test_cells_with_gaps_or_tabs_between_them_are_cells():
    aligned = "Place          People\nTarn           12\nOru and Vale   9\nVale           7\n"

    assert statements(aligned)[1] == "Place: Oru and Vale; People: 9."
    assert statements("Place\tPeople\nTarn\t12\nOru\t9\n")[0] == "Place: Tarn; People: 12."


def test_a_row_without_heads_keeps_its_cells_in_order():
    assert statements("Tarn | 12 | 3\n", {0: "row"}) == ["Tarn; 12; 3."]


def test_what_opens_a_table_stands_before_its_rows():
    text = f"The mill closed. It was old.\n\nThe board counted them in May, and these were gone:\n\n{ROW}Tarn | 12 | 3\n"
    first = text.index("Place")

    found = statements(text, {first: "columns", first + len(ROW): "row"})

    assert found[-1] == "The board counted them in May, and these were gone Place: Tarn; People: 12; Houses: 3."


def test_a_word_that_a_line_end_parts_is_whole():
    text = "The board gave the infor-\nmation to forty people who\nasked for it in the valley."

    assert statements(text) == ["The board gave the information to forty people who asked for it in the valley."]


def test_an_issuer_of_whom_nothing_can_be_written_is_none():
    draft = factcheck.draft(Source.from_text("The mill closed.", title="T"), id="d", issuer="")

    assert draft.origins == ()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ('Ruth Ambler said: "This is the best news. We have won."\n', 'Ruth Ambler said: "This is the best news."'),
        ("Er sagte: „Das Werk ist zu. Wir gehen.“\n", "Er sagte: „Das Werk ist zu.“"),
        ("Elle dit : « L'usine est fermée. Nous partons. »\n", "Elle dit : « L'usine est fermée. »"),
        ("市长说：「工厂关闭了。我们知道。」\n", "市长说：「工厂关闭了。」"),
        ('A pipe of 5" broke at the "Old Mill" in May.\n', 'A pipe of 5" broke at the "Old Mill" in May.'),
    ],
)
def test_quotation_that_goes_on_in_the_next_sentence_is_closed(text, first):
    assert statements(text)[0] == first
