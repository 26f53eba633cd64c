"""A history stays with its line through everything that is done to notes, and with no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorjournal.data.notes.tracking import LOST_FOR, MOST_LOST, follow, placed
from mentorjournal.data.records.line_history import LineHistory
from tests.tally import drawn

NOW = datetime(2026, 11, 22, tzinfo=UTC)
LEAD = "> Lead with the number, then the story"
WHO = "? Who really owns pricing"


def beside(line: int, text: str, number: int = 1) -> LineHistory:
    """A history on a line."""
    return LineHistory(
        uid=f"01934d2e-0000-7000-8000-{number:012d}", line=line, text=text, result=str(number)
    )


def after(*versions: str, on: int = 0, now: datetime = NOW) -> tuple[str, ...]:
    """The lines beside which the history of one line stands, once notes went through versions."""
    histories: tuple[LineHistory, ...] = (beside(on, versions[0].splitlines()[on]),)
    for old, new in pairwise(versions):
        histories = follow(old, new, histories, now)
    lines = versions[-1].splitlines()
    return tuple(lines[at] for at in placed(lines, histories))


def typed(*texts: str) -> list[str]:
    """Every state of notes while the last line is typed from one text to the next."""
    states = [texts[0]]
    for text in texts[1:]:
        here = states[-1]
        while not text.startswith(here):
            here = here[:-1]
            states.append(here)
        states += [text[:end] for end in range(len(here) + 1, len(text) + 1)]
    return states


def test_a_line_that_is_added_to_letter_by_letter_stays_itself() -> None:
    states = typed(WHO, f"{WHO} in the new region")

    assert after(*states) == (states[-1],)


def test_what_is_typed_in_the_place_of_a_wiped_line_is_another_line() -> None:
    other = "? Shall we meet in spring"

    assert after(*typed(WHO, "? ", other)) == ()
    assert after(WHO, "", other) == ()
    assert after(*typed(WHO, "? ", other), f"{other}\nand on") == ()


def test_a_line_that_is_wiped_and_typed_again_is_itself() -> None:
    assert after(*typed(WHO, "? ", WHO)) == (WHO,)
    assert after(*typed(WHO, "? W"), "? W\n", "", WHO) == (WHO,)


def test_half_a_line_that_is_rewritten_stays_itself() -> None:
    final = "> Lead with the number, then ask"

    assert after(*typed(LEAD, final), f"{final}\n") == (final,)


def test_a_line_may_become_quite_another_wording_step_by_step() -> None:
    steps = [
        "> Lead with the number, then the story",
        "> Open with the number, then the story",
        "> Open with the figure, then the story",
        "> Open with the figure, then your reasons",
    ]
    assert after(*steps) == (steps[-1],)


def test_a_line_that_is_cut_and_pasted_elsewhere_takes_its_history_along() -> None:
    assert after(f"{LEAD}\nmore\n{WHO}", f"more\n{WHO}", f"more\n{WHO}\n{LEAD}") == (LEAD,)


def test_a_line_that_was_deleted_leaves_nothing_to_its_neighbours() -> None:
    near = LEAD.replace("story", "reasons")

    assert after(f"{LEAD}\n{near}", near, f"{near}\n{LEAD} again") == ()


def test_of_two_identical_lines_only_one_has_the_history() -> None:
    assert after(f"{LEAD}\nmore\n{LEAD}", f"{LEAD}\nmore\n{LEAD}\n{LEAD}") == (LEAD,)
    assert after(f"{LEAD}\nmore\n{LEAD}", f"more\n{LEAD}") == ()
    assert after(f"{LEAD}\n{LEAD}\n{LEAD}", f"{LEAD}\n{LEAD}", on=2) == (LEAD,)


def test_a_line_that_is_closer_to_its_own_former_wording_is_left_alone() -> None:
    ana, ben = "> Ask Ana about the pricing team", "> Ask Ben about the pricing team"

    assert after(f"{ana}\n{ben}", f"{ben} soon") == ()
    assert after(f"{ana}\n{ben}", f"{ben} soon", on=1) == (f"{ben} soon",)


def test_a_changed_mark_tick_or_date_changes_nothing() -> None:
    action = "- [ ] Call @ana due:2026-12-01"
    for changed in ("- [x] Call @ana due:2026-12-01", "- [ ] Call @ana due:2027-03-14"):
        assert after(action, changed) == (changed,)
    for mark in ("! ", "? ", "% > ", ""):
        assert after(LEAD, mark + LEAD[2:]) == (mark + LEAD[2:],)


def test_when_a_line_is_split_its_history_stays_with_one_half_and_comes_back_with_the_whole() -> (
    None
):
    halves = LEAD.replace(", ", ",\n")

    assert after(LEAD, halves) == (halves.splitlines()[0],)
    assert after(LEAD, halves, LEAD) == (LEAD,)


def test_of_two_lines_that_became_one_both_histories_come_back() -> None:
    notes = f"{LEAD}\n{WHO}"
    histories = (beside(0, LEAD, 1), beside(1, WHO, 2))
    joined = follow(notes, LEAD + WHO, histories, NOW)
    parted = follow(LEAD + WHO, notes, joined, NOW)

    assert [history.line for history in parted] == [0, 1]
    assert [history.result for history in parted] == ["1", "2"]


def test_a_line_that_is_gone_for_long_is_forgotten() -> None:
    gone = follow(LEAD, "", (beside(0, LEAD),), NOW)

    assert follow("", "a", gone, NOW + LOST_FOR) != ()
    assert follow("", "a", gone, NOW + LOST_FOR + timedelta(seconds=1)) == ()


def test_only_the_last_lines_that_went_are_remembered() -> None:
    lines = [f"> line {number} of many" for number in range(MOST_LOST + 10)]
    histories = tuple(beside(at, line, at) for at, line in enumerate(lines))
    for at in range(len(lines)):
        moment = NOW + timedelta(seconds=at)
        histories = follow("\n".join(lines[at:]), "\n".join(lines[at + 1 :]), histories, moment)

    assert [history.result for history in histories] == [
        str(at) for at in range(10, MOST_LOST + 10)
    ]


def test_a_history_whose_notes_another_program_changed_stands_beside_no_other_line() -> None:
    assert placed(["% (copy)", "something else"], [beside(1, LEAD), beside(9, WHO)]) == {}


# Any editing at all

WORDS = ["alpha", "bravo", "delta", "eagle", "fable", "giant", "house", "igloo", "jolly", "knife"]
MARKS = ["> ", "? ", "- [ ] ", "- [x] ", "! ", ""]


@dataclass
class Line:
    """A line of the model, which knows who it is."""

    text: str
    uid: str = ""


@dataclass
class Notes:
    """Notes of which every line is known by itself."""

    lines: list[Line]
    cut: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


a_text = st.builds(
    lambda mark, words: mark + " ".join(words),
    st.sampled_from(MARKS),
    st.lists(st.sampled_from(WORDS), min_size=5, max_size=7),
)
an_index = st.integers(0, 99)
an_edit = st.tuples(
    st.sampled_from(["reword", "mark", "add", "move", "up", "delete", "undo", "copy", "append"]),
    an_index,
    an_index,
    a_text,
)


def edit(notes: Notes, what: str, at: int, to: int, text: str) -> None:
    """Do one thing to the notes, as an editor would."""
    lines = notes.lines
    if what == "add":
        lines.insert(to % (len(lines) + 1), Line(text))
    elif what == "undo" and notes.cut:
        lines.insert(to % (len(lines) + 1), notes.cut.pop())
    if not lines or what in ("add", "undo"):
        return
    line = lines[at % len(lines)]
    words = line.text.split(" ")
    if what == "reword":
        words[-1 - to % min(5, len(words))] = WORDS[at % len(WORDS)]
        line.text = " ".join(words)
    elif what == "append":
        line.text += " " + WORDS[to % len(WORDS)]
    elif what == "mark":
        body = next(line.text.removeprefix(m) for m in MARKS if line.text.startswith(m))
        line.text = MARKS[to % len(MARKS)] + body
    elif what == "copy":
        lines.insert(to % (len(lines) + 1), Line(line.text))
    else:
        lines.remove(line)
        if what == "delete":
            notes.cut.append(line)
        else:
            place = at % (len(lines) + 1) - 1 if what == "up" else to % (len(lines) + 1)
            lines.insert(max(0, place), line)


def agree(notes: Notes, histories: tuple[LineHistory, ...]) -> None:
    """Check every history; of lines that read alike nobody can say which is which."""
    beside_line = placed(notes.text.splitlines(), histories)
    standing = {history.uid: at for at, history in beside_line.items()}
    for line in notes.cut:
        for twin in notes.lines:
            # Of two that read alike either may be the one that was deleted.
            missing = twin.uid and twin.uid not in standing and twin.text == line.text
            if missing and line.uid in standing:
                line.uid, twin.uid = twin.uid, line.uid
    for at, line in enumerate(notes.lines):
        if line.uid:
            assert line.uid in standing, f"the history of line {at} is gone"
            there = notes.lines[standing[line.uid]]
            assert there.text == line.text, f"the history of line {at} stands beside another"
    for line in notes.cut:
        if line.uid in standing:
            twin = notes.lines[standing[line.uid]]
            assert twin.text == line.text, "the history of a deleted line stands beside another"
            line.uid = ""
    for at, line in enumerate(notes.lines):
        line.uid = beside_line[at].uid if at in beside_line else ""


@settings(max_examples=drawn(50, 200), deadline=None)
@given(
    st.lists(st.tuples(a_text, st.booleans()), min_size=1, max_size=9),
    st.lists(an_edit, max_size=12),
)
@example(
    [("> alpha alpha alpha alpha alpha", False), ("> eagle eagle alpha eagle alpha", True)],
    [("reword", 63, 12, "")],
)
def test_no_history_ever_jumps_to_another_line_or_vanishes_while_its_line_lives(
    begun: list[tuple[str, bool]], edits: list[tuple[str, int, int, str]]
) -> None:
    numbers = count(1)
    notes = Notes([Line(text) for text, _ in begun])
    histories: tuple[LineHistory, ...] = ()
    for at, (text, told) in enumerate(begun):
        if told:
            history = beside(at, text, next(numbers))
            notes.lines[at].uid = history.uid
            histories += (history,)
    known = {history.uid: history.result for history in histories}
    for change in edits:
        before = notes.text
        edit(notes, *change)
        histories = follow(before, notes.text, histories, NOW)
        agree(notes, histories)
        assert {history.uid: history.result for history in histories} == known
