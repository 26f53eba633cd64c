"""What the program takes of Textual's insides stands in one folder and is as it was looked at."""

from __future__ import annotations

import ast
import hashlib
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textual
from textual._compositor import Compositor
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.timer import Timer
from textual.widgets import Input, TextArea

import mentorjournal
from mentorjournal.widgets import textual_patches

HOME = Path(mentorjournal.__file__).parent
PATCHES = Path(textual_patches.__file__).parent
MODULES = [f"{textual_patches.__name__}.{each.name}" for each in pkgutil.iter_modules([PATCHES])]

PYTHONS = {"_ready", "_replace"}
"""What is of asyncio's loops and of named tuples."""

DONE_OTHERWISE = {
    # What a patch does in the place of Textual, or relies on step by step: what that did, as
    # the first digits of a hash of its source, when the patch was last compared with it.
    Compositor.render_full_update: "95c5bf6a",
    Compositor.render_partial_update: "342f61fb",
    Compositor._render_chops: "08dba28b",
    Screen._on_timer_update: "af1f31e0",
    Screen._on_idle: "07b070b1",
    Screen._compositor_refresh: "55663d2f",
    Screen._invoke_later: "31bd9845",
    MessagePump._dispatch_message: "b8803549",
    ScrollView.refresh_lines: "ec97fb1a",
    TextArea.check_consume_key: "4a84e255",
    TextArea.edit: "dc55c710",
    TextArea._undo_batch: "5fc78a4b",
    TextArea._redo_batch: "a297e6dc",
    TextArea._watch_selection: "2ffe4783",
    TextArea._refresh_size: "2f1619f4",
    TextArea._on_paste: "a1199508",
    TextArea._on_key: "d251c665",
    TextArea.action_delete_word_right: "13c8d198",
    Input._on_paste: "85657c38",
    Stylesheet.reparse: "d84aac4b",
    Stylesheet.set_variables: "6f370c03",
    Stylesheet.apply: "f5f6f297",
    Stylesheet._process_component_classes: "2b4c7f88",
    vars(Stylesheet)["replace_rules"].__func__: "e4419a44",
    App._check_bindings: "ce8dd4c5",
    vars(Screen)["_binding_chain"].fget: "d05fe11a",
    App._unnotify: "3326ba4c",
    Timer._run: "92f4923c",
    App._handle_exception: "ee684ee6",
}


@cache
def names_of(file: Path) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Private names that a file defines or sets, those it asks anything for, and its imports."""
    own, used, imports = set[str](), set[str](), set[str]()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            own.add(node.name)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
            own |= {each.id for each in targets if isinstance(each, ast.Name)}
        elif isinstance(node, ast.ImportFrom):
            imports.add(node.module or "")
        if isinstance(node, ast.Attribute):
            if isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "self":
                own.add(node.attr)
            elif isinstance(node.ctx, ast.Load):
                used.add(node.attr)
    return frozenset(filter(_private, own)), frozenset(filter(_private, used)), frozenset(imports)


def _private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


@cache
def theirs() -> frozenset[str]:
    """All private names that Textual defines anywhere."""
    files = Path(textual.__file__).parent.rglob("*.py")
    return frozenset().union(*(names_of(file)[0] for file in files))


def files_outside() -> list[Path]:
    return [file for file in HOME.rglob("*.py") if PATCHES not in file.parents]


def test_private_parts_of_textual_are_used_in_one_folder_only() -> None:
    found = []
    for file in files_outside():
        own, used, imports = names_of(file)
        if not any(each.startswith("textual") for each in imports):
            continue
        found += [f"{file.name}: {name}" for name in (used - own) & theirs()]
        private = (each for each in imports if each.startswith("textual."))
        found += [f"{file.name}: {each}" for each in private if "._" in each]

    assert found == [], "what is private of Textual belongs into widgets/textual_patches"


@pytest.mark.parametrize("name", MODULES)
def test_each_patch_says_which_change_of_textual_would_make_it_unnecessary(name: str) -> None:
    assert "\nUpstream: " in (importlib.import_module(name).__doc__ or "")


@pytest.mark.parametrize("name", MODULES)
def test_what_a_patch_asks_textual_for_is_there(name: str) -> None:
    own, used, _ = names_of(Path(inspect.getfile(importlib.import_module(name))))

    gone = used - own - theirs() - PYTHONS
    assert not gone, f"Textual has no {gone} any more: {name} needs another way to it"


def classes() -> Iterator[type]:
    for name in MODULES:
        module = importlib.import_module(name)
        yield from (
            each
            for each in vars(module).values()
            if isinstance(each, type) and each.__module__ == name
        )


@pytest.mark.parametrize("kind", list(classes()), ids=lambda kind: kind.__name__)
def test_what_a_patch_overrides_takes_what_textual_gives_it(kind: type) -> None:
    for name, ours in vars(kind).items():
        base = next((each for each in kind.__mro__[1:] if name in vars(each)), None)
        if not _private(name) or base is None or not inspect.isfunction(ours):
            continue
        if not base.__module__.startswith("textual"):
            continue
        given, taken = (inspect.signature(each).parameters for each in (vars(base)[name], ours))
        assert list(taken) == list(given), f"Textual calls {base.__name__}.{name} otherwise now"


def fingerprint(function: object) -> str:
    source = textwrap.dedent(inspect.getsource(function))  # type: ignore[arg-type]
    return hashlib.sha256(source.encode()).hexdigest()[:8]


@pytest.mark.parametrize(
    ("function", "known"),
    DONE_OTHERWISE.items(),
    ids=[each.__qualname__ for each in DONE_OTHERWISE],
)
def test_what_is_done_otherwise_is_what_it_was_compared_with(function: object, known: str) -> None:
    now = fingerprint(function)
    assert now == known, (
        f"Textual {textual.__version__} has changed {getattr(function, '__qualname__', '')}: see "
        f"whether the patch in widgets/textual_patches still fits, then note {now} here"
    )
