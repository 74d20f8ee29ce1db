"""The main text of pages: what is read, in which form, and what is left out and told."""

from __future__ import annotations

import pytest

from factcheck.documents import extract
from factcheck.documents.main_text import main_text
from factcheck.documents.webpage import page_tree


def read(markup):
    return extract(f"<html>{markup}".encode(), "page.html")


def text(markup):
    return read(markup).text.removesuffix("\n")


def test_headings_paragraphs_lists_and_tables_are_lines_of_their_kind():
    found = read(
        "<h1>Mill</h1><p>The board will:<ul><li>fund<ul><li>in Tarn;<li>in Oru;</ul><li>pay.</ul>"
        "<table><caption>Losses</caption><tr><th>Place<th>People<tr><td>Tarn<td>12</table>"
    )

    assert found.text == (
        "Mill\n\nThe board will:\n\n- fund\n  - in Tarn;\n  - in Oru;\n- pay.\n\nLosses\n\nPlace | People\nTarn | 12\n"
    )
    assert list(found.kinds.values()) == ["heading", "paragraph", "heading", "columns", "row"]
    assert [run.element for run in found.extraction.map][:3] == ["h1[1]", "p[1]", "li[1]"]


@pytest.mark.parametrize(
    ("attributes", "marks"),
    [
        ("", "1. 2."),
        ("start=3", "3. 4."),
        ("type=a", "a. b."),
        ("type=i start=4", "iv. v."),
        ("type=I", "I. II."),
        ("start=x", "1. 2."),
    ],
)
def test_items_have_the_numbers_that_a_browser_shows(attributes, marks):
    first, second = marks.split()

    assert text(f"<ol {attributes}><li>One<li>Two</ol>") == f"{first} One\n{second} Two"


def test_a_value_sets_the_number_of_an_item():
    assert text('<ol><li value="7">One<li>Two</ol>') == "7. One\n8. Two"


def test_further_paragraphs_of_an_item_are_indented_below_it():
    assert text("<ul><li><p>One.</p><p>More.</p><li>Two<div><p>Deep.</p></div></ul>") == "- One.\n  More.\n- Two\n\nDeep."


def test_words_between_items_and_cells_are_not_lost():
    assert text("<ul>Stray<li>One</ul>") == "Stray\n\n- One"
    assert text("<table>Stray<tr>Odd<td>A<td>B</table>") == "Stray Odd\n\nA | B" or "Stray" in text(
        "<table>Stray<tr><td>A<td>B</table>"
    )


@pytest.mark.parametrize(
    "left_out",
    [
        "<nav><a href=/>Home</a></nav>",
        "<footer>Copyright</footer>",
        "<form>Your mail</form>",
        "<div role=search>Find</div>",
        "<div class='main-menu'><a href=/>Home</a></div>",
        "<div><a href=1>One</a> <a href=2>Two</a> <a href=3>Three</a></div>",
        "<p hidden>Secret</p>",
        "<div style='display: none'>Secret</div>",
        "<div aria-hidden=true>Secret</div>",
        "<script>var secret;</script>",
        "<template><p>Secret</p></template>",
        "<button>Press</button>",
    ],
)
def test_menus_and_what_is_hidden_are_left_out(left_out):
    assert text(f"<body>{left_out}<p>The mill closed.</p>") == "The mill closed."


def test_what_is_left_out_is_told_with_its_number():
    page = "<body><nav><a href=/>Home</a></nav><p>The mill closed.</p><nav>More</nav><footer>C</footer>"

    assert read(page).told == ("left out: 2 menus, 1 footer",)


def test_a_paragraph_or_table_full_of_links_is_text():
    links = "<a href=1>Ann</a>, <a href=2>Bob</a>, <a href=3>Cid</a>"

    assert text(f"<p>{links}</p>") == "Ann, Bob, Cid"


def test_words_named_like_a_menu_that_are_long_and_no_links_are_text():
    words = "The mill closed in May, and forty people lost their work. " * 5

    assert text(f"<div class=related><a href=1>One</a> {words}</div>").startswith("One The mill closed")


def test_main_is_the_main_text_and_else_the_article_that_has_most_of_it():
    assert text("<body><p>Above.</p><main><p>The mill closed.</p></main>") == "The mill closed."
    assert text("<body><p>A.</p><article><p>The mill closed in May.</p></article>") == "The mill closed in May."
    assert text("<body><p>The mill closed in May of this year.</p><article><p>Ad.</p></article>").startswith("The mill")


def test_the_footer_of_a_quotation_stays():
    assert text("<blockquote><p>It closed.</p><footer>Ann Doe</footer></blockquote>") == "It closed.\n\nAnn Doe"


def test_a_table_that_lays_out_a_page_is_read_cell_by_cell():
    assert text("<table role=presentation><tr><td><p>One.</p><td>Two.</table>") == "One.\n\nTwo."
    assert text("<table><tr><td>Menu<td><table><tr><td>A<td>B</table></table>") == "Menu\n\nA | B"


def test_marks_of_notes_are_set_in_brackets_and_powers_are_not():
    assert text('<p>It closed.<sup><a href="#n">1</a></sup> It had 4 km<sup>2</sup>.') == "It closed.[1] It had 4 km2."


def test_breaks_are_line_ends_and_space_is_single():
    assert text("<p>One\n  two<br>three&nbsp;x&shy;y</p>") == "One two\nthree\u00a0xy"


def test_preformatted_lines_stay():
    assert text("<pre>One\n  two<br>three</pre>") == "One\n  two\nthree"


def test_loose_words_and_blocks_in_links_are_paragraphs():
    assert text("<body>One <b>two</b><hr><a href=/><div>Three</div></a>four") == "One two\n\nThree\n\nfour"


def test_quotations_of_mail_bear_its_sign():
    passages = main_text(
        page_tree("<p>Yes.<blockquote><p>Did it?<blockquote>Ask.</blockquote></blockquote>"), quoting=True
    ).passages

    assert [passage.words for passage in passages] == ["Yes.", "> Did it?", "> > Ask."]


@pytest.mark.parametrize("nest", ["<div>", "<span>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<b><p>"])
def test_a_page_that_nests_without_end_is_read(nest):
    assert "deep" in text(nest * 3000 + "deep")


@pytest.mark.parametrize(
    ("markup", "shape"),
    [
        ("<p>a<p>b", "page p p"),
        ("<p>a<div>b</div>", "page p div"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "page table tr td td tr td"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "page dl dt dd dt"),
        ("<select><option>a<option>b</select>", "page select option option"),
        ("<svg><path/></svg><p>a", "page svg path p"),
        ("</div><p>a</em>b</p>", "page p"),
        ("<table><tr><td></div>a<td>b</table>", "page table tr td td"),
    ],
)
def test_tags_that_nobody_closed_are_closed(markup, shape):
    assert " ".join(element.tag for element in page_tree(markup).walk()) == shape


class TestListsBelowOneAnother:
    FIRST = "<p>The board will:</p><ul><li>fund a school;<li>pay{}</ul>"

    def claims(self, markup):
        from factcheck.documents import draft_file

        return [claim.statement for claim in draft_file("t.html", data=markup.encode()).annotation.claims]

    def test_a_list_goes_on_with_what_opened_the_one_above_it(self):
        found = self.claims(self.FIRST.format(";") + "<ul><li>leave.</ul>")

        assert found[-1] == "The board will leave."

    def test_a_list_below_one_that_has_ended_its_sentence_stands_by_itself(self):
        found = self.claims(self.FIRST.format(".") + "<ul><li>It closed the mill.<li>It paid nothing.</ul>")

        assert found[-2:] == ["It closed the mill.", "It paid nothing."]

    def test_a_list_has_what_stands_between_as_its_opening(self):
        found = self.claims(self.FIRST.format(".") + "<p>The union will:</p><ul><li>leave.</ul>")

        assert found[-1] == "The union will leave."


class TestWhatIsLeftOut:
    P = "<p>The mill closed in May and forty people lost their work.</p>"

    @pytest.mark.parametrize(
        ("part", "told"),
        [
            ('<div class="cookie-banner">We use cookies to improve what you see here. You can opt out.</div>', "1 notice"),
            ('<div id="onetrust-consent-sdk"><h2>Privacy</h2><p>We and our partners store.</p></div>', "1 notice"),
            ('<div class="comments-area"><h2>Two thoughts</h2><p>Great!</p></div>', "1 comment section"),
            ('<div title="footer"><p>1</p></div>', "1 footer"),
            ('<div class="sharedaddy"><h3>Share this</h3></div>', "1 menu"),
            ('<div class="header"><a href="/">Home</a> | <a href="/b">Press</a></div>', "1 menu"),
            ("<form><p>Your name</p></form>", "1 form"),
        ],
    )
    def test_parts_are_known_by_what_they_are_and_told(self, part, told):
        found = read(f"<body><h1>Mill</h1>{self.P}{part}</body>")

        assert found.text.startswith("Mill\n\nThe mill closed")
        assert found.text.count("\n") == 3
        assert found.told == (f"left out: {told}",)

    def test_a_form_around_the_whole_page_is_how_its_server_works(self):
        assert text(f"<body><form><div>{self.P}</div></form></body>").startswith("The mill closed")
        assert text(f"<body><form><h1>Mill</h1></form>{self.P}</body>").startswith("Mill")

    def test_words_about_comments_that_are_most_of_a_page_stay(self):
        assert text(f'<div class="comments">{self.P}</div>').startswith("The mill closed")

    def test_what_stands_around_the_main_text_is_told(self):
        assert read(f"<body><main>{self.P}</main><p>Around.</p></body>").told == ("left out: 1 part around the main text",)

    def test_of_several_stories_none_is_the_page(self):
        stories = "".join(f"<article><h2>Story {n}</h2>{self.P}</article>" for n in range(3))

        assert text(f"<body>{stories}</body>").count("forty people") == 3

    def test_an_article_with_articles_in_it_is_the_page(self):
        inner = "<article><p>Great!</p></article>"

        assert read(f"<body><article><h1>Mill</h1>{self.P}{inner}</article><p>Around.</p></body>").told != ()


class TestNotes:
    @pytest.mark.parametrize(
        ("call", "note"),
        [
            ('<sup><a href="#n1">1</a></sup>', '<ol><li id="n1">Minutes. <a href="#c1">↩</a></li></ol>'),
            ('<a href="#n1"><sup>1</sup></a>', '<div><p><a name="n1" href="#c1">1</a> Minutes.</p></div>'),
            ('<sup id="c1"><a href="#n1">[1]</a></sup>', '<p id="n1">1. Minutes.</p>'),
        ],
    )
    def test_a_note_has_the_mark_of_its_call_and_asserts_nothing(self, call, note):
        found = read(f"<body><h1>Mill</h1><p>It closed.{call}</p>{note}</body>")

        assert found.text == "Mill\n\nIt closed.[1]\n\n[1] Minutes.\n"
        assert list(found.kinds.values())[-1] == "apparatus"

    def test_links_with_figures_elsewhere_and_long_parts_are_no_notes(self):
        assert text('<p>See <a href="#s2">2</a> and <a href="/x"><sup>3</sup></a>.</p><p id="s2">Two.</p>') == (
            "See 2 and [3].\n\nTwo."
        )
        long = "It closed in May. " * 400
        assert text(f'<p>A.<sup><a href="#n">1</a></sup></p><p id="n">{long}</p>').split("\n\n")[1].startswith("It closed")

    def test_a_note_may_begin_with_words(self):
        assert text('<p>A.<sup><a href="#n">1</a></sup></p><p><b>Minutes</b> of May.</p><p>x<a id="n"></a></p>').endswith(
            "May.\n\nx"
        )


def test_two_breaks_part_paragraphs_and_one_parts_lines():
    assert text("<div>It closed.<br><br>Forty left.<br>\nNobody spoke.</div>") == "It closed.\n\nForty left.\nNobody spoke."


class TestTables:
    def test_heads_of_several_rows_are_one_and_cells_stand_beside_every_row_that_they_reach_over(self):
        heads = "<thead><tr><th rowspan=2>Place<th colspan=2>People<tr><th>Men<th>Women</thead>"
        rows = "<tr><td rowspan=2>Tarn<td>12<td>3<tr><td>1<td>2<tr><td colspan=2>Oru<td>4<tr><td colspan=3>No others."
        found = read(f"<table>{heads}{rows}</table>")

        assert found.text == ("Place | People Men | People Women\nTarn | 12 | 3\nTarn | 1 | 2\nOru |  | 4\nNo others.\n")
        assert list(found.kinds.values()) == ["columns", "row", "row", "row", "row"]

    def test_a_cell_alone_at_the_top_is_a_title(self):
        found = read("<table><tr><th colspan=2>Mill<tr><th>Built<td>1870<tr><th>Closed<td>2021</table>")

        assert list(found.kinds.values()) == ["heading", "row", "row"]

    def test_heads_alone_and_empty_ones_are_rows(self):
        assert list(read("<table><tr><th>A<th>B<tr><th>C<th>D</table>").kinds.values()) == ["columns", "row"]
        assert text("<table><thead><tr><th><th></thead><tr><td>A<td>B</table>") == "A | B"
        assert text("<table><tr><td colspan=2><tr><td>A<td>B<tr><td><td></table>") == "A | B"

    @pytest.mark.parametrize("span", ["0", "x", "9999999", "²"])
    def test_a_span_that_is_nonsense_is_one_cell(self, span):
        assert text(f"<table><tr><td rowspan={span}>A<td colspan={span}>B<tr><td>C<td>D</table>") == "A | B\nC | D"

    def test_a_span_is_no_longer_than_a_table_can_be(self):
        assert len(text("<table><tr><td colspan=99999>A<td>B</table>")) < 1000

    def test_a_cell_may_reach_down_at_the_end_of_a_row(self):
        assert text("<table><tr><td>A<td rowspan=3>B<tr><td>C<tr><td>D</table>") == "A | B\nC | B\nD | B"


def test_comment_that_nothing_closes_hides_no_words():
    assert page_tree("<!-- a --><p>One.</p><!-- <p>Two.</p> <!-- Three.").words.split() == ["One.", "Two.", "Three."]
