"""Run a command, and all that it starts, on another day: what fails on one is to fail here first.

`python -m scripts.day 2028-02-29T23:58,Berlin COMMAND …` runs it as if it were that minute on that
day in that zone. The hour (noon) and the zone (the machine's own) may be left out; without a day
(`""`) the command runs today. `python -m scripts.day --drawn COMMIT` prints the day on which that
commit is tried; the same one whenever it is asked.

The wall clock is moved in every process of this environment's Python, the real program among
them, and goes on at its usual pace. The monotonic clock and the times of files are not touched.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

ZONES = {
    "UTC": "UTC0",
    "Berlin": "CET-1CEST,M3.5.0,M10.5.0/3",
    "Sydney": "AEST-10AEDT,M10.1.0,M4.1.0/3",
    "Auckland": "NZST-12NZDT,M9.5.0,M4.1.0/3",
    "Los_Angeles": "PST8PDT,M3.2.0,M11.1.0",
    "Kathmandu": "<+0545>-5:45",
}
"""Zones by rule, as POSIX writes them: they need no files on the machine."""

HARD_DAYS = (
    *("2028-02-28", "2028-02-29", "2028-03-01", "2027-02-28", "2029-03-01"),
    *("2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01", "2032-12-31", "2033-01-01"),
    *("2026-11-30", "2027-01-31", "2027-03-31", "2027-04-30", "2027-08-31", "2028-10-31"),
    # The clocks change in Berlin, in Sydney and Auckland, in Los Angeles; and a day before.
    *("2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31", "2028-03-26", "2028-10-29"),
    *("2027-04-03", "2027-04-04", "2027-10-02", "2027-10-03", "2027-09-26", "2028-04-02"),
    *("2027-03-14", "2027-11-06", "2027-11-07", "2028-03-12", "2028-11-05"),
)
HARD_HOURS = ("23:58", "00:00", "01:58", "02:30", "12:00", "22:59")
AHEAD = "WALL_CLOCK_AHEAD"
FORM = "%Y-%m-%dT%H:%M"
PATIENCE = 60


def main(words: Sequence[str]) -> int:
    """Do what the words say; the status is that of the command."""
    if len(words) == 2 and words[0] == "--drawn":
        print(drawn(words[1]))
        return 0
    if len(words) < 2 or words[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    day, *command = words
    surroundings: Mapping[str, str] = os.environ
    if day:
        try:
            surroundings = on(day, os.environ)
        except ValueError as error:
            print(f"{day}: {error}", file=sys.stderr)
            return 2
        print(f"== on {day}: DAY={day} repeats it", flush=True)
    return os.execvpe(command[0], command, surroundings)


def drawn(commit: str) -> str:
    """The day on which a commit is tried: mostly one of the hard ones, at a hard hour."""
    dice = random.Random(commit.strip())
    day = dice.choice(HARD_DAYS)
    return f"{day}T{dice.choice(HARD_HOURS)},{dice.choice([*ZONES])}"


def on(day: str, usual: Mapping[str, str]) -> dict[str, str]:
    """The surroundings in which it is that day.

    Raises:
        ValueError: It is no day, or this machine cannot be told that it is another.
    """
    written, _, zone = day.partition(",")
    surroundings = {**usual, "DAY": day} | ({"TZ": ZONES.get(zone, zone)} if zone else {})
    wanted = _seconds(written if "T" in written else f"{written}T12:00", surroundings)
    ahead = wanted - int(time.time()) + int(usual.get(AHEAD, "0"))
    surroundings[AHEAD] = f"{ahead:d}"
    _hook_in()
    look = "import time; print(int(time.time()))"
    asked = [sys.executable, "-c", look]
    seen = subprocess.run(asked, env=surroundings, capture_output=True, text=True, check=False)
    if not seen.stdout.strip().isdigit() or abs(int(seen.stdout) - wanted) > PATIENCE:
        raise ValueError(f"the clock cannot be moved on this machine. {seen.stderr.strip()}")
    return surroundings


def _seconds(written: str, surroundings: Mapping[str, str]) -> int:
    """When that is in that zone, in seconds since 1970.

    Raises:
        ValueError: It is not written as a day and an hour.
    """
    try:
        wanted = datetime.strptime(written, FORM)
    except ValueError:
        raise ValueError("write it as 2028-02-29 or 2028-02-29T23:58,Berlin.") from None
    before = os.environ.get("TZ")
    if "TZ" in surroundings:
        os.environ["TZ"] = surroundings["TZ"]
        time.tzset()
    try:
        return int(wanted.timestamp())
    finally:
        os.environ.pop("TZ", None)
        os.environ |= {} if before is None else {"TZ": before}
        time.tzset()


def _hook_in() -> None:
    """Let every Python of this environment look, as it starts, whether its clock is to be moved."""
    folder = Path(sysconfig.get_path("purelib"))
    for name, content in (
        ("mentorjournal_day.py", (Path(__file__).parent / "day_hook.py").read_text("utf-8")),
        (
            "mentorjournal_day.pth",
            f"import os; {AHEAD!r} in os.environ and __import__('mentorjournal_day')\n",
        ),
    ):
        if not (folder / name).exists() or (folder / name).read_text("utf-8") != content:
            (folder / name).write_text(content, "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
