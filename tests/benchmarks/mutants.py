"""Do the tests of the card see it when a writer says something else? ``python -m tests.benchmarks.mutants``.

Each mutant is one small change of the card or of a writer: a line left out, a condition turned round, a text changed, a value
emptied, one field read for another, an expression of a template dropped. It is killed if a test of the card or an example in a
docstring fails, or if nothing is written at all.
"""

from __future__ import annotations

import ast
import copy
import doctest
import importlib
import itertools
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import factcheck.views.environment as environment

# In the order of their imports: what comes later is made anew with each mutant of what comes before.
MODULES: Final = (
    "factcheck.views.words",
    "factcheck.views.phrases",
    "factcheck.views.facts",
    "factcheck.views.card",
    "factcheck.views.terminal",
    "factcheck.sphinx.cards",
)
TEMPLATES: Final = ("card", "facts", "slots", "macros")

# Fields that a writer could take for one another.
SWAPS: Final = {
    "level": "state", "state": "level", "level_title": "state_title", "state_title": "level_title", "kind": "state",
    "title": "description", "supporting": "contradicting", "contradicting": "supporting", "low": "high", "high": "low",
    "since": "until", "until": "since", "at": "by", "by": "at", "excerpt": "gist", "gist": "excerpt", "wanted": "missing",
    "missing": "wanted", "verdict": "basis", "passage": "figure", "figure": "note", "lineage": "added", "text": "name",
    "references": "searches", "searches": "references", "document": "target", "reason": "by",
}  # fmt: skip

# What these do has nothing to do with cards, and tests of its own.
ELSEWHERE: Final = ("safe_address", "address_of")


def mutants_of(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Give every small change of a module, with the line that it changes."""
    quiet = _quiet(tree)
    for number, node in enumerate(ast.walk(tree)):
        # Codecs go by many names, and a name that is a little wrong is still one of them.
        if id(node) in quiet or (isinstance(node, ast.Constant) and node.value == "utf-8"):
            continue
        for what, field, value in _changes(node):
            yield f"{getattr(node, 'lineno', '')}: {what}", _changed(tree, number, field, value)


def _quiet(tree: ast.Module) -> set[int]:
    """Give what no writer reads: descriptions, names that are exported, and types."""
    apart: list[ast.AST] = [node for node in tree.body if isinstance(node, ast.Expr | ast.Import | ast.ImportFrom)]
    apart += [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in ELSEWHERE]
    apart += [
        node
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        in ("__all__", "Role", "Target", "Line", "Styled", "_SAFE")
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            apart += [node.body[0]] if isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant) else []
            apart += node.decorator_list
        if isinstance(node, ast.FunctionDef):
            apart += [part for part in (node.returns, *(one.annotation for one in node.args.args)) if part]
        if isinstance(node, ast.AnnAssign):
            apart.append(node.annotation)
    return {id(part) for node in apart for part in ast.walk(node)}


def _changes(node: ast.AST) -> Iterator[tuple[str, str, Any]]:
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield "no yield", "value", ast.Constant(value=None)
        case ast.If(test=test) | ast.IfExp(test=test):
            yield "not if", "test", ast.UnaryOp(op=ast.Not(), operand=copy.deepcopy(test))
        case ast.comprehension(ifs=[_, *_]):
            yield "no if in comprehension", "ifs", []
        case ast.keyword(arg="encoding"):
            pass
        case ast.keyword(arg=name, value=ast.Constant(value=bool() as value)) if isinstance(name, str):
            yield f"{name} not {value}", "value", ast.Constant(value=not value)
        case ast.keyword(arg=str() as name):
            yield f"{name} emptied", "value", ast.Constant(value="")
        case ast.AugAssign():
            yield "nothing added", "value", ast.List(elts=[], ctx=ast.Load())
        case ast.BoolOp(op=op):
            yield "and for or", "op", ast.And() if isinstance(op, ast.Or) else ast.Or()
        case ast.Compare(ops=[op]):
            other = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot,
                     ast.IsNot: ast.Is, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Lt: ast.LtE, ast.LtE: ast.Lt}  # fmt: skip
            yield "comparison", "ops", [other[type(op)]()]
        case ast.Attribute(attr=name, ctx=ast.Load()) if name in SWAPS:
            yield f"{SWAPS[name]} for {name}", "attr", SWAPS[name]
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=str() as text) if text:
            yield repr(text), "value", f"{text}~"
        case ast.Constant(value=int() as value):
            yield f"{value + 1} for {value}", "value", value + 1


def _changed(tree: ast.Module, number: int, field: str, value: object) -> ast.Module:
    mutant = copy.deepcopy(tree)
    setattr(list(ast.walk(mutant))[number], field, value)
    return ast.fix_missing_locations(mutant)


def is_killed() -> bool:
    """Tell whether a test of the card fails, with the modules as they are now."""
    environment.environment.cache_clear()
    for name in ("factcheck.views.fragments", "factcheck.views.notebook", "tests.views.test_card"):
        sys.modules.pop(name, None)
    try:
        tests = importlib.import_module("tests.views.test_card")
        written = tests.as_written()
        tests.as_written = lambda annotation=None, write=tests.as_written: written if annotation is None else write(annotation)
        for name, test in vars(tests).items():
            if name.startswith("test_"):
                _run(test)
        # Examples in docstrings are tests like any other.
        for name in MODULES:
            if doctest.testmod(sys.modules[name], report=False).failed:
                return True
    except Exception:
        return True
    return False


def _run(test: Callable[..., None]) -> None:
    """Run a test with every value of its parameters."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    names = [
        name.strip() for mark in marks for name in (mark.args[0].split(",") if isinstance(mark.args[0], str) else mark.args[0])
    ]
    for values in itertools.product(*(mark.args[1] for mark in marks)):
        flat = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
        test(**dict(zip(names, flat, strict=True)))


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
