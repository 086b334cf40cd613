"""Opens the content for a kiosk, where nothing that is kept reaches the disk."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from desktop.app.logo import logo_png
from desktop.app.session import Session
from desktop.domain.errors import AppError
from desktop.domain.printing import Clinic
from desktop.domain.reading import DrugNames
from desktop.domain.settings import RollOutSettings
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
    library.content.keep_open()
    staff_file = Profile(profile).clinic
    staff, _ = read_clinic(staff_file)
    store = memory_store(lambda: dt.datetime.now(dt.UTC))
    return Session(library, store, (), memory_only=True, staff=staff, staff_file=staff_file)


def named_clinic(session: Session, settings: RollOutSettings) -> Clinic:
    """The clinic for what is printed: the roll-out's words before those set in Settings.

    A logo that cannot be used is left out: nobody is there who could choose another.
    """
    said = {key: word for key, word in asdict(settings.clinic).items() if word}
    if settings.clinic_logo is not None:
        with suppress(AppError):
            said["logo"] = logo_png(settings.clinic_logo)
    return replace(session.staff.clinic, **said)
