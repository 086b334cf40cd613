"""Whatever can be touched is large enough, apart from the rest, and whole."""

from __future__ import annotations

import dataclasses

from pytestqt.qtbot import QtBot

from desktop.app.history import Stop
from desktop.app.kiosk.desks import DESKS
from tests.end2end.kiosk.conftest import StartKiosk, begin
from tests.end2end.kiosk.targets import SCALES, SCREENS, faults, settle, walk

STOPS = (
    *(Stop(place) for place in ("start", "treatments", "choices", "topics", "urgent")),
    Stop("page", "immune-reconstitution"),
    Stop("page", "natalizumab"),
    *(Stop("compare", what) for what in ("", "treatments", "strategies")),
    Stop("compare", "cladribine,ocrelizumab", "relapses"),
    *(Stop("diagrams"), Stop("diagram", "three-rs"), Stop("diagram", "three-rs", "words")),
    *(Stop("word"), Stop("word", "term:relapse"), Stop("code")),
    *(Stop("questions"), Stop("questions", "choose"), Stop("questions", "write")),
    *(Stop("take-home"), Stop("print", "immune-reconstitution")),
)


def test_every_target_of_every_screen(qtbot: QtBot, kiosk: StartKiosk) -> None:
    program = kiosk()
    found = [*faults(program.window, program.theme.now.px_per_mm)]
    visit = begin(program)
    assert {stop.place for stop in STOPS} == set(DESKS)
    for width, height in SCREENS:
        program.window.resize(width, height)
        for scale in SCALES:
            view = program.theme.settings
            program.theme.apply(dataclasses.replace(view, text_scale=scale))
            visit.show_state()
            program.idle.counting.emit(42)
            settle(qtbot, program)
            asked = [*faults(program.window, program.theme.now.px_per_mm)]
            program.idle.sign()
            program.window.still_there.hide()
            seen = (*asked, *walk(qtbot, program, STOPS))
            found += [f"{width}x{height} at {scale:.0%}, {fault}" for fault in seen]
    assert not found, "\n".join(found)
