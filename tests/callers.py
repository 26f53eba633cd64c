"""What of the package nothing in the package asks for.

Read from the source: a name of a module is asked for by an import, or in the module outside of its
own definition; a method wherever something of its name is. A string may ask for either, as in the
table of the commands that the command line has, and so may whoever imports a module by its name.
What overrides something of another package is called from there.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.class_tree import FUNCTIONS, parsed

FOUND_BY_NAME = re.compile(r"_?on_|action_|watch_|validate_|__")
"""Textual, or Python, finds methods by names that begin so."""
ASKING = re.compile(r"[\w.:]+")


class Callers:
    """Who asks for what in a package.

    Args:
        package: Its folder.
    """

    def __init__(self, package: Path) -> None:
        self._modules = {
            ".".join(path.relative_to(package.parent).with_suffix("").parts): tree
            for path, tree in parsed(package).items()
        }
        self._imported = set[tuple[str, str]]()
        self._anyhow = set[str]()
        self._in_module = defaultdict[tuple[str, str], list[tuple[int, ...]]](list)
        self._of_anything = defaultdict[str, list[tuple[int, ...]]](list)
        for module, tree in self._modules.items():
            called = dict[str, str]()
            for statement in tree.body:
                if "__all__" not in _names_of(statement):
                    self._read(module, statement, (id(statement),), called)

    def unused(self) -> list[str]:
        """What nothing asks for, as "module: name"."""
        return [
            f"{module}: {name}"
            for module, tree in self._modules.items()
            for name in (*self._unused_names(module, tree), *self._unused_methods(module, tree))
        ]

    def _read(
        self, module: str, node: ast.AST, inside: tuple[int, ...], called: dict[str, str]
    ) -> None:
        """Note what a piece of code asks for, and in which definitions it stands."""
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            self._in_module[module, node.id].append(inside)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            self._of_anything[node.attr].append(inside)
            if isinstance(node.value, ast.Name):
                self._imported.add((called.get(node.value.id, ""), node.attr))
            elif _imports_by_name(node.value):
                self._anyhow.add(node.attr)
        elif isinstance(node, ast.Constant) and ASKING.fullmatch(str(node.value)):
            self._anyhow |= {*str(node.value).replace(":", ".").split(".")}
        elif isinstance(node, ast.ImportFrom):
            for each in node.names:
                called[each.asname or each.name] = f"{node.module}.{each.name}"
                self._imported |= {(f"{node.module}{end}", each.name) for end in ("", ".__init__")}
        elif isinstance(node, FUNCTIONS):
            inside = (*inside, id(node))
        for child in ast.iter_child_nodes(node):
            self._read(module, child, inside, called)

    def _unused_names(self, module: str, tree: ast.Module) -> Iterator[str]:
        for statement in tree.body:
            for name in _names_of(statement):
                own = self._in_module[module, name]
                asked = (module, name) in self._imported or name in self._anyhow
                if not (asked or name == "__all__" or _is_outside(statement, own)):
                    yield name

    def _unused_methods(self, module: str, tree: ast.Module) -> Iterator[str]:
        for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
            for method in (node for node in kind.body if isinstance(node, FUNCTIONS)):
                name = method.name
                asked = name in self._anyhow or _is_outside(method, self._of_anything[name])
                if asked or FOUND_BY_NAME.match(name) or _is_handler(method):
                    continue
                if not _is_called_from_outside(module, kind.name, name):
                    yield f"{kind.name}.{name}"


def _is_outside(definition: ast.AST, places: list[tuple[int, ...]]) -> bool:
    return any(id(definition) not in inside for inside in places)


def _names_of(statement: ast.stmt) -> list[str]:
    """The names that a statement of a module defines, without those of Python's."""
    if isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    if isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    named = (each for target in targets for each in ast.walk(target))
    return [each.id for each in named if isinstance(each, ast.Name)]


def _imports_by_name(asked: ast.expr) -> bool:
    return isinstance(asked, ast.Call) and ast.unparse(asked.func).endswith("import_module")


def _is_handler(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(ast.unparse(each).startswith("on(") for each in method.decorator_list)


def _is_called_from_outside(module: str, kind: str, method: str) -> bool:
    """Whether a method stands for one of a class that is not ours."""
    ancestors = getattr(importlib.import_module(module), kind).__mro__[1:]
    package = module.partition(".")[0]
    return any(
        method in vars(each) for each in ancestors if not each.__module__.startswith(package)
    )
