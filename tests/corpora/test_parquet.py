"""A corpus as tables: what stands in the columns, back byte for byte, and nothing outside the folder or half written."""

from __future__ import annotations

import copy
import json
import shutil
import sys

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

import factcheck
from factcheck.cli import cli
from factcheck.corpora import join_corpus, read_parquet, write_parquet
from factcheck.corpora.columns import CLAIMS, DOCUMENTS
from factcheck.evidence import weigh
from tests.strategies import annotations

pytest.importorskip("pyarrow", reason="needs pyarrow: pip install factcheck-claims[parquet]")
import pyarrow as arrow
import pyarrow.parquet as tables


def run(*arguments):
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def rows(folder, name):
    return tables.read_table(folder / f"{name}.parquet").to_pylist()


def corpus_of(mill, folder, *ids, end=b"\n"):
    lines = []
    for id_ in ids:
        value = copy.deepcopy(mill)
        value["id"] = id_
        lines.append(json.dumps(value, separators=(", ", " : ")).encode())
    path = folder / "c.claims.jsonl"
    path.write_bytes(b"\n  \n" + b"\r\n".join(lines) + end)
    return path


class TestTables:
    def test_columns_are_those_that_are_declared(self, sheet_path, tmp_path):
        write_parquet(sheet_path, tmp_path)

        for name, columns in (("documents", DOCUMENTS), ("claims", CLAIMS)):
            schema = tables.read_schema(tmp_path / f"{name}.parquet")
            assert schema.names == list(columns)
            assert [field.metadata[b"description"].decode() for field in schema] == [says for _, says in columns.values()]

    def test_columns_have_types(self, sheet_path, tmp_path):
        write_parquet(sheet_path, tmp_path)

        schema = tables.read_schema(tmp_path / "claims.parquet")
        assert schema.field("categories").type == arrow.list_(arrow.string())
        assert schema.field("low").type == arrow.float64()
        assert schema.field("time_at").type == arrow.string()
        assert {field.name for field in schema.field("spans").type.value_type} == {"start", "end", "exact", "role"}

    def test_claims_stand_in_the_table_as_in_the_file(self, sheet, sheet_path, tmp_path):
        write_parquet(sheet_path, tmp_path)

        found = rows(tmp_path, "claims")
        assert [row["id"] for row in found] == [claim.id for claim in sheet.claims]
        assert [json.loads(row["json"]) for row in found] == json.loads(sheet_path.read_bytes())["claims"]
        total = next(row for row in found if row["id"] == "displaced-total")
        assert (total["value"], total["low"], total["high"], total["unit"]) == (250000.0, 250000.0, 250000.0, "person")
        assert total["categories"] == ["quantity.stock"]
        text = rows(tmp_path, "documents")[0]["text"]
        assert all(text[span["start"] : span["end"]] == span["exact"] for row in found for span in row["spans"])

    def test_slots_stand_by_the_states_that_weighing_gives(self, sheet, sheet_path, tmp_path):
        write_parquet(sheet_path, tmp_path)

        for row in rows(tmp_path, "claims"):
            states = {held.slot.kind: held.state.replace("-", "_") for held in weigh(sheet, row["id"]).slots}
            assert {kind: state for state, kinds in row["slots"].items() for kind in kinds} == states

    @settings(max_examples=20)
    @given(annotation=annotations())
    def test_slots_that_nobody_filled_are_what_weighing_gives(self, annotation, tmp_path_factory):
        folder = tmp_path_factory.mktemp("t")
        factcheck.store.save_corpus([annotation], folder / "c.claims.jsonl")

        write_parquet(folder / "c.claims.jsonl", folder)

        for row, claim in zip(rows(folder, "claims"), annotation.claims, strict=True):
            states = {held.slot.kind: held.state.replace("-", "_") for held in weigh(annotation, claim).slots}
            assert {kind: state for state, kinds in row["slots"].items() for kind in kinds} == states

    def test_large_corpus_is_written_in_pieces(self, mill, tmp_path, monkeypatch):
        monkeypatch.setattr("factcheck.corpora.parquet._ROWS", 3)
        path = corpus_of(mill, tmp_path, "one", "two", "three")

        written = write_parquet(path, tmp_path)

        assert (written.documents, written.claims) == (3, 6)
        assert tables.ParquetFile(tmp_path / "claims.parquet").num_row_groups == 2
        assert [row["number"] for row in rows(tmp_path, "claims")] == [1, 2] * 3

    def test_invalid_annotation_leaves_no_table(self, mill, tmp_path):
        mill["claims"][0]["spans"][0]["start"] = 14
        path = corpus_of(mill, tmp_path, "one")

        with pytest.raises(factcheck.InvalidAnnotation):
            write_parquet(path, tmp_path / "t")

        assert list((tmp_path / "t").iterdir()) == []

    def test_two_annotations_of_one_id_are_refused(self, mill, tmp_path):
        path = corpus_of(mill, tmp_path, "one", "two", "one")

        with pytest.raises(factcheck.FactcheckError, match=r"the id 'one', in c.claims.jsonl:3 and c.claims.jsonl:5"):
            write_parquet(path, tmp_path / "t")

    def test_vocabulary_that_stays_behind_is_a_loss(self, root, tmp_path):
        done = run("export", root / "tests/examples/valid/own-vocabulary.claims.json", "--to", "parquet", "-o", tmp_path)

        assert done.exit_code == 0
        assert "the file of a vocabulary stays where it is" in done.stderr

    def test_folder_that_cannot_be_made_is_told(self, sheet_path, tmp_path):
        (tmp_path / "file").write_text("")

        with pytest.raises(factcheck.errors.UnreadableFile):
            write_parquet(sheet_path, tmp_path / "file" / "t")

    def test_without_pyarrow_it_is_said_what_to_install(self, sheet_path, tmp_path, monkeypatch):
        monkeypatch.setitem(sys.modules, "pyarrow", None)

        done = run("export", sheet_path, "--to", "parquet", "-o", tmp_path)

        assert done.exit_code == 2
        assert "factcheck-claims[parquet]" in done.stderr


class TestBack:
    @pytest.mark.parametrize("end", [b"", b"\n", b"\r\n", b"\n\n"])
    def test_corpus_comes_back_byte_for_byte(self, end, mill, tmp_path):
        path = corpus_of(mill, tmp_path, "one", "two", end=end)
        write_parquet(path, tmp_path / "t")

        assert run("import", tmp_path / "t", "-o", tmp_path / "back").exit_code == 0
        assert (tmp_path / "back" / path.name).read_bytes() == path.read_bytes()

    def test_folder_comes_back_with_its_texts(self, root, tmp_path):
        shutil.copytree(root / "docs/examples", tmp_path / "a/deep")
        (tmp_path / "a/deep/flood-13-may.claims.json").rename(tmp_path / "a/flood-13-may.claims.json")
        (tmp_path / "a/deep/flood-13-may.txt").rename(tmp_path / "a/flood-13-may.txt")
        write_parquet(tmp_path / "a", tmp_path / "t")

        written = read_parquet(tmp_path / "t/documents.parquet", tmp_path / "b")

        assert set(written) == {path.relative_to(tmp_path / "a").as_posix() for path in (tmp_path / "a").rglob("*.*")}
        assert all((tmp_path / "b" / name).read_bytes() == (tmp_path / "a" / name).read_bytes() for name in written)

    def test_file_that_exists_is_replaced_only_by_force(self, mill, tmp_path):
        path = corpus_of(mill, tmp_path, "one")
        write_parquet(path, tmp_path / "t")
        data = path.read_bytes()
        path.write_bytes(b"edited\n")

        refused = run("import", tmp_path / "t", "-o", tmp_path)
        assert (refused.exit_code, path.read_bytes()) == (2, b"edited\n")

        assert run("import", tmp_path / "t", "-o", tmp_path, "--force").exit_code == 0
        assert path.read_bytes() == data

    @pytest.mark.parametrize("name", ["../x.claims.jsonl", "/etc/x.claims.jsonl", "a\\b", "c:x", ""])
    def test_file_outside_the_folder_is_refused(self, name, tmp_path):
        columns = {"file": [name], "line": [b"{}\n"], "path": [None], "text": [None]}
        schema = arrow.schema([("file", "string"), ("line", "binary"), ("path", "string"), ("text", "string")])
        tables.write_table(arrow.table(columns, schema=schema), tmp_path / "documents.parquet")

        with pytest.raises(factcheck.errors.UnreadableFile, match="no file below a folder"):
            read_parquet(tmp_path, tmp_path / "back")

    def test_link_that_leads_out_is_not_followed(self, mill, tmp_path):
        path = corpus_of(mill, tmp_path, "one")
        write_parquet(path, tmp_path / "t")
        (tmp_path / "b").mkdir()
        (tmp_path / "b" / path.name).symlink_to(path)

        with pytest.raises(factcheck.errors.UnreadableFile, match="leads out"):
            read_parquet(tmp_path / "t", tmp_path / "b", force=True)

    def test_rows_of_a_file_that_do_not_stand_together_are_refused(self, tmp_path):
        columns = {"file": ["a", "b", "a"], "line": [b"1", b"2", b"3"], "path": ["x"] * 3, "text": [None] * 3}
        tables.write_table(arrow.table(columns), tmp_path / "documents.parquet")

        with pytest.raises(factcheck.errors.UnreadableFile, match="rows of a do not stand together"):
            read_parquet(tmp_path, tmp_path / "back")

    def test_table_of_claims_is_not_what_is_read(self, sheet_path, tmp_path):
        write_parquet(sheet_path, tmp_path)

        done = run("import", tmp_path / "claims.parquet", "-o", tmp_path / "b")

        assert (done.exit_code, "documents.parquet is what is read" in done.stderr) == (2, True)

    def test_what_is_no_table_is_told(self, tmp_path):
        (tmp_path / "t.parquet").write_bytes(b"PAR1 and nothing")

        done = run("import", tmp_path / "t.parquet", "-o", tmp_path / "b")

        assert (done.exit_code, "no table of Parquet" in done.stderr) == (2, True)

    def test_tables_and_other_files_are_not_imported_together(self, sheet_path, tmp_path):
        write_parquet(sheet_path, tmp_path)

        done = run("import", tmp_path, sheet_path, "-o", tmp_path / "b")

        assert (done.exit_code, "by themselves" in done.stderr) == (2, True)


class TestJoining:
    def test_folder_becomes_a_corpus(self, root, tmp_path):
        done = run("export", root / "docs/examples", "--to", "corpus", "-o", tmp_path / "c.claims.jsonl")

        assert "2 annotations, 72 claims in corpus; 0 losses" in done.stderr
        found = {one.id: one for one in factcheck.load_corpus(tmp_path / "c.claims.jsonl")}
        for path in (root / "docs/examples").glob("*.claims.json"):
            annotation = factcheck.load(path)
            assert found[annotation.id].claims == annotation.claims
            assert found[annotation.id].source.text == annotation.source.text

    def test_lines_of_a_corpus_are_taken_as_they_are_but_for_blank_ones(self, mill, tmp_path):
        path = corpus_of(mill, tmp_path, "one", "two", end=b"")

        join_corpus(path, tmp_path / "d.claims.jsonl")

        assert (tmp_path / "d.claims.jsonl").read_bytes() == path.read_bytes().lstrip() + b"\n"

    def test_own_vocabulary_is_wanted_beside_the_corpus(self, root, tmp_path):
        path = root / "tests/examples/valid/own-vocabulary.claims.json"

        joined = join_corpus(path, tmp_path / "d.claims.jsonl")

        assert [loss.kind for loss in joined.losses] == ["changed"]

    def test_what_is_read_is_not_written_over(self, mill, tmp_path):
        path = corpus_of(mill, tmp_path, "one")

        assert run("export", path, "--to", "corpus", "-o", path).exit_code == 2

    @pytest.mark.parametrize("arguments", [("-", "-o", "x"), (".", "-o", "-"), (".",)])
    def test_whole_corpora_are_no_streams(self, arguments):
        assert "read from files and written to files" in run("export", *arguments, "--to", "corpus").stderr

    def test_address_of_a_publication_is_refused(self, sheet_path, tmp_path):
        done = run("export", sheet_path, "--to", "corpus", "-o", tmp_path / "x", "--url", "https://example.org")

        assert (done.exit_code, "keeps them as they are" in done.stderr) == (2, True)

    def test_folder_without_annotations_is_told(self, tmp_path):
        assert "no *.claims.json or" in run("export", tmp_path, "--to", "corpus", "-o", tmp_path / "x").stderr
