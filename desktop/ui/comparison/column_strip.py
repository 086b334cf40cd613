"""The columns of Compare by name: each can be changed, opened as a page, and taken out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.domain.comparing import MOST_OPTIONS, CompareView
from desktop.domain.content import Option
from desktop.theme.controller import ThemeController
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.themed import Themed, smooth_painter
from desktop.ui.comparison.compare_paint import CELL_GAP, SIDE
from desktop.ui.comparison.option_button import OptionButton
from desktop.ui.comparison.option_list import OptionList

_ABOVE = 12
_BETWEEN = 10
_BESIDE = 12
_BELOW = 4
_OTHER = Qt.FocusReason.OtherFocusReason


class _Picker(QWidget):
    """One column: its option, and what can be done with it."""

    def __init__(self, theme: ThemeController, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(_BESIDE)
        self.choose = OptionButton(theme, self, icon_after="caret-down", framed=True)
        self._line.addWidget(self.choose)
        self._links = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._links.setSizePolicy(policy)
        flow = FlowLayout(self._links, gap=8)
        quiet, compact = Tone.QUIET, ButtonSize.COMPACT
        self.open = Button(theme, self.tr("Open page"), self._links, tone=quiet, size=compact)
        self.remove = Button(theme, self.tr("Remove"), self._links, tone=quiet, size=compact)
        for link in (self.open, self.remove):
            link.side = 1  # so that both fit below an option in the narrowest column
            flow.addWidget(link)
        self._line.addWidget(self._links, 1)
        for name, button in {
            "choose": self.choose,
            "open": self.open,
            "remove": self.remove,
        }.items():
            button.setObjectName(f"{name}_option_{number}")
            button.setProperty("column", number)

    def show_option(self, option: Option, number: int) -> None:
        self.choose.show_option(option)
        column = self.tr("Column {number}. Opens a list to choose from.").format(number=number)
        self.choose.setAccessibleDescription(column)
        self.open.setAccessibleDescription(option.name)
        self.remove.setAccessibleDescription(option.name)

    def height_for(self, width: int, *, column: bool) -> int:
        """How tall it is where it is `width` px wide, over a column or as a line of a list."""
        below = column or width < self._wide()
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._line.direction() is not way:
            self._line.setDirection(way)
            self._line.setSpacing(2 if below else _BESIDE)
            # Where names differ in length, the links below them still stand in one line.
            self._line.setStretchFactor(self.choose, int(below))
            self._line.setStretchFactor(self._links, int(not below))
        return self._line.heightForWidth(width)

    def _wide(self) -> int:
        """Width of all in one line."""
        return self.choose.sizeHint().width() + _BESIDE + self._links.sizeHint().width()


class ColumnStrip(Themed, QWidget):
    """Stands over the columns of a table, or is a list of them where there is no table.

    Signals:
        options_chosen: ids of the options wished for, in the order of the columns.
        page_requested: id of an option's page.
    """

    options_chosen = Signal(object)  # tuple[str, ...]
    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self._view: CompareView | None = None
        self._widths: tuple[int, ...] = ()  # of row headers and columns; none without a table
        self._list: OptionList | None = None
        self._column = 0  # which the list is open for
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        hint = self.tr("Press a cell to read more. The order of the columns means nothing.")
        self._hint = BodyLabel(theme, hint, self, role="small", muted=True)
        self._pickers = [_Picker(theme, number, self) for number in range(MOST_OPTIONS)]
        for picker in self._pickers:
            picker.choose.clicked.connect(self._on_choose)
            picker.open.clicked.connect(self._on_open)
            picker.remove.clicked.connect(self._on_remove)
        self.follow(theme)

    def show_view(self, view: CompareView) -> None:
        """Name the columns of `view`."""
        self._view = view
        self._options = view.comparison.options
        for number, picker in enumerate(self._pickers):
            shown = number < len(self._options)
            picker.setVisible(shown)
            if shown:
                picker.show_option(self._options[number], number + 1)
        self._place()

    def set_widths(self, widths: Sequence[int]) -> None:
        """Stand over row headers and columns of these widths; none makes it a list."""
        self._widths = tuple(widths)
        self._place()

    def first_focus(self) -> None:
        self._pickers[0].choose.setFocus(_OTHER)

    def open_list(self, column: int, button: QWidget) -> None:
        """Offer every option of the board for a column."""
        if self._view is None:
            return
        self.close_list()
        self._column = column
        now = self._options[column].id if column < len(self._options) else ""
        self._list = OptionList(self.theme, self.window(), self._view, column + 1, now)
        self._list.chosen.connect(self._wish)
        self._list.open_beside(button)

    def close_list(self) -> None:
        if self._list is not None and isValid(self._list):
            self._list.close_popover()

    def _wish(self, option: str) -> None:
        """Ask for `option` in the column at hand, or for nothing there."""
        options = [shown.id for shown in self._options]
        options[self._column : self._column + 1] = [option] if option else []
        self.options_chosen.emit(tuple(options))

    def _on_choose(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            self.open_list(int(button.property("column")), button)

    def _on_open(self) -> None:
        button = self.sender()
        if button is not None:
            self.page_requested.emit(self._options[int(button.property("column"))].page)

    def _on_remove(self) -> None:
        button = self.sender()
        if button is not None:
            self._column = int(button.property("column"))
            self._wish("")
            if left := self._shown():  # the button pressed may be gone now
                left[min(self._column, len(left) - 1)].choose.setFocus(_OTHER)

    # Places

    def _shown(self) -> list[_Picker]:
        return self._pickers[: len(self._options)]

    def _boxes(self, width: int) -> tuple[list[QRect], int]:
        """Where each picker stands in `width`, and how tall all are together."""
        boxes = []
        if not self._widths:
            top = 0
            for picker in self._shown():
                tall = picker.height_for(width, column=False)
                boxes.append(QRect(0, top, width, tall))
                top += tall + _BETWEEN
            return boxes, max(0, top - _BETWEEN)
        columns = list(zip(self._shown(), self._widths[1:], strict=False))
        heights = [picker.height_for(wide - CELL_GAP, column=True) for picker, wide in columns]
        tall = max([self._hint.heightForWidth(self._hint_room()), *heights])
        left = self._widths[0]
        for _, wide in columns:
            boxes.append(QRect(left, _ABOVE, wide - CELL_GAP, tall))
            left += wide
        return boxes, _ABOVE + tall + _BELOW

    def _hint_room(self) -> int:
        return max(1, self._widths[0] - SIDE - CELL_GAP)

    def _place(self) -> None:
        boxes, _ = self._boxes(self.width())
        for picker, box in zip(self._shown(), boxes, strict=False):
            picker.setGeometry(box)
        self._hint.setVisible(bool(self._widths))
        if self._widths:
            room = self._hint_room()
            self._hint.setGeometry(SIDE, _ABOVE, room, self._hint.heightForWidth(room))
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._boxes(width)[1]

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(1, self.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def apply_theme(self) -> None:
        self._place()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._widths:
            line = self.look.stroke("selected")
            under = QRect(0, self.height() - round(line), self.width(), round(line))
            smooth_painter(self).fillRect(under, self.look.colour("border_strong"))
