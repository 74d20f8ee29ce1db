"""The first thirty claims of the fact sheet made again from its text, by keys alone, with the presses and the time of each."""

from __future__ import annotations

import shutil
import time

from factcheck.documents.drafting import draft
from factcheck.model.source import Source
from factcheck.store.files import load, save
from tests.editor.making import Maker, alike

CLAIMS = 30
MOST = 60


def test_first_thirty_claims_of_the_fact_sheet_are_made_again_by_keys(window, sheet, sheet_path, tmp_path, capsys):
    text = sheet_path.with_name(sheet.source.path)
    shutil.copy(text, tmp_path)
    path = tmp_path / "again.claims.json"
    source = Source.from_text(text.read_bytes().decode(), title="Again", path=text.name, issued="1999-03-26")
    save(draft(source, id="again"), path)
    page = window(path)
    page.tab.locator(".hint button").click()
    maker = Maker(page)
    told = []
    for target in sheet.reading_order[:CLAIMS]:
        presses, begun = page.presses, time.perf_counter()
        maker.make(target)
        told.append((target.id, page.presses - presses, round((time.perf_counter() - begun) * 1000)))

    made = [alike(claim) for claim in load(path)]
    with capsys.disabled():
        print()
        for id_, presses, milliseconds in told:
            print(f"  {presses:3} presses  {milliseconds:6} ms  {id_}")
        total, spent = (sum(each) for each in list(zip(*told, strict=True))[1:])
        print(f"  {total / CLAIMS:.1f} presses, {spent / CLAIMS:.0f} ms a claim; {page.letters} letters")
    for target in sheet.reading_order[:CLAIMS]:
        assert alike(target) in made, target.id
    assert max(presses for _, presses, _ in told) <= MOST
