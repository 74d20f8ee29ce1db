"""Claims without offsets become claims: whole, where their words stand, or not at all."""

from __future__ import annotations

import csv
import itertools
import json
import random
import re

import attrs
import pytest

import factcheck
from factcheck import Annotation, Source
from factcheck.contract.codec import to_value
from factcheck.findings import InvalidAnnotation
from factcheck.model import Unclaimed
from factcheck.versions.pinning import fill, fill_file, read_items

TEXT = "Mill closes\n\nThe mill closed on 2 May.  40 workers were laid off. The mill closed on 9 May, said the “Courier”.\n"


def item(*spans, statement="The mill closed.", **more):
    return {"statement": statement, "spans": list(spans), **more}


def codes(outcome):
    return [(one.item, one.code) for one in outcome.refused]


def quotes_of(sheet, *, told):
    """The claims of a file as items: with the words around each quote, or without."""
    text = sheet.source.text
    for claim in sheet.claims:
        spans = []
        for span in claim.spans:
            around = {"prefix": text[max(0, span.start - 30) : span.start], "suffix": text[span.end : span.end + 30]}
            spans.append({"exact": span.exact, "role": span.role, **({k: v for k, v in around.items() if v} if told else {})})
        value = to_value(claim)
        yield {"spans": spans, **{key: value[key] for key in ("id", "statement", "categories")}}


def places(annotation):
    return {claim.id: [(span.start, span.end) for span in claim.spans] for claim in annotation.claims}


def test_claims_of_the_shipped_file_come_back_or_are_refused_as_ambiguous(sheet):
    outcome = factcheck.pin(sheet.source.text, quotes_of(sheet, told=False))
    found = places(outcome.annotation)

    assert len(found) >= 0.95 * len(sheet.claims)
    assert found.items() <= places(sheet).items()
    assert {one.code for one in outcome.refused} == {"FC323"}


def test_with_the_words_around_them_all_come_back(sheet):
    outcome = factcheck.pin(sheet.source.text, quotes_of(sheet, told=True))

    assert places(outcome.annotation) == places(sheet)
    assert outcome.refused == ()


def spoilt(quote, rng):
    """Ways in which people and models get a quote wrong, as far as each can be done to it."""
    words = quote.split()
    middle = rng.randrange(1, len(words) - 1)
    yield "negation", " ".join([*words[:middle], "not", *words[middle:]])
    yield "dropped word", " ".join(words[:middle] + words[middle + 1 :])
    yield "word order", " ".join([*words[: middle - 1], words[middle], words[middle - 1], *words[middle + 1 :]])
    yield "tail", f"{quote} as many have said"
    yield "case", quote.swapcase()
    yield "ellipsis", f"{words[0]} … {words[-1]}"
    yield "merged", words[0] + "".join(words[1:3]) + " " + " ".join(words[3:])
    yield "half word", f"{quote[:-1]}" if quote[-2:].isalpha() else f"{quote[1:]}"
    if re.search(r"\d", quote):
        yield "digit", re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), quote, count=1)
    if "Milosevic" in quote:
        yield "name", quote.replace("Milosevic", "Milutinovic")
    if "March" in quote or "October" in quote:
        yield "date", quote.replace("March", "April").replace("October", "November")


def test_no_spoilt_quote_is_pinned(sheet):
    rng = random.Random(7)
    quotes = list(dict.fromkeys(span.exact for claim in sheet.claims for span in claim.spans if len(span.exact.split()) >= 4))
    bad = [one for quote in quotes for one in spoilt(quote, rng) if one[1] != quote]
    items = [item(words) for _, words in bad]

    outcome = factcheck.pin(sheet.source.text, items)

    assert len(bad) >= 400
    assert len({kind for kind, _ in bad}) == 11
    assert [bad[one.item - 1] for one in outcome.pinned] == []


def test_what_is_written_are_the_words_of_the_text():
    outcome = factcheck.pin(TEXT, [item('said the "Courier"')])

    (span,) = outcome.annotation.claims[0].spans
    assert span.exact == "said the “Courier”"
    assert TEXT[span.start : span.end] == span.exact


@pytest.mark.parametrize(
    "text",
    ["𝔐ill 🏭 closed on 2 May.", "Cafe\u0301 closed on 2 May.", "A\r\nB closed on 2 May.\r\n", "\ufeffIt closed on 2 May.",
     "أغلق المصنع: closed on 2 May."],
)  # fmt: skip
def test_offsets_are_code_points_of_the_text_as_it_is(text):
    outcome = factcheck.pin(text, [item("closed on 2 May")])

    (span,) = outcome.annotation.claims[0].spans
    assert text[span.start : span.end] == "closed on 2 May"


def test_a_quote_in_several_places_goes_beside_a_sure_one_of_its_claim():
    beside = factcheck.pin(TEXT, [item("The mill closed", "said the “Courier”")])
    alone = factcheck.pin(TEXT, [item("The mill closed")])

    assert next(TEXT[span.start :][:24] for span in beside.annotation.claims[0].spans) == "The mill closed on 9 May"
    assert codes(alone) == [(1, "FC323")]
    assert len(alone.refused[0].places) == 2


def test_of_a_quote_that_stands_everywhere_the_first_places_are_told_and_how_many_there_are():
    (refusal,) = factcheck.pin("The mill closed. " * 300, [item("The mill closed")]).refused

    assert "stands in 300 places" in refusal.message
    assert [one.start for one in refusal.places] == [17 * place for place in range(20)]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (item("The mill shut on 2 May"), "FC324"),
        (item("0 workers"), "FC325"),
        (item({"exact": "2 May", "start": 3, "end": 8}), "FC326"),
        ({"spans": ["2 May"]}, "FC201"),
        ({"statement": "It closed."}, "FC201"),
        (item("2 May", colour="red"), "FC202"),
        (item("2 May", categories=["event.incidnt"]), "FC405"),
        (item("2 May", "on 2 May"), "FC306"),
        (7, "FC203"),
    ],
)
def test_an_item_is_refused_with_its_reason_and_the_good_ones_are_pinned(wrong, code):
    outcome = factcheck.pin(TEXT, [wrong, item("40 workers were laid off")])

    assert (1, code) in codes(outcome)
    assert [one.item for one in outcome.pinned] == [2]
    assert len(outcome.annotation.claims) == 1
    assert all(one.hint for one in outcome.refused)


def test_a_link_that_no_record_could_be_named_by_is_told_as_one_that_leads_nowhere():
    reference = {"work": "A B", "stance": "supports", "origins": ["=0"], "relay": [{"origin": "É"}]}
    wrong = item(
        "40 workers were laid off",
        categories=["event.incident"],
        relations=[{"type": "elaborates", "target": "No Such"}],
        slots=[{"kind": "primary-record", "references": [reference]}],
    )

    outcome = factcheck.pin(TEXT, [wrong])

    assert codes(outcome) == [(1, "FC402")] * 4


def test_a_claim_is_pinned_whole_or_not_at_all():
    outcome = factcheck.pin(TEXT, [item("40 workers were laid off", "in the spring")])

    assert outcome.annotation.claims == ()
    assert codes(outcome) == [(1, "FC324")]


def test_ids_are_kept_unique_and_links_follow():
    base = factcheck.pin(TEXT, [item("2 May", id="closing")]).annotation
    items = [
        item("40 workers were laid off", id="closing", statement="Forty were laid off."),
        item("9 May", statement="Another day.", relations=[{"type": "elaborates", "target": "closing"}]),
    ]

    outcome = factcheck.pin(base, items)

    assert [one.id for one in outcome.pinned] == ["closing-2", "another-day"]
    assert outcome.pinned[0].given == "closing"
    assert outcome.annotation.claim("another-day").relations[0].target == "closing-2"


def test_what_leads_to_a_refused_item_is_refused_too():
    items = [item("in the spring", id="a"), item("2 May", id="b", relations=[{"type": "elaborates", "target": "a"}])]

    outcome = factcheck.pin(TEXT, items)

    assert {number for number, _ in codes(outcome)} == {1, 2}


def test_the_same_claim_is_not_pinned_twice():
    once = factcheck.pin(TEXT, [item("2 May")])

    assert codes(factcheck.pin(once.annotation, [item("2 May")])) == [(1, "FC329")]


def test_who_made_an_item_is_recorded():
    items = [item("2 May", by={"name": "claimbot", "version": "3"}), item("9 May", statement="Another day.")]

    outcome = factcheck.pin(TEXT, items, by="Jane Doe")

    assert [claim.by for claim in outcome.annotation.claims] == ["claimbot-3", "jane-doe"]
    program, person = outcome.annotation.annotators
    assert (program.kind, program.version, person.kind) == ("program", "3", "person")
    assert "pinning/" in program.note


def test_words_that_were_set_aside_are_so_no_longer():
    aside = Unclaimed(start=0, end=11, exact="Mill closes", reason="title")
    base = Annotation(id="m", source=Source.from_text(TEXT, title="Mill"), claims=(), unclaimed=[aside])

    outcome = factcheck.pin(base, [item("closes", statement="It closes.")])

    assert [span.exact for span in outcome.annotation.unclaimed] == ["Mill"]


def test_what_nothing_covers_is_listed():
    outcome = factcheck.pin(TEXT, [item("The mill closed on 2 May"), item("The mill closed on 9 May")])

    assert [one.words for one in outcome.uncovered] == ["Mill closes", "40 workers were laid off", "said the “Courier"]


def test_offsets_of_a_file_are_filled_in(tmp_path, sheet):
    value = to_value(sheet)
    for holder in (*(claim["spans"] for claim in value["claims"]), value["unclaimed"]):
        for span in holder:
            del span["start"], span["end"]
    del value["source"]["sha256"], value["source"]["length"]

    filled = fill(value, sheet.source.text)

    whole = {claim["id"]: [(span["start"], span["end"]) for span in claim["spans"]] for claim in filled.value["claims"]
             if "start" in claim["spans"][0]}  # fmt: skip
    assert whole.items() <= places(sheet).items()
    assert len(whole) >= 0.95 * len(sheet.claims)
    assert filled.value["source"]["sha256"] == to_value(sheet)["source"]["sha256"]


def test_a_file_with_other_faults_is_refused_before_it_is_filled(tmp_path):
    value = {"id": "m", "source": {"title": "M", "text": TEXT}, "claims": [item("2 May", id="a", mode="assertd")]}
    path = tmp_path / "m.claims.json"
    path.write_text(json.dumps(value), encoding="utf-8")

    with pytest.raises(InvalidAnnotation) as caught:
        fill_file(path)

    assert any("assertd" in finding.message for finding in caught.value.findings)


TABLE = "statement;quote;categories;lead_in\nIt closed.;closed on 2 May;event.incident;The mill\n"


@pytest.mark.parametrize(
    "data",
    [
        b'{"statement": "It closed.", "spans": ["closed on 2 May"]}\n',
        b'[{"statement": "It closed.", "spans": ["closed on 2 May"]}]',
        b'{\n "statement": "It closed.",\n "spans": ["closed on 2 May"]\n}\n',
        b"\xef\xbb\xbfstatement,quote\r\nIt closed.,closed on 2 May\r\n",
        b"statement\tquote\nIt closed.\tclosed on 2 May\n",
    ],
)
def test_items_are_read_in_each_of_their_forms(data):
    assert read_items(data, "x") == [{"statement": "It closed.", "spans": ANY_FORM}]


class _Either:
    """A quote as a text, or as an object."""

    def __eq__(self, other):
        return other in (["closed on 2 May"], [{"exact": "closed on 2 May"}])

    __hash__ = None


ANY_FORM = _Either()


def test_a_table_names_roles_and_categories():
    (read,) = read_items(TABLE.encode(), "x")

    assert read["categories"] == ["event.incident"]
    assert read["spans"] == [{"exact": "The mill", "role": "lead-in"}, {"exact": "closed on 2 May"}]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"statement": 1}\n{"statement', "line 2 is not JSON"),
        (b"[1, ", "array"),
        (b"statement,quote\na,b,c\n", "line 2 has 3 cells"),
        (b"statement,quote,start\n", "offsets are not accepted"),
        (b"words,quote\n", "column statement"),
        (b"statement,quotes\n", "did you mean"),
        (b"statement,quote\n\xff\xfe,x\n", "not UTF-8"),
    ],
)
def test_what_is_no_list_of_items_is_refused_whole(data, reason):
    with pytest.raises(factcheck.FactcheckError, match=reason):
        read_items(data, "x")


def test_file_outside_that_a_link_leads_to_is_not_quoted(tmp_path):
    (tmp_path / "secret").write_text("a:password\n")
    (tmp_path / "folder").mkdir()
    link = tmp_path / "folder" / "items.csv"
    link.symlink_to(tmp_path / "secret")

    with pytest.raises(factcheck.FactcheckError) as raised:
        read_items(link.read_bytes(), str(link))

    assert "password" not in str(raised.value)
    with pytest.raises(factcheck.FactcheckError, match="it begins 'a:password'"):
        read_items(link.read_bytes(), "items.csv")


def test_pinning_is_linear_in_items_that_are_alike():
    """Counted, not timed: each quote is looked up once, however many claims have it."""
    from factcheck.versions.pinning import placing

    calls = itertools.count()
    original = placing.Pinner.pin

    class Counting(placing.Pinner):
        def pin(self, *arguments, **more):
            next(calls)
            return original(self, *arguments, **more)

    ground = placing.Ground(TEXT)
    ground._pinner = Counting(TEXT)
    for _ in range(50):
        ground.place([placing.Quotation(exact="2 May")])

    assert next(calls) == 1


def test_result_shows_itself_in_a_line():
    assert len(repr(factcheck.pin(TEXT, [item("2 May")]))) <= 200


def test_no_annotation_without_its_text_is_pinned():
    base = Annotation(id="m", source=attrs.evolve(Source.from_text(TEXT, title="M"), path="m.txt", text=None), claims=())

    with pytest.raises(InvalidAnnotation):
        factcheck.pin(base, [item("2 May")])


def test_reading_a_table_of_items_leaves_the_tables_of_others_as_they_were():
    usual = csv.field_size_limit()

    (long,) = read_items(b"statement,quote\nIt closed.," + b"x" * 200_000, "items.csv")

    assert long["spans"] == [{"exact": "x" * 200_000}]
    assert csv.field_size_limit() == usual
