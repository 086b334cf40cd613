"""What holds for each widget: a name and a role, no clipped text, live theme, no leak."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop import paths
from desktop.domain.blocks import TermLink, Text
from desktop.domain.reading import ThemeName
from desktop.domain.screens import PathStep, StepState
from desktop.theme.controller import ThemeController
from desktop.ui.common.brand import BrandMark
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.callout import Callout, CalloutTone
from desktop.ui.common.cards import Card, CardButton, IconTile
from desktop.ui.common.chips import Chip, Tag
from desktop.ui.common.choices import CheckBox, RadioCard, Switch
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.fields import NoteField, SearchField, TextField
from desktop.ui.common.focus_ring import FocusRing
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.messages import EmptyState, NoticeBar, ProgressBar, Toast
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.popover import Popover
from desktop.ui.common.rail import NavRail, RailEntry
from desktop.ui.common.rows import RowButton, Tabs
from desktop.ui.common.runs_view import RunsView
from desktop.ui.common.segmented import Segmented
from desktop.ui.common.step_dots import StepDots
from desktop.ui.common.swatch import Swatch
from desktop.ui.common.text_block import LEAST_WIDTH
from desktop.ui.common.top_bar import TopBar
from desktop.ui.common.waymark import Waymark
from desktop.ui.home.ways_in import WaysIn
from desktop.ui.time.time_bar import TimeBar

Make = Callable[[ThemeController, QWidget], QWidget]
_Role = QAccessible.Role
_WORDS = "Immune reconstitution therapy and what comes after it"
_RUNS = (Text("They are called "), TermLink("maintenance", "m"), Text("."))
_TABS = (("one", "Bookmarks"), ("two", "My questions"))
_PLACES = (RailEntry("home", "Home", "house"), RailEntry("set", "Settings", "gear-six", 1))
_MARK = paths.resources() / "brand" / "mark.svg"
_ANSWERS = (("keep", "Keep my list"), ("clear", "Clear it"))

WIDGETS: dict[str, Make] = {
    "primary button": lambda t, w: Button(t, "Print", w, tone=Tone.PRIMARY, icon="printer"),
    "link button": lambda t, w: Button(t, "See all in My list", w, tone=Tone.QUIET),
    "chip": lambda t, w: Chip(t, "Tablets", w, icon="pill"),
    "tag": lambda t, w: Tag(t, "Explainer", w, icon="book-open"),
    "switch": lambda t, w: Switch(t, "Less movement", w, hint="Turns off all animation"),
    "check box": lambda t, w: CheckBox(t, "Large print", w),
    "radio card": lambda t, w: RadioCard(t, "High contrast", w, hint="White on black"),
    "segmented": lambda t, w: Segmented(t, "Paper", _TABS, w),
    "tabs": lambda t, w: Tabs(t, "My list", _TABS, w),
    "row": lambda t, w: RowButton(t, _WORDS, w, icon_after="caret-right"),
    "card button": lambda t, w: CardButton(t, "Stepping down", _WORDS, w, icon="drop", tag="Word"),
    "card": lambda t, w: Card(t, w),
    "tile": lambda t, w: IconTile(t, "drop", w),
    "mark": lambda t, w: Mark(t, "check", w, line_of="key"),
    "swatch": lambda t, w: Swatch(t, "irt", w),
    "label": lambda t, w: BodyLabel(t, _WORDS, w),
    "heading": lambda t, w: HeadingLabel(t, _WORDS, w, level=2),
    "paragraph": lambda t, w: RunsView(t, _RUNS, w),
    "callout": lambda t, w: Callout(t, CalloutTone.ASK, _WORDS, w),
    "search": lambda t, w: SearchField(t, "Search treatments", w),
    "text field": lambda t, w: TextField(t, "Clinic name", w, hint="On each page"),
    "note": lambda t, w: NoteField(t, "My note", w),
    "toast": lambda t, w: Toast(t, w),
    "notice": lambda t, w: NoticeBar(t, w),
    "empty state": lambda t, w: EmptyState(t, "drop", "Nothing yet", _WORDS, w, action="Read"),
    "step dots": lambda t, w: StepDots(t, 12, w),
    "progress": lambda t, w: ProgressBar(t, "Read so far", w),
    "page": lambda t, w: PageScroll(t, w),
    "popover": lambda t, w: Popover(t, w, "NEDA"),
    "dialog": lambda t, w: Dialog(t, w, "Clear your list?", _WORDS, _ANSWERS),
    "rail": lambda t, w: NavRail(t, _PLACES, w),
    "top bar": lambda t, w: TopBar(t, w),
    "brand": lambda t, w: BrandMark(t, _MARK, "Waymark", w),
    "focus ring": lambda t, w: FocusRing(t, w),
    "waymark": lambda t, w: Waymark(t, PathStep(_WORDS, "page", 0, StepState.NEXT), 1, 3, w),
    "ways in": lambda t, w: WaysIn(t, w),
    "time bar": lambda t, w: TimeBar(t, w),
}
_SAME_IN_ALL = {"brand", "focus ring"}  # a picture of its own, and nothing without a focus
ROLES = {
    "primary button": (_Role.Button, "Print"),
    "chip": (_Role.CheckBox, "Tablets"),
    "tag": (_Role.StaticText, "Explainer"),
    "switch": (_Role.CheckBox, "Less movement"),
    "check box": (_Role.CheckBox, "Large print"),
    "radio card": (_Role.RadioButton, "High contrast"),
    "tabs": (_Role.PageTabList, "My list"),
    "row": (_Role.Button, _WORDS),
    "card button": (_Role.Button, "Stepping down"),
    "label": (_Role.StaticText, _WORDS),
    "heading": (_Role.Heading, _WORDS),
    "paragraph": (_Role.StaticText, "They are called maintenance."),
    "progress": (_Role.ProgressBar, "Read so far"),
    "popover": (_Role.Dialog, "NEDA"),
    "dialog": (_Role.Dialog, "Clear your list?"),
    "rail": (_Role.PageTabList, "Main places"),
}


@pytest.mark.parametrize("name", ROLES)
def test_screen_reader_hears_role_and_name(
    theme: ThemeController, window: QWidget, name: str
) -> None:
    interface = QAccessible.queryAccessibleInterface(WIDGETS[name](theme, window))
    assert (interface.role(), interface.text(QAccessible.Text.Name)) == ROLES[name]


def test_screen_reader_hears_the_level_of_a_heading(
    theme: ThemeController, window: QWidget
) -> None:
    heading = HeadingLabel(theme, "Risks", window, level=3)
    interface = QAccessible.queryAccessibleInterface(heading)
    assert interface.text(QAccessible.Text.Description) == "Heading level 3"


def test_screen_reader_hears_whether_a_switch_is_on(
    theme: ThemeController, window: QWidget
) -> None:
    switch = Switch(theme, "Less movement", window)
    interface = QAccessible.queryAccessibleInterface(switch)
    assert interface.state().checkable
    assert not interface.state().checked
    switch.setChecked(True)
    assert interface.state().checked


@pytest.mark.parametrize("name", WIDGETS)
def test_whatever_takes_the_focus_has_a_name(
    theme: ThemeController, window: QWidget, name: str
) -> None:
    made = WIDGETS[name](theme, window)
    for widget in [made, *made.findChildren(QWidget)]:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
            interface = QAccessible.queryAccessibleInterface(widget)
            empty_back = widget.objectName() == "top_bar_back"
            assert interface.text(QAccessible.Text.Name) or empty_back, type(widget).__name__


@pytest.mark.parametrize("name", WIDGETS)
def test_targets_are_at_least_44_px(theme: ThemeController, window: QWidget, name: str) -> None:
    made = WIDGETS[name](theme, window)
    for button in [made, *made.findChildren(QAbstractButton)]:
        in_text = isinstance(button.parentWidget(), RunsView)
        if isinstance(button, QAbstractButton) and not in_text:
            assert button.sizeHint().height() >= 42
            assert button.sizeHint().width() >= 42


@pytest.mark.parametrize("scale", [1.0, 2.4])
@pytest.mark.parametrize("name", WIDGETS)
def test_no_text_is_cut_off(
    theme: ThemeController, window: QWidget, name: str, scale: float
) -> None:
    """Each widget asks for room for its longest word and for all lines of its text."""
    theme.apply(replace(theme.settings, text_scale=scale))
    made = WIDGETS[name](theme, window)
    for widget in [made, *made.findChildren(QWidget)]:
        if isinstance(widget, BodyLabel | RunsView) and widget.accessibleName():
            for width in (240, 480, 900):
                lines = widget.heightForWidth(width)
                assert lines >= widget.minimumSizeHint().height()
                assert widget.heightForWidth(width // 2) >= lines
        elif isinstance(widget, QAbstractButton) and not isinstance(
            widget.parentWidget(), RunsView
        ):
            metrics = QFontMetricsF(theme.now.font("label"))
            longest = max(map(metrics.horizontalAdvance, widget.text().split()), default=0)
            assert widget.minimumSizeHint().width() >= min(longest, LEAST_WIDTH)
            assert widget.sizeHint().height() >= metrics.height()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            assert widget.sizeHint().height() >= QFontMetricsF(widget.font()).height()


@pytest.mark.parametrize("name", sorted(WIDGETS.keys() - _SAME_IN_ALL))
def test_widget_follows_every_theme_while_it_is_shown(
    theme: ThemeController, window: QWidget, name: str
) -> None:
    made = WIDGETS[name](theme, window)
    made.setGeometry(0, 0, 420, max(120, made.sizeHint().height()))
    made.show()
    pictures = set()
    for colours in (ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST):
        theme.apply(replace(theme.settings, theme=colours))
        picture = made.grab().toImage()
        pictures.add(bytes(picture.constBits()))
    assert len(pictures) == 3


@pytest.mark.parametrize("name", WIDGETS)
def test_widget_that_is_gone_hears_no_more_of_the_theme(
    theme: ThemeController, window: QWidget, name: str
) -> None:
    made = WIDGETS[name](theme, window)
    QAccessible.queryAccessibleInterface(made)
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(made)
    del made
    gc.collect()
    theme.apply(replace(theme.settings, theme=ThemeName.DARK))
    assert not window.findChildren(QWidget)
