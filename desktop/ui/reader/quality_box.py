"""What a page can be held to: its checklist, point by point."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.content import Quality
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed, Wrapping


class QualityBox(Themed, Wrapping, QWidget):
    """How many points of the checklist are met, and at a press which."""

    def __init__(
        self, theme: ThemeController, quality: Quality, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        met = sum(item.met for item in quality.checklist)
        words = self.tr("This page meets {met} of the {all} points of our checklist.").format(
            met=met, all=len(quality.checklist)
        )
        column.addWidget(BodyLabel(theme, words, self, role="small"))
        row = QHBoxLayout()
        self._show = Button(
            theme,
            self.tr("Show the checklist"),
            self,
            tone=Tone.QUIET,
            icon="list-checks",
            size=ButtonSize.COMPACT,
            on_text=self.tr("Hide the checklist"),
        )
        self._show.setObjectName("show_checklist")
        self._show.clicked.connect(self._on_show)
        row.addWidget(self._show)
        row.addStretch(1)
        column.addLayout(row)
        self._list = Card(theme, self)
        self._list.setObjectName("checklist")
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(20, 14, 20, 14)
        inside.setSpacing(8)
        for item in quality.checklist:
            line = QHBoxLayout()
            line.setSpacing(12)
            icon = "check" if item.met else "minus"
            line.addWidget(Mark(theme, icon, self._list, colour="link", line_of="body"))
            state = self.tr("Met") if item.met else self.tr("Not yet")
            said = self.tr("{state}: {point}.").format(state=state, point=item.words)
            line.addWidget(BodyLabel(theme, said, self._list, role="body"), 1)
            inside.addLayout(line)
        self._list.hide()
        column.addWidget(self._list)
        self.follow(theme)

    def _on_show(self) -> None:
        shown = self._list.isHidden()
        self._list.setVisible(shown)
        self._show.set_on(shown)
