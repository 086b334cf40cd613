"""The real pages of a handout, side by side where there is room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.printing import PagePicture
from desktop.tasks.slices import Slices, slices
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.handouts.page_sheet import PageSheet

ZOOMS = (0.6, 0.8, 1.0, 1.3, 1.7, 2.2, 3.0)
_FIT = ZOOMS.index(1.0)
_SIDE, _SLIM_SIDE = 28, 12
_ABOVE = 24
_GAP = 28
_LEAST = 230  # px of a sheet beside another
_SLIM = 420  # px of desk under which its sides get slim
_SETTLE_MS = 60  # after scrolling or resizing, before pictures are asked for
_AT_ONCE = 12  # sheets; the others follow between events
_KEPT = 24  # pictures; more would fill the memory


class _Desk(Themed, QWidget):
    """Holds the sheets, as many beside each other as fit."""

    def __init__(self, theme: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets: list[PageSheet] = []
        self.zoom = ZOOMS[_FIT]
        self.room = 0  # height that is in sight
        self.tall = 1.0  # height of a sheet for each unit of width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow(theme)

    def arrange(self) -> None:
        """Give each sheet its place."""
        self._move_all()
        self.updateGeometry()

    def sheet_width(self, width: int) -> int:
        """How wide a sheet is on a desk of `width`."""
        free = self._free(width)
        base = (free - _GAP) // 2 if free >= 2 * _LEAST + _GAP else free
        if len(self.sheets) == 1:  # as large as all of it can be seen
            sheet = self.sheets[0]
            high = self.room - 2 * _ABOVE - sheet.caption_height()
            base = max(base, min(free, round(high / self.tall)))
        return max(1, min(free, round(base * self.zoom)))

    def _free(self, width: int) -> int:
        side = _SIDE if width >= _SLIM else _SLIM_SIDE
        return max(1, width - 2 * side)

    def add(self, sheet: PageSheet) -> None:
        """Lay a sheet down, last; the desk grows when it is arranged."""
        self.sheets.append(sheet)
        sheet.setGeometry(self._rect(len(self.sheets) - 1, self.width()))

    def _columns(self, width: int) -> int:
        wide = self.sheet_width(width)
        return max(1, min((self._free(width) + _GAP) // (wide + _GAP), len(self.sheets)))

    def _rect(self, place: int, width: int) -> QRect:
        """Where the sheet at `place`, from 0, lies."""
        columns, wide = self._columns(width), self.sheet_width(width)
        tall = self.sheets[0].heightForWidth(wide)
        left = (width - columns * wide - (columns - 1) * _GAP) // 2
        row, column = divmod(place, columns)
        return QRect(left + column * (wide + _GAP), _ABOVE + row * (tall + _GAP), wide, tall)

    def _move_all(self) -> None:
        for place, sheet in enumerate(self.sheets):
            sheet.setGeometry(self._rect(place, self.width()))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Height that all sheets take."""
        if not self.sheets:
            return 0
        return self._rect(len(self.sheets) - 1, width).bottom() + 1 + _ABOVE

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.heightForWidth(600))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move_all()


class Preview(PageScroll):
    """Shows sheets; asks for the pictures of those in sight.

    Signals:
        pictures_requested: first and last page, and width in px.
    """

    pictures_requested = Signal(int, int, int)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, fill="preview_desk")
        self.setObjectName("preview")
        self.setAccessibleName(self.tr("How it will look on paper"))
        self._count = 0
        self._booklet = False
        self._zoom = _FIT
        self._building: Slices | None = None
        self._drawn: list[PageSheet] = []  # those with a picture, the newest last
        self._desk = _Desk(theme, self)
        self.set_page(self._desk)
        self.scrolled.connect(self._on_scrolled)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_pictures)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._count

    def show_sheets(self, count: int, tall: float, *, booklet: bool = False) -> None:
        """Lay out so many sheets; those that lie there keep what they show until it is drawn.

        Args:
            tall: height for each unit of width.
            booklet: each shows two pages.
        """
        self._count, self._booklet = count, booklet
        self._desk.tall = tall
        if self._building is not None and self._building.running:
            self._building.cancel()
        for gone in self._desk.sheets[count:]:
            self._forget(gone)
            gone.hide()
            gone.deleteLater()
        del self._desk.sheets[count:]
        for sheet in self._desk.sheets:
            sheet.renew(self._named(sheet.number), tall)
        steps = self._steps()
        for _ in range(_AT_ONCE - len(self._desk.sheets)):
            next(steps, None)
        self._desk.arrange()
        self._building = slices(self, steps)
        self._building.finished.connect(self._desk.arrange)
        # Pages in sight are asked for at once: the desk has its place already.
        self._ask_for_pictures()
        self._settle.start()

    def clear(self) -> None:
        """Take away all sheets, and go to the top for another handout."""
        self.show_sheets(0, 1.0)
        self.verticalScrollBar().setValue(0)

    def show_page_picture(self, picture: PagePicture) -> None:
        if 0 < picture.number <= len(self._desk.sheets):
            sheet = self._desk.sheets[picture.number - 1]
            sheet.show_picture(picture)
            self._forget(sheet)
            self._drawn.append(sheet)
            self._let_go()

    def ask_again(self) -> None:
        """The pictures that were on their way do not come."""
        for sheet in self._desk.sheets:
            sheet.set_asked(0)

    def larger(self) -> None:
        self._set_zoom(self._zoom + 1)

    def smaller(self) -> None:
        self._set_zoom(self._zoom - 1)

    def _set_zoom(self, place: int) -> None:
        before = self._desk.sheet_width(self._desk.width())
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, self._desk.height())
        self._zoom = max(0, min(len(ZOOMS) - 1, place))
        self._desk.zoom = ZOOMS[self._zoom]
        if self._desk.sheet_width(self._desk.width()) == before:
            most = self.tr("The pages are as large as they can be here.")
            announce(self, most if place > 0 else self.tr("The pages cannot be smaller."))
            self._zoom = min(self._zoom, _FIT + 1) if place > 0 else self._zoom
        self._desk.arrange()
        bar.setValue(round(share * self._desk.heightForWidth(self._desk.width())))
        self._settle.start()

    def _steps(self) -> Iterator[None]:
        while len(self._desk.sheets) < self._count:
            number = len(self._desk.sheets) + 1
            name = self._named(number)
            sheet = PageSheet(self.theme, number, name, self._desk.tall, self._desk)
            self._desk.add(sheet)
            sheet.show()
            yield

    def _named(self, number: int) -> str:
        if self._booklet:
            return self.tr("Side {number} of {of}").format(number=number, of=self._count)
        return self.tr("Page {number} of {of}").format(number=number, of=self._count)

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if hasattr(self, "_desk"):
            self._desk.arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_settle"):
            self._desk.room = self.viewport().height()
            self._desk.arrange()
            self._settle.start()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # on a screen with finer dots
            self._settle.start()
        return super().event(event)

    def _on_scrolled(self, _value: int) -> None:
        self._settle.start()

    def _ask_for_pictures(self) -> None:
        """Ask for the pages in sight and the next ones, where they have none sharp enough."""
        if not self.isVisible():
            return
        run: list[PageSheet] = []
        for sheet in self._near():
            width = sheet.picture_wanted()
            if width and (not run or run[-1].number == sheet.number - 1):
                run.append(sheet)
            elif width:
                self._ask(run)
                run = [sheet]
        self._ask(run)

    def _ask(self, run: list[PageSheet]) -> None:
        if run:
            width = max(sheet.picture_wanted() for sheet in run)
            for sheet in run:
                sheet.set_asked(width)
            self.pictures_requested.emit(run[0].number, run[-1].number, width)

    def _near(self) -> list[PageSheet]:
        """The sheets in sight, and those that come into sight next."""
        view = self.viewport()
        below = view.height() * 3 // 2
        top = -self._desk.y()
        return [
            sheet
            for sheet in self._desk.sheets
            if sheet.y() + sheet.height() >= top and sheet.y() <= top + below
        ]

    def _forget(self, sheet: PageSheet) -> None:
        if sheet in self._drawn:
            self._drawn.remove(sheet)

    def _let_go(self) -> None:
        """Of many pictures, let go of those drawn longest ago that are out of sight."""
        if len(self._drawn) <= _KEPT:
            return
        near = self._near()
        for sheet in [each for each in self._drawn if each not in near][: len(self._drawn) - _KEPT]:
            self._forget(sheet)
            sheet.forget_picture()
