"""What is put away while it is being drawn is forgotten once more."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.app import setting_pages
from desktop.app.session import Session
from desktop.app.setting_pages import SetPages, SettingPages
from desktop.domain.printing import PagePicture
from desktop.tasks.tasks import InlineTasks

WIDTH = 300


def test_a_page_put_away_while_it_is_drawn_stays_nowhere(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def pictures(*_: object) -> Iterator[PagePicture]:
        for number in (1, 2, 3):
            said.append(f"drawn {number}")
            if number == 2:
                pages.put_away()
            yield PagePicture(number, 3, b"", WIDTH, WIDTH)

    typesetter = SimpleNamespace(pictures=pictures, forget=lambda: said.append("forgotten"))
    session = cast("Session", SimpleNamespace(library=SimpleNamespace(typesetter=typesetter)))
    wanted: Any = SimpleNamespace(options=SimpleNamespace(side=(595.0, 842.0)))
    made = SetPages(wanted, cast("Any", object()), 3, ())
    monkeypatch.setattr(setting_pages, "_work", lambda *_: lambda: made)
    parent = QObject()
    pages = SettingPages(session, InlineTasks(parent), parent)
    drawn: list[PagePicture] = []
    pages.picture_drawn.connect(drawn.append)
    pages.set(wanted)
    pages.draw(1, 3, WIDTH)
    assert said == ["drawn 1", "drawn 2", "forgotten"]
    assert [picture.number for picture in drawn] == [1]
