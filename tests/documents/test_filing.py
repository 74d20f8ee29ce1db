"""From a file to an annotation that is saved beside it: texts that are kept, originals that are named, nothing overwritten."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.documents import draft_file, keep_text
from factcheck.errors import UnreadableFile

PAGE = "<html><h1>Mill closes</h1><p>The mill closed in May.</p><p>Forty people left.</p></html>"
OTHER = PAGE.replace("Forty", "Some forty")
QUIET = ("--no-schema", "--no-gitattributes")


def run(*arguments, **more):
    return CliRunner().invoke(cli, [str(one) for one in arguments], **more)


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "mill.html"
    path.write_text(PAGE)
    return path


class TestDraftFile:
    def test_nothing_is_written_until_the_text_is_kept(self, page):
        drafted = draft_file(page)

        assert [one.name for one in page.parent.iterdir()] == ["mill.html"]
        assert (drafted.target.name, drafted.text_file.name) == ("mill.claims.json", "mill.txt")
        assert keep_text(drafted)
        assert not keep_text(drafted)
        factcheck.save(drafted.annotation, drafted.target)
        loaded = factcheck.load(drafted.target)
        assert (loaded.source.path, loaded.source.extraction.original.path) == ("mill.txt", "mill.html")
        assert loaded.source.title == "Mill closes"

    def test_a_plain_text_is_the_source_itself(self, tmp_path):
        path = tmp_path / "t.txt"
        path.write_text("The mill closed.")
        drafted = draft_file(path)

        assert (drafted.writes_text, keep_text(drafted)) == (False, False)
        assert (drafted.annotation.source.path, drafted.annotation.source.extraction) == ("t.txt", None)

    def test_another_text_in_the_place_of_the_text_is_not_overwritten(self, page):
        page.with_name("mill.txt").write_text("mine")
        drafted = draft_file(page)

        with pytest.raises(UnreadableFile, match="exists already and has another text"):
            keep_text(drafted)
        assert page.with_name("mill.txt").read_text() == "mine"
        assert keep_text(drafted, replace=True)

    def test_bytes_that_are_no_file_are_carried_with_what_they_are(self):
        drafted = draft_file("upload.html", data=PAGE.encode())
        source = drafted.annotation.source

        assert (drafted.target, drafted.text_file, source.path, source.extraction.original.path) == (None, None, None, None)
        assert source.text.startswith("Mill closes")
        assert not {finding.severity for finding in factcheck.check(drafted.annotation)} & {"error"}

    def test_an_original_elsewhere_is_not_named_and_its_text_lies_beside_the_annotation(self, page, tmp_path):
        (tmp_path / "work").mkdir()
        drafted = draft_file(page, output=tmp_path / "work" / "m.claims.json")

        assert drafted.annotation.source.extraction.original.path is None
        assert drafted.text_file == tmp_path / "work" / "m.txt"

    def test_text_outside_the_folder_of_the_annotation_is_refused(self, page, tmp_path):
        with pytest.raises(UnreadableFile, match="must lie in this folder or below"):
            draft_file(page, text=tmp_path.parent / "m.txt")

    def test_text_in_another_encoding_does_not_take_the_name_of_its_original(self, tmp_path):
        path = tmp_path / "t.txt"
        path.write_bytes("The mill closed.".encode("utf-16"))

        assert draft_file(path).text_file.name == "t.utf-8.txt"

    def test_what_is_given_goes_before_what_the_file_states(self, page):
        page.write_text('<html lang="de"><meta name="date" content="2024-05-02"><title>T</title><p>The mill closed.</p>')
        stated = draft_file(page)
        given = draft_file(page, title="Given", issued="2001-01-01", language="en", issuer="Board")

        assert (stated.annotation.source.issued, stated.annotation.source.language) == ("2024-05-02", "de")
        assert stated.stated == ("issued 2024-05-02",)
        assert (given.annotation.source.title, given.annotation.source.issued, given.stated) == ("Given", "2001-01-01", ())

    def test_who_speaks_by_the_map_is_the_speaker(self):
        data = b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>The mill closed.\n"
        claim = draft_file("a.vtt", data=data).annotation.claims[0]

        assert (claim.attribution.voice, claim.attribution.speaker) == ("named", "Ann")


class TestCommandLine:
    def test_draft_tells_what_it_wrote_and_left_out_and_the_draft_is_valid(self, page):
        page.write_text(PAGE.replace("<h1>", "<nav>Menu</nav><h1>"))
        result = run("draft", page, *QUIET)

        assert f"{page.with_name('mill.txt')}: the text, taken from {page}" in result.stdout
        assert "left out: 1 menu" in result.stdout
        assert run("validate", page.parent).exit_code == 0
        assert "original      p[2] of mill.html" in run("show", "forty-people-left", page.parent).stdout

    def test_standard_input_may_be_any_document(self):
        result = run("draft", "-", input=PAGE)

        assert factcheck.loads(result.stdout).source.extraction.original.media_type == "text/html"

    def test_an_encoding_may_be_named(self, tmp_path):
        path = tmp_path / "t.txt"
        path.write_bytes("Die Mühle schloss.".encode("cp1252"))

        assert run("draft", path, *QUIET).exit_code == 2
        assert run("draft", path, "--encoding", "cp1252", *QUIET).exit_code == 0

    def test_rebase_onto_another_edition_of_the_document(self, page):
        run("draft", page, *QUIET)
        made = page.with_name("mill.claims.json")
        before = factcheck.load(made).source
        page.write_text(OTHER)
        assert "FC333" in run("validate", made).stdout

        result = run("rebase", made, "--onto", page, "--write")

        assert result.exit_code == 1
        assert "mill.txt: the text, taken from mill.html" in result.stdout
        source = factcheck.load(made).source
        assert source.previous == (before.sha256,)
        assert source.extraction.original.sha256 != before.extraction.original.sha256
        assert "Some forty" in page.with_name("mill.txt").read_text()

    def test_rebase_shows_and_writes_nothing_without_being_told_to(self, page):
        run("draft", page, *QUIET)
        new = page.with_name("new.html")
        new.write_text(OTHER)

        assert run("rebase", page.with_name("mill.claims.json"), "--onto", new).exit_code == 1
        assert not page.with_name("new.txt").exists()

    def test_rebase_takes_a_text_with_signs_as_it_stands_where_the_old_one_was_taken_so(self, tmp_path):
        (tmp_path / "t.txt").write_text("The mill closed.")
        run("draft", tmp_path / "t.txt", *QUIET)
        (tmp_path / "t.txt").write_text("The mill closed. It **really** did.")

        assert run("rebase", tmp_path / "t.claims.json", "--write").exit_code == 0
        assert run("rebase", tmp_path / "t.claims.json", "--onto", tmp_path / "t.txt").exit_code == 0
        assert "**" in factcheck.load(tmp_path / "t.claims.json").source.text


def test_words_that_lean_on_their_context_are_flagged_for_the_writer(tmp_path):
    path = tmp_path / "t.txt"
    path.write_text("The mill closed today. He said that the board of the valley will meet. Forty people left.")

    assert draft_file(path).unresolved == (("mill-closed-today", ("today",)), ("he-said-board-valley-will", ("he",)))
    assert "unresolved in 2 candidates: today (1), he (1)" in run("draft", path, *QUIET).stdout
