"""Tries the folder build in bad surroundings: on a bare Debian, without network, as a plain user.

Each trial is a line, as in `bare_root`; pictures of the windows stay beside the ones of it.
"""

from __future__ import annotations

import shlex
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from build.bare_root import KEPT, PICTURES, Person, Report, TrialFailedError
from build.sandbox import ADMINISTRATOR, BROUGHT, HOME, NoSandboxError, Sandbox, screen
from desktop.app.screen import NO_SCREEN

RELEASE = "bookworm"
BECOME = "setpriv --reuid 1000 --regid 1000 --clear-groups"
STRANGER = "4242:4242"  # an account that the system has never heard of
PLACE = "/srv/waymark"
INSIDE = f"{PLACE}/_internal"
CONTENT = f"{INSIDE}/content/content.db"
OF_READER = (KEPT, f"{HOME}/.cache")  # what lies in the home of whoever has one
LONG = "/srv/" + "/".join(["日本語の名前" * 10] * 3 + ["w" * 20])  # 203 letters, 563 bytes
AWAY = "/srv/away"
PAINTED_S = 1.0  # after which a window shows what was already said
USED_S = 5.0  # after which the program is killed


def verify(folder: Path) -> int:
    """Try the finished `folder`; 0 when all went well."""
    report = Report()
    try:
        with screen() as shown, Sandbox(RELEASE, folder.parent) as box:
            reader = Person(box, shown, f"{PLACE}/waymark")
            owner = replace(reader, user=ADMINISTRATOR)
            owner.does(f"cp -r {BROUGHT}/{folder.name} {PLACE}; chmod -R a+rX {PLACE}")
            for part in (_damaged, _no_screen, _no_home, _bad_profiles, _portable, _long_name):
                part(reader, owner, report)
    except NoSandboxError as error:
        print(error)
        return 1
    return 1 if report.failed else 0


def _says(person: Person, words: str, code: int, *told: str) -> None:
    """See that the program ends with `code`, says one line, and this in it."""
    said = person.does(f"{shlex.quote(person.starts)} {words} 2>&1 || echo $?").splitlines()
    ended = int(said.pop()) if said and said[-1].isdecimal() else 0
    if ended != code or len(said) != 1 or not all(part in said[0] for part in told):
        raise TrialFailedError(f"'{words}' ended with {ended} and said:\n" + "\n".join(said))


def _write(owner: Person, script: str, *lines: str) -> None:
    """Write a script that anybody may run."""
    words = " ".join(map(shlex.quote, ("#!/bin/sh", *lines)))
    owner.does(f"printf '%s\\n' {words} >{script}; chmod 755 {script}")


def _shows(person: Person, name: str, code: int, told: str) -> None:
    """See that the window opens, says one line with this in it, and ends with `code`."""
    with person.box.start(person.starts, environment={"DISPLAY": person.screen.name}) as program:
        assert program.stdout is not None
        said = program.stdout.readline()
        time.sleep(PAINTED_S)
        person.screen.picture().save(str(PICTURES / f"{person.box.name}, {name}.png"))
        stayed = program.poll() is None
        program.terminate()
        said += program.communicate()[0]
    if not stayed or program.returncode != code or said.count("\n") != 1 or told not in said:
        raise TrialFailedError(f"the window ended with {program.returncode} and said:\n{said}")


@contextmanager
def _without(owner: Person, path: str) -> Iterator[None]:
    """Have `path` lie elsewhere for a while, with a copy to be harmed in its place."""
    owner.does(f"cp -r {path} {AWAY}")
    try:
        yield
    finally:
        owner.does(f"rm -rf {path}; mv {AWAY} {path}")


def _damaged(reader: Person, owner: Person, report: Report) -> None:
    for what, harm in {"missing": "rm", "damaged": "truncate -s -1"}.items():
        with (
            report.trial(f"where the content file is {what}, a sentence and a window say so"),
            _without(owner, CONTENT),
        ):
            owner.does(f"{harm} {CONTENT}")
            _says(reader, "search relapse", 1, CONTENT, f"is {what}")
            _shows(reader, f"content {what}", 1, f"is {what}")
    fonts, icon = f"{INSIDE}/resources/fonts", "resources/icons/regular/house.svg"
    with report.trial("its own test names a damaged file"), _without(owner, f"{INSIDE}/{icon}"):
        owner.does(f"echo >>{INSIDE}/{icon}")
        said = reader.does(f"{reader.starts} self-test | grep ^FAILED || true").splitlines()
        if len(said) != 1 or icon not in said[0]:
            raise TrialFailedError("\n".join(said) or "it names none")
    with report.trial("without letters of its own it shows others"), _without(owner, fonts):
        owner.does(f"rm {fonts}/*.ttf")
        _shows(reader, "no letters", 0, "letters of its own")
    with report.trial("a wrong line of the settings is named, and the rest is used"):
        wrong = '\'theme = "drak"\\npaper = "letter"\\n\''
        owner.does(f"printf {wrong} >{PLACE}/waymark.toml")
        reader.looks("wrong settings", caution=True)
        owner.does(f"rm {PLACE}/waymark.toml")


def _no_screen(reader: Person, owner: Person, report: Report) -> None:
    for name, told in {
        "no screen is named": {},
        "the X screen is gone": {"DISPLAY": ":4321"},
        "the Wayland screen is gone": {"WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": HOME},
    }.items():
        with report.trial(f"where {name}, one sentence and no core"):
            here = replace(reader, environment=told)
            for words in ("", "--kiosk", "--notice"):
                _says(here, words, 1, NO_SCREEN)
    with report.trial("where Wayland is gone and X is there, it takes X"):
        gone = {"WAYLAND_DISPLAY": "gone", "XDG_RUNTIME_DIR": HOME}
        replace(reader, environment=gone).looks("no Wayland")
    with report.trial("doctor names what nothing can be printed without"):
        said = reader.runs("doctor")
        if "missing: libcups.so.2" not in said or said.count("missing: ") != 1:
            raise TrialFailedError(said)


def _no_home(reader: Person, owner: Person, report: Report) -> None:
    with report.trial("an account that nobody knows, without a home, can read"):
        _write(owner, "/srv/homeless", f'unset HOME; exec {PLACE}/waymark "$@"')
        homeless = replace(reader, user=STRANGER, starts="/srv/homeless")
        if "there is no home folder" not in homeless.runs("doctor"):
            raise TrialFailedError("doctor does not say so")
        homeless.runs("self-test")
        homeless.looks("no home folder", caution=True)
        reader.finds_nothing_left("/srv", *OF_READER)


def _bad_profiles(reader: Person, owner: Person, report: Report) -> None:
    owner.does("echo >/srv/file; mkdir -m 700 /srv/shut; mkdir /srv/full")
    for name, place in {
        "a file": "/srv/file",
        "another account's": "/srv/shut",
        "too long for its file system": f"/srv/{'x' * 300}",
        "longer than any path": "/srv" + "/long" * 1000,
    }.items():
        with report.trial(f"where the profile is {name}, it can be read on"):
            reader.looks(f"profile is {name}", f"--profile {place}", caution=True)
    with report.trial("on a full disk it can be read on"):
        _write(
            owner,
            "/srv/on-full",
            "mount -t tmpfs -o size=64k tmpfs /srv/full",
            "mkdir -m 777 /srv/full/profile",
            "head -c 99999 /dev/zero >/srv/full/rest 2>&-",
            f"exec {BECOME} {PLACE}/waymark --profile /srv/full/profile",
        )
        replace(owner, starts="/srv/on-full").looks("full disk", caution=True)


def _portable(reader: Person, owner: Person, report: Report) -> None:
    data = f"{PLACE}/data"
    owner.does(f"mkdir -m 777 {data}; rm -rf {' '.join(OF_READER)}")
    with report.trial("killed on a stick, it starts again as if nothing had been"):
        with reader.box.start(
            reader.starts, environment={"DISPLAY": reader.screen.name}
        ) as program:
            time.sleep(USED_S)
            program.kill()
        reader.looks("after a kill")
        if "kept by the reader: sound" not in reader.runs("doctor"):
            raise TrialFailedError("what was kept is not sound")
        reader.finds_nothing_left("/srv")
    with report.trial("on a stick that cannot be written to it can be read on"):
        shut = replace(reader, read_only=(PLACE, HOME))
        shut.looks("read-only stick", caution=True)
        reader.finds_nothing_left("/srv")
    owner.does(f"rm -r {data}")


def _long_name(reader: Person, owner: Person, report: Report) -> None:
    with report.trial("below a name of 200 letters it tests itself and opens"):
        owner.does(f"mkdir -p '{LONG}'; mv {PLACE} '{LONG}'")
        long = replace(reader, starts=f"{LONG}/waymark/waymark")
        long.runs("self-test")
        long.looks("long name")
