"""What Compare does not show: rows that were taken out, and options that are gone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.comparing import Aspect, CompareView, GoneOption
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.marked_line import MarkedLine
from desktop.ui.common.themed import Wrapping

_LEFT = Qt.AlignmentFlag.AlignLeft


class LeftOut(QWidget):
    """Names every row that is not shown, and why, with a button that shows them all.

    Signals:
        all_requested: show every row again.
    """

    all_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left_out")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=8)
        self._hidden = BodyLabel(theme, "", self, role="small")
        self._hidden.setObjectName("rows_taken_out")
        self._alike = BodyLabel(theme, "", self, role="small")
        self._alike.setObjectName("rows_alike")
        self._all = Button(
            theme, self.tr("Show all"), self, size=ButtonSize.COMPACT, icon="list-bullets"
        )
        self._all.setObjectName("show_all_rows")
        self._all.clicked.connect(self.all_requested)
        for widget in (self._hidden, self._alike, self._all):
            flow.addWidget(widget)

    def show_view(self, view: CompareView) -> None:
        hidden = [aspect for aspect in view.left_out if aspect.id in view.chosen.hidden]
        alike = [aspect for aspect in view.left_out if aspect.id not in view.chosen.hidden]
        self._hidden.setText(self._taken_out(hidden))
        self._alike.setText(self._not_different(alike))
        self._hidden.setVisible(bool(hidden))
        self._alike.setVisible(bool(alike))
        self.setVisible(bool(view.left_out))

    def _taken_out(self, aspects: Sequence[Aspect]) -> str:
        rows = self.tr("%n row(s)", "", len(aspects))
        return self.tr("Not shown: {rows}: {names}.").format(rows=rows, names=_names(aspects))

    def _not_different(self, aspects: Sequence[Aspect]) -> str:
        rows = self.tr("%n row(s)", "", len(aspects))
        return self.tr("Not shown, as they do not differ: {rows}: {names}.").format(
            rows=rows, names=_names(aspects)
        )


def _names(aspects: Sequence[Aspect]) -> str:
    return "; ".join(aspect.label for aspect in aspects)


class GoneOptions(Wrapping, QWidget):
    """A line for each option that the library no longer holds, with the page nearest to it.

    Signals:
        page_requested: id of that page.
        dismissed: the lines have been read.
    """

    page_requested = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gone_options")
        self._theme = theme
        self._shown: tuple[GoneOption, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_gone(self, gone: tuple[GoneOption, ...]) -> None:
        """Name these options; none hides the lines."""
        self.setVisible(bool(gone))
        if gone == self._shown:
            return
        self._shown = gone
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for option in gone:
            self._column.addWidget(self._line(option))

    def _line(self, option: GoneOption) -> QWidget:
        theme, line = self._theme, QWidget(self)
        flow = FlowLayout(line, gap=10)
        words = self.tr("{name} is no longer in the library.").format(name=option.name)
        flow.addWidget(MarkedLine(theme, "info", words, line))
        if option.nearest is not None:
            words = self.tr("Open: {title}").format(title=option.nearest.title)
            page = Button(theme, words, line, icon="book-open", size=ButtonSize.COMPACT)
            page.setObjectName(f"nearest_{option.id}")
            page.setProperty("page", option.nearest.id)
            page.clicked.connect(self._on_page)
            flow.addWidget(page)
        close = Button(
            theme, self.tr("Close"), line, tone=Tone.QUIET, icon="x", size=ButtonSize.COMPACT
        )
        close.setObjectName(f"dismiss_{option.id}")
        close.clicked.connect(self.dismissed)
        flow.addWidget(close)
        return line

    def _on_page(self) -> None:
        button = self.sender()
        if button is not None:
            self.page_requested.emit(str(button.property("page")))
