"""``factcheck agree`` and ``factcheck adjudicate``."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import attrs
import pytest
from click.testing import CliRunner

import factcheck
from factcheck.agreement import agree
from factcheck.cli import cli
from factcheck.views.results import result_value
from tests.agreement.making import made

TEXT = "Rain fell on Monday and the mill closed. Forty people lost their work."
ANNA = [("rain", "Rain fell on Monday.", "Rain fell on Monday", {"by": "anna"}),
        ("mill", "The mill closed.", "the mill closed", {"by": "anna"})]  # fmt: skip
BEN = [("both", "Rain fell on Monday and the mill closed.", "Rain fell on Monday and the mill closed", {"by": "ben"}),
       ("work", "Forty people lost their work.", "Forty people lost their work", {"by": "ben"})]  # fmt: skip
PEOPLE = [factcheck.model.Annotator(id=name, name=name.title()) for name in ("anna", "ben")]


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    factcheck.save(made(TEXT, ANNA, annotators=PEOPLE), "anna.claims.json")
    factcheck.save(made(TEXT, BEN, annotators=PEOPLE), "ben.claims.json")
    return lambda *arguments: CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_text_tells_measures_and_differences(run):
    result = run("agree", "anna.claims.json", "ben.claims.json")

    assert result.exit_code == 0, result.output
    assert "A study: anna (2 claims), ben (2 claims)" in result.stdout
    assert "claims lenient     anna          ben   0.500" in result.stdout
    assert "split  “Rain fell on Monday … the mill closed”" in result.stdout
    assert result.stdout.endswith("claims: 1 split, 1 alone; 3 differences: 1 split, 1 words, 1 alone\n")


def test_json_is_what_the_library_gives(run):
    printed = json.loads(run("agree", "anna.claims.json", "ben.claims.json", "--format", "json", "--seed", "7").stdout)
    sides = [factcheck.load(f"{name}.claims.json") for name in ("anna", "ben")]

    assert printed == result_value(agree(*sides, names=["anna", "ben"], seed=7))


def test_file_of_two_annotators_is_taken_apart(run):
    factcheck.save(made(TEXT, [*ANNA, *BEN], annotators=PEOPLE), "both.claims.json")
    apart, files = run("agree", "both.claims.json"), run("agree", "anna.claims.json", "ben.claims.json")

    assert apart.stdout == files.stdout


def test_tables_have_a_row_each(run):
    measures = list(csv.DictReader(io.StringIO(run("agree", "anna.claims.json", "ben.claims.json", "--format", "csv").stdout)))
    shown = run("agree", "anna.claims.json", "ben.claims.json", "--format", "markdown", "--table", "differences").stdout

    assert {"subject": "claims", "measure": "f1", "variant": "lenient"}.items() <= measures[11].items()
    assert len(shown.splitlines()) == 5


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.marked, self.tags, self._in_mark = [], [], False

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self._in_mark = tag == "mark"

    def handle_endtag(self, tag):
        self._in_mark = False

    def handle_data(self, data):
        if self._in_mark:
            self.marked.append(data)


def test_page_has_a_column_for_each_and_marks_differences(run, tmp_path):
    result = run("agree", "anna.claims.json", "ben.claims.json", "--format", "html", "-o", "page.html")
    page = Page()
    page.feed((tmp_path / "page.html").read_text(encoding="utf-8"))

    assert result.stdout.startswith("page.html: claims: 1 split")
    assert page.marked
    assert "script" not in page.tags
    assert page.tags.count("table") == 3


def test_page_escapes_what_a_file_says(run, tmp_path):
    title = "<script>alert(1)</script>"
    for name in ("anna", "ben"):
        one = factcheck.load(f"{name}.claims.json")
        factcheck.save(attrs.evolve(one, source=attrs.evolve(one.source, title=title)), f"{name}.claims.json")
    shown = run("agree", "anna.claims.json", "ben.claims.json", "--format", "html").stdout

    assert title not in shown
    assert "&lt;script&gt;" in shown


def test_control_characters_do_not_reach_the_screen(run):
    one = factcheck.load("anna.claims.json")
    claims = [attrs.evolve(one.claims[0], statement="Rain\u0007 did not fall on Monday."), one.claims[1]]
    factcheck.save(attrs.evolve(one, claims=claims), "anna.claims.json")

    for command in (["agree"], ["adjudicate", "-o", "c.claims.json"]):
        assert "\u0007" not in run(*command, "anna.claims.json", "ben.claims.json").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["anna.claims.json"], "1 annotator"),
        (["anna.claims.json", "ben.claims.json", "--name", "a"], "1 of --name"),
        (["anna.claims.json", "ben.claims.json", "--name", "a", "--name", "a"], "one name"),
        (["anna.claims.json", "other.claims.json"], "factcheck rebase"),
        (["nobody.claims.json"], "do not say by whom"),
        (["anna.claims.json", "nowhere.claims.json"], "no such file"),
    ],
)
@pytest.mark.parametrize("command", [["agree"], ["adjudicate", "-o", "c.claims.json"]])
def test_what_cannot_be_compared_is_refused(run, command, arguments, words, tmp_path):
    factcheck.save(made(TEXT + " ", []), "other.claims.json")
    factcheck.save(made(TEXT, [(*BEN[0][:3],)]), "nobody.claims.json")
    result = run(*command, *arguments)

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert not (tmp_path / "c.claims.json").exists()


MORE = "The mayor was absent."


def folder(tmp_path, name, *sides):
    """Save annotations of one annotator, or of several, to a folder."""
    (tmp_path / name).mkdir()
    for number, one in enumerate(sides):
        factcheck.save(one, tmp_path / name / f"{number}.claims.json")


def imported(text, claims, maker):
    """Make an annotation as an importer does: whoever made the marks stands in the note of the importer."""
    made_by = factcheck.model.Annotator(
        id="import-x", name="factcheck import from x", kind="program", note=f"In the file the annotator is called {maker}."
    )
    claims = [(one, words, words, {"by": "import-x", "tags": [tag]}) for one, words, tag in claims]
    return made(text, claims, annotators=[made_by] if claims else [])


MAYOR = [("mayor", "The mayor was absent", "person")]
SIDES = {
    "ann": [imported(TEXT, [("a", "the mill closed", "event")], "ann"), imported(MORE, MAYOR, "ann")],
    "bob": [imported(TEXT, [("a", "mill closed", "state")], "bob"), imported(MORE, [], "bob")],
    "cyd": [imported(TEXT, [("a", "the mill closed", "event")], "cyd"), imported(MORE, MAYOR, "cyd")],
}


def test_people_whom_a_file_of_another_tool_names_are_told_apart(run, tmp_path):
    def annotation(number, label):
        place = {"start": 0, "end": 10, "text": "The mill c", "labels": [label]}
        region = {"id": "r", "type": "labels", "value": place}
        who = {"id": number, "first_name": "Annotator", "last_name": f"No. {number}", "email": f"a{number}@example.org"}
        return {"completed_by": who, "result": [region]}

    made = [annotation(number, label) for number, label in enumerate(["X", "X", "Y"], start=1)]
    (tmp_path / "tasks.json").write_text(json.dumps([{"data": {"text": "The mill closed."}, "annotations": made}]))

    assert run("import", "tasks.json", "-o", "three").exit_code == 0
    found = json.loads(run("agree", "three", "--format", "json", "--resamples", "0").stdout)

    assert sorted(found["annotators"]) == ["Annotator No. 1", "Annotator No. 2", "Annotator No. 3"]
    page = run("agree", "three", "--resamples", "0", "--format", "html").stdout
    assert "Annotator No. 3" in page


def test_folders_are_compared_text_by_text_and_measured_together(run, tmp_path):
    for name, sides in SIDES.items():
        folder(tmp_path, name, *sides, *([imported("Alone.", [], name)] if name == "ann" else []))
    result = run("agree", "ann", "bob", "cyd", "--format", "json", "--resamples", "0")
    found = json.loads(result.stdout)
    measures = {(one["subject"], one["measure"], one["variant"], *one["between"]): one for one in found["measures"]}

    assert "passed over: 1 of the texts" in result.stderr
    assert found["annotators"] == {"ann": 2, "bob": 1, "cyd": 2}
    assert [text["length"] for text in found["texts"]] == [len(TEXT), len(MORE)]
    assert measures["claims", "recall", "strict", "ann", "bob"]["value"] == 0.5
    assert measures["claims", "recall", "strict", "ann", "cyd"]["value"] == 1
    assert measures["tags", "masi-alpha", None, "ann", "bob", "cyd"]["n"] == 2


def test_folder_of_all_annotators_is_told_apart_by_whom_its_files_name(run, tmp_path):
    folder(tmp_path, "all", *(one for sides in SIDES.values() for one in sides))
    for name, sides in SIDES.items():
        folder(tmp_path, name, *sides)
    together, apart = run("agree", "all"), run("agree", "ann", "bob", "cyd")

    assert together.stdout.startswith("2 texts: ann (2 claims), bob (1 claim), cyd (2 claims)\n")
    assert together.stdout == apart.stdout
    page = run("agree", "all", "--format", "html").stdout
    assert page.count('scope="rowgroup" colspan="5"') == 2
    assert run("agree", "all", "--format", "csv", "--table", "differences").stdout.startswith("text,kind,words,about,ann: claims")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["one"], "name 1 annotator"),
        (["uneven"], "no text that every annotator has once"),
        (["one", "none"], "no text in common"),
        (["one", "one", "--name", "a"], "there are 2 annotators"),
    ],
)
def test_folders_that_cannot_be_compared_are_refused(run, tmp_path, arguments, words):
    folder(tmp_path, "one", *SIDES["ann"])
    folder(tmp_path, "uneven", SIDES["ann"][0], SIDES["bob"][0], SIDES["ann"][0], SIDES["ann"][1])
    folder(tmp_path, "none", imported("Alone.", [], "x"), imported("Alone too.", [], "x"))
    result = run("agree", *arguments)

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())


def test_several_texts_are_not_adjudicated_at_once(run, tmp_path):
    folder(tmp_path, "all", *(one for sides in SIDES.values() for one in sides))
    result = run("adjudicate", "all", "-o", "c.claims.json")

    assert (result.exit_code, "2 texts" in result.stderr) == (2, True)


def decide(path, **rulings):
    record = json.loads(path.read_text(encoding="utf-8"))
    for entry in record["decisions"]:
        if entry["where"] in rulings:
            entry |= {"by": "dora", "rule": "one claim a sentence", **rulings[entry["where"]]}
    path.write_text(json.dumps(record), encoding="utf-8")


def adjudicated(run, *more):
    return run("adjudicate", "anna.claims.json", "ben.claims.json", "-o", "c.claims.json", "--decisions", "d.json", *more)


def test_open_decisions_are_decided_in_their_file(run, tmp_path):
    first = adjudicated(run)
    decide(tmp_path / "d.json", **{"claims/rain/cut": {"take": "ben"}, "claims/work": {"take": "ben"}})
    second = adjudicated(run)
    third = adjudicated(run)

    assert (first.exit_code, second.exit_code, third.exit_code) == (1, 0, 0)
    assert "open  claims/rain/cut" in first.stdout
    assert second.stdout == third.stdout
    assert [claim.id for claim in factcheck.load("c.claims.json").claims] == ["both", "work"]
    record = json.loads((tmp_path / "d.json").read_text(encoding="utf-8"))
    assert next(one for one in record["decisions"] if one["where"] == "claims/work")["rule"] == "one claim a sentence"


def test_result_that_was_edited_is_not_written_over(run, tmp_path):
    adjudicated(run)
    edited = (tmp_path / "c.claims.json").read_text(encoding="utf-8").replace("A study", "A Study")
    (tmp_path / "c.claims.json").write_text(edited, encoding="utf-8")
    result = adjudicated(run)

    assert result.exit_code == 2
    assert (tmp_path / "c.claims.json").read_text(encoding="utf-8") == edited


def test_result_is_an_annotation_that_edits_can_go_on_with(run):
    adjudicated(run)

    assert run("validate", "c.claims.json").exit_code == 0
    assert run("rename", "c.claims.json", "work", "jobs-lost").exit_code == 0
    assert factcheck.load("c.claims.json").select(tag="open-decision")


def test_source_leads_to_its_text_from_the_result(run, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "mill.txt").write_text(TEXT, encoding="utf-8")
    for name, claims in (("a", ANNA), ("b", BEN)):
        one = made(TEXT, claims, annotators=PEOPLE)
        source = attrs.evolve(one.source, text=TEXT, path="mill.txt")
        factcheck.save(attrs.evolve(one, source=source), tmp_path / "in" / f"{name}.claims.json")
    result = run("adjudicate", "in/a.claims.json", "in/b.claims.json", "-o", "c.claims.json")

    assert result.exit_code == 1
    assert factcheck.load("c.claims.json").source.path == "in/mill.txt"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"take": "eve"}, "eve is none of its annotators"),
        ({"take": "ben", "rule": None}, "by whom, by which rule"),
        ({"take": 3}, "by whom, by which rule"),
        ({"by": "dora"}, "one of the two"),
    ],
)
def test_decision_that_does_not_fit_is_refused_and_nothing_written(run, tmp_path, entry, words):
    adjudicated(run)
    decide(tmp_path / "d.json", **{"claims/work": entry})
    before = (tmp_path / "c.claims.json").read_bytes()
    result = adjudicated(run)

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert (tmp_path / "c.claims.json").read_bytes() == before


def test_page_of_annotators_who_agree_says_so(run):
    shown = run("agree", "anna.claims.json", "anna.claims.json", "--format", "html", "--resamples", "0").stdout

    assert "differ in nothing" in shown
    assert "anna.claims.json (2)" in shown


def test_files_of_one_name_are_told_by_their_folders(run, tmp_path):
    (tmp_path / "in").mkdir()
    factcheck.save(made(TEXT, BEN, annotators=PEOPLE), "in/anna.claims.json")

    shown = run("agree", "anna.claims.json", "in/anna.claims.json", "--resamples", "0").stdout

    assert "anna.claims.json (2 claims), in/anna.claims.json (2 claims)" in shown


def test_losses_and_errors_of_a_result_are_told(run, tmp_path):
    link = factcheck.model.Relation(type="elaborates", target="work")
    linked = [(*ANNA[0][:3], {"hedges": ["Rain"], "relations": [link]}), BEN[1][:3]]
    factcheck.save(made(TEXT, linked), "linked.claims.json")
    factcheck.save(made(TEXT, [(*ANNA[0][:2], "Monday")]), "short.claims.json")
    command = ["adjudicate", "linked.claims.json", "short.claims.json", "-o", "c.claims.json", "--decisions", "d.json"]
    run(*command)
    decide(tmp_path / "d.json", **{"claims/work": {"take": "short"}, "claims/rain/spans": {"take": "short"}})
    shown = run(*command).stdout

    assert "lost  claims/rain/relations: dropped: elaborates work, of linked" in shown
    assert "1 error in the result" in shown


EMPTY = {"annotators": ["anna", "ben"], "written": None, "decisions": [], "losses": []}


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"decisions": []}',
        *(json.dumps(EMPTY | wrong) for wrong in ({"decisions": [3]}, {"annotators": 3}, {"annotators": ["x"]}, {"written": 3})),
    ],
)
def test_file_that_is_no_record_of_decisions_is_refused(run, tmp_path, content):
    (tmp_path / "d.json").write_text(content, encoding="utf-8")
    result = adjudicated(run)

    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert (tmp_path / "d.json").read_text(encoding="utf-8") == content


@pytest.mark.parametrize("more", [["-o", "anna.claims.json"], ["-o", "d.json"], ["--decisions", "ben.claims.json"]])
def test_nothing_that_is_read_is_written_over(run, tmp_path, more):
    before = [(tmp_path / f"{name}.claims.json").read_bytes() for name in ("anna", "ben")]

    assert adjudicated(run, *more).exit_code == 2
    assert [(tmp_path / f"{name}.claims.json").read_bytes() for name in ("anna", "ben")] == before
