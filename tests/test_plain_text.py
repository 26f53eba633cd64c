"""The check for markup, against code that is right and code that is wrong."""

from __future__ import annotations

import textwrap

import pytest

from tests.plain_text import find_markup

GOOD = [
    'Static("Nothing here yet.")',
    "Static(plain(person.name))",
    "Label(line(person.name, (person.role, '$muted')))",
    'Button(plain(f"Keep {name}"), id=f"keep-{name}")',
    "Static()",
    'Static("a" if empty else plain(name))',
    'Static(plain(first) + " and " + plain(second))',
    'Static(plain(", ").join(parts))',
    "label = plain(name)\nStatic(label)",
    "label = plain(name)\nlabel = label.stylize('bold')\nStatic(label)",
    'self.notify(f"Kept as {path}", markup=False)',
    'self.notify("Kept.", title=name)',
    "table.add_row(plain(name), plain(str(count)), key=uid)",
    "table.add_row(*map(plain, values), key=uid)",
    "table.add_row(*(plain(value) for value in values))",
    "cells = []\ncells.append(plain(name))\ntable.add_row(*cells)",
    'table.add_columns("Name", "I am")',
    'for head in ("Name", "I am"):\n    table.add_column(head)',
    'HEADS = ["Name", "I am"]\nfor head in HEADS:\n    table.add_column(head)',
    "Select([(plain(person.name), person.uid) for person in people])",
    'Select([("Call", channel), ("Video", other)], prompt="Channel")',
    "options.add_option(Option(plain(name), uid))",
    "node.add(plain(name), data=uid)",
    "chosen.add(name)",
    "widget.tooltip = plain(name)",
    "panel.border_title = 'Goals'",
    "settings.update(one, two)",
    "TextArea(note.text, placeholder='Notes')",
    'Content.assemble(plain(name), " " * room)',
    "width = Content(name).cell_length",
    "self.error_console.print(Text(report))",
    "Hit(score, plain(name), command, name)",
    "from textual.widgets.text_area import Selection\nSelection(start, end)",
    "class Context(App):\n    def notify(self, message: str) -> None:\n"
    "        super().notify(message, markup=False)\n\napp.notify(str(error))",
    "Input(value=name, placeholder=hint)",
    "Content.assemble(plain(name), (' late', '$warning'))",
    "def show(heading: Content) -> None:\n    Static(heading)",
    "def title() -> Content: ...\nStatic(title())",
    "class Row:\n    heading: Content\n\ndef show(row: Row) -> None:\n    Static(row.heading)",
    "class Head(Static):\n    def __init__(self, name: str) -> None:\n"
    "        super().__init__(plain(name))\n\nHead(name)",
    "class Head(Static):\n    def render(self) -> Content:\n        return plain(self.text)",
    "class Head(Static):\n    def __init__(self, head: Content) -> None:\n"
    "        self.head = head\n    def show(self) -> None:\n        self.update(self.head)",
]

BAD = [
    "Static(person.name)",
    "Static(name)",
    'Static(f"Dear {name}")',
    'Static("Dear " + name)',
    'Static("Dear %s" % name)',
    'Static("Dear {}".format(name))',
    'Static(", ".join(names))',
    'Static("[" * depth)',
    "Static(name * 2)",
    'SEPARATOR = ", "\nStatic(SEPARATOR.join(names))',
    "Static(str(error))",
    "Static(name.title())",
    'Static("[bold]Goals[/bold]")',
    "Static(plain(name) if name else fallback)",
    "widgets.Label(name)",
    "Button(label=name)",
    "Checkbox(action.text)",
    "Collapsible(Static(), title=name)",
    "TabPane(name, Static())",
    "label = plain(name)\nif late:\n    label = name\nStatic(label)",
    "label = plain(name)\nlabel += f' {role}'\nStatic(label)",
    "for name in names:\n    Button(name)",
    "self.notify(str(error))",
    'self.notify(f"Kept as {path}")',
    "self.notify(path, markup=True)",
    "table.add_row(plain(name), role)",
    "table.add_row(*values)",
    "table.add_row(*(value for value in values))",
    "cells = []\ncells.append(name)\ntable.add_row(*cells)",
    "table.add_rows(rows)",
    "table.update_cell(row, column, name)",
    "table.add_column(name)",
    "Select([(person.name, person.uid) for person in people])",
    "Select([], prompt=name)",
    "Option(name, uid)",
    "options.add_option(name)",
    "options.replace_option_prompt(uid, name)",
    "OptionList(*names)",
    "node.add(name, data=uid)",
    'node.add(f"{name}")',
    "node.add_leaf(name)",
    "widget.tooltip = name",
    "Static().with_tooltip(name)",
    "panel.border_title = name",
    "button.label = name",
    "self.query_one(Static).update(name)",
    "TextArea(placeholder=name)",
    "Content(name)",
    "Text(name)",
    "Content.assemble(plain(name), (role, 'bold'))",
    'Content.from_markup("Goals")',
    'Text.from_markup("Goals")',
    "markup.escape(name)",
    "from rich.markup import escape",
    "from textual.markup import escape",
    "Hit(score, name, command)",
    "def show(heading: str) -> None:\n    Static(heading)",
    "def title() -> str: ...\nStatic(title())",
    "def title() -> str | Content: ...\nStatic(title())",
    "class Context(App):\n    def notify(self, message: str) -> None:\n"
    "        super().notify(message)\n\napp.notify(str(error))",
    "Selection(name, uid)",
    "class Head(Static):\n    pass\n\nHead(name)",
    "class Head(Static):\n    def __init__(self, name: str) -> None:\n"
    "        super().__init__(name)",
    "class Head(Static):\n    def render(self) -> str:\n        return self.text",
    "class Head(Static):\n    def __init__(self, head: str) -> None:\n"
    "        self.head = head\n    def show(self) -> None:\n        self.update(self.head)",
]


@pytest.mark.parametrize("source", GOOD)
def test_text_through_the_doors_is_let_through(source: str) -> None:
    assert find_markup({"screens/sample.py": source}) == []


@pytest.mark.parametrize("source", BAD)
def test_text_past_the_doors_is_found(source: str) -> None:
    assert find_markup({"screens/sample.py": source})


def test_a_finding_names_the_place_and_the_words() -> None:
    source = textwrap.dedent(
        """
        def compose(self):
            yield Static(person.name)
        """
    )

    (finding,) = find_markup({"screens/sample.py": source})

    assert finding.place == "screens/sample.py:3"
    assert finding.what.startswith("person.name ")


def test_a_method_counts_before_others_of_its_name() -> None:
    screen = (
        "class Head(Static):\n    def words(self) -> Content: ...\n"
        "    def show(self):\n        self.update(self.words())"
    )
    other = "def words() -> str: ..."

    assert find_markup({"screens/sample.py": screen}, [other]) == []
    assert find_markup({"screens/sample.py": screen.replace("Content", "str")}, [other])


def test_a_function_of_another_module_counts_by_its_annotation() -> None:
    screen = "Static(heading(person))\nStatic(wording(person))"
    other = "def heading(person) -> Content: ...\ndef wording(person) -> str: ..."

    findings = find_markup({"screens/sample.py": screen}, [other])

    assert [finding.place for finding in findings] == ["screens/sample.py:2"]
