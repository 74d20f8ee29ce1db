"""What a person does at the editor, and what the page says of it."""

from __future__ import annotations

import factcheck

# How often it is looked before a test gives up.
_PATIENCE = 400

# Each key goes to the browser and back, which for the letters of all statements takes longer than all else that is done.
_PRESSED = 10

# A dialog that is open waits for the person, not the person for it.
_AT_REST = """(() => {
    const { busy, waiting } = document.documentElement.dataset;
    return (waiting ?? "0") === "0" && (busy !== "yes" || document.querySelector("dialog[open]") !== null);
})()"""

# What is asked for in one frame stands on the screen in the next.
_DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Window:
    """A window of the editor.

    Args:
        tab: The page of the browser.
        path: The file that it shows.
        complaints: What the browser complained of.
    """

    def __init__(self, tab, path, complaints):
        self.tab = tab
        self.path = path
        self.complaints = complaints
        self.presses = 0
        self.letters = 0

    def press(self, *keys):
        for key in keys:
            self.presses += 1
            self.tab.keyboard.press(key)
        self.rest()
        return self

    def type(self, words):
        """Type words into a field; letters are counted apart.

        The first of them are pressed, since a field could take keys for commands, and the rest is put in at once.
        """
        self.letters += len(words)
        self.tab.keyboard.type(words[:_PRESSED])
        if words[_PRESSED:]:
            self.tab.keyboard.insert_text(words[_PRESSED:])
        return self

    def keys(self, words):
        """Type letters that choose something, each a press."""
        self.presses += len(words)
        self.tab.keyboard.type(words)
        return self

    def rest(self):
        """Wait until nothing is under way; the browser's own way of waiting may evaluate a text, which the policy forbids."""
        for _ in range(_PATIENCE):
            if self.tab.evaluate(_AT_REST):
                return
            self.tab.wait_for_timeout(10)
        raise AssertionError("the editor never came to rest")

    def drawn(self):
        """Wait until the page is drawn as it is now."""
        self.tab.evaluate(_DRAWN)

    def until(self, expression):
        for _ in range(_PATIENCE):
            if self.tab.evaluate(expression):
                return
            self.tab.wait_for_timeout(20)
        raise AssertionError(f"it never became so: {expression}")

    @property
    def said(self):
        return self.tab.locator("#live").text_content().strip("\u00a0")

    @property
    def notice(self):
        return self.tab.locator("#notice").inner_text()

    @property
    def selected(self):
        """The words that are painted as selected."""
        return self.tab.evaluate("[...CSS.highlights.get('fc-selected')].map(String).join('')")

    @property
    def claim(self):
        return self.tab.locator("#claim-head code").inner_text()

    def saved(self):
        """Give what stands in the file."""
        return factcheck.load(self.path)
