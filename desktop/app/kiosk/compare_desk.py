"""Fills comparing in a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.app.history import Stop
from desktop.app.kiosk.desk import Desk
from desktop.app.kiosk.explaining import Explaining
from desktop.app.listened import Listened
from desktop.domain.blocks import plain
from desktop.domain.comparing import BOARDS, LEAST_OPTIONS, Chosen, CompareView
from desktop.domain.content import READING_SPEED, Question
from desktop.domain.errors import AppError
from desktop.domain.listening import Script, Sentence
from desktop.domain.packs import HandoutItem
from desktop.kiosk.compare_cell import CellExplained
from desktop.kiosk.compare_choice import MOST_CHOSEN
from desktop.kiosk.compare_screen import CompareScreen
from desktop.library.comparing import COMPARE_PAGE
from desktop.library.handout_items import compared_item
from desktop.library.scripts import Scripts

if TYPE_CHECKING:
    from desktop.app.kiosk.visit import Visit


class CompareDesk(Desk):
    """What to compare, which ones, then one aspect after the other.

    The page of its stop names the board or, with commas between, the options; nothing asks for
    the board first. Its anchor names the aspect or, on a board, the option to begin with.
    """

    def __init__(self, visit: Visit) -> None:
        self._compare = CompareScreen(visit.kit.theme, visit.frame)
        super().__init__(visit, self._compare)
        self._library = visit.kit.session.library
        Explaining(visit, self._compare.links)
        self._compare.detail_requested.connect(self._on_detail)
        self._compare.question_toggled.connect(self._on_question)
        self._compare.print_requested.connect(self._on_print)

    @override
    def open(self, stop: Stop) -> bool:
        if not stop.page:
            self._compare.show_boards()
        elif stop.page in BOARDS:
            offered = self._library.comparing.view(Chosen(stop.page, ())).offered
            self._compare.show_options(stop.page, offered, stop.anchor)
            self.visit.leave_at("")  # coming back finds what was chosen here
        else:
            return self._open_view(stop)
        return True

    def _open_view(self, stop: Stop) -> bool:
        """Compare the options that `stop` names; two of them must be there."""
        comparing = self._library.comparing
        options = tuple(dict.fromkeys(stop.page.split(",")))[:MOST_CHOSEN]
        try:
            view = comparing.view(Chosen(comparing.board_of(options[0]), options))
        except AppError:
            return False
        if len(view.comparison.options) < LEAST_OPTIONS:
            return False
        before = self._compare.view
        if before is None or before.chosen != view.chosen:
            self.kit.counts.count_page(COMPARE_PAGE)
        self._compare.show_view(view, stop.page, stop.anchor, frozenset(self.visit.state.questions))
        self.visit.state.opened(_item(view))
        return True

    @property
    @override
    def listened(self) -> Listened | None:
        return (
            AspectListened(self._compare, self._library.scripts) if self._compare.aspect else None
        )

    @property
    @override
    def minutes(self) -> float:
        view, aspect = self._compare.view, self._compare.aspect
        rows = view.comparison.rows if view is not None else ()
        said = (plain(cell.runs) for row in rows if row.id == aspect for cell in row.cells)
        return sum(len(words.split()) for words in said) / READING_SPEED

    def _on_detail(self, option: str, aspect: str) -> None:
        view = self._compare.view
        if view is None:
            return
        detail = self._library.comparing.detail(view.board.id, option, aspect)
        told = CellExplained(self.kit.theme, self._library.draw, self._compare.links, detail)
        told.page_requested.connect(self.visit.open_page)
        self.visit.frame.open_sheet(told.title, told)

    def _on_question(self, question: Question) -> None:
        self.visit.state.toggle_question(question.id, question.text)
        self._compare.set_saved(frozenset(self.visit.state.questions))

    def _on_print(self) -> None:
        view = self._compare.view
        if view is not None:
            self.visit.go("print", COMPARE_PAGE, _item(view).detail)


class AspectListened:
    """The aspect shown, marked sentence by sentence."""

    def __init__(self, compare: CompareScreen, scripts: Scripts) -> None:
        self._compare = compare
        self._scripts = scripts

    @property
    def page(self) -> str:
        """Each aspect is a page of its own."""
        return f"{COMPARE_PAGE}#{self._compare.aspect}"

    def script(self) -> Script:
        view, aspect = self._compare.view, self._compare.aspect
        if view is None or not aspect:
            return Script()
        return self._scripts.of_aspect(view, aspect)

    def begin_at(self, script: Script, last: int) -> int:
        return last

    def show(self, script: Script, sentence: Sentence, look: bool) -> None:
        self._compare.show_spoken(script, sentence, look=look)

    def clear(self) -> None:
        self._compare.clear_spoken()


def _item(view: CompareView) -> HandoutItem:
    """What is compared, as a page that stays as it is now."""
    names = {option.id: option.name for option in view.comparison.options}
    return compared_item(view.comparison.title, view.chosen, names, ())
