"""How a journal of an older form becomes one of today's; what is released here never changes.

Each step is a function of the tables alone: no clock, no chance, no order of reading. So two
machines that migrate the same file write the same bytes. Records come as `json` reads them and
are not checked yet; what a step does not understand it leaves as it is, to be named later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from mentorjournal.data.store.format.keys import is_uid, key_of, number_of, uid_made_of
from mentorjournal.data.store.format.layout import META, META_KEY, Tables

Raw = dict[str, Any]

ME = "me"
OWNED = ("plan", "goal", "achievement", "negotiation")
SHOWN = ("goal", "achievement")
WORDS = (
    "text",
    "title",
    "responsibilities",
    "setting",
    "known_for",
    "must_haves",
    "must_nots",
)


def to_owners(tables: Tables) -> None:
    """Form 1 to 2: plans, goals, achievements and pay talks belong to their owner.

    They were kept in a relationship. Its protégé is their owner now, they are shown in it, and
    where it is in the reporting line management may see them. The plans of one owner become one.
    A follow-up's `owner` is its `assignee`, that of a deleted part its `parent`.

    Records that are in form 2 already stay: a log may hold some beside a file of form 1.
    """
    relationships = _Relationships(tables)
    made_in = {plan.get("uid"): plan.get("relationship") for plan in _records(tables, "plan")}
    for record in _records(tables, "follow-up"):
        _rename(record, "owner", "assignee")
    for record in _records(tables, "scrap"):
        _rename(record, "owner", "parent")
        _rename(record, "owner_table", "parent_table")
    for table in OWNED:
        for record in _records(tables, table):
            if "owner" not in record:
                _give_owner(table, record, relationships)
    _one_plan_each(tables, {uid: relationships.name(made_in[uid]) for uid in made_in})


class _Relationships:
    """Who owns what was made in a relationship, and what else follows from it."""

    def __init__(self, tables: Tables) -> None:
        self._of = {
            record["uid"]: record
            for record in _records(tables, "relationship")
            if is_uid(record.get("uid"))
        }
        self._names = {
            record.get("uid"): record.get("name") for record in _records(tables, "person")
        }

    def owner(self, uid: object) -> str:
        """Its protégé: `ME`, or the person's uid; `ME` where nothing is known of it."""
        found = self._of.get(uid, {}) if isinstance(uid, str) else {}
        person = found.get("person")
        return str(person) if found.get("my_role") == "mentor" and is_uid(person) else ME

    def in_reporting_line(self, uid: object) -> bool:
        """Whether one of the two manages the other."""
        found = self._of.get(uid, {}) if isinstance(uid, str) else {}
        return bool(found.get("reporting_line", "none") != "none")

    def name(self, uid: object) -> str:
        """The other person's name; empty where it is not known."""
        found = self._of.get(uid, {}) if isinstance(uid, str) else {}
        name = self._names.get(found.get("person"))
        return name if isinstance(name, str) else ""


def _records(tables: Tables, table: str) -> Iterator[Raw]:
    return (record for record in tables.get(table, {}).values() if isinstance(record, dict))


def _rename(record: Raw, old: str, new: str) -> None:
    """Give a field another name in its place among the others, unless the new one is there."""
    if old not in record or new in record:
        return
    fields = [(new if name == old else name, value) for name, value in record.items()]
    record.clear()
    record.update(fields)


def _give_owner(table: str, record: Raw, relationships: _Relationships) -> None:
    uid = record.get("relationship")
    record["owner"] = relationships.owner(uid)
    if table == "negotiation":
        return
    if uid is not None:
        del record["relationship"]
    shown = [uid] if is_uid(uid) else []
    if table in SHOWN:
        _show(record, shown, for_management=relationships.in_reporting_line(uid))
        return
    for version in _versions(record):
        for picture in _pictures(version):
            _show(picture, shown, for_management=relationships.in_reporting_line(uid))


def _show(record: Raw, shown: list[Any], *, for_management: bool) -> None:
    if shown:
        record["shown_to"] = shown
    if for_management:
        record["for_management"] = True


def _versions(plan: Raw) -> list[Raw]:
    versions = plan.get("versions", [])
    return versions if isinstance(versions, list) and all(map(_is_version, versions)) else []


def _is_version(version: object) -> bool:
    return isinstance(version, dict) and _is_day(version.get("on"))


def _is_day(day: object) -> bool:
    try:
        return isinstance(day, str) and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _is_instant(moment: object) -> bool:
    try:
        return isinstance(moment, str) and datetime.fromisoformat(moment).tzinfo is not None
    except ValueError:
        return False


def _pictures(version: Raw) -> list[Raw]:
    pictures = version.get("pictures", [])
    return [one for one in pictures if isinstance(one, dict)] if isinstance(pictures, list) else []


# The plans of one owner


def _one_plan_each(tables: Tables, names: Mapping[Any, str]) -> None:
    """Bring the plans of each owner together in one, whose uid is made of journal and owner.

    Args:
        tables: All of the journal.
        names: By a plan's uid, the name of the person with whom it was made.
    """
    plans = tables.get("plan", {})
    meta = tables.get(META, {}).get(META_KEY, {})
    journal = str(meta.get("journal", "")) if isinstance(meta, dict) else ""
    for owner in sorted({plan["owner"] for plan in plans.values() if _whole(plan)}):
        keys = [key for key, plan in plans.items() if _whole(plan) and plan["owner"] == owner]
        uid = plan_uid(journal, owner)
        if [plans[key]["uid"] for key in keys] != [uid]:
            merged = merged_plans([plans[key] for key in keys], uid, names)
            for key in keys:
                del plans[key]
            plans[key_of(uid)] = merged


def plan_uid(journal: str, owner: str) -> str:
    """The uid of an owner's plan: the same on every machine that keeps that journal."""
    time = number_of(key_of(journal)) if is_uid(journal) else 0
    return uid_made_of(f"plan {journal} {owner}".encode(), time)


def _whole(plan: object) -> bool:
    """Whether a plan is in use and can be read, so that it may be brought together with others."""
    return (
        isinstance(plan, dict)
        and plan.get("deleted") is None
        and is_uid(plan.get("uid"))
        and isinstance(plan.get("owner"), str)
        and all(_is_instant(plan.get(field)) for field in ("created", "updated"))
        and _versions(plan) == plan.get("versions", [])
        and all(_well_drawn(version) for version in _versions(plan))
    )


def _well_drawn(version: Raw) -> bool:
    pictures = version.get("pictures", [])
    return (
        isinstance(pictures, list)
        and all(isinstance(one, dict) and one.get("horizon") in (1, 5, 10) for one in pictures)
        and all(isinstance(word, str) for one in pictures for word in _words(one))
        and isinstance(version.get("reason", ""), str)
        and (version.get("session") is None or is_uid(version["session"]))
    )


def merged_plans(plans: list[Raw], uid: str, names: Mapping[Any, str]) -> Raw:
    """One plan with the versions of all; each carries the newest picture of every horizon.

    A plan that has the uid already was brought together before: of the others it takes what it
    does not have.

    Args:
        plans: As `json` reads them.
        uid: That of the one plan.
        names: By a plan's uid, what is said beside a version of a day that another one has too.
    """
    plans = sorted(plans, key=lambda plan: (plan["uid"] != uid, plan["uid"]))
    held = _versions(plans[0]) if plans[0]["uid"] == uid else []
    drawn = [
        _Drawn(version, changed, plan["uid"])
        for plan in plans
        for version, changed in _draws(plan)
        if plan["uid"] == uid or not any(_says(other, version, changed) for other in held)
    ]
    drawn.sort(key=lambda one: one.version["on"])
    return plans[0] | {
        "uid": uid,
        "created": min(plan["created"] for plan in plans),
        "updated": max(plan["updated"] for plan in plans),
        "versions": list(_carried(drawn, names)),
    }


class _Drawn(NamedTuple):
    """A version of a plan, the pictures that were drawn in it by horizon, and the plan's uid."""

    version: Raw
    changed: dict[int, Raw]
    plan: str


def _draws(plan: Raw) -> Iterator[tuple[Raw, dict[int, Raw]]]:
    """Each version of a plan with the pictures that are not as they were in the one before.

    They say something else, or others see them.
    """
    before: dict[int, Raw] = {}
    for version in _versions(plan):
        now = {picture["horizon"]: picture for picture in _pictures(version)}
        gone = {horizon: {"horizon": horizon} for horizon in before.keys() - now.keys()}
        after = now | gone
        yield (
            version,
            {
                horizon: picture
                for horizon, picture in after.items()
                if _looks(picture) != _looks(before.get(horizon, {}))
            },
        )
        before = after


def _words(picture: Raw) -> tuple[Any, ...]:
    return tuple(picture.get(name, "") for name in WORDS)


def _looks(picture: Raw) -> tuple[Any, ...]:
    """What a picture says, and who sees it."""
    seen = picture.get("shown_to", []), picture.get("for_management", False)
    return (*_words(picture), *(seen if any(_words(picture)) else ()))


def _says(held: Raw, version: Raw, changed: Mapping[int, Raw]) -> bool:
    """Whether a version has what was drawn, or looked at again, in another one of the same day."""
    pictures = {picture["horizon"]: picture for picture in _pictures(held)}
    return (
        held["on"] == version["on"]
        and held.get("still_true", False) == version.get("still_true", False)
        and _gives(held.get("reason", ""), version.get("reason", ""))
        and all(
            _words(pictures.get(horizon, {})) == _words(picture)
            for horizon, picture in changed.items()
        )
    )


def _gives(held: str, reason: str) -> bool:
    """Whether a reason is the other one, maybe behind a mentor's name."""
    return not reason or held == reason or held.endswith(f": {reason}")


def _carried(drawn: Iterable[_Drawn], names: Mapping[Any, str]) -> Iterator[Raw]:
    """The versions in their order, each with all pictures as they stand by then."""
    drawn = list(drawn)
    current: dict[int, Raw] = {}
    drawn_in: dict[int, set[str]] = {}
    for version, changed, plan in drawn:
        for horizon, picture in changed.items():
            known = current.get(horizon, {})
            same = _words(known) == _words(picture)
            # Whoever changed who sees it in the plan itself has decided that.
            those = drawn_in.get(horizon, set()) if same else set()
            both = bool(those) and plan not in those
            current[horizon] = _shown_in_both(known, picture) if both else picture
            drawn_in[horizon] = {plan, *those}
        kept = [current[horizon] for horizon in sorted(current) if any(_words(current[horizon]))]
        others = {one.plan for one in drawn if one.version["on"] == version["on"]}
        fields = {name: value for name, value in version.items() if name != "pictures"}
        if len(others) > 1 and names.get(plan):
            fields["reason"] = ": ".join(filter(None, (names[plan], version.get("reason", ""))))
        yield fields | ({"pictures": kept} if kept else {})


def _shown_in_both(one: Raw, other: Raw) -> Raw:
    """A picture that says the same in two plans, shown wherever one of them is."""
    both = list(dict.fromkeys((*one.get("shown_to", []), *other.get("shown_to", []))))
    shown = other | ({"shown_to": both} if both else {})
    return shown | ({"for_management": True} if one.get("for_management") else {})
