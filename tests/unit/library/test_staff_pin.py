"""The hash of the staff PIN."""

from __future__ import annotations

import pytest

from desktop.domain.staff_pin import is_pin_hash
from desktop.library.staff_pin import fits, hash_of


def test_only_the_pin_itself_fits_its_hash_and_the_settings_file_takes_it() -> None:
    made = hash_of("493817")
    assert is_pin_hash(made)
    assert "493817" not in made
    assert fits("493817", made)
    assert not fits("493818", made)


@pytest.mark.parametrize("held", ["", "493817", "$argon2id$", "$argon2id$v=19$m=65536,t=3,p=4$a$b"])
def test_nothing_fits_what_is_no_hash(held: str) -> None:
    assert not fits("493817", held)
    assert not fits("", held)
