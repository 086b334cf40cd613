from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build import package, sign_trial


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Some program of Windows."""
    import pip

    found = Path(pip.__file__).parent / "_vendor" / "distlib" / "t64.exe"
    if not found.is_file():
        pytest.skip("pip brings no program of Windows")
    return Path(shutil.copy(found, tmp_path))


@pytest.mark.skipif(None in map(shutil.which, sign_trial.TOOLS), reason="nothing to sign with")
def test_a_trial_signature_fits_until_the_program_is_changed(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_trial, "PLACE", tmp_path / "certificate")
    unsigned = program.stat().st_size
    sign_trial.sign(program)
    assert program.stat().st_size > unsigned
    changed = bytearray(program.read_bytes())
    changed[unsigned // 2] ^= 1
    program.write_bytes(changed)
    with pytest.raises(subprocess.CalledProcessError):
        sign_trial.verify(program)


def test_without_its_tools_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(sign_trial.NoTrialError, match="needs openssl, osslsigncode"):
        sign_trial.command()


def test_signed_builds_are_not_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["package.py", "--windows", "--sign-trial", "--twice"])
    with pytest.raises(SystemExit):
        package.main()
    assert "No two signatures are alike" in capsys.readouterr().err
