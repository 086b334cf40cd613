"""What can be read aloud of a screen that holds a few lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.domain.listening import Script, Sentence
from desktop.library.scripts import Scripts
from desktop.ui.reader.spoken_follower import SpokenFollower


class LinesListened:
    """Lines in the order in which they stand, marked sentence by sentence.

    Args:
        lines: those on the screen now.
    """

    def __init__(
        self,
        page: str,
        lines: Callable[[], Sequence[str]],
        follower: SpokenFollower,
        scripts: Scripts,
    ) -> None:
        self._page = page
        self._lines = lines
        self._follower = follower
        self._scripts = scripts

    @property
    def page(self) -> str:
        return self._page

    def script(self) -> Script:
        return self._scripts.of_lines(self._lines())

    def begin_at(self, script: Script, last: int) -> int:
        return last

    def show(self, script: Script, sentence: Sentence, look: bool) -> None:
        self._follower.show(script, sentence, follow=look or self._follower.in_sight)

    def clear(self) -> None:
        self._follower.clear()
