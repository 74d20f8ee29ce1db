"""The documentation: what its pages show is what happens, and its reference has everything that the package offers."""

from __future__ import annotations

import ast
import html
import importlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tokenize
import zlib
from pathlib import Path
from types import SimpleNamespace

import attrs
import click
import pytest

import factcheck
from factcheck.cli import cli
from factcheck.contract.conformance import check_schema
from factcheck.contract.files import schema_names
from factcheck.contract.vocabulary import load_vocabulary
from factcheck.findings import finding_codes
from tests.starting import starting
from tests.test_package import NAMES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
GENERATED = DOCS / "reference" / "generated"
PAGES = [ROOT / "README.md", *sorted(path for path in DOCS.rglob("*.md") if not path.is_relative_to(GENERATED))]
PAGES = [path for path in PAGES if "_build" not in path.parts]

FENCE = re.compile(r"(?P<indent> *)(?P<marks>`{3,})(?P<info>[^`]*)")
LANGUAGES_THAT_ARE_NOT_RUN = {"text", "yaml", "toml"}
LANGUAGES_THAT_ARE = {"console", "python", "json", "diff"}

VOCABULARIES = [name for name in schema_names() if "name" in factcheck.contract.read_schema(name)]
SCHEMAS = [name for name in schema_names() if name not in VOCABULARIES]
TERMS = [(name, term.id) for name in VOCABULARIES for term in load_vocabulary(name).terms]
SLOT_KINDS = [(name, kind.id) for name in VOCABULARIES for kind in load_vocabulary(name).slot_kinds]


@attrs.frozen(kw_only=True)
class Block:
    """A fenced block of a page; one with a caption stands for a file of that name, or for a change of it."""

    line: int
    language: str
    caption: str | None
    text: str


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def blocks_of(path):
    lines = iter(enumerate(path.read_text(encoding="utf-8").splitlines(), start=1))
    for number, line in lines:
        fence = FENCE.fullmatch(line)
        if not fence:
            continue
        content = []
        for _, inner in lines:
            if inner.strip() == fence["marks"]:
                break
            content.append(inner.removeprefix(fence["indent"]))
        directive, _, language = fence["info"].strip().rpartition(" ")
        language = directive if directive.startswith("{fc:") else language
        caption = None
        if directive == "{code-block}":
            while content and content[0].startswith(":"):
                option = content.pop(0)
                caption = option.removeprefix(":caption: ") if option.startswith(":caption: ") else caption
            content = content[1:] if content and not content[0] else content
        yield Block(line=number, language=language, caption=caption, text="\n".join(content) + "\n")


def commands_of(block):
    """Give each command of a console block with the output that the block shows."""
    commands = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            commands.append((line[2:], []))
        else:
            commands[-1][1].append(line)
    return commands


def first_uses():
    """Give the lines in which pages use a command for the first time, each with its page."""
    found = {}
    for page in PAGES:
        for block in blocks_of(page):
            for command, _ in commands_of(block) if block.language == "console" else ():
                for name in re.findall(r"\bfactcheck ([a-z][a-z-]+)", command):
                    found.setdefault(name, (page, command))
    return set(found.values())


def environment_of(folder, *scripts):
    # A page is the same whoever builds it, so nothing of the caller's terminal may show.
    path = os.pathsep.join([*map(str, scripts), str(Path(sys.executable).parent), os.environ["PATH"]])
    # The command that is run is of the package that is tested, wherever that lies.
    return {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def at_once(tmp_path_factory):
    """The folder of a command that starts at once."""
    folder = tmp_path_factory.mktemp("starting")
    with starting(folder, environment_of(folder)) as scripts:
        yield scripts


def run_console(block, folder, page, at_once):
    for command, shown in commands_of(block):
        # Each command starts by itself once, as people start it; to start all so would take most of the time of the pages.
        by_itself = (page, command) in FIRST or "--jobs" in command
        environment = environment_of(folder) if by_itself else environment_of(folder, at_once)
        joined = f"exec 2>&1; {command}"
        done = subprocess.run(["sh", "-c", joined], cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
        printed = done.stdout.decode().rstrip()
        expected = "\n".join(shown).rstrip()
        pattern = re.escape(expected + "\n").replace(re.escape("...\n"), r"(?:.*\n)*?")

        assert re.fullmatch(pattern, printed + "\n"), f"line {block.line}, {command}\n-- shown\n{expected}\n-- printed\n{printed}"


FIRST = first_uses()


def run_python(block, namespace):
    """Run a block; where an expression has a literal in a comment beside it, that is what it must give."""
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(block.text).readline)
        if token.type == tokenize.COMMENT
    }
    for statement in ast.parse(block.text).body:
        if not isinstance(statement, ast.Expr):
            exec(compile(ast.Module([statement], []), f"line {block.line}", "exec"), namespace)  # noqa: S102
            continue
        value = eval(compile(ast.Expression(statement.value), f"line {block.line}", "eval"), namespace)  # noqa: S307
        try:
            shown = ast.literal_eval(comments.get(statement.end_lineno, ""))
        except (ValueError, SyntaxError):
            continue

        assert value == shown, f"line {block.line + statement.lineno}"


def missing_packages(page):
    """Give the packages that the Python of a page imports and that are not installed."""
    trees = [ast.parse(block.text) for block in blocks_of(page) if block.language == "python"]
    imports = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in imports if isinstance(node, ast.ImportFrom)}
    return sorted(name for name in {name.partition(".")[0] for name in names} if importlib.util.find_spec(name) is None)


def change(block, folder):
    """Change a file as a diff shows: the lines that go stand in it once, together, and others take their place."""
    lines = block.text.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    target = folder / block.caption
    content = target.read_text(encoding="utf-8")

    assert content.count(before) == 1, f"line {block.line}: these lines do not stand once in {block.caption}"

    target.write_text(content.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_page_shows_what_happens(page, tmp_path, monkeypatch, at_once):
    shutil.copytree(ROOT / "annotations", tmp_path / "annotations")
    shutil.copytree(DOCS / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    if missing := missing_packages(page):
        pytest.skip(f"the page shows {', '.join(missing)}, which is not installed")
    namespace = {}

    for block in blocks_of(page):
        if block.caption and block.language == "diff":
            change(block, tmp_path)
        elif block.caption:
            (tmp_path / block.caption).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / block.caption).write_text(block.text, encoding="utf-8")
        elif block.language == "console":
            run_console(block, tmp_path, page, at_once)
        elif block.language == "python":
            run_python(block, namespace)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_json_of_a_page_is_valid(page):
    for block in blocks_of(page):
        if block.language == "json":
            value = json.loads(block.text)
            for name in ("annotation", "claim", "vocabulary"):
                if set(factcheck.contract.read_schema(name)["required"]) <= set(value):
                    assert not check_schema(value, name), f"line {block.line}, taken for a {name}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_of_a_page_is_run_or_said_not_to_be(page):
    for block in blocks_of(page):
        known = block.language.startswith("{") or block.language in LANGUAGES_THAT_ARE | LANGUAGES_THAT_ARE_NOT_RUN

        assert known, f"line {block.line}: nothing is known of a block of {block.language!r}"


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("[as]*/README.md"))], ids=name_of)
def test_links_of_a_page_outside_the_documentation_lead_to_files(page):
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


# One worker builds the documentation, and has all tests that look into it.
BUILT_ONCE = pytest.mark.xdist_group("documentation")


@pytest.fixture(scope="session")
def building(tmp_path_factory):
    """The build of the documentation, with every warning an error."""
    folder = tmp_path_factory.mktemp("documentation")
    shutil.copytree(ROOT / "annotations", folder / "annotations")
    shutil.copytree(DOCS, folder / "docs", ignore=shutil.ignore_patterns("_build", "generated", "__pycache__"))
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html", "docs", "html"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False), folder / "html"


@pytest.fixture(scope="session")
def site(building):
    return building[1]


@pytest.fixture(scope="session")
def targets(site):
    """What other pages can link to: the names of the inventory, by role."""
    data = (site / "objects.inv").read_bytes()
    body = data.split(b"\n", 4)[4]
    found = {}
    for line in zlib.decompress(body).decode().splitlines():
        name, role = re.match(r"(.+?) (\S+:\S+) ", line).groups()
        found.setdefault(role, set()).add(name)
    return found


@BUILT_ONCE
def test_documentation_builds_without_a_warning(building):
    done, _ = building

    assert done.stderr == ""
    assert done.returncode == 0


@BUILT_ONCE
@pytest.mark.parametrize(("room", "name"), NAMES)
def test_every_public_name_stands_in_the_reference(room, name, targets):
    objects = targets["py:class"] | targets["py:function"] | targets["py:exception"]

    # What stands at the front door is described there.
    assert {f"factcheck.{name}", f"{room}.{name}"} & objects


@BUILT_ONCE
def test_front_page_leads_to_a_live_report_with_a_page_for_each_claim(site):
    sheet = factcheck.load(ROOT / "annotations/kosovo-objectives-1999.claims.json")

    assert 'href="live/index.html"' in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "live/index.html").is_file()
    assert len(list((site / "live" / sheet.id).glob("*.html"))) == len(sheet.claims)


@BUILT_ONCE
@pytest.mark.parametrize(
    ("page", "entries", "opened"),
    [
        ("index", [], 0),
        ("contributing", ["Contributing"], 0),
        ("reference/cli", ["Command line"], 1),
        ("reference/generated/cli/validate", ["Command line", "factcheck validate"], 1),
        ("reference/generated/cli/draft", ["Command line", "factcheck draft"], 1),
        ("reference/generated/findings/FC301", [], 0),
    ],
)
def test_page_is_marked_in_the_contents_beside_it(page, entries, opened, site):
    tree = (site / f"{page}.html").read_text(encoding="utf-8").partition('class="sidebar-tree"')[2].partition("</div>")[0]
    marked = re.findall(r'<li class="([^"]*\bcurrent\b[^"]*)"><a [^>]*>([^<]*)</a>', tree)

    assert [title for _, title in marked] == entries
    assert ["current-page" in classes for classes, _ in marked] == [title == entries[-1] for title in entries]
    assert tree.count(' checked=""') == opened
    assert tree.count('href="#"') == len(entries[-1:])
    assert "Changelog</a>" in tree


@BUILT_ONCE
@pytest.mark.parametrize("code", finding_codes())
def test_every_finding_code_has_a_page(code, site, targets):
    page = (site / f"reference/generated/findings/{code}.html").read_text(encoding="utf-8")

    assert code.lower() in targets["std:label"]
    assert finding_codes()[code].name in page


@BUILT_ONCE
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_has_a_page_with_all_its_properties(name, site, targets):
    page = (site / f"reference/generated/schemas/{name}.html").read_text(encoding="utf-8")

    assert f"schema-{name}" in targets["std:label"]
    for key in factcheck.contract.read_schema(name)["properties"]:
        assert f'id="schema-{name}-{key.strip("$").lower().replace("_", "-")}"' in page, key


@BUILT_ONCE
@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_vocabulary_has_a_page(name, targets):
    assert f"vocabulary-{name}" in targets["std:label"]


@BUILT_ONCE
@pytest.mark.parametrize(("name", "term"), [*TERMS, *SLOT_KINDS])
def test_every_term_has_a_heading(name, term, targets):
    assert f"{name}-{term.replace('.', '-')}" in targets["std:label"]


@BUILT_ONCE
@pytest.mark.parametrize("name", cli.list_commands(click.Context(cli)))
def test_every_command_has_a_page_with_all_its_options(name, site, targets):
    command = cli.get_command(click.Context(cli), name)
    page = (site / f"reference/generated/cli/{name}.html").read_text(encoding="utf-8")
    words = html.unescape(re.sub(r"<[^>]+>", "", page))

    assert f"factcheck-{name}" in targets["std:label"]
    for option in command.params:
        if isinstance(option, click.Option):
            assert all(spelling in words for spelling in option.opts), option.opts
            assert option.help in words


def test_reference_pages_are_written_only_when_they_change(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(DOCS / "_extensions")
    extension = importlib.import_module("reference_pages")
    app = SimpleNamespace(srcdir=tmp_path)
    extension.write_pages(app)
    pages = sorted(tmp_path.rglob("*.md"))
    pages[0].write_text("out of date", encoding="utf-8")
    stale = tmp_path / "reference" / "generated" / "findings" / "FC000.md"
    stale.write_text("of a code that is gone", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in pages}

    extension.write_pages(app)

    assert [path for path in pages if path.stat().st_mtime_ns != before[path]] == [pages[0]]
    assert not stale.exists()
