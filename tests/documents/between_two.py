"""The fields that documents hold which are for the two of a mentoring alone."""

from __future__ import annotations

BETWEEN_US = ("agreement", "ask", "working-together")
TERMS = {
    f"agreement.{part}"
    for part in (
        *("my_aim", "their_aim", "rhythm", "length", "prepares", "confidential"),
        *("boundaries", "reply", "review_note", "ending"),
    )
}
OF_VERSION = {f"agreement.{part}" for part in ("reason", "my_view", "their_view")}
ASK = {
    f"ask.{part}" for part in (*("who_i_am", "path", "why_you"), *("question", "size", "easy_no"))
}
FIRST_PAGE = {
    *("ask.path", "ask.question", "first.mine", "first.yours", "first.year"),
    *("agreement.rhythm", "agreement.length", "agreement.confidential"),
    *("agreement.boundaries", "agreement.reply", "agreement.ending"),
}
