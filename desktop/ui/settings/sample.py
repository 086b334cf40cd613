"""Beside the choices: how they look, and the way to the page about all this."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.buttons import Button
from desktop.ui.common.cards import Card
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine


class Sample(QWidget):
    """A few words that follow every choice.

    Signals:
        about_requested: the page about this information.
    """

    about_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        sample = Card(theme, self, radius="panel")
        sample.setObjectName("settings_sample")
        inside = QVBoxLayout(sample)
        inside.setContentsMargins(20, 18, 20, 22)
        inside.setSpacing(6)
        inside.addWidget(
            BodyLabel(theme, self.tr("How it looks"), sample, role="small", muted=True)
        )
        inside.addWidget(
            HeadingLabel(theme, self.tr("Reading made easier"), sample, level=3, role="panel")
        )
        inside.addWidget(
            BodyLabel(
                theme,
                self.tr("This is how the words of a page look. They change as you choose."),
                sample,
                role="read",
            )
        )
        column.addWidget(sample)
        said = MarkedLine(
            theme,
            "check-circle",
            self.tr("Changes are saved as you go"),
            self,
            colour="ok_text",
            icon_weight=IconWeight.FILL,
        )
        column.addWidget(said)
        about = Button(theme, self.tr("About this information"), self, icon="info")
        about.setObjectName("settings_about")
        about.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        about.clicked.connect(self.about_requested)
        column.addWidget(about)
