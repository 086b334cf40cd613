"""Menus and scroll bars wear the style sheet of the theme; the application wears none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.domain.reading import ThemeName
from desktop.theme.controller import ThemeController
from desktop.ui.common.dressed import Menu, ScrollBar
from desktop.ui.common.field_parts import Line, NoteEdit


@pytest.mark.parametrize("kind", [Menu, ScrollBar])
def test_each_theme_dresses_it_anew(
    theme: ThemeController, window: QWidget, kind: type[Menu | ScrollBar]
) -> None:
    dressed = kind(theme, window)
    light = dressed.styleSheet()
    theme.apply(replace(theme.settings, theme=ThemeName.DARK))
    assert dressed.styleSheet() == theme.style_sheet != light


@pytest.mark.parametrize("kind", [Line, NoteEdit])
def test_the_menu_of_a_field_has_entries_as_tall_as_buttons(
    theme: ThemeController, window: QWidget, kind: type[Line | NoteEdit]
) -> None:
    field = kind(theme, window, name="Words")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(field.viewport() if isinstance(field, NoteEdit) else field, event)
    menu = field.findChild(QMenu) or QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actionGeometry(menu.actions()[0]).height() >= 48
    menu.close()
