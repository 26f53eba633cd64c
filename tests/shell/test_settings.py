"""The settings file: what it can say, what it must not break, and how it is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.commands import BY_ID, COMMANDS, keys_of, moving
from mentorjournal.errors import NotKept
from mentorjournal.keynames import normal_key
from mentorjournal.settings import Settings, keep_setting, read_settings


def written(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


def test_without_a_file_the_usual_settings_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()


def test_everything_in_the_file_is_understood(tmp_path: Path) -> None:
    settings = written(
        tmp_path,
        '\ufefftheme = "light"\nexport_folder = "~/talks"\ndate_order = "month first"\n'
        'backup_times = 2.5\noutline = "~/mine.toml"\nglyphs = "ascii"\n'
        '[keys]\nsession.mark = "F6"\nme.open = "m"\n"app.help" = ["f1", "question_mark"]\n'
        'app.find = "^b, /"\n',
    )

    assert settings.problems == ()
    assert settings.theme == "light"
    assert settings.export_folder == "~/talks"
    assert settings.date_order == "month first"
    assert settings.backup_times == 2.5
    assert settings.outline == "~/mine.toml"
    assert settings.glyphs == "ascii"
    assert settings.keys == {
        "session.mark": "f6",
        "me.open": "m",
        "app.help": "f1,?",
        "app.find": "ctrl+b,/",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = light", "not valid TOML"),
        ('theme = "pink"', 'theme is "dark" or "light"'),
        ("theme = 3", 'theme is "dark" or "light"'),
        ("export_folder = 7", "export_folder is a path"),
        ('export_folder = "~nobody-of-this/x"', "export_folder is a path"),
        ("outline = 7", "outline is a path"),
        ('glyphs = "latin"', 'glyphs is "ascii" or "unicode"'),
        ('outline = "~nobody-of-this/x"', "outline is a path"),
        ('date_order = "mdy"', 'date_order is "day first" or "month first"'),
        ("backup_times = true", "backup_times is a number from 1 to 1000"),
        ("backup_times = 0", "backup_times is a number"),
        ("backup_times = nan", "backup_times is a number"),
        ("backup_times = inf", "backup_times is a number"),
        ('backup_times = "3"', "backup_times is a number"),
        ('keys = "f1"', "keys is a table"),
        ('[keys]\nsession.fly = "f6"', "no command called “session.fly”"),
        ('[keys]\nsession.mark = "hyper+t"', "“hyper+t” is not a key"),
        ('[keys]\nsession.mark = ""', "is not a key"),
        ("[keys]\nsession.mark = []", "is not a key"),
        ('[keys]\nsession.mark = "ctrl+m"', "“ctrl+m” is not a key"),
        (f"[keys]\nsession.mark = 0x{'f' * 6000}", "“no text” is not a key"),
        (f'[keys]\nsession.mark = ["f6", 0x{"f" * 6000}]', "“no text” is not a key"),
        ("[keys]\nsession.mark = [[1]]", "“no text” is not a key"),
        (f"backup_times = 0x{'f' * 6000}", "backup_times is a number from 1 to 1000"),
        ('[keys]\nsession.mark = "f8"', "session.mark and session.wrap_up would have the same"),
        ('[keys]\nsession.mark = "f1"', "session.mark and app.help would have the same"),
        ('colour = "red"', "no setting called “colour”"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_holds(
    tmp_path: Path, text: str, said: str
) -> None:
    settings = written(tmp_path, text)

    assert len(settings.problems) == 1
    assert said in settings.problems[0]
    assert settings.theme == "dark"
    assert settings.backup_times == 0
    assert settings.keys == {}


def test_two_commands_may_swap_their_keys(tmp_path: Path) -> None:
    settings = written(tmp_path, '[keys]\nsession.mark = "ctrl+l"\nsession.private = "ctrl+t"\n')

    assert settings.problems == ()
    assert settings.keys == {"session.mark": "ctrl+l", "session.private": "ctrl+t"}


@pytest.mark.parametrize("key", sorted(moving.KEYS))
def test_a_key_that_moves_does_nothing_else(tmp_path: Path, key: str) -> None:
    others = [command for command in COMMANDS if key not in keys_of(command, {})]
    lines = [f'"{command.id}" = "{key}"' for command in others]

    settings = written(tmp_path, "\n".join(["[keys]", *lines]))

    assert settings.keys == {}
    assert len(settings.problems) == len(others)
    assert all(f"“{key}” moves in every list and text" in said for said in settings.problems)


@pytest.mark.parametrize("key", ["x", "é", "/", "enter", "backspace", "left"])
def test_a_key_that_types_is_no_command_where_text_is_typed(tmp_path: Path, key: str) -> None:
    settings = written(tmp_path, f'[keys]\nsession.mark = ["ctrl+y", "{key}"]\n')

    assert settings.keys == {}
    assert settings.problems == (
        f"Settings: “{key}” belongs to the text where session.mark works, so it can be no key of "
        "it; session.mark keeps ctrl+t.",
    )


def test_a_command_may_keep_a_key_that_moves_and_is_its_own(tmp_path: Path) -> None:
    settings = written(tmp_path, '[keys]\n"agenda.tick" = ["space", "ctrl+y"]\n')

    assert settings.problems == ()
    assert settings.keys == {"agenda.tick": "space,ctrl+y"}


def test_two_screens_may_use_the_same_key(tmp_path: Path) -> None:
    settings = written(tmp_path, '[keys]\ngoal.add = "n"\n')

    assert settings.problems == ()


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"a" * 300_000, b"a = [" * 9_000, b"\0", b"a = " + b"9" * 6000],
    ids=["UTF-16", "too long", "too deep", "zero", "6,000 digits"],
)
def test_a_file_that_is_no_settings_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    settings = read_settings(path)

    assert settings.theme == "dark"
    assert len(settings.problems) == 1
    assert str(path) in settings.problems[0]


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    assert "cannot be read" in read_settings(tmp_path).problems[0]


@given(st.text(max_size=200))
def test_no_text_at_all_keeps_the_program_from_starting(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    assert read_settings(path).theme in ("dark", "light")


@given(st.dictionaries(st.sampled_from(sorted(BY_ID)), st.sampled_from(["f6", "x", "?", "^g"])))
def test_chosen_keys_never_clash_whatever_was_chosen(
    tmp_path_factory: pytest.TempPathFactory, chosen: dict[str, str]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    lines = [f'"{name}" = "{key}"' for name, key in chosen.items()]
    path.write_text("\n".join(["[keys]", *lines]), encoding="utf-8")

    keys = read_settings(path).keys

    for where in {where for command in COMMANDS for where in command.where}:
        together = [command for command in COMMANDS if where in command.where]
        bound = [key for command in together for key in keys_of(command, keys)]
        assert len(bound) == len(set(bound)), where


@pytest.mark.parametrize(
    ("written_as", "key"),
    [
        ("T", "T"),
        ("t", "t"),
        ("Ctrl+T", "ctrl+t"),
        ("^t", "ctrl+t"),
        ("shift+Ctrl+F3", "ctrl+shift+f3"),
        ("shift+a", "A"),
        (" esc ", "escape"),
        ("slash", "/"),
        ("é", "é"),
        ("f25", ""),
        ("ctrl+", ""),
        ("a b", ""),
        ("", ""),
        (",", ""),
        ("\x1b", ""),
    ],
)
def test_keys_are_understood_as_people_write_them(written_as: str, key: str) -> None:
    assert normal_key(written_as) == key


def test_a_changed_setting_leaves_comments_and_everything_else(tmp_path: Path) -> None:
    path = tmp_path / "mine" / "settings.toml"
    path.parent.mkdir()
    path.write_text('# mine\ntheme = "dark" # at night\n\n[keys]\napp.help = "f1"\n')

    keep_setting("theme", "light", path)

    assert path.read_text() == '# mine\ntheme = "light" # at night\n\n[keys]\napp.help = "f1"\n'


def test_the_file_and_its_folder_are_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    before = os.umask(0)
    try:
        keep_setting("theme", "light", path)
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert read_settings(path).theme == "light"
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("content", [b"theme = light", b"# caf\xe9\n", "# é\n".encode("utf-16")])
def test_a_broken_file_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    with pytest.raises(NotKept, match="not valid TOML"):
        keep_setting("theme", "dark", path)

    assert path.read_bytes() == content


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("# kept in git\n")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)

    keep_setting("theme", "light", link)

    assert link.is_symlink()
    assert read_settings(real).theme == "light"


def test_a_link_that_leads_to_itself_is_named_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.symlink_to(path)
    assert "cannot be read" in read_settings(path).problems[0]
    with pytest.raises(NotKept, match="cannot be written"):
        keep_setting("theme", "light", path)
    assert path.is_symlink()


@pytest.mark.parametrize(
    "content", ["a = " + "9" * 6000, "a = " + "[" * 9000], ids=["long", "deep"]
)
def test_a_file_that_ends_what_reads_it_is_not_overwritten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(content)
    with pytest.raises(NotKept):
        keep_setting("theme", "light", path)
    assert path.read_text() == content


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(NotKept, match="cannot be"):
        keep_setting("theme", "light", tmp_path / "file" / "settings.toml")


def test_a_pipe_in_the_place_of_the_settings_is_said_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    os.mkfifo(path)

    assert read_settings(path).problems == (f"{path} cannot be read: it is not a file.",)
    with pytest.raises(NotKept, match="it is not a file"):
        keep_setting("theme", "light", path)
    assert path.is_fifo()
