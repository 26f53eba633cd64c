"""`mentorjournal show WHO versions`: the versions of the pictures, and what changed with each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.base import HORIZONS, ME, OwnerId
from mentorjournal.data.records.plans import PICTURE_WORDS, Picture, PlanVersion
from mentorjournal.journal import Journal
from mentorjournal.mentoring.versions import picture_parts, version_name, version_remark
from mentorjournal.text import marked_words, plural

NONE_YET = "\nNo picture of 1, 5 or 10 years is drawn yet."


def words(journal: Journal, owner: OwnerId) -> Iterator[str]:
    """Each version, and how it differs from the one before; at the end then and now."""
    versions = _versions(journal, owner)
    name = "Me" if owner == ME else journal.people.get(owner).name
    yield f"{name}: versions of the plan"
    if not versions:
        yield NONE_YET
    before: PlanVersion | None = None
    for number, version in enumerate(versions, 1):
        remark = version_remark(version, journal.plans.session_words)
        said = version_name(number, version, journal.today()) + (f", {remark}" if remark else "")
        yield "\n".join([f"\n{said[0].upper()}{said[1:]}", *_changes(before, version)])
        before = version
    if len(versions) > 2:
        yield "\n".join(["\nThen and now", *_changes(versions[0], versions[-1])])


def as_json(journal: Journal, owner: OwnerId) -> dict[str, Any]:
    """The versions, oldest first."""
    return {
        "owner": owner,
        "versions": [
            {
                "on": version.on.isoformat(),
                "reason": version.reason,
                "still_true": version.still_true,
                "session": version.session,
                "pictures": [
                    {"horizon": one.horizon, **{name: getattr(one, name) for name in PICTURE_WORDS}}
                    for one in version.pictures
                    if any(one.words)
                ],
            }
            for version in _versions(journal, owner)
        ],
    }


TWIN = Twin(words, as_json)


def _versions(journal: Journal, owner: OwnerId) -> tuple[PlanVersion, ...]:
    plan = journal.plans.of(owner)
    return plan.versions if plan else ()


def _changes(before: PlanVersion | None, version: PlanVersion) -> Iterator[str]:
    """What differs, by horizon; the whole of a first version."""
    for horizon in HORIZONS:
        now = version.picture(horizon)
        then = before.picture(horizon) if before else now
        if (before is None and any(now.words)) or then.words != now.words:
            yield f"  {plural(horizon, 'year')}"
            yield from (f"    {line}" for line in _marked(then, now))


def _marked(then: Picture, now: Picture) -> Iterator[str]:
    """A picture with {-what is gone-} and {+what is new+}, line by line."""
    for (label, old), (_label, new) in zip(picture_parts(then), picture_parts(now), strict=True):
        if not old.strip() and not new.strip():
            continue
        said = marked_words(old, new)
        yield from (f"{label}: {said}" if label else said).splitlines()
