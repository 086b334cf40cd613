"""A field for a take-home code that sets it in groups while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from desktop.domain.take_home import CODE_LETTERS, MOST_LETTERS, grouped
from desktop.theme.controller import ThemeController
from desktop.ui.common.field_parts import Labelled, Line

_ROLE = "h2"
_LONGEST = 1000  # characters; all that a QR reader types must fit
_TYPED = frozenset(CODE_LETTERS + "SZB")  # the last three stand for figures
_BETWEEN = frozenset(" -\N{NO-BREAK SPACE}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}")


class CodeField(Labelled):
    """One big line; what cannot be a code is left just as it was typed.

    Signals:
        submitted: what stands in it, on Enter.
    """

    submitted = Signal(str)

    def __init__(
        self, theme: ThemeController, label: str, parent: QWidget | None = None, *, hint: str = ""
    ) -> None:
        super().__init__(theme, label, parent, hint)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(18, 6, 18, 6)
        self.line = Line(theme, self.frame, role=_ROLE, name=label)
        self.line.setObjectName("code_line")
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleDescription(hint)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.line.textEdited.connect(self._on_edited)
        self.line.returnPressed.connect(self._on_return)
        self.follow(theme)

    @override
    def _described(self) -> QWidget:
        return self.line

    @override
    def apply_theme(self) -> None:
        self.frame.setFixedHeight(self.look.line_height(_ROLE) + 28)

    @property
    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)

    def _on_edited(self, text: str) -> None:
        letters = _letters(text)
        if len(letters) > MOST_LETTERS or not _TYPED.issuperset(letters):
            return
        shown = grouped(letters)
        if shown != text:
            before = _letters(text[: self.line.cursorPosition()])
            self.line.setText(shown)
            self.line.setCursorPosition(len(grouped(before)))

    def _on_return(self) -> None:
        self.submitted.emit(self.line.text())


def _letters(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign not in _BETWEEN)
