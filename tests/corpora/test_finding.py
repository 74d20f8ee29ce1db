"""Claims found by words and filters, in an index that follows the files."""

from __future__ import annotations

import copy
import json
import os
import shutil
import sqlite3
import sys

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.cli import cli
from factcheck.corpora import Wanted, find, index
from factcheck.corpora.index import forget_index, index_folder, open_index
from factcheck.corpora.terms import search_words, terms_of
from factcheck.errors import NoSuchTerm, UnreadableFile
from factcheck.files import limited_to


@pytest.fixture
def flood(root, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return shutil.copytree(root / "docs/examples", tmp_path / "flood")


def ids(found, *, whole=True):
    return [(hit.document.id, hit.claim.id) for hit in found.hits if hit.whole or not whole]


def run(*arguments):
    return CliRunner().invoke(cli, ["find", *map(str, arguments)])


def worded(mill, folder, *statements, **more):
    """Write a corpus of one claim for each statement."""
    lines = []
    for number, statement in enumerate(statements):
        value = copy.deepcopy(mill)
        value["id"] = f"m-{number}"
        value["claims"] = [{**value["claims"][0], "statement": statement, "id": f"c-{number}", **more}]
        value["unclaimed"].append({"start": 39, "end": 70, "exact": "Up to 40 people lost their work", "reason": "title"})
        lines.append(json.dumps(value, ensure_ascii=False))
    (folder / "c.claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "c.claims.jsonl"


class TestTerms:
    @pytest.mark.parametrize(
        ("text", "terms"),
        [
            ("restored restoration restores", "restor restor restor"),
            ("The 1,200 wells", "1200 well"),
            ("1.200.000 Menschen, 3,5 Prozent, 3.5%", "1200000 mensch 3·5 prozen 3·5"),
            ("Four wells", "4 well"),
            ("Kéthal's Kethal KÉTHAL", "kethal kethal kethal"),
            ("東京で震災", "東 京 て 震 災"),
            ("한국에서", "한국에서"),
            ("Москва́ москвы", "москва москвы"),
            ("O’Neill", "oneill"),
            ("the of and", ""),
            ("!?", ""),
        ],
    )
    def test_words_are_looked_for_by_their_stems(self, text, terms):
        assert terms_of(text) == terms

    def test_characters_of_a_word_without_spaces_stand_together(self):
        assert list(search_words("東京 x")) == [("東", "京"), ("x",)]


class TestWords:
    def test_claim_is_found_by_other_forms_of_its_words(self, flood):
        assert ids(find("missing persons reported: none", [flood], counterparts=0), whole=False)[0][1] == "people-missing"
        assert ids(find("reopening roads", [flood])) == ids(find("reopened road", [flood]))

    def test_claims_with_all_words_come_first_and_others_follow_only_where_these_are_few(self, flood):
        few = find("people missing", [flood])
        many = find("Kéthal", [flood])

        assert [hit.whole for hit in few.hits] == [True] + [False] * 9
        assert all(hit.whole for hit in many.hits)
        assert many.more
        assert not few.more

    def test_words_between_quotation_marks_stand_side_by_side(self, flood):
        assert ids(find('"people missing"', [flood])) == [("flood-6-may", "people-missing")]
        assert find('"missing people"', [flood]).hits == ()

    def test_words_of_the_statement_and_of_the_document_are_told_apart(self, mill, tmp_path, flood):
        path = worded(mill, tmp_path, "The factory shut.")

        assert [len(find(Wanted(words="factory", within=within), [path]).hits) for within in ("statement", "words")] == [1, 0]
        assert [len(find(Wanted(words="closed", within=within), [path]).hits) for within in ("statement", "words")] == [0, 1]

    def test_names_are_found_too(self, mill, tmp_path, flood):
        path = worded(mill, tmp_path, "It closed.", agents=["Mill Company"], places=["Brae"])

        assert [len(find(words, [path]).hits) for words in ("company", "brae")] == [1, 1]

    @pytest.mark.parametrize("words", ["京震", "東京"])
    def test_words_without_spaces_are_found_by_what_stands_together(self, words, mill, tmp_path, flood):
        path = worded(mill, tmp_path, "東京で震災があった。")

        assert len(find(words, [path]).hits) == (words == "東京")

    def test_common_word_is_not_ranked(self, mill, tmp_path, flood, monkeypatch):
        monkeypatch.setattr("factcheck.corpora.finding._MANY", 1)
        path = worded(mill, tmp_path, "The mill closed and the long road was flooded.", "The mill closed.")

        assert ids(find("mill", [path])) == [("m-0", "c-0"), ("m-1", "c-1")]

    def test_only_the_rarest_words_are_ranked_where_some_are_common(self, flood, monkeypatch):
        monkeypatch.setattr("factcheck.corpora.finding._FEW", 1)

        missing = find("missing", [flood], limit=99, counterparts=0)
        both = find("missing kéthal xylophone", [flood], limit=99, counterparts=0)

        # Kéthal stands in many more claims than what is missing, which alone is looked for.
        assert {hit.claim.id for hit in both.hits} == {hit.claim.id for hit in missing.hits}

    def test_word_that_stands_nowhere_finds_nothing(self, flood):
        assert find("xylophone", [flood]).hits == find("xylophone zither", [flood]).hits == ()

    @pytest.mark.parametrize("words", ["", "the", '""', "?"])
    def test_nothing_to_look_for_is_refused(self, words, flood):
        with pytest.raises(ValueError, match="nothing is looked for"):
            find(words, [flood])

    @pytest.mark.parametrize("words", ['mill" OR "x', "mill*", "NEAR(mill)", "statement : mill", "mill'; DROP TABLE words; --"])
    def test_words_are_words_and_no_query_language(self, words, flood, mill, tmp_path):
        path = worded(mill, tmp_path, "The mill closed.")

        assert len(find(words, [path]).hits) <= 1
        assert len(find("mill", [path]).hits) == 1


class TestFilters:
    def test_category_or_family(self, flood):
        every = find(Wanted(category="quantity"), [flood], limit=99)
        stocks = find(Wanted(category="quantity.stock"), [flood], limit=99)

        assert {hit.claim.categories[0] for hit in stocks.hits} == {"quantity.stock"}
        assert len(every.hits) > len(stocks.hits) == 13
        with pytest.raises(NoSuchTerm, match="did you mean quantity"):
            find(Wanted(category="quant"), [flood])
        # It is a term, and no claim here has it.
        assert find(Wanted(category="causal.responsibility"), [flood]).hits == ()

    @pytest.mark.parametrize(
        ("figure", "found"),
        [((4200, 4200), True), ((4000, 5000), True), ((None, 4199), False), ((4201, None), False), ((None, 4200), True)],
    )
    def test_figure_that_is_stated(self, figure, found, flood):
        hits = find(Wanted(figure=figure, words="sheltering public buildings"), [flood]).hits

        assert (("flood-6-may", "sheltering-total") in {(hit.document.id, hit.claim.id) for hit in hits}) == found

    def test_bound_is_no_smaller_figure(self, mill, tmp_path, flood):
        path = worded(mill, tmp_path, "Some lost their work.", quantity={"high": 40, "unit": "person"})

        assert [len(find(Wanted(figure=(n, n)), [path]).hits) for n in (40, 5)] == [1, 0]

    def test_measure(self, flood):
        assert ids(find(Wanted(measure="people-missing"), [flood])) == [
            ("flood-13-may", "people-missing"), ("flood-6-may", "people-missing"),
        ]  # fmt: skip

    def test_place(self, flood):
        assert all("Brae" in hit.claim.places for hit in find(Wanted(place="brae"), [flood], limit=99).hits)

    @pytest.mark.parametrize(
        ("time", "day", "found"),
        [
            ({"at": "1999-03"}, "1999-03-26", True),
            ({"at": "1999-03-26"}, "1999", True),
            ({"at": "1999-03-26"}, "1999-03-27/..", False),
            ({"since": "1999-03-26"}, "2005", True),
            ({"since": "1999-03-26"}, "1998", False),
            ({"until": "1999-03-26"}, "1998", True),
            ({"since": "1999-01-01", "until": "1999-02-01"}, "1999-03", False),
            (None, "1999", False),
        ],
    )
    def test_day(self, time, day, found, mill, tmp_path, flood):
        more = {"time": {**time, "basis": "explicit"}} if time else {}
        if time is None:
            del mill["claims"][0]["time"]
        path = worded(mill, tmp_path, "It closed.", **more)

        assert bool(find(Wanted(day=day), [path]).hits) == found

    def test_what_is_no_day_is_refused(self, flood):
        with pytest.raises(ValueError, match="no day, month, year or interval"):
            find(Wanted(day="yesterday"), [flood])

    def test_filters_hold_for_claims_with_some_of_the_words_too(self, flood):
        found = find(Wanted(words="people missing", category="record"), [flood])

        assert found.hits
        assert {hit.claim.categories[0].partition(".")[0] for hit in found.hits} == {"record"}


class TestCounterparts:
    def test_counterparts_are_those_that_matching_finds(self, flood):
        one, other = (factcheck.load(flood / f"flood-{day}-may.claims.json") for day in (6, 13))
        matched = {(pair.claim.id, pair.other.id, pair.relation) for pair in factcheck.match(one, other)}

        found = find(Wanted(category="quantity.stock"), [flood], limit=99, counterparts=99)

        pairs = {
            (hit.claim.id, pair.other.id, pair.relation)
            for hit in found.hits
            for pair in hit.counterparts
            if hit.document.id == "flood-6-may"
        }
        assert pairs
        assert {(ours, theirs) for ours, theirs, _ in pairs} >= {
            (ours, theirs) for ours, theirs, relation in matched if relation != "related" and ours in {one for one, _, _ in pairs}
        }
        assert all(hit.document.id != pair.document for hit in found.hits for pair in hit.counterparts)

    def test_only_the_best_claims_have_counterparts(self, flood):
        found = find("sheltering", [flood], counterparts=1)

        assert [bool(hit.counterparts) for hit in found.hits] == [True] + [False] * (len(found.hits) - 1)

    def test_claim_of_common_words_has_none(self, mill, tmp_path, flood):
        path = worded(mill, tmp_path, "It was so.", "It was so.", places=["Brae"])

        assert [hit.counterparts for hit in find("brae", [path]).hits] == [(), ()]


class TestIndex:
    def test_files_are_read_once(self, flood):
        first, second = (find("missing", [flood]) for _ in range(2))

        assert (first.refreshed.files, first.refreshed.claims) == (2, 72)
        assert second.refreshed == index.Refreshed()
        assert first.hits == second.hits

    def test_edited_file_is_read_again_and_no_other(self, flood):
        find("missing", [flood])
        path = flood / "flood-6-may.claims.json"
        path.write_text(path.read_text(encoding="utf-8").replace("Three people were", "Three hikers were"), encoding="utf-8")

        found = find("hikers", [flood])

        assert found.refreshed.files == 1
        assert ids(found) == [("flood-6-may", "people-missing")]
        assert len(ids(find("kéthal", [flood], limit=99))) == len(ids(find("kéthal", [flood], limit=99, folder=flood / "x")))

    def test_edit_that_keeps_size_and_time_is_seen(self, flood):
        path = flood / "flood-6-may.claims.json"
        find("missing", [flood])
        told = path.stat()
        path.write_text(path.read_text(encoding="utf-8").replace("Three people were", "Three hikers were"), encoding="utf-8")
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))

        assert path.stat().st_mtime_ns == told.st_mtime_ns
        assert find("hikers", [flood]).refreshed.files == 1

    def test_file_that_is_gone_is_found_no_more(self, flood):
        find("missing", [flood])
        (flood / "flood-6-may.claims.json").unlink()

        found = find("missing", [flood])

        assert found.refreshed.gone == 1
        assert {hit.document.id for hit in found.hits} == {"flood-13-may"}

    def test_new_file_is_found(self, flood, mill, tmp_path):
        find("missing", [flood])
        worded(mill, flood, "A walrus came.")

        found = find("walrus", [flood])

        assert (found.refreshed.files, [(hit.line, hit.claim.id) for hit in found.hits]) == (1, [(1, "c-0")])

    def test_invalid_annotation_is_passed_over_and_told(self, flood, mill, tmp_path):
        path = worded(mill, tmp_path, "A walrus came.", "A whale came.")
        path.write_text(path.read_text().replace('"start": 13', '"start": 12', 1) + "{\n")

        found = find("came", [path])

        assert [hit.claim.id for hit in found.hits] == ["c-1"]
        assert [fault.rpartition("c.claims.jsonl:")[2][:1] for fault in found.refreshed.passed_over] == ["1", "3"]

    def test_what_is_passed_over_is_told_at_every_search(self, flood):
        (flood / "broken.claims.json").write_text("{")
        first = find("missing", [flood]).refreshed

        again = find("missing", [flood]).refreshed

        assert (first.files, again.files) == (3, 0)
        assert first.passed_over == again.passed_over
        assert "broken.claims.json:1:2: FC101" in again.passed_over[0]

    def test_what_cannot_be_read_in_a_folder_is_passed_over_and_told(self, flood, tmp_path_factory):
        outside = tmp_path_factory.mktemp("outside") / "a.txt"
        outside.write_text("a secret")
        (flood / "link.claims.json").symlink_to(outside)
        os.mkfifo(flood / "pipe.claims.json")
        (flood / "large.claims.json").write_text("{" * 200_000)

        with limited_to(150_000):
            found = find("missing", [flood])
            told = found.refreshed.passed_over

        assert "people-missing" in [hit.claim.id for hit in found.hits]
        for words in ("it is a link to", "it is a named pipe", "it has 200,000 bytes"):
            assert sum(words in one for one in told) == 1
        # Under a larger limit the file is read after all.
        assert "large.claims.json:1:" in find("missing", [flood]).refreshed.passed_over[-1]

    def test_corpus_whose_later_line_is_too_long_leaves_nothing_of_itself(self, flood, mill, tmp_path):
        path = worded(mill, tmp_path, "A walrus came.")
        path.write_bytes(path.read_bytes() + b" " * 200_000 + b"\n")
        with limited_to(150_000):
            found = find("walrus", [tmp_path])
            with pytest.raises(UnreadableFile, match="line 2 has more than"):
                find("walrus", [path])

        assert (found.hits, found.refreshed.claims) == ((), 72)
        assert [hit.claim.id for hit in find("walrus", [tmp_path]).hits] == ["c-0"]

    @pytest.mark.skipif(sys.platform != "linux", reason="names of files are words there")
    def test_file_whose_name_is_not_utf_8_is_found(self, flood):
        name = os.fsdecode(os.fsencode(flood) + b"/caf\xe9.claims.json")
        (flood / "flood-6-may.claims.json").rename(name)
        (flood / os.fsdecode(b"\xff.claims.json")).write_text("{")

        found = find('"people missing"', [flood])

        assert [hit.file for hit in found.hits] == [name]
        assert "FC101" in found.refreshed.passed_over[0]
        assert find('"people missing"', [flood]).refreshed.files == 0

    def test_many_claims_are_written_in_pieces(self, flood, monkeypatch):
        monkeypatch.setattr(index, "_BATCH", 5)

        assert find(Wanted(category="quantity.stock"), [flood], limit=99).refreshed.claims == 72

    @pytest.mark.parametrize("spoil", [b"no index at all" * 100, b""])
    def test_damaged_index_is_made_anew(self, spoil, flood):
        before = find("missing", [flood])
        (place,) = index_folder().iterdir()
        place.write_bytes(spoil)

        assert find("missing", [flood]) == before

    def test_index_of_another_layout_is_made_anew(self, flood):
        before = find("missing", [flood])
        (place,) = index_folder().iterdir()
        with sqlite3.connect(place) as old:
            old.execute("PRAGMA user_version = 99")
        old.close()

        assert find("missing", [flood]) == before

    def test_failure_leaves_the_index_as_it_was(self, flood, monkeypatch):
        before = find("missing", [flood])
        (flood / "flood-6-may.claims.json").touch()
        with monkeypatch.context() as patch:
            patch.setattr(index, "words_of", lambda text: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                find("missing", [flood])

        assert find("missing", [flood]).hits == before.hits

    def test_index_that_another_process_is_making_is_waited_for(self, flood, monkeypatch):
        monkeypatch.setattr(index, "_PATIENCE", 0.05)
        find("missing", [flood])
        (place,) = index_folder().iterdir()
        other = sqlite3.connect(place, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(factcheck.errors.UnreadableFile, match="cannot be kept: database is locked"):
                find("missing", [flood])
        finally:
            other.close()

    def test_quicker_process_is_seen(self, flood, monkeypatch):
        place = flood / "i.sqlite"
        one, other = index._opened(place), index._opened(place)
        versions = iter([0, index._VERSION])
        assert index._has_layout(one)
        monkeypatch.setattr(index, "_version", lambda _: next(versions))

        assert index._has_layout(other)
        one.close()
        other.close()

    def test_index_is_the_users_own(self, flood):
        find("missing", [flood])

        assert index_folder().stat().st_mode & 0o077 == 0

    @pytest.mark.parametrize("variable", ["XDG_CACHE_HOME", "LOCALAPPDATA"])
    def test_index_lies_in_the_folder_for_caches(self, variable, monkeypatch, tmp_path):
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HOME", str(tmp_path))
        assert index_folder() == tmp_path / ".cache/factcheck/find"

        monkeypatch.setenv(variable, str(tmp_path / "c"))
        assert index_folder() == tmp_path / "c/factcheck/find"

    def test_without_a_home_it_is_said_what_to_set(self, monkeypatch):
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setattr(index.Path, "home", lambda: (_ for _ in ()).throw(RuntimeError))

        with pytest.raises(factcheck.errors.UnreadableFile, match="XDG_CACHE_HOME"):
            index_folder()

    def test_folder_that_cannot_be_made_is_told(self, flood, monkeypatch):
        (flood / "file").write_text("")
        monkeypatch.setenv("XDG_CACHE_HOME", str(flood / "file"))

        with pytest.raises(factcheck.errors.UnreadableFile, match="index cannot be kept"):
            find("missing", [flood])

    def test_forgotten_index_is_gone(self, flood):
        find("missing", [flood])

        assert (forget_index([flood]), forget_index([flood])) == (True, False)
        assert list(index_folder().iterdir()) == []

    def test_index_that_cannot_be_deleted_is_told(self, flood):
        index._name([flood], None).mkdir(parents=True)

        with pytest.raises(factcheck.errors.UnreadableFile):
            forget_index([flood])

    @pytest.mark.parametrize("name", ["nowhere", "empty"])
    def test_what_holds_no_annotations_is_told(self, name, flood):
        (flood / "empty").mkdir()

        with pytest.raises(factcheck.errors.UnreadableFile, match=r"no such file|no \*.claims.json"), open_index([flood / name]):
            pass


class TestCommand:
    def test_claims_are_shown_with_verdicts_and_counterparts(self, flood, monkeypatch):
        monkeypatch.chdir(flood.parent)
        done = run("sheltering", "total:", "4,200", "flood")

        assert done.exit_code == 0
        assert "sheltering-total in flood-6-may, flood/flood-6-may.claims.json\n" in done.stdout
        assert "supported, 2031-05-09, by A. Editor" in done.stdout
        assert "superseded-by sheltering-total in flood-13-may, 1.00: About 2,900" in " ".join(done.stdout.split())
        assert "72 claims of 2 files read into the index in" in done.stderr

    def test_line_of_a_corpus_and_confirmed_counterparts_are_shown(self, mill, tmp_path, flood):
        path = worded(mill, tmp_path, "The mill closed.", "The mill closed.")
        lines = path.read_text().splitlines()
        decided = {
            "claim": "c-0",
            "document": "m-1",
            "target": "c-1",
            "relation": "restates",
            "status": "confirmed",
            "by": "A. Editor",
            "at": "2031-05-09",
        }
        lines[0] = json.dumps({**json.loads(lines[0]), "counterparts": [decided]})
        path.write_text("\n".join(lines))

        done = run("mill", path)

        assert f"{path}:1\n" in done.stdout
        assert "restates c-1 in m-1, 1.00 (confirmed)" in done.stdout

    def test_index_under_the_home_folder_is_named_so(self, flood, monkeypatch, tmp_path):
        monkeypatch.setenv("HOME", str(tmp_path))

        assert "in ~/cache/factcheck/find\n" in run("missing", flood).stderr

    def test_nothing_found_is_status_1(self, flood):
        done = run("walrus", flood)

        assert (done.exit_code, done.stdout) == (1, "no claim is found\n")

    def test_more_claims_than_are_shown_are_told(self, flood):
        assert "1 claim; there are more, --limit shows them" in run("kéthal", flood, "--limit", 1).stdout

    @pytest.mark.parametrize(
        "arguments", [["the"], ["--day", "soon"], ["--figure", "many"], ["--figure", ".."], ["x", "nowhere.claims.json"]]
    )
    def test_misuse_is_status_2(self, arguments, flood):
        assert run(*arguments, flood).exit_code == 2

    @pytest.mark.parametrize("figure", ["4,200", "4200", "4000..5000", "4000..", "..4200"])
    def test_figures_are_read_as_people_write_them(self, figure, flood):
        assert "sheltering-total in flood-6-may" in run("sheltering", "--figure", figure, flood).stdout

    def test_many_invalid_annotations_are_told_in_short(self, flood):
        (flood / "c.claims.jsonl").write_text("{\n" * 5)

        stderr = run("missing", flood).stderr

        assert stderr.count("passed over: ") == 4
        assert "2 more; factcheck validate names them" in stderr

    def test_json_is_what_the_library_gives(self, flood):
        found = find("people missing", [flood])

        printed = json.loads(run("people missing", flood, "--format", "json").stdout)
        assert [(one["document"], one["claim"], one["whole"]) for one in printed] == [
            (hit.document.id, hit.claim.id, hit.whole) for hit in found.hits
        ]

    def test_forgetting_says_what_it_did(self, flood):
        run("missing", flood)

        assert [run("--forget", flood).stderr for _ in range(2)] == ["the index is deleted\n", "there was no index\n"]
