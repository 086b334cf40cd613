"""What it remembers, and how to make it forget."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.reading import ViewSettings
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, Tone
from desktop.ui.common.choices import Switch
from desktop.ui.common.dialog import Dialog
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.settings.section import Section


class MemorySection(Section):
    """Reading history, private sessions, clearing; clearing is asked first.

    Signals:
        private_requested: begin or end a private session.
        clear_history_requested, clear_everything_requested: the reader has confirmed it.
    """

    private_requested = Signal(bool)
    clear_history_requested = Signal()
    clear_everything_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._nurse = False
        self.set_title(self.tr("What Waymark remembers"))
        said = self.tr("All of it stays on this computer. Waymark never sends it anywhere.")
        self.column.addWidget(BodyLabel(theme, said, self, muted=True))
        self.add_switch(
            "keep_history",
            self.tr("Keep reading history"),
            self.tr("Remembers which pages you read and where you stopped"),
        )
        self._private = Switch(
            theme,
            self.tr("Private session"),
            self,
            hint=self.tr("Keeps nothing you do until you turn it off or close Waymark"),
        )
        self._private.setObjectName("settings_private")
        self._private.clicked.connect(self._on_private)
        self.column.addWidget(self._private)
        row = FlowLayout(None, 16)
        clear = Button(
            theme, self.tr("Clear reading history"), self, icon="clock-counter-clockwise"
        )
        clear.setObjectName("settings_clear_history")
        clear.clicked.connect(self._on_clear_history)
        everything = Button(
            theme, self.tr("Clear everything"), self, tone=Tone.DANGER, icon="trash"
        )
        everything.setObjectName("settings_clear_everything")
        everything.clicked.connect(self._on_clear_everything)
        row.addWidget(clear)
        row.addWidget(everything)
        self.column.addSpacing(6)
        self.column.addLayout(row)
        self.follow(theme)

    @override
    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        super().show_view(view, locked)
        self._nurse = view.nurse

    def set_private(self, private: bool) -> None:
        """Show whether a private session is on."""
        self._private.setChecked(private)

    def _on_private(self) -> None:
        self.private_requested.emit(self._private.isChecked())

    def _on_clear_history(self) -> None:
        self._ask(
            "clear_history_dialog",
            self.tr("Clear your reading history?"),
            self.tr(
                "Waymark forgets which pages you have read and where you stopped. "
                "Your bookmarks and notes stay."
            ),
            (("keep", self.tr("Keep my history")), ("history", self.tr("Clear history"))),
        )

    def _on_clear_everything(self) -> None:
        said = self.tr(
            "Your bookmarks, notes, questions and reading history are removed from this "
            "computer. They cannot be brought back."
        )
        if self._nurse:
            said = self.tr(
                "Your bookmarks, notes, questions, packs, reading history and the record of what "
                "was printed are removed from this computer. They cannot be brought back. "
                "Your clinic's name, logo and other details stay."
            )
        self._ask(
            "clear_everything_dialog",
            self.tr("Clear everything you kept?"),
            said,
            (("keep", self.tr("Keep my things")), ("everything", self.tr("Clear everything"))),
        )

    def _ask(
        self, name: str, question: str, text: str, answers: tuple[tuple[str, str], ...]
    ) -> None:
        dialog = Dialog(self.theme, self.window(), question, text, answers)
        dialog.setObjectName(name)
        dialog.answered.connect(self._on_answered)
        dialog.answered.connect(dialog.deleteLater)
        dialog.ask()

    def _on_answered(self, answer: str) -> None:
        if answer == "history":
            self.clear_history_requested.emit()
        elif answer == "everything":
            self.clear_everything_requested.emit()
