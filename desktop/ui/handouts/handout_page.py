"""The Handout screen: pages and options at the left, the real pages at the right, Print below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop.domain.handing_out import HandoutKind, HandoutView
from desktop.domain.printing import HandoutOptions, PrinterAbilities
from desktop.theme.controller import ThemeController
from desktop.ui.common.accessible import announce
from desktop.ui.common.buttons import Button, ButtonSize
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.flow import FlowLayout
from desktop.ui.common.messages import EmptyState, NoticeBar
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.common.segmented import Segmented
from desktop.ui.common.split_page import Rule
from desktop.ui.common.themed import Themed
from desktop.ui.common.top_bar import TopBar
from desktop.ui.handouts.handout_foot import HandoutFoot
from desktop.ui.handouts.list_panel import ListPanel
from desktop.ui.handouts.preview import Preview

SLOW_MS = 1000  # from which work that goes on is told, and can be cancelled
_LIST_SHARE = 0.4
_LIST_MOST = 480  # px per text scale
_LIST_LEAST = 380
_NARROW = 800  # px per text scale under which one half shows at a time
_HANDOUT, _PAPER = "handout", "paper"


class HandoutPage(Themed, QWidget):
    """Shows a handout; asks for pictures of the pages in sight, for paper and for files.

    Signals:
        options_changed: the handout should be set so.
        pictures_requested: first and last page, and width in px.
        print_requested: printer name, empty where none is known, and copies.
        printer_changed: another printer or number of copies was chosen.
        set_requested: set the pages whose setting was cancelled.
        move_requested: place of a page in the list, from 0, and how far.
        removal_requested: place.
        save_pack_requested: let the own pack shown hold the pages.
        keep_requested: keep the pages as a pack of this name.
        left: another page of the window shows, or it closes.
    """

    options_changed = Signal(HandoutOptions)
    pictures_requested = Signal(int, int, int)
    save_requested = Signal()
    print_requested = Signal(str, int)
    printer_changed = Signal()
    cancel_requested = Signal()
    set_requested = Signal()
    move_requested = Signal(int, int)
    removal_requested = Signal(int)
    add_requested = Signal()
    own_requested = Signal()
    start_again_requested = Signal()
    save_pack_requested = Signal()
    keep_requested = Signal(str)
    add_pages_requested = Signal()
    packs_requested = Signal()
    code_requested = Signal()
    settings_requested = Signal()
    back_requested = Signal()
    left = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handout")
        self.page_title = self.tr("Your handout")
        self._view = HandoutView("", HandoutKind.OWN, "", ())
        self._half = _HANDOUT
        self._retry = ""  # what "Try again" does
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._bar = TopBar(theme, self)
        self._bar.set_title(self.page_title)
        self._bar.back_requested.connect(self.back_requested)
        outer.addWidget(self._bar)
        self._trouble = PageScroll(theme, self)
        self._trouble.setObjectName("handout_trouble")
        self._trouble.setAccessibleName(self.tr("What went wrong"))
        self._trouble.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        held = QWidget(self._trouble)
        held.setMinimumHeight(1)  # only its height for the width there is asks for a scroll bar
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        self._notice = NoticeBar(theme, held)
        self._notice.setObjectName("handout_notice")
        self._notice.setMinimumWidth(1)  # in its wide form it must not keep a window from slim ones
        column.addWidget(self._notice)
        column.addStretch(1)
        self._trouble.set_page(held)
        self._notice.action_requested.connect(self._on_notice_action)
        close = self._notice.findChild(Button, "notice_close")
        assert close is not None
        close.clicked.connect(self._show_halves)
        outer.addWidget(self._trouble)
        self._switch = Segmented(
            theme,
            self.tr("What to see"),
            ((_HANDOUT, self.tr("Pages and options")), (_PAPER, self.tr("On paper"))),
            self,
        )
        self._switch.setObjectName("handout_halves")
        self._switch.chosen.connect(self._on_half)
        self._switch_row = QHBoxLayout()
        self._switch_row.setContentsMargins(16, 8, 16, 8)
        self._switch_row.addWidget(self._switch)
        self._switch_row.addStretch(1)
        outer.addLayout(self._switch_row)
        self._halves = QWidget(self)
        self._halves.setMinimumWidth(1)
        row = QHBoxLayout(self._halves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list = ListPanel(theme, self._halves)
        row.addWidget(self.list)
        self._rule = Rule(theme, self._halves)
        row.addWidget(self._rule)
        self.preview = Preview(theme, self._halves)
        self.preview.pictures_requested.connect(self.pictures_requested)
        row.addWidget(self.preview, 1)
        outer.addWidget(self._halves, 1)
        self._empty = self._make_empty(theme)
        outer.addWidget(self._empty, 1)
        self.foot = HandoutFoot(theme, self)
        outer.addWidget(self.foot)
        self._make_zoom(theme)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._on_slow)
        self._connect()
        self.follow(theme)
        self._show_halves()

    def _make_zoom(self, theme: ThemeController) -> None:
        self._zoom: list[Button] = []
        for name, words, spoken, icon, act in (
            (
                *("zoom_out", self.tr("Smaller"), self.tr("Show the pages smaller")),
                *("magnifying-glass-minus", self.preview.smaller),
            ),
            (
                *("zoom_in", self.tr("Larger"), self.tr("Show the pages larger")),
                *("magnifying-glass-plus", self.preview.larger),
            ),
        ):
            button = Button(theme, words, self._bar, icon=icon, size=ButtonSize.COMPACT)
            button.setObjectName(name)
            button.setAccessibleDescription(spoken)
            button.clicked.connect(act)
            button.hide()
            self._zoom.append(button)

    def _make_empty(self, theme: ThemeController) -> PageScroll:
        scroll = PageScroll(theme, self)
        scroll.setObjectName("handout_empty_scroll")
        page = PageColumn(scroll, most=640)
        page.body.addStretch(1)
        state = EmptyState(
            theme,
            "files",
            self.tr("Nothing on your handout yet"),
            self.tr(
                "Choose pages here, or press “Add to handout” on any page. They come out as one"
                " print, in your order."
            ),
            page,
            action=self.tr("Add pages"),
            action_icon="plus",
            hue=1,
        )
        state.setObjectName("handout_empty")
        state.action_requested.connect(self.add_pages_requested)
        page.body.addWidget(state)
        ways = QWidget(page)
        flow = FlowLayout(ways, 12)
        for name, words, icon, signal in (
            ("empty_packs", self.tr("See the packs"), "stack", self.packs_requested),
            ("empty_code", self.tr("Open a take-home code"), "key", self.code_requested),
        ):
            button = Button(theme, words, ways, icon=icon)
            button.setObjectName(name)
            button.clicked.connect(signal)
            flow.addWidget(button)
        page.body.addWidget(ways, 0, Qt.AlignmentFlag.AlignHCenter)
        page.body.addStretch(2)
        scroll.set_page(page)
        return scroll

    def _connect(self) -> None:
        panel, foot = self.list, self.foot
        panel.options.options_changed.connect(self.options_changed)
        panel.options.settings_requested.connect(self.settings_requested)
        panel.items.move_requested.connect(self.move_requested)
        panel.items.removal_requested.connect(self.removal_requested)
        panel.add_requested.connect(self.add_requested)
        panel.own_requested.connect(self.own_requested)
        panel.start_again_requested.connect(self.start_again_requested)
        panel.save_requested.connect(self.save_pack_requested)
        panel.keep_requested.connect(self.keep_requested)
        panel.add_pages_requested.connect(self.add_pages_requested)
        panel.packs_requested.connect(self.packs_requested)
        panel.code_requested.connect(self.code_requested)
        panel.printer.changed.connect(self._on_printer_changed)
        foot.print_requested.connect(self._on_print)
        foot.save_requested.connect(self._on_save)
        foot.cancel_requested.connect(self.cancel_requested)
        foot.set_requested.connect(self.set_requested)

    # Showing

    def show_view(self, view: HandoutView, back: str, own: int) -> None:
        """Show which pages lie on a handout.

        Args:
            back: words of the way back; the reader's own handout has a title instead.
            own: how many pages the reader's own handout has.
        """
        if view.ref != self._view.ref:
            self.preview.clear()
            self.list.close_form()
            self.list.items.choose(-1)
            self.list.verticalScrollBar().setValue(0)
            self.hide_trouble()
        focused = self.focusWidget()
        had_keys = focused is not None and focused.hasFocus()
        self._view = view
        self.page_title = view.title or self.tr("Your handout")
        if view.kind is HandoutKind.OWN:
            self._bar.set_title(self.tr("Your handout"))
        else:
            self._bar.set_back(back)
        self.list.show_view(view, own)
        self._show_halves()
        if had_keys and not (isValid(focused) and focused.isVisible()):
            self.first_focus()

    def show_options(self, options: HandoutOptions, *, nurse: bool) -> None:
        self.list.options.show_options(options, nurse=nurse)

    def show_printers(self, names: tuple[str, ...]) -> None:
        self.list.printer.show_printers(names)
        self._on_printer_shown()

    def show_abilities(self, abilities: PrinterAbilities) -> None:
        """Say what the printer chosen cannot do."""
        self.list.options.show_abilities(abilities)

    def show_warning(self, title: str, sentences: Sequence[str]) -> None:
        """Warn staff before they print."""
        self.list.show_warning(title, sentences)

    def put_away(self) -> None:
        """Show nothing of what lay there any more, nor what was typed."""
        self._view = HandoutView("", HandoutKind.OWN, "", ())
        self.preview.clear()
        self.list.put_away()
        self.hide_trouble()

    def press_print(self) -> None:
        """Print as the button does, where there is one."""
        if self.foot.isVisible():
            self._on_print()

    def tell_typing(self) -> None:
        """Tell what was typed last before it is printed or saved."""
        self.list.options.tell()

    # How far the pages are

    def set_waiting(self) -> None:
        """Pages are being set; only if that takes long, it is told and can be cancelled."""
        self.foot.again.hide()
        if not self._slow.isActive() and self.foot.cancel.isHidden():
            self._slow.start()

    def set_ready(self, words: str, *, warned: bool = False) -> None:
        """Nothing is under way any more.

        Args:
            words: "2 pages, ready to print".
            warned: something on the pages wants a look first.
        """
        self._stop_waiting()
        icon, colour = ("warning", "danger") if warned else ("check-circle", "ok_text")
        if words != self.foot.words:
            announce(self.foot, words)
        self.foot.show_status(words, icon, colour)

    def set_stopped(self, words: str) -> None:
        """What was under way was cancelled; the pages can be set when they are wanted."""
        self._stop_waiting()
        self.foot.again.show()
        self.foot.show_status(words, "info", "ask_icon")
        self.foot.print.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.foot, words)

    def set_busy(self, words: str) -> None:
        """Something takes its time, such as sending pages; it can be cancelled."""
        self._slow.stop()
        self.foot.show_status(words)
        self.foot.cancel.show()

    def show_trouble(self, sentence: str, retry: str = "print") -> None:
        """Say what did not work, with two ways on.

        Args:
            retry: what is tried again, "print", "save" or "set".
        """
        self._retry = retry
        actions = [("retry", self.tr("Try again"), "arrow-clockwise")]
        if retry == "print":
            actions.append(("save", self.tr("Save as a file"), "floppy-disk"))
        self._notice.show_notice(sentence, "", tuple(actions))
        self._show_halves()

    def hide_trouble(self) -> None:
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self._notice.isAncestorOf(focused)
        self._notice.hide()
        self._show_halves()
        if had_keys:
            self.first_focus()

    def first_focus(self) -> None:
        if self._empty_shown:
            button = self._empty.findChild(Button, "empty_action")
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.foot.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_waiting(self) -> None:
        self._slow.stop()
        if self.foot.cancel.hasFocus():
            self.foot.print.setFocus(Qt.FocusReason.OtherFocusReason)
        self.foot.cancel.hide()
        self.foot.again.hide()

    def _on_slow(self) -> None:
        self.set_busy(self.tr("Setting the pages"))
        announce(self.foot, self.foot.words)

    # Sizes

    @property
    def _empty_shown(self) -> bool:
        return self._view.kind is HandoutKind.OWN and not self._view.lines

    @property
    def narrow(self) -> bool:
        """Whether only one half shows at a time."""
        return self.width() < self.look.body_px(_NARROW)

    @override
    def apply_theme(self) -> None:
        self._show_halves()
        super().apply_theme()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_halves()

    def _show_halves(self) -> None:
        """Both halves side by side, or the one that is wanted."""
        if not hasattr(self, "_zoom"):
            return
        empty, narrow = self._empty_shown, self.narrow
        self._empty.setVisible(empty)
        alone = self._show_trouble_place()
        self._halves.setVisible(not empty and not alone)
        self.foot.setVisible(not empty and not alone)
        switching = narrow and not empty and not alone
        self._switch.setVisible(switching)
        margins = (16, 8, 16, 8) if switching else (0, 0, 0, 0)
        self._switch_row.setContentsMargins(*margins)
        self.list.setVisible(not narrow or self._half == _HANDOUT)
        self.preview.setVisible(not narrow or self._half == _PAPER)
        self._rule.setVisible(not narrow)
        if narrow:
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(16_777_215)
        else:
            wide = min(round(self.width() * _LIST_SHARE), self.look.body_px(_LIST_MOST))
            self.list.setFixedWidth(max(_LIST_LEAST, wide))
        seen = not empty and (not narrow or self._half == _PAPER)
        self._bar.set_actions(self._zoom if seen else [])

    def _show_trouble_place(self) -> bool:
        """Give what went wrong its place; whether, with little room, it has the page to itself."""
        troubled = not self._notice.isHidden()
        self._trouble.setVisible(troubled)
        if self.narrow:
            self._trouble.setMinimumHeight(0)
            self._trouble.setMaximumHeight(16_777_215)
        else:
            self._trouble.setFixedHeight(self._notice.heightForWidth(self.width()))
        return troubled and self.narrow

    # What was pressed

    def _on_half(self, key: str) -> None:
        self._half = key
        self._show_halves()

    def _on_print(self) -> None:
        self.tell_typing()
        self.print_requested.emit(self.list.printer.printer, self.list.printer.copies)

    def _on_save(self) -> None:
        self.tell_typing()
        self.save_requested.emit()

    def _on_notice_action(self, key: str) -> None:
        self.hide_trouble()
        wanted = self._retry if key == "retry" else key
        if wanted == "save":
            self._on_save()
        elif wanted == "set":
            self.set_requested.emit()
        else:
            self._on_print()

    def _on_printer_changed(self) -> None:
        self._on_printer_shown()
        self.printer_changed.emit()

    def _on_printer_shown(self) -> None:
        """Say below the pages where Print leads."""
        printer = self.list.printer
        if not printer.printer:
            self.foot.show_printer(self.tr("No printer was found"))
            return
        one = self.tr("{printer}, 1 copy").format(printer=printer.printer)
        many = self.tr("{printer}, {copies} copies")
        self.foot.show_printer(
            one
            if printer.copies == 1
            else many.format(printer=printer.printer, copies=printer.copies)
        )
