"""`mentorjournal add`: a person, an action, an achievement."""

from __future__ import annotations

from argparse import Namespace

from mentorjournal.cli.journals import relationship_of, typed_date, writing
from mentorjournal.cli.output import confirm, short_id
from mentorjournal.data.records.base import ME
from mentorjournal.dates import show_date
from mentorjournal.errors import Ambiguous, BadInput, Refused
from mentorjournal.mentoring.showing import made_in, mine
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.text import one_line


def add_person(arguments: Namespace) -> int:
    """Add somebody, and the mentoring with them.

    Raises:
        BadInput: A word cannot be used.
        Ambiguous: Somebody in the journal may be the same person, spelled in another way.
        Refused: I have that role towards them already.
    """
    with writing(arguments) as journal:
        start = typed_date(arguments.start, journal.today(), "--start", past=True)
        known = journal.people.named(arguments.name)
        nearly = journal.people.nearly_named(arguments.name)
        if nearly is not None and not arguments.another:
            raise Ambiguous(
                f"“{one_line(arguments.name)[:60]}” could be {nearly.name}, who is in the journal. "
                f"If so, write {nearly.name}; for somebody else, add --another. "
                "Nothing was written.",
                (nearly.name,),
            )
        try:
            relationship = journal.relationships.begin(
                arguments.name, arguments.role, form=arguments.form, start=start
            )
        except BadInput as error:
            if known is not None:
                raise Refused(str(error)) from None
            raise
        name = journal.relationships.person(relationship).name
    role = ROLE_WORDS[relationship.my_role]
    confirm(f"Added {name}; you are their {role}.  {short_id(relationship.uid)}")
    return 0


def add_action(arguments: Namespace) -> int:
    """Add something to be done, by me or by them.

    Raises:
        BadInput: A word cannot be used.
        NotFound: Nobody is called that.
    """
    with writing(arguments) as journal:
        today = journal.today()
        due = typed_date(arguments.due, today, "--due", past=False)
        relationship = relationship_of(journal, arguments.who)
        action = journal.follow_ups.add(
            relationship, arguments.text, assignee=arguments.owner, due=due
        )
        name = journal.relationships.person(relationship).name
    whose = "Added for you, with" if action.assignee == "me" else "Added for"
    until = f", due {show_date(due, today)}" if due else ""
    confirm(f"{whose} {name}: {action.text}{until}  {short_id(action.uid)}")
    return 0


def add_achievement(arguments: Namespace) -> int:
    """Write down something that was achieved.

    Raises:
        BadInput: A word cannot be used.
        NotFound: Nobody is called that.
    """
    with writing(arguments) as journal:
        today = journal.today()
        on = typed_date(arguments.on, today, "--on", past=True)
        showing = mine()
        if arguments.who is not None:
            showing = made_in(relationship_of(journal, arguments.who))
        done = journal.achievements.add(showing, arguments.text, on=on, impact=arguments.impact)
        whose = "" if done.owner == ME else f" by {journal.people.get(done.owner).name}"
    confirm(f"Achieved{whose} on {show_date(done.on, today)}: {done.text}  {short_id(done.uid)}")
    return 0
