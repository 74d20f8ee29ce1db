"""Word files: accepted changes, numbers of lists, tables, notes, and what is left out."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest

from factcheck.documents import extract
from factcheck.errors import UnreadableFile
from factcheck.files import limited_to

docx = pytest.importorskip("docx")

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: E402
from docx.opc.packuri import PackURI  # noqa: E402
from docx.opc.part import Part  # noqa: E402
from docx.oxml import parse_xml  # noqa: E402

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def run(words):
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def sign(words):
    return f"<m:r><m:t>{words}</m:t></m:r>"


def deleted(words):
    return f"<w:del w:id='1' w:author='A'><w:r><w:delText>{words}</w:delText></w:r></w:del>"


def inserted(words):
    return f"<w:ins w:id='2' w:author='A'>{run(words)}</w:ins>"


def item(words, number, level=0):
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{run(words)}</w:p>'


def level(place, form, text, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{360 * (place + 1)}"/></w:pPr></w:lvl>'
    )


def made(body, *, levels="", nums="", notes="", endnotes="", tag="w:document", title=""):
    """Make a Word file with a body of its own."""
    document = docx.Document()
    document.core_properties.title = title
    tree = document.element.body
    for child in list(tree):
        tree.remove(child)
    for child in parse_xml(f"<w:body {W} {M} {MC}>{body}</w:body>"):
        tree.append(child)
    if levels:
        numbering = document.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        lists = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        for child in parse_xml(
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{lists}</w:numbering>'
        ):
            numbering.append(child)
    for kind, content in (("footnotes", notes), ("endnotes", endnotes)):
        if content:
            blob = f"<w:{kind} {W}>{content}</w:{kind}>".encode()
            part = Part(PackURI(f"/word/{kind}.xml"), getattr(CONTENT_TYPE, f"WML_{kind.upper()}"), blob, document.part.package)
            document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def rewritten(data, changes, only=""):
    """Give a Word file with bytes of its parts changed."""
    import zipfile

    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            for before, after in changes.items() if only in name else ():
                body = body.replace(before, after)
            new.writestr(name, body)
    return stream.getvalue()


def read(body, **more):
    return extract(made(body, **more), "t.docx")


def text(body, **more):
    return read(body, **more).text.removesuffix("\n")


FORMULA = (
    f"<m:oMath><m:f><m:num>{sign('a+b')}</m:num><m:den>{run('2')}</m:den></m:f><m:sSup><m:e>{sign('x')}</m:e>"
    f"<m:sup>{sign('2')}</m:sup></m:sSup><m:sub/><w:p/></m:oMath>"
)


class TestWords:
    def test_changes_are_accepted_and_told(self):
        body = f"<w:p>{run('It closed in ')}{deleted('May')}{inserted('June')}{run('.')}</w:p>"
        found = read(body)

        assert found.text == "It closed in June.\n"
        assert found.told == ("2 tracked changes accepted",)
        assert found.extraction.note == "2 tracked changes accepted"
        assert found.extraction.policy == "accepted-text"

    def test_words_that_were_moved_stand_where_they_are_now(self):
        gone = f"<w:moveFrom w:id='3'>{run('It rained. ')}</w:moveFrom>"
        come = f"<w:moveTo w:id='4'>{run('It rained.')}</w:moveTo>"

        assert text(f"<w:p>{gone}{run('It closed. ')}{come}</w:p>") == "It closed. It rained."

    def test_a_paragraph_whose_end_was_deleted_goes_on(self):
        first = f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{run('It closed ')}</w:p>"

        assert text(f"{first}<w:p>{run('in May.')}</w:p>") == "It closed in May."

    @pytest.mark.parametrize(
        ("inside", "words"),
        [
            ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b\nc"),
            (
                "<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known in</w:t><w:softHyphen/><w:t>side</w:t></w:r>",
                "well-known inside",
            ),
            ("<w:r><w:sym w:font='Symbol' w:char='F0B7'/><w:sym w:font='Arial' w:char='00A7'/></w:r>", "•§"),
            (f"<w:hyperlink>{run('a link')}</w:hyperlink>", "a link"),
            (f"<w:sdt><w:sdtContent>{run('a field')}</w:sdtContent></w:sdt>", "a field"),
            (f"<w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple><w:r><w:instrText>DATE</w:instrText></w:r>", "7"),
            ("<w:r><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t></w:r>", "a b"),
            ("<w:r><w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>\uf0b3 5\uf0e9</w:t></w:r>", "≥ 5\ufffd"),
            ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:font='Webdings' w:char='F021'/></w:r>", "✓•"),
            (
                "<w:r><w:ruby><w:rt><w:r><w:t>mill</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>磨</w:t></w:r></w:rubyBase></w:ruby></w:r>",
                "磨",
            ),
            ("<w:r><w:t>infor\u00admation</w:t></w:r>", "information"),
            (FORMULA, "(a+b)/2x^2"),
        ],
    )
    def test_what_stands_in_runs_is_words(self, inside, words):
        assert text(f"<w:p>{inside}</w:p>") == words

    def test_hidden_words_and_comments_are_left_out_and_told(self):
        hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r>"
        hidden += "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Open.</w:t></w:r>"
        found = read(f"<w:p>{hidden}<w:r><w:commentReference w:id='0'/></w:r></w:p>")

        assert found.text == "Open.\n"
        assert found.told == ("left out: 1 comment", "left out: 1 hidden passage")

    def test_a_text_box_is_read_once_after_its_paragraph(self):
        box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
        twice = f"<mc:Choice Requires='wps'><x>{box}</x></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        drawn = f"<mc:AlternateContent>{twice}</mc:AlternateContent>"

        assert text(f"<w:p>{run('It closed.')}<w:r>{drawn}</w:r></w:p>") == "It closed.\n\nIn a box."

    def test_a_box_may_hold_a_table_and_another_box(self):
        inner = f"<w:r><w:pict><w:txbxContent><w:p>{run('Deep.')}</w:p></w:txbxContent></w:pict></w:r>"
        cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("Tarn", "12"))
        box = f"<w:txbxContent><w:p>{run('In a box.')}{inner}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:txbxContent>"

        assert text(f"<w:p>{run('It closed.')}<w:r><w:drawing>{box}</w:drawing></w:r></w:p>") == (
            "It closed.\n\nIn a box.\n\nTarn | 12\n\nDeep."
        )

    def test_what_only_the_form_says_and_what_is_no_text_is_told(self):
        field = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here.')}</w:sdtContent></w:sdt>"
        chart = "<w:r><w:drawing><c:chart xmlns:c='urn:c'/></w:drawing></w:r>"
        found = read(f"<w:p>{run('It closed.')}{field}{chart}</w:p><w:altChunk/>")

        assert found.text == "It closed.\n"
        assert found.told == (
            "left out: 1 field that nobody has filled in", "left out: 1 chart or diagram",
            "left out: 1 other document embedded in it",
        )  # fmt: skip

    def test_headers_and_footers_with_words_are_told(self):
        document = docx.Document()
        document.add_paragraph("It closed.")
        document.sections[0].header.paragraphs[0].text = "Mill board"
        document.sections[0].footer.is_linked_to_previous = False
        stream = BytesIO()
        document.save(stream)

        assert extract(stream.getvalue(), "t").told == ("left out: 1 page header or footer",)

    def test_the_strict_form_is_read(self):
        strict = {
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
                b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            ),
        }
        data = made(item("It closed.", 1), levels=level(0, "decimal", "%1."))

        assert extract(rewritten(data, strict), "t.docx").text == "1. It closed.\n"


class TestParagraphs:
    def test_headings_are_known_by_their_styles_and_levels(self):
        properties = ('pStyle w:val="Title"', 'pStyle w:val="Heading1"', 'outlineLvl w:val="2"', 'outlineLvl w:val="9"')
        body = "".join(f"<w:p><w:pPr><w:{one}/></w:pPr>{run('Mill')}</w:p>" for one in properties)
        found = read(body, title="Stated")

        assert list(found.kinds.values()) == ["heading"] * 3
        assert found.title == "Stated"

    def test_paragraphs_have_numbers_and_empty_ones_have_none(self):
        found = read(f"<w:p>{run('One.')}</w:p><w:p/><w:p>{run('Two.')}</w:p>")

        assert [run.paragraph for run in found.extraction.map] == [1, 2]

    def test_a_table_of_contents_asserts_nothing(self):
        document = docx.Document()
        document.styles.add_style("toc 1", 1)
        document.add_paragraph("Losses 7", style="toc 1")
        stream = BytesIO()
        document.save(stream)

        assert list(extract(stream.getvalue(), "t").kinds.values()) == ["apparatus"]


class TestLists:
    def test_items_have_the_numbers_that_word_shows(self):
        levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%1.%2)") + level(2, "bullet", "\uf0b7")
        body = (
            item("One", 1)
            + item("Deep", 1, 1)
            + item("Deeper", 1, 2)
            + item("Deep too", 1, 1)
            + item("Two", 1)
            + item("New", 1, 1)
        )

        assert text(body, levels=levels) == "1. One\n  1.a) Deep\n    • Deeper\n  1.b) Deep too\n2. Two\n  2.a) New"

    @pytest.mark.parametrize(
        ("form", "start", "marks"),
        [
            ("upperRoman", 3, "III. IV."), ("lowerRoman", 8, "viii. ix."), ("upperLetter", 26, "Z. AA."),
            ("decimalZero", 9, "09. 10."),
            ("russianLower", 1, "а. б."), ("russianUpper", 2, "Б. В."), ("unheardOf", 4, "4. 5."),
        ],
    )  # fmt: skip
    def test_numbers_have_many_forms(self, form, start, marks):
        first, second = marks.split()

        assert text(item("x", 1) + item("y", 1), levels=level(0, form, "%1.", start)) == f"{first} x\n{second} y"

    @pytest.mark.parametrize(
        ("form", "start", "marks"),
        [
            ("chineseCounting", 9, "九、 十、"),
            ("japaneseCounting", 21, "二十一、 二十二、"),
            ("decimalEnclosedCircle", 3, "③、 ④、"),
        ],
    )  # fmt: skip
    def test_numbers_of_east_asia_are_written_as_there(self, form, start, marks):
        first, second = marks.split()

        assert text(item("x", 1) + item("y", 1), levels=level(0, form, "%1、", start)) == f"{first} x\n{second} y"

    def test_laws_show_the_levels_above_in_figures(self):
        levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")

        assert text(item("a", 1) + item("b", 1, 1), levels=levels) == "I. a\n  1.1 b"

    def test_a_list_may_have_the_levels_of_a_list_style(self):
        linked = (
            f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="S"/>{level(0, "decimal", "§ %1")}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )

        assert text(item("a", 1), levels='<w:numStyleLink w:val="S"/>', nums=linked) == "§ 1 a"

    def test_a_style_may_have_its_level_in_the_list(self):
        levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", more='<w:pStyle w:val="Heading1"/>')
        body = item("b", 1).replace('<w:ilvl w:val="0"/>', "").replace("<w:pPr>", '<w:pPr><w:pStyle w:val="Heading1"/>')

        assert text(body, levels=levels).strip() == "1.1 b"
        assert text(item("a", 1).replace('<w:ilvl w:val="0"/>', ""), levels=levels) == "1. a"

    def test_another_list_below_one_that_has_ended_its_sentence_stands_by_itself(self):
        nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in (1, 2))
        levels = level(0, "bullet", "\uf0b7")
        ended = read(item("pay.", 1) + item("It closed.", 2), levels=levels, nums=nums)
        going_on = read(item("pay;", 1) + item("leave.", 2), levels=levels, nums=nums)

        assert (list(ended.kinds.values()), list(going_on.kinds.values())) == (["list"], [])

    def test_two_lists_of_one_form_go_on_unless_one_begins_anew(self):
        nums = (
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        between = f"<w:p>{run('And:')}</w:p>"
        body = item("a", 1) + item("b", 2) + between + item("c", 3) + item("d", 3)

        assert text(body, levels=level(0, "decimal", "%1."), nums=nums) == "1. a\n2. b\n\nAnd:\n\n1. c\n2. d"

    def test_a_level_may_have_a_form_of_its_own_in_one_list(self):
        nums = (
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
            f"{level(0, 'decimal', '(%1)', 5)}</w:lvlOverride></w:num>"
        )

        assert text(item("a", 1), levels=level(0, "decimal", "%1."), nums=nums) == "(5) a"

    def test_a_level_that_is_not_to_restart_goes_on(self):
        levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')

        assert (
            text(item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1), levels=levels).split("\n")[-1].strip() == "2) d"
        )

    def test_a_heading_with_a_number_has_it_and_a_form_of_none_has_none(self):
        heading = item("Losses", 1).replace("<w:numPr>", '<w:outlineLvl w:val="0"/><w:numPr>')
        found = read(heading, levels=level(0, "decimal", "%1."))

        assert (found.text, list(found.kinds.values())) == ("1. Losses\n", ["heading"])
        assert text(item("a", 1), levels=level(0, "none", "")) == "a"

    def test_no_list_and_a_list_that_is_not_there_give_no_mark(self):
        assert text(item("a", 0) + item("b", 77) + item("c", 1, 5), levels=level(0, "decimal", "%1.")) == "a\n\nb\n\nc"


class TestTables:
    def table(self, *rows, properties=""):
        made = [
            f"<w:tr>{'' if number else properties}{''.join(f'<w:tc><w:p>{run(words)}</w:p></w:tc>' for words in row)}</w:tr>"
            for number, row in enumerate(rows)
        ]
        return f"<w:tbl>{''.join(made)}</w:tbl>"

    def test_a_table_is_rows_with_its_heads(self):
        found = read(self.table(("Place", "People"), ("Tarn", "12")))

        assert found.text == "Place | People\nTarn | 12\n"
        assert list(found.kinds.values()) == ["columns", "row"]
        assert [run.element for run in found.extraction.map] == ["table[1] tr[1]", "table[1] tr[2]"]

    def test_heads_may_be_stated_or_bold(self):
        stated = self.table(("1998", "1999"), ("a", "b"), properties="<w:trPr><w:tblHeader/></w:trPr>")
        bold = self.table(("1998", "1999"), ("a", "b")).replace("<w:r>", "<w:r><w:rPr><w:b/></w:rPr>", 2)

        assert [next(iter(read(one).kinds.values())) for one in (stated, bold)] == ["columns", "columns"]
        assert list(read(self.table(("1998", "1999"), ("a", "b"))).kinds.values()) == ["row", "row"]
        assert list(read(self.table(("a", "b"))).kinds.values()) == ["row"]

    def test_a_frame_of_one_cell_is_text(self):
        framed = f"<w:tbl><w:tr><w:tc><w:p>{run('It closed.')}</w:p>{self.table(('a', '1'), ('b', '2'))}</w:tc></w:tr></w:tbl>"

        assert text(framed) == "It closed.\n\na | 1\nb | 2"

    def test_rows_that_were_deleted_are_gone_and_merged_cells_speak_once(self):
        gone = self.table(("a", "1"), ("b", "2"), properties="<w:trPr><w:del w:id='1'/></w:trPr>")
        cell = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p>" + run("Tarn") + "</w:p></w:tc>"
        rows = [cell.format(restart) + f"<w:tc><w:p>{run(n)}</w:p></w:tc>" for restart, n in ((" w:val='restart'", 1), ("", 2))]
        merged = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

        assert (text(gone), read(gone).told) == ("b | 2", ("1 tracked change accepted",))
        assert text(merged) == "Tarn | 1\n | 2"

    def test_cells_have_their_items_and_tables_in_them_in_line(self):
        inner = self.table(("x", "y"))
        cell = f"<w:tc>{item('a', 1)}{item('b', 1)}{inner}</w:tc>"

        assert text(
            f"<w:tbl><w:tr>{cell}<w:tc><w:p>{run('2')}</w:p></w:tc></w:tr></w:tbl>", levels=level(0, "decimal", "%1.")
        ) == ("1. a 2. b x y | 2")

    def test_a_cell_over_several_columns_keeps_the_others_below_their_heads(self):
        wide = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>{run('Tarn')}</w:p></w:tc><w:tc><w:p>{run('12')}</w:p></w:tc>"
        late = f"<w:trPr><w:gridBefore w:val='2'/></w:trPr><w:tc><w:p>{run('9')}</w:p></w:tc>"
        title = f"<w:tc><w:tcPr><w:gridSpan w:val='3'/></w:tcPr><w:p>{run('Losses')}</w:p></w:tc>"
        rows = "".join(f"<w:tr>{row}</w:tr>" for row in (title, wide, late))

        assert text(f"<w:tbl>{rows}</w:tbl>") == "Losses\nTarn |  | 12\n |  | 9"

    def test_a_row_that_states_nonsense_of_its_columns_is_read(self):
        cells = f"<w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('1')}</w:p></w:tc>"

        assert text(f"<w:tbl><w:tr><w:trPr><w:gridBefore w:val='x'/></w:trPr>{cells}</w:tr></w:tbl>") == "a | 1"

    def test_another_document_in_a_cell_is_passed_over(self):
        cells = f"<w:tc><w:altChunk/><w:p>{run('a')}</w:p></w:tc><w:tc><w:p>{run('1')}</w:p></w:tc>"

        assert text(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == "a | 1"
        assert text(f"<w:tbl><w:tr><w:tc><w:altChunk/><w:p>{run('a')}</w:p></w:tc></w:tr></w:tbl>") == "a"


class TestNotes:
    NOTES = f'<w:footnote w:id="5"><w:p>{run("Minutes of May.")}</w:p></w:footnote><w:footnote w:id="6"><w:p/></w:footnote>'

    def test_notes_stand_at_the_end_and_their_calls_in_brackets(self):
        called = "<w:r><w:footnoteReference w:id='5'/></w:r>"
        ended = f'<w:endnote w:id="1"><w:p>{run("Letter of June.")}</w:p></w:endnote>'
        body = f"<w:p>{run('It closed.')}{called}{run(' They left.')}<w:r><w:endnoteReference w:id='1'/></w:r></w:p>"
        found = read(body, notes=self.NOTES, endnotes=ended)

        assert found.text == "It closed.[1] They left.[2]\n\n[1] Minutes of May.\n[2] Letter of June.\n"
        assert list(found.kinds.values()) == ["apparatus", "apparatus"]
        assert [run.element for run in found.extraction.map][1:] == ["footnote[1]", "endnote[2]"]

    def test_a_note_with_a_mark_of_the_writers_own_arrives_and_an_empty_one_is_left(self):
        own = "<w:r><w:footnoteReference w:id='5' w:customMarkFollows='1'/><w:t>*</w:t></w:r>"
        empty = "<w:r><w:footnoteReference w:id='6'/></w:r>"

        assert text(f"<w:p>{run('It closed.')}{own}{empty}</w:p>", notes=self.NOTES) == (
            "It closed.[1][2]\n\n[1] Minutes of May."
        )


class TestRefusals:
    def test_a_damaged_file_is_refused(self):
        data = made(f"<w:p>{run('It closed.')}</w:p>")
        with pytest.raises(UnreadableFile, match="it is damaged"):
            extract(data.replace(b"word/document.xml", b"word/documenx.xml"), "t.docx")

    def test_a_file_that_unpacks_to_more_than_is_allowed_is_refused(self):
        data = made(f"<w:p>{run('It closed.')}</w:p>")
        with limited_to(1000), pytest.raises(UnreadableFile, match="it unpacks to"):
            extract(data, "t.docx")

    def test_a_package_without_a_document_is_refused(self):
        with pytest.raises(UnreadableFile, match="it is a package, but no Word document"):
            extract(rewritten(made("<w:p/>"), {b"2006/main": b"2006/other"}, only="word/document.xml"), "t.docx")

    def test_a_missing_package_is_named_with_the_way_to_get_it(self, monkeypatch):
        data = made("<w:p/>")
        for name in [name for name in sys.modules if name.startswith(("docx", "factcheck.documents.word"))]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, "docx", None)
        with pytest.raises(UnreadableFile, match=r'pip install "factcheck-claims\[docx\]"'):
            extract(data, "t.docx")
