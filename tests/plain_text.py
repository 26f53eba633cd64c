"""A reading of the screens' source that finds text which could reach a widget as markup.

A `str` handed to a widget is parsed as markup. What may be handed over is therefore a
literal without a square bracket, or what `plain()` and functions annotated to
return `Content` or `Text` give. Everything else counts as text from a person, even where
it is not: wrapping it in `plain()` costs nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.plain_values import Names, Package, tail

EVERY = -1
"""Marks a place that takes any number of texts."""

CONSTRUCTORS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("Static", "Label", "Button", "Checkbox", "RadioButton", "Link"), (0,)),
    **dict.fromkeys(("Tab", "TabPane", "Tree", "Option", "Selection", "Placeholder"), (0,)),
    **dict.fromkeys(("Content", "Text", "Select"), (0,)),
    **dict.fromkeys(("OptionList", "SelectionList", "RadioSet"), (EVERY,)),
    **dict.fromkeys(("Tabs", "TabbedContent"), (EVERY,)),
    **dict.fromkeys(("Collapsible", "TextArea"), ()),
    "Hit": (1, 4),
    "DiscoveryHit": (0, 3),
}
METHODS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("update", "add_leaf", "set_label", "with_tooltip"), (0,)),
    **dict.fromkeys(("add_option", "set_options", "add_column", "add_tab", "notify"), (0,)),
    **dict.fromkeys(("add_row", "add_columns", "add_options"), (EVERY,)),
    **dict.fromkeys(("assemble",), (EVERY,)),
    **dict.fromkeys(("replace_option_prompt", "replace_option_prompt_at_index"), (1,)),
    **dict.fromkeys(("update_cell_at",), (1,)),
    "update_cell": (2,),
    "styled": (0,),
}
KEYWORDS = {
    *("content", "label", "message", "prompt", "renderable", "text", "title", "tooltip"),
}
OWN_KEYWORDS = {
    "TextArea": {"placeholder"},
    "notify": {"message"},
    "Hit": {"match_display", "help"},
    "DiscoveryHit": {"display", "help"},
}
BORDERS = {"tooltip", "border_title", "border_subtitle"}
LABELS = {"label", "placeholder"}
PARSERS = {"from_markup", "from_text", "render_markup"}
MARKUP_MODULES = {"rich.markup", "textual.markup"}
TREE_KEYWORDS = {"data", "expand", "allow_expand"}
ADVICE = "reaches a widget past plain() and line()"


@dataclass(frozen=True)
class Finding:
    """A place where text could be taken for markup.

    Attributes:
        place: Module and line, "screens/plan.py:12".
        what: What stands there, in the words of the source, and what is wrong with it.
    """

    place: str
    what: str


def find_markup(shown: dict[str, str], others: Iterable[str] = ()) -> list[Finding]:
    """All places in the modules with widgets where text could be taken for markup.

    Args:
        shown: The source of each such module by its path.
        others: The sources of the other modules, whose functions are called from there.
    """
    trees = {path: ast.parse(source) for path, source in shown.items()}
    package = Package([*trees.values(), *map(ast.parse, others)], CONSTRUCTORS)
    return [
        Finding(f"{path}:{getattr(node, 'lineno', 0)}", what)
        for path, tree in trees.items()
        for node, what in _in_module(tree, package)
    ]


def _in_module(tree: ast.Module, package: Package) -> Iterator[tuple[ast.AST, str]]:
    names = Names(tree, package)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in MARKUP_MODULES:
            yield node, f"{node.module} is imported; its escape() lets some texts through"
        elif isinstance(node, ast.Call):
            yield from _in_call(node, names, package)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if _is_shown(target):
                    yield from _unless_fit(node.value, names)
        elif isinstance(node, ast.FunctionDef) and node.name in ("render", "render_label"):
            for statement in ast.walk(node):
                if isinstance(statement, ast.Return) and statement.value is not None:
                    yield from _unless_fit(statement.value, names)


def _in_call(call: ast.Call, names: Names, package: Package) -> Iterator[tuple[ast.AST, str]]:
    name = tail(call.func)
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    if name == "add_rows":
        yield call, "add_rows hides what is in its cells; use add_row"
        return
    if name in PARSERS or _is_true(keywords.get("markup")):
        yield call, f"{ast.unparse(call.func)} parses markup"
        return
    if name in ("escape", "render") and tail(getattr(call.func, "value", None)) == "markup":
        yield call, f"{ast.unparse(call.func)} lets some texts through"
        return
    places = _places(call, names, package, set(keywords))
    if places is None or (name == "notify" and _is_false(keywords.get("markup"))):
        return
    for place in places:
        for argument in call.args if place == EVERY else call.args[place : place + 1]:
            yield from _unless_fit(argument, names)
    checked = OWN_KEYWORDS.get(name, KEYWORDS)
    for keyword, value in keywords.items():
        if keyword in checked:
            yield from _unless_fit(value, names)


def _places(
    call: ast.Call, names: Names, package: Package, keywords: set[str | None]
) -> tuple[int, ...] | None:
    """Which arguments of a call are texts for a widget; None where it is no such call."""
    name = tail(call.func)
    if name == "Selection" and names.module_of(name).endswith(("text_area", "_document")):
        return None
    if name in ("Content", "Text") and names.is_measured_or_printed(call):
        return None
    if isinstance(call.func, ast.Attribute):
        if name == "__init__" and isinstance(call.func.value, ast.Call):
            return package.constructor_of_base(names.class_around(call))
        if name == "add":
            written = bool(call.args) and isinstance(call.args[0], ast.JoinedStr)
            return (0,) if written or keywords & TREE_KEYWORDS else None
        if name in ("assemble", "styled"):
            return METHODS[name] if tail(call.func.value) in ("Content", "Text") else None
        if name == "update" and len(call.args) != 1:
            return None
        if name == "notify" and package.notifies_plainly and not _is_super(call.func.value):
            return None
        if name in METHODS:
            return METHODS[name]
    return package.constructor(name)


def _is_shown(target: ast.expr) -> bool:
    """Whether a widget shows what is assigned; a `self.label` may be that of a message."""
    if not isinstance(target, ast.Attribute):
        return False
    others = target.attr in LABELS and tail(target.value) != "self"
    return target.attr in BORDERS or others


def _unless_fit(value: ast.expr, names: Names) -> Iterator[tuple[ast.AST, str]]:
    if not names.fit_entry(value):
        yield value, f"{ast.unparse(value)[:80]} {ADVICE}"


def _is_super(owner: ast.expr) -> bool:
    return isinstance(owner, ast.Call) and tail(owner.func) == "super"


def _is_true(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is True


def _is_false(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is False
