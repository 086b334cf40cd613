"""What a bare Linux lacks around Qt is brought along; what is there is left alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop.app import application

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a Linux may lack")


@pytest.mark.parametrize(("there", "told"), [(True, False), (False, True)])
def test_font_settings_are_brought_where_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, told: bool
) -> None:
    settings = tmp_path / "fonts.conf"
    if there:
        settings.write_text("<fontconfig/>")
    monkeypatch.setattr(application, "_FONT_SETTINGS", settings)
    for name in ("FONTCONFIG_FILE", "FONTCONFIG_PATH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    application._bring_font_settings()
    assert ("FONTCONFIG_FILE" in os.environ) is told
    if told:
        assert Path(os.environ["FONTCONFIG_FILE"]).is_file()
    monkeypatch.setenv("FONTCONFIG_FILE", "of somebody")
    application._bring_font_settings()
    assert os.environ["FONTCONFIG_FILE"] == "of somebody"


def test_folders_that_were_chosen_are_not_kept() -> None:
    kept = QSettings("QtProject", "tried")
    before = Path(kept.fileName()).parent.parent
    before.mkdir(parents=True, exist_ok=True)
    usual = before / "QtProject.conf"
    usual.write_text("")  # a dialog of another test may have left one
    application._forget_folders()
    try:
        dialog = QSettings(QSettings.Scope.UserScope, "QtProject")
        dialog.setValue("FileDialog/lastVisited", "file:///home")
        dialog.sync()
        assert not Path(dialog.fileName()).exists()
        assert not usual.read_text()
    finally:
        usual.unlink()
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(before))
