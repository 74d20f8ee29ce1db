"""The page in a browser. Needs chromium and the package playwright; what it says of accessibility needs axe-core too."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import attrs
import pytest

import factcheck
from factcheck.views.page import html_report

CHROMIUM = shutil.which("chromium")
AXE = os.environ.get("AXE_CORE")

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
needs_axe = pytest.mark.skipif(AXE is None, reason="AXE_CORE does not name the file axe.min.js of axe-core")


@pytest.fixture(scope="module")
def files(sheet, root, tmp_path_factory):
    """The pages as files: the fact sheet, a page with every record and every state, and both on one."""
    folder = tmp_path_factory.mktemp("pages")
    every = factcheck.load(root / "tests/examples/valid/every-record.claims.json")
    pages = {"sheet": [sheet], "every": [_with_every_state(every)], "both": [every, sheet]}
    for name, shown in pages.items():
        (folder / f"{name}.html").write_text(html_report(shown, full=name == "every"), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


def _with_every_state(every):
    closed, lost = every.claims
    reference = factcheck.model.Reference(work="register-2024", stance="contradicts", gist="Thirty.")
    found_nothing = factcheck.model.Search(at="2024-06-01", by="A. Editor", where="Archive", outcome="nothing-found")
    slots = [
        factcheck.model.Slot(kind="primary-statistics", references=[reference]),
        factcheck.model.Slot(kind="independent-report"),
        factcheck.model.Slot(kind="method-note", searches=[found_nothing]),
    ]
    return attrs.evolve(every, claims=[closed, attrs.evolve(lost, slots=slots)])


@pytest.fixture
def visit(chromium):
    """Give a function that opens a page, in a window and colours of one's choice; complaints of the browser fail the test."""
    contexts = []
    complaints = []

    def open_page(address, *, width=1280, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        tab.goto(address)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def wait_until(tab, expression):
    """Wait for something to be so; the browser's own way of waiting may evaluate a text, which the policy of the page forbids."""
    for _ in range(200):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(50)
    raise AssertionError(f"it never became so: {expression}")


def visible_claims(tab):
    return tab.locator(".fc-card:visible").evaluate_all("cards => cards.map(card => card.id)")


class TestFilters:
    def test_category_leaves_its_claims(self, visit, files, sheet):
        tab = visit(files["sheet"])

        tab.select_option("[name=category]", "quantity")

        assert visible_claims(tab) == [claim.id for claim in sheet.select(category="quantity")]
        assert tab.inner_text(".fc-tally") == f"{len(sheet.select(category='quantity'))} of {len(sheet.claims)} claims"

    def test_filters_are_combined(self, visit, files, sheet):
        tab = visit(files["sheet"])

        tab.select_option("[name=category]", "event")
        tab.select_option("[name=mode]", "presupposed")
        tab.fill("[name=words]", "Kosovo KILLING")

        chosen = sheet.select(category="event", mode="presupposed")
        assert set(visible_claims(tab)) < {claim.id for claim in chosen}
        assert "killing-in-kosovo" in visible_claims(tab)

    def test_state_leaves_claims_with_such_a_slot(self, visit, files):
        tab = visit(files["every"])

        tab.select_option("[name=state]", "contradicted")

        assert visible_claims(tab) == ["work-lost"]

    def test_where_nothing_is_left_the_page_says_so(self, visit, files):
        tab = visit(files["every"])

        tab.fill("[name=words]", "zebra")

        assert visible_claims(tab) == []
        assert tab.is_visible(".fc-none")

    def test_address_keeps_filters_and_claim(self, visit, files):
        tab = visit(files["sheet"])
        tab.select_option("[name=category]", "quantity.stock")
        tab.fill("[name=words]", "18,500")
        tab.locator("#refugees-albania .fc-fold").evaluate("fold => { fold.open = true; }")
        tab.click("#refugees-albania .fc-id a")

        again = visit(tab.url)

        assert again.url.endswith("#refugees-albania?category=quantity.stock&words=18%2C500")
        assert visible_claims(again) == visible_claims(tab) == ["refugees-albania"]

    def test_clearing_shows_all(self, visit, files):
        tab = visit(files["sheet"] + "#?mode=conceded")
        assert len(visible_claims(tab)) == 3

        tab.click("button[type=reset]")
        wait_until(tab, "document.querySelectorAll('.fc-card.fc-out').length === 0")

        assert "#" not in tab.url

    def test_link_to_a_hidden_claim_shows_it(self, visit, files, sheet):
        tab = visit(files["sheet"] + "#?category=forecast")

        tab.evaluate("location.hash = 'displaced-total'")
        wait_until(tab, "document.activeElement.id === 'displaced-total'")

        assert len(visible_claims(tab)) == len(sheet.claims)

    def test_address_that_leads_nowhere_does_no_harm(self, visit, files):
        assert len(visible_claims(visit(files["every"] + "#nothing?category=nothing&words=%22%3E%3Cb%3E"))) == 0


class TestLinks:
    def test_deep_link_opens_at_the_claim_and_marks_its_words(self, visit, files):
        tab = visit(files["sheet"] + "#displaced-total")

        assert tab.evaluate("document.activeElement.id") == "displaced-total"
        assert tab.locator("#displaced-total").bounding_box()["y"] < 125
        assert tab.locator(".fc-mark.fc-active").all_inner_texts() == [
            "The total number of displaced in Kosovo is estimated at 250,000"
        ]
        assert tab.locator("[id='displaced-total:text']").evaluate("""link => {
            const pane = link.closest('.fc-pane').getBoundingClientRect(), place = link.getBoundingClientRect();
            return place.top >= pane.top && place.bottom <= pane.bottom;
        }""")

    def test_words_lead_to_their_claims_in_turn(self, visit, files):
        tab = visit(files["sheet"])
        words = tab.locator(".fc-mark", has_text="the killing").first

        words.click()
        wait_until(tab, "document.activeElement.id === 'objective-stop-killing'")
        words.click()
        wait_until(tab, "document.activeElement.id === 'killing-in-kosovo'")

    def test_number_in_the_text_leads_to_the_card_and_back(self, visit, files):
        tab = visit(files["sheet"], width=390)

        tab.click("[id='displaced-total:text']")
        wait_until(tab, "document.activeElement.id === 'displaced-total'")
        tab.click("#displaced-total .fc-number")
        wait_until(tab, "document.activeElement.id === 'displaced-total:text'")

        assert 0 < tab.locator("[id='displaced-total:text']").bounding_box()["y"] < 900

    def test_claims_of_several_documents_are_reached(self, visit, files):
        tab = visit(files["both"] + "#kosovo-objectives-1999.displaced-total")

        assert tab.evaluate("document.activeElement.id") == "kosovo-objectives-1999.displaced-total"


class TestReading:
    def test_link_into_what_is_folded_behind_the_claims_opens_it(self, visit, files):
        tab = visit(files["sheet"], java_script_enabled=False)
        assert not tab.is_visible("#fc_works")

        tab.click(".fc-contents a[href='#fc_works']")

        assert tab.is_visible("#fc_works")

    def test_reload_at_a_term_opens_what_it_is_folded_in(self, visit, files):
        tab = visit(files["sheet"] + "#t_1")

        wait_until(tab, "document.querySelector('#fc_terms').closest('details').open")

    @pytest.mark.parametrize(("width", "most"), [(1280, 90), (390, 155)])
    def test_page_is_no_longer_than_its_reader_has_patience(self, visit, files, sheet, width, most):
        height = visit(files["sheet"], width=width).evaluate("document.documentElement.scrollHeight")

        assert height / len(sheet.claims) < most

    def test_search_opens_what_is_folded_and_paints_what_it_found(self, visit, files):
        tab = visit(files["sheet"])
        tab.fill("[name=words]", "half a year earlier")
        opened = tab.locator(".fc-fold[open]").count()

        assert opened == tab.locator(".fc-card:visible").count() > 0
        assert tab.evaluate("CSS.highlights.get('fc-found').size") > 0
        tab.fill("[name=words]", "")
        assert tab.locator(".fc-fold[open]").count() == 0
        assert tab.evaluate("CSS.highlights.get('fc-found').size") == 0

    def test_sorting_puts_what_matters_first(self, visit, files):
        tab = visit(files["sheet"])
        first = tab.locator(".fc-first a").evaluate_all("links => links.map(link => link.hash.slice(1))")

        tab.select_option("[name=sort]", "weight")

        assert visible_claims(tab)[: len(first)] == first

    def test_strip_follows_the_filters(self, visit, files):
        tab = visit(files["sheet"])
        bars = "[...document.querySelectorAll('.fc-strip rect:not([class])')]"
        sums = f"{bars}.reduce((sum, bar) => sum + +bar.getAttribute('height'), 0)"
        before = tab.evaluate(sums)

        tab.select_option("[name=standing]", "contested")

        assert 0 < tab.evaluate(sums) < before
        tab.select_option("[name=standing]", "")
        assert tab.evaluate(sums) == before

    @pytest.mark.parametrize("scripts", [True, False])
    def test_number_opens_its_card_over_the_text_of_a_phone_and_closes_it(self, visit, files, scripts):
        tab = visit(files["sheet"], width=390, java_script_enabled=scripts)
        tab.click("[id='displaced-total:text']")
        card = tab.locator("#displaced-total")
        assert card.bounding_box()["y"] + card.bounding_box()["height"] == 900

        tab.click("#displaced-total .fc-number")

        assert tab.locator("[id='displaced-total:text']").bounding_box()["y"] < 900
        assert tab.evaluate("getComputedStyle(document.querySelector('#displaced-total')).position") == "static"

    def test_going_back_closes_a_card_and_leaves_the_reader_at_its_number(self, visit, files):
        tab = visit(files["sheet"], width=390)
        tab.click("[id='displaced-total:text']")
        wait_until(tab, "document.activeElement.id === 'displaced-total'")

        tab.go_back()

        wait_until(tab, "document.activeElement.id === 'displaced-total:text'")
        assert tab.evaluate("getComputedStyle(document.querySelector('#displaced-total')).position") == "static"

    def test_text_comes_before_the_claims_on_a_phone(self, visit, files):
        tab = visit(files["sheet"], width=390)
        tops = [tab.locator(part).bounding_box()["y"] for part in (".fc-source", "#fc_first", "#fc_claims")]

        assert tops == sorted(tops)


class TestKeyboard:
    def test_everything_is_reached_by_tab_and_seen(self, visit, files):
        tab = visit(files["every"])
        seen = []
        for _ in range(80):
            tab.keyboard.press("Tab")
            seen.append(tab.evaluate("document.activeElement.tagName + '.' + document.activeElement.className"))
            if seen[-1].startswith("BODY"):
                break
            style = "getComputedStyle(document.activeElement).outlineStyle"
            assert tab.evaluate(style) != "none", seen[-1]

        assert seen[0] == "A.fc-skip"
        for expected in ("SELECT.", "INPUT.", "BUTTON.", "DIV.fc-pane", "A.fc-note", "A.fc-number", "SUMMARY."):
            assert expected in seen, expected

    def test_slot_opens_by_key(self, visit, files):
        tab = visit(files["every"])
        tab.locator("#mill-closed .fc-fold").evaluate("fold => { fold.open = true; }")
        tab.locator("#mill-closed .fc-slots summary").first.focus()

        tab.keyboard.press("Enter")

        assert tab.locator("#mill-closed .fc-references").first.is_visible()

    def test_n_and_p_lead_along_the_shown_claims_from_a_card_only(self, visit, files, sheet):
        shown = [claim.id for claim in sheet.select(category="quantity.stock")]
        tab = visit(files["sheet"] + f"#{shown[0]}?category=quantity.stock")

        tab.keyboard.press("n")
        wait_until(tab, f"document.activeElement.id === '{shown[1]}'")
        tab.keyboard.press("p")
        wait_until(tab, f"document.activeElement.id === '{shown[0]}'")
        tab.focus("[name=words]")
        tab.keyboard.type("n")

        assert tab.input_value("[name=words]") == "n"


class TestText:
    @pytest.mark.parametrize("width", [1280, 390])
    def test_selection_is_the_source_itself(self, visit, files, sheet, width):
        tab = visit(files["sheet"], width=width)

        selected = tab.evaluate("""() => {
            getSelection().selectAllChildren(document.querySelector('.fc-source'));
            return getSelection().toString();
        }""")

        assert selected == sheet.source.text

    def test_clipboard_gets_the_words_across_marks(self, visit, files, sheet):
        tab = visit(files["sheet"], permissions=["clipboard-read", "clipboard-write"])
        tab.evaluate("getSelection().selectAllChildren(document.querySelector('.fc-source'))")

        tab.keyboard.press("Control+c")

        assert tab.evaluate("navigator.clipboard.readText()") == sheet.source.text

    @pytest.mark.parametrize("scripts", [True, False])
    def test_switch_hides_every_mark(self, visit, files, scripts):
        tab = visit(files["sheet"], java_script_enabled=scripts)
        assert tab.locator(".fc-note").first.is_visible()

        tab.uncheck(".fc-switch input")

        assert not tab.locator(".fc-note").first.is_visible()
        if scripts:
            lines = "[...document.querySelectorAll('.fc-mark, .fc-needed')].map(e => getComputedStyle(e).textDecorationLine)"
            assert set(tab.evaluate(lines)) == {"none"}

    def test_claim_is_announced_once(self, visit, files, sheet):
        tab = visit(files["sheet"])
        nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]

        roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
        names = [node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == "doc-noteref"]

        assert "mark" not in roles
        assert len(names) == len(set(names)) == len(sheet.claims)
        assert all(name.startswith("Claim ") for name in names)


class TestWithoutScripts:
    def test_page_is_a_document(self, visit, files, sheet):
        tab = visit(files["sheet"] + "#displaced-total", java_script_enabled=False)

        assert tab.locator(".fc-card:visible").count() == len(sheet.claims)
        assert not tab.locator(".fc-tools").is_visible()
        assert tab.locator("#displaced-total").bounding_box()["y"] < 125


class TestLayout:
    @pytest.mark.parametrize("name", ["sheet", "every", "both"])
    @pytest.mark.parametrize("width", [320, 390, 1280])
    def test_page_never_scrolls_sideways(self, visit, files, name, width):
        tab = visit(files[name], width=width)
        tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")

        assert tab.evaluate("document.documentElement.scrollWidth") <= width

    @pytest.mark.parametrize("width", [390, 1280])
    def test_nothing_jumps_while_the_page_loads(self, visit, files, width):
        tab = visit("about:blank", width=width)
        tab.add_init_script("""
            window.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifted += entry.value))
                .observe({ type: 'layout-shift', buffered: true });
        """)
        tab.goto(files["sheet"])
        tab.wait_for_timeout(300)

        assert tab.evaluate("window.shifted") < 0.01

    def test_targets_are_24_pixels_high_and_wide(self, visit, files):
        # Where a mouse points, numbers in the text are narrower, as what stands in a sentence may be (WCAG 2.2, 2.5.8).
        tab = visit(files["sheet"], width=390, has_touch=True, is_mobile=True)

        small = tab.evaluate("""() => [...document.querySelectorAll('.fc-note, .fc-number, summary, select, input, button')]
            .map(e => [e.className, e.getBoundingClientRect()]).filter(([, r]) => r.width && (r.width < 24 || r.height < 24))""")

        assert small == []

    def test_lanes_stay_clear_of_the_next_line(self, visit, files):
        tab = visit(files["sheet"])

        # The deepest line lies 5 px plus 3 px a lane below the text; the text of the next line must begin below it.
        crossed = tab.evaluate("""() => {
            const lines = [...document.querySelectorAll('.fc-mark')].flatMap(mark => {
                const lane = +getComputedStyle(mark).getPropertyValue('--fc-lane');
                return [...mark.getClientRects()].map(rect => ({ rect, depth: rect.bottom - 4 + 5 + 3 * lane }));
            });
            return lines.filter(one => lines.some(({ rect }) => rect.top > one.rect.bottom - 2 && rect.top + 2 < one.depth
                && rect.left < one.rect.right && one.rect.left < rect.right)).length;
        }""")

        assert crossed == 0


class TestPrint:
    def test_print_shows_all_whatever_is_filtered(self, visit, files):
        pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
        import io

        tab = visit(files["every"] + "#?category=quantity")
        assert visible_claims(tab) == ["work-lost"]

        pages = pypdf.PdfReader(io.BytesIO(tab.pdf(format="A4"))).pages
        words = " ".join(" ".join(page.extract_text() for page in pages).split())

        assert "The mill closed on 2 May 2024." in words
        assert "The register has the mill as closed." in words
        assert "Filter and sort" not in words
        assert visible_claims(tab) == ["work-lost"]

    def test_print_in_brief_has_a_page_for_a_dozen_claims(self, visit, files, sheet):
        pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
        import io

        pages = pypdf.PdfReader(io.BytesIO(visit(files["sheet"]).pdf(format="A4"))).pages
        words = " ".join(" ".join(page.extract_text() for page in pages).split())

        assert len(pages) <= len(sheet.claims) / 12
        assert f"of {len(sheet.claims)} claims have evidence" in words
        assert "17 U.S.C. 105" in words


class TestCharts:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_text_of_a_chart_stands_out_from_its_ground(self, visit, files, scheme):
        tab = visit(files["sheet"], color_scheme=scheme)

        paper, texts = tab.evaluate("""() => {
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const rgb = (colour) => {
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const styles = [...document.querySelectorAll('.factcheck-chart text')].map(text => getComputedStyle(text));
            return [rgb(getComputedStyle(document.documentElement).backgroundColor),
                styles.map(style => [rgb(style.fill), +style.fillOpacity, rgb(style.color)])];
        }""")

        assert len(texts) > 20
        # Words stand on the paper, or in the colour of the paper on a square of ink.
        assert min(_contrast(fill, ink if fill == paper else paper, opacity) for fill, opacity, ink in texts) >= 4.5

    def test_chart_has_a_name_and_a_description(self, visit, files):
        drawing = visit(files["sheet"]).get_by_role("img", name="Figures: Displaced in Kosovo", exact=True)

        assert drawing.count() == 1
        assert drawing.locator("desc").text_content().startswith("1 figure of the document and")


def _contrast(colour, ground, opacity):
    """Give the contrast ratio of WCAG 2, with the colour mixed into its ground."""

    def luminance(channels):
        linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    mixed = [opacity * top + (1 - opacity) * below for top, below in zip(colour, ground, strict=True)]
    darker, lighter = sorted((luminance(mixed), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


@needs_axe
class TestAccessibility:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("width", [390, 1280])
    @pytest.mark.parametrize("name", ["every", "sheet", "both"])
    def test_axe_finds_nothing_and_leaves_nothing_undecided(self, visit, files, name, width, scheme):
        tab = visit(files[name], width=width, color_scheme=scheme, bypass_csp=True)
        tab.evaluate(
            "document.querySelectorAll('.fc-more, .fc-fold, #mill-closed details, #displaced-total details')"
            ".forEach(d => d.open = true)"
        )
        tab.evaluate(Path(AXE).read_text(encoding="utf-8"))

        # Of text in a drawing axe cannot tell the ground, and says so; the test below can, since there are but two.
        found = tab.evaluate("""async () => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            const options = { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } };
            const result = await axe.run({ exclude: ['.factcheck-chart text'] }, options);
            return [...result.violations, ...result.incomplete].map(({ id, nodes }) => [id, nodes.length, nodes[0].html]);
        }""")

        assert found == []
