"""The fewest keys that select words: what somebody who knows the keys would press, found by trying them in the mind."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque


class Planner:
    """The keys of the text pane, as they move a selection.

    Args:
        tab: The page, which says where its words and clauses end.
    """

    def __init__(self, tab):
        words = tab.evaluate(
            "(async () => { const { state } = await import(location.origin + location.pathname + 'state.js');"
            "const w = state.words; return [w.starts, w.ends, w.clauseEnds, w.sentenceEnds]; })()"
        )
        self.starts, self.ends, self.clauses, self.sentences = words
        self.tab = tab

    def now(self):
        """Give the anchor and the focus of the selection."""
        return tuple(
            self.tab.evaluate(
                "(async () => { const { selection } = await import(location.origin + location.pathname + 'textview.js');"
                "return [selection.anchor, selection.focus]; })()"
            )
        )

    def at(self, place):
        return min(bisect_left(self.ends, place + 1), len(self.ends) - 1)

    def before(self, place):
        return max(bisect_left(self.starts, place) - 1, 0)

    def stretch(self, place, ends):
        number = bisect_left(ends, place + 1)
        start = ends[number - 1] if number else 0
        end = min(ends[number] if number < len(ends) else self.ends[-1], self.ends[-1])
        first, last = self.at(start), self.before(end)
        return (place, place) if last < first else (self.starts[first], self.ends[last])

    def moves(self, anchor, focus):
        """Give the keys that move without Shift, each with where it leads."""
        start, end = sorted((anchor, focus))
        right = self.before(end) + 1 if end > start else self.at(end)
        for key, number in (("ArrowRight", right), ("ArrowLeft", self.at(start) - 1)):
            number = min(max(number, 0), len(self.starts) - 1)
            yield key, (self.starts[number], self.ends[number])
        behind = self.stretch(max(start, end - 1), self.clauses)[1]
        down = self.starts[min(self.before(behind) + 1, len(self.starts) - 1)]
        up = self.starts[max(self.at(self.stretch(start, self.clauses)[0]) - 1, 0)]
        yield "ArrowDown", self.stretch(down, self.clauses)
        yield "ArrowUp", self.stretch(up, self.clauses)
        first, last = self.stretch(min(focus, self.ends[-1] - 1), self.sentences)
        for key, place in (("Home", first), ("End", max(last - 1, 0))):
            number = self.at(place)
            yield key, (self.starts[number], self.ends[number])

    def longer(self, anchor, focus):
        """Give the keys that move the end which is in hand, each with where it leads, as long as it stays behind the other."""
        yield "Shift+ArrowRight", (anchor, self.ends[min(self.at(focus), len(self.ends) - 1)])
        number = self.before(focus) - 1
        place = self.ends[max(number, 0)]
        yield "Shift+ArrowLeft", (anchor, place if place > anchor else self.ends[self.at(anchor)])
        last = self.ends[-1]
        following = bisect_left(self.clauses, focus + 1)
        ahead = self.clauses[following] if following < len(self.clauses) else last + 1
        place = self.ends[self.before(min(ahead, last + 1))]
        if place <= focus:
            following = bisect_left(self.clauses, ahead + 1)
            ahead = self.clauses[following] if following < len(self.clauses) else last + 1
            place = self.ends[self.before(min(ahead, last + 1))]
        yield "Shift+ArrowDown", (anchor, place)
        number = bisect_left(self.clauses, focus) - 1
        place = self.ends[self.before(self.clauses[number] if number >= 0 else 0)]
        yield "Shift+ArrowUp", (anchor, max(place, self.ends[self.at(anchor)]))
        yield "Shift+End", (anchor, self.stretch(min(focus, last - 1), self.sentences)[1])

    def plan(self, start, end, *, at_words_of=None):
        """Give the keys that select the words from *start* to *end*."""
        begun = [(self.now(), [])]
        if at_words_of is not None:
            begun.append((at_words_of, [","]))
        reached = self._search(begun, self.moves, lambda state: min(state) == start, several=True)
        best = None
        for state, keys in reached:
            found = self._search([(state, keys)], self.longer, lambda one: one == (start, end))
            if found and (best is None or len(found[0][1]) < len(best)):
                best = found[0][1]
        assert best is not None, (start, end)
        return best

    def _search(self, begun, ways, is_goal, *, several=False):
        seen = {state for state, _ in begun}
        waiting = deque(sorted(begun, key=lambda one: len(one[1])))
        found = []
        while waiting and len(found) < (4 if several else 1):
            state, keys = waiting.popleft()
            if is_goal(state):
                found.append((state, keys))
                continue
            for key, following in ways(*state):
                if following not in seen:
                    seen.add(following)
                    waiting.append((following, [*keys, key]))
        return found
