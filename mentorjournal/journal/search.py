"""Finding sentences: all that the journal says, ready to be looked through."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from mentorjournal.data.notes.blocks import MARKS, Block, box_of, private_mark
from mentorjournal.data.notes.follow_up_items import FollowUpItem, from_session
from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.notes.words import is_among, tags
from mentorjournal.data.records.base import ME, Record, Uid
from mentorjournal.data.records.models import FollowUp, Negotiation, Person, Relationship, Session
from mentorjournal.errors import NotFound
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.day_words import MONTHS, SEASONS
from mentorjournal.mentoring.follow_up_ids import with_ids
from mentorjournal.mentoring.near_words import Vocabulary, what_was_meant
from mentorjournal.mentoring.private_lines import is_private_line
from mentorjournal.mentoring.search import (
    FOR_ME,
    Found,
    Hit,
    Query,
    SearchIndex,
    Source,
    best_first,
    parse_query,
    without_tags,
)
from mentorjournal.mentoring.searched import KIND_OF, texts_of
from mentorjournal.text import fold_name

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class Whom(Struct, frozen=True):
    """With whom or whose something is.

    Attributes:
        name: As it is said.
        names: Folded, with all by which they are meant.
        of: The uids of relationships and owners whose it is.
        no_pay: Whether it is not for me to see what it tells of pay.
    """

    name: str
    names: str
    of: frozenset[str]
    no_pay: bool


class Search:
    """All texts, for looking through them again and again.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal
        self._bonds: dict[Uid, Relationship] = {}
        self._made: dict[Uid, tuple[Record, Whom, tuple[Source, ...]]] = {}
        self._index = SearchIndex(())
        self._words = Vocabulary(())
        self._lines_of = lru_cache(maxsize=64)(self._read)

    def gather(self) -> Iterator[None]:
        """Take all texts as they are now, one record between two turns of somebody else.

        Until it has come to its end, what was gathered before is looked through. A record that
        is as it was is not read again.
        """
        self._bonds = {each.uid: each for each in self._journal.relationships.all()}
        made: dict[Uid, tuple[Record, Whom, tuple[Source, ...]]] = {}
        sources: list[Source] = []
        for record, whom in self._records():
            known = self._made.get(record.uid)
            if known is None or known[0] is not record or known[1] != whom:
                known = record, whom, tuple(self._sources_of(record, whom))
            made[record.uid] = known
            sources += known[2]
            yield
        self._made = made
        newest_first = sorted(sources, key=lambda each: (each.on, each.record.uid), reverse=True)
        self._index = SearchIndex(newest_first)
        texts = (text for each in newest_first for text in (each.folded, each.names))
        self._words = Vocabulary(chain(texts, MONTHS, SEASONS))
        self._lines_of.cache_clear()

    def find(
        self, query: Query, keeps: Callable[[Source], bool] = lambda source: True
    ) -> Iterator[Hit]:
        """What fits: with every word as a word of its own first, then the newest.

        Args:
            query: What is looked for.
            keeps: Whether a text is one of those in which is looked.
        """
        return map(self.hit, best_first(self._index.find(query, keeps)))

    def look(
        self, query: Query, keeps: Callable[[Source], bool] = lambda source: True
    ) -> Iterator[Found | None]:
        """What fits in the order of the days, with nothing whenever somebody else may go first."""
        return self._index.look(query, keeps)

    def near(
        self,
        typed: str,
        keeps: Callable[[Source], bool] = lambda source: True,
        fits: Callable[[Hit], bool] = lambda hit: True,
    ) -> Iterator[str | None]:
        """What may have been meant where nothing is found, and finds something.

        Nothing stands between them whenever somebody else may go first.

        Args:
            typed: What was looked for, as it was typed.
            keeps: Whether a text is one of those in which is looked.
            fits: Whether a line is one of those that are looked for.
        """
        yield from self._words.read()
        today = self._journal.today()
        days = {word for each in parse_query(typed, today).days for word in each.words}
        for meant in what_was_meant(typed, self._words, days.__contains__):
            if meant is None:
                yield None
                continue
            query, tags = without_tags(parse_query(meant, today))
            for found in self.look(query, keeps):
                yield None
                if found is None:
                    continue
                hit = self.hit(found)
                if fits(hit) and all(self.is_tagged(hit, tag) for tag in tags):
                    yield meant
                    break

    def is_tagged(self, hit: Hit, tag: str) -> bool:
        """Whether a tag counts for what was found."""
        return is_among(tag, self._tags(hit))

    def _tags(self, hit: Hit) -> Iterator[str]:
        yield from tags(hit.text)
        if isinstance(hit.record, Person):
            yield from hit.record.tags
        elif isinstance(hit.record, Session) and hit.anchor is not None:
            block = self._lines_of(hit.record).block(hit.anchor[0])
            yield from block.tags if block else ()

    # What was found

    def hit(self, found: Found) -> Hit:
        """A line that was found, with all that is known of it."""
        source, line = found.source, found.line
        if source.notes and isinstance(source.record, Session):
            return self._hit_in_notes(source, source.record, found.row, line)
        record = source.record
        return Hit(
            id=record.uid,
            on=source.on,
            who=source.who,
            kind=source.kind,
            text=line.strip(),
            private=source.private,
            state=record.state if isinstance(record, FollowUp) else "",
            record=record,
            row=found.row,
            part=source.part,
            field=source.field,
        )

    def _hit_in_notes(self, source: Source, session: Session, row: int, line: str) -> Hit:
        lines = self._lines_of(session)
        kind = lines.index.kind_at(row)
        uid, item = lines.item(row)
        return Hit(
            id=uid,
            on=source.on,
            who=source.who,
            kind="note" if kind == "plain" or kind == "private" else kind,
            text=_words(line),
            private=is_private_line(session, kind),
            state="" if item is None else item.state,
            record=session,
            anchor=(row, line),
        )

    def _read(self, session: Session) -> _Lines:
        bond = self._bonds.get(session.relationship)
        # Whose an action is makes no difference here.
        items = from_session(session, bond.my_role if bond else "mentor", ())
        return _Lines(session, items)

    # Where is looked

    def _records(self) -> Iterator[tuple[Record, Whom]]:
        """All records with texts, each with whose it is."""
        whom: dict[tuple[str, ...], Whom] = {}
        for kind in KIND_OF:
            for record in self._context.store.all(kind):
                key = _belongs(record)
                if (those := whom.get(key)) is None:
                    those = whom[key] = self._whom(*key)
                yield record, those

    def _sources_of(self, record: Record, those: Whom) -> Iterator[Source]:
        for text in texts_of(record):
            if text.kind == "pay" and those.no_pay:
                continue
            yield Source(
                text=text.text,
                kind=text.kind,
                on=text.on,
                who=those.name,
                names=those.names,
                of=those.of,
                record=record,
                notes=isinstance(record, Session) and text.field == "notes",
                private=text.private,
                part=None if text.part is record else text.part,
                field=text.name,
            )

    def _whom(self, relationship: str, owner: str, *shown_to: str) -> Whom:
        bond = self._bonds.get(relationship)
        uid = bond.person if bond is not None else owner or relationship
        called = self._called(uid)
        return Whom(
            called[0],
            fold_name(" ".join(called)),
            frozenset({relationship, owner, *shown_to} - {""}),
            self._journal.negotiations.stay_out(bond.owner if bond is not None else owner or ME),
        )

    def _called(self, uid: str) -> tuple[str, ...]:
        if uid in ("", ME):
            return (FOR_ME,)
        try:
            return self._journal.people.get(uid).called
        except NotFound:
            return ("Somebody",)


class _Lines:
    """The notes of a session: what their lines are, and what must come back of them."""

    def __init__(self, session: Session, items: tuple[FollowUpItem, ...]) -> None:
        self._session = session.uid
        self.index = NotesIndex.of(session.notes)
        self._items = {item.line: (uid, item) for uid, item in with_ids(items).items()}

    def block(self, row: int) -> Block | None:
        """The block to which a line belongs."""
        blocks = self.index.blocks
        at = bisect_right(blocks, row, key=lambda block: block.first) - 1
        return blocks[at] if at >= 0 else None

    def item(self, row: int) -> tuple[Uid, FollowUpItem | None]:
        """What must come back of which a line is, with its id; else that of the session."""
        block = self.block(row)
        return self._items.get(block.first if block else None, (self._session, None))


def _belongs(record: Record) -> tuple[str, ...]:
    """Relationship, owner, and relationships in which it is shown; empty where there is none."""
    if isinstance(record, Person):
        return "", ME if record.is_me else record.uid
    if isinstance(record, Relationship):
        return record.uid, record.person
    relationship = getattr(record, "relationship", None) or ""
    # A pay talk is its owner's, with whomever it is prepared.
    owner = getattr(record, "owner", "" if relationship else ME)
    if isinstance(record, Negotiation):
        relationship = ""
    return relationship, owner, *getattr(record, "shown_to", ())


def _words(line: str) -> str:
    """A line of notes without its mark."""
    if mark := private_mark(line):
        return line[mark[1] :].strip()
    begins = (box_of(line), *(sign for sign in MARKS.values() if sign and line.startswith(sign)))
    return line[len(next(filter(None, begins), "")) :].strip()
