"""PDF: scripts that run to the left, tables of every ruling, heads and notes parted by rules, letters that nobody knows."""

from __future__ import annotations

import attrs
import pytest

from factcheck.documents import extract
from factcheck.documents.composing import compose
from factcheck.errors import UnreadableFile
from factcheck.files import limited_to
from tests.documents.making import At, column, pdf

pytest.importorskip("pypdfium2")

from factcheck.documents.pdf.leftward import in_spoken_order, mirrored, tidied
from factcheck.documents.pdf.letters import Letter, Page
from factcheck.documents.pdf.reading import read_pages
from factcheck.documents.pdf.words import PrintedWord


def seen(*lines, order=1, right=500):
    """Make a page of lines as they are seen: each letter 5 points wide, written to the left from the right edge, in any order."""
    letters = []
    for number, line in enumerate(lines):
        row = []
        apart = True
        for place, sign in enumerate(line):
            x = right - 5 * (len(line) - place)
            if sign == " ":
                apart = True
                continue
            row.append(Letter(sign, x, 700 - 14 * number, x + 4.5, 708 - 14 * number, 700 - 14 * number, 10, False, apart))
            apart = False
        # Written backwards, each word begins at the other end.
        letters += row if order == 1 else _backwards(row)
    return Page(
        number=1, label=None, width=595, height=842, letters=tuple(letters), rules=(), dots=(), turned=0, pictures=False
    )  # fmt: skip


def _backwards(row):
    words = []
    for letter in row:
        words.append([letter]) if letter.apart else words[-1].append(letter)
    turned = [list(reversed(word)) for word in reversed(words)]
    return [attrs.evolve(letter, apart=place == 0) for word in turned for place, letter in enumerate(word)]


def read(*pages):
    return compose(read_pages(list(pages), "t.pdf").passages).text


class TestLeftward:
    SEEN = ".2021 יאמב 3-ב הרגסנ הנחטה"
    SAID = "הטחנה נסגרה ב-3 במאי 2021.\n"

    @pytest.mark.parametrize("order", [1, -1])
    def test_a_line_is_read_from_the_right_whatever_its_order_in_the_file(self, order):
        assert read(seen(self.SEEN, order=order)) == self.SAID

    def test_the_letters_of_arabic_that_fonts_draw_are_letters(self):
        assert read(seen("\ufe96\ufe98\ufe91 \ufefb")) == "لا بتت\n"

    def test_a_phrase_in_latin_letters_keeps_its_order(self):
        assert read(seen("הביגה ABC Ltd תרבח")) == "חברת ABC Ltd הגיבה\n"

    @pytest.mark.parametrize("brackets", ["()", ")("])
    def test_brackets_open_before_what_they_hold(self, brackets):
        first, last = brackets
        assert read(seen(f"הנחטה {first}חפסנ{last} ואר")) == "ראו (נספח) הטחנה\n"

    def test_figures_with_their_signs_are_read_to_the_right(self):
        assert read(seen("12.5% הדרי המירזה")) == "הזרימה ירדה 12.5%\n"

    def test_paragraphs_begin_where_they_are_indented_on_the_right(self):
        page = seen("הנחטה הרגסנ הנחטה הרגסנ   ", "הרגסנ הנחטה הרגסנ הנחטה הנחטה", ".הרגסנ", "הנחטה הרגסנ הנחטה הרגסנ   ")

        assert len(read(page).split("\n\n")) == 2

    def test_a_hebrew_word_on_a_page_in_latin_letters_is_read_to_the_left(self):
        assert read(seen("The mill הנחטה closed in the spring.", right=300)) == "The mill הטחנה closed in the spring.\n"

    def test_words_beside_one_another_that_are_figures_stay_as_they_are(self):
        first = PrintedWord(text="1", left=0, right=9, bottom=0, top=9, base=0, size=10)
        words = [first, attrs.evolve(first, text="2", left=9, right=18)]

        assert in_spoken_order(words, turned=True) == words

    def test_a_page_that_is_turned_over_has_its_rules_and_dots_turned_too(self):
        from factcheck.documents.pdf.letters import Rule

        page = attrs.evolve(seen("א"), rules=(Rule(10, 5, 30, 6),), dots=((40.0, 5.0),))

        assert mirrored(page).rules == (Rule(-30, 5, -10, 6),)
        assert mirrored(page).dots == ((-40.0, 5.0),)

    @pytest.mark.parametrize(("line", "tidy"), [("a( b c ). d .", "a (b c). d."), ("( a )", "(a)"), ("ב -12", "ב-12")])
    def test_punctuation_stands_at_its_word(self, line, tidy):
        assert tidied(line) == tidy


def rule(x, y, width):
    return f" {x} {y} {width} 0.5 re f"


def upright(x, y, height):
    return f" {x} {y} 0.5 {height} re f"


def rows(*lines, top=700, step=20, columns=(60, 160, 260)):
    return [
        At(x, top - step * number, cell)
        for number, line in enumerate(lines) for x, cell in zip(columns, line, strict=False) if cell
    ]  # fmt: skip


class TestOpenTables:
    LINES = (("Place", "People", "Remarks"), ("Tarn", "12", "counted by hand"), ("Oru and Vale", "9", "estimated"))

    def test_rules_above_and_below_heads_and_rows_make_a_table(self):
        drawn = rule(50, 715, 300) + rule(50, 695, 300) + rule(50, 650, 300)
        found = extract(pdf(rows(*self.LINES), drawn=drawn), "t.pdf")

        assert found.text == "Place | People | Remarks\nTarn | 12 | counted by hand\nOru and Vale | 9 | estimated\n"
        assert list(found.kinds.values()) == ["columns", "row", "row"]

    def test_rules_that_are_drawn_cell_by_cell_are_one(self):
        drawn = "".join(rule(50 + 100 * n, y, 100) for n in range(3) for y in (715, 695, 650))

        assert "Tarn | 12 | counted by hand" in extract(pdf(rows(*self.LINES), drawn=drawn), "t.pdf").text

    def test_a_table_goes_on_below_its_heads_where_its_last_rule_is_on_another_page(self):
        below = [At(60, 600, "The mill closed in the spring of the year after a long dispute.")]
        drawn = rule(50, 715, 300) + rule(50, 695, 300)
        found = extract(pdf([*rows(*self.LINES), *below], drawn=drawn), "t.pdf")

        assert "Oru and Vale | 9 | estimated\n\nThe mill closed" in found.text

    def test_a_line_without_its_first_cells_goes_on_with_the_row_above(self):
        lines = (*self.LINES, ("", "", "in May"))
        drawn = rule(50, 715, 300) + rule(50, 695, 300) + rule(50, 630, 300)

        assert "Oru and Vale | 9 | estimated in May\n" in extract(pdf(rows(*lines), drawn=drawn), "t.pdf").text

    def test_rules_around_running_text_make_no_table(self):
        text = column(60, 700, "The mill closed in the spring of the year\nafter a long dispute on the water.")
        drawn = rule(50, 715, 300) + rule(50, 680, 300)

        assert "|" not in extract(pdf(text, drawn=drawn), "t.pdf").text

    def test_long_cells_are_columns_of_text_and_no_table(self):
        drawn = rule(50, 715, 530) + rule(50, 600, 530)
        sides = column(60, 700, "\n".join(["The mill closed in the spring of the year"] * 4)) + column(
            320, 700, "\n".join(["the board said so in the valley on May"] * 4)
        )

        assert "|" not in extract(pdf(sides, drawn=drawn), "t.pdf").text

    def test_two_rules_that_differ_in_length_belong_to_nothing(self):
        drawn = rule(50, 715, 300) + rule(50, 650, 200)

        assert "|" not in extract(pdf(rows(*self.LINES), drawn=drawn), "t.pdf").text


class TestRuledTables:
    @staticmethod
    def grid(columns, levels):
        width, height = columns[-1] - columns[0], levels[0] - levels[-1]
        return "".join(rule(columns[0], y, width) for y in levels) + "".join(upright(x, levels[-1], height) for x in columns)

    def test_a_cell_over_several_columns_is_one(self):
        drawn = "".join(rule(50, y, 300) for y in (715, 695, 675)) + upright(50, 675, 40) + upright(350, 675, 40)
        drawn += upright(150, 675, 20) + upright(250, 675, 20)
        text = extract(
            pdf([At(60, 700, "Losses in the valley in May"), *rows(("Tarn", "12", "3"), top=680)], drawn=drawn), "t.pdf"
        ).text

        assert text == "Losses in the valley in May\nTarn | 12 | 3\n"

    def test_a_cell_over_several_rows_stands_in_the_first(self):
        drawn = rule(50, 715, 200) + rule(150, 695, 100) + rule(50, 675, 200)
        drawn += "".join(upright(x, 675, 40) for x in (50, 150, 250))
        cells = [At(60, 690, "Tarn"), At(160, 700, "12"), At(160, 680, "13")]

        assert extract(pdf(cells, drawn=drawn), "t.pdf").text == "Tarn | 12\n | 13\n"

    def test_rules_that_are_drawn_twice_leave_no_empty_columns(self):
        drawn = self.grid((50, 55, 150, 250), (715, 695, 675))

        assert extract(pdf(rows(("Tarn", "12"), ("Oru", "9")), drawn=drawn), "t.pdf").text == "Tarn | 12\nOru | 9\n"


class TestPaper:
    BODY = (
        "The mill closed in the spring of the year\nafter a long dispute on the water, and\nforty people had to leave the valley."
    )

    def test_a_line_above_a_rule_across_the_page_is_a_running_head(self):
        heads = [At(50, 800, "Mill inspectorate"), At(300, 800, "Report of the year")]
        pages = [column(50, 740, self.BODY), [*heads, *column(50, 740, self.BODY.replace("spring", "autumn"))]]
        found = extract(pdf(*pages, drawn=rule(50, 795, 400)), "t.pdf")

        assert "inspectorate" not in found.text
        assert "Report" not in found.text

    def test_on_the_first_page_such_a_line_may_be_a_title(self):
        found = extract(pdf([At(50, 800, "Mill inspectorate"), *column(50, 740, self.BODY)], drawn=rule(50, 795, 400)), "t.pdf")

        assert "Mill inspectorate" in found.text

    @pytest.mark.parametrize(("y", "width"), [(795, 80), (600, 400)])
    def test_a_short_rule_or_one_elsewhere_makes_no_head(self, y, width):
        pages = [column(50, 740, self.BODY), [At(50, 800, "Mill inspectorate"), *column(50, 740, self.BODY)]]

        assert "Mill inspectorate" in extract(pdf(*pages, drawn=rule(50, y, width)), "t.pdf").text

    def test_a_page_with_nothing_but_a_head_keeps_it(self):
        pages = [column(50, 740, self.BODY), [At(50, 800, "The end")]]

        assert "The end" in extract(pdf(*pages, drawn=rule(50, 795, 400)), "t.pdf").text

    def test_a_line_below_a_short_rule_is_a_note_though_its_letters_are_as_large(self):
        page = [*column(50, 740, self.BODY.replace("water,", "water,^1^")), At(50, 690, "1 Minutes of the board.")]
        found = extract(pdf(page, drawn=rule(50, 705, 60)), "t.pdf")

        assert found.text.endswith("\n\n[1] Minutes of the board.\n")
        assert "water,[1] and" in found.text

    def test_double_spacing_parts_no_paragraph(self):
        page = column(50, 740, "The mill closed in the spring of\nthe year after a long dispute on\nthe water.", leading=28)

        assert extract(pdf(page), "t.pdf").text.count("\n") == 1

    def test_lines_that_lead_to_a_number_stand_alone(self):
        page = column(50, 740, "1 Losses ............ 6\n2 Gains ............. 9\nThe mill closed.")

        assert extract(pdf(page), "t.pdf").text.count("\n\n") == 2

    def test_a_sentence_goes_on_in_a_line_farther_below(self):
        page = [*column(50, 740, self.BODY), At(50, 680, "The findings came out in the summer of"), At(50, 662, "the same year.")]

        assert "summer of the same year" in extract(pdf(page), "t.pdf").text

    def test_a_hanging_paragraph_is_one(self):
        page = [At(50, 740, "Doe, A. (2021) The mill and the valley, an account of"), At(70, 728, "the water, in five parts.")]

        assert extract(pdf(page), "t.pdf").text.count("\n") == 1

    def test_a_raised_figure_after_a_word_calls_a_note_wherever_that_stands(self):
        assert extract(pdf([At(50, 740, "The mill closed.^7^ It had 10^6^ looms.")]), "t.pdf").text == (
            "The mill closed.[7] It had 10⁶ looms.\n"
        )


class TestUnknownLetters:
    def page(self, text):
        page = seen(text, right=400)
        return attrs.evolve(page, letters=tuple(attrs.evolve(one, sign=one.sign.replace("?", "\ufffd")) for one in page.letters))

    def test_letters_of_which_the_file_does_not_say_which_they_are_are_told(self):
        found = read_pages([self.page("The mi?l closed in May.")], "t.pdf")

        assert found.told == ("1 sign of which the file does not say what letter it is, on page 1",)

    def test_a_file_of_such_letters_is_refused(self):
        with pytest.raises(UnreadableFile, match="which letters 9 of its 11 signs are; print it to a new PDF or run OCR"):
            read_pages([self.page("T??????? ??m")], "t.pdf")


def test_fields_and_comments_are_told():
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Ann) /Rect [50 600 150 620] >>"
    notes = {41: field, 42: field.replace("Widget /FT /Tx", "Text"), 43: field.replace("Widget /FT /Tx", "FreeText")}
    data = pdf([At(50, 740, "The mill closed.")], more=notes)
    found = extract(data.replace(b"/Rotate 0", b"/Rotate 0 /Annots [41 0 R 42 0 R 43 0 R]"), "t.pdf")

    assert found.text == "The mill closed.\n"
    assert found.told == (
        "left out: 1 form field, with what is written in it", "left out: 2 comments, with what is written in them",
    )  # fmt: skip


class TestBombs:
    def test_a_file_of_more_letters_than_memory_is_given_for_is_refused(self):
        data = pdf([At(50, 740, "The mill closed in the spring.")])
        with limited_to(16 * 10), pytest.raises(UnreadableFile, match="it has more than 10 letters; split it"):
            extract(data, "t.pdf")

    def test_a_page_of_more_lines_than_paper_has_is_read_line_by_line(self):
        page = [At(50 + 250 * (n % 2), 800 - 0.9 * (n // 2), "mill", 0.5) for n in range(1000)]

        assert extract(pdf(page), "t.pdf").text.count("mill") == 1000


class TestCodes:
    @pytest.fixture(autouse=True)
    def coded(self, monkeypatch):
        """Let pdfium give other codes for capital letters, as it does for fonts that no tool at hand can make."""
        from factcheck.documents.pdf import letters

        given, codes = letters.raw.FPDFText_GetUnicode, {"X": 0xD835, "Y": 0xDC44, "Z": 0, "W": 0x110000}
        monkeypatch.setattr(letters.raw, "FPDFText_GetUnicode", lambda *at: codes.get(chr(given(*at)), given(*at)))

    @pytest.mark.parametrize(
        ("written", "read"),
        [("the XYmill", "the \U0001d444mill"), ("the millX", "the mill\ufffd"), ("the Ymill", "the \ufffdmill"),
         ("the Zmill", "the \ufffdmill"), ("the Wmill", "the \ufffdmill")],
    )  # fmt: skip
    def test_pairs_are_one_sign_and_what_has_no_code_is_seen(self, written, read):
        assert extract(pdf([At(50, 740, written)]), "t.pdf").text == f"{read}\n"


def test_no_space_stands_between_lines_of_a_script_that_has_none():
    first, second = seen("磨坊在三月关闭四十人", right=400), "失去了工作没有人回应"
    page = attrs.evolve(
        first, letters=(*first.letters, *(attrs.evolve(one, base=686, bottom=686) for one in seen(second, right=400).letters))
    )

    assert read(page) == "磨坊在三月关闭四十人失去了工作没有人回应\n"
