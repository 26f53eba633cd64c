"""What two people expect of each other, a part of a relationship's page."""

from __future__ import annotations

from mentorjournal.commands.command import Command

HERE = ("agreement",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "agreement.open",
        "enter",
        "edit field",
        "Edit what is highlighted; where there is no agreement yet, begin it from what you do",
        HERE,
        1,
        writes=True,
        types=True,
        title="Edit this field",
        words="begin draft write change",
    ),
    Command(
        "agreement.versions",
        "v",
        "versions",
        "Show two versions of the agreement side by side",
        HERE,
        2,
        title="Versions of the agreement",
        words="compare history earlier before",
        idle="there is one version only",
    ),
    Command(
        "agreement.agree",
        "x",
        "agreed",
        "Both stand by the draft; once a review has come, say that what is agreed still holds",
        HERE,
        8,
        writes=True,
        title="Agreed",
        words="accept sign review still true looked again",
        idle="it is agreed already, and no review has come",
    ),
    Command(
        "agreement.edit",
        "e",
        "edit all",
        "Edit the whole agreement",
        HERE,
        writes=True,
        types=True,
        title="Edit the agreement",
        words="terms aims rhythm boundaries confidential change",
    ),
    Command(
        "agreement.review",
        "",
        "review",
        "Look at the agreement again: how it works, as each of you sees it, and when next",
        HERE,
        writes=True,
        types=True,
        title="Review the agreement",
        words="half-time still true views partnership",
    ),
)
