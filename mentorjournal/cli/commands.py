"""The commands of the command line: their names, help, arguments and where their work is done.

Help is made from this table, so what is not here cannot be called and is not listed.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Mapping
from typing import NamedTuple

PROGRAM = "mentorjournal"
GROUPS = ("add",)

ROLES = ("mentor", "protege")
FORMS = ("recurring", "one-off")
SORTS = ("limit", "name", "last", "open")
STATES = (
    *("new", "fresh", "open", "due soon", "booked", "booked late", "stale", "quiet", "too soon"),
    *("prospect", "asked", "active", "paused", "completed"),
)
"""How a relationship can stand: the words of its clocks, and the stages."""
CHANNELS = ("face-to-face", "call", "video", "message")
OWNERS = ("me", "them")
FOLLOW_UPS = ("action", "advice", "question")
FOLLOW_UP_STATES = ("open", "closed", "all")
KINDS = ("summary", "agenda", "goals", "year", "agreement", "achievements", "batna", "case")
AUDIENCES = ("me", "other", "manager", "anyone")
FORMATS = ("md", "txt", "html")


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


def one_of(what: str, words: tuple[str, ...]) -> Callable[[str], str]:
    """What reads one of these words, in capitals or not; another one is told which there are."""

    def read(typed: str) -> str:
        word = typed.strip().casefold().replace("é", "e")
        if word not in words:
            listed = f"{', '.join(words[:-1])} or {words[-1]}"
            raise ArgumentTypeError(f"“{typed.strip()[:40]}” is not {what}; it is {listed}.")
        return word

    return read


def _nothing(parser: ArgumentParser) -> None:
    """No arguments."""


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")


def _people(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--role",
        metavar="ROLE",
        type=one_of("a role", ROLES),
        help="only those to whom you are that: mentor or protege",
    )
    parser.add_argument(
        "--state",
        metavar="STATE",
        type=_state,
        help="only those who stand so: stale, quiet, due soon, paused and so on",
    )
    parser.add_argument(
        "--sort",
        metavar="ORDER",
        type=one_of("an order", SORTS),
        help="by the next limit, name, last contact (longest ago first) or what is open",
    )
    _json(parser)


def _state(typed: str) -> str:
    """A word for how a relationship stands; a hyphen may part two words."""
    return one_of("a state", STATES)(" ".join(typed.replace("-", " ").split()))


def _plan(parser: ArgumentParser) -> None:
    parser.add_argument(
        "who", nargs="?", metavar="WHO", help="of whom: a name, part of one, or an id"
    )
    _json(parser)


def _part(parser: ArgumentParser) -> None:
    parser.add_argument(
        "who",
        metavar="WHO",
        help="me, or a name, part of one, or an id: what is theirs; or that of a pay talk",
    )
    parser.add_argument(
        "part",
        nargs="?",
        metavar="PART",
        help="stands, timeline, roadmap, agreement, plan, versions, checks, achieved, pay talks, "
        "mentors, or of a pay talk sheet or packages; without it where you stand with them, "
        "or your plan",
    )
    _json(parser)


def _sessions(parser: ArgumentParser) -> None:
    parser.add_argument(
        "who", nargs="?", metavar="WHO", help="with whom: a name, part of one, or an id"
    )
    parser.add_argument("--since", metavar="DATE", help="the first day")
    parser.add_argument("--until", metavar="DATE", help="the last day")
    _json(parser)


def _follow_ups(parser: ArgumentParser) -> None:
    parser.add_argument(
        "who", nargs="?", metavar="WHO", help="with whom: a name, part of one, or an id"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        type=one_of("a kind", FOLLOW_UPS),
        help="only these: action, advice or question",
    )
    parser.add_argument(
        "--state",
        default="open",
        metavar="STATE",
        type=one_of("a state", FOLLOW_UP_STATES),
        help="open (unless you say otherwise), closed or all",
    )
    parser.add_argument(
        "--owner",
        metavar="OWNER",
        type=one_of("an owner", OWNERS),
        help="only actions of one side: me or them",
    )
    _json(parser)


def _id(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="an id from “follow-ups”, or an end of one")


def _path(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="a file that is not there yet")


def _name(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the backup's name, from “backups”")


def _person(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the person's name")
    parser.add_argument(
        "--role",
        required=True,
        metavar="ROLE",
        type=one_of("a role", ROLES),
        help="what you are to them: mentor or protege",
    )
    parser.add_argument(
        "--form",
        default="recurring",
        metavar="FORM",
        type=one_of("a form", FORMS),
        help="recurring (unless you say otherwise) or one-off",
    )
    parser.add_argument("--start", metavar="DATE", help="since when; today if left out")
    parser.add_argument(
        "--another",
        action="store_true",
        help="somebody else than the one in the journal who is called nearly so",
    )


def _action(parser: ArgumentParser) -> None:
    _who(parser)
    parser.add_argument("text", metavar="TEXT", help="what is to be done")
    parser.add_argument(
        "--owner",
        default="me",
        metavar="OWNER",
        type=one_of("an owner", OWNERS),
        help="whose it is: me (unless you say otherwise) or them",
    )
    parser.add_argument("--due", metavar="DATE", help="the last good day")


def _achievement(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="what was achieved")
    parser.add_argument(
        "--who", metavar="WHO", help="with whom it came about, who sees it too; nobody if left out"
    )
    parser.add_argument("--impact", default="", metavar="TEXT", help="what it changed")
    parser.add_argument("--on", metavar="DATE", help="the day; today if left out")


def _log(parser: ArgumentParser) -> None:
    _who(parser)
    parser.add_argument(
        "text", nargs="?", metavar="TEXT", help="notes, with their marks; - reads standard input"
    )
    parser.add_argument(
        "--channel",
        default="call",
        metavar="CHANNEL",
        type=one_of("a channel", CHANNELS),
        help="face-to-face, call (unless you say otherwise), video or message",
    )
    parser.add_argument("--on", metavar="DATE", help="the day it took place; today if left out")
    parser.add_argument("--minutes", metavar="N", help="how long it took")


def _book(parser: ArgumentParser) -> None:
    _who(parser)
    parser.add_argument("date", metavar="DATE", help="the day")
    parser.add_argument(
        "time", nargs="?", metavar="TIME", help="your time, as 17:00 or 5pm; open if left out"
    )
    parser.add_argument(
        "--channel",
        metavar="CHANNEL",
        type=one_of("a channel", CHANNELS),
        help="face-to-face, call, video or message; as the last time if left out",
    )
    parser.add_argument("--minutes", metavar="N", help="how long it is to take")


def _who(parser: ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help="with whom: a name, part of one, or an id")


def _export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="KIND",
        type=one_of("a document", KINDS),
        help="summary, agenda, goals, year, agreement, achievements, batna or case",
    )
    parser.add_argument(
        "--who", metavar="WHO", help="whose; may be left out where only one is possible"
    )
    parser.add_argument(
        "--session",
        metavar="WHICH",
        help="for a summary: last (unless you say otherwise), a date or an id",
    )
    parser.add_argument(
        "--sheet",
        metavar="ID",
        help="for a BATNA sheet or the case: of which; the open one if left out",
    )
    parser.add_argument(
        "--for",
        dest="audience",
        metavar="READER",
        type=one_of("a reader", AUDIENCES),
        help="me, other, manager or anyone; if left out other, for achievements, a BATNA "
        "sheet and the case me",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=one_of("a format", FORMATS),
        help="md, txt or html; as the ending of -o says if left out, else md",
    )
    parser.add_argument(
        "-o", dest="target", metavar="PATH", help="a file or a folder; - prints the document"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_argument(
        "--with-pay",
        action="store_true",
        help="with what speaks of pay, but never for somebody in the reporting line",
    )


_EXPORT_NOTES = """\
Without -o the file lands in the export folder, and its path is printed. What was left out is
said on standard error. A BATNA sheet for the other person is made only after a question."""

COMMANDS: tuple[Command, ...] = (
    Command("today", "[--json]", "Print what to do now", "today:print_today", _json),
    Command(
        "people",
        "[--role mentor|protege] [--state STATE] [--sort limit|name|last|open] [--json]",
        "Print who is in the journal",
        "people:print_people",
        _people,
        "A STATE is one of those that are printed, such as stale, “due soon” or paused.",
    ),
    Command(
        "plan",
        "[WHO] [--json]",
        "Print pictures, goals and progress; without WHO your own",
        "plans:print_plan",
        _plan,
    ),
    Command(
        "sessions",
        "[WHO] [--since DATE] [--until DATE] [--json]",
        "Print talks, the newest first; without WHO with everybody",
        "session_list:print_sessions",
        _sessions,
    ),
    Command(
        "follow-ups",
        "[WHO] [--kind action|advice|question] [--state open|closed|all]\n"
        "           [--owner me|them] [--json]",
        "Print what must come back; without WHO of everybody",
        "follow_ups:print_follow_ups",
        _follow_ups,
    ),
    Command(
        "done",
        "ID",
        "Close a follow-up, where it stands: the box of its line is ticked",
        "follow_ups:close",
        _id,
        "IDs are printed by “follow-ups”. One of a line of notes goes with its words.",
    ),
    Command(
        "show",
        "WHO [PART] [--json]",
        "Print a part of what is yours (WHO is me) or somebody's, as on the screen",
        "showing:print_part",
        _part,
    ),
    Command(
        "add person",
        "NAME --role mentor|protege [--form recurring|one-off] [--start DATE] [--another]",
        "Add somebody; the role is yours towards them",
        "adding:add_person",
        _person,
    ),
    Command(
        "log",
        "WHO [TEXT | -] [--channel face-to-face|call|video|message] [--on DATE] [--minutes N]",
        "Write down a session that took place",
        "sessions:log_session",
        _log,
        "Lines are private unless they begin with a mark: ! key point, > advice, - [ ] action,\n"
        "? question, = decision.",
    ),
    Command(
        "book",
        "WHO DATE [TIME] [--channel face-to-face|call|video|message] [--minutes N]",
        "Book a session that lies ahead",
        "booking:book_session",
        _book,
        "It is booked beside what is booked already; the same day again changes that one. What\n"
        "speaks against the day is said, and forbids nothing.",
    ),
    Command(
        "add action",
        "WHO TEXT [--owner me|them] [--due DATE]",
        "Add something to be done",
        "adding:add_action",
        _action,
    ),
    Command(
        "add achievement",
        "TEXT [--who WHO] [--impact TEXT] [--on DATE]",
        "Write down something that was achieved",
        "adding:add_achievement",
        _achievement,
    ),
    Command(
        "export",
        "KIND [--who WHO] [--session last|DATE|ID] [--sheet ID]\n"
        "           [--for me|other|manager|anyone] [--format md|txt|html] [-o PATH|-] [--force]",
        "Write a document to share",
        "exporting:export",
        _export,
        _EXPORT_NOTES,
    ),
    Command(
        "check",
        "[--json]",
        "Say whether the journal's file is whole: 0 it is, 1 it is not",
        "checking:print_check",
        _json,
    ),
    Command(
        "backups",
        "[--json]",
        "List the backups, the newest first",
        "backups:print_backups",
        _json,
    ),
    Command(
        "restore",
        "NAME",
        "Put a backup in the journal's place; it is asked first, and can be taken back",
        "backups:restore_backup",
        _name,
        "What would change is printed first. The journal as it is now is kept among the backups,\n"
        "and its name is said. Where nobody can be asked, giving the NAME is the answer.",
    ),
    Command("path", "", "Print where the journal is", "places:print_path", _nothing),
    Command(
        "demo",
        "PATH",
        "Write the made-up journal to a new file",
        "places:write_demo_journal",
        _path,
    ),
)
"""In the order of help."""

BY_NAME: Mapping[str, Command] = {command.name: command for command in COMMANDS}
