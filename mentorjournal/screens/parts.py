"""Parts of a place that others open by name."""

WRAP_UP = "wrap-up"
"""The part of a session's screen in which it is wrapped up, for `open_part`."""
