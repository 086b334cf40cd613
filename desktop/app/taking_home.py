"""Opens what a take-home code names."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal

from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.own_handout import OwnHandout
from desktop.app.session import Session
from desktop.domain.errors import CodeError
from desktop.domain.packs import HandoutItem
from desktop.domain.reading import TEXT_SCALES, ThemeName, ViewSettings
from desktop.domain.settings import RollOutSettings
from desktop.domain.take_home import OpenedCode
from desktop.theme.controller import ThemeController
from desktop.ui.handouts.code_page import CodePage
from desktop.ui.main_window import MainWindow


class TakingHome(QObject):
    """Connects one CodePage with the library; nothing changes until a button asks for it.

    Args:
        own: the reader's own handout.
        theme: knows how the window looks now.
        settings: keys that the clinic locked are not offered.

    Signals:
        view_wanted: the look to take on.
    """

    view_wanted = Signal(ViewSettings)

    def __init__(
        self,
        window: MainWindow,
        page: CodePage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        own: OwnHandout,
        theme: ThemeController,
        settings: RollOutSettings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._take_homes = session.library.take_homes
        self._keeping = keeping
        self._navigation = navigation
        self._own = own
        self._theme = theme
        self._locked = settings.locked
        self._opened: OpenedCode | None = None
        page.back_requested.connect(navigation.back)
        page.code_requested.connect(self._on_code_requested)
        page.page_requested.connect(navigation.open_page)
        page.list_requested.connect(self._on_list_requested)
        page.handout_requested.connect(self._on_handout_requested)
        page.look_requested.connect(self._on_look_requested)
        page.search_requested.connect(self._on_search_requested)
        keeping.bookmarks_changed.connect(self._show_kept)
        keeping.put_away.connect(self._on_put_away)
        own.changed.connect(self._show_kept)
        theme.changed.connect(self._offer_look)

    def open(self, text: str, back: str) -> None:
        """Show the code in `text`, or an empty field to whoever does not come back to it.

        Args:
            back: where Back leads, in words.
        """
        self._page.set_back(back)
        if not text:
            if not self._navigation.returned:
                self._opened = None
                self._page.clear()
        elif self._opened is None or text != self._opened.code:
            self._open(text)

    def _open(self, text: str) -> None:
        try:
            self._opened = self._take_homes.opened(text)
        except CodeError as error:
            self._opened = None
            self._page.show_trouble(error.sentence, text)
            return
        self._navigation.leave_at(self._opened.code)
        self._page.show_code(self._opened)
        self._show_kept()
        self._offer_look()

    def _show_kept(self) -> None:
        if self._opened is not None and self._opened.cards:
            pages = [card.id for card in self._opened.cards]
            self._page.show_kept(
                listed=all(map(self._keeping.bookmark, pages)),
                handed_out=all(map(self._own.contains, self._items())),
            )

    def _items(self) -> list[HandoutItem]:
        cards = self._opened.cards if self._opened is not None else ()
        return [self._own.item(card.id) for card in cards]

    def _offer_look(self) -> None:
        """Offer what is asked for, free to choose, and not so already.

        The usual size and colours ask for nothing: whoever made the code may have chosen none.
        """
        opened, now = self._opened, self._theme
        if opened is None:
            return
        size, colours = opened.text_scale, opened.theme
        same_size = size in (TEXT_SCALES[0], now.now.text_scale)
        same_colours = colours in (ThemeName.SYSTEM, now.settings.theme)
        self._page.offer_look(
            None if same_size or "text_scale" in self._locked else size,
            None if same_colours or "theme" in self._locked else colours,
        )

    def _on_code_requested(self, text: str) -> None:
        self._open(text)

    def _on_list_requested(self) -> None:
        cards = self._opened.cards if self._opened is not None else ()
        if all(self._keeping.bookmark(card.id) for card in cards):
            self._navigation.go("my-list")
        else:
            self._keeping.add_bookmarks(cards)

    def _on_handout_requested(self) -> None:
        items = self._items()
        if all(map(self._own.contains, items)):
            self._navigation.go("handout")
        elif added := self._own.add(items):
            self._own.say_added(added)

    def _on_look_requested(self) -> None:
        opened, before = self._opened, self._theme.settings
        if opened is None:
            return
        wanted = before
        if opened.text_scale != TEXT_SCALES[0]:
            wanted = dataclasses.replace(
                wanted, text_scale=opened.text_scale, follow_system_text=False
            )
        if opened.theme is not ThemeName.SYSTEM:
            wanted = dataclasses.replace(wanted, theme=opened.theme)
        self.view_wanted.emit(wanted)
        self._window.show_toast(
            self.tr("The look of the sheet is in use"), lambda: self._bring_back_look(before)
        )

    def _bring_back_look(self, before: ViewSettings) -> None:
        """Undo what was changed of the look, and nothing that was changed since."""
        look = {key: getattr(before, key) for key in ("text_scale", "follow_system_text", "theme")}
        self.view_wanted.emit(dataclasses.replace(self._theme.settings, **look))

    def _on_put_away(self) -> None:
        self._opened = None
        self._page.clear()
        self._navigation.forget("code")

    def _on_search_requested(self) -> None:
        self._navigation.go("search")
