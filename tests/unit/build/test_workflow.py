"""The workflow file asks for what `build/dev.py` does, on all three systems."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
DEV = runpy.run_path(str(ROOT / "build" / "dev.py"))
RUN = re.compile(r"python3? build/dev\.py (\S+)")


def jobs(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
    return found


def commands(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step]


def includes(job: dict[str, Any]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = job.get("strategy", {}).get("matrix", {}).get("include", [])
    return found


def systems(job: dict[str, Any]) -> list[str]:
    return [each["image"] for each in includes(job)] or [job["runs-on"]]


def test_the_program_is_built_and_tried_on_three_systems() -> None:
    built = {
        system.partition("-")[0]
        for file in FILES
        for job in jobs(file).values()
        if any("dev.py package" in each and "--verify" in each for each in commands(job))
        for system in systems(job)
    }
    assert built == {"ubuntu", "windows", "macos"}


def test_the_suite_runs_where_there_is_no_network() -> None:
    assert any("dev.py test --no-network" in file.read_text() for file in FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_command_is_known_and_no_right_is_asked_for(file: Path) -> None:
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert said["permissions"] == {"contents": "read"}
    for job in said["jobs"].values():
        used = [name for each in commands(job) for name in RUN.findall(each)]
        assert used
        assert set(used) <= set(DEV["COMMANDS"])
        assert job["timeout-minutes"] <= 90


def test_each_wish_of_a_build_is_known() -> None:
    asked = [each for file in FILES for job in jobs(file).values() for each in commands(job)]
    words = {word for each in asked if "dev.py package" in each for word in each.split()[3:]}
    made = (ROOT / "build" / "package.py").read_text(encoding="utf-8")
    assert words == {"--twice", "--verify", "--windows"}
    assert all(f'"{word}"' in made for word in words)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_python_is_one_that_the_locked_packages_are_made_for(file: Path) -> None:
    low, high = DEV["PYTHONS"]
    for job in jobs(file).values():
        named = [each.get("python", "") for each in includes(job)]
        used = [step["with"].get("python-version") for step in job["steps"] if "with" in step]
        assert {*used} <= {None, "${{ matrix.python }}"}
        assert all(low <= tuple(map(int, each.split("."))) <= high for each in named)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_packages_come_through_the_lock_file_alone(file: Path) -> None:
    assert not re.search(r"\bpip\b|\bnpm\b|https?:|curl|wget", file.read_text(encoding="utf-8"))
