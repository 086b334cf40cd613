"""The scrolling page: up and down only, its scroll bar always in sight."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QMargins,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QScroller, QWidget
from typing_extensions import override

from desktop.theme.controller import ThemeController
from desktop.ui.common.dressed import ScrollBar
from desktop.ui.common.page_buttons import PageButtons
from desktop.ui.common.themed import Themed

_KEPT_IN_SIGHT = 56  # px of the old page that stay after a page up or down
_GLIDE_MS = 240
_READING_SHARE = 0.22  # of the height, above what is brought into sight to be followed
_EDGE_SHARE = 0.08  # of the height, in which words are hard to follow
_INSET = 7  # the focus ring is drawn inside the page


def scroll_by_finger(viewport: QWidget) -> None:
    """Let a finger scroll what `viewport` shows."""
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.TouchGesture)
    # WORKAROUND: PySide keeps a member of the enum for good for each gesture it was told of, and
    # each viewport has one of its own; until PySide gives out plain numbers.
    getattr(Qt.GestureType, "_sbk_missing_", {}).clear()


class PageScroll(Themed, QScrollArea):
    """Holds one page; scrolls by wheel, finger, keys and, if wished, by two buttons.

    Signals:
        scrolled: how far, in px, after any scrolling.
    """

    scrolled = Signal(int)
    focus_radius = 8
    accessible_role = (
        QAccessible.Role.Grouping
    )  # Qt would call it a client area, which says nothing

    def __init__(
        self, theme: ThemeController, parent: QWidget | None = None, *, fill: str = "canvas"
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._buttons: PageButtons | None = None
        self._glide: QPropertyAnimation | None = None
        self.setVerticalScrollBar(ScrollBar(theme))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Page"))
        self.viewport().setAutoFillBackground(True)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        scroll_by_finger(self.viewport())
        self.follow(theme)

    def set_page(self, page: QWidget) -> None:
        """Show `page` from its top; the page before it is deleted.

        Not at once, for what is pressed on it may be what asked for the new one.
        """
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()
        self.setWidget(page)
        page.setAutoFillBackground(False)
        self.verticalScrollBar().setValue(0)

    def set_page_buttons(self, shown: bool) -> None:
        """Offer "Page up" and "Page down" below the page, for hands that cannot scroll."""
        if shown and self._buttons is None:
            self._buttons = PageButtons(self.theme, self)
            self._buttons.turned.connect(self._turn)
            self._buttons.show()
        elif not shown and self._buttons is not None:
            self._buttons.deleteLater()
            self._buttons = None
        self._place_buttons()

    def page_up(self) -> None:
        self._turn(-1)

    def page_down(self) -> None:
        self._turn(1)

    def scroll_to(self, widget: QWidget, margin: int = 24) -> None:
        """Bring the top of `widget` to the top of the page."""
        page = self.widget()
        if page is not None:
            top = widget.mapTo(page, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - margin)

    def show_rect(self, widget: QWidget, rect: QRect, margin: int = 80) -> None:
        """Scroll no further than needed to have `rect` of `widget` in sight."""
        page = self.widget()
        if page is None:
            return
        inside = QRect(widget.mapTo(page, rect.topLeft()), rect.size())
        self.ensureVisible(0, inside.bottom(), 0, margin)
        self.ensureVisible(0, inside.top(), 0, margin)

    def is_in_sight(self, widget: QWidget, rect: QRect) -> bool:
        """Whether any of `rect` of `widget` can be seen, once the page stands still."""
        page = self.widget()
        if page is None:
            return False
        top = widget.mapTo(page, rect.topLeft()).y() - self._bound_for()
        return top + rect.height() > 0 and top < self.viewport().height()

    def follow_rect(self, widget: QWidget, rect: QRect) -> None:
        """Keep `rect` of `widget` where it is easy to read; glide seldom, but far enough."""
        page = self.widget()
        if page is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = widget.mapTo(page, rect.topLeft()).y()
        edge = round(height * _EDGE_SHARE)
        target = self._bound_for()
        tall = min(rect.height(), height - 2 * edge)
        if target + edge <= top and top + tall <= target + height - edge:
            return
        self._glide_to(max(bar.minimum(), min(bar.maximum(), top - round(height * _READING_SHARE))))

    def _bound_for(self) -> int:
        """How far the page is scrolled, in px; while it glides, how far it will be."""
        if self._glide is not None and self._glide.state() == QPropertyAnimation.State.Running:
            return int(self._glide.endValue())
        return self.verticalScrollBar().value()

    def _glide_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if not self.look.motion or not self.isVisible():
            bar.setValue(value)
            return
        if self._glide is None:
            self._glide = QPropertyAnimation(bar, b"value", self)
            self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
            self._glide.setDuration(_GLIDE_MS)
        self._glide.stop()
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(value)
        self._glide.start()

    @override
    def apply_theme(self) -> None:
        palette = self.viewport().palette()
        palette.setColor(self.viewport().backgroundRole(), self.look.colour(self._fill))
        self.viewport().setPalette(palette)
        bar: QScrollBar = self.verticalScrollBar()
        bar.setSingleStep(self.look.line_height("read") * 2)
        self.set_page_buttons(self.look.page_buttons)

    def focus_rects(self) -> list[QRect]:
        return [self.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key == Qt.Key.Key_PageDown:
            self.page_down()
        elif key == Qt.Key.Key_PageUp:
            self.page_up()
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space and self.hasFocus():
            self.page_down()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_buttons()
        return super().event(event)

    def _turn(self, direction: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * max(40, bar.pageStep() - _KEPT_IN_SIGHT))

    def _place_buttons(self) -> None:
        if self._buttons is None:
            if not self.viewportMargins().isNull():  # setting them lays out all anew
                self.setViewportMargins(QMargins())
            return
        width = self.viewport().width()
        height = self._buttons.heightForWidth(width)
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(QMargins(0, 0, 0, height))
        self._buttons.setGeometry(0, self.height() - height, width, height)
