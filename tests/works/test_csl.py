from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.work import Work
from factcheck.works.csl import losses_in_csl, works_from_csl, works_to_csl
from tests.strategies import works

LISTS_OF_WORKS = st.lists(works(), max_size=4, unique_by=lambda work: work.id)


def imported(**item):
    return works_from_csl([{"id": "roads", "type": "report", "title": "Roads", **item}])


def csl_of(**item):
    return imported(**item).works[0].csl


@given(LISTS_OF_WORKS)
def test_export_then_import_keeps_everything(works):
    items = json.loads(json.dumps(works_to_csl(works)))

    read = works_from_csl(items)

    assert read.works == tuple(works)
    # A text may hold the sign for a character that is gone, and that is told.
    assert not [loss for loss in read.losses if loss.kind != "guessed"]


def test_an_item_is_the_works_own_data_and_nothing_else_at_the_top():
    work = Work(id="roads", csl={"type": "report", "title": "Roads", "id": "other"}, kind="primary", origins=["office"])

    assert works_to_csl([work]) == [
        {
            "id": "roads", "type": "report", "title": "Roads",
            "custom": {"factcheck": {"kind": "primary", "origins": ["office"]}},
        }
    ]  # fmt: skip


def test_the_work_is_not_tied_to_its_export():
    work = Work(id="roads", csl={"type": "report", "title": "Roads", "author": [{"literal": "A"}]})

    works_to_csl([work])[0]["author"].append({"literal": "B"})

    assert work.csl["author"] == [{"literal": "A"}]


@pytest.mark.parametrize(
    ("name", "divided"),
    [
        ({"family": "Berg", "given": "A", "non-dropping-particle": "van den"}, {"family": "van den Berg", "given": "A"}),
        ({"family": "Goethe", "given": "J.", "dropping-particle": "von"}, {"family": "Goethe", "given": "J. von"}),
        ({"family": "King", "given": "M. L.", "suffix": "Jr."}, {"family": "King", "given": "M. L., Jr."}),
        ({"literal": "UNHCR", "family": ""}, {"literal": "UNHCR"}),
    ],
)
def test_divided_names_are_put_together(name, divided):
    assert csl_of(author=[name])["author"] == [divided]


@pytest.mark.parametrize(
    ("date", "held"),
    [
        ({"date-parts": [["1999", "03"]]}, {"date-parts": [[1999, 3]]}),
        ({"date-parts": [[1999]], "circa": 1}, {"date-parts": [[1999]], "circa": True}),
        ({"date-parts": [[1999]], "circa": "0"}, {"date-parts": [[1999]]}),
        ({"date-parts": [[1999]], "circa": False}, {"date-parts": [[1999]], "circa": False}),
        ({"raw": "1999-03-24"}, {"date-parts": [[1999, 3, 24]]}),
        ({"raw": "spring"}, {"literal": "spring"}),
        ({"raw": "1999/2000~"}, {"date-parts": [[1999], [2000]], "circa": True}),
    ],
)
def test_dates_as_other_programs_write_them_are_read(date, held):
    assert csl_of(issued=date)["issued"] == held


def test_what_a_work_cannot_hold_is_left_out_and_named():
    read = imported(translator=[{"family": "A"}], URL="ftp://a", custom={"theirs": 1}, categories=[], author=[])

    assert [loss.what for loss in read.losses] == ["custom.theirs", "translator", "URL: ftp://a"]
    assert {(loss.where, loss.kind) for loss in read.losses} == {("/0, roads", "dropped")}
    assert dict(read.works[0].csl) == {"type": "report", "title": "Roads"}


def test_absent_values_are_passed_over():
    assert not {"note", "issued", "volume"} & set(csl_of(note="", issued={}, volume=None))


def test_numbers_become_texts_only_where_a_text_is_wanted():
    read = csl_of(number=7, volume=3)

    assert (read["number"], read["volume"]) == ("7", 3)


def test_letters_of_other_scripts_in_an_address_are_written_in_per_cent():
    assert csl_of(URL="https://x.example/ä")["URL"] == "https://x.example/%C3%A4"


@pytest.mark.parametrize(
    ("items", "ids"),
    [
        ([{"id": "Smith:99"}, {"id": "smith_99"}, {"id": "smith-99-2"}], ["smith-99", "smith-99-2", "smith-99-2-2"]),
        ([{}, {"id": "Косово"}, {"id": 7}], ["roads", "roads-2", "7"]),
        ([{"title": "Дороги"}], ["work"]),
        ([{"id": "a" * 120}, {"id": "a" * 120}], ["a" * 100, "a" * 90 + "-2"]),
    ],
)
def test_ids_are_slugs_and_differ(items, ids):
    read = works_from_csl([{"type": "report", "title": "Roads", **item} for item in items])

    assert [work.id for work in read.works] == ids


@pytest.mark.parametrize(
    ("field", "value", "held", "losses"),
    [
        ("author", "Smith", [{"literal": "Smith"}], ["author", "author: Smith"]),
        ("author", {"family": "Smith"}, [{"family": "Smith"}], ["author"]),
        ("author", ["Smith", None, ""], [{"literal": "Smith"}], ["author: Smith"]),
        ("issued", ["1999"], {"date-parts": [[1999]]}, []),
        ("issued", [[1999, 3]], {"date-parts": [[1999, 3]]}, []),
        ("issued", {"date-parts": [[1999, 14]]}, {"date-parts": [[1999, 22]]}, []),
        ("issued", {"raw": "26 March 1999, 2:05 pm"}, {"date-parts": [[1999, 3, 26]]}, ["issued: , 2:05 pm"]),
        ("issued", {"raw": "26 March 1999 14:00 UTC"}, {"date-parts": [[1999, 3, 26]]}, ["issued: 14:00 UTC"]),
    ],
)
def test_what_has_the_wrong_shape_and_one_sense_is_read_and_told(field, value, held, losses):
    read = works_from_csl([{"id": "a", "type": "report", "title": "x", field: value}])

    assert read.works[0].csl[field] == held
    assert [loss.what for loss in read.losses] == losses


@pytest.mark.parametrize(
    ("item", "where", "words"),
    [
        (7, "the item", "an object with id, type and title"),
        ({"type": "report"}, "title", "title"),
        ({"type": "Report!", "title": "x"}, "type", "form"),
        ({"type": "report", "title": True}, "title", "must be a text"),
        ({"type": "report", "title": "x", "author": [7]}, "author/0", "must be an object"),
        ({"type": "report", "title": "x", "author": True}, "author", "must be a list"),
        ({"type": "report", "title": "x", "issued": True}, "issued", "must be an object"),
        ({"type": "report", "title": "x", "custom": [1]}, "custom", "objects"),
        ({"type": "report", "title": "x", "custom": {"factcheck": 1}}, "custom", "objects"),
        ({"type": "report", "title": "x", "custom": {"factcheck": {"kind": "x"}}}, "kind", "known term"),
    ],
)
def test_a_faulty_item_is_refused_with_its_place(item, where, words):
    read = works_from_csl([{"type": "report", "title": "sound"}, item])

    [refused] = [loss for loss in read.losses if loss.kind == "refused"]
    assert [work.id for work in read.works] == ["sound"]
    assert refused.where == "/1"
    assert refused.what == where
    assert words in refused.why


def test_an_item_without_a_type_or_with_an_odd_id_is_read_and_told():
    read = works_from_csl([{"id": {"x": 1}, "title": "Roads"}])

    assert [(work.id, work.csl["type"]) for work in read.works] == [("roads", "document")]
    assert [(loss.kind, loss.what) for loss in read.losses] == [("guessed", "type"), ("dropped", "id: {'x': 1}")]


@pytest.mark.parametrize(
    ("date", "held", "told"),
    [
        ("1999-05", {"date-parts": [[1999, 5]]}, []),
        (1999, {"date-parts": [[1999]]}, []),
        ({"date-parts": [7]}, {"date-parts": [[7]]}, []),
        ({"date-parts": [1999, 5]}, {"date-parts": [[1999, 5]]}, []),
        ({"date-parts": 7}, {"literal": "7"}, ["changed"]),
        ({"date-parts": {"year": "1999", "x": [None, ""]}}, {"literal": "1999"}, ["changed"]),
        ({"date-parts": [["c1999"]]}, {"literal": "c1999"}, ["changed"]),
        ({"date-parts": [[True]]}, {"literal": "True"}, ["changed"]),
        ({"date-parts": [[1e30]]}, {"literal": "1e+30"}, ["changed"]),
        ({"date-parts": [[1999, 5], [None]]}, {"literal": "1999-05/.."}, ["changed"]),
        ({"date-parts": [[0], [1999]]}, {"literal": "../1999"}, ["changed"]),
    ],
)
def test_dates_of_other_shapes_are_read_or_stand_in_words(date, held, told):
    read = works_from_csl([{"id": "a", "type": "report", "title": "x", "issued": date}])

    assert read.works[0].csl["issued"] == held
    assert [loss.kind for loss in read.losses] == told


def test_parts_of_a_name_that_are_no_texts_are_told():
    read = works_from_csl([{"id": "a", "type": "report", "title": "x", "author": [{"family": ["x"]}, {"literal": 7}]}])

    assert read.works[0].csl["author"] == [{"literal": "7"}]
    assert [loss.what for loss in read.losses] == ["author: family ['x']"]


@pytest.mark.parametrize(
    ("date", "held", "lost"),
    [
        ({"date-parts": [[None]]}, None, []),
        ({"date-parts": [[]]}, None, []),
        ({"date-parts": [[1999, 0, 0]]}, {"date-parts": [[1999]]}, []),
        ({"date-parts": [["1999", "3", None]]}, {"date-parts": [[1999, 3]]}, []),
        ({"date-parts": [[2018, 10, 21, 13]]}, {"date-parts": [[2018, 10, 21]]}, ["dropped"]),
        ({"date-parts": [[1999, 2, 31]]}, {"literal": "31 February 1999"}, ["changed"]),
        ({"date-parts": [[-44]]}, {"literal": "44 BC"}, ["changed"]),
        # Neither the older numbers of seasons nor those of EDTF.
        ({"date-parts": [[1999, 17]]}, {"literal": "month 17, 1999"}, ["changed"]),
        ({"date-parts": [[1999, 20]]}, {"literal": "month 20, 1999"}, ["changed"]),
        ({"date-parts": [[1999, 16]]}, {"date-parts": [[1999, 24]]}, []),
        ({"date-parts": [[1999]], "season": "spring"}, {"date-parts": [[1999, 21]]}, []),
        ({"date-parts": [[1999, 3]], "season": 2}, {"date-parts": [[1999, 3]]}, ["dropped"]),
        ({"date-parts": [[1999]], "date-time": "1999-01-01T12:00:00Z"}, {"date-parts": [[1999]]}, ["dropped"]),
        ({"raw": "5 mai 2020"}, {"date-parts": [[2020, 5, 5]]}, []),
        ({"date-parts": [[1999], [2000], [2001]]}, {"date-parts": [[1999], [2000]]}, ["dropped"]),
    ],
)
def test_dates_that_are_odd_are_read_and_told(date, held, lost):
    read = imported(issued=date)

    assert read.works[0].csl.get("issued") == held
    assert [loss.kind for loss in read.losses] == lost


def test_items_as_doi_services_give_them_are_read():
    csl = csl_of(
        type="journal-article", title=["Roads"], ISSN=["1", "2"], DOI="https://doi.org/10.1000/182",
        author=[{"name": "Road Office", "sequence": "first", "affiliation": []}],
    )  # fmt: skip

    assert dict(csl) == {
        "type": "article-journal", "title": "Roads", "ISSN": "1, 2", "DOI": "10.1000/182", "author": [{"literal": "Road Office"}],
    }  # fmt: skip


def test_a_work_without_a_title_is_accepted_where_something_names_it_and_told():
    item = {"id": "a", "type": "article-newspaper", "container-title": "Post", "issued": {"date-parts": [[1999]]}}

    read = works_from_csl([item])

    assert [work.csl["container-title"] for work in read.works] == ["Post"]
    assert [(loss.kind, loss.what) for loss in read.losses] == [("guessed", "title")]


def test_an_id_in_the_data_that_is_not_the_works_is_said_to_change():
    work = Work(id="w", csl={"type": "report", "title": "Roads", "id": "other"})

    assert [(loss.where, loss.what) for loss in losses_in_csl([work])] == [("w", "id: other")]
