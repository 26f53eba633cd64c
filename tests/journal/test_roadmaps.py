"""The roadmap of a relationship: read from records, changed by verbs, taken back by undo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from mentorjournal.data.records.models import Outline, Relationship, RoadmapYear
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.outline import standard
from mentorjournal.mentoring.roadmap import month_now
from mentorjournal.mentoring.roadmap_state import MonthStand, RoadmapStand, roadmap_of, roadmaps_of

from .conftest import Clock

MAY_20 = date(2026, 5, 20)
AGREEMENT = "an agreement on how we work together"
INTRODUCTION = "an introduction that fits the 5- or 10-year picture"
FOCUS = "the focus areas of this mentoring"
PICTURE = "the picture of 1, 5 and 10 years"


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Mentored since 20 May: the seventh month on 22 Nov."""
    return journal.relationships.begin("Ana Lima", "mentor", start=MAY_20)


def stand(journal: Journal, bond: Relationship) -> RoadmapStand:
    found = roadmap_of(journal.overview.year(journal.relationships.get(bond.uid)), journal.today())
    assert found is not None
    return found


def month(journal: Journal, bond: Relationship, number: int, turn: int = 1) -> MonthStand:
    found = stand(journal, bond).month((number, turn))
    assert found is not None
    return found


def states(journal: Journal, bond: Relationship, number: int) -> list[str]:
    return [each.state for each in month(journal, bond, number).deliverables]


def test_a_month_is_late_open_or_still_to_come(journal: Journal, ana: Relationship) -> None:
    now = stand(journal, ana)

    assert [each.state for each in now.months] == ["late"] * 6 + ["open"] + ["–"] * 5
    assert now.current is not None
    assert now.current.now.id == (7, 1)


def test_what_no_record_can_prove_is_ticked_and_what_a_record_proves_is_met_by_it(
    journal: Journal, ana: Relationship
) -> None:
    assert states(journal, ana, 6) == ["late", "late"]
    introduction, thanks = month(journal, ana, 6).deliverables
    journal.roadmaps.tick(ana, (6, 1), introduction.text)
    assert states(journal, ana, 6) == ["done", "late"]
    journal.roadmaps.tick(ana, (6, 1), thanks.text)
    assert month(journal, ana, 6).state == "done"
    journal.roadmaps.tick(ana, (6, 1), introduction.text)
    assert states(journal, ana, 6) == ["late", "done"]

    assert states(journal, ana, 1)[1] == "late"
    journal.relationships.edit(ana.uid, focus=("negotiation",))
    assert states(journal, ana, 1)[1] == "done"


def test_a_tick_proves_nothing_where_a_record_could(journal: Journal, ana: Relationship) -> None:
    journal.roadmaps.tick(ana, (1, 1), FOCUS)

    assert states(journal, ana, 1)[1] == "late"


def test_a_deliverable_is_waived_with_a_reason_and_asked_for_again(
    journal: Journal, ana: Relationship
) -> None:
    journal.roadmaps.waive(ana, (1, 1), PICTURE, " She has drawn it already ")
    (waived, *_) = month(journal, ana, 1).deliverables
    assert (waived.state, waived.said and waived.said.reason) == (
        "waived",
        "She has drawn it already",
    )
    assert (month(journal, ana, 1).asked_for, month(journal, ana, 1).done) == (2, 0)
    journal.roadmaps.ask_again(ana, (1, 1), PICTURE)
    assert states(journal, ana, 1)[0] == "late"


def test_a_month_of_which_everything_is_waived_is_waived(
    journal: Journal, ana: Relationship
) -> None:
    for each in month(journal, ana, 9).deliverables:
        journal.roadmaps.waive(ana, (9, 1), each.text, "Not this year")

    assert month(journal, ana, 9).state == "waived"


def test_what_is_met_after_all_is_done_though_it_was_waived(
    journal: Journal, ana: Relationship
) -> None:
    journal.roadmaps.waive(ana, (1, 1), FOCUS, "No need")
    journal.relationships.edit(ana.uid, focus=("negotiation",))

    assert states(journal, ana, 1)[1] == "done"


def test_a_month_is_skipped_with_a_reason_and_leaves_nothing_over(
    journal: Journal, ana: Relationship
) -> None:
    assert [each.month[0] for each in stand(journal, ana).left_over] == [1, 1, 1]
    journal.roadmaps.skip(ana, (1, 1), "We had all of that before")
    first = month(journal, ana, 1)
    assert (first.state, first.now.skipped and first.now.skipped.reason) == (
        "skipped",
        "We had all of that before",
    )
    assert [each.month[0] for each in stand(journal, ana).left_over] == [2, 2, 2]
    journal.roadmaps.ask_again(ana, (1, 1))
    assert month(journal, ana, 1).state == "late"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 5000])
def test_without_a_reason_of_a_line_nothing_is_waived_or_skipped(
    journal: Journal, ana: Relationship, reason: str
) -> None:
    with pytest.raises(BadInput):
        journal.roadmaps.waive(ana, (1, 1), PICTURE, reason)
    with pytest.raises(BadInput):
        journal.roadmaps.skip(ana, (1, 1), reason)
    assert journal.roadmaps.of(ana) is None


def test_at_most_three_left_over_are_carried_and_the_earliest_come_first(
    journal: Journal, ana: Relationship
) -> None:
    journal.relationships.edit(ana.uid, focus=("negotiation",))
    carried = stand(journal, ana).left_over

    assert [(each.month[0], each.text) for each in carried] == [
        (1, PICTURE),
        (1, AGREEMENT),
        (2, "three to five goals with baseline, target and due date"),
    ]


def test_two_months_change_places_and_their_days_stay(journal: Journal, ana: Relationship) -> None:
    order = [*range(1, 8), 12, *range(9, 12), 8]
    journal.roadmaps.set_order(ana, order, "swapped months 8 and 12")

    now = stand(journal, ana)
    assert [each.now.id[0] for each in now.months] == order
    assert now.months[7].now.slot.begins == date(2026, 12, 20)
    journal.undo()
    assert [each.now.id[0] for each in stand(journal, ana).months] == list(range(1, 13))


def test_a_repeated_month_is_asked_for_anew(journal: Journal, ana: Relationship) -> None:
    journal.roadmaps.tick(ana, (6, 1), month(journal, ana, 6).deliverables[0].text)
    journal.roadmaps.set_order(ana, [1, 2, 3, 4, 5, 6, 6, *range(7, 13)], "repeated month 6")

    assert states(journal, ana, 6) == ["done", "late"]
    again = month(journal, ana, 6, 2)
    assert [each.state for each in again.deliverables] == ["open", "open"]
    assert again.now.slot.begins == date(2026, 11, 20)
    with pytest.raises(BadInput, match="24 months at most"):
        journal.roadmaps.set_order(ana, [1] * 25, "repeated month 1")


def test_a_month_may_end_on_another_day(journal: Journal, ana: Relationship) -> None:
    journal.roadmaps.end_month(ana, (7, 1), date(2026, 12, 31))
    assert month(journal, ana, 8).now.slot.begins == date(2027, 1, 1)
    journal.roadmaps.end_month(ana, (7, 1), None)
    assert month(journal, ana, 8).now.slot.begins == date(2026, 12, 20)


def test_everything_that_is_said_can_be_taken_back(journal: Journal, ana: Relationship) -> None:
    """Each verb, in a year of which nothing is kept yet and in one of which something is."""
    verbs: dict[str, Callable[[], object]] = {
        f"ticked “{INTRODUCTION}”": lambda: journal.roadmaps.tick(ana, (6, 1), INTRODUCTION),
        f"waived “{PICTURE}”": lambda: journal.roadmaps.waive(ana, (1, 1), PICTURE, "why"),
        "skipped month 2": lambda: journal.roadmaps.skip(ana, (2, 1), "why"),
        "gave month 7 another end": lambda: journal.roadmaps.end_month(
            ana, (7, 1), date(2026, 12, 31)
        ),
        "repeated month 8": lambda: journal.roadmaps.set_order(ana, [8, 8], "repeated month 8"),
        "decided for “otherwise” after the year": lambda: journal.roadmaps.decide(ana, "otherwise"),
    }
    for known in (False, True):
        if known:
            journal.roadmaps.tick(ana, (12, 1), "thanks")
        before = stand(journal, ana)
        for label, verb in verbs.items():
            verb()
            assert stand(journal, ana) != before
            assert journal.undo() == label
            assert stand(journal, ana) == before


def test_the_outline_of_a_year_is_kept_with_it_once_for_all_years_of_the_same_words(
    journal: Journal, ana: Relationship
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=MAY_20)
    for bond in (ana, ben):
        journal.roadmaps.tick(bond, (6, 1), INTRODUCTION)

    (outline,) = journal.roadmaps.outlines().values()
    assert outline.months == standard().months
    assert [one.outline for one in journal._store.all(RoadmapYear)] == [outline.uid] * 2


def test_an_outline_that_the_file_has_lost_does_no_harm(
    journal: Journal, ana: Relationship
) -> None:
    journal.roadmaps.tick(ana, (6, 1), INTRODUCTION)
    (outline,) = journal._store.all(Outline)
    journal.trash.throw(outline, "the outline")

    assert states(journal, ana, 6)[0] == "done"


def test_what_is_said_of_a_year_goes_with_its_relationship_and_comes_back_with_it(
    journal: Journal, ana: Relationship
) -> None:
    journal.roadmaps.tick(ana, (6, 1), INTRODUCTION)
    journal.trash.throw(ana, "Ana Lima")
    assert journal.roadmaps.of(ana) is None
    journal.undo()
    assert journal.roadmaps.of(ana) is not None


def test_the_day_a_budget_closes_moves_the_months_from_the_day_it_is_written_down(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=MAY_20)
    talk = journal.negotiations.add("me", "Pay talk")
    assert month(journal, ben, 11).now.slot.ends == date(2027, 4, 19)
    journal.negotiations.edit(talk.uid, budget_closes=date(2027, 3, 10))
    now = month(journal, ben, 11).now.slot
    assert (now.begins, now.ends, now.with_budget) == (
        date(2027, 2, 20),
        date(2027, 3, 10),
        True,
    )
    # Long after the day the months stand where they stood.
    clock.move(days=200)
    journal.negotiations.edit(talk.uid, counterpart="Maya")
    assert month(journal, ben, 11).now.slot == now
    # Hers is another roadmap, and no day is known for it.
    assert month(journal, ana, 11).now.slot.ends == date(2027, 4, 19)
    journal.negotiations.edit(talk.uid, budget_closes=None)
    assert month(journal, ben, 11).now.slot.ends == date(2027, 4, 19)


def test_a_budget_that_is_learned_of_late_moves_nothing_that_lies_behind(
    journal: Journal, clock: Clock
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=MAY_20)
    talk = journal.negotiations.add("me", "Pay talk")
    clock.move(days=(date(2027, 1, 25) - date(2026, 11, 22)).days)
    journal.negotiations.edit(talk.uid, budget_closes=date(2027, 3, 10))
    # In the ninth month, begun on 20 Jan: what is left, 45 days, is shared by three months.
    days = [month(journal, ben, number).now.slot[1:3] for number in (9, 10, 11)]
    assert days == [
        (date(2027, 1, 20), date(2027, 2, 8)),
        (date(2027, 2, 9), date(2027, 2, 23)),
        (date(2027, 2, 24), date(2027, 3, 10)),
    ]


@pytest.mark.parametrize("line", ["my-manager", "managers-manager", "my-report"])
def test_in_the_reporting_line_no_budget_moves_anything(journal: Journal, line: str) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege", start=MAY_20, reporting_line=line)
    journal.negotiations.add("me", "Pay talk", budget_closes=date(2027, 3, 10))

    assert month(journal, ben, 11).now.slot.ends == date(2027, 4, 19)


def test_who_is_asked_or_meets_once_has_no_roadmap(journal: Journal, ana: Relationship) -> None:
    for stage, form in (("asked", "recurring"), ("prospect", "recurring"), ("active", "one-off")):
        bond = journal.relationships.edit(ana.uid, stage=stage, form=form)
        assert roadmap_of(journal.overview.year(bond), journal.today()) is None
        assert month_now(journal.overview.year(bond), journal.today()) is None


def test_a_second_year_begins_anew_and_the_first_one_is_kept_as_it_was(
    journal: Journal, ana: Relationship
) -> None:
    journal.roadmaps.tick(ana, (6, 1), INTRODUCTION)
    journal.lifecycle.begin_year(ana.uid, date(2026, 11, 10))
    again = journal.relationships.get(ana.uid)
    first, second = roadmaps_of(journal.overview.year(again), journal.today())

    assert [year.year.number for year in (first, second)] == [1, 2]
    assert second.current is not None
    assert (second.current.now.id, second.year.begins) == ((1, 1), date(2026, 11, 10))
    assert second.left_over == []
    assert [each.state for each in second.months[5].deliverables] == ["–", "–"]
    # It ended in its sixth month, the last that counts; what had not begun never came.
    assert [each.state for each in first.months] == ["late"] * 6 + ["–"] * 6
    assert first.months[5].deliverables[0].state == "done"
    assert first.current is None
    assert not first.year.asks_what_next
    journal.roadmaps.tick(again, (6, 1), INTRODUCTION)
    first, second = roadmaps_of(journal.overview.year(again), journal.today())
    assert second.months[5].deliverables[0].state == "done"
    assert len(journal.roadmaps.by_relationship()[ana.uid]) == 2


def test_before_its_first_day_no_month_runs_and_behind_the_last_one_it_asks_what_comes(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    later = journal.relationships.begin("Ben", "mentor", start=date(2026, 12, 1))
    assert stand(journal, later).current is None
    assert not stand(journal, later).year.asks_what_next
    clock.move(days=(date(2027, 5, 19) - date(2026, 11, 22)).days)
    assert stand(journal, ana).current is not None
    clock.moment += timedelta(days=1)
    now = stand(journal, ana)
    assert (now.current, now.left_over, now.year.asks_what_next) == (None, [], True)
    assert journal.overview.agenda_for(ana) == ()
    journal.roadmaps.decide(ana, "otherwise")
    assert not stand(journal, ana).year.asks_what_next
    assert states(journal, ana, 12)[2] == "done"
