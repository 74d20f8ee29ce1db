"""Quotes of a lost text, by what is known of their rows: what stood beside them may have changed, if the rows are still there."""

from __future__ import annotations

import pytest

from factcheck.text.reanchoring import Quote, reanchor

RULES = (
    "1. The ferry takes no horses after dark.",
    "2. Whoever waits at the bell shall ring it once.",
    "3. A boat that leaks shall be drawn ashore before noon.",
    "4. The warden keeps the keys of the shed.",
    "5. Nobody shall mend a rope with wire.",
)
WORDS = tuple(rule[3:-1] for rule in RULES)


def anchors(old, new, quotes):
    """Place quotes by no more of the old text than 32 characters on each side of them."""
    starts = [old.index(words) for words in quotes]
    listed = [
        Quote(start=at, exact=words, prefix=old[max(0, at - 32) : at], suffix=old[at + len(words) :][:32])
        for at, words in zip(starts, quotes, strict=True)
    ]
    return reanchor(listed, None, new)


def rows(*lines):
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("words", ["A boat that leaks", "leaks"])
def test_words_of_which_both_neighbours_changed_are_found_with_their_rows(words):
    changed = {
        1: RULES[1].replace("once", "twice"),
        2: RULES[2].replace("shall", "must"),
        3: RULES[3].replace("The warden", "A warden"),
    }
    new = rows(*(changed.get(number, rule) for number, rule in enumerate(RULES)))

    found = anchors(rows(*RULES), new, [*WORDS, words])[-1]

    assert (found.status, found.exact, found.passages[1]) == ("turned", words, changed[2].strip("3. "))


def test_words_that_changed_are_found_though_their_neighbours_did_too():
    new = rows(RULES[0], RULES[1].replace("once", "twice"), RULES[2].replace("noon", "dusk"), *RULES[3:])

    found = anchors(rows(*RULES), new, WORDS)[2]

    assert (found.status, found.exact) == ("changed", WORDS[2].replace("noon", "dusk"))


@pytest.mark.parametrize("place", [0, 4])
def test_row_that_left_its_neighbours_is_asked_about(place):
    lines = ["0. Dogs pay half.", *RULES[:2], *RULES[3:], "6. Bread is sold aboard."]
    lines.insert(place, "7. Fish is not sold aboard.")
    lines.insert(place, RULES[2])

    found = anchors(rows(*RULES), rows(*lines), [WORDS[2]])[0]

    assert not found.is_settled


def test_much_like_words_that_left_their_neighbours_are_asked_about():
    changed = RULES[2].replace("noon", "dusk")
    new = rows(*RULES[:2], *RULES[3:], "6. Bread is sold aboard.", "7. Dogs pay half.", changed, "8. Fish is not sold aboard.")

    found = anchors(rows(*RULES), new, WORDS)[2]

    assert (found.status, new[slice(*found.places[0])]) == ("ambiguous", WORDS[2].replace("noon", "dusk"))


def test_words_that_became_others_are_gone():
    new = rows(*RULES[:2], "3. Sails are dried on the upper meadow.", *RULES[3:])

    assert anchors(rows(*RULES), new, WORDS)[2].status == "orphan"


@pytest.mark.parametrize(("other", "status"), [("ashore", "moved"), ("away", "ambiguous")])
def test_space_where_nothing_more_is_known_of_a_text_is_none_of_it(other, status):
    old = "\n\n        ".join(rule[3:] for rule in RULES)
    new = old.replace("drawn ashore before noon", f"drawn {other} before noon")

    found = anchors(old, f"A preface.\n\n{new}", [WORDS[0], "shall be drawn", WORDS[4]])[1]

    assert found.status == status
