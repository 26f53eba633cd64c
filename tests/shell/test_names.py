"""No screen, widget or app of ours uses a private name that Textual uses for its own ends."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from functools import cache

import pytest
from textual.dom import DOMNode

import mentorjournal.screens
import mentorjournal.widgets

# Overridden knowingly: each is named where it is done, with the reason.
ON_PURPOSE = {
    ("SafeApp", "_handle_exception"),
    ("SafeApp", "_fatal_error"),
    ("SafeApp", "_print_error_renderables"),
    ("SafeApp", "_return_code"),
    ("SafeApp", "_unnotify"),
    ("SafeApp", "_refresh_notifications"),
    ("SafeApp", "_check_bindings"),
    ("LineInput", "_on_paste"),
    ("LineInput", "_value"),
    ("LineInput", "_WORD_START"),
    ("TextBox", "_on_paste"),
    ("TextBox", "_on_key"),
    ("HeldText", "_on_key"),
    *(("SwiftTextArea", name) for name in ("_undo_batch", "_redo_batch", "_watch_selection")),
    ("SwiftTextArea", "_refresh_size"),
    ("SafeScreen", "_compositor"),
    ("SafeScreen", "_compositor_refresh"),
    ("SafeScreen", "_on_idle"),
    ("SafeScreen", "_dispatch_message"),
    ("SafeScreen", "_invoke_later"),
    ("SafeScreen", "_forward_event"),
}


def our_classes() -> list[type[DOMNode]]:
    modules = [importlib.import_module("mentorjournal.app")]
    for package in (mentorjournal.screens, mentorjournal.widgets):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            modules.append(importlib.import_module(module.name))
    return [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, DOMNode)
        and value.__module__ == module.__name__
    ]


@cache
def private_names(kind: type) -> set[str]:
    """Private names a class defines or sets on itself, read from its source."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    names: set[str] = set()
    for node in ast.walk(body):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names |= {node.attr} if ast.unparse(node.value) == "self" else set()
    return {name for name in names if name.startswith("_") and not name.endswith("_")}


@pytest.mark.parametrize("kind", our_classes(), ids=lambda kind: kind.__name__)
def test_private_names_are_our_own(kind: type[DOMNode]) -> None:
    theirs: set[str] = set()
    for base in kind.__mro__:
        if base.__module__.startswith("textual."):
            theirs |= private_names(base)
    shared = {(kind.__name__, name) for name in private_names(kind) & theirs}

    assert shared - ON_PURPOSE == set()
