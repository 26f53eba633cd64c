"""What my mentors advise between them: what several say, and on which areas nobody advised."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.mentoring.advice import leaders
from mentorjournal.mentoring.same_advice import own_stems, stems_of


class HeardTwice(Struct, frozen=True):
    """Advice that several mentors give; it weighs more.

    Attributes:
        item: It, as it was said first.
        names: Who says so, in the order in which they said it.
    """

    item: FollowUpItem
    names: tuple[str, ...]


class Heard(Struct, frozen=True):
    """What my mentors advise between them.

    Attributes:
        twice: What several of them say: by how many, then what was said last.
        not_advised: The areas on which nobody advised so far; empty where there is no advice.
    """

    twice: tuple[HeardTwice, ...] = ()
    not_advised: tuple[str, ...] = ()


def heard_of(
    items: Iterable[tuple[FollowUpItem, str]], areas: Mapping[str, Collection[str]]
) -> Heard:
    """What they advise between them.

    Somebody advised on an area who covers it and gave any advice, or whose advice has a word of
    the area's own, in any form: one that no other area has, and that is not in advice of every
    kind, such as "team".

    Args:
        items: Follow-ups of those who mentor me or did, each with the name; only advice counts.
        areas: In which mentoring helps, with the names of those who cover it.
    """
    advice = sorted((p for p in items if p[0].kind == "advice"), key=lambda p: p[0].since)
    if not advice:
        return Heard()
    texts = tuple(item.text for item, _name in advice)
    groups: dict[int, list[tuple[FollowUpItem, str]]] = {}
    for leader, pair in zip(leaders(texts), advice, strict=True):
        groups.setdefault(leader, []).append(pair)
    several = [each for each in groups.values() if len({name for _item, name in each}) > 1]
    several.sort(key=lambda each: (len({name for _, name in each}), each[-1][0].since))
    return Heard(
        tuple(
            HeardTwice(each[0][0], tuple(dict.fromkeys(name for _item, name in each)))
            for each in reversed(several)
        ),
        _not_advised(texts, {name for _item, name in advice}, areas),
    )


def _not_advised(
    texts: Iterable[str], names: Set[str], areas: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    said = frozenset(stem for text in texts for stem in stems_of(text))
    return tuple(
        area
        for area, stems in zip(areas, own_stems(tuple(areas)), strict=True)
        if said.isdisjoint(stems) and names.isdisjoint(areas[area])
    )
