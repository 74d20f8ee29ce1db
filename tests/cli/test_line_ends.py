"""What becomes of line ends: told, kept and put back."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.cli.make.line_ends import keep_line_ends

TEXT = "Mill closes\n\nThe mill closed on 2 May.\nIt is shut.\n"
NEEDS_GIT = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def run(*arguments, **more):
    return CliRunner().invoke(cli, [*map(str, arguments)], **more)


def git(folder, *arguments):
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def release(tmp_path):
    """A text with its draft, and the line ends of the text to be spoilt."""
    text = tmp_path / "r.txt"
    text.write_bytes(TEXT.encode())
    run("draft", text, "--no-schema", "--no-gitattributes")
    return text


def codes(path):
    return [finding.code for finding in factcheck.check(path) if finding.code != "FC412"]


@pytest.mark.parametrize(
    ("annotated", "found", "named"),
    [
        (TEXT, TEXT.replace("\n", "\r\n"), "has CR LF at its line ends and was annotated with LF;"),
        (TEXT.replace("\n", "\r\n"), TEXT, "has LF at its line ends and was annotated with CR LF;"),
        (TEXT, TEXT.replace("\n", "\r"), "has CR at its line ends and was annotated with LF;"),
        (TEXT, TEXT.replace("\n", "\r\n", 2), "has CR LF and LF at its line ends and was annotated with LF;"),
        (TEXT, "\ufeff" + TEXT, "the text has a byte order mark and was annotated without one; nothing else differs"),
        ("\ufeff" + TEXT, TEXT, "has no byte order mark and was annotated with one;"),
        (TEXT, TEXT[:-1], "has no line end after its last line and was annotated with one;"),
        (TEXT[:-1], TEXT, "the text has a line end after its last line and was annotated without one; nothing else differs"),
        (
            TEXT,
            "\ufeff" + TEXT.replace("\n", "\r\n"),
            "has CR LF at its line ends and was annotated with LF; it has a byte order mark and was annotated without one;",
        ),
        ("a\rb\nThe mill closed.\n", "a\rb\r\nThe mill closed.\r\n", "was annotated with LF and CR;"),
    ],
)
def test_text_that_differs_in_line_ends_only_is_one_finding(tmp_path, annotated, found, named):
    text = tmp_path / "r.txt"
    text.write_bytes(annotated.encode())
    run("draft", text, "--no-schema", "--no-gitattributes")
    text.write_bytes(found.encode())

    (finding,) = [one for one in factcheck.check(tmp_path / "r.claims.json") if one.code not in ("FC412", "FC315", "FC316")]

    assert (finding.code, finding.severity, finding.where) == ("FC328", "error", "/source/sha256")
    assert named in finding.message


def test_a_word_that_changed_as_well_is_not_passed_over(release):
    release.write_bytes(TEXT.replace("\n", "\r\n").replace("2 May", "3 May").encode())

    assert "FC312" in codes(release.with_name("r.claims.json"))
    assert "FC328" not in codes(release.with_name("r.claims.json"))


def test_quotes_are_checked_in_the_text_that_was_annotated(release):
    path = release.with_name("r.claims.json")
    value = json.loads(path.read_text(encoding="utf-8"))
    value["claims"][1]["spans"][0]["start"] += 1
    path.write_text(json.dumps(value), encoding="utf-8")
    release.write_bytes(TEXT.replace("\n", "\r\n").encode())

    assert set(codes(path)) == {"FC328", "FC301"} | ({"FC308"} & set(codes(path)))


def test_loading_says_so_and_rebasing_carries_the_annotation_over(release):
    release.write_bytes(TEXT.replace("\n", "\r\n").encode())

    with pytest.raises(factcheck.InvalidAnnotation, match="FC328"):
        factcheck.load(release.with_name("r.claims.json"))
    assert run("rebase", release.with_name("r.claims.json"), "--write").exit_code == 0
    assert codes(release.with_name("r.claims.json")) == ["FC316"]


class TestMending:
    def test_one_command_puts_the_line_ends_back(self, release):
        release.write_bytes(TEXT.replace("\n", "\r\n").encode())

        done = run("fmt", "--line-ends", release.parent)

        assert done.exit_code == 0
        assert "r.txt has LF again, as it was annotated" in done.stdout
        assert release.read_bytes() == TEXT.encode()
        assert codes(release.with_name("r.claims.json")) == []
        assert (release.parent / ".gitattributes").read_text(encoding="utf-8") == "/r.txt -text\n"
        assert run("fmt", "--line-ends", release.parent).stdout == ""

    def test_it_takes_a_byte_order_mark_away_again(self, release):
        release.write_bytes(("\ufeff" + TEXT.replace("\n", "\r\n")[:-2]).encode())

        done = run("fmt", "--line-ends", release.parent)

        assert "r.txt has LF and a line end after its last line and no byte order mark again, as it was annotated" in done.stdout
        assert release.read_bytes() == TEXT.encode()

    def test_checking_writes_nothing_and_fails(self, release):
        release.write_bytes(TEXT.replace("\n", "\r\n").encode())

        done = run("fmt", "--check", "--line-ends", release.parent)

        assert (done.exit_code, release.read_bytes().count(b"\r")) == (1, 4)
        assert "would have LF again" in done.stdout
        assert not (release.parent / ".gitattributes").exists()

    def test_text_inside_the_annotation_is_mended_too(self, tmp_path):
        path = tmp_path / "r.claims.json"
        run("draft", "-", "-o", path, "--no-schema", input=TEXT)
        value = json.loads(path.read_text(encoding="utf-8"))
        value["source"]["text"] = TEXT.replace("\n", "\r\n")
        path.write_text(json.dumps(value), encoding="utf-8")
        assert codes(path) == ["FC328"]

        assert run("fmt", "--line-ends", path).exit_code == 0
        assert factcheck.load(path).source.text == TEXT
        assert not (tmp_path / ".gitattributes").exists()

    def test_another_text_is_left_alone(self, release):
        release.write_bytes(b"Another text.\r\n")

        done = run("fmt", "--line-ends", release.parent)

        assert (done.exit_code, release.read_bytes()) == (1, b"Another text.\r\n")
        assert "in more than its line ends; see factcheck rebase" in done.stderr

    def test_text_that_is_gone_is_told(self, release):
        release.unlink()

        assert "cannot read 'r.txt'" in run("fmt", "--line-ends", release.parent).stderr

    def test_standard_input_has_no_text_beside_it(self):
        assert run("fmt", "--line-ends", "-", input="{}").exit_code == 2


class TestFormatting:
    def test_checkout_with_cr_lf_is_in_canonical_form_and_not_touched(self, release):
        path = release.with_name("r.claims.json")
        crlf = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(crlf)

        assert run("fmt", "--check", path).exit_code == 0
        assert (run("fmt", path).stdout, path.read_bytes()) == ("", crlf)
        assert codes(path) == []

    def test_cr_lf_hides_no_other_difference(self, release):
        path = release.with_name("r.claims.json")
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").replace(b"  ", b"   ", 1))

        assert run("fmt", "--check", path).exit_code == 1


class TestAttributes:
    def test_draft_writes_a_line_and_tells(self, tmp_path):
        (tmp_path / "r.txt").write_text(TEXT, encoding="utf-8")

        done = run("draft", tmp_path / "r.txt")

        assert f"{tmp_path / '.gitattributes'}: keeps git from changing the line ends of r.txt; --no-gitattributes" in done.stdout
        assert (tmp_path / ".gitattributes").read_text(encoding="utf-8") == "/r.txt -text\n"
        assert "gitattributes" not in run("draft", tmp_path / "r.txt", "--force").stdout

    def test_line_is_added_to_what_is_there(self, tmp_path):
        (tmp_path / ".gitattributes").write_bytes(b"*.png binary\r\n*.txt text")

        keep_line_ends(tmp_path / "r.txt")

        assert (tmp_path / ".gitattributes").read_bytes() == b"*.png binary\r\n*.txt text\r\n/r.txt -text\r\n"

    def test_link_out_of_the_folder_is_not_written_through(self, tmp_path):
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / ".gitattributes").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "in" / "r.txt").write_text(TEXT, encoding="utf-8")

        refused = run("draft", tmp_path / "in" / "r.txt")

        assert refused.exit_code == 2
        assert "it is a link to" in refused.stderr
        assert not (tmp_path / "elsewhere").exists()
        assert run("draft", tmp_path / "in" / "r.txt", "--no-gitattributes").exit_code == 0

    @NEEDS_GIT
    @pytest.mark.parametrize(
        "name",
        [
            "r.txt",
            "a b.txt",
            "[x]*?.txt",
            'q"uote.txt',
            "#h.txt",
            "!n.txt",
            "naïve 工.txt",
            "back\\slash.txt",
            "tab\t.txt",
            " led.txt",
        ],
    )
    def test_git_understands_the_line_for_any_name_and_for_no_other(self, tmp_path, name):
        git(tmp_path, "init", "--quiet")
        keep_line_ends(tmp_path / name)

        shown = git(tmp_path, "check-attr", "-z", "text", "--", name, f"x{name}", "other.txt").split("\0")

        assert shown[2::3] == ["unset", "unspecified", "unspecified"]


@NEEDS_GIT
@pytest.mark.parametrize("options", [[], ["--no-gitattributes"]])
def test_clone_with_autocrlf_keeps_the_text_or_is_mended_by_one_command(tmp_path, options):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    (first / "r.txt").write_bytes(TEXT.encode())
    run("draft", first / "r.txt", *options)
    git(first, "init", "--quiet")
    git(first, "add", "--all")
    git(first, "commit", "--quiet", "-m", "Draft")
    git(tmp_path, "-c", "core.autocrlf=true", "clone", "--quiet", "--config", "core.autocrlf=true", "first", "second")
    assert b"\r\n" in (second / "r.claims.json").read_bytes()
    assert run("fmt", "--check", second).exit_code == 0

    if options:
        assert codes(second / "r.claims.json") == ["FC328"]
        assert run("fmt", "--line-ends", second).exit_code == 0

    assert codes(second / "r.claims.json") == []
    # Git takes the text for changed as long as it goes by its size alone.
    git(second, "add", "--all")
    assert git(second, "diff", "--cached", "--name-only").split() == ([".gitattributes"] if options else [])
