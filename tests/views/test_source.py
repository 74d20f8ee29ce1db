"""The marked source: its text is the source, whatever stands in it."""

from __future__ import annotations

import re

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.model.annotation import Annotation
from factcheck.model.claim import Claim
from factcheck.model.source import Source
from factcheck.model.span import Span
from factcheck.text.hidden import visible
from factcheck.views.fragments import Fragments
from tests.views.pages import elements_of, of_class
from tests.views.test_marks import annotation_of, overlapping

# A page can hold any character but null and halves of surrogate pairs.
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=30, max_size=30)


def source_of(annotation):
    return elements_of(Fragments(annotation=annotation).source())


@given(overlapping(), TEXTS)
@example(annotation_of([(0, 3)]), "\n<b>&amp;\r\n\r \t<!-- ]]> \x0b\u2028\ufeff\U0001f600\u0301\u202e&#13;")
def test_text_of_the_marked_source_is_the_source(annotation, text):
    # The spans keep their offsets; only the characters below them are others.
    length = annotation.source.length
    shown = attrs.evolve(annotation, source=Source.from_text((text * 3)[:length], title="Mill"))

    # What a browser would obey stands as signs, but for the ends of lines.
    assert source_of(shown)[0].text == "\r".join(map(visible, (text * 3)[:length].split("\r")))


def test_null_is_shown_as_a_replacement_character():
    annotation = annotation_of([(0, 1)], text="a\0b")

    assert source_of(annotation)[0].text == "a\ufffdb"


@given(overlapping())
def test_each_claim_has_one_link_which_has_no_text(annotation):
    links = of_class(source_of(annotation), "fc-note")

    assert sorted(link.attributes["href"] for link in links) == sorted(f"#{claim.id}" for claim in annotation.claims)
    assert all(link.text == "" for link in links)
    assert all(link.attributes["aria-label"].startswith(f"Claim {link.attributes['data-number']}: ") for link in links)


@given(overlapping())
def test_marks_of_a_claim_hold_its_words(annotation):
    elements = source_of(annotation)
    numbers = {claim.id: str(number) for number, claim in enumerate(annotation.reading_order, start=1)}

    for claim in annotation.claims:
        making = [span for span in claim.spans if span.role in ("core", "mention")] or claim.spans
        marked = [mark.text for mark in of_class(elements, "fc-mark") if mark.attributes["data-claim"] == numbers[claim.id]]
        assert "".join(marked) == "".join(span.exact for span in making)


def test_more_claims_than_lanes_share_the_last_one():
    annotation = annotation_of(*[[(0, 3)]] * 14)

    marks = of_class(source_of(annotation), "fc-mark")

    assert [mark.attributes["class"].split()[1] for mark in marks[4:]] == ["fc-lane-4"] + ["fc-lane-5"] * 9


def test_words_that_assert_nothing_are_set_apart():
    elements = source_of(annotation_of([(4, 8)], unclaimed=[(0, 3), (9, 15)]))

    assert [aside.text for aside in of_class(elements, "fc-aside")] == ["The", "closed"]


@pytest.mark.parametrize(
    ("text", "end", "shown"),
    [
        ("The mill closed. Then", 15, "The mill closed.|1| Then"),
        ("The mill (closed), it", 16, "The mill (closed),|1| it"),
        ("The mill’s gate", 8, "The mill|1|’s gate"),
        ("The mill closed", 15, "The mill closed|1|"),
        ("„Wir zahlen“, sagte sie", 11, "„Wir zahlen“,|1| sagte sie"),
        ("He said “yes” and “no”", 7, "He said|1| “yes” and “no”"),
        ("انهار السد، ثم", 10, "انهار السد،|1| ثم"),
        ("The mill closed.", 15, "The mill closed.|1|"),
    ],
)
def test_number_stands_behind_the_signs_that_close_the_words(text, end, shown):
    claim = Claim(id="a", statement="S", spans=[Span(start=0, end=end, exact=text[:end])], categories=["event.state"])
    annotation = Annotation(id="a", source=Source.from_text(text, title="T"), claims=[claim])
    marked = str(Fragments(annotation=annotation).source())

    assert re.sub("<[^>]*>", "", re.sub(r'<a [^>]*data-number="(\d)"[^>]*></a>', r"|\1|", marked)).strip() == shown
