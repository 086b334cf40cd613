"""What can be read aloud: the page in the reader, and a diagram on its own screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from desktop.domain.listening import Script, Sentence, step_anchor
from desktop.domain.screens import DiagramView
from desktop.library.scripts import Scripts
from desktop.ui.reader.reader_page import ReaderPage


class Listened(Protocol):
    """A page that can be read aloud."""

    @property
    def page(self) -> str:
        """Id of what is shown."""

    def script(self) -> Script: ...

    def begin_at(self, script: Script, last: int) -> int:
        """Place of the sentence to begin with; `last` is where listening ended before."""

    def show(self, script: Script, sentence: Sentence, look: bool) -> None: ...

    def clear(self) -> None: ...


class ReaderListened:
    """The page in the reader, marked sentence by sentence."""

    def __init__(self, reader: ReaderPage, scripts: Callable[[], Scripts]) -> None:
        self._reader = reader
        self._scripts = scripts

    @property
    def page(self) -> str:
        view = self._reader.view
        return view.article.id if view is not None else ""

    def script(self) -> Script:
        view = self._reader.view
        return self._scripts().of_page(view) if view is not None else Script()

    def begin_at(self, script: Script, last: int) -> int:
        return self._reader.first_in_sight(script, last)

    def show(self, script: Script, sentence: Sentence, look: bool) -> None:
        self._reader.show_spoken(script, sentence, look=look)

    def clear(self) -> None:
        self._reader.clear_spoken()


class ShowsDiagram(Protocol):
    """The screen of one diagram."""

    @property
    def view(self) -> DiagramView | None:
        """What is shown; None before the first diagram."""

    @property
    def step(self) -> int:
        """The step shown, from 1; 0 while all is shown."""

    def show_spoken(self, script: Script, sentence: Sentence, *, look: bool = False) -> None: ...

    def clear_spoken(self) -> None: ...


class DiagramListened:
    """A diagram on its own screen: its words, or step by step, marked sentence by sentence."""

    def __init__(self, diagram: ShowsDiagram, scripts: Callable[[], Scripts]) -> None:
        self._diagram = diagram
        self._scripts = scripts

    @property
    def page(self) -> str:
        """Its steps are a page of their own."""
        view = self._diagram.view
        if view is None:
            return ""
        return f"{view.diagram.id}#steps" if self._diagram.step else view.diagram.id

    def script(self) -> Script:
        view = self._diagram.view
        if view is None:
            return Script()
        return self._scripts().of_diagram(view.diagram, by_step=self._diagram.step > 0)

    def begin_at(self, script: Script, last: int) -> int:
        """Where it ended before, unless another step is shown now."""
        step = self._diagram.step
        first = script.first_of(step_anchor(step)) if step else 0
        here = script.passages[script.sentences[last].passage].anchor
        return last if not step or here == step_anchor(step) else first or 0

    def show(self, script: Script, sentence: Sentence, look: bool) -> None:
        self._diagram.show_spoken(script, sentence, look=look)

    def clear(self) -> None:
        self._diagram.clear_spoken()
