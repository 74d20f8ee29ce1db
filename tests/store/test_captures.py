"""Copies of works: recorded, looked at again, and held to their excerpts."""

from __future__ import annotations

import sys
from gzip import compress

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.errors import NoSuchTerm, UnreadableFile
from factcheck.files import digest_of
from factcheck.model import Capture, Reference, Slot
from factcheck.store.captures import capture_of, copies_of, lacking_in
from factcheck.versions import edits
from factcheck.views.fragments import Fragments

PAGE = b"<html><body><p>The mill\n was \xe2\x80\x9cclosed\xe2\x80\x9d on 2 May, and 40 were laid off.</p></body></html>"


@pytest.fixture
def file(root, tmp_path, monkeypatch):
    """An annotation of a folder, with references to a work of which somebody holds a copy."""
    monkeypatch.chdir(tmp_path)
    sheet = factcheck.load(root / "tests/examples/valid/every-record.claims.json")
    references = [
        Reference(work="gazette-2024", stance="supports", excerpt='The mill was "closed" on 2 May'),
        Reference(work="gazette-2024", stance="supports", excerpt="The mill … 40 were laid off"),
        Reference(work="gazette-2024", stance="context"),
    ]
    claim = attrs.evolve(sheet.claims[0], slots=[Slot(kind="primary-record", references=references)], assessments=[])
    factcheck.save(attrs.evolve(sheet, claims=[claim, *sheet.claims[1:]]), tmp_path / "mill.claims.json")
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies/gazette.html").write_bytes(PAGE)
    return "mill.claims.json"


def run(*arguments):
    return CliRunner().invoke(cli, [*map(str, arguments)])


def capture(file, copy="copies/gazette.html", **more):
    return run("capture", "gazette-2024", copy, "-f", file, "--url", "https://gazette.example/a", "--at", "2024-06-01", *more)


def copies(file):
    return list(copies_of(factcheck.load(file), "."))


class TestCapture:
    def test_digest_path_and_day_are_kept_and_every_excerpt_is_found(self, file):
        result = capture(file)
        [made] = factcheck.load(file).work("gazette-2024").captures

        assert (result.exit_code, "every excerpt stands in it" in result.output) == (0, True), result.output
        assert (made.path, made.accessed, made.sha256) == ("copies/gazette.html", "2024-06-01", digest_of(PAGE))
        assert made.url == "https://gazette.example/a"

    def test_copy_of_the_same_path_takes_the_place_of_the_one_before(self, file, tmp_path):
        capture(file)
        (tmp_path / "copies/gazette.html").write_bytes(PAGE + b"<p>More.</p>")
        capture(file)

        [made] = factcheck.load(file).work("gazette-2024").captures
        assert made.sha256 == digest_of(PAGE + b"<p>More.</p>")

    def test_excerpt_that_is_not_in_it_is_told(self, file, tmp_path):
        (tmp_path / "copies/other.txt").write_text("The mill was closed on 3 May.", encoding="utf-8")
        result = capture(file, "copies/other.txt")

        assert result.exit_code == 1
        assert "2 excerpts not in it" in result.output

    def test_copy_elsewhere_is_refused(self, file, tmp_path_factory):
        elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.txt"
        elsewhere.write_text("x", encoding="utf-8")

        assert "put it there, so that others find it" in capture(file, elsewhere).output

    def test_copy_of_a_work_without_an_address_needs_none(self, file):
        result = run("capture", "gazette-2024", "copies/gazette.html", "-f", file, "--at", "2024-06-01")
        sheet = factcheck.load(file)
        [made] = sheet.work("gazette-2024").captures

        assert (result.exit_code, made.url, made.path) == (0, None, "copies/gazette.html")
        assert "Read 2024-06-01: copies/gazette.html" in " ".join(str(Fragments(annotation=sheet).works()).split())

    def test_address_of_the_work_is_that_of_the_copy(self, file):
        sheet = factcheck.load(file)
        works = [attrs.evolve(one, csl={**one.csl, "URL": "https://gazette.example/mill"}) for one in sheet.works]
        made = capture_of(
            attrs.evolve(sheet, works=works), "gazette-2024", "copies/gazette.html", folder=".", accessed="2024-06-01"
        )

        assert made.url == "https://gazette.example/mill"

    def test_copy_of_an_unknown_work_is_refused(self, file):
        with pytest.raises(NoSuchTerm):
            edits.capture(factcheck.load(file), "no-such-work", Capture(accessed="2024-06-01"))

    def test_several_files_are_asked_about(self, file, tmp_path):
        (tmp_path / "second.claims.json").write_bytes((tmp_path / file).read_bytes())

        assert "name one with -f" in run("capture", "gazette-2024", "copies/gazette.html").output


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("The mill was “closed” on 2 May, and 40 were laid off.", 0),
        ("40 were laid off. The mill was 'closed' on 2 May", 2),
        ('The mill was "closed" on 2\xa0May; of 60, 40 were laid\noff', 0),
        ('The mill was "closed" on 3 May, and 40 were laid off', 1),
        ("Nothing.", 2),
    ],
)
def test_excerpts_stand_in_a_text_piece_by_piece_in_order(file, text, lacking):
    assert len(lacking_in(factcheck.load(file), "gazette-2024", text.encode(), "a.txt")) == lacking


def web_archive(*pages, gzip=True):
    """Make a web archive file of addresses and pages, each a record of its own, as the standard (ISO 28500) has it."""
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]
    for url, body in pages:
        sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response"
        records.append(f"{head}\r\nContent-Length: {len(sent)}\r\n\r\n".encode() + sent + b"\r\n\r\n")
    return b"".join(compress(record, mtime=0) if gzip else record for record in records)


class TestWebArchives:
    OTHER = ("https://gazette.example/b", b"<p>Weather.</p>")

    @pytest.mark.parametrize("gzip", [True, False])
    def test_page_of_the_address_is_read(self, file, tmp_path, gzip):
        name = "copies/a.warc.gz" if gzip else "copies/a.warc"
        (tmp_path / name).write_bytes(web_archive(self.OTHER, ("https://gazette.example/a", PAGE), gzip=gzip))
        result = capture(file, name)

        assert result.exit_code == 0, result.output
        assert run("verify", file).output.startswith("1 copy sound")

    def test_only_page_is_the_page(self, file):
        data = web_archive(("https://elsewhere.example/", PAGE))

        assert lacking_in(factcheck.load(file), "gazette-2024", data, "a.warc.gz", url="https://gazette.example/a") == ()

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (web_archive(OTHER, ("https://gazette.example/c", b"x")), "it holds https://gazette.example/b"),
            (web_archive(), "it holds no page"),
            (b"nothing of the kind, nothing of the kind", "no web archive that can be read"),
        ],
        ids=["another page", "no page", "no archive"],
    )
    def test_what_does_not_hold_the_page_is_refused_with_what_it_holds(self, file, data, reason):
        with pytest.raises(UnreadableFile, match=reason):
            lacking_in(factcheck.load(file), "gazette-2024", data, "a.warc.gz", url="https://gazette.example/a")

    def test_without_the_extra_it_says_what_is_wanted(self, file, monkeypatch):
        monkeypatch.setitem(sys.modules, "factcheck.store.warc", None)

        with pytest.raises(UnreadableFile, match=r"factcheck-claims\[warc\]"):
            lacking_in(factcheck.load(file), "gazette-2024", b"WARC/1.0", "a.warc")


class TestVerify:
    def test_sound_copies_are_counted_with_the_works_that_have_none(self, file):
        capture(file)
        result = run("verify", file)

        assert (result.exit_code, result.output) == (0, "1 copy sound, 0 not; 0 cited works without a copy\n")

    def test_copy_that_changed_is_told(self, file, tmp_path):
        capture(file)
        (tmp_path / "copies/gazette.html").write_bytes(PAGE + b" ")
        result = run("verify")

        assert result.exit_code == 1
        assert "is not what was read on 2024-06-01" in result.output

    def test_excerpt_that_was_added_later_is_looked_for(self, file):
        capture(file)
        sheet = factcheck.load(file)
        added = edits.refer(
            sheet, sheet.claims[0].id, "primary-record", work="gazette-2024", stance="supports", excerpt="never printed"
        )
        factcheck.save(added, file)
        result = run("verify", file)

        assert "not in it: “never printed”" in result.output
        assert "0 copies sound, 1 not" in result.output

    def test_copy_that_is_gone_or_leads_out_is_told(self, file, tmp_path):
        capture(file)
        (tmp_path / "copies/gazette.html").unlink()
        [gone] = copies(file)
        (tmp_path / "copies/gazette.html").symlink_to("/etc/hostname")
        [out] = copies(file)

        assert (gone.is_sound, bool(gone.fault), out.fault) == (False, True, "it leads out of the folder of the annotation")

    def test_works_without_a_copy_are_counted(self, file):
        assert run("verify", file).output == "0 copies sound, 0 not; 1 cited work without a copy\n"
