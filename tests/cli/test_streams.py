"""The command line among other programs: exit status, streams, pipes, and failures."""

from __future__ import annotations

import os
import signal
import subprocess
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

import pytest

from mentorjournal.cli import main, places
from mentorjournal.journal import Journal
from tests.cli.cli_help import PROGRAM, ROOT, CommandLine, in_python, own_process
from tests.tally import in_turn, now_and_then


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which $RUN is the program."""
    # Unbuffered, Python takes a write that was cut short for a whole one.
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["bash", "-c", script],
        cwd=ROOT,
        env=usual | {"RUN": " ".join(PROGRAM)} | environment,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def crowd(mine: CommandLine) -> CommandLine:
    """A journal that fills more than a pipe's buffer."""
    journal = Journal.open(mine.journal)
    for number in range(400):
        journal.relationships.begin(f"Person {number:04} " + "x" * 180, "mentor")
    journal.close()
    return mine


@now_and_then
def test_a_reader_that_has_seen_enough_is_no_error(crowd: CommandLine) -> None:
    for command in ("people", "people --json", "today"):
        ran = shell(f'$RUN --journal "$JOURNAL" {command} | head -1', JOURNAL=str(crowd.journal))
        assert ran.stderr == b""
        assert ran.stdout.count(b"\n") == 1

    status = shell(
        'set -o pipefail; $RUN --journal "$JOURNAL" people --json | head -1 >/dev/null',
        JOURNAL=str(crowd.journal),
    )
    assert status.returncode == 141


@now_and_then
def test_closed_streams_and_a_full_disk_are_told_in_a_sentence(demo: CommandLine) -> None:
    for script, status, said in (
        ("$RUN $J people >&-", 1, b"Standard output is closed"),
        ("$RUN $J export batna -o - >&-", 1, b"Standard output is closed"),
        ("$RUN $J people >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J people --json >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J today >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J today --json >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J check >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J backups >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J path >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN --version >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN add --help >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J log ana x >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J export batna -o - >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN $J export batna --force >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN --help >/dev/full", 1, b"Standard output cannot be written"),
        ("$RUN --help >&-", 1, b"Standard output is closed"),
        ("$RUN $J log ana - <&-", 1, b"standard input, which is closed"),
        ("$RUN $J nonsense 2>&-", 2, b""),
        ("$RUN $J nonsense 2>/dev/full", 2, b""),
        ("$RUN $J log ana x >&-", 0, b""),
        ("$RUN $J people <&- >/dev/null", 0, b""),
        ("$RUN $J <&- >&- 2>&-", 2, b""),
    ):
        ran = shell(script, J=f"--journal {demo.journal}")
        assert ran.returncode == status, (script, ran.stderr)
        assert said in ran.stderr
        assert b"Traceback" not in ran.stderr
        assert b"Exception ignored" not in ran.stderr
        assert ran.stdout == b""


def test_what_is_printed_suits_a_terminal_that_knows_ascii_only(demo: CommandLine) -> None:
    odd = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    ended = own_process("--journal", str(demo.journal), "people", env=odd)

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"Tomasz Zieli?ski" in ended.stdout


@pytest.mark.parametrize("zone", ["UTC+25", "AAA-23BBB-24,M3.2.0,M11.1.0", "Nowhere/None", ""])
def test_no_zone_of_the_machine_stops_it(demo: CommandLine, zone: str) -> None:
    ended = own_process("--journal", str(demo.journal), "today", env=os.environ | {"TZ": zone})

    assert ended.returncode == 0
    assert b"Next" in ended.stdout
    assert ended.stderr == (
        b"The time zone that TZ names is a day or more from UTC, as none is; times are in UTC.\n"
        if "2" in zone
        else b""
    )


def test_an_interrupt_ends_it_quietly(demo: CommandLine) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "--journal", str(demo.journal), "log", "ana", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    # More than a pipe holds: once it is written, the program is reading.
    process.stdin.write(b"x" * 1_000_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out, err) == (130, b"", b"")


def test_an_interrupt_while_it_is_loaded_ends_it_quietly() -> None:
    interrupted = in_python(
        "-c",
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'mentorjournal.cli.entry':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from mentorjournal.cli import run\n"
        "run()\n",
    )

    assert (interrupted.returncode, interrupted.stdout, interrupted.stderr) == (130, b"", b"")


def test_an_endless_input_is_refused(with_ana: CommandLine) -> None:
    before = with_ana.journal.read_bytes()

    ran = shell('$RUN --journal "$J" log Ana - </dev/zero', J=str(with_ana.journal))

    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"too long" in ran.stderr
    assert with_ana.journal.read_bytes() == before


def test_input_that_cannot_be_read_is_said_in_a_sentence(with_ana: CommandLine) -> None:
    # Standard input that is open for writing only.
    ran = shell('$RUN --journal "$J" log Ana - 0>/dev/null', J=str(with_ana.journal))

    assert (ran.returncode, ran.stdout) == (1, b"")
    assert ran.stderr.startswith(b"Standard input cannot be read")


def test_a_failure_leaves_a_report_without_text_of_the_journal(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: Namespace) -> int:
        secret = "the canary sings"
        raise ValueError(secret)

    monkeypatch.setattr(places, "print_path", fail)

    assert main(["path"]) == 1

    said = capsys.readouterr()
    reports = list((home / "xdg_state_home" / "mentorjournal").glob("crash-*.txt"))
    assert len(reports) == 1
    assert said.out == ""
    assert said.err.startswith("mentorjournal has failed and had to stop.")
    assert str(reports[0]) in said.err
    report = reports[0].read_text()
    assert "builtins.ValueError" in report
    assert "canary" not in report + said.err
    assert reports[0].stat().st_mode & 0o077 == 0


def test_a_folder_that_is_gone_is_said_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    code = (
        "import os, sys; from mentorjournal.cli import main; "
        f"os.chdir({str(folder)!r}); os.rmdir({str(folder)!r}); "
        "sys.exit(main(['--journal', 'x.json', 'today']))"
    )

    ended = in_python("-c", code)

    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.startswith(b"The folder you are in is gone.")


def test_the_demo_is_written_to_a_new_file_and_over_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "demo.json"

    assert main(["demo", str(target)]) == 0
    assert capsys.readouterr().out.startswith(f"The demo journal is in {target}.")
    assert target.stat().st_mode & 0o077 == 0
    before = target.read_bytes()
    assert main(["demo", str(target)]) == 1
    assert "is there already and was left as it is" in capsys.readouterr().err
    assert target.read_bytes() == before

    for place in (str(tmp_path), str(tmp_path / "no" / "x.json"), "x" * 5_000, "a\0b"):
        assert main(["demo", place]) in (1, 2)
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1


@in_turn("buffered", ["", "1"])
def test_a_printed_document_is_the_file_byte_for_byte_through_a_slow_pipe(
    mine: CommandLine, tmp_path: Path, buffered: str
) -> None:
    mine.fine("add", "person", "Ana Lima", "--role", "mentor")
    # More than a pipe holds; marks of direction, which a terminal gets in another form.
    words = "\u202eabc\u202c é\t" * 24 + "."
    notes = tmp_path / "notes"
    notes.write_text("".join(f"! point {number} {words}\n" for number in range(750)))
    script = f"""
        set -o pipefail
        $RUN --journal "$J" log ana - < "{notes}" || exit 3
        cd "{tmp_path}"
        $RUN --journal "$J" export summary -o file.md || exit 4
        $RUN --journal "$J" export summary -o - | {{ sleep 0.2; cat; }} > printed || exit 5
    """
    ran = shell(script, J=str(mine.journal), PYTHONUNBUFFERED=buffered, PYTHONPATH=str(ROOT))
    assert ran.returncode == 0, ran.stderr
    same = (tmp_path / "printed").read_bytes() == (tmp_path / "file.md").read_bytes()
    assert same, "what differs would take long to be told"
    assert (tmp_path / "file.md").stat().st_size > 200_000


def test_a_pipe_that_does_not_wait_gets_everything(demo: CommandLine) -> None:
    """A reader that shares its end with a program that made it non-blocking, as some shells do."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    # Filled but for a little, so that the first write is cut short.
    filled = 0
    with suppress(BlockingIOError):
        while True:
            filled += os.write(writer, b"x" * 1000)
    started = subprocess.Popen(
        [*PROGRAM, "--journal", str(demo.journal), "export", "batna", "-o", "-"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        came = pipe.read()
    assert started.wait(60) == 0
    assert started.stderr is not None
    assert started.stderr.read() == b""
    started.stderr.close()
    printed = demo.fine("export", "batna", "-o", "-")
    assert came[filled:].decode() == printed
