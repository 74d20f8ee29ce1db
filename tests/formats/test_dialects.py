"""Forms in which programs write one format: short and long exports, lists and lines, old and new."""

from __future__ import annotations

import json

import pytest

from factcheck.formats import Text
from tests.formats.test_reading import MILL, read, reasons, words

PLACE = {"start": 4, "end": 8}
QUOTE = {"type": "TextQuoteSelector", "exact": "mill", "prefix": "The ", "suffix": " cl"}
SELECTORS = [{"type": "TextPositionSelector", **PLACE}, QUOTE]


def lines(*values):
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in values)


def makers(imported):
    return [[(one.name, one.kind) for one in annotation.annotators] for annotation in imported.annotations]


def hypothesis(user="acct:ann@hypothes.is", **more):
    return {"id": f"of-{user[5:8]}", "user": user, "uri": "https://example.org/mill", "text": "It closed.",
            "target": [{"source": "https://example.org/mill", "selector": SELECTORS}], **more}  # fmt: skip


def w3c(id_="https://example.org/a#1", **more):
    body = {"type": "TextualBody", "value": "It closed.", "purpose": "describing"}
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": id_, "type": "Annotation", "body": body,
            "target": {"source": "https://example.org/mill", "selector": SELECTORS}, **more}  # fmt: skip


class TestLabelStudioInShort:
    def task(self, annotator=3, **more):
        region = {**PLACE, "text": "mill", "labels": ["event.incident"]}
        return {"id": 1, "text": MILL, "label": [region], "annotator": annotator, "annotation_id": 5, "lead_time": 2.5, **more}

    def test_regions_are_claims(self):
        imported = read([self.task()])

        assert words(imported) == [["mill"]]
        assert imported.annotations[0].claims[0].categories == ("event.incident",)

    def test_each_annotator_gets_an_annotation(self):
        imported = read([self.task(), self.task(annotator=4)])

        assert makers(imported) == [
            [(number, "person"), ("factcheck import from Label Studio", "program")] for number in ("3", "4")
        ]
        assert [one.claims[0].by for one in imported.annotations] == ["annotator-3", "annotator-4"]

    def test_quotes_are_held_to_their_places(self):
        task = self.task()
        task["label"][0]["text"] = "milk"

        assert reasons(read([task])) == ["4 to 8 reads 'mill', not 'milk'"]

    def test_a_choice_of_the_whole_is_no_region(self):
        imported = read([self.task(sentiment="bad")])

        assert words(imported) == [["mill"]]


class TestSpacy:
    @pytest.mark.parametrize(
        "content",
        [
            [[MILL, {"entities": [[4, 8, "ORG"]]}]],
            [{"text": MILL, "spans": [{**PLACE, "label": "ORG"}]}],
            lines({"text": MILL, "spans": {"sc": [{**PLACE, "label": "ORG"}]}}),
            lines({"text": MILL, "ents": [{**PLACE, "label": "ORG"}]}),
            lines([MILL, {"entities": [[4, 8, "ORG"]]}], ["Nothing.", {"entities": []}]),
        ],
        ids=["pairs", "list", "groups", "ents", "lines of pairs"],
    )
    def test_all_forms_are_read(self, content):
        imported = read(content)

        assert words(imported) == [["mill"]]
        assert imported.annotations[0].claims[0].tags == ("org",)
        assert imported.refused == ()

    def test_categories_of_a_whole_pair_are_lost(self):
        imported = read([[MILL, {"cats": {"X": 1.0}}]])

        assert "cats of the whole example" in [loss.what for loss in imported.losses]

    def test_line_that_is_no_json_is_refused_and_others_are_read(self):
        imported = read(lines({"text": MILL, "spans": [{**PLACE, "label": "ORG"}]}, "{", {"text": MILL, "spans": []}))

        assert words(imported) == [["mill"]]
        assert [refused.where for refused in imported.refused] == ["line 2"]


class TestWebAnnotations:
    @pytest.mark.parametrize(
        "content",
        [
            hypothesis(),
            [hypothesis()],
            {"rows": [hypothesis()], "total": 1},
            {"export_date": "2024-05-01", "client_version": "1", "annotations": [hypothesis()]},
            lines(hypothesis(), hypothesis(user="acct:bob@hypothes.is")),
            w3c(),
            {"@context": "http://www.w3.org/ns/anno.jsonld", "@graph": [w3c()]},
            {"type": "AnnotationPage", "items": [w3c()]},
            lines(w3c(), w3c(id_="#2")),
        ],
        ids=["one", "list", "api", "export", "lines", "w3c", "graph", "page", "lines of w3c"],
    )
    def test_all_forms_are_read(self, content):
        imported = read(content, text=Text(content=MILL))

        assert imported.refused == ()
        assert {tuple(one) for one in words(imported)} == {("mill",)}

    def test_own_model_of_recogito_is_read(self):
        selector = {"quote": "mill", "start": 4, "end": 8}
        target = {"creator": {"name": "Ann Bee"}, "selector": [selector]}
        bodies = [{"value": "It closed.", "purpose": "commenting"}]

        imported = read([{"id": "a", "target": target, "bodies": bodies}], text=Text(content=MILL))

        assert words(imported) == [["mill"]]
        assert makers(imported)[0][0] == ("Ann Bee", "person")

    def test_kind_of_place_that_is_not_read_is_named(self):
        place = {"type": "XPathSelector", "value": "//p[4]::0"}
        target = {"selector": [{"startSelector": place, "endSelector": place}]}

        assert "placed by XPathSelector" in reasons(read([{"id": "a", "target": target}], text=Text(content=MILL)))[0]

    def test_line_that_is_no_json_is_refused_with_its_place(self):
        imported = read(lines(w3c(), "{"), text=Text(content=MILL))

        assert words(imported) == [["mill"]]
        assert [(refused.where, refused.raw) for refused in imported.refused] == [("/1", "{")]

    @pytest.mark.parametrize(
        ("more", "maker"),
        [
            ({"creator": {"type": "Person", "name": "Ann Bee"}}, ("Ann Bee", "person")),
            ({"creator": {"name": "Ann Bee"}}, ("Ann Bee", "person")),
            ({"creator": "https://example.org/ann"}, ("https://example.org/ann", "person")),
            ({"creator": {"type": "Software", "name": "Bot 1"}}, ("Bot 1", "program")),
            ({"creator": {"type": "Organization", "name": "Mill Desk"}}, None),
            ({}, None),
        ],
    )
    def test_annotator_is_who_the_file_says(self, more, maker):
        imported = read(w3c(**more), text=Text(content=MILL))

        program = ("factcheck import from Web Annotation", "program")
        assert makers(imported) == [[program] if maker is None else [maker, program]]
        assert imported.annotations[0].claims[0].by == imported.annotations[0].annotators[0].id

    def test_body_that_is_no_person_is_named_in_a_note(self):
        imported = read(w3c(creator={"type": "Organization", "name": "Mill Desk"}), text=Text(content=MILL))

        assert "Mill Desk" in imported.annotations[0].annotators[0].note

    def test_name_and_account_are_both_kept(self):
        imported = read(hypothesis(user_info={"display_name": "Ann Bee"}), text=Text(content=MILL))

        annotator = imported.annotations[0].annotators[0]
        assert (annotator.id, annotator.name) == ("ann-bee", "Ann Bee")
        assert "acct:ann@hypothes.is" in annotator.note


class TestPubAnnotation:
    def test_lines_are_texts(self):
        text = {"text": MILL, "denotations": [{"id": "T1", "span": {"begin": 4, "end": 8}, "obj": "X"}]}

        imported = read(lines(text, {**text, "project": "mills"}))

        assert words(imported) == [["mill"], ["mill"]]
        # A project is nobody who annotates.
        assert [kind for _, kind in makers(imported)[1]] == ["program"]


class TestClaimReview:
    def test_feed_is_read(self):
        review = {"@type": "ClaimReview", "claimReviewed": "The mill closed.", "reviewRating": {"alternateName": "False"}}
        imported = read({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [review]}]})

        assert words(imported) == [["The mill closed."]]

    def test_answer_of_the_api_is_a_claim_with_its_reviews(self):
        reviews = [{"publisher": {"name": name}, "textualRating": "False", "url": "https://x"} for name in ("One", "Two")]
        imported = read({"claims": [{"text": "The mill closed.", "claimant": "A Mayor", "claimReview": [*reviews, "odd"]}]})

        assert words(imported) == [["The mill closed."]]
        assert [loss.what for loss in imported.losses if loss.kind == "refused"] == ["verdict False"] * 2


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"1\n2", b"{}\n{}", b"nothing\nat all"])
def test_what_is_no_annotation_is_no_dialect(data):
    imported = read(data, name="x.jsonl")

    assert imported.annotations == ()
    assert imported.refused


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\x03\x04 x", "ZIP archive; unpack"), (b"\x1f\x8b x", "gzip"), (b"\xd0\xcf\x11\xe0", "save it as .xlsx")],
)
@pytest.mark.parametrize("name", ["x.zip", "x.csv"])
def test_what_is_packed_is_to_be_unpacked(data, said, name):
    assert said in reasons(read(data, name=name))[0]


def test_a_sentence_is_no_tag_and_stays_as_it_is():
    said = "comment It closed, they say; nobody knows why."
    lines_ = ["T1\tX 4 8\tmill", f"A1\t{said.replace(' ', ' T1 ', 1)}", "A2\tConfidence T1 Low"]

    imported = read("\n".join(lines_), name="n.ann", beside=MILL)

    (claim,) = imported.annotations[0].claims
    assert claim.tags == ("x", "confidence-low")
    assert claim.note == said
    assert {loss.why for loss in imported.losses if loss.what.startswith("attribute")} == {"kept as a tag", "kept in the note"}
