"""The day on which a commit is tried, and that the tests really take place on it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
import time_machine

from scripts.day import FORM, HARD_DAYS, ZONES, drawn
from tests.cli.cli_help import before_midnight

NAMES = {
    "UTC": "Etc/UTC",
    "Berlin": "Europe/Berlin",
    "Sydney": "Australia/Sydney",
    "Auckland": "Pacific/Auckland",
    "Los_Angeles": "America/Los_Angeles",
    "Kathmandu": "Asia/Kathmandu",
}
CLOCKS = """
import json, os, subprocess, sys, time
from datetime import datetime, date
here = [str(date.today()), datetime.now().astimezone().isoformat(timespec="minutes"), time.tzname]
inner = "import datetime; print(datetime.date.today())"
beside = subprocess.run([sys.executable, "-I", "-c", inner], capture_output=True, text=True)
print(json.dumps([*here, beside.stdout.strip(), time.monotonic(), os.stat(sys.argv[1]).st_mtime]))
"""
PATIENCE = 60.0
ROOT = Path(__file__).parents[1]
ASKS = re.compile(
    r"\b(?:date|datetime)\.today\(|\bdatetime\.(?:utc)?now\(|\btime\.time(?:_ns)?\("
    r"|\bfrom time import (?:[^\n]*\W)?time(?:_ns)?\b"
)
"""What asks the wall clock, in a program written into a test, too."""
MAY_ASK = {
    "tests/test_day.py": "sees whether the clock is where it was put",
    "tests/cli/cli_help.py": "commands take it to be today; it keeps that day from ending",
    "tests/store/tiny_disk_program.py": "a process of its own, whose snapshots need time to pass",
    "tests/store/writer_program.py": "a process of its own, whose snapshots need time to pass",
    "benchmarks/journals.py": "the program that is measured shows what is due today",
}
"""Every other file says itself which day it is."""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the script as from a shell whose clock is the machine's own."""
    moved = ("WALL_CLOCK_AHEAD", "TZ", "DAY")
    usual = {name: value for name, value in os.environ.items() if not name.startswith(moved)}
    return subprocess.run(
        [sys.executable, "-m", "scripts.day", *words],
        env=usual,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def test_a_commit_is_always_tried_on_the_same_day_and_another_on_another() -> None:
    commits = [f"{number:040x}" for number in range(300)]
    days = [drawn(commit) for commit in commits]
    assert days == [drawn(f"{commit}\n") for commit in commits]
    assert run("--drawn", commits[7]).stdout == f"{days[7]}\n"
    assert {day.partition("T")[0] for day in days} == {*HARD_DAYS}
    assert {day.partition(",")[2] for day in days} == {*ZONES}
    for day in days:
        assert datetime.strptime(day.partition(",")[0], FORM)


@pytest.mark.parametrize(
    ("day", "local"),
    [
        ("2028-02-29T23:58,Berlin", "2028-02-29T23:5*+01:00"),
        ("2027-04-04T01:30,Sydney", "2027-04-04T01:3*+11:00"),
        ("2026-12-31,Los_Angeles", "2026-12-31T12:0*-08:00"),
    ],
)
def test_it_is_that_day_in_every_process_and_other_clocks_are_left_alone(
    day: str, local: str
) -> None:
    ended = run(day, sys.executable, "-c", CLOCKS, __file__)
    assert ended.returncode == 0, ended.stderr
    first, last = ended.stdout.splitlines()
    assert f"DAY={day} repeats it" in first
    today, moment, _, beside, monotonic, changed = json.loads(last)
    seen = moment[:15] + "*" + moment[16:]
    assert (today, seen, beside) == (day[:10], local, day[:10])
    with open("/proc/uptime", encoding="ascii") as uptime:  # noqa: PTH123 - a file of the system
        assert abs(monotonic - float(uptime.read().split()[0])) < PATIENCE
    assert changed == os.stat(__file__).st_mtime  # noqa: PTH116


def test_without_a_day_the_command_runs_today() -> None:
    ended = run("", sys.executable, "-c", "import os; print('WALL_CLOCK_AHEAD' in os.environ)")
    assert (ended.stdout, ended.returncode) == ("False\n", 0)


@pytest.mark.parametrize("day", ["2027-02-29", "tomorrow", "2027-02-28T25:00", ",Berlin"])
def test_what_is_no_day_is_said_and_nothing_is_run(day: str) -> None:
    ended = run(day, sys.executable, "-c", "print('ran')")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"{day}: write it as 2028-02-29 or 2028-02-29T23:58,Berlin.\n"


@pytest.mark.parametrize("name", [*ZONES])
@pytest.mark.skipif("Europe/Berlin" not in available_timezones(), reason="no zones are known here")
def test_a_zone_by_rule_has_the_hours_of_the_real_one(name: str) -> None:
    zone = ZoneInfo(NAMES[name])
    first = datetime(2026, 11, 1, tzinfo=zone)
    moments = [first + timedelta(hours=6 * step) for step in range(4 * 900)]
    code = "import time, sys; print(*(time.localtime(int(s)).tm_gmtoff for s in sys.argv[1:]))"
    ended = subprocess.run(
        [sys.executable, "-c", code, *(str(int(one.timestamp())) for one in moments)],
        env=os.environ | {"TZ": ZONES[name]},
        capture_output=True,
        text=True,
        check=True,
    )
    offsets = [one.utcoffset() for one in moments]
    assert ended.stdout.split() == [
        f"{one.total_seconds():.0f}" for one in offsets if one is not None
    ]


def test_nothing_asks_which_day_it_is_but_what_has_a_reason_to() -> None:
    asking = {
        str(path.relative_to(ROOT))
        for folder in ("tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if ASKS.search(path.read_text(encoding="utf-8"))
    }

    assert asking == MAY_ASK.keys()


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        ("2026-12-31T23:59:59", "2026-12-31T23:50"),
        ("2028-02-29T23:51", "2028-02-29T23:50"),
        ("2027-10-03T12:00", "2027-10-03T12:00"),
        ("2027-01-01T00:01", "2027-01-01T00:01"),
    ],
)
def test_no_day_ends_while_the_command_line_is_tried(moment: str, begins: str) -> None:
    with time_machine.travel(datetime.fromisoformat(moment).timestamp()):
        with before_midnight():
            assert datetime.now() - datetime.fromisoformat(begins) < timedelta(seconds=PATIENCE)
            assert datetime.now() >= datetime.fromisoformat(begins)
        assert date.today() >= datetime.fromisoformat(moment).date()
