"""What can be done everywhere."""

from __future__ import annotations

from mentorjournal.commands.command import APP, Command

COMMANDS: tuple[Command, ...] = (
    Command("app.find", "f4,/", "find", "Find a person or a session by name", (APP,)),
    Command("app.dashboard", "f3", "dashboard", "Go to the dashboard", (APP,)),
    Command("app.back", "escape", "back", "Go back to where you came from", (APP,)),
    Command("app.undo", "u", "undo", "Take back the last change, a deletion too", (APP,)),
    Command("app.palette", "ctrl+p", "all", "Everything that can be done here", (APP,)),
    Command("app.help", "f1,?", "help", "Help for this screen", (APP,)),
    Command("app.theme", "f12", "theme", "Change between dark and light", (APP,)),
    Command(
        "app.conflicts",
        "C,alt+k",
        "conflicts",
        "See what other programs did to the journal, and decide where both changed something",
        (APP,),
        types=True,
    ),
    Command(
        "app.save_copy",
        "alt+c",
        "save copy",
        "Save a copy of the journal elsewhere, with what could not be kept here",
        (APP,),
        types=True,
    ),
    Command(
        "app.take_over",
        "ctrl+n",
        "write here",
        "Write here, once the other program that has the journal open has ended",
        (APP,),
        types=True,
    ),
    Command(
        "app.hide",
        "f11,alt+h",
        "hide",
        "Hide pay and everything private while others see your screen, or show it again",
        (APP,),
    ),
    Command(
        "app.suspend",
        "alt+u",
        "to shell",
        "Stop here and go to the shell, which brings the program back with fg",
        (APP,),
    ),
    Command("app.quit", "ctrl+q", "quit", "Leave the program", (APP,)),
)
