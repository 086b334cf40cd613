#!/usr/bin/env python3
"""Everything a developer does, from a bare machine on; starts with the standard library only.

python3 build/dev.py run [WORDS...]   set up what is missing, compile the content, open the app
python3 build/dev.py test [ARGS...]   the same set-up, then ruff, mypy, content check, pytest
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
PYTHONS = ((3, 11), (3, 13))
SECONDS_BEFORE_SAYING_SO = 2

# Debian and Ubuntu packages that Qt's libraries ask for; second names are those of newer releases.
QT_LIBRARIES = (
    ("libgl1",),
    ("libegl1",),
    ("libdbus-1-3",),
    ("libfontconfig1",),
    ("libglib2.0-0", "libglib2.0-0t64"),
    ("libxkbcommon0",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-keysyms1",),
    ("libxcb-shape0",),
    ("libxcb-xkb1",),
    ("libxkbcommon-x11-0",),
    ("libx11-xcb1",),
)


class StopError(Exception):
    """Something the developer must do first; the text says what."""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def check_python() -> None:
    """Refuse a Python that the locked packages are not made for."""
    low, high = PYTHONS
    if not low <= sys.version_info[:2] <= high:
        raise StopError(
            f"Waymark needs Python {low[0]}.{low[1]} to {high[0]}.{high[1]}; "
            f"this is {sys.version_info[0]}.{sys.version_info[1]}."
        )


def missing_system_packages(wanted: Iterable[tuple[str, ...]]) -> list[str]:
    """Names to install with apt; empty on systems without dpkg."""
    if shutil.which("dpkg-query") is None:
        return []
    names = [name for alternatives in wanted for name in alternatives]
    answer = subprocess.run(
        ["dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = {
        line.split()[0] for line in answer.stdout.splitlines() if line.endswith(" installed")
    }
    return [names[0] for names in wanted if not installed & set(names)]


def ensure_system_packages(more: tuple[tuple[str, ...], ...] = ()) -> None:
    """Install what Debian lacks, or without root name it in one line and stop."""
    missing = missing_system_packages((*QT_LIBRARIES, *more))
    if importlib.util.find_spec("ensurepip") is None:
        missing.insert(0, "python3-venv")
    if not missing:
        return
    if WINDOWS or shutil.which("apt-get") is None:
        raise StopError(f"Please install these first: {' '.join(missing)}")
    if os.geteuid() != 0:
        raise StopError(
            f"Some system packages are missing. Please run this once:\n"
            f"sudo apt-get update && sudo apt-get install -y {' '.join(missing)}"
        )
    say(f"Installing system packages: {' '.join(missing)}")
    # One broken source makes "update" fail, and "install" may work all the same.
    update = apt_get("update", "-qq")
    install = apt_get("install", "-y", "-qq", "--no-install-recommends", *missing)
    if install.returncode != 0:
        said = f"{update.stderr}{install.stderr}".strip()
        raise StopError(f"{' '.join(install.args)} did not work:\n{said}")


def apt_get(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["apt-get", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


def fingerprint(paths: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of all files at or below `paths`."""
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
                digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()


def ensure_environment() -> None:
    """Make `.venv` and install the locked packages; nothing when they are there."""
    stamp = VENV / "waymark-stamp"
    wanted = fingerprint([LOCK])
    if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists():
        return
    say("Setting up the virtual environment; this takes a few minutes the first time.")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    # Bytecode that pip would write is never read: ours lies in `.cache`, see `environment`.
    subprocess.run(
        [
            *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--no-compile", "--require-hashes", "-r", str(LOCK)),
        ],
        check=True,
    )
    stamp.write_text(wanted)


def content_inputs() -> str:
    """The fingerprint of all that `.cache/content.db`, Help and Home rest on."""
    return fingerprint(
        [
            ROOT / "content",
            *(ROOT / "desktop" / part for part in ("compiler", "store", "diagrams", "domain")),
            *(
                ROOT / "desktop" / name
                for name in ("__init__.py", "cli/words.py", "library/shelves.py")
            ),
            ROOT / "build" / "help_facts.py",
            ROOT / "resources" / "icons",
            LOCK,
        ]
    )


def content_is_compiled() -> bool:
    """Whether `.cache/content.db` is what compiling would make now."""
    stamp = CACHE / "content.stamp"
    made = tuple(
        CACHE / name for name in ("content.db", "content.pickle", "help.json", "home.json")
    )
    whole = stamp.is_file() and all(path.is_file() for path in made)
    return whole and stamp.read_text() == content_inputs()


def compile_content(*, force: bool = False) -> None:
    """Compile `content/` into `.cache/content.db`; nothing when nothing it rests on changed."""
    if not force and content_is_compiled():
        return
    CACHE.mkdir(exist_ok=True)
    wanted = content_inputs()
    script(["build/compile.py"])
    (CACHE / "content.stamp").write_text(wanted)


def environment() -> dict[str, str]:
    """The surroundings of our own scripts: this checkout first on the path, no stray bytecode."""
    ours = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(CACHE / "pycache")}
    ours.pop("PYTHONDONTWRITEBYTECODE", None)  # is about files beside the sources
    return ours


def script(words: Sequence[str]) -> None:
    """Run Python in `.venv` with `words`; stop with its exit code when it fails."""
    done = subprocess.run([str(PYTHON), *words], cwd=ROOT, env=environment(), check=False)
    if done.returncode != 0:
        raise SystemExit(done.returncode)


def become(words: Sequence[str]) -> None:
    """Replace this process by Python in `.venv`, so that signals and exit codes are its own."""
    command = [str(PYTHON), *words]
    sys.stdout.flush()
    if WINDOWS:
        raise SystemExit(
            subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
        )
    os.chdir(ROOT)
    os.execve(command[0], command, environment())


def set_up() -> None:
    check_python()
    ensure_system_packages()
    ensure_environment()


def run(words: Sequence[str]) -> None:
    """Open the app, or say how to look where there is no screen."""
    set_up()
    compile_content()
    screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not screen and not words:
        raise StopError(
            "Everything is set up, but there is no screen here to open a window on. "
            'To look all the same: "python3 build/dev.py shots" draws every screen as a picture '
            'in .cache/shots, or "xvfb-run -a python3 build/dev.py run" opens the window on a '
            "virtual screen (from the package xvfb)."
        )
    become(["-m", "desktop", *words])


def test(words: Sequence[str]) -> None:
    """All that must pass before main moves: ruff, mypy, content, pytest.

    mypy works beside the others, which leave a processor free now and then; if it finds something,
    the tests are stopped. With "--no-network" the tests run where there is none.
    """
    where = ["build/without_network.py"] if "--no-network" in words else []
    words = [word for word in words if word != "--no-network"]
    set_up()
    lint()
    with tempfile.TemporaryFile() as told, beside(["-m", "mypy"], told) as types:
        compile_content()
        # Two workers, as on the smallest machine that runs this; "-n0" runs in one process.
        with beside([*where, "-m", "pytest", "-n", "2", *words]) as tests:
            while tests.poll() is None and not types.poll():
                time.sleep(0.2)
        types.wait()
        told.seek(0)
        print(told.read().decode(errors="replace"), end="", flush=True)
    if code := types.returncode or tests.returncode:
        raise SystemExit(code)


@contextmanager
def beside(
    words: Sequence[str], output: IO[bytes] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run Python in `.venv` with `words` meanwhile; what still runs at the end is stopped."""
    process = subprocess.Popen(
        [str(PYTHON), *words], cwd=ROOT, env=environment(), stdout=output, stderr=output
    )
    try:
        yield process
    except KeyboardInterrupt:
        process.wait()  # the keys reached it too, and it ends in its own way
        raise
    finally:
        if process.poll() is None:
            process.terminate() if WINDOWS else process.send_signal(signal.SIGINT)
            process.wait()


def lint() -> None:
    script(["-m", "ruff", "check", "--quiet", "."])
    script(["-m", "ruff", "format", "--check", "--quiet", "."])


def check(words: Sequence[str]) -> None:
    """The look before a commit: lint, types, content, and every handout if it may have changed."""
    look(words)
    if not words:
        check_handouts()


def look(words: Sequence[str] = ()) -> None:
    """Lint, types, content."""
    set_up()
    lint()
    script(["-m", "mypy"])
    compile_content()
    if words:
        script(["build/compile.py", *words])


def check_handouts() -> None:
    """Set and check all handouts; nothing when nothing they rest on changed."""
    stamp = CACHE / "handouts.stamp"
    inputs = [
        CACHE / "content.db",
        *(ROOT / "desktop" / part for part in ("handouts", "library", "diagrams", "domain")),
        *(ROOT / "resources" / part for part in ("typst", "fonts", "brand", "icons")),
        *(ROOT / "tests" / name for name in ("pdf_faults.py", "pdf_reading.py")),
        ROOT / "build" / "check_handouts.py",
        LOCK,
    ]
    wanted = fingerprint(inputs)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    say("Setting every handout that the content can make; this takes some minutes.")
    script(["build/check_handouts.py"])
    stamp.write_text(wanted)


def compile_command(words: Sequence[str]) -> None:
    set_up()
    compile_content(force=True)


def sign_off(words: Sequence[str]) -> None:
    set_up()
    become(["build/sign_off.py", *words])


def lock(words: Sequence[str]) -> None:
    """Write `requirements.lock` anew; uv comes into a throw-away environment by name."""
    check_python()
    tools = CACHE / "lock-tools"
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(tools)], check=True)
    binary = tools / ("Scripts" if WINDOWS else "bin")
    subprocess.run([str(binary / "python"), "-m", "pip", "install", "-q", "uv==0.13.8"], check=True)
    subprocess.run(
        [
            *(str(binary / "uv"), "pip", "compile", "pyproject.toml", "--extra", "dev"),
            *("--generate-hashes", "--universal", "--python-version", "3.11", "--quiet"),
            *("--no-emit-index-url", "--no-annotate", "--no-header", "-o", LOCK.name, *words),
        ],
        cwd=ROOT,
        check=True,
    )


def package(words: Sequence[str]) -> None:
    """PyInstaller reads libraries with objdump; those of Wayland are shipped."""
    needs = [("binutils",), ("libwayland-client0",), ("libwayland-cursor0",)]
    tries = [("xvfb",), ("debootstrap",), ("strace",)]
    if "--windows" in words and not WINDOWS:
        needs = [("wine",), ("wine64",), ("gcc-mingw-w64-x86-64",), ("nsis",)]
        tries = [("xvfb",), ("openbox",), ("xdotool",)]
    ensure_system_packages((*needs, *(tries if "--verify" in words else ())))
    with_content("build/package.py")


def shots(words: Sequence[str]) -> None:
    """Pictures of the window, or of the kiosk."""
    with_content("build/kiosk_shots.py" if "--kiosk" in words else "build/shots.py")


def monkey(words: Sequence[str]) -> None:
    """A window manager, a screen and hands come from the system."""
    if "--kiosk" in words:
        ensure_system_packages((("xvfb",), ("openbox",), ("xdotool",)))
    with_content("build/monkey.py")


def with_environment(path: str) -> None:
    """Set up, then become the script at `path`."""
    set_up()
    become([path, *sys.argv[2:]])


def with_content(path: str) -> None:
    """Set up, compile, then become the script at `path`."""
    set_up()
    compile_content()
    become([path, *sys.argv[2:]])


COMMANDS = {
    "run": (run, "set up what is missing, compile the content, open the app"),
    "test": (test, "ruff, mypy, content check and pytest; --no-network takes the network away"),
    "check": (
        check,
        "lint, types, content, all handouts; --report [--facts PATH] for reviewers, --against DIR",
    ),
    "compile": (compile_command, "compile the content"),
    "preview": (
        lambda words: with_content("build/preview.py"),
        "the app at one page, reloading when content is saved",
    ),
    "sign-off": (sign_off, "record that a clinician has reviewed a page: ID --name --role --date"),
    "shots": (
        shots,
        "every screen, theme and size as PNG files; --kiosk for those of the kiosk",
    ),
    "bench": (lambda words: with_content("build/bench.py"), "times and sizes against our marks"),
    "golden": (
        lambda words: with_environment("build/golden.py"),
        "drawings that differ from the accepted ones; --accept takes them as they are",
    ),
    "faults": (
        lambda words: with_content("build/faults.py"),
        "long runs: kills, power cuts, bit flips, page turns",
    ),
    "monkey": (
        monkey,
        "thoughtless hands on the whole program; --kiosk from outside, --events N, --seed N",
    ),
    "soak": (
        lambda words: with_content("build/kiosk_soak.py"),
        "hundreds of visits to the kiosk: its memory must not grow; --visits N, --seed N",
    ),
    "package": (
        package,
        "a folder that runs without Python; --verify tries it; --windows makes that for Windows",
    ),
    "lock": (lock, "write requirements.lock anew"),
}


def main() -> int:
    width = max(map(len, COMMANDS)) + 2
    parser = argparse.ArgumentParser(
        prog="build/dev.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:{width}}{about}" for name, (_, about) in COMMANDS.items()),
        description="Set up, run, test and package Waymark.",
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("words", nargs=argparse.REMAINDER, help="handed on to the command")
    asked = parser.parse_args()
    started = time.monotonic()
    try:
        COMMANDS[asked.command][0](asked.words)
    except StopError as stop:
        say(str(stop))
        return 1
    except subprocess.CalledProcessError as failed:
        say(f"This step did not work; it said why above: {' '.join(map(str, failed.cmd[:6]))}")
        return 1
    except KeyboardInterrupt:
        return 130
    if (took := time.monotonic() - started) > SECONDS_BEFORE_SAYING_SO:
        say(f"Done in {took:.0f} seconds.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
