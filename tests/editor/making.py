"""Somebody who makes claims in the editor as they stand in another annotation, by keys alone."""

from __future__ import annotations

from tests.editor.planning import Planner

__all__ = ["Maker", "alike"]


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
