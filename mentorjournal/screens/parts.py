"""Parts of a place that others open by name."""

WRAP_UP = "wrap-up"
"""The part of a session's screen in which it is wrapped up, for `open_part`."""
DOORS = "doors"
"""The part of the timeline in which introductions stand alone."""
OLD_ONES = "old"
"""The part of the follow-ups in which what has grown old is sorted out."""
