"""A folder for a web server."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from click.testing import CliRunner

from factcheck.cli import cli


def run(*arguments):
    return CliRunner().invoke(cli, [*map(str, arguments)])


@pytest.fixture
def flood(root):
    return root / "docs/examples/flood-6-may.claims.json"


def graph_in(page):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])["@graph"]


def test_a_site_has_the_report_and_a_page_for_each_claim(root, tmp_path):
    folder = tmp_path / "site"
    options = ("--url", "https://example.org/checks", "--publisher", "Desk", "--scale", "contradicted=1,mostly-supported=4")

    result = run("publish", root / "docs/examples", "-o", folder, *options)

    assert result.exit_code == 0, result.output
    assert "2 documents, 72 pages of claims" in result.stdout
    assert len(list(folder.glob("*/*.html"))) == 72
    report = (folder / "index.html").read_text(encoding="utf-8")
    assert '<link rel=canonical href="https://example.org/checks/">' in report
    assert 'href="flood-6-may/embankment-broke.html"' in report
    assert report.count("Cite this check") == 1
    page = (folder / "flood-6-may/embankment-broke.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/checks/flood-6-may/embankment-broke.html">' in page
    assert graph_in(page)[0] in graph_in(report)
    assert graph_in(page)[0]["reviewRating"]["ratingValue"] == 1
    assert "number of Not kept" in result.stderr
    # Every page that the report links to is there.
    for href in re.findall(r'href="([a-z0-9-]+/[a-z0-9-]+\.html)"', report):
        assert (folder / href).is_file(), href


def test_pages_without_an_address_say_so_and_pages_of_claims_that_are_gone_are_told(flood, tmp_path):
    folder = tmp_path / "site"
    (folder / "flood-6-may").mkdir(parents=True)
    for number in range(7):
        (folder / f"flood-6-may/gone-{number}.html").write_text("mine")

    result = run("publish", flood, "-o", folder)

    assert result.exit_code == 0
    assert "give --url" in result.stderr
    assert "left there: gone-0.html, gone-1.html, gone-2.html, gone-3.html, gone-4.html and 2 more" in result.stderr
    assert (folder / "flood-6-may/gone-0.html").read_text() == "mine"
    assert "canonical" not in (folder / "index.html").read_text(encoding="utf-8")


def test_two_annotations_of_one_name_are_refused(flood, tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        for file in flood.parent.glob("flood-6-may*"):
            shutil.copy(file, tmp_path / name)

    result = run("publish", tmp_path, "-o", tmp_path / "site")

    assert result.exit_code == 2
    assert "several annotations are called flood-6-may" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("options", [("--url", "https://example.org/{claim}"), ("--scale", "kept=1")])
def test_misuse_is_told(flood, tmp_path, options):
    assert run("publish", flood, "-o", tmp_path / "site", *options).exit_code == 2


def test_a_folder_that_cannot_be_made_is_told(flood, tmp_path):
    (tmp_path / "file").write_text("")

    result = run("publish", flood, "-o", tmp_path / "file")

    assert result.exit_code == 2
    assert "file" in result.stderr


def test_a_report_embeds_reviews_and_its_address_by_option(flood, tmp_path):
    page = run("report", flood, "-o", "-", "--claimreview", "--url", "https://example.org/flood.html").stdout

    (first, *_) = graph_in(page)
    assert first["url"] == "https://example.org/flood.html#embankment-broke"
    assert "Cite this check" in page


def test_a_report_embeds_nothing_unless_it_is_told(flood):
    plain, reviewed = (run("report", flood, "-o", "-", *more) for more in ((), ("--claimreview",)))

    assert not any(sign in plain.stdout for sign in ("ld+json", "canonical", "og:", "Cite this check"))
    assert len(graph_in(reviewed.stdout)) == 4
    assert "Cite this check" not in reviewed.stdout
    assert run("report", flood, "-o", "-", "--scale", "mixed=1,supported=2").exit_code == 2
