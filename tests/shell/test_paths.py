"""Where things are kept."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorjournal.paths import (
    export_folder,
    journal_path,
    private_folder,
    report_folder,
    settings_path,
    temporary_folder,
    write_private,
)


def test_the_option_beats_the_variable_which_beats_the_data_folder(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORJOURNAL_FILE", str(tmp_path / "b.json"))

    assert journal_path(tmp_path / "a.json") == tmp_path / "a.json"
    assert journal_path() == tmp_path / "b.json"

    monkeypatch.setenv("MENTORJOURNAL_FILE", "")
    assert journal_path() == home / "xdg_data_home" / "mentorjournal" / "journal.json"


def test_a_path_is_absolute_and_knows_the_home(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert journal_path("mine.json") == tmp_path / "mine.json"
    assert journal_path("~/mine.json") == home / "mine.json"
    assert export_folder("~/talks") == home / "talks"


def test_the_other_places_are_the_platforms(home: Path) -> None:
    assert settings_path() == home / "xdg_config_home" / "mentorjournal" / "settings.toml"
    assert report_folder() == home / "xdg_state_home" / "mentorjournal"
    assert export_folder() == home / "Documents" / "mentorjournal"


def test_a_private_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "file.txt"

    write_private(path, "é\r\n")

    assert path.read_bytes() == "é\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(UnicodeEncodeError):
        write_private(path, "\ud800")
    assert path.read_bytes() == "é\r\n".encode()
    assert [each.name for each in path.parent.iterdir()] == ["file.txt"]


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=["000", "022", "777"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_every_folder_that_is_made_is_for_its_owner_only(tmp_path: Path, umask: int) -> None:
    private_folder(tmp_path / "a" / "b" / "c")
    write_private(tmp_path / "d" / "e" / "settings.toml", "theme = 1")
    temporary_folder("x-", tmp_path)

    made = [one for one in tmp_path.rglob("*") if one.is_dir()]
    assert len(made) == 6
    assert {stat.S_IMODE(one.stat().st_mode) for one in made} == {0o700}
    assert stat.S_IMODE((tmp_path / "d" / "e" / "settings.toml").stat().st_mode) == 0o600


def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a").chmod(0o755)

    private_folder(tmp_path / "a" / "b")

    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o755
