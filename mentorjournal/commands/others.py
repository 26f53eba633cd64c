"""The trash, the preview of exports, and the dialogs."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("trash.restore", "enter", "restore", "Put the highlighted entry back", ("trash",), 1),
    Command(
        "trash.purge",
        "d",
        "for good",
        "Delete the highlighted entry for good, out of the backups too",
        ("trash",),
        2,
    ),
    Command(
        "trash.empty",
        "D",
        "empty",
        "Delete everything in the trash for good, out of the backups too",
        ("trash",),
        3,
    ),
    Command("conflict.mine", "m", "mine", "Keep my version", ("conflicts",), 1),
    Command("conflict.theirs", "t", "theirs", "Keep their version", ("conflicts",), 2),
    Command("conflict.both", "b", "both", "Keep both versions", ("conflicts",), 3),
    Command("export.save", "s", "save", "Write the file", ("export",), 1),
    Command("export.audience", "a", "audience", "Choose who it is for", ("export",), 2),
    Command("export.kind", "k", "document", "Choose the document", ("export",), 3),
    Command("export.format", "f", "format", "Choose Markdown, text or HTML", ("export",), 4),
    Command("export.session", "n", "session", "Choose which session's summary", ("export",), 5),
    Command("form.save", "f10,ctrl+s", "save", "Save what is in the form", ("form",), 1),
    Command("form.next", "tab", "next field", "Go to the next field", ("form",), 2),
    Command(
        "form.leave",
        "escape",
        "leave",
        "Leave; what you typed is offered again next time",
        ("form",),
        3,
    ),
    Command(
        "form.reset",
        "f5",
        "start afresh",
        "Forget what was typed before and start afresh",
        ("form",),
    ),
    Command("choose.take", "enter", "choose", "Take the highlighted one", ("choose",), 1),
    Command("choose.leave", "escape", "leave", "Leave without choosing", ("choose",), 2),
    Command("versions.up", "b", "up", "Scroll the pictures up", ("versions",), 1),
    Command("versions.down", "space", "down", "Scroll the pictures down", ("versions",), 2),
    Command("versions.leave", "escape,v", "close", "Close the versions", ("versions",), 3),
    Command(
        "wordings.take",
        "enter",
        "take back",
        "Let the notes say this again; what they say now is kept as a version too",
        ("wordings",),
        1,
    ),
    Command("wordings.up", "b", "up", "Scroll the texts up", ("wordings",), 2),
    Command("wordings.down", "space", "down", "Scroll the texts down", ("wordings",), 3),
    Command("wordings.leave", "escape", "close", "Close", ("wordings",), 4),
    Command("confirm.yes", "y", "yes", "Yes", ("confirm",)),
    Command("confirm.no", "n,escape", "no", "No", ("confirm",)),
    Command("help.leave", "escape,f1,q", "close", "Close the help", ("help",), 1),
)
