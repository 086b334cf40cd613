"""The recipes in build/kiosk: what they make and promise, without a computer of their own."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from desktop.cli.words import parse
from desktop.domain.kiosk import LEFT_BY_STAFF
from desktop.store.settings_file import read_settings
from tests.end2end.conftest import ROOT

RECIPES = ROOT / "build" / "kiosk"
SCRIPT = RECIPES / "debian-kiosk.sh"
SESSION = RECIPES / "kiosk-session.sh"
UNIT = RECIPES / "waymark-kiosk.service"
BIN = "opt/waymark/waymark"

debian = pytest.mark.skipif(os.name != "posix", reason="the script is for Debian")


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A system to be, with the program in it and nothing else."""
    program = tmp_path / "image" / BIN
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return tmp_path / "image"


def make(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(SCRIPT), *map(str, words)], capture_output=True, text=True, check=False
    )


def files(image: Path) -> set[str]:
    return {
        str(path.relative_to(image))
        for path in image.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@debian
def test_the_script_makes_a_system_that_starts_only_this(image: Path) -> None:
    done = make("--root", image)
    assert (done.returncode, done.stderr) == (0, "")
    wants = image / "etc/systemd/system/multi-user.target.wants/waymark-kiosk.service"
    assert wants.resolve().read_text() == UNIT.read_text()
    assert (image / "etc/systemd/system/ctrl-alt-del.target").readlink() == Path("/dev/null")
    account = (image / "etc/sysusers.d/waymark-kiosk.conf").read_text()
    assert account.split('"')[0].split() == ["u", "waymark-kiosk", "-"]  # none of its groups
    assert "/usr/sbin/nologin" in account
    assert "NAutoVTs=0" in (image / "etc/systemd/logind.conf.d/waymark-kiosk.conf").read_text()
    assert "UDISKS_IGNORE" in (image / "etc/udev/rules.d/90-waymark-kiosk.rules").read_text()
    assert "pam_systemd" in (image / "etc/pam.d/waymark-kiosk").read_text()
    assert (image / "etc/waymark/waymark.toml").stat().st_mode & 0o777 == 0o640


@debian
def test_it_can_be_run_again_and_keeps_the_clinics_settings(image: Path) -> None:
    make("--root", image)
    settings = image / "etc/waymark/waymark.toml"
    settings.write_text("[kiosk]\nidle_minutes = 7\n")
    before = files(image)
    assert make("--root", image).returncode == 0
    assert files(image) == before
    assert "7" in settings.read_text()


@debian
def test_undo_takes_away_all_but_settings(image: Path) -> None:
    make("--root", image)
    assert make("--undo", "--root", image).returncode == 0
    assert files(image) == {BIN, "etc/waymark/waymark.toml"}


@debian
@pytest.mark.parametrize("words", [["--dry-run"], ["--dry-run", "--undo"]])
def test_a_dry_run_touches_nothing(image: Path, words: list[str]) -> None:
    done = make("--root", image, *words)
    assert done.returncode == 0
    assert "would" in done.stdout
    assert files(image) == {BIN}


@debian
def test_another_place_of_the_program_is_kept_to(image: Path) -> None:
    (image / "srv/way mark").mkdir(parents=True)
    (image / BIN).rename(image / "srv/way mark/waymark")
    done = make("--root", image, "--program", "/srv/way mark/waymark")
    assert done.returncode == 2
    assert "spaces" in done.stderr
    (image / "srv/way mark").rename(image / "srv/waymark")
    assert make("--root", image, "--program", "/srv/waymark/waymark").returncode == 0
    unit = (image / "etc/systemd/system/waymark-kiosk.service").read_text()
    assert "kiosk-session.sh /srv/waymark/waymark supervise" in unit
    assert "ReadOnlyPaths=/srv/waymark\n" in unit
    assert "/opt/" not in unit


@debian
@pytest.mark.parametrize(
    "words", [["--nonsense"], ["--root"], ["--root", "here"], ["--root", "/nowhere"]]
)
def test_wrong_words_are_answered_with_one_sentence(words: list[str]) -> None:
    done = make(*words)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@debian
@pytest.mark.parametrize("shell", ["sh", "bash", "dash"])
@pytest.mark.parametrize("script", [SCRIPT, SESSION], ids=lambda script: script.name)
def test_each_shell_understands_the_scripts(shell: str, script: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    assert subprocess.run([shell, "-n", str(script)], check=False).returncode == 0


def unit_keys() -> dict[str, list[str]]:
    """What the unit sets; a key may stand more than once."""
    keys: dict[str, list[str]] = {}
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"(\w+)=(.*)", line):
            keys.setdefault(found[1], []).append(found[2])
    return keys


def test_the_unit_starts_the_kiosk_again_unless_staff_left() -> None:
    keys = unit_keys()
    assert keys["Restart"] == ["always"]
    assert keys["StartLimitIntervalSec"] == ["0"]
    assert keys["RestartPreventExitStatus"] == keys["SuccessExitStatus"] == [str(LEFT_BY_STAFF)]
    assert f'"$EXIT_STATUS" != {LEFT_BY_STAFF} ]' in keys["ExecStopPost"][0]
    session, program, *words = keys["ExecStart"][0].split()
    assert Path(session).name == SESSION.name
    assert Path(program).name == "waymark"
    assert parse(words).command == "supervise"


@debian
@pytest.mark.parametrize("code", [0, LEFT_BY_STAFF])
def test_a_session_ends_with_the_code_of_the_program(tmp_path: Path, code: int) -> None:
    """The compositor is one that forgets it, and that was not told to allow other consoles."""
    cage = tmp_path / "cage"
    cage.write_text('#!/bin/sh\n[ "$1 $2" = "-d --" ] || exit 99\nshift 2\n"$@"\nexit 0\n')
    cage.chmod(0o755)
    session = tmp_path / SESSION.name
    session.write_text(SESSION.read_text().replace("/run/waymark-kiosk", str(tmp_path)))
    done = subprocess.run(
        ["sh", str(session), "sh", "-c", f"exit {code}"],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        check=False,
    )
    assert done.returncode == code
    cage.write_text("#!/bin/sh\nexit 0\n")  # nothing was started
    assert (
        subprocess.run(
            ["sh", str(session), "true"], env={"PATH": f"{tmp_path}:/bin"}, check=False
        ).returncode
        == 1
    )


def test_the_unit_leaves_the_kiosk_no_network_and_no_disk() -> None:
    keys = {key: values[0] for key, values in unit_keys().items()}
    assert keys["IPAddressDeny"] == "any"
    assert keys["RestrictAddressFamilies"] == "AF_UNIX AF_NETLINK"
    assert keys["ProtectSystem"] == "strict"
    assert keys["PrivateTmp"] == keys["NoNewPrivileges"] == "yes"
    assert keys["LimitCORE"] == "0"
    assert keys["CapabilityBoundingSet"] == ""
    assert "/home" in keys["InaccessiblePaths"]


@debian
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here")
    unit = tmp_path / UNIT.name
    text = re.sub(r"/usr/local/lib/.*", "/bin/true", UNIT.read_text(encoding="utf-8"))
    unit.write_text(re.sub(r"^(Conflicts|After|Wants)=.*\n", "", text, flags=re.MULTILINE))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert UNIT.name not in done.stderr, done.stderr


def test_the_sample_settings_are_understood() -> None:
    sample = RECIPES / "waymark.toml"
    settings, problems = read_settings(sample)
    assert problems == ()
    assert settings.kiosk.on
    assert settings.kiosk.restart_at is not None
    said = re.sub(r"^# (?=\w+ = )", "", sample.read_text(encoding="utf-8"), flags=re.MULTILINE)
    known = {line.split(" = ")[0] for line in said.splitlines() if " = " in line}
    assert {"pin", "printer", "screen_width_mm", "phone"} <= known


@pytest.mark.parametrize("name", ["windows-shell-launcher.xml", "windows-assigned-access.xml"])
def test_the_samples_for_windows_start_the_supervisor(name: str) -> None:
    tree = ET.parse(RECIPES / name)
    profiles = {
        element.get("Id")
        for element in tree.iter()
        if element.tag.endswith("}Profile") or element.tag.endswith("DefaultProfile")
    } - {None}
    assert len(profiles) == 1  # the account is given the profile that is described
    said = " ".join(value for element in tree.iter() for value in element.attrib.values())
    assert "waymark.exe" in said
    assert "supervise" in said


def test_shell_launcher_starts_it_again_unless_staff_left() -> None:
    tree = ET.parse(RECIPES / "windows-shell-launcher.xml")
    actions = {
        element.get("ReturnCode", "else"): element.get("Action")
        for element in tree.iter()
        if element.tag.endswith("Action")
    }
    assert actions == {str(LEFT_BY_STAFF): "DoNothing", "else": "RestartShell"}


def test_the_registry_sample_can_be_imported() -> None:
    first, *lines = (RECIPES / "windows-kiosk.reg").read_text(encoding="ascii").splitlines()
    assert first == "Windows Registry Editor Version 5.00"
    held = configparser.ConfigParser(delimiters="=", comment_prefixes=";")
    held.read_string("\n".join(lines))
    for section in held.sections():
        assert re.match(r"HKEY_(LOCAL_MACHINE|CURRENT_USER)\\", section)
        for name, value in held[section].items():
            assert re.fullmatch(r'"\w+"', name)
            assert re.fullmatch(r'dword:[0-9a-f]{8}|"\d+"', value)
