"""Makes and checks the hash of the staff PIN; slow on purpose, so never on the GUI thread."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


def hash_of(pin: str) -> str:
    """What `waymark.toml` holds for this PIN, with the library's own settings."""
    return PasswordHasher().hash(pin)


def fits(pin: str, pin_hash: str) -> bool:
    """Whether `pin` is the one of `pin_hash`; never for a hash that is none."""
    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False
