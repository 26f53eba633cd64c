"""mentorjournal keeps a mentorship journal in the terminal."""

__version__ = "0.1.0"
