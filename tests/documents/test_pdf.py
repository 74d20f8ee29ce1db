"""PDF: reading order, whole words, paragraphs over columns and pages, notes, tables, and what cannot be read."""

from __future__ import annotations

import sys

import pytest

from factcheck.documents import extract
from factcheck.errors import UnreadableFile
from tests.documents.making import At, column, pdf

pytest.importorskip("pypdfium2")

LEFT = "The mill closed in the spring of\nthe year after a long dispute on\nthe water, and forty people had\nto leave the"
RIGHT = "valley for good. The office has\nopened an inquiry on it, and the\nfindings came out in the summer\nof the same year."
WHOLE = f"{' '.join(LEFT.split())} valley for good."


def read(*pages, **more):
    return extract(pdf(*pages, **more), "t.pdf")


def paragraphs(*pages, **more):
    return read(*pages, **more).text.removesuffix("\n").split("\n\n")


class TestReadingOrder:
    def test_columns_are_read_one_after_the_other_and_a_sentence_goes_on_in_the_next(self):
        title = [At(50, 780, "The mill and the valley, an account of it", 18, True)]
        page = [*title, *column(50, 740, LEFT), *column(300, 740, RIGHT)]

        assert paragraphs(page) == [
            "The mill and the valley, an account of it",
            f"{WHOLE} The office has opened an inquiry on it, and the findings came out in the summer of the same year.",
        ]

    def test_columns_whose_lines_stand_at_different_heights_are_columns(self):
        found = paragraphs([*column(50, 740, LEFT), *column(300, 735, RIGHT)])

        assert found[0].startswith(WHOLE)

    def test_the_order_in_the_file_does_not_matter(self):
        page = [*column(300, 740, RIGHT), *column(50, 740, LEFT)]

        assert paragraphs(page)[0].startswith(WHOLE)

    def test_what_stands_below_columns_is_read_after_them(self):
        below = [At(50, 660, "Losses", 14, True), At(50, 640, "Forty people left.")]
        page = [*column(50, 740, LEFT), *column(300, 740, RIGHT), *below]

        assert paragraphs(page)[1:] == ["Losses", "Forty people left."]

    def test_what_stands_above_one_column_is_read_before_both(self):
        above = column(300, 800, "2 May 2024\nto the members\nof the board")
        found = paragraphs([*above, *column(50, 740, LEFT), *column(300, 740, RIGHT)])

        assert found[0].startswith("2 May 2024")
        assert found[-1].startswith(WHOLE)

    def test_short_cells_beside_one_another_are_a_table_and_no_columns(self):
        rows = [
            At(50 + 150 * (n % 2), 700 - 14 * (n // 2), words) for n, words in enumerate(["Tarn", "12", "Oru", "9", "Vale", "7"])
        ]

        assert read(rows).text == "Tarn   12\nOru   9\nVale   7\n"

    def test_a_page_that_lies_on_its_side_is_read_upright(self):
        page = [At(100 + 12 * n, 100, words, turned="0 1 -1 0") for n, words in enumerate(LEFT.split("\n"))]

        assert paragraphs(page, rotate=90)[0] == " ".join(LEFT.split("\n"))

    def test_words_aslant_are_left_out_and_told(self):
        found = read([*column(50, 740, LEFT), At(20, 300, "DRAFT", 40, turned="0.7 0.7 -0.7 0.7")])

        assert "DRAFT" not in found.text
        assert found.told == ("left out: words that stand aslant or on their side, on page 1",)


class TestParagraphs:
    def test_a_first_line_that_is_indented_begins_a_paragraph(self):
        page = [
            At(62, 740, "The mill closed in the spring of the year."), At(50, 728, "It had forty looms and a great wheel on it."),
            At(62, 716, "The office said so."),
        ]  # fmt: skip

        assert paragraphs(page) == [
            "The mill closed in the spring of the year. It had forty looms and a great wheel on it.", "The office said so.",
        ]  # fmt: skip

    def test_more_space_begins_a_paragraph(self):
        above = column(50, 740, "The mill closed in the spring of\nthe year after a long dispute.")

        assert len(paragraphs([*above, *column(50, 706, "The office said so on Monday\nin the capital.")])) == 2

    def test_a_line_that_ends_early_ends_a_paragraph_if_it_ends_a_sentence(self):
        first = "The mill closed in the spring of the year after\nit failed."
        page = column(50, 740, f"{first}\nThe office said so on Monday in the capital and")

        assert len(paragraphs(page)) == 2

    def test_larger_and_bold_lines_are_headings(self):
        lower = [At(50, 680, "Gains", bold=True), *column(50, 668, RIGHT)]
        found = read([At(50, 760, "Losses", 14), *column(50, 740, LEFT), *lower])

        assert [found.text[at:].split("\n")[0] for at, kind in found.kinds.items() if kind == "heading"] == ["Losses", "Gains"]

    def test_items_keep_their_marks_and_wrap_below_them(self):
        page = [
            At(50, 740, "The board will:"), At(60, 728, "\u2022 fund a school for the children of"), At(70, 716, "the valley;"),
            At(80, 704, "1. in Tarn;"), At(80, 692, "2. in Oru."), At(60, 680, "\u2022 pay for it."),
        ]  # fmt: skip

        assert read(page).text == (
            "The board will:\n\n• fund a school for the children of the valley;\n  1. in Tarn;\n  2. in Oru.\n• pay for it.\n"
        )

    def test_a_mark_that_is_drawn_is_a_mark(self):
        page = [At(50, 740, "The board will:"), At(70, 724, "fund a school;"), At(70, 708, "pay for it.")]
        drawn = "58 726 4 4 re f 58 710 4 4 re f"

        assert read(page, drawn=drawn).text == "The board will:\n\n• fund a school;\n• pay for it.\n"

    def test_a_number_that_begins_a_wrapped_line_is_no_mark(self):
        page = column(50, 740, "The mill closed, and the people who lost their work were about\n40. They left.")

        assert paragraphs(page) == ["The mill closed, and the people who lost their work were about 40. They left."]


class TestWords:
    @pytest.mark.parametrize(
        ("lines", "words"),
        [
            ("The infor-\nmation was late.", "The information was late."),
            ("The well-known mill is a well-\nknown one.", "The well-known mill is a well-known one."),
            ("They met in Nord-\nWest and left.", "They met in Nord-West and left."),
            ("Between 1998-\n1999 it closed.", "Between 1998- 1999 it closed."),
            ("It cost much \u2013\nit said so.", "It cost much – it said so."),
        ],
    )
    def test_words_that_a_line_end_parts_are_whole(self, lines, words):
        assert paragraphs(column(50, 740, lines)) == [words]

    def test_ligatures_are_letters(self):
        from factcheck.documents.pdf.letters import Letter
        from factcheck.documents.pdf.words import printed_words

        signs = [Letter(sign, x, 0, x + 5, 8, 0, 10, False, False) for x, sign in ((0, "e"), (5, "\ufb03"), (10, "c"))]

        assert [word.text for word in printed_words(signs)] == ["effic"]


class TestNotes:
    def test_notes_stand_after_the_paragraph_that_they_interrupt_and_calls_in_brackets(self):
        first = [
            At(50, 740, "The mill closed in the spring of the year.^1^ Forty people had to"), At(50, 728, "leave the"),
            At(50, 87, "^1^Minutes of the board, 2 May 2024.", 8),
        ]  # fmt: skip
        found = read(first, [At(50, 740, "valley for good.")])

        assert found.text == (
            "The mill closed in the spring of the year.[1] Forty people had to leave the valley for good.\n\n"
            "[1] Minutes of the board, 2 May 2024.\n"
        )
        assert [run.page for run in found.extraction.map] == [1, 2, 1]
        assert "apparatus" in found.kinds.values()

    def test_a_raised_figure_that_calls_no_note_is_a_figure(self):
        assert paragraphs([At(50, 740, "It had 4 km^2^ of land.")]) == ["It had 4 km² of land."]


class TestFurniture:
    def pages(self, *numbers):
        heads = [At(50, 800, "Halden Board, Annual report")]
        return [[*heads, *column(50, 740, LEFT), At(290, 40, str(number))] for number in numbers]

    def test_running_heads_and_numbers_are_left_out_and_told(self):
        found = read(*self.pages(7, 8, 9))

        assert "Halden" not in found.text
        assert not any(character.isdigit() for character in found.text)
        assert found.told == ("left out: running heads and numbers of pages, on 3 of 3 pages",)

    @pytest.mark.parametrize("numbers", [("- 1 -", "- 2 -"), ("Page 3 of 9", "Page 4 of 9"), ("iv", "v"), ("Seite 1", "Seite 2")])
    def test_numbers_of_pages_have_many_forms(self, numbers):
        text = read(*[[*column(50, 740, LEFT), At(290, 40, number)] for number in numbers]).text

        assert not any(number in text.split("\n") for number in numbers)

    def test_a_single_number_at_the_foot_of_the_only_page_is_its_number(self):
        assert paragraphs([*column(50, 740, "It closed."), At(290, 40, "1")]) == ["It closed."]

    def test_a_figure_alone_on_a_line_that_counts_nothing_is_text(self):
        first, last = [At(50, 740, "It closed."), At(50, 40, "1999")], [At(50, 740, "Forty left."), At(50, 40, "17")]

        assert "1999" in read(first, last).text


class TestTables:
    GRID = " ".join(f"50 {y} 200 0.5 re f" for y in (700, 680, 660, 640)) + " ".join(
        f" {x} 640 0.5 60 re f" for x in (50, 150, 249.5)
    )

    def rows(self, head=("Place", "People")):
        cells = [head, ("Tarn and its", "12"), ("Oru", "9")]
        return [At(x, 686 - 20 * n, words) for n, row in enumerate(cells) for x, words in zip((55, 155), row, strict=True)]

    def test_a_ruled_table_is_rows_with_its_heads(self):
        found = read([*column(50, 740, "It closed."), *self.rows(), *column(50, 600, "Forty left.")], drawn=self.GRID)

        assert found.text == "It closed.\n\nPlace | People\nTarn and its | 12\nOru | 9\n\nForty left.\n"
        assert list(found.kinds.values()) == ["columns", "row", "row"]

    def test_a_table_without_heads_has_rows_only(self):
        assert list(read(self.rows(("Vale", "7")), drawn=self.GRID).kinds.values()) == ["row"] * 3

    def test_boxes_that_are_drawn_by_their_sides_make_a_grid_too(self):
        boxes = " ".join(f"{x} {y} 100 20 re S" for x in (50, 150) for y in (640, 660, 680))

        assert "Tarn and its | 12" in read(self.rows(), drawn=boxes).text

    def test_a_frame_around_text_is_no_table(self):
        assert read(column(55, 690, "It closed."), drawn="50 640 200 60 re S").kinds == {}


class TestPlaces:
    def test_pages_have_their_numbers_and_the_labels_that_differ(self):
        labels = "/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /St 2 >>] >>"
        found = read([At(50, 740, "It closed.")], [At(50, 740, "Forty left.")], labels=labels)

        assert [(run.page, run.label) for run in found.extraction.map] == [(1, "iv"), (2, None)]
        assert (found.extraction.by.name, found.extraction.policy) == ("pypdfium2", "reading-order")


class TestRefusals:
    def test_pictures_of_words_need_ocr(self):
        with pytest.raises(UnreadableFile, match="only pictures of it; run OCR on it"):
            read([], picture=True)

    def test_pages_without_words_are_refused(self):
        with pytest.raises(UnreadableFile, match="there is no text in it; run OCR"):
            read([])

    def test_a_page_that_is_a_picture_among_others_is_told(self):
        assert read([At(50, 740, "It closed.")], [], picture=True).told == (
            "no text, only a picture, on page 2; OCR may read it",
        )

    def test_many_pages_are_not_all_named(self):
        pages = [[At(50, 740, "It closed.")], *[[] for _ in range(12)]]

        assert "on pages 2, 3, 4, 5, 6, 7, 8, 9 and others" in read(*pages, picture=True).told[0]

    def test_a_file_with_a_password_is_refused(self):
        key = "<" + "00" * 32 + ">"
        lock = {4: f"<< /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >>"}
        with pytest.raises(UnreadableFile, match="it is encrypted; open it with its password"):
            read([At(50, 740, "It closed.")], more=lock, trailer=f"/Encrypt 4 0 R /ID [{key} {key}]")

    def test_a_damaged_file_is_refused(self):
        with pytest.raises(UnreadableFile, match="it is damaged"):
            extract(b"%PDF-1.7 nothing", "t.pdf")

    def test_a_missing_package_is_named_with_the_way_to_get_it(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "pypdfium2", None)
        for name in [name for name in sys.modules if name.startswith("factcheck.documents.pdf")]:
            monkeypatch.delitem(sys.modules, name)
        with pytest.raises(UnreadableFile, match=r'pip install "factcheck-claims\[pdf\]"'):
            read([At(50, 740, "It closed.")])


PRINTED = """<html lang=en><meta charset=utf-8><style>
body { font: 11pt/1.35 serif } .c { columns: 2; column-gap: 30px; text-align: justify }
table { border-collapse: collapse } td, th { border: 1px solid black; padding: 3px } sup { font-size: 7pt }
</style><h1>The mill and the valley</h1>
<p>This account covers the year in full width, for all members of the board of the valley.</p>
<div class=c><h2>What happened</h2>%s<p>The board will:</p>
<ul><li>fund a school;<li>pay for forty places until the money is gone.</ul></div>
<h2>Losses</h2><table><tr><th>Place<th>People<tr><td>Tarn<td>12<tr><td>Oru and its neighbours<td>9</table>
<p>The office collected them.<sup>1</sup> They are final.</p>
<div style="font-size: 8pt">1 Minutes of the board.</div></html>"""
SENTENCE = "The mill closed after a long and extraordinarily complicated dispute on the water, and forty people left in week %d."


def test_what_a_browser_prints_in_two_columns_is_read_whole(tmp_path, chromium):
    told = [SENTENCE % week for week in range(48)]
    paragraphs = "".join(f"<p>{' '.join(told[at : at + 4])}</p>" for at in range(0, 48, 4))
    with chromium.new_page() as page:
        page.set_content(PRINTED % paragraphs)
        page.pdf(
            path=tmp_path / "t.pdf", format="A5", display_header_footer=True, margin=dict.fromkeys(("top", "bottom"), "60px"),
            header_template="<div style='font-size:9px;margin-left:60px'>Halden Board, Annual report</div>",
            footer_template="<div style='font-size:9px;width:100%;text-align:center'><span class=pageNumber></span></div>",
        )  # fmt: skip

    found = extract((tmp_path / "t.pdf").read_bytes(), "t.pdf")

    assert [sentence for sentence in told if sentence not in found.text] == []
    assert [found.text.index(sentence) for sentence in told] == sorted(found.text.index(sentence) for sentence in told)
    assert found.text.endswith(
        "The board will:\n\n• fund a school;\n• pay for forty places until the money is gone.\n\nLosses\n\nPlace | People\n"
        "Tarn | 12\nOru and its neighbours | 9\n\nThe office collected them.[1] They are final.\n\n[1] Minutes of the board.\n"
    )
    assert "Halden" not in found.text
