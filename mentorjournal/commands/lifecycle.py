"""The stages of a mentoring: one command each, and the strip in which all of them stand."""

from __future__ import annotations

from mentorjournal.commands.command import Command

ON_PAGE = ("relationship", "timeline", "roadmap")
HERE = ("dashboard", *ON_PAGE, "agreement")


def _to_stage(name: str, label: str, help: str, title: str, words: str) -> Command:  # noqa: A002
    return Command(
        f"relationship.{name}",
        "",
        label,
        help,
        HERE,
        writes=True,
        types=True,
        title=title,
        words=words,
    )


COMMANDS: tuple[Command, ...] = (
    Command(
        "relationship.stage",
        "e",
        "edit",
        "Say how it goes on: asked, active, paused, completed, or a new year",
        ON_PAGE,
        8,
        writes=True,
        types=True,
        title="Stage of the mentoring",
        words="prospect asked declined active pause complete close end next year resume lifecycle",
    ),
    Command(
        "relationship.details",
        "",
        "edit all",
        "Edit the person and the relationship",
        (*ON_PAGE, "agreement"),
        writes=True,
        types=True,
        title="Edit person and relationship",
        words="name role settings cadence rhythm form focus reporting line",
    ),
    _to_stage(
        "propose",
        "prospect",
        "Note whom you could ask: for what, and why just them",
        "Prospect",
        "could ask idea candidate",
    ),
    _to_stage(
        "ask",
        "asked",
        "Note that the question was put: when, and how",
        "Asked",
        "ask request question sent",
    ),
    _to_stage(
        "decline",
        "declined",
        "Note that the answer was no; the relationship rests, and may be asked for again",
        "Declined",
        "no refused rejected",
    ),
    _to_stage(
        "activate",
        "goes on",
        "Begin the mentoring, or go on after a pause",
        "Mentoring goes on",
        "start begin active resume return back yes",
    ),
    _to_stage(
        "pause",
        "pause",
        "Let it rest for a while: why, from when, until when",
        "Pause the mentoring",
        "paused break rest leave holiday sabbatical",
    ),
    _to_stage(
        "complete",
        "complete",
        "End it without fault: why, last words, thanks",
        "Complete the mentoring",
        "end finish close stop over archive goodbye",
    ),
    _to_stage(
        "next_year",
        "next year",
        "Begin a new year; the one before is kept, plan and pictures stay",
        "Next year",
        "renew again repeat continue",
    ),
    _to_stage(
        "make_recurring",
        "recurring",
        "Make a one-off recurring, with its history",
        "Make it recurring",
        "one-off once more lasting year",
    ),
    Command(
        "relationship.first_page",
        "",
        "first page",
        "Write how it could work, a page to send along with the ask, also to a first-time mentor",
        (*HERE, "mentors"),
        writes=True,
        types=True,
        title="How it could work",
        words="first-time mentor beginner how-to guide page send along prospect expectations",
    ),
    Command(
        "relationship.thank",
        "",
        "thanked",
        "Note that the thanks that were owed are said",
        HERE,
        writes=True,
        title="Thanks are said",
        words="thank you note gratitude",
    ),
    Command(
        "relationship.thank_you",
        "",
        "thank you",
        "Thank your mentor: drafts what came of advice and goals, keeps what was said or sent",
        HERE,
        writes=True,
        types=True,
        title="Say thank you",
        words="thanks note letter gratitude circle draft mentor",
    ),
    Command(
        "relationship.pay_forward",
        "",
        "paid forward",
        "Note that the protégé of the two mentors somebody now, and who mentored your mentor",
        HERE,
        writes=True,
        types=True,
        title="Paid forward",
        words="circle first protege line mentor of mentor pass on",
    ),
    Command(
        "relationship.consent",
        "",
        "consent",
        "Note that your manager knows of the mentoring by the manager's manager, and agrees",
        HERE,
        writes=True,
        types=True,
        title="My manager agrees",
        words="consent skip-level manager knows",
    ),
)
