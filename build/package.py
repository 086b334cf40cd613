"""Make the standalone program in dist/: the folder, the one file, the downloads.

python3 build/dev.py package [--folder-only] [--to DIR] [--verify] [--twice]
python3 build/dev.py package --windows ... [--sign-with PROGRAM | --sign-trial]: for Windows,
    made on Debian by Wine
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from build import (
    bare_root,
    bundle,
    bundle_network,
    downloads,
    icu,
    launcher,
    notices,
    same_again,
    sandbox,
    sign_trial,
    socket_trace,
    surroundings,
    windows_downloads,
    windows_verify,
    wine,
)
from desktop.cli import shipped_files

ROOT = bundle.ROOT
DIST = ROOT / "dist"
SIZES = "sizes.txt"
MADE = (  # what lies in a folder of builds, of this version or another
    *("waymark", "Waymark.app", "Waymark-*-*-*", "waymark-*.tar.xz", "waymark_*.deb"),
    *(downloads.SUMS, SIZES),
)
LARGEST = 25  # files that the size report names


class UnfitError(Exception):
    """The bundle must not be given to anybody; the text says why."""


UNFIT = (  # each says why in its text
    *(UnfitError, icu.UnknownDataError, launcher.TooNewError, notices.LicenceError),
    *(wine.NoWineError, windows_downloads.NoInstallerError, sign_trial.NoTrialError),
)


def pyinstaller(work: Path, to: Path, *words: str) -> None:
    """Run the recipe.

    Args:
        work: what PyInstaller found out the first time lies there for the second.
    """
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", str(to), "--workpath", str(work)),
            *(str(ROOT / "build" / "waymark.spec"), "--", *words),
        ],
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": str(downloads.commit_time()),
            "PYINSTALLER_CONFIG_DIR": str(work),
        },
        check=True,
    )


def make_folder(work: Path, to: Path) -> Path:
    """Make `to`/waymark, the folder build.

    Raises:
        UnfitError: something in it is new, missing or too large.
    """
    folder = to / "waymark"
    pyinstaller(work, to)
    if sys.platform == "linux":
        icu.trim(folder / bundle.INSIDE)
        launcher.write(folder)
    shutil.copytree(ROOT / "build" / "kiosk", folder / "kiosk")
    notices.write(folder)
    write_sums(folder / bundle.INSIDE)
    settle((folder, *folder.rglob("*")))
    if faults := bundle.faults(folder) + bundle_network.faults(folder):
        raise UnfitError("\n".join(faults))
    return folder


def make_folder_by_wine(work: Path, to: Path) -> Path:
    """Make `to`/waymark for Windows, by this very script under Windows' Python.

    Raises:
        UnfitError: as above; the text is what the script said.
    """
    wine.prepare()
    with wine.own_prefix(work / "prefix") as prefix:
        made = wine.python(
            *(Path(__file__), "--folder-only", "--to", to),
            prefix=prefix,
            environment={
                "PYTHONPATH": wine.windows_name(ROOT),
                "PYTHONPYCACHEPREFIX": wine.windows_name(ROOT / ".cache" / "pycache"),
                "SOURCE_DATE_EPOCH": str(downloads.commit_time()),
            },
            folder=ROOT,
            check=False,
        )
    if made.returncode != 0:
        raise UnfitError(made.stdout)
    folder = to / "waymark"
    settle((folder, *folder.rglob("*")))
    return folder


def write_sums(inside: Path) -> None:
    """Write the list by which the program's own test knows that none of its files is damaged."""
    files = bundle.files_of(inside)
    lines = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files.items()
    )
    (inside / shipped_files.LIST).write_text("".join(lines), encoding="utf-8", newline="\n")


def settle(paths: Iterable[Path]) -> None:
    """Take away from each file what the builder's own rights and clock lent it."""
    for path in paths:
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.stat().st_mode & 0o100
        path.chmod(0o755 if runs else 0o644)
        os.utime(path, (downloads.commit_time(), downloads.commit_time()))


def size_report(folder: Path) -> str:
    """How large each part is, and what it may be; then the largest files.

    Raises:
        UnfitError: a part is larger than it may be.
    """
    files = bundle.folder_sizes(folder)
    rows = [
        *((part.name, size, part.budget) for part, size in bundle.sizes(files).items()),
        ("Folder", sum(files.values()), bundle.FOLDER_BUDGET),
    ]
    largest = sorted(files, key=lambda name: (-files[name], name))[:LARGEST]
    lines = (f"{files[name] / bundle.MB:8.2f} MB  {name}" for name in largest)
    return "\n".join([_within_budget(rows), "", *lines, ""])


def _within_budget(rows: Iterable[tuple[str, int, float]]) -> str:
    """The rows as a table, when each is within its budget."""
    rows = list(rows)
    table = "\n".join(
        f"{name:36}{size / bundle.MB:8.2f} MB of {budget:g}" for name, size, budget in rows
    )
    if over := [name for name, size, budget in rows if size > budget * bundle.MB]:
        raise UnfitError(f"Larger than its budget: {', '.join(over)}.\n{table}")
    return table


def make_one_file(folder: Path, work: Path, to: Path) -> Path:
    """Make one program of the very files of `folder`; it unpacks itself at each start."""
    pyinstaller(work, to, str(folder))
    (made,) = to.glob(f"{bundle.one_file_name()}*")
    return made


def make_downloads(
    folder: Path, to: Path, system: str, sign: Sequence[str] = ()
) -> tuple[Path, ...]:
    """What else people download; an installer for macOS is not made here.

    Args:
        sign: the words of a program that signs one for Windows, whose name is added.
    """
    if system == "win32":
        return windows_downloads.make(folder, bundle.VERSION, to, sign)
    return downloads.make(folder, bundle.VERSION, to) if system == "linux" else ()


def download_report(made: tuple[Path, ...], system: str = sys.platform) -> str:
    """How large each download is; a program in one file comes first.

    Raises:
        UnfitError: one is larger than it may be.
    """
    first = bundle.ONE_FILE_BUDGET if bundle.recipe(system).one_file else bundle.ARCHIVE_BUDGET
    budgets = [first, *(bundle.ARCHIVE_BUDGET for _ in made[1:])]
    sizes = [path.stat().st_size for path in made]
    return _within_budget(zip((path.name for path in made), sizes, budgets, strict=True))


def clear(to: Path) -> None:
    """Take away what an earlier build left in `to`, and nothing else."""
    for path in (path for name in MADE for path in to.glob(name)):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """A screen for the program to paint on, where Linux has none."""
    if sys.platform != "linux" or shutil.which("Xvfb") is None:
        yield {}
        return
    with sandbox.screen() as screen:
        yield {"DISPLAY": screen.name}


def try_program(program: Path) -> int:
    """Run the program's own test from elsewhere, with no Python to be found, and see whom it asks.

    Windows starts no program that does not know where the system lies.
    """
    with (
        tempfile.TemporaryDirectory(prefix="waymark verify ü ") as folder,
        virtual_screen() as screen,
    ):
        profile = Path(folder) / "profile"
        environment = {
            **{name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ},
            **screen,
            "PATH": "/usr/bin:/bin",
            "HOME": folder,
            "USERPROFILE": folder,
            "LANG": "C.UTF-8",
        }
        done = subprocess.run(
            [str(program), "--profile", str(profile), "self-test"],
            cwd=folder,
            env=environment,
            check=False,
        )
        if done.returncode != 0 or not socket_trace.can_trace():
            return done.returncode
        strangers = socket_trace.strangers_of(program, profile, environment)
    print("\n".join(strangers) or "It asked for its screen, desktop and printers, and nobody else.")
    return 1 if strangers else 0


def try_all(folder: Path, made: tuple[Path, ...], system: str = sys.platform) -> int:
    """Try the folder here, and what is downloaded where nothing is installed, as far as it goes."""
    if system != sys.platform:
        return windows_verify.verify(folder, made)
    tried = [try_program(folder / (bundle.recipe().terminal or bundle.recipe().program))]
    if sys.platform == "linux":
        tried += [surroundings.verify(folder), bare_root.verify(made)]
    return int(any(tried))  # a program that was ended by a signal has a code below 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py package")
    parser.add_argument("--folder-only", action="store_true", help="stop after the folder")
    parser.add_argument("--to", type=Path, metavar="DIR", help="build elsewhere")
    parser.add_argument("--windows", action="store_true", help="for Windows; on Debian by Wine")
    parser.add_argument(
        "--twice", action="store_true", help="build again elsewhere and compare every file"
    )
    parser.add_argument("--verify", action="store_true", help="also try what was made")
    signs = parser.add_mutually_exclusive_group()
    signs.add_argument(
        "--sign-with", type=Path, metavar="PROGRAM", help="signs the file named to it (Windows)"
    )
    signs.add_argument(
        "--sign-trial", action="store_true", help="sign with a certificate that proves nothing"
    )
    asked = parser.parse_args()
    system = "win32" if asked.windows else sys.platform
    sign: tuple[str, ...] = (str(asked.sign_with.resolve()),) if asked.sign_with else ()
    if asked.twice and (sign or asked.sign_trial):
        parser.error("No two signatures are alike: compare two builds first, then sign.")
    to = (asked.to or (DIST / "windows" if asked.windows else DIST)).resolve()
    folder = to / "waymark"
    if folder.is_dir() and not (folder / bundle.INSIDE).is_dir():  # a checkout, perhaps
        parser.error(f"{folder} is there, and no build: name another folder by --to.")
    to.mkdir(parents=True, exist_ok=True)
    clear(to)
    made: tuple[Path, ...] = ()
    try:
        if asked.sign_trial:
            sign = sign_trial.command()
        with tempfile.TemporaryDirectory(prefix="waymark-build-") as place:
            work = Path(place)
            make = make_folder if system == sys.platform else make_folder_by_wine
            folder = make(work, to)
            report = size_report(folder)
            if not asked.folder_only:
                if bundle.recipe(system).one_file:
                    made = (make_one_file(folder, work, to),)
                made += make_downloads(folder, to, system, sign)
                report = f"{download_report(made, system)}\n\n{report}"
    except UNFIT as error:
        print(error, file=sys.stderr)
        return 1
    (to / SIZES).write_text(report, encoding="utf-8", newline="\n")
    settle((*made, to / SIZES))
    print(report)
    if asked.twice:
        words = ["--folder-only"] if asked.folder_only else []
        words += ["--windows"] if asked.windows else []
        if unlike := same_again.differences(to, *words):
            print("Not the same when built again:", *unlike, sep="\n", file=sys.stderr)
            return 1
        print("Built again elsewhere, every file is the same.")
    return try_all(folder, made, system) if asked.verify else 0


if __name__ == "__main__":
    raise SystemExit(main())
