"""An ask as a letter that a person would send, drafted from what is filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from mentorjournal.data.records.asks import Ask
from mentorjournal.dates import show_date
from mentorjournal.mentoring.asks import FIELDS, path_of
from mentorjournal.text import fold

_ENDS = ".!?…？！。؟”\"'"


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


_OF_SENTENCES = _words(
    "i i'm i’m i've i’ve i'd my we our you you're you’re you've he she they it it's when after "
    "since last would could can may might is are do if"
)
"""Words with which what was typed begins as a sentence of its own."""
_NOT_NAMES = _words("a an the your his her their this that how what")
"""Words that begin with a small letter inside a sentence."""
_OF_WORK = _words(
    "backend frontend fullstack full-stack mobile web software systems data machine embedded cloud "
    "security platform research product project program programme senior junior lead head chief "
    "team technical tech staff principal freelance independent self-taught former working aspiring "
    "new first-time developer engineer programmer coder architect tester analyst scientist "
    "designer researcher writer editor manager director founder owner student teacher nurse "
    "doctor lawyer consultant marketer accountant apprentice intern trainee graduate"
)
"""Words with which what somebody does begins, and few names."""
_THEIRS = _words("her his their")
_CHANGED = {"is": "are", "was": "were", "has": "have", "does": "do"}
_PAST = _words(
    "gave wrote said told spoke taught led ran built made did had won held took came went left "
    "found got grew began kept knew met put read saw sent set sold stood thought brought rebuilt "
    "can could would will may might must"
)
"""Verbs that are the same behind "she" and "you", besides those that end in -ed."""
_LASTING = {
    "once": "One talk would already help me a lot.",
    "lasting": "If it suits you too, I would be glad of more than one talk.",
}
_ABOUT = {
    "technology": "It is about technology more than about people.",
    "people": "It is about people more than about technology.",
}
_MIN = re.compile(r"(?<=\d)(\s*-)?\s*min\b\.?", re.IGNORECASE)


def letter(words: Mapping[str, str], them: str, me: str, theirs: str = "") -> str:
    """The text of an ask, with what is filled in; what is a sentence stays as it was typed.

    Args:
        words: What stands in the fields, by their names.
        them: Their first name.
        me: My name; empty where I never gave it.
        theirs: What their clock shows at the times of the size; empty where it is the same.
    """
    said = {name: words.get(name, "").strip() for name in FIELDS}
    asked = [_size(said["size"], theirs), _LASTING.get(said["lasting"], "")]
    asked.append(_ABOUT.get(said["about"], ""))
    question = said["question"] and f"May I ask you one thing? {_sentence(said['question'])}"
    thanks = "Thank you for reading this." if said["why_you"] or question else ""
    parts = (
        f"Hello {them},",
        _joined(_who(said["who_i_am"], me), _towards(said["path"])),
        _why(said["why_you"]),
        question,
        _joined(*asked),
        _joined(_sentence(said["easy_no"]), thanks),
        me,
    )
    return "\n\n".join(filter(None, parts))


def said_to_them(text: str) -> str:
    """What was seen of somebody, as it is said to them: "her talk" becomes "your talk".

    Only the first words are looked at. Where "she" or "he" stands with a verb that is not known
    here, the text stays as it is: better about them than wrong.
    """
    first, _, rest = text.strip().partition(" ")
    verb, _, others = rest.strip().partition(" ")
    if not verb:
        return text
    if fold(first) in _THEIRS:
        return f"{_cased('your', first)} {rest}"
    if fold(first) == "they":
        return f"{_cased('you', first)} {rest}"
    if fold(first) in ("she", "he") and (known := _verb_to_you(verb)):
        return f"{_cased('you', first)} {known} {others}".strip()
    return text


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def _verb_to_you(verb: str) -> str:
    """The verb behind "she", as it stands behind "you"; empty where it is not known."""
    folded = fold(verb)
    return _CHANGED.get(folded, verb if folded in _PAST or folded.endswith("ed") else "")


def second_letter(ask: Ask, them: str, me: str, today: date) -> str:
    """The second, shorter text, after silence: the question alone, and an easy no.

    Args:
        ask: What was sent.
        them: Their first name.
        me: My name; empty where I never gave it.
        today: The local day.
    """
    # Imported here: what a start reads of asks needs none of its patterns.
    from mentorjournal.mentoring.ask_size import size_of

    minutes = size_of(ask.size).minutes
    on = f" on {show_date(ask.sent, today)}" if ask.sent else ""
    asked = _joined(f"I wrote to you{on}, and I know how weeks fill up.", _sentence(ask.question))
    small = f"{minutes} minutes would do, or two lines." if minutes else "Two lines would do."
    easy = _joined(small, "A no is fine too, and I will not ask again.")
    return "\n\n".join(filter(None, (f"Hello {them},", asked, easy, me)))


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _sentence(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in _ENDS else f"{text}."


def _is_sentence(text: str) -> bool:
    return fold(text.split(maxsplit=1)[0]).strip(",") in _OF_SENTENCES


def _inside(text: str, small: frozenset[str] = _NOT_NAMES) -> str:
    """Text as it goes on a sentence: its first letter is small, unless it may be a name."""
    first = text.split(maxsplit=1)[0]
    if fold(first).strip(",") not in small or (len(first) > 1 and first.isupper()):
        return text
    return text[:1].lower() + text[1:]


def _who(text: str, me: str) -> str:
    if not text or _is_sentence(text) or not me or fold(me) in fold(text):
        return _sentence(text)
    return _sentence(f"I am {me}, {_inside(text, _NOT_NAMES | _OF_WORK)}")


def _towards(text: str) -> str:
    path = path_of(text)
    return f"I would like to get from {path[0]} to {path[1]}." if path else _sentence(text)


def _why(text: str) -> str:
    if not text:
        return ""
    if fold(text).startswith("because "):
        return _sentence(f"I am writing to you {text[:1].lower()}{text[1:]}")
    if _is_sentence(text):
        return _joined(_sentence(text), "That is why I am writing to you.")
    return _sentence(f"I am writing to you because of {_inside(text)}")


def _size(text: str, theirs: str) -> str:
    if not text:
        return ""
    clock = f" ({theirs} for you)" if theirs else ""
    if text[-1] in _ENDS or _is_sentence(text):
        return _joined(_sentence(text), clock.strip() and f"That is {theirs} for you.")
    asked = _MIN.sub(lambda found: "-minute" if found[1] else " minutes", text)
    return f"Would {asked}{clock} suit you?"
