"""The live session."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "session.mark",
        "ctrl+t",
        "mark",
        "Give the line its next mark: action, key point, advice, question, decision, none",
        ("session",),
        1,
    ),
    Command(
        "session.private",
        "ctrl+l",
        "private",
        "Make the line private for ever, or take that back",
        ("session",),
        2,
    ),
    Command(
        "session.panel",
        "f2",
        "panel",
        "Show or hide what will be shared, the agenda and last time",
        ("session",),
        3,
    ),
    Command(
        "session.read_panel",
        "alt+p",
        "read panel",
        "Go into the panel to scroll it, on through its parts, and back to the notes",
        ("session",),
    ),
    Command(
        "session.wrap_up",
        "f8",
        "wrap up",
        "End the session: summary, actions, next date, private reflection",
        ("session",),
        4,
    ),
    Command(
        "session.export",
        "f9",
        "share",
        "Export this session's summary, after a look at exactly what it says",
        ("session",),
        5,
    ),
    Command(
        "session.share_notes",
        "f5",
        "share notes",
        "Let unmarked lines of this session be shared too, or keep them private",
        ("session",),
    ),
    Command(
        "session.begin",
        "f10",
        "start",
        "Start this planned session now; its agenda and notes stay",
        ("session",),
    ),
    Command(
        "session.template",
        "alt+t",
        "template",
        "Put a template into the notes: first meeting, GROW, mid-point, role play, closing",
        ("session",),
    ),
    Command(
        "session.editor",
        "alt+e",
        "editor",
        "Open the notes in your own editor, $VISUAL or $EDITOR",
        ("session",),
    ),
    Command(
        "session.versions",
        "alt+v",
        "versions",
        "See what the notes said earlier, and take it back",
        ("session",),
    ),
    Command(
        "session.find",
        "alt+s",
        "find text",
        "Find words in these notes",
        ("session",),
    ),
    Command(
        "session.details",
        "ctrl+r",
        "details",
        "Change the day, the channel and how long it took",
        ("session",),
    ),
    Command("agenda.tick", "x", "tick", "Tick the highlighted point of the agenda", ("session",)),
    Command(
        "agenda.remove",
        "d",
        "remove",
        "Take the highlighted point off the agenda",
        ("session",),
    ),
    Command("agenda.add", "ctrl+g", "agenda", "Add a point to the agenda", ("session",)),
)
