"""Thoughtless hands on the whole program, from outside: real touches and keys on a real screen.

python3 build/dev.py monkey --kiosk [--events 10000] [--seed 7]

The kiosk runs under Xvfb with a window manager and a second window behind it. It must not crash,
must never give the second window the focus or a key, must leave no file, and must not grow.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from desktop import paths

SCREEN = (1920, 1080)
LONGEST_START_S = 60
BETWEEN_S = 0.02
PLACES = ("HOME", "TMPDIR", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
COUNTS = "profile/kiosk-counts.json"  # written on the hour, whatever a visit does
ROUND = 250  # events between two looks at what has happened
MOST_GROWTH = 0.05  # of memory, from the second quarter of the run to the last

# A window that tells whatever reaches it.
SECOND = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit
class Ear(QObject):
    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.WindowActivate, QEvent.Type.KeyPress,
                            QEvent.Type.MouseButtonPress):
            print(event.type().name, flush=True)
        return False
app = QApplication([])
field = QLineEdit()
field.setWindowTitle("second")
field.setGeometry(200, 200, 600, 400)
field.show()
ear = Ear()
app.installEventFilter(ear)
app.exec()
"""

# The kiosk as it is, but for a log of what went wrong that can be read.
KIOSK = """
import logging, sys
logging.basicConfig(level=logging.ERROR)
from desktop.__main__ import main
raise SystemExit(main())
"""

CHORDS = (
    *("alt+F4", "alt+Tab", "alt+Escape", "alt+space", "ctrl+alt+Left", "ctrl+alt+Right"),
    *("super+d", "super+e", "super", "ctrl+q", "ctrl+w", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+s"),
    *("ctrl+f", "ctrl+c", "ctrl+v", "ctrl+a", "ctrl+shift+i", "ctrl+alt+t", "ctrl+alt+s", "F1"),
    *("F3", "F5", "F9", "F11", "F12", "Print", "Menu", "shift+F10", "ctrl+plus", "Escape"),
    *("ctrl+minus", "XF86Back", "XF86HomePage", "XF86AudioRaiseVolume", "alt+Left", "ctrl+Tab"),
)
KEYS = (
    "Tab",
    "Return",
    "space",
    "Up",
    "Down",
    "Left",
    "Right",
    "Page_Up",
    "Page_Down",
    "BackSpace",
)


class Hands:
    """One xdotool that is told what to do line by line."""

    def __init__(self, display: str, dice: random.Random) -> None:
        self._dice = dice
        self._tool = subprocess.Popen(
            ["xdotool", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "DISPLAY": display},
            text=True,
            bufsize=1,
        )

    def act(self) -> str:
        """Do one thing; says what."""
        x, y = self._dice.randrange(SCREEN[0]), self._dice.randrange(SCREEN[1])
        far = self._dice.randrange(SCREEN[0]), self._dice.randrange(SCREEN[1])
        acts = {
            f"mousemove {x} {y} click 1": 60,
            f"mousemove {x} {y} click --repeat 3 --delay 30 1": 6,
            f"mousemove {x} {y} mousedown 1 mousemove {far[0]} {far[1]} mouseup 1": 8,
            f"mousemove {x} {y} click {self._dice.choice((2, 3, 4, 5, 8, 9))}": 6,
            f"key {self._dice.choice(KEYS)}": 10,
            f"key {self._dice.choice(CHORDS)}": 10,
        }
        act = self._dice.choices(list(acts), list(acts.values()))[0]
        self._say(act)
        return act

    def wait(self) -> None:
        """Until all is done that was told."""
        self._say("getmouselocation")
        assert self._tool.stdout is not None
        self._tool.stdout.readline()

    def end(self) -> None:
        self._tool.kill()

    def _say(self, line: str) -> None:
        assert self._tool.stdin is not None
        self._tool.stdin.write(f"{line}\n")


def memory(pid: int) -> int:
    """Kilobytes that a process holds for itself."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Private"))


def files(folder: Path) -> dict[str, str]:
    """Every file below, with a hash of what it holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Second:
    """A window behind the kiosk, which must never hear of anything."""

    def __init__(self, display: str) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-c", SECOND],
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.PIPE,
        )
        assert self._program.stdout is not None
        self._said = self._program.stdout
        self._said.readline()  # it has been active once
        os.set_blocking(self._said.fileno(), False)

    def heard(self) -> list[str]:
        """What reached it since it was asked last."""
        return (self._said.read() or b"").decode("ascii").split()

    def end(self) -> None:
        self._program.kill()


class Stage:
    """A screen with a window manager, a second window and an empty home, all thrown away."""

    def __init__(self, stack: ExitStack) -> None:
        self.home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="waymark-monkey-")))
        read, write = os.pipe()
        size = "x".join(map(str, (*SCREEN, 24)))
        screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        stack.callback(screen.kill)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        shown = {**os.environ, "DISPLAY": self.display}
        stack.callback(subprocess.Popen(["openbox"], env=shown, stderr=subprocess.DEVNULL).kill)
        self.second = Second(self.display)
        stack.callback(self.second.end)
        places = {name: self.home / name.lower() for name in PLACES}
        for place in places.values():
            place.mkdir(mode=0o700)
        self.profile = self.home / "profile"
        self.profile.mkdir()
        self.surroundings = {
            **shown,
            **{name: str(place) for name, place in places.items()},
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(paths.root()),
        }

    def wait_for(self, title: str) -> None:
        """Until a window of this title has the focus."""
        focus = ["xdotool", "getwindowfocus", "getwindowname"]
        until = time.monotonic() + LONGEST_START_S
        while time.monotonic() < until:
            time.sleep(1)
            shown = subprocess.run(
                focus, env=self.surroundings, capture_output=True, text=True, check=False
            )
            if shown.stdout.strip() == title:
                return
        raise TimeoutError(f"{title} does not get the focus")


def kiosk(events: int, seed: int) -> int:
    """Let go of the monkey; the exit code."""
    with ExitStack() as stack:
        stage = Stage(stack)
        log = stack.enter_context(tempfile.TemporaryFile("w+"))
        before = files(stage.home)
        program = subprocess.Popen(
            [sys.executable, "-c", KIOSK, "--kiosk", "--profile", str(stage.profile)],
            env=stage.surroundings,
            stderr=log,
        )
        stack.callback(program.kill)
        stage.wait_for("Waymark")
        stage.second.heard()  # until the kiosk stood before it
        hands = Hands(stage.display, random.Random(seed))
        faults, grown = let_go(program, stage.second, hands, events)
        hands.end()
        faults += stopped(program)
        log.seek(0)
        if "Traceback" in (said := log.read()) or "Fatal" in said:
            faults.append(said)
        left = files(stage.home)
        faults += [
            f"changed: {name}"
            for name in before.keys() | left.keys()
            if before.get(name) != left.get(name) and name != COUNTS
        ]
    quarter = max(1, len(grown) // 4)
    early, late = median(grown[quarter : 2 * quarter] or [0]), median(grown[-quarter:] or [0])
    if late > early * (1 + MOST_GROWTH):
        faults.append("memory grew by more than 5 %")
    print(f"seed {seed}, {events} events, memory {early / 1024:.0f}, then {late / 1024:.0f} MB")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def let_go(
    program: subprocess.Popen[bytes], second: Second, hands: Hands, events: int
) -> tuple[list[str], list[int]]:
    """All the events; what went wrong, and the memory after each round."""
    grown: list[int] = []
    done: deque[str] = deque(maxlen=20)
    for number in range(1, events + 1):
        done.append(hands.act())
        hands.wait()
        time.sleep(BETWEEN_S)
        if number % ROUND:
            continue
        time.sleep(1)
        if program.poll() is not None:
            return [f"event {number}: ended with {program.returncode}; {list(done)}"], grown
        if heard := second.heard():
            return [f"event {number}: the second window got {heard}; {list(done)}"], grown
        grown.append(memory(program.pid))
        print(f"{number} events, {grown[-1] // 1024} MB", flush=True)
    return [], grown


def stopped(program: subprocess.Popen[bytes]) -> list[str]:
    """What is wrong with how it ends when the system asks."""
    if program.poll() is not None:
        return []
    program.send_signal(signal.SIGTERM)
    try:
        code = program.wait(timeout=20)
    except subprocess.TimeoutExpired:
        return ["asked to stop it did not end"]
    return [f"asked to stop it ended with {code}"] if code else []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kiosk", action="store_true")
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    if asked.kiosk:
        return kiosk(asked.events, asked.seed)
    os.environ |= {"WAYMARK_MONKEY": str(asked.events), "WAYMARK_SEED": str(asked.seed)}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/end2end/test_monkey.py"],
        cwd=paths.root(),
        check=False,
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main())
