"""The measure of things: a Textual app with one empty, stock TextArea and nothing else."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareApp(App[None]):
    """One text area."""

    def compose(self) -> ComposeResult:
        """The text area."""
        yield TextArea()


if __name__ == "__main__":
    BareApp().run()
