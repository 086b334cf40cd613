"""Opens handouts and packs on the Handout screen, and changes what lies on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from desktop.app.clinic_desk import ClinicDesk
from desktop.app.keeping import Keeping
from desktop.app.navigation import Navigation
from desktop.app.own_handout import OwnHandout
from desktop.app.previewing import Previewing
from desktop.app.session import Session
from desktop.app.setting_pages import Wanted
from desktop.domain.article import Article
from desktop.domain.errors import NotFoundError
from desktop.domain.handing_out import PACK_REF, HandoutKind, HandoutView
from desktop.domain.packs import MOST_ITEMS, HandoutItem, own_ref
from desktop.domain.printing import HandoutOptions, Variant
from desktop.domain.reading import ViewSettings
from desktop.tasks.tasks import Tasks
from desktop.ui.handouts.handout_page import HandoutPage
from desktop.ui.main_window import MainWindow


@dataclass(frozen=True)
class _Opened:
    """What lies on the screen.

    Args:
        first: the pages as they were when it was opened.
        pack: number of a ready-made pack; 0 for none.
    """

    ref: str
    kind: HandoutKind
    title: str
    first: tuple[HandoutItem, ...]
    pack: int = 0

    @property
    def uuid(self) -> str:
        """Of an own pack; empty for everything else."""
        own = PACK_REF + own_ref("")
        return self.ref.removeprefix(own) if self.ref.startswith(own) else ""


class HandingOut(QObject):
    """Connects the left half of one HandoutPage with the library and what the reader keeps.

    What staff type for one person lives in the options, here and nowhere else: it goes as soon
    as another handout is opened.

    Args:
        live: by page name, the sheets that are set as they are when the handout is.
        station: what the clinic calls this computer.
        view: the look of the window, and whether staff use it.
    """

    def __init__(
        self,
        window: MainWindow,
        page: HandoutPage,
        session: Session,
        keeping: Keeping,
        navigation: Navigation,
        clinic_desk: ClinicDesk,
        own: OwnHandout,
        live: Mapping[str, Callable[[], Article]],
        station: str,
        view: Callable[[], ViewSettings],
        tasks: Tasks,
        today: Callable[[], dt.date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._page = page
        self._session = session
        self._keeping = keeping
        self._navigation = navigation
        self._clinic_desk = clinic_desk
        self._own = own
        self._live = live
        self._view = view
        self._today = today
        self._previewing = Previewing(
            window, page, session, keeping, clinic_desk, self._wanted, station, tasks, self
        )
        self._opened: _Opened | None = None
        self._items: tuple[HandoutItem, ...] = ()  # of what is no own handout
        self._before: tuple[HandoutItem, ...] = ()  # what Undo brings back to a pack
        self._options: HandoutOptions | None = None
        self._back = ""
        self._awaited: tuple[str, tuple[HandoutItem, ...]] = ("", ())  # a pack being kept
        self._connect()
        self._on_packs_changed()

    def _connect(self) -> None:
        page, go = self._page, self._navigation
        page.options_changed.connect(self._on_options_changed)
        page.move_requested.connect(self._on_move_requested)
        page.removal_requested.connect(self._on_removal_requested)
        page.add_requested.connect(self._on_add_requested)
        page.own_requested.connect(self._on_own_requested)
        page.start_again_requested.connect(self._on_start_again_requested)
        page.save_pack_requested.connect(self._on_save_pack_requested)
        page.keep_requested.connect(self._on_keep_requested)
        page.add_pages_requested.connect(self._on_add_pages_requested)
        page.packs_requested.connect(self._on_packs_requested)
        page.code_requested.connect(self._on_code_requested)
        page.settings_requested.connect(self._on_settings_requested)
        page.back_requested.connect(go.back)
        self._own.changed.connect(self._on_own_changed)
        self._keeping.packs_changed.connect(self._on_packs_changed)
        self._keeping.put_away.connect(self._on_put_away)

    # What others put on handouts

    def put(self, ref: str, items: Iterable[HandoutItem]) -> None:
        """Put pages, last, on the handout that `ref` names, or on the reader's own."""
        opened = self._opened
        if opened is None or opened.ref != ref or opened.kind is not HandoutKind.PACK:
            if added := self._own.add(tuple(items)):
                self._own.say_added(added)
            return
        new = [item for item in items if item not in self._items]
        room = MOST_ITEMS - len(self._items)
        if len(new) > room:
            words = self.tr("A handout has room for {most} pages. Take one off first.")
            self._window.show_notice(words.format(most=MOST_ITEMS))
        self._items = (*self._items, *new[:room])

    def lies_on(self, ref: str) -> tuple[HandoutItem, ...]:
        """The pages of the handout that `ref` names, if that is open, else of the reader's own."""
        opened = self._opened
        known = opened is not None and opened.ref == ref and opened.kind is HandoutKind.PACK
        return self._items if known else self._own.items

    # Opening

    def open(self, ref: str, back: str) -> None:
        """Show a handout: the reader's own for "", a pack, or a page alone.

        Args:
            back: words of the way back.

        Raises:
            NotFoundError: there is no such page.
        """
        before = self._opened
        same = before is not None and before.ref == ref
        if same and (self._navigation.returned or ref == ""):
            opened = before
        else:
            opened = self._looked_up(ref)
        if opened is None:
            self._window.show_notice(self.tr("That pack is no longer here."))
            self._navigation.back()
            return
        if opened is not before:
            self._opened, self._items = opened, opened.first
            self._options = self._first_options(opened)
            self._previewing.forget()
        self._options = self._fitted(self._options or self._first_options(opened))
        prints = self._clinic_desk.prints
        if opened is not before:
            self._page.list.printer.set_wished(prints.printer, prints.copies)
        self._back = back
        self._page.show_options(self._options, nurse=self._view().nurse)
        self._show()
        self._window.show_page("handout")
        title = self.tr("Print: {title}").format(title=opened.title)
        self._window.set_page_title(title if opened.title else self.tr("Your handout"))
        self._previewing.make()
        self._previewing.find_printers()

    def look_again(self) -> None:
        """The look of the window is another one; codes on sheets tell of it."""
        if self._opened is not None and self._window.current_page == "handout":
            self._previewing.make()

    def _looked_up(self, ref: str) -> _Opened | None:
        """What `ref` names, as it is now; None for a pack that is no more."""
        if not ref:
            return _Opened(ref, HandoutKind.OWN, "", ())
        if not ref.startswith(PACK_REF):
            item = self._own.item(ref)
            return _Opened(ref, HandoutKind.PAGE, item.title, (item,))
        wanted, packs = ref.removeprefix(PACK_REF), self._session.library.packs
        try:
            name, items = packs.items(wanted, self._keeping.packs)
        except NotFoundError:
            return None
        return _Opened(ref, HandoutKind.PACK, name, items, packs.number(wanted))

    def _first_options(self, opened: _Opened) -> HandoutOptions:
        """How a handout is set at first: as the one before, or as it was printed last."""
        prints, nurse = self._clinic_desk.prints, self._view().nurse
        before = self._options
        asked = prints.variant if nurse else Variant.STANDARD
        if before is not None and not (nurse and opened.kind is HandoutKind.PACK):
            asked = before.variant
        if before is not None:
            return replace(before, variant=asked, nurse_copy=False, prepared_for="", notes="")
        return HandoutOptions(
            date=self._today(),
            variant=asked,
            size=prints.size,
            paper=prints.paper,
            greyscale=prints.greyscale,
            duplex=prints.duplex,
            booklet=prints.booklet,
            room_for_notes=prints.room_for_notes,
            prepared_by=prints.prepared_by,
        )

    def _fitted(self, options: HandoutOptions) -> HandoutOptions:
        """`options` for today and this clinic; at home nobody prepares a handout for another."""
        options = replace(options, date=self._today(), clinic=self._clinic_desk.clinic)
        if self._view().nurse:
            return options
        return replace(options, nurse_copy=False, prepared_for="", prepared_by="", notes="")

    # Showing and changing the list

    def _shown_items(self) -> tuple[HandoutItem, ...]:
        own = self._opened is None or self._opened.kind is HandoutKind.OWN
        return self._own.items if own else self._items

    def _show(self) -> None:
        opened = self._opened
        if opened is None:
            return
        items = self._shown_items()
        alone = opened.kind is HandoutKind.PAGE
        view = HandoutView(
            ref=opened.ref,
            kind=opened.kind,
            title=opened.title,
            lines=self._session.library.handout_items.lines(items),
            added=alone and self._own.contains(items[0]),
            changed=opened.kind is HandoutKind.PACK and items != opened.first,
        )
        self._page.show_view(view, self._back, len(self._own.items))

    def _on_own_changed(self) -> None:
        opened = self._opened
        if opened is None or self._window.current_page != "handout":
            return
        self._show()
        if opened.kind is HandoutKind.OWN:
            self._previewing.make()

    def _on_move_requested(self, place: int, by: int) -> None:
        items = list(self._shown_items())
        if 0 <= place < len(items) and 0 <= place + by < len(items):
            items.insert(place + by, items.pop(place))
            self._change(tuple(items))

    def _on_removal_requested(self, place: int) -> None:
        opened, items = self._opened, self._shown_items()
        if opened is None or not 0 <= place < len(items):
            return
        if opened.kind is HandoutKind.OWN:
            self._own.remove(place)
            return
        self._before = items
        self._change((*items[:place], *items[place + 1 :]))
        self._window.show_toast(self.tr("Taken off this pack"), self._on_undo_change)

    def _change(self, items: tuple[HandoutItem, ...]) -> None:
        """Let these pages lie on what is shown."""
        if self._opened is not None and self._opened.kind is HandoutKind.OWN:
            self._own.put(items)
            return
        self._items = items
        self._show()
        self._previewing.make()

    def _on_undo_change(self) -> None:
        self._change(self._before)

    def _on_start_again_requested(self) -> None:
        """Empty the reader's own handout, or put a pack back; what is for one person goes."""
        opened = self._opened
        if opened is None:
            return
        self._options = self._fitted(self._first_options(opened))
        self._page.show_options(self._options, nurse=self._view().nurse)
        if opened.kind is HandoutKind.OWN:
            self._own.clear()
        else:
            self._before = self._items
            self._change(opened.first)
            self._window.show_toast(self.tr("The pack is as it was"), self._on_undo_change)

    def _on_keep_requested(self, name: str) -> None:
        uuid = self._keeping.add_pack(name, self._shown_items())
        if uuid:
            self._page.list.close_form()
            self._awaited = uuid, self._shown_items()

    def _on_save_pack_requested(self) -> None:
        opened = self._opened
        if opened is not None and self._items and opened.uuid:
            self._keeping.change_pack(opened.uuid, self._items)
            self._awaited = opened.uuid, self._items

    def _on_packs_changed(self) -> None:
        """Tell of a pack that it is kept, now that it is, and what other names there are."""
        self._page.list.set_pack_names(frozenset(pack.name for pack in self._keeping.packs))
        uuid, items = self._awaited
        pack, opened = self._keeping.pack(uuid), self._opened
        if pack is None or pack.items != items:
            return
        self._awaited = "", ()
        words = self.tr("Kept as a pack: {name}")
        if opened is not None and opened.uuid == uuid:
            words = self.tr("Saved: {name}")
            self._opened = replace(opened, first=items)
            self._show()
        if not self._keeping.saved:
            words = self.tr("Kept only while Waymark is open: {name}")
        self._window.show_toast(words.format(name=pack.name), None)

    def _on_put_away(self) -> None:
        """Nothing of what lay there may be seen by whoever comes next."""
        self._opened = self._options = None
        self._items = self._before = ()
        self._awaited = "", ()
        self._previewing.put_away()
        self._page.put_away()

    # Ways to other places

    def _on_add_requested(self) -> None:
        if self._items:
            self._own.toggle(self._items[0])

    def _on_own_requested(self) -> None:
        self._navigation.go("handout")

    def _on_add_pages_requested(self) -> None:
        self._navigation.go("add-pages", self._opened.ref if self._opened is not None else "")

    def _on_packs_requested(self) -> None:
        self._navigation.go("packs")

    def _on_code_requested(self) -> None:
        self._navigation.go("code")

    def _on_settings_requested(self) -> None:
        self._navigation.go("settings")

    # What is printed

    def save(self) -> None:
        """Ask where, then write the handout shown there."""
        self._previewing.save()

    def finish(self) -> None:
        """Print, save and remember what was asked for before the window closed."""
        self._previewing.finish()

    def _wanted(self) -> Wanted | None:
        """What lies on the screen, as it is to be set; None where there is no page."""
        opened, options, items = self._opened, self._options, self._shown_items()
        if opened is None or options is None or not items:
            return None
        view = self._view()
        pages = {item.page for item in items}
        return Wanted(
            items=items,
            options=options,
            title=opened.title if opened.kind is HandoutKind.PACK else "",
            name=opened.title,
            live={page: made() for page, made in self._live.items() if page in pages},
            pack=opened.pack,
            text_scale=view.text_scale,
            theme=view.theme,
            recorded=view.nurse,
        )

    def _on_options_changed(self, options: HandoutOptions) -> None:
        self._options = options
        self._previewing.make()
