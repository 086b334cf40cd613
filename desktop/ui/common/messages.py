"""What tells the reader something: toast, notice, empty state, progress."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from desktop.domain.tokens import RADIUS
from desktop.theme.controller import ThemeController
from desktop.theme.icons import IconWeight
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.cards import IconTile
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.marks import Mark
from desktop.ui.common.themed import Themed, paint_box, smooth_painter

_EDGE = 24
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
_NARROW = 300  # px of a notice, in text of the usual size


class Toast(Themed, QFrame):
    """Says what was done, at the bottom left of its page, until the next one or Close.

    It moves to the top while it would cover more of the control that has the focus below, and
    never covers the foot of a page, which says how far things are.

    Signals:
        undo_requested: Undo was pressed.
    """

    undo_requested = Signal()

    def __init__(self, theme: ThemeController, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("toast")
        row = FlowLayout(self, gap=8)
        row.setContentsMargins(20, 10, 12, 10)
        said = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        said.setSizePolicy(policy)
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 4, 8, 4)
        line.setSpacing(12)
        self._mark = Mark(
            theme, "check-circle", said, colour="accent", weight=IconWeight.FILL, line_of="field"
        )
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._words = BodyLabel(theme, "", said, role="field", colour="rail_text")
        line.addWidget(self._words, 1)
        row.addWidget(said)
        self._undo = Button(
            theme,
            self.tr("Undo"),
            self,
            tone=Tone.ON_DARK,
            icon="arrow-counter-clockwise",
            size=ButtonSize.COMPACT,
        )
        self._undo.setObjectName("toast_undo")
        self._close = Button(
            theme, self.tr("Close"), self, tone=Tone.ON_DARK, icon="x", size=ButtonSize.COMPACT
        )
        self._close.setObjectName("toast_close")
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self._on_close)
        self._came_from: QWidget | None = None
        self._foot: QWidget | None = None
        page.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self.hide()
        self.follow(theme)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_message(self, words: str, *, undo: bool = False, icon: str = "check-circle") -> None:
        """Show and announce `words`, with Undo if it can be undone."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._came_from = focused
        self._words.setText(words)
        self._mark.set_icon(icon)
        self._undo.setVisible(undo)
        self.show()
        self.raise_()
        self._place()
        announce(self, words)

    def stay_above(self, foot: QWidget | None) -> None:
        """Leave the foot of the page that shows now in sight; None for a page without one."""
        if foot is not self._foot:
            if self._foot is not None and isValid(self._foot):
                self._foot.removeEventFilter(self)
            self._foot = foot
            if foot is not None:
                foot.installEventFilter(self)
            self._place()

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        page = self.parentWidget()
        if page is None or self.layout() is None:
            return
        # Buttons below a scrolling page stay free.
        seen = page.viewport().geometry() if isinstance(page, QAbstractScrollArea) else page.rect()
        if self._foot is not None and isValid(self._foot) and self._foot.isVisible():
            seen.setBottom(self._foot.mapTo(page, QPoint(0, 0)).y() - 1)
        width = min(self.sizeHint().width(), seen.width() - 2 * _EDGE)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        below = QRect(_EDGE, seen.bottom() + 1 - height - _EDGE, width, height)
        above = QRect(_EDGE, seen.top() + _EDGE, width, height)
        less_above = self._covered(above) < self._covered(below)
        self.setGeometry(above if less_above else below)

    def _covered(self, place: QRect) -> int:
        """How many px of the focused control's height it would cover at `place`."""
        focused, page = QApplication.focusWidget(), self.parentWidget()
        if focused is None or page is None or not page.isAncestorOf(focused):
            return 0
        if self.isAncestorOf(focused):
            return 0
        control = QRect(focused.mapTo(page, QPoint(0, 0)), focused.size())
        return place.intersected(control).height()

    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if self.isVisible():
            # Only after this do pages scroll to what has the focus.
            QTimer.singleShot(0, self, self._place)

    def _on_undo(self) -> None:
        self._on_close()
        self.undo_requested.emit()

    def _on_close(self) -> None:
        """Hide, and give the focus back to where the reader was."""
        came_from = self._came_from
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        dark = look.colours.name == "dark"
        border = None
        if look.high_contrast or dark:
            border = look.colour("border")
        fill = look.colour("raised" if dark else "rail")
        box = QRectF(self.rect())
        paint_box(smooth_painter(self), box, RADIUS["card"], fill, border, look.stroke("hairline"))


class NoticeBar(Themed, QFrame):
    """Says what went wrong, what to do, and offers ways on; stays until closed.

    Signals:
        action_requested: key of the action pressed.
    """

    action_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(14)
        self._mark = Mark(theme, "warning", self, colour="danger", line_of="strong")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = BodyLabel(theme, "", self, role="strong")
        self._text = BodyLabel(theme, "", self, role="small")
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._actions = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._actions.setSizePolicy(policy)
        self._flow = FlowLayout(self._actions)
        words.addSpacing(6)
        words.addWidget(self._actions)
        row.addLayout(words, 1)
        self._close = Button(
            theme, self.tr("Close"), self, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        self._close.setObjectName("notice_close")
        self._close.clicked.connect(self.hide)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self.follow(theme)

    def show_notice(
        self,
        title: str,
        text: str = "",
        actions: tuple[tuple[str, str, str], ...] = (),
        icon: str = "warning",
    ) -> None:
        """Show and announce a notice.

        Args:
            actions: key, words and icon of each button.
        """
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._mark.set_icon(icon)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for key, words, button_icon in actions:
            button = Button(
                self.theme, words, self._actions, icon=button_icon, size=ButtonSize.COMPACT
            )
            button.setObjectName(f"notice_{key}")
            button.setProperty("action", key)
            button.clicked.connect(self._on_action)
            self._flow.addWidget(button)
        self._actions.setVisible(bool(actions))
        self.show()
        announce(self, f"{title}. {text}" if text else title)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With little room, the mark stands above the words and Close below them."""
        wide = self.width() >= self.look.body_px(_NARROW)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)

    def _on_action(self) -> None:
        button = self.sender()
        if button is not None:
            self.action_requested.emit(str(button.property("action")))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        fill, border = look.colour("caution_bg"), look.colour("caution_bar")
        stroke = look.stroke("control")
        box = QRectF(self.rect())
        paint_box(smooth_painter(self), box, RADIUS["card"], fill, border, stroke)


class EmptyState(Themed, QWidget):
    """What a place is for while there is nothing in it, and a button that leads on.

    Signals:
        action_requested: its button was pressed.
    """

    action_requested = Signal()

    def __init__(
        self,
        theme: ThemeController,
        icon: str,
        title: str,
        text: str,
        parent: QWidget | None = None,
        *,
        action: str = "",
        action_icon: str = "",
        hue: int = 0,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 28)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(IconTile(theme, icon, self, hue=hue, side=84), 0, middle)
        column.addSpacing(6)
        self.heading = HeadingLabel(theme, title, self, role="panel", align=middle)
        self.text = BodyLabel(theme, text, self, muted=True, align=middle)
        column.addWidget(self.heading)
        column.addWidget(self.text)
        if action:
            button = Button(theme, action, self, tone=Tone.PRIMARY, icon=action_icon)
            button.setObjectName("empty_action")
            button.clicked.connect(self.action_requested)
            column.addSpacing(6)
            column.addWidget(button, 0, middle)
        column.addStretch(1)
        self.follow(theme)


class ProgressBar(Themed, QProgressBar):
    """How much of a page has been read; the words beside it say the same."""

    def __init__(self, theme: ThemeController, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setTextVisible(False)
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow(theme)

    @override
    def apply_theme(self) -> None:
        self.setFixedHeight(self.look.px(8))
        super().apply_theme()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.look
        painter = smooth_painter(self)
        box = QRectF(self.rect())
        edge = look.colour("border") if look.high_contrast else None
        paint_box(painter, box, RADIUS["pill"], look.colour("sunk"), edge, 1)
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        if share > 0:
            done = QRectF(0, 0, max(box.height(), box.width() * share), box.height())
            paint_box(painter, done, RADIUS["pill"], look.colour("primary"))
