"""The settings file: theme, glyphs, keys, export folder, order of dates, backups, own outline.

```toml
theme = "light"
export_folder = "~/Documents/mentoring"
date_order = "day first"
backup_times = 3
outline = "~/Documents/mentoring/roadmap.toml"
glyphs = "ascii"

[keys]
session.mark = "ctrl+y"
app.help = ["f1", "?"]
```

A file that cannot be used never keeps the program from starting: what is wrong is said, and
the default stands. The program writes only what the person changed in it; comments stay.
"""

from __future__ import annotations

import errno
import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from msgspec import Struct

from mentorjournal.commands import (
    APP,
    BY_ID,
    COMMANDS,
    DIALOGS,
    EDITING,
    TYPING,
    Command,
    keys_of,
    moving,
)
from mentorjournal.dates import Order
from mentorjournal.decoding import NotText, decode
from mentorjournal.errors import NotKept
from mentorjournal.keynames import normal_key
from mentorjournal.paths import export_folder, settings_path, write_private

NAMES = ("theme", "export_folder", "date_order", "backup_times", "outline", "glyphs", "keys")
THEMES = ("dark", "light")
Glyphs = Literal["", "ascii", "unicode"]
# Far more than anybody writes; a wrong file is not read into memory whole.
SIZE_LIMIT = 256 * 1024
LEAST_TIMES, MOST_TIMES = 1, 1000


class Settings(Struct, frozen=True):
    """What the person chose.

    Attributes:
        theme: "dark" or "light".
        keys: Keys by command id, separated by commas, only where they were chosen.
        export_folder: Where exports land; empty for the default.
        date_order: "day first" or "month first" in 12/11/2026; empty to be asked each time.
        backup_times: How many times what the journal takes all its backups may take; 0 for the
            default.
        outline: Where the person's own outline of the roadmap is; empty for beside this file.
        glyphs: "ascii" or "unicode"; empty for what the locale can show.
        problems: What in the file could not be used, each as a sentence for the person.
    """

    theme: str = "dark"
    keys: Mapping[str, str] = {}
    export_folder: str = ""
    date_order: Order = ""
    backup_times: float = 0.0
    outline: str = ""
    glyphs: Glyphs = ""
    problems: tuple[str, ...] = ()


def read_settings(path: Path | None = None) -> Settings:
    """Read the settings; never fails.

    Args:
        path: The file; the usual one if left out. It need not exist.
    """
    path = path or settings_path()
    try:
        text = _text(path)
        if len(text) > SIZE_LIMIT:
            return Settings(problems=(f"{path} is too large to be a settings file; not read.",))
        found = tomllib.loads(decode(text))
    except FileNotFoundError:
        return Settings()
    except tomllib.TOMLDecodeError as error:
        # Its message names line and column, and no more than a character of the file.
        problem = f"{path} is not valid TOML: {error}. The usual settings are in force."
        return Settings(problems=(problem,))
    except NotText as error:
        return Settings(problems=(f"{path} {error}. The usual settings are in force.",))
    except (OSError, RecursionError, ValueError) as error:
        odd = "it is nested too deeply, or holds a number of thousands of digits"
        reason = getattr(error, "strerror", None) or odd
        return Settings(problems=(f"{path} cannot be read: {reason}.",))
    return _understood(found)


def _text(path: Path) -> bytes:
    """What stands in the file, no more than a byte beyond what it may hold.

    Raises:
        OSError: It cannot be read, or is a pipe or the like, which would be waited for.
    """
    # A link stays usable: many keep their settings elsewhere.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is not a file", str(path))
        return file.read(SIZE_LIMIT + 1)


def _understood(found: Mapping[str, Any]) -> Settings:
    problems: list[str] = []
    theme = found.get("theme", "dark")
    if theme not in THEMES:
        problems.append('Settings: theme is "dark" or "light". It is dark now.')
        theme = "dark"
    folder = found.get("export_folder", "")
    if not isinstance(folder, str) or not _is_place(folder):
        problems.append("Settings: export_folder is a path in quotes. The usual one is used.")
        folder = ""
    order = found.get("date_order", "")
    if order not in get_args(Order):
        problems.append(
            'Settings: date_order is "day first" or "month first". You are asked each time now.'
        )
        order = ""
    times = found.get("backup_times", 0.0)
    if "backup_times" in found and not _is_number_of_times(times):
        problems.append(
            f"Settings: backup_times is a number from {LEAST_TIMES} to {MOST_TIMES}: so many times "
            "what the journal takes its backups may take. The usual one is used."
        )
        times = 0.0
    outline = found.get("outline", "")
    if not isinstance(outline, str) or not _is_place(outline):
        problems.append("Settings: outline is a path in quotes. The usual one is used.")
        outline = ""
    glyphs = found.get("glyphs", "")
    if glyphs not in get_args(Glyphs):
        problems.append('Settings: glyphs is "ascii" or "unicode". The locale decides now.')
        glyphs = ""
    keys = found.get("keys", {})
    if not isinstance(keys, dict):
        problems.append('Settings: keys is a table, as in [keys] and session.mark = "f6".')
        keys = {}
    problems += [
        f"Settings: there is no setting called “{name[:40]}”."
        for name in found
        if name not in NAMES
    ]
    chosen = _chosen_keys(keys, problems)
    return Settings(theme, chosen, folder, order, float(times), outline, glyphs, tuple(problems))


def _is_number_of_times(value: Any) -> bool:
    """Whether that is a number, which a yes or no is not, and one that can be meant."""
    return type(value) in (int, float) and LEAST_TIMES <= value <= MOST_TIMES


def _is_place(folder: str) -> bool:
    """Whether a folder can have that name, and there is a home behind its ~."""
    try:
        return "\0" not in folder and bool(export_folder(folder))
    except RuntimeError:
        return False


def _chosen_keys(found: Mapping[str, Any], problems: list[str]) -> dict[str, str]:
    """The keys that can be used; what is wrong with the others is added to `problems`."""
    chosen: dict[str, str] = {}
    for name, value in _flat(found):
        if name not in BY_ID:
            problems.append(f"Settings: there is no command called “{name[:40]}”.")
            continue
        written = (
            [_shown(key) for key in value] if isinstance(value, list) else _shown(value).split(",")
        )
        keys = [normal_key(key) for key in written]
        if not keys or not all(keys):
            wrong = next((each for each in written if not normal_key(each)), "")
            problems.append(f"Settings: “{wrong[:40]}” is not a key {name} could have.")
            continue
        if taken := next(filter(None, (_taken(BY_ID[name], key) for key in keys)), ""):
            problems.append(f"Settings: {taken}; {name} keeps {BY_ID[name].keys or 'none'}.")
            continue
        chosen[name] = ",".join(dict.fromkeys(keys))
    _drop_clashes(chosen, problems)
    return chosen


def _shown(value: Any) -> str:
    """What was written for a key, where it can be one: a number without end is none."""
    return str(value) if isinstance(value, str) or value in range(10) else "no text"


def _taken(command: Command, key: str) -> str:
    """What a key does already wherever it is pressed, as a clause; empty if it is free."""
    if key in keys_of(command, {}):
        return ""
    if key in moving.KEYS:
        return f"“{key}” moves in every list and text, so it can be no key of {command.id}"
    if not set(TYPING).isdisjoint(command.where) and (len(key) == 1 or key in EDITING):
        return f"“{key}” belongs to the text where {command.id} works, so it can be no key of it"
    return ""


def _drop_clashes(chosen: dict[str, str], problems: list[str]) -> None:
    # Anew after each: a command that keeps its own key may clash with one that was fine before.
    while True:
        rivals = ((name, _clash(BY_ID[name], chosen)) for name in chosen)
        clashing = next(((name, rival) for name, rival in rivals if rival is not None), None)
        if clashing is None:
            return
        name, rival = clashing
        problems.append(
            f"Settings: {name} and {rival.id} would have the same key; "
            f"{name} keeps {BY_ID[name].keys}."
        )
        del chosen[name]


def _flat(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """Ids with their values: `session.mark` may be written with or without quotes."""
    pairs: list[tuple[str, Any]] = []
    for name, value in found.items():
        if isinstance(value, dict):
            pairs += [(f"{name}.{inner}", deep) for inner, deep in value.items()]
        else:
            pairs.append((name, value))
    return pairs


def _clash(command: Command, chosen: Mapping[str, str]) -> Command | None:
    """Another command that would share a key with this one where both are in force."""
    keys = set(keys_of(command, chosen))
    for other in COMMANDS:
        shared = other is not command and keys & set(keys_of(other, chosen))
        if shared and meet(command, other):
            return other
    return None


def meet(one: Command, other: Command) -> bool:
    """Whether two commands are in force at the same time somewhere."""
    if set(one.where) & set(other.where):
        return True
    for app, screen in ((one, other), (other, one)):
        if APP in app.where and not set(screen.where) <= set(DIALOGS):
            return True
    return False


def only_ascii(glyphs: Glyphs, environment: Mapping[str, str]) -> bool:
    """Whether the program draws with ASCII alone: as chosen, or as the locale says.

    A locale that is not set says nothing; most terminals show all there is.

    Args:
        glyphs: What the person chose.
        environment: Where the locale is named, by the variables of POSIX.
    """
    if glyphs:
        return glyphs == "ascii"
    named = (environment.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, named), "utf-8")
    return not locale.lower().partition("@")[0].endswith(("utf-8", "utf8"))


def keep_setting(name: str, value: str, path: Path | None = None) -> None:
    """Write one setting into the file, which keeps everything else that stands in it.

    Args:
        name: "theme" or "export_folder".
        value: What it shall be.
        path: The file; the usual one if left out.

    Raises:
        NotKept: The file could not be written, or is not valid TOML; it was left as it is.
    """
    # Imported here: 20 ms that only a person who changes a setting has to wait for.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    path = path or settings_path()
    try:
        text = decode(_text(path)) if path.exists() else ""
        document = tomlkit.parse(text)
        document[name] = value
        write_private(path, tomlkit.dumps(document))
    except (TOMLKitError, NotText, ValueError, RecursionError):
        raise NotKept(
            f"{path} is not valid TOML, so this was not written there; it holds until you leave."
        ) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NotKept(f"{path} cannot be written: {reason}. It holds until you leave.") from None
