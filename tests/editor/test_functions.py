"""Each thing that can be done to claims, by keys, and what stands in the file then."""

from __future__ import annotations

import json

import pytest

from factcheck.versions import edits

TEXT = (
    "Mill closes\n\nThe mill closed on 2 May 2024. About 40 people lost their work, the union said. "
    "The board will pay them until June. It is the best mill ever built.\n"
)


@pytest.fixture
def page(window, drafted):
    """The editor on a draft, the first claim in hand."""
    return window(drafted(TEXT, language="en", issued="2024-05-03"))


def claim(page, number=0):
    return page.saved().reading_order[number]


def words(one):
    return [(span.exact, span.role) for span in one.spans]


def sort(page, category):
    return page.press("t").keys(category).press("Enter")


class TestWords:
    def test_words_are_selected_by_word_clause_and_sentence(self, page):
        page.press(",")
        assert page.selected == "The mill closed on 2 May 2024"
        page.press("Shift+ArrowLeft")
        assert page.selected == "The mill closed on 2 May"
        page.press(".", "Shift+ArrowRight")
        assert page.selected == "mill closed on 2 May"
        page.press("ArrowDown")
        assert page.selected == "About 40 people lost their work"
        page.press("Home")
        assert page.selected == "About"
        page.press("Shift+End")
        assert page.selected == "About 40 people lost their work, the union said"
        page.press("ArrowUp", "ArrowRight")
        assert page.selected == "About"
        assert "In claim 2" in page.said

    def test_alt_cuts_words_where_that_is_asked(self, page):
        page.press(",", "Shift+ArrowUp", "ArrowLeft", "ArrowRight", "Alt+Shift+ArrowLeft")
        assert page.selected == "Th"

    def test_words_are_given_in_roles_and_taken_away(self, page):
        page.press("n", ",", "ArrowUp").press("x")
        assert words(claim(page, 1))[0] == ("The mill closed on 2 May 2024", "context")
        page.press("l")
        assert words(claim(page, 1))[0] == ("The mill closed on 2 May 2024", "lead-in")
        page.press("c")
        assert [role for _, role in words(claim(page, 0))] == ["core"]
        page.press("Delete")
        assert len(page.saved().claims) == 4

    def test_claim_is_made_of_words_and_its_statement_filled_in(self, page):
        page.press(",", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "a")

        made = page.saved().claim(page.claim)
        assert (made.statement, made.categories, made.by) == ("The mill closed.", ("unsorted",), "a-editor")

    def test_words_nobody_accounted_for_are_found_and_set_aside(self, page):
        page.press("p", "D").keys("leave").press("Enter")
        assert len(page.saved().claims) == 3

        page.press("g")
        assert page.selected == "It is the best mill ever built"
        assert "Not accounted for" in page.said
        page.press("z").keys("rhetor").press("Enter")

        assert page.saved().unclaimed[-1].reason == "rhetorical"
        assert page.press("g").said == "Every word is accounted for."

    def test_words_that_are_left_out_say_why(self, page):
        page.press("p", "D").keys("leave").press("Enter").press("g", "z").keys("left").press("Enter")
        page.type("Praise.").press("Enter")

        assert (page.saved().unclaimed[-1].reason, page.saved().unclaimed[-1].note) == ("left-out", "Praise.")

    def test_words_are_found_by_typing(self, page):
        page.press("/").keys("union said").press("Enter")

        assert page.selected == "union said"
        page.press("Enter")
        assert "claim 2" in page.said.lower()

    def test_words_that_do_not_stand_there_are_told_beside_the_field(self, page):
        page.press("/").keys("zebra").press("Enter")

        assert "do not stand in the text" in page.tab.locator("dialog .fault").inner_text()
        page.press("Escape")


def test_key_that_points_left_goes_on_where_the_line_runs_from_right_to_left(window, drafted):
    page = window(drafted("המפעל נסגר ב־2 במאי. ארבעים איבדו את עבודתם.\n\nThe mill closed.\n"))
    page.press(",", "Home", "ArrowLeft")
    assert page.selected == "נסגר"
    page.press("Shift+ArrowLeft")
    assert page.selected.startswith("נסגר ב")
    page.press("n", "n", ",", "Home", "ArrowRight")
    assert page.selected == "mill"


class TestClaims:
    def test_claim_is_doubled_and_each_narrowed(self, page):
        page.press("n", "s")
        assert len(page.saved().claims) == 5
        page.press(",", "Shift+ArrowUp", "w")
        # The longer of two claims that begin at the same word stands first.
        page.press("p", ",", ".", "Shift+ArrowDown", "w")

        assert [words(claim(page, number))[0][0] for number in (1, 2)] == ["About 40 people lost their work", "the union said"]

    def test_two_claims_are_joined(self, page):
        page.press("b", "Enter")

        assert len(page.saved().claims) == 3
        assert len(words(claim(page))) == 2

    def test_statement_is_kept_when_it_is_left_and_dropped_when_escaped(self, page):
        page.press("e").type("Other words.").press("Escape")
        assert page.tab.locator("textarea").count() == 0
        assert claim(page).statement == "The mill closed on 2 May 2024."
        page.press("e").type("The mill closed.").press("Enter")
        assert claim(page).statement == "The mill closed."

    def test_blank_statement_is_refused_beside_its_field_in_the_words_of_validate(self, page):
        page.press("e").type(" ").press("Enter")

        assert "statement is missing" in page.tab.locator("#statement-fault").inner_text()
        page.press("Escape")
        assert claim(page).statement == "The mill closed on 2 May 2024."

    def test_claim_gets_another_id_and_a_taken_one_is_refused(self, page):
        page.press("N").type("closing").press("Enter")
        assert claim(page).id == "closing"
        page.press("n", "N").type("closing").press("Enter")
        assert "FC401" in page.tab.locator("dialog .fault").inner_text()
        page.press("Escape")

    def test_claim_is_sorted_out_for_somebody(self, page):
        page.press("y", "Tab").type("B. Checker").press("Enter")

        triage = claim(page).triage
        assert (triage.decision, triage.assignee, triage.by) == ("check", "B. Checker", "A. Editor")


class TestWhatItIs:
    def test_categories_are_chosen_the_last_used_first(self, page):
        sort(page, "incident").press("n", "t")
        assert page.tab.locator(".options .active").get_attribute("data-id") == "event.incident"
        page.keys("flow").press("Control+Enter").keys("incident").press("Enter")

        assert claim(page, 1).categories == ("quantity.flow", "event.incident")

    def test_definition_and_demands_stand_beside_each_category(self, page):
        page.press("t").keys("stock")

        told = page.tab.locator(".options .active").inner_text()
        assert "A level at a point in time" in told
        assert "primary statistics (must)" in told
        page.press("Escape")

    def test_mode(self, page):
        page.press("n", "m").keys("reported").press("Enter")
        assert claim(page, 1).mode == "reported"

    def test_plain_figure_is_filled_in_and_marked_as_such(self, page):
        page.press("n", "q")
        assert "from the words" in page.tab.locator(".field").first.inner_text()
        assert claim(page, 1).quantity is None
        page.press("Enter")

        quantity = claim(page, 1).quantity
        assert (quantity.value, quantity.comparators, quantity.as_written) == (40, ("about",), "About 40")

    def test_figure_that_cannot_be_is_told_beside_its_field(self, page):
        page.press("n", "q").type("many").press("Enter")

        assert "FC20" in page.tab.locator(".field").first.inner_text()
        page.press("Escape")
        assert claim(page, 1).quantity is None

    def test_plain_day_is_filled_in(self, page):
        page.press("d", "Enter")

        time = claim(page).time
        assert (time.at, time.basis, time.as_written) == ("2024-05-02", "explicit", "2 May 2024")

    def test_hedges_are_those_that_are_selected_or_plain(self, page):
        page.press("n", "h", "Enter")

        assert claim(page, 1).hedges == ("About",)

    def test_voice_places_and_note(self, page):
        page.press("n", "o").tab.keyboard.press("N")
        page.press("Tab").type("the union").press("Tab").type("the union said").press("Tab").type("Ostrel; Tarn").press("Enter")

        made = claim(page, 1)
        assert (made.attribution.voice, made.attribution.speaker, made.attribution.as_written) == (
            "named",
            "the union",
            "the union said",
        )
        assert made.places == ("Ostrel", "Tarn")

    def test_claims_are_linked_and_the_link_is_taken_away(self, page):
        page.press("n", "r").keys("elab").press("Enter").keys("closed").press("Enter", "Enter")
        [link] = claim(page, 1).relations
        assert (link.type, link.target, link.status) == ("elaborates", claim(page).id, "explicit")

        page.press("R", "Enter")
        assert claim(page, 1).relations == ()


@pytest.fixture
def sorted_page(page):
    sort(page, "incident")
    return page


class TestEvidence:
    def test_new_work_in_words_with_its_origin(self, sorted_page):
        page = sorted_page
        page.press("i").keys("independent").press("Enter").keys("describe").press("Enter")
        page.type("Gates shut").press("Tab", "Tab").type("The Courier").press("Tab", "Tab").type("2024-05-03")
        page.press("Tab", "Tab", "Tab", "Tab", "Tab").type("The Courier").press("Tab", "Tab").keys("N").press("Enter")

        saved = page.saved()
        assert saved.works[0].csl["title"] == "Gates shut"
        assert saved.origins[-1].name == "The Courier"
        assert "Reference kept. It counts" in page.said

    def test_date_that_is_none_is_told_beside_its_field(self, sorted_page):
        page = sorted_page
        page.press("i").keys("independent").press("Enter").keys("describe").press("Enter")
        page.type("Gates shut").press("Tab", "Tab", "Tab", "Tab").type("yesterday").press("Enter")

        assert "is not a date" in page.tab.locator(".field", has_text="Issued").inner_text()
        assert page.saved().works == ()
        page.press("Escape")

    @pytest.mark.parametrize("entry", [
        "@report{gates, title={Gates shut}, institution={The Courier}, year={2024}}",
        json.dumps({"id": "gates", "type": "report", "title": "Gates shut", "publisher": "The Courier"}),
    ])  # fmt: skip
    def test_entry_is_pasted_and_then_a_work_of_the_file(self, sorted_page, entry):
        page = sorted_page
        page.press("i").keys("independent").press("Enter").keys("paste").press("Enter").type(entry)
        page.press("Tab", "Tab").type("The Courier").press("Enter")
        assert page.saved().works[0].csl["title"] == "Gates shut"

        page.press("i").keys("primary").press("Enter").keys("gates").press("Enter", "Enter")
        assert len(page.saved().works) == 1
        assert sum(1 for _ in page.saved().references()) == 2

    def test_entry_that_cannot_be_read_is_told(self, sorted_page):
        page = sorted_page
        page.press("i").keys("independent").press("Enter").keys("paste").press("Enter").type("@report{").press("Control+Enter")

        assert (
            "one is wanted" in page.tab.locator("dialog .fault").inner_text()
            or "line" in page.tab.locator("dialog .fault").inner_text()
        )
        page.press("Escape")

    def test_whose_word_a_work_gives_is_confirmed(self, sorted_page):
        page = sorted_page
        page.press("i").keys("independent").press("Enter").keys("describe").press("Enter")
        page.type("Gates shut").press("Tab", "Tab").type("The Courier").press("Enter")
        assert page.saved().works[0].origins_proposed

        page.press("C", "Enter", "Enter")
        assert not page.saved().works[0].origins_proposed

    def test_search_and_waiver(self, sorted_page):
        page = sorted_page
        page.press("S").keys("primary").press("Enter").type("Trade Register").press("Tab", "Tab").keys("N").press("Enter")
        page.press("W").keys("independent").press("Enter").type("Nobody denies it.").press("Enter")

        states = {slot.kind: slot for slot in claim(page).slots}
        assert (states["primary-record"].searches[0].where, states["primary-record"].searches[0].outcome) == (
            "Trade Register",
            "nothing-found",
        )
        assert states["independent-report"].waived.by == "A. Editor"

    def test_what_makes_a_verdict_admissible_is_shown_before_it_is_given(self, sorted_page):
        page = sorted_page
        page.press("v")
        told = page.tab.locator("dialog").inner_text()
        assert "What the evidence admits" in told
        assert "What it does not admit: supported" in told
        page.tab.locator("dialog summary").click()
        assert "primary-record and independent-report are open" in page.tab.locator("dialog details").inner_text()

        page.tab.locator("dialog select").first.focus()
        page.keys("Ins").press("Enter")
        assert claim(page).assessments[0].verdict == "insufficient"

    def test_verdict_that_is_not_admissible_is_refused(self, sorted_page):
        page = sorted_page
        page.press("v").tab.locator("dialog select").first.select_option("supported")
        page.press("Enter")

        assert "FC606" in page.tab.locator("dialog .fault").first.inner_text()
        assert claim(page).assessments == ()
        page.press("Escape")

    def test_decisions_want_a_name(self, window, drafted, serve):
        path = drafted(TEXT)
        page = window(path, server=serve(path, by=""))
        sort(page, "incident")
        page.press("W").type("A. Rater").press("Enter").keys("primary").press("Enter").type("No.").press("Enter")

        assert claim(page).slots[0].waived.by == "A. Rater"


class TestUndo:
    def test_every_step_is_undone_and_made_again(self, page):
        states = [page.path.read_bytes()]
        for keys in (["t", "e", "v", "e", "n", "t", "Enter"], ["n", "m", "c", "o", "n", "Enter"], ["s"], ["b", "Enter"]):
            page.press(*keys)
            states.append(page.path.read_bytes())
        for state in reversed(states[:-1]):
            page.press("u")
            assert page.path.read_bytes() == state
        assert "nothing to undo" in page.press("u").said
        for state in states[1:]:
            page.press("Control+Shift+Z")
            assert page.path.read_bytes() == state

    def test_what_another_did_meanwhile_stays(self, page):
        sort(page, "incident")
        other = page.saved()
        from factcheck.store.files import save

        save(edits.amend(other, other.claims[2].id, note="Mine."), page.path)
        page.press("u")

        assert (claim(page).categories, claim(page, 2).note) == (("unsorted",), "Mine.")


def test_what_is_left_to_do_is_in_sight(page):
    told = page.tab.locator("#todo").inner_text()
    assert "4 without category" in told
    assert "0 stretches not accounted for" in told

    sort(page, "incident")

    told = page.tab.locator("#todo").inner_text()
    assert "3 without category" in told
    assert "1 lack evidence" in told


def test_sheet_has_every_key_and_letters_can_be_turned_off(page):
    page.press("?")
    sheet = page.tab.locator("dialog.sheet")
    keys = set(sheet.locator("dt").all_inner_texts())
    assert {"j", "k", "n", "p", "s", "a", "l", "c", "g", "u", "?"} <= keys
    sheet.locator("#letters").uncheck()
    page.press("Escape", "D")

    assert page.tab.locator("dialog[open]").count() == 0


def test_every_key_is_a_button_too(page):
    actions = page.tab.evaluate(
        "(async () => Object.values((await import(location.origin + location.pathname + 'actions.js')).actions)"
        ".map(one => [one.id, one.key]))()"
    )
    keys = [key for _, key in actions]
    assert len(keys) == len(set(keys)) > 40
    # The three views are links, which have an address.
    without = {id_ for id_, _ in actions if page.tab.locator(f"[data-action='{id_}']").count() == 0}
    assert without == {"view-text", "view-table", "view-folder"}


def test_buttons_do_what_keys_do(page):
    page.tab.locator("#card [data-action=next]").click()
    page.tab.locator(".bar summary").click()
    page.tab.locator("[data-action=select-claim]").click()
    assert page.selected == "About 40 people lost their work, the union said"
    page.tab.locator("#card [data-action=category]").click()
    page.keys("flow")
    page.tab.locator(".options .active").click()
    page.rest()

    assert claim(page, 1).categories == ("quantity.flow",)
