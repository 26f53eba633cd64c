"""What follows the name of a command: the arguments of each, and the words they take."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence

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
FOUND = (
    *("action", "advice", "question", "key", "decision", "note", "summary", "agenda", "goal"),
    *(
        "plan",
        "agreement",
        "person",
        "achievement",
        "ask",
        "introduction",
        "event",
        "check",
        "roadmap",
    ),
    *("giving", "pay"),
)
"""What `search` finds."""
FOLLOW_UP_STATES = ("open", "closed", "all")
KINDS = (
    *("summary", "agenda", "goals", "year", "agreement", "ask", "achievements", "profile"),
    *("working-together", "thanks", "introduction"),
    *("batna", "case", "calendar", "journal", "all"),
)
SHELLS = ("bash", "zsh", "fish", "man")
AUDIENCES = ("me", "other", "manager", "anyone")
FORMATS = ("md", "txt", "chat", "html", "eml", "ics", "json")


class OneOf:
    """Reads one of certain words, in capitals or not; another one is told which there are.

    Args:
        what: What the words are, for the error: "a role".
        words: They.
    """

    def __init__(self, what: str, words: Sequence[str]) -> None:
        self._what, self.words = what, tuple(words)

    def __call__(self, typed: str) -> str:
        """The word that was typed.

        Raises:
            ArgumentTypeError: It is another one.
        """
        word = " ".join(typed.casefold().replace("é", "e").split())
        if word not in self.words:
            # A hyphen may part two words.
            word = word.replace("-", " ")
        if word not in self.words:
            listed = f"{', '.join(self.words[:-1])} or {self.words[-1]}"
            raise ArgumentTypeError(f"“{typed.strip()[:40]}” is not {self._what}; it is {listed}.")
        return word


def nothing(parser: ArgumentParser) -> None:
    """No arguments."""


def only_json(parser: ArgumentParser) -> None:
    """Only whether to print JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON, for other programs")


def of_today(parser: ArgumentParser) -> None:
    """Those of `today`."""
    parser.add_argument(
        "--due",
        action="store_true",
        help="only what is booked for today or urgent; status 1 and no word where nothing is",
    )
    only_json(parser)


def of_people(parser: ArgumentParser) -> None:
    """Those of `people`."""
    parser.add_argument(
        "--role",
        metavar="ROLE",
        type=OneOf("a role", ROLES),
        help="only those to whom you are that: mentor or protege",
    )
    parser.add_argument(
        "--state",
        metavar="STATE",
        type=OneOf("a state", STATES),
        help="only those who stand so: stale, quiet, due soon, paused and so on",
    )
    parser.add_argument(
        "--sort",
        metavar="ORDER",
        type=OneOf("an order", SORTS),
        help="by the next limit, name, last contact (longest ago first) or what is open",
    )
    parser.add_argument("--tag", metavar="TAG", help="only people with this tag")
    only_json(parser)


def of_plan(parser: ArgumentParser) -> None:
    """Those of `plan`."""
    parser.add_argument(
        "who", nargs="?", metavar="WHO", help="of whom: a name, part of one, or an id"
    )
    only_json(parser)


def of_part(parser: ArgumentParser) -> None:
    """Those of `show`."""
    parser.add_argument(
        "who",
        metavar="WHO",
        help="me, or a name, part of one, or an id: what is theirs; or that of a session, "
        "follow-up, pay talk or ask; or “last”",
    )
    parser.add_argument(
        "part",
        nargs="?",
        metavar="PART",
        help="stands, timeline, roadmap, agreement, plan, versions, checks, achieved, pay talks, "
        "mentors, giving, ask, or of a pay talk sheet, packages, offers, preparation or "
        "rehearsal; without it where you stand with them, or your plan",
    )
    parser.add_argument(
        "--who", dest="whose", metavar="WHO", help="of “last”: with whom the last session was"
    )
    parser.add_argument(
        "--what-if",
        action="append",
        metavar="FIGURE=VALUE",
        help="of a pay talk's sheet: as it would be, with “target=130000”, “limit=…”, “cap=none”, "
        "“years=5” or “chance of Offer A=60 %%”; several times for several. Nothing is saved",
    )
    only_json(parser)


def of_sessions(parser: ArgumentParser) -> None:
    """Those of `sessions`."""
    parser.add_argument(
        "who", nargs="?", metavar="WHO", help="with whom: a name, part of one, or an id"
    )
    parser.add_argument("--since", metavar="DATE", help="the first day")
    parser.add_argument("--until", metavar="DATE", help="the last day")
    only_json(parser)


def of_follow_ups(parser: ArgumentParser) -> None:
    """Those of `follow-ups`."""
    parser.add_argument(
        "who", nargs="?", metavar="WHO", help="with whom: a name, part of one, or an id"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        type=OneOf("a kind", FOLLOW_UPS),
        help="only these: action, advice or question",
    )
    parser.add_argument(
        "--state",
        default="open",
        metavar="STATE",
        type=OneOf("a state", FOLLOW_UP_STATES),
        help="open (unless you say otherwise), closed or all",
    )
    parser.add_argument(
        "--owner",
        metavar="OWNER",
        type=OneOf("an owner", OWNERS),
        help="only actions of one side: me or them",
    )
    parser.add_argument("--tag", metavar="TAG", help="only those in whose words this tag stands")
    only_json(parser)


def of_search(parser: ArgumentParser) -> None:
    """Those of `search`."""
    parser.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        help="words, “a phrase” in quotes, -what must not be there",
    )
    parser.add_argument(
        "--who", metavar="WHO", help="with whom or whose: a name, part of one, an id, or me"
    )
    parser.add_argument(
        "--kind",
        metavar="KIND",
        type=OneOf("a kind", FOUND),
        help="only these: action, advice, question, key (point), decision or note of the notes; "
        "summary, agenda, goal, plan, agreement, person, achievement, ask, introduction, check, "
        "roadmap, giving or pay",
    )
    parser.add_argument("--tag", metavar="TAG", help="only lines and people with this tag")
    parser.add_argument("--since", metavar="DATE", help="the first day")
    parser.add_argument("--until", metavar="DATE", help="the last day")
    parser.add_argument("--all", action="store_true", help="print more than 300 lines, too")
    only_json(parser)


def an_id(parser: ArgumentParser) -> None:
    """The id of something."""
    parser.add_argument("id", metavar="ID", help="an id from “follow-ups”, or an end of one")


def a_path(parser: ArgumentParser) -> None:
    """A file."""
    parser.add_argument("path", metavar="PATH", help="a file that is not there yet")


def a_name(parser: ArgumentParser) -> None:
    """A name of a backup."""
    parser.add_argument("name", metavar="NAME", help="the backup's name, from “backups”")


def a_shell(parser: ArgumentParser) -> None:
    """Those of `completion`."""
    parser.add_argument(
        "shell",
        nargs="?",
        metavar="SHELL",
        type=OneOf("a shell", SHELLS),
        help="bash, zsh or fish; or man, for the manual page",
    )
    parser.add_argument(
        "--names", action="store_true", help="print what WHO can be, as the scripts ask"
    )


def of_person(parser: ArgumentParser) -> None:
    """Those of `add person`."""
    parser.add_argument("name", metavar="NAME", help="the person's name")
    parser.add_argument(
        "--role",
        required=True,
        metavar="ROLE",
        type=OneOf("a role", ROLES),
        help="what you are to them: mentor or protege",
    )
    parser.add_argument(
        "--form",
        default="recurring",
        metavar="FORM",
        type=OneOf("a form", FORMS),
        help="recurring (unless you say otherwise) or one-off",
    )
    parser.add_argument("--start", metavar="DATE", help="since when; today if left out")
    parser.add_argument(
        "--another",
        action="store_true",
        help="somebody else than the one in the journal who is called nearly so",
    )


def of_action(parser: ArgumentParser) -> None:
    """Those of `add action`."""
    a_who(parser)
    parser.add_argument("text", metavar="TEXT", help="what is to be done")
    parser.add_argument(
        "--owner",
        default="me",
        metavar="OWNER",
        type=OneOf("an owner", OWNERS),
        help="whose it is: me (unless you say otherwise) or them",
    )
    parser.add_argument("--due", metavar="DATE", help="the last good day")


def of_achievement(parser: ArgumentParser) -> None:
    """Those of `add achievement`."""
    parser.add_argument("text", metavar="TEXT", help="what was achieved")
    parser.add_argument(
        "--who", metavar="WHO", help="with whom it came about, who sees it too; nobody if left out"
    )
    parser.add_argument("--impact", default="", metavar="TEXT", help="what it changed")
    parser.add_argument("--on", metavar="DATE", help="the day; today if left out")


def of_log(parser: ArgumentParser) -> None:
    """Those of `log`."""
    a_who(parser)
    parser.add_argument(
        "text", nargs="?", metavar="TEXT", help="notes, with their marks; - reads standard input"
    )
    parser.add_argument(
        "--channel",
        default="call",
        metavar="CHANNEL",
        type=OneOf("a channel", CHANNELS),
        help="face-to-face, call (unless you say otherwise), video or message",
    )
    parser.add_argument("--on", metavar="DATE", help="the day it took place; today if left out")
    parser.add_argument("--minutes", metavar="N", help="how long it took")


def of_book(parser: ArgumentParser) -> None:
    """Those of `book`."""
    a_who(parser)
    parser.add_argument("date", metavar="DATE", help="the day")
    parser.add_argument(
        "time", nargs="?", metavar="TIME", help="your time, as 17:00 or 5pm; open if left out"
    )
    parser.add_argument(
        "--channel",
        metavar="CHANNEL",
        type=OneOf("a channel", CHANNELS),
        help="face-to-face, call, video or message; as the last time if left out",
    )
    parser.add_argument("--minutes", metavar="N", help="how long it is to take")


def a_who(parser: ArgumentParser) -> None:
    """Somebody."""
    parser.add_argument("who", metavar="WHO", help="with whom: a name, part of one, or an id")


def of_export(parser: ArgumentParser) -> None:
    """Those of `export`."""
    parser.add_argument(
        "kind",
        metavar="KIND",
        type=OneOf("a document", KINDS),
        help="summary, agenda, goals, year, agreement, ask, working-together, achievements, "
        "profile, thanks, introduction, batna, case, calendar or journal; or all, into a folder",
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
        "--id",
        metavar="ID",
        help="for an introduction or an ask: which one; the newest if left out",
    )
    parser.add_argument(
        "--for",
        dest="audience",
        metavar="READER",
        type=OneOf("a reader", AUDIENCES),
        help="me, other, manager or anyone; if left out other, for achievements, profile, "
        "a BATNA sheet and the case me",
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        type=OneOf("a format", FORMATS),
        help="md, txt, chat, html, eml, of the calendar ics, for the other person's mentorjournal "
        "json; as the ending of -o says if left out, else md",
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
    parser.add_argument(
        "--without",
        metavar="TEXT",
        action="append",
        default=[],
        help="leave out the lines in which this stands; can be said several times",
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="with the lines that were left out when it was given to that reader last",
    )
