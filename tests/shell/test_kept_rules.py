"""What the style sheet of the program gives a widget is what Textual's own would give it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.color import Color
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, Static

from mentorjournal.journal import Journal
from mentorjournal.widgets.textual_patches.kept_rules import KeptRules
from tests.shell.shell_help import opened, until

LOOKS = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")


class TextualsOwn(Stylesheet):
    """Textual's style sheet with the rules of another, which only notes what it would set."""

    def __init__(self, other: Stylesheet) -> None:
        super().__init__()
        self._rules = other.rules
        self.given: RulesMap = RulesMap()

    def replace_rules(  # type: ignore[override]  # The stock one is a class method.
        self, node: DOMNode, rules: RulesMap, animate: bool = False
    ) -> None:
        self.given = rules

    def _process_component_classes(self, node: DOMNode) -> None:
        pass

    def of(self, node: DOMNode) -> dict[str, Any]:
        """What a node without any looks would get."""
        self.given = RulesMap()
        self.apply(node)
        bare = DOMNode()
        Stylesheet.replace_rules(bare, self.given)
        return values_of(bare)


def values_of(node: DOMNode) -> dict[str, Any]:
    """The values that style sheets have given a node; a layout is an object of each node's own."""
    values: dict[str, Any] = {**node.styles.base.get_rules()}
    if "layout" in values:
        values["layout"] = values["layout"].name
    return values


def nodes_of(app: App[Any]) -> list[DOMNode]:
    """All widgets on the screen, and what stands for the parts of those that have some."""
    widgets = [*app.screen.walk_children(with_self=True)]
    parts = [styles.node for each in widgets for styles in each._component_styles.values()]
    return [*widgets, *(part for part in parts if part is not None)]


def other_than_textuals(app: App[Any]) -> list[str]:
    """What is not as Textual's own style sheet would have it."""
    assert isinstance(app.stylesheet, KeptRules)
    own = TextualsOwn(app.stylesheet)
    found = []
    for node in nodes_of(app):
        has = values_of(node)
        told = [getattr(node, name) for name in LOOKS]
        if has != (shall := own.of(node)) or told != [getattr(node, name) for name in LOOKS]:
            names = {name for name in {*has, *shall} if has.get(name) != shall.get(name)}
            found.append(f"{node!r}: {names}")
    return found


async def test_all_that_is_on_the_screens_looks_as_it_would_with_textuals_own(
    journal: Journal,
) -> None:
    journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    async with opened(journal).run_test(size=(80, 24)) as pilot:
        app, seen = pilot.app, 0
        for keys in (
            ("ctrl+p",),
            ("escape", "p"),
            ("tab", "tab", "x"),
            ("escape", "n"),
            ("j", "tab", "ctrl+t"),
            ("f2",),
        ):
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            assert other_than_textuals(app) == []
            seen += len(nodes_of(app))
        was = app.screen.styles.background
        app.theme = "textual-light"
        await until(pilot, lambda: not app.current_theme.dark)
        assert other_than_textuals(app) == []
        assert app.screen.styles.background != was
    assert seen > 100


class Lines(Widget):
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--part"}
    DEFAULT_CSS = "Lines { background: red; color: white; height: 12; padding: 1 2; }"

    def compose(self) -> ComposeResult:
        yield Static("one")
        yield Static("two", classes="chosen")
        yield Input(id="field", placeholder="say")


class Page(App[None]):
    CSS = """
    Static { color: green; width: 50%; background: blue; }
    Static:first-child { color: red; }
    Lines > Static.chosen { color: initial; background: initial; }
    Lines { background: initial; height: initial; }
    Lines.-on Static { text-style: bold; }
    Lines.-told .input--placeholder { color: #123456; }
    Lines:focus-within Input { border: none; }
    Lines:focus-within .input--cursor { color: yellow; }
    Lines.-on > .lines--part { color: yellow; }
    Static:hover { text-style: underline; }
    Static:even { text-opacity: 90%; }
    Static.-far { offset: 9 0; transition: offset 60s; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = KeptRules(variables=self.get_css_variables())

    def compose(self) -> ComposeResult:
        yield Lines()
        yield Static("three", classes="chosen")


async def test_what_is_first_set_back_and_changes_with_a_class_or_the_cursor_does_so_too() -> None:
    app = Page()
    async with app.run_test() as pilot:
        lines, field = app.query_one(Lines), app.query_one("#field", Input)
        one, two, three = app.query(Static).results()
        app.set_focus(None)
        await pilot.pause()
        cursor = field.get_component_styles("input--cursor").color.hex
        assert other_than_textuals(app) == []
        assert (one.styles.color.hex, two.styles.background.a) == ("#FF0000", 0)
        assert lines.styles.background.hex == "#FF0000", "a widget's own is what it is set back to"
        assert not one.styles.text_style.bold

        said = field.get_component_rich_style("input--placeholder").color
        lines.add_class("-told")
        await pilot.pause()
        told = Color.parse("#123456").rich_color
        assert said != told == field.get_component_rich_style("input--placeholder").color
        painted = [
            each.style.color
            for strip in app.screen._compositor.render_strips()
            for each in strip
            if "say" in each.text and each.style
        ]
        assert painted == [told], "it has been painted anew"

        lines.add_class("-on")
        field.focus()
        await pilot.pause()
        assert other_than_textuals(app) == []
        assert one.styles.text_style.bold
        assert not three.styles.text_style.bold
        assert cursor != field.get_component_styles("input--cursor").color.hex == "#FFFF00"

        assert lines.get_component_styles("lines--part").color.hex == "#FFFF00"

        lines.remove_class("-on")
        await lines.mount(Static("zero"), before=0)
        await pilot.pause()
        assert other_than_textuals(app) == []
        assert not one.styles.text_style.bold
        assert one.styles.color.hex == "#008000", "it is the first no more"
        assert not lines.get_component_styles("lines--part").has_rule("color")

        app.animation_level = "full"
        three.add_class("-far")
        await pilot.pause()
        assert app.animator.is_being_animated(three.styles.base, "offset")
