"""A release of our own annotated from nothing to a strict file, by keys alone; the pictures of the guide are taken on the way."""

from __future__ import annotations

import json
import os
import re
import time
import zlib
from pathlib import Path

import pytest

import factcheck
from factcheck.documents.drafting import draft
from factcheck.model.source import Source
from factcheck.store.files import load, save
from factcheck.text.folding import occurrences
from factcheck.versions import edits
from tests.editor.making import Maker, alike

HERE = Path(__file__).parent / "release"
ROOT = Path(__file__).parents[2]
SCHEMES = ("dark", "light")
PICTURES = ("start", "word", "category", "figure", "left", "table")
GUIDE = ROOT / "docs/how-to/annotate-in-an-hour.md"


def located(annotation, quote, near):
    """Find words of the release; of several places the one that is nearest before or in the words of the claim."""
    text = annotation.source.text
    places = [place for place in occurrences(text, quote) if place <= near] or occurrences(text, quote)
    start = max(places) if max(places) <= near else min(places)
    return factcheck.model.Span(start=start, end=start + len(quote), exact=quote)


@pytest.fixture(scope="module")
def wanted():
    """The claims that are to be made."""
    text = (HERE / "release.txt").read_text(encoding="utf-8")
    annotation = factcheck.Annotation(id="wanted", source=Source.from_text(text, title="Release"), claims=[])
    place = 0
    for item in json.loads((HERE / "claims.json").read_text(encoding="utf-8")):
        start = next(one for one in occurrences(text, item["quote"]) if one >= place - 200)
        place = start
        core = factcheck.model.Span(start=start, end=start + len(item["quote"]), exact=item["quote"])
        beside = {role: [located(annotation, words, start) for words in item.get(role, ())] for role in ("lead_in", "context")}
        details = {name: item[name] for name in ("mode", "hedges") if name in item}
        statement = item.get("statement") or f"{item['quote'].rstrip('.')}."
        annotation = edits.add(
            annotation, quote=[core], statement=statement, categories=[item["category"]], **beside, **details
        )  # fmt: skip
    return annotation


def test_release_is_annotated_by_keys_from_nothing_to_a_strict_file(window, wanted, tmp_path, capsys):
    (tmp_path / "release.txt").write_bytes((HERE / "release.txt").read_bytes())
    path = tmp_path / "release.claims.json"
    source = Source.from_text((HERE / "release.txt").read_bytes().decode(), title="Release", path="release.txt")
    save(draft(source, id="release"), path)
    page = window(path, width=1100, height=680)
    camera = Camera(page, tmp_path)
    camera.take("start")
    page.tab.locator(".hint button").click()
    maker = Maker(page)
    told = []
    for number, target in enumerate(wanted.reading_order):
        presses, begun = page.presses, time.perf_counter()
        maker.make(target)
        told.append((target.id, page.presses - presses, round((time.perf_counter() - begun) * 1000)))
        if number == 3:
            camera.on_the_way()
    rest = page.presses
    camera.take("left")
    account_for_the_rest(page)
    page.press("B")
    page.until("document.getElementById('claims') !== null")
    camera.take("table")

    made = [alike(claim) for claim in load(path)]
    assert [target.id for target in wanted.claims if alike(target) not in made] == []
    assert len(made) == len(wanted.claims)
    assert factcheck.check(path) == ()
    assert {path.stem for path in camera.folder.glob("*.png")} >= {f"{name}-{scheme}" for name in PICTURES for scheme in SCHEMES}
    with capsys.disabled():
        count, words = len(told), len(source.text.split())
        presses, spent = (sum(each) for each in list(zip(*told, strict=True))[1:])
        print(f"\n  {words} words, {count} claims: {presses / count:.1f} presses, {spent / count:.0f} ms a claim,")
        print(
            f"  at most {max(one for _, one, _ in told)}; {page.presses - rest} presses for what was left; {page.letters} letters"
        )


def account_for_the_rest(page):
    """Drop the candidates that no claim was made of, and set aside the words that only join."""
    for _ in range(20):
        if "0 without category" in page.tab.inner_text("#todo"):
            break
        page.press("j", "D").keys("leave").press("Enter")
    for _ in range(60):
        if "0 stretches" in page.tab.inner_text("#todo"):
            break
        page.press("g", "z").keys("conn").press("Enter")


class Camera:
    """Takes the pictures of the guide, each in both schemes; they are kept where ``FACTCHECK_PICTURES`` says."""

    def __init__(self, page, folder):
        self.page = page
        self.folder = Path(os.environ.get("FACTCHECK_PICTURES") or folder)

    def take(self, name):
        for scheme in SCHEMES:
            self.page.tab.emulate_media(color_scheme=scheme)
            self.page.drawn()
            # The pointer and the time of an animation are not to make two pictures of one thing differ.
            picture = self.page.tab.screenshot(animations="disabled", caret="hide")
            (self.folder / f"{name}-{scheme}.png").write_bytes(smaller(picture))

    def on_the_way(self):
        page = self.page
        page.press("e")
        self.take("word")
        page.press("Escape", "t").keys("caus")
        self.take("category")
        page.press("Escape", "n", "n", "n", "q")
        self.take("figure")
        page.press("Escape", "p", "p", "p")


def smaller(picture):
    """Compress the same picture harder than a browser does, which is in a hurry."""
    chunks, place = [], 8
    while place < len(picture):
        length = int.from_bytes(picture[place : place + 4])
        chunks.append((picture[place + 4 : place + 8], picture[place + 8 : place + 8 + length]))
        place += length + 12
    packed = zlib.compress(zlib.decompress(b"".join(content for kind, content in chunks if kind == b"IDAT")), 9)
    kept = [chunk for chunk in chunks if chunk[0] != b"IDAT"]
    kept.insert(-1, (b"IDAT", packed))
    made = [len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4) for kind, content in kept]
    return picture[:8] + b"".join(made)


def test_guide_shows_each_picture_in_both_schemes():
    told = GUIDE.read_text(encoding="utf-8")
    for name in PICTURES:
        for scheme in SCHEMES:
            assert f"editor/{name}-{scheme}.png" in told, name
            assert (ROOT / f"docs/_static/editor/{name}-{scheme}.png").stat().st_size < 200_000
    shown = set(re.findall(r"editor/(\w+)-(?:light|dark)\.png", told))
    assert shown == set(PICTURES)
    assert {path.name.rpartition("-")[0] for path in (ROOT / "docs/_static/editor").iterdir()} == shown
