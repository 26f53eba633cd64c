"""Plans: the pictures of 1, 5 and 10 years of their owner, in versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec
from msgspec.structs import replace

from mentorjournal.data.migrations import merged_plans, plan_uid
from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.models import Person, Plan, Record, Relationship, Session
from mentorjournal.data.records.plans import PICTURE_WORDS, Picture, PlanVersion
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context, need_in_use
from mentorjournal.mentoring.showing import Showing
from mentorjournal.text import long_text, optional_line


class Plans:
    """The pictures of 1, 5 and 10 years, one plan an owner."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, owner: OwnerId) -> Plan | None:
        """An owner's plan; None before the first picture.

        Where another one stands beside it, as another program changed it or as it has come back
        from the trash, the versions of both stand in it.
        """
        plans = self._context.owned(Plan, owner)
        if len(plans) < 2:
            return plans[0] if plans else None
        waits, uid = self._context.store.conflicts.holds, self._uid(owner)
        chief = min(plans, key=lambda plan: (plan.uid != uid, waits(plan)))
        return as_one(chief, plans)

    def session_words(self, uid: str) -> str:
        """The session in which a version was made: "in the session of Tue 20 Oct with Ben".

        Empty where it is not there any more.
        """
        get = self._context.store.get
        try:
            session = get(Session, uid)
            person = get(Person, get(Relationship, session.relationship).person)
        except NotFound:
            return ""
        if session.deleted is not None:
            return ""
        on = show_date(session.on, self._context.today())
        return f"in the session of {on} with {person.name}"

    def _uid(self, owner: OwnerId) -> str:
        return plan_uid(self._context.store.file.journal, owner)

    def draw(
        self,
        showing: Showing,
        picture: Picture,
        reason: str = "",
        session: str | None = None,
        *,
        reshow: bool = False,
    ) -> Plan:
        """Draw or redraw the picture of one horizon.

        A drawing begins a new version, so that earlier pictures and their reasons stay; only
        what is corrected on the same day, in no other session and without a reason of its own,
        belongs to the last one. Emptying a picture corrects nothing.

        Args:
            showing: Whose plan, and who sees a picture that is drawn for the first time.
            picture: How that horizon looks now; replaces the one of its horizon.
            reason: Why it changed.
            session: The session it was drawn in, if any.
            reshow: Whether those see it also where it was drawn before, and no others.

        Raises:
            BadInput: A text is too long, or nothing was drawn or changed of which there would be
                something to say.
        """
        picture = _checked(picture)
        today = self._context.today()
        plan = self.of(showing.owner)
        versions = plan.versions if plan else ()
        latest = versions[-1] if versions else PlanVersion(on=today, session=session)
        known = latest.picture(picture.horizon)
        if any(picture.words):
            before = known if any(known.words) else showing
            picture = replace(
                picture,
                shown_to=(showing if reshow else before).shown_to,
                for_management=before.for_management,
            )
        reason = optional_line(reason, "a reason", field="reason")
        same = known.words == picture.words
        if same and reason:
            latest = _explained(latest, reason, today)
        if known == picture and plan is not None and latest == plan.current:
            return plan
        if plan is None and not any(picture.words):
            raise BadInput("There is nothing in the picture yet; write how it looks.", "text")
        others = tuple(one for one in latest.pictures if one.horizon != picture.horizon)
        pictures = tuple(sorted((*others, picture), key=lambda one: one.horizon))
        alike = latest.on == today and reason in ("", latest.reason)
        corrects = alike and session in (None, latest.session) and any(picture.words)
        if same or (corrects and not latest.still_true):
            version = replace(latest, pictures=pictures)
            versions = (*versions[:-1], version) if versions else (version,)
        else:
            version = PlanVersion(on=today, reason=reason, session=session, pictures=pictures)
            versions = (*versions, version)
        return self._keep(f"drew the {picture.horizon}-year picture", showing.owner, versions)

    def confirm(self, owner: OwnerId, session: str | None = None) -> Plan:
        """Say that the pictures were looked at again, and still hold: a version of its own.

        Args:
            owner: Whose plan.
            session: The session in which they were looked at, if any.

        Raises:
            NotFound: Nothing is drawn.
        """
        plan = self.of(owner)
        if plan is None or plan.current is None or not plan.current.drawn:
            raise NotFound("There is no picture yet to look at again.")
        if plan.current.still_true and plan.current.on == self._context.today():
            return plan
        version = PlanVersion(
            on=self._context.today(),
            still_true=True,
            session=session,
            pictures=plan.current.pictures,
        )
        return self._keep("said that the plan is still true", owner, (*plan.versions, version))

    def _keep(self, label: str, owner: OwnerId, versions: tuple[PlanVersion, ...]) -> Plan:
        """Keep an owner's versions in one plan; any other of the owner goes to the trash.

        One about which the person is still asked holds the same from now on, so that no answer
        takes anything away.
        """
        every = [plan for plan in self._context.store.all(Plan) if plan.owner == owner]
        now = self._context.now()
        plan = self.of(owner)
        if plan is None:
            plan = self._context.make(Plan, owner=owner)
            if self._context.store.file.journal:
                plan = replace(plan, uid=self._uid(owner))
        if (known := self._context.kept(plan)) is not None:
            # It went with whom it is about, and comes back with them as it was.
            need_in_use(known)
        plan = replace(plan, versions=versions)
        waits = self._context.store.conflicts.holds
        rest: list[Record] = [
            replace(one, versions=versions) if waits(one) else replace(one, deleted=now)
            for one in every
            if one.uid != plan.uid
        ]
        self._context.keep(label, plan, *rest)
        return plan


def as_one(kept: Plan, plans: Iterable[Plan], names: Mapping[Uid, str] | None = None) -> Plan:
    """A plan with the versions of others too, each with all pictures as they stood by then.

    Args:
        kept: The plan.
        plans: The others; that it is among them does no harm.
        names: By a plan's uid, what is said beside a version of a day that another one has too.
    """
    every = (kept, *(plan for plan in plans if plan.uid != kept.uid))
    raw = msgspec.json.decode(msgspec.json.encode(every))
    return replace(
        kept, versions=msgspec.convert(merged_plans(raw, kept.uid, names or {}), Plan).versions
    )


def _explained(latest: PlanVersion, reason: str, today: date) -> PlanVersion:
    """The newest version with the reason that was given although no word has changed.

    Raises:
        BadInput: It is not of today, or has another reason already.
    """
    if latest.on == today and latest.pictures and latest.reason in ("", reason):
        return replace(latest, reason=reason)
    raise BadInput("Nothing of the picture has changed that this would be the reason of.", "reason")


def _checked(picture: Picture) -> Picture:
    texts = {
        name: long_text(getattr(picture, name), "this text", field=name) for name in PICTURE_WORDS
    }
    return replace(picture, **texts)
