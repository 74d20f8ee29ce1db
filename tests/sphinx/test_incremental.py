"""Pages stay right: what has changed is read or written again, and nothing else."""

from __future__ import annotations

import copy
import json
import os
import shutil

import pytest

import factcheck
from factcheck.files import digest_of
from factcheck.sphinx import environment


def edited(mill, statement="The mill shut on 2 May."):
    value = copy.deepcopy(mill)
    value["claims"][0]["statement"] = statement
    return value


def another(mill, id="yard"):
    return {**copy.deepcopy(mill), "id": id}


def test_nothing_is_read_or_written_when_nothing_changed(project):
    first = project.build()
    again = project.build()

    assert first.read == {"index", "cards", "links", "text", "plain"}
    assert first.warnings == ""
    assert (again.read, again.written) == (set(), set())


def test_touched_file_changes_nothing(project):
    project.build()
    os.utime(project.folder / "claims" / "mill.claims.json")

    assert project.build().read == set()


def test_file_written_anew_with_the_same_claims_changes_nothing(project, mill):
    project.build()
    project.write("claims/mill.claims.json", factcheck.dumps(factcheck.load(project.folder / "claims" / "mill.claims.json")))

    assert project.build().read == set()


def test_edited_annotation_is_read_by_the_pages_that_show_it(project, mill):
    project.build()
    project.annotate("mill", edited(mill))
    built = project.build()

    assert built.read == {"cards", "text"}
    assert "The mill shut on 2 May." in built.page("cards.html")


def test_page_that_links_is_written_when_the_title_changes(project, mill):
    project.build()
    project.annotate("mill", edited(mill))
    built = project.build()

    assert built.written - {"index"} == {"cards", "text", "links"}  # Sphinx writes the page above changed pages itself.
    assert 'title="The mill shut on 2 May."' in built.page("links.html")


def test_older_file_that_says_something_else_is_noticed(project, mill):
    project.build()
    project.annotate("mill", edited(mill))
    os.utime(project.folder / "claims" / "mill.claims.json", (0, 0))

    assert project.build().read == {"cards", "text"}


def test_annotation_that_no_page_shows_is_not_read(project, mill):
    project.annotate("yard", another(mill))
    project.write("links.rst", "Links\n=====\n\nSee :fc:claim:`mill.mill-closed`.\n")
    project.write("cards.rst", "Cards\n=====\n\n.. fc:claim:: mill.mill-closed mill.work-lost\n")
    project.build()
    project.annotate("yard", edited(another(mill)))

    assert project.build().read == set()


def test_changed_source_text_is_noticed(project, mill):
    value = copy.deepcopy(mill)
    text = value["source"].pop("text")
    value["source"]["path"] = "mill.txt"
    project.write("claims/mill.txt", text)
    project.annotate("mill", value)
    project.build()
    project.write("claims/mill.txt", text + "!")
    broken = project.build()
    project.write("claims/mill.txt", text)
    mended = project.build()

    assert broken.read == {"cards", "text"}
    assert "claims/mill.claims.json:1: WARNING: FC312" in broken.warnings
    assert mended.read == {"cards", "text"}
    assert mended.warnings == ""


def test_changed_vocabulary_is_noticed(project, mill):
    vocabulary = {
        "name": "closures", "version": 1, "title": "Closures", "description": "Closures.",
        "families": {"event": "What happened."},
        "oneOf": [{"const": "event.closure", "title": "Closure", "description": "A works closed.", "checkability": "checkable"}],
    }  # fmt: skip
    value = copy.deepcopy(mill)
    value["vocabulary"] = "closures.json"
    for claim in value["claims"]:
        claim["categories"] = ["event.closure"]
        claim.pop("slots", None)
    project.write("claims/closures.json", json.dumps(vocabulary))
    project.annotate("mill", value)
    first = project.build()
    vocabulary["oneOf"][0]["description"] = "A works has ceased to work."
    project.write("claims/closures.json", json.dumps(vocabulary))
    built = project.build()

    assert first.warnings == ""
    assert built.read == {"cards", "text"}
    assert "A works has ceased to work." in built.page("cards.html")


def test_new_file_is_read_by_pages_that_show_all(project, mill):
    project.write("plain.rst", "Plain\n=====\n\n.. fc:claims::\n   :columns: document statement\n")
    project.write("cards.rst", "Cards\n=====\n\n.. fc:claim:: mill.mill-closed mill.work-lost\n")
    project.build()
    project.annotate("yard", edited(another(mill), "The yard closed."))
    built = project.build()

    assert built.read == {"plain"}
    assert "The yard closed." in built.page("plain.html")


def test_new_file_that_makes_a_short_name_ambiguous_is_noticed(project, mill):
    project.build()
    project.annotate("yard", another(mill))
    built = project.build()

    assert built.read == {"cards"}
    assert (
        "cards.rst:4: WARNING: claim 'mill-closed' is in several annotations: mill.mill-closed, yard.mill-closed"
        in built.warnings
    )


def test_annotation_that_was_missing_is_found_when_it_comes(project, mill):
    project.write("plain.rst", "Plain\n=====\n\n.. fc:source:: yard\n")
    missing = project.build()
    project.annotate("yard", another(mill))
    built = project.build()

    assert "plain.rst:4: WARNING: no annotation 'yard'; known: mill [factcheck.annotation]" in missing.warnings
    assert "plain" in built.read
    assert "factcheck.annotation" not in built.warnings


def test_moved_card_changes_the_links_to_it(project):
    project.build()
    project.write("cards.rst", "Cards\n=====\n\n.. fc:claim:: work-lost\n")
    project.write("plain.rst", "Plain\n=====\n\n.. fc:claim:: mill-closed\n")
    built = project.build()

    assert built.read == {"cards", "plain"}
    assert {"links", "text"} <= built.written
    assert 'href="plain.html#mill.mill-closed"' in built.page("links.html")
    assert 'href="plain.html#mill.mill-closed"' in built.page("text.html")
    assert 'href="plain.html#mill.mill-closed"' in built.page("cards.html")


def test_deleted_claim_is_warned_of_wherever_it_is_named(project, mill):
    project.build()
    value = copy.deepcopy(mill)
    del value["claims"][0]
    del value["claims"][0]["relations"]
    value["unclaimed"].append({"start": 13, "end": 37, "exact": "The mill closed on 2 May", "reason": "rhetorical"})
    project.annotate("mill", value)
    built = project.build()

    assert "cards.rst:4: WARNING: there is no claim 'mill-closed' [factcheck.claim]" in built.warnings
    assert "links.rst:4: WARNING: there is no claim 'mill-closed' [factcheck.claim]" in built.warnings


def test_deleted_page_takes_its_cards_along(project):
    project.build()
    (project.folder / "cards.rst").unlink()
    project.write("index.rst", "Mill\n====\n\n.. toctree::\n\n   links\n   text\n   plain\n")
    built = project.build()

    assert "links.rst:4: WARNING: claim 'mill-closed' has no card on any page" in built.warnings
    assert 'href="#mill.mill-closed"' not in built.page("text.html")


def test_html_is_right_though_another_format_was_built_in_between(project, mill):
    project.build()
    project.annotate("mill", edited(mill))
    project.build("latex")
    built = project.build()

    assert built.written - {"index"} == {"cards", "text", "links"}
    assert "The mill shut on 2 May." in built.page("cards.html")


@pytest.mark.parametrize("builder", ["html", "text"])
def test_build_that_broke_off_is_made_up_for(project, mill, builder, monkeypatch):
    project.build(builder)
    project.annotate("mill", edited(mill))
    with monkeypatch.context() as broken:
        broken.setattr("factcheck.sphinx.transforms.ShowExhibits.run", lambda self, **options: 1 / 0)
        with pytest.raises(Exception, match="division"):
            project.build(builder)
    built = project.build(builder)

    assert {"cards", "text"} <= built.written


def test_parallel_build_equals_the_serial_one(project, mill):
    for number in range(12):
        project.write(f"more{number:02}.rst", f"More {number}\n======\n\n.. fc:claims:: mill\n\n.. fc:claim:: mill.mill-closed\n")
    project.write("index.rst", "Mill\n====\n\n.. toctree::\n   :glob:\n\n   *\n")
    serial = project.build(out="serial")
    shutil.rmtree(project.folder / "_build" / "doctrees")
    parallel = project.build(out="parallel", parallel=4)
    files = {path.relative_to(serial.out): path.read_bytes() for path in serial.out.rglob("*") if path.is_file()}

    assert files == {path.relative_to(parallel.out): path.read_bytes() for path in parallel.out.rglob("*") if path.is_file()}
    assert serial.warnings == parallel.warnings
    assert serial.warnings.count("[factcheck.duplicate]") == 12


def test_pipe_keeps_no_build_waiting(tmp_path):
    os.mkfifo(tmp_path / "a.claims.json")
    (tmp_path / "b.claims.json").write_bytes(b"{}")

    assert environment._digest_of(str(tmp_path / "a.claims.json")) is None
    assert environment._digest_of(str(tmp_path / "none")) is None
    assert environment._digest_of(str(tmp_path / "b.claims.json")) == digest_of(b"{}")
