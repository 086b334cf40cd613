"""What one word means, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.domain.content import Term
from desktop.kiosk.answers import Answer, Answers
from desktop.kiosk.review_mark import ReviewMark
from desktop.theme.controller import ThemeController
from desktop.ui.common.columns import PageColumn
from desktop.ui.common.labels import BodyLabel, HeadingLabel
from desktop.ui.common.page_scroll import PageScroll
from desktop.ui.reader.spoken_follower import SpokenFollower

_COLUMN = 760  # px at 100 % text: lines no longer than eyes follow with ease


class MeaningView(PageScroll):
    """The word, how it is said, what it means, and the pages that use it.

    Signals:
        page_requested: id of a page that uses it.

    Attributes:
        spoken: marks what is read aloud.
    """

    page_requested = Signal(str)

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("word_meaning")
        self._page = PageColumn(self, gap=10)
        body = self._page.body
        self._word = HeadingLabel(theme, "", self._page, level=1, role="display")
        self._say = BodyLabel(theme, "", self._page, role="lead", muted=True)
        self._also = BodyLabel(theme, "", self._page, muted=True)
        self._definition = BodyLabel(theme, "", self._page, role="lead")
        self._used = HeadingLabel(theme, self.tr("Where it is used"), self._page, level=2)
        self._pages = Answers(theme, self._page, most=2)
        for widget, name in (
            (self._word, "meaning_word"),
            (self._say, "meaning_say"),
            (self._also, "meaning_also"),
            (self._definition, "meaning_definition"),
        ):
            widget.setObjectName(name)
        body.addWidget(self._word)
        body.addWidget(self._say)
        body.addWidget(self._also)
        body.addSpacing(12)
        body.addWidget(self._definition)
        body.addSpacing(6)
        body.addWidget(ReviewMark(theme, self._page), 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(24)
        body.addWidget(self._used)
        body.addWidget(self._pages)
        body.addStretch(1)
        self._pages.chosen.connect(self.page_requested)
        self.set_page(self._page)
        self.spoken = SpokenFollower(self, self._box, self)
        self.apply_theme()

    def lines(self) -> list[str]:
        """What can be read aloud."""
        labels = (self._word, self._also, self._definition)
        return [label.text() for label in labels if not label.isHidden()]

    def show_term(self, term: Term, used_in: Sequence[Answer]) -> None:
        """Show one word.

        Args:
            used_in: pages to touch.
        """
        self._word.setText(term.term)
        self._say.setText(self.tr("Say: {say}").format(say=term.say))
        self._say.setVisible(bool(term.say))
        self._also.setText(self.tr("Also called: {names}").format(names=", ".join(term.aliases)))
        self._also.setVisible(bool(term.aliases))
        self._definition.setText(term.definition)
        self._used.setVisible(bool(used_in))
        self._pages.show_answers(used_in)
        self.verticalScrollBar().setValue(0)

    def _box(self, _part: str) -> QWidget:
        return self._page

    @override
    def apply_theme(self) -> None:
        super().apply_theme()
        if hasattr(self, "_page"):
            self._page.set_most(self.look.body_px(_COLUMN))
