"""The first thirty claims of the fact sheet made again from its text, by keys alone, with the presses and the time of each."""

from __future__ import annotations

import shutil
import time

from factcheck.documents.drafting import draft
from factcheck.model.source import Source
from factcheck.store.files import load, save
from tests.editor.planning import Planner

CLAIMS = 30
MOST = 60


class Maker:
    """Somebody who makes claims as they stand in another annotation."""

    def __init__(self, page):
        self.page = page
        self.planner = Planner(page.tab)
        self.used = set()

    def select(self, start, end):
        begun = self.planner.now()
        keys = self.planner.plan(start, end)
        for key in keys:
            self.page.presses += 1
            self.page.tab.keyboard.press(key)
        assert sorted(self.planner.now()) == [start, end], (begun, keys, self.page.tab.evaluate("document.activeElement.id"))

    def choose(self, id_, *, first=True, last=True):
        """Type until the list has a term first, as somebody does who looks at it."""
        for letter in ["", *id_.rpartition(".")[2]]:
            if letter:
                self.page.keys(letter)
            if self.page.tab.locator(".options .active").get_attribute("data-id") == id_:
                break
        self.page.press("Enter" if last else "Control+Enter")

    def make(self, target):
        page = self.page
        cores = [span for span in target.spans if span.role == "core"]
        others = [span for span in target.spans if span.role != "core"]
        self.select(cores[0].start, cores[0].end)
        candidate = self.candidate_at(cores[0])
        if candidate is None:
            page.press("a")
        else:
            self.used.add(candidate)
            for _ in range(5):
                if page.claim != candidate:
                    page.press("Enter")
            assert page.claim == candidate
            page.press("w")
            for span in page.saved().claim(candidate).spans:
                if span.role != "core" and (span.start, span.end) not in {(one.start, one.end) for one in others}:
                    self.select(span.start, span.end)
                    page.press("Delete")
        for span in cores[1:]:
            self.select(span.start, span.end)
            page.press("c")
        held = page.saved().claim(page.claim).spans
        for span in (one for one in others if (one.start, one.end, one.role) not in {(x.start, x.end, x.role) for x in held}):
            self.select(span.start, span.end)
            page.press({"lead-in": "l", "context": "x", "mention": "X"}[span.role])
        if page.saved().claim(page.claim).statement != target.statement:
            page.press("e").type(target.statement).press("Enter")
        page.press("t")
        for number, category in enumerate(target.categories, start=1):
            self.choose(category, last=number == len(target.categories))
        if target.mode != "asserted":
            page.press("m")
            self.choose(target.mode)
        self.hedge(target)

    def hedge(self, target):
        for hedge in target.hedges:
            span = next(span for span in target.spans if hedge in span.exact)
            start = span.start + span.exact.index(hedge)
            self.select(start, start + len(hedge))
            self.page.press("h", "Enter")

    def candidate_at(self, span):
        held = self.page.saved()
        for claim in held.overlapping(span.start, span.end):
            makes = any(one.role == "core" and one.start < span.end and span.start < one.end for one in claim.spans)
            if makes and claim.categories == ("unsorted",) and claim.id not in self.used:
                return claim.id
        return None


def alike(claim):
    spans = [(span.start, span.end, span.role) for span in claim.spans]
    return spans, claim.statement, claim.categories, claim.mode, set(claim.hedges)


def test_first_thirty_claims_of_the_fact_sheet_are_made_again_by_keys(window, sheet, sheet_path, tmp_path, capsys):
    text = sheet_path.with_name(sheet.source.path)
    shutil.copy(text, tmp_path)
    path = tmp_path / "again.claims.json"
    source = Source.from_text(text.read_bytes().decode(), title="Again", path=text.name, issued="1999-03-26")
    save(draft(source, id="again"), path)
    page = window(path)
    page.tab.locator(".hint button").click()
    maker = Maker(page)
    told = []
    for target in sheet.reading_order[:CLAIMS]:
        presses, begun = page.presses, time.perf_counter()
        maker.make(target)
        told.append((target.id, page.presses - presses, round((time.perf_counter() - begun) * 1000)))

    made = [alike(claim) for claim in load(path)]
    with capsys.disabled():
        print()
        for id_, presses, milliseconds in told:
            print(f"  {presses:3} presses  {milliseconds:6} ms  {id_}")
        total, spent = (sum(each) for each in list(zip(*told, strict=True))[1:])
        print(f"  {total / CLAIMS:.1f} presses, {spent / CLAIMS:.0f} ms a claim; {page.letters} letters")
    for target in sheet.reading_order[:CLAIMS]:
        assert alike(target) in made, target.id
    assert max(presses for _, presses, _ in told) <= MOST
