"""Signs a program for Windows with a certificate made here, to try the way: it proves nothing.

python3 build/dev.py package --windows --sign-trial
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PLACE = Path(__file__).resolve().parent.parent / ".cache" / "trial-certificate"
WHO = "/CN=Trial of Waymark, trust nothing signed by this"
TOOLS = ("openssl", "osslsigncode")


class NoTrialError(Exception):
    """Nothing can be signed here; the text says why."""


def certificate() -> tuple[Path, Path]:
    """A certificate and its key, made when they are not there yet.

    Raises:
        NoTrialError: without the tools for it.
    """
    if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
        raise NoTrialError(f"Signing for a trial needs {', '.join(missing)}.")
    shown, key = PLACE / "trial.pem", PLACE / "trial.key"
    if not shown.is_file():
        PLACE.mkdir(parents=True, exist_ok=True)
        _run(
            *("openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "3650"),
            *("-subj", WHO, "-addext", "extendedKeyUsage=codeSigning"),
            *("-keyout", str(key), "-out", str(shown)),
        )
    return shown, key


def command() -> tuple[str, ...]:
    """The words that sign the file whose name is added.

    Raises:
        NoTrialError: without the tools for it.
    """
    certificate()
    return sys.executable, str(Path(__file__).resolve())


def sign(program: Path) -> None:
    """Put a signature into `program`, and check that it fits what was signed."""
    shown, key = certificate()
    signed = program.with_name(f"{program.name}.signed")
    _run(
        *("osslsigncode", "sign", "-h", "sha256", "-certs", str(shown), "-key", str(key)),
        *("-n", "Waymark (trial)"),
        *("-in", str(program), "-out", str(signed)),
    )
    signed.replace(program)
    verify(program)


def verify(program: Path) -> None:
    """Check the signature in `program`.

    Raises:
        subprocess.CalledProcessError: there is none by this certificate, or it does not fit.
    """
    shown, _ = certificate()
    _run("osslsigncode", "verify", "-CAfile", str(shown), "-in", str(program))


def _run(*words: str) -> None:
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sign(Path(name))
