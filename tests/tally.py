"""Counts what the proofs of the promises have tried, for the table of `make torture`.

A proof is a test marked `proof("P1", "what it does")`; it adds to `tally.count`, or counts as
one.
`MENTORJOURNAL_TORTURE` says how many times as long as usual the proofs shall go on; only then
is the table printed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import pytest

TORTURE = int(os.environ.get("MENTORJOURNAL_TORTURE", "1"))
AT_LENGTH = "MENTORJOURNAL_TORTURE" in os.environ
DAYS = 4
"""On one day of so many a test that takes long takes place."""

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


def drawn(usually: int, at_length: int) -> int:
    """How many cases to draw: few each time the tests run, all of them in `make torture`."""
    return at_length if AT_LENGTH else usually


def turn(of: Sequence[T], parts: int, what: str) -> list[T]:
    """The part of the cases whose turn it is, by the day on which the tests take place.

    Every commit is tried on another day, so all have their turn; all of them in `make torture`.

    Args:
        of: The cases.
        parts: Into how many parts they are divided.
        what: What they are cases of, so that not all have the same turn.
    """
    if AT_LENGTH:
        return [*of]
    parts = min(parts, len(of))
    return [*of[crc32(f"{os.environ.get('DAY', '')} {what}".encode()) % parts :: parts]]


def in_turn(
    names: str | Sequence[str], cases: Iterable[Any], *, parts: int = 4, **options: Any
) -> Callable[[F], F]:
    """As `pytest.mark.parametrize`, for tests that take long: a part of the cases at a time."""

    def decorated(test: F) -> F:
        shown = turn([*cases], parts, test.__name__)
        decorated: F = pytest.mark.in_turn(pytest.mark.parametrize(names, shown, **options)(test))
        return decorated

    return decorated


def now_and_then(test: F) -> F:
    """For a test that takes long: on a quarter of the days; always where its file is named."""
    decorated: F = pytest.mark.in_turn(pytest.mark.now_and_then(test))
    return decorated


def is_due(item: pytest.Item) -> bool:
    """Whether a test takes place on this day."""
    if item.get_closest_marker("now_and_then") is None:
        return True
    return turn(range(DAYS), DAYS, item.nodeid) == [0]


@dataclass
class Tally:
    """How much one proof has tried, how many of its tests have failed, and what it was told.

    Attributes:
        parts: How much of what there was in what it has tried, by name.
    """

    count: int = 0
    failures: int = 0
    acknowledged: int = 0
    parts: Counter[str] = field(default_factory=Counter)

    def add(self, count: int, failures: int, acknowledged: int, parts: dict[str, int]) -> None:
        """Add what another process has counted."""
        self.count += count
        self.failures += failures
        self.acknowledged += acknowledged
        self.parts.update(parts)


PROOFS: dict[tuple[str, str], Tally] = {}


def proof_of(item: pytest.Item) -> Tally | None:
    """The tally of a test; None for a test that is no proof."""
    mark = item.get_closest_marker("proof")
    return None if mark is None else PROOFS.setdefault((mark.args[0], mark.args[1]), Tally())


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """The tally of the test's proof."""
    found = proof_of(request.node)
    assert found is not None, "a test with a tally is marked as a proof"
    return found


def table() -> list[str]:
    """The table promise | harness | count | failures."""
    rows = [("promise", "harness", "count", "failures")]
    rows += [
        (promise, what, f"{one.count:,}", f"{one.failures}")
        for (promise, what), one in sorted(
            PROOFS.items(), key=lambda row: int(row[0][0].split(",")[0].removeprefix("P"))
        )
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        f"{row[0]:<{widths[0]}} | {row[1]:<{widths[1]}} | {row[2]:>{widths[2]}} | {row[3]:>8}"
        for row in rows
    ]


class Plugin:
    """Notes failures, and prints the table at the end of a long run."""

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leave out what is not due, unless somebody asks for a file."""
        if AT_LENGTH or any(".py" in word for word in config.args):
            return
        later = [item for item in items if not is_due(item)]
        if later:
            config.hook.pytest_deselected(items=later)
            items[:] = [item for item in items if is_due(item)]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Iterator[None]:  # the value sent back is pytest's own report
        report = yield
        found = proof_of(item)
        if found is not None and report.failed:  # type: ignore[attr-defined]
            found.failures += 1
        elif found is not None and report.when == "call" and report.passed:  # type: ignore[attr-defined]
            # A proof that does not count what it has tried has tried itself.
            found.count += "tally" not in getattr(item, "fixturenames", ())
        return report

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over what one of several processes has counted."""
        if (output := getattr(session.config, "workeroutput", None)) is not None:
            output["proofs"] = [
                (*proof, one.count, one.failures, one.acknowledged, dict(one.parts))
                for proof, one in PROOFS.items()
            ]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Add what one of several processes has counted."""
        for promise, what, *counts in getattr(node, "workeroutput", {}).get("proofs", ()):
            PROOFS.setdefault((promise, what), Tally()).add(*counts)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if AT_LENGTH and PROOFS:
            terminalreporter.section("promises")
            for row in table():
                terminalreporter.write_line(row)
            for (_promise, what), one in PROOFS.items():
                if one.parts:
                    counts = ", ".join(f"{count:,} {part}" for part, count in one.parts.items())
                    terminalreporter.write_line(f"{what}: {counts}")
            told = sum(one.acknowledged for one in PROOFS.values())
            terminalreporter.write_line(f"{told:,} acknowledged before a kill were compared")
            reasons = {str(one.longrepr[2]) for one in terminalreporter.stats.get("skipped", ())}
            for reason in sorted(reasons):
                terminalreporter.write_line(reason)


def register(config: pytest.Config) -> None:
    """Make the mark known and listen to the run; called by the tests' own configuration."""
    config.addinivalue_line("markers", "proof(promise, harness): proves one of P1 to P14")
    config.addinivalue_line("markers", "in_turn: takes long, so a part of its cases at a time")
    config.addinivalue_line("markers", "now_and_then: takes long, so on some days only")
    config.pluginmanager.register(Plugin(), "mentorjournal-proofs")


SOURCES = Path(__file__).parents[1] / "build"
"""Where the set-up of the tests puts TinyDB's source."""
