"""The classes of the package as they are written down: whose ancestors, and which names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Class:
    """A class of ours.

    Attributes:
        name: Its name.
        place: Its file, from the package on.
        bases: Names of what it derives from, whoever they belong to.
        names: What its own body defines, methods and attributes of `self`.
        used: Attributes of `self` that its body reads.
        methods: How many methods of its own do something; properties are not counted.
    """

    name: str
    place: str
    bases: tuple[str, ...]
    names: frozenset[str]
    used: frozenset[str]
    methods: int


@cache
def parsed(package: Path) -> dict[Path, ast.Module]:
    """The source of every file of a package, which is read once."""
    files = sorted(package.rglob("*.py"))
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in files}


def classes_in(package: Path) -> dict[str, Class]:
    """Every class by its name; of several of one name the last that derives from something."""
    found: dict[str, Class] = {}
    for path, tree in parsed(package).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                each = _read(node, str(path.relative_to(package)))
                if each.name not in found or each.bases:
                    found[each.name] = each
    return found


def ancestors(name: str, classes: dict[str, Class]) -> list[Class]:
    """The ancestors of a class that are ours, each once."""
    found: dict[str, Class] = {}
    for base in classes[name].bases:
        if base in classes and base != name:
            found[base] = classes[base]
            found |= {each.name: each for each in ancestors(base, classes)}
    return list(found.values())


def _read(node: ast.ClassDef, place: str) -> Class:
    names, used = set[str](), set[str]()
    for part in ast.walk(node):
        if isinstance(part, FUNCTIONS):
            names.add(part.name)
        elif isinstance(part, ast.Attribute) and _is_self(part.value):
            (used if isinstance(part.ctx, ast.Load) else names).add(part.attr)
    bases = tuple(_bases(node))
    methods = sum(isinstance(part, FUNCTIONS) and _does_something(part) for part in node.body)
    return Class(node.name, place, bases, frozenset(names), frozenset(used), methods)


def _does_something(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method is no property, and no question that only a class below may answer."""
    decorators = [ast.unparse(each) for each in method.decorator_list]
    if any(each.endswith(("property", ".setter")) for each in decorators):
        return False
    return any(not _is_nothing(each) for each in method.body)


def _is_nothing(statement: ast.stmt) -> bool:
    """Whether it is a docstring, or the return of a word, a truth or an empty tuple."""
    value = statement.value if isinstance(statement, (ast.Expr, ast.Return)) else statement
    return isinstance(value, ast.Constant) or (isinstance(value, ast.Tuple) and not value.elts)


def _bases(node: ast.ClassDef) -> Iterator[str]:
    for base in node.bases:
        plain = base.value if isinstance(base, ast.Subscript) else base
        if isinstance(plain, ast.Name):
            yield plain.id
        elif isinstance(plain, ast.Attribute):
            yield plain.attr


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"
