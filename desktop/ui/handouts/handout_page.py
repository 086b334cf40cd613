"""The handout screen: options at the left, the real pages at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.printing import HandoutOptions, PagePicture, Paper
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize, Tone
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.labels import BodyLabel
from desktop.ui.common.messages import NoticeBar
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.handouts.options_panel import OptionsPanel
from desktop.ui.handouts.page_sheet import PageSheet

ZOOMS = (0.6, 0.8, 1.0, 1.25, 1.6, 2.0)
_OPTIONS_WIDTH = 432
_WIDE = 860  # px per text scale from which options and pages stand side by side
_SETTLE_MS = 60  # after scrolling or resizing, before pictures are asked for


class HandoutPage(Themed, QWidget):
    """Shows options and pages; asks for pictures of the pages in sight.

    Signals:
        options_changed: the handout should be set so.
        pictures_requested: first and last page, and width in px.
        print_requested: printer name and copies.
    """

    options_changed = Signal(HandoutOptions)
    pictures_requested = Signal(int, int, int)
    save_requested = Signal()
    print_requested = Signal(str, int)
    cancel_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handout")
        self.page_title = ""
        self._paper = Paper.A4
        self._sheets: list[PageSheet] = []
        self._zoom = ZOOMS.index(1.0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_back(self.tr("Back to the page"))
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._notice = NoticeBar(theme, self)
        self._notice.setObjectName("handout_notice")
        self._notice.action_requested.connect(self._on_notice_action)
        outer.addWidget(self._notice)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        outer.addLayout(self._row, 1)

        self._options_scroll = PageScroll(theme, self)
        self._options_scroll.setAccessibleName(self.tr("How to print"))
        self._panel = OptionsPanel(theme, self)
        self._panel.options_changed.connect(self._on_options_changed)
        self._options_scroll.set_page(self._panel)
        self._row.addWidget(self._options_scroll)
        self._preview = PageScroll(theme, self, fill="preview_desk")
        self._preview.setAccessibleName(self.tr("Preview"))
        self._preview.scrolled.connect(self._on_scrolled)
        self._desk = QWidget(self)
        self._desk_column = QVBoxLayout(self._desk)
        self._desk_column.setContentsMargins(28, 20, 28, 28)
        self._desk_column.setSpacing(20)
        self._desk_column.addWidget(self._make_zoom(theme))
        self._busy = BodyLabel(theme, self.tr("Setting the pages"), self._desk)
        self._busy.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._desk_column.addWidget(self._busy)
        self._desk_column.addStretch(1)
        self._preview.set_page(self._desk)
        self._row.addWidget(self._preview, 1)

        self._print = Button(theme, self.tr("Print"), self._bar, tone=Tone.PRIMARY, icon="printer")
        self._save = Button(theme, self.tr("Save as a file"), self._bar, icon="floppy-disk")
        self._cancel = Button(theme, self.tr("Cancel"), self._bar, icon="x")
        for name, button, act in (
            ("handout_print", self._print, self._on_print),
            ("handout_save", self._save, self.save_requested),
            ("handout_cancel", self._cancel, self.cancel_requested),
        ):
            button.setObjectName(name)
            button.clicked.connect(act)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_pictures)
        self.set_busy(False)
        self.follow(theme)

    def _make_zoom(self, theme: ThemeController) -> QWidget:
        box = QWidget(self._desk)
        flow = FlowLayout(box, 10)
        for name, words, icon, act in (
            ("zoom_out", self.tr("Smaller pages"), "magnifying-glass-minus", self._on_zoom_out),
            ("zoom_in", self.tr("Bigger pages"), "magnifying-glass-plus", self._on_zoom_in),
        ):
            button = Button(theme, words, box, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(name)
            button.clicked.connect(act)
            flow.addWidget(button)
        return box

    # Showing

    def show_options(self, options: HandoutOptions, title: str) -> None:
        self._paper = options.paper
        self.page_title = title
        self._panel.show_options(options, title)
        self._notice.hide()

    def show_printers(self, names: tuple[str, ...]) -> None:
        self._panel.show_printers(names)

    def clear_pages(self) -> None:
        for sheet in self._sheets:
            sheet.hide()
            sheet.deleteLater()
        self._sheets = []
        self._panel.show_count("")

    def set_page_count(self, count: int) -> None:
        """Lay out that many blank sheets; their pictures are asked for as they come into sight."""
        self.clear_pages()
        for number in range(1, count + 1):
            sheet = PageSheet(self.theme, number, count, self._paper, self._desk)
            sheet.set_zoom(ZOOMS[self._zoom])
            place = self._desk_column.count() - 1
            self._desk_column.insertWidget(place, sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            self._sheets.append(sheet)
        self._preview.verticalScrollBar().setValue(0)
        words = self.tr("%n page(s)", "", count)
        self._panel.show_count(words)
        announce(self._panel, words)
        self._settle.start()

    def show_page_picture(self, picture: PagePicture) -> None:
        if 0 < picture.number <= len(self._sheets):
            self._sheets[picture.number - 1].show_picture(picture)

    def set_busy(self, busy: bool) -> None:
        """Show that work goes on and how to stop it."""
        self._busy.setVisible(busy and not self._sheets)
        actions = [self._print, self._save]
        if busy:
            actions.insert(0, self._cancel)
        self._bar.set_actions(actions)

    def show_trouble(self, sentence: str) -> None:
        """Say what did not work, with two ways on."""
        self._notice.show_notice(
            sentence,
            "",
            (
                ("retry", self.tr("Try again"), "arrow-clockwise"),
                ("save", self.tr("Save as a file"), "floppy-disk"),
            ),
        )

    def hide_trouble(self) -> None:
        self._notice.hide()

    def first_focus(self) -> None:
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)

    # Sizes

    @override
    def apply_theme(self) -> None:
        self._fit()
        super().apply_theme()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._settle.start()

    def _fit(self) -> None:
        """Options beside the pages, or with no room above them."""
        wide = self.width() >= _WIDE * min(self.look.text_scale, 1.5)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        width = self.look.px(_OPTIONS_WIDTH)
        self._options_scroll.setMinimumWidth(width if wide else 0)
        self._options_scroll.setMaximumWidth(width if wide else 16_777_215)

    # What was pressed

    def _on_options_changed(self, options: HandoutOptions) -> None:
        self._paper = options.paper
        self.options_changed.emit(options)

    def _on_print(self) -> None:
        if self._panel.printer:
            self.print_requested.emit(self._panel.printer, self._panel.copies)
        else:
            self.show_trouble(
                self.tr("No printer was found. Check that it is on, or save the pages as a PDF.")
            )

    def _on_notice_action(self, key: str) -> None:
        self._notice.hide()
        if key == "save":
            self.save_requested.emit()
        else:
            self._on_print()

    def _on_zoom_in(self) -> None:
        self._set_zoom(self._zoom + 1)

    def _on_zoom_out(self) -> None:
        self._set_zoom(self._zoom - 1)

    def _set_zoom(self, place: int) -> None:
        self._zoom = max(0, min(len(ZOOMS) - 1, place))
        for sheet in self._sheets:
            sheet.set_zoom(ZOOMS[self._zoom])
        self._settle.start()

    def _on_scrolled(self, _value: int) -> None:
        self._settle.start()

    def _ask_for_pictures(self) -> None:
        """Ask for the pages in sight and the next one, where they have none sharp enough."""
        view = self._preview.viewport()
        below = view.height() * 2
        for sheet in self._sheets:
            top = sheet.mapTo(view, QPoint(0, 0)).y()
            if top + sheet.height() >= 0 and top <= below:
                width = sheet.picture_wanted()
                if width:
                    self.pictures_requested.emit(sheet.number, sheet.number, width)
