"""The welcome screen: still, and the same for everyone."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.kiosk.attract_picture import AttractPicture
from desktop.kiosk.bar import gap_of
from desktop.kiosk.held_mark import HeldMark
from desktop.kiosk.pill import Pill
from desktop.kiosk.still_page import REACH, StillPage
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.flow import FlowRow
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.themed import smooth_painter

_WORDS = 72  # per cent of the width, beside the picture
_HEADING = 36  # per cent of the height at the most
_APART = 28  # px at the least between words and buttons
_LARGE_ICON = 32  # px at 100 % text


class WelcomePage(StillPage):
    """Says what this is; a touch anywhere starts a visit.

    Signals:
        start_requested: somebody touched it.
        easier_requested: "Easier to see" was touched, which starts a visit too.
        staff_requested: the logo was held.
    """

    start_requested = Signal()
    easier_requested = Signal()
    staff_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("kiosk_welcome")
        self._picture = AttractPicture(REACH)
        self._add_head()
        self.column.addStretch(2)
        self._add_words()
        self.column.addSpacing(_APART)
        self.column.addStretch(5)
        self._add_buttons()
        self.column.addSpacing(_APART)
        self.column.addStretch(3)
        self._add_pills()
        self.follow(theme)

    def _add_head(self) -> None:
        self._mark = HeldMark(self.theme, "wordmark.svg", self)
        self._mark.held.connect(self.staff_requested)
        self._mark.touched.connect(self.start_requested)
        self._clinic = BodyLabel(
            self.theme, "", self, weight=600, align=Qt.AlignmentFlag.AlignRight
        )
        self._clinic.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(self._mark)
        head.addSpacing(_APART)
        head.addWidget(self._clinic, 1)
        self.column.addLayout(head)

    def _add_words(self) -> None:
        self._heading = HeadingLabel(
            self.theme,
            self.tr("Your MS treatment, explained clearly"),
            self,
            level=1,
            role="attract",
        )
        self._lead = BodyLabel(
            self.theme,
            self.tr("Read, compare and print. Take it with you to your appointment."),
            self,
            role="lead",
        )
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._heading)
        words.addWidget(self._lead)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addLayout(words, _WORDS)
        self._beside.addStretch()
        self.column.addLayout(self._beside)

    def _add_buttons(self) -> None:
        self._words = self.tr("Touch to start")
        self._start = _StartButton(self.theme, self._words, self)
        self._start.setObjectName("kiosk_start")
        self._start.clicked.connect(self.start_requested)
        self._easier = Button(
            self.theme, self.tr("Easier to see"), self, icon="eye", size=ButtonSize.KIOSK
        )
        self._easier.setObjectName("kiosk_easier")
        self._easier.setAccessibleDescription(self.tr("Start with bigger text"))
        self._easier.clicked.connect(self.easier_requested)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._start)
        self._buttons.addWidget(self._easier)
        row = QHBoxLayout()
        row.addLayout(self._buttons)
        row.addStretch()
        self.column.addLayout(row)

    def _add_pills(self) -> None:
        row = FlowRow(self)
        private = self.tr("Private. Nothing you look at here is kept.")
        row.flow.addWidget(Pill(self.theme, private, row, icon="lock-simple"))
        self._language = Pill(self.theme, "", row, icon="translate")
        self._language.setObjectName("kiosk_language")
        self._language.hide()
        row.flow.addWidget(self._language)
        self.column.addWidget(row)

    def show_clinic(self, name: str) -> None:
        self._clinic.setText(name)

    def show_language(self, tag: str) -> None:
        """Say in which language the pages are; there is no choice where there is one only."""
        name = QLocale.languageToString(QLocale(tag).language())
        self._language.show_words(self.tr("In {language}").format(language=name))
        self._language.show()

    def show_waiting(self) -> None:
        """It was touched before there was anything to show."""
        self._start.setText(self.tr("One moment"))

    @override
    def apply_theme(self) -> None:
        light = self.look.colours.name == "light"
        self._mark.set_file("wordmark.svg" if light else "wordmark-reversed.svg")
        self._buttons.setSpacing(gap_of(self.look))
        self._lay_out()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Beside the picture, or over it with the buttons at full width in the lower half."""
        upright = self.height() > self.width()
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.TopToBottom if upright else direction.LeftToRight)
        self._beside.setStretch(1, 0 if upright else 100 - _WORDS)
        policy = QSizePolicy.Policy
        for button in (self._start, self._easier):
            of_button = button.sizePolicy()
            of_button.setHorizontalPolicy(policy.Expanding if upright else policy.Maximum)
            button.setSizePolicy(of_button)
        free = self.page_margins()
        room = (self.width() - free.left() - free.right()) * (100 if upright else _WORDS) // 100
        for role in ("attract", "display"):
            self._heading.set_role(role)
            if self._heading.heightForWidth(room) <= self.height() * _HEADING // 100:
                break

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._start.setDown(True)
        self.start_requested.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._start.setDown(False)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._start.setDown(False)
        self._start.setText(self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        self._picture.paint(painter, self.size(), self.look.colours, self.drift)


class _StartButton(Button):
    """Larger than all others; it need not be hit, for all of the page does the same."""

    role = "h2"
    side = 56
    gap = 18

    def __init__(self, theme: ThemeController, text: str, parent: QWidget) -> None:
        super().__init__(
            theme, text, parent, tone=Tone.PRIMARY, icon="hand-tap", size=ButtonSize.ATTRACT
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def icon_size(self) -> int:
        return self.look.px(_LARGE_ICON)
