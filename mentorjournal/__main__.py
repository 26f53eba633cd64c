"""Runs the program as `python -m mentorjournal`."""

from mentorjournal.cli import run

run()
