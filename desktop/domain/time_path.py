"""A path through the pages that fits the time somebody has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.content import READING_SPEED

LENGTHS = (2, 5, 15)  # minutes to choose from
START_HERE = "start-here"  # the subject that is chosen until another one is


@dataclass(frozen=True, slots=True)
class Subject:
    """What a path may be about; strategies are those in their fixed order."""

    id: str
    name: str
    is_strategy: bool


@dataclass(frozen=True, slots=True)
class TimeStep:
    """A whole page, or one part of it.

    Args:
        anchor: of the part; empty for the whole page.
        title: of the page.
        heading: of the part; empty for the whole page.
    """

    page: str
    anchor: str
    title: str
    heading: str
    words: int
    read: bool = False

    @property
    def address(self) -> str:
        """What opens it."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page

    @property
    def minutes(self) -> int:
        return minutes_of(self.words)


@dataclass(frozen=True, slots=True)
class TimePath:
    """Steps that can be read in the time asked for.

    Args:
        minutes: asked for, one of LENGTHS; 0 until a length is chosen.
        subject: id of what it is about.
        place: of the step to read now, from 0.
        started: whether it was begun; until then nothing of it can be carried on.
        again: all of the subject had been read before.
    """

    minutes: int = 0
    subject: str = START_HERE
    steps: tuple[TimeStep, ...] = ()
    place: int = 0
    started: bool = False
    again: bool = False

    @property
    def words(self) -> int:
        return sum(step.words for step in self.steps)

    @property
    def words_left(self) -> int:
        return sum(step.words for step in self.steps if not step.read)

    @property
    def finished(self) -> bool:
        """Whether it has steps, and all of them are read."""
        return bool(self.steps) and all(step.read for step in self.steps)

    @property
    def under_way(self) -> bool:
        """Whether there is something to carry on with."""
        return self.started and bool(self.steps) and not self.finished

    @property
    def now(self) -> TimeStep:
        """The step to read now; there must be steps."""
        return self.steps[self.place]

    @property
    def is_last(self) -> bool:
        """Whether nothing but the step of now is left to read."""
        return all(step.read or step is self.now for step in self.steps)

    def at(self, place: int) -> TimePath:
        """The same path, begun, with another step to read now."""
        return replace(self, place=place, started=True)

    def past_now(self) -> TimePath:
        """The step of now is read; the next unread one follows, or else the first that is left."""
        steps = tuple(
            replace(step, read=True) if place == self.place else step
            for place, step in enumerate(self.steps)
        )
        unread = [place for place, step in enumerate(steps) if not step.read]
        later = [place for place in unread if place > self.place]
        place = next(iter([*later, *unread]), self.place)
        return replace(self, steps=steps, place=place, started=True)


@dataclass(frozen=True, slots=True)
class TimeView:
    """Time I have, as its screen shows it.

    Args:
        gone: names of steps that the library no longer holds.
    """

    subjects: tuple[Subject, ...]
    path: TimePath
    gone: tuple[str, ...] = ()


def minutes_of(words: int) -> int:
    """How many minutes it takes to read so many words; 0 for less than one."""
    return round(words / READING_SPEED) if words >= READING_SPEED else 0
