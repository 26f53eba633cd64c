"""Runs the program as `python -m mentorjournal`."""

import sys

from mentorjournal.cli import main

sys.exit(main())
