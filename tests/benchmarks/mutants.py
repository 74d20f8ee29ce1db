"""Do the tests of the card see it when a writer says something else? ``python -m tests.benchmarks.mutants``.

Each mutant is one small change of the card or of a writer: a statement left out, a condition turned round, a text changed, an
expression of a template dropped. It is killed if what is written differs from the golden files, or if nothing is written at all.
"""

from __future__ import annotations

import ast
import copy
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import factcheck.views.environment as environment

MODULES = (
    "factcheck.views.words",
    "factcheck.views.facts",
    "factcheck.views.card",
    "factcheck.views.terminal",
    "factcheck.sphinx.cards",
)
TEMPLATES = ("card", "facts", "slots", "macros")


def mutants_of(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Give every small change of a module, with the line that it changes."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    names = {
        id(part)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in ("__all__", "Role", "Target")
        for part in ast.walk(node)
    }
    # A text that stands alone describes what is above it.
    docstrings |= {id(node.value) for node in tree.body if isinstance(node, ast.Expr)} | names
    for number, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
            yield f"{node.lineno}: no yield", _changed(tree, number, "value", ast.Constant(value=None))
        elif isinstance(node, ast.If | ast.IfExp):
            yield (
                f"{node.lineno}: not if",
                _changed(tree, number, "test", ast.UnaryOp(op=ast.Not(), operand=copy.deepcopy(node.test))),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value and id(node) not in docstrings:
            yield f"{node.lineno}: {node.value!r}", _changed(tree, number, "value", f"{node.value}~")


def _changed(tree: ast.Module, number: int, field: str, value: object) -> ast.Module:
    mutant = copy.deepcopy(tree)
    setattr(list(ast.walk(mutant))[number], field, value)
    return ast.fix_missing_locations(mutant)


def is_killed() -> bool:
    """Tell whether the tests of the card fail, with the modules as they are now."""
    environment.environment.cache_clear()
    for name in ("factcheck.views.fragments", "factcheck.views.notebook", "tests.views.test_card"):
        sys.modules.pop(name, None)
    try:
        test = importlib.import_module("tests.views.test_card")
        written = test.as_written()
        for name in written:
            assert written[name] == (test.GOLDEN / name).read_text(encoding="utf-8")
        figures = test.test_figures_are_said_as_people_say_them
        for quantity, words in figures.pytestmark[0].args[1]:
            figures(quantity, words)
    except Exception:
        return True
    return False


def main() -> None:
    """Print how many mutants are killed, and each that is not."""
    if is_killed():
        sys.exit("the tests fail as it is")
    killed = total = 0
    sources = {name: Path(str(importlib.import_module(name).__file__)).read_text(encoding="utf-8") for name in MODULES}
    for name, source in sources.items():
        module = importlib.import_module(name)
        for what, tree in mutants_of(ast.parse(source)):
            try:
                exec(compile(tree, str(module.__file__), "exec"), module.__dict__)  # noqa: S102 (that is the point)
                for other in MODULES[MODULES.index(name) + 1 :]:
                    exec(sources[other], importlib.import_module(other).__dict__)  # noqa: S102 (it imports what was changed)
                dead = is_killed()
            except Exception:
                dead = True
            killed, total = killed + dead, total + 1
            if not dead:
                print(f"alive: {name}:{what}")
        for other in MODULES[MODULES.index(name) :]:
            exec(sources[other], importlib.import_module(other).__dict__)  # noqa: S102
    for name in TEMPLATES:
        path = Path(str(environment.__file__)).parent / "templates" / f"{name}.html.jinja"
        source = path.read_text(encoding="utf-8")
        # What only lists of works and origins use has its own tests.
        start = source.find("{% macro words_of") if name == "macros" else 0
        for found in re.compile(r"\{\{.*?\}\}").finditer(source, start):
            try:
                path.write_text(source[: found.start()] + source[found.end() :], encoding="utf-8")
                dead = is_killed()
            finally:
                path.write_text(source, encoding="utf-8")
            killed, total = killed + dead, total + 1
            if not dead:
                print(f"alive: {name}: {found.group()}")
    print(f"{killed} of {total} mutants killed")


if __name__ == "__main__":
    main()
