"""The commands of the command line: their names, help, arguments and where their work is done.

Help is made from this table, so what is not here cannot be called and is not listed.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from typing import NamedTuple

from mentorjournal.cli import arguments
from mentorjournal.cli.import_arguments import of_import

PROGRAM = "mentorjournal"
GROUPS = ("add",)


class Command(NamedTuple):
    """Something that can be asked for on the command line.

    Attributes:
        name: One word, or two for a member of a group: "add person".
        usage: What stands behind the name.
        help: What it does, without a full stop.
        work: Module of this package and function that do it, "module:function".
        arguments: Adds its arguments to a parser.
        notes: More for its own help.
    """

    name: str
    usage: str
    help: str
    work: str
    arguments: Callable[[ArgumentParser], object]
    notes: str = ""


_EXPORT_NOTES = """\
Without -o the file lands in the export folder, and its path is printed. What was left out is
said on standard error. A BATNA sheet for the other person is made only after a question. Lines
that were left out when it was given to that reader last stay out, unless --whole is said."""

_IMPORT_NOTES = """\
Each day becomes a session with whom the notes are about: by front matter, the name of the file or
folder, a column, --who, or an @name of somebody in your journal. Boxes become actions; vCards say
how people are reached. What was taken before is not taken again; what is not taken is named with
the reason. Of JSON that the other person made with export summary or export agenda, actions are
taken over; --who is then who shared it."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "today",
        "[--due] [--json]",
        "Print what to do now; with --due only what cannot wait, and 1 where nothing is",
        "today:print_today",
        arguments.of_today,
        "What cannot wait is booked for today, or stands with “!” under Next.",
    ),
    Command(
        "people",
        "[--role mentor|protege] [--state STATE] [--tag TAG]\n"
        "           [--sort limit|name|last|open] [--json]",
        "Print who is in the journal",
        "people:print_people",
        arguments.of_people,
        "A STATE is one of those that are printed, such as stale, “due soon” or paused.",
    ),
    Command(
        "plan",
        "[WHO] [--json]",
        "Print pictures, goals and progress; without WHO your own",
        "plans:print_plan",
        arguments.of_plan,
    ),
    Command(
        "sessions",
        "[WHO] [--since DATE] [--until DATE] [--json]",
        "Print talks, the newest first; without WHO with everybody",
        "session_list:print_sessions",
        arguments.of_sessions,
    ),
    Command(
        "follow-ups",
        "[WHO] [--kind action|advice|question] [--state open|closed|all]\n"
        "           [--owner me|them] [--tag TAG] [--json]",
        "Print what must come back; without WHO of everybody",
        "follow_ups:print_follow_ups",
        arguments.of_follow_ups,
    ),
    Command(
        "search",
        "QUERY… [--who WHO] [--kind KIND] [--tag TAG] [--since DATE] [--until DATE]\n"
        "           [--all] [--json]",
        "Find any sentence by its words; 1 where nothing is found",
        "searching:print_found",
        arguments.of_search,
        "All words must be in the line, or in the name of whom it is about: ben pricing; or they\n"
        "mean its day: march 2026, last spring, this year, since march, until fri.\n"
        "“a phrase” and -not need quotes of the shell around all: 'pricing \"a phrase\" -not'.\n"
        "A #tag must count for the line, or for the person. "
        "Case and accents may be left out. With whole words first, then the newest.",
    ),
    Command(
        "done",
        "ID",
        "Close a follow-up, where it stands: the box of its line is ticked",
        "follow_ups:close",
        arguments.an_id,
        "IDs are printed by “follow-ups”. One of a line of notes goes with its words.",
    ),
    Command(
        "show",
        "ID | WHO [PART] | last --who WHO [--what-if FIGURE=VALUE] [--json]",
        "Print a part of what is yours (WHO is me) or somebody's, as on the screen; or one session",
        "showing:print_part",
        arguments.of_part,
    ),
    Command(
        "add person",
        "NAME --role mentor|protege [--form recurring|one-off] [--start DATE] [--another]",
        "Add somebody; the role is yours towards them",
        "adding:add_person",
        arguments.of_person,
    ),
    Command(
        "log",
        "WHO [TEXT | -] [--channel face-to-face|call|video|message] [--on DATE] [--minutes N]",
        "Write down a session that took place",
        "sessions:log_session",
        arguments.of_log,
        "Lines are private unless they begin with a mark: ! key point, > advice, - [ ] action,\n"
        "? question, = decision.",
    ),
    Command(
        "book",
        "WHO DATE [TIME] [--channel face-to-face|call|video|message] [--minutes N]",
        "Book a session that lies ahead",
        "booking:book_session",
        arguments.of_book,
        "It is booked beside what is booked already; the same day again changes that one. What\n"
        "speaks against the day is said, and forbids nothing.",
    ),
    Command(
        "add action",
        "WHO TEXT [--owner me|them] [--due DATE]",
        "Add something to be done",
        "adding:add_action",
        arguments.of_action,
    ),
    Command(
        "add achievement",
        "TEXT [--who WHO] [--impact TEXT] [--on DATE]",
        "Write down something that was achieved",
        "adding:add_achievement",
        arguments.of_achievement,
    ),
    Command(
        "import",
        "jrnl|markdown|csv|vcard|json PATH [--who WHO] [--role mentor|protege]\n"
        "           [--yes] [--json]",
        "Take over what another program has written; without --yes only say what would be taken",
        "importing:import_source",
        of_import,
        _IMPORT_NOTES,
    ),
    Command(
        "export",
        "KIND [--who WHO] [--session last|DATE|ID] [--sheet ID]\n"
        "           [--for me|other|manager|anyone] [--format md|txt|chat|html|eml|ics|json]\n"
        "           [--with-pay] [--without TEXT] [--whole] [-o PATH|-] [--force]",
        "Write a document to share",
        "exporting:export",
        arguments.of_export,
        _EXPORT_NOTES,
    ),
    Command(
        "check",
        "[--json]",
        "Say whether the journal's file is whole: 0 it is, 1 it is not",
        "checking:print_check",
        arguments.only_json,
    ),
    Command(
        "backups",
        "[--json]",
        "List the backups, the newest first",
        "backups:print_backups",
        arguments.only_json,
    ),
    Command(
        "restore",
        "NAME",
        "Put a backup in the journal's place; it is asked first, and can be taken back",
        "backups:restore_backup",
        arguments.a_name,
        "What would change is printed first. The journal as it is now is kept among the backups,\n"
        "and its name is said. Where nobody can be asked, giving the NAME is the answer.",
    ),
    Command("path", "", "Print where the journal is", "places:print_path", arguments.nothing),
    Command(
        "demo",
        "PATH",
        "Write the made-up journal to a new file",
        "places:write_demo_journal",
        arguments.a_path,
    ),
    Command(
        "completion",
        "bash|zsh|fish|man | --names",
        "Print what lets a shell finish words, or the manual page",
        "completion:print_completion",
        arguments.a_shell,
        'In ~/.bashrc: eval "$(mentorjournal completion bash)"; likewise for zsh, behind compinit\n'
        "in ~/.zshrc; in fish: mentorjournal completion fish | source. The manual page:\n"
        "mentorjournal completion man > ~/.local/share/man/man1/mentorjournal.1",
    ),
)
"""In the order of help."""

BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}
