"""What is said of a corpus to whoever is to use it: a card to read and a description to load it by."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.agreement import agree
from factcheck.cli import cli
from factcheck.corpora import dataset_card, survey, surveying, write_croissant, write_parquet


def run(*arguments):
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def corpus(mill, folder, *changes):
    """Write a corpus of an annotation for each change of the mill."""
    lines = []
    for number, change in enumerate(changes):
        value = copy.deepcopy(mill)
        value["id"] = f"m-{number}"
        change(value)
        lines.append(json.dumps(value))
    path = folder / "mills.claims.jsonl"
    path.write_text("\n".join(lines) + "\n")
    return path


def by(name, kind="person"):
    def change(value):
        value["annotators"] = [{"id": "a", "name": name, "kind": kind}]
        value["claims"][0]["by"] = "a"

    return change


def nothing(value):
    pass


class TestSurvey:
    def test_everything_is_counted(self, root):
        found = survey(root / "docs/examples")

        annotations = [factcheck.load(path) for path in (root / "docs/examples").glob("*.claims.json")]
        claims = [claim for annotation in annotations for claim in annotation.claims]
        assert (found.counts.annotations, found.counts.claims, found.counts.words, found.texts) == (2, 72, 588, 2)
        assert found.characters == sum(len(annotation.source.text) for annotation in annotations)
        assert found.figures == sum(claim.quantity is not None for claim in claims)
        assert found.references == sum(len(list(annotation.references())) for annotation in annotations)
        assert found.categories["event.state"] == sum(claim.categories[0] == "event.state" for claim in claims)
        assert (found.first, found.last) == ("2031-05-06", "2031-05-13")
        assert sum(found.verdicts.values()) == sum(bool(claim.assessments) for claim in claims)
        assert found.agreement is None

    def test_agreement_is_that_of_the_texts_of_several_annotators(self, mill, tmp_path):
        def other(value):
            by("Bob")(value)
            value["claims"][0]["categories"] = ["event.state"]

        path = corpus(mill, tmp_path, by("Ann"), other)
        path.write_text("\n" + path.read_text())

        found = survey(path)

        one, two = factcheck.load_corpus(path)
        assert found.texts == 1
        assert found.agreement == agree(one, two, names=("Ann", "Bob"), resamples=0)

    def test_those_with_most_texts_in_common_are_measured(self, mill, tmp_path, monkeypatch):
        def later(name):
            def change(value):
                by(name)(value)
                text = value["source"]["text"] + " It is old."
                source = factcheck.Source.from_text(text, title="Mill closes")
                value["source"] |= {"text": text, "sha256": source.sha256, "length": source.length}
                value["unclaimed"].append({"start": 72, "end": len(text), "exact": text[72:], "reason": "title"})

            return change

        path = corpus(mill, tmp_path, by("Ann"), by("Bob"), later("Ann"), later("Bob"), by("Cyd"))

        assert list(survey(path).agreement.annotators) in (["Ann", "Bob"], ["Ann", "Bob", "Cyd"])
        monkeypatch.setattr(surveying, "_MOST", 1)
        assert len(survey(path).agreement.texts) == 1

    def test_annotators_who_are_not_told_apart_are_not_measured(self, mill, tmp_path):
        found = survey(corpus(mill, tmp_path, by("Ann"), by("Ann")))

        assert (found.agreement, found.repeated) == (None, 1)
        assert "1 text with several annotations, whose annotators the files do not tell apart" in dataset_card("x", found)

    def test_folders_tell_annotators_apart_whom_no_file_names(self, root, tmp_path):
        for name in ("ann", "bob"):
            shutil.copytree(root / "docs/examples", tmp_path / name)
        for path in (tmp_path / "bob").glob("*.claims.json"):
            value = json.loads(path.read_text(encoding="utf-8"))
            path.write_text(json.dumps({**value, "id": f"{value['id']}-again"}), encoding="utf-8")

        found = survey(tmp_path)

        assert list(found.agreement.annotators) == ["ann", "bob"]
        assert (len(found.agreement.texts), found.repeated) == (2, 2)

    def test_program_that_took_texts_over_is_no_annotator(self, mill, tmp_path):
        assert survey(corpus(mill, tmp_path, nothing, by("A program", "program"))).agreement is None


class TestCard:
    def card(self, path, tmp_path):
        done = run("export", path, "--to", "card", "-o", tmp_path / "README.md")
        assert done.exit_code == 0, done.stderr
        return (tmp_path / "README.md").read_text(encoding="utf-8")

    def test_it_says_what_is_in_the_corpus(self, root, tmp_path):
        card = self.card(root / "docs/examples", tmp_path)

        assert card.startswith('---\nlanguage: ["en"]\nsize_categories: ["n<1K"]\n')
        assert "# examples\n\n72 claims of 2 documents, issued 2031-05-06 to 2031-05-13.\n" in card
        assert "| event.state | 14 |" in card
        assert "| supported | 2 |" in card
        assert "No annotation says who made it." in card
        assert "No text was annotated by two" in card

    def test_it_says_what_is_not_known(self, mill, tmp_path):
        card = self.card(corpus(mill, tmp_path, nothing), tmp_path)

        assert "\nlanguage:" not in card
        assert "# mills\n\n2 claims of 1 document.\n" in card
        assert "| not stated | 1 |" in card
        assert "| nothing is stated | 1 |" in card
        assert "No verdict is given on any claim." in card

    def test_it_has_the_agreement_of_annotators(self, mill, tmp_path):
        def other(value):
            by("Bob")(value)
            del value["claims"][1]["quantity"], value["claims"][1]["hedges"]

        card = self.card(corpus(mill, tmp_path, by("Ann"), other), tmp_path)

        assert "Measured on 1 text that Ann, Bob annotated" in card
        assert "| claims strict | f1 | Ann / Bob | 1.000 |" in card
        assert "Not defined: " in card
        assert "| Ann | person | 1 |" in card

    def test_nothing_of_a_file_is_markup(self, mill, tmp_path):
        def change(value):
            by("A|B <b>*x*</b>\n# y")(value)
            value["source"]["rights"] = "[free](https://x)"

        card = self.card(corpus(mill, tmp_path, change), tmp_path)

        assert "| A\\|B \\<b\\>\\*x\\*\\</b\\> \\# y | person | 1 |" in card
        assert "| \\[free\\](https://x) | 1 |" in card

    @pytest.mark.parametrize(("claims", "label"), [(999, "n<1K"), (1_000, "1K<n<10K"), (2_000_000, "1M<n<10M")])
    def test_size_is_the_range_that_hubs_know(self, claims, label, mill, tmp_path):
        found = survey(corpus(mill, tmp_path, nothing))
        found.counts = attrs.evolve(found.counts, claims=claims)

        assert f'size_categories: ["{label}"]' in dataset_card("x", found)

    def test_invalid_corpus_has_no_card(self, mill, tmp_path):
        path = corpus(mill, tmp_path, lambda value: value["claims"][0]["spans"][0].update(start=1))

        done = run("export", path, "--to", "card", "-o", tmp_path / "README.md")

        assert (done.exit_code, (tmp_path / "README.md").exists()) == (2, False)


class TestCroissant:
    def test_corpus_is_described_by_its_digest(self, mill, tmp_path):
        def change(value):
            value["source"] |= {"language": "en", "rights": "free"}

        path = corpus(mill, tmp_path, change)

        described = write_croissant(path, tmp_path / "croissant.json")

        value = json.loads((tmp_path / "croissant.json").read_bytes())
        assert (described.documents, described.claims) == (1, 2)
        (file,) = value["distribution"]
        assert file["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        assert (file["contentUrl"], file["encodingFormat"]) == ("mills.claims.jsonl", "application/jsonlines")
        assert (value["name"], value["inLanguage"], value["usageInfo"]) == ("mills", ["en"], ["free"])
        assert "license" not in value

    def test_tables_are_described_column_by_column(self, root, tmp_path):
        write_parquet(root / "docs/examples", tmp_path / "tables")

        done = run("export", tmp_path / "tables", "--to", "croissant", "-o", tmp_path / "croissant.json")

        value = json.loads((tmp_path / "croissant.json").read_bytes())
        assert "2 annotations, 72 claims in croissant" in done.stderr
        assert [file["contentUrl"] for file in value["distribution"]] == ["tables/documents.parquet", "tables/claims.parquet"]
        claims = {field["name"]: field for field in value["recordSet"][1]["field"]}
        assert claims["categories"]["repeated"]
        assert claims["low"]["dataType"] == "sc:Float"

    def test_what_is_neither_is_refused(self, root, tmp_path):
        done = run("export", root / "docs/examples", "--to", "croissant", "-o", tmp_path / "x.json")

        assert (done.exit_code, "--to parquet" in done.stderr) == (2, True)

    # What it is built on warns of things that are its own.
    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_reader_of_others_loads_what_is_described(self, root, tmp_path):
        reader = pytest.importorskip("mlcroissant", reason="needs the reference implementation: pip install mlcroissant")
        shutil.copytree(root / "docs/examples", tmp_path / "examples")
        run("export", tmp_path / "examples", "--to", "corpus", "-o", tmp_path / "flood.claims.jsonl")
        run("export", tmp_path / "examples", "--to", "parquet", "-o", tmp_path / "tables")
        counts = {}
        for path, name in (("flood.claims.jsonl", "a.json"), ("tables", "b.json")):
            write_croissant(tmp_path / path, tmp_path / name)
            dataset = reader.Dataset(jsonld=str(tmp_path / name))
            counts |= {one.name: len(list(dataset.records(record_set=one.name))) for one in dataset.metadata.record_sets}

        assert counts == {"annotations": 2, "documents": 2, "claims": 72}
