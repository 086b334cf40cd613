"""Easier to see: bigger, clearer, calmer, fewer words, at once and from every screen."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.reading import ThemeName, ViewSettings
from desktop.theme.controller import ThemeController, larger, smaller
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.choices import Switch
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.popover import Popover
from desktop.ui.common.segmented import Segmented


class EasierPanel(Popover):
    """A panel of the few choices that help most; each acts at once, Undo takes the last back.

    Signals:
        view_changed: the view as it should be now.
    """

    view_changed = Signal(ViewSettings)

    def __init__(self, theme: ThemeController, window: QWidget) -> None:
        super().__init__(theme, window, "")
        self.setObjectName("easier_panel")
        self.setAccessibleName(self.tr("Easier to see"))
        self._view = ViewSettings()
        self._before: ViewSettings | None = None
        self._make_head(theme)
        self._make_sizes(theme)
        self._colours = Segmented(
            theme,
            self.tr("Colours"),
            (
                (ThemeName.LIGHT.value, self.tr("Light")),
                (ThemeName.DARK.value, self.tr("Dark")),
                (ThemeName.HIGH_CONTRAST.value, self.tr("Contrast")),
            ),
            self,
        )
        self._colours.setObjectName("easier_colours")
        self._colours.chosen.connect(self._on_colours)
        self.body.addWidget(self._colours)
        self._one_part = Switch(
            theme, self.tr("Fewer words"), self, hint=self.tr("One part of a page at a time")
        )
        self._wide = Switch(theme, self.tr("More space between lines"), self)
        self._still = Switch(theme, self.tr("Less movement"), self)
        for name, switch in (
            ("one_part", self._one_part),
            ("wide_lines", self._wide),
            ("less_movement", self._still),
        ):
            switch.setObjectName(f"easier_{name}")
            switch.clicked.connect(self._on_switched)
            self.body.addWidget(switch)
        self._undo = Button(
            theme,
            self.tr("Undo"),
            self,
            icon="arrow-counter-clockwise",
            size=ButtonSize.COMPACT,
        )
        self._undo.setObjectName("easier_undo")
        self._undo.clicked.connect(self._on_undo)
        self._undo.hide()
        self.body.addWidget(self._undo)

    def _make_head(self, theme: ThemeController) -> None:
        head = QHBoxLayout()
        heading = HeadingLabel(theme, self.tr("Easier to see"), self, level=2, role="callout")
        head.addWidget(heading, 1)
        close = Button(
            theme, self.tr("Close"), self, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        close.setObjectName("easier_close")
        close.clicked.connect(self.close_popover)
        head.addWidget(close)
        self.body.addLayout(head)

    def _make_sizes(self, theme: ThemeController) -> None:
        sizes = FlowLayout(None, 12)
        self._smaller = Button(
            theme, self.tr("Smaller"), self, icon="minus", size=ButtonSize.COMPACT
        )
        self._larger = Button(theme, self.tr("Bigger"), self, icon="plus", size=ButtonSize.COMPACT)
        self._percent = BodyLabel(theme, "", self, role="panel")
        self._smaller.setObjectName("easier_smaller")
        self._larger.setObjectName("easier_larger")
        self._percent.setObjectName("easier_percent")
        self._smaller.clicked.connect(self._on_smaller)
        self._larger.clicked.connect(self._on_larger)
        for widget in (self._smaller, self._percent, self._larger):
            sizes.addWidget(widget)
        self.body.addLayout(sizes)

    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        """Show the view as it is; what the clinic locked cannot be pressed."""
        self._view = view
        self._percent.setText(self.tr("{n}%").format(n=round(self.look.text_scale * 100)))
        self._colours.set_current(self.look.colours.name)
        self._one_part.setChecked(view.one_part)
        self._wide.setChecked(view.wide_lines)
        self._still.setChecked(view.less_movement)
        self._smaller.setEnabled("text_scale" not in locked)
        self._larger.setEnabled("text_scale" not in locked)
        self._colours.setEnabled("theme" not in locked)
        self._still.setEnabled("less_movement" not in locked)

    def open_at(self, anchor: QRect) -> None:
        self._before = None
        self._undo.hide()
        super().open_at(anchor)

    def _change(self, view: ViewSettings) -> None:
        self._before = self._view
        self._undo.show()
        self.view_changed.emit(view)

    def _with_scale(self, scale: float) -> None:
        self._change(dataclasses.replace(self._view, text_scale=scale, follow_system_text=False))

    def _on_smaller(self) -> None:
        self._with_scale(smaller(self.look.text_scale))

    def _on_larger(self) -> None:
        self._with_scale(larger(self.look.text_scale))

    def _on_colours(self, name: str) -> None:
        self._change(dataclasses.replace(self._view, theme=ThemeName(name)))

    def _on_switched(self) -> None:
        self._change(
            dataclasses.replace(
                self._view,
                one_part=self._one_part.isChecked(),
                wide_lines=self._wide.isChecked(),
                less_movement=self._still.isChecked(),
            )
        )

    def _on_undo(self) -> None:
        if self._before is not None:
            before, self._before = self._before, None
            self._undo.hide()
            self.view_changed.emit(before)
