"""What each reader makes of the odd things that files of its format have."""

from __future__ import annotations

import json

import pytest

from factcheck.errors import NoSuchTerm
from factcheck.formats import Document, Text, export_to, format_called, import_from
from factcheck.formats.markup import text_of_markup
from factcheck.formats.registry import text_given

MILL = "The mill closed on Monday. The mill was old."


def read(content, *, name="file.json", beside=None, **more):
    data = (
        content if isinstance(content, bytes) else content.encode() if isinstance(content, str) else json.dumps(content).encode()
    )
    documents = [Document(name=name, data=data)]
    if beside is not None:
        documents.append(Document(name=name.rpartition(".")[0] + ".txt", data=beside.encode()))
    return import_from(documents, **more)


def words(imported):
    return [[span.exact for span in claim.spans] for one in imported.annotations for claim in one.claims]


def reasons(imported):
    return [refused.why for refused in imported.refused]


@pytest.mark.parametrize(
    ("format_", "data"),
    [
        ("labelstudio", b"null"), ("prodigy", b""), ("doccano", b"[]"), ("webannotation", b"[]"), ("pubannotation", b"[]"),
        ("cas-json", b"true"), ("webannotation", b'{"rows": []}'),
    ],
)  # fmt: skip
def test_a_file_with_nothing_in_it_does_not_pass_for_an_import(format_, data):
    imported = import_from([Document(name="file.json", data=data)], format=format_)

    assert [refused.why for refused in imported.refused] == ["there is nothing in it to import"]


def test_a_rider_whose_claims_have_odd_ids_is_passed_over():
    entry = {"id": 1, "text": MILL, "label": [[0, 3, "x"]], "factcheck": {"claims": [{"id": ["x"]}, {"id": "y"}]}}

    assert words(read([entry], format="doccano")) == [["The"]]


@pytest.mark.parametrize(
    ("ends", "why"),
    [
        ({"head_span": {"start": [0], "end": {}, "label": "x"}, "child_span": {"start": 4, "end": 8, "label": "x"}}, "no span"),
        ({"head_span": {"start": 0, "end": 3, "label": "y"}, "child_span": {"start": 4, "end": 8, "label": "x"}}, "no span"),
        ({"head": [0], "child": 1}, "no span"),
        ({"child": 1}, "no span"),
        ({"head": 0, "child": 1}, None),
        ({"head_span": {"start": 0, "end": 3, "label": "x"}, "child_span": {"start": 4, "end": 8, "label": "x"}}, None),
    ],
)
def test_relations_find_their_spans_whatever_they_name_them_by(ends, why):
    spans = [{"start": 0, "end": 3, "label": "x", "token_end": 0}, {"start": 4, "end": 8, "label": "x", "token_end": 1}]
    spans.append({"start": 4, "end": 8, "label": "z", "token_end": [1]})
    imported = read([{"text": MILL, "spans": spans, "relations": [{"label": "continues", **ends}]}], format="prodigy")

    assert [one.partition(": ")[2].partition(" stands")[0] for one in reasons(imported)] == ([why] if why else [])
    assert len(imported.annotations[0].claims) == (3 if why else 2)


def test_tracks_that_are_no_objects_are_refused():
    imported = read({"text": MILL, "tracks": [7, {"denotations": []}]}, format="pubannotation")

    assert [(refused.where, refused.raw) for refused in imported.refused] == [("/tracks/0", 7)]


@pytest.mark.parametrize(
    ("format_", "value", "losses", "refused"),
    [
        (
            "doccano",
            [{"id": 1, "text": MILL, "label": [[0, 3, "x"]], "meta": {"a": 1}, "relations": [{"from_id": 1}], "empty": []}],
            ["/0/meta"], ["/0, /relations/0"],
        ),
        (
            "pubannotation",
            {"text": MILL, "sourceid": "7", "tracks": [{"denotations": [], "modifications": [{"pred": "Negation"}]}]},
            ["/sourceid", "/tracks/0/modifications"], [],
        ),
        ("fever", [{"id": 1, "claim": "The mill closed.", "annotator": "x"}], ["/0/annotator"], []),
        ("prodigy", [[MILL, {"entities": [[0, 3, "x"], [4, 8]]}]], [], ["/0, /spans/1"]),
        (
            "cas-json",
            {
                "%FEATURE_STRUCTURES": [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": MILL}, 7],
                "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [9]}},
            },
            [], ["/%FEATURE_STRUCTURES/1", "/%VIEWS/_InitialView"],
        ),
    ],
)  # fmt: skip
def test_nothing_that_a_file_says_is_passed_over_in_silence(format_, value, losses, refused):
    imported = read(value, format=format_)

    told = [loss.where for loss in imported.losses if loss.why == "a claim has no field for it"]
    assert (told, [one.where for one in imported.refused]) == (losses, refused)


def test_a_claim_of_a_nanopublication_without_text_is_refused():
    pytest.importorskip("rdflib", reason="the extra trig is not installed")
    trig = '@prefix s: <https://schema.org/> . <urn:g> { <urn:a> a s:Claim ; s:text "The mill closed." . <urn:b> a s:Claim . }'

    imported = read(trig, format="nanopub")

    assert words(imported) == [["The mill closed."]]
    assert [(one.where, one.why) for one in imported.refused] == [("urn:b", "it has no text, and so says nothing")]


def test_members_of_a_view_that_are_not_there_are_refused():
    xmi = (
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore">'
        f'<cas:Sofa xmi:id="1" sofaID="a" sofaString="{MILL}"/><cas:View sofa="1" members="9"/></xmi:XMI>'
    )

    assert [(one.where, one.raw) for one in read(xmi, format="cas-xmi").refused] == [("view a", "9")]


class TestLabelStudio:
    def test_what_is_no_annotation_prediction_or_result_is_refused_and_nobodys_task_is_told(self):
        tasks = [
            {"data": {"text": MILL}, "annotations": [7, {"result": ["x"]}], "predictions": [None]},
            {"data": {"text": MILL}, "annotations": []},
        ]

        imported = read(tasks, format="labelstudio")

        assert [refused.where for refused in imported.refused] == [
            "/0/annotations/0", "/0/predictions/0", "/0/annotations/1/result/0",
        ]  # fmt: skip
        assert [(loss.where, loss.why) for loss in imported.losses if loss.what == "task"] == [("/1", "nobody has annotated it")]

    def task(self, *results, **more):
        return [{"data": {"text": MILL}, "annotations": [{"result": list(results), **more}]}]

    def region(self, start, end, text, **more):
        return {"id": "r1", "type": "labels", "value": {"start": start, "end": end, "text": text, "labels": ["Thing"]}, **more}

    def test_a_label_that_is_no_category_is_kept_as_a_tag_and_said(self):
        imported = read(self.task(self.region(4, 8, "mill")))

        (claim,) = imported.annotations[0].claims
        assert (claim.categories, claim.tags) == (("unsorted",), ("thing",))
        assert [(loss.kind, loss.what) for loss in imported.losses] == [
            ("changed", "label Thing"),
            ("guessed", "statement of 1 claim"),
        ]

    def test_a_quote_that_does_not_stand_there_is_refused_and_the_others_are_taken(self):
        imported = read(self.task(self.region(4, 8, "milk"), self.region(0, 3, "The", id="r2")))

        assert reasons(imported) == ["4 to 8 reads 'mill', not 'milk'"]
        assert words(imported) == [["The"]]

    def test_a_cancelled_annotation_claims_nothing(self):
        imported = read(self.task(self.region(4, 8, "mill"), was_cancelled=True))

        assert imported.annotations == ()
        assert imported.losses[0].why == "its annotator cancelled it"

    def test_predictions_are_a_programs_and_only_taken_where_nobody_annotated(self):
        prediction = {"model_version": "ner-2", "result": [self.region(4, 8, "mill")]}
        alone = read([{"data": {"text": MILL}, "predictions": [prediction]}])
        beside = read([{**self.task()[0], "predictions": [prediction]}])

        (annotator,) = alone.annotations[0].annotators
        assert annotator.kind == "program"
        assert "ner-2" in annotator.note
        assert words(beside) == []
        assert "a model made them" in beside.losses[0].why

    def test_turns_of_a_dialogue_become_lines(self):
        turns = [{"author": "A:", "text": "Hello 🏭."}, {"author": "B", "text": "It closed."}]
        place = {"start": "0", "end": "1", "startOffset": 6, "endOffset": 2, "paragraphlabels": ["x"]}
        result = {"id": "r", "to_name": "talk", "type": "paragraphlabels", "value": place}

        imported = read([{"data": {"talk": turns}, "annotations": [{"result": [result]}]}])

        assert imported.annotations[0].source.text == "A: Hello 🏭.\nB: It closed."
        assert words(imported) == [["🏭.\nB: It"]]

    def test_what_is_on_no_words_is_said(self):
        choice = {"id": "c", "type": "choices", "from_name": "topic", "value": {"choices": ["mills"]}}

        assert read(self.task(choice)).losses[0].why == "it is on no words"

    def test_two_annotators_of_one_text_make_two_annotations(self):
        one = {"result": [self.region(4, 8, "mill")], "completed_by": 7}
        imported = read([{"data": {"text": MILL}, "annotations": [one, one]}])

        assert [annotation.id for annotation in imported.annotations] == ["file", "file-2"]
        assert [annotation.annotators[0].name for annotation in imported.annotations] == ["7", "7"]


class TestBrat:
    def read(self, *lines, text=MILL):
        return read("".join(f"{line}\n" for line in lines), name="a.ann", beside=text)

    @pytest.mark.parametrize("joiner", [" ", " [...] ", " ... "])
    def test_pieces_are_joined_in_several_ways(self, joiner):
        assert words(self.read(f"T1\tThing 4 8;19 25\tmill{joiner}Monday")) == [["mill", "Monday"]]

    def test_lines_of_one_piece_are_one_span(self):
        text = "The mill\r\nclosed."

        assert words(self.read("T1\tThing 4 8;10 16\tmill closed", text=text)) == [["mill\r\nclosed"]]

    def test_types_with_blanks_quotes_with_tabs_and_ids_that_stand_twice(self):
        imported = self.read("T1\tbig thing 1 4 8\tmill", "T1\tThing 0 3\tThe", "T2\tThing 0 3", "A1\tbool flag 0 T1")

        assert reasons(imported) == ["T1 stands a second time"]
        assert imported.annotations[0].claims[0].tags == ("big-thing-1", "bool-flag-0")

    def test_events_and_equivalences_become_relations_that_say_only_so(self):
        imported = self.read(
            "T1\tClose 9 15\tclosed", "T2\tThing 4 8\tmill", "T3\tThing 31 35\tmill", "E1\tClose:T1 What:T2", "*\tSame T2 T3"
        )

        links = [(link.type, link.note, link.status) for claim in imported.annotations[0].claims for link in claim.relations]
        assert links == [("related", "What", "undetermined"), ("related", "Same", "undetermined")]

    def test_a_note_is_a_statement_only_where_the_type_is_a_category(self):
        imported = self.read(
            "T1\tevent-incident 0 15\tThe mill closed",
            "#1\tAnnotatorNotes T1\tSaid.",
            "T2\tX 0 3\tThe",
            "#2\tAnnotatorNotes T2\tWhy?",
        )

        first, second = imported.annotations[0].claims
        assert (first.statement, first.note) == ("Said.", None)
        assert (second.statement, second.note) == ("The", "Why?")

    def test_what_cannot_be_read_is_refused_with_its_line(self):
        imported = self.read(
            "T1\tThing x\tmill", "R1\tOnly Arg1:T1", "A1\tLonely", "R2\tLinks Arg1:T8 Arg2:T9", "N1\tReference T1 W:1\tmill"
        )

        assert [refused.where for refused in imported.refused] == ["line 1", "line 2", "line 3", "line 4"]
        assert imported.losses[0].what.startswith("reference to a register")

    def test_an_empty_file_has_no_claims(self):
        assert len(self.read().annotations) == 1


class TestWebAnnotation:
    def one(self, exact, start=None, end=None, **around):
        selectors = [{"type": "TextQuoteSelector", "exact": exact, **around}]
        if start is not None:
            selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
        return {"type": "Annotation", "id": "urn:x#a", "target": {"source": "https://x.example/", "selector": selectors}}

    def read(self, *values, text=MILL):
        return read(list(values), text=Text(content=text))

    def test_the_words_decide_and_offsets_only_help(self):
        imported = self.read(self.one("Monday", 3, 9))

        assert words(imported) == [["Monday"]]
        assert ("changed", "offsets 3 to 9") in [(loss.kind, loss.what) for loss in imported.losses]

    def test_words_that_stand_twice_are_told_apart_by_those_around_them_or_refused(self):
        by_suffix = self.read(self.one("The mill", suffix=" was"))
        by_nothing = self.read(self.one("The mill"))

        assert by_suffix.annotations[0].claims[0].spans[0].start == 27
        assert "stand in 2 places, at 0, 27" in reasons(by_nothing)[0]

    def test_words_that_stand_nowhere_are_refused(self):
        assert "do not stand in the text" in reasons(self.read(self.one("The factory")))[0]

    def test_words_with_other_white_space_are_found(self):
        assert words(self.read(self.one("mill  closed\non"))) == [["mill closed on"]]

    @pytest.mark.parametrize(
        ("value", "why"),
        [
            ({"type": "Annotation", "id": "a"}, "it has no target"),
            ({"type": "Annotation", "id": ["a", "b"], "target": "https://x.example/"}, "is one text"),
            ({"type": "Annotation", "id": "a", "target": "https://x.example/"}, "a whole document"),
            ({"type": "Annotation", "target": {"selector": {"type": "SvgSelector"}}}, "placed by SvgSelector"),
        ],
    )
    def test_what_marks_no_words_is_refused(self, value, why):
        assert why in reasons(self.read(value))[0]

    def test_annotators_of_one_text_get_an_annotation_each(self):
        first, second = {**self.one("Monday"), "user": "acct:a"}, {**self.one("old"), "creator": {"id": "https://b.example/"}}

        imported = self.read(first, second)

        assert words(imported) == [["Monday"], ["old"]]
        assert [one.annotators[0].name for one in imported.annotations] == ["acct:a", "https://b.example/"]

    def test_without_a_text_it_is_asked_for(self):
        assert "--text" in reasons(read([self.one("mill")]))[0]


class TestTables:
    def read(self, content, **more):
        return read(content, name="t.csv", text=Text(content=MILL), **more)

    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    def test_any_separator_and_any_encoding(self, separator):
        content = f"quote{separator}label\nMonday{separator}x\n"

        assert words(self.read(content)) == [["Monday"]]
        assert words(self.read(content.encode("utf-16"))) == [["Monday"]]

    def test_a_table_without_quotes_is_refused(self):
        assert "no column of quotes" in reasons(self.read("a,b\n1,2\n", format="csv"))[0]

    def test_a_quote_that_stands_twice_is_refused_unless_offsets_tell(self):
        assert words(self.read("quote,start,end\nThe mill,27,35\nThe mill,,\n")) == [["The mill"]]

    def test_no_cell_is_a_formula(self, sheet):
        rows = export_to("csv", sheet).documents[0].data.decode().splitlines()

        assert not [row for row in rows if row.startswith(("=", "+", "-", "@"))]


class TestOthers:
    def test_doccano_has_columns_of_any_name_and_one_annotation_a_user(self):
        renamed = read('{"words": "The mill.", "marks": [[4, 8, "x"]]}', name="d.jsonl")
        users = [{"label": 1, "start_offset": 4, "end_offset": 8, "user": user} for user in (1, 2)]
        several = read(json.dumps({"text": "The mill.", "annotations": users}), name="d.jsonl")

        assert words(renamed) == [["mill"]]
        assert [annotation.id for annotation in several.annotations] == ["d-1", "d-2"]

    def test_pubannotation_names_what_is_wrong_with_a_span(self):
        spans = [{"begin": "0", "end": 3}, {"begin": 4, "end": 2}, {"begin": 0, "end": 99}, {"begin": 1.5, "end": 3}]
        value = {"text": MILL, "denotations": [{"id": f"T{n}", "span": span, "obj": "x"} for n, span in enumerate(spans)]}

        assert len(reasons(read(value))) == 4

    def test_tracks_are_annotations_of_their_own(self):
        track = {"denotations": [{"id": "T1", "span": {"begin": 4, "end": 8}, "obj": "x"}]}

        assert len(read({"text": MILL, "tracks": [track, track, {}]}).annotations) == 2

    def test_a_structure_of_language_is_counted_and_left(self):
        token = {"%ID": 2, "%TYPE": "x.Token", "@sofa": 1, "begin": 0, "end": 3}
        sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": MILL}
        value = {"%FEATURE_STRUCTURES": [sofa, token], "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2]}}}

        imported = read(value)

        assert words(imported) == []
        assert imported.losses[0].what == "1 of type x.Token"

    def test_entities_of_xml_are_not_opened(self):
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>'

        assert "declares entities" in reasons(read(bomb, name="x.xmi", format="cas-xmi"))[0]

    def test_stam_counts_from_the_end_too(self):
        offset = {"begin": {"@type": "EndAlignedCursor", "value": -4}, "end": {"@type": "EndAlignedCursor", "value": 0}}
        one = {"@id": "a", "target": {"@type": "TextSelector", "resource": "r", "offset": offset}, "data": []}
        value = {"@type": "AnnotationStore", "resources": [{"@id": "r", "text": "The mill"}], "annotations": [one]}

        assert words(read(value)) == [["mill"]]

    @pytest.mark.parametrize(
        "value",
        [
            {"@type": "ClaimReview", "claimReviewed": "The mill closed.", "reviewRating": {"alternateName": "False"}},
            [{"claim": "The mill closed.", "label": "Refuted", "questions": [{"question": "Did it?"}]}],
            [{"id": 3, "claim": "The mill closed.", "label": "REFUTES", "evidence": [[[1, 2, "Mill", 0]]]}],
        ],
    )
    def test_a_verdict_without_evidence_on_record_is_not_taken(self, value):
        imported = read(value)

        (claim,) = imported.annotations[0].claims
        assert claim.statement == "The mill closed."
        assert claim.assessments == ()
        assert "refused" in {loss.kind for loss in imported.losses}

    def test_needs_take_the_current_version_and_lose_conditions(self):
        needs = {
            "A": {"id": "A", "title": "The mill closed.", "links": ['B[status=="open"]']},
            "B": {"id": "B", "title": "It was old."},
        }
        value = {"current_version": 1.0, "versions": {"0.9": {"needs": {}}, "1.0": {"needs": needs}}}

        imported = read(value)

        assert [(claim.id, [link.target for link in claim.relations]) for claim in imported.annotations[0].claims] == [
            ("a", ["b"]),
            ("b", []),
        ]
        assert "version 0.9" in {loss.what for loss in imported.losses}


def test_an_unknown_file_is_refused_with_the_names_of_formats():
    assert "it is in no format that is known" in reasons(read("Hello."))[0]


def test_a_format_that_does_not_exist_is_named():
    with pytest.raises(NoSuchTerm):
        format_called("brad")


def test_a_page_is_its_text_content():
    page = (
        "<!doctype html><html><head><title>Mill</title><style>p{}</style></head><body><p>One</p><p>Two<br>three</p></body></html>"
    )
    text, _ = text_given(Document(name="p", data=page.encode()))

    assert (text.content, text.title) == ("OneTwothree", "Mill")
    assert text.layout == (3, 6)
    assert text_of_markup("a<br>b", break_counts=True).content == "a\nb"


def test_a_byte_order_mark_is_no_character():
    assert words(read("\ufeff" + json.dumps({"text": "The mill.", "label": [[4, 8, "x"]]}), name="d.jsonl")) == [["mill"]]
