"""For clinic staff: nurse mode, and the clinic that handouts name."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.printing import Clinic
from desktop.domain.reading import ViewSettings
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.flow import FlowRow
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.settings.clinic_fields import ClinicFields
from desktop.ui.settings.head_preview import HeadPreview
from desktop.ui.settings.section import Section

TYPING_MS = 600  # after the last key, until what was typed is saved


class ClinicSection(Section):
    """A switch for nurse mode; with it, or once something is set, the details of the clinic.

    Signals:
        words_changed: the `Clinic` as it was typed, without its logo, some time after typing or
            on leaving.
        retry_requested: try again to save it.
        logo_requested, logo_removal_requested: choose a picture, or go without.
        place_requested: a place of the window.
    """

    words_changed = Signal(object)  # Clinic
    retry_requested = Signal()
    logo_requested = Signal()
    logo_removal_requested = Signal()
    place_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._clinic = Clinic()
        self._nurse = False
        self._unsent = False  # what was typed last
        self._failed = False
        self.set_title(self.tr("For clinic staff"))
        self.nurse_switch = self.add_switch(
            "nurse",
            self.tr("Nurse mode"),
            self.tr("Home offers packs to print. What is printed is recorded, without names"),
        )
        self.add_reason("nurse")
        self._details = QWidget(self)
        self._details.setObjectName("clinic_details")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._details.setSizePolicy(policy)
        self.column.addWidget(self._details)
        column = self._inside = QVBoxLayout(self._details)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(14)
        self._make_ways(theme)
        self._make_head(theme)
        self.fields = ClinicFields(theme, self._details)
        self.fields.typed.connect(self._on_typed)
        self.fields.left.connect(self._send)
        self._inside.addWidget(self.fields)
        self._make_logo(theme)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPING_MS)
        self._later.timeout.connect(self._send)
        self._show_details()
        self.follow(theme)

    def _make_ways(self, theme: ThemeController) -> None:
        ways = FlowRow(self._details)
        for place, words, icon in (
            ("packs", self.tr("Packs"), "stack"),
            ("record", self.tr("What was printed"), "list-checks"),
        ):
            button = Button(theme, words, ways, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(f"clinic_{place}")
            button.setProperty("place", place)
            button.clicked.connect(self._on_way)
            ways.flow.addWidget(button)
        self._inside.addWidget(ways)

    def _make_head(self, theme: ThemeController) -> None:
        heading = HeadingLabel(theme, self.tr("Your clinic"), self._details, level=3, role="card")
        self._inside.addSpacing(4)
        self._inside.addWidget(heading)
        said = self.tr(
            "This stands at the head of every handout. It stays when everything is cleared."
        )
        self._inside.addWidget(BodyLabel(theme, said, self._details, muted=True))
        self.preview = HeadPreview(theme, self._details)
        self.preview.setObjectName("clinic_head")
        self._inside.addWidget(self.preview)
        self._told = FlowRow(self._details)
        self.state = MarkedLine(
            theme,
            "check-circle",
            "",
            self._told,
            role="small",
            size=20,
            weight=600,
            icon_weight=IconWeight.FILL,
        )
        self.state.setObjectName("clinic_state")
        self._retry = Button(
            theme,
            self.tr("Try again"),
            self._told,
            icon="arrow-clockwise",
            size=ButtonSize.COMPACT,
        )
        self._retry.setObjectName("clinic_retry")
        self._retry.clicked.connect(self.retry_requested)
        self._told.flow.addWidget(self.state)
        self._told.flow.addWidget(self._retry)
        self._inside.addWidget(self._told)
        self._tell(self.tr("It is saved as you type"), "floppy-disk", "text_muted")

    def _make_logo(self, theme: ThemeController) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        self._inside.addLayout(column)
        label = BodyLabel(theme, self.tr("Logo"), self._details, role="field")
        column.addWidget(label)
        kinds = self.tr("A PNG or JPEG picture. A copy of it is kept, without its hidden details.")
        self._logo_hint = BodyLabel(theme, kinds, self._details, role="small", muted=True)
        column.addWidget(self._logo_hint)
        self._logo_trouble = MarkedLine(
            theme,
            "warning-circle",
            "",
            self._details,
            colour="danger",
            ink="danger",
            role="small",
            size=20,
            weight=600,
            icon_weight=IconWeight.FILL,
        )
        self._logo_trouble.setObjectName("clinic_logo_trouble")
        self._logo_trouble.hide()
        column.addWidget(self._logo_trouble)
        self._logo_buttons = FlowRow(self._details)
        choose = Button(
            theme,
            self.tr("Choose a picture"),
            self._logo_buttons,
            icon="plus",
            size=ButtonSize.COMPACT,
        )
        choose.setObjectName("clinic_logo_choose")
        choose.clicked.connect(self.logo_requested)
        self._remove = Button(
            theme,
            self.tr("Remove logo"),
            self._logo_buttons,
            icon="trash",
            size=ButtonSize.COMPACT,
        )
        self._remove.setObjectName("clinic_logo_remove")
        self._remove.clicked.connect(self._on_remove)
        self._choose = choose
        for button in (choose, self._remove):
            self._logo_buttons.flow.addWidget(button)
        column.addWidget(self._logo_buttons)

    # What is shown

    @override
    def show_view(self, view: ViewSettings, locked: frozenset[str]) -> None:
        super().show_view(view, locked)
        self._nurse = view.nurse
        self._show_details()

    def show_clinic(self, clinic: Clinic, fixed: frozenset[str]) -> None:
        """Show a clinic; what a roll-out set is fixed.

        Args:
            fixed: names of fields of `Clinic`.
        """
        self._clinic = clinic
        self.fields.show_clinic(clinic, fixed, keep_typed=self._unsent)
        self._logo_buttons.setVisible("logo" not in fixed)
        self._remove.setVisible(bool(clinic.logo))
        if "logo" in fixed:
            self._logo_hint.setText(self.tr("Set by your clinic's computer team"))
        self.show_logo_trouble("")
        self._show_details()
        self._show_head()

    def show_logo_trouble(self, sentence: str) -> None:
        """Say what is wrong with the picture chosen; "" takes it away."""
        self._logo_trouble.set_words(sentence)
        self._logo_trouble.setVisible(bool(sentence))
        if sentence:
            announce(self._logo_trouble, sentence)

    def show_saved(self) -> None:
        """Say that all there is has been saved, unless more was typed since."""
        if not self._unsent:
            self._failed = False
            self._tell(self.tr("Saved"), "check-circle", "ok_text")

    def show_not_saved(self, why: str) -> None:
        """Say why it could not be; what was typed stays in the fields."""
        words = self.tr("Not saved yet: {why}").format(why=why)
        self._tell(words, "warning-circle", "danger")
        self._retry.show()
        self._failed = True

    def _tell(self, words: str, icon: str, colour: str) -> None:
        self.state.set_words(words)
        self.state.set_mark(icon, colour)
        self._retry.hide()

    def _show_details(self) -> None:
        self._details.setVisible(self._nurse or self._clinic != Clinic())

    def _show_head(self) -> None:
        self.preview.show_clinic(dataclasses.replace(self.fields.clinic, logo=self._clinic.logo))

    # What was done

    def _on_typed(self) -> None:
        if not self._failed:  # else it stays said until it has been saved
            self._tell(self.tr("Saving"), "floppy-disk", "text_muted")
        self._unsent = True
        self._show_head()
        self._later.start()

    def _send(self) -> None:
        self._later.stop()
        if self._unsent:
            self._unsent = False
            self.words_changed.emit(self.fields.clinic)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._send()
        super().hideEvent(event)

    def _on_remove(self) -> None:
        self._choose.setFocus()  # the button goes away
        self.logo_removal_requested.emit()

    def _on_way(self) -> None:
        button = self.sender()
        if button is not None:
            self.place_requested.emit(str(button.property("place")))
