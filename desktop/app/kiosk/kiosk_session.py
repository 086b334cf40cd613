"""Opens the content for a kiosk, where nothing that is kept reaches the disk."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from desktop.app.session import Session
from desktop.domain.reading import DrugNames
from desktop.library.opening import open_library
from desktop.store.clinic_file import read_clinic
from desktop.store.profile import Profile
from desktop.store.reader import memory_store


def open_kiosk_session(content: Path, profile: Path, names: DrugNames) -> Session:
    """The content, and a store in memory; called off the GUI thread.

    Raises:
        ContentStoreError: the content cannot be used.
    """
    library = open_library(content, names)
    staff_file = Profile(profile).clinic
    staff, _ = read_clinic(staff_file)
    store = memory_store(lambda: dt.datetime.now(dt.UTC))
    return Session(library, store, (), memory_only=True, staff=staff, staff_file=staff_file)
