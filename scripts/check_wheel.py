"""Build the sdist and the wheel from a clean copy, and use the wheel as a stranger would.

The wheel must hold every file of the package and nothing beside it, install with the locked
requirements into an empty environment, and do its work from outside the checkout: on the
command line, and as a program on a terminal of its own. What was built is left in dist/.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from scripts.terminal import Terminal

ROOT = Path(__file__).parents[1]
PACKAGE = "mentorjournal"
NEEDED = {"app.tcss", "py.typed", ".toml"}
"""Names and suffixes of which the wheel must hold at least one each."""


class Wrong(Exception):
    """The wheel is not what it should be."""


def main() -> int:
    """Build, look inside, install, use; 0 when all is well."""
    with tempfile.TemporaryDirectory(prefix="wheel-") as folder:
        work = Path(folder)
        try:
            export = copy_of_checkout(work / "export")
            wheel = build(export, work / "dist")
            check_contents(wheel, export)
            environment = install(wheel, work / "environment")
            outside = work / "outside"
            outside.mkdir()
            check_command_line(environment, outside)
            check_program(environment, outside)
        except (Wrong, subprocess.CalledProcessError) as error:
            print(f"wheel: {error}", file=sys.stderr)
            return 1
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        shutil.copytree(work / "dist", ROOT / "dist")
    print(f"wheel: {wheel.name} is whole and works")
    return 0


def copy_of_checkout(target: Path) -> Path:
    """Copy what git knows or would add, so that nothing ignored can slip into the build."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def build(export: Path, dist: Path) -> Path:
    """Build the sdist, and the wheel from the sdist, with what is already installed."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(dist), str(export)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode:
        raise Wrong(f"the build failed:\n{built.stdout}{built.stderr}")
    wheels = list(dist.glob("*.whl"))
    if len(wheels) != 1 or len(list(dist.glob("*.tar.gz"))) != 1:
        raise Wrong(
            f"expected one wheel and one sdist, got {sorted(path.name for path in dist.iterdir())}"
        )
    return wheels[0]


def check_contents(wheel: Path, export: Path) -> None:
    """Compare the wheel with the package's folder, file by file."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/")}
    expected = {
        path.relative_to(export).as_posix()
        for path in (export / PACKAGE).rglob("*")
        if path.is_file()
    }
    if missing := expected - held:
        raise Wrong(f"the wheel lacks {sorted(missing)}")
    tops = {name.partition("/")[0] for name in held}
    beside = {top for top in tops if top != PACKAGE and not top.endswith(".dist-info")}
    if beside or len(tops) != 2:
        raise Wrong(f"the wheel installs {sorted(tops)}")
    for needed in NEEDED:
        if not any(name.endswith(needed) for name in held if name.startswith(PACKAGE)):
            raise Wrong(f"the wheel holds no {needed}")
    if not any(name.endswith("/licenses/LICENSE") for name in held):
        raise Wrong("the wheel holds no licence")


def install(wheel: Path, target: Path) -> Path:
    """Install into an empty environment what is locked, then the wheel, and nothing else."""
    subprocess.run([sys.executable, "-m", "venv", str(target)], check=True)
    pip = [str(target / "bin/python"), "-m", "pip", "install", "--quiet", "--no-user"]
    pip.append("--disable-pip-version-check")
    locked = ["--require-hashes", "--only-binary", ":all:"]
    locked += ["--requirement", str(ROOT / "requirements/run.txt")]
    for what in (locked, ["--no-deps", "--no-index", str(wheel)]):
        subprocess.run([*pip, *what], check=True)
    subprocess.run([str(target / "bin/python"), "-m", "pip", "check", "--quiet"], check=True)
    return target


def stranger(outside: Path) -> dict[str, str]:
    """The surroundings of somebody who has just installed the program."""
    home = outside / "home"
    home.mkdir(exist_ok=True)
    return {
        "HOME": str(home),
        "PATH": os.defpath,
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }


def check_command_line(environment: Path, outside: Path) -> None:
    """Ask the installed command for what everybody asks first."""
    surroundings = stranger(outside)
    program = str(environment / "bin" / PACKAGE)
    journal = str(outside / "journal.json")

    def said(*words: str) -> str:
        return _output([program, *words], outside, surroundings)

    version = said("--version")
    if not any(character.isdigit() for character in version):
        raise Wrong(f"--version says {version!r}")
    said("demo", journal)
    if not Path(journal).is_file():
        raise Wrong("demo wrote no journal")
    said("--journal", journal, "check")
    for words in (["today"], ["people"], ["export", "batna", "-o", "-"]):
        if not said("--journal", journal, *words).strip():
            raise Wrong(f"{' '.join(words)} says nothing")
    module = [str(environment / "bin/python"), "-m", PACKAGE, "--version"]
    if _output(module, outside, surroundings) != version:
        raise Wrong("python -m mentorjournal is another program")


def _output(command: list[str], outside: Path, surroundings: Mapping[str, str]) -> str:
    ended = subprocess.run(
        command,
        cwd=outside,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode or ended.stderr:
        raise Wrong(f"{' '.join(command)} ended with {ended.returncode}:\n{ended.stderr}")
    return ended.stdout


def check_program(environment: Path, outside: Path) -> None:
    """Open the demo on a terminal, wait until it shows the journal, and quit."""
    command = [str(environment / "bin" / PACKAGE), "--demo"]
    with Terminal(command, cwd=outside, environment=stranger(outside)) as terminal:
        try:
            terminal.until("Next   ")
            shown = terminal.shown
            terminal.type("\x11")
            status = terminal.ended()
        except (TimeoutError, EOFError) as error:
            raise Wrong(f"the program does not do its work:\n{error}") from error
    if "Traceback" in shown or status != 0:
        raise Wrong(f"the program ended with {status} after showing:\n{shown}\n{terminal.shown}")


if __name__ == "__main__":
    sys.exit(main())
